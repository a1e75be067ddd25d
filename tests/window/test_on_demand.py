import subprocess
import sys
from typing import Final

START: Final = """
import sys
from PySide6.QtWidgets import QApplication
from warloss_gui.app import Program
from warloss_gui.settings.preferences import Preferences
program = Program(QApplication([]), Preferences())
window = "warloss_gui.window."
print(*sorted({window + "take_away", window + "reports", "jinja2", "xlsxwriter", "pypdf"} & set(sys.modules)))
program.end()
"""


def test_what_most_readers_never_ask_for_does_not_delay_the_start() -> None:
    shown = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert shown.stdout == "\n"

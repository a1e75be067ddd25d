import subprocess
import sys
from typing import Final

SESSION: Final = """
import sys
from PySide6.QtWidgets import QApplication
from warloss_gui.app import Program
from warloss_gui.settings.preferences import Preferences
program = Program(QApplication([]), Preferences())
window = "warloss_gui.window."
rare = {window + "take_away", window + "reports", "jinja2", "xlsxwriter", "pypdf"}
print(*sorted(rare & set(sys.modules)))
assert program.window.on_demand.take_away
print(*sorted(rare & set(sys.modules)))
program.end()
"""


def test_what_is_rarely_asked_for_delays_neither_the_start_nor_the_first_copy() -> None:
    shown = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=True)
    assert shown.stdout == "\nwarloss_gui.window.take_away\n"

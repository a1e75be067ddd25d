import subprocess
import sys


def test_the_source_of_what_is_imported_is_neither_read_nor_kept() -> None:
    code = "import warloss_gui.app, linecache; print(len(linecache.cache))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # PySide reads a few modules before it can be told, more than two hundred otherwise.
    assert int(shown.stdout) < 100

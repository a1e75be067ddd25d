"""What every part of the window stands on: background tasks, the open sheet, errors, theme, plain text."""

from importlib import import_module
from typing import Any

import PySide6.QtCore  # noqa: F401 - it brings the module below  # pyright: ignore[reportUnusedImport]

_feature: Any = import_module("shibokensupport.feature")


def _uses_no_feature(_module: object) -> bool:
    return False


# PySide reads the source of every module that is imported after it, in search of its optional names for
# Python, and Python keeps what was read: a tenth of the start and fifteen megabytes. Nothing here uses them.
_feature._mod_uses_pyside = _uses_no_feature  # noqa: SLF001

"""pyqtgraph, imported so that it takes from Qt only what a picture needs.

PySide makes a class when its name is first asked for, and pyqtgraph asks for every name of three modules, to
keep it in modules of its own: a thousand classes, half of the import and some megabytes, of which a picture
needs a few dozen. So those modules are there before it, and ask for a name when somebody asks them.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets


@contextmanager
def _names_on_demand() -> Generator[None, None, None]:
    sources: tuple[Any, ...] = (QtCore, QtGui, QtWidgets)
    for source in sources:
        mirror: Any = ModuleType(source.__name__.replace("PySide6", "pyqtgraph.Qt"))
        mirror.__getattr__ = partial(getattr, source)
        sys.modules[mirror.__name__] = mirror
        source.__dir__ = tuple[str, ...]
    try:
        yield
    finally:
        for source in sources:
            del source.__dir__


# There is no linear algebra in a picture, and the threads that numpy would start for it take time and memory.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
with _names_on_demand():
    import pyqtgraph  # pyright: ignore[reportMissingTypeStubs]

pg: Any = pyqtgraph
"""pyqtgraph has no types."""


def still_view(parent: QtWidgets.QWidget) -> Any:
    """A view that is only looked at: what lies on top of it has the focus, the pointer and the menus."""
    view = pg.GraphicsView(parent)
    for part in (view, view.viewport()):
        part.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
    view.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.scene().contextMenu.clear()
    return view

"""What the tests of the stores share."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE
from warloss_gui.qt.tasks import make_pool


@pytest.fixture
def pool(qapp: QApplication) -> Iterator[QThreadPool]:
    """A pool of its own, in which nothing runs any more when the test has ended."""
    owner = QObject()
    made = make_pool(owner)
    yield made
    assert made.waitForDone(PATIENCE)
    shiboken6.delete(owner)

"""Qt's own messages: into the log, and never an abort without a word."""

import logging
import os
import sys
from typing import Final

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
NO_DISPLAY: Final = (
    "warloss-gui: no display can be used; start it inside a desktop session, "
    "or use 'warloss-gui export', which needs none"
)
_FAILED: Final = 1


def take_over() -> None:
    """Send Qt's messages to the log from now on.

    Qt ends the process after a fatal message. The only one that can be expected comes before there is an
    application: no display. It is told in one line, and the process ends with status 1 instead of an abort.
    """
    qInstallMessageHandler(_handle)


def release() -> None:
    """Give Qt's messages back to Qt."""
    qInstallMessageHandler(None)


def _handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = getattr(context, "category", None) or "default"
    logging.getLogger(f"qt.{category}").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
    if kind is QtMsgType.QtFatalMsg:
        started = QCoreApplication.instance() is not None and not QCoreApplication.startingUp()
        sys.stderr.write((f"warloss-gui: {message}" if started else NO_DISPLAY) + "\n")
        sys.stderr.flush()
        os._exit(_FAILED)

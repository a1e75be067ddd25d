# pyright: reportPrivateUsage=false

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QLoggingCategory,
    QMessageLogContext,
    QtMsgType,
    qCCritical,
    qCritical,
    qDebug,
    qInfo,
    qWarning,
)
from PySide6.QtWidgets import QApplication

from warloss_gui.qt import messages

CHECKOUT = Path(__file__).parents[2]


def test_qt_s_messages_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    messages.take_over()
    for say in (qDebug, qInfo, qWarning, qCritical):
        say("said 100 % so")
    assert caplog.record_tuples == [
        ("qt.default", level, "said 100 % so")
        for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR)
    ]


def test_a_message_names_its_category(caplog: pytest.LogCaptureFixture) -> None:
    messages.take_over()
    # The bindings say bytes and take text.
    qCCritical(QLoggingCategory(cast("bytes", "warloss.made")), cast("bytes", "said"))
    assert caplog.record_tuples == [("qt.warloss.made", logging.ERROR, "said")]


def test_messages_are_given_back(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    messages.take_over()
    messages.release()
    qWarning("said")
    assert caplog.records == []
    assert capfd.readouterr().err == "said\n"


class Ended(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(status: int) -> None:
        raise Ended(status)

    monkeypatch.setattr(os, "_exit", end)


@pytest.mark.usefixtures("no_end")
def test_a_fatal_message_ends_the_process_in_one_line(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Ended, match="1"):
        messages._handle(QtMsgType.QtFatalMsg, QMessageLogContext(), "no way on")
    assert capsys.readouterr().err == "warloss-gui: no way on\n"
    assert caplog.record_tuples == [("qt.default", logging.CRITICAL, "no way on")]


@pytest.mark.usefixtures("no_end")
def test_a_fatal_message_before_there_is_an_application_means_no_display(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QCoreApplication, "instance", lambda: None)
    with pytest.raises(Ended, match="1"):
        messages._handle(QtMsgType.QtFatalMsg, QMessageLogContext(), "two\nlines")
    assert capsys.readouterr().err == messages.NO_DISPLAY + "\n"


def run(*command: str, **variables: str | None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **variables}
    return subprocess.run(
        [sys.executable, *command],
        cwd=CHECKOUT,
        env={name: value for name, value in env.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="displays of X11 and Wayland")
@pytest.mark.parametrize(
    "variables",
    [
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": None},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":9999"},
        {"QT_QPA_PLATFORM": None, "DISPLAY": None},
        {"QT_QPA_PLATFORM": None, "DISPLAY": "no display"},
        {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "no-display", "XDG_RUNTIME_DIR": "/"},
        {"QT_QPA_PLATFORM": "no-such-platform", "DISPLAY": None},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": None, "XDG_RUNTIME_DIR": "/no/such/folder", "LANG": "C"},
    ],
)
def test_without_a_display_the_program_says_so_in_one_line(
    home: Path, variables: dict[str, str | None]
) -> None:
    done = run("-m", "warloss_gui", **{"WAYLAND_DISPLAY": None, **variables})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == messages.NO_DISPLAY + "\n"
    assert "export" in done.stderr
    (log,) = home.rglob("warloss.log")
    assert "CRITICAL" in log.read_text()


FATAL = """
from PySide6.QtCore import QCoreApplication, qFatal
from warloss_gui.qt import messages
messages.take_over()
application = QCoreApplication([])
qFatal("no way on")
"""


def test_a_fatal_message_in_a_running_program_is_no_crash() -> None:
    done = run("-c", FATAL)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("warloss-gui: ")

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.screen import spoken
from warloss_gui.widgets.message_bar import MessageBar


def test_it_is_seen_only_while_something_is_said(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    with qtbot.waitExposed(bar):
        bar.say("The file <b>A & B</b> is gone.")
    assert bar.text() == "The file <b>A & B</b> is gone."
    assert bar.textFormat() is Qt.TextFormat.PlainText
    assert spoken(bar).name == bar.text()
    bar.say("")
    assert not bar.isVisible()

"""Looking at widgets as a reader does, by eye, by key and by screen reader."""

from typing import Final, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTableView, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OpenSheet
from warloss_gui import assets
from warloss_gui.app import Program
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.qt import turns
from warloss_gui.tabs.contingents import ContingentsTab
from warloss_gui.tabs.equipment import EquipmentTab
from warloss_gui.tabs.personnel import PersonnelTab
from warloss_gui.tabs.statements import StatementsTab
from warloss_gui.widgets.card_column import CardColumn
from warloss_gui.widgets.figure_browser import FigureBrowser
from warloss_gui.widgets.page import Page

W = TypeVar("W", bound=QWidget)

ARTICLE: Final = assets.path("factsheets/article.json")
OTHERS: Final = assets.path("factsheets/other-claimants.json")


class Spoken(NamedTuple):
    """What a screen reader is told of something."""

    role: QAccessible.Role
    name: str
    about: str


def show(program: Program, qtbot: QtBot) -> None:
    """Show the window and wait until all of its sheet is in it."""
    with qtbot.waitExposed(program.window):
        program.window.show()
    program.window.activateWindow()
    settle(program, qtbot)


def show_article(program: Program, open_sheet: OpenSheet, qtbot: QtBot) -> None:
    """Show the window with the bundled sheet."""
    open_sheet(ARTICLE)
    show(program, qtbot)


def settle(program: Program, qtbot: QtBot) -> None:
    """Wait until every tab shows the sheet, with all the cards that it will show by itself."""
    pages = [program.window.sheet_page.tabs.pages[name] for name in TAB_NAMES]
    qtbot.waitUntil(lambda: not any(page.is_waiting for page in pages))
    turn(qtbot)


def turn(qtbot: QtBot) -> None:
    """Let the event loop run until what was asked for later has been done, step after step."""
    rounds = 0
    while rounds < 16:
        with qtbot.waitCallback() as done:
            QTimer.singleShot(0, done)
        rounds = rounds + 1 if turns.all_taken() else 0


def parts(widget: QWidget, kind: type[W]) -> list[W]:
    """The visible parts of a kind."""
    return [part for part in widget.findChildren(kind) if part.isVisible()]


def part(widget: QWidget, kind: type[W]) -> W:
    """The one visible part of a kind."""
    (found,) = parts(widget, kind)
    return found


def page_of(widget: QWidget) -> Page:
    """The page that a widget is on."""
    holder = widget.parentWidget()
    while not isinstance(holder, Page):
        assert holder is not None
        holder = holder.parentWidget()
    return holder


def top_of(part: QWidget) -> int:
    """Where a part begins on its page."""
    content = page_of(part).widget()
    assert content is not None
    return part.mapTo(content, QPoint()).y()


def length_of(page: Page) -> int:
    """How long a page is, from where its bar is at the top to where it is at the bottom."""
    return page.verticalScrollBar().maximum() + page.viewport().height()


def is_seen(widget: QWidget, rect: QRect | None = None) -> bool:
    """Whether all of a widget, or of a rectangle of it, is within what is scrolled into view."""
    return widget.visibleRegion().boundingRect().contains(widget.rect() if rect is None else rect)


def row_is_seen(table: QTableView) -> bool:
    """Whether the current row is seen from top to bottom, or as much of it as there is room for."""
    cell = table.visualRect(table.currentIndex())
    room = page_of(table).viewport().height()
    return is_seen(table.viewport(), QRect(0, cell.y(), 1, min(cell.height(), room)))


def texts(widget: QWidget) -> list[str]:
    """The texts of the visible labels."""
    return [label.text() for label in parts(widget, QLabel) if label.text()]


def personnel(program: Program) -> PersonnelTab:
    return _page(program, "personnel", PersonnelTab)


def equipment(program: Program) -> EquipmentTab:
    return _page(program, "equipment", EquipmentTab)


def contingents(program: Program) -> ContingentsTab:
    return _page(program, "contingents", ContingentsTab)


def statements(program: Program) -> StatementsTab:
    return _page(program, "statements", StatementsTab)


def _page(program: Program, name: TabName, kind: type[W]) -> W:
    page = program.window.sheet_page.tabs.pages[name]
    assert isinstance(page, kind)
    return page


def rows(table: QTableView) -> list[dict[str, str]]:
    """What a table shows: for each row the cells by their headers, without the sign of the order."""
    model = table.model()
    headers = [
        str(model.headerData(i, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)).rstrip(" ▲▼")
        for i in range(model.columnCount())
    ]
    return [
        {header: str(model.index(row, i).data()) for i, header in enumerate(headers)}
        for row in range(model.rowCount())
    ]


def shown_ids(browser: FigureBrowser) -> list[str]:
    """The ids of the figures in the rows."""
    return [browser.model.record(row).figure.id for row in range(browser.model.rowCount())]


def chosen_id(browser: FigureBrowser) -> str | None:
    """The id of the figure in the row that is selected."""
    selected = browser.table.selectionModel().selectedRows()
    return browser.model.record(selected[0].row()).figure.id if selected else None


def spoken(thing: QObject) -> Spoken:
    """What a screen reader is told of a widget."""
    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None
    return Spoken(found.role(), found.text(QAccessible.Text.Name), found.text(QAccessible.Text.Description))


def spoken_cell(table: QTableView, index: QModelIndex) -> Spoken:
    """What a screen reader is told of a cell."""
    found = QAccessible.queryAccessibleInterface(table)
    assert found is not None
    # Below the table stand the corner and the headers of the columns, then each row after its header.
    cell = found.child((index.row() + 1) * (table.model().columnCount() + 1) + index.column() + 1)
    assert cell is not None
    return Spoken(cell.role(), cell.text(QAccessible.Text.Name), cell.text(QAccessible.Text.Description))


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in a widget."""
    QTest.keyClick(widget, key, modifier)


def press_focused(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    press(focused(), key, modifier)


def focused() -> QWidget:
    """The widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def focus(widget: QWidget, qtbot: QtBot) -> None:
    """Give the focus to a widget that can be reached with Tab."""
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def tip() -> str:
    """The tip on the screen, or nothing."""
    return QToolTip.text() if QToolTip.isVisible() else ""


def hover(widget: QWidget, at: QPoint | None = None) -> str:
    """The tip that comes when the pointer rests on a widget, or on a point of it."""
    point = widget.rect().center() if at is None else at
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(point)))
    return tip()


def turn_wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel over the middle of what is seen of a widget; up is positive."""
    seen = widget.visibleRegion().boundingRect()
    assert not seen.isEmpty()
    window = widget.window()
    place = QPointF(widget.mapTo(window, seen.center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * notches))


def hide_tip(qtbot: QtBot) -> None:
    """Let the tip go."""
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def click_cell(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click a cell or an entry of a list."""
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualRect(index).center(),
    )


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center()
    )


def card_texts(column: CardColumn) -> list[list[str]]:
    """The texts of each card."""
    return [texts(card) for card in column.cards]


def reached_by_tab() -> list[QWidget]:
    """Every widget that Tab leads to, from the one in focus around to it again."""
    start = focused()
    found = [start]
    while True:
        press_focused(Qt.Key.Key_Tab)
        if focused() is start:
            return found
        assert focused() not in found, "Tab turns in a circle that leaves out the start"
        found.append(focused())

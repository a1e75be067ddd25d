from collections.abc import Sequence
from typing import cast, get_args

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import caveat, equipment, figure, quantity, sheet_of
from tests.screen import click_cell, focus, hide_tip, hover, press, rows, spoken, spoken_cell, tip, turn
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.itemmodels.table import TableModel
from warloss_gui.qt import icons
from warloss_gui.qt.plain import tooltip
from warloss_gui.qt.theme import Look
from warloss_gui.widgets.figure_table import FigureTable

LABELS = ("soldiers killed", "Officers & <b>others</b> killed", "troops lost")
VALUES = (30, 2_000, 100)
CLASSES: tuple[EquipmentClass, ...] = get_args(EquipmentClass)


def shown_rows(labels: Sequence[str] = LABELS, values: Sequence[int] = VALUES) -> list[FigureRow]:
    sheet = sheet_of(
        figures=[
            figure(id=f"figure-{i}", label=label, quantity=quantity(value, "at_least"), caveats=["undefined"])
            for i, (label, value) in enumerate(zip(labels, values, strict=True))
        ],
        caveats=[caveat("undefined")],
    )
    return figures.rows_of(sheet.figures, sheet)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 400)
    return made


@pytest.fixture
def table(holder: QWidget, qtbot: QtBot) -> FigureTable:
    columns = [
        figures.label_column("Counted"),
        figures.number_column(),
        figures.claimant_column(),
        figures.caveats_column(),
    ]
    made = FigureTable(TableModel(columns, figures.search_text, holder), "Figures", holder)
    made.resize(700, 300)
    model_of(made).set_records(shown_rows())
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    turn(qtbot)
    return made


def model_of(table: FigureTable) -> TableModel[FigureRow]:
    return cast("TableModel[FigureRow]", table.model())


def numbers(table: FigureTable) -> list[str]:
    return [row["Number"] for row in rows(table)]


def header_point(table: FigureTable, column: int) -> QPoint:
    header = table.horizontalHeader()
    return QPoint(
        header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2
    )


def click_header(table: FigureTable, column: int) -> None:
    QTest.mouseClick(
        table.horizontalHeader().viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        header_point(table, column),
    )


# The claim of a cell


def test_every_cell_has_its_claim_by_hover_by_key_and_for_a_screen_reader(
    table: FigureTable, qtbot: QtBot
) -> None:
    model = model_of(table)
    focus(table, qtbot)
    for row in range(model.rowCount()):
        wording = model.record(row).wording
        for column, shown in enumerate(model.columns):
            index = model.index(row, column)
            about = f"1 caveat\n{wording.text}" if shown.key == "caveats" else wording.text
            assert hover(table.viewport(), table.visualRect(index).center()) == tooltip(about)
            table.setCurrentIndex(index)
            hide_tip(qtbot)
            press(table, Qt.Key.Key_Space)
            assert tip() == tooltip(about)
            name = f"{shown.header}: {shown.display(model.record(row))}"
            assert spoken_cell(table, index) == (QAccessible.Role.Cell, name, about)
    assert "Officers &amp; &lt;b&gt;others&lt;/b&gt; killed" in tooltip(model.record(1).wording.text)


def test_a_tip_stays_beside_its_cell(table: FigureTable, qtbot: QtBot) -> None:
    focus(table, qtbot)
    table.setCurrentIndex(model_of(table).index(0, 0))
    press(table, Qt.Key.Key_Space)
    assert tip()
    press(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not tip())


def test_a_screen_reader_is_told_of_table_and_headers(table: FigureTable) -> None:
    assert spoken(table)[:2] == (QAccessible.Role.Table, "Figures")
    found = QAccessible.queryAccessibleInterface(table)
    assert found is not None
    headers = [found.child(1 + i) for i in range(4)]
    assert [(h.role(), h.text(QAccessible.Text.Name)) for h in headers if h is not None] == [
        (QAccessible.Role.ColumnHeader, name) for name in ("Counted", "Number", "Claimant", "Caveats")
    ]


def test_without_a_row_a_key_opens_nothing(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records([])
    focus(table, qtbot)
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_Return)
    assert not tip()
    assert table.horizontalHeader().sortIndicatorSection() == -1


# Which row is current


def test_it_tells_which_row_is_current(table: FigureTable, qtbot: QtBot) -> None:
    told: list[FigureRow | None] = []
    table.picked.connect(told.append)
    model = model_of(table)
    click_cell(table, model.index(1, 0))
    press(table, Qt.Key.Key_Down)
    assert told == [model.record(1), model.record(2)]


def test_another_cell_of_the_same_row_is_no_other_row(table: FigureTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(model_of(table).index(1, 0))
    with qtbot.assertNotEmitted(table.picked):
        press(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 1


def test_it_tells_that_no_row_is_current(table: FigureTable) -> None:
    model = model_of(table)
    table.setCurrentIndex(model.index(1, 0))
    told: list[FigureRow | None] = []
    table.picked.connect(told.append)
    table.setCurrentIndex(model.index(-1, -1))
    assert told == [None]


def test_tab_leaves_the_table(table: FigureTable, holder: QWidget, qtbot: QtBot) -> None:
    after = QWidget(holder)
    after.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    after.resize(5, 5)
    after.show()
    focus(table, qtbot)
    press(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


# Sorting


UNSORTED = ["at least 30†", "at least 2,000†", "at least 100†"]
UP = ["at least 30†", "at least 100†", "at least 2,000†"]


def test_clicks_on_a_header_sort_by_its_column_up_down_and_back(table: FigureTable) -> None:
    assert numbers(table) == UNSORTED
    click_header(table, 1)
    assert numbers(table) == UP
    click_header(table, 1)
    assert numbers(table) == UP[::-1]
    click_header(table, 1)
    assert numbers(table) == UNSORTED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_sorts_by_the_column_of_the_cell_as_clicks_do(
    table: FigureTable, qtbot: QtBot, key: Qt.Key
) -> None:
    focus(table, qtbot)
    table.setCurrentIndex(model_of(table).index(0, 1))
    for expected in (UP, UP[::-1], UNSORTED, UP):
        press(table, key)
        assert numbers(table) == expected
    table.setCurrentIndex(model_of(table).index(0, 0))
    press(table, key)
    assert [row["Counted"] for row in rows(table)] == [
        "Officers & <b>others</b> killed",
        "Soldiers killed",
        "Troops lost",
    ]


def test_the_selected_row_stays_selected_when_the_order_changes(table: FigureTable) -> None:
    table.setCurrentIndex(model_of(table).index(1, 1))
    click_header(table, 1)
    (selected,) = table.selectionModel().selectedRows()
    assert selected.row() == 2
    assert table.currentIndex().row() == 2


# Columns and rows that fit


def test_columns_fill_the_width(table: FigureTable) -> None:
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_columns_follow_the_width(table: FigureTable, qtbot: QtBot) -> None:
    table.resize(1_000, 300)
    turn(qtbot)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_long_texts_wrap_where_there_is_little_room(table: FigureTable, qtbot: QtBot) -> None:
    single = table.rowHeight(0)
    model_of(table).set_records(shown_rows(["word " * 39, *LABELS[1:]]))
    turn(qtbot)
    assert table.horizontalScrollBar().maximum() == 0
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) >= single + line
    assert table.rowHeight(0) > table.rowHeight(1)


def test_texts_that_fit_stand_on_one_line(table: FigureTable) -> None:
    assert table.rowHeight(0) < 2.5 * table.fontMetrics().height()


def test_a_word_is_never_cut(table: FigureTable, qtbot: QtBot) -> None:
    word = "W" * 200
    model_of(table).set_records(shown_rows([word, *LABELS[1:]]))
    turn(qtbot)
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(word)
    assert table.horizontalScrollBar().maximum() > 0


def test_many_rows_are_of_one_line(table: FigureTable, qtbot: QtBot) -> None:
    many = 200
    model_of(table).set_records(shown_rows(["word " * 39, *LABELS[1:]]))
    turn(qtbot)
    high = table.rowHeight(0)
    model_of(table).set_records(shown_rows(["word " * 39] * many, list(range(1, many + 1))))
    turn(qtbot)
    assert {table.rowHeight(row) for row in range(many)} == {table.rowHeight(many - 1)}
    assert table.rowHeight(0) < high
    assert table.columnWidth(0) > 0


def test_an_empty_table_fits_too(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records([])
    turn(qtbot)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.height() < 100


def rows_height(table: FigureTable) -> int:
    return sum(table.rowHeight(row) for row in range(model_of(table).rowCount()))


def test_a_table_is_as_high_as_its_rows(table: FigureTable, qtbot: QtBot) -> None:
    """A page scrolls, and not the tables on it."""
    for count in (3, 1, 60, 3):
        model_of(table).set_records(shown_rows(["troops lost"] * count, [1] * count))
        turn(qtbot)
        assert table.viewport().height() == rows_height(table)
        assert table.verticalScrollBar().maximum() == 0


def test_a_table_of_more_than_sixty_rows_scrolls(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records(shown_rows(["troops lost"] * 61, [1] * 61))
    turn(qtbot)
    assert table.viewport().height() == 30 * table.rowHeight(0)
    assert table.verticalScrollBar().maximum() == rows_height(table) - table.viewport().height()
    assert table.verticalScrollBar().isVisible()
    assert table.horizontalHeader().length() == table.viewport().width()


def test_the_bar_for_the_columns_takes_no_room_from_the_rows(table: FigureTable, qtbot: QtBot) -> None:
    for label, is_wide in (("troops lost", False), ("W" * 200, True), ("troops lost", False)):
        model_of(table).set_records(shown_rows([label] * 3))
        turn(qtbot)
        assert table.horizontalScrollBar().isVisible() is is_wide
        assert table.viewport().height() == rows_height(table)


def test_rows_that_wrap_settle_at_every_width(table: FigureTable, qtbot: QtBot) -> None:
    model_of(table).set_records(shown_rows(["word " * 39, "words and more " * 13, LABELS[1]]))
    for width in (*range(300, 900, 23), *range(900, 300, -31)):
        table.resize(width, table.height())
        turn(qtbot)
        assert table.viewport().height() == rows_height(table)
        assert table.verticalScrollBar().maximum() == 0


def test_rows_grow_with_the_text(table: FigureTable, qtbot: QtBot) -> None:
    before = table.rowHeight(0)
    font = QFont(table.font())
    font.setPixelSize(2 * table.fontInfo().pixelSize())
    table.setFont(font)
    turn(qtbot)
    assert table.rowHeight(0) > 1.5 * before


# Icons


@pytest.fixture
def classes(holder: QWidget, qtbot: QtBot) -> FigureTable:
    """A narrow table of equipment, each class with its icon."""
    found = [equipment(id=f"figure-{i}", equipment_class=name) for i, name in enumerate(CLASSES)]
    sheet = sheet_of(figures=found)
    columns = [figures.class_column(), figures.number_column()]
    made = FigureTable(TableModel(columns, figures.search_text, holder), "Equipment", holder)
    made.resize(300, 300)
    model_of(made).set_records(figures.rows_of(sheet.figures, sheet))
    with qtbot.waitExposed(holder):
        holder.show()
    turn(qtbot)
    return made


def texts_that_are_cut(table: FigureTable) -> list[str]:
    """The cells whose text does not fit into what the style leaves beside the icon."""
    cut: list[str] = []
    model = model_of(table)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            option = QStyleOptionViewItem()
            table.initViewItemOption(option)
            option.rect = table.visualRect(index)
            cast("QStyledItemDelegate", table.itemDelegate()).initStyleOption(option, index)
            part = QStyle.SubElement.SE_ItemViewItemText
            room = table.style().subElementRect(part, option, table)
            # The style keeps a little room beside the text.
            room.adjust(3, 0, -3, 0)
            flags = Qt.TextFlag.TextWordWrap
            needed = table.fontMetrics().boundingRect(QRect(0, 0, room.width(), 9_999), flags, index.data())
            if needed.width() > room.width() or needed.height() > room.height():
                cut.append(index.data())
    return cut


@pytest.mark.parametrize("width", [120, 200, 300, 700])
@pytest.mark.parametrize("scale", [100, 200])
def test_beside_an_icon_no_text_is_cut(
    classes: FigureTable, qapp: QApplication, qtbot: QtBot, scale: int, width: int
) -> None:
    look = Look(qapp, "light", scale)
    look.dress(classes)
    classes.resize(width, 300)
    turn(qtbot)
    assert texts_that_are_cut(classes) == []
    look.deleteLater()


def test_icons_are_as_large_as_the_text_asks_for(
    classes: FigureTable, qapp: QApplication, qtbot: QtBot
) -> None:
    look = Look(qapp, "light", 100)
    look.dress(classes)
    for scale in (100, 200):
        look.scale_text(scale)
        turn(qtbot)
        side = icons.size_beside(classes.font())
        assert classes.iconSize() == QSize(side, side)
        icon = model_of(classes).index(0, 0).data(Qt.ItemDataRole.DecorationRole)
        assert icon.actualSize(classes.iconSize()) == QSize(side, side)
    look.deleteLater()


def test_icons_follow_the_theme(classes: FigureTable, qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp, "light", 100)
    look.dress(classes)
    with qtbot.assertNotEmitted(model_of(classes).modelReset):
        for name in ("dark", "light", "dark"):
            look.choose(name)
            turn(qtbot)
            index = model_of(classes).index(0, 0)
            image = classes.viewport().grab(classes.visualRect(index)).toImage()
            beside = range(classes.iconSize().width() + 12)
            seen = {image.pixelColor(x, y).name() for x in beside for y in range(image.height())}
            assert look.theme.colours.text.lower() in seen
    look.deleteLater()


# Other numbers in the same rows


def test_other_numbers_are_fitted_and_nothing_scrolls(holder: QWidget, qtbot: QtBot) -> None:
    columns = [figures.label_column("Counted"), figures.number_column()]
    model = TableModel(columns, figures.search_text, holder, key=figures.figure_id)
    made = FigureTable(model, "Figures", holder)
    made.resize(420, 300)
    model.set_records(shown_rows())
    with qtbot.waitExposed(holder):
        holder.show()
    turn(qtbot)
    made.setCurrentIndex(QModelIndex())
    height = made.rowHeight(1)
    made.setCurrentIndex(model.index(1, 1))
    model.set_records(shown_rows(values=(30, 10**15, 100)))
    assert made.currentIndex() == model.index(1, 1)
    longer = [LABELS[0], LABELS[1] * 3, LABELS[2]]
    model.set_records(shown_rows(labels=longer))
    turn(qtbot)
    assert made.rowHeight(1) > height
    assert rows(made)[1]["Counted"].startswith("Officers")

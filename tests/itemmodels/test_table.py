import html
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from warloss_gui.itemmodels.sparks import Spark
from warloss_gui.itemmodels.table import LEFT, RECORD_ROLE, RIGHT, SORT_ROLE, SPARK_ROLE, Column, TableModel
from warloss_gui.qt import icons, messages

Role = Qt.ItemDataRole
ASCENDING = Qt.SortOrder.AscendingOrder
DESCENDING = Qt.SortOrder.DescendingOrder

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Ship:
    """A record that no other part of the program knows: the model is generic."""

    name: str
    guns: int


COLUMNS: list[Column[Ship]] = [
    Column(
        "name",
        "Name",
        lambda ship: ship.name,
        lambda ship: ship.name.casefold(),
        lambda ship: f"<{ship.name}>",
    ),
    Column(
        "guns",
        "Guns",
        lambda ship: f"{ship.guns:,}",
        lambda ship: ship.guns,
        lambda ship: f"{ship.guns} guns\n& crew",
        RIGHT,
    ),
]
FLEET = [Ship("Moskva", 16), Ship("ariel", 1000), Ship("Bounty", 9), Ship("zorn", 9), Ship("Ariel II", 0)]


def words_of(ship: Ship) -> str:
    return f"{ship.name} {ship.guns}".casefold()


def made(records: list[Ship] | None = None) -> TableModel[Ship]:
    model = TableModel(COLUMNS, words_of)
    model.set_records(FLEET if records is None else records)
    return model


@pytest.fixture
def model() -> TableModel[Ship]:
    return made()


def names(model: TableModel[Ship]) -> list[str]:
    return [model.record(row).name for row in range(model.rowCount())]


def check(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Let Qt watch over the model. What it finds is a message, and a message of Qt's fails a test."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


# Qt's own rules


Step = Callable[[TableModel[Ship]], object]

STEPS: dict[str, Step] = {
    "nothing": lambda model: None,
    "no records": lambda model: model.set_records([]),
    "other records": lambda model: model.set_records(FLEET[:2]),
    "a search": lambda model: model.search("ariel"),
    "a search in vain": lambda model: model.search("no such ship"),
    "sorting up": lambda model: model.sort(1, ASCENDING),
    "sorting down": lambda model: model.sort(0, DESCENDING),
    "the first order": lambda model: model.sort(-1),
}


@pytest.mark.parametrize("second", STEPS.values(), ids=STEPS)
@pytest.mark.parametrize("first", STEPS.values(), ids=STEPS)
def test_the_model_keeps_qt_s_rules_through_any_two_changes(
    model: TableModel[Ship], first: Step, second: Step
) -> None:
    tester = check(model)
    first(model)
    second(model)
    assert tester.model() is model


class Broken(TableModel[Ship]):
    """Says that there are more rows and does not say that it has changed."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return super().rowCount(parent) if parent is None or not parent.isValid() else 7


def test_qt_s_tester_finds_a_broken_rule(caplog: pytest.LogCaptureFixture) -> None:
    broken = Broken(COLUMNS, words_of)
    broken.set_records(FLEET)
    messages.take_over()
    check(broken)
    assert caplog.records


def test_an_empty_model_is_a_model() -> None:
    check(made([]))
    check(TableModel(COLUMNS, words_of))
    nothing = TableModel[Ship]([], words_of)
    check(nothing)
    nothing.set_records(FLEET)
    assert (nothing.rowCount(), nothing.columnCount()) == (len(FLEET), 0)


def test_a_table_has_no_children(model: TableModel[Ship]) -> None:
    cell = model.index(0, 0)
    assert model.rowCount(cell) == model.columnCount(cell) == 0
    assert not cell.parent().isValid()
    assert model.rowCount(QModelIndex()) == model.rowCount() == len(FLEET)
    assert model.columnCount(QModelIndex()) == model.columnCount() == 2


# What a cell shows and means


def test_a_cell_shows_its_column(model: TableModel[Ship]) -> None:
    shown = [[model.index(row, column).data() for column in (0, 1)] for row in (0, 1)]
    assert shown == [["Moskva", "16"], ["ariel", "1,000"]]


def test_a_cell_says_more_to_whoever_points_at_it_or_cannot_see_it(model: TableModel[Ship]) -> None:
    cell = model.index(1, 1)
    assert cell.data(Role.ToolTipRole) == "<qt>1000 guns<br>&amp; crew</qt>"
    assert cell.data(Role.AccessibleTextRole) == "Guns: 1,000"
    assert cell.data(Role.AccessibleDescriptionRole) == "1000 guns\n& crew"
    assert model.index(0, 0).data(Role.ToolTipRole) == "<qt>&lt;Moskva&gt;</qt>"
    assert model.index(0, 0).data(Role.AccessibleDescriptionRole) == "<Moskva>"


@given(name=st.text(max_size=40))
def test_no_name_is_markup_in_a_tip(name: str) -> None:
    model = made([Ship(name, 1)])
    tip = model.index(0, 0).data(Role.ToolTipRole)
    inside = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    assert "<" not in inside
    assert html.unescape(inside) == f"<{name}>".replace("\n", "")


def test_a_cell_gives_its_record_and_the_value_that_orders_it(model: TableModel[Ship]) -> None:
    cell = model.index(1, 0)
    assert cell.data(RECORD_ROLE) is FLEET[1]
    assert cell.data(SORT_ROLE) == "ariel"
    assert model.index(1, 1).data(SORT_ROLE) == 1000


def test_text_is_left_and_numbers_are_right(model: TableModel[Ship]) -> None:
    for column, align in ((0, LEFT), (1, RIGHT)):
        assert Qt.AlignmentFlag(model.index(0, column).data(Role.TextAlignmentRole)) == align
        header = model.headerData(column, Qt.Orientation.Horizontal, Role.TextAlignmentRole)
        assert Qt.AlignmentFlag(header) == align


ARMED: Column[Ship] = Column(
    "armed",
    "Armed",
    lambda ship: ship.name,
    lambda ship: ship.name,
    lambda ship: ship.name,
    icon=lambda ship: "equipment-ships_and_boats" if ship.guns else None,
)


def test_a_cell_has_the_icon_that_its_column_names() -> None:
    model = TableModel([ARMED, *COLUMNS], words_of)
    model.set_records(FLEET)
    check(model)
    assert isinstance(model.index(0, 0).data(Role.DecorationRole), QIcon)
    assert model.index(4, 0).data(Role.DecorationRole) is None
    assert model.index(0, 1).data(Role.DecorationRole) is None


def test_an_icon_has_the_colour_and_the_size_that_text_has_at_the_moment(qapp: QApplication) -> None:
    model = TableModel([ARMED], words_of)
    model.set_records(FLEET)
    for colour, pixel_size in (("#c00000", 14), ("#0000c0", 28)):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(colour))
        qapp.setPalette(palette)
        font = qapp.font()
        font.setPixelSize(pixel_size)
        qapp.setFont(font)
        side = icons.size_beside(font)
        icon = model.index(0, 0).data(Role.DecorationRole)
        expected = icons.pixmap("equipment-ships_and_boats", QColor(colour), side)
        assert icon.pixmap(side, side).toImage() == expected.toImage()


def test_a_header_names_its_column_and_rows_have_none(model: TableModel[Ship]) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(column, across) for column in range(2)] == ["Name", "Guns"]
    assert model.headerData(2, across) is None
    assert model.headerData(-1, across) is None
    assert model.headerData(0, down) is None
    assert model.headerData(0, across, Role.ToolTipRole) is None


@pytest.mark.parametrize("role", [Role.EditRole, Role.CheckStateRole, Role.UserRole + 2])
def test_a_cell_knows_no_other_role(model: TableModel[Ship], role: int) -> None:
    assert model.index(0, 0).data(role) is None


def test_a_cell_that_is_not_there_is_nothing(model: TableModel[Ship]) -> None:
    assert model.data(QModelIndex()) is None
    stale = model.index(4, 1)
    model.search("moskva")
    assert model.data(stale) is None
    assert not model.index(0, 2).isValid()


def test_the_model_tells_its_columns_and_records(model: TableModel[Ship]) -> None:
    assert [column.key for column in model.columns] == ["name", "guns"]
    model.search("moskva")
    assert model.records == tuple(FLEET)
    assert names(model) == ["Moskva"]
    with pytest.raises(IndexError):
        model.record(1)


# Sorting


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (0, ASCENDING, ["ariel", "Ariel II", "Bounty", "Moskva", "zorn"]),
        (0, DESCENDING, ["zorn", "Moskva", "Bounty", "Ariel II", "ariel"]),
        (1, ASCENDING, ["Ariel II", "Bounty", "zorn", "Moskva", "ariel"]),
        (1, DESCENDING, ["ariel", "Moskva", "Bounty", "zorn", "Ariel II"]),
    ],
)
def test_rows_are_ordered_by_what_a_cell_means_and_not_by_its_text(
    model: TableModel[Ship], column: int, order: Qt.SortOrder, expected: list[str]
) -> None:
    model.sort(column, order)
    assert names(model) == expected


@pytest.mark.parametrize("column", [-1, 2])
def test_without_a_column_the_first_order_comes_back(model: TableModel[Ship], column: int) -> None:
    model.sort(1, DESCENDING)
    model.sort(column)
    assert names(model) == [ship.name for ship in FLEET]


def test_other_records_and_a_search_keep_the_order(model: TableModel[Ship]) -> None:
    model.sort(1, DESCENDING)
    model.set_records([*FLEET, Ship("Hood", 500)])
    assert names(model) == ["ariel", "Hood", "Moskva", "Bounty", "zorn", "Ariel II"]
    model.search("o")
    assert names(model) == ["Hood", "Moskva", "Bounty", "zorn"]
    model.sort(-1)
    assert names(model) == ["Moskva", "Bounty", "zorn", "Hood"]


@pytest.mark.parametrize("searched", ["", "o"])
def test_an_index_follows_its_record_through_every_order(model: TableModel[Ship], searched: str) -> None:
    model.search(searched)
    kept = [
        (QPersistentModelIndex(model.index(row, column)), model.record(row), column)
        for row in range(model.rowCount())
        for column in (0, 1)
    ]
    orders: list[tuple[int, Qt.SortOrder]] = [
        (0, DESCENDING),
        (1, ASCENDING),
        (1, DESCENDING),
        (-1, ASCENDING),
    ]
    for column, order in orders:
        model.sort(column, order)
        for index, record, its_column in kept:
            assert index.isValid()
            assert index.data(RECORD_ROLE) is record
            assert index.column() == its_column


def test_a_reset_lets_every_index_go(model: TableModel[Ship]) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    model.set_records(FLEET)
    assert not kept.isValid()


# Searching


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["Moskva", "ariel", "Bounty", "zorn", "Ariel II"]),
        ("   ", ["Moskva", "ariel", "Bounty", "zorn", "Ariel II"]),
        ("ARIEL", ["ariel", "Ariel II"]),
        ("ariel ii", ["Ariel II"]),
        ("ii ariel", ["Ariel II"]),
        ("  9\tbounty ", ["Bounty"]),
        ("sk", ["Moskva"]),
        ("100", ["ariel"]),
        ("moskva 9", []),
    ],
)
def test_a_search_finds_the_rows_that_hold_every_word(
    model: TableModel[Ship], text: str, expected: list[str]
) -> None:
    model.search(text)
    assert names(model) == expected


def test_only_another_search_changes_anything(model: TableModel[Ship]) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.search(" ")
    assert resets == []
    model.search("Ariel")
    model.search(" ariel ")
    assert len(resets) == 1
    model.search("")
    assert len(resets) == 2
    assert names(model) == [ship.name for ship in FLEET]


def test_a_search_goes_on_in_other_records(model: TableModel[Ship]) -> None:
    model.search("o")
    model.set_records([Ship("Hood", 1), Ship("Nelson", 2), Ship("Victry", 3)])
    assert names(model) == ["Hood", "Nelson"]


def test_a_row_is_found_by_its_record(model: TableModel[Ship]) -> None:
    assert model.row_of(lambda ship: ship.guns == 9) == 2
    model.sort(1, ASCENDING)
    assert model.row_of(lambda ship: ship.guns == 9) == 1
    assert model.row_of(lambda ship: ship.guns == 10) is None
    model.search("moskva")
    assert model.row_of(lambda ship: ship.guns == 9) is None


ships = st.builds(Ship, st.text(max_size=5), st.integers(0, 20))
steps: st.SearchStrategy[list[Any]] = st.lists(
    st.one_of(
        st.tuples(st.just("sort"), st.integers(-1, 1), st.sampled_from([ASCENDING, DESCENDING])),
        st.tuples(st.just("search"), st.text("0123456789 aA", max_size=3)),
        st.tuples(st.just("set_records"), st.lists(ships, max_size=8)),
    ),
    max_size=8,
)


@given(records=st.lists(ships, max_size=8), steps=steps)
def test_whatever_is_done_the_model_keeps_qt_s_rules(records: list[Ship], steps: list[Any]) -> None:
    model = made(records)
    tester = check(model)
    words: list[str] = []
    for name, *arguments in steps:
        getattr(model, name)(*arguments)
        if name == "set_records":
            records = arguments[0]
        if name == "search":
            words = arguments[0].casefold().split()
    expected = [ship for ship in records if all(word in words_of(ship) for word in words)]
    shown = [model.record(row) for row in range(model.rowCount())]
    assert sorted(shown, key=repr) == sorted(expected, key=repr)
    assert tester.model() is model


def test_a_model_belongs_to_its_parent() -> None:
    owner = QObject()
    assert TableModel(COLUMNS, words_of, owner).parent() is owner


def test_the_header_says_by_which_column_and_in_which_direction_rows_are_ordered(
    model: TableModel[Ship],
) -> None:
    def headers() -> list[str]:
        return [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]

    model.sort(1, ASCENDING)
    assert headers() == ["Name", "Guns ▲"]
    model.sort(0, DESCENDING)
    assert headers() == ["Name ▼", "Guns"]
    model.sort(-1)
    assert headers() == ["Name", "Guns"]


# Other records of the same things


def keyed(records: list[Ship]) -> TableModel[Ship]:
    model = TableModel(COLUMNS, words_of, key=lambda ship: ship.name)
    model.set_records(records)
    return model


def test_other_numbers_of_the_same_things_reset_nothing() -> None:
    model = keyed(FLEET)
    tester = check(model)
    kept = QPersistentModelIndex(model.index(2, 1))
    told: list[tuple[int, int, int, int]] = []

    def tell(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), first.column(), last.row(), last.column()))

    model.dataChanged.connect(tell)
    model.set_records([Ship(ship.name, ship.guns + 1) for ship in FLEET])
    assert tester.model() is model
    assert told == [(0, 0, len(FLEET) - 1, 1)]
    assert kept.isValid()
    assert kept.data() == "10"


def test_of_the_very_same_records_nothing_is_told() -> None:
    model = keyed(FLEET)
    told: list[tuple[int, int]] = []

    def tell(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(tell)
    model.set_records(list(FLEET))
    assert told == []
    model.set_records([*FLEET[:1], Ship(FLEET[1].name, FLEET[1].guns + 1), *FLEET[2:]])
    assert told == [(1, 1)]


@pytest.mark.parametrize(
    "other",
    [FLEET[::-1], FLEET[1:], [], [*FLEET[:-1], Ship("Another", 0)]],
    ids=["order", "less", "none", "new"],
)
def test_other_things_or_another_order_reset_the_model(other: list[Ship]) -> None:
    model = keyed(FLEET)
    kept = QPersistentModelIndex(model.index(0, 0))
    model.set_records(other)
    assert not kept.isValid()
    assert names(model) == [ship.name for ship in other]


def test_what_is_sorted_by_number_is_sorted_anew() -> None:
    model = keyed(FLEET)
    model.sort(1, ASCENDING)
    before = names(model)
    model.set_records([Ship(ship.name, -ship.guns) for ship in FLEET])
    assert names(model) != before
    assert [model.record(row).guns for row in range(model.rowCount())] == [-1000, -16, -9, -9, 0]


def test_what_is_searched_stays_so_with_other_numbers() -> None:
    model = keyed(FLEET)
    model.search("ariel")
    model.set_records([Ship(ship.name, 7) for ship in FLEET])
    assert [(ship.name, ship.guns) for ship in map(model.record, range(model.rowCount()))] == [
        ("ariel", 7),
        ("Ariel II", 7),
    ]


# Other columns


EXTRA: Column[Ship] = Column(
    "fleet", "Fleet", lambda _ship: "black sea", lambda ship: ship.guns, lambda ship: ship.name
)


def test_other_columns_keep_the_order_if_they_can(model: TableModel[Ship]) -> None:
    tester = check(model)
    model.sort(1, DESCENDING)
    order = names(model)
    model.set_columns([EXTRA, *COLUMNS])
    assert names(model) == order
    assert model.columnCount() == 3
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Guns ▼"
    model.set_columns([EXTRA])
    assert names(model) == [ship.name for ship in FLEET]
    assert tester.model() is model


def test_the_same_columns_change_nothing(model: TableModel[Ship]) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    model.set_columns(list(COLUMNS))
    assert kept.isValid()


def test_a_cell_has_a_sparkline_if_its_column_has(model: TableModel[Ship]) -> None:
    spark = Spark((), None)

    def give(_ship: Ship) -> Spark:
        return spark

    model.set_columns([replace(COLUMNS[0], key="drawn", spark=give), COLUMNS[1]])
    assert model.index(0, 0).data(SPARK_ROLE) is spark
    assert model.index(0, 1).data(SPARK_ROLE) is None

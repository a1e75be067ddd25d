import html
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtTest import QAbstractItemModelTester

from tests import builders
from tests.builders import Json, equipment, sheet_of
from tests.history.builders import on, record, series
from tests.plots.histories import of_claimant
from warloss_gui import language
from warloss_gui.app import bundled_sheets
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Section
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.history.record import Record
from warloss_gui.itemmodels import figures
from warloss_gui.itemmodels.figures import FigureRow
from warloss_gui.itemmodels.table import SORT_ROLE, SPARK_ROLE, Column, TableModel
from warloss_gui.qt import icons

Role = Qt.ItemDataRole
SECTIONS: tuple[Section, ...] = ("personnel", "equipment", "contingents", "context")

pytestmark = pytest.mark.usefixtures("qapp")


def all_columns() -> list[Column[FigureRow]]:
    return [
        figures.label_column("Counted"),
        figures.class_column(),
        figures.number_column(),
        figures.party_column(),
        figures.claimant_column(),
        figures.date_column(),
        figures.caveats_column(),
    ]


def model_of(*made: Json, sheet: FactSheet | None = None) -> TableModel[FigureRow]:
    """A model with every column, of these figures or of all figures of a sheet."""
    holder = sheet or builders.sheet_of(figures=list(made))
    model = TableModel(all_columns(), figures.search_text)
    model.set_records(figures.rows_of(holder.figures, holder))
    return model


def cells(model: TableModel[FigureRow], key: str, role: int = Role.DisplayRole) -> list[object]:
    """What a column shows or means in each row."""
    column = [column.key for column in model.columns].index(key)
    return [model.index(row, column).data(role) for row in range(model.rowCount())]


def sort_by(model: TableModel[FigureRow], key: str, order: Qt.SortOrder) -> None:
    model.sort([column.key for column in model.columns].index(key), order)


def found(model: TableModel[FigureRow], text: str) -> list[str]:
    model.search(text)
    return [model.record(row).figure.id for row in range(model.rowCount())]


@pytest.fixture(scope="module")
def article() -> FactSheet:
    return sheet_at(bundled_sheets()[0][1])


def sheet_at(path: Path) -> FactSheet:
    sheet = read_file(path).sheet
    assert sheet is not None
    return sheet


MANY = (
    builders.figure(
        id="killed",
        label="soldiers killed",
        quantity=builders.quantity(1_020_010, "about"),
        claim=builders.claim("general-staff"),
        as_of=builders.stated("2025-06-30"),
        evidence=[builders.evidence(printed="one million and more")],
        caveats=["undefined", "rounded"],
    ),
    builders.equipment(id="tanks", as_of=builders.inferred("2025-05"), caveats=["rounded"]),
    builders.contingent_loss(id="lost", claim=builders.unnamed_claim(), as_of=builders.stated("2024")),
    builders.figure(
        id="range",
        label="Österreicher <b>& others</b>",
        party="ukraine",
        quantity=builders.between(400_000, 1_500_000),
        claim=builders.claim("ministry"),
    ),
)


# Every column


def test_a_column_shows_the_words_of_a_figure() -> None:
    model = model_of(*MANY)
    assert cells(model, "label") == [
        "Soldiers killed",
        "Tanks",
        "Soldiers lost",
        "Österreicher <b>& others</b>",
    ]
    assert cells(model, "class")[:2] == ["Soldiers killed", "Tanks"]
    assert cells(model, "number") == [
        "about 1,020,010†",
        "10,980†",
        "at least 6,000",
        "between 400,000 and 1,500,000",
    ]
    assert cells(model, "party") == ["Russia", "Russia", "North Korea", "Ukraine"]
    assert cells(model, "claimant") == ["General Staff", "General Staff", "Not named", "Ministry"]
    assert cells(model, "date") == ["30 June 2025", "May 2025 (inferred)", "2024", "30 June 2025"]
    assert cells(model, "caveats") == ["2: definition", "1", "0", "0"]


def test_a_column_orders_by_its_native_value() -> None:
    model = model_of(*MANY)
    assert cells(model, "number", SORT_ROLE) == [1_020_010, 10_980, 6000, 400_000]
    assert cells(model, "date", SORT_ROLE) == [
        date(2025, 6, 30),
        date(2025, 5, 1),
        date(2024, 1, 1),
        date(2025, 6, 30),
    ]
    assert cells(model, "caveats", SORT_ROLE) == [2, 1, 0, 0]
    assert cells(model, "party", SORT_ROLE) == ["russia", "russia", "north korea", "ukraine"]


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("label", ["killed", "lost", "tanks", "range"]),
        ("number", ["lost", "tanks", "range", "killed"]),
        ("party", ["lost", "killed", "tanks", "range"]),
        ("claimant", ["killed", "tanks", "range", "lost"]),
        ("date", ["lost", "tanks", "killed", "range"]),
        ("caveats", ["lost", "range", "tanks", "killed"]),
    ],
)
def test_rows_can_be_put_in_the_order_of_any_column(key: str, ids: list[str]) -> None:
    model = model_of(*MANY)
    sort_by(model, key, Qt.SortOrder.AscendingOrder)
    assert found(model, "") == ids
    values = cells(model, key, SORT_ROLE)
    sort_by(model, key, Qt.SortOrder.DescendingOrder)
    assert cells(model, key, SORT_ROLE) == values[::-1]
    model.sort(-1)
    assert found(model, "") == [made["id"] for made in MANY]


def test_numbers_stand_at_the_right() -> None:
    right = {column.key for column in all_columns() if column.align & Qt.AlignmentFlag.AlignRight}
    assert right == {"number"}


def test_the_header_of_what_is_counted_is_the_tab_s() -> None:
    assert figures.label_column("Ships").header == "Ships"
    assert [column.header for column in all_columns()[1:]] == [
        "Equipment",
        "Number",
        "Party",
        "Claimant",
        "As of",
        "Caveats",
    ]


def test_a_class_has_its_icon_and_another_figure_none() -> None:
    model = model_of(*MANY)
    assert [icon is not None for icon in cells(model, "class", Role.DecorationRole)] == [
        False,
        True,
        False,
        False,
    ]
    for column in model.columns:
        if column.key != "class":
            assert cells(model, column.key, Role.DecorationRole) == [None] * 4


@pytest.mark.parametrize("name", get_args(EquipmentClass))
def test_the_icon_is_that_of_the_class(name: str) -> None:
    model = model_of(builders.equipment(equipment_class=name))
    (icon,) = cells(model, "class", Role.DecorationRole)
    assert isinstance(icon, QIcon)
    colour = QGuiApplication.palette().color(QPalette.ColorRole.Text)
    expected = icons.pixmap(f"equipment-{name}", colour, icon.availableSizes()[0].width())
    assert icon.pixmap(expected.size()).toImage() == expected.toImage()


# What goes with every cell


def test_every_cell_says_the_whole_claim(article: FactSheet) -> None:
    model = model_of(sheet=article)
    assert model.rowCount() == 18
    for row in range(model.rowCount()):
        shown = model.record(row)
        wording, caveats = shown.wording, shown.wording.caveats
        needed = [
            wording.number,
            wording.claimant,
            word_date(shown.figure.as_of),
            *(caveat.text for caveat in caveats if caveat.important),
        ]
        for column in range(model.columnCount()):
            cell = model.index(row, column)
            about = cell.data(Role.AccessibleDescriptionRole)
            assert [part for part in needed if part.casefold() not in about.casefold()] == []
            assert cell.data(Role.ToolTipRole) == f"<qt>{html.escape(about).replace(chr(10), '<br>')}</qt>"
            assert cell.data(Role.AccessibleTextRole).endswith(f": {cell.data()}")
            assert "<" not in about


def test_the_article_has_caveats_that_matter(article: FactSheet) -> None:
    rows = figures.rows_of(article.figures, article)
    assert sum(caveat.important for row in rows for caveat in row.wording.caveats) > 10


def test_the_number_of_caveats_is_said_in_words() -> None:
    model = model_of(*MANY)
    beginnings = [
        str(about).split("\n")[0] for about in cells(model, "caveats", Role.AccessibleDescriptionRole)
    ]
    assert beginnings == ["2 caveats", "1 caveat", "0 caveats", "0 caveats"]


def test_markup_in_a_document_is_shown_as_text() -> None:
    model = model_of(MANY[3])
    tip = str(cells(model, "label", Role.ToolTipRole)[0])
    assert "&lt;b&gt;&amp; others&lt;/b&gt;" in tip
    assert "<b>" not in tip
    assert "<b>& others</b>" in str(cells(model, "label", Role.AccessibleDescriptionRole)[0])


# Searching


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("soldiers", ["killed", "lost"]),
        ("SOLDIERS Killed", ["killed"]),
        ("killed soldiers", ["killed"]),
        ("österreicher", ["range"]),
        ("ÖSTERREICHER", ["range"]),
        ("tank", ["tanks"]),
        ("north korea", ["lost"]),
        ("general staff", ["killed", "tanks"]),
        ("ministry", ["range"]),
        ("not named", ["lost"]),
        ("1020010", ["killed"]),
        ("1,020,010", ["killed"]),
        ("10980", ["tanks"]),
        ("10,980", ["tanks"]),
        ("6000", ["lost"]),
        ("at least", ["lost"]),
        ("about", ["killed"]),
        ("400000", ["range"]),
        ("1,500,000", ["range"]),
        ("1500000", ["range"]),
        ("one million", ["killed"]),
        ("2025-06-30", ["killed", "range"]),
        ("30 june 2025", ["killed", "range"]),
        ("inferred", ["tanks"]),
        ("soldiers ministry", []),
        ("nothing of the kind", []),
    ],
)
def test_a_search_finds_what_a_reader_sees(text: str, ids: list[str]) -> None:
    assert found(model_of(*MANY), text) == ids


def test_whatever_a_row_shows_can_be_looked_for(article: FactSheet) -> None:
    model = model_of(sheet=article)
    shown = [
        [str(model.index(row, column).data()) for column in range(model.columnCount() - 1)]
        for row in range(model.rowCount())
    ]
    ids = [model.record(row).figure.id for row in range(model.rowCount())]
    for figure_id, texts in zip(ids, shown, strict=True):
        for text in texts:
            assert figure_id in found(model, text)
            assert figure_id in found(model, text.upper())


def test_a_class_is_found_by_its_name_and_a_figure_by_its_own() -> None:
    model = model_of(
        builders.equipment(label="things with tracks", equipment_class="armoured_fighting_vehicles")
    )
    (name,) = cells(model, "class")
    assert found(model, str(name)) == ["tanks"]
    assert found(model, "tracks") == ["tanks"]


DETAILED = (
    builders.figure(id="losses", label="people killed", title="Russian dead", quantity=builders.in_words()),
    builders.part(id="some", label="women killed", quantity=builders.quantity(Decimal("1.50"), "about")),
    builders.figure(id="rate", label="people lost", quantity=builders.rate(1_090, per_is="average")),
    builders.equipment(id="skis", equipment_class="other", label="jet skis lost"),
    builders.figure(id="best", label="people gone", quantity=builders.between(1, 9_000, value=4_321)),
)


def detailed() -> TableModel[FigureRow]:
    """Figures that say more than most, of a party and a claimant with other names."""
    sheet = builders.sheet_of(
        figures=list(DETAILED),
        parties=[builders.party(also_called=["RF", "Federation"])],
        sources=[builders.source("general-staff", also_called=["ZSU"]), builders.source("article")],
    )
    return model_of(sheet=sheet)


def test_a_row_of_a_part_says_of_what_and_one_of_another_class_has_its_label() -> None:
    model = detailed()
    assert cells(model, "label") == [
        "People killed",
        "Women killed (a part of: people killed)",
        "People lost",
        "Jet skis lost",
        "People gone",
    ]
    assert cells(model, "class")[3] == "Jet skis lost"
    assert cells(model, "class", Role.DecorationRole)[3] is not None
    assert cells(model, "number") == [
        "dozens",
        "about 1.50",
        "1,090 a day on average",
        "10,980",
        "4,321 (between 1 and 9,000)",
    ]


def test_decimals_and_words_are_put_in_order_with_whole_numbers() -> None:
    model = detailed()
    sort_by(model, "number", Qt.SortOrder.AscendingOrder)
    assert found(model, "") == ["best", "some", "losses", "rate", "skis"]
    assert cells(model, "number", SORT_ROLE) == [1, Decimal("1.50"), 10, 1_090, 10_980]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("dozens", ["losses"]),
        ("1.50", ["some"]),
        ("4321", ["best"]),
        ("9000", ["best"]),
        ("a day", ["rate"]),
        ("russian dead", ["losses"]),
        ("a part of", ["some"]),
        ("women", ["some"]),
        ("jet skis", ["skis"]),
        ("other equipment", []),
        ("federation", ["losses", "some", "rate", "skis", "best"]),
        ("zsu", ["losses", "some", "rate", "skis", "best"]),
    ],
)
def test_a_search_finds_other_names_words_and_decimals(text: str, ids: list[str]) -> None:
    assert found(detailed(), text) == ids


def test_a_text_in_several_languages_is_found_in_each() -> None:
    label = {"en": "soldiers killed", "uk": "вбиті солдати"}
    sheet = builders.sheet_of(languages=["en", "uk"], figures=[builders.figure(label=label)])
    model = model_of(sheet=sheet)
    assert cells(model, "label") == ["Soldiers killed"]
    assert found(model, "солдати") == found(model, "soldiers") == ["losses"]


@pytest.fixture
def swiss() -> Iterator[None]:
    """Numbers in another grouping, with the same texts."""
    language.activate("en_CH")
    yield
    language.activate(language.DEFAULT_LOCALE)


@pytest.mark.usefixtures("swiss")
def test_a_number_is_found_in_the_grouping_that_is_shown() -> None:
    model = model_of(*MANY)
    (shown,) = (str(text) for text in cells(model, "number")[1:2])
    assert shown != "10,980"
    assert found(model, shown) == found(model, "10980") == ["tanks"]


# Qt's own rules


@pytest.mark.parametrize("section", SECTIONS)
def test_the_model_of_every_section_keeps_qt_s_rules(article: FactSheet, section: Section) -> None:
    model = TableModel(all_columns(), figures.search_text)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_records(figures.rows_of(article.figures_of(section), article))
    assert model.rowCount() > 0
    for column in range(-1, model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
        model.search("russia")
        model.sort(column, Qt.SortOrder.AscendingOrder)
        model.search("")
    model.set_records([])
    assert tester.model() is model


def test_words_are_made_when_they_are_first_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    word_figure = figures.word_figure

    def counting(figure: object, sheet: object) -> object:
        made.append("words")
        return word_figure(figure, sheet)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(figures, "word_figure", counting)
    model = model_of(*MANY)
    model.search("soldiers")
    sort_by(model, "number", Qt.SortOrder.DescendingOrder)
    assert made == []
    cells(model, "number")
    cells(model, "number", Role.ToolTipRole)
    assert made == ["words", "words"]


# Histories


def total_of(**changes: object) -> Json:
    """Equipment, counted as the records do."""
    return equipment(**{"counts": builders.counts(), "period": builders.period("2022-02-24/.."), **changes})


def with_records(*records: Record) -> list[FigureRow]:
    made = sheet_of(figures=[total_of(), total_of(id="drones", equipment_class="drones", label="drones")])
    return figures.rows_of(made.figures, made, records)


def test_without_a_record_there_is_no_column_of_histories() -> None:
    rows = with_records()
    assert [row.history for row in rows] == [None, None]
    assert "history" not in [column.key for column in figures.columns(figures.class_column(), rows)]
    assert "history" not in [column.key for column in figures.columns(figures.class_column())]


def test_the_history_is_the_longest_one() -> None:
    short, long = of_claimant(series(5, 6), title="short"), of_claimant(series(1, 2, 3), title="long")
    for records in ((short, long), (long, short)):
        tanks, _drones = with_records(*records)
        assert tanks.history is not None
        assert tanks.history.record.title == "long"


def test_of_equal_histories_the_last_one_is_taken() -> None:
    older = of_claimant(series(1, 2), series(3, 4, category="drones"), title="older")
    newer = of_claimant(series(5, 6), title="newer")
    tanks, drones = with_records(older, newer, record(series(5, 6), claimant="Somebody"))
    assert tanks.history is not None
    assert drones.history is not None
    assert (tanks.history.record.title, drones.history.record.title) == ("newer", "older")
    assert tanks.history.day == date(2025, 6, 30)


def test_a_history_is_a_sparkline_with_words() -> None:
    rows = with_records(of_claimant(series(2, 1, 9)))
    columns = figures.columns(figures.class_column(), rows)
    assert [column.key for column in columns][:4] == ["class", "number", "history", "party"]
    model = TableModel(columns, figures.search_text, key=figures.figure_id)
    tester = QAbstractItemModelTester(model)
    model.set_records(rows)
    assert tester.model() is model
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Since 2025"
    words = "from 2 on 1 June 2025 to 9 on 3 June 2025; 1 fall of the total"
    assert cells(model, "history") == [words, ""]
    assert cells(model, "history", Role.AccessibleTextRole)[0] == f"Since 2025: {words}"
    about = cells(model, "history", Role.AccessibleDescriptionRole)
    assert str(about[0]).splitlines()[0] == f"Tanks, {words}. Record: a record."
    assert str(about[0]).endswith(rows[0].wording.text)
    assert about[1] == rows[1].wording.text
    assert cells(model, "history", SORT_ROLE) == [9, -1]
    sparks = cells(model, "history", SPARK_ROLE)
    assert sparks[0] is rows[0].history.spark if rows[0].history else False
    assert sparks[1] is None
    assert cells(model, "number", SPARK_ROLE) == [None, None]


def test_the_dot_follows_the_date_of_the_figure() -> None:
    made = sheet_of(figures=[total_of(as_of=builders.stated("2025-06-02"))])
    (row,) = figures.rows_of(made.figures, made, [of_claimant(series(1, 2, 4))])
    assert row.history is not None
    assert row.history.day == on(2)
    assert row.history.spark.dot == (0.5, 0.5)


def test_what_counts_something_else_has_no_history() -> None:
    others = {
        "month": {"period": builders.period("2025-06-01/2025-06-30")},
        "past-day": {"period": builders.period("2025-06-29/2025-06-30")},
        "captured": {"counts": builders.counts("captured")},
        "a-day": {"quantity": builders.quantity(7, unit="item", per="day")},
        "part": {"part_of": "total", "quantity": builders.quantity(7, unit="item")},
        "undated": {"period": None},
        "another": {"claim": builders.claim("ministry")},
    }
    made = sheet_of(
        figures=[total_of(id="total"), *(total_of(id=id_, **changes) for id_, changes in others.items())]
    )
    rows = figures.rows_of(made.figures, made, [of_claimant(series(1, 2, 3))])
    assert [row.id for row in rows if row.history is not None] == ["total"]


def test_a_row_stays_while_its_figure_and_its_history_do() -> None:
    holder = sheet_of(figures=[total_of(id="tanks"), total_of(id="drones", equipment_class="drones")])
    reports = of_claimant(series(1, 2), series(3, 4, category="drones"))
    former = figures.rows_of(holder.figures, holder, [reports])
    assert figures.rows_of(holder.figures, holder, [reports], former) == former
    (row,) = figures.rows_of(holder.figures[1:], holder, [reports], former)
    assert row is former[1]
    (row,) = figures.rows_of(holder.figures[1:], holder, (), former)
    assert row is not former[1]
    again = sheet_of(figures=[total_of(id="tanks")])
    (row,) = figures.rows_of(again.figures, again, [reports], former)
    assert row.figure is again.figures[0]

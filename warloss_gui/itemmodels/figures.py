"""Figures as rows of a table, and the columns that the tabs choose from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import mark_number
from warloss_gui.claims.claimant_wording import word_claimant_of
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.history.matching import Matching
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series
from warloss_gui.itemmodels.sparks import Spark, SparkHistory
from warloss_gui.itemmodels.table import RIGHT, Column
from warloss_gui.language import gettext, ngettext, number, year


class FigureRow:
    """A figure of a sheet. Its words are made when they are first looked at."""

    def __init__(self, figure: Figure, sheet: FactSheet, history: SparkHistory | None = None) -> None:
        self.id = figure.id
        """What a row stands for, whatever its number is on the day that is shown."""
        self.figure = figure
        self.sheet = sheet
        self.history = history

    @cached_property
    def wording(self) -> FigureWording:
        """The figure in words."""
        return word_figure(self.figure, self.sheet)

    @cached_property
    def search_text(self) -> str:
        """What the reader can look for, case-folded: the words of the row, its numbers as plain digits."""
        figure, quantity = self.figure, self.figure.quantity
        numbers = (quantity.low, quantity.high) if quantity.qualifier == "between" else (quantity.value,)
        parts = (
            figure.label,
            _class_name(self) if figure.equipment_class is not None else "",
            mark_number(phrases.quantity(quantity), figure.caveats),
            *map(str, numbers),
            _party(self),
            _claimant(self),
            figure.as_of.date,
            word_date(figure.as_of),
            *(item.printed for item in figure.evidence if item.printed),
        )
        return "\n".join(parts).casefold()


def search_text(row: FigureRow) -> str:
    """The text of a row in which words are looked for."""
    return row.search_text


figure_id: Final[Callable[[FigureRow], str]] = attrgetter("id")
"""The id of a row."""


def rows_of(
    figures: Iterable[Figure],
    sheet: FactSheet,
    records: Sequence[Record] = (),
    former: Iterable[FigureRow] = (),
) -> list[FigureRow]:
    """The rows of figures of one sheet, with the longest history of each; of equal ones, the last.

    Of the former rows those stay whose figure and history are the very same.
    """
    known = {id(row.figure): row for row in former}
    histories = _histories_of(sheet, records)
    rows: list[FigureRow] = []
    for figure in figures:
        row, history = known.get(id(figure)), histories.get(id(figure))
        if row is None or row.history != history:
            row = FigureRow(figure, sheet, history)
        rows.append(row)
    return rows


def _histories_of(sheet: FactSheet, records: Sequence[Record]) -> dict[int, SparkHistory]:
    """The history of each figure that has one, by the identity of the figure."""
    matchings = [Matching.of(sheet, record) for record in records]
    histories: dict[int, SparkHistory] = {}
    for kind in sheet.kinds if matchings else ():
        found = ((matching.find(kind[0]), matching.record) for matching in matchings)
        matching = [(series, record) for series, record in found if isinstance(series, Series)]
        if matching:
            series, record = max(reversed(matching), key=lambda history: len(history[0].days))
            # Figures of large sheets have much in common.
            days = {figure.as_of.date: figure.as_of.day.latest for figure in kind}
            shared = {name: SparkHistory(series, record, day) for name, day in days.items()}
            histories.update((id(figure), shared[figure.as_of.date]) for figure in kind)
    return histories


def _about(row: FigureRow) -> str:
    return row.wording.text


def columns(first: Column[FigureRow], rows: Iterable[FigureRow] = ()) -> list[Column[FigureRow]]:
    """The columns of a table of figures: what is counted, then number, party, claimant, date and caveats.

    If any of the rows has a history, it has a column too.
    """
    first_days = [row.history.first_day for row in rows if row.history is not None]
    history = [history_column(min(first_days))] if first_days else []
    return [
        first,
        number_column(),
        *history,
        party_column(),
        claimant_column(),
        date_column(),
        caveats_column(),
    ]


def label_column(header: str) -> Column[FigureRow]:
    """What is counted."""
    return Column(
        "label", header, lambda row: row.wording.label, lambda row: row.figure.label.casefold(), _about
    )


def class_column() -> Column[FigureRow]:
    """The equipment class."""
    return Column(
        "class",
        gettext("Equipment"),
        _class_name,
        lambda row: _class_name(row).casefold(),
        _about,
        icon=_class_icon,
    )


def _class_name(row: FigureRow) -> str:
    found = row.figure.equipment_class
    return row.wording.label if found is None else phrases.equipment(found)


def _class_icon(row: FigureRow) -> str | None:
    found = row.figure.equipment_class
    return None if found is None else f"equipment-{found}"


def number_column() -> Column[FigureRow]:
    """The number as published, with its bound."""
    return Column(
        "number",
        gettext("Number"),
        lambda row: row.wording.number_marked,
        lambda row: row.figure.quantity.sort_value,
        _about,
        RIGHT,
    )


def history_column(first_day: date) -> Column[FigureRow]:
    """What was reported since a day, as a sparkline."""
    return Column(
        "history",
        gettext("Since {year}").format(year=year(first_day)),
        _history_text,
        _last_total,
        _about_history,
        spark=_spark,
    )


def _history_text(row: FigureRow) -> str:
    return "" if row.history is None else row.history.text


def _last_total(row: FigureRow) -> int:
    return -1 if row.history is None else row.history.series.last.value


def _about_history(row: FigureRow) -> str:
    if row.history is None:
        return row.wording.text
    text = gettext("{label}, {history}. Record: {record}.").format(
        label=_class_name(row), history=row.history.text, record=row.history.record.title
    )
    return f"{text}\n{row.wording.text}"


def _spark(row: FigureRow) -> Spark | None:
    return None if row.history is None else row.history.spark


def party_column() -> Column[FigureRow]:
    """Whose losses or people are counted."""
    return Column("party", gettext("Party"), _party, lambda row: _party(row).casefold(), _about)


def _party(row: FigureRow) -> str:
    return row.sheet.party_by_id[row.figure.party].name


def claimant_column() -> Column[FigureRow]:
    """Who says so."""
    return Column(
        "claimant",
        gettext("Claimant"),
        _claimant,
        lambda row: _claimant(row).casefold(),
        _about,
    )


def _claimant(row: FigureRow) -> str:
    return word_claimant_of(row.figure, row.sheet)


def date_column() -> Column[FigureRow]:
    """The day of the claim."""
    return Column(
        "date",
        gettext("As of"),
        lambda row: word_date(row.figure.as_of),
        lambda row: row.figure.as_of.day.earliest,
        _about,
    )


def caveats_column() -> Column[FigureRow]:
    """How many caveats there are, and of which kinds the important ones are."""
    return Column(
        "caveats", gettext("Caveats"), _caveats, lambda row: len(row.figure.caveats), _about_caveats
    )


def _caveats(row: FigureRow) -> str:
    count, kinds = number(len(row.figure.caveats)), row.wording.important
    return gettext("{count}: {kinds}").format(count=count, kinds=kinds) if kinds else count


def _about_caveats(row: FigureRow) -> str:
    count = len(row.figure.caveats)
    text = ngettext("{count} caveat", "{count} caveats", count).format(count=count)
    return f"{text}\n{row.wording.text}"

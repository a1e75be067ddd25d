"""Figures as rows of a table, and the columns that the tabs choose from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.base import texts_of
from warloss_gui.claims.caveat_wording import mark_number
from warloss_gui.claims.claimant_wording import word_claimant_of
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.definition_wording import name_party, title_of, word_part
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.history.joins import Joins
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
        figure, quantity, sheet = self.figure, self.figure.quantity, self.sheet
        party = sheet.party_by_id[figure.party]
        claimant = sheet.source_by_id.get(figure.claim.claimant)
        parts = (
            *texts_of(figure.label),
            *texts_of(figure.title),
            title_of(figure),
            mark_number(phrases.quantity(quantity), figure.caveats),
            *map(str, quantity.published),
            _party(self),
            *(text for name in party.also_called for text in texts_of(name)),
            _claimant(self),
            *(text for name in (claimant.also_called if claimant else ()) for text in texts_of(name)),
            phrases.people(figure.counts.who),
            word_part(figure, sheet),
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
    figures = tuple(figures)
    histories = _histories_of(figures, sheet, records)
    rows: list[FigureRow] = []
    for figure in figures:
        row, history = known.get(id(figure)), histories.get(id(figure))
        if row is None or row.history != history:
            row = FigureRow(figure, sheet, history)
        rows.append(row)
    return rows


def _histories_of(
    figures: Iterable[Figure], sheet: FactSheet, records: Sequence[Record]
) -> dict[int, SparkHistory]:
    """The history of each figure that has one, by the identity of the figure."""
    all_joins = [Joins(sheet, record) for record in records]
    histories: dict[int, SparkHistory] = {}
    # Figures of large sheets have much in common.
    shared: dict[tuple[int, str], SparkHistory] = {}
    for figure in figures if all_joins else ():
        answers = ((joins.find(figure), joins.record) for joins in all_joins)
        joined = [(series, record) for series, record in answers if isinstance(series, Series)]
        if joined:
            series, record = max(reversed(joined), key=lambda history: len(history[0].days))
            key = id(series), figure.as_of.date
            if key not in shared:
                shared[key] = SparkHistory(series, record, figure.as_of.day.latest)
            histories[id(figure)] = shared[key]
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
    """What is counted, and of which whole it is a part."""
    return Column("label", header, _title, lambda row: _title(row).casefold(), _about)


def class_column() -> Column[FigureRow]:
    """The equipment class."""
    return Column(
        "class",
        gettext("Equipment"),
        _title,
        lambda row: _title(row).casefold(),
        _about,
        icon=_class_icon,
    )


def _title(row: FigureRow) -> str:
    """What is counted. A part says of what, since it may stand anywhere when the rows are sorted."""
    part = word_part(row.figure, row.sheet)
    if not part:
        return title_of(row.figure)
    return gettext("{label} ({part})").format(label=row.wording.label, part=part)


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
        label=title_of(row.figure), history=row.history.text, record=row.history.record.title
    )
    return f"{text}\n{row.wording.text}"


def _spark(row: FigureRow) -> Spark | None:
    return None if row.history is None else row.history.spark


def party_column() -> Column[FigureRow]:
    """Whose losses or people are counted."""
    return Column("party", gettext("Party"), _party, lambda row: _party(row).casefold(), _about)


def _party(row: FigureRow) -> str:
    return name_party(row.figure, row.sheet)


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

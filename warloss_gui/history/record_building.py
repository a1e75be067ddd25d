"""Makes the record of the document that holds it: each column with a total becomes a series."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from warloss_gui.claims.caveat_wording import word_caveat
from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.counting import own_words, party_identities, source_identity
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import Identity
from warloss_gui.claims.quantity import Qualifier
from warloss_gui.claims.source_wording import evidence_line
from warloss_gui.claims.statement import Event
from warloss_gui.history.record import Marked, Record
from warloss_gui.history.record_document import RecordColumn, RecordDocument
from warloss_gui.history.series import Break, Category, Observation, Series
from warloss_gui.language import gettext

_AT_ANY_TIME: Final = date.max


def record_of(document: RecordDocument, latest: date = _AT_ANY_TIME) -> Record | None:
    """The record that a document holds up to a day, or None if it has no total until then."""
    return _Builder(document, latest).record()


class _Builder:
    def __init__(self, document: RecordDocument, latest: date) -> None:
        self._document = document
        self._parties = party_identities(document.parties)
        self._claimant = source_identity(document.source_by_id[document.claim.claimant])
        days = [parse_date(text).earliest for text in document.dates]
        self._days = tuple(days[: bisect_right(days, latest)])

    def record(self) -> Record | None:
        found = [series for series in map(self._series, self._document.columns) if series is not None]
        columns: Mapping[Category, Series] = {series.category: series for series in found}
        if not columns:
            return None
        return Record(
            self._document.title,
            self._claimant,
            self._parties[self._document.party],
            self._document.rhythm,
            columns,
            self._url(),
            events=tuple(mark for event in self._document.events for mark in _marks(event, self._document)),
        )

    def _url(self) -> str | None:
        """Where the reports were read: the address of whoever passed them on, or else of the claimant."""
        claim, sources = self._document.claim, self._document.source_by_id
        through = (sources[id_].url for id_ in (*claim.via, claim.claimant))
        return next((url for url in through if url is not None), None)

    def _series(self, column: RecordColumn) -> Series | None:
        places = [place for place, _day in enumerate(self._days) if column.values[place] is not None]
        if not places:
            return None
        bounds = column.qualifiers or (None,) * len(column.values)
        qualifiers: Iterator[Qualifier] = (bounds[place] or column.qualifier for place in places)
        first = column.first_report
        return Series(
            category=column.id,
            claimed=Claimed(self._counted(column), self._claimant, column.counts.term, column.label),
            source=self._document.title,
            days=tuple(self._days[place] for place in places),
            values=tuple(value for place in places if (value := column.values[place]) is not None),
            qualifiers=tuple(qualifiers),
            rhythm=self._document.rhythm,
            breaks=tuple(Break(_day(found.date), found.text) for found in column.definition_breaks),
            appeared=None if first is None else Observation(_day(first.date), first.value, column.qualifier),
            name=column.label,
        )

    def _counted(self, column: RecordColumn) -> Counted:
        counts, universe = column.counts, column.universe
        return Counted(
            measure=counts.measure,
            party=self._parties[self._document.party],
            unit=column.unit,
            equipment_class=column.equipment_class,
            of=column.of,
            per=column.per,
            per_is=column.per_is,
            outcomes=counts.outcomes,
            composition=counts.composition,
            who=counts.who,
            includes=self._identities(universe.includes),
            excludes=self._identities(universe.excludes),
            unclear=self._identities(universe.unclear),
            since=None if column.since is None else column.since.day,
            words=own_words(column.equipment_class, counts, column.label),
        )

    def _identities(self, ids: tuple[str, ...]) -> frozenset[Identity]:
        return frozenset(self._parties[id_] for id_ in ids)


def _day(text: str) -> date:
    return parse_date(text).earliest


def _marks(event: Event, document: RecordDocument) -> Iterator[Marked]:
    """The day of an event; where only a month or a year is known, its first and its last."""
    when, text = event.date.day, _text(event, document)
    if when.earliest == when.latest:
        yield Marked(when.earliest, event.label, text)
    else:
        earliest = gettext("{event} (at the earliest)").format(event=event.label)
        yield Marked(when.earliest, earliest, text)
        yield Marked(when.latest, gettext("{event} (at the latest)").format(event=event.label), text)


def _text(event: Event, document: RecordDocument) -> str:
    """How the day is known, what is to be said of it, and where the event can be read, one a line."""
    caveats = (word_caveat(document.caveat_by_code[code]).whole for code in event.caveats)
    sources = (evidence_line(item, document.source_by_id[item.source]) for item in event.evidence)
    return "\n".join(filter(None, (event.date.note, *caveats, *sources)))

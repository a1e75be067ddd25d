"""The words for the fields of a sheet and its items, for a list of what differs between two versions."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from pydantic import BaseModel

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.claimant_wording import name_claimant
from warloss_gui.claims.counts import Counts, Universe
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.overview import word_status
from warloss_gui.claims.quantity import RangeQuantity, SingleQuantity
from warloss_gui.claims.sheet import FactSheet, Status
from warloss_gui.claims.sources import Evidence, Party, Source
from warloss_gui.claims.statement import Event, Note, Passage, Statement
from warloss_gui.claims.statement_wording import word_event, word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.language import gettext, listing, marked, number

FIELDS: Final[Mapping[str, str]] = {
    "accessed": marked("date of reading"),
    "as_of": marked("date"),
    "assessment": marked("assessment"),
    "basis": marked("what it rests on"),
    "caveats": marked("caveat"),
    "channel": marked("place"),
    "claimant": marked("claimant"),
    "counts": marked("what is counted"),
    "date": marked("date"),
    "equipment_class": marked("class"),
    "evidence": marked("evidence"),
    "form": marked("form of the words"),
    "headline": marked("figure shown first"),
    "id": marked("id"),
    "in_text": marked("name inside a sentence"),
    "iso3166": marked("country code"),
    "kind": marked("kind"),
    "label": marked("label"),
    "language": marked("language"),
    "licence": marked("licence"),
    "name": marked("name"),
    "note": marked("note"),
    "party": marked("party"),
    "passages": marked("words"),
    "period": marked("period"),
    "published": marked("date of publication"),
    "quantity": marked("number"),
    "revision": marked("revision"),
    "revisions": marked("earlier numbers"),
    "role": marked("role"),
    "section": marked("section"),
    "severity": marked("severity"),
    "source": marked("source"),
    "speaker": marked("speaker"),
    "status": marked("state of the war"),
    "text": marked("text"),
    "title": marked("title"),
    "translation": marked("translation"),
    "universe": marked("whom it covers"),
    "url": marked("address"),
    "via": marked("passed on by"),
}
"""What the fields are called where they differ."""

_TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "role": {**phrases.ROLES},
    "basis": {**phrases.BASES},
    "equipment_class": {**phrases.EQUIPMENT},
    "kind": {**phrases.CAVEAT_KINDS},
}
"""The words for the fixed terms that a field may hold. A term without words stands for itself."""


def word_item(item: Party | Source | Caveat | Figure | Statement | Note | Event, sheet: FactSheet) -> str:
    """What an item of the sheet says, in a sentence or a name."""
    match item:
        case Figure():
            return word_figure(item, sheet).text
        case Statement():
            return word_statement(item, sheet).text
        case Note():
            return word_note(item, sheet).text
        case Event():
            return word_event(item, sheet).text
        case Caveat():
            return item.text
        case _:
            return item.name


def word_value(field: str, value: object, sheet: FactSheet, *, in_detail: bool = False) -> str | None:
    """What a field of the sheet or of one of its items holds, in words; None if it is empty.

    In detail it is the value as it stands in the document, for what the usual words leave out.
    """
    if value in (None, (), Universe()):
        return None
    if in_detail:
        return _detail(value)
    if isinstance(value, Status):
        return word_status(value)
    if isinstance(value, tuple):
        entries = cast("tuple[object, ...]", value)
        return "; ".join(_word(field, entry, sheet) for entry in entries)
    return _word(field, value, sheet)


def _word(field: str, value: object, sheet: FactSheet) -> str:
    match value:
        case SingleQuantity() | RangeQuantity():
            return phrases.quantity(value)
        case ClaimDate():
            return word_date(value)
        case ClaimPeriod():
            return phrases.interval_text(value.span)
        case Counts():
            return _counts(value)
        case Universe():
            return "; ".join(_universe(value, sheet))
        case Evidence():
            return _evidence(value, sheet)
        case Passage():
            return value.text
        case str():
            return _text(field, value, sheet)
        case int():
            return number(value)
        case _:
            return _detail(value)


def _counts(value: Counts) -> str:
    outcomes = phrases.outcomes(value.outcomes) if value.outcomes else gettext("outcomes not stated")
    return gettext("{term} ({outcomes})").format(term=value.term, outcomes=outcomes)


def _universe(value: Universe, sheet: FactSheet) -> Iterator[str]:
    texts = (
        (value.includes, gettext("includes {parties}")),
        (value.excludes, gettext("leaves out {parties}")),
        (value.unclear, gettext("unclear whether it includes {parties}")),
    )
    for ids, text in texts:
        if ids:
            yield text.format(parties=listing([sheet.party_by_id[id_].name for id_ in ids]))


def _evidence(value: Evidence, sheet: FactSheet) -> str:
    text = sheet.source_by_id[value.source].name
    if value.paragraph is not None:
        text = gettext("{source}, paragraph {paragraph}").format(source=text, paragraph=value.paragraph)
    if value.printed is not None:
        text = gettext("{source}, printed as “{printed}”").format(source=text, printed=value.printed)
    return text


def _text(field: str, value: str, sheet: FactSheet) -> str:
    match field:
        case "claimant":
            return name_claimant(value, sheet)
        case "source" | "via":
            return sheet.source_by_id[value].name
        case "party":
            return sheet.party_by_id[value].name
        case _:
            known = _TERMS.get(field, {}).get(value)
            return value if known is None else gettext(known)


def _detail(value: object) -> str:
    """A value as it stands in the document."""
    if isinstance(value, tuple):
        return "; ".join(map(_detail, cast("tuple[object, ...]", value)))
    return value.model_dump_json(exclude_none=True) if isinstance(value, BaseModel) else str(value)

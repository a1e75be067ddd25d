"""The words for the fields of a sheet and its items, for a list of what differs between two versions."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, cast

from pydantic import BaseModel

from warloss_gui.claims import phrases
from warloss_gui.claims.base import Translated
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.claimant_wording import name_claimant
from warloss_gui.claims.counts import Counts, Universe
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure, Revision
from warloss_gui.claims.overview import word_status
from warloss_gui.claims.quantity import RangeQuantity, SingleQuantity, WordsQuantity
from warloss_gui.claims.sheet import FactSheet, Status, Titles
from warloss_gui.claims.source_wording import word_method
from warloss_gui.claims.sources import Evidence, Method, Party, Source
from warloss_gui.claims.statement import Event, Note, Passage, Statement
from warloss_gui.claims.statement_wording import word_event, word_note, word_statement
from warloss_gui.claims.wording import word_figure, word_revision
from warloss_gui.language import gettext, listing, marked, number

FIELDS: Final[Mapping[str, str]] = {
    "accessed": marked("date of reading"),
    "address": marked("address"),
    "also_called": marked("other names"),
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
    "languages": marked("languages"),
    "licence": marked("licence"),
    "made_of": marked("parties together"),
    "method": marked("how it counts"),
    "name": marked("name"),
    "next_update": marked("date of the next revision"),
    "note": marked("note"),
    "part_of": marked("the figure it is a part of"),
    "party": marked("party"),
    "passages": marked("words"),
    "period": marked("period"),
    "published": marked("date of publication"),
    "quantity": marked("number"),
    "reported": marked("date of the report"),
    "rests_on": marked("sources that the claimant names"),
    "revision": marked("revision"),
    "revisions": marked("earlier numbers"),
    "role": marked("role"),
    "same_as": marked("addresses of the same"),
    "section": marked("section"),
    "severity": marked("severity"),
    "short": marked("short form"),
    "source": marked("source"),
    "speaker": marked("speaker"),
    "status": marked("state of the war"),
    "text": marked("text"),
    "title": marked("title"),
    "titles": marked("titles of the parts"),
    "translation": marked("translation"),
    "universe": marked("whom it covers"),
    "url": marked("address"),
    "via": marked("passed on by"),
}
"""What the fields are called where they differ."""

PARTS: Final[Mapping[str, str]] = {
    **FIELDS,
    "by": marked("by"),
    "composition": marked("together or apart"),
    "contingents": marked("allied contingents"),
    "equipment": marked("equipment"),
    "excludes": marked("leaves out"),
    "high": marked("upper number"),
    "includes": marked("includes"),
    "interval": marked("interval"),
    "level": marked("level in percent"),
    "low": marked("lower number"),
    "magnitude": marked("power of ten"),
    "measure": marked("what is measured"),
    "number": marked("of how many"),
    "of": marked("as a share"),
    "original_language": marked("original language"),
    "outcomes": marked("outcomes"),
    "paragraph": marked("paragraph"),
    "per": marked("in each"),
    "per_is": marked("kind of rate"),
    "personnel": marked("personnel"),
    "previous": marked("earlier number"),
    "printed": marked("as printed"),
    "qualifier": marked("bound"),
    "state": marked("state"),
    "statements": marked("statements"),
    "term": marked("the source’s word"),
    "unclear": marked("unclear whether it includes"),
    "unit": marked("unit"),
    "value": marked("number"),
    "what": marked("of what"),
    "who": marked("people"),
    "why": marked("reason"),
    "words": marked("words"),
}
"""What the parts of a field are called, where its usual words leave something out."""

_TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "role": {**phrases.ROLES},
    "basis": {**phrases.BASES, "stated": marked("stated"), "inferred": marked("inferred")},
    "by": {
        "claimant": marked("the claimant"),
        "relayer": marked("a source that passed it on"),
        "transcriber": marked("the author of the sheet"),
    },
    "composition": {
        "separate": marked("one outcome alone"),
        "combined": marked("several outcomes in one number"),
        "unspecified": marked("not stated"),
    },
    "equipment_class": {**phrases.EQUIPMENT},
    "form": {"verbatim": marked("word for word"), "paraphrase": marked("in other words")},
    "kind": {
        **phrases.CAVEAT_KINDS,
        "dataset": marked("data set"),
        "confidence": marked("confidence interval"),
        "credible": marked("credible interval"),
    },
    "measure": {**phrases.MEASURES},
    "outcomes": {**phrases.OUTCOMES},
    "per_is": {"not_stated": marked("not stated")},
    "qualifier": {
        "at_least": marked("at least"),
        "more_than": marked("more than"),
        "up_to": marked("up to"),
        "fewer_than": marked("fewer than"),
        "in_words": marked("in words"),
    },
    "section": {"contingents": marked("allied contingents")},
    "unit": {**phrases.UNITS},
    "who": {**phrases.PEOPLE},
}
"""The words for the fixed terms that a field may hold. A term without words is a word itself."""

_DATES: Final = frozenset(("accessed", "next_update", "published"))
_EMPTY: Final[tuple[object, ...]] = (None, (), frozenset[str](), Universe(), Titles())


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

    In detail each part of it is named, for what the usual words leave out.
    """
    if value in _EMPTY:
        return None
    if in_detail:
        return _spelled(field, value, sheet)
    if isinstance(value, tuple):
        entries = cast("tuple[object, ...]", value)
        return "; ".join(_word(field, entry, sheet) for entry in entries)
    # A text in several languages reads as the first: what it says in the others is no usual word.
    return str(_word(field, value, sheet))


def _word(field: str, value: object, sheet: FactSheet) -> str:
    match value:
        case Universe():
            return "; ".join(_universe(value, sheet))
        case Evidence():
            return _evidence(value, sheet)
        case str() if field in _DATES:
            return phrases.date_text(parse_date(value))
        case str():
            return _name(field, value, sheet) or _term(field, value)
        case _:
            return _plain(value) or _spelled(field, value, sheet)


def _plain(value: object) -> str | None:
    """The usual words for what refers to no item of the sheet; None where there are none."""
    match value:
        case SingleQuantity() | RangeQuantity() | WordsQuantity():
            return phrases.quantity(value)
        case ClaimDate():
            return word_date(value)
        case ClaimPeriod():
            return phrases.interval_text(value.span)
        case Counts():
            return _counts(value)
        case Passage():
            return value.text
        case Revision():
            return word_revision(value)
        case Status():
            return word_status(value)
        case Method():
            return word_method(value)
        case _:
            return None


def _counts(value: Counts) -> str:
    outcomes = gettext("outcomes not stated")
    if value.measure != "lost":
        outcomes = phrases.measure(value.measure)
    elif value.outcomes:
        outcomes = phrases.outcomes(value.outcomes, value.term)
    text = gettext("{term} ({outcomes})").format(term=value.term, outcomes=outcomes)
    if value.who:
        text = gettext("{counted}, only {people}").format(counted=text, people=phrases.people(value.who))
    return text


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


def _source_name(id_: str, sheet: FactSheet) -> str:
    return sheet.source_by_id[id_].name


def _party_name(id_: str, sheet: FactSheet) -> str:
    return sheet.party_by_id[id_].name


def _figure_label(id_: str, sheet: FactSheet) -> str:
    return sheet.figure_by_id[id_].label


_REFERENCES: Final[Mapping[str, Callable[[str, FactSheet], str]]] = {
    "claimant": name_claimant,
    **dict.fromkeys(("source", "via", "rests_on"), _source_name),
    **dict.fromkeys(("party", "made_of", "includes", "excludes", "unclear"), _party_name),
    **dict.fromkeys(("headline", "part_of"), _figure_label),
}
"""How the item is called that an id in a field refers to."""


def _name(field: str, value: str, sheet: FactSheet) -> str | None:
    """The name of the item that a text refers to; None where it refers to none."""
    name_of = _REFERENCES.get(field)
    return None if name_of is None else name_of(value, sheet)


def _term(field: str, value: str) -> str:
    known = _TERMS.get(field, {}).get(value)
    return value if known is None else gettext(known)


def _spelled(field: str, value: object, sheet: FactSheet) -> str:
    """All that a field holds, part by part and in every language; items by their names and their ids."""
    match value:
        case bool():
            return gettext("yes") if value else gettext("no")
        case int() | Decimal():
            return number(value)
        case Translated():
            return "; ".join(f"{tag}: {text}" for tag, text in value.by_language.items())
        case str():
            name = _name(field, value, sheet)
            if name is None:
                return _term(field, value)
            return gettext("{name} ({id})").format(name=name, id=value)
        case BaseModel():
            return ", ".join(_parts(value, sheet))
        case _:
            entries = cast("tuple[object, ...] | frozenset[str]", value)
            texts = [_spelled(field, entry, sheet) for entry in entries]
            return listing(sorted(texts)) if isinstance(value, frozenset) else "; ".join(texts)


def _parts(value: BaseModel, sheet: FactSheet) -> Iterator[str]:
    for field, part in value:
        if part not in _EMPTY:
            text = gettext("{field}: {value}")
            yield text.format(field=gettext(PARTS[field]), value=_spelled(field, part, sheet))

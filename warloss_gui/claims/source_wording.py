"""Where something can be read, in words: the source with its title, dates, licence and address."""

from collections.abc import Iterator

from warloss_gui.claims import phrases
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Evidence, Source
from warloss_gui.language import gettext


def word_evidence(evidence: tuple[Evidence, ...], sheet: FactSheet) -> tuple[str, ...]:
    """Where a claim can be read, and how it is printed there."""
    return tuple(_evidence_line(item, sheet.source_by_id[item.source]) for item in evidence)


def word_source(source: Source) -> str:
    """A source with its title and all that is known of it."""
    return ". ".join([_titled(source), *about_source(source)])


def about_source(source: Source) -> Iterator[str]:
    """When it was published and read, its licence, what is to be known of it, and its address."""
    if source.published is not None:
        when = phrases.date_text(parse_date(source.published))
        yield gettext("Published {date}").format(date=when)
    if source.accessed is not None:
        when = phrases.date_text(parse_date(source.accessed))
        yield gettext("Read {date}").format(date=when)
    if source.licence is not None:
        yield gettext("Licence: {licence}").format(licence=source.licence)
    if source.note is not None:
        yield source.note.rstrip(".")
    if source.url is not None:
        yield source.url


def _titled(source: Source) -> str:
    if source.title is None:
        return source.name
    return gettext("{source}, “{title}”").format(source=source.name, title=source.title)


def _evidence_line(item: Evidence, source: Source) -> str:
    text = _titled(source)
    if item.paragraph is not None:
        text = gettext("{source}, paragraph {paragraph}").format(source=text, paragraph=item.paragraph)
    if item.printed is not None:
        text = gettext("{source}, printed as “{printed}”").format(source=text, printed=item.printed)
    return ". ".join([text, *about_source(source)])

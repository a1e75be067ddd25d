"""Where something can be read, in words: the source with its title, dates, licence and address."""

from collections.abc import Iterator, Sequence

from warloss_gui.claims import phrases
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Evidence, Method, Source
from warloss_gui.language import capitalised, gettext, listing


def word_evidence(evidence: tuple[Evidence, ...], sheet: FactSheet) -> tuple[str, ...]:
    """Where a claim can be read, and how it is printed there."""
    return tuple(evidence_line(item, sheet.source_by_id[item.source]) for item in evidence)


def word_source(source: Source) -> str:
    """A source with its title and all that is known of it."""
    names = gettext("Also called {names}").format(names=listing(source.also_called))
    return ". ".join([_titled(source), *([names] if source.also_called else []), *about_source(source)])


def word_names(name: str, others: Sequence[str]) -> str:
    """By which other names somebody is known, in a sentence, or nothing."""
    if not others:
        return ""
    return capitalised(gettext("{name} is also called {names}.").format(name=name, names=listing(others)))


def word_method(method: Method, name: str = "") -> str:
    """Whether it is published how a source counts, and where: a sentence without its end.

    `name` is that of the source as it stands inside a sentence, where it does not stand just before.
    """
    if method.published:
        text = gettext("How {source} counts is published") if name else gettext("How it counts is published")
    else:
        text = (
            gettext("How {source} counts is not published")
            if name
            else gettext("How it counts is not published")
        )
    found = ": ".join(filter(None, (text.format(source=name), (method.note or "").rstrip("."))))
    if method.url is None:
        return found
    if method.note is None:
        return gettext("{text}: {address}").format(text=found, address=method.url)
    return gettext("{text} ({address})").format(text=found, address=method.url)


def about_source(source: Source) -> Iterator[str]:
    """When it was published and read, its licence, how it counts, what else is known, and its address."""
    if source.published is not None:
        when = phrases.date_text(parse_date(source.published))
        yield gettext("Published {date}").format(date=when)
    if source.accessed is not None:
        when = phrases.date_text(parse_date(source.accessed))
        yield gettext("Read {date}").format(date=when)
    if source.licence is not None:
        yield gettext("Licence: {licence}").format(licence=source.licence)
    if source.method is not None:
        yield word_method(source.method)
    if source.note is not None:
        yield source.note.rstrip(".")
    if source.url is not None:
        yield source.url


def _titled(source: Source) -> str:
    if source.title is None:
        return source.name
    return gettext("{source}, “{title}”").format(source=source.name, title=source.title)


def evidence_line(item: Evidence, source: Source) -> str:
    """Where something can be read in a source, and how it is printed there."""
    text = _titled(source)
    if item.paragraph is not None:
        text = gettext("{source}, paragraph {paragraph}").format(source=text, paragraph=item.paragraph)
    if item.printed is not None:
        text = gettext("{source}, printed as “{printed}”").format(source=text, printed=item.printed)
    return ". ".join([text, *about_source(source)])

"""Sheets and records with one mistake each, and such as are next to a mistake and right."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from tests import builders as build
from tests.builders import Json
from tests.documents import record_samples


def changed_figure(make: Callable[..., Json] = build.figure, **changes: Any) -> Json:
    return build.sheet(figures=[make(**changes)])


def counted(unit: str, section: str = "context", *, who: Sequence[str] = (), **changes: Any) -> Json:
    """A figure that counts in a unit."""
    counts = build.counts(who=[*who])
    return changed_figure(section=section, quantity=build.quantity(unit=unit), counts=counts, **changes)


def measured(**changes: Any) -> Json:
    return changed_figure(quantity=build.quantity(**changes))


def ranged(**changes: Any) -> Json:
    return changed_figure(quantity=build.between(**changes))


def dated(date: Any, **changes: Any) -> Json:
    return build.sheet(as_of={"date": date, "basis": "stated", **changes})


def short(text: Any) -> Json:
    return build.sheet(languages=["en", "uk"], caveats=[build.caveat(short=text)])


def method(**changes: Any) -> Json:
    sources = build.sheet()["sources"]
    return build.sheet(sources=[{**sources[0], "method": changes}, *sources[1:]])


def source(**changes: Any) -> Json:
    sources = build.sheet()["sources"]
    return build.sheet(sources=[*sources, build.source(**{"id_": "further", **changes})])


WORDS: Final = " ".join(["word"] * 12)
PRESENT: Final = build.counts("captured", measure="present")

RIGHT: Final[dict[str, Json]] = {
    "as the builders make it": build.sheet(),
    "equipment": changed_figure(build.equipment),
    "a figure without a class, said": changed_figure(equipment_class=None),
    "wounding events": counted("wounding_event", "personnel"),
    "items in context": counted("item"),
    "square kilometres": counted("square_kilometre"),
    "several separate outcomes of items": changed_figure(
        build.equipment, counts=build.counts("destroyed", "captured", composition="separate")
    ),
    "one separate outcome": changed_figure(counts=build.counts("killed", composition="separate")),
    "a group of people": changed_figure(counts=build.counts("killed", who=["women", "children"])),
    "a group that is not said": counted("item", who=[]),
    "a state on a day": changed_figure(counts=PRESENT, period=None),
    "lost over a period": changed_figure(period=build.period()),
    "a rate": changed_figure(quantity=build.rate(per_is="highest")),
    "no rate, said": measured(per=None, per_is=None),
    "a range with a level": ranged(interval={"kind": "credible", "level": 99.5}),
    "a range without a level": ranged(interval={"kind": "range", "level": None}),
    "a confidence interval without a level": ranged(interval={"kind": "confidence"}),
    "a decimal number": measured(value=0.000001),
    "a claimant who is not named": changed_figure(claim=build.unnamed_claim(role=None)),
    "an inferred date": build.sheet(as_of=build.inferred()),
    "a short form of twelve words": short(WORDS),
    "a short form of twelve words in each language": short({"en": f" {WORDS} ", "uk": WORDS}),
    "a text in two languages": build.sheet(languages=["en", "uk"], title={"en": "A", "uk": "B"}),
    "no short form, said": short(None),
    "a method that is not published": method(published=False, url=None, note="Asked for."),
    "a method with an address": method(published=True, url="https://example.org/method"),
    "a method with a note": method(published=True, note="In print."),
    "an address": source(url="https://example.org/a?b#c"),
}

WRONG: Final[dict[str, Json]] = {
    "equipment without a class": changed_figure(build.equipment, equipment_class=None),
    "people with a class": changed_figure(equipment_class="tanks"),
    "people counted in items": counted("item", "personnel"),
    "contingents counted in items": counted("item", "contingents"),
    "equipment counted in people": counted("person", "equipment", equipment_class="tanks"),
    "people destroyed": changed_figure(counts=build.counts("destroyed")),
    "wounding events destroyed": changed_figure(
        quantity=build.quantity(unit="wounding_event"), counts=build.counts("destroyed")
    ),
    "items killed": changed_figure(build.equipment, counts=build.counts("killed")),
    "square kilometres destroyed": changed_figure(
        section="context", quantity=build.quantity(unit="square_kilometre"), counts=build.counts("destroyed")
    ),
    "a group of items": changed_figure(build.equipment, counts=build.counts("destroyed", who=["soldiers"])),
    "several separate outcomes of people": changed_figure(
        counts=build.counts("killed", "wounded", composition="separate")
    ),
    "a state with a period": changed_figure(counts=PRESENT, period=build.period()),
    "an average of no time": measured(per_is="average"),
    "an average of no time, said": measured(per=None, per_is="average"),
    "a level of a plain range": ranged(interval={"kind": "range", "level": 95}),
    "a level of nothing": ranged(interval={"kind": "confidence", "level": 0}),
    "a level of everything": ranged(interval={"kind": "credible", "level": 100}),
    "a share of nothing": changed_figure(quantity=build.share(number=0)),
    "a number below zero": measured(value=-1),
    "a number that is too large": measured(value=10**15 + 1),
    "a number as a text": measured(value="6000"),
    "a range without its upper number": changed_figure(
        quantity={"qualifier": "between", "low": 1, "value": 2, "unit": "person"}
    ),
    "a number that is called a range": measured(qualifier="between"),
    "a claimant without a role": changed_figure(claim=build.claim(role=None)),
    "a role of nobody": changed_figure(claim=build.unnamed_claim(role="media")),
    "a source that is called not-named": source(id_="not-named"),
    "a party twice": changed_figure(universe={"includes": ["ukraine", "ukraine"]}),
    "an inferred date without a note": build.sheet(as_of=build.inferred() | {"note": None}),
    "an inferred period without a note": changed_figure(period=build.period(basis="inferred")),
    "a short form of thirteen words": short(f"{WORDS} more"),
    "a short form of thirteen words in one language": short({"en": WORDS, "uk": f"{WORDS} more"}),
    "a text of a language that is no tag": build.sheet(title={"en": "A", "English": "B"}),
    "a text in no language": build.sheet(title={}),
    "a blank text": build.sheet(title={"en": " "}),
    "a title of two lines": build.sheet(title="A\nB"),
    "a published method that is nowhere": method(published=True),
    "a published method that is nowhere, said": method(published=True, url=None, note=None),
    "an address of no method": method(published=False, url="https://example.org/method"),
    "an identifier with capitals": build.sheet(id="A-Sheet"),
    "an address without encryption": source(url="http://example.org"),
    "an address of no host": build.sheet(address="https:///sheet.json"),
    "a country by two letters": build.sheet(parties=[build.party("russia", iso3166="RU")]),
    "a name that is no URI": source(same_as=["Q212"]),
    "a date in words": dated("June 2025"),
    "a date of no month": dated("2025-13"),
    "a next update that is no date": build.sheet(next_update="soon"),
    "a period of no end": changed_figure(period=build.period("2022-02-24")),
    "a figure without evidence": changed_figure(evidence=[]),
    "an unknown field": changed_figure(lable="soldiers"),
    "an older measure": changed_figure(counts=build.counts(measure="loss")),
    "the number of another format": build.sheet(format_version=3),
}


def column(make: Callable[..., Json] = record_samples.column, **changes: Any) -> Json:
    return record_samples.document(columns=[make(**changes)])


HELD: Final[Json] = {"measure": "present", "outcomes": [], "composition": "unspecified", "term": "held"}

RIGHT_RECORDS: Final[dict[str, Json]] = {
    "as the samples make it": record_samples.document(),
    "people without a class, said": column(record_samples.people, equipment_class=None),
    "a state on each day": column(counts=HELD, since=None),
    "a rate": column(per="month", per_is="average"),
}

WRONG_RECORDS: Final[dict[str, Json]] = {
    "people with a class": column(record_samples.people, equipment_class="tanks"),
    "items killed": column(counts=build.counts("killed")),
    "people destroyed": column(record_samples.people, counts=build.counts("destroyed")),
    "a group of items": column(counts=build.counts(who=["women"])),
    "several separate outcomes of people": column(
        record_samples.people, counts=build.counts("killed", "wounded", composition="separate")
    ),
    "a state since a day": column(counts=HELD),
    "an average of no time": column(per_is="average"),
    "a claimant who is not named": record_samples.document(claim=build.unnamed_claim()),
    "a month for a day": record_samples.document(dates=["2022-03", "2022-04-30", "2022-05-31"]),
    "an uncertain day": record_samples.document(dates=["2022-03-31?", "2022-04-30", "2022-05-31"]),
    "a day twice": record_samples.document(dates=["2022-03-31", "2022-03-31", "2022-05-31"]),
}

"""What many tests of the documents read, and short ways to read it."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, cast

from tests import builders as build
from tests.builders import Json
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.reader import Reading, read_sheet

Path = tuple[str | int, ...]

_MARK: Final = "<number>"
_NUMBER: Final = re.compile(f'"{_MARK}([^"]*)"')


def full_sheet() -> Json:
    """A valid sheet that uses every field, and every kind of quantity, with nothing unused."""
    return build.sheet(
        languages=["en", "uk"],
        address="https://example.org/sheet.json",
        titles={
            "personnel": in_both("People"),
            "equipment": "Things",
            "contingents": "Sent",
            "statements": "Said",
        },
        next_update="2026-01",
        headline="losses",
        status=build.status(note="A note.", evidence=[build.evidence(paragraph=1, printed="ongoing")]),
        parties=[
            build.party("russia", iso3166="RUS", also_called=["RF"], same_as=["https://example.org/ru"]),
            build.party("ukraine"),
            build.party("north-korea"),
            build.party("belarus"),
            build.party("allies", made_of=["russia", "belarus"]),
        ],
        sources=[
            build.source(
                "general-staff",
                kind="organisation",
                in_text="the General Staff",
                role="adversary",
                also_called=[in_both("GS")],
                same_as=["urn:example:gs"],
                method={"published": False, "note": "Asked for in vain."},
            ),
            build.source(
                "article",
                title="An article",
                url="https://example.org/article",
                published="2025-07-01",
                accessed="2025-07-02",
                licence="CC BY 4.0",
                note="A note.",
                method={"published": True, "url": "https://example.org/method"},
            ),
        ],
        caveats=[
            build.caveat("undefined", short=in_both("Not defined.")),
            build.caveat("rounded", kind="rounding", severity="minor"),
        ],
        figures=[
            build.figure(
                label=in_both("soldiers killed"),
                title="Russian soldiers killed",
                universe={"includes": ["north-korea"], "excludes": ["ukraine"], "unclear": ["belarus"]},
                claim=build.claim(assessment="believed", via=["article"], rests_on=["article"]),
                counts=build.counts("killed", who=["soldiers"]),
                period=build.period(note="A note."),
                reported=build.stated("2025-07-01"),
                evidence=[build.evidence(paragraph=2, printed="6,000")],
                caveats=["undefined"],
                revisions=[build.revision(), build.revision(previous=build.between())],
            ),
            build.equipment(
                quantity=build.between(
                    unit="item", value=5000, interval={"kind": "confidence", "level": Decimal("99.5")}
                )
            ),
            build.part(party="allies", quantity=build.share(Decimal("1.50"), per="day", per_is="average")),
            build.equipment(
                id="lorries", equipment_class="other", quantity=build.in_words(in_both("dozens"), unit="item")
            ),
        ],
        statements=[
            build.statement(
                passages=[{"text": "The first passage.", "translation": in_both("It."), "paragraph": 3}],
                translation={"original_language": "ru", "by": "A translator", "note": "A note."},
                caveats=["undefined"],
            )
        ],
        notes=[build.note(as_of=build.inferred(), caveats=["rounded"])],
        events=[
            build.event(
                date=build.inferred("2022-02-24"),
                evidence=[build.evidence(paragraph=4, printed="in the morning")],
                caveats=["rounded"],
            )
        ],
    )


def in_both(text: str) -> Json:
    """A text in both languages of the sheet."""
    return {"en": text, "uk": f"{text} (uk)"}


def encoded(made: Any) -> bytes:
    """JSON with a line for each entry, quickly made: the standard library indents ten times as slowly."""
    return as_json(made, separators=(",\n", ": "), ensure_ascii=False).encode()


def as_json(made: Any, **options: Any) -> str:
    """JSON in which decimal numbers have the digits that they were given."""
    return _NUMBER.sub(r"\1", json.dumps(made, default=_marked, **options))


def _marked(value: Decimal) -> str:
    return f"{_MARK}{value}"


def read(made: Any, limits: Limits = DEFAULT) -> Reading:
    return read_sheet(encoded(made), limits)


def only_problem(data: bytes, limits: Limits = DEFAULT) -> Problem:
    """The one reason why a document is not shown."""
    reading = read_sheet(data, limits)
    assert reading.sheet is None
    assert not reading.more
    (problem,) = reading.problems
    assert problem.severity == "error"
    return problem


def paths(made: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all values, the root first."""
    yield path
    if isinstance(made, dict):
        for key, value in cast("Json", made).items():
            yield from paths(value, (*path, key))
    elif isinstance(made, list):
        for index, value in enumerate(cast("list[Any]", made)):
            yield from paths(value, (*path, index))


def paths_by_field(made: Json) -> dict[str, list[Path]]:
    """The paths of all values but the root, by the first of their steps. A test a field is enough."""
    fields: dict[str, list[Path]] = {field: [] for field in made}
    for path in paths(made):
        if path:
            fields[str(path[0])].append(path)
    return fields


def value_at(made: Any, path: Path) -> Any:
    for key in path:
        made = made[key]
    return made


def is_object(value: Any) -> bool:
    """Whether a value of the full sheet is an object with fields, and no text by language."""
    return isinstance(value, dict) and "en" not in value


def replaced(made: Any, path: Path, value: Any) -> Any:
    """The same JSON with another value at one path."""
    if not path:
        return value
    changed: Any = cast("list[Any] | Json", made).copy()
    key, *rest = path
    changed[key] = replaced(made[key], tuple(rest), value) if rest else value
    return changed


def without(made: Json, path: Path) -> Json:
    """The same JSON with one entry left out."""
    *above, last = path
    holder: Any = value_at(made, tuple(above)).copy()
    del holder[last]
    return replaced(made, tuple(above), holder)


PYDANTIC_SPEAK: Final = (
    "Input should",
    "input should",
    "Input",
    "valid tuple",
    "valid string",
    "valid integer",
    "valid dictionary",
    "instance of",
    "frozenset",
    "pydantic",
    "Field required",
    "Extra inputs",
    "ctx",
    "None",
    "dict ",
    "Decimal",
    "<text>",
    "<by language>",
    "number>",
    "str ",
    "unhashable",
)
"""What no author of a sheet should have to read."""

ODD_VALUES: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    10**15 + 1,
    10**30,
    10**2000,
    1.5,
    float("1e300"),
    Decimal("1e3"),
    Decimal("0.1234567"),
    Decimal("1" * 30 + ".5"),
    {"en": 1},
    {"uk": "x"},
    {"en": "x", "fr": "x"},
    {"en": " ", "uk": "x"},
    "",
    " ",
    "x",
    "{0}{hint}%s",
    "x" * 11_000,
    "1",
    "2025-13-01",
    "http://example.org",
    [],
    [None],
    [[]],
    [{}],
    ["x"] * 65,
    {},
    {"x": 1},
    {"qualifier": None},
    {"qualifier": "x" * 1000},
)
"""Values of every type that JSON knows. Each suits few fields, and some suit none."""

ONE_OF_EACH_TYPE: Final[tuple[Any, ...]] = (None, True, 10**30, 1.5, "?", [], [None], {})
"""Few values, for tests that cost more."""

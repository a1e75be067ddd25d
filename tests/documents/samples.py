"""What many tests of the documents read, and short ways to read it."""

import json
from collections.abc import Iterator
from typing import Any, Final, cast

from tests import builders as build
from tests.builders import Json
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.problems import Problem
from warloss_gui.documents.reader import Reading, read_sheet

Path = tuple[str | int, ...]


def full_sheet() -> Json:
    """A valid sheet that uses every field, and both kinds of quantity, with nothing unused."""
    return build.sheet(
        headline="losses",
        status=build.status(note="A note.", evidence=[build.evidence(paragraph=1, printed="ongoing")]),
        parties=[
            build.party("russia", iso3166="RUS"),
            build.party("ukraine"),
            build.party("north-korea"),
            build.party("belarus"),
        ],
        sources=[
            build.source("general-staff", kind="organisation", in_text="the General Staff", role="adversary"),
            build.source(
                "article",
                title="An article",
                url="https://example.org/article",
                published="2025-07-01",
                accessed="2025-07-02",
                licence="CC BY 4.0",
                note="A note.",
            ),
        ],
        figures=[
            build.figure(
                universe={"includes": ["north-korea"], "excludes": ["ukraine"], "unclear": ["belarus"]},
                claim=build.claim(assessment="believed", via=["article"]),
                period=build.period(note="A note."),
                evidence=[build.evidence(paragraph=2, printed="6,000")],
                caveats=["undefined"],
                revisions=[build.revision(), build.revision(previous=build.between())],
            ),
            build.equipment(quantity=build.between(unit="item")),
        ],
        statements=[
            build.statement(
                passages=[{"text": "The first passage.", "paragraph": 3}],
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


def encoded(made: Any) -> bytes:
    """JSON with a line for each entry, quickly made: the standard library indents ten times as slowly."""
    return json.dumps(made, separators=(",\n", ": "), ensure_ascii=False).encode()


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

"""A document of format 1 says today what it said when that format was the only one."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from typing import Any, Final, cast

import pytest

from tests.format_1 import made, terms
from tests.format_1.made import Json
from tests.format_1.said import FOLDER, kept, said_of
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_sheet


@dataclass(frozen=True, slots=True)
class Mended:
    """A difference that is meant: wherever the old words stood, the new ones stand now, and why.

    The words may be a part of a line, or reach over several. Where `sheets` names some, it is so in these.
    """

    old: str
    new: str
    why: str
    sheets: tuple[str, ...] = ()

    def is_in(self, said: tuple[str, str]) -> bool:
        """Whether the old words stood in what was said of a sheet, given with its name."""
        name, text = said
        return self.old in text and (not self.sheets or name in self.sheets)


@dataclass(frozen=True, slots=True)
class MendedLines:
    """A difference that is meant in all lines that a pattern finds: what they are now, and why."""

    pattern: str
    now: Callable[[str], str]
    why: str

    def is_in(self, said: tuple[str, str]) -> bool:
        """Whether there were such lines in what was said of a sheet, given with its name."""
        return re.search(self.pattern, said[1]) is not None


def unquoted(lines: str) -> str:
    """Quoted passages without quotation marks. What is markup at the start of a line is escaped there."""
    return lines.replace("> “", "> ").replace("”\n", "\n").replace("\n> > ", "\n> \\> ")


MENDED: Final[tuple[Mended | MendedLines, ...]] = (
    MendedLines(
        r"\n(?:>.*\n)+(?=\nIn other words than the speaker’s)",
        unquoted,
        "Quotation marks stand only around words that were said so.",
    ),
)
"""All that is said otherwise today, each applied in its turn. Any other difference fails."""

BUNDLED: Final = ("article", "other-claimants")
CHUNKS: Final = 10
MOST_SHOWN: Final = 12
"""Lines of a difference."""


def document(name: str) -> bytes:
    """A document of format 1, by its name."""
    if name in BUNDLED:
        return (FOLDER / f"{name}.json").read_bytes()
    return json.dumps(made.sheets()[name], ensure_ascii=False).encode()


def opened(name: str) -> FactSheet:
    reading = read_sheet(document(name))
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    assert errors == [], f"{name} is not read any more"
    assert reading.sheet is not None
    return reading.sheet


def expected(name: str, mended: Sequence[Mended | MendedLines] = MENDED) -> str:
    """What was said of a sheet, with all that is mended."""
    text = kept()[name]
    for one in mended:
        if isinstance(one, MendedLines):
            text = re.sub(one.pattern, lambda match, one=one: one.now(match[0]), text)
        elif not one.sheets or name in one.sheets:
            text = text.replace(one.old, one.new)
    return text


def difference(name: str, before: str, now: str) -> str:
    """The lines that were said and are not, and those that are said and were not; or nothing."""
    if before == now:
        return ""
    told = unified_diff(before.split("\n"), now.split("\n"), "said", "says", n=0, lineterm="")
    lines = [*islice(told, MOST_SHOWN + 1)]
    more = ["…"] if len(lines) > MOST_SHOWN else []
    return "\n".join([f"{name} says something else:", *lines[:MOST_SHOWN], *more])


def differences(names: Sequence[str]) -> str:
    found = [difference(name, expected(name), said_of(opened(name))) for name in names]
    return "\n\n".join(filter(None, found))


def unfounded(mended: Sequence[Mended | MendedLines]) -> list[Mended | MendedLines]:
    """The differences that have no reason, or whose old words no sheet said."""
    return [one for one in mended if not one.why or not any(map(one.is_in, kept().items()))]


def leaves(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """All texts of a document, each with the name of the field that it stands in."""
    if isinstance(value, dict):
        for key, inner in cast("Json", value).items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from leaves(inner, field)
    elif isinstance(value, str):
        yield field, value


def made_texts(field: str) -> set[str]:
    return {text for sheet in made.sheets().values() for name, text in leaves(sheet) if name == field}


def shape(date: str) -> str:
    """How a date is written, whichever it is. The four seasons stay apart."""
    if re.fullmatch(r"\d{4}-2[1-4][?~%]?", date):
        return f"0000{date[4:]}"
    return re.sub(r"\d", "0", date)


def is_end(interval: str, start: str, end: str) -> bool:
    """Whether a period has these ends, each a word for a date, `..` or nothing."""
    pairs = zip((start, end), interval.split("/"), strict=True)
    return all((found not in ("", "..")) if wanted.isalpha() else found == wanted for wanted, found in pairs)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_sheet_that_came_with_the_program_says_what_it_said(name: str) -> None:
    found = differences([name])
    assert not found, found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_made_sheet_says_what_it_said(chunk: int) -> None:
    found = differences([*made.sheets()][chunk::CHUNKS])
    assert not found, found


def test_every_sheet_has_its_text() -> None:
    assert [*kept()] == [*BUNDLED, *made.sheets()]
    assert len(made.sheets()) == made.COUNT


def test_every_sheet_is_of_format_1() -> None:
    assert {json.loads(document(name))["format_version"] for name in kept()} == {1}


@pytest.mark.parametrize("field", terms.FIELDS)
def test_the_made_sheets_use_every_term(field: str) -> None:
    assert set(terms.FIELDS[field]) - made_texts(field) == set()


def test_the_made_sheets_use_every_precision_and_mark_of_a_date() -> None:
    wanted = {shape(f"{date}{mark}") for date in terms.DATE_SHAPES for mark in terms.DATE_MARKS}
    assert wanted - set(map(shape, made_texts("date"))) == set()


def test_the_made_sheets_use_every_end_of_a_period() -> None:
    intervals = made_texts("interval")
    for start, end in (interval.split("/") for interval in terms.INTERVAL_ENDS):
        assert any(is_end(found, start, end) for found in intervals), (start, end)


def test_a_mended_difference_has_its_reason_and_is_found() -> None:
    assert unfounded(MENDED) == []


def test_a_difference_is_told_unless_it_is_mended() -> None:
    mended = [Mended("one article says", "an article says", "It is any article.", ("article",))]
    before, now = expected("article"), expected("article", mended)
    told = difference("article", before, now).split("\n")
    assert told[0] == "article says something else:"
    assert "-# Losses in the Russia–Ukraine war: what one article says" in told
    assert "+# Losses in the Russia–Ukraine war: what an article says" in told
    assert expected("other-claimants", mended) == expected("other-claimants")
    assert unfounded(mended) == []
    assert len(unfounded([Mended("one article says", "", ""), Mended("no such words", "", "Why not.")])) == 2

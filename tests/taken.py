"""Sheets for the tests of what is taken away, and what must be found of them."""

from pathlib import Path

from tests import builders
from tests.builders import Json
from warloss_gui import assets
from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import word_claimed_by
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.parts import SECTIONS, TabName
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_figure
from warloss_gui.documents.reader import read_file
from warloss_gui.history.shown import Shown
from warloss_gui.paper.pictures import picture_of

ARTICLE = assets.path("factsheets/article.json")
OTHERS = assets.path("factsheets/other-claimants.json")
BUNDLED = (ARTICLE, OTHERS)

HOSTILE = (
    "<img src='file:///etc/passwd'><b>bold</b> & <script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }} {% raw %} ${7} %s %n {0}",
    "[link](https://example.org) *stars* `code` # heading | cell",
    "\\begin{document} \\input{/etc/passwd} 100 % & _",
    "עברית בתוך הטקסט וגם العربية",
    "@import url(https://example.org)",
    "a" * 3_000,
)


def opened(path: Path) -> Shown:
    found = read_file(path).sheet
    assert found is not None
    return shown_of(found)


def shown_of(sheet: FactSheet) -> Shown:
    return Shown(sheet, sheet)


def shown_with(**changes: object) -> Shown:
    return shown_of(FactSheet.model_validate(builders.sheet(**changes)))


def hostile() -> Shown:
    """A sheet all of whose texts try to be something else than texts."""
    prose = (" ".join(HOSTILE) + " word" * 2_000)[:9_999] + "."
    lines = [text[:200] for text in HOSTILE]
    figures: list[Json] = [
        builders.figure(
            id=f"f{place}",
            label=line,
            counts=builders.counts("killed", term=line),
            caveats=["undefined"],
            as_of=builders.inferred(note=prose),
            evidence=[builders.evidence(printed=line)],
        )
        for place, line in enumerate(lines)
    ]
    return shown_with(
        title=lines[0],
        figures=figures,
        caveats=[builders.caveat("undefined", text=lines[1] + lines[3])],
        sources=[
            builders.source("general-staff", name=lines[2], note=prose),
            builders.source("article", name=lines[4], title=lines[5]),
        ],
        statements=[builders.statement(speaker=lines[0], passages=[{"text": prose}, {"text": lines[5]}])],
        notes=[builders.note(title=lines[1], text=prose)],
    )


def bare(text: str) -> str:
    """A text without its spaces: lines are broken elsewhere on every paper."""
    return "".join(text.split())


def claims_of(shown: Shown) -> list[str]:
    """What must be found of each figure: the sentence with claimant, date and bound."""
    return [word_figure(figure, shown.sheet).sentence for figure in shown.sheet.figures]


def drawn_of(shown: Shown, tab: TabName) -> list[str]:
    """What only a plot says, lane by lane: what is counted, whose claim of which day, and the bound."""
    picture = picture_of(tab, shown)
    assert picture is not None
    lanes = [lane.title + lane.detail + lane.marks[0].label for lane in picture.lanes if len(lane.marks) == 1]
    others = [mark.label for lane in picture.lanes if len(lane.marks) > 1 for mark in lane.marks]
    return [*lanes, *others, *(guide.label for guide in picture.guides), picture.axis.title]


def claimed_of(shown: Shown, tab: TabName) -> list[tuple[str, str, str]]:
    """The number with its bound, the claimant and the date of each figure of a tab that is compared."""
    return [
        (
            phrases.quantity_short(one.quantity),
            word_claimed_by(one, shown.sheet),
            word_date(one.as_of),
        )
        for section in SECTIONS[tab]
        if section != "context"
        for one in shown.sheet.figures_of(section)
    ]


def important_of(shown: Shown) -> list[str]:
    """The important caveats of all figures, in words."""
    return [
        caveat.text
        for figure in shown.sheet.figures
        for caveat in word_figure(figure, shown.sheet).caveats
        if caveat.important
    ]

"""Every member of every closed term of the format is told on every surface that tells of the term.

Of each term a sheet is made for each member, alike but for that member. What a surface says of them differs
from member to member: so none is forgotten, shows nothing, or is taken for another. A member that is new in
the format is walked through all of it by itself.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, get_args

import openpyxl
import pytest
from hypothesis import given, settings

from tests import builders
from tests.builders import Json
from tests.strategies import fact_sheets
from warloss_gui import language
from warloss_gui.claims.caveats import CaveatKind, Severity
from warloss_gui.claims.counts import (
    ITEM_OUTCOMES,
    PERSON_OUTCOMES,
    Composition,
    EquipmentClass,
    Measure,
    Who,
)
from warloss_gui.claims.figure import SECTION_UNITS, Section
from warloss_gui.claims.quantity import IntervalKind, Per, PerIs, Qualifier, Unit
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import EvidenceBasis, Role, SourceKind
from warloss_gui.claims.statement_wording import word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.documents.reader import read_sheet
from warloss_gui.export.document import to_json
from warloss_gui.export.handout import Handout
from warloss_gui.export.markdown import to_markdown
from warloss_gui.export.tables import to_csv
from warloss_gui.export.web import to_html
from warloss_gui.export.workbook import to_xlsx
from warloss_gui.history.shown import Shown
from warloss_gui.itemmodels import figures
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.content import page_of
from warloss_gui.plots import series
from warloss_gui.plots.key import entries
from warloss_gui.plots.picture import Picture

pytestmark = pytest.mark.usefixtures("qapp")


def nothing() -> None:
    return


# The surfaces


def handout(sheet: FactSheet) -> Handout:
    return Handout(Shown(sheet, sheet))


def in_words(sheet: FactSheet) -> str:
    """What the reading pane and the cards say."""
    worded = [word_figure(figure, sheet) for figure in sheet.figures]
    said = [text for one in worded for text in (one.in_full, one.headline, one.marks, *one.revisions)]
    return "\n".join([*said, *(word_statement(statement, sheet).text for statement in sheet.statements)])


def tooltips(sheet: FactSheet) -> str:
    return "\n".join(word_figure(figure, sheet).text for figure in sheet.figures)


def pictures(sheet: FactSheet) -> Iterator[Picture]:
    yield series.personnel(sheet)
    yield series.contingents(sheet)
    yield from (series.equipment(sheet, scale) for scale in ("log", "linear"))


def lanes(sheet: FactSheet) -> str:
    """What the pictures show, and what their keys say."""
    found: list[object] = []
    for picture in pictures(sheet):
        found += [picture.title, picture.note, *(entry.text for entry in entries(picture))]
        for lane in picture.lanes:
            found += [lane.title, lane.detail, lane.group, lane.icon]
            for mark in lane.marks:
                found += [mark.label, mark.shape, mark.low, mark.best, mark.high, mark.basis]
    return "\n".join(map(str, found))


def table(sheet: FactSheet) -> str:
    """What the tables of the window show."""
    rows = figures.rows_of(sheet.figures, sheet)
    columns = [*figures.columns(figures.class_column(), rows), figures.label_column("Counted")]
    return "\n".join(column.display(row) for row in rows for column in columns)


def wall(sheet: FactSheet) -> str:
    """What the pages of a wall say, also to whoever asks."""
    pages = (page_of(name, Shown(sheet, sheet)) for name in get_args(PageName))
    said = (saying for page in pages for saying in (*page.figures, *page.sayings))
    return "\n".join("\n".join((one.head, one.text, one.attribution, one.whole)) for one in said)


def table_file(sheet: FactSheet) -> str:
    rows = csv.reader(io.StringIO(to_csv(handout(sheet), nothing).decode("utf-8-sig"), newline=""))
    return str(list(rows))


def workbook(sheet: FactSheet) -> str:
    book: Any = openpyxl.load_workbook(io.BytesIO(to_xlsx(handout(sheet), nothing)))
    return str([[cell.value for cell in row] for page in book for row in page.rows])


def document(sheet: FactSheet) -> str:
    data = to_json(handout(sheet), nothing)
    assert read_sheet(data).sheet == sheet
    return data.decode()


WORDS: Final[dict[str, Callable[[FactSheet], str]]] = {
    "words": in_words,
    "wall": wall,
    "markdown": lambda sheet: to_markdown(handout(sheet)).decode(),
    "html": lambda sheet: to_html(handout(sheet)).decode(),
}
"""Where all that is to be known of a figure is said in words."""
DATA: Final[dict[str, Callable[[FactSheet], str]]] = {
    "csv": table_file,
    "xlsx": workbook,
    "json": document,
}
"""What leaves the program as it stands in the sheet."""
SURFACES: Final = {**WORDS, **DATA, "tooltips": tooltips, "lanes": lanes, "table": table}


# The terms


@dataclass(frozen=True)
class Term:
    """A closed term: its members, a sheet for each, and where they are told apart."""

    members: tuple[str, ...]
    sheet: Callable[[str], Json]
    surfaces: tuple[str, ...]


def of(**changes: Any) -> Json:
    return builders.sheet(figures=[builders.figure(**changes)])


def number(qualifier: str) -> Json:
    match qualifier:
        case "between":
            return builders.between()
        case "in_words":
            return builders.in_words()
        case _:
            return builders.quantity(5_000, qualifier)


def in_unit(unit: str) -> Json:
    """A figure that stands apart, where every unit can be."""
    return of(section="context", quantity=builders.quantity(unit=unit), counts=builders.counts("other"))


def in_section(section: str) -> Json:
    if section == "equipment":
        return builders.sheet(figures=[builders.equipment(id="losses")])
    return of(section=section)


def with_caveat(**changes: Any) -> Json:
    return {**of(caveats=["undefined"]), "caveats": [builders.caveat("undefined", **changes)]}


def with_source(kind: str) -> Json:
    return builders.sheet(
        sources=[
            builders.source("general-staff", kind=kind),
            builders.source("article"),
            builders.source("b"),
        ]
    )


ALL: Final = (*WORDS, *DATA)
CLOSED: Final[dict[str, Term]] = {
    "qualifier": Term(
        get_args(Qualifier),
        lambda member: of(quantity=number(member)),
        (*ALL, "tooltips", "lanes", "table"),
    ),
    "unit": Term(get_args(Unit), in_unit, ALL),
    "per": Term(
        get_args(Per),
        lambda member: of(quantity=builders.rate(per=member)),
        (*ALL, "tooltips", "table"),
    ),
    "per is": Term(
        get_args(PerIs),
        lambda member: of(quantity=builders.rate(per_is=member)),
        (*ALL, "tooltips", "table"),
    ),
    "interval": Term(
        get_args(IntervalKind),
        lambda member: of(quantity=builders.between(value=5_000, interval={"kind": member})),
        (*ALL, "tooltips", "lanes", "table"),
    ),
    "outcome of people": Term(
        tuple(sorted(PERSON_OUTCOMES)),
        lambda member: of(counts=builders.counts(member, term="gone")),
        (*ALL, "lanes"),
    ),
    "outcome of items": Term(
        tuple(sorted(ITEM_OUTCOMES)),
        lambda member: builders.sheet(
            figures=[builders.equipment(counts=builders.counts(member, term="gone"))]
        ),
        ALL,
    ),
    "who": Term(
        get_args(Who),
        lambda member: of(counts=builders.counts("killed", who=[member])),
        (*ALL, "lanes"),
    ),
    "measure": Term(
        get_args(Measure),
        lambda member: of(counts=builders.counts("killed", measure=member)),
        (*ALL, "lanes"),
    ),
    "measure of contingents": Term(
        get_args(Measure),
        lambda member: of(section="contingents", counts=builders.counts(measure=member)),
        (*ALL, "lanes"),
    ),
    "composition": Term(
        get_args(Composition),
        lambda member: of(counts=builders.counts("killed", composition=member)),
        tuple(DATA),
    ),
    "class": Term(
        get_args(EquipmentClass),
        lambda member: builders.sheet(figures=[builders.equipment(equipment_class=member, label="jet skis")]),
        (*DATA, "lanes", "table"),
    ),
    "basis": Term(
        get_args(EvidenceBasis),
        lambda member: of(claim=builders.claim(basis=member)),
        (*ALL, "lanes"),
    ),
    "role": Term(
        get_args(Role),
        lambda member: of(claim=builders.claim(role=member)),
        (*ALL, "tooltips"),
    ),
    "section": Term(get_args(Section), in_section, tuple(DATA)),
    "caveat": Term(
        get_args(CaveatKind),
        lambda member: with_caveat(kind=member),
        (*ALL, "tooltips", "table"),
    ),
    "severity": Term(
        get_args(Severity),
        lambda member: with_caveat(severity=member),
        (*ALL, "tooltips", "table"),
    ),
    "kind of source": Term(get_args(SourceKind), with_source, ("xlsx", "json")),
    "ground of a date": Term(
        ("stated", "inferred"),
        lambda member: of(as_of={**builders.inferred(), "basis": member}),
        (*ALL, "tooltips", "lanes", "table"),
    ),
    "author of a correction": Term(
        ("claimant", "relayer", "transcriber"),
        lambda member: of(revisions=[builders.revision(by=member)]),
        ("words", "markdown", "html", *DATA),
    ),
    "form of a statement": Term(
        ("verbatim", "paraphrase"),
        lambda member: builders.sheet(statements=[builders.statement(form=member)]),
        ("words", "wall", "markdown", "html", "xlsx", "json"),
    ),
    "state of the war": Term(
        ("ongoing", "ceasefire", "ended"),
        lambda member: builders.sheet(status=builders.status(state=member)),
        ("markdown", "html", "xlsx", "json"),
    ),
}


def sheets_of(term: str) -> dict[str, FactSheet]:
    found = CLOSED[term]
    return {member: FactSheet.model_validate(found.sheet(member)) for member in found.members}


@pytest.mark.parametrize("term", CLOSED)
def test_every_surface_tells_every_member_from_the_others(term: str) -> None:
    sheets = sheets_of(term)
    for name in CLOSED[term].surfaces:
        said = {member: SURFACES[name](sheet) for member, sheet in sheets.items()}
        assert all(said.values()), name
        alike = [member for member in said if list(said.values()).count(said[member]) > 1]
        assert alike == [], f"{name} says the same of these"


@pytest.mark.parametrize("term", CLOSED)
def test_no_surface_fails_at_any_member(term: str) -> None:
    for member, sheet in sheets_of(term).items():
        for name, say in SURFACES.items():
            said = say(sheet)
            assert "None" not in said or name in ("lanes", "xlsx"), (name, member)
            assert "{" not in said or name in ("json", "html"), (name, member)


@settings(max_examples=40, deadline=None)
@given(fact_sheets(least_figures=1))
def test_no_surface_fails_at_any_sheet_or_drops_a_number(sheet: FactSheet) -> None:
    # What begins a line with a number is escaped in Markdown.
    said = {name: say(sheet).replace("\\", "") for name, say in SURFACES.items()}
    for figure in sheet.figures:
        for value in figure.quantity.published:
            shown, plain = language.number(value), str(value)
            assert all(shown in said[name] for name in ("words", "tooltips", "markdown", "html"))
            assert plain in said["csv"]
            assert plain in said["json"]


@pytest.mark.parametrize("found", get_args(EquipmentClass))
def test_no_class_is_called_as_another_one(found: str) -> None:
    sheet = sheets_of("class")[found]
    is_other = found == "other"
    for say in SURFACES.values():
        assert "ther equipment" not in say(sheet)
    assert ("Jet skis" in lanes(sheet)) == ("Jet skis" in table(sheet).split("\n")[:1]) == is_other


def test_every_unit_is_of_some_section() -> None:
    assert {unit for units in SECTION_UNITS.values() for unit in units} == set(get_args(Unit))

"""What the program makes of a sheet in words, line by line, and what of it was kept."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_evidence
from warloss_gui.claims.statement import Statement
from warloss_gui.claims.statement_wording import word_event, word_note
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.handout import Handout
from warloss_gui.export.markdown import to_markdown
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext

FOLDER: Final = Path(__file__).parent
KEPT: Final = FOLDER / "texts.txt"

HEADER: Final = "=== "
"""Begins the line that names a sheet. No line of Markdown begins so, as the sign is escaped there."""


def said_of(sheet: FactSheet) -> str:
    """All that the program says of a sheet: its Markdown, then what that leaves out."""
    page = to_markdown(Handout(Shown(sheet, sheet))).decode()
    # The last line names the version of the program.
    body = page.rstrip("\n").rpartition("\n")[0].rstrip("\n")
    return "\n".join([body, "", *_left_out(sheet), ""])


@cache
def kept() -> dict[str, str]:
    """What version 0.1.0 said of each sheet, by the name of the sheet."""
    texts: dict[str, list[str]] = {}
    name = ""
    for line in KEPT.read_text("utf-8").removesuffix("\n").split("\n"):
        if line.startswith(HEADER):
            name = line.removeprefix(HEADER)
            texts[name] = []
        else:
            texts[name].append(line)
    return {name: "\n".join(lines) for name, lines in texts.items()}


def _left_out(sheet: FactSheet) -> Iterator[str]:
    """What is not on the page: what is shown first, what only sorts, and where the rest can be read."""
    if sheet.headline_figure is not None:
        yield f"First: {word_figure(sheet.headline_figure, sheet).headline}"
    yield from _dated("sheet", sheet.as_of)
    if sheet.status is not None:
        yield from (f"status: {line!r}" for line in word_evidence(sheet.status.evidence, sheet))
    for figure in sheet.figures:
        yield from _of_figure(figure)
    for statement in sheet.statements:
        yield from _of_statement(statement)
    for note in sheet.notes:
        yield f"{note.id}: {note.section}, {gettext(phrases.BASES[note.claim.basis])}"
        yield from _dated(note.id, note.as_of)
        yield from (f"{note.id}: {line!r}" for line in word_note(note, sheet).evidence)
    for event in sheet.events:
        yield from _dated(event.id, event.date)
        yield from (f"{event.id}: {line!r}" for line in word_event(event, sheet).evidence)
    for party in sheet.parties:
        yield f"{party.id}: {party.name}, {party.iso3166 or 'no code'}"
    for source in sheet.sources:
        yield f"{source.id}: {source.kind}, {source.role or 'no role'}"


def _of_figure(figure: Figure) -> Iterator[str]:
    """What a figure is sorted and compared by that its words may leave out, in the terms of the document."""
    outcomes = " ".join(sorted(figure.counts.outcomes)) or "no outcome"
    yield f"{figure.id}: {figure.equipment_class or 'no class'}, {outcomes}, {figure.counts.composition}"
    for revision in figure.revisions:
        yield f"{figure.id}: before in {gettext(phrases.UNITS[revision.previous.unit])}"


def _of_statement(statement: Statement) -> Iterator[str]:
    yield f"{statement.id}: {statement.party}, {statement.language}"
    if statement.translation is not None:
        remark = statement.translation.note or "no note"
        yield f"{statement.id}: from {statement.translation.original_language}, {remark!r}"


def _dated(name: str, when: ClaimDate | None) -> Iterator[str]:
    """The note of a date."""
    if when is not None and when.note is not None:
        yield f"{name}: {when.note!r}"

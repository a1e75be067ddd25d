from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tests.full_sheet import full_sheet
from tests.taken import BUNDLED, opened, shown_of, shown_with
from warloss_gui import assets
from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.documents.histories import read_history
from warloss_gui.export.handout import Handout
from warloss_gui.export.wanted import DOCUMENTS, PICTURES, Wanted, ending_of
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey


def test_a_whole_sheet_has_its_title_and_some_parts_have_theirs_too() -> None:
    shown = opened(BUNDLED[0])
    assert Handout(shown).title == shown.own.title
    assert Handout(shown, ("equipment",)).title == f"Equipment: {shown.own.title}"


def test_facts_tell_of_another_day() -> None:
    own = opened(BUNDLED[0]).own
    record = read_history(assets.path("history/general-staff-month-ends.json"))
    travelled = Journey(own, record).on(date(2025, 5, 31))
    usual, moved = Handout(Shown(own, own)), Handout(Shown(own, travelled, day=date(2025, 5, 31)))
    assert [name for name, _fact in usual.facts] == ["As of", "Claimants", "Status", "Sheet"]
    assert [name for name, _fact in moved.facts] == ["As of", "Figures", "Claimants", "Status", "Sheet"]
    assert dict(moved.facts)["Figures"].startswith("What the claimant’s report of 31 May 2025 counts")
    assert usual.dated == "as of 30 June 2025 (inferred), revision 1"
    assert moved.dated.endswith("; figures as reported on 31 May 2025")


def test_facts_tell_where_a_sheet_is_published_when_anew_and_of_its_parties() -> None:
    handout = Handout(shown_of(full_sheet()))
    facts = dict(handout.facts)
    assert facts["Published at"] == "https://example.org/full.json"
    assert facts["Next update"] == "5 August 2026"
    assert facts["Parties"] == "Russia is also called RF.\nBoth sides: Russia and Ukraine together."
    assert [name for name, _fact in Handout(shown_with()).facts] == ["As of", "Claimants", "Sheet"]
    assert [part.title for part in handout.parts][:2] == ["People", "Things & vehicles"]


def test_parts_stand_under_their_wholes_and_sources_are_those_on_whom_claimants_rely() -> None:
    figures = [
        builders.figure(),
        builders.figure(id="other", claim=builders.claim(rests_on=["ministry"])),
        builders.part(),
    ]
    handout = Handout(shown_with(figures=figures))
    assert [figure.id for figure in handout.parts[0].figures] == ["losses", "part", "other"]
    assert [source.id for source in handout.sources] == ["general-staff", "ministry", "article"]


def test_a_sheet_without_a_status_has_none() -> None:
    assert "Status" not in dict(Handout(shown_with()).facts)


@pytest.mark.parametrize("names", [TAB_NAMES, *((name,) for name in TAB_NAMES)])
def test_notes_and_sources_are_those_of_the_parts_and_each_number_leads_to_one(
    names: tuple[TabName, ...],
) -> None:
    handout = Handout(opened(BUNDLED[0]), names)
    used: set[int] = set()
    for part in handout.parts:
        entries = [handout.entry(figure) for figure in part.figures]
        rest = [
            *map(handout.statement, part.statements),
            *map(handout.remark, part.remarks),
            *map(handout.event, part.events),
        ]
        for entry in (*entries, *rest):
            used.update(entry.notes)
            assert all(1 <= number <= len(handout.sources) for number in entry.sources)
            assert entry.sources
        for entry in entries:
            codes = {handout.notes[number - 1].code for number in entry.notes}
            assert codes == set(entry.figure.caveats)
    assert used == set(range(1, len(handout.notes) + 1))


def test_whoever_is_not_named_is_no_source() -> None:
    figures = [builders.figure(claim=builders.unnamed_claim(via=["ministry"]))]
    assert [source.id for source in Handout(shown_with(figures=figures)).sources] == ["ministry", "article"]


@pytest.mark.parametrize("tab", [None, *TAB_NAMES])
@pytest.mark.parametrize("ending", [*dict.fromkeys((*PICTURES, *DOCUMENTS)), ".gif", ""])
def test_what_can_be_wanted(tab: TabName | None, ending: str) -> None:
    wanted = Wanted(ending, tab)
    there_is = ending in DOCUMENTS if tab is None else ending in {*PICTURES, *DOCUMENTS} - {".json"}
    assert (wanted.problem == "") == there_is
    assert wanted.is_picture == (tab is not None and ending in PICTURES)


def test_an_ending_is_read_whatever_its_case() -> None:
    assert ending_of(Path("a.b/Picture.PNG")) == ".png"
    assert ending_of(Path("none")) == ""


def test_a_source_has_a_number() -> None:
    handout = Handout(shown_with())
    assert [handout.source_number(source.id) for source in handout.sources] == [1, 2]

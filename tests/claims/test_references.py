import pytest

from tests.builders import (
    Json,
    caveat,
    claim,
    event,
    evidence,
    figure,
    note,
    party,
    sheet,
    sheet_of,
    source,
    stated,
    statement,
    status,
    unnamed_claim,
)
from tests.claims.refusals import faults, only_fault
from warloss_gui.claims.references import MAX_FAULTS, Fault, unused

Path = tuple[str | int, ...]


# References resolve


@pytest.mark.parametrize(
    ("changes", "path", "kind"),
    [
        ({"headline": "gone"}, ("headline",), "figure"),
        (
            {"status": status(evidence=[evidence(), evidence("gone")])},
            ("status", "evidence", 1, "source"),
            "source",
        ),
        ({"figures": [figure(party="gone")]}, ("figures", 0, "party"), "party"),
        ({"figures": [figure(claim=claim("gone"))]}, ("figures", 0, "claim", "claimant"), "source"),
        (
            {"figures": [figure(claim=claim(via=["article", "gone"]))]},
            ("figures", 0, "claim", "via", 1),
            "source",
        ),
        (
            {"figures": [figure(evidence=[evidence("gone")])]},
            ("figures", 0, "evidence", 0, "source"),
            "source",
        ),
        ({"figures": [figure(caveats=["undefined", "gone"])]}, ("figures", 0, "caveats", 1), "caveat"),
        (
            {"figures": [figure(), figure(id="other", universe={"includes": ["gone"]})]},
            ("figures", 1, "universe", "includes", 0),
            "party",
        ),
        (
            {"figures": [figure(universe={"excludes": ["gone"]})]},
            ("figures", 0, "universe", "excludes", 0),
            "party",
        ),
        (
            {"figures": [figure(universe={"unclear": ["gone"]})]},
            ("figures", 0, "universe", "unclear", 0),
            "party",
        ),
        ({"figures": [figure(part_of="gone")]}, ("figures", 0, "part_of"), "figure"),
        (
            {"figures": [figure(claim=claim(rests_on=["article", "gone"]))]},
            ("figures", 0, "claim", "rests_on", 1),
            "source",
        ),
        (
            {"parties": [party(), party("both", made_of=["russia", "gone"])]},
            ("parties", 1, "made_of", 1),
            "party",
        ),
        ({"statements": [statement(party="gone")]}, ("statements", 0, "party"), "party"),
        ({"statements": [statement(source="gone")]}, ("statements", 0, "source"), "source"),
        ({"statements": [statement(caveats=["gone"])]}, ("statements", 0, "caveats", 0), "caveat"),
        ({"notes": [note(claim=claim("gone"))]}, ("notes", 0, "claim", "claimant"), "source"),
        ({"notes": [note(claim=claim(via=["gone"]))]}, ("notes", 0, "claim", "via", 0), "source"),
        (
            {"notes": [note(claim=claim(rests_on=["gone"]))]},
            ("notes", 0, "claim", "rests_on", 0),
            "source",
        ),
        ({"notes": [note(evidence=[evidence("gone")])]}, ("notes", 0, "evidence", 0, "source"), "source"),
        ({"notes": [note(caveats=["gone"])]}, ("notes", 0, "caveats", 0), "caveat"),
        (
            {"events": [event(), event(id="end", evidence=[evidence(), evidence("gone")])]},
            ("events", 1, "evidence", 1, "source"),
            "source",
        ),
        ({"events": [event(caveats=["undefined", "gone"])]}, ("events", 0, "caveats", 1), "caveat"),
    ],
)
def test_a_reference_to_nothing_is_a_fault_where_it_stands(changes: Json, path: Path, kind: str) -> None:
    found = only_fault(sheet(**changes))
    assert found.path == path
    assert found.message == f"there is no {kind} 'gone'"
    assert found.hint.startswith("known: ")


def test_the_hint_lists_what_is_known() -> None:
    found = only_fault(sheet(figures=[figure(party="gone")]))
    assert found.hint == "known: north-korea, russia, ukraine"


def test_the_hint_lists_no_more_than_six() -> None:
    parties = [party(f"p{index}") for index in range(7)]
    many = only_fault(sheet(parties=parties, figures=[figure(party="gone")]))
    assert many.hint == "known: p0, p1, p2, p3, p4, p5, …"
    six = only_fault(sheet(parties=parties[:6], figures=[figure(party="gone")]))
    assert six.hint == "known: p0, p1, p2, p3, p4, p5"


def test_the_hint_says_where_nothing_is_known() -> None:
    found = only_fault(sheet(caveats=[], figures=[figure(caveats=["gone"])]))
    assert found.hint == "the document defines no caveat; define one, or leave this out"


def test_nobody_needs_no_source() -> None:
    made = sheet_of(figures=[figure(claim=unnamed_claim())], notes=[note(claim=unnamed_claim())])
    assert not made.figures[0].claim.is_named


def test_nobody_passes_nothing_on_and_prints_nothing() -> None:
    found = faults(sheet(figures=[figure(claim=claim(via=["not-named"]), evidence=[evidence("not-named")])]))
    assert [fault.message for fault in found] == ["there is no source 'not-named'"] * 2


# Ids are unique


@pytest.mark.parametrize(
    ("changes", "path", "message", "hint"),
    [
        (
            {"figures": [figure(), figure()]},
            ("figures", 1, "id"),
            "the id 'losses' is used twice, first in figures[0]",
            "give it its own id",
        ),
        (
            {"statements": [statement(id="losses")]},
            ("statements", 0, "id"),
            "the id 'losses' is used twice, first in figures[0]",
            "give it its own id",
        ),
        (
            {"statements": [statement()], "notes": [note(id="address")]},
            ("notes", 0, "id"),
            "the id 'address' is used twice, first in statements[0]",
            "give it its own id",
        ),
        (
            {"events": [event(id="losses")]},
            ("events", 0, "id"),
            "the id 'losses' is used twice, first in figures[0]",
            "give it its own id",
        ),
        (
            {"notes": [note()], "events": [event(), event(id="talks")]},
            ("events", 1, "id"),
            "the id 'talks' is used twice, first in notes[0]",
            "give it its own id",
        ),
        (
            {"parties": [party("russia"), party("ukraine"), party("russia")]},
            ("parties", 2, "id"),
            "the id 'russia' is used twice, first in parties[0]",
            "give it its own id",
        ),
        (
            {"sources": [source("general-staff"), source("article"), source("article")]},
            ("sources", 2, "id"),
            "the id 'article' is used twice, first in sources[1]",
            "give it its own id",
        ),
        (
            {"caveats": [caveat("undefined"), caveat("undefined")]},
            ("caveats", 1, "code"),
            "the code 'undefined' is used twice, first in caveats[0]",
            "give it its own code",
        ),
    ],
)
def test_an_id_that_is_used_twice_is_a_fault(changes: Json, path: Path, message: str, hint: str) -> None:
    assert only_fault(sheet(**changes)) == Fault(path, message, hint)


def test_an_id_that_is_used_three_times_is_named_with_its_first_place_each_time() -> None:
    found = faults(sheet(parties=[party("russia")] * 3))
    assert [fault.path for fault in found] == [("parties", 1, "id"), ("parties", 2, "id")]
    assert all("first in parties[0]" in fault.message for fault in found)


def test_kinds_of_things_have_their_own_ids() -> None:
    made = sheet_of(
        parties=[party("same")],
        sources=[source("same")],
        caveats=[caveat("same")],
        figures=[
            figure(
                id="same", party="same", claim=claim("same"), evidence=[evidence("same")], caveats=["same"]
            )
        ],
    )
    assert made.party_by_id.keys() == made.source_by_id.keys() == made.caveat_by_code.keys() == {"same"}


def test_the_word_for_nobody_is_no_source() -> None:
    sources = [source("general-staff"), source("article"), source("not-named")]
    found = only_fault(sheet(sources=sources))
    assert found == Fault(("sources", 2, "id"), "'not-named' cannot be a source", "choose another id")


# Dates fit


def read_on(day: str) -> list[Json]:
    return [source("general-staff"), source("unread"), source("article", accessed=day)]


TOO_LATE = stated("2025-07-02")


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        (("figures", 0, "as_of", "date"), {"figures": [figure(as_of=TOO_LATE)]}),
        (("notes", 0, "as_of", "date"), {"notes": [note(as_of=TOO_LATE)]}),
        (("status", "as_of", "date"), {"status": status(as_of=TOO_LATE, evidence=[evidence()])}),
        (("events", 0, "date", "date"), {"events": [event(date=TOO_LATE)]}),
    ],
    ids=["figure", "note", "status", "event"],
)
def test_a_claim_speaks_of_no_day_after_its_source_was_read(path: Path, changes: Json) -> None:
    assert only_fault(sheet(sources=read_on("2025-07-01"), **changes)) == Fault(
        path,
        "the date 2025-07-02 is later than the day its source was read, 2025-07-01",
        "correct the date, or the day of access of the source",
    )


@pytest.mark.parametrize(
    ("as_of", "accessed"),
    [
        ("2025-07-01", "2025-07-01"),
        ("2025-07", "2025-07-01"),
        ("2025", "2025-07-01"),
        ("2025-07-31", "2025-07"),
        ("2025-12-31", "2025"),
        ("2025-07-02", "202X"),
    ],
)
def test_a_date_that_may_be_before_the_reading_is_no_fault(as_of: str, accessed: str) -> None:
    made = sheet_of(sources=read_on(accessed), figures=[figure(as_of=stated(as_of))])
    assert made.figures[0].as_of.date == as_of


def test_the_day_of_reading_matters_only_for_what_was_read_there() -> None:
    made = figure(as_of=stated("2026-01-01"), evidence=[evidence("unread")])
    assert sheet_of(sources=read_on("2025-07-01"), figures=[made], notes=[note()]).figures


def test_a_date_after_two_readings_is_told_once() -> None:
    made = figure(as_of=stated("2026-01-01"), evidence=[evidence("unread"), evidence(), evidence()])
    assert len(faults(sheet(sources=read_on("2025-07-01"), figures=[made]))) == 1


def test_a_source_that_is_not_there_has_no_day_of_reading() -> None:
    found = only_fault(sheet(figures=[figure(as_of=stated("2026-01-01"), evidence=[evidence("gone")])]))
    assert found.message == "there is no source 'gone'"


# All of them at once, but not endlessly


def test_all_faults_are_told_together() -> None:
    made = sheet(
        headline="gone",
        parties=[party("russia"), party("russia")],
        figures=[figure(caveats=["gone"])],
        notes=[note(id="losses")],
    )
    assert {fault.path for fault in faults(made)} == {
        ("headline",),
        ("parties", 1, "id"),
        ("figures", 0, "caveats", 0),
        ("notes", 0, "id"),
    }


def test_the_list_of_faults_has_an_end() -> None:
    found = faults(sheet(parties=[party("russia")] * (MAX_FAULTS + 50)))
    assert len(found) == MAX_FAULTS


# What nothing refers to


def test_what_is_never_used_is_told_and_is_no_error() -> None:
    assert list(unused(sheet_of())) == [
        Fault(("parties", 1), "the party 'ukraine' is never used", "refer to it or remove it"),
        Fault(("parties", 2), "the party 'north-korea' is never used", "refer to it or remove it"),
        Fault(("sources", 1), "the source 'ministry' is never used", "refer to it or remove it"),
        Fault(("caveats", 0), "the caveat 'undefined' is never used", "refer to it or remove it"),
        Fault(("caveats", 1), "the caveat 'rounded' is never used", "refer to it or remove it"),
    ]


@pytest.mark.parametrize(
    ("changes", "used"),
    [
        ({"figures": [figure(universe={"unclear": ["ukraine"]})]}, "party 'ukraine'"),
        ({"figures": [figure(universe={"includes": ["ukraine"]})]}, "party 'ukraine'"),
        ({"figures": [figure(universe={"excludes": ["ukraine"]})]}, "party 'ukraine'"),
        ({"statements": [statement(party="ukraine")]}, "party 'ukraine'"),
        ({"figures": [figure(claim=claim("ministry"))]}, "source 'ministry'"),
        ({"figures": [figure(claim=claim(via=["ministry"]))]}, "source 'ministry'"),
        ({"figures": [figure(claim=claim(rests_on=["ministry"]))]}, "source 'ministry'"),
        (
            {"parties": [party(), party("ukraine"), party("both", made_of=["russia", "ukraine"])]},
            "party 'ukraine'",
        ),
        ({"figures": [figure(evidence=[evidence("ministry")])]}, "source 'ministry'"),
        ({"status": status(evidence=[evidence("ministry")])}, "source 'ministry'"),
        ({"statements": [statement(source="ministry")]}, "source 'ministry'"),
        ({"notes": [note(claim=claim("ministry"))]}, "source 'ministry'"),
        ({"figures": [figure(caveats=["rounded"])]}, "caveat 'rounded'"),
        ({"statements": [statement(caveats=["rounded"])]}, "caveat 'rounded'"),
        ({"notes": [note(caveats=["rounded"])]}, "caveat 'rounded'"),
        ({"events": [event(evidence=[evidence("ministry")])]}, "source 'ministry'"),
        ({"events": [event(caveats=["rounded"])]}, "caveat 'rounded'"),
    ],
)
def test_whatever_is_referred_to_is_used(changes: Json, used: str) -> None:
    assert f"the {used} is never used" in {fault.message for fault in unused(sheet_of())}
    assert f"the {used} is never used" not in {fault.message for fault in unused(sheet_of(**changes))}


def test_a_figure_need_not_be_referred_to() -> None:
    assert not any("figure" in fault.message for fault in unused(sheet_of()))

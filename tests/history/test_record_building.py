"""The record that a document makes: each column a series with what it counts."""

from datetime import date
from typing import Any

import pytest

from tests.documents.record_samples import Row, column, document, event, people
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import identity
from warloss_gui.claims.quantity import Share
from warloss_gui.history.record import Marked, Record
from warloss_gui.history.record_building import record_of
from warloss_gui.history.record_document import RecordDocument
from warloss_gui.history.series import Break, Observation, Series


def made(latest: date = date.max, **changes: Any) -> Record:
    found = record_of(RecordDocument.model_validate(document(**changes)), latest)
    assert found is not None
    return found


def only_series(**changes: Any) -> Series:
    return made(columns=[column(**changes)]).series["tanks"]


def test_each_column_with_a_total_is_a_series() -> None:
    record = made(columns=[people(), column(), column(id="submarines", values=[None] * 3)])
    assert (record.title, record.rhythm) == ("Month ends", "month")
    assert (record.claimant.name, record.party.name) == ("General Staff", "Russia")
    assert (record.is_taken, record.events, record.url) == (False, (), None)
    assert list(record.series) == ["personnel", "tanks"]
    tanks = record.series["tanks"]
    assert (tanks.days, tanks.values) == ((date(2022, 4, 30), date(2022, 5, 31)), (1008, 1358))
    assert (tanks.rhythm, tanks.source, tanks.name, tanks.rows) == ("month", "Month ends", "tanks", ())
    assert set(tanks.qualifiers) == {"exact"}
    assert set(record.series["personnel"].qualifiers) == {"about"}
    assert (tanks.breaks, tanks.appeared) == ((), None)


def test_a_record_may_be_of_anyone_about_anyone() -> None:
    parties = [
        {"id": "both", "name": "Both sides", "made_of": ["one", "other"]},
        {"id": "one", "name": "One", "same_as": ["https://example.org/one"]},
        {"id": "other", "name": "Other", "also_called": ["The other"]},
    ]
    sources = [{"id": "office", "kind": "organisation", "name": "Office", "also_called": ["The Office"]}]
    claim = {"claimant": "office", "role": "research", "basis": "named_list"}
    record = made(parties=parties, sources=sources, claim=claim, party="both", rhythm="day")
    assert record.claimant.is_same(identity("the office"))
    assert {member.name for member in record.party.members} == {"One", "Other"}
    assert record.party.is_same(identity("Both sides", members=record.party.members))
    assert {series.rhythm for series in record.series.values()} == {"day"}


def test_what_a_column_counts_is_what_it_says() -> None:
    counted = only_series().claimed.counted
    assert (counted.measure, counted.unit, counted.equipment_class) == ("lost", "item", "tanks")
    assert (counted.party.name, counted.since) == ("Russia", parse_date("2022-02-24"))
    assert (counted.outcomes, counted.composition, counted.words) == (frozenset(), "unspecified", "")
    claimed = only_series(label="tanks lost").claimed
    assert (claimed.term, claimed.label) == ("losses", "tanks lost")
    assert claimed.claimant is not None
    assert claimed.claimant.name == "General Staff"


def test_every_field_of_a_count_is_taken_over() -> None:
    counts: Row = {
        "measure": "lost",
        "outcomes": ["killed", "other"],
        "composition": "combined",
        "term": "Gone",
        "who": ["women", "children"],
    }
    parties = [*document()["parties"], *({"id": id_, "name": id_} for id_ in ("a", "b", "c"))]
    made_column = people(
        counts=counts,
        universe={"includes": ["a"], "excludes": ["b"], "unclear": ["c"]},
        of={"number": 100, "what": "inhabitants"},
        per="day",
        per_is="average",
        since=None,
    )
    counted = made(parties=parties, columns=[made_column]).series["personnel"].claimed.counted
    assert (counted.of, counted.per, counted.per_is) == (
        Share.model_validate({"number": 100, "what": "inhabitants"}),
        "day",
        "average",
    )
    assert (counted.outcomes, counted.who) == ({"killed", "other"}, {"women", "children"})
    universe = (counted.includes, counted.excludes, counted.unclear)
    assert [{one.name for one in names} for names in universe] == [{"a"}, {"b"}, {"c"}]
    assert (counted.since, counted.words) == (None, "gone")


def test_a_class_of_its_own_is_known_by_its_words() -> None:
    counted = only_series(equipment_class="other", label="Fuel  tanks").claimed.counted
    assert (counted.equipment_class, counted.words) == ("other", "fuel tanks")


def test_a_single_total_may_have_a_bound_of_its_own() -> None:
    series = only_series(qualifiers=["at_least", None, "more_than"])
    assert series.qualifiers == ("exact", "more_than")


def test_breaks_and_the_first_report_are_taken_over() -> None:
    series = only_series(
        qualifier="about",
        definition_breaks=[{"date": "2022-05-01", "text": "Something else."}],
        first_report={"date": "2022-04-02", "value": 7, "text": "The first."},
    )
    assert series.breaks == (Break(date(2022, 5, 1), "Something else."),)
    assert series.appeared == Observation(date(2022, 4, 2), 7, "about")


@pytest.mark.parametrize(("via", "host"), [([], "staff"), (["copy"], "copy"), (["silent"], "staff")])
def test_the_address_is_that_of_whoever_passed_the_reports_on_or_else_of_the_claimant(
    via: list[str], host: str
) -> None:
    sources = [
        {"id": "staff", "kind": "organisation", "name": "Staff", "url": "https://staff.example.org"},
        {"id": "copy", "kind": "dataset", "name": "Copy", "url": "https://copy.example.org"},
        {"id": "silent", "kind": "dataset", "name": "Silent"},
    ]
    claim = document()["claim"] | {"via": via}
    assert made(sources=sources, claim=claim).url == f"https://{host}.example.org"


def test_dates_after_the_latest_day_are_left_out() -> None:
    record = made(latest=date(2022, 5, 30))
    assert record.series["personnel"].days == (date(2022, 3, 31), date(2022, 4, 30))
    assert record.series["tanks"].values == (1008,)
    assert list(made(latest=date(2022, 3, 31)).series) == ["personnel"]
    parsed = RecordDocument.model_validate(document())
    assert record_of(parsed, date(2022, 3, 30)) is None


def test_events_are_marked_with_their_sources() -> None:
    caveats = [{"code": "open", "kind": "partial", "severity": "important", "text": "Little is known."}]
    inferred = {"date": "2022-04-10", "basis": "inferred", "note": "The source says Sunday."}
    known = event(
        date=inferred,
        caveats=["open"],
        evidence=[{"source": "staff", "paragraph": 3, "printed": "it happened"}],
    )
    assert made(caveats=caveats, events=[event(id="plain"), known]).events == (
        Marked(date(2022, 4, 10), "Something happens", "General Staff"),
        Marked(
            date(2022, 4, 10),
            "Something happens",
            "The source says Sunday.\nImportant: Partial. Little is known.\n"
            "General Staff, paragraph 3, printed as “it happened”",
        ),
    )


def test_an_event_of_which_only_the_month_is_known_is_marked_twice() -> None:
    month = event(date={"date": "2022-04", "basis": "stated"})
    assert [(found.day, found.label) for found in made(events=[month]).events] == [
        (date(2022, 4, 1), "Something happens (at the earliest)"),
        (date(2022, 4, 30), "Something happens (at the latest)"),
    ]

"""The document of a record holds what it says, or breaks a rule that says what would be right."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.documents.record_samples import Row, column, document, event, people
from warloss_gui.claims.base import Translated
from warloss_gui.claims.references import Fault
from warloss_gui.history.record_document import MOST, RecordDocument
from warloss_gui.history.record_rules import doubtful

WRONG_LENGTH: Final = "the column 'tanks' has {} values for 3 dates"


def made(**changes: Any) -> RecordDocument:
    return RecordDocument.model_validate(document(**changes))


def broken(**changes: Any) -> Mapping[str, tuple[str, str]]:
    """The rules that a document breaks: what is wrong and what would be right, by the path."""
    with pytest.raises(ValidationError) as raised:
        made(**changes)
    (error,) = raised.value.errors()
    faults: tuple[Fault, ...] = error.get("ctx", {})["faults"]
    return {".".join(map(str, fault.path)): (fault.message, fault.hint) for fault in faults}


def refused(**changes: Any) -> list[tuple[str, str]]:
    """What a document has that the model refuses: the kind of error by its path."""
    with pytest.raises(ValidationError) as raised:
        made(**changes)
    return [(".".join(map(str, error["loc"])), error["type"]) for error in raised.value.errors()]


def one_column(**changes: Any) -> Row:
    return {"columns": [column(**changes)]}


def test_a_document_is_what_it_says() -> None:
    found = made(events=[event()])
    assert (found.party, found.rhythm, found.claim.claimant) == ("russia", "month", "staff")
    assert [one.id for one in found.columns] == ["personnel", "tanks"]
    assert found.columns[1].values == (None, 1008, 1358)
    assert found.source_by_id["staff"].name == "General Staff"
    assert found.used_ids["source"] == {"staff"}
    assert found.caveat_by_code == {}
    assert not [*doubtful(found)]


@pytest.mark.parametrize("id_", ["personnel", "armoured_fighting_vehicles", "tanks-2", "a1_b-c", "2026"])
def test_the_ids_of_columns_are_words_joined_by_hyphens_or_underscores(id_: str) -> None:
    assert made(**one_column(id=id_)).columns[0].id == id_


@pytest.mark.parametrize("id_", ["", "Tanks", "tanks__2", "_tanks", "tanks-", "two words", "танки", "a" * 65])
def test_other_ids_of_columns_are_refused(id_: str) -> None:
    assert refused(**one_column(id=id_))[0][0] == "columns.0.id"


@pytest.mark.parametrize(
    ("changes", "path", "kind"),
    [
        (one_column(qualifier="between"), "columns.0.qualifier", "literal_error"),
        (one_column(qualifier="in_words"), "columns.0.qualifier", "literal_error"),
        (one_column(qualifiers=[None, "between", None]), "columns.0.qualifiers.1", "literal_error"),
        (one_column(values=[None, -1, 3]), "columns.0.values.1", "greater_than_equal"),
        (one_column(values=[None, MOST + 1, 3]), "columns.0.values.1", "less_than_equal"),
        (one_column(values=[None, "7", 3]), "columns.0.values.1", "int_type"),
        (one_column(unit="person"), "columns.0", "class_and_unit"),
        (one_column(per_is="average"), "columns.0.per_is", "per_is_without_per"),
        (
            one_column(since={"date": "2022", "basis": "inferred"}),
            "columns.0.since",
            "inference_unexplained",
        ),
        ({"dates": []}, "dates", "too_short"),
        ({"dates": ["2022-03-31", "2022-04", "2022-05-31"]}, "dates.1", "no_day"),
        ({"dates": ["2022-03-31", "2022-04-30~", "2022-05-31"]}, "dates.1", "no_day"),
        ({"dates": ["2022-03-31", "2022-04-31", "2022-05-31"]}, "dates.1", "edtf_date"),
        ({"rhythm": "week"}, "rhythm", "literal_error"),
        ({"format_version": 1}, "format_version", "literal_error"),
        ({"titel": "x"}, "titel", "extra_forbidden"),
    ],
)
def test_what_cannot_stand_in_a_document_is_refused(changes: Row, path: str, kind: str) -> None:
    assert refused(**changes) == [(path, kind)]


def counts(*outcomes: str, **changes: Any) -> Row:
    return {"outcomes": [*outcomes], "composition": "unspecified", "term": "losses", **changes}


@pytest.mark.parametrize(
    ("made_column", "kind"),
    [
        (column(counts=counts("killed")), "outcome_and_unit"),
        (people(counts=counts("destroyed")), "outcome_and_unit"),
        (column(counts=counts(who=["children"])), "who_and_unit"),
        (people(counts=counts("killed", "wounded", composition="separate")), "composition_and_outcomes"),
        (people(counts=counts(measure="present")), "present_and_since"),
    ],
)
def test_what_is_counted_suits_the_unit(made_column: Row, kind: str) -> None:
    assert refused(columns=[made_column]) == [("columns.0", kind)]


def test_a_state_has_no_start_and_an_item_may_be_of_no_class() -> None:
    held = people(counts=counts("captured", measure="present"), since=None)
    houses = column(id="houses", label="houses destroyed", equipment_class=None)
    assert [one.since for one in made(columns=[held]).columns] == [None]
    assert made(columns=[houses]).columns[0].equipment_class is None


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        (
            {"dates": ["2022-03-31", "2022-03-31", "2022-05-31"]},
            "dates.1",
            "the date 2022-03-31 stands after 2022-03-31",
        ),
        (
            {"dates": ["2022-03-31", "2022-05-31", "2022-04-30"]},
            "dates.2",
            "the date 2022-04-30 stands after 2022-05-31",
        ),
        (one_column(values=[1, 2]), "columns.0.values", WRONG_LENGTH.format(2)),
        (one_column(values=[1] * 4), "columns.0.values", WRONG_LENGTH.format(4)),
        (
            one_column(values=[None] * 3 + [1]),
            "columns.0.values",
            WRONG_LENGTH.format(4),
        ),
        (
            one_column(qualifiers=[None]),
            "columns.0.qualifiers",
            "the column 'tanks' has 1 qualifiers for 3 dates",
        ),
        (one_column(values=[None] * 3), "columns", "no column has a total"),
        ({"columns": []}, "columns", "no column has a total"),
        (
            one_column(since={"date": "2022-05-01", "basis": "stated"}),
            "columns.0.since.date",
            "the column 'tanks' counts since 2022-05-01 and has a total of 2022-04-30",
        ),
        (
            one_column(first_report={"date": "2022-05-02", "value": 3, "text": "The first."}),
            "columns.0.first_report.date",
            "the first report of 2022-05-02 is later than the total of 2022-04-30",
        ),
        (
            {"languages": ["uk", "en"]},
            "languages",
            "the first of languages is not the language",
        ),
        ({"party": "gone"}, "party", "there is no party 'gone'"),
        (
            one_column(universe={"unclear": ["gone"]}),
            "columns.0.universe.unclear.0",
            "there is no party 'gone'",
        ),
        (one_column(caveats=["gone"]), "columns.0.caveats.0", "there is no caveat 'gone'"),
        (
            {"events": [event(evidence=[{"source": "gone"}])]},
            "events.0.evidence.0.source",
            "there is no source",
        ),
        (
            {
                "parties": [
                    *document()["parties"],
                    {"id": "all", "name": "All", "made_of": ["gone", "russia"]},
                ]
            },
            "parties.1.made_of.0",
            "there is no party 'gone'",
        ),
        (
            {"claim": {"claimant": "gone", "role": "media", "basis": "media_report"}},
            "claim.claimant",
            "there is no source 'gone'",
        ),
        (
            {"claim": {"claimant": "not-named", "basis": "media_report"}},
            "claim.claimant",
            "the claimant of the record is not named",
        ),
        (
            {"columns": [column(), column()]},
            "columns.1.id",
            "the id 'tanks' is used twice",
        ),
        (
            {"events": [event(), event()]},
            "events.1.id",
            "the id 'something' is used twice",
        ),
        ({"sources": document()["sources"] * 2}, "sources.1.id", "the id 'staff' is used twice"),
        (
            {
                "sources": [document()["sources"][0] | {"accessed": "2022-04-01"}],
                "events": [event()],
            },
            "events.0.date.date",
            "the date 2022-04-10 is later than the day its source was read, 2022-04-01",
        ),
        (
            {
                "parties": [
                    document()["parties"][0] | {"made_of": ["both", "single"]},
                    {"id": "both", "name": "Both", "made_of": ["single", "russia"]},
                    {"id": "single", "name": "Single"},
                ]
            },
            "parties.0.made_of.0",
            "'both' is itself several parties together",
        ),
    ],
)
def test_a_rule_that_spans_the_document_names_what_breaks_it(changes: Row, path: str, message: str) -> None:
    faults = broken(**changes)
    assert path in faults
    said, hint = faults[path]
    assert said.startswith(message)
    assert hint


def test_what_begins_on_the_day_of_the_first_total_is_right() -> None:
    first = {"date": "2022-04-30", "value": 3, "text": "The first."}
    assert made(**one_column(first_report=first, since={"date": "2022-04-30", "basis": "stated"}))
    assert made(columns=[column(values=[None] * 3), people()])


def test_what_is_never_used_and_columns_without_totals_are_doubtful() -> None:
    found = made(
        columns=[people(), column(values=[None] * 3)],
        parties=[*document()["parties"], {"id": "ukraine", "name": "Ukraine"}],
        caveats=[{"code": "open", "kind": "partial", "severity": "minor", "text": "Something is open."}],
    )
    assert [(fault.path, fault.message) for fault in doubtful(found)] == [
        (("parties", 1), "the party 'ukraine' is never used"),
        (("caveats", 0), "the caveat 'open' is never used"),
        (("columns", 1, "values"), "the column 'tanks' has no total"),
    ]


def test_texts_may_stand_in_each_of_the_languages() -> None:
    titles = {"en": "Month ends", "uk": "Кінці місяців"}
    languages = ("en", "uk")
    found = RecordDocument.model_validate(
        document(languages=[*languages], title=titles), context={"languages": languages}
    )
    assert found.title == Translated(titles)
    assert str(found.title) == "Month ends"


@given(st.lists(st.dates(), min_size=1, max_size=5), st.data())
def test_a_document_is_right_exactly_if_its_days_ascend(days: list[Any], data: st.DataObject) -> None:
    values = [data.draw(st.integers(0, 9)) for _ in days]
    changes = {"dates": [str(day) for day in days], "columns": [people(values=values, since=None)]}
    if days == sorted(set(days)):
        assert made(**changes).dates == tuple(map(str, days))
    else:
        assert all(path.startswith("dates.") for path in broken(**changes))

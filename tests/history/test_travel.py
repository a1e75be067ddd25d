from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    counts,
    figure,
    inferred,
    part,
    period,
    quantity,
    revision,
    sheet_of,
    source,
    stated,
)
from tests.builders import equipment as any_equipment
from tests.documents.record_samples import EQUIPMENT, PERSONNEL, TODAY
from tests.history.builders import any_record, claimed_of, on, record, series, slip
from tests.strategies import fact_sheets
from warloss_gui import assets
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history.joins import Joins
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import Break, Series
from warloss_gui.history.travel import Journey, record_for

PEOPLE = series(4, 5, 6, category="personnel", qualifiers="about")
TANKS = series(1, 2, 3)
DRONES = series(7, days=[3], category="drones")
RECORD = record(PEOPLE, TANKS, DRONES)


def equipment(**changes: Any) -> Json:
    """A class of equipment, counted as the record does: all that was lost up to its date."""
    when = changes.get("as_of", stated())["date"]
    return any_equipment(**{"counts": counts(), "period": period(f"2022-02-24/{when}"), **changes})


HIS = figure(id="his", counts=counts(), period=period())
HIS_TANKS = equipment(id="his-tanks")
HIS_DRONES = equipment(id="his-drones", equipment_class="drones")
ANOTHERS = equipment(id="anothers", claim=claim("ministry"), as_of=stated("2025-06-12"))


def sheet(*figures: Json, **changes: Any) -> FactSheet:
    return sheet_of(**{"figures": list(figures or (HIS, HIS_TANKS, HIS_DRONES, ANOTHERS)), **changes})


def gone(*figures: Json, record: Record = RECORD, number: int = 2, **changes: Any) -> FactSheet:
    """The sheet after the journey. It breaks no rule."""
    found = Journey(sheet(*figures, **changes), record).on(on(number))
    assert valid(found)
    return found


def valid(found: FactSheet) -> bool:
    return FactSheet.model_validate(found.model_dump(by_alias=True)) == bare(found)


def bare(found: FactSheet) -> FactSheet:
    """The sheet without what it has worked out."""
    return FactSheet.model_construct(**{name: getattr(found, name) for name in FactSheet.model_fields})


def only(found: FactSheet) -> Figure:
    (one,) = found.figures
    return one


def absent(before: FactSheet, found: Record, day: date) -> list[Figure]:
    """The figures that the record speaks of, but not in the report of this day."""
    joins = Joins(before, found)
    series_of = ((one, joins.find(one)) for one in before.figures)
    return [one for one, its in series_of if isinstance(its, Series) and its.on(day) is None]


def caveats(found: FactSheet, id_: str | None = None) -> list[Caveat]:
    one = next(figure for figure in found.figures if id_ in (None, figure.id))
    return [found.caveat_by_code[code] for code in one.caveats]


def texts(found: FactSheet, id_: str | None = None) -> list[str]:
    return [one.text for one in caveats(found, id_)]


# Which record


def test_the_record_that_speaks_of_the_most_figures_is_travelled_in() -> None:
    everything, people = record(PEOPLE, TANKS, title="everything"), record(PEOPLE, title="people")
    assert record_for(sheet(), [everything, people]) is everything
    assert record_for(sheet(), [people, everything]) is everything
    # Two figures of one category are two.
    twice = sheet(HIS, {**HIS, "id": "more"}, HIS_TANKS)
    assert record_for(twice, [people, record(TANKS)]) is people


def test_of_records_that_speak_of_as_many_figures_the_last_is_travelled_in() -> None:
    first, second = record(TANKS, title="first"), record(TANKS, title="second")
    others = record(TANKS, claimant="Somebody"), record(TANKS, party="Ukraine")
    assert record_for(sheet(), [first, second, *others]) is second
    assert record_for(sheet(), [first, *others]) is first
    assert record_for(sheet(), others) is None
    assert record_for(sheet(), ()) is None


def test_a_record_with_a_report_of_the_day_goes_before_others() -> None:
    everything, people = record(PEOPLE, TANKS, title="everything"), record(PEOPLE, title="people")
    later = record(series(1, days=[99]), title="later")
    for records in ([everything, later, people], [later, everything, people]):
        assert record_for(sheet(), records, on(99)) is later
        assert record_for(sheet(), records, on(98)) is everything


def test_a_record_of_the_claimant_that_counts_something_else_is_travelled_in_last() -> None:
    submarines = record(series(1, category="submarines"), title="submarines")
    assert record_for(sheet(), [submarines, record(TANKS)]) != submarines
    assert record_for(sheet(), [submarines, record(TANKS, claimant="Somebody")]) is submarines
    assert record_for(sheet(ANOTHERS), [submarines]) is None


# What is reported


def test_the_figures_of_the_claimant_are_those_of_the_day() -> None:
    found = gone(record=record(PEOPLE, TANKS))
    his, tanks = found.figures[:2]
    assert his.quantity.model_dump(exclude_none=True) == quantity(5, "about")
    assert tanks.quantity.model_dump(exclude_none=True) == quantity(2, unit="item")
    assert found.as_of.model_dump() == his.as_of.model_dump() == {**stated("2025-06-02"), "note": None}
    assert [one.id for one in found.figures_of("equipment")] == ["his-tanks", "his-drones", "anothers"]


def test_a_range_gives_way_to_the_report() -> None:
    assert only(gone(equipment(quantity=between(unit="item")))).quantity.sort_value == 2


def test_the_claim_comes_from_the_report_itself() -> None:
    said = claim(via=["article"], assessment="believed", rests_on=["ministry"])
    made = equipment(claim=said, revisions=[revision(previous=quantity(1, unit="item"))], reported=stated())
    found = gone(made)
    assert only(found).claim.model_dump() == {**claim(via=()), "assessment": None, "rests_on": ()}
    assert (only(found).revisions, only(found).reported) == ((), None)
    (evidence,) = only(found).evidence
    assert found.source_by_id[evidence.source].name == "a record"
    assert found.source_by_id[evidence.source].note == "a file"
    assert (evidence.paragraph, evidence.printed) == (None, None)


def test_a_source_that_is_the_record_is_told_once() -> None:
    whole = replace(TANKS, source="a record")
    found = gone(HIS_TANKS, equipment(id="more"), record=record(whole))
    assert found.sources[3:] == (found.source_by_id["record-1"],)
    assert found.source_by_id["record-1"].note is None
    assert found.source_by_id["record-1"].url is None


def test_the_bundled_reports_can_be_read_where_they_were_read() -> None:
    article = read_file(assets.path("factsheets/article.json")).sheet
    assert article is not None
    history = read_history(assets.path("history/general-staff-month-ends.json"))
    found = Journey(article, history).on(date(2024, 3, 31))
    (source_id,) = {one.evidence[0].source for one in found.figures_of("equipment")}
    assert (
        found.source_by_id[source_id].url == "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset"
    )


def test_names_that_are_too_long_are_cut() -> None:
    breaks = (Break(on(2), "x" * 600),)
    long = replace(TANKS, source="y" * 20_000, breaks=breaks)
    found = gone(HIS_TANKS, record=record(long, title="z" * 300))
    assert found.sources[-1].name == "z" * 199 + "…"
    assert len(found.sources[-1].note or "") == 10_000
    assert len(texts(found)[-1]) == 600


def test_new_ids_are_none_of_the_sheet() -> None:
    found = gone(
        equipment(caveats=["travel-1"]),
        ANOTHERS,
        sources=[source("general-staff"), source("record-1"), source("ministry"), source("article")],
        caveats=[caveat("travel-1")],
    )
    assert found.sources[-1].id == "record-2"
    assert [one.code for one in found.caveats] == ["travel-1", "travel-2"]


@pytest.mark.parametrize(
    ("interval", "moved"),
    [
        ("2022-02-24/2025-06-30", "2022-02-24/2025-06-02"),
        ("2022-02/..", "2022-02/2025-06-02"),
        ("2022~/2025-06", "2022~/2025-06-02"),
        ("../2025-06-30", "../2025-06-02"),
    ],
)
def test_the_period_ends_on_the_day(interval: str, moved: str | None) -> None:
    made = equipment(period=period(interval), quantity=quantity(3, unit="item"))
    found = only(gone(made, record=record(series(1, 2, 3, days=[1, 2, 30])))).period
    assert (found and found.interval) == moved
    if found is not None:
        assert found.basis == "inferred"
        assert found.note == "It begins as in the sheet and ends on the day of the report."


def test_a_period_that_begins_after_the_day_is_left_out() -> None:
    vague = replace(TANKS, claimed=claimed_of("tanks", since=parse_date("2025")))
    made = equipment(period=period("2025-06-02/2025-06-30"))
    first, second = (only(gone(made, record=record(vague), number=number)) for number in (1, 2))
    assert (first.quantity.sort_value, first.period) == (1, None)
    assert second.period is not None


def test_caveats_of_the_claim_stay_and_those_of_the_print_go() -> None:
    kinds = {
        "definition": True,
        "party-to-conflict": True,
        "unverified": True,
        "partial": False,
        "attribution-doubtful": False,
        "date-inferred": False,
        "rounding": False,
        "wording-differs": False,
        "definition-break": False,
        "editor-note": False,
    }
    found = gone(
        equipment(caveats=list(kinds)),
        caveats=[caveat(code, kind=code.replace("-", "_")) for code in kinds],
    )
    assert [one.code for one in caveats(found)] == [code for code, stays in kinds.items() if stays]


def test_what_is_unclear_of_the_scope_says_of_which_date_it_was_said() -> None:
    unclear = caveat("allies", kind="scope_unclear", severity="important")
    made = equipment(caveats=["allies"])
    found = gone(
        made, {**made, "id": "more"}, {**made, "id": "late", "as_of": stated("2025-06")}, caveats=[unclear]
    )
    first, second, third = found.figures
    assert first.caveats == second.caveats != third.caveats
    assert [
        (one.kind, one.severity, one.text) for one in map(found.caveat_by_code.__getitem__, first.caveats)
    ] == [
        (
            "scope_unclear",
            "minor",
            "(said of the sheet’s own date, 30 June 2025) This is the reservation allies.",
        )
    ]
    assert "own date, June 2025)" in texts(found, "late")[0]
    there = gone(equipment(caveats=["allies"], as_of=stated("2025-06-02")), caveats=[unclear])
    assert [one.code for one in caveats(there)] == ["allies"]


# What is said of the report


def test_an_ordinary_report_needs_no_word() -> None:
    assert texts(gone(HIS_TANKS)) == []


def test_a_first_report_is_said() -> None:
    found = gone(HIS_DRONES, number=3)
    assert texts(found) == [
        "Drones: first reported on 3 June 2025 with a total of 7: not the losses of that day."
    ]
    assert caveats(found)[0].kind == "editor_note"


def test_where_the_record_begins_no_figure_is_first_reported() -> None:
    found = gone(HIS, HIS_TANKS, number=1)
    told = "The record begins on 1 June 2025; what was lost before is in the total."
    assert (texts(found, "his"), texts(found, "his-tanks")) == ([told], [told])
    assert len(found.caveats) == len(sheet().caveats) + 1


def test_a_lowered_total_and_a_gap_are_said() -> None:
    lowered = record(series(5, 3, days=[1, 4]))
    assert texts(gone(HIS_TANKS, record=lowered, number=4)) == [
        "The total is 2 lower than in the report before; whose act that is, this record does not say.",
        "There is no report for 2 days in between.",
    ]


def test_a_break_is_said_after_it_and_wherever_it_lies_before_the_sheet() -> None:
    broken = record(series(1, 2, 3, 4, breaks=(Break(on(3), "It counts more"),)))
    said = ["The definition changed on 3 June 2025: It counts more."]
    late, early = equipment(), equipment(as_of=stated("2025-06-02"))
    for made, number, told in (
        (late, 2, said),
        (late, 3, said),
        (late, 4, []),
        (early, 2, []),
        (early, 3, said),
        (early, 4, said),
    ):
        found = gone(made, record=broken, number=number)
        assert texts(found) == told
        assert [one.kind for one in caveats(found)] == ["definition_break"] * len(told)


def test_figures_of_one_category_that_speak_of_different_days_are_told_apart() -> None:
    broken = record(series(1, 2, 3, 4, breaks=(Break(on(3), "It counts more"),)))
    early, late = equipment(id="early", as_of=stated("2025-06-02")), equipment(id="late")
    found = gone(early, late, record=broken)
    assert (texts(found, "early"), len(texts(found, "late"))) == ([], 1)


# What is not reported


def test_figures_of_others_stay_and_say_so() -> None:
    made = {**ANOTHERS, "caveats": ["undefined"]}
    found = gone(HIS, made)
    assert found.figures[1].model_copy(update={"caveats": ()}) == sheet(ANOTHERS).figures[0]
    added = caveats(found, "anothers")[1]
    assert (added.kind, added.severity) == ("editor_note", "minor")
    assert added.text == ("The record is of another claimant: General Staff. So it stays as of 12 June 2025.")


def test_what_the_record_never_counts_stays_and_says_so() -> None:
    made = equipment(equipment_class="submarines", as_of=inferred("2025-06~"))
    assert texts(gone(made)) == [
        "The record has no column for it. So it stays as of about June 2025 (inferred)."
    ]


def test_what_stays_for_the_same_reason_shares_a_caveat() -> None:
    found = gone(ANOTHERS, {**ANOTHERS, "id": "more"}, {**ANOTHERS, "id": "late", "as_of": stated()})
    codes = [one.caveats for one in found.figures]
    assert codes[0] == codes[1] != codes[2]


def test_a_claimant_that_the_sheet_does_not_know_keeps_the_name_of_the_record() -> None:
    found = gone(ANOTHERS, record=record(TANKS, claimant="Somebody"))
    assert texts(found) == ["The record is of another claimant: Somebody. So it stays as of 12 June 2025."]


def test_what_was_not_reported_that_day_is_left_out_and_named() -> None:
    assert [one.id for one in gone().figures] == ["his", "his-tanks", "anothers"]
    assert [one.id for one in gone(number=3).figures] == ["his", "his-tanks", "his-drones", "anothers"]
    assert [one.id for one in gone(number=9).figures] == ["anothers"]


@pytest.mark.parametrize(("headline", "left"), [("his", "his"), ("his-drones", None), (None, None)])
def test_a_headline_stays_if_its_figure_does(headline: str | None, left: str | None) -> None:
    assert gone(headline=headline).headline == left


def test_all_else_of_the_sheet_stays() -> None:
    before, after = sheet(title="A title"), gone(title="A title")
    for name in FactSheet.model_fields:
        if name not in ("as_of", "headline", "figures", "sources", "caveats"):
            assert getattr(after, name) == getattr(before, name)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"period": period("2025-06-01/2025-06-30")}, "It covers another period than the record."),
        ({"period": period("2025-06-29/2025-06-30")}, "It covers another period than the record."),
        ({"counts": counts("captured")}, "It counts other outcomes than the record."),
        ({"period": None}, "It does not say since when it counts."),
        ({"quantity": quantity(5, per="day")}, "It is not the same rate or total as the record’s."),
        ({"label": "soldiers lost by 30 June"}, "Its label or title has a number or a time of its own."),
        ({"title": "Russians lost in May"}, "Its label or title has a number or a time of its own."),
    ],
)
def test_what_does_not_join_stays_on_every_day_with_its_date_and_says_why(changes: Json, reason: str) -> None:
    made = {**HIS, "caveats": ["undefined"], **changes}
    (before,) = sheet(made).figures
    for number in (1, 2, 3, 9):
        found = gone(made, number=number)
        assert only(found).model_copy(update={"caveats": ("undefined",)}) == before
        assert found.as_of == sheet().as_of
        assert texts(found)[1:] == [f"{reason} So it stays as of 30 June 2025."]
    assert Journey(sheet(made), RECORD).words_on(on(2)) == (
        "Report of 2 June 2025. 1 other does not come from it and stays as it is. Record: a record."
    )


def test_two_numbers_of_the_claimant_for_one_day_both_stay() -> None:
    found = gone(HIS, {**HIS, "id": "again", "quantity": quantity(5)})
    assert [one.quantity.sort_value for one in found.figures] == [6000, 5]
    said = "The sheet has two numbers of this claimant for it. So it stays as of 30 June 2025."
    assert (texts(found, "his"), texts(found, "again")) == ([said], [said])


# Parts


def of_his(id_: str = "women", value: int = 5, whole: str = "his", **changes: Any) -> Json:
    return part(whole, id=id_, quantity=quantity(value), counts=counts(who=["women"]), **changes)


def test_a_part_stays_under_its_total_and_says_what_that_was_at_its_date() -> None:
    found = gone(HIS, of_his(), number=3)
    total, women = found.figures
    assert (total.quantity.sort_value, total.part_of) == (6, None)
    assert (women.quantity.sort_value, women.part_of, women.as_of.date) == (5, "his", "2025-06-30")
    (said,) = texts(found, "women")
    assert said == (
        "It is a part of another figure, and the record holds totals. So it stays as of 30 June 2025. "
        "The sheet’s own total is 6,000, as of 30 June 2025."
    )


def test_a_part_of_what_stays_says_only_that_it_stays() -> None:
    found = gone({**HIS, "claim": claim("ministry")}, of_his(claim=claim("ministry")))
    assert texts(found, "women") == [
        "The record is of another claimant: General Staff. So it stays as of 30 June 2025."
    ]


def test_a_part_is_left_out_where_its_total_is_left_out_or_smaller() -> None:
    parts = (of_his(), of_his("girls", 2, "women"), of_his("some", 4))
    journey = Journey(sheet(HIS, *parts), RECORD)
    assert [one.id for one in gone(HIS, *parts, number=2).figures] == ["his", "women", "girls", "some"]
    assert [one.id for one in gone(HIS, *parts, number=1).figures] == ["his", "some"]
    assert gone(HIS, *parts, number=9).figures == ()
    assert "1 other does not come from it and stays as it is. 2 parts are left out: their total has no " in (
        journey.words_on(on(1))
    )
    assert Journey(sheet(HIS, of_his()), RECORD).words_on(on(1)) == (
        "Report of 1 June 2025. 1 figure is that of the General Staff of that day. 1 part is left out: its "
        "total has no report of that day, or a smaller one. Record: a record."
    )


@pytest.mark.parametrize(
    "number",
    [
        quantity(9, per="day"),
        {**quantity(9), "of": {"number": 10, "what": "soldiers"}},
        quantity(9, unit="wounding_event"),
        quantity(9, "up_to"),
    ],
)
def test_a_part_that_is_no_larger_number_of_the_same_is_never_too_large(number: Json) -> None:
    assert [one.id for one in gone(HIS, {**of_his(), "quantity": number}).figures] == ["his", "women"]


# Slips


def test_what_is_probably_a_slip_is_left_out_and_said_to_be_one() -> None:
    tanks = replace(series(1, 3, days=[1, 3]), slips=(slip(2, 20),))
    found = record(PEOPLE, tanks)
    assert [one.id for one in gone(HIS, HIS_TANKS, record=found).figures] == ["his"]
    assert Journey(sheet(HIS, HIS_TANKS), found).words_on(on(2)) == (
        "Report of 2 June 2025. 1 figure is that of the General Staff of that day. Left out, since the "
        "record’s total of that day is probably a slip of its file: tanks. Record: a record."
    )
    assert Journey(sheet(HIS, HIS_TANKS), found).words_on(on(9)) == (
        "Report of 9 June 2025. Not reported that day: personnel and tanks. Record: a record."
    )


# In words


def test_a_record_says_whose_it_is_taken_for_and_how_it_dates_its_reports() -> None:
    taken = replace(record(PEOPLE), is_taken=True, offset=Offset(-1, "Another", 8, 9))
    said = (
        "The file does not say whose it is; by its columns it is taken for this claimant’s: General Staff.",
        "It dates its reports one day later than Another: 8 of 9 totals agree.",
    )
    assert Journey(sheet(HIS), taken).words_on(on(2)).endswith(" ".join(said))
    assert gone(HIS, record=taken).sources[-1].note == "\n\n".join(("a file", *said))


def test_the_line_says_what_became_of_the_figures() -> None:
    assert Journey(sheet(), RECORD).words_on(on(2)) == (
        "Report of 2 June 2025. 2 figures are those of the General Staff of that day. 1 other does not come "
        "from it and stays as it is. Not reported that day: drones. Record: a record."
    )
    assert Journey(sheet(HIS), record(PEOPLE, title="Totals.")).words_on(on(2)) == (
        "Report of 2 June 2025. 1 figure is that of the General Staff of that day. Record: Totals."
    )
    twice = sheet(HIS_DRONES, {**HIS_DRONES, "id": "more"}, ANOTHERS, {**ANOTHERS, "id": "again"})
    assert Journey(twice, RECORD).words_on(on(1)) == (
        "Report of 1 June 2025. 2 others do not come from it and stay as they are. "
        "Not reported that day: drones. Record: a record."
    )


def test_what_no_report_changes_is_the_very_same_on_every_day() -> None:
    journey = Journey(sheet(), RECORD)
    first, second = (journey.on(on(number)) for number in (1, 2))
    assert first.figures[-1].id == "anothers"
    assert first.figures[-1] is second.figures[-1]
    assert first.figures[0] is not second.figures[0]
    code = first.figures[-1].caveats[-1]
    assert first.caveat_by_code[code] is second.caveat_by_code[code]


# For all sheets


@given(fact_sheets(least_figures=2), any_record(), st.integers(0, 205), st.data())
def test_no_number_is_made_up(before: FactSheet, found: Record, number: int, data: st.DataObject) -> None:
    found = record(
        *found.series.values(),
        claimant=data.draw(st.sampled_from(before.sources)).name,
        party=data.draw(st.sampled_from(before.parties)).name,
    )
    day = data.draw(st.sampled_from(found.days)) if data.draw(st.booleans()) else on(number)
    after = Journey(before, found).on(day)
    assert valid(after)
    left_out = {one.id for one in absent(before, found, day)}
    assert left_out.isdisjoint(one.id for one in after.figures)
    joins = Joins(before, found)
    for one in after.figures:
        former = before.figure_by_id[one.id]
        spoken_of = joins.find(former)
        if one.caveats[:-1] == former.caveats and one.as_of == former.as_of:
            assert one.model_copy(update={"caveats": former.caveats}) == former
        else:
            assert isinstance(spoken_of, Series)
            report = spoken_of.on(day)
            assert report is not None
            assert (one.quantity.qualifier, one.quantity.sort_value) == (report.qualifier, report.value)
            assert one.quantity.unit == former.quantity.unit
            assert one.part_of is None
    assert record_for(before, [found]) in (None, found)
    assert Journey(before, found).words_on(day)


COUNTED: tuple[tuple[Json, bool], ...] = (
    ({}, True),
    ({"quantity": between(4000, 6000)}, True),
    ({"period": period("2022/2025-06-30")}, True),
    ({"period": period("2025-06-01/2025-06-30")}, False),
    ({"period": period("2025-06-29/2025-06-30")}, False),
    ({"period": period("2014-04-14/2025-06-30")}, False),
    ({"counts": counts("killed")}, False),
    ({"counts": counts(who=["women"])}, False),
    ({"quantity": quantity(7, per="day")}, False),
    ({"quantity": quantity(7, unit="wounding_event")}, False),
    ({"party": "ukraine"}, False),
    ({"claim": claim("ministry")}, False),
    ({"label": "soldiers lost in May"}, False),
    ({"period": None, "quantity": quantity(700)}, False),
    ({"part_of": "figure-0", "quantity": quantity(5)}, False),
)
"""Ways of counting, and whether the record counts the same."""

Paired = tuple[object, ...]


def paired(one: Figure) -> Paired:
    """A number with all that it is said of."""
    return one.quantity.published, one.claim.claimant, one.label, one.as_of.date


@given(st.lists(st.sampled_from(COUNTED), max_size=6), any_record(), st.integers(0, 205), st.data())
def test_every_number_has_the_claimant_label_and_day_that_sheet_or_record_give_it(
    kinds: list[tuple[Json, bool]], found: Record, number: int, data: st.DataObject
) -> None:
    found = record(PEOPLE, *(one for one in found.series.values() if one.category != "personnel"))
    day = data.draw(st.sampled_from(found.days)) if data.draw(st.booleans()) else on(number)
    made = [
        {**HIS, "label": f"soldiers {'abcdefg'[place]}", "quantity": quantity(6000), **changes}
        | {"id": f"figure-{place}"}
        for place, (changes, _joins) in enumerate([COUNTED[0], *kinds])
    ]
    before = sheet(*made)
    joined = [True, *(joins for _changes, joins in kinds)]
    report = found.series["personnel"].on(day)
    allowed = {paired(one) for one in before.figures}
    if report is not None:
        allowed |= {
            ((report.value,), one.claim.claimant, one.label, day.isoformat())
            for one, joins in zip(before.figures, joined, strict=True)
            if joins
        }
    after = Journey(before, found).on(day)
    assert {paired(one) for one in after.figures} <= allowed
    left = {one.id for one in after.figures}
    for one, joins in zip(before.figures, joined, strict=True):
        if joins:
            assert (one.id in left) == (report is not None)
        elif one.part_of:
            assert (one.id in left) == (report is not None and report.value >= 5)
        else:
            assert one.id in left


# The bundled sheet


def article() -> FactSheet:
    found = read_file(assets.path("factsheets/article.json")).sheet
    assert found is not None
    return found


def month_ends() -> Record:
    return read_history(assets.path("history/general-staff-month-ends.json"))


def numbers(found: FactSheet, ids: Sequence[str] | None = None) -> dict[str, object]:
    return {one.id: one.quantity for one in found.figures if ids is None or one.id in ids}


def daily() -> Record:
    (found,) = read_records([EQUIPMENT, PERSONNEL], today=TODAY).records
    return found


def test_on_its_own_day_the_article_has_its_own_numbers() -> None:
    found = Journey(article(), month_ends()).on(date(2025, 6, 30))
    assert valid(found)
    assert numbers(found) == numbers(article())
    assert found.headline == article().headline
    said = Journey(article(), month_ends()).words_on(date(2025, 6, 30))
    assert said.startswith(
        "Report of 30 June 2025. 12 figures are those of the General Staff of the Armed Forces of Ukraine of "
        "that day. 6 others do not come from it and stay as they are. Record: "
    )


def test_a_class_that_began_within_a_month_is_first_reported_on_its_true_day() -> None:
    found = Journey(article(), month_ends()).on(date(2023, 9, 30))
    told = [text for text in texts(found, "ru-submarines") if "first reported" in text]
    assert told == [
        "Submarines: first reported on 14 September 2023 with a total of 1: not the losses of that month."
    ]
    begin = Journey(article(), month_ends()).on(date(2022, 2, 28))
    assert not any("first reported" in one.text for one in begin.caveats)
    assert texts(begin, "ru-tanks")[-1].startswith("The record begins on 28 February 2022;")


def test_what_was_unclear_in_the_sheet_is_of_its_own_date_elsewhere() -> None:
    found = Journey(article(), month_ends()).on(date(2022, 3, 31))
    (one,) = (one for one in caveats(found, "ru-personnel") if one.kind == "scope_unclear")
    assert one.severity == "minor"
    assert one.text.startswith("(said of the sheet’s own date, 30 June 2025) It is not said whether")
    own = Journey(article(), month_ends()).on(date(2025, 6, 30))
    assert "allies-unclear" in own.figures[1].caveats


@pytest.mark.skipif(not EQUIPMENT.exists(), reason="the public record is not here")
def test_the_daily_record_is_followed_on_every_day() -> None:
    before, found = article(), daily()
    assert record_for(before, [month_ends(), found]) is found
    assert numbers(Journey(before, found).on(date(2025, 6, 30))) == numbers(before)
    for day in found.days[:: len(found.days) // 40]:
        after = Journey(before, found).on(day)
        assert valid(after)
        assert len(after.figures) + len(absent(before, found, day)) == len(before.figures)


@pytest.mark.skipif(not EQUIPMENT.exists(), reason="the public record is not here")
def test_a_lowered_total_in_the_daily_record_is_said() -> None:
    before, found = article(), daily()
    joins = Joins(before, found)
    seen = 0
    for one in before.figures:
        series_of = joins.find(one)
        for change in series_of.falls() if isinstance(series_of, Series) else ():
            seen += 1
            said = texts(Journey(before, found).on(change.end.day), one.id)
            assert any(" lower than " in text for text in said)
    assert seen > 5

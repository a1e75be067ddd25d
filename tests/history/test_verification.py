import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    contingent,
    counts,
    equipment,
    figure,
    in_words,
    inferred,
    part,
    period,
    quantity,
    rate,
    sheet_of,
    source,
    stated,
    unnamed_claim,
)
from tests.documents.record_samples import EQUIPMENT, PERSONNEL, TODAY
from tests.history.builders import QUALIFIERS, any_record, on, record, series, slip
from warloss_gui import assets
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.quantity import Qualifier, SingleQuantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.documents.records import read_records
from warloss_gui.history.joins import Joins
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import Break, Category, Observation, Series
from warloss_gui.history.verification import Missing, Row, Verification, verify
from warloss_gui.history.verification_wording import (
    as_rows,
    date_text,
    missing_text,
    record_texts,
    row_text,
    summary_text,
)

INEXACT = "is not an exact day; the matching day, 2 June 2025,"


def since_the_start(as_of: Json) -> Json:
    """All that was lost up to a date, as the records of these tests count it."""
    return {"as_of": as_of, "counts": counts(), "period": period(f"2022-02-24/{as_of['date']}")}


def people(value: int = 5, qualifier: str = "exact", when: str | Json = "2025-06-02", **changes: Any) -> Json:
    as_of = stated(when) if isinstance(when, str) else when
    return figure(**{"quantity": quantity(value, qualifier), **since_the_start(as_of), **changes})


def items(value: int, found: Category = "tanks", when: str | Json = "2025-06-02", **changes: Any) -> Json:
    made = {
        "id": found.replace("_", "-"),
        "equipment_class": found,
        "quantity": quantity(value, unit="item"),
        **since_the_start(stated(when) if isinstance(when, str) else when),
    }
    return equipment(**{**made, **changes})


def checked(figures: Sequence[Json], found: Record, **changes: Any) -> Verification:
    return verify(sheet_of(**{"figures": list(figures), "as_of": stated("2025-06-02"), **changes}), found)


def row(made: Json, *parts: Series) -> Row:
    (only,) = checked([made], record(*parts)).rows
    return only


def personnel(*values: int, qualifiers: Qualifier = "exact") -> Series:
    return series(*values, category="personnel", qualifiers=qualifiers)


def test_all_figures_are_found_on_their_day() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 7, 7, category="submarines"))
    result = checked([people(5), items(2), items(7, "submarines")], found)
    assert (result.matched, result.compared, result.days, result.day) == (3, 3, (on(2),), on(2))
    assert result.is_unique
    assert [one.verdict for one in result.rows] == ["equal"] * 3
    assert [one.occurrences for one in result.rows] == [1, 1, 3]
    assert [one.date_check for one in result.rows] == ["agrees"] * 3
    assert {one.day for one in result.rows} == {on(2)}
    assert summary_text(result) == (
        "General Staff: 3 of 3 figures that can be compared equal the record on 2 June 2025; "
        "no other day fits as well."
    )
    assert row_text(result.rows[0]) == (
        "Soldiers killed: 5; the record says 5 on 2 June 2025, the only day on which it has this number."
    )
    assert row_text(result.rows[2]) == (
        "Tanks: 7; the record says 7 on 2 June 2025, one of 3 days on which it has this number."
    )


def test_the_day_is_that_of_most_matches() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 8, 9, category="drones"))
    result = checked([people(6), items(3), items(8, "drones")], found)
    assert (result.matched, result.compared, result.days) == (2, 3, (on(3),))
    assert not result.is_unique
    assert [one.verdict for one in result.rows[:2]] == ["equal", "equal"]
    assert [one.date_check for one in result.rows[:2]] == ["differs", "differs"]
    assert date_text(result.rows[0]) == "The sheet’s date is 2 June 2025, the matching day 3 June 2025."
    # The drones are equal on the day that the sheet gives them.
    assert (result.rows[2].verdict, result.rows[2].day, result.equal_elsewhere) == ("equal", on(2), 1)
    assert summary_text(result) == (
        "General Staff: 2 of 3 figures that can be compared equal the record on 3 June 2025, "
        "and 1 more on the day of its own date; no other day fits as well."
    )


def test_a_figure_that_differs_shows_both_numbers_of_the_matching_day() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 8, 9, category="drones"))
    result = checked([people(6), items(3), items(70, "drones")], found)
    differing = result.rows[2]
    assert (differing.verdict, differing.day, differing.recorded) == (
        "differs",
        on(3),
        Observation(on(3), 9, "exact"),
    )
    assert row_text(differing) == (
        "Tanks: 70; the record says 9 on 3 June 2025, and has the sheet’s number on no day."
    )


def test_a_number_of_another_day_is_told() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 9, 9, 8, category="drones"))
    result = checked([people(4), items(1), items(9, "drones", "2025-06-04")], found)
    assert row_text(result.rows[2]) == (
        "Tanks: 9; the record says 8 on 4 June 2025, and has the sheet’s number on 2 other days."
    )
    once = checked([people(4), items(1), items(8, "drones", inferred("2025-06-05"))], found)
    assert row_text(once.rows[2]).endswith("has the sheet’s number on 1 other day.")


def test_a_bound_of_a_stated_day_is_compared_on_that_day() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 8, 9, category="drones"))
    bound = items(8, "drones", "2025-06-02", quantity=quantity(8, "up_to", "item"))
    result = checked([people(6, when="2025-06-03"), items(3, when="2025-06-03"), bound], found)
    assert (result.day, [one.verdict for one in result.rows]) == (on(3), ["equal", "equal", "consistent"])
    assert result.rows[2].day == on(2)


def test_figures_of_several_dates_are_each_compared_on_their_own() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6), series(7, 8, 9, category="drones"))
    figures = [
        people(6, when="2025-06-03"),
        items(3, when="2025-06-03"),
        people(4, when="2025-06-01", id="earlier"),
        items(80, "drones", when="2025-06-01"),
    ]
    result = checked(figures, found)
    assert (result.day, result.matched) == (on(3), 2)
    assert [(one.verdict, one.day) for one in result.rows] == [
        ("equal", on(3)),
        ("equal", on(3)),
        ("equal", on(1)),
        ("differs", on(1)),
    ]
    assert summary_text(result).count("and 1 more on the day of its own date") == 1


def test_among_days_that_fit_as_well_the_nearest_to_the_date_is_taken() -> None:
    found = record(series(9, 5, 5, 5, 9))
    result = checked([items(5, when=inferred("2025-06-20"))], found, as_of=stated("2025-06-20"))
    assert (result.days, result.day, result.matched) == ((on(2), on(3), on(4)), on(4), 1)
    assert not result.is_unique
    assert summary_text(result) == (
        "General Staff: the one figure that can be compared equals the record on 4 June 2025; "
        "2 other days fit as well."
    )
    assert checked([items(5)], found, as_of=stated("2025-05")).day == on(2)
    two = checked([items(5, when="2025-06-02")], record(series(5, 5)), as_of=stated("2025-06-01"))
    assert (two.day, two.rows[0].day, two.rows[0].date_check) == (on(1), on(2), "agrees")
    assert summary_text(two).endswith("1 June 2025; 1 other day fits as well.")


def test_without_a_match_the_figures_own_date_is_compared() -> None:
    found = record(series(1, 2, days=[1, 4]), personnel(4, 5), series(9, days=[8], category="drones"))
    figures = [
        items(70, when=inferred("2025-06-03")),
        people(50, when=stated("2025-06")),
        items(1, "drones", inferred("2025-06-02")),
    ]
    result = checked(figures, found)
    assert (result.day, result.days, result.matched, result.compared, result.missing) == (None, (), 0, 2, ())
    tanks, soldiers, drones = result.rows
    assert (tanks.verdict, tanks.day, tanks.recorded) == ("differs", None, Observation(on(1), 1, "exact"))
    assert soldiers.recorded == Observation(on(2), 5, "exact")
    assert (drones.verdict, drones.reason) == ("not_in_record", "not_reported")
    assert {one.date_check for one in result.rows} == {None}
    assert date_text(tanks) is None
    assert missing_text(result) is None
    assert row_text(drones) == ("Tanks: not in the record, which has no report of it up to 2 June 2025.")
    assert summary_text(result) == (
        "General Staff: none of the 2 figures that can be compared equals the record on any day."
    )
    assert summary_text(checked([items(70, when="2025-06-01")], found)) == (
        "General Staff: the one figure that can be compared equals the record on no day."
    )


@pytest.mark.parametrize(
    ("made", "verdict", "reason", "text"),
    [
        (
            items(2, claim=claim("ministry")),
            "not_in_record",
            "other_claimant",
            "Tanks: not in the record. The record is of another claimant: General Staff.",
        ),
        (
            items(2, claim=unnamed_claim()),
            "not_in_record",
            "other_claimant",
            "Tanks: not in the record. The record is of another claimant: General Staff.",
        ),
        (
            items(2, party="ukraine"),
            "not_in_record",
            "other_party",
            "Tanks: not in the record. The record counts another party: Russia.",
        ),
        (
            items(2, "drones"),
            "not_in_record",
            "no_column",
            "Tanks: not in the record. The record has no column for it.",
        ),
        (
            people(),
            "not_in_record",
            "no_column",
            "Soldiers killed: not in the record. The record has no column for it.",
        ),
        (
            contingent(party="russia"),
            "not_in_record",
            "no_column",
            "Soldiers sent: not in the record. The record has no column for it.",
        ),
        (
            items(2, label="tanks lost in June", period=period("2025-06-01/2025-06-02")),
            "not_in_record",
            "other_period",
            "Tanks lost in June: not in the record. It covers another period than the record.",
        ),
        (
            items(2, counts=counts("captured")),
            "not_in_record",
            "other_count",
            "Tanks: not in the record. It counts other outcomes than the record.",
        ),
        (
            items(9, period=None),
            "not_compared",
            "since_not_said",
            "Tanks: not compared. It does not say since when it counts.",
        ),
        (
            items(2, quantity=in_words("dozens", 1, "item")),
            "not_compared",
            "in_words",
            "Tanks: not compared. It is a number in words.",
        ),
        (
            items(2, quantity=in_words("dozens", 1, "item"), period=None),
            "not_compared",
            "in_words",
            "Tanks: not compared. It is a number in words.",
        ),
        (
            items(2, when="2025-06-09"),
            "not_in_record",
            "no_report_of_day",
            "Tanks: not in the record. There is no report of that day, 9 June 2025.",
        ),
    ],
)
def test_what_is_not_compared_says_why(made: Json, verdict: str, reason: str, text: str) -> None:
    result = checked([made], record(series(1, 2)))
    (only,) = result.rows
    assert (only.verdict, only.reason, only.recorded) == (verdict, reason, None)
    assert row_text(only) == text
    assert date_text(only) is None
    assert (result.compared, result.missing) == (0, ())
    assert result.compares_nothing
    assert not result.differs
    assert summary_text(result) == "General Staff: nothing to compare."


def test_a_part_is_not_compared_and_its_total_is() -> None:
    women = part("whole", as_of=stated("2025-06-02"), counts=counts(who=["women"]), quantity=quantity(1))
    total, of_it = checked([people(id="whole"), women], record(personnel(4, 5))).rows
    assert (total.verdict, of_it.verdict, of_it.reason) == ("equal", "not_in_record", "part")
    assert row_text(of_it) == (
        "Women killed: not in the record. It is a part of another figure, and the record holds totals."
    )


def test_two_numbers_of_one_claimant_for_one_day_are_not_compared() -> None:
    result = checked([items(2), items(3, id="again"), people(5)], record(series(1, 2), personnel(4, 5)))
    assert [one.verdict for one in result.rows] == ["not_compared", "not_compared", "equal"]
    assert (
        row_text(result.rows[0]) == "Tanks: not compared. The sheet has two numbers of this claimant for it."
    )
    # The sheet does not leave tanks out.
    assert (result.compared, result.missing) == (1, ())


def test_a_stated_day_without_a_report_is_compared_with_no_other_day() -> None:
    found = record(series(1, 2), personnel(4, 5))
    # The number is the record's of another day, and a day that was worked out may be wrong.
    stated_day, inferred_day = (
        checked([people(5), items(2, when=when)], found).rows[1]
        for when in (stated("2025-06-09"), inferred("2025-06-09"))
    )
    assert (stated_day.verdict, stated_day.reason, stated_day.day) == (
        "not_in_record",
        "no_report_of_day",
        on(9),
    )
    assert (inferred_day.verdict, inferred_day.day, inferred_day.date_check) == ("equal", on(2), "differs")


def test_a_total_of_a_period_that_is_over_is_compared_on_its_last_day() -> None:
    found = record(series(1, 2, 3), personnel(4, 5, 6))
    first_day = items(1, when="2025-06-03", period=period("2022-02-24/2025-06-01"))
    result = checked([people(6, when="2025-06-03"), first_day], found, as_of=stated("2025-06-03"))
    assert (result.day, result.rows[1].day, result.rows[1].verdict) == (on(3), on(1), "equal")
    assert date_text(result.rows[1]) == "The sheet’s date, 1 June 2025, is the matching day."


# Slips of the record


SLIPPED = record(replace(series(1, 3, days=[1, 3]), slips=(slip(2, 20),)), personnel(4, 5, 6))
"""On the second day the record probably has a slip for tanks."""


@pytest.mark.parametrize("value", [2, 20])
@pytest.mark.parametrize("when", [stated("2025-06-02"), inferred("2025-06-02")])
@pytest.mark.parametrize("others", [[people(5)], []])
def test_a_slip_of_the_record_is_neither_equal_nor_different(
    value: int, when: Json, others: list[Json]
) -> None:
    result = checked([items(value, when=when), *others], SLIPPED)
    tanks = result.rows[0]
    assert (tanks.verdict, tanks.reason, tanks.day, tanks.recorded) == ("not_compared", "slip", on(2), None)
    assert row_text(tanks) == (
        "Tanks: not compared. The record’s total of that day, 2 June 2025, is probably a slip of its file."
    )
    assert (result.compared, result.matched) == (len(others), len(others))


# How the record dates its reports


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (
            Offset(1, "Another", 1618, 1620),
            "It dates its reports one day earlier than Another: 1,618 of 1,620 totals agree.",
        ),
        (
            Offset(-2, "Another", 1618, 1620),
            "It dates its reports 2 days later than Another: 1,618 of 1,620 totals agree.",
        ),
    ],
)
def test_a_record_with_other_days_is_compared_by_the_days_of_the_other(offset: Offset, text: str) -> None:
    days = [number - offset.days for number in (1, 2, 4)]
    tanks = series(1, 2, 3, days=days, breaks=(Break(on(1), "It counts more"),))
    appeared = replace(tanks, appeared=Observation(on(-9), 0, "exact"), slips=(slip(3 - offset.days, 30),))
    moved = replace(record(appeared), offset=offset)
    result = checked([items(2), items(3, id="slip", when="2025-06-03")], moved)
    assert (result.day, result.rows[0].verdict, result.rows[0].date_check) == (on(2), "equal", "agrees")
    assert (result.rows[1].reason, result.rows[1].day) == ("slip", on(3))
    assert list(record_texts(moved)) == [text, "All days here are those of that record."]
    assert "the record says 2 on 2 June 2025" in row_text(result.rows[0])


def test_what_must_be_known_of_a_record_is_said() -> None:
    assert list(record_texts(record(series(1)))) == []
    assert list(record_texts(record(series(1), rhythm="month", is_taken=True))) == [
        "The record has only the last day of each month: other days could not be looked at.",
        "The file does not say whose it is; by its columns it is taken for this claimant’s: General Staff.",
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"counts": counts(measure="sent", term="sent")}, "no_column"),
        ({"quantity": quantity(5, unit="wounding_event")}, "no_column"),
        ({"quantity": rate(5)}, "other_count"),
    ],
)
def test_other_counts_of_people_are_no_personnel(changes: Json, reason: str) -> None:
    assert row(people(**changes), personnel(4, 5)).reason == reason


def test_a_category_that_was_not_reported_on_the_day() -> None:
    found = record(series(1, 2), personnel(4, 5), series(9, days=[1], category="drones"))
    result = checked([items(2), people(5), items(8, "drones", inferred("2025-06-02"))], found)
    absent = result.rows[2]
    assert (absent.verdict, absent.reason, absent.category, absent.day) == (
        "not_in_record",
        "not_reported",
        "drones",
        on(2),
    )
    assert row_text(absent) == "Tanks: not in the record, which has no report of it on 2 June 2025."


@pytest.mark.parametrize(
    ("claimant", "belongs"),
    [
        ("General Staff", True),
        ("general  STAFF", True),
        ("general-staff", False),
        ("General Staff of the Armed Forces", False),
        ("the General Staff", False),
        ("Ministry", False),
    ],
)
def test_the_claimant_is_matched_by_its_whole_name(claimant: str, belongs: bool) -> None:
    (only,) = checked([items(2)], record(series(1, 2), claimant=claimant)).rows
    assert (only.verdict == "equal") == belongs


@pytest.mark.parametrize(("party", "belongs"), [("RUSSIA", True), ("russia", True), ("Russ", False)])
def test_the_party_is_matched_in_the_same_way(party: str, belongs: bool) -> None:
    (only,) = checked([items(2)], record(series(1, 2), party=party)).rows
    assert (only.verdict == "equal") == belongs


def test_sources_of_one_name_are_one_claimant() -> None:
    sources = [source("general-staff"), source("gs", name="General staff"), source("article")]
    result = checked(
        [items(2), people(5, claim=claim("gs"))], record(series(1, 2), personnel(4, 5)), sources=sources
    )
    assert result.matched == 2


def test_another_bound_of_an_equal_number_is_noted() -> None:
    dropped = checked([people(5)], record(personnel(4, 5, qualifiers="about")))
    assert dropped.rows[0].verdict == "equal"
    assert dropped.rows[0].qualifier_differs
    assert row_text(dropped.rows[0]) == (
        "Soldiers killed: 5; the record has the same number with another bound, about 5 on 2 June 2025, "
        "the only day on which it has this number."
    )
    assert row(people(5, "about"), personnel(4, 5)).qualifier_differs
    assert not row(people(5, "about"), personnel(4, 5, qualifiers="about")).qualifier_differs
    assert not row(people(6, "about"), personnel(4, 5)).qualifier_differs


@pytest.mark.parametrize(
    ("claimed", "recorded", "verdict"),
    [
        (quantity(5, "at_least"), (5, "exact"), "consistent"),
        (quantity(6, "at_least"), (5, "exact"), "differs"),
        (quantity(5, "more_than"), (5, "exact"), "differs"),
        (quantity(4, "more_than"), (5, "about"), "consistent"),
        (quantity(5, "more_than"), (5, "more_than"), "consistent"),
        (quantity(5, "up_to"), (5, "exact"), "consistent"),
        (quantity(4, "up_to"), (5, "exact"), "differs"),
        (quantity(5, "nearly"), (5, "exact"), "differs"),
        (quantity(6, "nearly"), (5, "exact"), "consistent"),
        (quantity(5, "nearly"), (5, "at_least"), "differs"),
        (quantity(5, "up_to"), (5, "at_least"), "consistent"),
        (quantity(5, "up_to"), (5, "more_than"), "differs"),
        (between(4, 6), (5, "exact"), "consistent"),
        (between(6, 7), (5, "exact"), "differs"),
    ],
)
def test_a_bound_is_never_equal(claimed: Json, recorded: tuple[int, Qualifier], verdict: str) -> None:
    value, qualifier = recorded
    made = people(when="2025-06-01", quantity=claimed)
    result = checked([made], record(personnel(value, qualifiers=qualifier)))
    (only,) = result.rows
    assert only.verdict == verdict
    assert (only.qualifier_differs, only.occurrences, result.compared) == (False, 0, 0)
    assert not result.compares_nothing
    assert result.differs == (verdict == "differs")
    assert summary_text(result) == "General Staff: only bounds could be compared with the record."
    ending = "which agrees with this bound." if verdict == "consistent" else "which is beyond this bound."
    assert row_text(only).endswith(f"{value} on 1 June 2025, {ending}")


def test_a_bound_is_compared_on_the_matching_day() -> None:
    result = checked([items(1), people(5, "at_least")], record(series(1, 2), personnel(4, 5)))
    assert (result.day, result.compared, result.matched, result.is_unique) == (on(1), 1, 1, True)
    assert (result.rows[1].verdict, result.rows[1].day) == ("differs", on(1))


@pytest.mark.parametrize(
    ("when", "check", "text"),
    [
        (stated("2025-06-02"), "agrees", "The sheet’s date, 2 June 2025, is the matching day."),
        (inferred("2025-06-02"), "agrees", "The sheet’s date, 2 June 2025 (inferred), is the matching day."),
        (stated("2025-06-03"), "differs", "The sheet’s date is 3 June 2025, the matching day 2 June 2025."),
        (
            stated("2025-06"),
            "within",
            f"The sheet’s date, June 2025, {INEXACT} lies within it.",
        ),
        (
            stated("2025-06-02~"),
            "within",
            f"The sheet’s date, about 2 June 2025, {INEXACT} lies within it.",
        ),
        (
            stated("2025-05"),
            "outside",
            f"The sheet’s date, May 2025, {INEXACT} lies outside it.",
        ),
    ],
)
def test_the_date_of_the_sheet_is_checked(when: Json, check: str, text: str) -> None:
    only = row(people(5, when=when), personnel(4, 5, 6))
    assert only.date_check == check
    assert date_text(only) == text


def test_what_the_sheet_leaves_out_is_listed() -> None:
    found = record(
        series(1, 2),
        personnel(4, 5),
        series(3436, days=[2], category="cruise_missiles"),
        series(7, 3921, category="special_equipment"),
        series(8, days=[1], category="submarines"),
        replace(series(1, 1, category="prisoners"), is_former=True),
        replace(series(1, 1, category="vehicles"), is_former=True),
    )
    result = checked([items(2), people(70)], found)
    assert result.missing == (
        Missing(found.series["cruise_missiles"], Observation(on(2), 3436, "exact")),
        Missing(found.series["special_equipment"], Observation(on(2), 3921, "exact")),
    )
    assert missing_text(result) == (
        "On 2 June 2025 the record also reports what the sheet leaves out: "
        "cruise missiles (3,436) and special equipment (3,921)."
    )
    assert as_rows(result)[2] == {
        "figure": None,
        "category": "cruise_missiles",
        "verdict": "not_in_sheet",
        "recorded": {"day": "2025-06-02", "value": 3436, "qualifier": "exact"},
    }
    assert missing_text(checked([items(2)], record(series(1, 2)))) is None


def test_one_figure_is_checked_alone() -> None:
    found = record(series(5, 6, 5), personnel(4, 7, 6), series(1, 1, category="drones"))
    sheet = sheet_of(figures=[people(7), items(5, when="2025-06-03")], as_of=stated("2025-06-01"))
    result = verify(sheet, found, "tanks")
    assert [one.figure for one in result.rows] == ["tanks"]
    # The nearest day to the date of the figure, not of the sheet.
    assert (result.days, result.day, result.missing) == ((on(1), on(3)), on(3), ())
    with pytest.raises(KeyError, match="unknown"):
        verify(sheet, found, "unknown")


def test_the_rows_are_plain_values() -> None:
    result = checked([items(2), people(claim=claim("ministry"))], record(series(1, 2)))
    rows = as_rows(result)
    assert rows[0] == {
        "figure": "tanks",
        "category": "tanks",
        "verdict": "equal",
        "reason": None,
        "claimed": {"qualifier": "exact", "value": 2, "unit": "item"},
        "recorded": {"day": "2025-06-02", "value": 2, "qualifier": "exact"},
        "qualifier_differs": False,
        "occurrences": 1,
        "day": "2025-06-02",
        "as_of": "2025-06-02",
        "as_of_basis": "stated",
        "date_check": "agrees",
        "text": row_text(result.rows[0]),
    }
    assert (rows[1]["recorded"], rows[1]["day"], rows[1]["reason"]) == (None, None, "other_claimant")
    assert json.loads(json.dumps(rows)) == rows


KINDS: tuple[tuple[Json, bool], ...] = (
    ({}, True),
    ({}, True),
    ({}, True),
    ({"period": period("2025-06-01/2025-06-30")}, False),
    ({"counts": counts("captured")}, False),
    ({"claim": claim("ministry")}, False),
    ({"party": "ukraine"}, False),
    ({"period": None, "quantity": quantity(100, unit="item")}, False),
)
"""Ways of counting, and whether they are the record's. Most are."""


@st.composite
def sheets(draw: st.DrawFn) -> FactSheet:
    """A sheet of some figures, some of them bounds, some of no exact day, some that count something else."""
    figures: list[Json] = []
    for number in range(draw(st.integers(0, 6))):
        days = st.integers(30, 210).map(lambda n: on(n).isoformat())
        when = draw(st.one_of(days.map(stated), days.map(inferred), st.just(stated("2025-07"))))
        value, qualifier = draw(st.integers(0, 6)), draw(st.sampled_from((*QUALIFIERS, "exact", "about")))
        changes, joins = draw(st.sampled_from(KINDS))
        id_ = f"{'joins' if joins else 'other'}-{number}"
        name = draw(st.sampled_from(("tanks", "drones", "helicopters")))
        made = items(value, name, when, **{"quantity": quantity(value, qualifier, "item"), **changes})
        if joins and draw(st.booleans()):
            made = people(value, qualifier, when)
        figures.append({**made, "id": id_})
    return sheet_of(figures=figures, as_of=stated(on(draw(st.integers(1, 200))).isoformat()))


def naive_number(found: Figure) -> int | Decimal | None:
    match found.quantity:
        case SingleQuantity(qualifier="exact" | "about", value=value):
            return value
        case _:
            return None


def naive_series(found: Figure, sheet: FactSheet, whole: Record) -> Series | None:
    """The series with which a figure is compared: it counts the same, and has a report of a stated day."""
    when, name = found.as_of.day, found.equipment_class or "personnel"
    reports = whole.series.get(name)
    if reports is None or found.id.startswith("other") or found.id in sheet.contested:
        return None
    has_day = when.precision == "day" and found.as_of.basis == "stated"
    return None if has_day and reports.on(when.earliest) is None else reports


def naive_equal(found: Figure, sheet: FactSheet, whole: Record, day: date) -> bool:
    reports = naive_series(found, sheet, whole)
    return reports is not None and (day, naive_number(found)) in list(
        zip(reports.days, reports.values, strict=True)
    )


@given(sheets(), any_record())
def test_the_days_are_those_of_a_search_day_by_day(sheet: FactSheet, whole: Record) -> None:
    result = verify(sheet, whole)
    scores = {day: sum(naive_equal(one, sheet, whole, day) for one in sheet.figures) for day in whole.days}
    best = max(scores.values())
    assert result.matched == best
    assert list(result.days) == [day for day, score in scores.items() if score == best and best]
    assert best <= result.compared <= sum(naive_number(one) is not None for one in sheet.figures)
    day = sheet.as_of.day.earliest
    assert result.day == min(result.days, key=lambda found: (abs((found - day).days), found), default=None)


@given(sheets(), any_record())
def test_a_figure_is_equal_exactly_where_the_record_has_its_number(sheet: FactSheet, whole: Record) -> None:
    result = verify(sheet, whole)
    own_days = {
        one.as_of.day.earliest
        for one in sheet.figures
        if one.as_of.day.precision == "day" and naive_equal(one, sheet, whole, one.as_of.day.earliest)
    }
    for one, found in zip(sheet.figures, result.rows, strict=True):
        own = one.as_of.day.earliest if one.as_of.day.precision == "day" else None
        at_best = any(naive_equal(one, sheet, whole, day) for day in (result.day,) if day is not None)
        at_own = own is not None and naive_equal(one, sheet, whole, own)
        assert (found.verdict == "equal") == (at_best or at_own)
        assert found.occurrences == sum(naive_equal(one, sheet, whole, day) for day in whole.days)
        if naive_series(one, sheet, whole) is None or found.reason == "slip":
            assert found.verdict in ("not_in_record", "not_compared")
            assert found.reason is not None
        elif result.day is None:
            assert found.day is None
        elif at_own and (own in result.days or not at_best):
            assert found.day == own
        elif at_best or own not in own_days:
            assert found.day == result.day
        else:
            assert found.day == own
        if found.recorded is not None and found.day is not None:
            assert found.recorded.day == found.day
        assert row_text(found)
    assert summary_text(result)
    known = {found.category for found in result.rows}
    assert {one.series.category for one in result.missing} == {
        name for name, reports in whole.series.items() if result.day in reports.days and name not in known
    }


@given(sheets(), any_record())
def test_nothing_is_equal_or_different_that_does_not_join(sheet: FactSheet, whole: Record) -> None:
    joins = Joins(sheet, whole)
    for one, found in zip(sheet.figures, verify(sheet, whole).rows, strict=True):
        if not isinstance(joins.find(one), Series):
            assert found.verdict in ("not_in_record", "not_compared")
            assert found.why
            assert found.why in row_text(found)
        if found.recorded is not None:
            assert found.recorded.day not in {slip.day for slip in whole.series[found.category or ""].slips}


@pytest.mark.skipif(not EQUIPMENT.exists(), reason="the daily reports are not here")
def test_the_bundled_sheet_equals_the_public_record_of_one_day() -> None:
    sheet = read_file(assets.path("factsheets/article.json")).sheet
    assert sheet is not None
    (reports,) = read_records([EQUIPMENT, PERSONNEL], today=TODAY).records
    result = verify(sheet, reports)
    assert (result.matched, result.compared, result.days) == (12, 12, (date(2025, 6, 30),))
    assert result.is_unique
    equal = [one for one in result.rows if one.verdict == "equal"]
    assert len(equal) == 12
    assert {one.date_check for one in equal} == {"agrees"}
    assert not any(one.qualifier_differs for one in equal)
    assert {one.reason for one in result.rows if one.verdict != "equal"} == {"other_claimant"}
    assert {one.series.category: one.recorded.value for one in result.missing} == {
        "cruise_missiles": 3436,
        "special_equipment": 3921,
    }

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given

from tests.history.builders import any_series, on, series
from warloss_gui.claims import phrases
from warloss_gui.claims.counts import EquipmentClass
from warloss_gui.history.series import Break, Category, FormerClass, Observation, People, Rhythm, Series
from warloss_gui.history.wording import (
    ChangeWording,
    category,
    category_in_text,
    quantity,
    total,
    word_break,
    word_change,
    word_first,
    word_observation,
)
from warloss_gui.language import day, number


def wording(found: Series, first: int = 1, last: int = 100) -> ChangeWording:
    change = found.change(on(first), on(last))
    assert change is not None
    return word_change(change, found)


def test_a_rise_names_its_days_and_totals() -> None:
    words = wording(series(1_010_700, 1_020_010, days=[21, 30]), first=21)
    assert words.short == "+9,310 over 9 days (reports missing)"
    assert words.text == (
        "+9,310 over 9 days (21 June 2025 to 30 June 2025), from 1,010,700 to 1,020,010. "
        "There is no report for 8 days in between."
    )


def test_a_single_step_that_grows_needs_no_note() -> None:
    words = wording(series(5, 7))
    assert words.short == "+2 over 1 day"
    assert words.text == "+2 over 1 day (1 June 2025 to 2 June 2025), from 5 to 7."


@pytest.mark.parametrize("qualifiers", [("about", "about"), ("exact", "about"), ("about", "exact")])
def test_what_comes_of_an_approximate_total_is_approximate(qualifiers: tuple[str, str]) -> None:
    rise = wording(series(5, 7, qualifiers=qualifiers))  # pyright: ignore[reportArgumentType]
    assert rise.amount == "about +2"
    fall = wording(series(7, 5, qualifiers=qualifiers))  # pyright: ignore[reportArgumentType]
    assert fall.amount == "lowered by about 2"
    start, end = (f"about {n}" if q == "about" else str(n) for n, q in zip((5, 7), qualifiers, strict=True))
    assert rise.totals == f"from {start} to {end}"


def test_between_bounds_there_is_no_difference() -> None:
    words = wording(series(4000, 5000, qualifiers=["more_than", "about"]))
    assert words.text == (
        "Changed by an unknown number over 1 day (1 June 2025 to 2 June 2025), "
        "from more than 4,000 to about 5,000."
    )


def test_no_change_says_so() -> None:
    words = wording(series(28, 28))
    assert words.text == "No change over 1 day (1 June 2025 to 2 June 2025), from and to 28."


def test_an_equal_number_with_another_bound_is_shown_with_both() -> None:
    assert wording(series(28, 28, qualifiers=["exact", "about"])).totals == "from 28 to about 28"


def test_a_fall_is_worded_as_a_revision() -> None:
    words = wording(series(5181, 5167))
    assert words.short == "lowered by 14 over 1 day (revised)"
    assert words.text == (
        "Lowered by 14 over 1 day (1 June 2025 to 2 June 2025), from 5,181 to 5,167. This is a revision of "
        "the claimant’s total; it does not say what was lost on these days."
    )


def test_a_fall_inside_a_span_is_told() -> None:
    (one,) = wording(series(5, 4, 9)).notes
    assert one == (
        "In between, the report of 2 June 2025 lowered the total: a revision, so the change is not the "
        "losses of these days alone."
    )
    (many,) = wording(series(5, 4, 9, 8, 7, 20)).notes
    assert many == (
        "In between, 3 reports lowered the total, the first of 2 June 2025 and the last of 5 June 2025: "
        "revisions, so the change is not the losses of these days alone."
    )


def test_gaps_are_counted_in_the_rhythm() -> None:
    assert wording(series(1, 2, days=[1, 3])).notes == ("There is no report for 1 day in between.",)
    assert wording(series(1, 2, days=[1, 70], rhythm="month"), last=365).notes == (
        "There is no report for 1 month in between.",
    )
    assert wording(series(1, 2, days=[1, 100], rhythm="month"), last=365).notes == (
        "There is no report for 2 months in between.",
    )


def test_a_break_inside_is_told_with_its_text() -> None:
    breaks = (Break(on(1), "Before."), Break(on(2), "It counts fuel tanks too."), Break(on(4), "After."))
    words = wording(series(1, 2, 3, breaks=breaks))
    assert words.notes == ("The definition changed on 2 June 2025: It counts fuel tanks too.",)
    assert words.short == "+2 over 2 days (definition changed)"
    assert wording(series(1, 2, breaks=breaks)).notes == words.notes


def test_all_labels_are_said() -> None:
    words = wording(series(5, 4, days=[1, 4], breaks=(Break(on(3), "It counts less"),)))
    assert words.short == "lowered by 1 over 3 days (revised, reports missing and definition changed)"
    assert [note.split()[0] for note in words.notes] == ["This", "There", "The"]


@given(any_series())
def test_every_change_is_worded_with_its_days_totals_and_labels(found: Series) -> None:
    for change in found.changes():
        words = word_change(change, found)
        breaks = sum(change.start.day < one.day <= change.end.day for one in found.breaks)
        assert len(words.labels) == len(change.labels)
        assert len(words.notes) == len(change.labels - {"definition_break"}) + breaks
        for part in (
            day(change.start.day),
            day(change.end.day),
            total(change.end),
            words.amount[1:],
            number(change.days),
            *words.notes,
        ):
            assert part in words.text
        assert all(label in words.short for label in words.labels)


def test_a_first_report_is_no_loss_of_its_day() -> None:
    found = series(1306, category="ground_robotic_systems", days=[3])
    assert word_first(found, is_late=True) == (
        "Ground robotic systems: first reported on 3 June 2025 with a total of 1,306: "
        "not the losses of that day."
    )


def test_of_month_ends_the_first_report_is_that_which_the_record_names() -> None:
    found = series(9, days=[30], rhythm="month", qualifiers="about")
    assert word_first(found, is_late=True) == (
        "Tanks: 30 June 2025 is the first month’s end with a total, about 9: not the losses of that month."
    )
    assert word_first(replace(found, appeared=Observation(on(3), 7, "about")), is_late=True) == (
        "Tanks: first reported on 3 June 2025 with a total of about 7: not the losses of that month."
    )


@pytest.mark.parametrize("rhythm", ["day", "month"])
def test_where_a_record_begins_nothing_is_reported_first(rhythm: Rhythm) -> None:
    found = replace(series(9, rhythm=rhythm), appeared=Observation(on(-3), 7, "exact"))
    assert word_first(found, is_late=False) == (
        "The record begins on 1 June 2025; what was lost before is in the total."
    )


def test_a_total_keeps_its_bound() -> None:
    found = Observation(on(30), 1_020_010, "about")
    assert total(found) == "about 1,020,010"
    assert word_observation(found) == "about 1,020,010 on 30 June 2025"
    assert (quantity(found).qualifier, quantity(found).value) == ("about", 1_020_010)


def test_a_break_is_one_sentence() -> None:
    assert (
        word_break(Break(on(1), "It counts more."))
        == "The definition changed on 1 June 2025: It counts more."
    )


def test_categories_have_names() -> None:
    names: list[Category] = [*get_args(People), *get_args(EquipmentClass), *get_args(FormerClass)]
    assert len({category(name) for name in names}) == len(names) == 19
    assert category("mobile_srbm_systems") == "Mobile short-range ballistic missile systems"
    assert category_in_text("fuel_tanks") == "fuel tanks"
    assert category("tanks") == phrases.equipment("tanks")

from dataclasses import replace

import pytest
from hypothesis import given

from tests.history.builders import any_series, on, record, series, slip
from warloss_gui.claims import phrases
from warloss_gui.history.record import Offset
from warloss_gui.history.series import Break, Observation, Rhythm, Series, Slip
from warloss_gui.history.wording import (
    ChangeWording,
    name_of,
    quantity,
    slip_total,
    title_of,
    total,
    word_break,
    word_change,
    word_first,
    word_observation,
    word_offset,
    word_slip,
    words_on_record,
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
    assert fall.amount == "about −2"
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


NOT_SAID = "whose act that is, this record does not say."
SHARED = "The claimant lowered it: another open record has the same fall."


def test_a_fall_is_worded_as_nobodys_act() -> None:
    words = wording(series(5181, 5167))
    assert words.short == "−14 over 1 day (lower than before)"
    assert words.text == (
        "−14 over 1 day (1 June 2025 to 2 June 2025), from 5,181 to 5,167. "
        f"The total is 14 lower than the day before; {NOT_SAID}"
    )


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (series(9, 5), "The total is 4 lower than the day before"),
        (series(9, 5, qualifiers=["exact", "about"]), "The total is about 4 lower than the day before"),
        (series(9, 5, days=[1, 3], slips=(slip(2, 90),)), "The total is 4 lower than in the report before"),
        (
            series(9, 5, qualifiers="at_least"),
            "The number is lower than in the report before, but sets a bound only",
        ),
    ],
)
def test_only_a_fall_that_another_record_has_is_the_claimants_act(found: Series, text: str) -> None:
    assert wording(found).notes[0] == f"{text}; {NOT_SAID}"
    shared = replace(found, shared_falls=frozenset((found.last.day,)))
    assert wording(shared).notes[0] == f"{text}. {SHARED}"


ONE_FALL = (
    "In between, the total fell in the report of 2 June 2025, so the change is not the losses of these days "
    "alone."
)
THREE_FALLS = (
    "In between, the total fell in 3 reports, the first of 2 June 2025 and the last of 5 June 2025, so the "
    "change is not the losses of these days alone."
)


@pytest.mark.parametrize(
    ("values", "shared", "text"),
    [
        ((5, 4, 9), [], f"{ONE_FALL} Whose act that is, this record does not say."),
        ((5, 4, 9), [2], f"{ONE_FALL} The claimant lowered it: another open record has the same fall."),
        ((5, 4, 9, 8, 7, 20), [], f"{THREE_FALLS} Whose act that is, this record does not say."),
        (
            (5, 4, 9, 8, 7, 20),
            [2, 5],
            f"{THREE_FALLS} Another open record has 2 of these falls too, so the claimant lowered it then.",
        ),
        (
            (5, 4, 9, 8, 7, 20),
            [2, 4, 5],
            f"{THREE_FALLS} The claimant lowered it each time: another open record has the same falls.",
        ),
    ],
)
def test_falls_inside_a_span_are_named(values: tuple[int, ...], shared: list[int], text: str) -> None:
    words = wording(series(*values, falls=shared))
    assert words.notes == (text,)
    assert words.labels == ("includes a fall",)


def test_slips_inside_a_span_are_named() -> None:
    one = wording(series(5, 9, days=[1, 3], slips=(slip(2, 50),)))
    assert one.short == "+4 over 2 days (a slip left out)"
    assert one.notes == ("The total of 2 June 2025 in the file is probably a slip and is left out.",)
    many = wording(series(5, 9, days=[1, 6], slips=(slip(2, 50), slip(4, 50))))
    first, last = "of 2 June 2025", "of 4 June 2025"
    assert many.notes == (
        "There is no report for 2 days in between.",
        f"2 totals in the file, the first {first} and the last {last}, are probably slips and are left out.",
    )


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (slip(31, 1098, 10_983), " of a digit: 10,983, for example, would fit"),
        (slip(31, 1098, 10_983, "others_agree"), ": other records have 10,983"),
        (slip(31, 1098, None, "others_agree"), ": other records agree on other totals"),
        (slip(31, 1098, None, "taken_back"), ": its next reports take it back"),
    ],
)
def test_a_slip_is_named_with_its_ground(found: Slip, why: str) -> None:
    assert word_slip(found) == (
        f"On 1 July 2025 the file has 1,098, probably a slip{why}. It is not in the line or in any change."
    )
    about = replace(found, qualifier="about")
    assert slip_total(about) == "about 1,098"
    assert f"has about 1,098, probably a slip{why}." in word_slip(about)


def test_a_record_says_whose_it_is_taken_for_and_how_it_is_dated() -> None:
    made = record(series(1))
    assert list(words_on_record(made)) == []
    assert list(words_on_record(replace(made, is_taken=True, offset=Offset(1, "another", 1618, 1620)))) == [
        "The file does not say whose it is; by its columns it is taken for this claimant’s: General Staff.",
        "It dates its reports one day earlier than another: 1,618 of 1,620 totals agree.",
    ]
    assert word_offset(Offset(-1, "another", 20, 20)) == (
        "It dates its reports one day later than another: 20 of 20 totals agree."
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
    assert words.short == "−1 over 3 days (lower than before, reports missing and definition changed)"
    assert [note.split()[0] for note in words.notes] == ["The", "There", "The"]


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
    names = [*phrases.EQUIPMENT, "personnel", "prisoners", "vehicles", "fuel_tanks", "mobile_srbm_systems"]
    assert len({title_of(series(1, category=name)) for name in names}) == len(names)
    assert title_of(series(1, category="mobile_srbm_systems")) == (
        "Mobile short-range ballistic missile systems"
    )
    assert name_of(series(1, category="fuel_tanks")) == "fuel tanks"
    assert title_of(series(1)) == phrases.equipment("tanks")


def test_a_record_may_name_its_categories_itself() -> None:
    found = replace(series(1, category="boats"), name="river boats")
    assert (title_of(found), name_of(found)) == ("River boats", "river boats")
    assert name_of(series(1, category="boats")) == "boats"

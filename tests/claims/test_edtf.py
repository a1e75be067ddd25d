from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import edtf_dates, edtf_intervals
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, parse_date, parse_interval

ALPHABET = "0123456789X-/.~?% T+٣"


def written(when: EdtfDate) -> str:
    """The shortest form of a date, from what it means alone."""
    first = when.earliest
    decade = f"{when.latest.year // 10:03}X"
    texts = {
        "day": first.isoformat(),
        "month": first.isoformat()[:7],
        "season": f"{first.year:04}-{20 + first.month // 3}",
        "year": f"{first.year:04}",
        "decade": decade,
        "century": decade[:2] + "XX",
    }
    return texts[when.precision] + when.mark


@given(edtf_dates())
def test_a_date_means_the_days_that_it_was_made_from(made: EdtfDate) -> None:
    assert parse_date(made.text) == made


@given(edtf_dates())
def test_a_date_can_be_written_again_from_what_it_means(made: EdtfDate) -> None:
    assert written(parse_date(made.text)) == made.text


@given(edtf_intervals())
def test_a_period_means_the_dates_that_it_was_made_from(made: EdtfInterval) -> None:
    assert parse_interval(made.text) == made


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("2025-06-XX", date(2025, 6, 1), date(2025, 6, 30), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-XX", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-XX-XX", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31), "season"),
        ("2025-22", date(2025, 6, 1), date(2025, 8, 31), "season"),
        ("2025-23", date(2025, 9, 1), date(2025, 11, 30), "season"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), "decade"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century"),
        ("000X", date(1, 1, 1), date(9, 12, 31), "decade"),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1), "day"),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
    ],
)
def test_a_date_means_its_first_to_its_last_day(
    text: str, earliest: date, latest: date, precision: str
) -> None:
    found = parse_date(text)
    assert (found.earliest, found.latest, found.precision, found.mark) == (earliest, latest, precision, "")


@pytest.mark.parametrize("mark", ["", "?", "~", "%"])
@pytest.mark.parametrize("text", ["2025-06-30", "2025-06", "2025-21", "2025", "202X", "2025-XX-XX"])
def test_a_mark_changes_how_sure_a_date_is_and_not_its_days(text: str, mark: str) -> None:
    plain, marked = parse_date(text), parse_date(text + mark)
    assert marked.mark == mark
    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a date"),
        ("2025-6-30", "is not a date"),
        ("2025/06/30", "is not a date"),
        ("25-06-30", "is not a date"),
        ("2025-06-30T12:00", "is not a date"),
        ("2025-06-30~~", "is not a date"),
        ("~2025", "is not a date"),
        ("2025 ", "is not a date"),
        ("2025\n", "is not a date"),
        ("٢٠٢٥", "is not a date"),
        ("-2025", "is not a date"),
        ("Y20255", "is not a date"),
        ("2XXX", "is not a date"),
        ("2025-1X", "is not a date"),
        ("{0}%s", "is not a date"),
        ("202X-06", "a year that is not fully known"),
        ("20XX-XX", "a year that is not fully known"),
        ("2025-XX-30", "a day of a month that is not known"),
        ("2025-21-01", "a season has no days"),
        ("2025-21-XX", "a season has no days"),
        ("2025-00", "there is no day 2025-00-01"),
        ("2025-13", "there is no day 2025-13-01"),
        ("2025-02-29", "there is no day 2025-02-29"),
        ("2025-06-31", "there is no day 2025-06-31"),
        ("2025-06-00", "there is no day 2025-06-00"),
        ("0000", "there is no day 0000-01-01"),
        ("0000-24", "there is no day 0000-12-01"),
        ("9999-24", "there is no day 10000-02-"),
    ],
)
def test_a_malformed_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a period"),
        ("2022", "is not a period"),
        ("2022-02-24/2025-06-30/2026", "is not a period"),
        ("/", "neither a start nor an end"),
        ("../..", "neither a start nor an end"),
        ("/..", "neither a start nor an end"),
        ("2025/2024", "ends before it starts"),
        ("2025-06-30/2025-06-29", "ends before it starts"),
        ("2022-02-24/later", "is not a date"),
        ("2022-02-30/2025", "there is no day"),
        ("./2025", "is not a date"),
    ],
)
def test_a_malformed_period_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_interval(text)


def test_a_period_may_end_in_the_month_in_which_it_starts() -> None:
    found = parse_interval("2025-06-30/2025-06")
    assert found.start is not None
    assert found.end is not None
    assert found.end.latest == found.start.latest


@pytest.mark.parametrize(("text", "open_end"), [("2022/..", True), ("2022/", False)])
def test_an_open_end_differs_from_an_unknown_one(text: str, open_end: bool) -> None:
    found = parse_interval(text)
    assert found.end is None
    assert found.open_end is open_end


@given(st.text() | st.text(ALPHABET, max_size=12) | st.from_regex(r"\A\d{4}-[\dX]{2}(-[\dX]{2})?[?~%]?\Z"))
@example("2025-02-31")
def test_any_text_is_a_sound_date_or_a_value_error(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueError:
        return
    assert found.text == text
    assert found.earliest <= found.latest


@given(
    st.text()
    | st.text(ALPHABET, max_size=24)
    | st.tuples(edtf_dates(), edtf_dates()).map(lambda dates: f"{dates[0].text}/{dates[1].text}")
)
def test_any_text_is_a_sound_period_or_a_value_error(text: str) -> None:
    try:
        found = parse_interval(text)
    except ValueError:
        return
    assert found.text == text
    assert found.start is not None or found.end is not None
    assert found.start is None or found.end is None or found.start.earliest <= found.end.latest


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(ValueError, match="is not a date") as caught:
        parse_date("x" * 10_000)
    assert len(str(caught.value)) < 200

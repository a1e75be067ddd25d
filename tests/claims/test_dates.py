from datetime import date

import pytest
from pydantic import ValidationError

from tests.builders import Json, inferred, period, stated
from tests.claims.refusals import refused
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod, ends_after


def test_a_date_is_kept_as_written_and_can_be_read() -> None:
    when = ClaimDate.model_validate(stated("2025-06~"))
    assert when.date == "2025-06~"
    assert (when.day.earliest, when.day.latest) == (date(2025, 6, 1), date(2025, 6, 30))


def test_a_period_is_kept_as_written_and_can_be_read() -> None:
    span = ClaimPeriod.model_validate(period("2022-02-24/..")).span
    assert span.start is not None
    assert span.start.earliest == date(2022, 2, 24)
    assert span.end is None
    assert span.open_end


@pytest.mark.parametrize(
    ("interval", "day", "is_late"),
    [
        ("2022-02-24/2025-06-30", "2025-06-30", False),
        ("2022-02-24/2025-07-01", "2025-06-30", True),
        ("2022-02-24/2025-07", "2025-06-30", True),
        ("2022-02-24/2025", "2025-06-30", False),
        ("2022-02-24/2025-07-01", "2025", False),
        ("2022-02-24/..", "2025-06-30", False),
        ("2022-02-24/", "2025-06-30", False),
    ],
)
def test_a_period_may_certainly_end_after_a_day(interval: str, day: str, *, is_late: bool) -> None:
    assert ends_after(interval, day) == is_late


def test_a_malformed_date_is_refused_with_an_example() -> None:
    found = refused(ClaimDate.model_validate, stated("30.6.2025"))
    assert (found.kind, found.place) == ("edtf_date", ("date",))
    assert "'30.6.2025' is not a date" in found.message
    assert "2025-06-30" in found.hint


def test_a_malformed_date_with_braces_is_shown_as_it_is() -> None:
    found = refused(ClaimDate.model_validate, stated("{hint}{message}"))
    assert "'{hint}{message}' is not a date" in found.message


def test_a_malformed_period_is_refused_with_an_example() -> None:
    found = refused(ClaimPeriod.model_validate, period("2025-06-30"))
    assert (found.kind, found.place) == ("edtf_interval", ("interval",))
    assert "'2025-06-30' is not a period" in found.message
    assert "2022-02-24/2025-06-30" in found.hint


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    found = refused(ClaimPeriod.model_validate, period("2025-06-30/2022-02-24"))
    assert found.kind == "edtf_interval"
    assert "ends before it starts" in found.message


@pytest.mark.parametrize(
    ("model", "made"),
    [(ClaimDate, stated("2" * 41)), (ClaimPeriod, period("2" * 81))],
    ids=["date", "period"],
)
def test_an_endless_text_is_not_even_read(model: type[ClaimDate] | type[ClaimPeriod], made: Json) -> None:
    assert refused(model.model_validate, made).kind == "string_too_long"


@pytest.mark.parametrize(
    ("model", "made"),
    [
        (ClaimDate, {**stated(), "basis": "inferred"}),
        (ClaimPeriod, period(basis="inferred")),
    ],
    ids=["date", "period"],
)
def test_an_inferred_date_must_say_how(model: type[ClaimDate] | type[ClaimPeriod], made: Json) -> None:
    found = refused(model.model_validate, made)
    assert found.kind == "inference_unexplained"
    assert found.message == "an inferred date has no note"
    assert found.hint == "say in note how it was found"
    assert model.model_validate({**made, "note": "It follows from the totals."}).basis == "inferred"


def test_a_stated_date_may_have_a_note() -> None:
    made = ClaimDate.model_validate({**inferred(), "basis": "stated"})
    assert made.note == inferred()["note"]


@pytest.mark.parametrize("basis", ["guessed", None, ""])
def test_the_ground_of_a_date_must_be_said(basis: str | None) -> None:
    with pytest.raises(ValidationError):
        ClaimDate.model_validate({"date": "2025-06-30", "basis": basis})


@pytest.mark.parametrize("value", [20250630, 2025.0, date(2025, 6, 30), None])
def test_a_date_is_a_text(value: object) -> None:
    with pytest.raises(ValidationError):
        ClaimDate.model_validate({"date": value, "basis": "stated"})

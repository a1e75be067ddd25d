from tests.builders import inferred, period, stated
from warloss_gui.claims.date_wording import word_date, word_period
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod


def test_a_date_says_that_it_was_inferred() -> None:
    assert word_date(ClaimDate.model_validate(stated())) == "30 June 2025"
    assert word_date(ClaimDate.model_validate(inferred("2025-06?"))) == "June 2025 (uncertain) (inferred)"


def test_a_period_says_that_it_was_inferred() -> None:
    assert word_period(ClaimPeriod.model_validate(period())) == "24 February 2022 to 30 June 2025"
    worked_out = period("2022/..", basis="inferred", note="So it says.")
    assert word_period(ClaimPeriod.model_validate(worked_out)) == "since 2022 (inferred)"

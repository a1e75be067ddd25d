from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from tests.builders import Json, between, in_words, rate, share
from tests.builders import quantity as quantity_json
from tests.made_values import bounds, edtf_dates, edtf_intervals, quantities
from tests.short_numbers import read_short
from warloss_gui import language
from warloss_gui.claims import phrases
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.caveats import CaveatKind
from warloss_gui.claims.counts import EquipmentClass, Measure, Outcome, Who
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, parse_date, parse_interval
from warloss_gui.claims.quantity import Quantity, Unit
from warloss_gui.claims.sources import EvidenceBasis, Role

QUANTITY: TypeAdapter[Quantity] = TypeAdapter(Quantity)


def number_of(made: Json) -> Quantity:
    return QUANTITY.validate_python(made)


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Role, phrases.ROLES),
        (EvidenceBasis, phrases.BASES),
        (Outcome, phrases.OUTCOMES),
        (Unit, phrases.UNITS),
        (EquipmentClass, phrases.EQUIPMENT),
        (CaveatKind, phrases.CAVEAT_KINDS),
        (Measure, phrases.MEASURES),
        (Who, phrases.PEOPLE),
    ],
    ids=["role", "basis", "outcome", "unit", "equipment", "caveat", "measure", "who"],
)
def test_every_term_has_words_of_its_own(terms: Any, words: dict[str, str]) -> None:
    assert sorted(words) == sorted(get_args(terms))
    assert len(set(words.values())) == len(words)
    assert all(words.values())


# Numbers


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "1,020,010"),
        ("about", "about 1,020,010"),
        ("at_least", "at least 1,020,010"),
        ("more_than", "more than 1,020,010"),
        ("up_to", "up to 1,020,010"),
        ("fewer_than", "fewer than 1,020,010"),
        ("nearly", "nearly 1,020,010"),
    ],
)
def test_a_number_is_never_without_its_bound(qualifier: str, text: str) -> None:
    assert phrases.quantity(number_of(quantity_json(1_020_010, qualifier))) == text


def test_a_range_says_both_its_ends() -> None:
    assert phrases.quantity(number_of(between(4000, 6000))) == "between 4,000 and 6,000"


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (quantity_json(400_000, "at_least"), "at least 400,000"),
        (quantity_json(999_999, "about"), "about 999,999"),
        (quantity_json(1_000_000, "fewer_than"), "fewer than 1 million"),
        (quantity_json(1_300_000), "1.3 million"),
        (quantity_json(10**15, "up_to"), "up to 1000 trillion"),
        (quantity_json(Decimal("1500000.00")), "1.5 million"),
        (between(1_200_000, 1_300_000), "between 1.2 million and 1.3 million"),
        (
            between(1_200_000, 1_300_000, value=1_250_000),
            "1.25 million (between 1.2 million and 1.3 million)",
        ),
        (in_words("tens of thousands", 4), "tens of thousands"),
        (rate(2_000_000, per="year"), "2 million a year"),
    ],
)
def test_a_number_is_said_shorter_in_a_picture_where_nothing_is_lost(made: Json, text: str) -> None:
    assert phrases.quantity_short(number_of(made)) == text


@pytest.mark.parametrize(
    "made",
    [
        # Nobody published about 1.02 million, at most 1.03 million or one of two rounded ends.
        *(quantity_json(1_020_010, qualifier) for qualifier in ("exact", "about", "at_least", "nearly")),
        quantity_json(1_300_001),
        between(1_230_001, 1_230_002),
        # Both ends of a range have one unit.
        between(10, 20_000_000),
        between(900_000, 1_300_000),
        between(900_000_000, 1_000_000_000),
        between(1_200_000, 1_300_000, value=1_250_001),
    ],
)
def test_a_picture_has_no_number_that_nobody_published(made: Json) -> None:
    assert phrases.quantity_short(number_of(made)) == phrases.quantity(number_of(made))


@given(quantities())
def test_a_short_number_says_what_was_published(made: Json) -> None:
    claimed = number_of(made)
    short, whole = phrases.quantity_short(claimed), phrases.quantity(claimed)
    for value in claimed.published:
        assert language.number(value) in short or read_short(language.number_short(value)) == value
    assert short == whole or "illion" in short


# Numbers with all that they are published with


@pytest.mark.parametrize(
    ("made", "alone", "with_label"),
    [
        (quantity_json(Decimal("1.50"), "about"), "about 1.50", "about 1.50 soldiers lost"),
        (rate(1_090, qualifier="about", per_is="average"), "about 1,090 a day on average", None),
        (rate(7, per="week", per_is="highest"), "7 a week at the peak", "7 soldiers lost a week at the peak"),
        (rate(7, per="month", per_is="not_stated"), "7 a month", "7 soldiers lost a month"),
        (rate(7, per="year"), "7 a year", "7 soldiers lost a year"),
        (share(1, 4, "houses"), "1 of 4 houses", "1 of 4 houses soldiers lost"),
        (share(20, 100, "of the territory"), "20 of 100 of the territory", None),
        (share(3, 100_000, "inhabitants", per="year"), "3 of 100,000 inhabitants a year", None),
        (in_words("dozens"), "dozens", "soldiers lost: dozens"),
        (in_words("dozens", per="day"), "dozens a day", "soldiers lost a day: dozens"),
        (between(1, 9, value=5), "5 (between 1 and 9)", "5 soldiers lost (between 1 and 9)"),
        (
            between(1, 9, interval={"kind": "credible"}),
            "between 1 and 9 (credible interval)",
            "between 1 and 9 soldiers lost (credible interval)",
        ),
        (
            between(1, 9, value=5, interval={"kind": "confidence", "level": 95}),
            "5 (95 % confidence interval: 1 to 9)",
            "5 soldiers lost (95 % confidence interval: 1 to 9)",
        ),
        (
            between(1, 9, value=5, interval={"kind": "credible", "level": Decimal("99.5")}, per="day"),
            "5 a day (99.5 % credible interval: 1 to 9)",
            "5 soldiers lost a day (99.5 % credible interval: 1 to 9)",
        ),
        (between(1, 9, interval={"kind": "range"}), "between 1 and 9", "between 1 and 9 soldiers lost"),
        (quantity_json(Decimal("12.5"), unit="square_kilometre"), "12.5 km²", "12.5 soldiers lost"),
        (rate(12, unit="square_kilometre"), "12 km² a day", "12 soldiers lost a day"),
        (share(20, 100, "of the territory", unit="square_kilometre"), "20 of 100 of the territory", None),
    ],
)
def test_a_number_has_all_that_it_was_published_with(made: Json, alone: str, with_label: str | None) -> None:
    claimed = number_of(made)
    assert phrases.quantity(claimed) == alone
    assert with_label is None or phrases.counted(claimed, "soldiers lost") == with_label


def test_the_label_of_a_rate_stands_before_its_time() -> None:
    claimed = number_of(rate(1_090, qualifier="about", per_is="average"))
    assert phrases.counted(claimed, "soldiers lost") == "about 1,090 soldiers lost a day on average"


def test_a_number_with_its_label_can_be_marked_and_explained() -> None:
    words, best = number_of(in_words("dozens")), number_of(between(1, 9, value=5))
    assert phrases.counted(words, "soldiers lost", "†", ("Russia",)) == "soldiers lost: dozens† (Russia)"
    assert phrases.counted(best, "killed", "†", ("Russia", "")) == "5† killed (Russia; between 1 and 9)"
    assert phrases.counted(number_of(share(1, 4, "houses")), "hit", "†") == "1 of 4 houses† hit"


def b(low: int | Fraction | None, high: int | Fraction | None, **marks: bool) -> Bounds:
    return Bounds(None if low is None else Fraction(low), None if high is None else Fraction(high), **marks)


SHARE = Fraction(600_000, 11_000)  # 54.545…


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (b(50, 50), "50"),
        (b(Fraction(1, 2), Fraction(1, 2)), "0.5"),
        (b(50, 50, approximate=True), "about 50"),
        (b(SHARE, SHARE), "about 54.5"),
        (b(SHARE, SHARE, approximate=True), "about 55"),
        (b(Fraction(71, 8), Fraction(71, 8), approximate=True), "about 8.9"),
        (b(SHARE, None), "at least 54.5"),
        (b(SHARE, None, low_open=True), "more than 54.5"),
        (b(None, SHARE), "up to 54.6"),
        (b(None, SHARE, high_open=True), "less than 54.6"),
        (b(SHARE, 60), "between 54.5 and 60"),
        (b(SHARE, 60, low_open=True, high_open=True), "between 54.5 and 60"),
        (b(SHARE, None, approximate=True), "at least about 54"),
        (b(4000, 6000, approximate=True), "between about 4,000 and about 6,000"),
        (b(None, None), "not bounded"),
    ],
)
def test_the_result_of_arithmetic_is_never_without_its_bound(found: Bounds, text: str) -> None:
    assert phrases.bounds(found) == text


def test_the_result_of_arithmetic_says_what_it_is() -> None:
    assert phrases.bounds(b(50, None), "{number} %") == "at least 50 %"
    assert phrases.bounds(b(50, None, approximate=True), "{number} %") == "at least about 50 %"


@given(bounds())
def test_an_approximate_result_always_says_so(found: Bounds) -> None:
    said = phrases.bounds(found)
    if found.approximate:
        assert "about " in said or said == "not bounded"
    elif not found.is_point:
        assert "about " not in said


@pytest.mark.parametrize(("first", "last", "text"), [(1223, 1223, "1,223"), (1194, 1223, "1,194 to 1,223")])
def test_a_span_of_whole_numbers_needs_no_verb(first: int, last: int, text: str) -> None:
    assert phrases.whole_range(Bounds.between(first, last)) == text


@pytest.mark.parametrize("found", [b(1, None), b(None, 1), b(None, None)])
def test_a_span_of_whole_numbers_has_two_ends(found: Bounds) -> None:
    with pytest.raises(ValueError, match="two ends"):
        phrases.whole_range(found)


# Words in lists


def test_outcomes_stand_in_one_order() -> None:
    assert phrases.outcomes(("wounded",)) == "wounded"
    assert phrases.outcomes(("wounded", "killed")) == "killed and wounded"
    assert phrases.outcomes(("missing", "wounded", "killed")) == "killed, wounded and missing"


def test_an_outcome_without_a_name_is_said_in_the_word_of_the_source() -> None:
    assert phrases.outcomes(("other",)) == "what the source’s own word says"
    assert phrases.outcomes(("other", "killed"), "hors de combat") == "killed and “hors de combat”"
    assert phrases.outcomes(("killed",), "killed in action") == "killed"


def test_people_stand_in_one_order() -> None:
    assert phrases.people(("women", "children")) == "children and women"


def test_a_measure_has_a_name() -> None:
    assert phrases.measure("present") == "those who are there on the day"


def test_an_equipment_class_begins_a_line() -> None:
    assert phrases.equipment("multiple_launch_rocket_systems") == "Multiple launch rocket systems"


# Dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-06-30", "30 June 2025"),
        ("2025-06", "June 2025"),
        ("2025-06-XX", "June 2025"),
        ("2025", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025-21", "spring 2025"),
        ("2025-22", "summer 2025"),
        ("2025-23", "autumn 2025"),
        ("2025-24", "winter 2025"),
        ("202X", "2020 to 2029"),
        ("20XX", "2000 to 2099"),
        ("2025-06-30?", "30 June 2025 (uncertain)"),
        ("2025-06~", "about June 2025"),
        ("2025-22~", "about summer 2025"),
        ("202X%", "about 2020 to 2029 (uncertain)"),
    ],
)
def test_a_date_is_no_more_precise_than_it_was_given(text: str, words: str) -> None:
    assert phrases.date_text(parse_date(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-02-24/2025-06-30", "24 February 2022 to 30 June 2025"),
        ("2022-02-24~/2025?", "about 24 February 2022 to 2025 (uncertain)"),
        ("2022-02-24/..", "since 24 February 2022"),
        ("2022-02/", "from February 2022, end not known"),
        ("../2025-06-30", "until 30 June 2025"),
        ("/2025", "until 2025"),
    ],
)
def test_a_period_says_what_is_open(text: str, words: str) -> None:
    assert phrases.interval_text(parse_interval(text)) == words


@given(edtf_dates(first_year=1000))
def test_every_date_has_words_with_its_year_and_its_doubt(when: EdtfDate) -> None:
    text = phrases.date_text(when)
    assert language.year(when.earliest) in text
    assert ("about" in text) == (when.mark in ("~", "%"))
    assert ("(uncertain)" in text) == (when.mark in ("?", "%"))


@given(edtf_intervals())
def test_every_period_has_words_for_each_end_that_is_known(span: EdtfInterval) -> None:
    text = phrases.interval_text(span)
    assert all(phrases.date_text(end) in text for end in (span.start, span.end) if end is not None)

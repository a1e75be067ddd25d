from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tests.short_numbers import read_short
from tests.strategies import LARGEST_COUNT
from warloss_gui import language

DAY = date(2025, 6, 30)

Way = Literal["down", "nearest", "up"]
WAYS: tuple[Way, ...] = ("down", "nearest", "up")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.activate(language.DEFAULT_LOCALE)
    yield
    language.activate(language.DEFAULT_LOCALE)


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the program looks for its catalogues."""

    def path(name: str) -> Path:
        assert name == "translations"
        return tmp_path

    monkeypatch.setattr("warloss_gui.assets.path", path)
    return tmp_path


def write_catalogue(folder: Path, locale: str) -> None:
    catalogue = Catalog(locale=locale)
    catalogue.add("killed", "getötet")
    catalogue.add("about {number}", "etwa {number}")
    catalogue.add(("{count} figure", "{count} figures"), ("{count} Zahl", "{count} Zahlen"))
    catalogue.add("open", "öffnen", context="menu")
    catalogue.add("open", "offen", context="end of a period")
    target = folder / locale / "LC_MESSAGES" / f"{language.DOMAIN}.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)


def read(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


# Texts


def test_english_stands_in_the_code() -> None:
    assert language.gettext("about {number}") == "about {number}"
    assert language.pgettext("menu", "open") == "open"
    assert language.ngettext("{count} figure", "{count} figures", 1) == "{count} figure"
    assert language.ngettext("{count} figure", "{count} figures", 2) == "{count} figures"


@pytest.mark.parametrize(
    ("written", "asked"), [("de", "de_AT"), ("de_AT", "de_AT"), ("de", "de"), ("de", "de-DE")]
)
def test_texts_come_from_the_catalogue_of_the_language(translations: Path, written: str, asked: str) -> None:
    write_catalogue(translations, written)
    language.activate(asked)
    assert language.gettext("killed") == "getötet"
    assert language.pgettext("menu", "open") == "öffnen"
    assert language.pgettext("end of a period", "open") == "offen"
    assert language.ngettext("{count} figure", "{count} figures", 1) == "{count} Zahl"
    assert language.ngettext("{count} figure", "{count} figures", 3) == "{count} Zahlen"


@pytest.mark.parametrize(
    ("locale", "tag", "direction"),
    [
        ("en_GB", "en-GB", "ltr"),
        ("de", "de", "ltr"),
        ("he_IL", "he-IL", "rtl"),
        ("zh_Hans_CN", "zh-Hans-CN", "ltr"),
    ],
)
def test_a_language_has_a_tag_and_a_direction(
    translations: Path, locale: str, tag: str, direction: str
) -> None:
    if locale != language.DEFAULT_LOCALE:
        write_catalogue(translations, locale)
    language.activate(locale)
    assert (language.tag(), language.direction()) == (tag, direction)


def test_without_a_catalogue_the_tag_is_english() -> None:
    language.activate("he_IL")
    assert (language.tag(), language.direction()) == ("en-GB", "ltr")


def test_a_text_that_is_not_translated_stays_english(translations: Path) -> None:
    write_catalogue(translations, "de")
    language.activate("de_DE")
    assert language.gettext("wounded") == "wounded"


def test_a_marked_text_is_translated_where_it_is_shown(translations: Path) -> None:
    write_catalogue(translations, "de")
    language.activate("de_DE")
    assert language.marked("killed") == "killed"
    assert language.gettext(language.marked("killed")) == "getötet"


# One language for texts, numbers and dates


def test_numbers_and_dates_are_of_the_language_of_the_texts(translations: Path) -> None:
    write_catalogue(translations, "de")
    language.activate("de_DE")
    assert language.number(1_020_010) == "1.020.010"
    assert language.decimal(Fraction(109, 2), 1, "nearest") == "54,5"
    assert language.day(DAY) == "30. Juni 2025"
    assert language.number_short(1_020_010) == "1,02 Millionen"
    assert language.month(DAY) == "Juni 2025"
    assert language.month_short(DAY) == "Juni 2025"
    assert language.month_short(date(2025, 9, 1)) == "Sept. 2025"
    assert language.year(DAY) == "2025"
    assert language.listing(["a", "b", "c"]) == "a, b und c"


def test_without_a_catalogue_everything_is_english(translations: Path) -> None:
    language.activate("de_DE")
    assert language.gettext("killed") == "killed"
    assert language.number(1_020_010) == "1,020,010"
    assert language.number_short(1_020_010) == "1.02 million"
    assert language.decimal(Fraction(109, 2), 1, "nearest") == "54.5"
    assert language.day(DAY) == "30 June 2025"
    assert language.listing(["a", "b", "c"]) == "a, b and c"
    assert language.alternatives(["a", "b", "c"]) == "a, b or c"


def test_a_broken_catalogue_is_none(translations: Path) -> None:
    target = translations / "de" / "LC_MESSAGES" / f"{language.DOMAIN}.mo"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"not a catalogue")
    language.activate("de_DE")
    assert language.number(1_020_010) == "1,020,010"


def test_english_of_every_country_needs_no_catalogue(translations: Path) -> None:
    language.activate("en_US")
    assert language.day(DAY) == "June 30, 2025"
    language.activate("en_GB")
    assert language.day(DAY) == "30 June 2025"


@pytest.mark.parametrize(
    "locale", ["", "_", "C", "root", "zz_ZZ", "de_XX", "en_GB_", "123", "\0", "../../etc", "x" * 500]
)
def test_an_unknown_locale_is_british_english(translations: Path, locale: str) -> None:
    language.activate("en_US")
    language.activate(locale)
    assert language.day(DAY) == "30 June 2025"
    assert language.number(1_020_010) == "1,020,010"


@given(st.text(max_size=20))
def test_any_locale_at_all_leaves_a_language_to_speak(locale: str) -> None:
    language.activate(locale)
    assert language.number(1_020_010) in {"1,020,010", "1.020.010"}
    assert language.number_short(1_020_010) in {"1.02 million", "1,02 million", "1,020,010"}


def test_nothing_of_the_language_before_is_kept(translations: Path) -> None:
    write_catalogue(translations, "de")

    def spoken() -> tuple[str, ...]:
        return (
            language.number(1_020_010),
            language.number_short(1_020_010),
            language.decimal(Fraction(109, 2), 1, "nearest"),
            language.day(DAY),
            language.month(DAY),
            language.month_short(date(2025, 5, 1)),
            language.gettext("killed"),
        )

    before = spoken()
    language.activate("de_DE")
    between = spoken()
    language.activate("en_GB")
    assert spoken() == before
    assert all(one != other for one, other in zip(before, between, strict=True))


# The environment


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, "en_GB"),
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de_DE@euro"}, "de_DE"),
        ({"LANG": "de_DE.UTF-8@euro"}, "de_DE"),
        ({"LC_MESSAGES": "uk_UA.UTF-8", "LANG": "de_DE.UTF-8"}, "uk_UA"),
        ({"LC_ALL": "fr_FR", "LC_MESSAGES": "uk_UA", "LANG": "de_DE"}, "fr_FR"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE"}, "de_DE"),
        ({"LANG": "C"}, "en_GB"),
        ({"LANG": "C.UTF-8"}, "en_GB"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, "en_GB"),
        ({"LC_NUMERIC": "de_DE"}, "en_GB"),
    ],
)
def test_the_environment_asks_for_a_language(environment: dict[str, str], locale: str) -> None:
    assert language.of_environment(environment) == locale


def test_the_environment_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "uk_UA.UTF-8")
    assert language.of_environment() == "uk_UA"


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1, "1"),
        (999, "999"),
        (1000, "1,000"),
        (1_020_010, "1,020,010"),
        (10**15, "1,000,000,000,000,000"),
    ],
)
def test_a_number_is_grouped_in_thousands(value: int, text: str) -> None:
    assert language.number(value) == text


@pytest.mark.parametrize(
    "locale",
    [
        "ar_EG",
        "bg_BG",
        "de_AT",
        "de_CH",
        "de_DE",
        "en_IN",
        "en_ZA",
        "es_ES",
        "fa_IR",
        "fr_CH",
        "fr_FR",
        "hi_IN",
        "ja_JP",
        "my_MM",
        "pl_PL",
        "pt_PT",
        "uk_UA",
    ],
)
def test_a_number_is_grouped_as_babel_does_it(translations: Path, locale: str) -> None:
    write_catalogue(translations, locale)
    language.activate(locale)
    for value in (0, 987, 9876, 54_321, 1_234_567_890, 10**15):
        assert language.number(value) == format_decimal(value, format="#,##0", locale=locale)


@pytest.mark.parametrize(
    ("value", "down", "nearest", "up"),
    [
        (0, "0", "0", "0"),
        (35_000, "35,000", "35,000", "35,000"),
        (999_999, "999,999", "999,999", "999,999"),
        (1_000_000, "1 million", "1 million", "1 million"),
        (1_000_001, "1 million", "1 million", "1.01 million"),
        (1_020_010, "1.02 million", "1.02 million", "1.03 million"),
        (1_300_000, "1.3 million", "1.3 million", "1.3 million"),
        (12_345_678, "12.34 million", "12.35 million", "12.35 million"),
        (999_999_999, "999.99 million", "1 billion", "1 billion"),
        (1_000_000_000, "1 billion", "1 billion", "1 billion"),
        (10**15 - 1, "999.99 trillion", "1000 trillion", "1000 trillion"),
        (10**15, "1000 trillion", "1000 trillion", "1000 trillion"),
    ],
)
def test_a_number_is_shortened_from_a_million_on(value: int, down: str, nearest: str, up: str) -> None:
    assert language.number_short(value, "down") == down
    assert language.number_short(value, "nearest") == language.number_short(value) == nearest
    assert language.number_short(value, "up") == up
    assert language.is_short_exact(value) == (down == up)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([], []),
        ([1_300_000], ["1.3 million"]),
        ([1_300_001], ["1,300,001"]),
        ([1_000_000, 1_500_000], ["1 million", "1.5 million"]),
        ([1_000_000, 1_500_001], ["1,000,000", "1,500,001"]),
        ([900_000, 1_500_000], ["900,000", "1,500,000"]),
        ([10**15, 2 * 10**15], ["1000 trillion", "2000 trillion"]),
        ([Decimal("0.50"), Decimal("2500000.00")], ["0.50", "2,500,000.00"]),
    ],
)
def test_numbers_of_one_claim_are_shortened_only_together_and_without_loss(
    values: list[int | Decimal], texts: list[str]
) -> None:
    assert language.numbers_short(values) == texts


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        ("de_DE", ("35.000", "1 Million", "1,02 Millionen", "1,03 Millionen", "1000 Billionen")),
        ("fr_FR", ("35\u202f000", None, "1,02 million", "1,03 million", "1000 billions")),
        ("uk_UA", ("35\xa0000", "1 мільйон", "1,02 мільйона", "1,03 мільйона", "1000 трильйонів")),
    ],
)
def test_a_short_number_is_of_the_language(
    translations: Path, locale: str, texts: tuple[str | None, ...]
) -> None:
    write_catalogue(translations, locale)
    language.activate(locale)
    short = language.number_short
    said = short(35_000), short(10**6), short(1_020_010), short(1_020_010, "up"), short(10**15)
    assert all(text in (None, one) for text, one in zip(texts, said, strict=True))


@pytest.mark.parametrize(
    "locale",
    [
        # Counts in ten thousands.
        "ja_JP",
        # Counts in lakhs and crores, of which two decimal places say too little.
        "hi_IN",
        # Babel puts ten times the number before its word for a million.
        "sw_TZ",
        # English in an alphabet that has no words for it.
        "en_Shaw",
    ],
)
def test_a_language_that_does_not_count_in_millions_has_the_number_in_full(
    translations: Path, locale: str
) -> None:
    write_catalogue(translations, locale)
    language.activate(locale)
    assert {language.number_short(123_440_001, way) for way in WAYS} == {"123,440,001"}
    assert language.is_short_exact(123_440_001)


@given(st.integers(0, LARGEST_COUNT) | st.integers(0, 3 * 10**6))
def test_a_short_number_never_goes_past_the_value(value: int) -> None:
    low, nearest, high = (read_short(language.number_short(value, way)) for way in WAYS)
    assert low <= value <= high
    assert nearest in (low, high)
    assert abs(nearest - value) <= (high - low) / 2
    assert language.is_short_exact(value) == (low == high)
    assert value < 10**6 or high - low <= value / 100
    if value < 10**6:
        assert language.number_short(value) == language.number(value)


@pytest.mark.parametrize(
    ("value", "places", "down", "nearest", "up"),
    [
        (Fraction(6000, 110), 1, "54.5", "54.5", "54.6"),
        (Fraction(50), 1, "50", "50", "50"),
        (Fraction(1, 3), 2, "0.33", "0.33", "0.34"),
        (Fraction(2, 3), 2, "0.66", "0.67", "0.67"),
        (Fraction(1, 1000), 1, "0", "0", "0.1"),
        (Fraction(1999, 1000), 1, "1.9", "2", "2"),
        (Fraction(12_345_678, 10), 1, "1,234,567.8", "1,234,567.8", "1,234,567.8"),
        (Fraction(7, 2), 0, "3", "4", "4"),
        (Fraction(0), 1, "0", "0", "0"),
        # More digits than a floating-point number holds.
        (Fraction(10**17 * 100 + 1, 100), 1, *["100,000,000,000,000,000"] * 2, "100,000,000,000,000,000.1"),
    ],
)
def test_a_fraction_is_rounded_as_asked(
    value: Fraction, places: int, down: str, nearest: str, up: str
) -> None:
    assert language.decimal(value, places, "down") == down
    assert language.decimal(value, places, "nearest") == nearest
    assert language.decimal(value, places, "up") == up


@given(
    st.fractions(min_value=0, max_value=10**17, max_denominator=10**15),
    st.integers(0, 3),
)
def test_rounding_never_goes_past_the_value(value: Fraction, places: int) -> None:
    low, high = (read(language.decimal(value, places, way)) for way in ("down", "up"))
    step = Fraction(1, 10**places)
    assert low <= value <= high
    assert value - low < step
    assert high - value < step
    assert abs(read(language.decimal(value, places, "nearest")) - value) <= step / 2


# Dates, lists, sentences


@pytest.mark.parametrize(
    ("when", "day", "month", "short", "year"),
    [
        (DAY, "30 June 2025", "June 2025", "Jun 2025", "2025"),
        (date(2022, 2, 24), "24 February 2022", "February 2022", "Feb 2022", "2022"),
        (date(1, 1, 1), "1 January 1", "January 1", "Jan 1", "1"),
        (date(9999, 12, 31), "31 December 9999", "December 9999", "Dec 9999", "9999"),
    ],
)
def test_dates_in_words(when: date, day: str, month: str, short: str, year: str) -> None:
    assert (language.day(when), language.month(when), language.year(when)) == (day, month, year)
    assert language.month_short(when) == short


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1 day"), (13, "13 days"), (40, "6 weeks"), (511, "17 months"), (1223, "3 years")],
)
def test_a_length_of_time_has_its_natural_unit(days: int, text: str) -> None:
    assert language.duration(days) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["killed"], "killed"),
        (["killed", "wounded"], "killed and wounded"),
        (("killed", "wounded", "missing"), "killed, wounded and missing"),
        (["{0}", "<b>", "%s"], "{0}, <b> and %s"),
    ],
)
def test_a_list_reads_as_a_sentence(items: list[str], text: str) -> None:
    assert language.listing(items) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 5", "About 5"),
        ("", ""),
        ("5 tanks", "5 tanks"),
        ("says Kyiv", "Says Kyiv"),
        ("ö", "Ö"),
        ("שלום", "שלום"),
        ("https://example.org/a says so", "https://example.org/a says so"),
        ("see https://example.org", "See https://example.org"),
    ],
)
def test_a_sentence_begins_with_a_capital_and_is_otherwise_left_alone(text: str, expected: str) -> None:
    assert language.capitalised(text) == expected


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_number_has_no_decimal_point(way: Way) -> None:
    assert language.decimal(Fraction(1_000), 3, way) == "1,000"


@pytest.mark.parametrize(("asked", "is_spoken"), [("en-US", True), ("en_GB", True), ("xx_YY", False)])
def test_it_is_told_whether_there_is_a_language(asked: str, is_spoken: bool) -> None:
    assert language.activate(asked) == is_spoken

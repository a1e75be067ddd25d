from typing import Any

import pytest

from tests.builders import counts, figure, sheet_of
from warloss_gui.history.own_time import is_of_own_time


def is_dated(language: str = "en", **changes: Any) -> bool:
    sheet = sheet_of(figures=[figure(**changes)], language=language)
    return is_of_own_time(sheet.figures[0], sheet)


@pytest.mark.parametrize(
    "label",
    [
        "soldiers lost by 30 June 2025",
        "soldiers lost by 30.06.",
        "soldiers lost in June",
        "soldiers lost in the past day",
        "soldiers lost in three years",
        "soldiers lost, 1,090 of them in the capital",
        "soldiers lost by ٣٠",
    ],
)
def test_words_with_a_digit_a_month_or_a_length_of_time_are_of_their_own_time(label: str) -> None:
    assert is_dated(label=label)
    assert is_dated(title=label)
    assert is_dated(counts=counts(term=label))


@pytest.mark.parametrize(
    "label", ["soldiers lost", "soldiers lost so far", "yearlings lost", "Mayors killed", "marching bands"]
)
def test_words_without_any_hold_on_every_day(label: str) -> None:
    assert not is_dated(label=label, title=label)


@pytest.mark.parametrize(
    ("language", "label"),
    [("de", "im März verlorene Soldaten"), ("uk", "втрати до кінця червня"), ("pt-BR", "mortos em junho")],
)
def test_months_are_known_in_the_language_of_the_sheet(language: str, label: str) -> None:
    assert is_dated(language, label=label)
    assert not is_dated("en", label=label)


@pytest.mark.parametrize("language", ["qaa", "en-Xxxxxxxx"])
def test_in_a_language_that_nobody_knows_english_months_are(language: str) -> None:
    assert is_dated(language, label="lost in May")
    assert not is_dated(language, label="soldiers lost")


def test_a_text_in_several_languages_is_looked_at_in_each() -> None:
    languages = ["en", "de"]
    label = {"en": "soldiers lost", "de": "im März verlorene Soldaten"}
    sheet = sheet_of(figures=[figure(label=label)], languages=languages)
    assert is_of_own_time(sheet.figures[0], sheet)
    plain = sheet_of(figures=[figure(label={**label, "de": "verlorene Soldaten"})], languages=languages)
    assert not is_of_own_time(plain.figures[0], plain)

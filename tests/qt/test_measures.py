import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from warloss_gui.qt.measures import Measures, direction_of, measures_of


def font(size: int = 14) -> QFont:
    made = QFont()
    made.setPixelSize(size)
    return made


@given(st.text(st.sampled_from("aWi† ×é"), max_size=40), st.integers(1, 400))
def test_a_wrapped_text_is_whole_and_narrow(qapp: QApplication, text: str, room: int) -> None:
    measures = measures_of(font())
    lines = measures.wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measures.width(line) <= room or len(line) == 1 for line in lines)


def test_a_text_breaks_between_words_where_it_can(qapp: QApplication) -> None:
    measures = measures_of(font())
    room = measures.width("Armoured fighting")
    assert measures.wrapped("Armoured fighting vehicles", room) == ("Armoured fighting", "vehicles")
    assert measures.wrapped("", room) == ()
    pieces = measures.wrapped("Armoured" * 4, room)
    assert len(pieces) > 1
    assert "".join(pieces) == "Armoured" * 4


@pytest.mark.parametrize("text", ["", "Tanks", "A long text " * 100], ids=["none", "short", "long"])
def test_what_is_remembered_is_what_is_measured(qapp: QApplication, text: str) -> None:
    measures, metrics = measures_of(font()), QFontMetricsF(font())
    for _again in range(2):
        assert measures.width(text) == metrics.horizontalAdvance(text)
        assert " ".join(measures.wrapped(text, 500)).split() == text.split()
    assert measures.height == metrics.height()


def test_long_texts_are_not_kept(qapp: QApplication) -> None:
    measures = Measures(font())
    tracemalloc.start()
    for number in range(300):
        measures.wrapped(f"{number} word " * 200, 5_000)
    kept, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 200_000


def test_each_font_has_its_own_measures(qapp: QApplication) -> None:
    assert measures_of(font(14)) is measures_of(font(14))
    assert measures_of(font(28)).width("Tanks") > measures_of(font(14)).width("Tanks")


def test_a_text_is_shortened_where_it_has_no_room(qapp: QApplication) -> None:
    measures = measures_of(font())
    assert measures.shortened("Tanks", 1_000) == "Tanks"
    assert measures.shortened("Tanks " * 20, measures.width("Tanks Tanks")).endswith("…")


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("12,000 killed הארץ", Qt.TextFlag.TextForceLeftToRight),
        ("12,000 הארץ killed", Qt.TextFlag.TextForceRightToLeft),
        ("(العربية)", Qt.TextFlag.TextForceRightToLeft),
        ("12,000", Qt.TextFlag.TextForceLeftToRight),
        ("", Qt.TextFlag.TextForceLeftToRight),
    ],
)
def test_a_text_runs_as_its_first_letter_with_a_direction(text: str, flag: Qt.TextFlag) -> None:
    assert direction_of(text) == flag

from typing import Any

import pytest

from tests.builders import Json, source
from warloss_gui.claims.source_wording import word_method, word_names, word_source
from warloss_gui.claims.sources import Method, Source


def source_of(**changes: Any) -> Source:
    return Source.model_validate(source("ministry", **changes))


@pytest.mark.parametrize(
    ("method", "alone", "named"),
    [
        ({"published": False}, "How it counts is not published", "How the ministry counts is not published"),
        (
            {"published": False, "note": "Asked in 2024."},
            "How it counts is not published: Asked in 2024",
            "How the ministry counts is not published: Asked in 2024",
        ),
        (
            {"published": True, "url": "https://example.org/m"},
            "How it counts is published: https://example.org/m",
            "How the ministry counts is published: https://example.org/m",
        ),
        (
            {"published": True, "note": "In print."},
            "How it counts is published: In print",
            "How the ministry counts is published: In print",
        ),
        (
            {"published": True, "note": "In print.", "url": "https://example.org/m"},
            "How it counts is published: In print (https://example.org/m)",
            "How the ministry counts is published: In print (https://example.org/m)",
        ),
    ],
)
def test_it_is_said_whether_it_is_known_how_somebody_counts(method: Json, alone: str, named: str) -> None:
    made = Method.model_validate(method)
    assert word_method(made) == alone
    assert word_method(made, "the ministry") == named


def test_a_source_is_told_with_its_other_names_and_its_method_before_its_address() -> None:
    made = source_of(
        also_called=["MoD", "the ministry of defence"],
        method={"published": False},
        note="It is new.",
        url="https://example.org/a",
    )
    assert word_source(made) == (
        "Ministry. Also called MoD and the ministry of defence. How it counts is not published. It is new. "
        "https://example.org/a"
    )
    assert word_source(source_of()) == "Ministry"


def test_other_names_are_a_sentence() -> None:
    assert word_names("the ministry", ("MoD",)) == "The ministry is also called MoD."
    assert word_names("the ministry", ()) == ""

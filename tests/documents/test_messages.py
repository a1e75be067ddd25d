from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest
from pydantic_core import ErrorDetails

from tests import builders as build
from tests.documents.samples import (
    ODD_VALUES,
    PYDANTIC_SPEAK,
    Path,
    encoded,
    full_sheet,
    is_object,
    only_problem,
    paths_by_field,
    read,
    replaced,
    value_at,
    without,
)
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.messages import explain
from warloss_gui.documents.problems import Found, Problem

FULL = full_sheet()
FIELDS = paths_by_field(FULL)
FALLBACK = "see the schema for the fields that belong here"


def explained(kind: str, value: Any = "x", location: Path = ("id",), **context: Any) -> Found:
    error: ErrorDetails = {
        "type": kind,
        "loc": location,
        "msg": "Input should be something",
        "input": value,
        "ctx": context,
    }
    (found,) = explain(error, {"id": value}, (), ("id", "title"))
    return found


def problems(made: Any) -> tuple[Problem, ...]:
    reading = read(made)
    assert (reading.sheet is None) == any(problem.severity == "error" for problem in reading.problems)
    return reading.problems


def only(made: Any) -> Problem:
    (problem,) = problems(made)
    return problem


def assert_plain(problem: Problem) -> None:
    for text in (problem.message, problem.hint):
        assert text
        assert text.strip() == text
        assert len(text) < 500
        assert not any(speak in text for speak in PYDANTIC_SPEAK), text
    # The last resort, for kinds of errors that nobody has met.
    assert not (problem.message.endswith("cannot stand here") and problem.hint == FALLBACK), problem


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_stands_in_a_field_the_problem_is_said_in_plain_words(field: str) -> None:
    for path in FIELDS[field]:
        found = [problem for value in ODD_VALUES for problem in problems(replaced(FULL, path, value))]
        assert len(found) >= len(ODD_VALUES) // 2
        for problem in found:
            assert_plain(problem)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_missing_or_too_many_is_said_in_plain_words(field: str) -> None:
    for path in FIELDS[field]:
        for problem in problems(without(FULL, path)):
            assert_plain(problem)
        if is_object(value_at(FULL, path)):
            problem = only(replaced(FULL, (*path, "wrongly"), 1))
            assert_plain(problem)
            assert problem.message == "there is no field “wrongly” here"


def test_a_document_of_each_type_of_json_is_said_in_plain_words() -> None:
    for value in ODD_VALUES:
        for problem in problems(value):
            assert_plain(problem)


@pytest.mark.parametrize(
    ("path", "value", "message", "hint"),
    [
        (("revision",), "1", "the text “1” cannot stand here", "write a whole number, without quotes"),
        (("revision",), 1.5, "the number 1.5 cannot stand here", "write a whole number, without quotes"),
        (("revision",), True, "true or false cannot stand here", "write a whole number, without quotes"),
        (("revision",), [], "a list cannot stand here", "write a whole number, without quotes"),
        (("revision",), {}, "an object cannot stand here", "write a whole number, without quotes"),
        (("revision",), 0, "the number is too small", "write 1 or more"),
        (("revision",), 10**10, "the number is too large", "write 1,000,000,000 or less"),
        (("title",), None, "null cannot stand here", "write a text in double quotes"),
        (
            ("title",),
            10**25,
            "the number “1" + "0" * 25 + "” cannot stand here",
            "write a text in double quotes",
        ),
        (("title",), "x" * 201, "the text is too long", "write at most 200 characters"),
        (("title",), "a\nb", "the text “a⟨U+000A⟩b” is not well formed", None),
        (("as_of",), "2025", "the text “2025” cannot stand here", "write an object in braces"),
        (("figures",), {}, "an object cannot stand here", "write a list in square brackets"),
        (("figures", 0, "evidence"), [], "the list is empty", "write at least 1 entry"),
        (("figures", 0, "caveats"), ["undefined"] * 65, "the list is too long", "write at most 64 entries"),
        (("figures", 0, "counts", "outcomes"), "killed", None, "write a list in square brackets"),
        (("figures", 0, "quantity"), 6000, "the number 6000 cannot stand here", "write an object in braces"),
        (("status", "state"), "over", None, "use one of: ongoing, ceasefire or ended"),
        (("parties", 0, "iso3166"), "Russia", None, "use three capital letters, such as UKR"),
        (("parties", 0, "same_as", 0), "ru", None, "use a URI, such as https://example.org/id/1"),
        (
            ("parties", 4, "made_of", 0),
            "allies",
            "'allies' is itself several parties together",
            "name the single parties",
        ),
        (("sources", 0, "method", "published"), "no", None, "write true or false, without quotes"),
        (("figures", 0, "label", "uk"), 5, "the number 5 cannot stand here", "write a text in double quotes"),
        (("figures", 0, "label", "uk"), "a\nb", "the text “a⟨U+000A⟩b” is not well formed", None),
        (("title",), {}, "the text is there in no language", "give it in a language of the document"),
        (
            ("title",),
            {"uk": "x"},
            "the text is not there in en, the first language of the document",
            "give it in that language too",
        ),
        (
            ("title",),
            {"en": "x", "fr": "x"},
            "'fr' is not among the languages of the document",
            "use one of: en, uk, or add it to languages",
        ),
        (
            ("caveats", 0, "short"),
            {"en": "x", "uk": "x " * 13},
            "the short form of the caveat has more than 12 words",
            None,
        ),
        (("figures", 0, "counts", "who", 0), "officers", None, None),
        (
            ("figures", 0, "period", "interval"),
            "2022-02-24/2025-07-01",
            None,
            "correct as_of, or the end of the period",
        ),
        (("figures", 0, "part_of"), "gone", "there is no figure 'gone'", None),
        (("figures", 2, "part_of"), "part", "the figure 'part' is a part of itself", None),
        (("figures", 0, "claim", "rests_on", 0), "gone", "there is no source 'gone'", None),
        (("languages",), ["uk", "en"], None, "begin languages with language"),
    ],
)
def test_the_words_for_what_goes_wrong_most(
    path: Path, value: Any, message: str | None, hint: str | None
) -> None:
    problem = only(replaced(FULL, path, value))
    assert message in (None, problem.message)
    assert hint in (None, problem.hint)
    assert problem.path == "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in path)


def test_a_number_beyond_all_bounds_is_not_called_inf() -> None:
    assert explained("int_type", float("inf")).message == "a number beyond all bounds cannot stand here"
    assert explained("int_type", 1.5).message == "the number 1.5 cannot stand here"
    assert explained("int_type", date(2025, 6, 30)).message == "a date or a time cannot stand here"


def test_a_number_with_an_endless_exponent_is_shown_as_it_is_written() -> None:
    data = encoded(FULL).replace(b'"revision": 1,', b'"revision": 1e999,')
    assert b"1e999" in data
    assert only_problem(data).message == "the number 1E+999 cannot stand here"


def test_a_list_with_one_bad_entry_is_not_called_empty() -> None:
    problem = only(replaced(FULL, ("figures", 0, "evidence"), [0]))
    assert problem.path == "$.figures[0].evidence[0]"
    assert problem.message == "the number 0 cannot stand here"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("titel", "did you mean title?"),
        ("figure", "did you mean figures?"),
        ("label", FALLBACK),
        ("note", FALLBACK),
        ("quite_unlike", FALLBACK),
        ("x" * 100_000, FALLBACK),
    ],
    ids=["misspelt", "singular", "of another object", "of an item", "unlike", "long"],
)
def test_a_misspelt_field_is_suggested(name: str, hint: str) -> None:
    problem = only({**FULL, name: 1})
    assert problem.hint == hint
    assert len(problem.message) < 120


def test_a_missing_field_is_named_where_it_is_missing() -> None:
    problem = only(without(FULL, ("figures", 1, "counts", "term")))
    assert problem.path == "$.figures[1].counts"
    assert (problem.message, problem.hint) == ("the field “term” is missing", "add it")


class TestQuantity:
    """The one place where the model has variants, which its own paths name and the document does not."""

    @pytest.fixture(params=[("quantity",), ("revisions", 1, "previous")], ids=["quantity", "previous"])
    def place(self, request: pytest.FixtureRequest) -> Path:
        return ("figures", 0, *request.param)

    def paths(self, place: Path, quantity: Any) -> list[str]:
        found = problems(replaced(FULL, place, quantity))
        for problem in found:
            assert_plain(problem)
        prefix = "$.figures[0]." + ("quantity" if place[-1] == "quantity" else "revisions[1].previous")
        assert all(problem.path.startswith(prefix) for problem in found)
        return sorted(problem.path.removeprefix(prefix) for problem in found)

    def test_the_path_leaves_out_the_variant(self, place: Path) -> None:
        assert self.paths(place, build.between("4000", 6000)) == [".low"]
        assert self.paths(place, build.quantity("6000", "at_least")) == [".value"]

    def test_the_range_as_a_whole_is_at_fault(self, place: Path) -> None:
        assert self.paths(place, build.between(6000, 4000)) == [""]

    def test_fields_of_the_other_variant_do_not_belong_here(self, place: Path) -> None:
        assert self.paths(place, {**build.between(), "words": "dozens"}) == [".words"]
        assert self.paths(place, {**build.quantity(), "low": 1}) == [".low"]
        assert self.paths(place, {**build.in_words(), "value": 1}) == [".value"]

    def test_a_field_of_the_variant_that_is_missing(self, place: Path) -> None:
        assert self.paths(place, without(build.in_words(), ("words",))) == [""]
        problem = only(replaced(FULL, place, without(build.in_words(), ("words",))))
        assert problem.message == "the field “words” is missing"

    def test_a_number_that_is_tried_in_two_forms_has_one_problem(self, place: Path) -> None:
        for value, message, hint in (
            ("6000", "the text “6000” cannot stand here", "write a number as published, without quotes"),
            (None, "null cannot stand here", "write a number as published, without quotes"),
            (-1, "the number is too small", "write 0 or more"),
            (10**16, "the number is too large", "write 1,000,000,000,000,000 or less"),
            (Decimal("-0.5"), "the number is too small", "write 0 or more"),
            (Decimal("1e15"), None, "write it as published, such as 1.5"),
            (
                Decimal("1e3"),
                "the number 1E+3 is not written out in digits, or has more than 6 after the point",
                "write it as published, such as 1.5",
            ),
            (Decimal("0.1234567"), None, "write it as published, such as 1.5"),
        ):
            problem = only(replaced(FULL, place, build.quantity(value)))
            assert_plain(problem)
            assert problem.path.endswith(".value")
            assert message in (None, problem.message)
            assert problem.hint == hint

    def test_fields_named_like_a_variant_do_not_confuse_the_path(self, place: Path) -> None:
        confusing = {**build.between("4000"), "between": {"low": 1}, "exact": 1}
        assert self.paths(place, confusing) == [".between", ".exact", ".low"]

    def test_a_qualifier_that_does_not_exist(self, place: Path) -> None:
        assert self.paths(place, build.quantity(qualifier="roughly")) == [".qualifier"]
        assert self.paths(place, {**build.quantity(), "qualifier": None}) == [".qualifier"]
        assert self.paths(place, {**build.quantity(), "qualifier": ["between"]}) == [".qualifier"]
        problem = only(replaced(FULL, (*place, "qualifier"), "roughly"))
        assert problem.message == "the text “roughly” is not one of the values allowed here"
        assert problem.hint.startswith("use one of: exact, about, ")

    def test_a_qualifier_that_is_missing(self, place: Path) -> None:
        assert self.paths(place, {"value": 1, "unit": "person"}) == [""]
        assert only(without(FULL, (*place, "qualifier"))).message == "the qualifier is missing"


def patterns() -> list[str]:
    """Every pattern that the model asks of a text. Others are for editors only."""
    found: set[str] = set()

    def keep(schema: Any) -> None:
        if isinstance(schema, dict):
            values = cast("dict[str, Any]", schema)
            if values.get("type") == "str" and "pattern" in values:
                found.add(values["pattern"])
            for value in values.values():
                keep(value)
        elif isinstance(schema, list | tuple):
            for value in cast("tuple[Any, ...]", schema):
                keep(value)

    FactSheet.model_rebuild(force=True)
    keep(FactSheet.__pydantic_core_schema__)
    return sorted(found)


@pytest.mark.parametrize("pattern", patterns())
def test_every_pattern_of_the_model_has_a_hint(pattern: str) -> None:
    found = explained("string_pattern_mismatch", pattern=pattern)
    assert found.message == "the text “x” is not well formed"
    assert found.hint


def test_an_error_that_nobody_has_met_is_still_said_in_plain_words() -> None:
    found = explained("a_new_kind_of_error", ["x"])
    assert (found.path, found.message, found.hint) == (("id",), "a list cannot stand here", FALLBACK)

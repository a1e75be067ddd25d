import pytest

from tests.builders import Json, contingent, counts, figure, period, sheet
from tests.documents.samples import full_sheet, read
from warloss_gui.claims.sheet import FORMAT_VERSION
from warloss_gui.documents.migrations import STEPS, Values, migrate
from warloss_gui.documents.problems import DocumentError


def name_becomes_title(values: Values) -> Values:
    """A made-up step from version 0: the title was called name."""
    rest = {key: value for key, value in values.items() if key != "name"}
    return {**rest, "title": values["name"]}


def tags_are_a_list(values: Values) -> Values:
    """A made-up step from version 1: the tags were one text."""
    return {**values, "tags": values["tags"].split()}


CHAIN = {0: name_becomes_title, 1: tags_are_a_list}


def test_an_old_document_goes_through_every_step_in_turn() -> None:
    old: Json = {"format_version": 0, "name": "A sheet", "tags": "one two"}
    assert migrate(old, CHAIN, 2) == {"format_version": 2, "title": "A sheet", "tags": ["one", "two"]}
    assert old == {"format_version": 0, "name": "A sheet", "tags": "one two"}


def test_a_document_starts_at_the_step_of_its_version() -> None:
    values: Json = {"format_version": 1, "title": "A sheet", "tags": "one"}
    assert migrate(values, CHAIN, 2) == {"format_version": 2, "title": "A sheet", "tags": ["one"]}


def test_a_document_of_the_current_version_is_left_alone() -> None:
    values: Json = {"format_version": 2, "tags": "one two"}
    assert migrate(values, CHAIN, 2) is values


@pytest.mark.parametrize("version", [None, "1", 1.0, 1.5, float("inf"), True, [], {}], ids=repr)
def test_a_version_that_is_no_whole_number_is_refused(version: object) -> None:
    with pytest.raises(DocumentError) as caught:
        migrate({"format_version": version}, CHAIN, 2)
    found = caught.value.found
    assert found.path == ("format_version",)
    assert (found.message, found.hint) == ("the format version is not a whole number", "write 2")


@pytest.mark.parametrize("values", [{}, {"format_version": -1}], ids=["none", "too old"])
def test_a_version_that_is_missing_or_too_old_is_left_for_the_model(values: Json) -> None:
    assert migrate(values, CHAIN, 2) is values


@pytest.mark.parametrize("version", [3, 10**4000], ids=["3", "a huge one"])
def test_a_newer_version_asks_for_a_newer_program(version: int) -> None:
    with pytest.raises(DocumentError) as caught:
        migrate({"format_version": version}, CHAIN, 2)
    found = caught.value.found
    assert found.path == ("format_version",)
    assert f"{version}"[:1] in found.message
    assert len(found.message) < 150
    assert "reads up to 2" in found.message
    assert found.hint == "open it with a newer version of the program"


def in_format_1(**counts: object) -> Json:
    """A document of the first format with one figure that has such counts."""
    return {"format_version": 1, "figures": [{"counts": dict(counts)}]}


@pytest.mark.parametrize(("old", "new"), [("loss", "lost"), ("deployment", "sent")])
def test_measures_of_the_first_format_have_the_names_of_the_second(old: str, new: str) -> None:
    assert migrate(in_format_1(measure=old, term="x")) == {
        "format_version": 2,
        "figures": [{"counts": {"measure": new, "term": "x"}}],
    }


@pytest.mark.parametrize("measure", ["lost", "sent", "present", "x", "", 1, None, [], {"loss": 1}], ids=repr)
def test_what_was_no_measure_of_the_first_format_is_left_for_the_model(measure: object) -> None:
    assert migrate(in_format_1(measure=measure))["figures"][0]["counts"] == {"measure": measure}


@pytest.mark.parametrize(
    "figures",
    [None, "x", {}, [], [None], ["x"], [{}], [{"counts": None}], [{"counts": []}], [{"counts": {}}]],
)
def test_whatever_the_figures_are_they_are_left_for_the_model(figures: object) -> None:
    assert migrate({"format_version": 1, "figures": figures}) == {"format_version": 2, "figures": figures}
    assert migrate({"format_version": 1}) == {"format_version": 2}


def test_a_document_of_the_first_format_is_read() -> None:
    lost, sent = figure(counts=counts(measure="loss")), contingent(counts=counts(measure="deployment"))
    reading = read(sheet(format_version=1, figures=[lost, sent]))
    assert reading.sheet is not None
    assert [made.counts.measure for made in reading.sheet.figures] == ["lost", "sent"]
    assert reading.sheet.format_version == 2


def test_a_period_that_ends_after_its_claim_was_right_in_the_first_format_and_is_advice() -> None:
    made = sheet(figures=[figure(period=period("2022-02-24/2025-07-01"))])
    old, new = read({**made, "format_version": 1}), read(made)
    assert (old.sheet is None, new.sheet is None) == (False, True)
    (late,) = [problem for problem in old.problems if "ends after" in problem.message]
    (error,) = new.problems
    assert (late.severity, error.severity) == ("warning", "error")
    assert (late.path, late.line, late.message) == (error.path, error.line, error.message)


def test_the_steps_of_the_program_lead_to_its_version() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT_VERSION))
    made = full_sheet()
    assert migrate(made) is made


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (3, "the document has format version “3”; this program reads up to 2"),
        (0, "the number 0 is not one of the values allowed here"),
        (True, "the format version is not a whole number"),
        (1.0, "the format version is not a whole number"),
        ("1", "the format version is not a whole number"),
    ],
)
def test_a_document_of_another_version_is_not_shown(version: object, message: str) -> None:
    reading = read({**full_sheet(), "format_version": version})
    assert reading.sheet is None
    (problem,) = reading.problems
    assert (problem.path, problem.line, problem.column) == ("$.format_version", 2, 19)
    assert problem.message == message

import gc
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import builders as build
from tests import strategies
from tests.builders import Json
from tests.documents import reference
from tests.documents.samples import (
    ODD_VALUES,
    ONE_OF_EACH_TYPE,
    Path,
    as_json,
    encoded,
    full_sheet,
    is_object,
    only_problem,
    paths,
    paths_by_field,
    read,
    replaced,
    value_at,
    without,
)
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents import reader
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.migrations import STEPS, Step, Values
from warloss_gui.documents.reader import Reading, read_file, read_sheet

FULL = full_sheet()
FIELDS = paths_by_field(FULL)


@given(strategies.sheets())
def test_a_valid_document_becomes_the_sheet_that_it_describes(made: Json) -> None:
    reading = read(made)
    assert reading.sheet == FactSheet.model_validate(made)
    assert not reading.more or len(reading.problems) == DEFAULT.problems
    assert {problem.severity for problem in reading.problems} <= {"warning"}


def test_a_file_becomes_a_sheet(tmp_path: FilePath) -> None:
    file = tmp_path / "sheet.json"
    file.write_bytes(encoded(FULL))
    assert read_file(file) == Reading(FactSheet.model_validate(FULL), ())


def test_a_file_that_cannot_be_read_is_a_problem_without_a_place(tmp_path: FilePath) -> None:
    reading = read_file(tmp_path / "sheet.json")
    (problem,) = reading.problems
    assert reading.sheet is None
    assert (problem.path, problem.line, problem.column, problem.excerpt) == ("$", None, None, ())
    assert (problem.message, problem.hint) == ("there is no such file or folder", "check the name")


def test_the_document_must_be_an_object() -> None:
    problem = only_problem(b"\n[]")
    assert (problem.path, problem.line, problem.column) == ("$", 2, 1)
    assert problem.message == "the document is not a JSON object"


def test_what_is_empty_has_no_line() -> None:
    problem = only_problem(b"")
    assert (problem.line, problem.column, problem.excerpt) == (None, None, ())
    assert only_problem(b"\n\n").line == 3


class TestPlaces:
    """Whatever is wrong, the line and the column are those of the value or the key that is at fault."""

    def check(self, data: bytes) -> list[tuple[Path, str]]:
        """Check the places of all problems against the slow reference; give their paths and messages."""
        text = data.decode()
        entries = {entry.path: entry for entry in reference.entries(text)}
        found: list[tuple[Path, str]] = []
        for problem in read_sheet(data).problems:
            path = reference.steps(problem.path)
            entry = entries[path]
            at_key = problem.message.startswith("there is no field")
            offset = entry.start if at_key else entry.value
            assert problem.line is not None
            assert problem.column is not None
            assert problem.line == text.count("\n", 0, offset) + 1
            assert problem.column == offset - text.rfind("\n", 0, offset)
            line = text.split("\n")[problem.line - 1]
            (shown,) = (part.text for part in problem.excerpt if part.number == problem.line)
            if at_key:
                assert json.JSONDecoder().raw_decode(line, problem.column - 1)[0] == path[-1]
            else:
                assert line[problem.column - 1] == text[entry.value]
            assert shown.strip("…") in line.replace("\t", "    ")
            found.append((path, problem.message))
        return found

    @pytest.mark.parametrize("field", FIELDS)
    def test_a_changed_value(self, field: str) -> None:
        for path in FIELDS[field]:
            found = [self.check(encoded(replaced(FULL, path, value))) for value in ONE_OF_EACH_TYPE]
            assert sum(map(bool, found)) >= 4

    @pytest.mark.parametrize("field", FIELDS)
    def test_a_value_of_the_wrong_type_is_itself_the_place(self, field: str) -> None:
        for path in FIELDS[field]:
            ((found, _message),) = self.check(encoded(replaced(FULL, path, Decimal("1e3"))))
            assert found == path

    @pytest.mark.parametrize("field", FIELDS)
    def test_a_missing_field(self, field: str) -> None:
        for path in FIELDS[field]:
            for found, message in self.check(encoded(without(FULL, path))):
                assert found == path[:-1] or not message.endswith("is missing")

    @pytest.mark.parametrize("name", ["wrongly", "", "$a", "a'b\\", "я", "a.b", "0", "a\nb", "'] ["])
    def test_a_field_too_many(self, name: str) -> None:
        for path in paths(FULL):
            if is_object(value_at(FULL, path)):
                ((found, _message),) = self.check(encoded(replaced(FULL, (*path, name), {"id": 1})))
                assert found == (*path, name)

    @given(
        st.sampled_from([path for path in paths(FULL) if path]),
        st.sampled_from(ODD_VALUES),
        st.sampled_from((None, 0, 1, "\t")),
        st.sampled_from(("\n", "\r\n")),
        st.integers(0, 2000),
    )
    def test_lines_of_any_ending_and_letters_of_any_width(
        self, path: Path, value: Any, indent: int | str | None, ending: str, lines: int
    ) -> None:
        made = replaced({**FULL, "title": "Потери 😀"}, path, value)
        text = "\n" * lines + as_json(made, indent=indent, ensure_ascii=False)
        self.check(text.replace("\n", ending).encode())


@pytest.mark.parametrize(
    ("changes", "path", "line"),
    [
        ({"parties": [*FULL["parties"], build.party("russia")]}, "$.parties[5].id", '{"id": "russia",'),
        ({"figures": [build.figure(party="atlantis")]}, "$.figures[0].party", '"party": "atlantis",'),
        (
            {"figures": [build.figure(caveats=["no-caveat"])]},
            "$.figures[0].caveats[0]",
            '"caveats": ["no-caveat"]}],',
        ),
        (
            {"events": [build.event(caveats=["rounded", "no-caveat"])]},
            "$.events[0].caveats[1]",
            '"no-caveat"]}],',
        ),
        (
            {"figures": [build.figure(), build.part(quantity=build.quantity(6001))]},
            "$.figures[1].quantity",
            '"quantity": {"qualifier": "exact",',
        ),
        ({"figures": [build.figure(part_of="losses")]}, "$.figures[0].part_of", '"part_of": "losses"}],'),
        (
            {"parties": [build.party(made_of=["gone", "ukraine"]), *FULL["parties"][1:4]], "figures": []},
            "$.parties[0].made_of[0]",
            '"made_of": ["gone",',
        ),
        ({"headline": "no-figure"}, "$.headline", '"headline": "no-figure",'),
        (
            {"figures": [build.figure(universe={"unclear": ["russia", "atlantis"]})]},
            "$.figures[0].universe.unclear[1]",
            '"atlantis"]}}],',
        ),
    ],
)
def test_rules_that_span_the_sheet_have_places(changes: Json, path: str, line: str) -> None:
    data = encoded({**FULL, **changes})
    found = {problem.path: problem for problem in read_sheet(data).problems}
    at = found[path].line
    assert at is not None
    assert data.decode().split("\n")[at - 1].strip() == line


def test_rules_that_span_the_sheet_wait_until_every_item_is_good() -> None:
    made = replaced(FULL, ("parties", 1, "name"), 0)
    (problem,) = read(made).problems
    assert problem.path == "$.parties[1].name"


def test_problems_of_items_and_of_the_sheet_come_together() -> None:
    made = replaced(replaced(FULL, ("parties", 1, "name"), 0), ("title",), 0)
    assert [problem.path for problem in read(made).problems] == ["$.parties[1].name", "$.title"]


def test_a_problem_of_what_only_a_migration_made_has_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_becomes_title(values: Values) -> Values:
        return {**without(values, ("name",)), "title": values["name"]}

    monkeypatch.setitem(cast("dict[int, Step]", STEPS), 0, name_becomes_title)
    old = {**without(FULL, ("title",)), "format_version": 0, "name": "A sheet"}
    assert read(old).sheet == FactSheet.model_validate(FULL)
    (problem,) = read({**old, "name": 0}).problems
    assert (problem.path, problem.line, problem.column) == ("$.title", None, None)


class TestNumberOfProblems:
    def made(self, wrong: int) -> Json:
        return {**FULL, "parties": FULL["parties"] + [build.party(f"p{i}", name=0) for i in range(wrong)]}

    @pytest.mark.parametrize("wrong", [1, 19, 20])
    def test_all_are_given_up_to_the_limit(self, wrong: int) -> None:
        reading = read(self.made(wrong))
        assert (len(reading.problems), reading.more) == (wrong, False)

    @pytest.mark.parametrize("wrong", [21, 22, 500])
    def test_more_are_said_to_be_there(self, wrong: int) -> None:
        reading = read(self.made(wrong))
        assert (len(reading.problems), reading.more) == (20, True)
        assert reading.problems[-1].path == "$.parties[24].name"

    def test_the_limit_holds_for_one_item_and_for_the_sheet(self) -> None:
        extra = {f"field-{number}": 0 for number in range(60)}
        for made in ({**FULL, **extra}, {**FULL, "parties": [{**build.party(), **extra}]}):
            reading = read(made)
            assert (len(reading.problems), reading.more) == (20, True)

    def test_the_limit_holds_for_rules(self) -> None:
        made = {**FULL, "figures": [build.figure(id=f"f{i}", party="atlantis") for i in range(30)]}
        reading = read({**made, "headline": "f1"}, Limits(problems=7))
        assert (len(reading.problems), reading.more) == (7, True)

    def test_the_limit_holds_for_warnings(self) -> None:
        made = {**FULL, "parties": FULL["parties"] + [build.party(f"p{i}") for i in range(30)]}
        reading = read(made)
        assert reading.sheet is not None
        assert (len(reading.problems), reading.more) == (20, True)


class TestWarnings:
    """What is odd but not wrong: the sheet is shown all the same."""

    def warning(self, made: Json) -> tuple[str, str, str]:
        reading = read(made)
        assert reading.sheet == FactSheet.model_validate(made)
        (problem,) = reading.problems
        assert problem.severity == "warning"
        assert problem.hint
        assert problem.line is not None
        line = encoded(made).decode().split("\n")[problem.line - 1]
        return problem.path, problem.message, line.strip()

    @pytest.mark.parametrize(
        ("collection", "item", "kind"),
        [
            ("parties", build.party("unused-one"), "party"),
            ("sources", build.source("unused-one"), "source"),
            ("caveats", build.caveat("unused-one"), "caveat"),
        ],
    )
    def test_what_nothing_refers_to(self, collection: str, item: Json, kind: str) -> None:
        made = {**FULL, collection: [*FULL[collection], item]}
        path, message, line = self.warning(made)
        assert path == f"$.{collection}[{len(FULL[collection])}]"
        assert message == f"the {kind} 'unused-one' is never used"
        assert line.endswith(': "unused-one",')

    @pytest.mark.parametrize(
        "path",
        [
            ("title",),
            ("parties", 0, "name"),
            ("sources", 1, "name"),
            ("figures", 1, "label"),
            ("statements", 0, "speaker"),
            ("events", 0, "label"),
        ],
        ids=str,
    )
    def test_a_cyrillic_letter_in_a_latin_word_of_a_name(self, path: Path) -> None:
        found, message, line = self.warning(replaced(FULL, path, "General St\u0430ff"))
        assert reference.steps(found) == path
        assert message == "the word “St\u0430ff” mixes Cyrillic and Latin letters that look alike"
        assert "St\u0430ff" in line

    def test_a_part_beyond_its_whole_of_another_day(self) -> None:
        beyond = {**FULL["figures"][2], "quantity": build.quantity(6001), "as_of": build.stated("2025-05-31")}
        path, message, line = self.warning(replaced(FULL, ("figures", 2), beyond))
        assert (path, line) == ("$.figures[2].quantity", '"quantity": {"qualifier": "exact",')
        assert message == "the part 'part' is larger than its whole 'losses'"

    def test_two_numbers_of_one_claimant_for_one_thing(self) -> None:
        again = {**FULL["figures"][1], "id": "again", "quantity": build.quantity(5, unit="item")}
        made = {**FULL, "figures": [*FULL["figures"], again]}
        reading = read(made)
        assert reading.sheet is not None
        assert [(problem.severity, problem.path) for problem in reading.problems] == [
            ("warning", "$.figures[1].quantity"),
            ("warning", "$.figures[4].quantity"),
        ]

    def test_a_sheet_with_errors_has_no_warnings_yet(self) -> None:
        made = replaced(replaced(FULL, ("title",), "St\u0430ff"), ("revision",), 0)
        assert [problem.path for problem in read(made).problems] == ["$.revision"]


class TestCollector:
    """Reading pauses Python's garbage collector, and leaves it as it was."""

    @pytest.fixture(autouse=True, params=[True, False], ids=["was on", "was off"])
    def before(self, request: pytest.FixtureRequest) -> Iterator[bool]:
        enabled = gc.isenabled()
        (gc.enable if request.param else gc.disable)()
        yield request.param
        (gc.enable if enabled else gc.disable)()

    @pytest.mark.parametrize("made", [FULL, {}, replaced(FULL, ("title",), 0)], ids=["good", "empty", "bad"])
    def test_reading_leaves_it_as_it_was(self, made: Json, before: bool) -> None:
        read(made)
        assert gc.isenabled() == before

    def test_it_is_paused_while_any_pause_lasts(self, before: bool) -> None:
        with reader._collector_paused():  # pyright: ignore[reportPrivateUsage]
            assert not gc.isenabled()
            with reader._collector_paused():  # pyright: ignore[reportPrivateUsage]
                assert not gc.isenabled()
            assert not gc.isenabled()
        assert gc.isenabled() == before

    def test_it_runs_again_after_an_exception(self, before: bool) -> None:
        with pytest.raises(KeyError), reader._collector_paused():  # pyright: ignore[reportPrivateUsage]
            raise KeyError
        assert gc.isenabled() == before

    def test_pauses_of_several_threads_may_overlap_in_any_order(self, before: bool) -> None:
        first_inside, second_inside, first_out = threading.Event(), threading.Event(), threading.Event()
        seen: list[bool] = []

        def first() -> None:
            with reader._collector_paused():  # pyright: ignore[reportPrivateUsage]
                first_inside.set()
                assert second_inside.wait(10)
            first_out.set()

        def second() -> None:
            assert first_inside.wait(10)
            with reader._collector_paused():  # pyright: ignore[reportPrivateUsage]
                second_inside.set()
                assert first_out.wait(10)
                seen.append(gc.isenabled())

        with ThreadPoolExecutor(2) as pool:
            for future in [pool.submit(first), pool.submit(second)]:
                future.result(10)
        assert seen == [False]
        assert gc.isenabled() == before

    def test_many_threads_read_at_once(self, before: bool) -> None:
        good, bad = encoded(FULL), encoded(replaced(FULL, ("title",), 0))
        expected = read_sheet(good), read_sheet(bad)
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(read_sheet, [good, bad] * 40))
        assert found == [*expected] * 40
        assert gc.isenabled() == before

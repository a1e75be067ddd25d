"""Hostile documents in great number. `make fuzz` reads ten times as many, and larger ones."""

import os
import time

from hypothesis import HealthCheck, given, settings

from tests.documents.hostile import documents
from tests.documents.samples import PYDANTIC_SPEAK
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.documents.reader import Reading, read_sheet
from warloss_gui.documents.texts import visible

EXAMPLES = int(os.environ.get("WARLOSS_FUZZ", "1000"))
SECONDS = 1.0
UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def assert_sound(data: bytes, reading: Reading) -> None:
    """What holds for every answer of the reader, whatever it was given."""
    lines = data.decode("utf-8", "replace").split("\n")
    errors = [problem for problem in reading.problems if problem.severity == "error"]
    assert (reading.sheet is None) == bool(errors)
    assert len(reading.problems) <= DEFAULT.problems
    for problem in reading.problems:
        assert problem.path.startswith("$")
        for text in (problem.path, problem.message, problem.hint, *(line.text for line in problem.excerpt)):
            assert text == visible(text)
            assert "\n" not in text
            assert len(text) < 4_000
        assert problem.message
        assert problem.hint
        assert not any(speak in problem.message + problem.hint for speak in PYDANTIC_SPEAK)
        if problem.line is None or problem.column is None:
            assert not data
        else:
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            assert problem.line in [line.number for line in problem.excerpt]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=UNHURRIED)
@given(documents())
def test_a_hostile_document_gives_problems_or_a_sheet_and_nothing_else_in_a_second(data: bytes) -> None:
    started = time.process_time()
    reading = read_sheet(data)
    assert time.process_time() - started < SECONDS
    assert_sound(data, reading)
    if reading.sheet is not None:
        # A period that only the first format allowed is no document of the second.
        version = 1 if reading.sheet.late else 2
        again = reading.sheet.model_copy(update={"format_version": version}).as_document().encode()
        assert read_sheet(again).sheet == reading.sheet

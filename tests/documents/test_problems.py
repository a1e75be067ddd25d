from pathlib import Path

import pytest

from warloss_gui.documents.problems import DocumentError, Found, Problem, one_line


def test_an_error_of_a_document_carries_what_was_found() -> None:
    found = Found(("figures", 0), "a message", "a hint")
    error = DocumentError(found)
    assert error.found is found
    assert str(error) == "a message"


@pytest.mark.parametrize(
    ("file", "problem", "line"),
    [
        (
            Path("a.json"),
            Problem("error", "$.title", 3, 12, "it is wrong", "mend it"),
            "a.json:3:12: error: it is wrong; mend it ($.title)",
        ),
        (
            Path("a\n\x1b[31m.json"),
            Problem("warning", "$", 1, 1, "it is odd", "look at it"),
            "a\\n\\x1b[31m.json:1:1: warning: it is odd; look at it",
        ),
        (
            Path("a.json"),
            Problem("error", "$", None, None, "it is a pipe", "name a regular file"),
            "a.json: error: it is a pipe; name a regular file",
        ),
        (
            None,
            Problem("error", "$.x[0]", 2, 4, "it is wrong", "mend it"),
            ":2:4: error: it is wrong; mend it ($.x[0])",
        ),
    ],
    ids=["error", "warning", "no place", "no file"],
)
def test_a_problem_fits_on_one_line(file: Path | None, problem: Problem, line: str) -> None:
    assert one_line(file, problem) == line

from pathlib import Path

import pytest

from warloss_gui.documents.problem_wording import word_problems
from warloss_gui.documents.problems import Problem

ERROR = Problem("error", "$.title", 2, 3, "the title is blank", "give it one")
WARNING = Problem("warning", "$", None, None, "the file is large", "split it")


@pytest.mark.parametrize(
    ("problems", "more", "stays", "text"),
    [
        ([WARNING], False, True, "a.json: 1 warning."),
        ([WARNING] * 2, False, True, "a.json: 2 warnings."),
        ([WARNING] * 20, True, True, "a.json: 20+ warnings."),
        ([ERROR, WARNING], False, False, "a.json cannot be shown: 1 problem."),
        ([ERROR] * 20, True, False, "a.json cannot be shown: 20+ problems."),
        (
            [ERROR],
            False,
            True,
            "a.json cannot be shown: 1 problem. The last good sheet stays on the screen.",
        ),
        (
            [ERROR] * 2,
            False,
            True,
            "a.json cannot be shown: 2 problems. The last good sheet stays on the screen.",
        ),
    ],
)
def test_problems_are_counted_without_the_warnings_beside_them(
    problems: list[Problem], more: bool, stays: bool, text: str
) -> None:
    assert word_problems(Path("/sheets/a.json"), problems, more=more, stays=stays) == text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("W" * 43 + ".json", "W" * 43 + ".json"),
        ("W" * 44 + ".json", "W" * 24 + "…" + "W" * 19 + ".json"),
        ("{count}\n.json", "{count}\\n.json"),
    ],
)
def test_a_long_name_is_shortened_in_the_middle_and_made_safe_to_show(name: str, shown: str) -> None:
    assert word_problems(Path(name), [WARNING], more=False, stays=False) == f"{shown}: 1 warning."

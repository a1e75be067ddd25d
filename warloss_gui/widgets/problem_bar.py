"""The bar that says what is wrong with a document, and opens the lines in question."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QWidget

from warloss_gui.documents.problems import Problem
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.layouts import GRID, column, row

_MOST_ROWS: Final = 5


class ProblemBar(QFrame):
    """Hidden while there are no problems. The list opens on demand; a chosen problem shows its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setAccessibleName(gettext("Problems of the document"))
        self._problems: tuple[Problem, ...] = ()
        self._summary = PlainLabel()
        self._toggle = QPushButton()
        self._toggle.setCheckable(True)
        self._list = QListWidget()
        self._list.setAccessibleName(gettext("Problems"))
        self._list.setWordWrap(True)
        self._excerpt = PlainLabel("", "code")
        layout = column(self, GRID)
        line = row()
        line.addWidget(self._summary, 1)
        line.addWidget(self._toggle)
        layout.addLayout(line)
        layout.addWidget(self._list)
        layout.addWidget(self._excerpt)
        self._toggle.toggled.connect(self._unfold)
        self._list.currentRowChanged.connect(self._open_line)
        self.show_problems("", ())

    def show_problems(self, summary: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong, in a sentence and problem by problem. An empty summary hides the bar."""
        self._problems = tuple(problems)
        self._summary.setText(summary)
        self._summary.setAccessibleName(summary)
        self._list.clear()
        self._list.addItems([_line(problem) for problem in problems])
        self._toggle.setVisible(bool(problems))
        self._unfold(unfolded=self._toggle.isChecked())
        self._list.setCurrentRow(0 if problems else -1)
        self.setVisible(bool(summary))

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        shown = unfolded and bool(self._problems)
        self._list.setVisible(shown)
        rows = min(len(self._problems), _MOST_ROWS)
        self._list.setFixedHeight(rows * 2 * self.fontMetrics().height() + 2 * self._list.frameWidth())
        self._excerpt.setVisible(shown and bool(self._excerpt.text()))
        self._toggle.setText(gettext("Hide the problems") if unfolded else gettext("Show the problems"))

    @Slot(int)
    def _open_line(self, current: int) -> None:
        problem = self._problems[current] if 0 <= current < len(self._problems) else None
        lines = problem.excerpt if problem is not None else ()
        marked = problem.line if problem is not None else None
        text = "\n".join(f"{'▸' if e.number == marked else ' '} {e.number:>6}  {e.text}" for e in lines)
        self._excerpt.setText(text)
        self._excerpt.setAccessibleName(text)
        self._excerpt.setVisible(self._toggle.isChecked() and bool(text))


def _line(problem: Problem) -> str:
    kind = gettext("Error") if problem.severity == "error" else gettext("Warning")
    place = problem.path
    if problem.line is not None:
        place = gettext("line {line}, column {column}, {path}").format(
            line=problem.line, column=problem.column, path=problem.path
        )
    return f"{kind}, {place}: {problem.message}; {problem.hint}"

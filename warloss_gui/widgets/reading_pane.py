"""The reading pane: one figure as its whole claim, in words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from warloss_gui.claims.wording import CaveatWording, FigureWording, caveats_text
from warloss_gui.language import capitalised, gettext, ngettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.layouts import GRID, column

_WIDTH: Final = 20
_LINES: Final = 12


class _Section:
    """A heading and its text, hidden together when there is nothing to say."""

    def __init__(self, layout: QVBoxLayout) -> None:
        self._heading = PlainLabel("", "heading")
        self._text = PlainLabel()
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        layout.addSpacing(GRID)

    def show(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setAccessibleName(f"{heading}: {text}")
        self._heading.setVisible(bool(text))
        self._text.setVisible(bool(text))


class ReadingPane(QScrollArea):
    """Shows a figure in words; with none, says how to choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(gettext("The claim in full"))
        page = QWidget()
        page.setProperty("look", "page")
        layout = column(page, 0, GRID // 2)
        layout.setContentsMargins(2 * GRID, 0, GRID, GRID)
        self._empty = PlainLabel(gettext("Choose a row to read its whole claim."), "quiet")
        self._number = ClaimLabel("headline")
        self._counted = PlainLabel("", "lead")
        self._marks = PlainLabel("", "small")
        self._sentence = PlainLabel()
        for widget in (self._empty, self._number, self._counted, self._marks):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        layout.addWidget(self._sentence)
        layout.addSpacing(GRID)
        self._sections = [_Section(layout) for _ in range(6)]
        layout.addStretch(1)
        self.setWidget(page)
        self.show_figure(None)

    def sizeHint(self) -> QSize:
        """A dozen lines; the rest is scrolled to."""
        line = self.fontMetrics().lineSpacing()
        return QSize(_WIDTH * line, _LINES * line)

    def minimumSizeHint(self) -> QSize:
        """As usual, but narrower."""
        return QSize(_WIDTH * self.fontMetrics().lineSpacing() // 2, self.sizeHint().height())

    def show_figure(self, wording: FigureWording | None, *, keep_place: bool = False) -> None:
        """Show a figure from its beginning, or where the reader is, or none."""
        self._empty.setVisible(wording is None)
        for widget in (self._number, self._counted, self._marks, self._sentence):
            widget.setVisible(wording is not None)
        if wording is None:
            for section in self._sections:
                section.show("", "")
            return
        self._number.show_claim(capitalised(wording.number), wording.text)
        self._counted.setText(wording.label)
        self._marks.setText(wording.marks)
        self._sentence.setText(wording.sentence)
        texts = (
            (caveats_heading(wording.caveats), caveats_text(wording.caveats)),
            (gettext("What is counted"), wording.definition),
            (gettext("When"), "\n".join([capitalised(wording.date), *wording.dating])),
            (gettext("From the claimant to this sheet"), wording.chain),
            (gettext("Where it can be read"), "\n".join(wording.evidence)),
            (gettext("Earlier numbers"), "\n".join(wording.revisions)),
        )
        for section, (heading, text) in zip(self._sections, texts, strict=True):
            section.show(heading, text)
        if not keep_place:
            self.verticalScrollBar().setValue(0)


def caveats_heading(caveats: Sequence[CaveatWording]) -> str:
    """How many caveats there are."""
    return ngettext("{count} caveat", "{count} caveats", len(caveats)).format(count=len(caveats))

"""The reading pane: one figure as its whole claim, in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.comparison import Peer
from warloss_gui.claims.comparison_wording import word_peers
from warloss_gui.claims.wording import FigureWording
from warloss_gui.language import capitalised, gettext, ngettext
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.widgets.caveat_list import CaveatList
from warloss_gui.widgets.claim_label import ClaimLabel
from warloss_gui.widgets.layouts import GRID, column


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


class ReadingPane(QWidget):
    """Shows a figure in words; with none, says how to choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(gettext("The claim in full"))
        layout = column(self, 0, GRID // 2)
        self._empty = PlainLabel(gettext("Choose a row to read its whole claim."), "quiet")
        self.number = ClaimLabel("headline")
        self._counted = PlainLabel("", "lead")
        self._marks = PlainLabel("", "small")
        self._sentence = PlainLabel()
        for widget in (self._empty, self.number, self._counted, self._marks):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
        layout.addWidget(self._sentence)
        layout.addSpacing(GRID)
        self._caveats_heading = PlainLabel("", "heading")
        self._caveats = CaveatList()
        layout.addWidget(self._caveats_heading)
        layout.addWidget(self._caveats)
        layout.addSpacing(GRID)
        self._sections = [_Section(layout) for _ in range(7)]
        self._shown: tuple[FigureWording | None, Sequence[Peer], int] | None = None
        self.show_figure(None)

    def show_figure(
        self, wording: FigureWording | None, peers: Sequence[Peer] = (), further: int = 0
    ) -> None:
        """Show a figure, or none; and what other claimants say beside it, with how many more of them do."""
        if self._shown == (wording, peers, further):
            return
        self._shown = wording, peers, further
        self._empty.setVisible(wording is None)
        for widget in (self.number, self._counted, self._marks, self._sentence):
            widget.setVisible(wording is not None)
        self._show_caveats(() if wording is None else wording.caveats)
        if wording is None:
            for section in self._sections:
                section.show("", "")
            return
        self.number.show_claim(capitalised(wording.number_marked), wording.text)
        self._counted.setText(wording.label)
        self._marks.setText(wording.marks)
        self._sentence.setText(wording.sentence)
        texts = (
            (gettext("Other claimants"), word_peers(peers, further)),
            (gettext("What is counted"), wording.definition),
            (gettext("When"), "\n".join([capitalised(wording.date), *wording.dating])),
            (gettext("From the claimant to this sheet"), wording.chain),
            (gettext("Other names"), "\n".join(wording.names)),
            (gettext("Where it can be read"), "\n".join(wording.evidence)),
            (gettext("Earlier numbers"), "\n".join(wording.revisions)),
        )
        for section, (heading, text) in zip(self._sections, texts, strict=True):
            section.show(heading, text)

    def _show_caveats(self, caveats: Sequence[CaveatWording]) -> None:
        self._caveats_heading.setText(caveats_heading(caveats))
        self._caveats_heading.setVisible(bool(caveats))
        self._caveats.show_caveats(caveats)


def caveats_heading(caveats: Sequence[CaveatWording]) -> str:
    """How many caveats there are."""
    return ngettext("{count} caveat", "{count} caveats", len(caveats)).format(count=len(caveats))

"""What can be taken away, and in which formats: the ending of a file's name chooses.

A whole sheet, or one part of it, goes into a document or a table. A picture is of one part.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from warloss_gui.claims.parts import TAB_NAMES, TabName
from warloss_gui.export.document import to_json
from warloss_gui.export.handout import Handout, Step
from warloss_gui.export.markdown import to_markdown
from warloss_gui.export.tables import to_csv
from warloss_gui.export.web import to_html
from warloss_gui.export.workbook import to_xlsx
from warloss_gui.history.shown import Shown
from warloss_gui.language import gettext
from warloss_gui.paper.images import Drawing, Frame
from warloss_gui.paper.pdf import PaperName, to_pdf

PICTURES: Final[dict[str, Callable[[Drawing], bytes]]] = {
    ".png": Drawing.to_png,
    ".svg": Drawing.to_svg,
    ".pdf": Drawing.to_pdf,
}
"""The formats of a picture, by ending."""

DOCUMENTS: Final[dict[str, Callable[[Handout, Step], bytes]]] = {
    ".html": to_html,
    ".md": to_markdown,
    ".xlsx": to_xlsx,
    ".csv": to_csv,
    ".json": to_json,
}
"""The formats of a sheet that are not drawn, by ending. JSON is always of the whole sheet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken away: the whole sheet, or one part of it, by the ending of a file's name.

    A part as PNG, SVG or PDF is a picture in a `frame`; a whole sheet as PDF has pages of a `paper`.
    """

    ending: str
    tab: TabName | None = None
    frame: Frame = field(default_factory=Frame)
    paper: PaperName = "a4"

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture of one part."""
        return self.tab is not None and self.ending in PICTURES

    @property
    def problem(self) -> str:
        """Why there is no such thing, or nothing."""
        if self.ending not in PICTURES and self.ending not in DOCUMENTS:
            endings = " ".join(dict.fromkeys((*PICTURES, *DOCUMENTS)))
            return gettext("the ending of the file’s name must be one of {endings}").format(endings=endings)
        if self.tab is None and self.ending in PICTURES and self.ending != ".pdf":
            return gettext("a picture is of one tab: choose it with --tab")
        if self.tab is not None and self.ending == ".json":
            return gettext("a JSON document holds the whole sheet: leave out --tab")
        return ""

    def steps(self, handout: Handout) -> int:
        """How often `make` calls its `step`."""
        if self.is_picture:
            return 0
        # The pages of a PDF are counted before they are drawn.
        return 2 * handout.steps if self.ending == ".pdf" else handout.steps


def ending_of(path: Path) -> str:
    """The ending by which a format is chosen."""
    return path.suffix.lower()


def handout_of(shown: Shown, wanted: Wanted) -> Handout:
    """The parts that are wanted."""
    return Handout(shown, TAB_NAMES if wanted.tab is None else (wanted.tab,))


def make(shown: Shown, wanted: Wanted, step: Step) -> bytes:
    """What is wanted, as the bytes of a file. Raises what `step` raises."""
    if wanted.is_picture and wanted.tab is not None:
        return PICTURES[wanted.ending](Drawing(shown, wanted.tab, wanted.frame))
    handout = handout_of(shown, wanted)
    if wanted.ending == ".pdf":
        return to_pdf(shown, handout, wanted.paper, step)
    return DOCUMENTS[wanted.ending](handout, step)

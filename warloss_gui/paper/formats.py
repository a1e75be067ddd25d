"""Makes what is wanted of a sheet, in every format."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.export.document import to_json
from warloss_gui.export.handout import Handout, Step
from warloss_gui.export.markdown import to_markdown
from warloss_gui.export.tables import to_csv
from warloss_gui.export.wanted import Wanted
from warloss_gui.export.web import to_html
from warloss_gui.export.workbook import to_xlsx
from warloss_gui.history.shown import Shown
from warloss_gui.paper.images import Drawing
from warloss_gui.paper.ink import ink_of
from warloss_gui.paper.pdf import Printed, paper_of, to_pdf
from warloss_gui.paper.poster import MOST_PASSES

_PICTURES: Final[dict[str, Callable[[Drawing], bytes]]] = {
    ".png": Drawing.to_png,
    ".svg": Drawing.to_svg,
    ".pdf": Drawing.to_pdf,
}
_DOCUMENTS: Final[dict[str, Callable[[Handout, Step], bytes]]] = {
    ".html": to_html,
    ".xlsx": to_xlsx,
    ".csv": to_csv,
    ".md": to_markdown,
    ".json": to_json,
}


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of a file, and what is to be said of them, each on one line."""

    data: bytes
    notices: tuple[str, ...] = ()


def make(shown: Shown, wanted: Wanted, step: Step) -> Product:
    """What is wanted. Raises PictureProblem, and what `step` raises."""
    if wanted.tab is not None and wanted.is_picture:
        drawing = Drawing(shown, wanted.tab, wanted.frame, step)
        return Product(_PICTURES[wanted.ending](drawing), drawing.notices)
    handout = _handout(shown, wanted)
    if wanted.ending == ".pdf":
        printed = Printed(shown, handout, paper_of(wanted.paper), ink_of("light", on_paper=True))
        return Product(to_pdf(printed, step), printed.ink.notices)
    return Product(_DOCUMENTS[wanted.ending](handout, step))


def steps_of(shown: Shown, wanted: Wanted) -> int:
    """How often `make` calls its `step`; of a picture, which has a strip for each figure, about how often."""
    steps = _handout(shown, wanted).steps
    if wanted.is_picture:
        # It is measured, if need be at several sizes, and then drawn.
        return steps * (2 if wanted.frame.height is None else MOST_PASSES)
    # The pages of a PDF are counted before they are drawn.
    return steps * (2 if wanted.ending == ".pdf" else 1)


def _handout(shown: Shown, wanted: Wanted) -> Handout:
    return Handout(shown, TAB_NAMES if wanted.tab is None else (wanted.tab,))

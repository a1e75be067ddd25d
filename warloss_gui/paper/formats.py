"""Makes what is wanted of a sheet, in every format."""

from collections.abc import Callable
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
from warloss_gui.paper.pdf import to_pdf

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


def make(shown: Shown, wanted: Wanted, step: Step) -> bytes:
    """What is wanted, as the bytes of a file. Raises PictureProblem, and what `step` raises."""
    if wanted.tab is not None and wanted.is_picture:
        return _PICTURES[wanted.ending](Drawing(shown, wanted.tab, wanted.frame))
    handout = _handout(shown, wanted)
    if wanted.ending == ".pdf":
        return to_pdf(shown, handout, wanted.paper, step)
    return _DOCUMENTS[wanted.ending](handout, step)


def steps_of(shown: Shown, wanted: Wanted) -> int:
    """How often `make` calls its `step`."""
    if wanted.is_picture:
        return 0
    # The pages of a PDF are counted before they are drawn.
    times = 2 if wanted.ending == ".pdf" else 1
    return times * _handout(shown, wanted).steps


def _handout(shown: Shown, wanted: Wanted) -> Handout:
    return Handout(shown, TAB_NAMES if wanted.tab is None else (wanted.tab,))

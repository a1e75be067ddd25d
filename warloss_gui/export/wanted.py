"""What is wanted of a sheet: all of it or one part, in the format that a file's ending chooses."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from warloss_gui.claims.parts import TabName
from warloss_gui.language import gettext

PaperName = Literal["a4", "letter"]
PAPERS: Final[tuple[PaperName, ...]] = ("a4", "letter")

PICTURES: Final = (".png", ".svg", ".pdf")
"""The formats of a picture, which is of one part."""
DOCUMENTS: Final = (".pdf", ".html", ".xlsx", ".csv", ".md", ".json")
"""The formats of a sheet. JSON is always of the whole sheet; a PDF of one part is a picture."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a picture is wanted: its width and height in pixels, its density, its text and its theme.

    Without a height it is as high as it needs to be. `density` is how many real pixels each pixel has each
    way; `text` is the largest size of text, 1 being the usual one.
    """

    width: int = 1280
    height: int | None = None
    density: float = 1.0
    text: float = 1.0
    theme: Literal["light", "dark"] = "light"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted, by the ending of a file's name.

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
            endings = " ".join(dict.fromkeys((*DOCUMENTS, *PICTURES)))
            return gettext("the ending of the file’s name must be one of {endings}").format(endings=endings)
        if self.tab is None and self.ending not in DOCUMENTS:
            return gettext("a picture is of one tab: choose it with --tab")
        if self.tab is not None and self.ending == ".json":
            return gettext("a JSON document holds the whole sheet: leave out --tab")
        return ""


def ending_of(path: Path) -> str:
    """The ending by which a format is chosen."""
    return path.suffix.lower()

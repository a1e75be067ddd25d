"""`export`: what is to be written of which sheet. It is read here; Qt makes it."""

from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Final, Literal

from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.commands.output import NAME, Parser
from warloss_gui.export.wanted import PAPERS, Frame, Wanted, ending_of
from warloss_gui.language import gettext
from warloss_gui.options import add_beside, add_look, parsed
from warloss_gui.settings.preferences import SMALLEST_TEXT

_SMALLEST_PICTURE: Final = 320
_LARGEST_PICTURE: Final = 8192
_USUAL_WIDTH: Final = 1280
_LARGEST_DENSITY: Final = 4.0


def read(arguments: list[str]) -> tuple[Namespace, Wanted]:
    """The options of a call, and what is wanted. Ends the program where they do not go together.

    Raises FileProblem where a file that they name is none.
    """
    parser = _parser()
    options = parsed(parser, arguments)
    wanted = _wanted(options)
    problem = wanted.problem or _misplaced(options, wanted)
    if problem:
        parser.error(problem)
    return options, wanted


def _parser() -> Parser:
    parser = Parser(
        prog=f"{NAME} export",
        description=gettext(
            "Write a sheet, or one tab of it, into a file. The ending of its name chooses the format: "
            "pdf, html, md, xlsx, csv or json; with --tab also png and svg, and pdf is one picture then. "
            "A csv of the whole sheet has its figures; the statements have their own, with --tab statements. "
            "No display is needed."
        ),
    )
    parser.add_argument(
        "sheet", nargs="?", metavar="SHEET", type=Path, help=gettext("default: the bundled sheet")
    )
    add_beside(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--tab", choices=TAB_NAMES, help=gettext("only this part of the sheet"))
    what.add_argument("--all", action="store_true", help=gettext("the whole sheet, as without --tab"))
    add_look(parser)
    parser.add_argument(
        "--size", type=_size, metavar="W[xH]", help=gettext("of a picture, in pixels; default: 1280")
    )
    parser.add_argument(
        "--density", type=_density, metavar="N", help=gettext("of a PNG: real pixels to a pixel, 1 to 4")
    )
    parser.add_argument("--paper", choices=PAPERS, help=gettext("of a PDF with pages; default: a4"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    return parser


def _wanted(options: Namespace) -> Wanted:
    """What is to be written, with what is usual for whatever is not said."""
    width, height = options.size or (_USUAL_WIDTH, None)
    text = (options.text_scale or SMALLEST_TEXT) / 100
    theme: Literal["light", "dark"] = "dark" if options.theme == "dark" else "light"
    frame = Frame(width, height, options.density or 1.0, text, theme)
    return Wanted(ending_of(options.output), options.tab, frame, options.paper or "a4")


def _misplaced(options: Namespace, wanted: Wanted) -> str:
    """Which option was given that would change nothing, and what it is for; or nothing."""
    is_picture, ending = wanted.is_picture, wanted.ending
    of_picture, of_day = gettext("a picture of one tab"), gettext("all formats but JSON")
    of_pages = gettext("a PDF of the whole sheet")
    rules = (
        ("--size", options.size, is_picture, of_picture),
        ("--theme", options.theme, is_picture, of_picture),
        ("--text-scale", options.text_scale, is_picture, of_picture),
        ("--compare", options.compare, is_picture, of_picture),
        ("--density", options.density, is_picture and ending == ".png", gettext("a PNG")),
        ("--paper", options.paper, ending == ".pdf" and not is_picture, of_pages),
        ("--day", options.day, ending != ".json", of_day),
        ("--record", options.records or None, ending != ".json", of_day),
    )
    for option, given, applies, purpose in rules:
        if given is not None and not applies:
            return gettext("{option} is for {purpose}").format(option=option, purpose=purpose)
    return ""


def _size(text: str) -> tuple[int, int | None]:
    width, separator, height = text.partition("x")
    sides = [int(side[:6]) if side.isascii() and side.isdigit() else 0 for side in (width, height)]
    given = sides if separator else sides[:1]
    if not all(_SMALLEST_PICTURE <= side <= _LARGEST_PICTURE for side in given):
        hint = gettext("{text} is not a size such as 1280, or 1280x800, from {least} to {most} a side")
        raise ArgumentTypeError(hint.format(text=repr(text), least=_SMALLEST_PICTURE, most=_LARGEST_PICTURE))
    return sides[0], sides[1] if separator else None


def _density(text: str) -> float:
    try:
        density = float(text)
    except ValueError:
        density = 0.0
    if not 1.0 <= density <= _LARGEST_DENSITY:
        hint = gettext("{text} is not a number from 1 to {most}")
        raise ArgumentTypeError(hint.format(text=repr(text), most=round(_LARGEST_DENSITY)))
    return density

"""Writes what is wanted of a sheet into a file, from the command line: without a window or a display."""

import logging
import os
import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from warloss_gui import assets
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.commands.output import NAME, Parser
from warloss_gui.documents.problems import one_line
from warloss_gui.files import write_atomically
from warloss_gui.language import gettext
from warloss_gui.options import add_beside, add_look, parsed
from warloss_gui.paper.formats import Wanted, ending_of, make
from warloss_gui.paper.images import Drawing, Frame
from warloss_gui.paper.pdf import PAPERS
from warloss_gui.qt import messages
from warloss_gui.qt.collector import Collector
from warloss_gui.qt.errors import UncaughtErrors
from warloss_gui.qt.stores import Stores
from warloss_gui.qt.tasks import make_pool
from warloss_gui.request import HISTORY, Request, bundled_sheets, request_of
from warloss_gui.settings.preferences import SMALLEST_TEXT
from warloss_gui.settings.themes import ThemeName

_SCREEN_VARIABLES: Final = (
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_USE_PHYSICAL_DPI",
)
_SMALLEST_PICTURE: Final = 320
_LARGEST_PICTURE: Final = 8192
_USUAL_WIDTH: Final = 1280
_LARGEST_DENSITY: Final = 4.0
_LEGIBLE: Final = 8.0
"""Pixels of the smallest letters from which on a picture can be read."""


def run(arguments: list[str]) -> int:
    """Run the command. Gives the exit status. Raises FileProblem where the file cannot be written."""
    parser = _parser()
    options = parsed(parser, arguments)
    wanted = _wanted(options)
    problem = wanted.problem or _misplaced(options, wanted)
    if problem:
        parser.error(problem)
    # Nothing of the reader's screen may change the size of the picture.
    for name in _SCREEN_VARIABLES:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return export(request_of(options), wanted, options.output)


def _parser() -> Parser:
    parser = Parser(
        prog=f"{NAME} export",
        description=gettext(
            "Write a sheet, or one tab of it, into a file. The ending of its name chooses the format: "
            "pdf, html, md, xlsx, csv or json; with --tab also png and svg, and pdf is one picture then. "
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
    theme: ThemeName = "dark" if options.theme == "dark" else "light"
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


def export(request: Request, wanted: Wanted, target: Path) -> int:
    """Write what is wanted of a sheet. Gives the exit status.

    Raises FileProblem where the file cannot be written.
    """
    # There is no log, and without one Python would print what goes there: stack traces, Qt's own messages.
    no_log = logging.NullHandler()
    logging.getLogger().addHandler(no_log)
    messages.take_over()
    application = QGuiApplication.instance() or QGuiApplication(["warloss-gui"])
    errors = UncaughtErrors(application)
    wrong: list[str] = []
    errors.happened.connect(wrong.append)
    pool = make_pool(application)
    collector = Collector(pool, application)
    stores = Stores(pool, assets.path(HISTORY), application)
    try:
        _open(stores, request)
        data = _made(stores, wanted)
        missing = request.missing_in(stores)
        if wrong:
            text = gettext("warloss-gui: something in the program went wrong ({error}); nothing is written")
            missing = [text.format(error=wrong[0])]
        if missing or not data:
            said = (one_line(stores.sheets.problem_path, problem) for problem in stores.sheets.problems)
            sys.stderr.writelines(f"{line}\n" for line in (*said, *missing))
            return 1
        write_atomically(target, data)
        return 0
    finally:
        stores.close()
        pool.clear()
        pool.waitForDone()
        collector.release()
        errors.release()
        messages.release()
        logging.getLogger().removeHandler(no_log)


def _open(stores: Stores, request: Request) -> None:
    """Read all that is asked for, to its end."""
    loop = QEventLoop()
    stores.idle.connect(loop.quit)
    request.open_in(stores, request.sheet or bundled_sheets()[0][1])
    loop.exec()


def _made(stores: Stores, wanted: Wanted) -> bytes:
    """What is wanted. It is empty without a sheet, and after an error, which goes where all of them go."""
    shown = stores.shown.shown
    if shown is None:
        return b""
    try:
        if wanted.tab is not None and wanted.is_picture:
            _warn_if_small(Drawing(shown, wanted.tab, wanted.frame).text_pixels)
        return make(shown, wanted, lambda: None)
    except Exception as error:  # noqa: BLE001 - nothing else tells the hook, and the caller must go on
        sys.excepthook(type(error), error, error.__traceback__)
        return b""


def _warn_if_small(pixels: float) -> None:
    if pixels < _LEGIBLE:
        text = gettext(
            "warloss-gui: the picture has room for letters of {pixels} pixels only; "
            "a larger --size, or one without a height, can be read better"
        )
        sys.stderr.write(text.format(pixels=round(pixels)) + "\n")


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

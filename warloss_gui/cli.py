"""The command line. Qt is imported only by the commands that need it."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from warloss_gui import __version__, language
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.commands.output import INTERRUPTED, NAME, OK, PROBLEMS, Parser, answer
from warloss_gui.documents.kinds import sorted_by_kind
from warloss_gui.documents.problems import one_line
from warloss_gui.documents.schema import schema_text
from warloss_gui.files import FileProblem, require_regular
from warloss_gui.language import gettext
from warloss_gui.settings import preferences
from warloss_gui.settings.preferences import LARGEST_TEXT, SMALLEST_TEXT, THEME_CHOICES

_SCREEN_VARIABLES: Final = (
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_USE_PHYSICAL_DPI",
)
_SMALLEST_PICTURE: Final = 320
_LARGEST_PICTURE: Final = 8192


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit status: 0 good, 1 problems, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    language.activate(language.of_environment())
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(given[0]) if given else None
    try:
        return command(given[1:]) if command is not None else _window(given)
    except FileProblem as problem:
        print(f"{NAME}: {problem}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED


def _window(arguments: list[str]) -> int:
    parser = Parser(
        prog=NAME,
        description=gettext("Show a fact sheet on contested war losses."),
        epilog=gettext(
            "Further commands: check, verify, diff, schema, export, kiosk. Each has its own --help."
        ),
    )
    parser.add_argument("sheet", nargs="?", metavar="SHEET", type=Path, help=gettext("a fact sheet to open"))
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.add_argument(
        "--kiosk", action="store_true", help=gettext("show the pages of a kiosk in turn, full screen")
    )
    parser.add_argument("--config", metavar="FILE", type=Path, help=gettext("the configuration of the kiosk"))
    _add_beside(parser)
    _add_look(parser)
    options = _parsed(parser, arguments)
    if options.config is not None and not options.kiosk:
        parser.error(gettext("--config is for a kiosk: add --kiosk"))
    if options.kiosk:
        return _show_kiosk(parser, options)
    # Everything that is made before the window stands stays; collecting in between only delays it.
    gc.disable()
    from warloss_gui import app, logs  # noqa: PLC0415 - Qt is loaded only for the window

    return app.run(_request(options, app.Request), preferences.default_path(), logs.default_folder())


def _show_kiosk(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Show a kiosk as its configuration has it; what else was asked for belongs in there."""
    others = {**vars(options), "kiosk": False, "config": None}
    if others != vars(parser.parse_args([])):
        parser.error(gettext("a kiosk is told what to show by its configuration: --kiosk --config FILE"))
    from warloss_gui.kiosk.config import KioskConfig, read_config  # noqa: PLC0415 - the window needs none

    config = KioskConfig()
    if options.config is not None:
        reading = read_config(options.config)
        if reading.config is None:
            lines = (one_line(options.config, problem) for problem in reading.problems)
            sys.stderr.writelines(f"{line}\n" for line in lines)
            return PROBLEMS
        config = reading.config.beside(options.config.absolute().parent)
    gc.disable()
    from warloss_gui import app, logs  # noqa: PLC0415 - Qt is loaded only for the window

    return app.run_kiosk(config, logs.default_folder())


def _export(arguments: list[str]) -> int:
    parser = Parser(
        prog=f"{NAME} export", description=gettext("Write a picture of a tab. No display is needed.")
    )
    parser.add_argument(
        "sheet", nargs="?", metavar="SHEET", type=Path, help=gettext("default: the bundled sheet")
    )
    _add_beside(parser)
    _add_look(parser, tab_required=True)
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help=gettext("in pixels"))
    parser.add_argument("-o", "--output", type=_png, required=True, metavar="FILE.png")
    options = _parsed(parser, arguments)
    # Nothing of the reader's screen may change the size of the picture.
    for name in _SCREEN_VARIABLES:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from warloss_gui import app  # noqa: PLC0415 - Qt is loaded only for a picture

    return app.export(_request(options, app.Request), options.size, options.output)


def _check(arguments: list[str]) -> int:
    from warloss_gui.commands import check  # noqa: PLC0415 - the window must not wait for it

    return check.run(arguments)


def _verify(arguments: list[str]) -> int:
    from warloss_gui.commands import verify  # noqa: PLC0415 - the window must not wait for it

    return verify.run(arguments)


def _diff(arguments: list[str]) -> int:
    from warloss_gui.commands import diff  # noqa: PLC0415 - the window must not wait for it

    return diff.run(arguments)


def _kiosk(arguments: list[str]) -> int:
    from warloss_gui.commands import kiosk  # noqa: PLC0415 - the window must not wait for it

    return kiosk.run(arguments)


def _schema(arguments: list[str]) -> int:
    parser = Parser(prog=f"{NAME} schema", description=gettext("Print the JSON Schema of a fact sheet."))
    parser.parse_args(arguments)
    answer(schema_text())
    return OK


_COMMANDS: Final[dict[str, Callable[[list[str]], int]]] = {
    "check": _check,
    "diff": _diff,
    "export": _export,
    "kiosk": _kiosk,
    "schema": _schema,
    "verify": _verify,
}


def _add_beside(parser: argparse.ArgumentParser) -> None:
    """What is shown beside a sheet, and of which day it is."""
    parser.add_argument(
        "--record",
        dest="records",
        nargs="+",
        default=(),
        metavar="FILE",
        type=Path,
        help=gettext("public records of a claimant, shown over time; name them after the sheet"),
    )
    parser.add_argument(
        "--compare", metavar="SHEET", type=Path, help=gettext("a second fact sheet, shown beside the first")
    )
    parser.add_argument(
        "--day",
        metavar="DATE",
        type=_day,
        help=gettext("show the claimant’s report of that day, such as 2025-06-30"),
    )


def _parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """The options. A record that stands in the place of the sheet is taken as one.

    Raises FileProblem where a file that they name is none.
    """
    options = parser.parse_args(arguments)
    for path in filter(None, (options.sheet, options.compare, *options.records)):
        require_regular(path)
    _sheets, records = sorted_by_kind(filter(None, (options.sheet,)))
    if records:
        options.sheet, options.records = None, (*records, *options.records)
    return options


def _add_look(parser: argparse.ArgumentParser, *, tab_required: bool = False) -> None:
    parser.add_argument("--tab", choices=TAB_NAMES, required=tab_required)
    parser.add_argument(
        "--text-scale",
        type=_text_scale,
        metavar="N",
        help=gettext("text size in percent, {least} to {most}").format(
            least=SMALLEST_TEXT, most=LARGEST_TEXT
        ),
    )
    parser.add_argument("--theme", choices=THEME_CHOICES)


def _request(options: argparse.Namespace, make: Callable[..., Any]) -> Any:
    return make(
        sheet=options.sheet,
        records=tuple(options.records),
        compare=options.compare,
        day=options.day,
        tab=options.tab,
        text_scale=options.text_scale,
        theme=options.theme,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        hint = gettext("{text} is not a day such as 2025-06-30").format(text=repr(text))
        raise argparse.ArgumentTypeError(hint) from None


def _text_scale(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not SMALLEST_TEXT <= int(text[:6]) <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(
            gettext("{text!r} is not a whole number from {least} to {most}").format(
                text=text, least=SMALLEST_TEXT, most=LARGEST_TEXT
            )
        )
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, separator, height = text.partition("x")
    sides = [int(side[:6]) if side.isascii() and side.isdigit() else 0 for side in (width, height)]
    if not separator or not all(_SMALLEST_PICTURE <= side <= _LARGEST_PICTURE for side in sides):
        raise argparse.ArgumentTypeError(
            gettext("{text!r} is not a size such as 1280x800, from {least} to {most} a side").format(
                text=text, least=_SMALLEST_PICTURE, most=_LARGEST_PICTURE
            )
        )
    return sides[0], sides[1]


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(gettext("{text!r} does not end in .png").format(text=text))
    return Path(text)

"""The command line. Qt is imported only by the commands that need it."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from warloss_gui import __version__, language
from warloss_gui.claims.parts import TAB_NAMES
from warloss_gui.commands.output import INTERRUPTED, NAME, OK, PROBLEMS, Parser, answer
from warloss_gui.files import FileProblem
from warloss_gui.language import gettext
from warloss_gui.options import add_beside, add_look, parsed
from warloss_gui.settings import preferences

_SCREEN_VARIABLES: Final = (
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_USE_PHYSICAL_DPI",
)


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
    add_beside(parser)
    parser.add_argument("--tab", choices=TAB_NAMES)
    add_look(parser)
    options = parsed(parser, arguments)
    if options.config is not None and not options.kiosk:
        parser.error(gettext("--config is for a kiosk: add --kiosk"))
    if options.kiosk:
        return _show_kiosk(parser, options)
    # Everything that is made before the window stands stays; collecting in between only delays it.
    gc.disable()
    from warloss_gui import app, logs  # noqa: PLC0415 - Qt is loaded only for the window
    from warloss_gui.request import request_of  # noqa: PLC0415 - as said

    return app.run(request_of(options), preferences.default_path(), logs.default_folder())


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
            sys.stderr.writelines(f"{line}\n" for line in reading.lines(options.config))
            return PROBLEMS
        config = reading.config.beside(options.config.absolute().parent)
    gc.disable()
    from warloss_gui import app, logs  # noqa: PLC0415 - Qt is loaded only for the window

    return app.run_kiosk(config, logs.default_folder())


def _export(arguments: list[str]) -> int:
    from warloss_gui.commands import export  # noqa: PLC0415 - the window must not wait for it

    options, wanted = export.read(arguments)
    # Nothing of the reader's screen may change a picture.
    for name in _SCREEN_VARIABLES:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from warloss_gui import exporting, request  # noqa: PLC0415 - Qt is loaded only for an export

    return exporting.export(request.request_of(options), wanted, options.output)


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
    from warloss_gui.documents import schema  # noqa: PLC0415 - the window needs none

    parser = Parser(
        prog=f"{NAME} schema", description=gettext("Print the JSON Schema of a fact sheet or of a record.")
    )
    texts = {"sheet": schema.schema_text, "record": schema.record_schema_text}
    parser.add_argument(
        "kind", nargs="?", choices=texts, default="sheet", help=gettext("default: that of a fact sheet")
    )
    answer(texts[parser.parse_args(arguments).kind]())
    return OK


_COMMANDS: Final[dict[str, Callable[[list[str]], int]]] = {
    "check": _check,
    "diff": _diff,
    "export": _export,
    "kiosk": _kiosk,
    "schema": _schema,
    "verify": _verify,
}

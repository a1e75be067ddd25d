"""What the commands have in common: their parser, their exit statuses, and how they answer."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NoReturn

from warloss_gui.files import FileProblem, printable

NAME: Final = "warloss-gui"

OK: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def add_format(self) -> None:
        """Take the form of the answer."""
        self.add_argument("--format", choices=("text", "json"), default="text")

    def error(self, message: str) -> NoReturn:
        """End the program with the line."""
        self.exit(USAGE, f"{self.prog}: {printable(message)}; see '{self.prog} --help'\n")


def answer_lines(lines: Iterable[str]) -> None:
    """Print the answer of a command, line by line."""
    answer("".join(f"{line}\n" for line in lines))


def answer(text: str) -> None:
    """Print the answer of a command. Raises FileProblem where the output takes no more."""
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # What is left must not fail again when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever read from a pipe and has closed it has enough.
        if not isinstance(error, BrokenPipeError):
            raise FileProblem.of(Path("standard output"), error) from None


def json_text(value: Any) -> str:
    """JSON that the output can hold: where it does not know all letters, they are escapes of JSON's own."""
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return json.dumps(value, indent=2) + "\n"
    return text

"""A sheet as a document of the project's own format, as the reader of documents reads it."""

from typing import Final

from warloss_gui.export.handout import Handout, Step

READABLE: Final = 16 * 2**20
"""Bytes that a document may have for the reader of documents."""


def to_json(handout: Handout, step: Step) -> bytes:
    """The whole sheet as its document has it, whichever day is shown. Raises what `step` raises.

    What is as usual is left out, as in the documents that people write. It is set out for them in lines,
    unless it would become too large to be read back.
    """
    for part in handout.parts:
        for _ in (*part.figures, *part.statements):
            step()
    written = _written(handout, indent=2)
    return written if len(written) <= READABLE else _written(handout, indent=None)


def _written(handout: Handout, indent: int | None) -> bytes:
    return f"{handout.own.as_document(indent)}\n".encode()

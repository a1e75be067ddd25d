"""A sheet as a document of the project's own format, as `check` reads it."""

from warloss_gui.export.handout import Handout, Step


def to_json(handout: Handout, step: Step) -> bytes:
    """The whole sheet. What is as usual is left out, as in the documents that people write."""
    for part in handout.parts:
        for _item in (*part.figures, *part.statements):
            step()
    text = handout.own.model_dump_json(indent=2, by_alias=True, exclude_defaults=True)
    return f"{text}\n".encode()

"""How large a document may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a document. They bound the time and the memory that any file can cost."""

    size: int = 16 * 2**20
    """Bytes."""
    depth: int = 32
    """Lists and objects inside each other. A fact sheet needs 6."""
    values: int = 700_000
    """Numbers, texts, lists and objects together. Ten thousand figures need about 400,000."""
    members: int = 100
    """Fields of one object."""
    problems: int = 20
    """Problems that are reported; more are not looked for."""


DEFAULT = Limits()

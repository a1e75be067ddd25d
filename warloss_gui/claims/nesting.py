"""Figures and the parts of them, in the order of 'of whom': each part directly after its whole."""

from collections.abc import Iterable

from warloss_gui.claims.figure import Figure


def under_wholes(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in their order, but each part directly after its whole, where that is one of these."""
    listed = list(figures)
    if all(figure.part_of is None for figure in listed):
        return listed
    ids = {figure.id for figure in listed}
    parts: dict[str | None, list[Figure]] = {}
    for figure in listed:
        parts.setdefault(figure.part_of if figure.part_of in ids else None, []).append(figure)
    found: list[Figure] = []
    waiting = parts.pop(None, [])[::-1]
    while waiting:
        figure = waiting.pop()
        found.append(figure)
        waiting += parts.pop(figure.id, [])[::-1]
    return found


def first_wholes(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Of each figure, by its id, in whose group it stands: of its whole, the whole of that, or its own."""
    by_id = {figure.id: figure for figure in figures}
    found: dict[str, Figure] = {}
    for figure in by_id.values():
        whole = figure
        while whole.part_of in by_id:
            whole = by_id[whole.part_of]
        found[figure.id] = whole
    return found

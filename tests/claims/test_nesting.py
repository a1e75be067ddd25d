import pytest

from tests.builders import Json, figure, sheet_of
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.nesting import first_wholes, under_wholes


def figures_of(**wholes: str | None) -> tuple[Figure, ...]:
    """Figures by their ids, each with the id of its whole."""
    made: list[Json] = [figure(id=id_, part_of=whole) for id_, whole in wholes.items()]
    return sheet_of(figures=made).figures


@pytest.mark.parametrize(
    ("wholes", "order"),
    [
        ({"a": None, "b": None}, "ab"),
        ({"a": None, "b": None, "c": "a"}, "acb"),
        ({"c": "a", "d": "a", "b": None, "a": None}, "bacd"),
        ({"a": None, "b": None, "c": "a", "d": "c", "e": "a", "f": "b"}, "acdebf"),
    ],
)
def test_a_part_stands_directly_after_its_whole(wholes: dict[str, str | None], order: str) -> None:
    assert "".join(one.id for one in under_wholes(figures_of(**wholes))) == order


def test_a_part_whose_whole_is_not_among_them_stays_in_its_place() -> None:
    whole, part, other = figures_of(a=None, b="a", c=None)
    assert under_wholes([part, other]) == [part, other]
    assert first_wholes([part, other]) == {"b": part, "c": other}
    assert whole.id == part.part_of


def test_a_part_of_a_part_stands_with_the_first_whole() -> None:
    figures = figures_of(a=None, b="a", c="b", d=None)
    wholes = first_wholes(figures)
    assert [wholes[one].id for one in "abcd"] == ["a", "a", "a", "d"]

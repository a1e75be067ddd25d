import pytest

from tests.documents.samples import encoded, full_sheet, paths
from warloss_gui.documents.limits import DEFAULT, Limits
from warloss_gui.documents.reader import read_sheet


def test_a_sheet_needs_the_depth_that_the_hint_names() -> None:
    made = full_sheet()
    assert max(map(len, paths(made))) == 6
    assert DEFAULT.depth > 6


@pytest.mark.parametrize(
    "limits", [Limits(size=0), Limits(depth=0), Limits(values=0), Limits(members=0)], ids=repr
)
def test_each_limit_can_be_set(limits: Limits) -> None:
    reading = read_sheet(encoded(full_sheet()), limits)
    assert reading.sheet is None
    assert len(reading.problems) == 1
    assert read_sheet(encoded(full_sheet())).sheet is not None

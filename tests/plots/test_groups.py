import pytest

from tests.builders import Json, contingent, contingent_loss, counts, figure, figure_of
from warloss_gui.plots.groups import heading, is_loss, measure, order


@pytest.mark.parametrize(
    ("counted", "text"),
    [
        (counts(), "The source does not say what is counted"),
        (counts("killed"), "Killed"),
        (counts("wounded", "killed"), "Killed and wounded, in one number"),
        (counts("wounded", "killed", composition="unspecified"), "Killed and wounded"),
        (counts("killed", measure="deployment"), "Sent"),
    ],
)
def test_a_heading_says_what_is_counted(counted: Json, text: str) -> None:
    assert heading(figure_of(counts=counted)) == text


def test_those_who_were_sent_are_no_loss() -> None:
    sent, lost = figure_of(**contingent()), figure_of(**contingent_loss())
    assert [(is_loss(one), measure(one)) for one in (sent, lost)] == [(False, "Sent"), (True, "Lost")]


def test_what_is_usual_comes_before_what_is_not() -> None:
    found = [("captured",), ("missing",), ("killed",), ("killed", "wounded"), ()]
    made = [figure_of(**figure(counts=counts(*outcomes))) for outcomes in found]
    assert sorted(made, key=order) == made[::-1]

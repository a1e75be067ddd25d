from typing import get_args

import pytest

from tests.builders import Json, contingent, contingent_loss, counts, displaced, figure, figure_of
from warloss_gui.claims.counts import Measure
from warloss_gui.plots.groups import are_losses, heading, measure, order, order_of_measure


@pytest.mark.parametrize(
    ("counted", "text"),
    [
        (counts(), "The source does not say what is counted"),
        (counts("killed"), "Killed"),
        (counts("wounded", "killed"), "Killed and wounded, in one number"),
        (counts("wounded", "killed", composition="unspecified"), "Killed and wounded"),
        (counts("killed", measure="sent"), "Sent"),
        (counts("killed", who=["women", "children"]), "Killed: children and women"),
        (counts(who=["soldiers"]), "The source does not say what is counted: soldiers"),
        (counts(measure="sent", who=["soldiers"]), "Sent: soldiers"),
        (counts(measure="present"), "There on the day itself"),
        (counts("captured", measure="present"), "Captured, on the day itself"),
        (counts("other", term="hors de combat"), "Hors de combat"),
        (counts("other", "killed", term="hors de combat"), "Killed and “hors de combat”, in one number"),
    ],
)
def test_a_heading_says_what_is_counted(counted: Json, text: str) -> None:
    assert heading(figure_of(counts=counted)) == text


def test_those_who_were_sent_come_first_and_those_who_were_lost_last() -> None:
    made = [figure_of(**contingent()), figure_of(**displaced()), figure_of(**contingent_loss())]
    assert [measure(one) for one in made] == ["Sent", "There on the day itself", "Lost"]
    assert [order_of_measure(one) for one in made] == [0, 1, 2]
    assert [are_losses([one]) for one in made] == [False, False, True]


@pytest.mark.parametrize("found", get_args(Measure))
def test_every_measure_has_a_heading_and_a_place(found: Measure) -> None:
    made = figure_of(counts=counts("killed", measure=found))
    assert measure(made)
    assert heading(made)
    assert len(order(made)) == 6


def test_what_is_usual_comes_before_what_is_not() -> None:
    found = [("captured",), ("missing",), ("killed",), ("killed", "wounded"), ()]
    made = [figure_of(**figure(counts=counts(*outcomes))) for outcomes in found]
    made = [figure_of(**contingent()), figure_of(**displaced()), *made]
    assert sorted(made, key=order) == made[::-1]


def test_what_has_one_heading_stands_together() -> None:
    counted = [
        counts("killed"),
        counts("other", term="gone"),
        counts("killed", who=["women"]),
        counts("other", term="Gone away"),
    ]
    made = [figure_of(counts=one) for one in (*counted, *counted)]
    headings = [heading(one) for one in sorted(made, key=order)]
    assert headings[::2] == headings[1::2]
    assert len(set(headings)) == len(counted)

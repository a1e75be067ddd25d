from typing import Any

import pytest

from tests.builders import (
    Json,
    contingent,
    contingent_loss,
    counts,
    displaced,
    equipment,
    evidence,
    figure,
    figure_of,
    in_words,
    part,
    period,
    quantity,
    rate,
    revision,
    share,
    stated,
)
from tests.claims.refusals import refused, refused_fields
from warloss_gui.claims.counts import Universe
from warloss_gui.claims.figure import Figure


@pytest.mark.parametrize(
    "made",
    [
        figure(),
        figure(quantity=quantity(400_000, "at_least"), counts=counts("killed", "wounded")),
        figure(quantity=quantity(unit="wounding_event"), counts=counts("wounded")),
        figure(section="context", counts=counts()),
        figure(counts=counts(composition="separate")),
        equipment(),
        equipment(counts=counts("destroyed", "damaged", "abandoned", "captured")),
        equipment(counts=counts("destroyed", "captured", composition="separate")),
        contingent(),
        contingent_loss(),
        displaced(),
        part(),
        figure(counts=counts("killed", who=["women", "children"])),
        figure(quantity=quantity(unit="wounding_event"), counts=counts("wounded", who=["soldiers"])),
        figure(section="context", quantity=quantity(20, unit="square_kilometre"), counts=counts("other")),
        figure(section="context", quantity=quantity(20, unit="item"), counts=counts("damaged")),
        figure(counts=counts("other", term="amputated")),
        equipment(equipment_class="other", label="lorries", counts=counts("other", term="lent")),
        figure(quantity=share()),
        figure(quantity=rate(per_is="average")),
        figure(quantity=in_words()),
        figure(period=period(), reported=stated("2025-07-01"), title="Russian soldiers killed"),
    ],
)
def test_an_honest_figure_is_accepted(made: Json) -> None:
    assert Figure.model_validate(made).id == made["id"]


def test_what_a_figure_need_not_say() -> None:
    made = figure_of()
    assert made.universe == Universe()
    assert made.period is None
    assert made.equipment_class is None
    assert (made.title, made.part_of, made.reported) == (None, None, None)
    assert made.caveats == ()
    assert made.revisions == ()


def test_a_correction_is_kept_with_what_stood_before() -> None:
    (made,) = figure_of(revisions=[revision(by="transcriber")]).revisions
    assert made.previous.sort_value == 5000
    assert (made.date, made.by, made.why) == ("2025-06-01", "transcriber", "A later report.")


@pytest.mark.parametrize(
    ("made", "rule"),
    [
        (figure(equipment_class="tanks"), "class_and_section"),
        (equipment(equipment_class=None), "class_and_section"),
        (equipment(section="personnel"), "class_and_section"),
        (figure(quantity=quantity(unit="item")), "unit_and_section"),
        (equipment(quantity=quantity(unit="person")), "unit_and_section"),
        (equipment(quantity=quantity(unit="wounding_event")), "unit_and_section"),
        (figure(counts=counts("destroyed")), "outcome_and_unit"),
        (figure(counts=counts("killed", "abandoned")), "outcome_and_unit"),
        (equipment(counts=counts("killed")), "outcome_and_unit"),
        (equipment(counts=counts("missing", "destroyed")), "outcome_and_unit"),
        (figure(counts=counts("killed", "wounded", composition="separate")), "composition_and_outcomes"),
        (figure(quantity=quantity(unit="square_kilometre")), "unit_and_section"),
        (contingent(quantity=quantity(unit="item")), "unit_and_section"),
        (
            figure(section="context", quantity=quantity(unit="square_kilometre"), counts=counts("damaged")),
            "outcome_and_unit",
        ),
        (equipment(counts=counts("displaced")), "outcome_and_unit"),
        (equipment(counts=counts("destroyed", who=["soldiers"])), "who_and_unit"),
        (displaced(period=period()), "present_and_period"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(made: Json, rule: str) -> None:
    found = refused(Figure.model_validate, made)
    assert (found.kind, found.place) == (rule, ())
    assert found.message
    assert found.hint


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "statements"},
        {"equipment_class": "zeppelins"},
        {"label": "two\nlines"},
        {"title": " "},
        {"part_of": "The Whole"},
        {"reported": "2025-07-01"},
        {"reported": stated("soon")},
        {"evidence": []},
        {"evidence": [evidence(paragraph=0)]},
        {"caveats": ["No Code"]},
        {"as_of": "2025-06-30"},
        {"period": "2022/2025"},
        {"period": period("2025/2022")},
        {"universe": None},
        {"universe": {"unclear": [5]}},
        {"revisions": [revision(by="editor")]},
        {"revisions": [revision(date="yesterday")]},
        {"revisions": [revision(previous=5000)]},
        {"quantity": 6000},
        {"claim": {"claimant": "general-staff"}},
        {"value": 6000},
    ],
)
def test_what_is_not_a_figure_is_refused(changes: dict[str, Any]) -> None:
    assert refused_fields(Figure.model_validate, figure(**changes)) == set(changes)


@pytest.mark.parametrize("missing", sorted(figure()))
def test_a_figure_cannot_do_without(missing: str) -> None:
    made = figure()
    del made[missing]
    found = refused(Figure.model_validate, made)
    assert (found.kind, found.place) == ("missing", (missing,))

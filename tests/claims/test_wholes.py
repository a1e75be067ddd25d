"""Parts and wholes, periods and claims, two numbers for one thing: what a sheet must not say, and advice."""

import time
from decimal import Decimal

import pytest

from tests.builders import (
    Json,
    between,
    equipment,
    figure,
    in_words,
    part,
    party,
    period,
    quantity,
    rate,
    share,
    sheet,
    sheet_of,
    stated,
)
from tests.claims.refusals import faults, only_fault
from warloss_gui.claims.references import MAX_FAULTS, MOST_LEVELS, Fault, doubtful
from warloss_gui.claims.sheet import FactSheet

# Parts and their wholes

NO_WHOLE = "name the figure of which it is a part"


def parts_of(**wholes: str | None) -> list[Json]:
    return [figure(id=id_, part_of=whole) for id_, whole in wholes.items()]


def test_a_figure_is_no_part_of_itself() -> None:
    assert only_fault(sheet(figures=parts_of(a="a"))) == Fault(
        ("figures", 0, "part_of"), "the figure 'a' is a part of itself", NO_WHOLE
    )


def test_a_part_of_what_is_a_part_of_itself_is_not_the_fault() -> None:
    found = faults(sheet(figures=parts_of(a="b", b="c", c="b")))
    assert [(fault.path, fault.message) for fault in found] == [
        (("figures", 1, "part_of"), "the figure 'b' is a part of itself"),
        (("figures", 2, "part_of"), "the figure 'c' is a part of itself"),
    ]


def test_parts_of_parts_have_an_end() -> None:
    deep = {f"f{level}": f"f{level - 1}" if level else None for level in range(MOST_LEVELS + 2)}
    found = only_fault(sheet(figures=parts_of(**deep)))
    assert found == Fault(
        ("figures", MOST_LEVELS + 1, "part_of"),
        f"the figure 'f{MOST_LEVELS + 1}' is a part of parts more than {MOST_LEVELS} deep",
        NO_WHOLE,
    )
    deep.popitem()
    made = sheet_of(figures=parts_of(**deep))
    assert made.prepare().claimed.keys() == deep.keys()


def test_a_chain_of_very_many_parts_is_a_fault_and_takes_no_time() -> None:
    ids = [f"f{number}" for number in range(20_000)]
    endless = dict(zip(ids, [*ids[1:], ids[0]], strict=True))
    started = time.perf_counter()
    assert len(faults(sheet(figures=parts_of(**endless)))) == MAX_FAULTS
    assert time.perf_counter() - started < 10


def test_several_parties_together_are_made_of_single_ones() -> None:
    both = party("both", made_of=["russia", "ukraine"])
    parties = [party(), party("ukraine"), both, party("all", made_of=["russia", "both"])]
    assert only_fault(sheet(parties=parties)) == Fault(
        ("parties", 3, "made_of", 1), "'both' is itself several parties together", "name the single parties"
    )


BEYOND = Fault(
    ("figures", 1, "quantity"),
    "the part 'part' is larger than its whole 'losses'",
    "correct one of the two, or part_of",
)


@pytest.mark.parametrize(
    ("whole", "mine"),
    [
        (quantity(100), quantity(101)),
        (quantity(100), quantity(101, "at_least")),
        (quantity(100), quantity(100, "more_than")),
        (quantity(100, "up_to"), between(101, 200)),
        (quantity(100, "fewer_than"), quantity(100)),
        (between(50, 100), quantity(Decimal("100.5"))),
        (rate(100), rate(101)),
    ],
)
def test_a_part_is_not_larger_than_its_whole_of_the_same_day(whole: Json, mine: Json) -> None:
    figures = [figure(quantity=whole), part(quantity=mine)]
    assert only_fault(sheet(figures=figures)) == BEYOND


@pytest.mark.parametrize(
    ("whole", "mine"),
    [
        (quantity(100), quantity(100)),
        (quantity(100), quantity(101, "up_to")),
        (quantity(100, "at_least"), quantity(101)),
        (between(50, 100), quantity(60)),
        (quantity(100), in_words()),
        (in_words(), quantity(100)),
        (quantity(100), rate(101)),
        (quantity(100), share(200)),
        (share(1), quantity(200)),
        (quantity(100), quantity(101, unit="wounding_event")),
    ],
)
def test_a_part_that_may_be_less_than_its_whole_is_no_fault(whole: Json, mine: Json) -> None:
    made = sheet_of(figures=[figure(quantity=whole), part(quantity=mine)])
    assert list(doubtful(made)) == []


@pytest.mark.parametrize(
    ("whole", "changes"),
    [
        (figure(quantity=quantity(100)), {"as_of": stated("2025-05-31")}),
        (figure(quantity=quantity(100, "about")), {}),
        (figure(quantity=quantity(100)), {"quantity": quantity(101, "about")}),
    ],
    ids=["another day", "about a whole", "about a part"],
)
def test_a_part_that_is_larger_without_being_wrong_is_advice(whole: Json, changes: Json) -> None:
    made = sheet_of(figures=[whole, {**part(quantity=quantity(101)), **changes}])
    assert list(doubtful(made)) == [BEYOND]


# Periods end before their claims


LATE = sheet(figures=[figure(), figure(id="late", period=period("2022-02-24/2025-07-01"))])
FAULT = Fault(
    ("figures", 1, "period", "interval"),
    "the period 2022-02-24/2025-07-01 ends after the day of the claim, 2025-06-30",
    "correct as_of, or the end of the period",
)


def test_a_period_does_not_end_after_the_day_of_its_claim() -> None:
    assert only_fault(LATE) == FAULT


def test_the_first_format_allowed_such_a_period_and_it_is_advice() -> None:
    old = FactSheet.model_validate(LATE, context={"version": 1})
    assert list(doubtful(old)) == [FAULT]
    assert old.late == {"late"}


def test_whether_a_period_is_late_is_asked_when_all_references_resolve() -> None:
    found = only_fault({**LATE, "headline": "gone"})
    assert found.message == "there is no figure 'gone'"


@pytest.mark.parametrize("interval", ["2022-02-24/2025-06-30", "2022-02-24/2025-06", "2022/2025", "2022/.."])
def test_a_period_that_may_end_in_time_is_no_fault(interval: str) -> None:
    assert list(doubtful(sheet_of(figures=[figure(period=period(interval))]))) == []


# Two numbers for one thing


def test_two_numbers_of_one_claimant_for_one_count_and_day_are_advice() -> None:
    made = sheet_of(figures=[figure(), figure(id="again", quantity=quantity(7000)), equipment()])
    assert list(doubtful(made)) == [
        Fault(
            ("figures", index, "quantity"),
            f"the same claimant has another number for what {id_!r} counts on that day",
            "both are shown and nothing is worked out from them; correct one if it is a slip",
        )
        for index, id_ in enumerate(("losses", "again"))
    ]

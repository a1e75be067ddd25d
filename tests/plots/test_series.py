from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from math import log10
from typing import Any, Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    claim,
    contingent,
    contingent_loss,
    counts,
    figure,
    in_words,
    inferred,
    part,
    party,
    quantity,
    rate,
    share,
    sheet_of,
    stated,
    unnamed_claim,
)
from tests.builders import equipment as equipment_json
from tests.made_values import quantities
from tests.plots.sheets import LEFT_OUT, SHEETS, bundled, many, the_mark
from tests.strategies import fact_sheets
from warloss_gui import assets
from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import word_claimed_by
from warloss_gui.claims.comparison import Comparison, compare
from warloss_gui.claims.comparison_wording import word_peer
from warloss_gui.claims.counts import Measure
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.quantity import Amount, Quantity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.plots import series
from warloss_gui.plots.axes import LinearAxis, LogAxis
from warloss_gui.plots.claimed import SHAPES
from warloss_gui.plots.picture import MOST_MARKS, Picture, Shape
from warloss_gui.plots.series import Scale, contingents, equipment, personnel

SCALES: Final[tuple[Scale, ...]] = ("log", "linear")


def equipment_log(sheet: FactSheet, comparison: Comparison | None = None) -> Picture:
    return equipment(sheet, "log", comparison)


PICTURES: Final[dict[Section, Callable[..., Picture]]] = {
    "personnel": personnel,
    "contingents": contingents,
    "equipment": equipment_log,
}


@pytest.fixture(scope="module", params=SHEETS)
def sheet(request: pytest.FixtureRequest) -> FactSheet:
    return bundled(request.param)


def people(*quantities: Json, **changes: Any) -> FactSheet:
    """A sheet with a figure of people for each quantity."""
    made = [figure(id=f"losses-{i}", quantity=one, **changes) for i, one in enumerate(quantities)]
    return sheet_of(figures=made)


def equipment_of(*figures: Json) -> FactSheet:
    made = [{**equipment_json(), "id": f"item-{i}", **one} for i, one in enumerate(figures)]
    return sheet_of(figures=made)


def groups(picture: Picture) -> list[tuple[str, list[str]]]:
    """The headings from the top down, each with the ids below it."""
    return [
        (heading, [mark.id for lane in lanes for mark in lane.marks])
        for heading, lanes in groupby(picture.lanes, lambda lane: lane.group)
    ]


def ends(claimed: Quantity) -> tuple[Amount, Amount]:
    """The numbers that were published, or those between which words are."""
    if claimed.qualifier == "in_words":
        return 10**claimed.magnitude, 10 ** (claimed.magnitude + 1)
    return min(claimed.published), max(claimed.published)


def is_total(found: Figure) -> bool:
    """Whether a figure is neither a rate nor a share."""
    return found.quantity.per is None and found.quantity.of is None


# The bundled sheets


@pytest.mark.parametrize("section", PICTURES)
def test_every_figure_of_a_section_has_one_lane_with_one_mark_and_nothing_else_has(
    sheet: FactSheet, section: Section
) -> None:
    picture = PICTURES[section](sheet)
    assert [len(lane.marks) for lane in picture.lanes] == [1] * len(sheet.figures_of(section))
    assert Counter(mark.id for mark in picture.marks) == Counter(
        found.id for found in sheet.figures_of(section)
    )
    assert picture.marks
    assert picture.guides == ()
    assert picture.title


@pytest.mark.parametrize("section", PICTURES)
def test_a_mark_says_its_bound_its_caveats_and_the_whole_claim(sheet: FactSheet, section: Section) -> None:
    figures = {found.id: found for found in sheet.figures_of(section)}
    for mark in PICTURES[section](sheet).marks:
        found = figures[mark.id]
        wording = word_figure(found, sheet)
        said = mark.said()
        assert (said.name, said.about) == (wording.headline, wording.text)
        assert word_date(found.as_of) in said.about
        assert mark.label == f"{phrases.quantity_short(found.quantity)}†"
        assert all(sheet.caveat_by_code[code].text in said.about for code in found.caveats)
        if found.claim.is_named:
            assert sheet.source_by_id[found.claim.claimant].sentence_name in said.name


@pytest.mark.parametrize("section", PICTURES)
def test_a_mark_has_the_party_and_the_basis_of_its_figure(sheet: FactSheet, section: Section) -> None:
    figures = {found.id: found for found in sheet.figures_of(section)}
    for mark in PICTURES[section](sheet).marks:
        assert sheet.parties[mark.party].id == figures[mark.id].party
        assert mark.basis == figures[mark.id].claim.basis


@pytest.mark.parametrize("section", PICTURES)
def test_a_lane_says_what_is_counted_of_whom_and_by_whom(sheet: FactSheet, section: Section) -> None:
    figures = {found.id: found for found in sheet.figures_of(section)}
    picture = PICTURES[section](sheet)
    for lane in picture.lanes:
        found = figures[lane.marks[0].id]
        whose = lane.detail or picture.note
        named = phrases.EQUIPMENT[found.equipment_class] if found.equipment_class else found.label
        # A label that says something else than its class stands beside it.
        assert lane.title.lower() in (named.lower(), f"{named}: {found.label}".lower())
        assert whose.startswith(sheet.party_by_id[found.party].name)
        assert word_claimed_by(found, sheet) in whose
        assert whose.endswith(f", {word_date(found.as_of)}")


def test_people_of_the_article_are_grouped_by_what_is_counted() -> None:
    picture = personnel(bundled("article"))
    assert picture.title == "Claimed losses of people, by what is counted"
    assert groups(picture) == [
        ("The source does not say what is counted", ["ru-troops", "ru-personnel"]),
        ("Killed and wounded, in one number", ["ua-killed-or-injured"]),
        ("Missing", ["ua-missing"]),
    ]
    assert [lane.title for lane in picture.lanes] == [
        "Troops lost",
        "Soldiers lost",
        "Soldiers killed or injured",
        "Soldiers missing in action",
    ]
    assert [mark.label for mark in picture.marks] == [
        "more than 1 million†",
        "about 1,020,010†",
        "at least 400,000†",
        "35,000†",
    ]
    assert [mark.shape for mark in picture.marks] == ["from", "about", "from", "exact"]
    assert picture.axis == LinearAxis(1_200_000)
    assert [lane.detail for lane in picture.lanes[1:3]] == [
        "Russia · claimed by the General Staff of the Armed Forces of Ukraine, 30 June 2025 (inferred)",
        (
            "Ukraine · credited to the Institute for the Study of War, which is in doubt, "
            "about June 2025 (inferred)"
        ),
    ]
    assert (picture.note, {lane.icon for lane in picture.lanes}) == ("", {""})


def test_people_of_other_claimants_are_grouped_by_what_is_counted() -> None:
    assert [heading for heading, _ids in groups(personnel(bundled("other-claimants")))] == [
        "Killed and wounded, in one number",
        "Killed",
        "Killed and missing, in one number",
        "Wounded",
    ]


def test_the_second_world_war_stands_apart() -> None:
    article = bundled("article")
    assert [found.id for found in article.figures_of("context")] == ["second-world-war-deaths"]
    ids = {mark.id for picture in PICTURES.values() for mark in picture(article).marks}
    assert "second-world-war-deaths" not in ids


@pytest.mark.parametrize("scale", SCALES)
def test_equipment_is_sorted_by_value_with_the_drawing_of_its_class(sheet: FactSheet, scale: Scale) -> None:
    picture = equipment(sheet, scale)
    figures = {found.id: found for found in sheet.figures_of("equipment")}
    shown = [figures[mark.id] for mark in picture.marks]
    values = [found.quantity.sort_value for found in shown]
    assert values == sorted(values, reverse=True)
    assert [lane.icon for lane in picture.lanes] == [f"equipment-{found.equipment_class}" for found in shown]
    assert all(assets.path(f"icons/{lane.icon}.svg").is_file() for lane in picture.lanes)
    assert [lane.title.partition(":")[0] for lane in picture.lanes] == [
        phrases.equipment(found.equipment_class) for found in shown if found.equipment_class is not None
    ]
    assert picture.axis == (
        LogAxis(5) if scale == "log" else LinearAxis(60_000 if values[0] > 10_000 else 10_000)
    )
    assert picture.title == f"Claimed losses of equipment, by class, on a {scale} scale"
    assert groups(picture) == [("", [found.id for found in shown])]


def test_what_is_common_to_all_lanes_is_said_once() -> None:
    picture = equipment(bundled("article"), "log")
    assert picture.note == (
        "Russia · claimed by the General Staff of the Armed Forces of Ukraine, 30 June 2025 (inferred)"
    )
    assert {lane.detail for lane in picture.lanes} == {""}
    others = equipment(bundled("other-claimants"), "log")
    assert others.note == ""
    assert {lane.detail for lane in others.lanes} == {
        "Russia · claimed by Oryx, 30 June 2025",
        "Russia · claimed by the General Staff of the Armed Forces of Ukraine, 30 June 2025",
    }


def test_those_who_were_sent_stand_before_those_who_were_lost() -> None:
    assert groups(contingents(bundled("article"))) == [("Sent", ["nk-sent"]), ("Lost", ["nk-lost"])]
    assert (
        contingents(bundled("article")).note == "North Korea · claimant not named, about June 2025 (inferred)"
    )
    assert groups(contingents(bundled("other-claimants"))) == [
        ("Sent", ["mod-uk-nk-deployed", "nis-nk-deployed"]),
        ("Lost", ["mod-uk-nk-casualties", "nis-nk-casualties", "nis-nk-killed"]),
    ]


# Bounds


@pytest.mark.parametrize(
    ("qualifier", "shape", "label"),
    [
        ("exact", "exact", "1,020,010"),
        ("about", "about", "about 1,020,010"),
        ("at_least", "from", "at least 1,020,010"),
        ("more_than", "from", "more than 1,020,010"),
        ("up_to", "up_to", "up to 1,020,010"),
        ("fewer_than", "up_to", "fewer than 1,020,010"),
        ("nearly", "up_to", "nearly 1,020,010"),
    ],
)
def test_one_number_has_one_place_and_the_shape_of_its_bound(
    qualifier: str, shape: Shape, label: str
) -> None:
    mark = the_mark(personnel(people(quantity(1_020_010, qualifier))))
    assert (mark.shape, mark.label) == (shape, label)
    assert mark.low == mark.high == 1_020_010 / 1_200_000


def test_a_range_has_two_places_and_no_middle() -> None:
    picture = personnel(people(between(4_000, 6_000)))
    mark = the_mark(picture)
    assert (mark.shape, mark.low, mark.high) == ("span", 4 / 6, 1.0)
    assert mark.label == "between 4,000 and 6,000"


def test_only_a_number_with_caveats_has_their_mark() -> None:
    assert the_mark(personnel(people(quantity(5)))).label == "5"
    assert the_mark(personnel(people(quantity(5), caveats=["rounded"]))).label == "5†"


@st.composite
def mixed_people(draw: st.DrawFn) -> FactSheet:
    """A sheet of people who are counted in every way."""

    def one(number: int) -> Json:
        outcomes = sorted(draw(st.sets(st.sampled_from(("killed", "wounded", "missing", "captured")))))
        usual = ("combined", "unspecified", *(("separate",) if len(outcomes) < 2 else ()))
        counted = counts(
            *outcomes,
            composition=draw(st.sampled_from(usual)),
            measure=draw(st.sampled_from(get_args(Measure))),
            who=sorted(draw(st.sets(st.sampled_from(("soldiers", "women"))))),
        )
        section = draw(st.sampled_from(("personnel", "contingents")))
        return figure(id=f"losses-{number}", section=section, quantity=draw(quantities()), counts=counted)

    return sheet_of(figures=[one(number) for number in range(draw(st.integers(1, 6)))])


@given(mixed_people())
def test_nothing_is_drawn_that_nobody_claimed(sheet: FactSheet) -> None:
    for section in ("personnel", "contingents"):
        figures = {found.id: found for found in sheet.figures_of(section) if is_total(found)}
        picture = PICTURES[section](sheet)
        assert isinstance(picture.axis, LinearAxis)
        assert {mark.id for mark in picture.marks} == set(figures)
        assert len(picture.marks) == len(figures)
        for mark in picture.marks:
            claimed = figures[mark.id].quantity
            assert (mark.low, mark.high) == tuple(picture.axis.at(end) for end in ends(claimed))
            assert (mark.shape in ("span", "interval")) == (claimed.qualifier == "between")
            assert (mark.shape == "words") == (claimed.qualifier == "in_words")
            best = claimed.value if claimed.qualifier == "between" else None
            assert mark.best == (None if best is None else picture.axis.at(best))
            assert mark.label == phrases.quantity_short(claimed)
        assert not picture.has_off_axis


@given(mixed_people())
def test_no_heading_stands_twice(sheet: FactSheet) -> None:
    for section in ("personnel", "contingents"):
        headings = [heading for heading, _ids in groups(PICTURES[section](sheet))]
        assert len(set(headings)) == len(headings)
        assert all(headings)


@settings(max_examples=50)
@given(fact_sheets(least_figures=1))
def test_whatever_the_sheet_its_figures_are_all_shown(sheet: FactSheet) -> None:
    for scale in SCALES:
        shown = [*personnel(sheet).marks, *contingents(sheet).marks, *equipment(sheet, scale).marks]
        drawn = [found.id for found in sheet.figures if found.section != "context" and is_total(found)]
        assert Counter(mark.id for mark in shown) == Counter(drawn)
        for mark in shown:
            assert all(place is None or 0 <= place <= 1 for place in (mark.low, mark.high))
            assert scale == "log" or mark.low is not None


# Ranges, intervals, words; rates and shares


def test_a_best_value_stands_between_the_ends_of_its_range() -> None:
    mark = the_mark(personnel(people(between(4_000, 6_000, value=5_500))))
    assert (mark.shape, mark.low, mark.best, mark.high) == ("span", 4 / 6, 5.5 / 6, 1.0)
    interval = {"kind": "credible", "level": 90}
    mark = the_mark(personnel(people(between(4_000, 6_000, value=5_500, interval=interval))))
    assert (mark.shape, mark.label) == ("interval", "5,500 (90 % credible interval: 4,000 to 6,000)")


def test_words_are_a_decade_and_have_no_number() -> None:
    mark = the_mark(personnel(people(in_words("tens of thousands", 4))))
    assert (mark.shape, mark.low, mark.high, mark.best) == ("words", 0.1, 1.0, None)
    assert mark.label == "tens of thousands"


def test_decimals_have_their_places() -> None:
    tenth = people(quantity(Decimal("0.5")), quantity(Decimal("1.25")))
    assert [mark.low for mark in personnel(tenth).marks] == [0.25, 0.625]
    items = equipment_of({"quantity": quantity(Decimal("0.5"), unit="item")})
    picture = equipment(items, "log")
    assert picture.axis == LogAxis(6, -1)
    assert the_mark(picture).low == pytest.approx((log10(0.5) + 1) / 6)
    assert not picture.has_off_axis


@pytest.mark.parametrize("section", PICTURES)
def test_a_rate_and_a_share_are_never_on_an_axis_of_totals(section: Section) -> None:
    make = {"personnel": figure, "contingents": contingent_loss, "equipment": equipment_json}[section]
    unit = make()["quantity"]["unit"]
    rates = [make(id="rate", quantity=rate(10**9, unit=unit)), make(id="share", quantity=share(unit=unit))]
    picture = PICTURES[section](sheet_of(figures=[make(), *rates]))
    assert [mark.id for mark in picture.marks] == [make()["id"]]
    one = "1 rate or share has no place on this axis of totals; it follows the picture."
    two = "2 rates and shares have no place on this axis of totals; they follow the picture."
    assert picture.note == two
    assert PICTURES[section](sheet_of(figures=[make(), rates[0]])).note == one
    assert PICTURES[section](sheet_of(figures=rates)).lanes == ()
    assert picture.axis == PICTURES[section](sheet_of(figures=[make()])).axis


# Parts under their wholes


def test_a_part_stands_under_its_whole_and_in_its_group() -> None:
    made = [
        figure(id="missing", label="people missing", counts=counts("missing")),
        part("killed", id="women", label="women killed"),
        figure(id="other", claim=claim("ministry")),
        figure(id="killed"),
        part("women", id="civilians", label="civilian women killed"),
    ]
    picture = personnel(sheet_of(figures=made))
    assert groups(picture) == [
        ("Killed", ["other", "killed", "women", "civilians"]),
        ("Missing", ["missing"]),
    ]
    assert [lane.title for lane in picture.lanes] == [
        "Soldiers killed",
        "Soldiers killed",
        "Of those: women killed",
        "Of those: civilian women killed",
        "People missing",
    ]


def test_a_part_of_a_class_is_named_by_its_label() -> None:
    made = [
        equipment_json(),
        equipment_json(
            id="more", equipment_class="drones", quantity=quantity(20_000, unit="item"), label="drones"
        ),
        equipment_json(id="part", part_of="tanks", label="T-90 tanks", quantity=quantity(90, unit="item")),
        equipment_json(
            id="least", equipment_class="submarines", quantity=quantity(100, unit="item"), label="submarines"
        ),
    ]
    titles = [lane.title for lane in equipment(sheet_of(figures=made), "log").lanes]
    assert titles == ["Drones", "Tanks", "Of those: T-90 tanks", "Submarines"]


def test_a_class_that_is_none_of_the_list_is_called_by_its_label() -> None:
    other = equipment_json(id="skis", equipment_class="other", label="jet skis destroyed")
    (lane,) = equipment(sheet_of(figures=[other]), "log").lanes
    assert (lane.title, lane.icon) == ("Jet skis destroyed", "equipment-other")
    assert assets.path("icons/equipment-other.svg").is_file()
    both = equipment(sheet_of(figures=[other, {**other, "id": "again"}]), "log")
    assert {lane.detail for lane in both.lanes} == {""}


# What is no loss


def test_a_picture_of_more_than_losses_does_not_call_them_so() -> None:
    held = counts("captured", measure="present")
    assert personnel(sheet_of(figures=[figure(counts=held)])).title == (
        "Claimed numbers of people, by what is counted"
    )
    kept = equipment_json(id="kept", counts=counts(measure="present"), quantity=quantity(1, unit="item"))
    items = sheet_of(figures=[equipment_json(), kept])
    for scale in SCALES:
        assert equipment(items, scale).title == f"Claimed numbers of equipment, by class, on a {scale} scale"
    assert groups(equipment(items, "log")) == [("There on the day itself", ["kept"]), ("Lost", ["tanks"])]
    there = contingent(id="there", counts=counts(measure="present"))
    picture = contingents(sheet_of(figures=[contingent_loss(), there, contingent()]))
    assert picture.title == "Allied contingents: sent, there and lost, each claim by itself"
    assert [heading for heading, _ids in groups(picture)] == ["Sent", "There on the day itself", "Lost"]


# What is counted


def grouped(*figures: Json) -> list[str]:
    made = [{**one, "id": f"losses-{i}"} for i, one in enumerate(figures)]
    return [heading for heading, _ids in groups(personnel(sheet_of(figures=made)))]


def test_what_is_not_stated_comes_first_and_those_who_were_sent_last() -> None:
    of = [
        counts(measure="sent"),
        counts("captured"),
        counts("missing"),
        counts("killed", "missing"),
        counts("killed"),
        counts("killed", "wounded", composition="unspecified"),
        counts("killed", "wounded"),
        counts(),
        counts("killed", measure="sent"),
    ]
    assert grouped(*(figure(counts=one) for one in of)) == [
        "The source does not say what is counted",
        "Killed and wounded, in one number",
        "Killed and wounded",
        "Killed",
        "Missing",
        "Captured",
        "Killed and missing, in one number",
        "Sent",
    ]


def test_figures_that_count_the_same_stay_in_the_order_of_the_sheet() -> None:
    sheet = people(quantity(1), quantity(3), quantity(2))
    assert [mark.id for mark in personnel(sheet).marks] == ["losses-0", "losses-1", "losses-2"]


# What tells lanes apart


def details(sheet: FactSheet) -> list[str]:
    return [lane.detail for lane in personnel(sheet).lanes]


def test_a_lane_alone_says_whose_it_is_itself() -> None:
    assert (details(people(quantity(1))), personnel(people(quantity(1))).note) == (
        ["Russia · claimed by the General Staff, 30 June 2025"],
        "",
    )


def test_a_claimant_whom_nobody_names_is_said_to_be_so() -> None:
    assert details(people(quantity(1), claim=unnamed_claim())) == [
        "Russia · claimant not named, 30 June 2025"
    ]


def test_every_lane_has_its_date() -> None:
    made = [
        figure(id="may", as_of=stated("2025-05-31")),
        figure(id="june", as_of=inferred("2025-06~")),
        figure(id="other", label="soldiers missing"),
        figure(id="another", claim=claim("ministry")),
    ]
    sheet = sheet_of(figures=made)
    assert details(sheet) == [
        "Russia · claimed by the General Staff, 31 May 2025",
        "Russia · claimed by the General Staff, about June 2025 (inferred)",
        "Russia · claimed by the General Staff, 30 June 2025",
        "Russia · claimed by the ministry, 30 June 2025",
    ]
    assert personnel(sheet).note == ""


def test_lanes_of_one_class_that_read_alike_say_what_they_count() -> None:
    made = [
        equipment_json(id="destroyed", label="tanks destroyed"),
        equipment_json(id="captured", label="tanks captured"),
    ]
    assert [lane.detail for lane in equipment(sheet_of(figures=made), "log").lanes] == [
        "Tanks destroyed · Russia · claimed by the General Staff, 30 June 2025",
        "Tanks captured · Russia · claimed by the General Staff, 30 June 2025",
    ]


def test_lanes_of_one_party_and_claimant_leave_both_to_the_note() -> None:
    made = [figure(id="killed"), figure(id="missing", label="soldiers missing", counts=counts("missing"))]
    assert personnel(sheet_of(figures=made)).note == "Russia · claimed by the General Staff, 30 June 2025"
    assert details(sheet_of(figures=made)) == ["", ""]
    of_two = [made[0], {**made[1], "party": "ukraine"}]
    assert personnel(sheet_of(figures=of_two)).note == ""
    assert details(sheet_of(figures=of_two)) == [
        "Russia · claimed by the General Staff, 30 June 2025",
        "Ukraine · claimed by the General Staff, 30 June 2025",
    ]


def test_each_claim_about_a_contingent_has_its_own_lane() -> None:
    made = [contingent_loss(), contingent(), contingent_loss(id="also-lost"), contingent(id="also-sent")]
    picture = contingents(sheet_of(figures=made))
    assert groups(picture) == [("Sent", ["sent", "also-sent"]), ("Lost", ["lost", "also-lost"])]
    assert picture.axis == LinearAxis(12_000)
    assert picture.title == "Allied contingents: sent and lost, each claim by itself"


# Equipment


def test_nothing_keeps_its_mark_on_a_log_axis() -> None:
    sheet = equipment_of(
        {"quantity": quantity(0, unit="item")},
        {"quantity": between(0, 100, unit="item"), "equipment_class": "drones"},
        {"quantity": quantity(10, unit="item"), "equipment_class": "submarines"},
    )
    picture = equipment(sheet, "log")
    assert [(mark.id, mark.low, mark.high) for mark in picture.marks] == [
        ("item-2", 0.2, 0.2),
        ("item-0", None, None),
        ("item-1", None, 0.4),
    ]
    assert picture.has_off_axis
    assert picture.marks[1].label == "0"
    linear = equipment(sheet, "linear")
    assert [(mark.low, mark.high) for mark in linear.marks] == [(0.1, 0.1), (0.0, 0.0), (0.0, 1.0)]
    assert not linear.has_off_axis


def test_a_range_that_begins_off_the_axis_is_off_the_axis() -> None:
    sheet = equipment_of({"quantity": between(0, 100, unit="item")})
    assert equipment(sheet, "log").has_off_axis


@pytest.mark.parametrize(("scale", "axis"), [("log", LogAxis(6)), ("linear", LinearAxis(200_000))])
def test_the_axis_has_room_for_the_upper_end_of_a_range(scale: Scale, axis: LogAxis | LinearAxis) -> None:
    sheet = equipment_of(
        {"quantity": between(20, 200_000, unit="item")}, {"quantity": quantity(30, unit="item")}
    )
    picture = equipment(sheet, scale)
    assert picture.axis == axis
    # Sorted by the lower end, since that is the less that is claimed.
    assert [mark.id for mark in picture.marks] == ["item-1", "item-0"]


# Sheets with nothing, and with much


@pytest.mark.parametrize("section", PICTURES)
def test_without_figures_a_picture_is_empty(section: Section) -> None:
    picture = PICTURES[section](sheet_of(figures=[]))
    assert (picture.lanes, picture.guides, picture.note, picture.marks) == ((), (), "", [])
    assert not picture.has_off_axis
    assert len(picture.axis.ticks(8)) > 1


def test_nothing_is_worded_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(found: Figure, sheet: FactSheet) -> FigureWording:
        asked.append(found.id)
        return word_figure(found, sheet)

    monkeypatch.setattr(series, "word_figure", counted)
    mark = personnel(sheet_of(figures=many(10_000))).marks[-1]
    assert asked == []
    assert mark.said().name == "6,000 soldiers killed (Russia), says the General Staff"
    assert asked == [mark.id]


def test_a_picture_of_many_figures_draws_the_first_and_says_so() -> None:
    all_drawn = personnel(sheet_of(figures=many(MOST_MARKS)))
    assert [mark.id for mark in all_drawn.marks] == [f"item-{number}" for number in range(MOST_MARKS)]
    assert all_drawn.note == "Russia · claimed by the General Staff, 30 June 2025"
    first = personnel(sheet_of(figures=many(MOST_MARKS + 1)))
    assert [mark.id for mark in first.marks] == [mark.id for mark in all_drawn.marks]
    assert first.note == f"{all_drawn.note}\n{LEFT_OUT}"
    of_two = [{**many(1)[0], "party": "ukraine", "id": "other"}, *many(MOST_MARKS)]
    assert personnel(sheet_of(figures=of_two)).note == LEFT_OUT


def test_a_picture_of_much_equipment_draws_the_largest_numbers() -> None:
    made = [
        {**one, "quantity": quantity(number, unit="item")}
        for number, one in enumerate(many(MOST_MARKS + 5, equipment_json()))
    ]
    marks = equipment(sheet_of(figures=made), "log").marks
    assert [mark.id for mark in marks] == [f"item-{number}" for number in range(MOST_MARKS + 4, 4, -1)]


def test_a_party_has_its_place_in_the_sheet_as_its_colour() -> None:
    made = [figure(id="one", party="ukraine"), figure(id="two", party="russia")]
    parties = [party("north-korea"), party("ukraine"), party("russia")]
    assert [mark.party for mark in personnel(sheet_of(figures=made, parties=parties)).marks] == [1, 2]


# A second sheet beside the first


def beside(first: FactSheet, *others: Json) -> tuple[FactSheet, Comparison]:
    made = [{**one, "id": f"other-{i}"} for i, one in enumerate(others)]
    return first, compare(first, sheet_of(figures=made, title="The second"))


def ministry(value: int, qualifier: str = "exact", **changes: Any) -> Json:
    return figure(quantity=quantity(value, qualifier), claim=claim("ministry"), **changes)


@pytest.mark.parametrize("section", PICTURES)
def test_every_peer_has_a_mark_in_the_lane_of_its_figure(section: Section) -> None:
    article = bundled("article")
    made = compare(article, bundled("other-claimants"))
    picture = PICTURES[section](article, made)
    assert len({mark.id for mark in picture.marks}) == len(picture.marks)
    for lane in picture.lanes:
        own, *others = lane.marks
        peers = {f"{own.id}/{peer.figure.id}": peer for peer in made.peers.get(own.id, ())}
        assert (own.chooses, own.figure, own.near) == (own.id, "", False)
        assert {mark.id for mark in others} == set(peers)
        places = [mark.low or 0.0 for mark in others]
        assert places == sorted(places)
        for mark in others:
            peer, wording = peers[mark.id], word_peer(peers[mark.id])
            assert (mark.said().name, mark.said().about) == (wording.headline, wording.text)
            assert all(reason in mark.said().about for reason in peer.reasons)
            assert (mark.near, mark.figure, mark.chooses) == (peer.verdict == "near", own.id, own.id)
            assert mark.basis == peer.figure.claim.basis
            assert mark.shape == SHAPES[peer.figure.quantity.qualifier]
            assert mark.party == own.party
    assert sum(len(lane.marks) for lane in picture.lanes) > len(article.figures_of(section))


def test_a_peer_beside_its_mark_is_named_with_its_number() -> None:
    article = bundled("article")
    made = compare(article, bundled("other-claimants"))
    tanks = next(lane for lane in equipment(article, "log", made).lanes if lane.title == "Tanks")
    assert [mark.label for mark in tanks.marks] == ["10,980†", "Oryx: at least 4,059†"]
    labels = [mark.label for mark in contingents(article, made).marks]
    assert labels == [
        "11,000†",
        "UK Ministry of Defence: about 11,000† soldiers first sent to Kursk",
        "National Intelligence…, 30 April 2025: about 15,000† soldiers sent in two phases",
        "at least 6,000†",
        "National Intelligence…, 30 April 2025: about 600† soldiers killed",
        "National Intelligence…, 30 April 2025: about 4,700† soldiers killed or wounded",
        "UK Ministry of Defence: more than 6,000† soldiers killed or wounded",
    ]
    troops = personnel(article, made).lanes[0].marks
    assert [mark.label for mark in troops[:4]] == [
        "more than 1 million†",
        "Mediazona and BBC News…, 3 June 2025: at least 109,625† soldiers confirmed dead by name",
        "Mediazona and BBC News…, 8 August 2025: at least 122,883† soldiers confirmed dead by name",
        "The Economist: between 190,000 and 350,000† soldiers killed",
    ]


def test_marks_of_one_claimant_in_a_lane_have_their_dates() -> None:
    first = people(quantity(10))
    later = figure(quantity=quantity(20), as_of=stated("2025-07-31"))
    picture = personnel(*beside(first, later, ministry(30), ministry(40)))
    assert [mark.label for mark in picture.marks] == [
        "10",
        "General Staff, 31 July 2025: 20",
        "Ministry: 30",
        "Ministry: 40",
    ]


def test_the_axis_reaches_over_all_peers() -> None:
    picture = personnel(*beside(people(quantity(10)), ministry(90), figure(quantity=between(5, 580))))
    assert picture.axis == LinearAxis(600)
    assert [(mark.low, mark.high) for mark in picture.marks] == [
        (10 / 600, 10 / 600),
        (5 / 600, 580 / 600),
        (90 / 600, 90 / 600),
    ]
    one = equipment_of({})
    more = equipment_json(quantity=quantity(10**6, unit="item"), claim=claim("ministry"))
    assert equipment(*(one,), "log", beside(one, more)[1]).axis == LogAxis(6)


def test_a_note_says_what_the_other_marks_are() -> None:
    alike = "The marks with a claimant’s name are from the sheet “The second”, each of its own date"
    unsaid = (
        "Neither says whom exactly they count, whether they include people of others "
        "or since when they count."
    )
    first = people(quantity(10))
    assert personnel(*beside(first, ministry(20))).note == f"{alike}.\n{unsaid}"
    near = personnel(*beside(first, ministry(20, counts=counts())))
    assert near.note == f"{alike}; those in a dashed ring may not count the same.\n{unsaid}"
    refused = personnel(*beside(first, ministry(20, party="ukraine")))
    assert (refused.note, len(refused.marks)) == ("", 1)
    shared = personnel(*beside(people(quantity(1), quantity(2)), ministry(20)))
    assert shared.note == f"Russia · claimed by the General Staff, 30 June 2025\n{alike}.\n{unsaid}"


def test_a_peer_has_the_colour_of_the_party_in_the_first_sheet() -> None:
    first = sheet_of(figures=[figure(party="ukraine")])
    second = sheet_of(
        figures=[ministry(5, party="u", id="other")], parties=[party("u", name="Ukraine"), party("russia")]
    )
    assert [mark.party for mark in personnel(first, compare(first, second)).marks] == [1, 1]


def test_peers_count_among_the_marks_of_a_picture() -> None:
    first = sheet_of(figures=many(MOST_MARKS))
    _, made = beside(first, *(ministry(value) for value in range(20)))
    picture = personnel(first, made)
    assert len(picture.lanes) == MOST_MARKS // 13
    assert len(picture.marks) == 13 * len(picture.lanes)
    assert "The first 76 of 1,000 are drawn; all of them stand below." in picture.note


@pytest.mark.parametrize(
    ("day", "is_dated"), [("2025-07-31", False), ("2025-08-01", True), ("2024-06-30", True)]
)
def test_a_claim_of_another_time_has_its_date_beside_it(day: str, is_dated: bool) -> None:
    first = sheet_of(figures=[figure()])
    second = sheet_of(figures=[figure(claim=claim("ministry"), as_of=stated(day))], as_of=stated(day))
    (lane,) = personnel(first, compare(first, second)).lanes
    _own, peer = lane.marks
    assert (word_date(second.figures[0].as_of) in peer.label) == is_dated

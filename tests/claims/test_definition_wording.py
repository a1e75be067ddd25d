from decimal import Decimal
from typing import Any

import pytest

from tests.builders import (
    Json,
    claim,
    contingent,
    counts,
    equipment,
    figure,
    in_words,
    party,
    quantity,
    rate,
    source,
    unnamed_claim,
)
from tests.claims.in_sheets import in_sheet
from warloss_gui.claims.definition_wording import title_of, word_definition, word_part
from warloss_gui.claims.wording import FigureWording, word_figure


def wording(made: Json | None = None, **sheet_changes: Any) -> FigureWording:
    return word_figure(*in_sheet(made, **sheet_changes))


def definition_of(made: Json | None = None, **sheet_changes: Any) -> str:
    return word_definition(*in_sheet(made, **sheet_changes))


@pytest.mark.parametrize(
    ("made", "definition"),
    [
        (figure(), "Counted: killed. Counted in persons."),
        (
            figure(counts=counts("wounded", "killed", composition="unspecified")),
            "Counted: killed and wounded. Counted in persons.",
        ),
        (
            figure(counts=counts("killed", "wounded")),
            "Counted: killed and wounded, in one number. Counted in persons.",
        ),
        (figure(counts=counts()), "The source does not say which outcomes that covers. Counted in persons."),
        (
            figure(counts=counts(composition="combined")),
            "The source does not say which outcomes that covers. Counted in persons.",
        ),
        (equipment(), "Counted: destroyed. Counted in items."),
    ],
)
def test_the_definition_says_what_is_counted(made: Json, definition: str) -> None:
    assert definition_of(made) == (
        f"The source’s word is “losses”. {definition} It rests on a total claimed without published details."
    )


def test_the_definition_of_those_who_were_sent_speaks_of_no_outcomes() -> None:
    said = definition_of(contingent())
    assert said.startswith("The source’s word is “sent”. It counts those who were sent, not losses.")
    assert "outcomes" not in said


def test_the_definition_says_whom_the_number_covers() -> None:
    universe = {"includes": ["north-korea"], "excludes": ["ukraine"], "unclear": ["russia"]}
    assert definition_of(figure(universe=universe)).endswith(
        "It includes: North Korea. It leaves out: Ukraine. It is unclear whether it includes: Russia."
    )
    assert definition_of(figure(universe={"unclear": ["north-korea", "ukraine"]})).endswith(
        "published details. It is unclear whether it includes: North Korea and Ukraine."
    )


RESTS = "It rests on a total claimed without published details."


@pytest.mark.parametrize(
    ("changes", "meaning"),
    [
        (
            {"counts": counts("killed", "wounded", who=["women", "children"])},
            (
                "Counted: killed and wounded, in one number. Of them only: children and women. "
                "Counted in persons."
            ),
        ),
        (
            {"counts": counts("died", "excess_deaths", "displaced", composition="unspecified")},
            "Counted: died of any cause, deaths beyond those expected and displaced. Counted in persons.",
        ),
        ({"counts": counts("other", term="losses")}, "Counted: “losses”. Counted in persons."),
        (
            {"counts": counts("captured", measure="present")},
            (
                "Counted: captured. It is the state on the day itself, not a total over time. "
                "Counted in persons."
            ),
        ),
        (
            {"counts": counts(measure="present")},
            "It is the state on the day itself, not a total over time. Counted in persons.",
        ),
        (
            {"quantity": in_words()},
            "Counted: killed. The source gives words and no number. Counted in persons.",
        ),
        (
            {"quantity": rate()},
            (
                "Counted: killed. It is a rate, and the source does not say whether it is an average. "
                "Counted in persons."
            ),
        ),
        ({"quantity": rate(per_is="average")}, "Counted: killed. Counted in persons."),
    ],
)
def test_the_definition_says_all_that_narrows_the_number(changes: dict[str, Any], meaning: str) -> None:
    assert definition_of(figure(**changes)) == f"The source’s word is “losses”. {meaning} {RESTS}"


def test_square_kilometres_are_counted_as_such() -> None:
    made = figure(
        section="context", quantity=quantity(Decimal("1.50"), unit="square_kilometre"), counts=counts("other")
    )
    said = wording(made)
    assert said.number == "1.50 km²"
    assert "Counted in square kilometres." in said.definition


def test_several_parties_together_are_named() -> None:
    parties = [party(), party("ukraine"), party("both", name="Both sides", made_of=["russia", "ukraine"])]
    said = wording(figure(party="both"), parties=parties)
    assert said.headline.startswith("6,000 soldiers killed (Both sides: Russia and Ukraine), says")
    assert said.definition.endswith("It counts several parties together: Russia and Ukraine.")
    parties[-1]["name"] = "Russia and Ukraine"
    assert "(Russia and Ukraine)" in wording(figure(party="both"), parties=parties).headline


def test_on_whom_the_claimant_relies_and_how_it_counts_is_said() -> None:
    sources = [
        source("general-staff", in_text="the General Staff", method={"published": False}),
        source("ministry"),
        source("article"),
    ]
    said = wording(figure(claim=claim(rests_on=["ministry"])), sources=sources)
    assert said.definition.endswith(
        f"{RESTS} It rests on: Ministry, as the claimant itself says. "
        "How the General Staff counts is not published."
    )
    assert "counts is" not in definition_of(figure(claim=unnamed_claim()), sources=sources)


def test_other_names_are_told_apart_from_the_claim() -> None:
    sources = [source("general-staff", in_text="the staff", also_called=["ZSU"]), source("article")]
    parties = [party(also_called=["RF", "the Federation"]), party("north-korea")]
    said = wording(sources=sources, parties=parties)
    assert said.names == (
        "Russia is also called RF and the Federation.",
        "The staff is also called ZSU.",
    )
    assert wording(figure(claim=unnamed_claim()), sources=sources, parties=parties).names == said.names[:1]
    assert wording().names == ()


def test_a_class_is_the_title_of_its_figures_and_the_label_where_the_list_has_none() -> None:
    assert title_of(in_sheet(equipment()).figure) == "Tanks"
    assert (
        title_of(in_sheet(equipment(equipment_class="other", label="jet skis lost")).figure)
        == "Jet skis lost"
    )
    assert title_of(in_sheet(figure()).figure) == "Soldiers killed"


def test_what_is_no_part_says_nothing_of_a_whole() -> None:
    assert word_part(*in_sheet()) == ""

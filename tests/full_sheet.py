"""A sheet that says all that the format can say, and what a reader must find of it wherever it is shown."""

from decimal import Decimal
from typing import Final

from tests import builders
from tests.builders import Json
from warloss_gui.claims.sheet import FactSheet

HELD: Final = builders.counts("captured", measure="present", term="held")
OTHER: Final = builders.counts("other", term="hors de combat")
INTERVAL: Final = {"kind": "confidence", "level": Decimal("95.0")}


def figures() -> list[Json]:
    """Every way to give a number, and parts, several parties, titles, bases."""
    return [
        builders.figure(
            title="Russian soldiers killed",
            reported=builders.inferred("2025-07-01", note="By its name."),
            claim=builders.claim(rests_on=["ministry"]),
            caveats=["undefined", "rounded"],
        ),
        builders.part(quantity=builders.quantity(Decimal("100.50"), "fewer_than")),
        builders.figure(
            id="best",
            quantity=builders.between(4_000, 9_000, value=7_000, interval=INTERVAL),
            claim=builders.claim("ministry", basis="statistical_model"),
        ),
        builders.figure(id="words", quantity=builders.in_words("tens of thousands", 4), party="both"),
        builders.figure(id="rate", quantity=builders.rate(1_090, qualifier="about", per_is="average")),
        builders.figure(id="share", label="hit", quantity=builders.share(1, 4, "houses"), counts=OTHER),
        builders.figure(id="held", label="prisoners held", counts=HELD),
        builders.figure(id="again", quantity=builders.quantity(6_500), claim=builders.claim("article")),
        builders.figure(id="once-more", quantity=builders.quantity(6_600), claim=builders.claim("article")),
        builders.equipment(),
        builders.equipment(id="skis", equipment_class="other", label="jet skis lost"),
        builders.contingent(),
        builders.contingent_loss(),
        builders.figure(
            id="ground",
            section="context",
            label="square kilometres taken",
            quantity=builders.quantity(Decimal("1523.50"), unit="square_kilometre"),
            counts=OTHER,
        ),
    ]


def full_sheet() -> FactSheet:
    """The sheet."""
    return FactSheet.model_validate(
        builders.sheet(
            languages=["en", "uk"],
            title={"en": "A full sheet", "uk": "Повний аркуш"},
            address="https://example.org/full.json",
            next_update="2026-08-05",
            titles={"personnel": "People", "equipment": "Things & vehicles"},
            parties=[
                builders.party("russia", also_called=["RF"], same_as=["urn:example:rf"]),
                builders.party("ukraine"),
                builders.party("north-korea"),
                builders.party("both", name="Both sides", made_of=["russia", "ukraine"]),
            ],
            sources=[
                builders.source(
                    "general-staff",
                    kind="organisation",
                    in_text="the General Staff",
                    also_called=["ZSU"],
                    method={"published": False},
                ),
                builders.source(
                    "ministry",
                    in_text="the ministry",
                    method={"published": True, "url": "https://example.org/method"},
                ),
                builders.source("article", in_text="the article"),
            ],
            caveats=[
                builders.caveat("undefined", short="The word is not defined."),
                builders.caveat("rounded", kind="rounding", severity="minor"),
            ],
            figures=figures(),
            statements=[
                builders.statement(language="uk", passages=[{"text": "Бий.", "translation": "Fight."}]),
                builders.statement(id="other", form="paraphrase", passages=[{"text": "He was sorry."}]),
            ],
            notes=[
                builders.note(section="personnel", claim=builders.claim("article", rests_on=["ministry"]))
            ],
        )
    )


SAID: Final = (
    "Russian soldiers killed, says the General Staff (the opposing side)",
    "as of 30 June 2025, reported 1 July 2025 (inferred)",
    "By its name.",
    "Fewer than 100.50 women killed (Russia; a part of: soldiers killed)",
    "Of them only: women.",
    "It is a part of: soldiers killed.",
    "7,000 soldiers killed (Russia; 95.0 % confidence interval: 4,000 to 9,000)",
    "Soldiers killed: tens of thousands (Both sides: Russia and Ukraine)",
    "It counts several parties together: Russia and Ukraine.",
    "The source gives words and no number.",
    "About 1,090 soldiers killed a day on average (Russia)",
    "1 of 4 houses hit (Russia)",
    "Counted: “hors de combat”.",
    "It is the state on the day itself, not a total over time.",
    "The same claimant has another number for this on that day; nothing is worked out from either.",
    "Jet skis lost",
    "1,523.50 square kilometres taken (Russia)",
    "It rests on: the ministry, as the claimant itself says.",
    "How the General Staff counts is not published.",
    "How it counts is published: https://example.org/method",
    "Also called ZSU",
    "Russia is also called RF.",
    "Both sides: Russia and Ukraine together.",
    "https://example.org/full.json",
    "5 August 2026",
    "People",
    "Things & vehicles",
    "“Бий.”",
    "In translation: Fight.",
    "He was sorry.",
)
"""What a document of all of it holds in words."""

"""Sheets whose pictures are looked at: the bundled ones, and some that are hard to draw."""

from itertools import count
from typing import Any, Final

from tests.builders import (
    Json,
    between,
    claim,
    contingent,
    contingent_loss,
    counts,
    equipment,
    event,
    figure,
    in_words,
    quantity,
    sheet,
    stated,
    statement,
)
from tests.documents_shown import article
from warloss_gui import assets
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.reader import read_file
from warloss_gui.plots.picture import Mark, Picture

WORDS: Final = "soldiers and officers who were said to have been lost in all "
WORD: Final = "Verteidigungsministeriumspressesprecherinnenstellvertretung"
_LENGTH: Final = 60
SHEETS: Final = ("article", "other-claimants")
LEFT_OUT: Final = "The first 1,000 of 1,001 are drawn; all of them stand below."


def long(filling: str) -> Json:
    """The bundled sheet with 60 characters for the name of everything that a picture names."""
    made = article()
    numbers = count(10)

    def name() -> str:
        end = f" {next(numbers)}" if " " in filling else str(next(numbers))
        return (filling * 2)[: _LENGTH - len(end)] + end

    for part in (*made["figures"], *made["events"]):
        part["label"] = name()
    for part in (*made["parties"], *made["sources"]):
        part["name"] = name()
        part.pop("in_text", None)
    for part in made["statements"]:
        part["speaker"] = name()
    return made


def at_the_ends() -> Json:
    """Every bound at the least and the greatest number of an axis, and days that are near to each other."""
    return sheet(
        figures=[
            *_bounded(figure, "person", 1_000_000),
            *_bounded(equipment, "item", 100_000),
            *_bounded(contingent_loss, "person", 20_000, counts=counts("killed")),
            contingent(quantity=quantity(20_000, "up_to")),
        ],
        statements=[
            *(statement(id=f"same-{i}", date=stated("2022-02-24")) for i in range(9)),
            *(statement(id=f"month-{i}", date=stated(f"2022-0{i}")) for i in range(1, 5)),
            statement(id="about", speaker="Another Speaker", party="ukraine", date=stated("2022-03~")),
            statement(id="first", speaker="A Third Speaker", date=stated("2022-01-01")),
            statement(id="last", speaker="A Third Speaker", date=stated("2022-12-31")),
        ],
        events=[
            event(id=f"event-{day}", label=f"What happened on day {day}", date=stated(f"2022-02-{day}"))
            for day in (23, 24, 25)
        ]
        + [event(id="end", label="What happened at the end", date=stated("2022-12-31"))],
    )


_BASES: Final = (
    "aggregate_claim",
    "intelligence_estimate",
    "named_list",
    "visual_confirmation",
    "statistical_model",
    "media_report",
)
_PARTIES: Final = ("russia", "ukraine", "north-korea")


def _bounded(make: Any, unit: str, highest: int, **changes: Any) -> list[Json]:
    """Figures with every bound of nothing, of one, and of the highest number, and with ranges."""
    bounds = [
        quantity(value, qualifier, unit)
        for value in (0, 1, highest)
        for qualifier in ("exact", "about", "at_least", "more_than", "fewer_than", "nearly")
    ]
    interval = {"kind": "confidence", "level": 95}
    bounds += [
        between(0, highest, unit, value=1),
        between(1, highest - 1, unit, value=highest - 1, interval=interval),
        in_words("thousands", 3, unit),
    ]
    made = [
        make(
            id=f"{make.__name__.replace('_', '-')}-{i}",
            quantity=bound,
            party=_PARTIES[i % 3],
            claim=claim(basis=_BASES[i % 6]),
            caveats=["undefined"],
            **changes,
        )
        for i, bound in enumerate(bounds)
    ]
    # Each of a day of its own: of two numbers for one thing and day none would be the headline.
    return [{**one, "as_of": stated(f"2025-06-{i:02}")} for i, one in enumerate(made, 1)]


def bundled(name: str) -> FactSheet:
    """A sheet that comes with the program."""
    found = read_file(assets.path(f"factsheets/{name}.json")).sheet
    assert found is not None
    return found


def many(count: int, made: Json | None = None) -> list[Json]:
    """So many figures or statements that differ in their ids alone."""
    return [{**(made or figure()), "id": f"item-{number}"} for number in range(count)]


def the_mark(picture: Picture) -> Mark:
    """The only mark of a picture."""
    (mark,) = picture.marks
    return mark

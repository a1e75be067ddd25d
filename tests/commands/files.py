"""Files for the commands: small sheets and records of one claimant, in a folder of the test's own."""

import json
from pathlib import Path
from typing import Any, Final

from tests import builders
from tests.documents import record_samples
from tests.documents.record_samples import Row

STAFF: Final = "General Staff of the Armed Forces of Ukraine"


def sheet(tanks: int = 1402, **changes: Any) -> builders.Json:
    """A sheet with one figure that the records can confirm: the tanks of 3 June 2022."""
    figure = builders.equipment(
        id="tanks",
        quantity=builders.quantity(tanks, unit="item"),
        counts=builders.counts(),
        claim=builders.claim("ua"),
        as_of=builders.stated("2022-06-03"),
        period=builders.period("2022-02-24/.."),
    )
    source = builders.source("ua", name=STAFF)
    made = {"figures": [figure], "sources": [builders.source("article"), source]}
    return builders.sheet(**(made | changes))


def write(folder: Path, name: str, document: Any) -> Path:
    """A file with a document, as JSON unless it is bytes."""
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return path


def totals(count: int = 5, **more: Any) -> list[Row]:
    """A record of daily totals whose tanks are 1,402 on 3 June 2022 alone."""
    return record_samples.totals(count, **more)

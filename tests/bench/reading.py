"""Reading a large sheet, against the bare parsing of its JSON, in pairs."""

import json
import time
from collections.abc import Callable, Iterator
from statistics import median

from tests.bench.line import Line
from tests.bench.sheets import large_sheet
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.reader import read_sheet

_PAIRS = 9
_UNLIMITED = Limits(size=2**30, values=10**9)


def measure() -> Iterator[Line]:
    """Reading 10,000 figures against json.loads; the cost of a figure at 100,000 against that at 10,000."""
    data = large_sheet(10_000)
    pairs = [(seconds(lambda: json.loads(data)), seconds(lambda: _read(data))) for _ in range(_PAIRS)]
    detail = f"[{median(pair[1] for pair in pairs) * 1e3:.0f} ms for {len(data) / 1e6:.1f} MB]"
    yield Line("reading 10,000 figures", median(b / a for a, b in pairs), 4, "× json.loads", detail)
    larger = large_sheet(100_000)
    pairs = [(seconds(lambda: _read(data)), seconds(lambda: _read(larger)) / 10) for _ in range(3)]
    yield Line("cost of a figure at 100,000", median(b / a for a, b in pairs), 1.3, "× that at 10,000")


def _read(data: bytes) -> None:
    if read_sheet(data, _UNLIMITED).sheet is None:
        raise SystemExit("the large sheet is not good")


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started

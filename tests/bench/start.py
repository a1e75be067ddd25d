"""Start and memory, against the floor, in pairs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median

from tests.bench.line import Line

_PAIRS = 9


def measure() -> Iterator[Line]:
    """From process start to the first paint with figures and to the plot, and memory (PSS) after it.

    Each is the median of ratios of pairs, against the one paint of the floor, which has an empty plot.
    """
    with tempfile.TemporaryDirectory() as cache:
        # The first runs fill the caches of the disk and compile, as the first start of a reader does.
        _run("child_program", cache)
        _run("child_floor", cache)
        pairs = [(_run("child_floor", cache), _run("child_program", cache)) for _ in range(_PAIRS)]
    floor_ms = median(floor[0] for floor, _program in pairs)
    for position, name, limit in ((0, "start", 1.3), (-2, "start until the plot is drawn", 1.5)):
        ratio = median(program[position] / floor[0] for floor, program in pairs)
        program_ms = median(program[position] for _floor, program in pairs)
        yield Line(name, ratio, limit, "× the floor", f"[{program_ms:.0f} ms, floor {floor_ms:.0f} ms]")
    memory = median(program[-1] / floor[-1] for floor, program in pairs)
    sizes = [median(pair[i][-1] for pair in pairs) / 1024 for i in (0, 1)]
    yield Line("memory", memory, 1.3, "× the floor", f"[{sizes[1]:.0f} MiB, floor {sizes[0]:.0f} MiB]")


def _run(module: str, cache: str) -> list[float]:
    """The milliseconds to each point that the program reports, then its memory in KiB."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        environment |= {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
        environment |= {"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home}
        started = time.monotonic_ns()
        done = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{module}"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    *points, memory = done.stdout.split()
    return [*((int(point) - started) / 1e6 for point in points), float(memory)]

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
    """Process start to first paint with figures, and memory (PSS) after it, as medians of ratios of pairs."""
    # The first runs fill the caches of the disk.
    _run("child_program")
    _run("child_floor")
    pairs = [(_run("child_floor"), _run("child_program")) for _ in range(_PAIRS)]
    times = [program[0] / floor[0] for floor, program in pairs]
    memory = [program[1] / floor[1] for floor, program in pairs]
    floor_ms, program_ms = (median(pair[i][0] for pair in pairs) for i in (0, 1))
    floor_mb, program_mb = (median(pair[i][1] for pair in pairs) / 1024 for i in (0, 1))
    yield Line("start", median(times), 1.3, "× the floor", f"[{program_ms:.0f} ms, floor {floor_ms:.0f} ms]")
    yield Line(
        "memory", median(memory), 1.3, "× the floor", f"[{program_mb:.0f} MiB, floor {floor_mb:.0f} MiB]"
    )


def _run(module: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        environment |= {"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home}
        started = time.monotonic_ns()
        done = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{module}"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    painted, memory = done.stdout.split()[-2:]
    return (int(painted) - started) / 1e6, float(memory)

"""Runs all measurements and prints them beside their limits. The exit status tells whether all are kept.

Each part has a process of its own, since what an earlier one has left in memory would slow it down. Names of
parts as arguments run only these.
"""

import subprocess
import sys

from tests.bench import export, history, kiosk, reading, start, window

PARTS = {
    "start": start,
    "reading": reading,
    "history": history,
    "window": window,
    "export": export,
    "kiosk": kiosk,
}


def main() -> int:
    """Run one part here, or several one after the other."""
    names = sys.argv[1:] or [*PARTS]
    if len(names) == 1:
        kept = [line.show() for line in PARTS[names[0]].measure()]
        return 0 if all(kept) else 1
    statuses = [
        subprocess.run([sys.executable, "-m", "tests.bench", name], check=False).returncode for name in names
    ]
    return max(statuses)


if __name__ == "__main__":
    sys.exit(main())

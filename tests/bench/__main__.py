"""Runs all measurements and prints them beside their limits. The exit status tells whether all are kept."""

import sys

from tests.bench import export, history, kiosk, reading, start, window

if __name__ == "__main__":
    kept = [
        line.show() for part in (start, reading, history, window, export, kiosk) for line in part.measure()
    ]
    sys.exit(0 if all(kept) else 1)

"""`python -m warloss_gui`."""

import sys

from warloss_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())

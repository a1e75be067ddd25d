"""Where the data that comes with the program is: the only code that knows it."""

from pathlib import Path
from typing import Final

_INSTALLED: Final = Path(__file__).parent / "_resources"
_CHECKOUT: Final = Path(__file__).parent.parent / "resources"


def path(name: str) -> Path:
    """The path of a bundled resource, such as `factsheets/article.json`.

    The wheel carries the resources inside the package; a checkout has them beside it.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root / name

"""What every test of the domain stands on."""

from collections.abc import Iterator

import pytest

from warloss_gui import language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words that the tests expect, whatever a test before has made active."""
    language.activate(language.DEFAULT_LOCALE)
    yield
    language.activate(language.DEFAULT_LOCALE)

"""Why a model does not accept something."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import Json
from warloss_gui.claims.references import SHEET_RULES, Fault
from warloss_gui.claims.sheet import FactSheet


@dataclass(frozen=True)
class Refused:
    """The one error with which a model refused some JSON."""

    kind: str
    place: tuple[int | str, ...]
    message: str
    context: Json

    @property
    def hint(self) -> str:
        return str(self.context["hint"])


def refused(model: Callable[[Any], object], made: Any) -> Refused:
    """Why a model does not accept something. It must name one error."""
    with pytest.raises(ValidationError) as caught:
        model(made)
    (error,) = caught.value.errors()
    return Refused(error["type"], error["loc"], error["msg"], error.get("ctx", {}))


def refused_fields(model: Callable[[Any], object], made: Any) -> set[int | str]:
    """The fields that a model does not accept."""
    with pytest.raises(ValidationError) as caught:
        model(made)
    return {error["loc"][0] for error in caught.value.errors()}


def faults(made: Json) -> tuple[Fault, ...]:
    """The rules that a sheet breaks."""
    found = refused(FactSheet.model_validate, made)
    assert (found.kind, found.place) == (SHEET_RULES, ())
    return found.context["faults"]


def only_fault(made: Json) -> Fault:
    """The one rule that a sheet breaks."""
    (found,) = faults(made)
    return found

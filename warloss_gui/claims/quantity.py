"""A number exactly as it was published, with the bound that was published with it.

The qualifiers follow the practice of conflict data sets that keep a low, a best and a high estimate
apart (Uppsala Conflict Data Program): a bound is part of the datum, never decoration.
"""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from warloss_gui.claims.base import Frozen, fault
from warloss_gui.claims.bounds import Bounds

Qualifier = Literal["exact", "about", "at_least", "more_than", "up_to", "nearly", "between"]
Unit = Literal["person", "wounding_event", "item"]

Count = Annotated[int, Field(ge=0, le=10**15)]
"""A whole number as published. The upper limit keeps every count exact in any other program's numbers."""


class SingleQuantity(Frozen):
    """One published number: exact, approximate, or the end of an open range."""

    qualifier: Literal["exact", "about", "at_least", "more_than", "up_to", "nearly"] = Field(
        description="The bound that the source gave: 'at least 6,000' is at_least."
    )
    value: Count = Field(description="The number as published, never rounded.")
    unit: Unit = Field(description="What one of the number is. A wounding_event can befall one person twice.")

    @property
    def bounds(self) -> Bounds:
        """The numbers that the claim allows."""
        value = Fraction(self.value)
        match self.qualifier:
            case "exact":
                return Bounds.point(value)
            case "about":
                return Bounds.point(value, approximate=True)
            case "at_least" | "more_than":
                return Bounds(value, None, low_open=self.qualifier == "more_than")
            case _:
                return Bounds(None, value, high_open=self.qualifier == "nearly")

    @property
    def sort_value(self) -> int:
        """The published number, for putting rows in order and nothing else."""
        return self.value


class RangeQuantity(Frozen):
    """A published range. It has no midpoint: nobody claimed one."""

    qualifier: Literal["between"] = Field(description="The source gave a lower and an upper number.")
    low: Count = Field(description="The lower number as published.")
    high: Count = Field(description="The upper number as published.")
    unit: Unit = Field(description="What one of the number is. A wounding_event can befall one person twice.")

    @model_validator(mode="after")
    def _low_is_below_high(self) -> Self:
        if self.low >= self.high:
            raise fault(
                "range_order",
                f"the range from {self.low} to {self.high} is empty",
                "low must be smaller than high; for a single number use another qualifier",
            )
        return self

    @property
    def bounds(self) -> Bounds:
        """The numbers that the claim allows."""
        return Bounds(Fraction(self.low), Fraction(self.high))

    @property
    def sort_value(self) -> int:
        """The lower number, for putting rows in order and nothing else."""
        return self.low


Quantity = Annotated[SingleQuantity | RangeQuantity, Field(discriminator="qualifier")]

"""A number exactly as it was published, with the bound that was published with it.

The qualifiers follow the practice of conflict data sets that keep a low, a best and a high estimate
apart (Uppsala Conflict Data Program): a bound is part of the datum, never decoration. Kinds of interval and
their level are those of the Guide to the Expression of Uncertainty in Measurement and of SDMX.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    SerializationInfo,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from warloss_gui.claims.base import Frozen, LineText, fault
from warloss_gui.claims.bounds import Bounds
from warloss_gui.claims.schema_rules import field, given, left_out, one_of, rules, when

Qualifier = Literal[
    "exact", "about", "at_least", "more_than", "up_to", "fewer_than", "nearly", "between", "in_words"
]
Unit = Literal["person", "wounding_event", "item", "square_kilometre"]
Per = Literal["day", "week", "month", "year"]
PerIs = Literal["average", "highest", "not_stated"]
IntervalKind = Literal["range", "confidence", "credible"]

AS_WHOLE: Final = "<whole number>"
AS_DECIMAL: Final = "<decimal number>"
"""What stands in the path of an error for the form in which a number is tried."""

DIGITS: Final = "\ue000"
"""Begins what stands for a decimal number where its digits are asked for. No document may hold it."""

_LARGEST: Final = 10**15
_MOST_PLACES: Final = 6


class _Published:
    """A whole number, or a decimal one with the digits with which it was published."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.int_schema(ge=0, le=_LARGEST, strict=True)
        decimal = core_schema.no_info_after_validator_function(
            _with_its_digits,
            core_schema.decimal_schema(ge=Decimal(0), le=Decimal(_LARGEST), strict=True, allow_inf_nan=False),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _for_json, info_arg=True, when_used="json"
            ),
        )
        return core_schema.union_schema([(whole, AS_WHOLE), (decimal, AS_DECIMAL)], mode="left_to_right")

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        return {"type": "number", "minimum": 0, "maximum": _LARGEST}


def _with_its_digits(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or not -_MOST_PLACES <= exponent <= 0 or value.is_signed():
        raise fault(
            "decimal_digits",
            f"the number {str(value)[:40]} is not written out in digits, or has more than {_MOST_PLACES} "
            "after the point",
            "write it as published, such as 1.5",
        )
    return value


def _for_json(value: Decimal, info: SerializationInfo[Any]) -> float | str:
    """A number of JSON, or its digits after `DIGITS` where the context asks for them: JSON keeps no 1.50."""
    return f"{DIGITS}{value}" if info.context == DIGITS else float(value)


Amount = Annotated[int | Decimal, _Published()]
"""A number as published. The upper limit keeps every count exact in any other program's numbers."""


class Interval(Frozen):
    """What sort of interval a range is."""

    model_config = ConfigDict(
        json_schema_extra=rules(when(field("kind", one_of(["range"])), left_out("level")))
    )

    kind: IntervalKind = Field(
        description="range: two numbers of the source. confidence, credible: of a statistical method."
    )
    level: Amount | None = Field(
        default=None,
        description="The level of a confidence or credible interval in percent: 95.",
        json_schema_extra={"exclusiveMinimum": 0, "exclusiveMaximum": 100},
    )

    @model_validator(mode="after")
    def _level_fits(self) -> Self:
        if self.level is not None and (self.kind == "range" or not 0 < self.level < 100):  # noqa: PLR2004 - percent
            raise fault(
                "interval_level",
                "the level does not suit the interval",
                "a confidence or credible interval has a level between 0 and 100; a range has none",
            )
        return self


class Share(Frozen):
    """Of how many the number is a share (SDMX's unit multiplier, as it is said): 3 of 100,000 inhabitants."""

    number: Amount = Field(
        description="Of how many: 4, 100 for per cent, 100,000.", json_schema_extra={"exclusiveMinimum": 0}
    )
    what: LineText = Field(
        description="Of what, as it reads after that number: 'houses', 'of the territory'."
    )

    @model_validator(mode="after")
    def _of_some(self) -> Self:
        if not self.number:
            raise fault("share_of_none", "a share of nothing is none", "say of how many it is a share")
        return self


RATE_RULE: Final = when(given("per_is"), given("per"))
"""That a rate says in which time, as JSON Schema."""


class Measured(Frozen):
    """What one of the number is, and what the number is a share or a rate of."""

    model_config = ConfigDict(json_schema_extra=rules(RATE_RULE))

    unit: Unit = Field(description="What one of the number is. A wounding_event can befall one person twice.")
    of: Share | None = Field(default=None, description="For a share: of how many of what.")
    per: Per | None = Field(
        default=None,
        description="For a rate: in which time. 'Lost in the past day' is no rate but has a period of a day.",
    )
    per_is: PerIs | None = Field(
        default=None, description="For a rate: an average, the highest there was, or not stated."
    )

    @field_validator("per_is")
    @classmethod
    def _rate_has_a_time(cls, value: PerIs | None, info: ValidationInfo) -> PerIs | None:
        if value is not None and info.data.get("per", "not valid itself") is None:
            raise fault(
                "per_is_without_per", "a rate does not say in which time", "add per, or leave out per_is"
            )
        return value


class SingleQuantity(Measured):
    """One published number: exact, approximate, or the end of an open range."""

    qualifier: Literal["exact", "about", "at_least", "more_than", "up_to", "fewer_than", "nearly"] = Field(
        description="The bound that the source gave: 'at least 6,000' is at_least."
    )
    value: Amount = Field(description="The number as published, never rounded.")

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
                return Bounds(None, value, high_open=self.qualifier != "up_to")

    @property
    def published(self) -> tuple[int | Decimal, ...]:
        """The numbers that the source gave."""
        return (self.value,)

    @property
    def sort_value(self) -> int | Decimal:
        """The published number, for putting rows in order and nothing else."""
        return self.value


class RangeQuantity(Measured):
    """A published range. It has no middle unless the source gave a best value."""

    qualifier: Literal["between"] = Field(description="The source gave a lower and an upper number.")
    low: Amount = Field(description="The lower number as published.")
    high: Amount = Field(description="The upper number as published.")
    value: Amount | None = Field(default=None, description="The best value, only if the source gave one.")
    interval: Interval | None = Field(
        default=None, description="What sort of interval it is. Left out: a range of the source."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low >= self.high:
            raise fault(
                "range_order",
                f"the range from {self.low} to {self.high} is empty",
                "low must be smaller than high; for a single number use another qualifier",
            )
        if self.value is not None and not self.low <= self.value <= self.high:
            raise fault(
                "best_value",
                f"the best value {self.value} is not between {self.low} and {self.high}",
                "correct one of the three",
            )
        return self

    @property
    def bounds(self) -> Bounds:
        """The numbers that the claim allows."""
        return Bounds(Fraction(self.low), Fraction(self.high))

    @property
    def published(self) -> tuple[int | Decimal, ...]:
        """The numbers that the source gave."""
        return (self.low, self.high) if self.value is None else (self.low, self.value, self.high)

    @property
    def sort_value(self) -> int | Decimal:
        """The lower number, for putting rows in order and nothing else."""
        return self.low


class WordsQuantity(Measured):
    """A number that the source gave in words only: dozens, tens of thousands."""

    qualifier: Literal["in_words"] = Field(description="The source gave words and no number.")
    words: LineText = Field(description="The words: dozens, tens of thousands. They are what is shown.")
    magnitude: Annotated[int, Field(ge=0, le=15)] = Field(
        description="The power of ten that the words speak of, for drawing only: 1 for dozens, 4 for tens of "
        "thousands."
    )

    @property
    def bounds(self) -> Bounds:
        """Words allow no arithmetic: both ends are open."""
        return Bounds(None, None)

    @property
    def published(self) -> tuple[int | Decimal, ...]:
        """The source gave no number."""
        return ()

    @property
    def sort_value(self) -> int | Decimal:
        """The order of magnitude, for putting rows in order and nothing else."""
        return int(10**self.magnitude)


Quantity = Annotated[SingleQuantity | RangeQuantity | WordsQuantity, Field(discriminator="qualifier")]

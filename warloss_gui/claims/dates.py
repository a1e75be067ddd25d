"""When: the day of a claim and the period that its number covers, each stated by a source or inferred."""

from functools import lru_cache
from typing import Annotated, Final, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from warloss_gui.claims.base import Basis, Frozen, ProseText, fault
from warloss_gui.claims.edtf import EdtfDate, EdtfInterval, parse_date, parse_interval
from warloss_gui.claims.schema_rules import Schema, field, given, one_of, rules, when


def _date(text: str) -> str:
    try:
        parse_date(text)
    except ValueError as error:
        raise fault(
            "edtf_date", str(error), "use an EDTF date such as 2025-06-30, 2025-06 or 2025-06~"
        ) from None
    return text


def _interval(text: str) -> str:
    try:
        parse_interval(text)
    except ValueError as error:
        raise fault("edtf_interval", str(error), "use start/end, such as 2022-02-24/2025-06-30") from None
    return text


_DATE: Final = (
    "(?!0000)(?:[0-9]{2}XX|[0-9]{3}X|[0-9]{4}(?:-(?:XX(?:-XX)?|2[1-4]|(?:0[1-9]|1[0-2])(?:-XX)?"
    "|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9])|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31))?)[?~%]?"
)
"""What an editor takes for a date: all that are read, 29 February of every year, and the last winter."""

_NO_DATE: Final = (
    "(?:^|/)(?:9999-24|(?!(?:..(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-)....-02-29)"
)
"""29 February of a year that has none, and the winter that ends after all years."""

_DATE_SCHEMA: Final[Schema] = {"pattern": f"^{_DATE}$", "not": {"pattern": _NO_DATE}}
_INTERVAL_SCHEMA: Final[Schema] = {
    "allOf": [
        {"pattern": rf"^(?:(?:\.\.)?|{_DATE})/"},
        {"pattern": rf"/(?:(?:\.\.)?|{_DATE})$"},
        {"not": {"pattern": rf"^(?:\.\.)?/(?:\.\.)?$|/.*/|{_NO_DATE}"}},
    ]
}

DateText = Annotated[str, Field(max_length=40, json_schema_extra=_DATE_SCHEMA), AfterValidator(_date)]
IntervalText = Annotated[
    str, Field(max_length=80, json_schema_extra=_INTERVAL_SCHEMA), AfterValidator(_interval)
]


class _Dated(Frozen):
    model_config = ConfigDict(
        json_schema_extra=rules(when(field("basis", one_of(["inferred"])), given("note")))
    )

    basis: Basis = Field(
        description="stated: the source gives it. inferred: it was worked out; the note says how."
    )
    note: ProseText | None = Field(default=None, description="How an inferred date was found.")

    @model_validator(mode="after")
    def _inference_is_explained(self) -> Self:
        if self.basis == "inferred" and self.note is None:
            raise fault(
                "inference_unexplained",
                "an inferred date has no note",
                "say in note how it was found",
            )
        return self


class ClaimDate(_Dated):
    """A day, month or year, with the ground for it."""

    date: DateText = Field(description="ISO 8601 date or EDTF level 1: 2025-06-30, 2025-06, 2025~.")

    @property
    def day(self) -> EdtfDate:
        """The date, read."""
        return parse_date(self.date)


class ClaimPeriod(_Dated):
    """The span of time that a number covers, with the ground for it."""

    interval: IntervalText = Field(description="EDTF interval: 2022-02-24/2025-06-30; '..' for an open end.")

    @property
    def span(self) -> EdtfInterval:
        """The interval, read."""
        return parse_interval(self.interval)


@lru_cache(maxsize=4096)
def ends_after(interval: str, date: str) -> bool:
    """Whether a period certainly ends later than a date."""
    end = parse_interval(interval).end
    return end is not None and end.earliest > parse_date(date).latest

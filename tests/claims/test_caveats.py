from typing import get_args

import pytest
from pydantic import ValidationError

from tests.builders import caveat
from tests.claims.refusals import refused, refused_fields
from warloss_gui.claims.caveats import Caveat, CaveatKind, Severity


@pytest.mark.parametrize("severity", get_args(Severity))
@pytest.mark.parametrize("kind", get_args(CaveatKind))
def test_every_kind_and_severity_is_kept(kind: str, severity: str) -> None:
    made = Caveat.model_validate(caveat(kind=kind, severity=severity))
    assert (made.kind, made.severity) == (kind, severity)


@pytest.mark.parametrize(
    "changes",
    [
        {"short": " "},
        {"kind": "doubt"},
        {"severity": "critical"},
        {"code": "No Code"},
        {"text": " "},
        {"text": "x" * 601},
    ],
)
def test_what_is_not_a_caveat_is_refused(changes: dict[str, str]) -> None:
    assert refused_fields(Caveat.model_validate, {**caveat(), **changes}) == set(changes)


TWELVE = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize("short", [None, "Not defined.", TWELVE, {"en": TWELVE, "uk": "Це не визначено."}])
def test_a_caveat_may_be_said_in_twelve_words(short: object) -> None:
    assert Caveat.model_validate(caveat(short=short)).model_dump()["short"] == short


@pytest.mark.parametrize("short", [f"{TWELVE} thirteen", {"en": "Not defined.", "uk": f"{TWELVE} thirteen"}])
def test_more_words_than_that_are_no_short_form(short: object) -> None:
    found = refused(Caveat.model_validate, caveat(short=short))
    assert found.kind == "short_too_long"
    assert found.message == "the short form of the caveat has more than 12 words"
    assert found.hint == "say it shorter; the whole of it stands in text"


@pytest.mark.parametrize("missing", ["code", "kind", "severity", "text"])
def test_nothing_of_a_caveat_may_be_left_out(missing: str) -> None:
    made = caveat()
    del made[missing]
    with pytest.raises(ValidationError, match="Field required"):
        Caveat.model_validate(made)

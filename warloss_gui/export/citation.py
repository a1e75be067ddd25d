"""Citations of one figure: as text, for BibTeX, and as CSL-JSON.

What is cited is the source in which the number can be read; the claim with its bound, claimant, date and
important caveats goes along as a note. What is not known of a source is left out.
"""

import json
from typing import Any, Final, Literal

from warloss_gui.claims import phrases
from warloss_gui.claims.edtf import EdtfDate, parse_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_source
from warloss_gui.claims.sources import Source, SourceKind
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.inert import address
from warloss_gui.language import gettext

CitationForm = Literal["plain", "bibtex", "csl-json"]

_CSL_TYPES: Final[dict[SourceKind, str]] = {
    "organisation": "webpage",
    "person": "webpage",
    "article": "article-newspaper",
    "report": "report",
    "post": "post",
    "speech": "speech",
    "dataset": "dataset",
    "agency": "webpage",
}
"""The types of CSL 1.0.2 (citationstyles.org)."""

_LATEX: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
"""What means something to LaTeX, as a text has it. BibTeX counts braces even behind a backslash."""


def cite(figure: Figure, sheet: FactSheet, form: CitationForm) -> str:
    """A citation of the first source of a figure, with the claim."""
    source = sheet.source_by_id[figure.evidence[0].source]
    claim = word_figure(figure, sheet).text
    match form:
        case "plain":
            text = gettext("{claim}\nSource: {source}. In the fact sheet “{title}”, revision {revision}.")
            cited = text.format(
                claim=claim, source=word_source(source), title=sheet.title, revision=sheet.revision
            )
            return " ".join(filter(None, (cited, sheet.address)))
        case "bibtex":
            return _bibtex(figure, source, claim, sheet)
        case _:
            return _csl(figure, source, claim, sheet)


def _bibtex(figure: Figure, source: Source, claim: str, sheet: FactSheet) -> str:
    published = None if source.published is None else parse_date(source.published)
    year = None if published is None else _certain_year(published)
    if published is not None and year is None:
        text = gettext("{claim}\nPublished {date}.")
        claim = text.format(claim=claim, date=phrases.date_text(published))
    fields = {
        "title": source.title or source.name,
        "year": year,
        "note": claim,
        "urldate": source.accessed if _is_day(source.accessed) else None,
    }
    # The name of an organisation is one name, and not a first and a last one.
    author = f"  author = {{{{{_latex(source.name)}}}}},"
    lines = [f"  {name} = {{{_latex(value)}}}," for name, value in fields.items() if value is not None]
    if source.url is not None:
        # No brace is left in it, and nothing else would end the field.
        lines.append(f"  url = {{{address(source.url)}}},")
    return "\n".join([f"@misc{{{sheet.id}-{figure.id},", author, *lines, "}"]) + "\n"


def _certain_year(when: EdtfDate) -> str | None:
    """The year of a date, where there is no doubt which it is."""
    return str(when.earliest.year) if when.earliest.year == when.latest.year and not when.mark else None


def _is_day(text: str | None) -> bool:
    """Whether a date is a day without doubt: only that is a plain date of ISO 8601."""
    when = None if text is None else parse_date(text)
    return when is not None and when.precision == "day" and not when.mark


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text).replace("\n", " ")


def _csl(figure: Figure, source: Source, claim: str, sheet: FactSheet) -> str:
    item: dict[str, Any] = {
        "id": f"{sheet.id}-{figure.id}",
        "type": _CSL_TYPES[source.kind],
        "title": source.title or source.name,
        "author": [{"literal": source.name}],
        "note": claim,
    }
    if source.published is not None:
        item["issued"] = _csl_date(parse_date(source.published))
    if source.accessed is not None:
        item["accessed"] = _csl_date(parse_date(source.accessed))
    if source.url is not None:
        item["URL"] = source.url
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _csl_date(when: EdtfDate) -> dict[str, Any]:
    """A date no more exact than it is known; one that is in doubt says so."""
    first = when.earliest
    parts = [first.year, first.month, first.day]
    exact = {"day": 3, "month": 2}.get(when.precision, 1)
    if when.precision in ("season", "decade", "century"):
        return {"raw": when.text}
    found: dict[str, Any] = {"date-parts": [parts[:exact]]}
    if when.mark:
        found["circa"] = True
    return found

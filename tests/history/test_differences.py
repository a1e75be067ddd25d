import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    Json,
    between,
    caveat,
    claim,
    counts,
    event,
    evidence,
    figure,
    in_words,
    inferred,
    note,
    party,
    period,
    quantity,
    revision,
    share,
    sheet_of,
    source,
    stated,
    statement,
    status,
    unnamed_claim,
)
from tests.history.builders import any_record, on, record, series
from tests.strategies import fact_sheets
from warloss_gui.claims.caveats import Caveat
from warloss_gui.claims.counts import Counts, Universe
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.figure import Figure, Revision
from warloss_gui.claims.quantity import Interval, RangeQuantity, Share, SingleQuantity, WordsQuantity
from warloss_gui.claims.sheet import FactSheet, Status, Titles
from warloss_gui.claims.sources import Claim, Evidence, Method, Party, Source
from warloss_gui.claims.statement import Event, Note, Passage, Statement, Translation
from warloss_gui.claims.statement_wording import word_event, word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.history.differences import (
    SHEET_FIELDS,
    RecordDifference,
    SheetDifference,
    changed_meanings,
    record_differences,
    sheet_differences,
)
from warloss_gui.history.differences_wording import (
    record_difference_text,
    record_rows,
    sheet_difference_text,
    sheet_rows,
    word_changed_meaning,
)
from warloss_gui.history.field_wording import FIELDS, PARTS, word_value
from warloss_gui.history.judging import judged
from warloss_gui.history.record import Record
from warloss_gui.history.series import Observation

AS_JSON = re.compile(r'"(?:qualifier|unit|basis|date|source|text|term)":')
OPPOSITE = {"added": "removed", "removed": "added", "changed": "changed"}


def between_figures(old: Json, new: Json) -> SheetDifference:
    """The one difference between sheets of one figure each, given as what they change of the usual one."""
    (only,) = sheet_differences(sheet_of(figures=[figure(**old)]), sheet_of(figures=[figure(**new)]))
    return only


def text(old: Json, new: Json) -> str:
    return sheet_difference_text(between_figures(old, new))


def test_a_changed_number_is_told_with_its_bound() -> None:
    found = between_figures({}, {"quantity": quantity(7000, "about")})
    assert found == SheetDifference(
        "figure", "losses", "soldiers killed", "changed", "quantity", "6,000", "about 7,000", "not_known"
    )
    assert sheet_difference_text(found) == (
        "Figure “soldiers killed”: number changed from 6,000 to about 7,000; by whom is not said"
    )


@pytest.mark.parametrize(
    ("author", "words"),
    [
        ("claimant", "the claimant"),
        ("relayer", "a source that passed it on"),
        ("transcriber", "the author of the sheet"),
    ],
)
def test_a_revision_names_who_changed_a_number(author: str, words: str) -> None:
    revisions = [revision(previous=quantity(1)), revision(previous=quantity(), by=author, why="A slip.")]
    old, new = sheet_of(), sheet_of(figures=[figure(quantity=quantity(7000), revisions=revisions)])
    number, history = sheet_differences(old, new)
    assert (number.author, number.why, number.when) == (author, "A slip.", "2025-06-01")
    assert sheet_difference_text(number) == (
        f"Figure “soldiers killed”: number changed from 6,000 to 7,000; changed by {words}: A slip."
    )
    assert (history.field, history.kind, history.author) == ("revisions", "added", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"label": "soldiers lost"}, "label changed from soldiers killed to soldiers lost"),
        ({}, {"party": "ukraine"}, "party changed from Russia to Ukraine"),
        ({}, {"section": "context"}, "section changed from personnel to context"),
        ({}, {"claim": claim("ministry")}, "claimant changed from General Staff to Ministry"),
        ({}, {"claim": claim(role="media")}, "role changed from the opposing side to a news medium"),
        (
            {},
            {"claim": claim(basis="named_list")},
            "what it rests on changed from a total claimed without published details to a list of names",
        ),
        ({}, {"claim": claim(assessment="believed")}, "assessment added: believed"),
        ({"claim": claim(assessment="believed")}, {}, "assessment removed: believed"),
        ({}, {"claim": claim(via=["article", "ministry"])}, "passed on by added: Article; Ministry"),
        ({}, {"as_of": inferred("2025-07")}, "date changed from 30 June 2025 to July 2025 (inferred)"),
        ({}, {"period": period()}, "period added: 24 February 2022 to 30 June 2025"),
        (
            {},
            {"counts": counts(term="lost")},
            "what is counted changed from losses (killed) to lost (outcomes not stated)",
        ),
        (
            {},
            {"universe": {"includes": ["ukraine"], "unclear": ["north-korea"]}},
            "whom it covers added: includes Ukraine; unclear whether it includes North Korea",
        ),
        ({"universe": {"excludes": ["ukraine"]}}, {}, "whom it covers removed: leaves out Ukraine"),
        (
            {},
            {"evidence": [evidence("ministry", paragraph=3, printed="six")]},
            "evidence changed from Article to Ministry, paragraph 3, printed as “six”",
        ),
        ({}, {"caveats": ["rounded"]}, "caveat added: This is the reservation rounded."),
        ({"caveats": ["rounded"]}, {}, "caveat removed: This is the reservation rounded."),
    ],
)
def test_a_changed_field_is_told_in_words(old: Json, new: Json, expected: str) -> None:
    label = new.get("label", "soldiers killed")
    assert text(old, new) == f"Figure “{label}”: {expected}"


def test_a_claimant_that_is_no_longer_named() -> None:
    old, new = sheet_of(), sheet_of(figures=[figure(claim=unnamed_claim())])
    found = {one.field: one for one in sheet_differences(old, new)}
    assert set(found) == {"claimant", "role", "basis"}
    assert (found["claimant"].new, found["role"].new, found["role"].kind) == ("Not named", None, "removed")


def test_what_the_usual_words_leave_out_is_shown_in_detail() -> None:
    unit = between_figures({}, {"quantity": quantity(unit="wounding_event")})
    assert unit.old == "unit: persons, bound: exact, number: 6,000"
    assert unit.new == ("unit: woundings, of which one person can have several, bound: exact, number: 6,000")
    old, new = ({"evidence": [evidence(printed=mark), evidence("ministry")]} for mark in ("a", "a "))
    assert between_figures(old, new).old == "Article, printed as “a”; Ministry"
    sources = [source("general-staff"), source("article"), source("other", name="Article")]
    first, second = (
        sheet_of(sources=sources, figures=[figure(claim=claim(via=[id_]))]) for id_ in ("article", "other")
    )
    (relayed,) = sheet_differences(first, second)
    assert (relayed.old, relayed.new) == ("Article (article)", "Article (other)")


def test_the_order_of_things_is_no_difference() -> None:
    one = figure(
        caveats=["undefined", "rounded"],
        evidence=[evidence(), evidence("ministry")],
        universe={"includes": ["ukraine", "north-korea"]},
    )
    other = figure(
        caveats=["rounded", "undefined"],
        evidence=[evidence("ministry"), evidence()],
        universe={"includes": ["north-korea", "ukraine"]},
    )
    second = figure(id="second")
    assert not sheet_differences(sheet_of(figures=[one, second]), sheet_of(figures=[second, other]))


def test_a_source_that_is_named_twice_is_a_difference() -> None:
    assert between_figures({}, {"evidence": [evidence(), evidence()]}).new == "Article; Article"


def test_the_order_of_those_who_passed_it_on_is_a_difference() -> None:
    chains = (["article", "ministry"], ["ministry", "article"])
    old, new = ({"claim": claim(via=via)} for via in chains)
    assert between_figures(old, new).new == "Ministry; Article"


def test_the_sheet_itself_is_compared() -> None:
    changes: Json = {
        "id": "other",
        "revision": 1200,
        "title": "Another",
        "language": "uk",
        "languages": ["uk", "en"],
        "address": "https://example.org/sheet",
        "titles": {"personnel": "People"},
        "next_update": "2025-08",
        "as_of": stated("2025-07-01"),
        "status": status(),
        "headline": "losses",
    }
    found = {one.field: one for one in sheet_differences(sheet_of(), sheet_of(**changes))}
    assert set(found) == set(SHEET_FIELDS)
    assert {(one.item, one.id, one.name) for one in found.values()} == {("sheet", "other", "Another")}
    assert (found["revision"].old, found["revision"].new) == ("1", "1,200")
    assert (found["status"].kind, found["headline"].kind) == ("added", "added")
    assert {field: found[field].new for field in ("languages", "titles", "next_update", "headline")} == {
        "languages": "uk; en",
        "titles": "personnel: People",
        "next_update": "August 2025",
        "headline": "soldiers killed",
    }
    assert sheet_difference_text(found["title"]) == "Sheet “Another”: title changed from A sheet to Another"


def items(**changes: Any) -> FactSheet:
    return sheet_of(
        **{
            "statements": [statement()],
            "notes": [note()],
            "events": [event()],
            "caveats": [caveat(), caveat("rounded"), caveat("new")],
            "parties": [party("russia"), party("ukraine"), party("north-korea"), party("belarus")],
            "sources": [source("general-staff"), source("ministry"), source("article"), source("newspaper")],
            **changes,
        }
    )


def bare(**changes: Any) -> FactSheet:
    return sheet_of(
        figures=[], parties=[party("russia")], sources=[source("article")], caveats=[caveat()], **changes
    )


def test_items_that_come_and_go_are_told_with_what_they_say() -> None:
    full = items(parties=[party("russia"), party("belarus")])
    added = sheet_differences(bare(), full)
    assert [(one.item, one.id, one.name) for one in added] == [
        ("party", "belarus", "Belarus"),
        ("source", "general-staff", "General Staff"),
        ("source", "ministry", "Ministry"),
        ("source", "newspaper", "Newspaper"),
        ("caveat", "rounded", "rounded"),
        ("caveat", "new", "new"),
        ("figure", "losses", "soldiers killed"),
        ("statement", "address", "A Speaker"),
        ("note", "talks", "Talks"),
        ("event", "start", "Start of the war"),
    ]
    assert {(one.kind, one.field, one.old) for one in added} == {("added", None, None)}
    assert [one.new for one in added] == [
        "Belarus",
        "General Staff",
        "Ministry",
        "Newspaper",
        "This is the reservation rounded.",
        "This is the reservation new.",
        word_figure(full.figures[0], full).text,
        word_statement(full.statements[0], full).text,
        word_note(full.notes[0], full).text,
        word_event(full.events[0], full).text,
    ]
    assert sheet_difference_text(added[0]) == "Party “Belarus” added: Belarus"
    removed = sheet_differences(full, bare())
    assert [replace(one, kind="added", old=None, new=one.old) for one in removed] == list(added)
    assert sheet_difference_text(removed[4]) == "Caveat “rounded” removed: This is the reservation rounded."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"statements": [statement(passages=[{"text": "One."}, {"text": "Two."}])]},
            "Statement by A Speaker: words changed from The first passage. to One.; Two.",
        ),
        (
            {"statements": [statement(translation={"original_language": "ru"})]},
            "Statement by A Speaker: translation added: original language: ru",
        ),
        (
            {"statements": [statement(source="newspaper")]},
            "Statement by A Speaker: source changed from Article to Newspaper",
        ),
        ({"notes": [note(text="None.")]}, "Note “Talks”: text changed from Talks were held. to None."),
        ({"notes": [note(caveats=["new"])]}, "Note “Talks”: caveat added: This is the reservation new."),
        (
            {"events": [event(date=stated("2022-02-25"))]},
            "Event “Start of the war”: date changed from 24 February 2022 to 25 February 2022",
        ),
        (
            {"caveats": [caveat(), caveat("rounded"), caveat("new", kind="unverified")]},
            "Caveat “new”: kind changed from definition to unverified",
        ),
        (
            {
                "parties": [
                    *(party(id_) for id_ in ("russia", "ukraine", "north-korea")),
                    party("belarus", name="B"),
                ]
            },
            "Party “B”: name changed from Belarus to B",
        ),
        (
            {
                "sources": [
                    *(source(id_) for id_ in ("general-staff", "ministry", "article")),
                    source("newspaper", kind="agency"),
                ]
            },
            "Source “Newspaper”: kind changed from article to agency",
        ),
    ],
)
def test_every_kind_of_item_is_compared(changes: Json, expected: str) -> None:
    (only,) = sheet_differences(items(), items(**changes))
    assert sheet_difference_text(only) == expected


def test_a_range_is_told_with_both_ends() -> None:
    assert between_figures({}, {"quantity": between()}).new == "between 4,000 and 6,000"


def test_an_earlier_number_is_told_with_its_date_its_author_and_the_reason() -> None:
    found = between_figures({}, {"revisions": [revision()]})
    assert found.new == "Until 1 June 2025 it read 5,000; changed by the claimant: A later report."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"title": "Russian soldiers killed"}, "title added: Russian soldiers killed"),
        ({}, {"reported": stated("2025-07-01")}, "date of the report added: 1 July 2025"),
        ({}, {"claim": claim(rests_on=["ministry"])}, "sources that the claimant names added: Ministry"),
        (
            {},
            {"counts": counts("killed", who=["women", "children"])},
            "what is counted changed from losses (killed) to losses (killed), only children and women",
        ),
        (
            {},
            {"counts": counts(term="sent", measure="sent")},
            "what is counted changed from losses (killed) to sent (those who were sent)",
        ),
        (
            {"quantity": quantity(per="day")},
            {"quantity": quantity(per="day", per_is="not_stated")},
            "number changed from unit: persons, in each: day, bound: exact, number: 6,000 to unit: persons, ",
        ),
        ({}, {"quantity": share()}, "number changed from 6,000 to 1 of 4 soldiers"),
        ({}, {"quantity": in_words()}, "number changed from 6,000 to dozens; by whom is not said"),
        (
            {"label": {"en": "killed", "uk": "one"}},
            {"label": {"en": "killed", "uk": "other"}},
            "label changed from en: killed; uk: one to en: killed; uk: other",
        ),
        (
            {"counts": counts("killed", "wounded")},
            {"counts": counts("killed", "wounded", composition="unspecified")},
            "what is counted changed from what is measured: losses, outcomes: killed and wounded, together ",
        ),
    ],
)
def test_what_the_second_format_adds_is_told_in_words(old: Json, new: Json, expected: str) -> None:
    (found,) = sheet_differences(sheet_of(figures=[figure(**old)]), sheet_of(figures=[figure(**new)]))
    assert sheet_difference_text(found).startswith(f"Figure “{found.name}”: {expected}")
    assert "{" not in sheet_difference_text(found)


def test_a_part_names_its_whole() -> None:
    whole = figure(id="whole", label="people killed")
    one, other = (figure(id="part", counts=counts("killed", who=["women"]), **more) for more in ({}, PART))
    (found,) = sheet_differences(sheet_of(figures=[whole, one]), sheet_of(figures=[whole, other]))
    assert (found.field, found.new) == ("part_of", "people killed")


PART: Json = {"part_of": "whole"}


def test_what_parties_and_sources_say_of_themselves_is_told_in_words() -> None:
    both = {
        "id": "both",
        "name": "Both",
        "also_called": ["The two"],
        "same_as": ["https://example.org/both"],
        "made_of": ["russia", "ukraine"],
    }
    method = {"published": True, "url": "https://example.org/method"}
    parties = [party("russia"), party("ukraine"), party("north-korea")]
    sources = [source("general-staff"), source("article")]
    old = sheet_of(parties=[*parties, party("both", name="Both")], sources=sources)
    new = sheet_of(
        parties=[*parties, both],
        sources=[source("general-staff", method=method), source("article", published="2025-07")],
    )
    found = {(one.id, one.field): one.new for one in sheet_differences(old, new)}
    assert found == {
        ("both", "also_called"): "The two",
        ("both", "same_as"): "https://example.org/both",
        ("both", "made_of"): "Russia; Ukraine",
        ("general-staff", "method"): "How it counts is published: https://example.org/method",
        ("article", "published"): "July 2025",
    }
    unpublished = sheet_of(
        parties=[*parties, both], sources=[source("general-staff", method={"published": False}), sources[1]]
    )
    (first, _second) = sheet_differences(new, unpublished)
    assert first.new is not None
    assert "{" not in first.new


def test_yes_and_no_are_words() -> None:
    told = {"published": True, "note": "A book."}
    sheets = [
        sheet_of(sources=[source("general-staff", method=method), source("article")])
        for method in (told, {**told, "url": "https://example.org/book"})
    ]
    method = sheets[0].sources[0].method
    assert (
        word_value("method", method, sheets[0], in_detail=True) == "date of publication: yes, note: A book."
    )


def test_a_number_that_counts_something_else_now_is_not_compared() -> None:
    old = sheet_of()
    new = sheet_of(figures=[figure(quantity=quantity(7000), counts=counts("wounded"))])
    number, counted = sheet_differences(old, new)
    assert (number.counts_else, counted.counts_else) == (True, False)
    assert sheet_difference_text(number) == (
        "Figure “soldiers killed”: number changed from 6,000 to 7,000; it also counts something else now, so "
        "the two numbers are not compared; by whom is not said"
    )
    rate = between_figures({}, {"quantity": quantity(100, per="day")})
    assert rate.counts_else
    assert not between_figures({}, {"quantity": quantity(7000)}).counts_else
    # It says more now, and may count the same.
    more = sheet_of(figures=[figure(quantity=quantity(7000), period=period())])
    assert not any(one.counts_else for one in sheet_differences(old, more))


def test_every_field_has_a_name() -> None:
    models = (Party, Source, Caveat, Figure, Claim, Statement, Note, Event)
    names = {*SHEET_FIELDS}.union(*(model.model_fields for model in models)) - {"code", "claim"}
    assert names == set(FIELDS)
    held = (
        *(SingleQuantity, RangeQuantity, WordsQuantity, Share, Interval, Counts, Universe, ClaimDate),
        *(ClaimPeriod, Evidence, Method, Passage, Translation, Revision, Status, Titles),
    )
    assert set().union(*(model.model_fields for model in held)) <= set(PARTS)
    assert set(SHEET_FIELDS) | {
        *("schema_", "format_version", "parties", "sources", "caveats", "figures"),
        *("statements", "notes", "events"),
    } == set(FactSheet.model_fields)


def test_sheet_rows_are_plain_values() -> None:
    found = sheet_differences(sheet_of(), sheet_of(figures=[figure(quantity=quantity(7000))]))
    (row,) = sheet_rows(found)
    assert row == {
        "item": "figure",
        "id": "losses",
        "name": "soldiers killed",
        "kind": "changed",
        "field": "quantity",
        "old": "6,000",
        "new": "7,000",
        "author": "not_known",
        "why": None,
        "when": None,
        "counts_else": False,
        "text": sheet_difference_text(found[0]),
    }


def content(sheet: FactSheet) -> Json:
    """What a sheet says, with everything whose order says nothing put into an order."""
    found = sheet.model_dump(mode="json", exclude={"schema_", "format_version"})
    for name in ("parties", "sources", "caveats", "figures", "statements", "notes", "events"):
        for item in found[name]:
            for unordered in ("caveats", "evidence"):
                item.get(unordered, []).sort(key=str)
            for ids in item.get("universe", {}).values():
                ids.sort()
        found[name].sort(key=str)
    return found


def shuffled(sheet: FactSheet) -> FactSheet:
    names = ("parties", "sources", "caveats", "figures", "statements", "notes", "events")
    return sheet.model_copy(update={name: getattr(sheet, name)[::-1] for name in names})


@settings(max_examples=40)
@given(fact_sheets())
def test_a_sheet_does_not_differ_from_itself(sheet: FactSheet) -> None:
    assert not sheet_differences(sheet, sheet)
    assert not sheet_differences(sheet, shuffled(sheet))


@st.composite
def versions(draw: st.DrawFn) -> tuple[FactSheet, FactSheet]:
    """Two sheets, or two versions of one whose items differ in some fields."""
    old = draw(fact_sheets(1))
    if draw(st.booleans()):
        return old, draw(fact_sheets())
    new = draw(fact_sheets(1))
    donor = new.figures[0]
    fields = draw(st.sets(st.sampled_from(("label", "quantity", "as_of", "period", "counts", "revisions"))))
    changed = old.figures[0].model_copy(update={field: getattr(donor, field) for field in fields})
    return old, old.model_copy(update={"figures": (changed, *old.figures[1:])})


@settings(max_examples=40)
@given(versions())
def test_sheets_differ_where_their_content_does(pair: tuple[FactSheet, FactSheet]) -> None:
    old, new = pair
    found = sheet_differences(old, new)
    assert bool(found) == (content(old) != content(new))
    for one in found:
        assert one.old != one.new
        assert (one.kind == "added") == (one.old is None)
        assert (one.kind == "removed") == (one.new is None)
        assert sheet_difference_text(one)
        assert not AS_JSON.search(sheet_difference_text(one))


@settings(max_examples=40)
@given(versions())
def test_swapped_sheets_differ_the_other_way_round(pair: tuple[FactSheet, FactSheet]) -> None:
    there = {
        (one.item, one.id if one.item != "sheet" else "", one.kind, one.field, one.old, one.new)
        for one in sheet_differences(*pair)
    }
    back = {
        (one.item, one.id if one.item != "sheet" else "", OPPOSITE[one.kind], one.field, one.new, one.old)
        for one in sheet_differences(*reversed(pair))
    }
    assert there == back


def between_records(old: Record, new: Record) -> RecordDifference:
    (only,) = record_differences(old, new)
    return only


def test_a_later_report_is_new() -> None:
    found = between_records(record(series(1, 2)), record(series(1, 2, 3)))
    assert found == RecordDifference(
        "tanks", "Tanks", on(3), "added", None, Observation(on(3), 3, "exact"), "claimant", "new_report"
    )
    assert record_difference_text(found) == (
        "Tanks, 3 June 2025: added, 3; likely a new report of the claimant, as the older version ends before "
        "that day."
    )


def test_a_report_of_the_past_that_comes_or_goes_is_the_transcribers() -> None:
    with_gap, whole = record(series(1, 3, days=[1, 3])), record(series(1, 2, 3))
    filled = between_records(with_gap, whole)
    assert (filled.kind, filled.author, filled.ground) == ("added", "transcriber", "past_report")
    gone = between_records(whole, with_gap)
    assert (gone.kind, gone.author, gone.new) == ("removed", "transcriber", None)
    assert record_difference_text(gone) == (
        "Tanks, 2 June 2025: removed, 2; likely by the transcriber, as reports of the past neither come nor "
        "go."
    )
    other = record(series(1, 2, 3), series(7, days=[3], category="drones"))
    assert between_records(whole, other).ground == "past_report"
    assert between_records(other, whole).category == "drones"


@pytest.mark.parametrize(
    ("old", "new", "author", "ground"),
    [
        # A slip: 20 for 12. The totals fell after it, and no longer do.
        ((10, 20, 14), (10, 12, 14), "transcriber", "past_total"),
        ((10, 12, 14), (10, 13, 14), "transcriber", "past_total"),
        # It falls a day earlier than in the older version, and nothing says who lowered it.
        ((10, 12, 8), (10, 7, 8), "not_known", "falls_in_both"),
        ((10, 12, 8), (10, 13, 8), "transcriber", "past_total"),
        # It falls before the day only in the newer version.
        ((10, 12, 13), (10, 9, 13), "transcriber", "past_total"),
        # There is nothing before the day.
        ((12, 8), (9, 8), "transcriber", "past_total"),
        ((10, 12), (10, 11), "not_known", "last_report"),
    ],
)
def test_who_is_likely_to_have_changed_a_total(
    old: tuple[int, ...], new: tuple[int, ...], author: str, ground: str
) -> None:
    found = between_records(record(series(*old)), record(series(*new)))
    assert (found.kind, found.author, found.ground) == ("changed", author, ground)


def test_a_changed_total_is_told_with_its_likely_author() -> None:
    old, new = record(series(10, 20, 14)), record(series(10, 12, 14, qualifiers=["exact", "about", "exact"]))
    assert record_difference_text(between_records(old, new)) == (
        "Tanks, 2 June 2025: changed from 20 to about 12; likely a correction by the transcriber, as the "
        "claimant’s other totals do not show it."
    )


def test_a_total_that_falls_in_both_versions_is_nobodys_act() -> None:
    found = between_records(record(series(10, 12, 8)), record(series(10, 7, 8)))
    assert record_difference_text(found) == (
        "Tanks, 2 June 2025: changed from 12 to 7; the totals fall near that day in both versions; whose act "
        "that is is not known."
    )


STEADY = tuple(range(10_953, 11_013, 3))


def test_what_mends_a_slip_is_likely_a_correction_of_the_file() -> None:
    wrong = record(series(*STEADY[:10], 1098, *STEADY[11:]))
    mended = between_records(wrong, record(series(*STEADY)))
    assert (mended.author, mended.ground) == ("transcriber", "slip_in_old")
    assert record_difference_text(mended) == (
        "Tanks, 11 June 2025: changed from 1,098 to 10,983; likely a correction of a slip of the file."
    )
    spoilt = between_records(record(series(*STEADY)), wrong)
    assert (spoilt.author, spoilt.ground) == ("transcriber", "slip_in_new")
    assert record_difference_text(spoilt).endswith(
        "changed from 10,983 to 1,098; probably a slip of the newer file."
    )
    gone = between_records(
        wrong, record(series(*STEADY[:10], *STEADY[11:], days=[*range(1, 11), *range(12, 21)]))
    )
    assert (gone.kind, gone.ground) == ("removed", "slip_in_old")
    late = between_records(record(series(*STEADY[:10])), record(series(*STEADY[:10], 1098)))
    assert (late.kind, late.ground) == ("added", "slip_in_new")


def test_versions_that_were_judged_beside_others_are_compared_by_their_files() -> None:
    wrong = record(series(*STEADY[:10], 1098, *STEADY[11:]))
    (found,) = judged([wrong])
    assert not record_differences(found, wrong)
    assert record_differences(found, record(series(*STEADY))) == record_differences(
        wrong, record(series(*STEADY))
    )


def test_a_changed_bound_is_a_difference() -> None:
    old, new = record(series(1, 2)), record(series(1, 2, qualifiers=["about", "exact"]))
    found = between_records(old, new)
    assert (found.day, found.kind, found.author) == (on(1), "changed", "transcriber")


@pytest.mark.parametrize("changes", [{"claimant": "Another"}, {"party": "Another"}])
def test_records_of_different_claims_are_no_versions(changes: Any) -> None:
    with pytest.raises(ValueError, match="one claimant and one party"):
        record_differences(record(series(1)), record(series(1), **changes))


def test_what_does_not_count_the_same_is_named_and_not_compared() -> None:
    later = series(1, 2)
    narrower = replace(later.claimed.counted, outcomes=frozenset(("destroyed",)), composition="separate")
    old, new = record(series(1, 2)), record(replace(later, claimed=replace(later.claimed, counted=narrower)))
    assert record_differences(old, new) == ()
    assert changed_meanings(old, new) == ("Tanks",)
    (row,) = record_rows((), ("Tanks",))
    assert (row["category"], row["kind"]) == ("Tanks", "meaning")
    assert row["text"] == word_changed_meaning("Tanks")
    assert changed_meanings(old, old) == ()


def test_what_has_another_id_and_counts_the_same_is_compared() -> None:
    old, new = record(series(1, 2)), record(replace(series(1, 3), category="battle_tanks"))
    (changed,) = record_differences(old, new)
    assert (changed.category, changed.day, changed.kind) == ("tanks", on(2), "changed")


def test_a_second_series_of_the_same_count_is_new() -> None:
    old = record(series(1, 2))
    new = record(series(1, 2), replace(series(1, 3), category="more_tanks"))
    assert [(one.category, one.kind) for one in record_differences(old, new)] == [
        ("more_tanks", "added"),
        ("more_tanks", "added"),
    ]


def test_record_rows_are_plain_values() -> None:
    found = record_differences(record(series(1, 2)), record(series(1, 5, 6)))
    assert record_rows(found, ()) == [
        {
            "category": "tanks",
            "name": "Tanks",
            "day": "2025-06-02",
            "kind": "changed",
            "old": {"value": 2, "qualifier": "exact"},
            "new": {"value": 5, "qualifier": "exact"},
            "author": "not_known",
            "ground": "last_report",
            "text": record_difference_text(found[0]),
        },
        {
            "category": "tanks",
            "name": "Tanks",
            "day": "2025-06-03",
            "kind": "added",
            "old": None,
            "new": {"value": 6, "qualifier": "exact"},
            "author": "claimant",
            "ground": "new_report",
            "text": record_difference_text(found[1]),
        },
    ]


@given(any_record())
def test_a_record_does_not_differ_from_itself(found: Record) -> None:
    assert not record_differences(found, found)


def totals(found: Record) -> set[tuple[object, ...]]:
    reports: set[tuple[object, ...]] = {
        (name, *report)
        for name, part in found.series.items()
        for report in zip(part.days, part.values, part.qualifiers, strict=True)
    }
    for name, part in found.series.items():
        reports.update((name, one.day, one.value, one.qualifier) for one in part.slips)
    return reports


@given(any_record(), any_record())
def test_records_differ_in_exactly_the_reports_that_are_not_in_both(old: Record, new: Record) -> None:
    found = record_differences(old, new)
    before = {(one.category, one.old.day, one.old.value, one.old.qualifier) for one in found if one.old}
    after = {(one.category, one.new.day, one.new.value, one.new.qualifier) for one in found if one.new}
    assert before == totals(old) - totals(new)
    assert after == totals(new) - totals(old)
    assert len({(one.category, one.day) for one in found}) == len(found)
    for one in found:
        assert one.day in {report.day for report in (one.old, one.new) if report}
        assert (one.kind == "added", one.kind == "removed") == (one.old is None, one.new is None)
    back = record_differences(new, old)
    assert {(one.category, one.day, one.kind, one.old, one.new) for one in found} == {
        (one.category, one.day, OPPOSITE[one.kind], one.new, one.old) for one in back
    }

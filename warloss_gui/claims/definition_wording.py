"""What a figure counts, in sentences: what befell whom, in which unit, of which whole, on what ground."""

from collections.abc import Iterator

from warloss_gui.claims import phrases
from warloss_gui.claims.claimant_wording import word_rests_on
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_method, word_names
from warloss_gui.claims.sources import Party
from warloss_gui.language import capitalised, gettext, listing


def word_definition(figure: Figure, sheet: FactSheet) -> str:
    """What is counted, as far as the source says it, and what is open."""
    return " ".join(
        [*_meaning(figure), *_kind_of_number(figure), *_ground(figure, sheet), *_scope(figure, sheet)]
    )


def title_of(figure: Figure) -> str:
    """What is counted, as the title of a row or a lane: the class of equipment, or else the label.

    Where the label does not name the class, it stands beside it: it may count something narrower.
    """
    classed = figure.equipment_class
    if classed is None or classed == "other":
        return capitalised(figure.label)
    name = phrases.equipment(classed)
    # A label may have the class in the singular.
    if name.casefold().removesuffix("s") in figure.label.casefold():
        return name
    return gettext("{equipment_class}: {label}").format(equipment_class=name, label=figure.label)


def name_party(figure: Figure, sheet: FactSheet) -> str:
    """Whose losses or people are counted; of several parties together also the name of each."""
    party = sheet.party_by_id[figure.party]
    members = _members(party, sheet)
    if all(name in party.name for name in members):
        return party.name
    return gettext("{parties}: {names}").format(parties=party.name, names=listing(members))


def word_part(figure: Figure, sheet: FactSheet) -> str:
    """Of which other figure it is a part, in a few words, or nothing."""
    if figure.part_of is None:
        return ""
    return gettext("a part of: {label}").format(label=sheet.figure_by_id[figure.part_of].label)


def word_other_names(figure: Figure, sheet: FactSheet) -> tuple[str, ...]:
    """By which other names the party and the claimant are known, a sentence each."""
    party = sheet.party_by_id[figure.party]
    found = [word_names(party.name, party.also_called)]
    if figure.claim.is_named:
        claimant = sheet.source_by_id[figure.claim.claimant]
        found.append(word_names(claimant.sentence_name, claimant.also_called))
    return tuple(filter(None, found))


def _members(party: Party, sheet: FactSheet) -> list[str]:
    return [sheet.party_by_id[id_].name for id_ in party.made_of]


def _meaning(figure: Figure) -> Iterator[str]:
    """What befell those who are counted, and who they are."""
    counts = figure.counts
    yield gettext("The source’s word is “{term}”.").format(term=counts.term)
    outcomes = phrases.outcomes(counts.outcomes, counts.term)
    if counts.measure == "sent":
        yield gettext("It counts those who were sent, not losses.")
    elif counts.outcomes and counts.composition == "combined":
        yield gettext("Counted: {outcomes}, in one number.").format(outcomes=outcomes)
    elif counts.outcomes:
        yield gettext("Counted: {outcomes}.").format(outcomes=outcomes)
    elif counts.measure == "lost":
        yield gettext("The source does not say which outcomes that covers.")
    if counts.measure == "present":
        yield gettext("It is the state on the day itself, not a total over time.")
    if counts.who:
        yield gettext("Of them only: {people}.").format(people=phrases.people(counts.who))


def _kind_of_number(figure: Figure) -> Iterator[str]:
    quantity = figure.quantity
    if quantity.qualifier == "in_words":
        yield gettext("The source gives words and no number.")
    if quantity.per is not None and quantity.per_is in (None, "not_stated"):
        yield gettext("It is a rate, and the source does not say whether it is an average.")
    yield gettext("Counted in {unit}.").format(unit=gettext(phrases.UNITS[quantity.unit]))


def _ground(figure: Figure, sheet: FactSheet) -> Iterator[str]:
    """On what the number rests, and whether it is known how the claimant counts."""
    claim = figure.claim
    yield gettext("It rests on {basis}.").format(basis=gettext(phrases.BASES[claim.basis]))
    if claim.rests_on:
        yield gettext("{base}.").format(base=word_rests_on(claim, sheet))
    claimant = sheet.source_by_id[claim.claimant] if claim.is_named else None
    if claimant is not None and claimant.method is not None:
        yield gettext("{method}.").format(method=word_method(claimant.method, claimant.sentence_name))


def _scope(figure: Figure, sheet: FactSheet) -> Iterator[str]:
    """With or without whom it counts, for which parties together, and as a part of what."""
    universe = figure.universe
    texts = (
        (universe.includes, gettext("It includes: {parties}.")),
        (universe.excludes, gettext("It leaves out: {parties}.")),
        (universe.unclear, gettext("It is unclear whether it includes: {parties}.")),
    )
    for ids, text in texts:
        if ids:
            yield text.format(parties=listing([sheet.party_by_id[id_].name for id_ in ids]))
    members = _members(sheet.party_by_id[figure.party], sheet)
    if members:
        yield gettext("It counts several parties together: {parties}.").format(parties=listing(members))
    if figure.part_of is not None:
        whole = sheet.figure_by_id[figure.part_of]
        yield gettext("It is a part of: {label}.").format(label=whole.label)

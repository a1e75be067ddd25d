"""Who makes a claim, in words: the claimant, its interest and hedge, and through whom the claim came."""

from warloss_gui.claims import phrases
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import NOT_NAMED, Claim
from warloss_gui.language import gettext, listing


def name_claimant(claimant: str, sheet: FactSheet) -> str:
    """The name of a claimant by the id of its source."""
    return gettext("Not named") if claimant == NOT_NAMED else sheet.source_by_id[claimant].name


def is_doubtful(figure: Figure, sheet: FactSheet) -> bool:
    """Whether it is in doubt that the claimant made the claim."""
    return any(sheet.caveat_by_code[code].kind == "attribution_doubtful" for code in figure.caveats)


def word_claimant_of(figure: Figure, sheet: FactSheet) -> str:
    """The name of the claimant of a figure, for a table, and whether that is in doubt."""
    name = name_claimant(figure.claim.claimant, sheet)
    return gettext("{claimant} (in doubt)").format(claimant=name) if is_doubtful(figure, sheet) else name


def word_claimed_by(figure: Figure, sheet: FactSheet) -> str:
    """Who claims it, in a few words: claimed by the UK Ministry of Defence."""
    if not figure.claim.is_named:
        return gettext("claimant not named")
    text = gettext("claimed by {claimant}")
    if is_doubtful(figure, sheet):
        text = gettext("credited to {claimant}, which is in doubt")
    return text.format(claimant=sheet.source_by_id[figure.claim.claimant].sentence_name)


def word_says(figure: Figure, sheet: FactSheet) -> str:
    """Who says it; where that is in doubt, to whom it is credited."""
    if not figure.claim.is_named:
        return gettext("claimant not named")
    text = gettext("credited to {claimant}") if is_doubtful(figure, sheet) else gettext("says {claimant}")
    return text.format(claimant=sheet.source_by_id[figure.claim.claimant].sentence_name)


def word_hedged(says: str, claim: Claim) -> str:
    """Who says it, with the hedge in the source’s words, if there is one."""
    if claim.assessment is None:
        return says
    return gettext("{says}, in the source’s wording “{assessment}”").format(
        says=says, assessment=claim.assessment
    )


def word_attribution(says: str, claim: Claim, sheet: FactSheet) -> str:
    """Who says it, with the claimant’s interest, the hedge, and all who passed the claim on."""
    text = says
    if claim.role is not None:
        role = gettext(phrases.ROLES[claim.role])
        text = gettext("{says} ({role})").format(says=text, role=role)
    text = word_hedged(text, claim)
    if claim.via:
        names = listing([sheet.source_by_id[id_].sentence_name for id_ in claim.via])
        text = gettext("{says}, passed on by {relayers}").format(says=text, relayers=names)
    return text


def word_rests_on(claim: Claim, sheet: FactSheet) -> str:
    """On whom the claimant itself says that it relies."""
    names = listing([sheet.source_by_id[id_].sentence_name for id_ in claim.rests_on])
    return gettext("It rests on: {sources}, as the claimant itself says").format(sources=names)


def word_chain(claim: Claim, sheet: FactSheet) -> str:
    """The way of a claim from its claimant to the sheet."""
    relayers = [sheet.source_by_id[id_].name for id_ in reversed(claim.via)]
    return " → ".join([name_claimant(claim.claimant, sheet), *relayers, gettext("this sheet")])

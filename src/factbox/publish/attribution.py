"""Who stands behind a state of control or an event, in the words of the status ladder, and never in stronger ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, zip_longest

from factbox.knowledge.actors import FORCES, GOVERNMENT, is_of_its_own, party_side
from factbox.knowledge.cues import tells_held_on
from factbox.publish.acting import is_doer
from factbox.publish.choosing import choose_for_state, choose_quoted
from factbox.publish.citations import MOST_CITED
from factbox.publish.document import one_line
from factbox.publish.grounds import bears_name
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.passed_on import passed_on_by
from factbox.publish.quoted_places import names_place
from factbox.publish.quoting import heard, quote_sentence
from factbox.publish.speakers import printed_by, shows_speaker, told_in
from factbox.publish.state_named import as_named_in
from factbox.publish.wording import (
    MOST_VOICES,
    is_nobody,
    list_words,
    plain_voice,
    voice_words,
    wordings,
)
from factbox.records import Claim, Control, Event, Mention, Status, View

WITHDRAWAL = "territory.withdraw"
HANDOVER = "territory.handover"
TAKINGS = ("territory.capture", HANDOVER)
_HOLDING = ("territory.held", *TAKINGS)

OWN_WORD = frozenset({"party", "unvouched", "forecast", "denial"})
"""What weighs nothing for a state: a party in its own favour, hearsay, a forecast, and the word against it."""

WEAK: frozenset[Status] = frozenset(("predicted", "claimed", "denied", "retracted"))
"""The words of the ladder that stand for no fact: such a line is worded as said to be so."""

_REPORTED = ("reported", "corroborated", "disputed")
ONE_ORIGIN = ("reported", "disputed")
_AGAINST = ("denial", "forecast")
DENYING = ("denied", "negated")


def claims_of(view: View, ids: Iterable[str]) -> tuple[Claim, ...]:
    """Return the claims with those ids, as they are heard; raises KeyError for one that is not in the view."""
    return tuple(heard(view, view.claim(one)) for one in ids)


def voices(view: View, claims: Iterable[Claim]) -> str:
    """Return who vouches for the claims, each voice once: ``the mayor and the Example Wire``."""
    told = each_voice_once(voice_words(claim, view.report(claim.report_id)) for claim in claims)
    return list_words(_each_side_once(told) if len(told) <= MOST_VOICES else told, MOST_VOICES)


def _each_side_once(voices: Sequence[str]) -> list[str]:
    """Return voices with a side that several in a row share after the last: "the mayor and an aide (for the Front)"."""
    sides = [aside.group() if (aside := _ASIDE.search(voice)) else "" for voice in voices]
    shared = [side == after and side.startswith(" (for ") for side, after in pairwise(sides)]
    return [_ASIDE.sub("", voice) if again else voice for voice, again in zip_longest(voices, shared)]


def each_voice_once(voices: Iterable[str]) -> list[str]:
    """Return voices without those that another names more fully.

    So "Jan Roe" beside "the spokesman, Jan Roe", and "the mayor" beside "the town's mayor" or "the mayor of Tarn".
    """
    fullest: dict[str, str] = {}
    for voice in voices:  # a headline has no article
        fullest[plain_voice(voice)] = max(fullest.get(plain_voice(voice), ""), voice, key=len)
    told = list(fullest.values())
    cores = {voice: _ASIDE.sub("", voice).removeprefix("the ").strip() for voice in told}

    def is_again(voice: str, other: str) -> bool:
        core, fuller = cores[voice], cores[other]
        if _FULL_NAME.search(core):
            return (
                len(core) < len(fuller) and re.search(rf"(?<!\w){re.escape(core)}(?!\w)(?! and )", fuller) is not None
            )
        whose = rf"(?:.+['’]s )?{re.escape(core)}(?: of .+)?"
        same_side = voice.startswith("the ") and voice.endswith(")") and _ASIDE.findall(voice) == _ASIDE.findall(other)
        return core != fuller and same_side and re.fullmatch(whose, fuller) is not None

    return [
        voice for voice in told if not any(is_again(voice, other) and " and " not in cores[other] for other in told)
    ]


_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+ [A-Z]")

_ASIDE = re.compile(r" \([^()]*\)$")
"""Whose somebody is, behind his name: "Jan Roe (for the Front)"."""


def is_weak(row: Control) -> bool:
    """Say whether nobody but a party's own voice carries a state, whatever is said against it."""
    if row.status != "disputed":
        return row.status in WEAK
    return bool(row.testimonies) and all(one.weight in OWN_WORD for one in row.testimonies)


def supporting(view: View, control: Control) -> tuple[Claim, ...]:
    """Return the claims that bear a state, without the contrary word and without forecasts, which bear nothing."""
    about = control.claims, control.testimonies
    return view.again("supporting", about, lambda: _supporting(view, control))


def _supporting(view: View, control: Control) -> tuple[Claim, ...]:
    weights = weights_of(control)
    return tuple(
        claim
        for claim in claims_of(view, control.claims)
        if weights.get(claim.id) not in _AGAINST and claim.stance not in DENYING
    )


_SINCE = "another side is said to have taken it since"
"""The reason of a dispute that is settled, and in which the other word is still told beside the state."""

_TAKEN_BACK = "taken back by "
"""How the rule begins that has a word retracted, before the names of those who took it back."""


def contrary(view: View, control: Control) -> tuple[Claim, ...]:
    """Return the claims that speak against a state: its own denials, and the other side of open disputes about it."""
    own = {claim.id for claim in supporting(view, control)}
    weights = weights_of(control)
    denials = [one for one in control.claims if weights.get(one) == "denial" or view.claim(one).stance in DENYING]
    for dispute in view.disputes_about(own):
        sides = (dispute.side_a, dispute.side_b)
        for side, other in (sides, sides[::-1]):
            live = not dispute.resolved or dispute.reason.startswith(_SINCE)
            if live and own & set(side) and not own & set(other):
                denials.extend(other)
    told = claims_of(view, dict.fromkeys(denials))
    return tuple(one for one in told if not _is_taken_before(one, control))


_LONG_BEFORE = timedelta(days=3)
"""How long before who holds a place another must have had it, so that both can be so: reports lag by a day or two."""


def is_in_dispute(view: View, control: Control) -> bool:
    """Say whether a state is gainsaid, and not only told to be over or to have been otherwise days before."""
    if control.status != "disputed":
        return False
    against = contrary(view, control)
    return not against or not all(_is_of_another_time(view, one, control) for one in against)


def _is_of_another_time(view: View, claim: Claim, control: Control) -> bool:
    """Say whether a contrary word is of a later day, or of one long before the state: both can be so."""
    kind, state, day = _contrary_kind(view, claim, control), control.began.last, claim.days.last
    long_before = state is not None and day is not None and state - day > _LONG_BEFORE
    return kind in ("since", "held_since") or (kind == "before" and long_before)


def _is_taken_before(claim: Claim, control: Control) -> bool:
    """Say whether a claim tells that a place was taken before it changed hands as a state has it."""
    began, last = control.began.first or control.began.last, claim.days.last
    taken = claim.type in TAKINGS and claim.stance not in DENYING and control.change != "none"
    return taken and began is not None and last is not None and last < began


def weights_of(control: Control) -> dict[str, str]:
    """Return what kind of voice each claim is that stands for a testimony of a state."""
    return {testimony.claim: testimony.weight for testimony in control.testimonies}


def _withdrawn(view: View, control: Control, told: Sequence[Claim]) -> str:
    """Return what a retracted state rested on, or who took his word for it back; empty where neither is known."""
    if _superseded(view, told):
        return _rested(view, told)
    by = control.because.partition(_TAKEN_BACK)[2].partition(";")[0]
    return wordings().statuses["retracted"].format(voices=one_line(by)) if by else ""


def control_attribution(view: View, control: Control, beside: Claim | None = None) -> str:
    """Return who says that a state is so, in the words of the contract, with the contrary word of a disputed one.

    Args:
        view: the view.
        control: the state.
        beside: the claim whose sentence stands in the line; who speaks in it need not be named again.
    """
    support = supporting(view, control)
    origins = _origins(control.independent_origins, at_least=control.origins_at_least)
    if control.status == "denied":
        claimed = _status_words("claimed", voices(view, support)) if support else ""
        denied = _status_words("denied", voices(view, contrary(view, control) or support))
        return "; ".join(part for part in (claimed, denied) if part)
    told = support or claims_of(view, control.claims)
    if control.status == "claimed" and _unvouched(told):
        return wordings().unvouched.format(voices=voices(view, told))
    if control.status == "retracted" and (words := _withdrawn(view, control, told)):
        return words
    vouching = _vouching_for_state(control, told)
    if control.status == "claimed" and _of_no_party(vouching):
        return wordings().party_word.format(voices=voices(view, vouching))
    if control.status == "claimed" and beside and _is_withheld(view, vouching, beside):
        return wordings().party_word.format(voices=printed_by(view, vouching, beside, spoken=False))
    if control.status == "admitted":
        words = _admission(view, vouching)
        return f"{words}; said by {origins}" if control.independent_origins > 1 else words
    shown = beside is not None and control.status in ONE_ORIGIN
    who = printed_by(view, vouching, beside) if shown else voices(view, vouching)
    if control.status == "corroborated":  # two voices are of two origins by where they were heard
        who = list_words((told_in(view, claim) for claim in vouching), MOST_VOICES)
    words = _status_words(control.status, who, origins)
    if control.status == "disputed" and is_weak(control):
        words = _party_words(view, told)
    if control.status == "disputed":
        return f"{words}; {contrary_words(view, contrary(view, control), control)}"
    return words + _printed(control) if control.status == "reported" else words


def _party_words(view: View, told: Sequence[Claim]) -> str:
    """Return who claims a disputed state that only parties tell, or passes it on with nobody vouching for it."""
    if _unvouched(told):
        return wordings().unvouched.format(voices=voices(view, told))
    return _status_words("claimed", voices(view, _without_headlines(told)))


def _vouching_for_state(control: Control, told: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims that give a state its status; of one that is only claimed, no headline beside its text."""
    vouching = vouching_claims(control.status, told, weights_of(control))
    return _without_headlines(vouching) if control.status == "claimed" else vouching


def _admission(view: View, claims: Sequence[Claim]) -> str:
    """Return who admits what: a loser who says only that he has withdrawn has not said who came after him."""
    losses = [claim for claim in claims if claim.type != WITHDRAWAL]
    if losses:
        return _status_words("admitted", voices(view, losses))
    return wordings().withdrawal_admitted.format(voices=voices(view, claims))


def _unvouched(claims: Sequence[Claim]) -> bool:
    """Say whether no claim is anybody's own word: the reports only pass on what nobody stands by."""
    return bool(claims) and all(claim.stance == "unconfirmed" and not _accuses(claim) for claim in claims)


def _of_no_party(claims: Sequence[Claim]) -> bool:
    """Say whether claims that are told as a party's word are the reports' own words: no outlet claims anything."""
    return bool(claims) and all(claim.speaker is None and claim.stance != "claimed" for claim in claims)


def _of_one_number(claims: Sequence[Claim], beside: Claim | None) -> Sequence[Claim]:
    """Return the claims that give no other number than the sentence in a line: who gives another says another thing.

    So does who counts others: of three who were killed and three who were hurt.
    """
    if beside is None or beside.quantity is None or _number_of(beside) is None:
        return claims
    number, unit = _number_of(beside), beside.quantity.unit.partition(" ")[0]
    same = (
        claim
        for claim in claims
        if claim.quantity is not None
        and _number_of(claim) in (None, number)
        and claim.quantity.unit.partition(" ")[0] in ("", unit)
    )
    return list(same) or claims


def _number_of(claim: Claim) -> float | None:
    """Return the number that a claim gives, or the least that it allows."""
    quantity = claim.quantity
    return None if quantity is None else quantity.best if quantity.best is not None else quantity.low


def _is_withheld(view: View, claims: Sequence[Claim], beside: Claim) -> bool:
    """Say whether the one who claims something is called by no name, while the sentence in the line has him."""
    nameless = all(one.speaker is not None and one.speaker.name == wordings().withheld for one in claims)
    return bool(claims) and nameless and any(one.id == beside.id for one in claims) and shows_speaker(view, beside)


def _private_voice(view: View, claim: Claim) -> str:
    """Return who speaks in a claim; of a private person's name, that the quotation has it."""
    voice = voice_words(claim, view.report(claim.report_id))
    return wordings().shown if voice == wordings().withheld else voice


def _without_headlines(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return claims without the headlines that say in short what a text gives to somebody.

    They are in nobody's words, or in those of the side for which he speaks: "Army says" above "the minister said".
    """
    spoken = {(one.report_id, one.speaker_side) for one in claims if one.speaker and one.passage != "headline"}
    told = {report for report, _ in spoken} | {one.report_id for one in claims if one.speaker is not None}

    def is_short(one: Claim) -> bool:
        said = one.report_id in told if one.speaker is None else (one.report_id, one.speaker_side) in spoken
        return one.passage == "headline" and said

    return [one for one in claims if not is_short(one)]


def _accuses(claim: Claim) -> bool:
    """Say whether a claim is what its speaker accuses somebody of: he vouches for it, as for what he says."""
    return claim.speaker is not None and claim.cue.casefold().startswith(load_grounds().accuses)


def _superseded(view: View, claims: Iterable[Claim]) -> bool:
    """Say whether all reports that claims stand in were taken back or replaced by their outlets."""
    return {claim.report_id for claim in claims} <= set(view.verdict.superseded)


def _rested(view: View, claims: Iterable[Claim]) -> str:
    outlets = (view.report(claim.report_id).outlet or "an unnamed outlet" for claim in claims)
    return wordings().rested.format(outlets=list_words(dict.fromkeys(outlets), MOST_VOICES))


def vouching_claims(
    status: Status, claims: Sequence[Claim], weights: Mapping[str, str] | None = None
) -> Sequence[Claim]:
    """Return the claims that give a line its status: the admissions, the denials, or the voices that are no party.

    Where none is found, all of them are named; the line is then no stronger, only less exact.
    """
    weights = weights or {}
    if status == "admitted":
        kept = [claim for claim in claims if weights.get(claim.id) == "admission"]
        return kept or [claim for claim in claims if claim.stance == "confirmed"] or claims
    if status == "denied":
        return [claim for claim in claims if claim.stance in DENYING] or claims
    if status in _REPORTED:
        own_favour = {claim.id for claim in claims if weights.get(claim.id, claim.stance) in ("party", "claimed")}
        kept = [claim for claim in claims if claim.id not in own_favour]
        texts = {claim.report_id for claim in claims if claim.passage != "headline"}
        if all(one.passage == "headline" and one.speaker is None and one.report_id in texts for one in kept):
            return [claim for claim in claims if claim.passage != "headline"] or claims  # a mayor said so below it
        return kept
    return claims


def further_prints(view: View, control: Control, cited: Sequence[Claim]) -> tuple[list[Claim], int]:
    """Return a claim for each further report that prints a state, for a line that counts these, and how many are left.

    Args:
        view: the view.
        control: the state.
        cited: the claims that the line cites anyway; what is printed again is looked for among those that repeat them.
    """
    if control.status != "reported" or not _printed_again(control):
        return [], 0
    ids = {claim.id for claim in cited}
    again = (one for testimony in control.testimonies if testimony.claim in ids for one in testimony.also)
    reports = {claim.report_id for claim in cited}
    prints: list[Claim] = []
    for one in again:
        claim = view.claim(one)
        if claim.report_id not in reports and claim.stance not in DENYING:
            reports.add(claim.report_id)
            prints.append(claim)
        if len(prints) == MOST_CITED:
            return prints, max(control.reports - len(reports), 0)
    return prints, 0


def _printed_again(control: Control) -> bool:
    """Say whether the line of a state counts the reports that print it."""
    return control.reports > control.independent_origins


def _printed(control: Control) -> str:
    origins = _origins(control.independent_origins, at_least=True) if control.origins_at_least else ""
    printed = f"printed in {control.reports} reports" if _printed_again(control) else ""
    inside = ", ".join(part for part in (origins, printed) if part)
    return f" ({inside})" if inside else ""


def _origins(count: int, *, at_least: bool) -> str:
    words = f"{count} origin" if count == 1 else f"{count} origins"
    return f"at least {words}" if at_least else words


def _status_words(status: Status, who: str, origins: str = "") -> str:
    return wordings().statuses[status].format(voices=who, origins=origins)


def contrary_words(view: View, claims: Sequence[Claim], control: Control | None = None) -> str:
    """Return the contrary word: who says otherwise, and what. Empty claims give the bare fact that somebody does.

    Args:
        view: the view.
        claims: what is said against a state.
        control: the state: of others who have the place it is told whether that was before it, at its time or since.
    """
    table = wordings().contrary
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(_contrary_kind(view, claim, control), []).append(claim)
    words = [table[kind].format(voices=voices(view, group)) for kind, group in told.items()]
    return "; ".join(words) or "the reports disagree"


def _contrary_kind(view: View, claim: Claim, control: Control | None) -> str:
    if claim.stance in DENYING:
        return "denied"
    if claim.type == "territory.held" and claim.actor and control and control.holder.startswith((GOVERNMENT, FORCES)):
        own = party_side(claim.actor).startswith((GOVERNMENT, FORCES))  # against a government's hold: another's
        if not own:
            return _when(view, claim, control)
    if claim.extent in ("parts", "outskirts"):
        return "parts"
    if claim.type in TAKINGS:
        return _when(view, claim, control)
    if claim.type != "territory.held":
        return claim.type if claim.type in wordings().contrary else "otherwise"
    piece, on = _tells_of_piece(claim), tells_held_on(claim.quote)
    if piece:
        return "held_piece" if on else "other_piece"
    return claim.type if on else _when(view, claim, control)


def _when(view: View, claim: Claim, control: Control | None) -> str:
    """Return whether others have a place before a state of it is told to have come about, at that time, or since."""
    published = view.report(claim.report_id).published
    day = claim.days.last or (published and published.date())
    state = control.began.last if control else None
    if control is None or day is None or state is None or day == state:
        return "meanwhile"
    if day < state:  # whose a place was before it was taken is no word against that
        return "before" if control.change == "none" else "meanwhile"
    return "since" if claim.type in TAKINGS else "held_since"  # who has a place has not said that it changed hands


def _tells_of_piece(claim: Claim) -> bool:
    """Say whether the clause of who holds a town has a word for a piece of one, beside who holds it and its name."""
    if claim.where is not None and claim.where.kind == "facility":
        return False
    clause = claim.quote.casefold()
    for words in (claim.actor.text if claim.actor else "", claim.where.name if claim.where else ""):
        clause = clause.replace(words.casefold(), " ") if words else clause
    return re.search(rf"\b{any_of(load_grounds().pieces)}\b", clause) is not None


def event_attribution(view: View, event: Event, beside: Claim | None = None) -> str:
    """Return who says that an event happened, in the words of the contract.

    Args:
        view: the view.
        event: the happening.
        beside: the claim whose sentence stands in the line; who speaks in it need not be named again.
    """
    claims = claims_of(view, event.claims)
    if event.status == "claimed" and _unvouched(claims):
        passed_on = printed_by(view, claims, beside) if beside else voices(view, claims)
        return wordings().unvouched.format(voices=passed_on)
    if event.status == "retracted" and _superseded(view, claims):
        return _rested(view, claims)
    vouching = _of_one_number(vouching_claims(event.status, claims), beside)
    if event.status == "claimed":
        vouching = [one for one in vouching if one.stance == "claimed"] or vouching  # not who only prints it
        vouching = _without_headlines(vouching)
        if _of_no_party(vouching):
            return wordings().party_word.format(voices=voices(view, vouching))
        if beside and (medium := passed_on_by(view, beside)) and all(passed_on_by(view, one) for one in vouching):
            return _status_words("claimed", f"{_private_voice(view, beside)}, in {medium}")
        if beside and _is_withheld(view, vouching, beside):
            return wordings().party_word.format(voices=printed_by(view, vouching, beside, spoken=False))
    if event.status == "corroborated":
        if sum(claim.quantity is not None for claim in claims) <= 1:  # the line has no number, of which one alone tells
            vouching = vouching_claims(event.status, claims)
        who = list_words((told_in(view, claim) for claim in vouching), MOST_VOICES)
    else:
        who = printed_by(view, vouching, beside) if beside and event.status in ONE_ORIGIN else voices(view, vouching)
    return _status_words(event.status, who, _origins(event.independent_origins, at_least=False))


def borne_state(view: View, control: Control, beside: Claim) -> Control:
    """Return a state without its holder where no clause that it rests on names him as the one who acts in it.

    "The loss of the port leaves the government without one" names somebody, and he is not the taker. A party's word in
    its own favour names none in a line that others vouch for.
    """
    if control.state != "held":
        named = bears_name(control.holder, quote_sentence(view, beside))
    else:
        weights, support = weights_of(control), supporting(view, control)
        firm = [one for one in support if is_weak(control) or weights.get(one.id) not in OWN_WORD]
        if control.change != "none":  # who holds a place now is perhaps not who took it
            firm = [one for one in firm if one.type != "territory.held"]
        named = any(acts_in(view, claim, control.holder) for claim in (beside, *firm))
    machines = control.holder.casefold() in load_grounds().machines  # tanks hold nothing
    if not control.holder or not named or machines:
        return replace(control, holder="")
    texts = (view.report(claim.report_id).text for claim in (beside, *supporting(view, control)))
    return replace(control, holder=as_named_in(control.holder, texts))


def acts_in(view: View, claim: Claim, name: str) -> bool:
    """Say whether the clause of a claim has words for a party as one that acts in it."""
    acting = (claim.actor, claim.recipient if claim.type == HANDOVER else None)
    clause = one_line(claim.quote).casefold()
    sentence, holds = quote_sentence(view, claim), claim.type in _HOLDING
    named = (one for one in acting if one and not is_nobody(one.text) and one_line(one.text).casefold() in clause)
    shown = (one for one in named if is_doer(one.text, sentence, holds=holds))
    return bears_name(name, sentence) and any(
        name in (one.name, one.side, party_side(one)) or _is_states_own(one, name) for one in shown
    )


def _is_states_own(mention: Mention, name: str) -> bool:
    """Say whether words are those for a state's people under arms, whose government has that name."""
    state = name.removeprefix(GOVERNMENT)
    return state != name and is_of_its_own(mention.text, [state])


def quoted_state(view: View, control: Control) -> Claim | None:
    """Return the claim whose sentence tells a state, of those that give it its status; None if nobody says so."""
    return view.of_each("quoted_state", control, lambda: _quoted_state(view, control))


def _quoted_state(view: View, control: Control) -> Claim | None:
    told = supporting(view, control) or claims_of(view, control.claims)
    vouching = _vouching_for_state(control, told)
    chosen = choose_for_state(view, control, vouching) if vouching else None
    told_so = chosen is not None and chosen.type != WITHDRAWAL and names_place(view, chosen)
    if chosen is None or control.status != "admitted" or told_so:
        return chosen
    weights = weights_of(control)
    firm = [one for one in told if weights.get(one.id) not in OWN_WORD]  # a boast is not what the loser admits
    return choose_for_state(view, control, firm or told)  # "its fighters had left" does not tell which place


def quoted_claim(view: View, event: Event) -> Claim:
    """Return the claim whose sentence tells an event, of those that give it its status."""
    vouching = vouching_claims(event.status, claims_of(view, event.claims))
    return choose_quoted(view, event, _without_headlines(vouching) if event.status == "claimed" else vouching)

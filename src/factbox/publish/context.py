"""What a quotation needs in front of it: the sentence that names the place, or whom "they" or "the town" stands for.

An editor who signs a line sees its quotation and no more of the report. "Our men hold it" tells him of no crossing, and
"They drove in on Friday" of nobody; with the sentence that they go on from he can read what the reporter wrote.
"""

from __future__ import annotations

import re

from factbox.knowledge.numbers import load_numbers
from factbox.publish.document import one_line
from factbox.publish.grounds import bears_name, begins_with_group
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.lands import is_any_of_land
from factbox.publish.passing import has_name, is_set_nowhere, tells_of_deed, tells_of_known_deed
from factbox.publish.quoted_places import names_place
from factbox.publish.quoting import lead_in, placing_sentence, quote_sentence
from factbox.publish.standing_alone import stands_alone
from factbox.publish.wording import is_pronoun
from factbox.records import Claim, View

LONGEST_TOLD = 420
"""Characters of a quotation with the sentence before it; where both are longer, the sentence stands alone."""

SHORTEST = 9
"""Words of a sentence that has no room to say where, if it has no name."""

_THERE = re.compile(r"(?<!^)(?<![“\"])\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could)\b)")
"""A place that only another sentence names; "there was" names none."""

_OF_PLACES = ("territory.", "battle.")
"""Types of claims whose lines stand under the name of a place."""

_PRONOUN = re.compile(
    r"[“\"']*(?:(?:After|At|Before|By|During|For|From|In|Of|On|Since|Until|Within)\b[^,;:“”\"]{0,40},? )?"
    r"(?:[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]hem|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er"
    r"|(?:[Tt]hese|[Tt]hose|[Bb]oth)(?= (?:are|were|have|had|said|also)\b))\b"
)
"""How a sentence begins whose subject only the one before it names: "Since May it has stepped up attacks"."""


def quotation(view: View, claim: Claim) -> str:
    """Return the sentence of a claim in quotation marks, as it is printed in a line.

    In front of it stands the sentence that names what it leaves open, of the same report: its place, or whoever a
    pronoun at its beginning stands for. No other function asks about that sentence: what a line says in front of its
    quotation is borne by the claim's own.
    """
    sentence = quote_sentence(view, claim)
    before = _before(view, claim, sentence)
    if _is_anothers(before, claim):
        return sentence
    if not before or len(before) + len(sentence) > LONGEST_TOLD:
        return sentence
    return f"“{before} {sentence.removeprefix('“')}"


def _is_anothers(before: str, claim: Claim) -> bool:
    """Say whether a sentence has the words of another than the speaker of a claim: '"We hold it," said the mayor'."""
    if claim.speaker is None or not _SPOKEN.search(before):
        return False
    return claim.speaker.text.casefold() not in before.casefold() and not bears_name(
        claim.speaker.name or claim.speaker.text, before
    )


_SPOKEN = re.compile(
    r"[,.!?] ?[\"”] (?:\w+ ){0,4}?(?:said|says|told|added|adds)\b|\b(?:said|says|added)[,:] [\"“]"
    r"|,(?: [\w'’.-]+){1,12} (?:said|says|reported|announced)(?: on [A-Z]\w+)?(?:\.(?: \[…\])?$|,)"
    r"|^[\"“](?=[A-Z])"
)
"""How a sentence gives words to somebody: in quotation marks, which may only open, or by "..., residents said"."""


def is_understood(view: View, claim: Claim) -> bool:
    """Say whether a reader of a line knows of what its quotation tells, in what and where, as far as it takes these up.

    Whoever speaks stands in the line, so that "he said" is for its section to judge.
    """
    if leaves_deed_open(view, claim) or leaves_where_open(view, claim):
        return False
    if claim.where is not None and is_any_of_land(view, claim.where):
        return False  # "troops have retaken the outpost"
    return stands_alone(quotation(view, claim))


def leaves_whom_open(view: View, claim: Claim) -> bool:
    """Say whether nobody who reads a line knows of whom its quotation tells: "She is the third to be killed".

    Nor does he know who speaks in "The group says that 116 died", where the group has no name.
    """
    sentence = quote_sentence(view, claim)
    nameless = claim.speaker is not None and _GROUP.fullmatch(claim.speaker.name or claim.speaker.text) is not None
    left_open = _PERSON.match(sentence) is not None or (nameless and begins_with_group(sentence))
    return left_open and quotation(view, claim) == sentence


_GROUP = re.compile(rf"[Tt]he {any_of(load_grounds().groups)}")
_PERSON = re.compile(r"[“\"']*(?:He|She|They) ")


def leaves_deed_open(view: View, claim: Claim) -> bool:
    """Say whether nobody who reads a line knows in what they died: "37 people died in the attack"."""
    sentence = quote_sentence(view, claim)
    if not tells_of_known_deed(sentence) or names_place(view, claim):
        return False
    return quotation(view, claim) == sentence


def leaves_where_open(view: View, claim: Claim) -> bool:
    """Say whether nobody who reads a line knows where its quotation is set: "Nine died in the city's hospitals"."""
    if not is_set_nowhere(quote_sentence(view, claim)) or is_placed_by_name(view, claim):
        return False
    return not has_name(quotation(view, claim))


def is_placed_by_name(view: View, claim: Claim) -> bool:
    """Say whether the quotation of a claim has its place, and not as one of which there are many: "the building"."""
    words = claim.place.text if claim.place else ""
    bare = words.islower() and words.rpartition(" ")[2] in load_grounds().bare_things
    return not bare and names_place(view, claim)


def _before(view: View, claim: Claim, sentence: str) -> str:
    """Return what stands before a quotation; empty where it can be understood by itself, or nothing helps."""
    before = lead_in(view, claim)
    if _leaves_place_open(view, claim):
        placing = placing_sentence(view, claim)
        if not placing and claim.where is not None and claim.where.name in before:
            return before  # "The base fell on Sunday"
        return placing if not placing or placing == before else f"{placing} […]"
    if begins_with_group(sentence) or _PRONOUN.match(one_line(sentence)):
        return before if before and _tells_whom(claim, before) else ""
    if tells_of_known_deed(sentence) and not names_place(view, claim):
        return before if tells_of_deed(before) and has_name(before) and not _PRONOUN.match(before) else ""
    if not stands_alone(sentence):
        return before if has_name(before) and stands_alone(f"{before} {sentence}") else ""
    nowhere = is_set_nowhere(sentence) and _SPOKEN.search(before) is None
    short = len(sentence.split()) <= SHORTEST or _THERE.search(sentence) is not None or nowhere
    named = has_name(sentence) or _begins_with_name(sentence) or names_place(view, claim)
    return before if short and not named and _PRONOUN.match(before) is None else ""


def _leaves_place_open(view: View, claim: Claim) -> bool:
    """Say whether the place of a claim is named in another sentence than its own."""
    return claim.place is not None and claim.type.startswith(_OF_PLACES) and not names_place(view, claim)


def _tells_whom(claim: Claim, before: str) -> bool:
    """Say whether a sentence may name whom the next one calls "they".

    It has the name of who acts or speaks in that, as far as somebody is known to, or else any, and no pronoun for its
    own subject.
    """
    if _PRONOUN.match(one_line(before)) is not None:
        return False
    told = one_line(before).casefold()
    known = [one for one in (claim.speaker, claim.actor) if one and not is_pronoun(one.text)]
    if known:
        return any(one.text.casefold() in told or bears_name(one.name or one.text, before) for one in known)
    return has_name(before) or _begins_with_name(before)


def _begins_with_name(sentence: str) -> bool:
    """Say whether the first word of a sentence is a name: no number, as in "Three died there"."""
    found = _FIRST_NAME.match(sentence)
    return found is not None and found[1].casefold() not in load_numbers().cardinals


_FIRST_NAME = re.compile(r"[“\"']*(?:The )?([A-Z][\w'’-]+) (?:[A-Z]|[a-z]+(?:ed|s)\b)")
"""How a sentence begins whose first word is a name, as far as that can be seen: "Lowmark shelled"."""

"""Who acts in a sentence: a line names as doer only whom its sentence has where somebody acts, and not one of two.

Reading may take whoever stands in a clause for the one who did it: those who were captured, whose base it was, whom a
mine hit, who is only suspected.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.several import arms

_OWNED = r"\b(?:{things}) (?:of|by)(?: the| an?)?(?: [\w -]{{1,30}}['’]s)? $"

_DROVE = re.compile(
    r"(?: [\w-]+){1,7} (?:drove|driven|ran|run|rolled|stepped|trod) (?:over|on|onto|into) an? (?:[\w-]+ ){0,3}?"
    r"(?:mine|device|bomb|charge|explosive)|(?: [\w-]+){0,5} (?:hit|struck) an? (?:\w+ )?mine"
)
"""What follows those whom a mine hit: "a police car drove over a buried device"."""

_OWNING = re.compile(r"-(?:held|controlled|occupied|ruled|run)\b")
"""What follows a name where it only says whose a place is: "in Front-held Alder"."""

_GUESSED = re.compile(
    r"[”\"’']*(?: (?!who|which|that|and|or)[a-z-]+)?(?: (?:could|may|might)(?: well)? (?:have|be)\b"
    r"| (?:was|were|is|are) (?:perhaps|possibly|probably|likely|presumably)\b)"
)
"""What follows one who is only thought to have done it: "the group MAY HAVE carried out the bombing"."""


@cache
def _aimed() -> re.Pattern[str]:
    """Return what stands before one at whom something is aimed, and before one who is only thought to have done it."""
    table = load_grounds()
    return re.compile(
        rf"\b{any_of(table.aimed)}(?: the| an?)? $|\b{any_of(table.kept)} by(?: the| an?)? $"
        rf"|\b{any_of(table.suspected)}(?: [\w-]+){{0,2}}? (?:of )?(?:the )?$",
        re.IGNORECASE,
    )


@cache
def _suffering() -> re.Pattern[str]:
    """Return what follows those to whom it is done: "soldiers had been captured", "the patrol came under fire"."""
    return re.compile(
        r"(?:['’]s?)?(?: [\w-]+){0,3} (?:(?:(?:had|has|have) been|was|were|is|are|being|be)(?: being)?(?: \w+ly)? "
        rf"(?:\w+ed|{any_of(load_grounds().suffered)})\b|c[ao]m(?:e|es|ing) under\b)",
        re.IGNORECASE,
    )


@cache
def _leaving() -> re.Pattern[str]:
    """Return what follows those who hold a place no more."""
    return re.compile(rf"(?:['’]s?)?(?: [\w-]+){{0,2}} (?:had|have|has) {any_of(load_grounds().leaving)}\b")


def may_act(words: str, sentence: str, *, holds: bool = False) -> bool:
    """Say whether words stand in a sentence where one who acts can stand, or not in it at all.

    "154 Ostravian soldiers had been captured" and "outside the base of the Eagle Battalion" name those who did not.

    Args:
        words: how the sentence calls somebody.
        sentence: the sentence.
        holds: whether he is to hold a place, which is in "the hands of" its holder.
    """
    told = one_line(sentence)
    owned = [thing for thing in load_grounds().owned if not (holds and thing in ("control", "hands", "held"))]
    behind = re.compile(_OWNED.format(things="|".join(owned)), re.IGNORECASE)
    found = re.finditer(rf"(?<!\w){re.escape(one_line(words))}(?!\w)", told, re.IGNORECASE) if words else ()
    stands = [(told[: one.start()], told[one.end() :]) for one in found]
    return not stands or any(
        not behind.search(before)
        and (_HAS_IT.match(after) is not None or not _aimed().search(before))
        and not _suffering().match(after)
        and not (holds and _leaving().match(after))
        and not _OWNING.match(after)
        and not _DROVE.match(after)
        and not _GUESSED.match(after)
        for before, after in stands
    )


def is_doer(words: str, sentence: str, *, holds: bool = False) -> bool:
    """Say whether words stand in a sentence where one who acts can stand, and nobody beside them who acts with them."""
    return may_act(words, sentence, holds=holds) and acts_alone(words, sentence)


def acts_alone(words: str, sentence: str) -> bool:
    """Say whether nobody else stands beside words as one who acts with them: "the Front AND THE LEAGUE took X".

    A line that named one of two would lay to him what both did.
    """
    told = one_line(sentence)
    own = one_line(words).removeprefix("the ").removeprefix("The ")
    stands = re.finditer(rf"(?<!\w){re.escape(own)}(?!\w)", told) if own else ()
    before, behind = (_before_name(), _behind_name()) if own[:1].isupper() else (_BESIDE_OTHER, _OTHER_BESIDE)
    return not any(before.search(told[: one.start()]) or behind.match(told[one.end() :]) for one in stands)


_CALLED = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_BESIDE_OTHER = re.compile(rf"(?:[A-Z][\w'’-]+|[A-Z]\)),? and (?:the |its )?(?:{_CALLED} \()?$")
_OTHER_BESIDE = re.compile(rf"\)?(?: \([^()]*\))?,? and (?:the |its )?{_CALLED}")
"""A name joined by "and" before or behind somebody, initials in brackets set aside."""

_JOINED = r",? (?:and|along with|together with|alongside|backed by|supported by|helped by|assisted by)"
_WHOSE = r"(?: the| its| their| an?| some| local| allied)*"


@cache
def _people() -> str:
    return any_of(sorted(arms() - load_nouns().equipment))


@cache
def _before_name() -> re.Pattern[str]:
    """Return what stands before a name of one who acts with others: "the Front and ", "THE ARMY AND THE Hill Guard"."""
    return re.compile(
        rf"{_BESIDE_OTHER.pattern}|\b(?i:{any_of(sorted(arms() - load_nouns().equipment))}){_JOINED}{_WHOSE} $"
    )


@cache
def _behind_name() -> re.Pattern[str]:
    """Return what stands behind a name of one who acts with others: "the Hill Guard AND THE ARMY"."""
    people = rf"(?: [a-z-]+){{0,2}} {_people()}\b"
    return re.compile(rf"{_OTHER_BESIDE.pattern}|\)?(?: \([^()]*\))?{_JOINED}{_WHOSE}(?: {_CALLED}|{people})")


_HAS_IT = re.compile(r"(?:['’]s?)? (?:hands|control|territory|custody)\b", re.IGNORECASE)
"""What follows somebody who has what is "in" them: "in Front HANDS"."""

"""What a sentence leaves open, or tells only in passing: what hangs on another sentence, or is known to its reader.

A line of a printed factbox has one sentence. "Five of his men were killed" tells nobody whose men they were, and "after
the shelling of Alder the mood turned" does not report that Alder was shelled.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.publish.circumstances import hangs_on_before, tells_when
from factbox.publish.document import one_line
from factbox.publish.grounds_table import any_of, load_grounds

_OPENING = re.compile(
    r"[“\"']*(?:(?:If|Unless) (?:not|so|you)\b|Otherwise,|Among (?:them|these|those)\b"
    r"|(?:(?:Most|Some|All|None|Many|Few|Both) of )?"
    r"(?:the|The) (?:others|rest|latter)\b(?! of)"
    r"|Between the (?:two|three|four)\b"
    r"|In the (?:first|second|third|former|latter) (?:stand|stood|are|is|were|was|lie|lay)\b"
    r"|The (?:two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )+(?:have|has|had) since\b)"
)
"""How a sentence begins that nobody understands without the one before it: "Among them are three clerks"."""

_IF = re.compile(r"[“\"']*(?:If|Unless|Once|When|As long as) (?:he|she|they|it|this|that)\b(?! [a-z]+ (?:is|are)\b)")
"""A condition on somebody whom only the sentence before names."""

_SAYS = r"(?:\w+ly |also |then |now |further |again |later |still |since |even |once |has |had |have )*"
_PRONOUN_SAYS = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey) {_SAYS}(?:said|says|say|told|adds?|added"
    r"|wrote|writes|claim(?:ed|s)|den(?:y|ies|ied)"
    r"|stress(?:es|ed)|not(?:es|ed)|recall(?:s|ed)|concede[sd]?|confirm(?:s|ed)|explain(?:s|ed)|declare[sd]?|announce[sd]?"
    r"|report(?:s|ed)|estimate[sd]?|state[sd]|maintain(?:s|ed)|repl(?:ies|ied)|repeat(?:s|ed)|allege[sd]?|boast(?:s|ed)"
    r"|reject(?:s|ed)|dismiss(?:es|ed)|admit(?:s|ted)|acknowledge[sd]?|insist(?:s|ed)|vow(?:s|ed)|warn(?:s|ed)|promise[sd]?"
    r"|puts?(?= (?:the|their|its|that|his|her)\b))\b"
)

_CAPITAL = re.compile(r"(?<=[a-z0-9,;:’'\"”)] )[“\"']?[A-Z][\w'’-]+")
_DAY_NAMES = frozenset(
    (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
        *("April", "May", "June", "July", "August", "September", "October", "November", "December", "I"),
    )
)


def has_name(sentence: str) -> bool:
    """Say whether a sentence has a name of somebody or of a place inside it; its first word is none."""
    found = (one[0].strip("“\"'").removesuffix("'s") for one in _CAPITAL.finditer(one_line(sentence)))
    return any(word not in _DAY_NAMES for word in found)


def leaves_open(sentence: str) -> bool:
    """Say whether a sentence cannot be understood without the one before it: it counts or resumes what that has."""
    told = one_line(sentence)
    if _OPENING.match(told) is not None:
        return True
    if any(open_.search(told) is not None for open_ in (_AFTER_THAT, _OF_THESE, _RESPONSIBLE)):
        return True
    if (_THERE.search(told) or _BY_PRONOUN.match(told)) and not has_name(told):
        return True
    counts = hangs_on_before(told) or _FURTHER.match(told) is not None
    return (counts or _OWNED.match(told) is not None) and not has_name(told)


def is_set_nowhere(sentence: str) -> bool:
    """Say whether a sentence has no name, and a place that only another one names: "the town's hospital said"."""
    told = one_line(sentence)
    return _bare_place().search(told) is not None and not has_name(told)


def has_bare_place(sentence: str) -> bool:
    """Say whether a sentence has a place that only another one names: "its monitors had visited the area"."""
    return _bare_place().search(one_line(sentence)) is not None


def tells_of_known_deed(sentence: str) -> bool:
    """Say whether a sentence counts people of a deed that only another one tells of: "two of 37 died in the attack"."""
    return _known_deed().search(one_line(sentence)) is not None


def tells_of_deed(sentence: str) -> bool:
    """Say whether a sentence has a word for what somebody did to others: "gunmen ambushed a patrol"."""
    return re.search(rf"(?i)\b{any_of(load_grounds().deeds)}", one_line(sentence)) is not None


@cache
def _known_deed() -> re.Pattern[str]:
    """Return the pattern of a deed with its article, and with nothing behind it that tells where it was, or when."""
    deed = rf"{any_of(load_grounds().deeds)}\w*"
    return re.compile(
        rf"\b(?:in|by|during) (?:the|that|this) (?:[a-z]+ )?{deed}"
        r"(?=[,.;”\"]|$| (?:has|have|had|was|were|and|but|while)\b)"
    )


@cache
def _bare_place() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he (?:[a-z]+ )?{any_of(load_grounds().bare_places)}(?:['’]s)?\b(?! of\b)"
        r"|\b(?:around|near|inside|outside|into|entered|surround(?:s|ed)) it\b"
    )


_SHORTEST = 5
"""Words of a sentence that tells how many, and has no room for where, when or whose they were."""


def tells_only_number(sentence: str) -> bool:
    """Say whether a sentence is a number of people and what befell them, of no place, day or name: "Seven men died"."""
    told = one_line(sentence).strip("“”\"'")
    return len(told.split()) <= _SHORTEST and not (has_name(told) or tells_when(told))


_AFTER_THAT = re.compile(r"\b(?:after|before) (?:that|this)[.;”\"]|\b(?:after|before) (?:that|this)$")
"""How a sentence ends that only the one before it dates."""

_RESPONSIBLE = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|den(?:y|ies|ied|ying)|took|takes?|taken) responsibility\b(?! (?:for|over))"
)
"""Words for a deed that only the sentence before has."""

_OF_THESE = re.compile(
    r"\bof (?:these|those) (?:have|had|has|were|was|are|is)\b"
    r"|^[“\"']*[A-Z]\w+ of the (?:two|three|four|five|six|seven|eight|nine|ten) (?:have|had|has|were|was|are|is)\b"
)
"""A number of people or things that the sentence before has: "three of these were shot", "Two of the four were"."""

_THERE = re.compile(r"\b(?:sent|flown|taken|brought|moved|deployed|killed|wounded|shot|held|arrested) there\b")
"""A place that only the sentence before names."""

_BY_PRONOUN = re.compile(r"[“\"']*(?:He|She|They) (?:(?:has|have|had|also|then|later|since) )*\w+(?:ed|d|t|n)?\b")
"""Who did it only the sentence before tells."""

_FURTHER = re.compile(
    r"[“\"']*(?:Another |An additional )?[\w-]+ (?:more|others) (?:have|had|has|were|was|are|is|died|fell)\b"
)
_OWNED = re.compile(r"[“\"']*(?:He|She) (?:put|puts) (?:his|her|their|its)\b")


def leaves_open_whom(sentence: str) -> bool:
    """Say whether a sentence that foretells something, or sets a condition for it, has a pronoun for whom it is of."""
    told = one_line(sentence)
    return _IF.match(told) is not None or _OPENING.match(told) is not None or _RESUMED.match(told) is not None


_RESUMED = re.compile(
    r"[“\"']*(?:They|It|These|Those|Both) (?:will|would|are|is|shall|may|might|could|plan|want|intend)\b"
)


def is_said_by_pronoun(sentence: str, name: str = "") -> bool:
    """Say whether a pronoun says something in a sentence, and no name stands before it: "It also denied that".

    Args:
        sentence: the sentence.
        name: whom the pronoun may stand for.
    """
    told = one_line(sentence)
    found = _PRONOUN_SAYS.search(told)
    at = told.casefold().find(one_line(name).casefold()) if name else -1
    return found is not None and not 0 <= at < found.start()


def says_person(sentence: str) -> bool:
    """Say whether "he" or "she" says something in a sentence, whom the sentence before names."""
    found = _PRONOUN_SAYS.search(one_line(sentence))
    return found is not None and found[0].casefold().startswith(("he ", "she "))


def says_it(sentence: str) -> bool:
    """Say whether "it" says something in a sentence: "We shall come back," it said."""
    found = _PRONOUN_SAYS.search(one_line(sentence))
    return found is not None and found[0].casefold().startswith("it ")


def is_known(clause: str, sentence: str) -> bool:
    """Say whether a sentence only refers to a happening that its reader knows: "after the shelling of Alder".

    Args:
        clause: the words of a report that tell of the happening.
        sentence: the sentence they stand in.
    """
    told, words = one_line(sentence), one_line(clause)
    at = told.find(words) if words else -1
    if at < 0:
        return False
    before = told[:at]
    named = _deed().match(words) is not None and _DEFINITE.search(before) is not None
    if _NIGHT_OF.match(words) and re.search(r"\b(?:after|following)(?: an?| another)? $", before):
        return True  # "took Alder after a night of shelling"
    return named or re.search(r"\b[Ss]ince $", before) is not None


_NIGHT_OF = re.compile(r"(?:an? )?(?:[\w-]+ )?(?:nights?|days?|hours?|weeks?|months?) of (?:[\w-]+ )?[\w-]+$")
"""A happening that is told as a length of time."""

_DEFINITE = re.compile(
    r"\b(?:after|before|following|since|until|over|for|from|about|despite"
    r"|call(?:s|ed|ing)|describ(?:es|ed|ing)|welcom(?:es|ed|ing)|prais(?:es|ed|ing)|justif(?:ies|ied|ying)|regret(?:s|ted)"
    r"|documented|condemn(?:s|ing)|condemned|denounced|deplored|mourned|investigated|protested|recalled|avenged) "
    r"(?:the|that|this|last|these|those)(?: [\w.'’-]+){0,4} $",
    re.IGNORECASE,
)
"""What stands before a happening that the sentence takes as known."""


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\w-]+ )?{any_of(load_grounds().deeds)}\w*(?: (?:of|on|in|at|against|near|by)\b|$)", re.IGNORECASE
    )


def tells_slogan(sentence: str) -> bool:
    """Say whether a sentence has a slogan, which tells nothing of who holds what: "the road belongs to the people"."""
    return re.search(rf"(?i)\b{any_of(load_grounds().slogans)}\b", one_line(sentence)) is not None


def names_nature(text: str) -> bool:
    """Say whether a text has a word for a flood, a sickness or the like."""
    return re.search(rf"(?i)\b{any_of(load_grounds().of_nature)}\b", text) is not None


def tells_of_nature(sentence: str) -> bool:
    """Say whether a sentence tells of a flood or the like, and of no deed: "floods killed four"."""
    deeds = set(load_grounds().deeds) - {"death", "fall", "push", "advance", "operation"}
    return names_nature(sentence) and re.search(rf"(?i)\b{any_of(sorted(deeds))}", one_line(sentence)) is None


_VICTIMS = re.compile(
    r"\b[Tt]he (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?(?:[\w-]+ ){1,2}who (?:was|were|had been)\b"
)


def names_deed(clause: str) -> bool:
    """Say whether a clause has no verb, and only a noun for a deed: "offensive against Alder"."""
    return _deed().match(one_line(clause)) is not None


def tells_of_known_victims(clause: str) -> bool:
    """Say whether words tell of people whom a reader knows by what befell them: "the two guards who were shot"."""
    return _VICTIMS.match(one_line(clause)) is not None

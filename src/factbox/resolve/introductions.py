"""What the text says of somebody whom a sentence calls by a bare name: "Defence Minister Jan Roe ... Roe said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.function_words import load_function_words

LONGEST_TITLE = 8
"""Words before a name that may belong to it."""

FIRST_TIMES = 12
"""Places where a name stands that are looked at: people are introduced where they are first named."""

REACH = 120
"""Characters on either side of a name in which the words that introduce it are looked for."""

FAR_BEFORE = 1200
"""Characters before "the officer" in which it is said which officer."""

LONGEST_NAME = 3
"""Words in the name of a person."""

_DEFINITE = re.compile(r"[Tt]he [a-z]+(?: [a-z]+)?$")
_GIVEN = re.compile(r"(?:[A-Z][\w.’'-]* ){1,2}$")
_RIGHT = re.compile(r"(?:, [^,.;:!?“”\"()\n]{2,90}){0,2}")
_ROLE = re.compile(
    r",? (?:who )?(?P<verb>commands|leads|heads|chairs|directs|represents|speaks for|speaking for) "
    r"(?P<whom>(?:an? [a-z]+ of )?(?:the )?[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*)"
)
_ROLES = {
    "commands": "commander of",
    "leads": "leader of",
    "heads": "head of",
    "chairs": "chairman of",
    "directs": "director of",
    "represents": "representative of",
    "speaks": "spokesman for",
    "speaking": "spokesman for",
}
"""What a clause with each verb makes of somebody."""
_OPENS = ("a ", "an ", "the ", "one ", "head ", "chief ", "deputy ", "director ")
_ACRONYM = re.compile(r"[A-Z]{2,8}")
"""A short form that a text may explain: "the army's information office (AIO)"."""


def is_bare_name(words: str) -> bool:
    """Say whether words are nothing but a name of at most three words."""
    tokens = words.split()
    return 0 < len(tokens) <= 3 and all(token[:1].isupper() and token.replace("-", "").isalpha() for token in tokens)


def introduced_as(name: str, text: str) -> str:
    """Return the words with which a text introduces a bearer of a name: title, full name and apposition.

    The first place where the text gives the name an office or a role counts; empty where none does.
    """
    return next(introductions(name, text), "")


def introductions(name: str, text: str) -> Iterator[str]:
    """Yield the words with which a text introduces a bearer of a name, wherever it gives an office or a role."""
    for start in islice(_occurrences(name, text), FIRST_TIMES):
        left = text[max(0, start - REACH) : start].rpartition("\n")[2]
        given = _GIVEN.search(left) if " " not in name else None
        full = f"{given[0] if given else ''}{name}"
        title = _title(left[: given.start()] if given else left)
        title = title or _office_before(left[: given.start()] if given else left, text[start + len(name) :][:1])
        apposed = _apposition(_RIGHT.match(text[start + len(name) : start + len(name) + REACH]))
        role = _role_told(text[start + len(name) : start + len(name) + REACH])
        if role or _tells_role(f"{title}{given[0] if given else ''}") or _tells_role(apposed):
            yield f"{title}{full}{apposed}{role}"


def body_explained(short: str, text: str) -> str:
    """Return the words for a body whose acronym a text explains, "the army press office (APO)"; empty if none."""
    short = short.removeprefix("The ")
    if not _ACRONYM.fullmatch(short):
        return ""
    found = re.search(rf"\b(?i:the)((?: [\w’'-]+){{1,8}}) [(\[]{short}[)\]]", text)
    return re.split(r"(?i: the )", found[1])[-1].strip() if found else ""


def name_beside_office(words: str) -> str:
    """Return the personal name beside an office; empty if none.

    "spokesman JAN ROE", "its mayor, Captain JAN ROE", "Colonel JAN ROE of the Hill Guard"; a surname alone only right
    behind a title or before an office: "the League's Major ROE", "ROE, the League's spokesman".
    """
    parts = words.split(", ")
    for i, part in enumerate(parts[:2]):
        before_office = i == 0 and len(parts) > 1 and parts[1][:1].islower() and _tells_role(parts[1])
        least = 1 if before_office else 2
        names = (_name_at_end(told, least) for told in (_OF_WHOM.sub("", part), part))
        if name := next(filter(None, names), ""):
            return name
    return ""


_OF_WHOM = re.compile(r" of (?:the )?[A-Z].*$")


def _name_at_end(words: str, least: int) -> str:
    """Return the personal name of so many words or more at the end of words, one behind a title; empty if none."""
    titles = load_persons().titles
    tokens = words.split()
    at = len(tokens)
    while at and _names_person(tokens[at - 1]) and tokens[at - 1].casefold().rstrip(".") not in titles:
        at -= 1
    titled = at > 0 and tokens[at - 1].casefold().rstrip(".") in titles
    return " ".join(tokens[at:]) if (1 if titled else least) <= len(tokens) - at <= LONGEST_NAME else ""


def _names_person(token: str) -> bool:
    return token[:1].isupper() and token.replace("-", "").isalpha() and not _tells_role(token)


def meant_before(words: str, text: str, at: int) -> str:
    """Return the fuller words for whom "the officer" or "the spokesman" takes up, the last before an offset.

    Args:
        words: the words of a speaker.
        text: the text of the report.
        at: where the words stand in it.

    Returns:
        "a police officer" for "the officer"; empty where the words are no article and office, or nobody was so called.
    """
    noun = words.partition(" ")[2]
    if not _DEFINITE.match(words) or not _tells_role(noun):
        return ""
    fuller = re.compile(
        rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Tt]heir) (?:(?!and\b)[\w-]+ ){{1,4}}{re.escape(noun)}\b"
        rf"|\b[Aa]n? {re.escape(noun)} (?:of|for|in|from|with) (?:the )?[\w’'-]+(?: [A-Z][\w-]+)*"
    )
    found = [match[0] for match in fuller.finditer(text, max(0, at - FAR_BEFORE), at)]
    return found[-1] if found else ""


def _occurrences(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands as whole words; by ``find``, since a pattern would be slow in hostile text."""
    start = text.find(name)
    while start >= 0:
        around = text[max(0, start - 1) : start] + text[start + len(name) : start + len(name) + 1]
        if not any(char.isalnum() for char in around):
            yield start
        start = text.find(name, start + 1)


def _title(left: str) -> str:
    """Return the end of the words before a name that belongs to it: capitals and words for a role."""
    words = left.split()[-LONGEST_TITLE:]
    first = len(words)
    while first and (words[first - 1][:1].isupper() or _tells_role(words[first - 1])) and words[first - 1][-1] != ".":
        if words[first - 1].endswith(",") and (not _tells_role(words[first - 1]) or _are_several(words[first - 1])):
            break  # "In X, Jan Roe", "four women, Jan Roe said"
        first -= 1
    days = load_function_words().weekdays  # "this morning, Thursday, Colonel Jan Roe"
    begins = next(
        (at + 1 for at in range(len(words) - 1, first - 1, -1) if words[at].rstrip(",").casefold() in days), first
    )
    return "".join(f"{word} " for word in words[begins:])


def _office_before(left: str, following: str) -> str:
    """Return "the leader of the League, " before a name set off by commas; empty where none stands there."""
    found = _OFFICE_BEFORE.search(left) if following == "," else None
    return found[0] if found and _tells_role(" ".join(found[0].split(" of ")[0].split()[:4])) else ""


_OFFICE_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) (?:[a-z-]+ ){1,3}(?:of|for|in) [^,.;:!?\n]{2,60}, $")


def _are_several(word: str) -> bool:
    """Say whether a noun stands for several people, which is nobody's title: "women,"."""
    return word.rstrip(",").casefold().endswith(("s", "men", "people", "children"))


def _apposition(right: re.Match[str] | None) -> str:
    """Return ", a lawmaker from the north" of what follows a name; empty if it is no apposition."""
    parts = [part.strip() for part in right[0].split(",") if part.strip()] if right else []
    aged = bool(parts) and parts[0].isdigit()
    age, parts = (f", {parts[0]}", parts[1:]) if aged else ("", parts)
    told = parts[0] if parts and _apposes(parts[0]) else ""
    return f"{age}, {told}" if told else age


def _apposes(part: str) -> bool:
    """Say whether words behind a name say what its bearer is: "a lawmaker", "police chief in X", not "police said"."""
    if part.startswith(_OPENS):
        return _tells_role(part)
    tokens = part.split()
    return _tells_role(" ".join(tokens[:2])) and part[:1].islower() and saying_verbs().keys().isdisjoint(tokens)


def _role_told(right: str) -> str:
    """Return ", commander of the League" for ", who commands the League" right after a name; empty if it says none."""
    told = _ROLE.match(right)
    return f", {_ROLES[told['verb'].split()[0]]} {told['whom']}" if told else ""


def _tells_role(words: str) -> bool:
    """Say whether words hold a noun for an office, a public function or a private role."""
    tokens = words.casefold().replace(",", " ").split()
    single, phrases = _role_nouns()
    folded = f" {' '.join(tokens)} "
    return not single.isdisjoint(tokens) or any(f" {phrase} " in folded for phrase in phrases if len(tokens) > 1)


@cache
def _role_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the nouns for offices, public functions and private roles: single words, and phrases."""
    persons = load_persons()
    nouns = {noun for noun, _ in load_nouns().speakers} | set(persons.public) | set(persons.private)
    return frozenset(noun for noun in nouns if " " not in noun), tuple(sorted(noun for noun in nouns if " " in noun))

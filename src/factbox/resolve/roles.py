"""What is published of a speaker: the name of whoever speaks in public, and of a private person only the role.

A shopkeeper who tells a reporter who holds his town can be found by his name and harmed for it, and what he saw is
worth as much without it. The words of the report stay in the mention; only the name that everything published is made
from is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer
from factbox.knowledge.surnames import NO_OFFICE

LONGEST_BEFORE = 6
"""Words that may belong to a role before its noun; what is longer is a clause."""

A_CHILD = "a child"
WITHHELD = "a private person; the name is withheld"
"""The reason given where a name is withheld."""

ADULT = 18
"""Years of age below which nothing but that it is a child is published."""

_TOKEN = re.compile(r"[^\W_](?:[\w.’'-]*[\w’'])?|[,;]")
_AGED = re.compile(r"(?:aged? )?(\d{1,2})(?:[- ]years?[- ]old)?\b")
_WHERE = frozenset({"in", "from", "near", "at", "outside", "of"})
_ENDS = frozenset(
    {
        "speaking",
        "reached",
        "contacted",
        "interviewed",
        "who",
        "whose",
        "whom",
        "named",
        "called",
        "identified",
        "known",
        "that",
        "which",
        "nicknamed",
        "surnamed",
    }
)
_OPENERS = frozenset({"other", "others", "most", "critics", "no", "those", "nobody", "someone", "everyone", "anyone",
                      "former", "senior", "more", "any", "few", "local",
                      "rights", "human"})  # fmt: skip
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds"})


def own_words(words: str) -> str:
    """Return the words without relative clauses, which tell of other people and places."""
    return re.split(r",? who(?:se|m)?\b", words)[0]


def speaks_in_public(words: str) -> bool:
    """Say whether the words give a function in which people speak in public (analyst, commander, director)."""
    tokens = _singular(own_words(words))
    return any(f" {noun} " in tokens for noun in load_persons().public) and not is_relative(words)


def is_relative(words: str) -> bool:
    """Say whether the words tell first whose relative or friend it is: "the wife of a commander" is no commander."""
    tokens = _singular(own_words(words))
    kin = [at for noun in load_persons().kin if (at := tokens.find(f" {noun} ")) >= 0]
    if not kin:
        return False
    offices = [noun for noun, kind in load_nouns().speakers if kind == "official"]
    others = [at for noun in (*load_persons().public, *offices) if (at := tokens.find(f" {noun} ")) >= 0]
    return min(kin) < min(others, default=len(tokens))


def is_private(words: str) -> bool:
    """Say whether the words give a private role (resident, shopkeeper, mother)."""
    tokens = _singular(words)
    return any(f" {noun} " in tokens for noun in load_persons().private)


def is_body(words: str) -> bool:
    """Say whether a name is that of an organisation: by its article, its head, or capitals alone ("UNAMA")."""
    tokens = own_words(words).replace(",", " ").split()
    capitals = [word for word in tokens if word[:1].isupper()]
    if any(word.casefold().rstrip(".") in load_persons().bodies for word in capitals[1:] or capitals):
        return True
    if any(len(word) > 1 and word.isupper() and "." not in word for word in capitals):
        return True
    if capitals[1:] and tokens[0] == capitals[0] and tokens[0].casefold() in load_persons().opens_body:
        return True
    head = next((i for i, word in enumerate(tokens) if word in load_function_words().prepositions), len(tokens))
    if head and not tokens[head - 1][:1].isupper() and tokens[head - 1] in load_persons().bodies:
        return True
    return tokens[:1] in (["the"], ["The"]) and len(capitals) > (tokens[0] == "The")


def is_named_body(words: str) -> bool:
    """Say whether words begin with the name of an organisation: "the Local Committees, an activist network"."""
    tokens = words.partition(",")[0].split()
    heads = {word.casefold().removesuffix("s") for word in tokens[1:] if word[:1].isupper()}
    bodies = {noun.removesuffix("s") for noun in load_persons().bodies}
    return (
        tokens[:1] in (["the"], ["The"])
        and not heads.isdisjoint(bodies)
        and not is_private(" ".join(filter(str.islower, tokens)))
    )


def has_personal_name(words: str, gazetteer: Gazetteer) -> bool:
    """Say whether any capitalised word is left when roles, places, peoples and common words are taken away."""
    return any(left for _, left in _parts(words, gazetteer))


def public_role(words: str, gazetteer: Gazetteer) -> str:
    """Return the role of a private person, without a name: "a shopkeeper", "a resident of Farah".

    Args:
        words: the words of the report for the person, with what introduces him.
        gazetteer: the places that are known; a place is part of a role, another name never is.

    Returns:
        The role with an article, or :data:`~factbox.knowledge.surnames.NO_OFFICE` where the words give none.
    """
    if any(0 < int(age[1]) < ADULT for part in words.split(",") if (age := _AGED.fullmatch(part.strip()))):
        return A_CHILD
    if re.search(r"\b(?:[1-9]|1[0-7])-year-old\b", words):
        return A_CHILD
    roles = [role for role, _ in _parts(words, gazetteer) if role]
    return _with_article(roles[0]) if roles else NO_OFFICE


def _parts(words: str, gazetteer: Gazetteer) -> Iterator[tuple[str, bool]]:
    """Yield for each part between commas the role in it, and whether a name is left beside that."""
    for part in re.split(r"[,;]", words):
        tokens = _TOKEN.findall(part)
        if tokens:
            yield _role(tokens, gazetteer)


def _role(tokens: Sequence[str], gazetteer: Gazetteer) -> tuple[str, bool]:
    if by_title := _title_role(tokens):
        return by_title, True
    head = _head(tokens)
    if head is None:
        if _are_no_person(tokens):
            return "", False
        described = tokens[0].casefold() in ("a", "an") and len(tokens) > 1 and tokens[1].islower()
        if not described:
            return "", not _are_several(tokens) and any(_is_name(word, i, gazetteer) for i, word in enumerate(tokens))
        head = (1, 1)
    first, last = head
    named = [i for i in range(first) if _is_name(tokens[i], i, gazetteer)]
    if named and (_is_place_before(tokens, named[0], first, gazetteer) or _are_of(tokens[last - 1])):
        named = []
    before = [word for i, word in enumerate(tokens[:first]) if i not in named and word.casefold() not in _ENDS]
    end = _role_end(tokens, last, gazetteer)
    role = [*(before if len(before) <= LONGEST_BEFORE else []), *tokens[first:end]]
    if end < len(tokens) and tokens[end][:1].isupper():
        role = _without_open_end(role)
    while len(role) > 1 and role[-1] in load_function_words().prepositions:
        del role[-1]
    role[0] = role[0].lower() if role[0].casefold() in _common() else role[0]
    return " ".join(role), bool(named) or any(_is_name(tokens[i], i, gazetteer) for i in range(end, len(tokens)))


def _title_role(tokens: Sequence[str]) -> str:
    """Return what the title before a name says that its bearer is: a doctor, a priest; empty if it says nothing."""
    titled = len(tokens) > 1 and tokens[0][:1].isupper() and tokens[1][:1].isupper()
    return load_persons().title_roles.get(tokens[0].casefold().rstrip("."), "") if titled else ""


def _are_no_person(tokens: Sequence[str]) -> bool:
    """Say whether tokens are a phrase for several bodies or records, with a capital at its head alone."""
    common = tokens[0].isalpha() or "-" in tokens[0]
    several = not load_persons().several.isdisjoint(word.casefold() for word in tokens)
    return common and several and not any(word[:1].isupper() for word in tokens[1:])


def _without_open_end(role: list[str]) -> list[str]:
    """Return the words of a role without those that only a name behind them completes: "residents OF NEARBY"."""
    opens = (i for i in range(len(role) - 1, 0, -1) if role[i] in load_function_words().prepositions)
    at = next(opens, None)
    return role if at is None or not all(map(str.islower, role[at:])) else role[:at]


def _are_several(tokens: Sequence[str]) -> bool:
    """Say whether tokens are a common noun for several, which has a capital as the first word: "Rights campaigners"."""
    return len(tokens) > 1 and all(word.islower() for word in tokens[1:]) and tokens[-1].endswith("s")


def _is_place_before(tokens: Sequence[str], first: int, head: int, gazetteer: Gazetteer) -> bool:
    """Say whether the words from ``first`` up to a role are a place ("Farah resident"); a family's name may be one."""
    kin = _one(tokens[head]) in load_persons().kin
    return (
        not kin
        and all(word[:1].isupper() for word in tokens[first:head])
        and gazetteer.knows(" ".join(tokens[first:head]))
    )


def _are_of(noun: str) -> bool:
    """Say whether a noun is of several who are called by a place or a people before it: "Karsenian LAWYERS"."""
    return _one(noun) != noun.casefold() and _one(noun) not in load_persons().kin


def _head(tokens: Sequence[str]) -> tuple[int, int] | None:
    """Return the bounds of the first noun for a private role."""
    singular = [_one(word) for word in tokens]
    for i in range(len(tokens)):
        for words in _private_roles().get(singular[i], ()):
            if singular[i : i + len(words)] == words and not _describes(tokens, i + len(words)):
                return i, i + len(words)
    return None


@cache
def _private_roles() -> Mapping[str, Sequence[list[str]]]:
    """Return the nouns for private roles and for speakers without a name, each as its words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for words in map(str.split, (*load_persons().private, *_unnamed())):
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _unnamed() -> tuple[str, ...]:
    """Return the nouns for speakers whom a report calls by no name but what they are: "two OFFICIALS in Karsa"."""
    return tuple(noun for noun, kind in load_nouns().speakers if kind == "anonymous")


def _describes(tokens: Sequence[str], at: int) -> bool:
    """Say whether the next word is a role too, so that this one only describes it ("family friend")."""
    return at < len(tokens) and tokens[at].islower() and _one(tokens[at]) in load_persons().private


def _role_end(tokens: Sequence[str], at: int, gazetteer: Gazetteer) -> int:
    """Return where a role ends that begins before ``at``: places belong to it, other names do not."""
    where = _WHERE - {"of"} if _one(tokens[at - 1]) in load_persons().kin else _WHERE
    joins = _WHERE | load_function_words().determiners | {"and", "or", "by", "with", "to"}
    start = end = at
    while at < len(tokens) and tokens[at] not in _ENDS:
        word = tokens[at]
        if word[:1].isupper():
            place = _place_end(tokens, at, gazetteer) if _stands_after(tokens, at, where) else at
            if place == at:
                leads = (i for i in range(at - 1, start, -1) if tokens[i] in _WHERE)
                end = min(end, next(leads, end))
                break
            at = end = place
            continue
        at += 1
        end = end if word in joins else at
    return end


def _stands_after(tokens: Sequence[str], at: int, where: frozenset[str]) -> bool:
    """Say whether a preposition of place, with or without an article, stands before ``at``."""
    return tokens[at - 1] in where or (tokens[at - 1] == "the" and at > 1 and tokens[at - 2] in where)


def _place_end(tokens: Sequence[str], at: int, gazetteer: Gazetteer) -> int:
    """Return where the longest known place that begins at ``at`` ends; ``at`` itself where none does."""
    for end in range(min(at + 4, len(tokens)), at, -1):
        if tokens[end - 1][:1].isupper() and gazetteer.knows(" ".join(tokens[at:end])):
            follows = tokens[end] if end < len(tokens) else ""
            return at if follows[:1].isupper() else end
    return at


def _is_name(word: str, position: int, gazetteer: Gazetteer) -> bool:
    """Say whether a capitalised word may be a person's name; at the head of the words it may be a common word."""
    if not word[:1].isupper() or gazetteer.country_of_demonym(word) or (len(word) > 1 and word.isupper()):
        return False
    return not (position == 0 and (word.casefold() in _common() or _one(word) in load_persons().private))


@cache
def _common() -> frozenset[str]:
    words, nouns = load_function_words(), load_nouns()
    plain = words.determiners | words.pronouns | words.adverbs | words.prepositions | words.clause | _NUMBERS
    heads = {noun for noun, _ in nouns.speakers} | set(load_persons().private) | set(load_persons().public)
    plural = {f"{noun}s" for noun in heads}
    shown = {word for name in ("shown", "hearsay", "documents") for phrase in load_cues()[name] for word in phrase}
    return plain | heads | plural | shown | _OPENERS


def _one(word: str) -> str:
    """Return a noun in the singular, in lower case."""
    folded = word.casefold().replace("’s", "").replace("'s", "")
    singular = folded.removesuffix("es") if folded.endswith("sses") else folded.removesuffix("s")
    return singular if singular in load_persons().private else folded


def _singular(words: str) -> str:
    tokens = [word.rstrip(".") for word in words.casefold().replace(",", " ").split()]
    ends = (word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in tokens)
    return f" {' '.join(tokens)}  {' '.join(ends)} "


def _with_article(role: str) -> str:
    first = role.split(maxsplit=1)[0].casefold()
    plain = load_function_words().determiners | _NUMBERS
    last = re.split(r" (?:of|in|from|near|at|outside) ", role)[0].split()[-1]
    several = last.casefold() in ("people", "men", "women", "children", "families", "sources")
    plural = several or _one(last) != last.casefold()
    if first in plain or first.isdigit() or plural:
        return role
    spelled = re.match(r"U[A-Z]|u(?:ni|se|ro)", role)  # "a UK journalist"
    return f"an {role}" if first[:1] in "aeiou" and not spelled else f"a {role}"

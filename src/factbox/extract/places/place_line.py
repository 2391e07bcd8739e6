"""What the words beside a place say in a sentence, whatever the place: its kind, a facility, a list that goes on.

Each function takes the sentence and the index of a token.
"""

from __future__ import annotations

from typing import cast

from factbox.extract.sentence.line import DASHES, Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.events import Trigger, triggers_by_word
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.place_words import load_place_words
from factbox.records import Extent

_TAKINGS = ("territory.capture", "territory.siege", "territory.enter")
SEATS = ("seat", "seats")


def _takes_towns(trigger: Trigger) -> bool:
    """Say whether a word is a verb of taking, entering or pressing what stands right behind it."""
    return trigger.predicate.where("place")[:1] == ("object",) and trigger.predicate.type in _TAKINGS


def extent_at(line: Line, i: int) -> tuple[Extent, int]:
    """Return how much of a place is meant by words like "parts of", empty for none, and where they end."""
    side = i + 1 if line.words[i] == "the" else i
    part = sides_end(line, side, definite=side > i)
    if part is not None:
        return "parts", part
    for start in (i, side):  # "a third of", "THE half of"
        opening = line.words[start] if start < len(line.words) else ""
        for words, extent in load_place_words().extents.get(opening, ()):
            if line.at(start, words):
                return _narrowed(line, cast("Extent", extent), start + len(words))
    return ("parts", i + 1) if _faces_name(line, i) else ("", i)


def _narrowed(line: Line, extent: Extent, i: int) -> tuple[Extent, int]:
    """Return an extent as what goes on narrows it: "the whole WEST OF X" and "all of WESTERN X" are parts of X."""
    at = i + line.at(i, ("the",))
    if at < len(line) and line.words[at] in load_place_words().compass and line.at(at + 1, ("of",)):
        return "parts", at + 2
    part = sides_end(line, at, definite=at > i) if at < len(line) else None
    if part is not None:
        return "parts", part
    return ("parts", at + 1) if at < len(line) and _faces_name(line, at) else (extent, i)


def _faces_name(line: Line, i: int) -> bool:
    """Say whether a direction stands before the bare name of a place: "captured NORTHERN X".

    "Northern X province" is mostly a province in the north of its land.
    """
    if (
        line.words[i] not in load_place_words().compass
        or line.capital(i)
        or i + 1 >= len(line)
        or not line.capital(i + 1)
    ):
        return False
    end = i + 1
    while end < len(line) and (line.capital(end) or line.words[end] == "-"):
        end += 1
    return end >= len(line) or line.words[end] not in load_place_words().heads


def sides_end(line: Line, i: int, *, definite: bool) -> int | None:
    """Return where "southern districts of" or "two eastern quarters of" ends; "THE two" may be all there are."""
    words = load_place_words()
    some = not definite and i < len(line.words) and _are_some(line.words[i])
    at = i + some
    facing = at < len(line.words) and line.words[at] in words.compass
    if not (some or facing):
        return None
    part = next((part for part in words.sides if line.at(at + facing, part)), None)
    return at + facing + len(part) if part is not None else None


def _are_some(word: str) -> bool:
    """Say whether a word is a number or another that says how many, as "two" and "several"."""
    return word in load_place_words().some_of or word in load_numbers().cardinals


def is_noun(line: Line, i: int) -> bool:
    """Say whether a word is what lies in a direction of something: "a SUBURB north of X"."""
    return line.words[i] in load_place_words().nouns or line.sentence.tokens[i].tag in ("NOUN", "PROPN")


def is_spot(line: Line, i: int) -> bool:
    """Say whether the name before a noun is that of a hill or the like, which is no town: "the Orvale HILL"."""
    spot = line.words[i] in load_place_words().named_spots and not line.capital(i)
    return spot and not modifies_next(line, i) and not predicates(line, i)


def takes_before(line: Line, i: int) -> bool:
    """Say whether the word before is a verb of taking, entering or pressing what follows."""
    before = line.words[i - 1] if i else ""
    return any(map(_takes_towns, triggers_by_word().get(before, ())))


def headlined(line: Line, i: int) -> bool:
    """Say whether a bare noun is a town as headlines write it: "seize VILLAGE near X", "TOWN falls to rebels"."""
    words = load_place_words()
    word = line.words[i]
    if word in words.unnamed or word in SEATS or words.heads.get(word) not in ("city", "capital"):
        return False
    beside = line.words[i + 1] if i + 1 < len(line) else ""
    if beside == "hall" or (beside in words.heads and beside not in words.compass) or line.at(i + 1, ("-",)):
        return False
    before = line.words[i - 1] if i else ""
    if takes_before(line, i):
        return True
    starts = i == 0 or before in ("as", ",", ":", "after")
    return starts and any("subject" in t.predicate.where("place") for t in triggers_by_word().get(beside, ()))


def predicates(line: Line, i: int) -> bool:
    """Say whether a word is a clause's verb ("Gangs overrun police station"), and no participle of a noun."""
    token = line.sentence.tokens[i]
    return token.tag == "VERB" and not token.relation.startswith(("amod", "compound"))


def kind_after(line: Line, at: int) -> tuple[str, int]:
    """Return what the words right after a name say it is, and where they end ("Nimroz PROVINCE capital")."""
    end = capital_end(line, at)
    if end is not None:
        return "capital", end
    heads, word = load_place_words().heads, line.words[at] if at < len(line) else ""
    if word.endswith("s") and word.removesuffix("s") in load_place_words().parts_of_towns:
        return "district", at + 1
    if heads.get(word) in ("city", "province", "district"):
        kind, at = heads[line.words[at]], at + 1
        end = capital_end(line, at + 1 if line.at(at, ("'s",)) else at)
        return ("capital", end) if end is not None else (kind, at)
    return "", at


def capital_end(line: Line, at: int) -> int | None:
    """Return where "provincial capital" ends; None if it does not stand there."""
    for phrase in (("provincial", "capital"), ("regional", "capital"), ("capital",)):
        if line.at(at, phrase):
            return at + len(phrase)
    return None


def skip_kind(line: Line, at: int) -> int:
    """Skip the word after a name that says which kind of place it is: "X PROVINCE"."""
    heads = load_place_words().heads
    return at + 1 if at < len(line) and heads.get(line.words[at]) in ("province", "district", "city") else at


def facility_end(line: Line, at: int) -> int | None:
    """Return where the longest name of a facility ends, "police HEADQUARTERS"; None if none begins there."""
    if at >= len(line):
        return None
    seat = line.words[at] in SEATS and line.words[at - 1] in load_place_words().seat_of
    for words in () if seat else load_place_words().facilities.get(line.words[at], ()):
        if line.at(at, words):
            end = at + len(words)
            return (facility_end(line, end) if modifies_next(line, end - 1) else None) or end
    return None


def modifies_next(line: Line, i: int) -> bool:
    """Say whether a noun belongs to the next one by the tree: "port terminal"."""
    token = line.sentence.tokens[i]
    return token.relation.startswith("compound") and token.head == i + 1


def facility_of(line: Line, at: int) -> int:
    """Return where "of the provincial governor" after "the seat" ends."""
    if not line.at(at, ("of", "the")):
        return at
    nouns = load_nouns()
    owners = nouns.government | {noun for noun, kind in nouns.speakers if kind == "official"}
    for end in range(at + 2, min(at + 5, len(line))):
        if line.words[end] in owners:
            return end + 1
    return at


def follows_verb(line: Line, first: int) -> bool:
    """Say whether the phrase follows a verb or a preposition, so that a verb after it begins a new clause."""
    before = line.words[first - 1] if first else ""
    return (before != "of" and before in load_function_words().prepositions) or before in triggers_by_word()


def and_before(line: Line, first: int) -> bool:
    """Say whether an item is the last of its list: a comma alone only locates ("Goma, North Kivu")."""
    return bool({"and", "as", "nor"} & set(line.words[max(first - 3, 0) : first]))


def goes_on(line: Line, at: int) -> bool:
    """Say whether a plain word follows the list: a verb, or a noun that its last item only describes."""
    return verb_follows(line, at) or line.open_class(at)


def in_opening_clause(line: Line, at: int) -> bool:
    """Say whether the sentence opens with "When ..." or "As ...", whose first comma ends it."""
    opens = line.words[0] in load_function_words().clause - {"that", "with", "even", "so", "than"}
    return opens and "," not in line.words[:at]


_JOINTS = ((",", "as", "well", "as"), ("as", "well", "as"), (",", "and"), ("and", "of"), ("and",), ("nor",), (",",))
"""What stands before the next item of a list, the longest first."""


def list_item(line: Line, at: int) -> int | None:
    """Return where the next item of a list begins, or None if the list is over."""
    at = skip_aside(line, skip_direction(line, at))
    for joint in _JOINTS:
        if line.at(at, joint):
            return at + len(joint)
    return None


def skip_direction(line: Line, at: int) -> int:
    """Skip "to its west", "in the south"."""
    if at + 2 < len(line) and line.words[at] in ("to", "in") and line.words[at + 1] in ("its", "the"):
        return at + 3 if line.words[at + 2] in load_place_words().compass else at
    return at


def skip_aside(line: Line, at: int) -> int:
    """Skip what stands between two dashes or is located between two commas, where a list goes on after it."""
    if line.at(at, (",", "near")):
        for end in range(at + 2, min(at + 12, len(line))):
            if line.words[end] == "," and line.words[end + 1 : end + 2] in (("and",), ("as",)):
                return end
    if line.at(at, (",",)) and (behind := apposition_end(line, at)) is not None:
        return behind
    if at < len(line) and line.words[at] in DASHES:
        for end in range(at + 1, min(at + 14, len(line))):
            if line.words[end] in DASHES:
                return end + 1
    return at


def apposition_end(line: Line, comma: int) -> int | None:
    """Return the comma that ends what an item of a list is said to be: "X, scene of a revolt in 1990, Y and Z"."""
    noun = comma + 1
    if not (line.open_class(noun) and line.at(noun + 1, ("of",))) or line.words[noun].endswith("s"):
        return None
    ends = (j for j in range(noun + 2, min(noun + 12, len(line))) if line.words[j] == ",")
    return next(ends, None)


def verb_follows(line: Line, at: int) -> bool:
    """Say whether a verb of a clause, or a word that stands before one, follows."""
    words = load_function_words()
    if at >= len(line):
        return False
    word = line.words[at]
    finite = any(t.form in ("past", "third", "past_or_participle") for t in triggers_by_word().get(word, ()))
    return finite or word in auxiliary_verbs() or word in saying_verbs() or word in words.adverbs

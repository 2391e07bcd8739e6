"""Event types, with the predicates that tell them and the codes that peers use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factbox.errors import KnowledgeError
from factbox.knowledge.tables import load_texts
from factbox.knowledge.verbs import Form, inflect

ROLES = ("actor", "recipient", "place", "victims")
_PREDICATE_KEYS = {"verb", "noun", "adjective", "then", "object", "closing", "closed", "lasting", *ROLES}
_TYPE_KEYS = {"type", "state", "acled", "plover", "cameo", "victims", "predicates"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One way to tell an event of a type.

    Attributes:
        type: the event type.
        part: verb, noun or adjective.
        lemma: its base form; a noun may have several words.
        then: the words that must follow it ("control of").
        objects: the words its object must contain ("flag"); empty for any.
        closing: the word that must close the phrase after ``then`` ("under rebel *control*").
        roles: where each role stands: role name to the places to look, in order.
        closed: whether nothing but when, where, how or to whom may follow ("fell on Friday", not "fell silent").
        victims: the nouns of which one must stand as its victims; empty for any.
        state: whether it tells a state, which lasts, and no happening; of a type, or of its own ("are gone from X").
    """

    type: str
    part: str
    lemma: str
    then: tuple[str, ...]
    objects: tuple[str, ...]
    closing: str
    closed: bool
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    victims: tuple[str, ...]
    state: bool

    def where(self, role: str) -> tuple[str, ...]:
        """Return where a role stands, in the order to be tried; empty if the predicate has no such role."""
        return dict(self.roles).get(role, ())


@dataclass(frozen=True, slots=True)
class Trigger:
    """A written form that may open a predicate: the predicate, and which form of a verb it is."""

    predicate: Predicate
    words: tuple[str, ...]
    form: Form | None


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type with the codes that peers use for it; None where they have none."""

    name: str
    state: bool
    acled: tuple[str, str] | None
    plover: str | None
    cameo: str | None
    predicates: tuple[Predicate, ...]


@cache
def load_event_types() -> tuple[EventType, ...]:
    """Return every event type of the package's tables, in the order of files and rows.

    Raises:
        KnowledgeError: a table is malformed.
    """
    folder = files(__package__)
    tables = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    rows = (row for table in tables for row in load_texts(table.read_text("utf-8")))
    return tuple(_event_type(row) for row in rows)


@cache
def triggers_by_word() -> Mapping[str, tuple[Trigger, ...]]:
    """Return every trigger by its first word in lower case; longer triggers come first."""
    table: dict[str, list[Trigger]] = {}
    for event_type in load_event_types():
        for predicate in event_type.predicates:
            for trigger in _triggers(predicate):
                table.setdefault(trigger.words[0], []).append(trigger)
    return {word: tuple(sorted(found, key=_longest_first)) for word, found in table.items()}


def _rows(table: str) -> list[list[str]]:
    """Return the cells of a table of this folder, without comments and heading."""
    text = files(__package__).joinpath(table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]


@cache
def _generic_roles() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return for each part of speech the roles with the places to look, from ``generic_roles.tsv``."""
    rows = _rows("generic_roles.tsv")
    parts = dict.fromkeys(part for part, _, _ in rows)
    return {
        wanted: tuple((role, tuple(where.split(", "))) for part, role, where in rows if part == wanted)
        for wanted in parts
    }


@cache
def light_verbs() -> Mapping[str, frozenset[str]]:
    """Return the verbs that say of fighting that it goes on, by their part in it, from ``light_verbs.tsv``."""
    return {part: frozenset(verbs.split(", ")) for part, verbs in _rows("light_verbs.tsv")}


@cache
def gunfire_words() -> Mapping[str, frozenset[str]]:
    """Return the words by which fire is told apart, by their part in it, from ``gunfire.tsv``."""
    return {part: frozenset(words.split(", ")) for part, words in _rows("gunfire.tsv")}


@cache
def weapon_types() -> Mapping[str, str]:
    """Return the type of event that each weapon of ``weapons.tsv`` makes, by its lemma."""
    return {weapon: kind for kind, _, weapons in _rows("weapons.tsv") for weapon in weapons.split(", ")}


@cache
def marches() -> Mapping[str, frozenset[str]]:
    """Return the verbs of ``marches.tsv``, by which a place is given up, with the words that must stand beside them."""
    rows = _rows("marches.tsv")
    return {verb: frozenset(beside.split(", ")) for verbs, beside in rows for verb in verbs.split(", ")}


@cache
def goings() -> Mapping[str, str]:
    """Return the words of ``goings.tsv``: verbs with what they tell of people under arms, adverbs of elsewhere."""
    return {verb: kind for kind, verbs in _rows("goings.tsv") for verb in verbs.split(", ")}


@cache
def seen_words() -> Mapping[str, frozenset[str]]:
    """Return the words by which fighters are told to be somewhere, by their part in it, from ``seen.tsv``."""
    return {part: frozenset(words.split(", ")) for part, words in _rows("seen.tsv")}


@cache
def bare_headlines() -> Mapping[tuple[str, ...], str]:
    """Return the words of ``bare_headlines.tsv`` with the type that they tell between a party and a place."""
    return {tuple(words.split()): kind for words, kind in _rows("bare_headlines.tsv")}


@cache
def munitions() -> frozenset[str]:
    """Return the weapons of ``weapons.tsv`` that are fired, thrown or planted, and go off."""
    rows = _rows("weapons.tsv")
    return frozenset(weapon for _, fired, weapons in rows if fired == "yes" for weapon in weapons.split(", "))


@dataclass(frozen=True, slots=True)
class Dealing:
    """One way to tell talks, an agreement, an official's words or a visit; see ``dealings.tsv``.

    Attributes:
        type: the event type.
        particle: the word that must hang on the verb ("come INTO force"); empty if none must.
        where: where the other word stands, in the order to be tried.
        words: the lemmas of which one must stand there; empty for any.
        places: the prepositions that lead to where it is done.
    """

    type: str
    particle: str
    where: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]


@cache
def dealings() -> Mapping[str, tuple[Dealing, ...]]:
    """Return the rows of ``dealings.tsv`` by the lemma of their verb, in order."""
    table: dict[str, list[Dealing]] = {}
    for row in _rows("dealings.tsv"):
        kind, verbs, where, words, places = (*row, "", "")[:5]
        listed = [tuple(cell.split(", ")) if cell else () for cell in (where, words, places)]
        for verb, _, particle in (entry.partition(" ") for entry in verbs.split(", ")):
            table.setdefault(verb, []).append(Dealing(kind, particle, *listed))
    return {verb: tuple(rows) for verb, rows in table.items()}


@cache
def generic_predicate(kind: str, part: str, lemma: str) -> Predicate:
    """Return a predicate with the roles of its part of speech, for a word that no table has under this type."""
    state = any(event_type.state for event_type in load_event_types() if event_type.name == kind)
    return Predicate(kind, part, lemma, (), (), "", closed=False, roles=_generic_roles()[part], victims=(), state=state)


_REACH = 12
"""Words within which the second of two that tell an event must follow: "handed the town and its bridges TO"."""


@cache
def _words_of_types() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return for each type of ``words.tsv`` the words that can tell it, in all forms, to what must follow them."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for kind, words in _rows("words.tsv"):
        for word, _, then in (entry.partition(" ") for entry in words.split(", ")):
            for form in _forms(word):
                known = table.setdefault(kind, {}).get(form, frozenset())
                table[kind][form] = known | {then}
    return table


def _forms(word: str) -> Iterator[str]:
    """Yield a word, its plural and what it becomes as a verb."""
    yield from (word, _plural(word))
    yield from (form for form, _ in inflect(word))


def is_listed(word: str, kind: str) -> bool:
    """Say whether the tables have a word, in lower case, among those that tell an event of a type."""
    return any(row.predicate.type == kind for row in triggers_by_word().get(word, ()))


def can_tell(words: Sequence[str], kind: str) -> bool:
    """Say whether words, in lower case, can begin to tell an event of a type; any can tell one that has no list.

    Args:
        words: the first word with those that follow it.
        kind: the event type.
    """
    able = _words_of_types().get(kind)
    if able is None:
        return True
    then = able.get(words[0], frozenset())
    return "" in then or not then.isdisjoint(words[1 : _REACH + 1])


def _longest_first(trigger: Trigger) -> tuple[int, int, int]:
    predicate = trigger.predicate
    return (-len(trigger.words) - len(predicate.then), -len(predicate.objects), -len(predicate.victims))


def _triggers(predicate: Predicate) -> list[Trigger]:
    if predicate.part == "verb":
        return [Trigger(predicate, (word,), form) for word, form in inflect(predicate.lemma)]
    words = tuple(predicate.lemma.split())
    if predicate.part == "adjective":
        return [Trigger(predicate, words, None)]
    return [Trigger(predicate, words, None), Trigger(predicate, (*words[:-1], _plural(words[-1])), None)]


def _plural(noun: str) -> str:
    return noun + "es" if noun.endswith(("s", "sh", "ch")) else noun + "s"


def _event_type(row: Mapping[str, Any]) -> EventType:
    unknown = set(row) - _TYPE_KEYS
    if unknown or "type" not in row:
        raise KnowledgeError(f"an event type has the keys {sorted(_TYPE_KEYS)}; this has {sorted(row)}")
    state = row.get("state") == "true"
    victims = tuple(row.get("victims", ()))
    predicates = tuple(_predicate(row["type"], p, victims, state=state) for p in row["predicates"])
    acled = row.get("acled")
    plover, cameo = (None if row.get(key) in (None, "null") else str(row[key]) for key in ("plover", "cameo"))
    acled_pair = None if acled in (None, "null") else (str(acled[0]), str(acled[1]))
    return EventType(row["type"], state, acled_pair, plover, cameo, predicates)


def _predicate(kind: str, row: Mapping[str, Any], victims: tuple[str, ...], *, state: bool) -> Predicate:
    parts = [part for part in ("verb", "noun", "adjective") if part in row]
    if len(parts) != 1 or set(row) - _PREDICATE_KEYS:
        raise KnowledgeError(f"{kind}: a predicate is a verb, a noun or an adjective with its roles, not {dict(row)}")
    roles = tuple((role, _several(row[role])) for role in ROLES if role in row)
    return Predicate(
        type=kind,
        part=parts[0],
        lemma=row[parts[0]],
        then=tuple(row.get("then", "").split()),
        objects=_several(row.get("object", [])),
        closing=row.get("closing", ""),
        closed=row.get("closed") == "true",
        roles=roles,
        victims=victims if "victims" in row else (),
        state=state or row.get("lasting") == "true",
    )


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)

"""Whom the words of responsibility mean: a party by its name, one that somebody speaks for, or a band of no name."""

from __future__ import annotations

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.unnamed_bands import band_at
from factbox.extract.findings import Findings
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Mention


def actor_named(found: Findings, token: int) -> ActorPhrase | None:
    """Return the actor that a noun is, or the one named in its phrase: "three members of the League".

    Args:
        found: the sentence.
        token: the noun of who did it, is blamed or owns up.
    """
    own = next((actor for actor in found.actors if actor.first <= token < actor.last), None)
    if own is not None:
        return own
    first, last = found.tree.phrase(token)
    inside = [actor for actor in found.actors if first <= actor.first and actor.last <= last and actor.kind == "name"]
    if inside:
        return inside[0]
    named = _apposed(found, token) or _called(found, token) or _name_alone(found, token)
    return named or _spoken_for(found, token) or band_at(found.line, found.tree, token)


def _apposed(found: Findings, token: int) -> ActorPhrase | None:
    """Return the name that is set beside a common noun: "the rebel movement Northern Accord"."""
    if found.tree.tag(token) != "NOUN":
        return None
    names = (a for j in found.tree.dependants(token, "appos") for a in found.actors if a.first <= j < a.last)
    return next((actor for actor in names if actor.kind == "name"), None)


def _called(found: Findings, token: int) -> ActorPhrase | None:
    """Return the name that those whom a noun tells of give themselves: "a group CALLING ITSELF the Northern Accord"."""
    tree, words = found.tree, load_responsibility()
    for verb in tree.dependants(token, "acl"):
        if tree.lemma(verb) in words.calling:
            led = (j for case, j in tree.obliques(verb) if case in ("as", "by"))
            names = (*tree.dependants(verb, "obj", "xcomp"), *led)
            named = (a for j in names for a in found.actors if a.first <= j < a.last and a.kind == "name")
            return next(named, None) or next(filter(None, (_name_alone(found, j) for j in names)), None)
    return None


def _name_alone(found: Findings, token: int) -> ActorPhrase | None:
    """Return a name that is no person's and no place's as an actor: who is held responsible may be new to all."""
    line, (first, last) = found.line, found.tree.phrase(token)
    while first < token and not line.name_like(first):
        first += 1
    last = next((j for j in range(token, last) if not line.name_like(j)), last)
    placed = any(place.first < last and first < place.last for place in found.places)
    words = line.slice(first, last)
    named = found.tree.tag(token) == "PROPN" and (" " in words or words.isupper()) and not line.title_case
    if not named or placed or not found.persons.isdisjoint(range(first, last)):
        return None
    return ActorPhrase(first, last, Mention(line.span(first, last), words, "actor", "name"))


def _spoken_for(found: Findings, token: int) -> ActorPhrase | None:
    """Return for whom somebody of no name speaks, by a clause: "a woman who said she SPOKE FOR the Front"."""
    tree, words = found.tree, load_responsibility()
    if tree.tag(token) != "NOUN":
        return None
    for clause in tree.dependants(token, "acl", "acl:relcl"):
        first, last = tree.subtree(clause)
        speaks = next(
            (i for i in range(first, last) if tree.tag(i) == "VERB" and tree.lemma(i) in words.speaking), last
        )
        named = (j for j in range(speaks, last) if tree.tag(j) in ("PROPN", "NOUN") and _is_led(found, speaks, j))
        party = next(filter(None, (actor_named(found, j) for j in named)), None)
        if party is not None:
            return party
    return None


def _is_led(found: Findings, verb: int, noun: int) -> bool:
    """Say whether a noun stands behind a verb of speaking and "for", "on behalf of" or "in the name of"."""
    begins = found.tree.phrase(noun)[0]
    said = found.line.words[verb + 1 : begins + 1]
    said = said[:-1] if said and found.line.words[begins] not in load_responsibility().in_name_of else said
    return " ".join(said) in load_responsibility().in_name_of


__all__ = ["actor_named"]

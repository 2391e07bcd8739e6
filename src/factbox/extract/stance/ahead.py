"""What has not come yet, though its own clause tells it plainly: it is foretold, agreed on, or waited for.

"Analysts PREDICTED the capture of X", "UNDER THE DEAL, rebels leave X", "X had DAYS BEFORE it fell", "WHEN the rebels
take X, they will march on Y". None of it may be told as done.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import CLOSING, OPENING, STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import Modality
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.verbs import is_present

DAY_REACH = 12
"""Tokens from a verb in the present to the day on which that is to happen."""

_STATES = ("territory.held", "territory.siege", "territory.contested")
"""Types of which the plain present tells that they are so."""

_COMES = ("territory.", "deployment.", "battle.", "strike.", "aid")
"""Types of what somebody may foretell, wait for or agree on."""

_FORETOLD = ("displacement", "evacuation", "killing.", "casualties", "attack.", "looting")
"""And what only a noun names that somebody foretells or warns of: "warned of the DISPLACEMENT of thousands"."""

_GIVEN = frozenset({"have", "give", "need"})
"""Verbs by which a town has only days left, before what is looked for."""

_GIVEN_REACH = 4
"""Tokens from such a verb to "before": "had only days before"."""

_WAITED_FOR = frozenset({"until", "till", "unless", "when", "once", "before"})
"""Words before a clause in the present of what is still to come."""

_NOW = frozenset({"now", "today", "already"})
"""Words by which a term of a deal is being carried out."""

_TERMS = 8
"""Tokens at the head of a sentence in which "under the deal" stands."""


def looked_ahead(found: Findings, happening: Happening) -> Modality:
    """Return whether the sentence shows that a happening is to come or hangs on something; empty if it does not."""
    tree, at = found.tree, happening.first
    if not tree.parsed or not happening.type.startswith((*_COMES, *_FORETOLD)):
        return ""
    if happening.nominal:
        return "forecast" if _foretold(tree, at) else "conditional" if _verb_waited_for(found, happening) else ""
    if not happening.type.startswith(_COMES):
        return ""
    if tree.tag(at) != "VERB":
        return "conditional" if _verb_waited_for(found, happening) else ""
    if _with_days_left(found, at) or _is_scheduled(found, happening) or _is_term(found, happening):
        return "forecast"
    return "conditional" if _waited_for(found, happening) or _only_granted(tree, at) else ""


def is_wished(tree: Tree, at: int) -> bool:
    """Say whether a clause is only what somebody demands or proposes: "demanded that nine men BE FREED".

    Its verb stands in the base form, with nothing that gives it a time; "demanded that he leaves" is left alone.
    """
    if not tree.parsed or not tree.is_a(at, "ccomp"):
        return False
    above = tree.head(at)
    helpers = [tree.words[i] for i in tree.dependants(at, "aux", "aux:pass", "cop")]
    plain = tree.words[at] == tree.lemma(at) and is_present(tree.words[at], tree.lemma(at))
    bare = helpers == ["be"] or (not helpers and plain)
    return bare and 0 <= above < at and (tree.lemma(above),) in (*load_cues()["ordering"], *load_cues()["demanding"])


def _foretold(tree: Tree, at: int) -> bool:
    """Say whether a noun is what somebody foretells or waits for: "WARNED OF the fall of X", "AWAIT the fall of X"."""
    while tree.is_a(at, "conj"):
        at = tree.head(at)
    verb = tree.head(at)
    if verb < 0 or tree.tag(verb) not in ("VERB", "NOUN") or verb > at:
        return False
    cue = (tree.lemma(verb),) if tree.is_a(at, "obj", "ccomp", "xcomp") else (tree.lemma(verb), tree.case(at))
    return cue in load_cues()["foretelling"]


def _with_days_left(found: Findings, at: int) -> bool:
    """Say whether a clause tells when something is looked for: "a MATTER OF TIME before X falls", "HAD DAYS before"."""
    tree, words = found.tree, found.line.words
    before = next((i for i in tree.dependants(at, "mark") if words[i] == "before"), None)
    if before is None:
        return False
    if found.line.find(load_cues()["matter_of_time"], before - 4, before) is not None:
        return True
    verb = next((i for i in tree.governors(at) if tree.tag(i) == "VERB"), -1)
    verb = verb if 0 <= verb < before else next((i for i in range(before - 1, -1, -1) if tree.tag(i) == "VERB"), -1)
    left = (words[before - 1],) in load_cues()["days_left"] and before - verb <= _GIVEN_REACH
    bare = words[before - 2] not in load_function_words().prepositions
    return left and bare and verb >= 0 and tree.lemma(verb) in _GIVEN


def _is_scheduled(found: Findings, happening: Happening) -> bool:
    """Say whether a clause in the plain present names its day, and so tells what is to come: "They leave X by Friday".

    A headline tells in the present what has happened.
    """
    tree, at = found.tree, happening.first
    if found.headline or happening.type in _STATES:
        return False
    while tree.is_a(at, "conj") and not tree.dependants(at, "nsubj") and _is_plain_present(tree, at):
        if _names_day_to_come(found, at):
            return True
        at = tree.head(at)  # "they leave X BY FRIDAY and HAND it to the mayor"
    return _is_plain_present(tree, at) and _names_day_to_come(found, at)


def _names_day_to_come(found: Findings, at: int) -> bool:
    """Say whether a day stands behind a verb in its clause."""
    marks = STOPS | OPENING | CLOSING | {",", *saying_verbs()}
    clause = tuple(takewhile(lambda word: word not in marks, found.line.words[at : at + DAY_REACH]))
    days = load_function_words().weekdays
    to_come = days | {"week", "month", "year"}
    led = (at + j + 1 for j, word in enumerate(clause[:-1]) if word in ("by", "on"))
    named = any(found.line.words[i] in days or _is_date(found.line, i) for i in led)
    return named or any(word == "next" and after in to_come for word, after in pairwise(clause))


def _is_date(line: Line, i: int) -> bool:
    """Say whether a day of a month stands at a token: "30 November"."""
    return line.words[i].isdigit() and i + 1 < len(line) and line.capital(i + 1)


def _is_term(found: Findings, happening: Happening) -> bool:
    """Say whether a clause in the plain present is a term of a deal: "UNDER THE DEAL, the rebels leave X"."""
    tree, at = found.tree, happening.first
    opens = found.line.find(load_cues()["terms"], 0, _TERMS)
    if opens is None or opens[0] > 0 or found.headline or happening.type in _STATES or opens[1] > at:
        return False
    now = not _NOW.isdisjoint(found.line.words[at : at + DAY_REACH])
    return not now and _is_plain_present(tree, at)


def _waited_for(found: Findings, happening: Happening) -> bool:
    """Say whether a clause in the plain present tells what is waited for: "WHEN the rebels take X, they will ..."."""
    return happening.type not in _STATES and _is_waited_for(found, happening.first)


def _verb_waited_for(found: Findings, happening: Happening) -> bool:
    """Say whether the verb of what a noun tells is waited for: "the moment a SHELL lands on X"."""
    tree, at = found.tree, happening.first
    verb = tree.head(at) if tree.is_a(at, "nsubj") and happening.type.startswith(_COMES) else -1
    return verb >= 0 and tree.tag(verb) == "VERB" and _is_waited_for(found, verb)


def _is_waited_for(found: Findings, at: int) -> bool:
    tree = found.tree
    if not _is_plain_present(tree, at):
        return False
    if _at_the_moment(found, at):
        return True
    if not tree.is_a(at, "advcl", "acl"):
        return False
    return any(found.line.words[i] in _WAITED_FOR for i in tree.dependants(at, "mark", "advmod"))


def _at_the_moment(found: Findings, at: int) -> bool:
    """Say whether a clause hangs on "the moment" or "as soon as": "the truce ends THE MOMENT a shell lands on X"."""
    subject = found.tree.subject(at)
    first = found.tree.phrase(subject)[0] if subject is not None else 0
    return any(found.line.at(first - len(words), words) for words in load_cues()["the_moment"] if len(words) <= first)


def _only_granted(tree: Tree, at: int) -> bool:
    """Say whether a participle is granted for what "would" follow: "WITH X CAPTURED, the rebels WOULD have a port"."""
    granted = any(tree.words[i] == "with" for i in tree.dependants(at, "mark", "case"))
    above = tree.head(at)
    return granted and above >= 0 and any(tree.words[i] == "would" for i in tree.dependants(above, "aux"))


def _is_plain_present(tree: Tree, at: int) -> bool:
    """Say whether a verb with a subject stands in the present, alone; one that is joined may leave its subject out."""
    verb = at
    while tree.is_a(verb, "conj") and tree.subject(verb) is None:
        verb = tree.head(verb)
    alone = tree.subject(verb) is not None and not tree.dependants(at, "aux", "aux:pass")
    return alone and is_present(tree.words[at], tree.lemma(at))


def is_sought(tree: Tree, happening: Happening) -> bool:
    """Say whether talks are only what somebody comes or goes for: "ARRIVED in X FOR TALKS with the rebels"."""
    at = happening.first
    if happening.type != "diplomacy.talks" or not tree.parsed or tree.case(at) != "for":
        return False
    above = tree.head(at)
    return above >= 0 and (tree.lemma(above),) in load_cues()["setting_out"] and not tree.is_a(above, "conj")


__all__ = ["is_sought", "is_wished", "looked_ahead"]

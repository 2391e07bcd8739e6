"""What the tree shows to be open though the words right before it do not say so.

"Seven bodies were REPORTEDLY found", "is CHARGED WITH the murder of six", "AGREED TO free the hostages and leave X",
"it is NOT KNOWN HOW MANY died": the hedge stands on the verb of the noun, on the verb whose complement tells the deed,
on what a verb is joined to, or on the clause above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import negates
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import Modality
from factbox.knowledge.cues import load_cues
from factbox.knowledge.responsibility import load_responsibility

_BELONGS = ("nsubj", "nsubj:pass", "obj")
"""How a noun hangs on the verb whose adverb is said of it."""

_INSIDE = ("obj", "obl", "nmod", "advcl", "xcomp", "ccomp", "acl", "conj", "compound")
"""How a deed hangs on what somebody is charged with."""

_ADVERBS: tuple[tuple[str, Modality], ...] = (("said_apart", "attributed"), ("supposed_apart", "unconfirmed"))

_TOLD_BY: Mapping[str, Modality] = {
    **dict.fromkeys(("report", "word", "account"), "attributed"),
    **dict.fromkeys(
        ("rumour", "rumor", "claim", "allegation", "talk", "gossip", "suggestion", "speculation"), "unconfirmed"
    ),
}
"""Nouns for what is told, by which what they tell is somebody's word or nobody's."""

_LED_REACH = 5
"""Tokens before a noun in which its "of" stands: "and OF several deaths"."""

_ASKED = frozenset({"how", "who", "what", "whom", "which", "where", "when", "why"})
"""Words of an open question: that it happened is taken for granted, and what the question asks for is not told."""


def as_hedged(tree: Tree, happening: Happening, at_verb: Callable[[int], Modality]) -> Modality:
    """Return what the tree makes of a happening that the words before it state; empty if it states it too.

    Args:
        tree: the sentence.
        happening: what is told.
        at_verb: what the words make of another verb of the sentence.
    """
    if not tree.parsed:
        return ""
    at = happening.first
    if _is_charged(tree, at) and not happening.type.startswith("quantity."):
        return "unconfirmed"
    if _had_it_been(tree, at):
        return "conditional"
    if _is_mistaken(tree, at) or _is_likened(tree, at):
        return "attempt"
    if _under_condition(tree, at):
        return "conditional"
    return at_itself(tree, happening) or _as_joined(tree, at, at_verb) or _as_reported(tree, happening)


def _as_reported(tree: Tree, happening: Happening) -> Modality:
    """Return what a noun is that is joined to what there are reports of: "REPORTS OF a raid and of six DEATHS"."""
    at = happening.first
    if not happening.nominal or tree.tag(at) != "NOUN":
        return ""
    words = tree.words
    led = next((i for i in range(at - 1, max(at - _LED_REACH, 0), -1) if words[i] in ("of", "about")), None)
    if led is None or words[led - 1] not in ("and", "or", ","):
        return ""
    for noun in range(led - 2, 0, -1):  # by words: the parser joins it to any of the nouns between
        if tree.tag(noun) in ("VERB", "AUX"):
            return ""
        if words[noun] == words[led] and tree.lemma(noun - 1) in _TOLD_BY:
            return _TOLD_BY[tree.lemma(noun - 1)]
    return ""


def is_only_reported(tree: Tree, at: int) -> bool:
    """Say whether a verb only says what others report or claim: "said REPORTS THAT X had fallen were worrying".

    Who speaks of reports vouches for none, unless he confirms them.
    """
    noun = tree.head(at)
    if noun >= 0 and tree.tag(noun) == "VERB":
        own = noun > at and tree.lemma(noun) == "read"  # "X has fallen," the statement READS, is its own word
        return not own and tree.is_a(at, "ccomp") and (tree.lemma(noun),) in load_cues()["heard_of"]
    if noun < 0 or noun > at or tree.tag(noun) != "NOUN" or tree.lemma(noun) not in _TOLD_BY:
        return False
    if not tree.is_a(at, "acl", "ccomp", "advcl", "parataxis") or tree.relation(at) == "acl:relcl":
        return False
    over = tree.head(noun)
    return not (over >= 0 and tree.is_a(noun, "obj") and (tree.lemma(over),) in load_cues()["owning_up"])


def opens_with_report(tree: Tree, first: int, at: int) -> bool:
    """Say whether somebody's words open with what others report: "REPORTS THAT X had fallen were worrying".

    By words: the parser takes "said reports" for two verbs.
    """
    start = first + (tree.words[first : first + 1] in (("that",), ("the",), ("any",)))
    told = tree.words[start : start + 1]
    return (
        bool(told) and tree.lemma(start) in _TOLD_BY and tree.words[start + 1 : start + 2] == ("that",) and start < at
    )


def at_itself(tree: Tree, happening: Happening) -> Modality:
    """Return what an adverb of the deed's own verb, or of who did it, makes of it: "was APPARENTLY killed"."""
    return (by_adverb(tree, happening.first) or _by_whom(tree, happening)) if tree.parsed else ""


def _by_whom(tree: Tree, happening: Happening) -> Modality:
    """Return what an adverb makes of who did it: "kidnapped on Monday, PRESUMABLY BY the rebels"."""
    if happening.actor is not None and _is_supposed(tree, happening.first, happening.actor.last - 1):
        return "unconfirmed"
    if happening.actor is None or happening.actor.first < happening.first:
        return ""
    noun = happening.actor.last - 1
    while tree.case(noun) != "by" and tree.is_a(noun, "compound", "flat", "amod", "nmod", "appos"):
        noun = tree.head(noun)  # "by Front REBELS", "by REBELS of the Front"
    first = tree.phrase(noun)[0]
    before = tree.words[max(first - 2, 0) : happening.actor.first]
    if tree.case(noun) != "by":
        return ""
    return next((made for name, made in _ADVERBS if any((word,) in load_cues()[name] for word in before)), "")


def _is_supposed(tree: Tree, verb: int, name: int) -> bool:
    """Say whether those who did it are only thought to be whom a name tells: "by men BELIEVED TO BE of the Front"."""
    doers = tree.agents(verb) if tree.passive(verb) else (tree.subject(verb),)
    for doer in doers:
        for clause in tree.dependants(doer, "acl", "acl:relcl") if doer is not None else ():
            first, last = tree.subtree(clause)
            supposing = tree.lemma(clause) in load_responsibility().suspecting and tree.dependants(clause, "xcomp")
            if supposing and first <= name < last:
                return True
    return False


def leaves_open(tree: Tree, happening: Happening) -> bool:
    """Say whether a "not" is of who does not know or say how many: "it is NOT KNOWN HOW MANY were hurt in a RAID"."""
    at = happening.first
    if not tree.parsed or any(negates(tree.words[j]) for j in tree.dependants(at, "advmod")):
        return False
    return any(_is_open_question(tree, i) for i in (at, *tree.governors(at)))


def _is_open_question(tree: Tree, clause: int) -> bool:
    """Say whether a clause asks what the verb above does not know: "it was NOT KNOWN how many had died"."""
    above = tree.head(clause)
    if not tree.is_a(clause, "ccomp", "csubj", "advcl", "acl:relcl", "parataxis") or not 0 <= above < clause:
        return False
    if not any(negates(tree.words[j]) for j in tree.dependants(above, "advmod", "det")):
        return False
    return next((tree.words[j] for j in range(above + 1, clause)), "") in _ASKED


def _is_charged(tree: Tree, at: int) -> bool:
    """Say whether a deed is what somebody is charged with: "is SUSPECTED OF ordering the massacre"."""
    charges = load_cues()["charging"]
    i = at
    while tree.is_a(i, *_INSIDE) and not tree.dependants(i, "nsubj", "nsubj:pass"):
        head = tree.head(i)
        led = tree.case(i) or next((tree.words[j] for j in tree.dependants(i, "mark", "case")), "")
        noun = tree.tag(head) in ("NOUN", "PROPN")
        if not tree.is_a(i, "conj") and head < i and ((tree.words[head] if noun else tree.lemma(head)), led) in charges:
            by_court = tree.tag(at) == "VERB" and tree.lemma(head) != "accuse"  # whoever accuses is asked elsewhere
            return noun or by_court or _is_done_to(tree, head)
        i = head
    return False


def charged_with(tree: Tree, at: int) -> int | None:
    """Return whom somebody charges with a deed that a gerund tells: "Police suspect THE REBELS of bombing X"."""
    head = tree.head(at)
    verb = tree.head(head) if head >= 0 and tree.is_a(head, "obj") else head
    if not tree.parsed or verb < 0 or tree.tag(at) != "VERB" or tree.passive(verb):
        return None
    marks = (tree.words[j] for j in tree.dependants(at, "mark", "case"))
    charged = next(iter(tree.dependants(verb, "obj")), None)
    return charged if any((tree.lemma(verb), led) in load_cues()["charging"] for led in marks) else None


def _is_done_to(tree: Tree, verb: int) -> bool:
    """Say whether somebody is charged, by nobody who is named."""
    participle = tree.is_a(verb, "acl", "advcl", "amod") and tree.words[verb].endswith("ed")
    return (tree.passive(verb) or participle) and not any(True for _ in tree.agents(verb))


def by_adverb(tree: Tree, noun: int) -> Modality:
    """Return what the adverb of a noun's verb makes of what the noun tells: "bodies were REPORTEDLY found"."""
    verb = _first_joined(tree, noun) if tree.tag(noun) == "VERB" else tree.head(noun)
    if verb < 0 or verb == noun or not (tree.tag(noun) == "VERB" or tree.is_a(noun, *_BELONGS)):
        return ""
    adverbs = {tree.words[j] for j in tree.dependants(verb, "advmod")}
    return next((made for name, made in _ADVERBS if any((word,) in load_cues()[name] for word in adverbs)), "")


def _first_joined(tree: Tree, verb: int) -> int:
    """Return the verb whose subject and adverbs those joined to it share: "REPORTEDLY left 14 dead and WOUNDED 30"."""
    while not tree.dependants(verb, "nsubj", "nsubj:pass", "advmod") and _goes_along(tree, verb):
        verb = tree.head(verb)
    return verb


def _goes_along(tree: Tree, verb: int) -> bool:
    """Say whether a verb is joined to another, or a participle of what came with it: "REPORTEDLY fled, LEAVING 12"."""
    went_with = tree.is_a(verb, "advcl") and tree.words[verb].endswith("ing") and not tree.dependants(verb, "mark")
    return tree.is_a(verb, "conj") or (went_with and tree.tag(tree.head(verb)) == "VERB")


def _had_it_been(tree: Tree, at: int) -> bool:
    """Say whether a clause puts "had" before its subject, as conditions do: "HAD the bomb EXPLODED"."""
    subject = next(iter(tree.dependants(at, "nsubj", "nsubj:pass")), None) if tree.is_a(at, "advcl") else None
    if subject is None or subject > at:
        return False
    opens = tree.phrase(subject)[0] - 1
    return opens >= 0 and tree.words[opens] == "had" and opens in tree.dependants(at, "aux", "mark")


def _under_condition(tree: Tree, at: int) -> bool:
    """Say whether a clause hangs on a condition: "IF it is true THAT X fell", "ASSUMING THAT", "SHOULD it turn out"."""
    if any(tree.words[j] in ("assuming", "supposing") for j in tree.dependants(at, "mark")):
        return True
    while tree.is_a(at, "ccomp", "csubj", "csubj:pass", "acl", "xcomp") or _hangs_by_that(tree, at):
        at = tree.head(at)
        if any(tree.words[j] in ("if", "unless") for j in tree.dependants(at, "mark")):
            return True
        if tree.words[at] in ("assuming", "supposing") and not tree.dependants(at, "nsubj", "aux"):
            return True
        subject = next(iter(tree.dependants(at, "nsubj", "expl")), -1)
        if any(tree.words[j] == "should" and j < subject for j in tree.dependants(at, "aux")):
            return True
    return False


def _hangs_by_that(tree: Tree, at: int) -> bool:
    """Say whether a clause opens with "that", whatever the parser hangs it by: "should it turn out THAT X fell"."""
    return tree.is_a(at, "advcl") and any(tree.words[j] == "that" for j in tree.dependants(at, "mark"))


def _is_likened(tree: Tree, at: int) -> bool:
    """Say whether it is told only of whom somebody is like: "fought LIKE MEN WHO had lost X"."""
    noun = tree.head(at) if tree.is_a(at, "acl:relcl") else -1
    some = all(tree.words[j] in ("a", "an") for j in tree.dependants(noun, "det", "nmod:poss")) if noun >= 0 else False
    return some and tree.case(noun) == "like"


def _is_mistaken(tree: Tree, at: int) -> bool:
    """Say whether something else is only taken for it: "MISTOOK the thunder FOR shelling"."""
    verb = tree.head(at)
    led = tree.case(at) == "for" or any(tree.words[j] == "for" for j in tree.dependants(at, "mark", "case"))
    if led and verb >= 0 and tree.tag(verb) == "NOUN" and tree.is_a(verb, "obj"):
        verb = tree.head(verb)
    return led and verb >= 0 and tree.lemma(verb) in ("take", "mistake") and bool(tree.dependants(verb, "obj"))


def _as_joined(tree: Tree, at: int, at_verb: Callable[[int], Modality]) -> Modality:
    """Return what the words make of the infinitive that a verb is joined to: "agreed TO FREE them and LEAVE"."""
    if tree.tag(at) != "VERB" or not tree.is_a(at, "conj") or tree.words[at] != tree.lemma(at):
        return ""
    if tree.dependants(at, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
        return ""
    first = tree.head(at)
    while tree.is_a(first, "conj") and not tree.dependants(first, "mark"):
        first = tree.head(first)
    if tree.words[first] != tree.lemma(first):  # a bare form is joined to no finite verb: "were sent to help and FEED"
        first = next((j for j in range(at - 1, first, -1) if _is_infinitive(tree, j)), first)
    return at_verb(first) if _is_infinitive(tree, first) and first < at else ""


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.words[j] == "to" for j in tree.dependants(verb, "mark"))


__all__ = ["as_hedged", "at_itself", "by_adverb", "leaves_open"]

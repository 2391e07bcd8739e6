"""How far a report goes with what it tells: whether that came about, is under way, may come or was denied."""

from __future__ import annotations

from factbox.extract.attribution.accusing import accuses
from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.withheld import withholds
from factbox.extract.control.going_on import has_not_come, has_not_ended
from factbox.extract.events.dealings import is_set_off
from factbox.extract.events.frames import came_to_nothing
from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.sentence.elided import as_elided
from factbox.extract.sentence.line import Line, negates
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.above import called_too_early, ordered_or_means
from factbox.extract.stance.ahead import is_sought, is_wished, looked_ahead
from factbox.extract.stance.contrary import is_contrary
from factbox.extract.stance.hedged import (
    as_hedged,
    at_itself,
    by_adverb,
    is_only_reported,
    leaves_open,
    opens_with_report,
)
from factbox.extract.stance.signs import DATES, Modality, clings, read_modality, stance_of
from factbox.extract.stance.undone import as_undone, is_only_tried
from factbox.extract.stance.unverified import vouched_by_nobody
from factbox.extract.stance.verdicts import belied_behind, verdict_on
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.named_dealings import load_named
from factbox.records import Stance

_NOBODY = frozenset({"nothing", "nobody", "none"})
"""Subjects of whom nothing is told that is so."""

_LIFTING = frozenset({"lift", "break", "raise", "relieve"})
"""Verbs of which a siege that is their object is over."""

_WEAKER = ("forecast", "conditional")

_ORDER: tuple[Modality, ...] = ("negated", "conditional", "forecast", "unconfirmed")
"""Of two that fit, the one that stands before the other here is the claim's."""

"""What the core may make of a happening that a table's words state; its "unconfirmed" is right too seldom for that."""

_STANDS = ("negated", "unconfirmed", "attempt", "attributed", "conditional")
"""What the words say and the core cannot lift."""

SURELY_SO = 0.9
"""Probability from which the core's word that something happened stands against hedges that the rules see nearby."""

_HARDLY_SO = 0.5
"""Probability below which the core's "not" says no more than that the words leave it open."""

_MOVES = ("territory.", "deployment.")
"""Types of what troops are ordered to do."""


def as_thought(happening: Happening, modality: Modality, attribution: Attribution | None) -> Modality:
    """Return what somebody only believes or hopes as unconfirmed; a number that he believes in is an estimate."""
    thought = attribution is not None and (attribution.cue,) in load_cues()["supposing"]
    estimate = happening.quantity is not None and attribution is not None and attribution.speaker is not None
    return "unconfirmed" if thought and not modality and not estimate else modality


_REFUSAL_REACH = 4
"""Tokens before a verb in which its "not" stands."""


def as_refusal(found: Findings, happening: Happening, modality: Modality, attribution: Attribution | None) -> Modality:
    """Return what somebody says that he will not do as his statement, which it is, and as no denial of one.

    And what he accuses others of as his word, whatever it "may amount to".
    """
    if happening.type == "abuse" and happening.nominal and is_accused(attribution) and modality != "negated":
        return ""
    spoken = attribution is not None and attribution.speaker is not None and not attribution.denied
    if not spoken or happening.type != "diplomacy.statement":
        return modality
    if happening.trigger.predicate.lemma not in load_named().withheld:
        return modality
    before = found.line.words[max(happening.first - _REFUSAL_REACH, 0) : happening.first]
    refused = any(map(negates, before))
    return "" if refused and modality != "unconfirmed" else modality


def as_known(found: Findings, happening: Happening, modality: Modality) -> Modality:
    """Return as told what its sentence takes for granted, whatever stands near it.

    "Trying to revive the TALKS", "began a WITHDRAWAL set to end in May", "said they would be safe, URGING calm".
    """
    tree, named, at = found.tree, load_named(), happening.first
    if not modality or not tree.parsed or not happening.type.startswith(("diplomacy.", "deployment.out")):
        return modality
    if happening.type == "diplomacy.statement":
        apart = is_set_off(tree, at) and modality != "unconfirmed"
        root = next((i for i in tree.governors(at) if tree.head(i) < 0), None) if apart else None
        return "" if root is not None and _is_plain(tree, root, negated=True) else modality
    verb = next((i for i in (at, *tree.governors(at)) if tree.tag(i) == "VERB"), at)
    if happening.type == "diplomacy.talks" and modality == "attempt":
        return "" if tree.lemma(verb) in named.reviving else modality
    begun = happening.type == "deployment.out" and modality == "forecast" and tree.lemma(verb) in named.begun
    return "" if begun and verb < at and _is_plain(tree, verb) else modality


def _is_plain(tree: Tree, verb: int, *, negated: bool = False) -> bool:
    """Say whether a verb tells what is so: without "will" or "would", "to" or "if"; or what is not, if ``negated``."""
    around = {tree.words[j] for j in tree.dependants(verb, "aux", "mark", "advmod")}
    plain = around.isdisjoint(load_function_words().open_modals | {"to", "if", "unless"})
    return plain and (negated or not any(map(negates, around)))


def modality_of(found: Findings, happening: Happening, end: int, attribution: Attribution | None) -> Modality:
    """Return what the text does with a happening, by the words around it and as the core judges it.

    No line is stronger than its report: of a table's happening the core can only weaken what the words say; of its own
    it decides, but where the words see a hedge it has to be sure that there is none. To the core what somebody denies
    is negated: that is the same denial, not a second one.
    """
    if has_not_come(found.tree, happening) or _does_nothing(found, happening) or _lives(found.line, happening):
        return "negated"
    if verdict := called_too_early(found.tree, happening.first):
        return verdict
    goes_on = has_not_ended(found.tree, happening)
    if not goes_on and _is_lifted(found, happening):
        to_come = _modality_by_words(found, happening, end, attribution) in _WEAKER
        return "" if to_come else "negated"  # what is to be lifted goes on until then
    told = _modality_told(found, happening, end, attribution)
    return "" if goes_on and told == "negated" else told


def _modality_told(found: Findings, happening: Happening, end: int, attribution: Attribution | None) -> Modality:
    """Return what the words and the core make of a happening: see :func:`modality_of`."""
    by_words = _modality_by_words(found, happening, end, attribution)
    dismissed = attribution is not None and attribution.denied
    wrong = verdict_on(found.line, found.tree, happening) is not None or belied_behind(found.line, happening)
    if happening.settled == "wrong" or (wrong and not dismissed):
        return "negated"
    kept = by_words in ("forecast", "attempt") and clings(found.line, happening.first)
    if kept or (happening.settled == "right" and by_words == "negated"):
        return ""
    if not by_words and is_sought(found.tree, happening):
        return "forecast"
    by_verb = "" if by_words else _by_verb(found, happening, attribution)
    if by_verb:
        return by_verb
    almost = found.line.find(load_cues()["almost"], max(happening.first - 3, 0), happening.first) is not None
    open_still = not by_words or (by_words == "attempt" and _is_planned(happening) and not almost)
    if open_still and (happening.ahead or _is_under_way(found.line, happening)):
        by_words = "forecast"
    by_words = by_words or _by_clause_above(found, happening, attribution)
    told = happening.told
    if told is None or not told.modality:
        return by_words
    by_core: Modality = "" if told.modality == "fact" else told.modality
    if not happening.alone:
        weaker = by_core in _WEAKER and told.modality_score >= SURELY_SO
        return by_words or (by_core if weaker else "")
    if _is_heard_otherwise(happening, attribution, by_core, by_words):
        return by_words
    if not (by_core or by_words) and _is_hedged_before(found, happening):
        return "unconfirmed"
    contrary = by_core == "negated" and is_contrary(found.line, happening.first)
    sure = _sure_of(found, happening, told.modality_score, by_words)
    return _first_of_two(by_core, by_words) if by_core and not contrary else sure


def _first_of_two(by_core: Modality, by_words: Modality) -> Modality:
    """Return the one that goes before the other where the core and the words have a stance each."""
    if by_core in _ORDER and by_words in _ORDER:
        return min(by_core, by_words, key=_ORDER.index)
    # What is only tried or to be averted is no rumour: it is not told to have happened at all.
    return by_words if (by_core, by_words) == ("unconfirmed", "attempt") else by_core


def _sure_of(found: Findings, happening: Happening, score: float, by_words: Modality) -> Modality:
    """Return what the words make of what the core takes for a fact, unless it is sure and they say little.

    However sure it is of the deed, an adverb of its own leaves open who did it.
    """
    if hedge := at_itself(found.tree, happening):
        return hedge
    appointed = by_words == "forecast" and found.line.words[happening.first - 1 : happening.first] == ("to",)
    return "" if score >= SURELY_SO and by_words not in _STANDS and not appointed else by_words


def _by_verb(found: Findings, happening: Happening, attribution: Attribution | None) -> Modality:
    """Return what a day ahead makes of a verb in the present, and a verb of what a noun names."""
    if ahead := looked_ahead(found, happening):
        return ahead
    if not happening.type.startswith("territory.") and is_wished(found.tree, happening.first):
        return "attempt"
    if _is_ordered(found, happening):
        return "forecast"
    if shared := as_elided(found.tree, happening.first, lambda i: _at_verb(found, i, attribution)):
        return shared
    if is_only_tried(found.tree, happening):
        return "attempt"
    return "" if attribution is not None and attribution.denied else as_undone(found.tree, happening)


def _at_verb(found: Findings, i: int, attribution: Attribution | None) -> Modality:
    """Return what the words before a verb, or its adverb, make of it."""
    by_words = read_modality(found.line, i, i + 1, noun=False, reported=attribution is not None)
    return by_words or by_adverb(found.tree, i)


def _is_planned(happening: Happening) -> bool:
    """Say whether the words show that something other than a taking is only meant: "sent to help EVACUATE staff"."""
    return happening.ahead and not happening.type.startswith("territory.")


def _is_heard_otherwise(
    happening: Happening, attribution: Attribution | None, by_core: Modality, by_words: Modality
) -> bool:
    """Say whether the core's word is no second one: a denial is no negation, a charge no hedge, a plan no fact."""
    denied = attribution is not None and attribution.denied
    if _is_planned(happening) or (by_core == "negated" and (denied or by_words in ("unconfirmed", *_WEAKER))):
        return True
    unsure = happening.told is not None and happening.told.modality_score < _HARDLY_SO
    if by_core == "negated" and by_words and unsure:
        return True
    return by_core == "unconfirmed" and _is_laid(happening, attribution)


def _is_lifted(found: Findings, happening: Happening) -> bool:
    """Say whether a siege is told to be over: "the blockade of X was LIFTED"."""
    tree, at = found.tree, happening.first
    if happening.type != "territory.siege" or not happening.nominal or not tree.parsed:
        return False
    verb = tree.head(at)
    return verb >= 0 and tree.is_a(at, "obj", "nsubj:pass") and tree.lemma(verb) in _LIFTING


def _of_nobody(found: Findings, happening: Happening) -> bool:
    """Say whether a predicate is told of nobody or nothing: "NOTHING beyond the bridge is held by the rebels"."""
    tree, at = found.tree, happening.first
    verb = next((i for i in (at, *tree.governors(at)) if tree.dependants(i, "nsubj")), None) if tree.parsed else None
    if verb is None or any(tree.is_a(i, "ccomp", "advcl", "acl") for i in (at, *tree.governors(at)) if i > verb):
        return False
    return any(found.line.words[i] in _NOBODY for i in tree.dependants(verb, "nsubj"))


_NEITHER_REACH = 2
"""Tokens behind a verb in which "neither" stands: "pulled out OF NEITHER town, X or Y"."""


def _does_nothing(found: Findings, happening: Happening) -> bool:
    """Say whether a verb has nothing for its object: "fired NO shells at X", "dropped NO bombs", "hold NEITHER X"."""
    tree, at = found.tree, happening.first
    place, behind = happening.place, happening.last
    if place is not None and place.first >= behind and "neither" in found.line.words[behind : behind + _NEITHER_REACH]:
        return True
    if not tree.parsed or tree.tag(at) != "VERB" or happening.type.startswith("diplomacy."):
        return False
    objects = [j for j in tree.dependants(at, "obj") if j > at]
    return any("no" in [tree.words[i] for i in tree.dependants(j, "det")] for j in objects)


def _lives(line: Line, happening: Happening) -> bool:
    """Say whether who was only said to be dead is told to live: "nine people said to have DIED TURNED UP ALIVE"."""
    if not happening.type.startswith(("casualties", "killing.")):
        return False
    hedges = (*load_cues()["attributed"], *load_cues()["unconfirmed"], ("reported",), ("believed",), ("listed", "as"))
    hedged = line.find(hedges, 0, happening.first)
    return hedged is not None and line.find(load_cues()["alive"], happening.last, len(line)) is not None


def _modality_by_words(found: Findings, happening: Happening, end: int, attribution: Attribution | None) -> Modality:
    """Return what the words around do with a happening; what an ordinal counts ("the second town to fall") is so.

    What is done with somebody's claim, which a noun tells, is not done with what he claims: "has not confirmed THE
    REBELS' CLAIM to have taken X".
    """
    since = max(_since(found, happening, attribution), _behind_accused(found, happening))
    infinitive = _is_infinitive(found.tree, happening.first)
    modality = read_modality(
        found.line,
        happening.first,
        happening.last if infinitive else end,
        noun=happening.nominal and not infinitive,
        reported=attribution is not None,
        since=since,
    )
    if modality == "negated" and leaves_open(found.tree, happening):
        return "unconfirmed"
    if not modality:
        reported = attribution is not None
        modality = as_hedged(
            found.tree, happening, lambda i: read_modality(found.line, i, i + 1, noun=False, reported=reported)
        )
    if not modality and happening.type == "territory.capture" and _only_sets_about(found, happening):
        return "attempt"
    if not modality and attribution is not None and attribution.speaker is not None:
        modality = _as_passed_on(found, happening, attribution)
    return "" if happening.counted and modality == "attempt" else modality


def _is_infinitive(tree: Tree, i: int) -> bool:
    """Say whether a word stands behind its "to", whatever the parser takes it for: "went in TO CLEAR X"."""
    return tree.parsed and any(j == i - 1 and tree.words[j] == "to" for j in tree.dependants(i, "mark"))


def _only_sets_about(found: Findings, happening: Happening) -> bool:
    """Say whether somebody only begins, or goes on, to take a place: "BEGAN TO clear X", "BEGAN the recapture of X"."""
    line, tree, first, cues = found.line, found.tree, happening.first, load_cues()["setting_about"]
    if any(line.at(first - len(cue), cue) for cue in cues if len(cue) <= first):
        return True
    verb = tree.head(first) if tree.parsed and tree.is_a(first, "obj") else -1
    return verb >= 0 and (line.words[verb],) in cues


def _as_passed_on(found: Findings, happening: Happening, attribution: Attribution) -> Modality:
    """Return what it is that a speaker only has from others, or says of what others say; empty if he vouches for it."""
    tree, at = found.tree, happening.first
    if not tree.parsed or is_by_noun(found, attribution) or (attribution.cue,) in load_cues()["owning_up"]:
        return ""
    if found.line.find(load_cues()["if_right"], happening.last, len(found.line)) is not None:
        return ""  # "reports that X had fallen were RIGHT"
    opened = any(opens_with_report(tree, first, at) for first, last in attribution.contents if first <= at < last)
    return "unconfirmed" if opened or is_only_reported(tree, at) else ""


def _since(found: Findings, happening: Happening, attribution: Attribution | None) -> int:
    """Return the token from which the words of a clause are whose claim or accusation it is, and not of the report."""
    if attribution is None or not (is_by_noun(found, attribution) or _is_laid(happening, attribution)):
        return 0
    first = attribution.contents[0][0]
    early = max(first - 3, 0)
    opened = attribution.speaker is None and found.line.find(load_cues()["unconfirmed"], early, first) is not None
    return early if opened else first  # "FIRST REPORTS OF an air strike"


def _behind_accused(found: Findings, happening: Happening) -> int:
    """Return the token behind a subject who is accused of something, which is not what befell him; 0 if there is none.

    "A man ACCUSED of spying was shot": that he was is told.
    """
    tree = found.tree
    subject = tree.subject(happening.first) if tree.parsed and tree.tag(happening.first) == "VERB" else None
    if subject is None or tree.tag(subject) != "NOUN":
        return 0
    first = tree.phrase(subject)[0]
    opens = first == 0 or found.line.words[first - 1] == ","
    accused = [i for i in tree.dependants(subject, "acl") if accuses(tree.lemma(i)) and i < happening.first]
    return max((tree.subtree(i)[1] for i in accused), default=0) if opens else 0


def _is_hedged_before(found: Findings, happening: Happening) -> bool:
    """Say whether a word far before leaves open what only the core tells; an accusation leaves open what it says."""
    if any(found.tree.words[i] in DATES for i in found.tree.dependants(happening.first, "mark")):
        return False  # "are feared dead AFTER a ferry was shelled"
    if found.line.find(load_cues()["unconfirmed"], 0, happening.first) is not None:
        return True
    accused = found.line.find(load_cues()["accused"], _behind_accused(found, happening), happening.first) is not None
    return accused and not any(is_accused(one) for one in found.attributions)


def is_accused(attribution: Attribution | None) -> bool:
    """Say whether somebody who is named accuses somebody of it, and so vouches for it."""
    return attribution is not None and attribution.speaker is not None and accuses(attribution.cue)


def _is_ordered(found: Findings, happening: Happening) -> bool:
    """Say whether a noun is what somebody orders, which is yet to be done: "ordered a RETREAT from X"."""
    tree, at = found.tree, happening.first
    if not happening.type.startswith(_MOVES) or not (happening.nominal or happening.trigger.form == "base"):
        return False
    verb = tree.head(at) if tree.parsed and (tree.is_a(at, "obj") or tree.head(at) == at - 1) else -1
    return 0 <= verb < at and tree.tag(verb) == "VERB" and (tree.lemma(verb),) in load_cues()["ordering"]


def is_by_noun(found: Findings, attribution: Attribution) -> bool:
    """Say whether the cue of an attribution is a noun: "the army's CLAIM to have taken X"."""
    return attribution.at >= 0 and found.tree.parsed and found.tree.tag(attribution.at) == "NOUN"


def _is_under_way(line: Line, happening: Happening) -> bool:
    """Say whether troops "are being sent": the present progressive tells of a plan, or of what is not over."""
    if not happening.type.startswith("deployment.") or not line.words[happening.first].endswith("ing"):
        return False
    before = [word for word in line.words[max(happening.first - 4, 0) : happening.first] if word != "being"]
    return any(word in ("is", "are", "'s", "'re") for word in before[-2:])


def _by_clause_above(found: Findings, happening: Happening, attribution: Attribution | None) -> Modality:
    """Return what the clause around does with a verb: it came to nothing, or "Norva, which DENIES SENDING troops"."""
    if came_to_nothing(found, happening) and not _is_deed_laid(found, happening, attribution):
        return "attempt"
    if _of_nobody(found, happening):
        return "negated"
    tree, at = found.tree, happening.first
    if happening.type.startswith(_MOVES) and (to_come := ordered_or_means(tree, at)):
        return to_come
    if attribution is not None or not tree.parsed or not tree.is_a(at, "xcomp", "ccomp", "obj", "advcl"):
        return ""
    above = tree.head(at)
    with_particle = {(tree.lemma(above), tree.words[j]) for j in tree.dependants(above, "compound:prt")}
    denied = (tree.lemma(above),) in load_cues()["deny"] or not with_particle.isdisjoint(load_cues()["exclude"])
    return "negated" if denied and not withholds(tree, above) else _in_thought(found, at)


def _in_thought(found: Findings, at: int) -> Modality:
    """Return what a clause is that hangs on a thought or a word which nothing else tells: "nobody THINKS X fell".

    Who knows, learns or sees that it is so tells that it is; and "we inform our readers" is the report's own voice.
    """
    tree = found.tree
    above = tree.head(at)
    said = tree.is_a(at, "ccomp") and 0 <= above < at and tree.tag(above) == "VERB"
    subject = next(iter(tree.dependants(above, "nsubj", "nsubj:pass")), None) if said else None
    if subject is None or found.line.words[subject] in load_function_words().first_person:
        return ""
    lemma = (tree.lemma(above),)
    if lemma in load_cues()["supposing"]:
        return "unconfirmed"
    return "" if lemma in load_cues()["factive"] else "attributed"


def _is_laid(happening: Happening, attribution: Attribution | None) -> bool:
    """Say whether somebody who is named accuses another of it; of having taken a town he says too little."""
    return is_accused(attribution) and not happening.type.startswith("territory.")


def _is_deed_laid(found: Findings, happening: Happening, attribution: Attribution | None) -> bool:
    """Say whether a gerund is the very deed that somebody is accused of: "accused X of LOOTING shops"."""
    tree, at = found.tree, happening.first
    while tree.parsed and tree.is_a(at, "conj"):
        at = tree.head(at)
    return _is_laid(happening, attribution) and attribution is not None and tree.head(at) == attribution.at


def without_dismissed(found: Findings, happening: Happening, attribution: Attribution | None) -> Attribution | None:
    """Return whose word a happening is: of what is called untrue, of whoever calls it so; None if the page does.

    "The capture of X, announced by the rebels, is a myth, THE ARMY said."
    """
    if attribution is None or _is_dismissed_by_page(found, happening, attribution):
        return None
    others = [one for one in (*found.attributions, *found.core_attributions) if one.speaker]
    if belied_behind(found.line, happening) and not attribution.denied:
        return next((one for one in others if one.holds(attribution.at)), attribution)
    told, verdict = verdict_on(found.line, found.tree, happening) or (-1, -1)
    aside = told == happening.first < attribution.at < verdict and found.tree.is_a(attribution.at, "acl", "acl:relcl")
    return next((one for one in others if one.at > verdict and one.holds(verdict)), None) if aside else attribution


def _is_dismissed_by_page(found: Findings, happening: Happening, attribution: Attribution | None) -> bool:
    """Say whether the report itself calls somebody's word wrong, which nobody but it denies then.

    "Reports by the rebels' radio that X had fallen are wrong."
    """
    if attribution is None or attribution.speaker is None or attribution.denied:
        return False
    if found.line.find(load_cues()["lying"], 0, attribution.at) is not None:
        return True
    if belied_behind(found.line, happening):
        return not any(one.holds(attribution.at) for one in found.attributions if one.speaker)
    report, verdict = verdict_on(found.line, found.tree, happening) or (-1, -1)
    others = (*found.attributions, *found.core_attributions)
    if verdict < 0 or any(one.holds(verdict) for one in others if one.speaker and one is not attribution):
        return False
    return attribution.at == report or not attribution.holds(verdict)


def stance_told(line: Line, modality: Modality, attribution: Attribution | None) -> Stance:
    """Return the stance before sides are known.

    A speaker who himself only passes on hearsay ("had reportedly captured") vouches for nothing; of what nobody "has
    acknowledged", the "not" is theirs and denies nothing.
    """
    if attribution is None:
        return stance_of(modality, attributed=False, denied=False)
    hearsay = modality == "attributed" and attribution.speaker is not None and not attribution.denied
    unsaid = attribution.unconfirmed and modality in ("", "negated")
    unvouched = modality == "" and not attribution.denied and vouched_by_nobody(line, attribution)
    if hearsay or unsaid or unvouched:
        return "unconfirmed"
    if modality == "negated" and attribution.speaker is None:
        return "negated"
    return stance_of(modality, attributed=True, denied=attribution.denied)

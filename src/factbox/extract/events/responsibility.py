"""Who is said to have done what the report has told already, in words that tell no deed of their own.

"The League claimed responsibility", "the army blamed the League for the blast", "the attack was attributed to the
League" make a claim of the type of the deed that they take up, with the place and the day that were told of it, and
with a stance and a speaker of its own. Without a deed before or beside it there is no such claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factbox.extract.actors.blamed import actor_named
from factbox.extract.attribution.attributions import Attribution
from factbox.extract.events.blame_words import tells_only_blame
from factbox.extract.events.owned import Responsibility, deed_named, is_deed
from factbox.extract.findings import Findings
from factbox.extract.places.place_phrases import UNNAMED, place_holding
from factbox.extract.places.whereabouts import DEEDS
from factbox.extract.reference.references import References
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Claim, Mention, Report, Span, Stance, with_id

_POSSIBLY = frozenset({"may", "might", "could"})
_MAYBE = _POSSIBLY | {"would", "can", "should", "will", "shall"}
_ASKED = frozenset({"whether", "if", "unless"})
_WAS = (("was",), ("were",), ("is",), ("are",), ("be",), ("been",))
_WHEN = ("after", "before", "since", "when", "while")
_FOR = ("for", "of")
"""Prepositions behind what somebody is: "responsible FOR the attack", "guilty OF the murder"."""
_KILLING = ("killing.", "casualties")
_UNDONE = ("negated", "denied")
"""Stances of what is told not to have happened: nobody can be held responsible for it."""

_NEGATION_REACH = 4
LONGEST_CLAUSE = 20
"""Tokens in the clause that is quoted with the deed in it; a longer one is quoted without."""


def with_responsible(
    report: Report, found: Findings, references: References, claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return the claims of a sentence with those that it makes by saying who did it.

    What the English core took the words of blame themselves for, a deed that nobody did, is no claim beside them.

    Args:
        report: the report.
        found: the sentence.
        references: what was told before.
        claims: what the sentence claims otherwise.
    """
    made: list[Claim] = []
    kept = list(claims)
    for one in find_responsibility(found):
        others = [claim for claim in kept if not tells_only_blame(found, one, claim)]
        others = [claim for claim in others if not _tells_again(found, one, references, claim)]
        deed = _deed_meant(found, one, references, others)
        deed = deed or _not_told(found, one, others, deed_named(report, found, one))
        told = [claim for claim in others if _has_doer(claim, one)]
        if deed is None or told:
            kept = [_as_blamed(found, references, one, claim) for claim in (others if one.laid else kept)]
            kept = [_as_owned(found, references, one, claim) for claim in kept] if one.owned else kept
            kept = [_owned_too(found, references, one, claim) for claim in kept] if told and one.owned else kept
            continue
        if deed in others and deed.actor is None:
            kept = [_done_by(found, references, one, claim) if claim is deed else claim for claim in others]
            kept = [_owned_too(found, references, one, claim) for claim in kept] if one.owned else kept
            continue
        made.append(_claim(report, found, references, one, deed))
        kept = others
    return (*kept, *made)


def find_responsibility(found: Findings) -> Iterator[Responsibility]:
    """Yield who is held responsible in a sentence, in order; nothing where it is negated or only may be so."""
    if not found.tree.parsed:
        return
    for at in range(len(found.line)):
        if not _may_tell(found.tree, at):
            continue
        for one in dict.fromkeys(_at(found, at)):
            maybe = _is_possible(found, one)
            if maybe or not _open_or_negated(found, one):
                yield replace(one, maybe=one.maybe or maybe)


def _may_tell(tree: Tree, at: int) -> bool:
    """Say whether a word is one by which somebody is held responsible, as few are."""
    words = load_responsibility()
    verbs = (words.owning, words.laying, words.doing) if tree.tag(at) == "VERB" else ()
    told = any(tree.lemma(at) in listed for listed in verbs)
    return told or any(tree.words[at] in listed for listed in (words.is_, words.behind, words.work))


def _at(found: Findings, at: int) -> Iterator[Responsibility]:
    tree, words = found.tree, load_responsibility()
    lemma = tree.lemma(at) if tree.tag(at) == "VERB" else ""
    if lemma in words.owning:
        yield from _owned(found, at)
    elif lemma in words.laying:
        yield from _laid(found, at, words.laying[lemma])
    elif lemma in words.doing:
        deed = _told_of(tree, at) if tree.passive(at) else tree.objects(at)
        yield from _doers(found, tree.agents(at) if tree.passive(at) else _subject(tree, at), at, deed, laid=False)
    elif tree.words[at] in words.is_:
        yield from _responsible(found, at)
    elif tree.words[at] in words.behind:
        yield from _behind(found, at)
    elif tree.words[at] in words.work and tree.dependants(at, "cop"):
        yield from _doers(
            found, (j for case, j in tree.obliques(at) if case == "of"), at, _subject(tree, at), laid=False
        )


def _owned(found: Findings, at: int) -> Iterator[Responsibility]:
    """Read "X claimed responsibility for Y", and "responsibility was claimed by X"."""
    tree, nouns = found.tree, load_responsibility().nouns
    if (
        tree.is_a(at, "amod") and tree.words[tree.head(at)] in nouns
    ):  # short sentences are read as "claimed" responsibility
        before = (actor for actor in found.actors if actor.last == at)
        yield from (Responsibility(at, one, (one.first, one.last), owned=True) for one in before)
        return
    own = (*tree.objects(at), *_subject(tree, at)) if tree.passive(at) else tree.objects(at)
    noun = next((j for j in own if tree.words[j] in nouns), None)
    if noun is None:
        yield from _claimed(found, at)
        return
    doers = tree.agents(at) if tree.passive(at) else _subject(tree, at)
    if not any(actor_named(found, j) for j in doers):  # "the League, a GROUP of the north, claimed"
        doers = tree.dependants(at, "nsubj") or _speaking(tree, tree.head(at))
    deed = [j for i in (noun, at) for case, j in tree.obliques(i) if case in ("for", "of")]
    deed += [j for i in (noun, at) for j in tree.dependants(i, "acl", "advcl", "ccomp") if _is_for(tree, j)]
    for one in _doers(found, doers, at, deed):
        yield replace(one, owned=True, speaker=(one.doer.first, one.doer.last))


def _speaking(tree: Tree, above: int) -> tuple[int, ...]:
    """Return who speaks above a verb: "A WOMAN phoned a paper to claim", "THE LEAGUE issued leaflets claiming".

    Who received or published a letter that claims something has not claimed it.
    """
    verb = tree.head(above) if above >= 0 and tree.tag(above) == "NOUN" else -1
    if verb < 0:
        return _subject(tree, above)
    issued = tree.lemma(verb) in load_responsibility().issuing
    if issued and tree.is_a(above, "nsubj:pass"):
        return tree.agents(verb)
    return _subject(tree, verb) if issued and tree.is_a(above, "obj") else ()


def _told_of(tree: Tree, at: int) -> tuple[int, ...]:
    """Return what a passive tells of: "the MURDER was carried out by X", "condemned the MURDER, carried out by X"."""
    loose = tree.is_a(at, "advcl") and not tree.dependants(at, "nsubj", "aux", "mark")
    objects = tree.objects(tree.head(at)) if loose else ()
    return tuple(j for j in objects if j < at)[-1:] or _subject(tree, at)


def _is_for(tree: Tree, verb: int) -> bool:
    """Say whether a verb is what somebody takes responsibility "for": "FOR killing the mayor"."""
    return any(tree.words[j] == "for" for j in tree.dependants(verb, "mark", "case"))


def _claimed(found: Findings, at: int) -> Iterator[Responsibility]:
    """Read "the attack was claimed by X", "a bombing claimed by X" and "X claimed the kidnapping"."""
    tree, words = found.tree, load_responsibility()
    if tree.lemma(at) not in words.claiming:
        return
    told_of = tree.is_a(at, "acl") and bool(tree.agents(at))
    passive = told_of or tree.passive(at)
    own = (tree.head(at),) if told_of else _subject(tree, at) if passive else tree.objects(at)
    deed = [j for j in own if tree.tag(j) == "NOUN" and (tree.words[j] in words.deeds or tree.lemma(j) in words.kinds)]
    if deed and not tree.dependants(at, "ccomp", "xcomp"):
        for one in _doers(found, tree.agents(at) if passive else _subject(tree, at), at, deed):
            yield replace(one, owned=True, speaker=(one.doer.first, one.doer.last))


def _laid(found: Findings, at: int, where: str) -> Iterator[Responsibility]:
    """Read "Y blamed X for Z", "X was blamed by Y for Z" and "Y attributed Z to X"."""
    tree = found.tree
    passive = tree.passive(at)
    if where == "object" and not passive and _is_to_be(tree, at):  # "X is TO BLAME for Z"
        deed = [j for case, j in tree.obliques(at) if case == "for"]
        yield from _doers(found, _subject(tree, at), at, deed, laid=False)
        return
    acted_on = _subject(tree, at) if passive else tree.objects(at)
    speaker = tree.agents(at) if passive else _subject(tree, at)
    led = [(case, j) for i in (at, *acted_on) for case, j in tree.obliques(i)]
    on = _blamed_on(found, at, acted_on) if where == "object" else ()
    doers = on or (acted_on if where == "object" else [j for case, j in led if case == "to"])
    told = where == "object" and not on
    blamed = [doer for j in doers if (doer := actor_named(found, j)) is not None]
    # "rebels OF THE HILL FRONT" are who is blamed, and no deed.
    led = [(case, j) for case, j in led if not any(doer.first <= j < doer.last for doer in blamed)]
    deed = [j for case, j in led if case in ("for", "of", "in")] if told else list(acted_on)
    deed += tree.dependants(at, "advcl", "ccomp", "xcomp") if told else ()
    maybe = tree.lemma(at) in load_responsibility().suspecting
    for one in _doers(found, doers, at, deed):
        yield replace(one, speaker=tree.phrase(speaker[0]) if speaker else None, maybe=maybe)


def _is_to_be(tree: Tree, at: int) -> bool:
    """Say whether somebody "is to" do what a verb tells, without an object: "is TO BLAME"."""
    return tree.words[max(at - 2, 0) : at] in tuple((*was, "to") for was in _WAS) and not tree.objects(at)


def _blamed_on(found: Findings, at: int, acted_on: Sequence[int]) -> tuple[int, ...]:
    """Return at whose door a deed is laid by "on": "blamed the attack ON X"; no day is such, and no actor is a deed."""
    tree = found.tree
    named = (actor_named(found, j) for j in acted_on if found.line.words[j] not in load_responsibility().definite)
    if any(named) or not acted_on:  # "blamed IT on X" lays a deed at X's door, whomever "it" might stand for
        return ()
    own = (j for i in (at, *acted_on) for j in tree.dependants(i, "obl", "nmod", "obj") if tree.case(j) == "on")
    return tuple(j for j in own if j > at and actor_named(found, j))[-1:]


def _responsible(found: Findings, at: int) -> Iterator[Responsibility]:
    """Read "X was responsible for Y", and "Z holds X responsible for Y"."""
    tree = found.tree
    verb = tree.head(at)
    while verb >= 0 and tree.tag(verb) in ("NOUN", "PROPN") and tree.is_a(verb, "obj", "conj"):
        verb = tree.head(verb)  # "holds the mayor and the COUNCIL responsible": the parser hangs the word on the noun
    held = verb >= 0 and tree.lemma(verb) in load_responsibility().held
    deed = [j for i in (at, verb) if i >= 0 for case, j in tree.obliques(i) if case in _FOR]
    if not held:
        told = tree.dependants(at, "cop") != ()
        yield from _doers(found, _subject(tree, at) if told else (), at, deed, laid=False)
        return
    passive = tree.passive(verb)
    speaker = tree.agents(verb) if passive else _subject(tree, verb)
    for one in _doers(found, _subject(tree, verb) if passive else tree.objects(verb), at, deed):
        yield replace(one, speaker=tree.phrase(speaker[0]) if speaker else None)


def _behind(found: Findings, at: int) -> Iterator[Responsibility]:
    """Read "X was behind Y"; the parser takes either for what X was."""
    tree = found.tree
    holds = (j for j in (at, *tree.objects(at)) if tree.dependants(j, "nsubj"))
    told = next(holds, tree.head(at))
    if told < 0 or not (tree.dependants(told, "cop") or tree.words[at - 1 : at] in _WAS):
        return
    deed = tree.objects(at) or (() if told == at else (told,))
    if deed:
        yield from _doers(found, _subject(tree, told), at, deed, laid=False)


def _subject(tree: Tree, at: int) -> tuple[int, ...]:
    subject = tree.subject(at)
    return () if subject is None else (subject,)


def _doers(
    found: Findings, nouns: Iterable[int], at: int, deed: Sequence[int], *, laid: bool = True
) -> Iterator[Responsibility]:
    """Yield one for each actor that the nouns and those joined to them name."""
    first, last = found.tree.subtree(deed[0]) if deed else (0, 0)
    for token in (joined for noun in nouns for joined in found.tree.conjuncts(noun) if not _is_excepted(found, joined)):
        doer = actor_named(found, token)
        if doer is not None:
            yield Responsibility(at, doer, deed=(first, last), laid=laid)


def _is_excepted(found: Findings, noun: int) -> bool:
    """Say whether a noun is one whom the words leave out: "to the Front and NOT to the Accord"."""
    first, _ = found.tree.phrase(noun)
    return "not" in found.line.words[max(first - 2, 0) : noun]


def _open_or_negated(found: Findings, one: Responsibility) -> bool:
    tree = found.tree
    words = found.line.words
    nobody = load_responsibility().nobody
    if nobody & set(words[one.doer.first : one.doer.last]) or nobody & set(words[max(one.doer.first - 1, 0) : one.at]):
        return True
    verb = one.at if tree.tag(one.at) == "VERB" else tree.head(one.at)
    modal = any(words[j] in _MAYBE for i in (one.at, verb) if i >= 0 for j in tree.dependants(i, "aux"))
    asked = any(words[j] in _ASKED for i in (one.at, verb) if i >= 0 for j in tree.dependants(i, "mark"))
    return asked or modal or _is_negated(found, one)


def _is_negated(found: Findings, one: Responsibility) -> bool:
    return found.line.find(load_cues()["negated"], one.at - _NEGATION_REACH, one.at) is not None


def _is_possible(found: Findings, one: Responsibility) -> bool:
    """Say whether a deed that is done is said to be somebody's perhaps: "may have been the work of", "may be behind".

    To claim or to blame is no deed: who "may claim responsibility" has not.
    """
    tree, words = found.tree, load_responsibility()
    about_deed = tree.lemma(one.at) in words.doing or tree.words[one.at] in words.is_ | words.work | words.behind
    told = one.at if tree.dependants(one.at, "cop", "aux") else tree.head(one.at)
    if not about_deed or told < 0 or _is_negated(found, one):
        return False
    if any(tree.lemma(j) in words.suspecting for j in (told, tree.head(told)) if j >= 0):
        return True
    if _supposing(found, told) is not None:
        return True
    said = {tree.words[j] for j in tree.dependants(told, "aux")}
    perfect = "have" in said or tree.dependants(told, "cop") != ()
    return bool(said & _POSSIBLY) and perfect


def _supposing(found: Findings, told: int) -> int | None:
    """Return the adverb by which what is told is only supposed: "was PRESUMABLY carried out by"."""
    cues = load_cues()["supposed"]
    adverbs = found.tree.dependants(told, "advmod")
    return next((j for j in adverbs if (found.line.words[j],) in cues), None)


# --- the deed


def _deed_meant(found: Findings, one: Responsibility, references: References, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim of the deed that is meant: of the kind the words name, beside it or before; else the last."""
    first, last = one.deed
    words = load_responsibility()
    deeds = [t for t in found.triggers if t.type.startswith(DEEDS)] if last > first else []
    inside = found.line.span(first, last)
    named = {
        t.type for t in deeds if inside.overlaps(t.span) and (one.laid or one.owned or _is_done(found, one, t.span))
    }
    said = (*found.line.words[first:last], *_taken_up_by(found, one))
    death = _death_in(found, one) is not None
    taken_up = (death or not words.deeds.isdisjoint(said)) and not words.definite.isdisjoint(said)
    if last > first and not (named or taken_up):
        return None
    if last == first and found.tree.lemma(one.at) in (words.of_deed | words.doing):
        return None
    told = [*references.deeds, *(claim for claim in claims if claim.type.startswith(DEEDS))]
    told = [claim for claim in told if claim.stance not in _UNDONE]
    if death and all(kind.startswith(_KILLING) for kind in named):
        return next((claim for claim in reversed(told) if _tells_death(claim) and _is_of(found, one, claim)), None)
    same = [c for c in told if c.type in named or (_kills(named) and c.type.startswith(_KILLING) and _tells_death(c))]
    return next(iter((same or (told if taken_up or not named else []))[-1:]), None)


def _is_done(found: Findings, one: Responsibility, span: Span) -> bool:
    """Say whether a word of the core is what somebody did, and not told in passing behind it."""
    return any(is_deed(found, one, i) for i in found.line.inside(span))


def _taken_up_by(found: Findings, one: Responsibility) -> tuple[str, ...]:
    """Return the word that "which" takes up: "the INCIDENT, for which the rebels are held responsible"."""
    first, last = one.deed
    if "which" not in found.line.words[first:last]:
        return ()
    before = first - 2 if found.line.words[first - 1 : first] == (",",) else first - 1
    return found.line.words[before : before + 1] if before >= 0 else ()


def _death_in(found: Findings, one: Responsibility) -> int | None:
    """Return the word for somebody's death in what one is held responsible for; a "death squad" is none."""
    tree, deaths = found.tree, load_responsibility().deaths
    return next((j for j in range(*one.deed) if tree.lemma(j) in deaths and not tree.is_a(j, "compound")), None)


def _is_of(found: Findings, one: Responsibility, claim: Claim) -> bool:
    """Say whether a claim may tell of those whose death the words name; nobody named may be anybody."""
    tree, at = found.tree, _death_in(found, one)
    if at is None:
        return True
    whose = (*tree.possessors(at), *(j for case, j in tree.obliques(at) if case == "of"))
    named = {tree.words[i] for j in whose for i in range(*tree.phrase(j)) if tree.tag(i) in ("NOUN", "PROPN")}
    return not named or not named.isdisjoint(re.findall(r"[\w-]+", claim.quote.casefold()))


def _kills(types: set[str]) -> bool:
    return any(kind.startswith(_KILLING) for kind in types)


def _tells_death(claim: Claim) -> bool:
    """Say whether a claim tells, under whatever type, that somebody died."""
    return not load_responsibility().dead.isdisjoint(re.findall(r"[a-z]+", claim.quote.casefold()))


def _done_by(found: Findings, references: References, one: Responsibility, deed: Claim) -> Claim:
    """Return a deed of the same sentence with its doer: "accused X of killing nine"; a hedge of its own stays."""
    itself = deed.recipient is not None and deed.recipient.span.overlaps(one.doer.mention.span)
    told = replace(deed, actor=references.actor(found, one.doer), recipient=None if itself else deed.recipient)
    if deed.stance == "attributed" and deed.speaker is not None and one.owned:
        return with_id(replace(told, stance="claimed"))  # whoever they are who own up: it is their own word
    unowned = deed.cue.startswith("not ") and deed.cue.removeprefix("not ") in load_responsibility().owning
    open_ = deed.stance in ("asserted", "attributed") or (unowned and one.laid)  # "nobody claimed it, X blamed Y"
    if not open_ or deed.speaker is not None:
        return with_id(told)
    stance, speaker, cue = _said(found, references, one)
    return with_id(replace(told, stance=stance, speaker=speaker, cue=cue))


def _as_blamed(found: Findings, references: References, one: Responsibility, claim: Claim) -> Claim:
    """Return a deed told with its doer as the word of whoever lays it at his door: "holds X RESPONSIBLE FOR the raid".

    A deed that the sentence tells elsewhere ("X, who killed nine, were blamed for the raid") stays as it is.
    """
    first, last = one.deed
    meanwhile = (j for j in range(first + 1, last) if found.line.words[j] in _WHEN and found.tree.is_a(j, "mark"))
    inside = found.line.span(first, next(meanwhile, last))  # "killing nine AFTER CAPTURING X": that is told
    own = [t.span for t in found.triggers if t.type == claim.type and claim.span.contains(t.span)]
    his = claim.actor is not None and claim.actor.span.overlaps(one.doer.mention.span)
    if not his or not one.laid or one.owned or claim.stance != "asserted" or claim.speaker is not None:
        return claim
    if not claim.span.overlaps(inside) or not all(inside.overlaps(span) for span in own):
        return claim
    stance, speaker, cue = _said(found, references, one)
    return with_id(replace(claim, stance=stance, speaker=speaker, cue=cue))


def _as_owned(found: Findings, references: References, one: Responsibility, claim: Claim) -> Claim:
    """Return the deed that its doer owns to as his own word, whoever seemed to speak: "was CLAIMED BY the Accord"."""
    said = claim.stance in ("asserted", "attributed", "claimed") and claim.span.overlaps(found.line.span(*one.deed))
    if not (said and _has_doer(claim, one)):
        return claim
    stance, speaker, cue = _said(found, references, one)
    return with_id(replace(claim, stance=stance, speaker=speaker, cue=cue))


def _owned_too(found: Findings, references: References, one: Responsibility, claim: Claim) -> Claim:
    """Return the deed itself with its doer where only what came of it has him: "claimed THE RAID that KILLED two"."""
    first, last = one.deed
    noun = found.line.span(found.tree.top(first, last), found.tree.top(first, last) + 1) if first < last else None
    open_ = claim.actor is None and claim.type.startswith(DEEDS) and claim.stance not in _UNDONE
    return _done_by(found, references, one, claim) if open_ and noun and claim.span.overlaps(noun) else claim


def _tells_again(found: Findings, one: Responsibility, references: References, claim: Claim) -> bool:
    """Say whether a claim is of the noun that takes up a deed told before, and has it for another kind of killing.

    "Gunmen killed a judge. Residents attributed THE KILLING to the Accord."
    """
    first, last = one.deed
    noun = next((i for i in range(first, last) if found.tree.tag(i) == "NOUN"), None)
    if noun is None or not one.laid or found.line.words[first] not in load_responsibility().definite:
        return False
    told = {c.type for c in references.deeds if c.stance not in _UNDONE and _tells_death(c)}
    other = claim.type.startswith(_KILLING) and claim.type not in told and _kills(told)
    return other and claim.span.start == found.line.span(noun, noun + 1).start


def _has_doer(claim: Claim, one: Responsibility) -> bool:
    """Say whether a claim of the same sentence has that doer already."""
    return bool(claim.type.startswith(DEEDS) and claim.actor and claim.actor.span.overlaps(one.doer.mention.span))


def _not_told(found: Findings, one: Responsibility, claims: Sequence[Claim], deed: Claim | None) -> Claim | None:
    """Return a deed that only the words of responsibility tell, if no claim tells already that the doer did it."""
    inside, doer = found.line.span(*one.deed), one.doer.mention.span
    his = (c for c in claims if c.actor and c.actor.span.overlaps(doer) and c.span.overlaps(inside))
    return None if deed is None or (not one.owned and any(claim.type == deed.type for claim in his)) else deed


def _claim(report: Report, found: Findings, references: References, one: Responsibility, deed: Claim) -> Claim:
    stance, speaker, cue = _said(found, references, one)
    first, last = min(one.doer.first, one.at), max(one.doer.last, one.at + 1)
    subject = found.tree.subject(one.at)  # "the attack was claimed by X"
    near = (one.owned or one.laid) and last - one.deed[0] <= LONGEST_CLAUSE
    if near and subject is not None and one.deed[0] <= subject < one.deed[1]:
        first = min(first, one.deed[0])
    last = max(last, *(j + 1 for j in found.tree.objects(one.at) if one.owned), last)
    last = max(last, one.deed[1]) if one.deed[1] - first <= LONGEST_CLAUSE else last
    supposing = _supposing(found, one.at) if one.maybe else None
    first = first if supposing is None else min(first, supposing)
    span = found.line.span(first, last)
    return with_id(
        Claim(
            id="",
            report_id=report.id,
            span=span,
            quote=report.text[span.start : span.end],
            type=deed.type,
            stance=stance,
            actor=references.actor(found, one.doer),
            recipient=deed.recipient,
            place=deed.place or _where(found, one),
            time=deed.time,
            spoken=deed.spoken,
            speaker=speaker,
            cue=cue,
            historical=deed.historical or found.historical,
            passage=found.passage,
        )
    )


def _where(found: Findings, one: Responsibility) -> Mention | None:
    """Return where the words of responsibility say that it was done, if nobody has said so before."""
    first, last = one.deed
    deed = (found.tree.top(first, last),) if first < last else ()  # "carried out the slaying IN KARSA": of either word
    obliques = [led for word in (one.at, *deed) for led in found.tree.obliques(word)]
    led = (place_holding(found.places, j) for case, j in obliques if case in ("in", "at", "near"))
    named = (place.mentions[0] for place in led if place is not None and not place.again)
    return next((mention for mention in named if mention.hint != UNNAMED), None)


def _speaks_for_doer(found: Findings, references: References, one: Responsibility, outer: Attribution) -> bool:
    """Say whether a speaker tells what his own side did: "a League spokesman said the group carried out the attack"."""
    doer = references.actor(found, one.doer)
    if doer is None or outer.speaker is None or outer.denied or outer.unconfirmed:
        return False
    return doer.span.overlaps(outer.speaker.span)


def _speaker_of(found: Findings, one: Responsibility) -> Mention | None:
    """Return who says so in the words of responsibility themselves: "POLICE suspect X of the bombing"."""
    if one.speaker is None:
        return None
    return Mention(found.line.span(*one.speaker), found.line.slice(*one.speaker), "speaker")


def _said(found: Findings, references: References, one: Responsibility) -> tuple[Stance, Mention | None, str]:
    """Return stance, speaker and cue: of who owns up, who blames, or whoever says so in the sentence."""
    cue = found.tree.lemma(one.at)
    outer = found.attribution_at(one.at)
    if one.maybe:
        said = _speaker_of(found, one)
        return "unconfirmed", said or references.speaker(outer), cue if said else outer.cue if outer else ""
    if one.owned:
        doer = references.actor(found, one.doer)
        return "claimed", doer and replace(doer, kind="speaker", hint=""), cue
    own = _speaker_of(found, one)
    ours = one.speaker is not None and found.line.words[one.speaker[0]] in load_function_words().first_person
    if own is not None and not (ours and outer and outer.speaker):  # "WE hold X responsible, the League said"
        return "attributed", own, cue
    if outer is not None:
        if _speaks_for_doer(found, references, one, outer):
            return "claimed", references.speaker(outer), outer.cue
        stance: Stance = "denied" if outer.denied else "unconfirmed" if outer.unconfirmed else "attributed"
        return stance, references.speaker(outer), outer.cue
    return ("attributed" if one.laid else "asserted"), None, cue if one.laid else ""

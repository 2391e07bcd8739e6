"""Who says so, as the English core reads it: its speakers, cues and contents as attributions of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.counted_by import keeper_behind
from factbox.extract.attribution.no_words import takes_in_people
from factbox.extract.attribution.owning_up import own_words_end
from factbox.extract.attribution.said_when import opens_meanwhile, opens_time_aside, words_end
from factbox.extract.attribution.withheld import withholds
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import is_denial, load_cues, saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.responsibility import load_responsibility
from factbox.records import Attribution as CoreAttribution
from factbox.records import Mention, Span

SPOKEN_REACH = 5
"""Tokens between a cue and the time words that date the statement."""

_NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})
_LEADS_IN = ("PUNCT", "SYM", "CCONJ", "SCONJ", "INTJ")
"""Tags of words that stand before a speaker and name nobody."""

_NAMES_SOMEBODY = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
_NAMED = re.compile(r" (?:[A-Z][\w-]+ )*[\w-]+")
"""The words behind an article of another sentence, up to the first in small letters."""

_ARTICLES = frozenset({"the", "a", "an"})
_VOUCHES = frozenset({"confirm", "verify", "corroborate", "acknowledge", "substantiate"})
"""Verbs that, negated, say that nobody vouches for what follows; that is no denial."""


def attributions_in(
    line: Line, tree: Tree, found: Sequence[CoreAttribution], times: Sequence[Span]
) -> tuple[Attribution, ...]:
    """Return the attributions whose content lies in a sentence, in order.

    Args:
        line: the sentence.
        tree: its tree.
        found: the core's attributions of the report.
        times: the time expressions of the sentence.
    """
    sentence = line.sentence.span
    own = (a for a in found if any(piece.overlaps(sentence) for piece in a.content))
    return tuple(filter(None, (_attribution(line, tree, a, times) for a in own)))


def _attribution(line: Line, tree: Tree, found: CoreAttribution, times: Sequence[Span]) -> Attribution | None:
    contents = tuple(filter(None, (_tokens(line, piece) for piece in found.content)))
    cue = [i for span in found.cue for i in line.inside(span)]
    if cue:
        ends = min(own_words_end(line, tree, i) for i in cue)
        contents = tuple(_own_words(line, cue[-1], first, last, ends) for first, last in contents)
        contents = tuple(piece for piece in contents if not _is_when_said(line, cue[-1], piece[0], contents))
    speaker = _keeper(line, tree, found, cue) or _speaker(line, tree, found.speaker)
    contents = contents if speaker else _within_aside(line, tree, cue, contents)
    if not contents or not (cue or speaker):
        return None
    lemma = _verb(tree, cue)
    if speaker is not None and (_is_charged(line, tree, speaker, lemma, cue) or _is_no_voice(speaker)):
        return None
    if any(withholds(tree, i) or takes_in_people(tree, i) for i in cue) or _only_judges(tree, cue, contents):
        return None
    own = _tokens(line, speaker.span) if speaker is not None and not cue else None
    above = tree.head(tree.top(*own)) if own else -1
    if ((tree.lemma(above) if above >= 0 else lemma),) in load_cues()["no_cue"]:
        return None
    negated = bool(_NOT & {line.words[i] for i in cue}) or _negated(tree, cue) or _refuses(line, cue)
    unconfirmed = (negated and lemma in _VOUCHES) or (speaker is None and _doubts(line, cue))
    return Attribution(
        speaker=None if negated and lemma in _VOUCHES else speaker,
        cue=lemma,
        denied=is_denial(lemma),
        contents=contents,
        spoken=_spoken(line, cue, contents, times),
        unconfirmed=unconfirmed,
        at=next((i for i in cue if tree.lemma(i) == lemma), cue[0] if cue else -1),
    )


def _own_words(line: Line, cue: int, first: int, last: int, ends: int) -> tuple[int, int]:
    """Return the bounds of what is said without what the report tells behind it, of when it was said, and else."""
    return first, min(last, words_end(line, first), max(ends, first + 1)) if first > cue else last


def _within_aside(
    line: Line, tree: Tree, cue: Sequence[int], contents: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Return what nobody named says, without what stands before an aside: "..., WITH gunfire reported near X"."""
    verb = next((i for i in cue if tree.tag(i) == "VERB" and tree.is_a(i, "advcl", "acl")), None)
    if verb is None:
        return contents
    first = tree.subtree(verb)[0]
    first += line.words[first] == ","
    return tuple(c for c in contents if c[0] >= first) if line.words[first] == "with" else contents


def _is_when_said(line: Line, cue: int, first: int, contents: Sequence[tuple[int, int]]) -> bool:
    """Say whether words behind those of saying tell when it was said: "X fell, he said, TWO DAYS AFTER Y WAS TAKEN".

    Or what went on meanwhile: "X fell, he said, AS TROOPS LEFT Y".
    """
    said_before = any(last <= cue for _, last in contents)
    commas = (at for at in range(cue + 1, first) if line.words[at] == ",")
    own_subject = not line.words[first].endswith("ing")  # "a day after SEIZING Y" goes on with who is told of
    opens = (opens_time_aside(line, at + 1) or opens_meanwhile(line, at + 1) for at in commas)
    return said_before and own_subject and any(opens)


def _is_no_voice(speaker: Mention) -> bool:
    """Say whether a speaker is only a word for a figure, which nobody is told to give: "9,000 people (ESTIMATE)"."""
    words = [word for word in speaker.text.casefold().split() if word not in load_function_words().determiners]
    return len(words) == 1 and (words[0],) in load_cues()["no_voices"]


def _is_charged(line: Line, tree: Tree, speaker: Mention, lemma: str, cue: Sequence[int]) -> bool:
    """Say whether a speaker is whom the verb accuses, and so says nothing: "THE MINISTER is accused of ordering it"."""
    verb = next((i for i in cue if tree.lemma(i) == lemma), None) if tree.parsed else None
    if verb is None or (lemma,) not in load_cues()["accusing"] or not tree.passive(verb):
        return False
    subject = tree.subject(verb)
    return subject is not None and speaker.span.overlaps(line.span(subject, subject + 1))


def _only_judges(tree: Tree, cue: Sequence[int], contents: Sequence[tuple[int, int]]) -> bool:
    """Say whether a verb only judges violence that was done: who "CONDEMNED the bombing" does not say that it was."""
    verb = next((i for i in cue if (tree.lemma(i),) in load_cues()["branding"]), None)
    if verb is None or tree.passive(verb):
        return False
    tops = [tree.top(*piece) for piece in contents]
    deeds = all(tree.words[top] in load_responsibility().deeds and tree.tag(top) == "NOUN" for top in tops)
    definite = all(tree.words[first] == "the" and "as" not in tree.words[first:last] for first, last in contents)
    return deeds and definite and all(tree.is_a(top, "obj") and tree.head(top) == verb for top in tops)


def with_speakers_of_core(
    line: Line, tree: Tree, by_rules: Sequence[Attribution], by_core: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions of the rules with the speakers that the core reads for the same words.

    Rules take for a speaker what stands before the verb; the core sees the subject beyond an aside and another verb:
    "The Front, as the movement is known, said", "confirmed the loss of X but said". Who is the verb's subject by the
    tree as well stays.
    """
    return tuple(
        _with_whole_speaker(line, tree, one, by_core)
        if _is_subject(line, tree, one)
        else _with_speaker_of(line, one, by_core)
        for one in (_before_its_name(line, tree, one) for one in by_rules)
    )


def _before_its_name(line: Line, tree: Tree, one: Attribution) -> Attribution:
    """Return an attribution with who speaks where the rules took the name beside him: "PEOPLE OF THE PORT, Osk, said".

    By the tree, which has then two subjects of the verb.
    """
    subject = next(iter(tree.dependants(one.at, "nsubj")), None) if one.at >= 0 and tree.parsed else None
    name = line.inside(one.speaker.span) if one.speaker is not None else ()
    if subject is None or not name or not subject < name[0] - 1 or name[-1] + 2 != one.at:
        return one
    if line.words[name[0] - 1] != "," or line.words[name[-1] + 1] != "," or tree.tag(subject) != "NOUN":
        return one
    first = tree.phrase(subject)[0]
    speaker = Mention(line.span(first, name[-1] + 1), line.slice(first, name[-1] + 1), "speaker")
    return replace(one, speaker=speaker)


def _with_whole_speaker(line: Line, tree: Tree, one: Attribution, by_core: Sequence[Attribution]) -> Attribution:
    """Return an attribution with all the words of a speaker behind its verb: "said ITS SPOKESMAN IN X, MAJOR JAN ROE".

    The rules end him at the first preposition; further words that the core has as his too must be his by the tree.
    """
    speaker = one.speaker
    if speaker is None or speaker.span.start < line.sentence.tokens[one.at].span.end or not speaker.text.islower():
        return one  # who has his name already needs no more
    begun = (a.speaker for a in by_core if a.at == one.at and a.speaker and a.speaker.span.start == speaker.span.start)
    whole = next((a for a in begun if a.span.end > speaker.span.end), None)
    tokens = line.inside(whole.span) if whole else ()
    subject = tree.subject(one.at)
    if whole is None or not tokens or subject is None or tokens[-1] >= tree.subtree(subject)[1]:
        return one
    more = [i for i in tokens if line.sentence.tokens[i].span.start >= speaker.span.end]
    if not any(tree.tag(i) == "PROPN" for i in more) or any(
        line.words[i] in load_function_words().relative for i in more
    ):
        return one  # no name is told: "one resident, a driver who asked not to be named"
    contents = tuple(part for part in one.contents if part[1] <= tokens[0] or part[0] > tokens[-1])
    return replace(one, speaker=whole, contents=contents) if contents else one


def with_shared_subject(line: Line, tree: Tree, found: Attribution) -> Attribution:
    """Return an attribution of nobody named with the speaker whom its verb shares with one before it.

    "The president extended the curfew AND SAID more soldiers would come": the core may hang "said" on a noun between.
    """
    at = found.at
    if found.speaker is not None or found.denied or at < 1 or not tree.parsed or tree.tag(at) != "VERB":
        return found
    joined = line.words[at - 1] in ("and", "but") and tree.is_a(at, "conj")
    if not joined or tree.passive(at) or tree.dependants(at, "nsubj", "csubj", "expl") or not _is_finite(line, at):
        return found
    verb = next((i for i in tree.governors(at) if tree.tag(i) == "VERB" and tree.dependants(i, "nsubj")), None)
    subject = tree.subject(verb) if verb is not None and _is_finite(line, verb) else None
    if subject is None or subject >= at or tree.tag(subject) not in ("NOUN", "PROPN"):
        return found
    first, last = tree.phrase(subject)
    speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
    return replace(found, speaker=speaker) if last <= at else found


def without_clause_before(line: Line, found: Attribution) -> Attribution:
    """Return an attribution without the clause that another speaker's "and" follows: "The toll rose to 11, AND X said".

    Who says something behind the verb did not say what the report told before he was joined to it.
    """
    tokens = line.inside(found.speaker.span) if found.speaker else ()
    if not tokens or not 0 < tokens[0] < found.at or line.words[max(tokens[0] - 2, 0) : tokens[0]] != (",", "and"):
        return found
    behind = tuple(part for part in found.contents if part[0] > found.at)
    return replace(found, contents=behind) if behind else found


def _is_finite(line: Line, i: int) -> bool:
    """Say whether a verb is no participle in -ing."""
    return not line.words[i].endswith("ing")


def _is_subject(line: Line, tree: Tree, one: Attribution) -> bool:
    """Say whether a speaker has the subject of the verb of saying in it, by the tree."""
    if one.at >= 0 and line.at(one.at + 1, ("by",)) and tree.passive(one.at):
        return True  # "were told by the army": the rules name whom "by" leads to
    own = tree.dependants(one.at, "nsubj") if one.at >= 0 else ()
    subjects = {tree.subject(one.at), *own}
    return one.speaker is not None and any(
        subject is not None and one.speaker.span.contains(line.span(subject, subject + 1)) for subject in subjects
    )


def _with_speaker_of(line: Line, one: Attribution, by_core: Sequence[Attribution]) -> Attribution:
    same = (a.speaker for a in by_core if a.at == one.at and a.speaker)
    speaker = next((speaker for speaker in same if line.sentence.span.contains(speaker.span)), None)
    if speaker is None or one.speaker is None or one.speaker.span.contains(speaker.span):
        return one
    cue = min(one.at + len(one.cue.split()), len(line))
    if one.speaker.span.start == speaker.span.start or line.span(one.at, cue).contains(speaker.span):
        return one  # "by THE COUNT OF the village head": those are words of the cue
    return replace(one, speaker=speaker)


_OWN = {"it": "sing", "they": "plur"}
"""Pronouns by which a sentence takes up whom it tells of, with their number."""


def with_author(line: Line, tree: Tree, found: Attribution) -> Attribution:
    """Return an attribution to words that the subject of the sentence gave as the subject's own.

    "The Front killed nine, according to A STATEMENT IT POSTED": those are the Front's words, and nobody else's.
    """
    speaker = found.speaker
    tokens = list(line.inside(speaker.span)) if speaker and tree.parsed else []
    root = next((i for i in range(len(line)) if tree.is_a(i, "root")), None)
    subject = tree.subject(root) if root is not None and tokens else None
    if subject is None or subject >= tokens[0] or found.denied:
        return found
    made = tree.dependants(tree.top(tokens[0], tokens[-1] + 1), "acl:relcl", "acl")
    owners = {tree.words[own] for verb in made for own in tree.dependants(verb, "nsubj")}
    number = "plur" if tree.tag(subject) == "NOUN" and tree.words[subject] != tree.lemma(subject) else "sing"
    counted = any(tree.is_a(j, "nummod") for j in tree.dependants(subject, "nummod"))
    if counted or not any(_OWN.get(owner) == number for owner in owners):
        return found
    first, last = tree.phrase(subject)
    return replace(found, speaker=Mention(line.span(first, last), line.slice(first, last), "speaker"))


def with_bare_speaker(line: Line, tree: Tree, found: Attribution) -> Attribution:
    """Return an attribution whose speaker is named by no more than a name or noun needs.

    "In a summary issued at six the General Staff" is the General Staff; "But a driver", "Colonel Roe flatly" and
    "- A report" lose what only leads to the verb. What would leave nobody stays as it is.
    """
    speaker = found.speaker
    tokens = list(line.inside(speaker.span)) if speaker and tree.parsed else []
    if not tokens or speaker is None:
        return found
    first, last = tokens[0], tokens[-1] + 1
    if tree.tag(first) == "ADP":
        subjects = (i for i in range(first, last) if tree.relation(i).startswith("nsubj"))
        first = next((max(tree.phrase(i)[0], first) for i in subjects), first)
    while first < last and tree.tag(first) in _LEADS_IN:
        first += 1
    last = _before_aside(line, first, last)
    while last > first and (line.words[last - 1] == "," or _belongs_to_verb(tree, last - 1, first)):
        last -= 1
    if not any(tree.tag(i) in _NAMES_SOMEBODY for i in range(first, last)):
        return found
    span = line.span(first, last)
    return replace(found, speaker=replace(speaker, span=span, text=line.slice(first, last)))


def _before_aside(line: Line, first: int, last: int) -> int:
    """Return where a speaker ends before what is only said of him: ", who ...", ", reached by telephone", "(XYZ"."""
    for at in range(first + 1, last):
        follows = line.words[at + 1] if at + 1 < last else ""
        told_of = follows in load_function_words().relative or follows.endswith(("ed", "ing"))
        if line.words[at] == "," and (told_of or _tells_where_said(line, at + 1, last)) and not line.capital(at + 1):
            return at
    opened = next((at for at in range(first + 1, last) if line.words[at] == "("), last)
    return last if ")" in line.words[opened:last] else opened


def _tells_where_said(line: Line, first: int, last: int) -> bool:
    """Say whether words tell in which document somebody speaks: "in A STATEMENT carried by the Quay Post"."""
    end = min(first + _LONGEST_DOCUMENT, last)
    return line.words[first] in ("in", "on", "through", "via") and any(
        (line.words[i],) in (*load_cues()["documents"], *load_cues()["spoken_in"]) for i in range(first, end)
    )


_LONGEST_DOCUMENT = 5
"""Tokens from "in" to the noun in "in a brief written statement"."""


def _belongs_to_verb(tree: Tree, i: int, first: int) -> bool:
    """Say whether an adverb or auxiliary at the end of a speaker's words belongs to the verb behind them."""
    return tree.tag(i) in ("ADV", "AUX") and not first <= tree.head(i) < i


def _tokens(line: Line, span: Span) -> tuple[int, int] | None:
    inside = line.inside(span)
    return (inside[0], inside[-1] + 1) if inside else None


def _with_owned(line: Line, tree: Tree, speaker: Mention) -> Mention:
    """Return a speaker with the noun that is his, where its apostrophe stands behind him: "the porters' UNION"."""
    tokens = line.inside(speaker.span)
    last = tokens[-1] if tokens else -1
    apostrophe = last >= 0 and tree.parsed and line.first_at(last + 1, (("'",), ("’",))) is not None
    if not apostrophe or not (tree.is_a(last, "nmod:poss") and tree.head(last) == last + 2):
        return speaker
    return Mention(line.span(tokens[0], last + 3), line.slice(tokens[0], last + 3), "speaker")


def _keeper(line: Line, tree: Tree, found: CoreAttribution, cue: Sequence[int]) -> Mention | None:
    """Return whose count is given by "by", of which the core may give a piece, or who else the sentence is about."""
    spoken = [i for span in found.speaker for i in line.inside(span)]
    leads = cue or [i - 1 for i in spoken[:1] if i > 0]
    return keeper_behind(line, tree, leads[0]) if len(leads) == 1 else None


def _speaker(line: Line, tree: Tree, spans: Sequence[Span]) -> Mention | None:
    """Return the first stretch that names the speaker; it may stand in a sentence before.

    An article alone names nobody: of this sentence it is its noun's ("THE government itself, which accused him").
    """
    for span in spans:
        words = line.text[span.start : span.end]
        if words.casefold() not in _ARTICLES:
            return _with_owned(line, tree, _up_to_colon(line, Mention(span, words, "speaker")))
        article = next(iter(line.inside(span)), -1)
        if article >= 0 and tree.parsed and tree.head(article) > article:
            noun = tree.head(article) + 1
            return Mention(line.span(article, noun), line.slice(article, noun), "speaker")
        if article < 0 and (named := _NAMED.match(line.text, span.end)):
            whole = Span(span.start, named.end())
            return Mention(whole, line.text[whole.start : whole.end], "speaker")
    return None


def _up_to_colon(line: Line, speaker: Mention) -> Mention:
    """Return a speaker with the end of his name, up to the colon behind it: "the Post's Jan ROE: ..."."""
    within = line.inside(speaker.span)
    if not within:
        return speaker
    end = last = max(within) + 1
    while line.sentence.tokens[end - 1].tag in ("PROPN", "ADP") and end < len(line) and line.name_like(end):
        end += 1
    if end == last or line.words[end : end + 1] != (":",):
        return speaker
    first = min(within)
    return Mention(line.span(first, end), line.slice(first, end), "speaker")


def _verb(tree: Tree, cue: Sequence[int]) -> str:
    """Return the lemma of the verb of a cue, of several that of one that says; else the words of the cue."""
    verbs = [tree.lemma(i) for i in cue if tree.tag(i) == "VERB"]
    saying = [lemma for lemma in verbs if lemma in _saying()]
    return (saying or verbs or [" ".join(tree.words[i] for i in cue)])[0]


@cache
def _saying() -> frozenset[str]:
    """Return the lemmas of the verbs that say something."""
    return frozenset(verb for verb, _ in saying_verbs().values())


def _negated(tree: Tree, cue: Sequence[int]) -> bool:
    return any(tree.words[child] in _NOT for i in cue for child in tree.dependants(i, "advmod"))


def _refuses(line: Line, cue: Sequence[int]) -> bool:
    """Say whether a cue tells that somebody would not say it: "declined to confirm", "has yet to acknowledge"."""
    return bool(cue) and line.find(load_cues()["refused"], max(cue[0] - 3, 0), cue[-1] + 1) is not None


def _doubts(line: Line, cue: Sequence[int]) -> bool:
    """Say whether a cue without a speaker says that nobody vouches: "allegedly", "is believed to"."""
    if not cue:
        return False
    doubts = load_cues()["unconfirmed"]
    return line.find(doubts, cue[0], cue[-1] + 2) is not None


def _spoken(
    line: Line, cue: Sequence[int], contents: Sequence[tuple[int, int]], times: Sequence[Span]
) -> Mention | None:
    """Return the time words that stand beside the cue and outside of what is said; they date the statement."""
    if not cue:
        return None
    said = {i for first, last in contents for i in range(first, last)}
    near: list[tuple[int, Span]] = []
    for span in times:
        tokens = _tokens(line, span)
        if tokens and not said & set(range(*tokens)):
            gap = max(cue[0] - tokens[1], tokens[0] - cue[-1] - 1, 0)
            near.append((gap, span))
    if not near or min(near)[0] > SPOKEN_REACH:
        return None
    span = min(near)[1]
    return Mention(span, line.text[span.start : span.end], "time")

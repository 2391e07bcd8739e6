"""Everything that is found in one sentence, before any of it is put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorFinder, ActorPhrase
from factbox.extract.actors.armed_names import armed_names, common_nouns
from factbox.extract.actors.arms_told import read_arms
from factbox.extract.actors.party_deeds import parties_by_deeds
from factbox.extract.actors.shown_persons import shown_persons
from factbox.extract.actors.whole_names import whole_names
from factbox.extract.attribution.accusing import find_accusations
from factbox.extract.attribution.attributed import (
    attributions_in,
    with_author,
    with_bare_speaker,
    with_shared_subject,
    with_speakers_of_core,
    without_clause_before,
)
from factbox.extract.attribution.attributions import Attribution, find_attributions
from factbox.extract.attribution.brushed_aside import find_brushed_aside
from factbox.extract.attribution.citing import CITING, with_cited
from factbox.extract.attribution.counted_by import find_counted_by, find_figures_of
from factbox.extract.attribution.deeming import find_deemed
from factbox.extract.attribution.headline_speakers import headline_attributions, leading_attributions, quoted_words
from factbox.extract.attribution.in_passing import find_in_passing
from factbox.extract.attribution.own_clause import of_people_there, within_own_clause
from factbox.extract.attribution.places_speaking import without_places
from factbox.extract.attribution.pull_quotes import pull_quotes
from factbox.extract.attribution.quoted_as import with_quoted
from factbox.extract.attribution.speech_nouns import noun_attributions
from factbox.extract.attribution.told_behind_colon import find_told_behind_colon
from factbox.extract.core_names import OTHER_NAMES, CoreNames
from factbox.extract.events.unclaimed import without_unclaimed
from factbox.extract.places.no_places import is_no_place
from factbox.extract.places.papers import is_paper
from factbox.extract.places.place_names import NamedPlaces
from factbox.extract.places.place_phrases import PlaceFinder, PlacePhrase
from factbox.extract.quantities.numbers import Number, find_numbers
from factbox.extract.sentence.line import CLOSING, DASHES, Line, Tokens
from factbox.extract.sentence.mends import mended
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.background import background_lines
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.conduct import load_class
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import Gazetteer
from factbox.knowledge.states_told import states_told
from factbox.language.times import find_times
from factbox.records import Analysis, PassageKind, Report, Span, Trigger

_REACH_OF_TIME = 160
"""Tokens from what happened to a time that may date it: more than all but a run of clauses without a full stop has."""

LONGEST_DATELINE = 26
"""Tokens before the dash of a dateline, with the minute that old pages print before it."""

_LINE_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Findings:
    """One sentence with what was found in it.

    Attributes:
        line: the sentence.
        actors, places, attributions, times, numbers: what it names, who says what, when and how many, in order.
        historical: whether it speaks of another time than the report's.
        passage: which part of the report it stands in.
        quoted: the outlet that wrote the passage, where that is not the report's own.
        tree: its dependency tree.
        triggers: what the English core takes for words that tell an event.
        core_attributions: who says what, as the core reads it.
        quotations: words in quotation marks, as nobody's that is named.
        bodies: first tokens of names that the core takes for organisations, which are no armed groups.
        persons: first tokens of names that the core takes for persons.
        inside: whether it begins inside a quotation that a sentence before opened.
    """

    line: Line
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Span, ...]
    numbers: tuple[Number, ...]
    historical: bool
    passage: PassageKind
    quoted: str
    tree: Tree
    triggers: tuple[Trigger, ...] = ()
    core_attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Attribution, ...] = ()
    bodies: frozenset[int] = frozenset()
    persons: frozenset[int] = frozenset()
    inside: bool = False

    @property
    def headline(self) -> bool:
        """Whether it is a headline, where the present tense tells what has happened."""
        return self.passage == "headline" or self.line.title_case

    def times_near(self, tokens: Tokens) -> tuple[Span, ...]:
        """Return the times that may date some tokens: to ask it of all costs the square of a sentence's length."""
        first, last = max(tokens[0] - _REACH_OF_TIME, 0), min(tokens[1] + _REACH_OF_TIME, len(self.line))
        reach = self.line.span(first, last)
        low = bisect_left(self.times, reach.start, key=lambda time: time.start)
        return self.times[low : bisect_left(self.times, reach.end, key=lambda time: time.start)]

    def _is_next_news(self, attribution: Attribution, i: int) -> bool:
        """Say whether a token is of the next news of a headline: "Town holds out, says mayor; nine killed"."""
        if attribution.speaker is None or self.line.words[-1] in (".", "!", "?"):
            return False
        tokens = self.line.sentence.tokens
        behind = (k for k, token in enumerate(tokens) if token.span.start >= attribution.speaker.span.end)
        return ";" in self.line.words[next(behind, i) : i]

    def attribution_at(self, i: int) -> Attribution | None:
        """Return the innermost attribution whose words hold token ``i``: by the rules, else by the core.

        Where neither names anybody, words in quotation marks are at least not the report's own.
        """
        by_rules = [a for a in self.attributions if a.holds(i) and not self._is_next_news(a, i)]
        if any(a.speaker is not None and not a.denied for a in by_rules):  # "X fell, he said, which the army denied"
            by_rules = [a for a in by_rules if not (a.denied and a.stands_behind)]
        by_core = (a for a in self.core_attributions if a.holds(i) and not self._is_next_news(a, i))
        by_core = (a for a in by_core if not self._is_of_relative_clause(a))
        said = min(by_rules, key=_size, default=None) or min(by_core, key=_size, default=None)
        said = _whose(said, by_rules) if said else None
        return said or next((a for a in self.quotations if a.holds(i)), None)

    def _is_of_relative_clause(self, said: Attribution) -> bool:
        """Say whether the rules have read a verb of a relative clause, and so where its words end."""
        read = any(one.at == said.at for one in self.attributions)
        return read and self.tree.parsed and said.at >= 0 and self.tree.is_a(said.at, "acl:relcl")


def _whose(said: Attribution, around: Iterable[Attribution]) -> Attribution:
    """Return who says that something was reported, for a report of nobody: "shelling was REPORTED, the mayor said"."""
    if said.speaker is not None or said.unconfirmed or said.denied or said.at < 0:
        return said
    named = (one for one in around if one.speaker is not None and not one.denied and one.holds(said.at))
    return min(named, key=_size, default=said)


def _size(attribution: Attribution) -> tuple[int, bool]:
    """Return how much is said, by whoever is cited before who cites him."""
    return attribution.size, attribution.cue not in CITING


def find_all(
    report: Report, analysis: Analysis, gazetteer: Gazetteer, parties: frozenset[str] = frozenset()
) -> tuple[Findings, ...]:
    """Return what every sentence of a report holds; sentences in boilerplate are left out."""
    lines = tuple(line for line in _lines(report, analysis) if _kind(report, line) != "boilerplate")
    trees = tuple(Tree(line.sentence) for line in lines)
    written = frozenset(token.text for line in lines for token in line.sentence.tokens if token.text.islower())
    common = written | common_nouns()
    background = background_lines(report, lines)
    core = CoreNames(analysis)
    core = core.knowing(shown_persons((line, tree, core.names(line)) for line, tree in zip(lines, trees, strict=True)))
    armed = parties
    if read_arms(report.text, analysis.triggers).of_anybody:
        armed |= armed_names(report.text)
        armed |= parties_by_deeds(zip(lines, trees, strict=True), core.triggers, gazetteer, common, core.places)
    tails, persons, states = core.group_tails(armed), core.persons, states_told(report.text)
    return tuple(
        _find_in(
            line, tree, report, gazetteer, armed, tails, states, common, core, persons, historical=index in background
        )
        for index, (line, tree) in enumerate(zip(lines, trees, strict=True))
    )


def _as_land(place: PlacePhrase, states: frozenset[str]) -> PlacePhrase:
    """Return a place as a country if the report shows it as a state: "the town" behind it is not that."""
    lands = (replace(m, hint="country") if m.text in states else m for m in place.mentions)
    return replace(place, mentions=tuple(lands))


def _is_no_name(phrase: ActorPhrase) -> bool:
    """Say whether a plain word at the head of a sentence was taken for a name: "TWO aircraft", "WARPLANES bombed"."""
    word = phrase.mention.text.casefold()
    return phrase.kind == "name" and (word in load_numbers().cardinals or word in load_nouns().equipment)


def _counts(line: Line, phrase: ActorPhrase) -> bool:
    """Say whether somebody is only who counted: "by THE MINISTRY's own count"."""
    words = [word for word in line.words[phrase.last + 1 : phrase.last + 3] if word != "own"]
    owner = line.words[phrase.last : phrase.last + 1] in (("'s",), ("’s",), ("'",), ("’",))
    return (
        owner
        and "by" in line.words[max(phrase.first - 2, 0) : phrase.first]
        and (*words[:1],) in load_cues()["counted_by"]
    )


def _actors_named(names: Iterable[tuple[str, int, int]]) -> dict[int, int]:
    return {first: last for kind, first, last in names if kind in ("group", "organisation")}


def _peoples_named(names: Iterable[tuple[str, int, int]]) -> dict[int, int]:
    return {first: last for kind, first, last in names if kind == "people"}


def _places_named(line: Line, names: Iterable[tuple[str, int, int]]) -> NamedPlaces:
    """Return what the core takes for places and other names; the name alone of what moves, "the LODD ferry"."""
    moving = load_class("vehicles")
    listed = [(kind, i, last - (last - i > 1 and line.words[last - 1] in moving)) for kind, i, last in names]
    return NamedPlaces(
        places={first: last for kind, first, last in listed if kind in ("place", "facility")},
        facilities=frozenset(first for kind, first, _ in listed if kind == "facility"),
        others={first: last for kind, first, last in listed if kind in OTHER_NAMES},
    )


def _find_in(
    line: Line,
    tree: Tree,
    report: Report,
    gazetteer: Gazetteer,
    armed: frozenset[str],
    tails: frozenset[str],
    states: frozenset[str],
    common: frozenset[str],
    core: CoreNames,
    persons: frozenset[str],
    *,
    historical: bool,
) -> Findings:
    names = whole_names(line, core.names(line), armed)
    found = ActorFinder(line, gazetteer, armed, _actors_named(names), _peoples_named(names), tails, states).find()
    actors = tuple(phrase for phrase in found if not (_counts(line, phrase) or _is_no_name(phrase)))
    taken = frozenset(i for phrase in actors if phrase.kind == "name" for i in range(phrase.first, phrase.last))
    span = line.sentence.span
    passage = report.passage_at(span)
    times = find_times(report.text, span.start, span.end)
    numbers = find_numbers(line)
    counted = frozenset(i for number in numbers for i in range(number.first, number.last))
    places = PlaceFinder(line, gazetteer, taken, common, _places_named(line, names), persons).find()
    places = tuple(_as_land(place, states) for place in places)

    def bare(one: Attribution) -> Attribution:
        one = without_clause_before(line, with_bare_speaker(line, tree, with_shared_subject(line, tree, one)))
        return of_people_there(line, tree, within_own_clause(line, tree, with_author(line, tree, one)))

    kind = passage.kind if passage else "body"
    above = kind == "headline" or line.title_case
    no_stop = _has_no_stop(line)
    said_above = headline_attributions(line) if above or no_stop else leading_attributions(line)
    by_core = tuple(map(bare, attributions_in(line, tree, core.attributions(line), times)))
    if line.find(load_cues()["reports_of_nobody"], 0, len(line)) is not None:
        by_core = tuple(_of_whom_heard(line, a) for a in by_core if a.speaker is None or span.contains(a.speaker.span))
    accused = tuple(map(bare, find_accusations(line, tree)))
    by_core = tuple(a for a in by_core if not any(a.at == one.at for one in accused))  # it takes asides for the charge
    by_rules = with_speakers_of_core(line, tree, tuple(map(bare, find_attributions(line, tree))), by_core)
    by_rules = tuple(without_clause_before(line, one) for one in by_rules)
    by_rules = with_quoted(line, tree, with_cited(line, tree, by_rules), by_core)
    return Findings(
        line=line,
        actors=actors,
        places=tuple(place for place in places if not _names_none(place, report, line, counted)),
        attributions=(
            *without_places(without_unclaimed(tree, by_rules)),
            *accused,
            *map(bare, find_deemed(line, tree)),
            *map(bare, find_brushed_aside(line, tree)),
            *map(bare, find_counted_by(line, tree, (*by_rules, *by_core))),
            *find_figures_of(line, tree, (*by_rules, *by_core)),
            *map(bare, find_told_behind_colon(line, tree)),
            *map(bare, find_in_passing(line, tree)),
            *_not_denied(noun_attributions(line, tree), (*by_rules, *by_core)),
            *said_above,
            *pull_quotes(line, names),
        ),
        core_attributions=tuple(without_places(without_unclaimed(tree, by_core))),
        quotations=tuple(quoted_words(line, above=above or no_stop)),
        times=tuple(time for time in times if not (_in_a_place(time, places, line) or _in_a_name(time, actors))),
        numbers=numbers,
        historical=historical,
        passage=kind,
        quoted=passage.outlet if passage else "",
        tree=tree,
        triggers=core.triggers(line),
        bodies=frozenset(first for kind, first, _ in names if kind == "organisation"),
        persons=frozenset(first for kind, first, _ in names if kind == "person"),
    )


def _has_no_stop(line: Line) -> bool:
    """Say whether a line ends without a stop, as a headline of two words does, which is otherwise none to tell."""
    last = next((word for word in reversed(line.words) if word not in CLOSING), "")
    return last not in ("", ".", "!", "?", "…", "...", ":", ",")


def _of_whom_heard(line: Line, one: Attribution) -> Attribution:
    """Return an attribution without a speaker who only heard of it: "the army is CHECKING REPORTS THAT X fell"."""
    if one.at < 0 or one.denied or (one.cue,) in (*load_cues()["say"], *load_cues()["according"]):
        return one
    looked = one.at if line.find(load_cues()["looking_into"], one.at - 1, one.at) else one.at + 1  # REPORTS as the cue
    heard = line.find(load_cues()["reports_of_nobody"], looked, len(line)) is not None
    return replace(one, speaker=None) if heard else one


def _not_denied(by_nouns: Iterable[Attribution], others: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the claims that nobody denies in the same breath: "the army dismissed THE REBELS' CLAIM that"."""
    for one in by_nouns:
        first = one.contents[0][0]
        if one.denied or not any(other.denied and other.holds(first) for other in others):
            yield one


def _in_a_name(time: Span, actors: Iterable[ActorPhrase]) -> bool:
    """Say whether words for a time run into a body's name: "the Movement of 14 JULY", "held BY THE 25TH Brigade"."""
    spans = (phrase.mention.span for phrase in actors if phrase.kind == "name")
    return any(span.start < time.end and time.start < span.end for span in spans)


def _in_a_place(time: Span, places: Iterable[PlacePhrase], line: Line) -> bool:
    """Say whether words for a time are part of a place's: "the last quarter of X"."""
    single = (place for place in places if len(place.mentions) == 1)
    return any(line.span(place.first, place.last).contains(time) for place in single)


_LONGEST_BYLINE = 8
"""Tokens before the place in a byline that opens a line."""


def _names_none(place: PlacePhrase, report: Report, line: Line, counted: frozenset[int]) -> bool:
    """Say whether a phrase is no place of what is told: a dateline, a pronoun or a number ("Ten people died")."""
    is_number = counted.issuperset(range(place.first, place.last))
    elsewhere = _is_dateline(place, report, line) or _is_byline(place, line)
    return (
        is_number
        or _is_pronoun(place)
        or elsewhere
        or is_paper(place, line)
        or is_no_place(line, place.first, place.last)
    )


def _is_byline(place: PlacePhrase, line: Line) -> bool:
    """Say whether a phrase only says where a reporter sits, at the head of a line: "Ilo Menk HARBOUR WIRE, X"."""
    comma = place.first - 1
    if not 1 < comma < _LONGEST_BYLINE or line.words[comma] != ",":
        return False
    return any(find_outlet(line.slice(comma - n, comma)) is not None for n in (1, 2, 3) if comma >= n)


def _is_dateline(place: PlacePhrase, report: Report, line: Line) -> bool:
    """Say whether the phrase only says where the report was written ("KABUL, Kabul province (Example Wire) -")."""
    dateline = report.dateline.casefold()
    if not dateline or place.first > LONGEST_DATELINE:
        return False
    if place.first == 0:
        return dateline.startswith(place.mentions[0].text.casefold())
    opening = " ".join(line.words[: len(dateline.split())])
    dash = next((i for i, word in enumerate(line.words[:LONGEST_DATELINE]) if word in DASHES | {"-"}), 0)
    return place.last <= dash and dateline.startswith(opening.split()[0])


def _is_pronoun(place: PlacePhrase) -> bool:
    """Say whether a word that some village is called by is a pronoun here ("We")."""
    words = load_function_words()
    return place.mentions[0].text.casefold() in words.first_person | words.pronouns - {"it"}


def _kind(report: Report, line: Line) -> str:
    passage = report.passage_at(line.sentence.span)
    return passage.kind if passage else "body"


def _lines(report: Report, analysis: Analysis) -> Sequence[Line]:
    """Return the sentences, their trees mended, with the number of their paragraph; a line break begins one."""
    breaks = [match.start() for match in _LINE_BREAK.finditer(report.text)]
    lines, paragraph = [], 0
    for sentence in analysis.sentences:
        while paragraph < len(breaks) and breaks[paragraph] < sentence.span.start:
            paragraph += 1
        lines.append(Line(report.text, mended(sentence), paragraph))
    return lines

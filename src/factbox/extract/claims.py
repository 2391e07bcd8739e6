"""From sentences to claims: the walk through one report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from factbox.extract.actors import ActorFinder, ActorPhrase
from factbox.extract.attribution import Attribution, carried_on, find_attributions
from factbox.extract.background import background_lines
from factbox.extract.happenings import Happening, find_happenings
from factbox.extract.line import STOPS, Line
from factbox.extract.places import UNNAMED, PlaceFinder, PlacePhrase
from factbox.extract.quantities import Total, find_totals, number_in
from factbox.extract.stance import is_question, read_modality, stance_of
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.language.times import find_times
from factbox.records import (
    Analysis,
    Claim,
    Extent,
    Mention,
    PassageKind,
    Quantity,
    Report,
    Span,
    Stance,
    claim_id,
)

_LOCATED = ("territory.", "battle.", "strike.shelling")
"""Types that say nothing without a place."""

LONGEST_CLAUSE = 45
"""Tokens in the clause quoted for a claim; a longer one is cut down to its predicate and place."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n")


def extract_claims(report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None = None) -> tuple[Claim, ...]:
    """Return what a report claims, in the order of the text; no claim is read in boilerplate.

    A report that names no armed actor at all (sport, business, film) yields none about territory or fighting.
    """
    return tuple(_Reader(report, analysis, gazetteer or open_gazetteer()).read())


@dataclass
class _Memory:
    """What the sentences before have named, for "the city", "they" and "he"."""

    places: list[Mention] = field(default_factory=list)
    actor: ActorPhrase | None = None
    speaker: Mention | None = None
    attribution: Attribution | None = None
    paragraph: int = 0


@dataclass(frozen=True)
class _Found:
    """A sentence with everything that was found in it."""

    line: Line
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Span, ...]
    historical: bool


class _Reader:
    def __init__(self, report: Report, analysis: Analysis, gazetteer: Gazetteer) -> None:
        self.report = report
        self.gazetteer = gazetteer
        self.memory = _Memory()
        self.lines = _lines(report, analysis)
        self.common = frozenset(t.text for line in self.lines for t in line.sentence.tokens if t.text.islower())
        self.armed = _armed_names(report.text)
        self.background = background_lines(report, self.lines)

    def read(self) -> Iterator[Claim]:
        """Yield the claims; those on territory and fighting only if somebody armed is named anywhere."""
        actors = {i: ActorFinder(line, self.gazetteer, self.armed).find() for i, line in enumerate(self.lines)}
        relevant = any(
            phrase.kind != "again" and self._is_armed(phrase) for found in actors.values() for phrase in found
        )
        seen: set[str] = set()
        for index, line in enumerate(self.lines):
            for claim in self._read_line(index, line, actors[index]):
                if claim.id not in seen and (relevant or not claim.type.startswith(("territory.", "battle.", "count"))):
                    seen.add(claim.id)
                    yield claim

    def _is_armed(self, phrase: ActorPhrase) -> bool:
        words = set(phrase.mention.text.casefold().split())
        return phrase.kind in ("name", "insurgent") or bool(
            words & {"army", "military", "soldiers", "troops", "forces", "police"}
        )

    def _read_line(self, index: int, line: Line, actors: tuple[ActorPhrase, ...]) -> Iterator[Claim]:
        passage = self.report.passage_at(line.sentence.span)
        if passage and passage.kind == "boilerplate":
            return
        found = self._find(index, line, actors)
        if not is_question(line):
            totals = find_totals(line)
            headline = line.title_case or bool(passage and passage.kind == "headline")
            for happening in find_happenings(line, found.actors, found.places, headline=headline):
                if not _states_total(happening, totals):
                    yield from self._claims_of(found, happening)
            for total in totals:
                yield self._count(found, total)
        self._remember(found)

    def _find(self, index: int, line: Line, actors: tuple[ActorPhrase, ...]) -> _Found:
        if line.paragraph != self.memory.paragraph:
            self.memory.paragraph = line.paragraph
            self.memory.places = self.memory.places[-4:]
        taken = frozenset(i for phrase in actors if phrase.kind == "name" for i in range(phrase.first, phrase.last))
        places = PlaceFinder(line, self.gazetteer, taken, self.common).find()
        attributions = find_attributions(line)
        if not attributions and (carried := carried_on(line, self.memory.attribution)):
            attributions = (carried,)
        span = line.sentence.span
        times = find_times(self.report.text, span.start, span.end)
        return _Found(line, actors, places, attributions, times, index in self.background)

    # --- claims

    def _claims_of(self, found: _Found, happening: Happening) -> Iterator[Claim]:
        noun = happening.trigger.predicate.part == "noun"
        end = happening.place.last if noun and happening.place else happening.last
        attribution = _innermost(found.attributions, happening.first)
        modality = read_modality(
            found.line, happening.first, max(end, happening.last), noun=noun, reported=attribution is not None
        )
        places = self._places(found, happening)
        if modality == "attempt" or (not places and happening.type.startswith(_LOCATED)):
            return
        stance = stance_of(
            modality, attributed=attribution is not None, denied=bool(attribution and attribution.denied)
        )
        first, last = self._bounds(happening)
        quantity = self._quantity(found, happening)
        for place in places or (None,):
            yield self._claim(
                found,
                Span(*_span(found.line, first, last)),
                happening.type,
                stance,
                attribution,
                actor=self._actor(found, happening.actor) or self._implied_actor(found, happening),
                recipient=self._actor(found, happening.recipient),
                place=place,
                time=self._time(found, happening, attribution),
                tense=_tense(happening, modality),
                extent=happening.place.extent if happening.place else "",
                quantity=quantity,
            )

    def _count(self, found: _Found, total: Total) -> Claim:
        modality = read_modality(found.line, total.first, total.last, noun=True)
        attribution = _innermost(found.attributions, total.first)
        denied = bool(attribution and attribution.denied)
        stance = stance_of("" if modality == "attempt" else modality, attributed=attribution is not None, denied=denied)
        first, last = _widen(found.line, total.first, total.last)
        return self._claim(
            found, Span(*_span(found.line, first, last)), "count", stance, attribution,
            actor=self._actor(found, _nearest(found.actors, total.first)), quantity=total.quantity,
            time=self._time_outside(found, total, attribution),
        )  # fmt: skip

    def _claim(
        self, found: _Found, span: Span, kind: str, stance: Stance, attribution: Attribution | None, *,
        actor: Mention | None = None, recipient: Mention | None = None, place: Mention | None = None,
        time: Mention | None = None, tense: Literal["past", "present", "future"] = "past",
        extent: Extent = "", quantity: Quantity | None = None,
    ) -> Claim:  # fmt: skip
        passage = self.report.passage_at(span)
        kind_of_passage: PassageKind = passage.kind if passage else "body"
        speaker = self._speaker(attribution)
        claim = Claim(
            id="", report_id=self.report.id, span=span, quote=self.report.text[span.start : span.end], type=kind,
            stance=stance, actor=actor, recipient=recipient, place=place, time=time,
            spoken=attribution.spoken if attribution else None, tense=tense, speaker=speaker,
            cue=attribution.cue if attribution else "",
            via=self._via(found, attribution, passage.outlet if passage else ""),
            extent=extent, quantity=quantity, historical=found.historical, passage=kind_of_passage,
        )  # fmt: skip
        return replace(claim, id=claim_id(claim))

    # --- pieces of a claim

    def _bounds(self, happening: Happening) -> tuple[int, int]:
        first, last = happening.bounds()
        if last - first > LONGEST_CLAUSE:
            place = happening.place
            first = min(happening.first, place.first if place else happening.first)
            last = max(happening.last, place.last if place else happening.last)
        return first, min(last, first + 2 * LONGEST_CLAUSE)

    def _places(self, found: _Found, happening: Happening) -> tuple[Mention, ...]:
        """Return the places of a happening, a phrase like "the city" replaced by what it takes up."""
        phrase = happening.place
        if phrase is None:
            return self._location(found, happening)
        if phrase.again:
            antecedent = self._antecedent(found, phrase)
            return (antecedent,) if antecedent else ()
        inside = self._inside(found, phrase)
        return tuple(replace(m, within=m.within or inside) if m.hint == "facility" else m for m in phrase.mentions)

    def _antecedent(self, found: _Found, phrase: PlacePhrase) -> Mention | None:
        """Return the one place that "the city" takes up; None where two are as near."""
        wanted = phrase.mentions[0].hint
        before = [p for p in found.places if p.last <= phrase.first and not p.again]
        for candidate in reversed(before):
            named = [m for m in candidate.mentions if _is_kind(m, wanted) and self._is_local(m)]
            if named:
                return named[0] if len(named) == 1 else None
        for mention in reversed(self.memory.places):
            if _is_kind(mention, wanted):
                return mention
        return None

    def _inside(self, found: _Found, phrase: PlacePhrase) -> str:
        """Return the words of the place that a facility lies in: named in the sentence before it, or last of all."""
        before = [m for p in found.places if p.last <= phrase.first and not p.again for m in p.mentions if _is_named(m)]
        near = [m for m in before if not self._is_country(m)] or self.memory.places[-1:]
        return near[-1].text if near else ""

    def _location(self, found: _Found, happening: Happening) -> tuple[Mention, ...]:
        """Return where an event took place if its predicate does not say: "In X, ..." at the head of the sentence."""
        for phrase in found.places:
            opener = found.line.words[phrase.first - 1 : phrase.first]
            if (
                phrase.first <= 2
                and opener in (("in",), ("near",))
                and phrase.last <= happening.first
                and not phrase.again
            ):
                return phrase.mentions
        return ()

    def _implied_actor(self, found: _Found, happening: Happening) -> Mention | None:
        """Return who took a place that "fell": the one armed group named in the sentence, if it is not the speaker."""
        predicate = happening.trigger.predicate
        if happening.type != "territory.capture" or predicate.lemma in ("recapture", "loss", "retake", "reclaim"):
            return None
        spoken = [a.speaker.span for a in found.attributions if a.speaker]
        groups = [
            a for a in found.actors
            if a.kind in ("name", "insurgent") and not any(span.overlaps(a.mention.span) for span in spoken)
        ]  # fmt: skip
        names = {a.mention.text.casefold().removeprefix("the ") for a in groups if a.kind == "name"}
        return groups[0].mention if groups and len(names) <= 1 else None

    def _actor(self, found: _Found, phrase: ActorPhrase | None) -> Mention | None:
        """Return the actor's mention, a pronoun replaced by the actor it takes up."""
        if phrase is None:
            return None
        if phrase.kind != "again":
            return phrase.mention
        before = [a for a in found.actors if a.last <= phrase.first and a.kind != "again"]
        antecedent = before[-1] if before else self.memory.actor
        return antecedent.mention if antecedent else None

    def _speaker(self, attribution: Attribution | None) -> Mention | None:
        if attribution is None or attribution.speaker is None:
            return None
        if attribution.speaker.text.casefold() in load_function_words().pronouns | {"he", "she"}:
            return self.memory.speaker or attribution.speaker
        return attribution.speaker

    def _via(self, found: _Found, attribution: Attribution | None, quoted: str) -> tuple[str, ...]:
        """Return the outlets that the words came through, nearest first."""
        listed = []
        if attribution is not None:
            outer = [a for a in found.attributions if a is not attribution and a.speaker and a.size > attribution.size]
            listed = [o.name for a in outer if a.speaker and (o := find_outlet(a.speaker.text))]
            listed += [o.name for words in (attribution.addressee,) if words and (o := find_outlet(words))]
        return tuple(dict.fromkeys([*listed, *([quoted] if quoted else [])]))

    def _quantity(self, found: _Found, happening: Happening) -> Quantity | None:
        if happening.victims is None:
            return None
        number = number_in(found.line, *happening.victims)
        if number is None:
            return None
        unit = {"kill": "killed", "shoot": "killed", "massacre": "killed", "wound": "wounded", "injure": "wounded"}
        noun = found.line.words[happening.victims[1] - 1]
        return number.quantity(unit.get(happening.trigger.predicate.lemma, noun))

    def _time(self, found: _Found, happening: Happening, attribution: Attribution | None) -> Mention | None:
        first, last = happening.bounds()
        return self._time_near(found, first, last, attribution, keep=(happening.first, happening.last))

    def _time_near(
        self, found: _Found, first: int, last: int, attribution: Attribution | None, keep: tuple[int, int] | None = None
    ) -> Mention | None:
        """Return the time words that date a predicate: inside its clause, or nearest with no other verb between."""
        line = found.line
        spoken = attribution.spoken.span if attribution and attribution.spoken else None
        best: tuple[int, Span] | None = None
        for span in found.times:
            if spoken and span.overlaps(spoken):
                continue
            distance = _distance(line, span, first, last, keep or (first, last))
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, span)
        if best is None:
            return None
        span = best[1]
        return Mention(span, self.report.text[span.start : span.end], "time")

    def _time_outside(self, found: _Found, total: Total, attribution: Attribution | None) -> Mention | None:
        """Return the time words that date a total, apart from those that say since when it is counted."""
        time = self._time_near(found, total.first, total.last, attribution)
        return None if time is None or time.text in total.quantity.baseline else time

    # --- memory

    def _remember(self, found: _Found) -> None:
        memory = self.memory
        for phrase in found.places:
            memory.places += [m for m in phrase.mentions if not phrase.again and self._is_local(m)]
        names = [a for a in found.actors if a.kind != "again"]
        memory.actor = names[0] if names else memory.actor
        spoken = [
            a for a in found.attributions if a.speaker and a.speaker.text.casefold() not in {"he", "she", "they", "it"}
        ]
        memory.speaker = spoken[-1].speaker if spoken else memory.speaker
        memory.attribution = found.attributions[-1] if found.attributions else None

    def _is_local(self, mention: Mention) -> bool:
        return _is_named(mention) and mention.hint != "facility" and not self._is_country(mention)

    def _is_country(self, mention: Mention) -> bool:
        entries = self.gazetteer.candidates(mention.text)
        return bool(entries) and entries[0].place.kind == "country"


def _states_total(happening: Happening, totals: Sequence[Total]) -> bool:
    """Say whether what was taken is a total ("the ninth city to be overrun"), which is no event of its own."""
    place = happening.place
    return place is not None and any(place.first < total.last and total.first < place.last for total in totals)


def _lines(report: Report, analysis: Analysis) -> tuple[Line, ...]:
    breaks = [match.start() for match in _PARAGRAPH.finditer(report.text)]
    lines, paragraph = [], 0
    for sentence in analysis.sentences:
        while paragraph < len(breaks) and breaks[paragraph] < sentence.span.start:
            paragraph += 1
        lines.append(Line(report.text, sentence, paragraph))
    return tuple(lines)


def _armed_names(text: str) -> frozenset[str]:
    """Return the names that the report itself calls armed ("the rebel Northern Accord", "Accord fighters")."""
    found = (match[1] or match[2] for match in _armed_name().finditer(text))
    words = load_function_words()
    plain = words.determiners | words.clause | words.prepositions
    names = (" ".join(word for word in name.split() if word.casefold() not in plain) for name in found)
    return frozenset(name.casefold() for name in names if len(name) > 2)


@cache
def _armed_name() -> re.Pattern[str]:
    """Return the pattern of a name right after "the rebel ..." or right before "... fighters"."""
    nouns = load_nouns()
    name = r"(?:[A-Z][\w'’-]+ ?){1,5}"
    adjectives = "|".join(sorted(word for word in nouns.insurgent if not word.endswith("s")))
    bearers = "|".join(sorted(nouns.insurgent | nouns.fighters - nouns.government - nouns.again))
    return re.compile(rf"\b(?:armed|{adjectives}) (?:(?:group|movement|alliance) )?({name})|({name})(?:{bearers})\b")


def _span(line: Line, first: int, last: int) -> tuple[int, int]:
    span = line.span(first, last)
    return span.start, span.end


def _widen(line: Line, first: int, last: int) -> tuple[int, int]:
    """Take a total's verb and baseline into its clause: up to the next mark on either side."""
    stops = STOPS | {",", "that"}
    while first > 0 and line.words[first - 1] not in stops and last - first < LONGEST_CLAUSE // 2:
        first -= 1
    while last < len(line) and line.words[last] not in stops | {"."} and last - first < LONGEST_CLAUSE // 2:
        last += 1
    return first, last


def _innermost(attributions: Sequence[Attribution], i: int) -> Attribution | None:
    return min((a for a in attributions if a.holds(i)), key=lambda a: a.size, default=None)


def _nearest(actors: Sequence[ActorPhrase], i: int) -> ActorPhrase | None:
    """Return the nearest party to the conflict before a token, or else the first after it; no bare country."""
    parties = [a for a in actors if a.kind != "country"]
    before = [a for a in parties if a.last <= i]
    return before[-1] if before else (parties[0] if parties else None)


def _is_named(mention: Mention) -> bool:
    return mention.hint != UNNAMED


def _is_kind(mention: Mention, wanted: str) -> bool:
    """Say whether a place named before can be "the city", "the province" or "the district"."""
    if wanted == "city":
        return mention.hint in ("", "city", "capital")
    return mention.hint == wanted


def _tense(happening: Happening, modality: str) -> Literal["past", "present", "future"]:
    if modality in ("forecast", "conditional"):
        return "future"
    form = happening.trigger.form
    if happening.trigger.predicate.state and form not in ("past", "past_or_participle", "participle"):
        return "present"
    return "past"


def _distance(line: Line, span: Span, first: int, last: int, keep: tuple[int, int]) -> int | None:
    """Return how many tokens lie between a time and a clause; None if another verb or clause stands between."""
    tokens = [i for i, token in enumerate(line.sentence.tokens) if span.contains(token.span)]
    if not tokens:
        return None
    low, high = tokens[0], tokens[-1] + 1
    if low < last and first < high:
        between: range = range(0)
    elif high <= first:
        between = range(high, first)
    else:
        between = range(last, low)
    verbs = {w for w in line.words[between.start : between.stop] if _is_verb(w)}
    crossing = load_function_words().clause - {"with", "even", "so", "than"} | STOPS | load_function_words().relative
    if verbs or any(word in crossing for word in line.words[between.start : between.stop]):
        return None
    return len(between) + (0 if keep[0] - 1 <= high and low <= keep[1] + 1 else 1)


def _is_verb(word: str) -> bool:
    forms = ("past", "third", "past_or_participle", "participle")
    return word in saying_verbs() or any(t.form in forms for t in triggers_by_word().get(word, ()))

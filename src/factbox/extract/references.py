"""Reference inside a report: "the city", "they", "the group", "he", and whoever took a town that "fell".

What is taken up must be clear: where two places or two groups are as near, the claim stays without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from factbox.extract.actors import ActorPhrase
from factbox.extract.attribution import Attribution
from factbox.extract.findings import Findings
from factbox.extract.happenings import Happening
from factbox.extract.itself import speaking_of_itself
from factbox.extract.line import Line
from factbox.extract.own_ground import MEETINGS, gathered_at, own_ground
from factbox.extract.places import UNNAMED, PlacePhrase
from factbox.extract.pronouns import is_it, place_meant, something_else_before, stands_before_its_clause
from factbox.extract.settings import FIGHTING
from factbox.extract.several import are_several
from factbox.extract.sites import in_towns, town_inside
from factbox.extract.speaking import Speaking
from factbox.extract.spoken_at import is_spoken_at, only_locates
from factbox.knowledge.actors import known_actor, load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import dealings
from factbox.knowledge.fates import DEADLY, PERFECT, SO_FAR, SUM_ALWAYS, SUM_FROM, load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.outlets import find_outlet
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Mention, Span

_TAKINGS = ("territory.capture", "territory.handover")
_ORDINAL_REACH = 10
"""Tokens from "the first" to the verb that says that it was taken."""

_OF_NAMED_TOWNS = (*_TAKINGS, "strike.")
"""Types that are told of a town that one can name, and not of "a provincial capital" or "some cities"."""

_HOLDING = frozenset({"hold", "defend", "control", "garrison"})
"""Verbs of whoever still has a place."""

_TAKEN_BACK = ("recapture", "retake", "reclaim", "regain", "liberate")
"""Words that tell a taking by whoever held a place before, so that it is not clear who that is."""

_ABOUT_PLACES = ("territory.", "battle.", "strike.")
"""Types whose claims make a place what a report is about: "the town" is that one, until another is named."""

_LONGEST_BUILT = 4
"""Words from which on "the old wooden railway bridge" is described, and may be another than the one with a name."""

_OWN_PLACE = ("territory.", "deployment.", "visit")
"""Types whose place is not simply where their sentence is set: it is taken, or gone to."""
_OF_STATES = ("aid", "deployment.in", "deployment.out", "diplomacy.statement", "diplomacy.agreement", "diplomacy.talks")
"""Types of what states do, which go by the names of their capitals."""
_SCENES = 3
"""Sentences before in which a place is sought for what names none; farther back it is right less often than not."""

DEEDS = ("attack.", "killing.", "strike.", "detention.arrest", "abuse", "looting", "casualties")
"""Types of what somebody can be held responsible for in another sentence."""

_KEPT_DEEDS = 8
"""Sentences before in which a deed is sought for whoever is held responsible."""

_AREA = "area"
"""Asks for a place of any kind, as "the area" does."""

_GROUPS = frozenset({"the group", "the movement"})
"""Words for a party that no government is called by."""

_WHEN = frozenset({"after", "before", "when", "while", "because"})
"""Words before a clause whose "they" are those of whom the main clause tells."""

_TOWARDS = frozenset({"to", "into", "for", "towards", "toward", "via"})
"""Prepositions that lead to where people flee."""

_ONWARD = frozenset({"to", "into", "towards", "toward"})
"""Prepositions that lead to where troops go who have left the town spoken of."""

_HURTING = ("attack.", "killing.", "strike.", "casualties")
"""Types of what costs lives where it is told: those killed in the next sentence were killed there."""

_TOLD_LATER = ("casualties", "killing.civilians", "detention.arrest")
"""Types whose numbers a report gives sentences after it said where: "Two policemen were also killed"."""


_UNDONE = ("forecast", "conditional", "negated")
"""Stances of what nobody has done."""

_KEPT_SENTENCES = 4
"""Sentences before whose places are remembered; what a sentence is about comes first in it."""


class References:
    """What the sentences of one report have named so far. Feed it each sentence after reading it."""

    def __init__(self, gazetteer: Gazetteer, groups: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._groups = groups
        self._named: list[tuple[PlacePhrase, ...]] = []
        self._subject: ActorPhrase | None = None
        self._last_party: ActorPhrase | None = None
        self._last_group: ActorPhrase | None = None
        self._speaking = Speaking()
        self._told: list[Mention] = []
        self._town: list[Mention] = []
        self._taken: set[str] = set()
        self._taking: tuple[Mention, ...] = ()
        self._taken_in = -1
        self._scenes: list[tuple[Mention, ...]] = []
        self._deeds: dict[str, tuple[int, Claim]] = {}
        self._sentences = 0
        self._where_told: tuple[Mention, ...] = ()
        self._told_at = 0
        self._struck: tuple[Mention, ...] = ()
        self._people: set[str] = set()
        self._by_tail: dict[str, Mention] = {}
        self._built: dict[str, dict[str, Mention]] = {}

    @property
    def deeds(self) -> tuple[Claim, ...]:
        """What the sentences right before told last of each type, in order: what somebody may be blamed for."""
        return tuple(claim for at, claim in self._deeds.values() if self._sentences - at <= _KEPT_DEEDS)

    def remember(self, found: Findings, claims: Sequence[Claim] = ()) -> None:
        """Take in what a sentence names, and which place it tells something of."""
        self._people |= _surnames(found)
        told = [c.place for c in claims if c.place and c.type.startswith(_ABOUT_PLACES) and c.place.hint != UNNAMED]
        others = [p for p in found.places if not (p.again or _is_elsewhere(found, p, claims))]
        told = [place for place in told if not _came_before(found, place)] or told
        self._told = told[-1:] or ([] if others else self._told)
        towns = [place for place in told if self._is_local(place)]
        self._town = towns[-1:] or ([] if any(self._is_local(p.mentions[0]) for p in others) else self._town)
        self._sentences += 1
        taken = (c.place.text for c in claims if c.place and c.type == _TAKINGS[0] and c.stance not in _UNDONE)
        self._taken.update(text.casefold() for text in taken)
        taking = {c.place.text: c.place for c in claims if c.place and c.type == _TAKINGS[0] and _is_named(c.place)}
        self._taking = tuple(taking.values()) or (() if others else self._taking)
        self._taken_in = found.line.paragraph if taking else self._taken_in
        for claim in claims:
            if claim.type.startswith(DEEDS) and claim.stance not in _UNDONE:
                self._deeds.pop(claim.type, None)
                self._deeds[claim.type] = (self._sentences, claim)
        if about := tuple(m for m in self._where(claims) if self._is_local(m)):
            self._where_told, self._told_at = about, self._sentences
        elif self._sentences - self._told_at > _KEPT_DEEDS:
            self._where_told = ()
        for mention in (m for place in found.places if not place.again for m in place.mentions if has_name(m.text)):
            last = mention.text.split()[-1].casefold()
            built = (last,) in load_place_words().facilities.get(last, ()) or last in load_place_words().named_spots
            if built and " " in mention.text:
                self._built.setdefault(last, {}).setdefault(mention.text.casefold().removeprefix("the "), mention)
        self._scenes = [*self._scenes, self._scene(found, claims)][-_SCENES:]
        struck = {c.place.text: c.place for c in claims if c.place and c.type.startswith(_HURTING)}
        self._struck = tuple(filter(_is_named, struck.values())) if len(struck) == 1 else ()
        named = tuple(
            place
            for place in found.places
            if not (place.again or _is_elsewhere(found, place, claims) or self._is_somebody(found, place))
            and not _is_called_the(found, place)
            and self._is_local(place.mentions[0])
        )
        self._named = [*self._named, *([named] if named else [])][-_KEPT_SENTENCES:]
        actors = [actor for actor in found.actors if actor.kind != "again"]
        self._subject = actors[0] if actors else self._subject
        self._by_tail |= {tail: actor.mention for actor in actors if (tail := _tail(actor))}
        self._last_party = next((a for a in reversed(actors) if a.kind != "country"), self._last_party)
        groups = (a for a in reversed(actors) if a.kind not in ("country", "government") and not _is_civil(a))
        groups = (a for a in groups if a.mention.text.casefold().split()[-1] not in load_nouns().civil_bodies)
        self._last_group = next(groups, self._last_group)
        self._speaking.remember(found)

    def _where(self, claims: Sequence[Claim]) -> tuple[Mention, ...]:
        """Return the one place where a sentence tells of deeds and fighting; none where there are several."""
        told = (*_ABOUT_PLACES, *DEEDS)
        places = {c.place.text: c.place for c in claims if c.place and c.type.startswith(told) and _is_named(c.place)}
        return tuple(places.values()) if len(places) == 1 else ()

    def carry_on(self, found: Findings) -> Findings:
        """Return the sentence with the speaker of the one before, if it is wholly inside quotation marks."""
        return self._speaking.carry_on(found)

    def speaker(self, attribution: Attribution | None, found: Findings | None = None) -> Mention | None:
        """Return who speaks, as :meth:`Speaking.speaker` does."""
        return self._speaking.speaker(attribution, found)

    # --- places

    def places(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return the places of a happening: as named, taken up, or told at the head of the sentence."""
        phrase = happening.place
        if phrase is None:
            return self._where_unnamed(found, happening)
        if happening.counted:
            return self._counted_off(found, happening, phrase)
        if phrase.again:
            return self._place_taken_up(found, happening, phrase)
        beside = _on_the_way(phrase, happening)
        if beside is not None:
            return (beside,)
        inside = self._inside(found, phrase)
        whole = happening.alone and happening.type.startswith("territory.")
        mentions = [m for m in phrase.mentions if not (whole and self.is_country(m))]
        if phrase.mentions[0].hint == UNNAMED and (apposed := self._apposed_to(found, phrase, told=True)) is not None:
            return (apposed,)
        if happening.type.startswith("territory.") and (both := self._both(found, phrase)):
            return both
        if happening.type.startswith("territory.") and not _may_be_several(happening):
            mentions = [m for m in mentions if not are_several(m) or _may_be_named(found)]
        if happening.type.startswith(_OF_NAMED_TOWNS) and not _may_be_named(found):
            mentions = [
                m
                for m in mentions
                if not is_some_town(m) or _is_several(found, phrase, happening) or _capital_may(found, happening, m)
            ]
        elsewhere = _lies_apart(found, phrase)
        built = (m if elsewhere else self._built_before(m) for m in mentions)
        sited = (
            replace(m, within=m.within or inside) if m.hint == "facility" and m in phrase.mentions else m for m in built
        )
        topic = self._named[-1][0].mentions if self._named else ()
        return in_towns(found, happening, tuple(sited), self._is_local, topic if len(topic) == 1 else ())

    def _where_unnamed(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return where something happened whose own words name no place."""
        if happening.type == "deployment.out":
            return ()  # who brings troops home leaves a country, and no town that happens to be named
        if happening.type == "diplomacy.statement" and (met := gathered_at(found, happening, self._is_local)):
            return met
        fixed = _in_words(happening) or happening.type.startswith(_OWN_PLACE) or happening.type.startswith(FIGHTING)
        if happening.type.startswith(MEETINGS) or not fixed:
            own = own_ground(found, happening, self._is_local)
            if own:
                return own
        if happening.type.startswith("diplomacy.") and happening.nominal:
            return ()  # talks that a noun tells are held where it says, or anywhere
        if not _in_words(happening) and (happening.alone or happening.victims or _has_setting(happening)):
            return self._setting(found, happening)
        lays_none = happening.type == "territory.siege" and not _lays(happening)
        return () if lays_none and not _in_words(happening) else _location(found, happening)

    def _place_taken_up(self, found: Findings, happening: Happening, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the place that words take up which name none: "the city", "it", or a verb that leaves it out."""
        if phrase.first == happening.first:  # left out: who retreats leaves what was told of
            told = tuple(place for place in self._told if _is_kind(place, "city"))
            follows = found.line.words[happening.last : happening.last + 1]
            return told or (() if _ONWARD.isdisjoint(follows) else tuple(self._town))
        if is_it(phrase):
            return self._of_it(found, phrase)
        if (apposed := self._apposed_to(found, phrase)) is not None:
            return (apposed,)
        said = found.attribution_at(happening.first)
        wanted = _AREA if _is_any_area(phrase, happening) else phrase.mentions[0].hint
        antecedent = self._antecedent(found, phrase, said, happening.actor, wanted)
        as_written = () if happening.type.startswith("territory.") else (replace(phrase.mentions[0], hint=UNNAMED),)
        return (antecedent,) if antecedent else as_written

    def _both(self, found: Findings, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the two towns that "both towns" takes up, where the sentence before that named any named two."""
        words = found.line.words[phrase.first : phrase.last]
        two = words[:1] == ("both",) or words[:2] == ("the", "two")
        if not two or phrase.mentions[0].hint != UNNAMED or not is_some_town(phrase.mentions[0]) or not self._named:
            return ()
        named = {m.text.casefold(): m for place in self._named[-1] for m in place.mentions if self._is_local(m)}
        return tuple(named.values()) if len(named) == 2 else ()

    def _apposed_to(self, found: Findings, phrase: PlacePhrase, *, told: bool = False) -> Mention | None:
        """Return the one place whose name "the market quarter" explains: "in X, THE MARKET QUARTER controlled by Y".

        Where ``told``, the parser has to hang it there: "in X, a village fell" is of another place.
        """
        tree = found.tree
        tops = tree.tops(phrase.first, phrase.last) if told else ()
        if told and not any(tree.is_a(j, "appos") and tree.head(j) == phrase.first - 2 for j in tops):
            return None
        comma = found.line.words[phrase.first - 1 : phrase.first] == (",",)
        before = next((p for p in found.places if comma and p.last == phrase.first - 1), None)
        if before is None or before.again or len(before.mentions) > 1 or not self._is_local(before.mentions[0]):
            return None
        return before.mentions[0]

    def _of_it(self, found: Findings, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the one place that "it" stands for: of its sentence, or that the sentences before tell of."""
        meant = place_meant(found, phrase.first)
        if meant is None:
            is_ahead, meant = stands_before_its_clause(found, phrase.first)
            if is_ahead and meant is None:
                return ()
        if meant is None:
            alone = not any(place.last <= phrase.first and not place.again for place in found.places)
            told = tuple(place for place in self._told if not self.is_country(place) and _is_named(place))
            return told if alone and not something_else_before(found, 0, phrase.first) else ()
        if meant.again:
            said = found.attribution_at(meant.first)
            antecedent = self._antecedent(found, meant, said, None, meant.mentions[0].hint)
            return (antecedent,) if antecedent else ()
        one = meant.mentions[0]
        if len(meant.mentions) == 1 and (before := self._built_before(one)) != one:
            return (before,)
        if (
            len(meant.mentions) > 1
            or not (_is_named(one) or one.text.casefold() == "the capital")
            or self.is_country(one)
        ):
            return ()
        return (replace(one, within=one.within or self._inside(found, meant)),) if one.hint == "facility" else (one,)

    def _built_before(self, mention: Mention) -> Mention:
        """Return the one building with a name that "the airport" takes up: "X airport", told of before."""
        words = mention.text.casefold().split()
        if mention.hint != "facility" or mention.within or words[0] != "the" or has_name(mention.text):
            return mention
        named = self._built.get(words[-1], {})
        return next(iter(named.values())) if len(named) == 1 and len(words) < _LONGEST_BUILT else mention

    def _counted_off(self, found: Findings, happening: Happening, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the places that an ordinal counts; of "the first" only where the report has not told of it before.

        "It is the third town to fall" is of the one place that was told to be taken; right behind that, in its own
        paragraph, it only counts it.
        """
        if phrase.again:
            told_here = found.line.paragraph == self._taken_in
            return self._taking if is_it(phrase) and len(self._taking) == 1 and not told_here else ()
        first = "first" in found.line.words[max(happening.first - _ORDINAL_REACH, 0) : happening.first]
        return tuple(
            m for m in phrase.mentions if not (is_some_town(m) or (first and m.text.casefold() in self._taken))
        )

    def _setting(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return where an event took place whose own clause does not say, from its sentence or those before.

        The nearest place named before it, else the nearest after it, else a country that the sentence names, else what
        the sentences right before are about.
        """
        said = found.attribution_at(happening.first)
        apart = (p for p in found.places if not (p.again or p.mentions[0].hint == UNNAMED))
        apart = (p for p in apart if not self._is_somebody(found, p))
        named = [p for p in apart if not (only_locates(found, p, said) or _is_speaker(found, p))]
        named = [p for p in named if not _stands_for_state(found, p, happening)]
        if happening.type == "displacement":
            named = [p for p in named if _TOWARDS.isdisjoint(found.line.words[max(p.first - 1, 0) : p.first])]
        here = [p for p in named if self._is_local(p.mentions[0])]
        own = own_ground(found, happening, self._is_local)
        if own and own[0] in (p.mentions[0] for p in here):
            return own
        before = [p for p in here if p.last <= happening.first]
        after = [p for p in here if p.first >= happening.last]
        wide = [p for p in named if self.is_country(p.mentions[0]) and _lies_in(found, p)]
        near = before[-1:] or after[:1] or wide[:1]
        if near:
            return near[0].mentions[:1]
        sited = [town for p in found.places if (town := town_inside(found, p)) and self._is_local(town)]
        if len(sited) == 1 and happening.type.startswith(DEEDS):
            return tuple(sited)
        return () if _sums_up(found.line, happening) else self._last_scene(happening)

    def _last_scene(self, happening: Happening) -> tuple[Mention, ...]:
        """Return the place that the sentences right before are about; none where they are about several.

        What has no name ("the garrison", "the compound") leads back to the sentence that has one, but not of who fights
        for a place.
        """
        named = ([m for m in scene if _is_named(m)] for scene in reversed(self._scenes) if scene)
        strict = happening.type.startswith("territory.")
        last = next(named, []) if strict else next(filter(None, named), [])
        if len(last) == 1 and self._is_scene(last[0]):
            return tuple(last)
        later = happening.type in _TOLD_LATER and happening.quantity is not None
        if later and len(last) > 1:
            return self._struck
        return self._where_told if later and not last else ()

    def _scene(self, found: Findings, claims: Sequence[Claim]) -> tuple[Mention, ...]:
        """Return what a sentence is about: the places it names, or of several the one that it tells something of."""
        nobody = (p for p in found.places if not (p.again or _of_speaker(found, p) or _is_addressed(found, p)))
        apart = (p for p in nobody if not self._is_somebody(found, p))
        named = [m for place in apart for m in place.mentions]
        told = [claim.place for claim in claims if claim.place and not _are_counted_towns(claim.place)]
        places = {mention.text.casefold(): mention for mention in named}
        about = {mention.text.casefold(): mention for mention in told}
        if len(places) < 2 or len(about) != 1:
            return tuple(places.values())
        only = next(iter(about.values()))
        around = [m for m in places.values() if self._is_local(m)]
        return tuple(around) if only.hint == "facility" and not has_name(only.text) else (only,)

    def _is_somebody(self, found: Findings, place: PlacePhrase) -> bool:
        """Say whether words that some gazetteer has as a place are the surname of somebody the report has named."""
        before = found.line.words[place.first - 1 : place.first]
        led = bool(before) and before[0] in load_function_words().prepositions
        return not led and place.mentions[0].text.casefold() in self._people

    def _is_scene(self, mention: Mention) -> bool:
        """Say whether something can have happened at what a mention names: any named place but a country."""
        return mention.hint == "facility" or self._is_local(mention)

    def _antecedent(
        self, found: Findings, phrase: PlacePhrase, said: Attribution | None, actor: ActorPhrase | None, wanted: str
    ) -> Mention | None:
        """Return the one place that "the city" takes up; None where two are as near.

        Where something was said is not what it was said of: "the ministry said in X that the city had fallen"; nor is
        what whoever acts is called by: "a Roman general captures the city".
        """
        before = [place for place in _before(found, phrase) if not only_locates(found, place, said)]
        before = [place for place in before if not (_is_whole_speaker(found, place) or _is_called_the(found, place))]
        before = [place for place in before if not _is_home(found, place)]
        before = [place for place in before if actor is None or not actor.first <= place.first < actor.last]
        if self._told or self._named:
            before = [place for place in before if not is_spoken_at(found, place, said)]
        fitting = partial(self._fitting, wanted=wanted, town=_is_town(phrase))
        for candidate in reversed(before):
            inside = _town_of(found, candidate)
            named = [m for m in fitting((*candidate.mentions, *([inside] if inside else []))) if self._is_local(m)]
            if named:
                return named[0] if len(named) == 1 else None
        if told := fitting(self._told):
            return told[0]
        for phrases in reversed(self._named):
            for mentions in (p.mentions for p in phrases):
                if fits := fitting(mentions[:1]):
                    return fits[0] if len(mentions) == 1 else None
        return None

    def _fitting(self, mentions: Sequence[Mention], *, wanted: str, town: bool) -> list[Mention]:
        """Return what can be taken up; a town is no river and no airport, but may be the one that has its name."""
        called = (self._town_called(m) if town and _is_facility(m) else m for m in mentions if not _is_water(m))
        return [m for m in called if m is not None and _is_kind(m, wanted)]

    def _town_called(self, facility: Mention) -> Mention | None:
        """Return the town that a facility with a name has that from, if it is a known one: X of "X airport"."""
        town = facility.text.rpartition(" ")[0]
        known = any(entry.place.kind == "city" for entry in self._gazetteer.candidates(town))
        span = replace(facility.span, end=facility.span.end - len(facility.text) + len(town))
        return Mention(span, town, "place", "city") if known else None

    def _inside(self, found: Findings, phrase: PlacePhrase) -> str:
        """Return the words of the place that a facility lies in: the nearest one named before it."""
        named = [m for before in _before(found, phrase) for m in before.mentions if self._is_local(m)]
        topic = self._named[-1][0].mentions if self._named else ()
        return named[-1].text if named else topic[0].text if len(topic) == 1 else ""

    def _is_local(self, mention: Mention) -> bool:
        """Say whether a mention names a place that "the city" can take up: no country and no facility."""
        return mention.hint not in (UNNAMED, "facility") and not self.is_country(mention)

    def is_country(self, mention: Mention) -> bool:
        """Say whether a mention names a country: who leaves that gives up no place in it."""
        entries = self._gazetteer.candidates(mention.text)
        return bool(entries) and entries[0].place.kind == "country"

    # --- parties

    def parties(self, found: Findings, happening: Happening) -> tuple[Mention | None, Mention | None]:
        """Return actor and recipient, whoever took a place implied where the sentence leaves that open."""
        actor, recipient = self.actor(found, happening.actor), self.actor(found, happening.recipient)
        if happening.taker_role == "recipient":
            return actor, recipient or self._implied_taker(found, happening)
        return actor or self._implied_taker(found, happening), recipient

    def actor(self, found: Findings, phrase: ActorPhrase | None) -> Mention | None:
        """Return an actor's mention, a pronoun replaced by the actor it takes up."""
        if phrase is None or phrase.kind != "again":
            return phrase.mention if phrase else None
        if phrase.mention.text.casefold() == "our" or self._speaks_for_state(found, phrase):
            return phrase.mention  # and not whom the sentence before was about
        before = [actor for actor in found.actors if actor.last <= phrase.first and actor.kind != "again"]
        before = [actor for actor in before if not _is_civil(actor)]
        if (called := self._called(found, phrase)) is not None:
            return called
        if not before and (speaking := speaking_of_itself(found, phrase)):
            return speaking
        antecedent = before[-1] if before else self._subject
        if antecedent is None or (not before and _is_of_people(found, phrase)):
            return None
        if antecedent.kind == "government" and phrase.mention.text.casefold() in _GROUPS:
            antecedent = self._last_group
        return antecedent.mention if antecedent else None

    def _called(self, found: Findings, phrase: ActorPhrase) -> Mention | None:
        """Return the group that a word takes up by the end of its name: "the front", of the Hill Liberation Front."""
        tail = phrase.mention.text.casefold().removeprefix("the ")
        named = [a.mention for a in found.actors if a.last <= phrase.first and _tail(a) == tail]
        return named[-1] if named else self._by_tail.get(tail)

    def _speaks_for_state(self, found: Findings, phrase: ActorPhrase) -> bool:
        """Say whether "we" is said by who is called one of the police, the army or the like."""
        said = found.attribution_at(phrase.first)
        own = phrase.mention.text.casefold() in load_function_words().first_person
        if not own or said is None or said.speaker is None:
            return False
        return not load_nouns().government.isdisjoint(said.speaker.text.casefold().split())

    def _implied_taker(self, found: Findings, happening: Happening) -> Mention | None:
        """Return who took a place that "fell": the one armed group that its clause or else the report names.

        A group that a report of several names in another clause may have lost it: "X fell, but the Guard held Y".
        """
        lemma = happening.trigger.predicate.lemma
        place = happening.place
        if happening.taker_role == "recipient" and place and found.line.at(place.last, ("to",)):
            return None  # "surrendered the airport TO loyal forces": it is said, by words that name no party
        if _is_taker_said(found, happening):
            return None
        if happening.type not in _TAKINGS or happening.lost_by_group or lemma in _TAKEN_BACK:
            return None
        if not found.actors:
            return self._only_group(found)
        groups = [
            actor
            for actor in found.actors
            if actor.kind in ("name", "insurgent") and not _speaks(found, actor) and not _holds(found, actor)
        ]
        if len(self._groups) > 1:
            groups = [actor for actor in groups if not _in_clause_behind(found.line, actor, happening)]
        names = {group.mention.text.casefold().removeprefix("the ") for group in groups if group.kind == "name"}
        return groups[0].mention if groups and len(names) <= 1 and lemma != "loss" else None

    def _only_group(self, found: Findings) -> Mention | None:
        """Return the one armed group that the whole report names, if it was also the last party named before."""
        party = self._last_party
        holds = any(word in ("held", "controlled", "stronghold") for word in found.line.words)
        if party is None or holds or len(self._groups) != 1 or party.kind not in ("name", "insurgent"):
            return None
        return party.mention


def _is_taker_said(found: Findings, happening: Happening) -> bool:
    """Say whether words that name no party tell who took a place: "captured BY the king's men", "fell TO them"."""
    tree, at = found.tree, happening.first
    if not tree.parsed or happening.type != _TAKINGS[0]:
        return False
    led = dict(tree.obliques(at))
    takers = [*tree.agents(at), *([led["to"]] if "to" in led else [])]
    return any(tree.tag(j) in ("NOUN", "PROPN") for j in takers)


def _tail(actor: ActorPhrase) -> str:
    """Return the last word of the longer name of an actor; empty if its name is no longer than that."""
    words = actor.mention.text.casefold().removeprefix("the ").split()
    return words[-1] if actor.kind == "name" and len(words) > 1 else ""


def _surnames(found: Findings) -> set[str]:
    """Return the last words of the persons' names in a sentence, where they have several: "Adil FARAH"."""
    last = set()
    for first in found.persons:
        end = first + 1
        while end < len(found.line) and found.line.name_like(end):
            end += 1
        titled = first > 0 and found.line.name_like(first - 1)  # "Comandante HUIZACHE"
        last |= {found.line.words[end - 1]} if end > first + 1 or titled else set()
    return last


def _holds(found: Findings, actor: ActorPhrase) -> bool:
    """Say whether an actor is told to hold or defend something, so that what fell did not fall to him."""
    tree, last = found.tree, actor.last - 1
    verb = tree.head(last) if tree.parsed else -1
    return verb >= 0 and tree.is_a(last, "obl:agent", "nsubj") and tree.lemma(verb) in _HOLDING


_SO_FAR_REACH = 3
"""Tokens after a toll in which "this month" tells that it is one of all so far."""


def _sums_up(line: Line, happening: Happening) -> bool:
    """Say whether a number is that of all so far ("3,000 people have died"), and not of the last place told of.

    ``resolve/claims.py`` gives it the country.
    """
    quantity = happening.quantity
    first, last = happening.bounds()
    if quantity is None:
        return False
    of_all = happening.type in DEADLY
    vague = SUM_FROM if of_all and "thousands" in line.words[first:last] else 0
    size = quantity.low or quantity.best or vague
    if of_all and size >= SUM_ALWAYS:
        return True
    so_far = of_all and line.find(SO_FAR, first, min(last + _SO_FAR_REACH, len(line))) is not None
    return size >= SUM_FROM and (so_far or not PERFECT.isdisjoint(line.words[max(first - 2, 0) : last]))


def _may_be_named(found: Findings) -> bool:
    """Say whether the report may yet name a town: below its headline; an ordinal there counts and tells of none."""
    ordinals = load_numbers().ordinals
    return found.passage == "headline" and not any(word in ordinals for word in found.line.words)


def _came_before(found: Findings, mention: Mention) -> bool:
    """Say whether a place is only told of as one before: "X is the third town to fall, AFTER Y AND Z"."""
    phrase = next((p for p in found.places if mention in p.mentions), None)
    return phrase is not None and found.line.words[max(phrase.first - 1, 0) : phrase.first] in (
        ("after",),
        ("following",),
    )


def _is_named(mention: Mention) -> bool:
    """Say whether a mention names a place, and is no "the compound" or "a town"."""
    return mention.hint != UNNAMED and (mention.hint != "facility" or has_name(mention.text))


def _lies_apart(found: Findings, phrase: PlacePhrase) -> bool:
    """Say whether a building is told apart by where it lies: "the base AT X" is no base that had a name before."""
    at = phrase.last
    if found.line.words[at : at + 1] in (("there",), ("here",)) and at - phrase.first > 2:
        return True  # "the ARMY barracks there": which they are has to be said
    led = found.line.words[at : at + 1] in (("at",), ("in",), ("near",), ("of",), ("outside",), ("on",), ("above",))
    behind = at + 2 if found.line.at(at + 1, ("the",)) else at + 1
    return led and behind < len(found.line) and found.line.name_like(behind)


def has_name(words: str) -> bool:
    """Say whether words for a place have a name in them: "the Karsa bridge", not "the bridge"."""
    return any(word[:1].isupper() for word in words.split() if word.casefold() != "the")


def _is_water(mention: Mention) -> bool:
    """Say whether a mention names a river by its kind: "the River X", "the X River"."""
    words = mention.text.casefold().split()
    return len(words) > 1 and not load_place_words().waters.isdisjoint((words[0], words[-1]))


def is_some_town(mention: Mention) -> bool:
    """Say whether words leave open which town is meant ("a provincial capital", "major cities"): nobody holds that."""
    town = mention.text.casefold().partition(" after ")[0]  # "one provincial capital after another"
    return mention.hint == UNNAMED and load_place_words().heads.get(town.split()[-1]) in ("city", "capital")


def _town_of(found: Findings, phrase: PlacePhrase) -> Mention | None:
    """Return the town that a facility is said to lie in: X of "the police station in X"."""
    facility = phrase.mentions[0]
    if facility.hint != "facility" or not facility.within or len(phrase.mentions) > 1:
        return None
    first = phrase.last - len(facility.within.split())
    named = first > phrase.first and found.line.words[first - 1] in ("in", "of")
    if not named or found.line.slice(first, phrase.last) != facility.within:
        return None
    return Mention(found.line.span(first, phrase.last), facility.within, "place", "city")


def _capital_may(found: Findings, happening: Happening, mention: Mention) -> bool:
    """Say whether something may befall "the capital", of which a country has one: "the capital COULD fall"."""
    before = found.line.words[max(happening.first - 3, 0) : happening.first]
    return mention.text.casefold() == "the capital" and not load_function_words().open_modals.isdisjoint(before)


def _are_counted_towns(mention: Mention) -> bool:
    """Say whether words give a number of towns ("two villages"), which is no place that anything else is told of."""
    first = mention.text.casefold().split()[0]
    return is_some_town(mention) and (first.isdigit() or first in load_numbers().cardinals)


def _on_the_way(phrase: PlacePhrase, happening: Happening) -> Mention | None:
    """Return the place that a road leads to, for what happens on that road, and where the last road to it is cut."""
    road = phrase.mentions[0]
    at = road.text.rfind(road.within) if road.within and road.hint == "facility" else -1
    before = road.text[: max(at, 0)].casefold().split()
    if load_place_words().ways.isdisjoint(before):
        return None
    if happening.type.startswith("territory.") and not (
        happening.type == "territory.siege" and {"last", "only"} & {*before}
    ):
        return None
    start = road.span.start + at
    return replace(road, span=Span(start, start + len(road.within)), text=road.within, hint="", within="")


def _may_be_several(happening: Happening) -> bool:
    """Say whether something is told of towns without names: who takes, holds, enters or leaves them is told."""
    return happening.actor is not None and happening.type not in ("territory.siege", "territory.contested")


def _is_several(found: Findings, phrase: PlacePhrase, happening: Happening) -> bool:
    """Say whether towns are told to be taken, as many as they are: "one town after another", "two villages", "towns".

    They lie in the country that the report is about, of which that is a part; who takes them has to be told.
    """
    if happening.type != "territory.capture" or happening.actor is None:
        return False
    if are_several(phrase.mentions[0]):
        return True
    one_by_one = found.line.find(load_cues()["one_by_one"], phrase.first, phrase.last) is not None
    return one_by_one or found.line.find(load_cues()["string_of"], phrase.first, phrase.last) is not None


def _is_elsewhere(found: Findings, place: PlacePhrase, claims: Sequence[Claim]) -> bool:
    """Say whether a place is only where people fled to, or where a reporter is, so that no "town" later is that one."""
    words = found.line.words
    if place.first < 2:
        return False
    if words[place.first - 1] in _TOWARDS:
        span = found.line.span(place.first, place.last)
        return any(claim.type == "displacement" and claim.span.overlaps(span) for claim in claims)
    return words[place.first - 1] in ("in", "at") and words[place.first - 2] in load_nouns().reporters


def _stands_for_state(found: Findings, place: PlacePhrase, happening: Happening) -> bool:
    """Say whether a place's name stands for a government: "WASHINGTON would help", "the KARSA administration"."""
    tree, last = found.tree, place.last - 1
    if not tree.parsed or happening.type.startswith(_ABOUT_PLACES):
        return False
    if found.line.words[place.last : place.last + 1] in (("administration",), ("government",), ("regime",)):
        return True
    return (
        happening.type in _OF_STATES and tree.tag(happening.first) == "VERB" and tree.subject(happening.first) == last
    )


def _has_setting(happening: Happening) -> bool:
    """Say whether an event may be set where its sentence is: fighting that goes on, others that the core sees too."""
    if happening.type.startswith(FIGHTING):
        return happening.set_here
    return happening.told is not None and not happening.type.startswith(_OWN_PLACE)


def _in_words(happening: Happening) -> bool:
    """Say whether something is done in words alone, so that it need not be where its sentence is set.

    A curfew is imposed somewhere; an appeal is not made where it is told of. Of talks their own words say where.
    """
    if happening.type == "diplomacy.talks":
        return happening.alone
    rows = dealings().get(happening.trigger.predicate.lemma, ())
    return happening.type == "diplomacy.statement" and not any(row.places for row in rows)


def _lies_in(found: Findings, place: PlacePhrase) -> bool:
    """Say whether something is said to be in a country, and not in something of the country's ("in X's long war")."""
    if found.line.at(place.last, ("'s",)):
        return False
    return found.line.words[place.first - 1 : place.first] in (("in",), ("across",), ("throughout",), ("inside",))


def _of_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place only says where whoever speaks is: "our correspondent IN BEIRUT says"; or is an outlet."""
    name, start = place.mentions[0].text, found.line.span(place.first, place.last).start
    speakers = [a.speaker for a in found.attributions if a.speaker is not None and a.speaker.span.end <= start]
    beside = any(found.line.text[s.span.end : start].split() in (["in"], ["at"], ["from"]) for s in speakers)
    return beside or _is_speaker(found, place) or (name.isupper() and find_outlet(name) is not None)


def _is_called_the(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a bare name has an article, as a river's or a range's has and no town's: "crossed THE RIMNICA"."""
    name = place.mentions[0]
    bare = (
        len(place.mentions) == 1 and name.hint == "" and not _is_facility(name) and found.line.at(place.first, ("the",))
    )
    return bare and found.line.span(place.first + 1, place.last) == name.span


def _is_whole_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether somebody who speaks is called by a place's name alone: "ORMAND said that the city had fallen"."""
    span = found.line.span(place.first, place.last)
    return any(a.speaker is not None and span.contains(a.speaker.span) for a in found.attributions)


def _is_home(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place is no more than whom somebody stands for: "Ana Roe, a lawmaker FROM X, said the town"."""
    tree = found.tree
    if not tree.parsed or found.line.words[place.first - 1 : place.first] != ("from",):
        return False
    person = tree.head(tree.top(place.first, place.last))
    if person < 0 or tree.tag(person) != "NOUN":
        return False
    named = tree.is_a(person, "appos") and tree.tag(tree.head(person)) == "PROPN"
    return named or tree.lemma(person) in load_persons().public


def _is_speaker(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place's name stands for whoever speaks: "Paris said"."""
    span = found.line.span(place.first, place.last)
    return any(a.speaker is not None and a.speaker.span.overlaps(span) for a in found.attributions)


def _is_addressed(found: Findings, place: PlacePhrase) -> bool:
    """Say whether a place's name stands for a government that is spoken to or of: "the envoy URGED PARIS to help"."""
    tree = found.tree
    noun = place.last - 1
    verb = tree.head(noun) if tree.parsed and tree.is_a(noun, "obj", "iobj") else -1
    return verb >= 0 and (tree.lemma(verb),) in load_cues()["addressing"]


def _before(found: Findings, phrase: PlacePhrase) -> list[PlacePhrase]:
    return [place for place in found.places if place.last <= phrase.first and not place.again]


def _lays(happening: Happening) -> bool:
    """Say whether a siege is told by words that need no object: "In X, the rebels have laid siege"."""
    return happening.trigger.predicate.lemma == "lay"


def _location(found: Findings, happening: Happening) -> tuple[Mention, ...]:
    """Return where an event took place if its predicate does not say: "In X, ..." at the head of the sentence."""
    for phrase in found.places:
        opener = found.line.words[phrase.first - 1 : phrase.first]
        opens = phrase.first <= 2 and opener in (("in",), ("near",))
        if opens and phrase.last <= happening.first and not phrase.again:
            return phrase.mentions
    return ()


def _is_of_people(found: Findings, phrase: ActorPhrase) -> bool:
    """Say whether "they" are people of the clause around: "TWO OF THE DEAD were shot when THEY gave up"."""
    tree, at = found.tree, phrase.first
    if not tree.parsed or found.line.words[at] != "they" or not tree.is_a(at, "nsubj", "nsubj:pass"):
        return False
    verb = tree.head(at)
    when = any(tree.words[j] in _WHEN for j in tree.dependants(verb, "mark", "advmod"))
    around = tree.subject(tree.head(verb)) if when and tree.is_a(verb, "advcl") and tree.head(verb) >= 0 else None
    if around is None or around > at or tree.tag(around) not in ("NOUN", "NUM"):
        return False
    nouns = {tree.lemma(around), *(tree.words[j] for case, j in tree.obliques(around) if case == "of")}
    return not nouns.isdisjoint(load_fates().persons | load_fates().tolls.keys())


def _is_civil(actor: ActorPhrase) -> bool:
    """Say whether an actor is an organisation without arms, which "the group" and "they" do not take up."""
    known = known_actor(actor.mention.text)
    return known is not None and known.kind == "organisation"


def _in_clause_behind(line: Line, actor: ActorPhrase, happening: Happening) -> bool:
    """Say whether an actor comes only after a happening and what ends its clause."""
    end = max(happening.last, happening.place.last if happening.place else 0)
    return bool({",", "but", "and", ";"} & set(line.words[end : actor.first]))


def _speaks(found: Findings, actor: ActorPhrase) -> bool:
    return any(a.speaker is not None and a.speaker.span.overlaps(actor.mention.span) for a in found.attributions)


def _is_any_area(phrase: PlacePhrase, happening: Happening) -> bool:
    """Say whether "the area" takes up any place told before: for the harm done there, not for who holds it."""
    return phrase.mentions[0].text.casefold() == "the area" and happening.type.startswith(DEEDS)


def _is_kind(mention: Mention, wanted: str) -> bool:
    """Say whether a place named before can be "the city", "the province", "the district" or an area of any kind."""
    if wanted == _AREA:
        return mention.hint != UNNAMED
    return mention.hint in ("", "city", "capital") if wanted == "city" else mention.hint == wanted


def _is_town(phrase: PlacePhrase) -> bool:
    """Say whether words take up a town as a town ("the besieged city"), and not as a place of any kind ("there")."""
    return load_place_words().heads.get(phrase.mentions[0].text.casefold().split()[-1]) in ("city", "capital")


def _is_facility(mention: Mention) -> bool:
    """Say whether a name is that of something in or near a town, by its last word: "Karsa airport"."""
    words = tuple(mention.text.casefold().split())
    kinds = load_place_words().facilities
    return any(words[i:] in kinds.get(words[i], ()) for i in range(1, len(words)))

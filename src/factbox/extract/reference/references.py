"""Reference inside a report: "the city", "they", "the group", "he", and whoever took a town that "fell".

What is taken up must be clear: where two places or two groups are as near, the claim stays without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.itself import is_of_unnamed_body, speaking_of_itself
from factbox.extract.control.goings import borne_out, is_open
from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.attacks_told import is_unheard_of
from factbox.extract.events.happenings import Happening
from factbox.extract.findings import Findings
from factbox.extract.places.called import is_part_of_its_own
from factbox.extract.places.clause_around import ground_around, is_left_behind
from factbox.extract.places.excepted import is_left_out
from factbox.extract.places.far_off import only_measures
from factbox.extract.places.own_ground import MEETINGS, gathered_at, own_ground
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.places.several import are_several, is_bare_both, takes_several
from factbox.extract.places.sites import in_towns, of_joined_clause, town_around, town_behind, town_inside
from factbox.extract.places.spoken_at import is_seat_of_speaker, is_spoken_at, only_locates
from factbox.extract.places.whereabouts import (
    AREA,
    DEEDS,
    OWN_PLACE,
    TOWARDS,
    capital_may,
    has_name,
    has_setting,
    in_words,
    is_any_area,
    is_called_the,
    is_facility,
    is_home,
    is_kind,
    is_led_to_name,
    is_named,
    is_several,
    is_sited,
    is_some_town,
    is_speaker,
    is_the_capital,
    is_town,
    is_water,
    is_whole_speaker,
    lays,
    lies_apart,
    lies_in,
    location,
    may_be_named,
    may_be_several,
    on_the_way,
    places_before,
    stands_for_state,
    sums_up,
    town_of,
)
from factbox.extract.reference.memory import Memory, is_civil, tail_of
from factbox.extract.reference.pronouns import is_it, place_meant, something_else_before, stands_before_its_clause
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import light_verbs
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Mention

_TAKINGS = ("territory.capture", "territory.handover")

_ORDINAL_REACH = 10
"""Tokens from "the first" to the verb that says that it was taken."""

_OF_NAMED_TOWNS = (*_TAKINGS, "strike.")
"""Types that are told of a town that one can name, and not of "a provincial capital" or "some cities"."""

_HOLDING = frozenset({"hold", "defend", "control", "garrison"})
"""Verbs of whoever still has a place."""

_TAKEN_BACK = ("recapture", "retake", "reclaim", "regain", "liberate", "change")
"""Words that tell a taking by whoever held a place before, or by either side, so that it is not clear who that is."""

_LONGEST_BUILT = 4
"""Words from which on "the old wooden railway bridge" is described, and may be another than the one with a name."""

_GROUPS = frozenset({"the group", "the movement"})
"""Words for a party that no government is called by."""

_WHEN = frozenset({"after", "before", "when", "while", "because"})
"""Words before a clause whose "they" are those of whom the main clause tells."""

_ONWARD = (("to",), ("into",), ("towards",), ("toward",))
"""Prepositions that lead to where troops go who have left the town spoken of."""

AROUND = (
    "attack.", "killing.", "casualties", "detention.", "abuse", "looting", "displacement", "evacuation", "defection",
)  # fmt: skip
"""Types that happen where the clause around them says, or where the sentences before told of the same."""

_ON_MAIN_GROUND = ("casualties", "killing.civilians", "looting", "displacement", "evacuation")
"""Types that happen, where nothing says where, at the place that the report tells most of."""

_TOLD_LATER = ("casualties", "killing.civilians", "detention.arrest")
"""Types whose numbers a report gives sentences after it said where: "Two policemen were also killed"."""


class References:
    """What the sentences of one report have named so far. Feed it each sentence after reading it."""

    def __init__(self, gazetteer: Gazetteer, groups: frozenset[str], lands: frozenset[str] = frozenset()) -> None:
        """Begin with nothing named.

        Args:
            gazetteer: the places that are known.
            groups: the armed groups that the report names.
            lands: the names of states and regions that it shows and no gazetteer has.
        """
        self._gazetteer = gazetteer
        self._groups = groups
        self._memory = Memory(gazetteer, lands)

    @property
    def deeds(self) -> tuple[Claim, ...]:
        """What the sentences right before told last of each type, in order: what somebody may be blamed for."""
        return self._memory.deeds

    def remember(self, found: Findings, claims: Sequence[Claim] = ()) -> None:
        """Take in what a sentence names, and which place it tells something of."""
        self._memory.remember(found, claims)

    def turn_to(self, section: PlacePhrase | None) -> None:
        """Take in a heading: what follows is about the place that it names, or about something else than before."""
        self._memory.turn_to(section)

    def is_country(self, mention: Mention) -> bool:
        """Say whether a mention names a country: who leaves that gives up no place in it."""
        return self._memory.is_country(mention)

    def carry_on(self, found: Findings) -> Findings:
        """Return the sentence with the speaker of the one before, if it is wholly inside quotation marks."""
        return self._memory.speaking.carry_on(found)

    def speaker(self, attribution: Attribution | None, found: Findings | None = None) -> Mention | None:
        """Return who speaks, as :meth:`Speaking.speaker` does."""
        return self._memory.speaking.speaker(attribution, found)

    # --- places

    def places(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return the places of a happening: as named, taken up, or told at the head of the sentence."""
        phrase = happening.place
        if phrase is None:
            return self._where_unnamed(found, happening)
        if is_left_behind(found, phrase, happening) or is_left_out(found.line, phrase, happening.type):
            return ()
        if happening.counted:
            return self._counted_off(found, happening, phrase)
        if phrase.again:
            return self._place_taken_up(found, happening, phrase)
        beside = on_the_way(phrase, happening)
        if beside is not None:
            return (beside,)
        inside = self._inside(found, phrase)
        if phrase.mentions[0].hint == UNNAMED and (apposed := self._apposed_to(found, phrase, told=True)) is not None:
            return (apposed,)
        if (both := self._both(found, phrase, happening)) is not None:
            return both
        mentions = self._mentions_meant(found, happening, phrase)
        elsewhere = lies_apart(found, phrase)
        built = (m if elsewhere else self._built_before(m) for m in mentions)
        sited = (
            replace(m, within=m.within or inside) if m.hint == "facility" and m in phrase.mentions else m for m in built
        )
        return in_towns(
            found, happening, tuple(sited), self._memory.is_local, self._memory.spoken_of(self._memory.is_town)
        )

    def _mentions_meant(self, found: Findings, happening: Happening, phrase: PlacePhrase) -> list[Mention]:
        """Return the places of a phrase that a happening can be of: no country is taken, and no lake besieged."""
        mentions = list(phrase.mentions)
        if happening.alone and happening.type.startswith("territory."):
            mentions = [m for m in mentions if not self._memory.is_country(m)]
        if happening.type == "territory.siege":
            mentions = [m for m in mentions if not is_water(m)]  # "advanced along the shore of Lake X"
        if happening.type.startswith("territory.") and not may_be_several(happening):
            mentions = [m for m in mentions if not are_several(m) or may_be_named(found)]
        if happening.type.startswith(_OF_NAMED_TOWNS) and not may_be_named(found):
            several = is_several(found, phrase, happening)
            mentions = [m for m in mentions if not is_some_town(m) or several or capital_may(found, happening, m)]
        return mentions

    def _where_unnamed(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return where something happened whose own words name no place."""
        if happening.type == "deployment.out":
            return ()  # who brings troops home leaves a country, and no town that happens to be named
        if happening.type.startswith("territory.") and takes_several(found.tree, happening):
            return ()  # towns without names are not the one that stands nearest
        if happening.type == "diplomacy.statement" and (met := gathered_at(found, happening, self._memory.is_local)):
            return met
        fixed = in_words(happening) or happening.type.startswith(OWN_PLACE) or happening.type.startswith(FIGHTING)
        if happening.type.startswith(MEETINGS) or not fixed:
            own = own_ground(found, happening, self._memory.is_local)
            if own:
                return own
        if happening.type.startswith("diplomacy.") and happening.nominal:
            return ()  # talks that a noun tells are held where it says, or anywhere
        if not in_words(happening) and (happening.alone or happening.victims or has_setting(happening)):
            return self._setting(found, happening)
        lays_none = happening.type == "territory.siege" and not lays(happening)
        return () if lays_none and not in_words(happening) else location(found, happening)

    def _place_taken_up(self, found: Findings, happening: Happening, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the place that words take up which name none: "the city", "it", or a verb that leaves it out."""
        if phrase.first == happening.first:  # left out: who retreats leaves what was told of
            unsure = is_open(happening) and not borne_out(happening, self._memory.told_types)
            unsure = unsure or is_unheard_of(happening, self._memory.told_types)
            if self._memory.told_of_several or unsure:
                return ()
            told = tuple(place for place in self._memory.told if is_kind(place, "city"))
            if told or found.line.words[happening.last : happening.last + 1] in _ONWARD:
                return told or tuple(self._memory.town)
            return tuple(filter(is_sited, self._memory.told)) or self._memory.fought_in
        if is_it(phrase):
            return self._of_it(found, phrase)
        if (apposed := self._apposed_to(found, phrase)) is not None:
            return (apposed,)
        as_written = () if happening.type.startswith("territory.") else (replace(phrase.mentions[0], hint=UNNAMED),)
        if is_part_of_its_own(found, phrase):
            return as_written
        said = found.attribution_at(happening.first)
        wanted = AREA if is_any_area(phrase, happening) else phrase.mentions[0].hint
        antecedent = self._antecedent(found, phrase, said, _called_by_other(found, happening), wanted)
        if antecedent is None and phrase.mentions[0].text.split()[-1] in load_place_words().houses:
            return (replace(phrase.mentions[0], hint="facility"),)  # no land was called so before
        return (antecedent,) if antecedent else as_written

    def _both(self, found: Findings, phrase: PlacePhrase, happening: Happening) -> tuple[Mention, ...] | None:
        """Return the two towns that "both towns" takes up, where the sentence before that named any named two.

        "Both" alone stands for no town but for who takes, holds or leaves it; None where words do not stand for two.
        """
        of_states = happening.type.startswith("territory.")
        if is_bare_both(found.line, phrase):
            return self._memory.listed if of_states else ()
        words = found.line.words[phrase.first : phrase.last]
        two = words[:1] == ("both",) or words[:2] == ("the", "two")
        named, first = self._memory.named, phrase.mentions[0]
        if not (of_states and two and named and first.hint == UNNAMED and is_some_town(first)):
            return None
        mentions = (mention for place in named[-1] for mention in place.mentions)
        towns = {mention.text.casefold(): mention for mention in mentions if self._memory.is_local(mention)}
        return tuple(towns.values()) if len(towns) == 2 else None

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
        if before is None or before.again or len(before.mentions) > 1 or not self._memory.is_local(before.mentions[0]):
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
            told = tuple(place for place in self._memory.told if not self._memory.is_country(place) and is_named(place))
            told = told or self._spoken_of(found, phrase)
            return told if alone and not something_else_before(found, 0, phrase.first) else ()
        if meant.again:
            said = found.attribution_at(meant.first)
            antecedent = self._antecedent(found, meant, said, None, meant.mentions[0].hint)
            return (antecedent,) if antecedent else ()
        one = meant.mentions[0]
        if len(meant.mentions) == 1 and (before := self._built_before(one)) != one:
            return (before,)
        known = is_named(one) or is_the_capital(one)
        if len(meant.mentions) > 1 or not known or self._memory.is_country(one):
            return ()
        return (replace(one, within=one.within or self._inside(found, meant)),) if one.hint == "facility" else (one,)

    def _spoken_of(self, found: Findings, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the place that the sentence before is about, for an "it" that opens this: "X lies low. IT fell"."""
        about = self._memory.subject_place
        opens = phrase.first == 0 and found.tree.parsed and found.tree.is_a(0, "nsubj", "nsubj:pass")
        return (about[0],) if opens and about is not None and about[1] == found.line.paragraph else ()

    def _built_before(self, mention: Mention) -> Mention:
        """Return the one building with a name that "the airport" takes up: "X airport", told of before."""
        words = mention.text.casefold().split()
        if mention.hint != "facility" or mention.within or words[0] != "the" or has_name(mention.text):
            return mention
        named = self._memory.built.get(words[-1], {})
        return next(iter(named.values())) if len(named) == 1 and len(words) < _LONGEST_BUILT else mention

    def _counted_off(self, found: Findings, happening: Happening, phrase: PlacePhrase) -> tuple[Mention, ...]:
        """Return the places that an ordinal counts; of "the first" only where the report has not told of it before.

        "It is the third town to fall" is of the one place that was told to be taken; right behind that, in its own
        paragraph, it only counts it.
        """
        if phrase.again:
            told_here = found.line.paragraph == self._memory.taken_in
            return self._memory.taking if is_it(phrase) and len(self._memory.taking) == 1 and not told_here else ()
        first = "first" in found.line.words[max(happening.first - _ORDINAL_REACH, 0) : happening.first]
        return tuple(
            m for m in phrase.mentions if not (is_some_town(m) or (first and m.text.casefold() in self._memory.taken))
        )

    def _setting(self, found: Findings, happening: Happening) -> tuple[Mention, ...]:
        """Return where an event took place whose own clause does not say, from its sentence or those before.

        The nearest place named before it, else the nearest after it, else a country that the sentence names, else what
        the sentences right before are about.
        """
        said = found.attribution_at(happening.first)
        apart = (p for p in found.places if not (p.again or p.mentions[0].hint == UNNAMED))
        apart = (p for p in apart if not self._memory.is_somebody(found, p))
        named = [p for p in apart if not (only_locates(found, p, said) or is_speaker(found, p))]
        named = [p for p in named if not stands_for_state(found, p, happening)]
        if happening.type == "displacement":
            named = [p for p in named if TOWARDS.isdisjoint(found.line.words[max(p.first - 1, 0) : p.first])]
        if any(is_left_behind(found, p, happening) for p in named):
            return ()
        here = [p for p in named if self._memory.is_local(p.mentions[0])]
        own = own_ground(found, happening, self._memory.is_local)
        if own and own[0] in (p.mentions[0] for p in here):
            return own
        goes_on = happening.type.startswith(AROUND) and not sums_up(found.line, happening)
        if goes_on and (around := ground_around(found, happening, self._is_scene)):
            return (around,)
        before = [p for p in here if p.last <= happening.first]
        after = [p for p in here if p.first >= happening.last and not of_joined_clause(found, p, happening)]
        wide = [p for p in named if self._memory.is_country(p.mentions[0]) and lies_in(found, p)]
        near = before[-1:] or after[:1] or wide[:1]
        if near:
            return near[0].mentions[:1]
        sited = [town for p in found.places if (town := town_inside(found, p)) and self._memory.is_local(town)]
        if len(sited) == 1 and happening.type.startswith(DEEDS):
            return tuple(sited)
        return () if sums_up(found.line, happening) else self._last_scene(happening)

    def _last_scene(self, happening: Happening) -> tuple[Mention, ...]:
        """Return the place that the sentences right before are about; none where they are about several.

        What has no name ("the garrison", "the compound") leads back to the sentence that has one, but not of who fights
        for a place.
        """
        if happening.type.startswith(AROUND) and (same := self._memory.same_matter(happening.type)):
            return tuple(filter(self._is_scene, same))
        named = ([m for m in scene if is_named(m)] for scene in reversed(self._memory.scenes) if scene)
        strict = happening.type.startswith("territory.")
        last = next(named, []) if strict else next(filter(None, named), [])
        if len(last) == 1 and self._is_scene(last[0]):
            return tuple(last)
        later = happening.type in _TOLD_LATER and happening.quantity is not None
        told = self._memory.struck if later and last else self._memory.where_told if later else ()
        return told or (self._memory.main_ground() if happening.type in _ON_MAIN_GROUND else ())

    def _is_scene(self, mention: Mention) -> bool:
        """Say whether something can have happened at what a mention names: any named place but a country."""
        return mention.hint == "facility" or self._memory.is_local(mention)

    def _antecedent(
        self, found: Findings, phrase: PlacePhrase, said: Attribution | None, actor: ActorPhrase | None, wanted: str
    ) -> Mention | None:
        """Return the one place that "the city" takes up; None where two are as near.

        Where something was said is not what it was said of: "the ministry said in X that the city had fallen"; nor is
        what whoever acts is called by: "a Roman general captures the city".
        """
        if wanted != "city" and (called := self._called_so(found, phrase)) is not None:
            return called
        return self._unless_called_so(found, phrase, self._nearest(found, phrase, said, actor, wanted))

    def _unless_called_so(self, found: Findings, phrase: PlacePhrase, nearest: Mention | None) -> Mention | None:
        """Return the nearest place, unless it was called otherwise, and only another one by the noun.

        "The TOWN of X is besieged since they took the village of Y. The army holds THE TOWN": that is X.
        """
        names = self._memory.called.names(found, phrase)
        if nearest is None or len(names) != 1 or nearest.text.casefold() in names:
            return nearest
        only = next(iter(names.values()))
        lately = [m for phrases in self._memory.named for p in phrases for m in p.mentions]
        if all(m.text != only.text for m in (*self._memory.told, *lately)):
            return nearest
        return only if self._memory.called.has_noun(nearest.text) else nearest

    def _nearest(
        self, found: Findings, phrase: PlacePhrase, said: Attribution | None, actor: ActorPhrase | None, wanted: str
    ) -> Mention | None:
        """Return the nearest place before that a noun for one can take up; None where two are as near."""
        before = [place for place in places_before(found, phrase) if not only_locates(found, place, said)]
        before = [place for place in before if not (is_whole_speaker(found, place) or is_called_the(found, place))]
        before = [place for place in before if not is_home(found, place)]
        if any(is_seat_of_speaker(place.mentions[0], said) for place in before):
            return None  # which town the generals in X speak of the words do not say
        before = [place for place in before if not only_measures(found.line, found.places, place)]
        before = [place for place in before if actor is None or not actor.first <= place.first < actor.last]
        if self._memory.told or self._memory.named:
            before = [place for place in before if not is_spoken_at(found, place, said)]
        fitting = partial(self._fitting, wanted=wanted, town=is_town(phrase))
        for candidate in reversed(before):
            inside = town_of(found, candidate) or town_around(found, candidate)
            near = fitting((*candidate.mentions, *([inside] if inside else [])))
            named = [mention for mention in near if self._memory.is_local(mention)]
            if named:
                return named[0] if len(named) == 1 else None
        if told := fitting(self._memory.told):
            return told[0]
        for phrases in reversed(self._memory.named):
            for mentions in (p.mentions for p in phrases):
                if fits := fitting(mentions[:1]):
                    return fits[0] if len(mentions) == 1 else None
        return None

    def _called_so(self, found: Findings, phrase: PlacePhrase) -> Mention | None:
        """Return the place that was called by the noun of "the quarter": the nearest before it, or the only one."""
        names = self._memory.called.names(found, phrase)
        near = (m for place in reversed(places_before(found, phrase)) for m in place.mentions)
        here = next((m for m in near if m.text.casefold() in names), None)
        if here is not None or len(names) == 1:
            return here or next(iter(names.values()))
        sentences = ([m for p in phrases for m in p.mentions] for phrases in reversed(self._memory.named))
        for mentions in (self._memory.told, *sentences):
            lately = {m.text.casefold(): m for m in mentions if m.text.casefold() in names}
            if lately:
                return next(iter(lately.values())) if len(lately) == 1 else None
        return None

    def _fitting(self, mentions: Sequence[Mention], *, wanted: str, town: bool) -> list[Mention]:
        """Return what can be taken up; a town is no river, quarter or airport, but may be the one that has its name."""
        if wanted == "city":
            mentions = [m for m in mentions if m.text.casefold() not in self._memory.quarters]
            mentions = [m for m in mentions if not (town and self._is_called_otherwise(m))]
        called = (self._town_called(m) if town and is_facility(m) else m for m in mentions if not is_water(m))
        return [m for m in called if m is not None and is_kind(m, wanted)]

    def _is_called_otherwise(self, mention: Mention) -> bool:
        """Say whether a place was only ever called something else than a town, which no gazetteer knows for one."""
        known = (entry.place.kind == "city" for entry in self._gazetteer.candidates(mention.text))
        return self._memory.called.is_no_town(mention.text) and not any(known)

    def _town_called(self, facility: Mention) -> Mention | None:
        """Return the town that a facility with a name has that from, if it is a known one: X of "X airport"."""
        town = facility.text.rpartition(" ")[0]
        known = any(entry.place.kind == "city" for entry in self._gazetteer.candidates(town))
        span = replace(facility.span, end=facility.span.end - len(facility.text) + len(town))
        return Mention(span, town, "place", "city") if known else None

    def _inside(self, found: Findings, phrase: PlacePhrase) -> str:
        """Return the words of the place that a facility lies in: what it is said to be at, or the nearest named before.

        Where it is told apart by a name that is no known place, it lies in none that was named for something else.
        """
        if (behind := town_behind(found, phrase, self._memory.is_local)) is not None:
            return behind.text
        if is_led_to_name(found, phrase):
            return ""
        part = found.line.words[phrase.last - 1] in load_place_words().parts_of_sites
        may_hold = self._memory.is_local if part else self._memory.is_town  # "the tower" may be the airport's
        towns = [before for before in places_before(found, phrase) if not _lies_in_land(found.line, before)]
        named = [m for before in towns for m in before.mentions if may_hold(m)]
        around = named[-1:] or self._memory.spoken_of(may_hold)
        return around[0].text if around else ""

    # --- parties

    def parties(self, found: Findings, happening: Happening) -> tuple[Mention | None, Mention | None]:
        """Return actor and recipient, whoever took a place implied where the sentence leaves that open."""
        actor, recipient = self.actor(found, happening.actor), self.actor(found, happening.recipient)
        recipient = recipient or self.actor(found, _lost_by(found, happening))
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
        before = [actor for actor in before if not is_civil(actor)]
        if (called := self._called(found, phrase)) is not None:
            return called
        if not before and (speaking := speaking_of_itself(found, phrase)):
            return speaking
        if not before and is_of_unnamed_body(found, phrase):
            return None
        antecedent = (_who_does_both(found, phrase, before) or before[-1]) if before else self._memory.subject
        if antecedent is None or (not before and _is_of_people(found, phrase)):
            return None
        if antecedent.kind == "government" and phrase.mention.text.casefold() in _GROUPS:
            antecedent = self._memory.last_group
        return antecedent.mention if antecedent else None

    def _called(self, found: Findings, phrase: ActorPhrase) -> Mention | None:
        """Return the group that a word takes up by the end of its name: "the front", of the Hill Liberation Front."""
        tail = phrase.mention.text.casefold().removeprefix("the ")
        named = [a.mention for a in found.actors if a.last <= phrase.first and tail_of(a) == tail]
        return named[-1] if named else self._memory.by_tail.get(tail)

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
            return None if _is_owned_up(found, happening) else self._only_group(found)
        loser = _lost_by(found, happening)
        groups = [
            actor
            for actor in found.actors
            if actor.kind in ("name", "insurgent")
            and not (is_civil(actor) or _speaks(found, actor) or _holds(found, actor))
            and actor != loser
        ]
        if len(self._groups) > 1:
            groups = [actor for actor in groups if not _in_clause_behind(found.line, actor, happening)]
        names = {group.mention.text.casefold().removeprefix("the ") for group in groups if group.kind == "name"}
        return groups[0].mention if groups and len(names) <= 1 and lemma != "loss" else None

    def _only_group(self, found: Findings) -> Mention | None:
        """Return the one armed group that the whole report names, if it was also the last party named before."""
        party = self._memory.last_party
        holds = any(word in ("held", "controlled", "stronghold") for word in found.line.words)
        if party is None or holds or len(self._groups) != 1 or party.kind not in ("name", "insurgent"):
            return None
        return party.mention


def _lies_in_land(line: Line, place: PlacePhrase) -> bool:
    """Say whether a name is of the land that a town lies in: "X IN NORTHERN Y"."""
    start = next(
        i for i in (place.first, place.first - 1) if i < 1 or line.words[i - 1] not in load_place_words().compass
    )
    return line.words[max(start - 1, 0) : start] == ("in",) and line.words[start] in load_place_words().compass


_THEN = frozenset({"when", "before", "after", "while"})
"""What opens a clause that tells what else the one did whom the sentence is about; "as" tells of either."""


def _who_does_both(found: Findings, phrase: ActorPhrase, before: Sequence[ActorPhrase]) -> ActorPhrase | None:
    """Return who does what the clause of "they" hangs on: "THE REBELS captured 60 soldiers when they took the base"."""
    tree = found.tree
    if not tree.parsed or not tree.is_a(phrase.first, "nsubj"):
        return None
    clause = tree.head(phrase.first)
    while clause >= 0 and tree.is_a(clause, "conj", "xcomp", "ccomp", "aux") and not tree.is_a(clause, "advcl"):
        if tree.is_a(clause, "ccomp") and tree.dependants(tree.head(clause), "nsubj"):
            return None  # "the army took X, while THE REBELS SAID they held it"
        clause = tree.head(clause)
    verb = tree.head(clause) if clause >= 0 else -1
    if verb < 0 or clause < verb or not tree.is_a(clause, "advcl"):
        return None
    led = {tree.words[i] for i in tree.dependants(clause, "mark", "advmod")}
    killed = tree.lemma(verb) in light_verbs()["kill"] | light_verbs()["harm"]
    if led.isdisjoint(_THEN - {"when"} if killed else _THEN):
        return None  # "killed 30 REBELS WHEN THEY attacked X"
    subjects = [s for verb in tree.governors(clause) if (s := tree.subject(verb)) is not None]
    return next((a for s in subjects for a in before if a.first <= s < a.last), None)


def _lost_by(found: Findings, happening: Happening) -> ActorPhrase | None:
    """Return who loses a place by the tree, where he stands at another verb: "THE REBELS took X but LOST it again"."""
    tree, at = found.tree, happening.first
    active = tree.parsed and happening.trigger.predicate.lemma == "lose" and tree.tag(at) == "VERB"
    subject = tree.subject(at) if active and not tree.passive(at) else None
    return next((a for a in found.actors if subject is not None and a.first <= subject < a.last), None)


def _called_by_other(found: Findings, happening: Happening) -> ActorPhrase | None:
    """Return who acts, unless he is called by the place that he acts on: "THE GARRISON OF X left the town"."""
    actor = happening.actor
    stays = happening.type == "territory.withdraw" and actor is not None
    own = actor is not None and any(actor.first <= p.first < actor.last and town_of(found, p) for p in found.places)
    return None if stays and own else actor


def _is_taker_said(found: Findings, happening: Happening) -> bool:
    """Say whether words that name no party tell who took a place: "captured BY the king's men", "OFFICERS took it"."""
    tree, at = found.tree, happening.first
    if not tree.parsed or happening.type != _TAKINGS[0]:
        return False
    led = dict(tree.obliques(at))
    takers = [*tree.agents(at), *([led["to"]] if "to" in led else [])]
    place, subject = happening.place, tree.subject(at)
    active = "subject" in happening.trigger.predicate.where("actor") and not tree.passive(at)
    if active and subject is not None and (place is None or not place.first <= subject < place.last):
        takers.append(subject)
    return any(tree.tag(j) in ("NOUN", "PROPN") for j in takers)


def _is_owned_up(found: Findings, happening: Happening) -> bool:
    """Say whether somebody owns up to a loss, and so may be of the very group that was named before.

    "The text disbands the Hill Army. THE DEFENCE STAFF CONFIRMS that X has been LOST."
    """
    said = found.attribution_at(happening.first)
    owns = said is not None and said.speaker is not None and (said.cue,) in load_cues()["owns_up"]
    return owns and happening.trigger.predicate.lemma in ("lose", "loss")


def _holds(found: Findings, actor: ActorPhrase) -> bool:
    """Say whether an actor is told to hold or defend something, so that what fell did not fall to him."""
    tree, last = found.tree, actor.last - 1
    verb = tree.head(last) if tree.parsed else -1
    return verb >= 0 and tree.is_a(last, "obl:agent", "nsubj") and tree.lemma(verb) in _HOLDING


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


def _in_clause_behind(line: Line, actor: ActorPhrase, happening: Happening) -> bool:
    """Say whether an actor comes only after a happening and what ends its clause."""
    end = max(happening.last, happening.place.last if happening.place else 0)
    return bool({",", "but", "and", ";"} & set(line.words[end : actor.first]))


def _speaks(found: Findings, actor: ActorPhrase) -> bool:
    return any(a.speaker is not None and a.speaker.span.overlaps(actor.mention.span) for a in found.attributions)

"""What happened: predicates of the event tables, and triggers that only the English core found.

The tables' predicates are precise and few; the core knows many more ways to tell an event. Where both see the same
words, the core's type, modality and roles complete what the table says. A trigger of the core alone has the roles that
the core gives it, or those that the dependency tree has for its part of speech. Where a role is not clear it stays
open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.blown_up import without_what_exploded
from factbox.extract.actors.bystanders import without_bystander
from factbox.extract.actors.unnamed_bands import with_band
from factbox.extract.actors.wielders import with_wielder
from factbox.extract.control.bare_headlines import BareHeadlines
from factbox.extract.control.came_in import CameIn
from factbox.extract.control.driven_out import DrivenOut, beaten_back
from factbox.extract.control.gains import Gains
from factbox.extract.control.gapped import Gapped
from factbox.extract.control.goings import Goings
from factbox.extract.control.grounds import only_located
from factbox.extract.control.marches import Marches
from factbox.extract.control.nothing_taken import NothingTaken
from factbox.extract.control.ordinals import Ordinals
from factbox.extract.control.seen_there import SeenThere
from factbox.extract.control.still_held import as_hold
from factbox.extract.events.acts import by_weapon, on_foot, told_once
from factbox.extract.events.after_all import flagged, is_will, moves_others, of_the_armed, of_things
from factbox.extract.events.asked import Asked, taken_by
from factbox.extract.events.attacks_told import AttacksTold
from factbox.extract.events.by_core import completed, from_core, told_plainer, told_within, untold
from factbox.extract.events.by_reader import placed_by_reader
from factbox.extract.events.by_tree import (
    as_conducted,
    by_party,
    conducted,
    dealings_named,
    dealt,
    sent_off,
    with_arms,
    with_fire,
    with_positions,
    with_presence,
    with_pushed_out,
)
from factbox.extract.events.happenings import Happening, HappeningFinder
from factbox.extract.events.harm import told_soberly
from factbox.extract.events.moves import Moves
from factbox.extract.events.named import NamedDealings
from factbox.extract.events.no_war import NoWar
from factbox.extract.events.told_where import everywhere, fought_before, landed, located, on_own_side, said_of
from factbox.extract.places.further import Further
from factbox.extract.places.part_of import PartOf
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.places.several import told_inside
from factbox.extract.places.taken_up import went_or_came_again
from factbox.extract.places.together import set_together
from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.tolls import Toll
from factbox.extract.sentence.describing import only_describes
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.records import Trigger


def read_happenings(
    line: Line,
    tree: Tree,
    actors: tuple[ActorPhrase, ...],
    places: tuple[PlacePhrase, ...],
    numbers: tuple[Number, ...],
    triggers: Sequence[Trigger],
    *,
    headline: bool = False,
    tolls: Sequence[Toll] = (),
    armed: bool = True,
) -> tuple[Happening, ...]:
    """Return the happenings of a sentence, in order; each token opens at most one, or one for each number it tells of.

    Args:
        line: the sentence.
        tree: its tree.
        actors: who is named in it.
        places: where.
        numbers: how many.
        triggers: what the core takes for words that tell an event.
        headline: whether the present tense tells what has happened.
        tolls: what became of how many.
        armed: whether the report names anybody armed.
    """
    asked = Asked(line, tree, actors, places, numbers, tuple(triggers), headline, tuple(tolls), armed)
    return tuple(_read(asked))


def _read(asked: Asked) -> Iterator[Happening]:
    """Yield the happenings, each rule looking at what those before it found."""
    done = map(asked.subjects.of_clause_above, map(asked.subjects.of_its_subject, _by_tables(asked)))
    by_table = filter(None, map(asked.whose.acting, done))
    tabled = (completed(asked, happening, told_within(asked, happening)) for happening in by_table)
    counted_off = tuple(Ordinals(asked.line, asked.tree, asked.places, asked.actors, asked.numbers).find())
    tabled = (h for h in tabled if not any(h.first <= one.first < h.last for one in counted_off))
    tabled = (asked.leaving.given_up(h) for h in tabled if asked.leaving.by_arms(h))
    found = [said_of(asked, located(asked, asked.leaving.of_arms(happening))) for happening in tabled]
    found = [beaten_back(asked.tree, happening) for happening in found]
    found += counted_off
    taken = taken_by(found)
    for_places = (asked.line, asked.tree, asked.places, asked.roles.actor_of, asked.tables.fights)
    found += [one for one in DrivenOut(*for_places).find() if one.first not in taken]
    taken |= {one.first for one in found}
    plainer = told_plainer(asked, taken)
    alone = filter(None, (from_core(asked, i) for i in asked.told if i not in taken | plainer))
    found += untold(found, filter(None, map(asked.whose.acting, alone)))
    goers = Marches(*for_places)
    found = list(map(goers.left_posts, found))
    if asked.armed:
        found += goers.find(taken_by(found))
        found += CameIn(*for_places).find(taken_by(found))
    if asked.headline and asked.armed:
        found += (one for one in BareHeadlines(*for_places).find() if one.first not in taken_by(found))
    found += with_arms(asked, found)
    found = with_fire(asked, with_positions(asked, found))
    found = went_or_came_again(asked.tree, found)
    found = with_pushed_out(asked, found)
    found = Goings(*for_places[:3], asked.roles.named_by, asked.tables.fights).told(found) if asked.armed else found
    found = [as_hold(asked.line, asked.tree, h) for h in found]
    found = with_presence(asked, found)
    found += SeenThere(*for_places).find(taken_by(found)) if asked.armed else ()
    found = by_party(asked, found)
    found += asked.deeds.of_people(taken_by(found))
    found = [asked.deeds.told(happening) for happening in found]
    found = list(map(partial(flagged, asked), found))
    found += sent_off(asked, taken_by(found))
    found += dealt(asked, taken_by(found))
    home = NamedDealings(asked.tree, frozenset()).goes_home
    found = [h for h in found if not home(h)]
    found += dealings_named(asked, found)
    found = as_conducted(asked, found)
    found += conducted(asked, taken_by(found))
    found = list(Moves(asked.line, asked.tree, asked.places, asked.roles).told(found))
    found = [h for h in found if h.place is not None or not on_foot(asked.tree, h)]  # fighting, and nowhere
    found = [fought_before(asked, by_weapon(asked.tree, happening), found) for happening in found]
    found = [h for h in told_once(asked.tree, found) if not (moves_others(asked, h) or only_located(asked.tree, h))]
    found = [placed_by_reader(asked, h) for h in found]
    nothing = NothingTaken(asked.line, asked.tree, asked.places)
    found = [h for h in found if not (is_will(asked, h) or nothing.tells_none(h) or nothing.lost_now(h, found))]
    found = [everywhere(asked, landed(asked, on_own_side(asked, h))) for h in found]
    found += [one for h in found for one in Further(asked.line, asked.tree, asked.places).of(h)]
    found += Gapped(asked.line, asked.actors, asked.places, asked.tables.fights).of(found) if asked.armed else ()
    found += AttacksTold(*for_places).find(taken_by(found)) if asked.armed else ()
    found += Gains(*for_places).find(taken_by(found)) if asked.armed else ()
    found = [asked.gunfire.strength(h) for h in found]
    counted = (of_the_armed(asked, of_things(asked, happening)) for happening in asked.counting.with_tolls(found))
    counted = (without_what_exploded(asked.tree, happening) for happening in counted)
    counted = (with_band(asked.line, asked.tree, happening) for happening in counted)
    counted = (with_wielder(asked.tree, happening, asked.roles.actor_of) for happening in counted)
    together = set_together(asked.tree, list(map(asked.subjects.not_by_others, counted)))
    no_war = NoWar(asked.line, asked.tree)
    at_war = (h for h in told_soberly(asked.tree, list(together)) if not no_war.tells_none(h))
    at_war = (h for h in at_war if not only_describes(asked.tree, h))
    parts = PartOf(asked.line, asked.tree, asked.places)
    whole = (without_bystander(asked.tree, parts.told(told_inside(h))) for h in at_war)
    yield from sorted(whole, key=lambda happening: happening.first)


def _by_tables(asked: Asked) -> Iterator[Happening]:
    """Yield what the tables tell; fighting and shelling without the towns that have no names."""
    without: dict[int, Happening] | None = None
    for found in asked.tables.find():
        if found.type.startswith("territory.") or found.place not in asked.several:
            yield found
            continue
        if without is None:
            named = (*asked.standing_in, *asked.places)
            tables = HappeningFinder(asked.line, asked.actors, named, asked.numbers, asked.headline)
            without = {one.first: one for one in tables.find()}
        if found.first in without:
            yield without[found.first]

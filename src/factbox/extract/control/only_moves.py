"""Words of sieges and of falls that tell of none: a gate that closes for the day, whence somebody sets out, a price.

"The airport was closed on Monday" closes on nobody, "the army advanced from X" presses what lies before it, and
"Brent fell 3 percent" is no town.
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.numbers import load_numbers


def only_moves(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether a siege or a fall is none by any of these."""
    return _only_closed(tree, found) or _sets_out(line, tree, found) or _falls_in_figures(line, found)


def _only_closed(tree: Tree, found: Happening) -> bool:
    """Say whether a place is only shut: "the bridge was CLOSED on Monday", "X closed on Friday"."""
    place, verb = found.place, found.first
    if found.type != "territory.siege" or place is None or tree.lemma(verb) != "close" or place.first > verb:
        return False
    return tree.passive(verb) or tree.head(tree.top(place.first, place.last)) == verb


def _sets_out(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether a place is only whence somebody presses on: "the army advanced FROM X along the road"."""
    place = found.place
    if found.type != "territory.siege" or place is None or not line.at(place.first - 1, ("from",)):
        return False
    return tree.tag(found.first) == "VERB" and tree.head(tree.top(place.first, place.last)) == found.first


def _falls_in_figures(line: Line, found: Happening) -> bool:
    """Say whether what falls or is lost is told in figures: "Brent FELL 3 percent", "fell by 2 points"."""
    place = found.place
    if found.type != "territory.capture" or place is None or place.last > found.first:
        return False
    at = found.last
    while line.words[at : at + 1] and _is_of_figure(line.words[at]):
        at += 1
    return at > found.last and not load_numbers().levels.isdisjoint(line.words[at : at + 1])


def _is_of_figure(word: str) -> bool:
    """Say whether a word is a number, or may stand before one: "BY MORE THAN 3"."""
    return word in _BEFORE_FIGURES or word in load_numbers().cardinals or word.replace(".", "").isdigit()


_BEFORE_FIGURES = frozenset((
    "a", "about", "above", "almost", "another", "below", "by", "further", "more", "nearly", "per", "some", "than", "to",
))  # fmt: skip
"""What may stand between a fall and its measure."""

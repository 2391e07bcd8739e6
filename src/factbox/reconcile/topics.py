"""Whether two reports tell of one event, by the names and numbers that they share.

Each name weighs by how few of the reports have it (inverse document frequency), and two reports are as near as the
cosine of their weighted names. That is enough to part two stories of one day; it says nothing of who copied whom.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from factbox.reconcile.furniture import Furniture, without
from factbox.reconcile.shingles import Words

Names = Mapping[str, float]
"""The weighted names of one report."""

ONE_EVENT = 0.07
"""How near two reports on one event are. Of pairs of reports on one war that lie two weeks apart, one in twenty is."""


def weigh_names(texts: Sequence[Words], furniture: Furniture) -> dict[str, Names]:
    """Return the weighted names and numbers of each report, by its id; those of furniture and boilerplate are left out.

    Args:
        texts: the reports among which a name is rare or common.
        furniture: from :func:`~factbox.reconcile.furniture.find_furniture`.
    """
    counted = {words.report.id: _names(words, furniture) for words in texts}
    having = Counter(name for names in counted.values() for name in names)
    return {
        report: {name: (1 + math.log(times)) * math.log((len(counted) + 1) / having[name]) for name, times in n.items()}
        for report, n in counted.items()
    }


def nearness(one: Names, other: Names) -> float:
    """Return how near two reports are by their names, 0 to 1."""
    product = sum(weight * other[name] for name, weight in one.items() if name in other)
    size = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / size if size else 0.0


def _names(words: Words, furniture: Furniture) -> Counter[str]:
    """Count the words written with a capital or a digit; the first word of a sentence is in most reports, and light."""
    text = words.report.text
    kept = zip(without(words, furniture.get(words.report.outlet, ())), words.starts, strict=True)
    return Counter(word for word, start in kept if word and (text[start].isupper() or text[start].isdigit()))

"""Who speaks in a quotation that runs on over sentences and paragraphs, and is named only at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.attribution.attributions import carried_back, of_whole
from factbox.extract.findings import Findings
from factbox.extract.sentence.line import OPENING

_OPENS = OPENING - {"(", "'", "‘"}
_DOUBLE = frozenset({'"', "“", "”"})


def with_speakers_to_come(found: Sequence[Findings]) -> Sequence[Findings]:
    """Return sentences, those inside a quotation with the speaker whom only its last sentence names.

    A quotation that goes on in the next paragraph is opened there again, and closed only at its very end.
    """
    done = list(found)
    for at in range(len(done) - 2, -1, -1):
        if done[at].attributions:
            continue
        after = _paragraph_behind(done, at)
        if after is not None and after.attributions and after.attributions[0].holds(0):
            done[at] = replace(done[at], attributions=(of_whole(done[at].line, after.attributions[0]),))
        elif done[at + 1].attributions:
            carried = carried_back(done[at].line, done[at + 1].line, done[at + 1].attributions[0])
            done[at] = replace(done[at], attributions=(carried,)) if carried else done[at]
    return done


def with_quotations_open(found: Sequence[Findings]) -> Sequence[Findings]:
    """Return sentences, marked where they begin inside a quotation that a sentence before opened.

    Newspapers close a quotation only at its very end, and open it again with each paragraph; a paragraph that does not
    is not of it, whatever mark was forgotten.
    """
    marked = zip(found, _begin_inside(found), strict=True)
    return [replace(one, inside=inside) if inside != one.inside else one for one, inside in marked]


def _begin_inside(found: Sequence[Findings]) -> Iterator[bool]:
    within, paragraph = False, -1
    for one in found:
        words = one.line.words
        if one.line.paragraph != paragraph:
            within, paragraph = within and words[0] in _OPENS, one.line.paragraph
            words = words[1:] if within else words
        yield within and words == one.line.words
        for word in words:
            if word in _DOUBLE:
                within = word == "“" or (word == '"' and not within)


def _paragraph_behind(found: Sequence[Findings], at: int) -> Findings | None:
    """Return the first sentence of the next paragraph, if a quotation runs on into it from this one's beginning."""
    paragraph = found[at].line.paragraph
    first = last = at
    while first > 0 and found[first - 1].line.paragraph == paragraph:
        first -= 1
    while last + 1 < len(found) and found[last + 1].line.paragraph == paragraph:
        last += 1
    if last + 1 >= len(found) or found[last + 1].line.words[0] not in _OPENS:
        return None
    words = [word for one in found[first : last + 1] for word in one.line.words]
    left_open = words.count('"') % 2 == 1 or words.count("“") > words.count("”")
    marks = sum(words.count(mark) for mark in ('"', "“", "”"))
    return found[last + 1] if words[0] in _OPENS and left_open and marks == 1 else None

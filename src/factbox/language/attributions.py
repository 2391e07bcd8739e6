"""Speakers, cues and contents that belong together.

The core finds stretches; which of them make one attribution is decided here. A cue is the middle of one: speakers and
contents go to the nearest cue of their sentence. A sentence that is content only, and follows one, goes on with what
was said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factbox.language.core.stretches import Stretch
from factbox.records import Attribution, Sentence, Span

LAYERS = ("attribution", "attribution_inner")
"""The heads of the outer layer and of what is nested in it."""

_OPENING = 1
"""Tokens before the content of a sentence that goes on with what was said, at most: a quotation mark.

Behind more words, "There are reports of" a raid, content without a cue is nobody's.
"""


@dataclass(slots=True)
class _Open:
    """An attribution in the making."""

    layer: int
    spans: dict[str, list[Span]] = field(default_factory=lambda: {"speaker": [], "cue": [], "content": []})
    scores: list[float] = field(default_factory=list)

    def add(self, kind: str, span: Span, score: float) -> None:
        """Add a stretch."""
        self.spans[kind].append(span)
        self.scores.append(score)

    def close(self) -> Attribution:
        """Return it as a record; it is as sure as its parts are on the whole."""
        parts = {kind: tuple(sorted(spans)) for kind, spans in self.spans.items()}
        score = round(sum(self.scores) / len(self.scores), 4)
        return Attribution(parts["speaker"], parts["cue"], parts["content"], self.layer, score)


def group_attributions(sentences: Sequence[tuple[Sentence, dict[str, list[Stretch]]]]) -> tuple[Attribution, ...]:
    """Return the attributions of a text, in the order of their first words, the outer layer first.

    Args:
        sentences: each with the stretches that the heads found in it, by head.
    """
    found: list[Attribution] = []
    for layer, head in enumerate(LAYERS):
        opened: list[_Open] = []
        before: _Open | None = None
        for sentence, stretches in sentences:
            before = _add_sentence(sentence, stretches.get(head, []), layer, opened, before)
        found += [attribution.close() for attribution in opened]
    return tuple(sorted(found, key=lambda a: (min((*a.speaker, *a.cue, *a.content)), a.layer)))


def _add_sentence(
    sentence: Sentence, stretches: list[Stretch], layer: int, opened: list[_Open], before: _Open | None
) -> _Open | None:
    """Add the attributions of one sentence; return the one that the next sentence may go on with."""
    if not stretches:
        return None
    cues = [stretch for stretch in stretches if stretch.kind == "cue"]
    if before is not None and all(stretch.kind == "content" for stretch in stretches):
        if stretches[0].first > _OPENING:
            return None
        groups = [before]
    else:
        groups = [_Open(layer) for _ in range(max(1, len(cues)))]
        opened += groups
    last = groups[-1]
    for stretch in stretches:
        last = groups[_nearest(stretch, cues)]
        last.add(stretch.kind, _span(sentence, stretch), stretch.score)
    return last


def _nearest(stretch: Stretch, cues: list[Stretch]) -> int:
    """Return the index of the nearest cue; of two as near, the one before; 0 if there is none."""
    distances = [max(cue.first - stretch.last, stretch.first - cue.last, -1) for cue in cues]
    return distances.index(min(distances)) if distances else 0


def _span(sentence: Sentence, stretch: Stretch) -> Span:
    return Span(sentence.tokens[stretch.first].span.start, sentence.tokens[stretch.last - 1].span.end)

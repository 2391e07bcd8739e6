"""The language room: text in, :class:`~factbox.records.Analysis` out.

Takes any text and gives its sentences and tokens with exact offsets, in linear time. Until the English core is here,
sentence boundaries are sentencex's and word boundaries are those of Unicode (UAX 29), both well-kept libraries.

To plug in another pipeline pass any function of the shape of :class:`~factbox.records.Analyser`.
"""

from factbox.language.sentences import analyse

__all__ = ["analyse"]

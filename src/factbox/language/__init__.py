"""The language room: text in, :class:`~factbox.records.Analysis` out.

Takes any text and gives its sentences and tokens with exact offsets; and, where the English core lies in the package
(``core/core.onnx``), tags, lemmas, trees, names, attributions, factuality and triggers. Pure and in linear time.

To plug in another pipeline pass any function of the shape of :class:`~factbox.records.Analyser`, or name it:
``--analyser spacy:MODEL`` or ``--analyser package:function`` (``find_analyser``). docs/language.md has the rest.
"""

from factbox.language.analysers import find_analyser
from factbox.language.analysing import analyse, analyse_many, analyse_tokens
from factbox.language.ordinary_case import in_ordinary_case

__all__ = ["analyse", "analyse_many", "analyse_tokens", "find_analyser", "in_ordinary_case"]

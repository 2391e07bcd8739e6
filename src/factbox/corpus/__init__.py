"""The corpus room: reports annotated in a markup that people read and write, compiled to offsets and checked.

Takes a folder of stories (``corpus/GUIDE.md`` has the markup) and gives :class:`Story` records: reports with their
plain text, names, references, attributions and claims, the cast, what really happened and the expected ledger. It
serves the open corpus of this project and equally gold of a user's own.

``load_corpus`` compiles, ``check_corpus`` says what cannot be right, ``corpus_stats`` counts.
"""

from factbox.corpus.check import check_corpus
from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, AttributionMark, Name, Story
from factbox.corpus.stats import corpus_stats
from factbox.corpus.stories import load_corpus

__all__ = [
    "AnnotatedClaim",
    "AnnotatedReport",
    "AttributionMark",
    "Name",
    "Story",
    "check_corpus",
    "corpus_stats",
    "load_corpus",
]

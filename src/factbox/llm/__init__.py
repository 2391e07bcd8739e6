"""A language model of the user's own as extractor; used only where ``--extractor llm`` asks for it.

Takes a :class:`~factbox.records.Report`, asks an OpenAI-compatible endpoint what it claims, and gives unresolved claims
as the extract room does. The model is not trusted: it sees only what a reader of the report would see, it has no tools,
and of its answer nothing is taken that does not stand, word for word, in what it was shown. ``docs/llm.md`` has the
rules.
"""

from factbox.llm.endpoint import Endpoint, EndpointError
from factbox.llm.extractor import Counts, LlmExtractor

__all__ = ["Counts", "Endpoint", "EndpointError", "LlmExtractor"]

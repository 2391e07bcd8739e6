"""The extractor: paragraphs out to a model, claims back, every loss counted and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from factbox.errors import Problem
from factbox.extract import extract_claims
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.llm.answers import claims_said, parse_answer, weakened
from factbox.llm.endpoint import Answer
from factbox.llm.kept import Kept
from factbox.llm.prompt import request_body
from factbox.llm.visible import shown_parts, without_invisible
from factbox.records import Analysis, Claim, Report, Span

AT_ONCE = 12_000
"""Characters of a report in one request: some 3,000 tokens, which leaves room in a context of 8,000."""


@dataclass(slots=True)
class Counts:
    """What asking a model came to; tokens are what an endpoint bills.

    Attributes:
        asked: requests sent.
        kept: requests answered from the disk.
        refused: answers that were refused, by the model or by the endpoint's filter.
        malformed: answers not in the form that was asked for.
        withheld: paragraphs not shown, since they speak to a machine.
        taken: claims taken.
        unfounded: claims not taken, since their words do not stand in the report.
        tokens_in, tokens_out: tokens read and written, of the requests sent.
    """

    asked: int = 0
    kept: int = 0
    refused: int = 0
    malformed: int = 0
    withheld: int = 0
    taken: int = 0
    unfounded: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(slots=True)
class LlmExtractor:
    """Asks a model for the claims of a report; of the shape of :class:`factbox.extract.Extractor`.

    Attributes:
        ask: sends a request and returns the answer, such as :meth:`factbox.llm.Endpoint.ask`.
        model: the model's name at the endpoint.
        answers: where answers are kept; None to keep none.
        counts: what was asked so far, and what came of it.
    """

    ask: Callable[[dict[str, Any]], Answer]
    model: str
    answers: Kept | None = None
    counts: Counts = field(default_factory=Counts)

    def __call__(
        self, report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
    ) -> Sequence[Claim | Problem]:
        """Return what the model finds in a report, as far as it stands there, and a problem for all else.

        Raises:
            EndpointError: the endpoint cannot be used now; the report was not read.
        """
        shown = shown_parts(report)
        found: list[Claim | Problem] = [_withheld(report, span) for span in shown.withheld]
        self.counts.withheld += len(shown.withheld)
        for parts in _batches(shown.parts):
            found += self._read(report, parts, gazetteer or open_gazetteer())
        own = extract_claims(report, analysis, gazetteer=gazetteer, parties=parties)
        taken = [weakened(one, own) if isinstance(one, Claim) else one for one in found]
        self.counts.taken += sum(isinstance(one, Claim) for one in taken)
        return taken

    def _read(self, report: Report, parts: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Claim | Problem]:
        answer = self._answer(
            request_body(self.model, [without_invisible(report.text[p.start : p.end]) for p in parts])
        )
        if answer.refusal:
            self.counts.refused += 1
            yield Problem("extract", "refused-by-model", f"the model gave no answer: {answer.refusal}", report.file)
            return
        said = parse_answer(answer.text)
        if said is None:
            self.counts.malformed += 1
            yield Problem("extract", "malformed-answer", "the model's answer is not in the form asked for", report.file)
            return
        for one in claims_said(report, parts, said, gazetteer):
            self.counts.unfounded += isinstance(one, Problem)
            yield one

    def _answer(self, body: dict[str, Any]) -> Answer:
        answer = self.answers.get(body) if self.answers else None
        if answer is not None:
            self.counts.kept += 1
            return answer
        answer = self.ask(body)
        self.counts.asked += 1
        self.counts.tokens_in += answer.tokens_in
        self.counts.tokens_out += answer.tokens_out
        if self.answers:
            self.answers.put(body, answer)
        return answer


def _withheld(report: Report, span: Span) -> Problem:
    message = "these words speak to a machine and were not shown to the model"
    return Problem("extract", "speaks-to-machines", message, report.file, span.start, span.end)


def _batches(parts: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield paragraphs in groups that fit into one request; a longer paragraph goes alone."""
    batch: list[Span] = []
    size = 0
    for part in parts:
        length = part.end - part.start
        if batch and size + length > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += length
    if batch:
        yield batch

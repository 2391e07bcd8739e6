"""What a format gives, and how it becomes a report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from factbox.errors import Problem
from factbox.knowledge.outlets import find_outlet
from factbox.read.credits import Credits, find_credits, masthead
from factbox.read.cues import fold
from factbox.read.dates import Evidence, Moment, printed_evidence, settle_date, url_evidence
from factbox.read.language_id import foreign_language
from factbox.read.layout import Paragraph, split_paragraphs
from factbox.read.passages import find_passages
from factbox.records import Intake, PageStretch, Passage, Report, content_id


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its file says beside it, before the text itself is asked.

    Attributes:
        text: the stored text.
        outlet, url, title: as the file or the sidecar has them; empty if neither does.
        stated: dates that a JSON field or the sidecar gives, most trusted first.
        metadata: dates that a page's metadata gives.
        somewhere: dates that stand somewhere in a page, asked only where nothing else gives one.
        problems: what of the input could not be used.
        byline: the author by a page's metadata.
        passages: headline, captions and quoted blocks that a page's mark-up tells.
        page: where in a page each stretch of the text stands.
    """

    text: str
    outlet: str = ""
    url: str = ""
    title: str = ""
    stated: tuple[Evidence, ...] = ()
    metadata: tuple[Evidence, ...] = ()
    somewhere: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()
    byline: str = ""
    passages: tuple[Passage, ...] = ()
    page: tuple[PageStretch, ...] = ()

    def filled_from(self, other: Draft) -> Draft:
        """Return this draft with what it lacks taken from another, such as the sidecar's row."""
        return replace(
            self,
            outlet=self.outlet or other.outlet,
            url=self.url or other.url,
            title=self.title or other.title,
            stated=self.stated + other.stated,
            problems=self.problems + other.problems,
        )


NOTHING = Draft("")
"""What is known beside a text where there is no sidecar."""


def refuse(file: str, reason: str, message: str) -> Intake:
    """Return the intake of an input that gave no report."""
    return Intake(file, None, (Problem("read", reason, message, file),))


def make_intake(file: str, draft: Draft, given: Moment | None, sha256: str) -> Intake:
    """Return the report of a draft, or its refusal.

    Args:
        file: its name as given.
        draft: the text and what is known beside it.
        given: the user's date for reports that have none.
        sha256: hash of the raw bytes.
    """
    if not draft.text.strip():
        return Intake(file, None, (*draft.problems, Problem("read", "empty", "there is no text in it", file)))
    if language := foreign_language(draft.text):
        foreign = Problem("read", "foreign-language", f"it is in the language {language!r}; only English is read", file)
        return Intake(file, None, (*draft.problems, foreign))
    paragraphs = split_paragraphs(draft.text)
    credit = find_credits(paragraphs)
    printed, date_lines = printed_evidence(paragraphs)
    draft = replace(draft, outlet=draft.outlet or masthead(paragraphs, date_lines))
    settled, problems = settle_date(date_evidence(draft, printed), file)
    dated = settled or Evidence("given" if given else "unknown", "", given)
    passages = draft_passages(draft, paragraphs, credit, date_lines)
    report = Report(
        id=content_id(draft.text, draft.outlet or draft.url),
        file=file,
        text=draft.text,
        outlet=draft.outlet,
        url=draft.url,
        title="" if _in_text(draft.title, paragraphs, passages) else draft.title,
        byline=credit.byline or draft.byline,
        dateline=credit.dateline,
        wires=tuple(wire for wire in credit.wires if not _same_outlet(wire, draft.outlet)),
        published=dated.moment.at if dated.moment else None,
        published_day=dated.moment.day if dated.moment else None,
        published_basis=dated.basis,
        passages=passages,
        sha256=sha256,
        page=draft.page,
    )
    return Intake(file, report, draft.problems + problems)


def date_evidence(draft: Draft, printed: Sequence[Evidence]) -> list[Evidence]:
    """Return all that says when a report was published, most trusted first.

    Args:
        draft: the text and what is known beside it.
        printed: what its own lines say.
    """
    return [*draft.stated, *printed, *url_evidence(draft.url), *draft.metadata] or list(draft.somewhere)


def draft_passages(
    draft: Draft,
    paragraphs: Sequence[Paragraph] | None = None,
    credit: Credits | None = None,
    date_lines: Collection[int] | None = None,
) -> tuple[Passage, ...]:
    """Return the passages of a draft, by its words and by its mark-up; what is known of it already may be given."""
    paragraphs = paragraphs or split_paragraphs(draft.text)
    credit = credit or find_credits(paragraphs)
    date_lines = printed_evidence(paragraphs)[1] if date_lines is None else date_lines
    return find_passages(
        paragraphs,
        title=draft.title,
        outlet=draft.outlet,
        byline=credit.byline,
        furniture=credit.lines | frozenset(date_lines),
        marked=draft.passages,
    )


def _in_text(title: str, paragraphs: Sequence[Paragraph], passages: Sequence[Passage]) -> bool:
    """Say whether the title is a headline in the text, so that it is not kept twice."""
    headlines = {passage.span for passage in passages if passage.kind == "headline"}
    return any(p.span in headlines and fold(p.text) == fold(title) for p in paragraphs)


def _same_outlet(wire: str, outlet: str) -> bool:
    known = find_outlet(outlet)
    return fold(wire) == fold(known.name if known else outlet)

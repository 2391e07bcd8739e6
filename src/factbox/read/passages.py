"""The parts of a page that are not plain body text. What is in doubt stays body."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import regex

from factbox.knowledge.outlets import find_outlet
from factbox.read.credits import TAIL, is_outlet_name, is_picture_credit
from factbox.read.cues import fold, load_cues
from factbox.read.dates import HEAD
from factbox.read.layout import Paragraph
from factbox.records import Passage, PassageKind, Span

HEADLINE_WORDS = range(3, 31)
"""How many words a headline has."""

SHORT_LINE = 16
"""Words up to which a line that begins with a stock phrase is a form or a link, and not a sentence of the report."""

LONG_LINK = 24
"""Words of the longest link to another story, with its label."""

LONG_NOTICE = 60
"""Words of the longest legal notice; a longer paragraph is never boilerplate, whatever it says."""

LONGEST_QUOTE = 8
"""Paragraphs after which a block taken from another outlet is given up for lost."""

_CONTACT = regex.compile(
    r"\S{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?:https?://|www\.)\S+|[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?:/\S*)?"
    r"|(?:tel\S{0,8}|phone|fax|call|whatsapp)?[\s:]*[(+]{0,2}\d[\d\s()+./-]{6,24}",
    flags=regex.IGNORECASE,
)
_COMMENT_COUNT = regex.compile(r"\d{1,6}\s+(?:comments?|responses)\s*:?", flags=regex.IGNORECASE)
_SHARE_COUNT = regex.compile(r"\d{1,6}\s+(?:shares?|views?|likes?)", flags=regex.IGNORECASE)
_MENU_MARK = regex.compile(r"\s*[|·•»>]\s*")
_RUN_TOGETHER = regex.compile(r"\p{Ll}\p{Lu}\p{Ll}")
_ABOUT_AUTHOR = regex.compile(r"(?:\p{Lu}.{2,60}\s(?:is|are)\s(?:an?|the|our)\s.{0,40})?")
_WORKS = regex.compile(r"s?\s*(?:\.?$|(?:at|for|with|based|covering|who\s(?:covers?|writes?|reports?))\b)")
_QUOTED = regex.compile(r"“[^”]*”?|\"[^\"]*\"?")


def find_passages(
    paragraphs: Sequence[Paragraph],
    *,
    title: str = "",
    outlet: str = "",
    byline: str = "",
    furniture: Collection[int] = (),
    marked: Sequence[Passage] = (),
) -> tuple[Passage, ...]:
    """Return the passages of a report, in order, none overlapping another.

    Args:
        paragraphs: the whole text.
        title: the headline, where something beside the text says it.
        outlet: who published it; a line with nothing but that name is no body.
        byline: the author line; a line with nothing but that name is no body.
        furniture: indexes of paragraphs already known to be no body, such as a printed date.
        marked: passages that the mark-up of a page tells, each of whole paragraphs; they go before what words tell.
    """
    known = {i: one.kind for i, p in enumerate(paragraphs) for one in marked if one.span.contains(p.span)}
    kinds = _boilerplate(paragraphs, outlet, byline) | dict.fromkeys(furniture, "boilerplate")
    kinds |= _captions(paragraphs) | known
    headline = next((i for i, kind in known.items() if kind == "headline"), _headline(paragraphs, kinds, title))
    if headline is not None:
        kinds[headline] = "headline"
        kinds |= _repeats(paragraphs, headline)
    quoted = [*_marked_blocks(paragraphs, kinds, marked), *_quoted_blocks(paragraphs, kinds)]
    passages = [Passage(paragraphs[i].span, kind) for i, kind in kinds.items() if kind != "quoted_outlet"]
    return tuple(sorted([*passages, *quoted], key=lambda p: p.span))


def _boilerplate(paragraphs: Sequence[Paragraph], outlet: str, byline: str) -> dict[int, PassageKind]:
    count = len(paragraphs)
    comments = next((i for i, p in enumerate(paragraphs) if 2 * i >= count and _opens_comments(p.text)), count)
    found = (
        i
        for i, p in enumerate(paragraphs)
        if i >= comments
        or _is_boilerplate(p)
        or (i < HEAD and fold(p.text) in load_cues().sections)
        or (i >= count - TAIL and _is_about_author(p))
        or (outlet and fold(p.text) == fold(outlet))
        or (byline and p.words <= 4 and f" {fold(p.text)} " in f" {fold(byline)} ")
    )
    return dict.fromkeys(found, "boilerplate")


def _is_boilerplate(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is part of a form, a menu, a share row, a link or a legal notice."""
    cues, line = load_cues(), paragraph.text
    if len(line) > 10 * LONG_NOTICE or paragraph.words > LONG_NOTICE:
        return False
    return bool(
        fold(line) in cues.lines
        or (paragraph.words <= SHORT_LINE and cues.starts.match(line))
        or (paragraph.words <= LONG_LINK and cues.labels.match(line))
        or cues.contains.search(line)
        or _CONTACT.fullmatch(line)
        or _SHARE_COUNT.fullmatch(line)
        or _COMMENT_COUNT.fullmatch(line)
        or _is_menu(paragraph)
    )


def _opens_comments(line: str) -> bool:
    return fold(line) in load_cues().comment_headings or _COMMENT_COUNT.fullmatch(line) is not None


def _is_menu(paragraph: Paragraph) -> bool:
    """Say whether a line is names of sections set off by marks, or run together where the marks were lost."""
    pieces = _MENU_MARK.split(paragraph.text)
    named = all(len(piece.split()) <= 3 and not any(map(str.isdigit, piece)) for piece in pieces)
    marked = len(pieces) >= 4 and named and paragraph.text[0] != "|"  # a row of a table may be news
    return marked or len(_RUN_TOGETHER.findall(paragraph.text)) >= max(3, paragraph.words)


def _is_about_author(paragraph: Paragraph) -> bool:
    match = load_cues().writer.search(paragraph.text[:150])
    if not match or paragraph.words > 40:
        return False
    before, after = paragraph.text[: match.start()], paragraph.text[match.end() :]
    return bool(_ABOUT_AUTHOR.fullmatch(before) and _WORKS.match(after))


def _captions(paragraphs: Sequence[Paragraph]) -> dict[int, PassageKind]:
    """Return the paragraphs that credit a picture, and those such a credit stands directly under.

    "Directly under" tells something only in a text that sets its paragraphs apart by blank lines.
    """
    lines = [i for i, p in enumerate(paragraphs) if is_picture_credit(p.text)]
    spaced = 2 * sum(p.breaks >= 2 for p in paragraphs) > len(paragraphs)
    over = [i - 1 for i in lines if spaced and i and paragraphs[i].breaks == 1 and paragraphs[i].words <= SHORT_LINE]
    return dict.fromkeys([*lines, *over], "caption")


def _headline(paragraphs: Sequence[Paragraph], kinds: Collection[int], title: str) -> int | None:
    """Return the index of the headline: the first line above the body that ends without a stop.

    A site's name and slogan may stand above it, so a line of five words goes before a shorter one.
    """
    body = next((i for i, p in enumerate(paragraphs[:HEAD]) if p.stops and i not in kinds), 0)
    head = [i for i in range(min(HEAD, len(paragraphs))) if i not in kinds or fold(paragraphs[i].text) == fold(title)]
    if title and (same := [i for i in head if fold(paragraphs[i].text) == fold(title)]):
        return same[0]
    lines = [i for i in head if i < body and paragraphs[i].words in HEADLINE_WORDS and not paragraphs[i].stops]
    lines = [i for i in lines if not is_outlet_name(paragraphs[i].text)]
    return next((i for i in lines if paragraphs[i].words >= 5), lines[0] if lines else None)


def _repeats(paragraphs: Sequence[Paragraph], headline: int) -> dict[int, PassageKind]:
    """Return the later copies of the headline: a caption over a picture's credit, else a widget."""
    copies = [i for i, p in enumerate(paragraphs) if i > headline and p.text == paragraphs[headline].text]
    return {i: "caption" if _credit_follows(paragraphs, i) else "boilerplate" for i in copies}


def _credit_follows(paragraphs: Sequence[Paragraph], index: int) -> bool:
    return index + 1 < len(paragraphs) and is_picture_credit(paragraphs[index + 1].text)


def _marked_blocks(
    paragraphs: Sequence[Paragraph], kinds: dict[int, PassageKind], marked: Sequence[Passage]
) -> Iterator[Passage]:
    """Yield the blocks that mark-up sets off as quoted, with the outlet that the line above names, if one does."""
    for block in marked:
        if block.kind == "quoted_outlet":
            above = max((i for i, p in enumerate(paragraphs) if p.span.end <= block.span.start), default=0)
            outlet = block.outlet or _opened_outlet(paragraphs[above].text)
            if outlet and above not in kinds and not block.outlet:
                kinds[above] = "boilerplate"
            yield Passage(block.span, "quoted_outlet", outlet)


def _quoted_blocks(paragraphs: Sequence[Paragraph], kinds: dict[int, PassageKind]) -> Iterator[Passage]:
    """Yield the blocks taken from another outlet, each opened by a line with its name and a colon.

    Such a block has no mark at its end. It is closed by what only the writer's own voice does (:func:`_is_own_voice`),
    by a wider gap, a heading, another opening line or boilerplate, and after :data:`LONGEST_QUOTE` paragraphs.
    """
    for index, paragraph in enumerate(paragraphs):
        outlet = _opened_outlet(paragraph.text)
        if not outlet or index in kinds:
            continue
        end = index + 1
        while end < len(paragraphs) and end not in kinds and not _closes(paragraphs, index + 1, end):
            end += 1
        if end > index + 1:
            yield Passage(paragraph.span, "boilerplate")
            yield Passage(Span(paragraphs[index + 1].span.start, paragraphs[end - 1].span.end), "quoted_outlet", outlet)


def _opened_outlet(line: str) -> str:
    match = load_cues().quote_line.fullmatch(line) if len(line) <= 80 else None
    if not match or not is_outlet_name(match["name"]):
        return ""
    known = find_outlet(match["name"])
    return known.name if known else match["name"]


def _closes(paragraphs: Sequence[Paragraph], first: int, index: int) -> bool:
    paragraph = paragraphs[index]
    if _opened_outlet(paragraph.text) or index - first >= LONGEST_QUOTE:
        return True
    wider = index > first and paragraph.breaks > max(2, paragraphs[first].breaks)
    heading = not paragraph.stops and paragraph.words <= SHORT_LINE
    return wider or heading or (index > first and _is_own_voice(paragraph.text))


def _is_own_voice(text: str) -> bool:
    """Say whether a paragraph speaks as a writer with opinions does and news copy does not.

    It opens with a connective of argument, says "I" or "we" outside quotation marks, or asks or exclaims at its end.
    """
    cues, plain = load_cues(), _QUOTED.sub(" ", text)
    return bool(cues.own_opener.match(text) or cues.own_person.search(plain) or plain.rstrip().endswith(("?", "!")))

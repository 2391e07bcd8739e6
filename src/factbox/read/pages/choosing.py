"""Which letters of a page are the report, and as what.

trafilatura chooses the body. Its words are then found again among the letters of the page, so that the stored text is
the page's own and each stretch of it knows its place; what it drops or runs into the body (headline, captions, quoted
blocks, the lines that say who wrote it and when) and what it passes over is chosen by where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from factbox.read.credits import wire_line
from factbox.read.cues import fold, load_cues
from factbox.read.dates import printed_evidence
from factbox.read.layout import split_paragraphs
from factbox.read.pages.letters import letters_of
from factbox.read.pages.marks import SPEAKER, UNSEEN
from factbox.read.pages.reviewed import Reviewed, judged_blocks
from factbox.read.pages.told import (
    LONGEST_LINE,
    credits_picture,
    is_control,
    is_signature,
    shared_marks,
    signed_end,
    told_parts,
)
from factbox.read.pages.tree import BLOCK, LINE, SPACE, UNPLACED, Block, Layout

if TYPE_CHECKING:
    Element = Any  # lxml has no types

LEFT_OUT, BODY, HEADLINE, CAPTION, QUOTE, CREDIT, JUDGED = range(7)
"""What a letter of a page may be chosen as."""

AROUND = frozenset(("aside", "footer", "form", "nav"))
"""Elements that hold what stands around a report."""

_LONG = 40  # letters of a paragraph that hardly stands twice in a page
_TELLING = 16  # letters of a line that is no stock phrase
_LONGEST_LINK = 200  # letters
_LINKED = 0.9  # share of a paragraph's letters
_AFTER = 4  # blocks below the body among which a credit line is looked for
_ABOVE = 3  # blocks above the headline among which bylines and dates are looked for
_ALIKE = 3  # paragraphs of the body from which their elements are those of its paragraphs
_APART = 3  # blocks of something else in a row after which no more of the body is looked for
_CONTROLS = frozenset(("button", "label", "option", "select"))
_STRESSED = frozenset(("b", "em", "i", "strong"))
_HEADINGS = frozenset(("h1", "h2", "h3"))
_TITLES = _HEADINGS | {"h4", "h5", "h6"}


def choose_article(body: Element, layout: Layout, title: str, reviewed: Reviewed) -> tuple[bytearray, tuple[str, ...]]:
    """Return what each letter of a page is chosen as, and the paragraphs of the body that are not found among them.

    Args:
        body: the body that trafilatura chose.
        layout: the letters of the page; line breaks within its headline become spaces, and a name that signs a
            paragraph becomes one of its own.
        title: the headline, if the page's metadata say it.
        reviewed: what the page says that it judges.
    """
    chosen, unplaced = _choose_body(body, layout)
    if any(chosen):
        _fill_gaps(chosen, layout)
        _go_on_below(chosen, layout)
        _leave_links(chosen, layout)
        _choose_around(chosen, layout, title)
        _choose_captions_below(chosen, layout)
        _leave_labels(chosen, layout)
        _choose_judged(chosen, layout, reviewed)
    return chosen, unplaced


def _choose_body(body: Element, layout: Layout) -> tuple[bytearray, tuple[str, ...]]:
    """Return what of each letter is chosen, and the paragraphs that are not found among them."""
    chosen = bytearray(len(layout.text))
    pieces = [(piece, letters_of(piece)) for piece in _pieces(body)]
    found = _find_all(layout.text, [letters for _, letters in pieces])
    for (_, letters), start in zip(pieces, found, strict=True):
        if start != UNPLACED:
            chosen[start : start + len(letters)] = bytes([BODY]) * len(letters)
    lost = (piece for (piece, letters), start in zip(pieces, found, strict=True) if start == UNPLACED and letters)
    for block in layout.blocks:
        marked = CAPTION if block.caption else QUOTE if "blockquote" in block.tags else LEFT_OUT
        if marked and any(chosen[block.start : block.end]):
            _mark(chosen, block, marked)
    return chosen, tuple(" ".join(piece.split()) for piece in lost)


def _pieces(element: Element) -> Iterator[str]:
    """Yield the texts of a body between which the page may have other things."""
    if element.text:
        yield element.text
    for child in element:
        if any(grandchild.tag in ("p", "item", "row", "cell", "head", "list", "quote", "lb") for grandchild in child):
            yield from _pieces(child)
        else:
            yield "".join(child.itertext())
        if child.tail:
            yield child.tail


def _find_all(letters: str, pieces: Sequence[str]) -> list[int]:
    """Return where each piece stands: long ones first, each after the last; then short ones, between those."""
    found = [UNPLACED] * len(pieces)
    at = 0
    for index, piece in enumerate(pieces):
        if len(piece) >= _LONG:
            start = letters.find(piece, at)
            found[index] = start if start != UNPLACED else letters.find(piece)
            at = max(at, found[index] + len(piece))
    ends = 0
    for index, piece in enumerate(pieces):
        if 0 < len(piece) < _LONG:
            after = next((found[i] for i in range(index + 1, len(pieces)) if found[i] != UNPLACED), len(letters))
            found[index] = letters.find(piece, ends, after) if ends else letters.rfind(piece, 0, after)
        if found[index] != UNPLACED:
            ends = found[index] + len(piece)
    return found


def _fill_gaps(chosen: bytearray, layout: Layout) -> None:
    """Choose what trafilatura passed over between the paragraphs of the body.

    That is blocks in the element that holds them, such as a line that is a heading by its style alone, and quoted
    blocks, such as posts; of which none that only repeats words of the page, as a pull quote does.
    """
    taken = _taken(chosen, layout)
    homes = Counter(layout.blocks[i].home for i in taken)
    for block in layout.blocks[taken[0] : taken[-1]]:
        if not _may_be_body(chosen, layout, block):
            continue
        if "blockquote" in block.tags:
            if not _is_repeated(layout, block):
                _mark(chosen, block, QUOTE)
        elif homes[block.home] >= _ALIKE:
            _mark(chosen, block, BODY)


def _go_on_below(chosen: bytearray, layout: Layout) -> None:
    """Choose the paragraphs below the body that stand in the same elements with the same classes as its own.

    Some sites break an article into pieces with something else between, and trafilatura takes one of them. The next
    story of a page, and what its readers say, begin with a heading, a date or a name, or after much else.
    """
    taken = _taken(chosen, layout)
    paths = Counter(layout.blocks[i].path for i in taken)
    passed = 0
    for block in layout.blocks[taken[-1] + 1 :]:
        if paths[block.path] >= _ALIKE and _may_be_body(chosen, layout, block) and _is_prose(layout, block):
            _mark(chosen, block, BODY)
            passed = 0
        elif not block.tags & AROUND:
            passed += 1
            if passed >= _APART or block.tags & _HEADINGS or _begins_another(layout, block):
                return


def _taken(chosen: bytearray, layout: Layout) -> list[int]:
    return [i for i, block in enumerate(layout.blocks) if any(chosen[block.start : block.end])]


def _may_be_body(chosen: bytearray, layout: Layout, block: Block) -> bool:
    """Say whether a block is not chosen yet, and neither a picture's, a control, mostly links nor around the report."""
    if any(chosen[block.start : block.end]) or block.caption or block.tags & (AROUND | _CONTROLS):
        return False
    if "figure" in block.tags and credits_picture(layout, block):
        return False
    return 2 * block.linked <= block.end - block.start


def _is_repeated(layout: Layout, block: Block) -> bool:
    words = layout.text[block.start : block.end]
    stands_twice = layout.text.find(words) != block.start or layout.text.find(words, block.end) != UNPLACED
    return len(words) >= _TELLING and stands_twice


def _is_prose(layout: Layout, block: Block) -> bool:
    (paragraph, *others) = split_paragraphs(layout.words(block.start, block.end))
    return bool(others) or paragraph.stops


def _begins_another(layout: Layout, block: Block) -> bool:
    line = layout.words(block.start, block.end)
    return fold(line) in load_cues().comment_headings or _is_told_line(layout, block, above=True, below=False)


def _leave_links(chosen: bytearray, layout: Layout) -> None:
    """Leave out paragraphs that are nothing but a link to something else, unless most of the body is links."""
    taken = [block for block in layout.blocks if any(chosen[block.start : block.end])]
    links = [b for b in taken if b.linked > _LINKED * (b.end - b.start) and b.end - b.start <= _LONGEST_LINK]
    if 2 * sum(block.linked for block in taken) < sum(block.end - block.start for block in taken):
        for block in links:
            _mark(chosen, block, LEFT_OUT)


def _choose_around(chosen: bytearray, layout: Layout, title: str) -> None:
    """Choose the headline, captions and the lines that say who wrote the report and when."""
    blocks = layout.blocks
    headline = _headline(layout, _taken(chosen, layout), title)
    _leave_breadcrumbs(chosen, layout, headline)
    _choose_told(chosen, layout)
    taken = _taken(chosen, layout)
    first, last = (taken[0] if headline is None else min(headline, taken[0])), taken[-1]
    if headline is not None:
        _choose_above(chosen, layout, headline)
    bodies = [i for i in taken if i != headline and chosen[blocks[i].start] == BODY]
    body, prose = _beginnings(layout, bodies or [last])
    for index in range(first, min(last + 1 + _AFTER, len(blocks))):
        block = blocks[index]
        if index == headline:
            _mark(chosen, block, HEADLINE)
            layout.gaps[block.start + 1 : block.end] = layout.gaps[block.start + 1 : block.end].replace(
                bytes([LINE]), bytes([SPACE])
            )
        elif any(chosen[block.start : block.end]) or block.tags & AROUND:
            continue
        elif index <= last + 1 and _is_of_picture(layout, block):
            _mark(chosen, block, CAPTION)
        elif _is_told_line(layout, block, above=index < body, below=index > last):
            _mark(chosen, block, CREDIT)
        elif index < prose:
            _choose_parts(chosen, layout, block)


def _leave_breadcrumbs(chosen: bytearray, layout: Layout, headline: int | None) -> None:
    """Leave out of the body the way to the page above its headline, which ends in the headline's words."""
    taken = _taken(chosen, layout)
    if headline is None or taken[-1] <= headline:
        return
    words = layout.text[layout.blocks[headline].start : layout.blocks[headline].end].casefold()
    for block in layout.blocks[max(0, headline - _ABOVE) : headline]:
        if block.linked and layout.text[block.start : block.end].casefold().endswith(words):
            _mark(chosen, block, LEFT_OUT)


def _choose_above(chosen: bytearray, layout: Layout, headline: int) -> None:
    """Choose bylines and dates above the headline, in the element that holds it; the day of a masthead is none."""
    home = layout.blocks[headline].home
    for block in layout.blocks[max(0, headline - _ABOVE) : headline]:
        if home in block.chains and not block.tags & AROUND and not any(chosen[block.start : block.end]):
            _choose_parts(chosen, layout, block)


def _choose_parts(chosen: bytearray, layout: Layout, block: Block) -> None:
    for start, end in told_parts(layout, block):
        chosen[start:end] = bytes([CREDIT]) * (end - start)


def _choose_told(chosen: bytearray, layout: Layout) -> None:
    """Choose as credits the bylines and dates that trafilatura takes for the beginning of the body.

    And the name of another writer, in bold or italics under a heading, whose piece stands within the report; a name
    that signs a paragraph; and who is quoted, where a quoted block has an element for that at its end.
    """
    for index in _taken(chosen, layout)[:_ALIKE]:
        block = layout.blocks[index]
        if (block.start, block.end) in told_parts(layout, block):
            _mark(chosen, block, CREDIT)
    for before, block in pairwise(layout.blocks):
        signed = before.tags & _TITLES and block.tags & _STRESSED and chosen[block.start] == BODY
        if signed and is_signature(layout.words(block.start, min(block.end, block.start + LONGEST_LINE))):
            _mark(chosen, block, CREDIT)
        if chosen[before.start] == QUOTE and shared_marks(layout, block) & SPEAKER:
            _mark(chosen, block, CREDIT)
    for block in layout.blocks:
        if chosen[block.start] == BODY and (start := signed_end(layout, block)) is not None:
            chosen[start : block.end] = bytes([CREDIT]) * (block.end - start)
            layout.gaps[start] = BLOCK


def _beginnings(layout: Layout, bodies: Sequence[int]) -> tuple[int, int]:
    """Return where the body begins, and where it goes on below a standfirst, which stands in an element of its own."""
    homes = [layout.blocks[i].home for i in bodies]
    (home, _), *_ = Counter(homes).most_common(1)
    standfirst = len(bodies) > 1 and homes[0] != homes[1]
    goes_on = homes.index(home)
    return bodies[0], bodies[goes_on if goes_on <= _ALIKE else int(standfirst)]


def _is_of_picture(layout: Layout, block: Block) -> bool:
    """Say whether a block is the caption of a picture, or says who took one."""
    return (block.caption and not _is_teaser(block)) or credits_picture(layout, block)


def _choose_captions_below(chosen: bytearray, layout: Layout) -> None:
    """Choose the captions of pictures that stand below the body, in the element that holds it."""
    taken = _taken(chosen, layout)
    held = Counter(layout.blocks[i].home for i in taken if chosen[layout.blocks[i].start] == BODY)
    home = max(held, key=held.__getitem__, default=UNPLACED)
    passed = 0
    for block in layout.blocks[taken[-1] + 1 :]:
        if home not in block.chains or passed >= _APART or (block.tags & _TITLES and not block.caption):
            return
        if not block.tags & AROUND and _is_of_picture(layout, block):
            _mark(chosen, block, CAPTION)
            passed = 0
        else:
            passed += 1


def _leave_labels(chosen: bytearray, layout: Layout) -> None:
    """Leave out of captions and credits what is none of their words.

    That is controls, captions that stand there again, the label over links to other stories, and labels that only a
    screen reader says.
    """
    seen: set[str] = set()
    for block, following in zip_longest(layout.blocks, layout.blocks[1:]):
        kinds = set(chosen[block.start : block.end])
        if CAPTION in kinds:
            words = layout.text[block.start : block.end]
            labels = words.endswith(":") and following is not None and _is_teaser(following)
            if labels or is_control(layout, block) or (len(words) >= _LONG and words in seen):
                _mark(chosen, block, LEFT_OUT)
            seen.add(words)
        if kinds & {CAPTION, CREDIT}:
            for i in range(block.start, block.end):
                if layout.marks[i] & UNSEEN:
                    chosen[i] = LEFT_OUT


def _choose_judged(chosen: bytearray, layout: Layout, reviewed: Reviewed) -> None:
    """Set apart what the page judges, once where trafilatura passes it over, and wherever it is taken for body."""
    for_once = {layout.text[b.start : b.end] for b in layout.blocks if chosen[b.start] == HEADLINE}
    for block in judged_blocks(layout, reviewed):
        words = layout.text[block.start : block.end]
        known = words in for_once or bool(block.tags & AROUND)
        if chosen[block.start] in (BODY, QUOTE) or not (known or any(chosen[block.start : block.end])):
            _mark(chosen, block, JUDGED)
            for_once.add(words)


def _is_teaser(block: Block) -> bool:
    """Say whether a block is the heading of another story, to which it links: some sites put those beside a picture."""
    return bool(block.tags & _TITLES) and block.linked > _LINKED * (block.end - block.start)


def _mark(chosen: bytearray, block: Block, kind: int) -> None:
    chosen[block.start : block.end] = bytes([kind]) * (block.end - block.start)


def _headline(layout: Layout, taken: Sequence[int], title: str) -> int | None:
    """Return the block of the headline: the last heading above the body that has the title's words, or the only one."""
    wanted = letters_of(title).casefold()
    near = range(min(taken[0] + 3, len(layout.blocks)))
    headings = [i for i in near if layout.blocks[i].tags & {"h1", "h2"} and not layout.blocks[i].tags & AROUND]
    words = {i: layout.text[layout.blocks[i].start : layout.blocks[i].end].casefold() for i in headings}
    same = [i for i in headings if wanted and (words[i] == wanted or _tells_part(words[i], wanted))]
    first = [i for i in headings if "h1" in layout.blocks[i].tags]
    return same[-1] if same else first[0] if len(first) == 1 else None


def _tells_part(heading: str, title: str) -> bool:
    return len(heading) >= _TELLING and heading in title


def _is_told_line(layout: Layout, block: Block, *, above: bool, below: bool) -> bool:
    """Say whether a block is a byline or a date above the body, or a credit below it."""
    if block.end - block.start > LONGEST_LINE or not (above or below):
        return False
    line = layout.words(block.start, block.end)
    if below:
        return block.linked == 0 and bool(load_cues().credits.match(line) or wire_line(line))
    return load_cues().byline.match(line) is not None or bool(printed_evidence(split_paragraphs(line))[1])

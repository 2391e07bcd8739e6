"""Who wrote a report: its dateline, its byline, and the outlets and wires its credit lines name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from factbox.knowledge.outlets import find_outlet, find_outlets_in
from factbox.read.cues import fold, load_cues
from factbox.read.dates import HEAD
from factbox.read.layout import Paragraph

TAIL = 8
"""How many paragraphs from the bottom a credit line is looked for in."""

_LONGEST_CREDIT = 200  # code points; a longer line is prose
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STAMP = rf"(?:[^|]{{3,60}}\|\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s{_MONTHS}\s\d[^|]{{8,30}}?\s[A-Z]{{2,4}}\s)?"
"""What old pages print before the dateline: place and minute, "NORVA | Sat Oct 15, 2011 5:35 pm EDT"."""

_WEEKDAY = r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b"

_DATELINE = regex.compile(
    rf"{_STAMP}"
    r"(?P<place>\p{Lu}[\p{L}.'’ /-]{1,40}?(?:,\s(?!"
    rf"{_WEEKDAY})"
    r"\p{Lu}[\p{L}.'’ -]{2,30}?)?)"
    r"(?:,?\s(?P<date>"
    rf"(?:{_MONTHS}\s\d{{1,2}}|\d{{1,2}}\s{_MONTHS})(?:,?\s\d{{4}})?|{_WEEKDAY}))?"
    r"(?:\s?\((?P<wire>[^()]{2,40})\))?\s?(?:--?|–|—)\s"
)
_CAPITALS = regex.compile(r"\p{Lu}{3}|\p{Lu}[\p{Lu}.'’ /-]+\p{Lu}\p{Lu}")
_LIST_MARK = regex.compile(r"\s*(?:[,;]|\band\b|&|\bvia\b)\s*")
_NAME = regex.compile(r"\p{Lu}[\p{L}\d.'’/-]*(?:\s(?:\p{Lu}[\p{L}\d.'’/-]*|\d{1,2}|of|the)){0,5}")
_SIGNED = regex.compile(r"(?:[—–]|--?)\s?(?P<dashed>[\p{L}\d./ -]{2,40})$|\((?P<bracketed>[^()]{2,40})\)$")
_OWNED = regex.compile(r"(?:(?:©|\(c\)|copyright)[\s,]*)+(?:(?:19|20)\d\d[\s,]*)?(?:by\s)?", flags=regex.IGNORECASE)
_VIA = regex.compile(r"via:?\s(?P<what>.{1,80}?)\s*(?:(?P<link>https?://)\S*|$)", flags=regex.IGNORECASE)
_WEEKDAY_OR_MONTH = regex.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|then|now|late|early|mid|contrast",
    flags=regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a report says of its own making.

    Attributes:
        dateline: the place words of its dateline.
        byline: its author line, as printed.
        wires: outlets and wires it credits, nearest first.
        lines: indexes of the paragraphs that are nothing but a byline or a credit.
    """

    dateline: str
    byline: str
    wires: tuple[str, ...]
    lines: frozenset[int]


def find_credits(paragraphs: Sequence[Paragraph]) -> Credits:
    """Return what the dateline, the byline and the credit lines say; a picture's credit is not the report's.

    Nearest first means: where the page was copied from ("Via ..."), the byline, the dateline, the credits at the end.
    A name that the table of outlets lacks counts where only an outlet can stand and its words say it is one.
    """
    own = [(i, p) for i, p in enumerate(paragraphs) if not is_picture_credit(p.text)]
    byline = next(_bylines(own, len(paragraphs)), None)
    dateline, wire = next(_datelines(own[:HEAD]), ("", ""))
    credited = [
        (i, wires) for i, p in own if _near_an_end(i, len(paragraphs)) and (wires := _credited(p.text)) is not None
    ]
    via = [(i, wires) for i, p in own[-TAIL:] if (wires := _via(p.text)) is not None]
    ordered = [
        *(name for _, wires in via for name in wires),
        *(_wires_of_byline(byline[1]) if byline else ()),
        *outlet_names(wire),
        *(name for _, wires in credited for name in wires),
        *_signature(own),
    ]
    lines = {i for i, _ in (*via, *credited)} | ({byline[0]} if byline else set())
    return Credits(dateline, byline[1] if byline else "", tuple(dict.fromkeys(ordered)), frozenset(lines))


def is_picture_credit(line: str) -> bool:
    """Say whether a line credits a picture: a short one by its label, any by brackets or a slash at its end."""
    labelled, signed = load_cues().photo_label, load_cues().photo_end
    return bool((len(line) <= _LONGEST_CREDIT and labelled.match(line)) or signed.search(line[-_LONGEST_CREDIT:]))


def outlet_names(words: str) -> tuple[str, ...]:
    """Return the outlets named in a credit, by the names of the table, or as written where it lacks them."""
    known = find_outlets_in(words)
    names = {span.start: outlet.name for span, outlet in known}
    start = 0
    for end in [*(match.span() for match in _LIST_MARK.finditer(words)), (len(words), len(words))]:
        piece = words[start : end[0]].strip(" .()[]*:—–-").removeprefix("the ")
        if not any(start <= span.start < end[0] for span, _ in known) and is_outlet_name(piece):
            names[start] = piece
        start = end[1]
    return tuple(names[at] for at in sorted(names))


def masthead(paragraphs: Sequence[Paragraph], date_lines: Collection[int]) -> str:
    """Return the outlet whose name stands right above the printed date or before it in its line; empty if none does.

    Args:
        paragraphs: of the text.
        date_lines: the indexes of those that only print a date.
    """
    if not date_lines:
        return ""
    first = min(date_lines)
    above = [paragraph.text.strip() for paragraph in paragraphs[max(first - 1, 0) : first]]
    before = paragraphs[first].text.partition(", ")[0].strip()
    return next(filter(is_outlet_name, [*above, before]), "")


def is_outlet_name(words: str) -> bool:
    """Say whether words name an outlet: one of the table, or a name of two words or more that ends in "Wire" or so."""
    if find_outlet(words):
        return True
    if not _NAME.fullmatch(words):
        return False
    *first, last = words.split()
    return bool(first) and fold(last) in load_cues().outlet_nouns and fold(words) not in load_cues().sections


def wire_line(line: str) -> str:
    """Return the wire of a line with nothing but its name, alone or as an owner's ("© 2031 Reuters"); empty if none."""
    owned = _OWNED.match(line)
    outlet = find_outlet(line[owned.end() :] if owned else line)
    return outlet.name if outlet and outlet.kind == "wire" and not line.endswith(":") else ""


def _near_an_end(index: int, count: int) -> bool:
    return index < HEAD or index >= count - TAIL


def _bylines(paragraphs: Iterable[tuple[int, Paragraph]], count: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that name an author: a cue ("By", "Compiled by") and then a name, with no sentence after it."""
    for index, paragraph in paragraphs:
        line = paragraph.text
        match = load_cues().byline.match(line) if len(line) <= _LONGEST_CREDIT else None
        if not match or not _near_an_end(index, count) or line.endswith((".", "?", "!", ":", ",")):
            continue
        first = line[match.end() :]
        if _NAME.match(first) and not _WEEKDAY_OR_MONTH.match(first) and _mostly_names(first):
            yield index, line


def _mostly_names(words: str) -> bool:
    small = sum(word[0].islower() for word in words.split() if word not in {"and", "with", "reports", "from", "in"})
    return small <= max(2, len(words.split()) // 3)


def _datelines(paragraphs: Iterable[tuple[int, Paragraph]]) -> Iterator[tuple[str, str]]:
    """Yield place and wire of the lines that begin with a dateline: capitals, or a place with a known wire."""
    for _, paragraph in paragraphs:
        match = _DATELINE.match(paragraph.text[:150])
        if not match or fold(match["place"]).split()[0] in load_cues().not_datelines:
            continue
        wire = match["wire"] or ""
        capitals = _CAPITALS.match(match["place"])
        known = not wire or is_outlet_name(wire) or _is_of_wire(match["place"], wire)
        if (capitals and (match["date"] or known)) or (wire and is_outlet_name(wire)):
            yield match["place"], wire if is_outlet_name(wire) else ""


def _is_of_wire(place: str, wire: str) -> bool:
    """Say whether brackets behind a place in capitals hold the name of a wire that nobody knows: "KELVAT (Eastgate)".

    Behind an acronym they spell it out.
    """
    town = place.partition(",")[0]
    named = all(word[0].isupper() for word in wire.split()) and len(wire.split()) < _LONGEST_WIRE
    return named and ("," in place or " " in town or len(town) > _LONGEST_ACRONYM)


_LONGEST_WIRE = 4
_LONGEST_ACRONYM = 5


def _wires_of_byline(line: str) -> tuple[str, ...]:
    cue = load_cues().byline.match(line)
    parts = load_cues().credits.split(line[cue.end() :]) if cue else ()
    return tuple(name for part in parts for name in outlet_names(part))


def _credited(line: str) -> tuple[str, ...] | None:
    """Return the outlets of a credit line ("With inputs from AP and AFP"), or of a line that is only a wire's name.

    None if it is neither; empty if it credits nobody the table knows ("With inputs from agencies").
    """
    if len(line) > _LONGEST_CREDIT:
        return None
    cue = load_cues().credits.match(line)
    if cue and _mostly_names(line[cue.end() :]):
        return outlet_names(line[cue.end() :])
    if line[0] in "([—–-" and is_outlet_name(line.strip(" ()[]—–-.")):
        return outlet_names(line)
    wire = wire_line(line)
    return (wire,) if wire else None


def _via(line: str) -> tuple[str, ...] | None:
    """Return the outlets of a line that says where the page was copied from ("Via Example Courier https://...")."""
    match = _VIA.match(line) if len(line) <= _LONGEST_CREDIT else None
    return outlet_names(match["what"]) if match and (match["link"] or _mostly_names(match["what"])) else None


def _signature(paragraphs: Sequence[tuple[int, Paragraph]]) -> tuple[str, ...]:
    """Return the wire that signs the last sentences: "... the mayor said. (AP)", "... the mayor said. - Reuters"."""
    for _, paragraph in reversed(paragraphs[-TAIL:]):
        match = _SIGNED.search(paragraph.text[-60:])
        name = (match["dashed"] or match["bracketed"]).strip() if match else ""
        if name and is_outlet_name(name):
            return outlet_names(name)
    return ()

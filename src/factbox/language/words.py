"""Words: a run of text into tokens, as Universal Dependencies parts English.

A pattern finds the pieces between white space that cannot be mistaken (addresses, numbers, words, marks); then stops
are given back to abbreviations, clitics are parted and prefixes are joined. Each step looks at a bounded neighbourhood
of a piece, so that time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factbox.knowledge.tokens import TokenRules, load_token_rules

Piece = tuple[int, int]
"""Where a token begins and ends in the text."""

_WORD = r"[\p{L}\p{M}\p{Nd}_]"
_PIECE = regex.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”)]{0,2000}[^\s<>"“”).,;:!?'’]                    # an address of the web
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}                       # ... of mail
    | [\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?i:com|org|net|gov|edu|info|html?|pdf|docx?|xlsx?)(?!WORD)
    | [@\#](?=\p{L})\w+                                                     # a name or a subject on social media
    | (?<![\w.])(?:\p{L}\.){2,8}(?:\p{L}(?![\w.]))?                         # U.S. and U.S.A
    | Ph\.D\.
    | \p{Lu}{1,2}(?:&\p{Lu}(?!WORD)|\$)                                     # AT&T US$
    | \p{Nd}{1,4}(?:[/.]\p{Nd}{1,4}){2}(?![\w/])                            # a day in figures
    | \p{Nd}{3}-\p{Nd}{3}-\p{Nd}{4}(?![\w-])                                # a telephone
    | \p{Nd}{1,2}/\p{Nd}{1,2}(?![\w/])                                      # 9/11
    | NUMBER(?=(?:[ap]m|[ck]?m|mm|k[gm]?|bn|mph)(?!WORD))                   # 6:00am 30km
    | NUMBER(?:st|nd|rd|th|s)?+(?!\p{L})                                    # 3,000 7:30 21st 1990s
    | (?<![\w.])\.\p{Nd}+(?!\p{L})                                         # .50
    | (?P<mark>[.…\-—–!?<>$~^*_=+])(?:(?P=mark))+                            # a mark that is repeated
    | [!?]{2,}|[\-=_*~|+<>]{3,}                                             # ... or drawn with
    | [:;]-?[)(DP](?![\p{L}\p{N}])                                          # a face
    | WORD+(?:['’`\u00ad\u200b-\u200d]WORD+)*                                # a word, with what may be inside it
    | ['’`](?:s|S|d|m|ll|re|ve|em|LL|RE|VE|D|M)(?!WORD)                     # what is left of a word
    | ['’]\p{Nd}0s(?!WORD)|['’]\p{Nd}\p{Nd}(?!WORD)                         # '90s
    | ``|''
    | [^\s\p{Cf}\x1c-\x1f]
    """.replace("WORD", _WORD).replace("NUMBER", r"\p{Nd}++(?:[.,:]\p{Nd}++)*+"),
    flags=regex.VERBOSE | regex.VERSION1,
)
_CLITIC = regex.compile(r"(?i:n)['’`][tT]$|['’`](\p{L}+)$")
_HYPHENS = "-‐‑"

LONGEST_PREFIXED = 40
"""Letters of the longest word that a prefix is joined to."""

LONGEST_ABBREVIATION = 8


def find_words(text: str, start: int, end: int) -> list[Piece]:
    """Return the tokens of ``text[start:end]`` in order, none overlapping; white space is in none.

    Total over any string; control characters that are no white space are tokens of their own.
    """
    rules = load_token_rules()
    pieces = [match.span() for match in _PIECE.finditer(text, start, end)]
    joined = _join(text, pieces, rules)
    return [part for piece in joined for part in _parts(text, piece, rules)]


def _join(text: str, pieces: list[Piece], rules: TokenRules) -> Iterator[Piece]:
    """Yield the pieces, with a stop joined to its abbreviation and a prefix to its word."""
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        size, following = 1, text[end : end + 1]
        if following == ".":
            size = _with_stop(text, pieces, at, rules)
        elif following in _HYPHENS:
            size = _prefixed(text, pieces, at, rules)
        yield start, pieces[at + size - 1][1]
        at += size


def _touching(pieces: list[Piece], at: int) -> bool:
    """Say whether a piece follows without a space."""
    return at + 1 < len(pieces) and pieces[at][1] == pieces[at + 1][0]


def _prefixed(text: str, pieces: list[Piece], at: int, rules: TokenRules) -> int:
    """Return 3 where a prefix, the hyphen after it and a word stand together ("non-state"), else 1."""
    if not (_touching(pieces, at) and _touching(pieces, at + 1)):
        return 1
    if at and pieces[at - 1][1] == pieces[at][0]:  # "face-to-face": only the first part of a compound is a prefix
        return 1
    first, last = pieces[at], pieces[at + 2]
    if text[first[0] : first[1]].lower() not in rules.prefixes or last[1] - last[0] > LONGEST_PREFIXED:
        return 1
    return 3 if text[last[0]].isalpha() else 1


def _with_stop(text: str, pieces: list[Piece], at: int, rules: TokenRules) -> int:
    """Return 2 where the stop after a word belongs to it, else 1."""
    start, end = pieces[at]
    if end - start > LONGEST_ABBREVIATION or not _touching(pieces, at) or pieces[at + 1][1] != end + 1:
        return 1
    word = text[start:end]
    if len(word) == 1:
        return 2 if word.isalpha() and word.isupper() and not _is_i(text, word, end) else 1
    low = word.lower()
    if low in rules.before_names:
        return 1 if low == "no" and not text[end + 1 : end + 3].strip().isdigit() else 2
    return 1 if low not in rules.at_ends or (word.islower() and low in rules.words_too) else 2


def _is_i(text: str, word: str, end: int) -> bool:
    """Say whether a single capital is the pronoun, with which a line ends."""
    return word == "I" and text[end + 1 : end + 2] in ("", "\n")


def _parts(text: str, piece: Piece, rules: TokenRules) -> Iterator[Piece]:
    """Yield the parts of a word: "did" and "n't", "Kabul" and "'s", "can" and "not"."""
    start, end = piece
    word = text[start:end]
    if word[-1] in "'’" or not word[0].isalnum():  # a mark, or a clitic that stands alone already
        yield piece
        return
    if lengths := rules.parted.get(word.lower()):
        for length in lengths:
            yield start, start + length
            start += length
        return
    match = _CLITIC.search(word) if len(word) > 2 and not word.isalnum() else None
    if match and match.start() and (match[1] is None or match[1].lower() in rules.clitics):
        yield start, start + match.start()
        start += match.start()
    yield start, end

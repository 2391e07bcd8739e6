from __future__ import annotations

import pytest

from factbox.language.words import find_words

# Each line: a text whose words are divided by spaces, and after the bar where they are parted besides.
WORDS = [
    ("did|n't", "didn't"),
    ("do|n’t", "don’t"),
    ("can|not", "cannot"),
    ("gon|na", "gonna"),
    ("We|'re here", "We're here"),
    ("Kabul|'s mayor", "Kabul's mayor"),
    ("the fighters|' camp", "the fighters' camp"),
    ("O'Brien|'s", "O'Brien's"),
    ("the U.S.|-|built base", "the U.S.-built base"),
    ("U.S. troops", "U.S. troops"),
    ("Mazar|-|i|-|Sharif", "Mazar-i-Sharif"),
    ("non-state", "non-state"),
    ("the pre-war town", "the pre-war town"),
    ("face|-|to|-|face", "face-to-face"),
    ("Gen. Atta", "Gen. Atta"),
    ("J. Smith", "J. Smith"),
    ("at 6 a.m.", "at 6 a.m."),
    ("on Aug. 12", "on Aug. 12"),
    ("No. 5", "No. 5"),
    ("No|.", "No."),
    ("the Sat. edition", "the Sat. edition"),
    ("they sat|.", "they sat."),
    ("3,000 men", "3,000 men"),
    ("$|5.5 bn", "$5.5 bn"),
    ("US$|5", "US$5"),
    ("65|%", "65%"),
    ("7:30|am", "7:30am"),
    ("30|km", "30km"),
    ("the 21st", "the 21st"),
    ("the 1990s", "the 1990s"),
    ("9/11", "9/11"),
    ("12/08/2021", "12/08/2021"),
    ("2019|-|2020", "2019-2020"),
    ("and|/|or", "and/or"),
    ("wait|... what|?!", "wait... what?!"),
    ("— he said —", "— he said —"),
    ("(|AP|)", "(AP)"),
    ("“|Go|,|” he said", "“Go,” he said"),
    ("see https://example.org/a-b?c=1|.", "see https://example.org/a-b?c=1."),
    ("desk@example.org", "desk@example.org"),
    ("example.com", "example.com"),
    ("#kabul @desk", "#kabul @desk"),
    ("AT&T", "AT&T"),
    ("A\u00a0B", "A\u00a0B"),
    ("Zar\u00adanj", "Zar\u00adanj"),
    ("Zaranj \u200b.", "Zaranj\u200b."),
]


@pytest.mark.parametrize(("wanted", "text"), WORDS, ids=[text for _, text in WORDS])
def test_words_are_parted_as_treebanks_part_them(wanted: str, text: str) -> None:
    found = [text[start:end] for start, end in find_words(text, 0, len(text))]
    assert found == wanted.replace("|", " ").replace("\u200b", "").split()

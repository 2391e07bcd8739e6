"""Where a caption runs into the sentence after it, and where a capital shows nothing of the kind."""

from __future__ import annotations

import pytest

from factbox.language import analyse
from factbox.language.core import SentenceReading, shipped_core
from factbox.language.seams import find_seams

pytestmark = pytest.mark.skipif(shipped_core() is None, reason="needs the English core")


@pytest.mark.parametrize(
    ("caption", "sentence"),
    [
        ("Smoke rose over the port of Harmsund", "The army says it has retaken the grain silos."),
        (
            "Rebels lose key bridge at Harmsund",
            "A government jet fired two rockets at the northern bank, residents say.",
        ),
        (
            "Soldiers search cars on the road to the old harbour",
            "Some of the drivers told our reporter they were beaten.",
        ),
        ("Two bridges were blown up in recent weeks", "Government tanks have shelled the far bank, activists say."),
        (
            "Residents count the damage near the port of Latakia",
            "Syrian troops have moved into two quarters, activists say.",
        ),
        ('The doctor called the raid "a bloodbath"', "Two nurses have been killed in the clinic."),
        (
            'The rebels are gaining ground inside Goma " End Quote Ilo Menk harbour reporter in Goma',
            "Residents reported fighting in several quarters, and around the club.",
        ),
        ("Militiamen burn Orlo and other river villages", "Orlo has been under fire since the truce ended."),
    ],
)
def test_a_caption_and_its_sentence_are_two(caption: str, sentence: str) -> None:
    text = f"{caption} {sentence}"
    spans = [one.span for one in analyse(text).sentences]
    assert [text[span.start : span.end] for span in spans] == [caption, sentence]


@pytest.mark.parametrize(
    "text",
    [
        'The town is calm " End Quote Ilo Menk said on Friday that the road to the north was open again.',
        "A deputy told reporters Syrian troops had left the town in the night.",
        "The shells fell on areas Syrian troops have held since the spring.",
        "Two young Syrian men have fled to the border with their families.",
        "Rebels attacked Syrian troops who had entered the town on Monday.",
        "The daily The Beacon has learnt that the bridge was mined by the army.",
        "On Friday in Deraa Syrian forces opened fire on a funeral, residents said.",
        "Ministers of the four Gulf Arab states have said they will meet again.",
        "Officers of the rebel Free Syrian Army said that they had taken the hill.",
        "Doctors say Hepatitis A cases have risen in the camp since the spring.",
        "Troops Storm Rebel Town In The North As Residents Flee To The Border.",
        "The host Government has promised to reopen the road to the camp.",
        'He said: "There are tanks in every street and nobody can leave the town."',
        "The minority Alawite community has kept to the hills since the spring.",
        "Guards had retaken the jail at Pier Nine from the gang before the night was over.",
    ],
)
def test_a_capital_within_a_sentence_parts_nothing(text: str) -> None:
    assert len(analyse(text).sentences) == 1


def test_without_tags_there_is_no_seam() -> None:
    words = ["Smoke", "over", "the", "port", "The", "army", "says", "it", "has", "retaken", "the", "grain", "silos"]
    assert find_seams(words, SentenceReading()) == ()

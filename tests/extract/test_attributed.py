from __future__ import annotations

import pytest
from tests.extract.parsed import lined, parsed, stretch

from factbox.extract.attribution.attributed import attributions_in
from factbox.extract.sentence.tree import Tree
from factbox.records import Attribution

SAID = parsed(
    "Vexholm/PROPN/3/nsubj", "has/AUX/3/aux", "fallen/VERB/0/root", ",/PUNCT/3/punct", "residents/NOUN/6/nsubj",
    "said/VERB/3/parataxis", "on/ADP/8/case", "Friday/PROPN/6/obl",
)  # fmt: skip
DENIED = parsed(
    "The/DET/2/det", "army/NOUN/3/nsubj", "denied/VERB/0/root", "that/SCONJ/7/mark", "Vexholm/PROPN/7/nsubj",
    "had/AUX/7/aux", "fallen/VERB/3/ccomp",
)  # fmt: skip
ALLEGED = parsed(
    "Vexholm/PROPN/3/nsubj", "allegedly/ADV/3/advmod", "fell/VERB/0/root",
)  # fmt: skip
UNCONFIRMED = parsed(
    "The/DET/2/det", "army/NOUN/5/nsubj", "has/AUX/5/aux", "not/PART/5/advmod", "confirmed/VERB/0/root",
    "the/DET/7/det", "fall/NOUN/5/obj",
)  # fmt: skip


def said(tree: Tree, speaker: str, cue: str, content: str) -> Attribution:
    spans = [(stretch(tree, words),) if words else () for words in (speaker, cue, content)]
    return Attribution(*spans)


def read(tree: Tree, attribution: Attribution, *times: str):
    return attributions_in(lined(tree), tree, [attribution], [stretch(tree, time) for time in times])


def test_speaker_cue_content_and_the_day_it_was_said() -> None:
    (found,) = read(SAID, said(SAID, "residents", "said", "Vexholm has fallen"), "Friday")
    assert found.speaker is not None
    assert (found.speaker.text, found.cue, found.contents) == ("residents", "say", ((0, 3),))
    assert found.spoken is not None
    assert found.spoken.text == "Friday"
    assert not found.denied


def test_a_time_inside_what_is_said_does_not_date_the_saying() -> None:
    (found,) = read(SAID, said(SAID, "residents", "said", "Vexholm has fallen"), "Vexholm")
    assert found.spoken is None


@pytest.mark.parametrize(
    ("tree", "attribution", "denied", "unconfirmed"),
    [
        (DENIED, said(DENIED, "The army", "denied", "Vexholm had fallen"), True, False),
        (ALLEGED, said(ALLEGED, "", "allegedly", "fell"), False, True),
        (UNCONFIRMED, said(UNCONFIRMED, "The army", "confirmed", "the fall"), False, True),
    ],
)
def test_what_a_cue_does_with_what_is_said(
    tree: Tree, attribution: Attribution, denied: bool, unconfirmed: bool
) -> None:
    (found,) = read(tree, attribution)
    assert found.unconfirmed is unconfirmed
    assert found.denied is denied


def test_content_of_another_sentence_is_not_read_here() -> None:
    elsewhere = Attribution((), (stretch(SAID, "said"),), ())
    assert not read(SAID, elsewhere)

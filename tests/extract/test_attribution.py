from __future__ import annotations

from tests.extract.parsed import lined, parsed

from factbox.extract.attribution.attributions import Attribution, find_attributions
from factbox.extract.sentence.tree import Tree

POST = parsed(
    "Fighters/NOUN/2/nsubj", "burned/VERB/0/root", "a/DET/5/det", "harbour/NOUN/5/compound", "post/NOUN/2/obj",
    "after/ADP/8/case", "the/DET/8/det", "raid/NOUN/2/obl", "ended/VERB/8/acl",
)  # fmt: skip


def read(words: str) -> list[tuple[str, str, bool, list[str]]]:
    """Return speaker, cue, denial and contents of a sentence whose words are divided by blanks."""
    tree = parsed(*(f"{word}//0/" for word in words.split()))
    return [shown(tree, found) for found in find_attributions(lined(tree))]


def shown(tree: Tree, found: Attribution) -> tuple[str, str, bool, list[str]]:
    line = lined(tree)
    said = [line.slice(*content) for content in found.contents]
    return (found.speaker.text if found.speaker else ""), found.cue, found.denied, said


def test_a_verb_behind_but_has_the_speaker_before_it() -> None:
    first, second = read("The colonel admitted that the bridge fell but denied that Bara had fallen")
    assert first[:3] == ("The colonel", "admit", False)
    assert second == ("The colonel", "deny", True, ["Bara had fallen"])


def test_who_is_told_does_not_speak() -> None:
    (found,) = read('" They left , " the officer , Roe , told Foothill Wire by phone')
    assert found[:2] == ("the officer , Roe", "tell")


def test_a_participle_before_a_noun_says_nothing() -> None:
    assert read("There is a written statement about Bara") == []


def test_to_maintain_something_says_nothing_and_to_maintain_that_does() -> None:
    assert read("The navy maintains a blockade of Bara") == []
    (found,) = read("The navy maintains that it has taken Bara")
    assert found[:2] == ("The navy", "maintain")


def test_a_noun_of_the_tree_is_no_verb_of_saying() -> None:
    assert find_attributions(lined(POST), POST) == ()


ASIDE = parsed(
    "Shells/NOUN/2/nsubj", "fell/VERB/0/root", ",/PUNCT/6/punct", "with/SCONJ/6/mark", "monitors/NOUN/6/nsubj",
    "saying/VERB/2/advcl", "that/SCONJ/9/mark", "Bara/PROPN/9/nsubj", "burned/VERB/6/ccomp",
)  # fmt: skip
JOINED = parsed(
    "Monitors/NOUN/2/nsubj", "spoke/VERB/0/root", "of/ADP/4/case", "Bara/PROPN/2/obl", "and/CCONJ/7/cc",
    "activists/NOUN/7/nsubj", "reported/VERB/2/conj", "shelling/NOUN/7/obj",
)  # fmt: skip
POSTED = parsed(
    "Footage/NOUN/5/nsubj", "posted/VERB/1/acl", "by/ADP/4/case", "activists/NOUN/2/obl:agent", "showed/VERB/0/root",
    "what/PRON/8/nsubj", "they/PRON/8/nsubj", "said/VERB/5/ccomp", "was/AUX/10/cop", "Bara/PROPN/8/ccomp",
)  # fmt: skip


def test_a_participle_behind_with_has_a_speaker_of_its_own() -> None:
    (found,) = find_attributions(lined(ASIDE), ASIDE)
    assert shown(ASIDE, found) == ("monitors", "say", False, ["Bara burned"])


def test_the_subject_of_the_tree_is_the_speaker() -> None:
    (found,) = find_attributions(lined(JOINED), JOINED)
    assert shown(JOINED, found)[0] == "activists"


def test_they_are_those_whom_the_sentence_names_before() -> None:
    found = find_attributions(lined(POSTED), POSTED)
    assert "they" not in [one.speaker.text for one in found if one.speaker]
    assert found[0].speaker is not None
    assert (found[0].speaker.text, found[0].cue) == ("activists", "post")

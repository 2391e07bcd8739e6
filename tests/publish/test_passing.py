"""What a sentence leaves open, or tells only in passing."""

from __future__ import annotations

import pytest

from factbox.publish.circumstances import tells_old_item
from factbox.publish.passing import (
    has_name,
    is_known,
    is_said_by_pronoun,
    leaves_open,
    leaves_open_whom,
    tells_of_known_victims,
    tells_of_nature,
    tells_only_number,
    tells_slogan,
)
from factbox.publish.relatives import without_relatives


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("“If not, Marl will be taken by the spring.”", True),
        ("“Among them are three clerks who were led away.”", True),
        ("“Most of the others have gone.”", True),
        ("“The rest of Marl was quiet.”", False),
        ("“The two companies have since given up.”", True),
        ("“Three more were hurt by a grenade.”", True),
        ("“Five of his men were killed.”", True),
        ("“Five of his men were killed at Marl.”", False),
        ("“He put their dead at five.”", True),
        ("“Five men were killed.”", False),
    ],
)
def test_a_sentence_that_needs_the_one_before_leaves_open_of_whom_it_tells(sentence: str, open_: bool) -> None:
    assert leaves_open(sentence) is open_


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("“If he is let go, there will be quiet.”", True),
        ("“They will remain on the square.”", True),
        ("“If the army comes, Marl will fall.”", False),
        ("“The troops will remain on the square.”", False),
    ],
)
def test_a_forecast_of_a_pronoun_is_one_of_nobody(sentence: str, open_: bool) -> None:
    assert leaves_open_whom(sentence) is open_


@pytest.mark.parametrize(
    ("clause", "sentence", "known"),
    [
        ("shelling of Marl", "“After the shelling of Marl the mood turned.”", True),
        ("bombing of the Marl pier", "“It formed after the Feb. 5 bombing of the Marl pier.”", True),
        ("Judge Orne was shot", "“Guards have stood there since Judge Orne was shot.”", True),
        ("bomb in Marl killed three", "“People fled after a bomb in Marl killed three.”", False),
        ("shelling of Marl", "“The shelling of Marl went on all night.”", False),
        ("shelling", "“The envoy called the shelling a disgrace.”", True),
        ("shelling", "“Neighbours called during shelling and were not heard.”", False),
    ],
)
def test_a_happening_may_be_one_that_a_reader_knows(clause: str, sentence: str, known: bool) -> None:
    assert is_known(clause, sentence) is known


def test_victims_with_an_article_are_known() -> None:
    assert tells_of_known_victims("the two guards who were shot on the pier")
    assert not tells_of_known_victims("two guards who were shot on the pier")
    assert not tells_of_known_victims("two guards were shot")


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        ("“He rejected a story on the wire that shells had landed.”", "the wire", True),
        ('“"We will come back," it said.”', "", True),
        ("“Minister Orne said he denied that the town had fallen, and he added that it would hold.”", "Orne", False),
        ("“The ministry denied that the town had fallen.”", "", False),
    ],
)
def test_a_pronoun_may_be_all_that_says_something(sentence: str, name: str, said: bool) -> None:
    assert is_said_by_pronoun(sentence, name) is said


def test_the_first_word_of_a_sentence_and_a_day_are_no_names() -> None:
    assert not has_name("“Troops left on Sunday.”")
    assert has_name("“Troops left for Marl on Sunday.”")


def test_a_relative_clause_is_an_aside_unless_the_line_is_about_it() -> None:
    sentence = "The mayor, who left on Sunday night, told the Post that nine were dead."
    assert "Sunday" not in without_relatives(sentence, "nine were dead")
    assert "Sunday" in without_relatives(sentence, "who left on Sunday night")
    over = "Ninety men who finished their course last month were sent to Marl on Thursday."
    assert "Thursday" in without_relatives(over, "Ninety men who finished their course last month were sent to Marl")


@pytest.mark.parametrize(
    ("sentence", "open_"),
    [
        ("“Three of these were shot after they had given up.”", True),
        ("“Two of the four were pulled from a car in the Mill quarter.”", True),
        ("“Two of the four clerks of Alder were pulled from a car.”", False),
        ("“A company of infantry has been sent there.”", True),
        ("“A company of infantry has been sent there from Alder.”", False),
        ("“He has had two guards arrested.”", True),
        ("“He has had two guards of Alder prison arrested.”", False),
    ],
)
def test_whom_and_where_only_the_sentence_before_tells_is_left_open(sentence: str, open_: bool) -> None:
    assert leaves_open(sentence) is open_


def test_a_number_of_dead_of_no_place_and_no_day_tells_too_little() -> None:
    assert tells_only_number("“Seven inmates died.”")
    assert not tells_only_number("“Seven inmates died on Sunday.”")
    assert not tells_only_number("“Seven died in Alder.”")


def test_responsibility_for_what_only_the_sentence_before_tells_is_left_open() -> None:
    assert leaves_open("“A spokesman claimed responsibility in a message.”")
    assert not leaves_open("“A spokesman claimed responsibility for the blast at Marl.”")


def test_a_pronoun_says_something_with_an_adverb_before_the_verb_too() -> None:
    assert is_said_by_pronoun("“He further vowed that Alder would hold.”")
    assert is_said_by_pronoun("“She has again denied it.”")
    assert is_said_by_pronoun("“He put the number of captives at eleven.”")
    assert not is_said_by_pronoun("“He put up a tent in Alder.”")


def test_an_item_of_an_earlier_day_is_no_news_of_the_day_on_which_a_page_prints_it_again() -> None:
    assert tells_old_item("“FROM OUR ARCHIVE (Sunday 5 March): Alder is quiet.”")
    assert tells_old_item("“Also on Quay Radio: all of Alder in army hands, ministry says (9 October)”")
    assert not tells_old_item("“Also on Monday, rebels took Alder.”")
    assert not tells_old_item("“The archive of Alder burnt: nobody was hurt.”")


def test_what_is_between_the_two_only_the_sentence_before_tells() -> None:
    assert leaves_open("“Between the two, the fishermen counted 20 bodies.”")
    assert not leaves_open("“Between the towns of Alder and Birch 20 bodies lay.”")


def test_a_night_of_shelling_before_something_else_is_known() -> None:
    assert is_known("a night of shelling", "Troops took Alder after a night of shelling.")
    assert not is_known("a night of shelling", "Alder had a night of shelling.")


@pytest.mark.parametrize(
    ("sentence", "nature"),
    [
        ("Floods on Monday killed four in Sedge.", True),
        ("Two children died of cholera in the camp.", True),
        ("Shelling killed four in the flooded quarter of Sedge.", False),
        ("Gunmen stormed the mill and killed four.", False),
    ],
)
def test_what_nature_does_is_no_deed(sentence: str, nature: bool) -> None:
    assert tells_of_nature(sentence) is nature


def test_a_slogan_tells_not_who_holds_a_place() -> None:
    assert tells_slogan("The quay belongs to the people.")
    assert not tells_slogan("The quay belongs to the Marl council.")

"""Whether a quotation can be understood by somebody who reads nothing else of its report."""

from __future__ import annotations

import pytest

from factbox.publish.standing_alone import left_open, stands_alone


@pytest.mark.parametrize(
    "sentence",
    [
        "Two others were burned on the way by masked men, the Marl Monitor said.",
        "A fourth, who was hurt, is being treated in the town, he added.",
        "Eighty-one crossed on Sunday.",
        "Another 300 arrived at the stadium overnight.",
        "The last two were flown to the capital.",
        "Some have since returned to Alder.",
        "Most had walked for three days, aid workers said.",
        "More than 400 remain in the camp outside Alder.",
        "A second hit the customs house in Alder.",
        "A third landed in a field near Alder.",
        "So far 30 have done so, he said.",
        "Both were taken to Alder.",
        "All were freed on Friday.",
        "None has been found.",
        "All 40 lodgers had been taken to Sedge before dawn.",
        "The three men were arrested in Alder on Friday.",
        "Both bridges were blown up.",
        "The Marl Monitor said two others were burned.",
        "Mortars have caused most of those in Varnia.",
        "The next day his own spokesman announced that Marl was back.",
        "Our men will answer for the safety of their staff.",
        "The rest were sent home.",
        "On Sunday, about 60 crossed the Alder river.",
        "The ministry said that 81 crossed on Sunday.",
        "The other two reached Alder on Friday.",
        "These were later moved to Alder.",
        "Three of them reached Alder on foot.",
        "He said that nine of them had reached Alder.",
        "That evening their commander ordered a halt.",
        "Six stayed behind in Alder, the mayor said.",
        "Some 40 refused to board the buses in Alder.",
        "Others were carried on stretchers to the port of Alder.",
        "Neighbours said the building was in flames by noon.",
        "The convoy was shot at twice.",
    ],
)
def test_what_takes_up_something_that_was_told_before_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(f"“{sentence}”")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two were killed in Alder.",
        "Two of the militia's trucks were set on fire near Alder.",
        "Seven died in Alder on Friday.",
        "A second convoy reached Alder.",
        "One man told the Wire that shells fell.",
        "Some 300 people crossed the river.",
        "Most residents have fled Alder.",
        "Another 40,000 people fled to Alder.",
        "All roads to Alder are cut.",
        "At least 30 killed in Alder market strike",
        "Two held over Alder blast",
        "Both sides agreed to a truce.",
        "The two countries fought for five days.",
        "All three bridges across the Alder were blown up.",
        "All 12 Varnian soldiers who had crossed the Sedge were handed back.",
        "The two men from Alder were freed.",
        "Two armed men attacked the post in Alder.",
        "Several were wounded in Alder.",
        "In its first statement, the army said its men had left Alder.",
        "Despite their losses, the rebels took Alder.",
        "The police said their men had left.",
        "The army lost 12 men, three of them officers.",
        "Ten soldiers died in the attack and two of them were officers.",
        "The mayor of Alder said his town was quiet.",
        "Rebels and their allies took Alder.",
        "We lost ten men and their families fled.",
        "A third of the city is held by rebels.",
        "Sixty soldiers seized in Marl in June could be freed, mediator Ines Dahl said.",
        "Three civilians were wounded.",
        "9:50 a.m. - Firing at the Marl crossing.",
        "2031 was a bad year.",
        "Thirty rifles, among them two old ones, were seized.",
        "One of the two bridges was blown up.",
        "One person was killed and 12 wounded.",
        "Nine soldiers, among them a captain, have been taken prisoner.",
        "Some of those killed in Alder were children.",
        "Many have fled to Alder since Friday.",
        "The last of the buses left Alder on Sunday.",
        "All was quiet in Alder on Monday.",
        "The 12th Brigade entered Alder.",
        "The second convoy reached Alder on Sunday.",
        "The first trucks with aid reached Alder.",
        "Eight suspected rebels were held in Alder.",
        "The three northern provinces were quiet.",
        "Half of Alder was destroyed.",
        "In Alder, 12 people were killed.",
        "Some 3,000 soldiers crossed the border on Sunday.",
        "Twelve-year-old Sam Roe was killed.",
        "Our men entered the port and did the work given to them.",
        "His spokesman, Jan Roe, said so on Friday.",
        "The one who says that is a liar.",
        "Some 8,000 have fled their homes, the relief council said.",
        "The first nine detained in Sedge arrived at Marl.",
        "Of those displaced, about 900 have moved west to Marl.",
        "Our men and their families fled to Alder.",
        "The two captured in Alder were freed on Friday.",
        "Twelve fled to Alder on foot.",
        "The building of the mint in Alder was burning.",
        "The convoy reached Alder at noon.",
    ],
)
def test_what_names_or_describes_whom_it_tells_of_stands_alone(sentence: str) -> None:
    assert left_open(f"“{sentence}”") == ""


def test_the_sentence_before_may_name_what_the_next_one_takes_up() -> None:
    assert stands_alone("“Nine lorries left Marl on Sunday. Two others were burned on the way.”")
    assert stands_alone("“The clinic of Marl has closed. All 40 lodgers had been taken to Sedge.”")

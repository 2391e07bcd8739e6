from __future__ import annotations

from tests.extract.parsed import parsed

from factbox.extract.actors.no_roles import befalls

SHOT = parsed(
    "Odar/PROPN/6/nsubj:pass", ",/PUNCT/4/punct", "a/DET/4/det", "teacher/NOUN/1/appos", "was/AUX/6/aux:pass",
    "killed/VERB/0/root", "in/ADP/8/case", "Karsa/PROPN/6/obl",
)  # fmt: skip
LOST = parsed("Karsa/PROPN/2/nsubj", "lost/VERB/0/root", "twelve/NUM/4/nummod", "men/NOUN/2/obj")


def test_who_is_killed_is_not_where_he_is() -> None:
    assert befalls(SHOT, "killing.assassination", 5, 0, 1)
    assert not befalls(SHOT, "killing.assassination", 5, 7, 8)


def test_a_town_that_is_struck_or_loses_people_is_where_it_is() -> None:
    assert not befalls(SHOT, "strike.shelling", 5, 0, 1)
    assert not befalls(LOST, "casualties", 1, 0, 1)

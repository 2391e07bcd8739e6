"""Who speaks for those who fight is never told as one who reports; who speaks for nobody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from factbox.publish.acting import acts_alone

from .test_struck_lines import printed

STATES = (
    "Troops of Velmora and Ostrany fought with artillery on Sunday, and Velmoran jets bombed positions inside Ostrany. "
)
REGION = (
    "Forces of Zemlin's Korla region captured the town of Adaro on Sunday, residents said, as fighting between the"
    " Korla Defence Force and the federal army spread. "
)


@pytest.mark.parametrize(
    ("war", "said", "claimed"),
    [
        (STATES, "Ostrany said that a nurse and two children had died when a shell hit a clinic in Lisk.", True),
        (STATES, "Residents said that a nurse and two children had died when a shell hit a clinic in Lisk.", False),
        (STATES, "The Red Cross said that a nurse had died when a shell hit a clinic in Lisk.", False),
        (REGION, "Korla's regional security bureau said shells had killed three people in Dunmere.", True),
        (REGION, "Regional officials said shells had killed three people in Dunmere.", True),
        (REGION, "Residents and a regional official said shells had killed three people in Dunmere.", False),
        (REGION, "The hospital in Dunmere said shells had killed three people in Dunmere.", False),
        ("", "Regional officials said shells had killed three people in Dunmere.", False),
        (REGION, "The Dunmere Defence Council said shells had killed three people in Dunmere.", True),
        (REGION, "The Dunmere Women's Council said shells had killed three people in Dunmere.", False),
    ],
)
def test_whose_word_is_a_partys(tmp_path: Path, war: str, said: str, *, claimed: bool) -> None:
    told = [line for line in printed(tmp_path, f"{war}\n{said}", section="events") if said in line]
    assert told
    assert all(("reported by" in line) is not claimed for line in told), told


def test_a_party_is_not_named_among_those_who_report(tmp_path: Path) -> None:
    council = "The Dunmere Defence Council said fighting in Dunmere had not ended."
    text = f"{REGION}\nFighting went on in Dunmere on Monday. {council}"
    (line,) = [one for one in printed(tmp_path, text, section="contested") if "DUNMERE" in one.upper()]
    assert "Defence Council;" not in line.rpartition("reported by")[2]


@pytest.mark.parametrize(
    ("name", "said", "alone"),
    [
        ("Local Defence Companies", "The army and the Local Defence Companies retook Adaro.", False),
        ("Hill Guard", "The Hill Guard and allied militiamen took Adaro.", False),
        ("Hill Guard", "The Hill Guard, backed by the Lake Front, took Adaro.", False),
        ("Hill Guard", "The Hill Guard together with government soldiers took Adaro.", False),
        ("Hill Guard", "The Hill Guard, backed by artillery and drones, took Adaro.", True),
        ("Hill Guard", "The Hill Guard took Adaro from the army and left.", True),
        ("Hill Guard", "The army left and the Hill Guard took Adaro.", True),
        ("army", "The army and the Local Defence Companies retook Adaro.", False),
        ("soldiers", "Soldiers and policemen retook Adaro.", True),
    ],
)
def test_of_two_who_act_together_none_is_alone(name: str, said: str, *, alone: bool) -> None:
    assert acts_alone(name, said) is alone

"""How sure a report is of attributed words hangs on whose they are: boasts, admissions, and words of nobody's side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factbox.records import Claim, Mention, Quantity, Span
from factbox.resolve.interest import settle_stance, sides_at_war

STATE, FRONT, OTHER_STATE = "Government of Ostravia", "River Front", "Government of Elland"
TALIBAN = "Taliban"


def told(kind: str, quote: str, by: str = "official", **fields: Any) -> Claim:
    """Return a claim in attributed words; whoever acts or suffers is given by name, or by words and name."""
    for part in ("actor", "recipient"):
        who = fields.get(part)
        if isinstance(who, str):
            fields[part] = Mention(Span(0, 1), who, part, id=who, name=who)
        elif who:
            fields[part] = Mention(Span(0, 1), who[0], part, id=who[1], name=who[1])
    return Claim("c", "r", Span(0, len(quote)), quote, kind, "attributed", speaker_kind=by, **fields)  # type: ignore[arg-type]


ARMY = ("The army", STATE)


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (told("casualties", "The army had killed thirty attackers", actor=ARMY), "claimed"),
        (told("casualties", "The army had killed thirty bakers", actor=ARMY), "confirmed"),
        (told("casualties", "The army had killed thirty of them", actor=ARMY, recipient=TALIBAN), "claimed"),
        (told("attack.bombing", "inflicting heavy losses at the ford", actor=ARMY), "claimed"),
        (told("detention.arrest", "The army took nine bandits", actor=ARMY), "claimed"),
        (told("detention.arrest", "The army took nine students", actor=ARMY), "confirmed"),
        (told("casualties", "the enemy had lost forty dead"), "claimed"),
        (told("casualties", "forty people had died"), "attributed"),
        (told("defection", "Thirty fighters gave themselves up", actor=FRONT), "claimed"),
        (told("detention.arrest", "the Front had locked up the ferryman", actor=FRONT), "claimed"),
        (told("count", "The army put the toll at four hundred", actor=ARMY), "claimed"),
        (told("count", "The army put its own losses at eight", actor=ARMY), "confirmed"),
    ],
)
def test_what_a_government_tells_of_its_own_war(claim: Claim, stance: str) -> None:
    assert settle_stance(claim, STATE, home=STATE) == stance


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (told("casualties", "lost two men", recipient=STATE, quantity=Quantity(best=2)), "confirmed"),
        (told("casualties", "lost nobody", recipient=STATE, quantity=Quantity(best=0)), "attributed"),
        (told("casualties", "two men died", recipient=STATE, quantity=Quantity(best=2)), "attributed"),
        (told("casualties", "two men died", recipient=STATE, quantity=Quantity(best=2), cue="admit"), "confirmed"),
        (told("casualties", "the Front killed two men", recipient=STATE, actor=FRONT), "claimed"),
    ],
)
def test_an_army_owns_to_its_dead(claim: Claim, stance: str) -> None:
    assert settle_stance(claim, STATE, home=STATE) == stance


def test_a_government_abroad_tells_of_others_as_anybody_does() -> None:
    claim = told("casualties", "forty rebels had been killed", recipient=("rebels", FRONT))
    assert settle_stance(claim, OTHER_STATE, home=STATE) == "attributed"
    assert settle_stance(claim, STATE, home=STATE) == "claimed"


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (told("casualties", "We killed seventy attackers"), "claimed"),
        (told("casualties", "We counted seventy dead"), "attributed"),
        (told("casualties", "twenty bandits had been killed"), "claimed"),
        (told("casualties", "twenty bandits had been killed", by="witness"), "attributed"),
    ],
)
def test_who_counts_the_enemy_dead_is_of_a_side_though_no_table_knows_it(claim: Claim, stance: str) -> None:
    assert settle_stance(claim, "", home=STATE) == stance


def test_a_group_s_soldiers_are_no_foes_of_its_own() -> None:
    own = told("casualties", "Rebel troops shot two millers", actor=("Rebel troops", FRONT))
    theirs = told("casualties", "The Front killed four soldiers", actor=("The Front", FRONT))
    assert settle_stance(own, FRONT, home=STATE) == "confirmed"
    assert settle_stance(theirs, FRONT, home=STATE) == "claimed"


def test_a_count_of_others_by_a_body_of_no_side_is_only_its_word() -> None:
    claim = told("count", "The Lake Hospital put the wounded at nine", actor="Lake Hospital", by="organisation")
    assert settle_stance(claim, "Lake Hospital", home=STATE) == "attributed"


NO_NAME = "Government of the country"


def test_troops_of_no_named_state_are_those_of_the_state_that_speaks() -> None:
    held = told("territory.held", "troops still held the ford", actor=("troops", NO_NAME))
    assert settle_stance(held, OTHER_STATE, home=NO_NAME) == "claimed"


def test_a_state_does_not_admit_what_it_lays_to_another() -> None:
    shelled = told("strike.shelling", "Elland had shelled the ford", actor=("Elland", OTHER_STATE))
    assert settle_stance(shelled, STATE, home=STATE) == "claimed"


def by(words: str, claim: Claim) -> Claim:
    """Return a claim with the words for its speaker."""
    return replace(claim, speaker=Mention(Span(0, len(words)), words, "speaker"))


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (told("casualties", "three soldiers had been killed", quantity=Quantity(best=3)), "confirmed"),
        (told("casualties", "nine Ellandic soldiers had been killed"), "claimed"),
        (told("casualties", "40 enemy soldiers had died", recipient=("enemy soldiers", STATE)), "claimed"),
        (told("attack.bombing", "A mine hurt two policemen"), "confirmed"),
        (told("attack.bombing", "A mine hurt two bakers"), "claimed"),
        (told("deployment.in", "fresh units had reached the ford", actor=("fresh units", STATE)), "claimed"),
        (told("detention.arrest", "six people had been picked up"), "claimed"),
        (told("battle.clash", "fighting was going on"), "claimed"),
    ],
)
def test_an_army_at_war_claims_what_it_does_not_admit(claim: Claim, stance: str) -> None:
    war = frozenset({STATE, FRONT})
    assert settle_stance(by("the army", claim), STATE, STATE, war) == stance


def test_where_nobody_fights_an_authority_is_no_party() -> None:
    dead = by("the ministry", told("casualties", "forty people had drowned"))
    assert settle_stance(dead, STATE, STATE) == "attributed"
    assert settle_stance(dead, STATE, STATE, frozenset({FRONT})) == "claimed"
    assert settle_stance(dead, OTHER_STATE, STATE, frozenset({FRONT})) == "attributed"


def test_a_mayor_admits_that_the_town_was_taken() -> None:
    taken = told("territory.capture", "the town was captured at dawn")
    assert settle_stance(by("the mayor", taken), STATE, STATE, frozenset({FRONT})) == "confirmed"
    assert settle_stance(by("the army", taken), STATE, STATE, frozenset({FRONT})) == "claimed"


def test_the_retreat_of_others_is_claimed() -> None:
    left = told("territory.withdraw", "The Front had left the ford", actor=FRONT)
    assert settle_stance(left, STATE, home=STATE) == "claimed"
    assert settle_stance(left, FRONT, home=STATE) == "confirmed"


def test_a_state_that_only_bombs_is_not_at_war() -> None:
    bombs = told("strike.air", "Elland bombed the ford", actor=("Elland", OTHER_STATE))
    storms = told("territory.capture", "The Front took the ford", actor=FRONT, recipient=("the army", STATE))
    assert sides_at_war([bombs, storms]) == {FRONT, STATE}


WAR = frozenset({STATE, FRONT})


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (told("territory.withdraw", "units had left the ford", actor="units"), "confirmed"),
        (told("territory.enter", "a brigade had moved into the town", actor="a brigade"), "claimed"),
        (told("territory.capture", "the loss of the ford", cue="confirm", actor="Hill Guard"), "confirmed"),
        (told("casualties", "losing six men", quantity=Quantity(best=6)), "confirmed"),
        (told("casualties", "two of its own men had died", actor="a sniper", quantity=Quantity(best=2)), "confirmed"),
        (told("casualties", "no soldiers had died", quantity=Quantity(best=0)), "claimed"),
        (told("detention.release", "forty inmates had escaped"), "confirmed"),
        (told("detention.release", "forty inmates had been freed"), "claimed"),
        (told("defection", "some policemen had laid down their arms"), "confirmed"),
    ],
)
def test_a_state_tells_of_its_own_people_by_common_nouns(claim: Claim, stance: str) -> None:
    assert settle_stance(by("the army", claim), STATE, STATE, WAR) == stance


def test_a_state_of_no_name_may_be_the_other_one() -> None:
    left = told("territory.withdraw", "Ostravian units had left the ford", actor=("Ostravian units", STATE))
    assert settle_stance(by("the ministry", left), NO_NAME, NO_NAME, WAR) == "claimed"
    assert settle_stance(by("the ministry", left), STATE, NO_NAME, WAR) == "confirmed"


def test_a_state_of_no_name_does_not_admit_what_it_lays_to_a_named_one() -> None:
    looted = told("looting", "Ellandish soldiers had burned the archive", actor=("Ellandish soldiers", OTHER_STATE))
    assert settle_stance(looted, NO_NAME, home=NO_NAME) == "claimed"


def test_a_unit_of_nobody_s_is_of_the_side_that_tells_of_it() -> None:
    entered = told("territory.enter", "an advance unit had entered the ford", actor="an advance unit")
    assert settle_stance(entered, STATE, home=STATE) == "claimed"


def test_nobody_calls_it_a_liberation_when_he_loses_a_place() -> None:
    freed = told("territory.capture", "The ford was liberated by the Lake Battalion", actor="Lake Battalion")
    lost = told("territory.capture", "The ford was taken by the Lake Battalion", actor="Lake Battalion")
    assert settle_stance(freed, STATE, home=STATE) == "claimed"
    assert settle_stance(lost, STATE, home=STATE) == "confirmed"


def test_insurgents_of_no_name_boast_of_what_they_took() -> None:
    def said(quote: str, kind: str, by: str) -> Claim:
        return told(kind, quote, "person", speaker=Mention(Span(0, 1), by, "speaker"))

    took = "they had taken the ford"
    assert settle_stance(said(took, "territory.capture", "Separatists in the east"), "", home=STATE) == "claimed"
    assert settle_stance(said(took, "territory.capture", "Ferrymen in the east"), "", home=STATE) == "attributed"
    assert settle_stance(said("they had left the ford", "territory.withdraw", "rebels"), "", home=STATE) == "confirmed"

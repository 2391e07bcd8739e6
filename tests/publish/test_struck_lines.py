"""Lines that fresh readers of editions struck out, and what is printed now of the like in invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factbox
from factbox.publish.document import full_sentence, head
from factbox.publish.factbox import build_factbox


def printed(folder: Path, text: str, *, section: str = "", outlet: str = "Hill Mail") -> list[str]:
    """Return the lines and rows of the factbox of one report of 13 August 2031, of one section or of all."""
    report = {"outlet": outlet, "published": "2031-08-13T18:00:00Z", "text": text}
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    box = build_factbox(factbox.view(factbox.read([str(folder / "report.json")])))
    told: list[str] = []
    for part in box.sections:
        if section in ("", part.key):
            told += [f"{head(one)}: {full_sentence(one)}" for group in part.groups for one in group.lines]
            told += [" | ".join(row.cells) for row in part.rows]
    return told


WAR = " Rebels attacked the town of Lomar on Monday, killing three soldiers of the Ruvanian army."


MILITARY = (
    "The state news agency Tavra quoted a military source as saying that army units had swept the hills around Osk in"
    " Ruvania. The source said 40 wanted men were arrested."
)
SECURITY = (
    "A security official said operations around Osk in Ruvania went on. Twelve suspects had been detained, the"
    " official said."
)


@pytest.mark.parametrize(("text", "who"), [(MILITARY, "a military source (not named)"), (SECURITY, "the official")])
def test_who_takes_up_somebody_who_wages_a_war_speaks_as_he_does(tmp_path: Path, text: str, who: str) -> None:
    (line,) = (one for one in printed(tmp_path, text + WAR, section="events") if "arrested" in one)
    assert f"claimed only by {who}" in line


def test_who_takes_up_a_bystander_speaks_for_nobody(tmp_path: Path) -> None:
    text = "A medical source in Osk, Ruvania, said the wards were full. The source said 31 people had been killed."
    (line,) = (one for one in printed(tmp_path, text + WAR, section="events") if "31" in one)
    assert "reported by a medical source (not named)" in line


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The armed group, the Hill Front, said 250 people had died in Osk.", "the Hill Front"),
        ("The opposition Valley Council said 250 people had died in Osk.", "the opposition Valley Council"),
        ("The main opposition bloc, the Valley Accord, said 250 people had died in Osk.", "the main opposition bloc"),
    ],
)
def test_the_dead_whom_a_party_that_is_called_a_group_or_opposition_counts_are_its_word(
    tmp_path: Path, text: str, who: str
) -> None:
    war = " Fighters of the rebel group the Hill Front attacked Lomar in Ruvania on Monday."
    (line,) = (one for one in printed(tmp_path, text + war, section="events") if "250" in one)
    assert f"claimed only by {who}" in line


@pytest.mark.parametrize(
    "text",
    [
        "The monitoring group Ruvania Watch said 250 people had died in Osk.",
        "An opposition activist, Jan Roe, said 250 people had died in Osk.",
    ],
)
def test_the_dead_whom_bystanders_count_are_reported(tmp_path: Path, text: str) -> None:
    war = " Fighters of the rebel group the Hill Front attacked Lomar in Ruvania on Monday."
    (line,) = (one for one in printed(tmp_path, text + war, section="events") if "250" in one)
    assert "reported by" in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The foreign minister, Olo Hamdar, said the Eastern League had agreed to amend the truce deal.",
            "claimed only",
        ),
        ("The Red Cross said the army and the Hill Front had agreed to a truce.", "reported by"),
    ],
)
def test_what_others_agreed_to_is_the_word_of_the_party_that_says_so(tmp_path: Path, text: str, words: str) -> None:
    war = "Government troops shelled Osk, Ruvania, on Monday, and the Hill Front attacked Lomar. "
    (line,) = (one for one in printed(tmp_path, war + text, section="events") if "had agreed to" in one)
    assert words in line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("There was no comment from the Ruvanian authorities, who deny assassinating their opponents.", 0),
        ("There was no comment from the army, who do speak of some deaths but deny assassinating their opponents.", 0),
        ("The Ruvanian army, which denies shelling Lomar, did not respond to questions.", 0),
        ("The Ruvanian army denied shelling Lomar on Monday but declined to comment on the dead.", 1),
    ],
)
def test_who_said_nothing_has_made_no_statement(tmp_path: Path, text: str, lines: int) -> None:
    told = "Soldiers shot dead an activist in Osk, Ruvania, residents said. " + text
    assert len(printed(tmp_path, told, section="statements")) == lines


@pytest.mark.parametrize(
    ("between", "place"),
    [("\n\nThere was no confirmation of any fighting.\n\n", "PRISON:"), (" ", "PRISON (GHAZNI) (Ghazni):")],
)
def test_a_building_whose_town_its_sentence_does_not_show_lies_in_no_province(
    tmp_path: Path, between: str, place: str
) -> None:
    text = f"Afghan troops pulled out of Ghazni on Monday, elders said.{between}Gunmen took the prison, elders said."
    assert any(f" - {place}" in line for line in printed(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Hill Front called on all people of Osk to leave the town, Osprey Wire reported.",
            "The Hill Front, according to",
        ),
        (
            "The foreign minister urged the rebels to lay down their arms, state television said.",
            "State television, in",
        ),
    ],
)
def test_who_calls_for_something_is_named_before_the_outlet_that_passes_it_on(
    tmp_path: Path, text: str, who: str
) -> None:
    (line,) = printed(tmp_path, f"Rebels fought the army in Osk, Ruvania. {text}", section="statements")
    assert f": {who}" in line


UNDENIED = "The Defence Council says that fighting in Karo has not ended but does not deny that the square is lost."


def test_what_somebody_only_does_not_deny_is_no_line(tmp_path: Path) -> None:
    assert not any("Said to be taken" in line for line in printed(tmp_path, UNDENIED + WAR))


OPENED = (
    '"We heard heavy weapons from the hills of Osk until two o\'clock. Then it was quiet," a teacher said. The army has'
    " been in the town of Osk since May. A lawmaker of the Unity Party confirmed that the town had been left."
)


def test_a_line_has_no_words_of_another_before_the_speakers(tmp_path: Path) -> None:
    assert not any("heavy weapons" in line for line in printed(tmp_path, OPENED + WAR) if "lawmaker" in line)


GIVEN_BEFORE = "The clinic in Osk, which had earlier given the toll as 14, said that 12 of the dead were women."


def test_an_earlier_toll_is_no_total_and_no_whole(tmp_path: Path) -> None:
    told = " ".join(printed(tmp_path, GIVEN_BEFORE + WAR, section="totals"))
    assert "12 of the dead" in told
    assert "12 of 14" not in told
    assert "killed: 14" not in told


def test_what_something_can_do_is_no_forecast(tmp_path: Path) -> None:
    able = "The terminal at Lomar, which rebels hold, can load 210,000 barrels a day."
    assert not printed(tmp_path, able + WAR, section="forecasts")

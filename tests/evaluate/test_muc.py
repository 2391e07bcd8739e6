"""Incidents against keys in the notation of MUC-4: the notation, the credit, the alignment, and claims as incidents."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.errors import UsageError
from factbox.evaluate import muc
from factbox.evaluate.muc import (
    BEST_1992,
    INCIDENTS,
    KEYS,
    NO_INCIDENT,
    align,
    evaluate_muc,
    incident_type,
    incidents_of,
)
from factbox.evaluate.muc_confidence import confidence_of, confidences
from factbox.evaluate.muc_templates import SLOTS, Filler, Template, credit, muc_date, read_days, read_fillers
from factbox.records import EVENT_TYPES, STANCES, Claim, Mention, Report, Span

DATELINE = "GRAY BAY, 16 MAR 90 (COAST RADIO) --"
TEXT = (
    "[TEXT] TALIBAN FIGHTERS KILLED SIX CIVILIANS IN HERAT ON WEDNESDAY, A POLICE SPOKESMAN SAID.\n\n"
    "   A CAR BOMB EXPLODED NEAR A BRIDGE IN KABUL ON THURSDAY."
)
ATTACK = {
    "message_template": "1",
    "incident_type": "ATTACK",
    "incident_date": "14 MAR 90",
    "incident_location": "AFGHANISTAN: HERAT (CITY)",
    "perp_individual_id": '"FIGHTERS"',
    "perp_organization_id": '"TALIBAN"',
    "perp_organization_confidence": 'SUSPECTED OR ACCUSED BY AUTHORITIES: "TALIBAN"',
    "hum_tgt_description": '"CIVILIANS"',
    "hum_tgt_number": '6: "CIVILIANS"',
}
BOMB = {
    "message_template": "2",
    "incident_type": "BOMBING",
    "incident_date": "15 MAR 90",
    "incident_location": "AFGHANISTAN: KABUL (CITY)",
    "phys_tgt_id": '"BRIDGE"',
}


def document(*templates: dict[str, Any], text: str = TEXT, **fields: Any) -> dict[str, Any]:
    return {"id": "MADE-1", "dateline": DATELINE, "text": text, "templates": list(templates), **fields}


def measured(tmp_path: Path, *rows: dict[str, Any]) -> dict[str, float | int]:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return evaluate_muc(path)


def scores(figures: dict[str, float | int], *slots: str) -> list[tuple[float, float]]:
    return [(figures[f"{slot}_recall"], figures[f"{slot}_precision"]) for slot in slots]


# --- notation


@pytest.mark.parametrize(
    ("text", "crossed", "fillers"),
    [
        ("ATTACK", False, [Filler(("ATTACK",))]),
        ("BOMBING / ATTACK", False, [Filler(("BOMBING", "ATTACK"))]),
        ("? POSSIBLE", False, [Filler(("POSSIBLE",), optional=True)]),
        ("(05 MAR 90) / (- 06 MAR 90)", False, [Filler(("05 MAR 90", "- 06 MAR 90"))]),
        ("A: B (CITY / TOWN)", False, [Filler(("A: B (CITY / TOWN)",))]),
        ('6: "MEN" / "RIDERS"\n2: "MILLERS"', True, [Filler(("6",), ("MEN", "RIDERS")), Filler(("2",), ("MILLERS",))]),
        ('10 / 10- / PLURAL: "MEN"', True, [Filler(("10", "10-", "PLURAL"), ("MEN",))]),
        ('? POSSIBLE/REPORTED AS FACT: "A"', True, [Filler(("POSSIBLE", "REPORTED AS FACT"), ("A",), optional=True)]),
        ('POSSIBLE: "\\"9 MAY\\" GROUP"', True, [Filler(("POSSIBLE",), ('\\"9 MAY\\" GROUP',))]),
        ("POSSIBLE: GRAY GUARD", True, [Filler(("POSSIBLE",), ("GRAY GUARD",))]),
        ('6: "-"', True, [Filler(("6",))]),
        ("-", False, []),
        ("", False, []),
    ],
)
def test_fillers(text: str, crossed: bool, fillers: list[Filler]) -> None:
    assert list(read_fillers(text, crossed=crossed)) == fillers


@pytest.mark.parametrize("text", ["05 JAN 90", "- 05 JAN 90", "05 JAN 90 - 07 FEB 90"])
def test_dates_are_written_as_they_are_read(text: str) -> None:
    days = read_days(text)
    assert days is not None
    assert muc_date(*days) == text


@pytest.mark.parametrize("text", ["", "JAN 90", "31 FEB 90", "12 XYZ 90"])
def test_what_is_no_date(text: str) -> None:
    assert read_days(text) is None


# --- credit


@pytest.mark.parametrize(
    ("slot", "key", "answer", "worth"),
    [
        ("type", "BOMBING", "BOMBING", 1.0),
        ("type", "BOMBING", "ATTACK", 0.5),  # more general
        ("type", "ATTACK", "BOMBING", 0.0),  # more special
        ("type", "ROBBERY", "ARSON", 0.0),
        ("type", "BOMBING / ATTACK", "ATTACK", 1.0),
        ("date", "05 JAN 90", "05 JAN 90", 1.0),
        ("date", "- 05 JAN 90", "05 JAN 90", 0.5),
        ("date", "05 JAN 90 - 07 JAN 90", "06 JAN 90", 0.5),
        ("date", "- 05 JAN 90", "- 06 JAN 90", 0.0),
        ("date", "05 JAN 90", "06 JAN 90", 0.0),
        ("date", "JAN 90", "05 JAN 90", 0.0),
        ("place", "PERU", "Peru", 1.0),
        ("place", "PERU", "Peru: Junín: Jauja", 0.5),
        ("place", "PERU: JUNIN (DEPARTMENT): JAUJA (CITY)", "Peru:Junín:Jauja", 1.0),
        ("place", "PERU: JUNIN (DEPARTMENT): JAUJA (CITY)", "Peru", 0.5),
        ("place", "PERU: JUNIN (DEPARTMENT): JAUJA (CITY)", "Peru:Lima:Lima", 0.5),
        ("place", "PERU: JAUJA (CITY) - LIMA (CITY)", "Peru:Lima", 1.0),
        ("place", "PERU: JAUJA (CITY)", "Chile:Jauja", 0.0),
        ("place", "PERU: JAUJA (CITY)", ":JAUJA", 1.0),
        ("place", "PERU: JAUJA (CITY)", ":LIMA", 0.0),
        ("place", "PERU", "CHILE", 0.0),
    ],
)
def test_credit(slot: str, key: str, answer: str, worth: float) -> None:
    (filler,) = read_fillers(key, crossed=False)
    assert credit(slot, filler, Filler((answer,))) == worth


@pytest.mark.parametrize(
    ("key", "answer", "worth"),
    [
        ("6", "6", 1.0),
        ("6-", "6-", 1.0),
        ("~6", "6", 1.0),
        ("-6", "6", 0.5),
        ("6-", "6", 0.5),
        ("6", "7", 0.0),
        ("PLURAL", "PLURAL", 1.0),
        ("PLURAL", "12", 0.5),
        ("PLURAL", "1", 0.0),
        ("12", "PLURAL", 0.5),
    ],
)
def test_numbers(key: str, answer: str, worth: float) -> None:
    about, clause = ("TWO OLD MILLERS",), ("KILLED THE MILLERS",)
    assert credit("number", Filler((key,), about), Filler((answer,), clause)) == worth
    assert credit("number", Filler((key,), about), Filler((answer,), ("KILLED A MAN",))) == min(worth, 0.5)
    assert credit("number", Filler((key,)), Filler((answer,), ("KILLED A MAN",))) == worth


@pytest.mark.parametrize(
    ("key", "answer", "name", "worth"),
    [
        ("REPORTED AS FACT", "REPORTED AS FACT", "Grey Guard", 1.0),
        ("REPORTED AS FACT", "REPORTED AS FACT", "the Grey Guard of the Hills", 1.0),
        ("REPORTED AS FACT", "REPORTED AS FACT", "Hill Front", 0.5),
        ("REPORTED AS FACT", "POSSIBLE", "Grey Guard", 0.0),
        ("SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", "Grey Guard", 0.5),
        ("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "Grey Guard", 0.0),
    ],
)
def test_confidence(key: str, answer: str, name: str, worth: float) -> None:
    assert credit("confidence", Filler((key,), ("GREY GUARD", "GG")), Filler((answer,), (name,))) == worth


# --- alignment


def template(kind: str, *words: str, date: str = "", optional: bool = False) -> Template:
    slots = {"type": (Filler((kind,)),), "date": (Filler((date,)),) if date else ()}
    return Template(slots, words, optional)


def test_the_alignment_gives_the_most_credit() -> None:
    keys = [template("ATTACK", "MILLER", date="05 MAR 90"), template("ATTACK", "MILLER", date="06 MAR 90")]
    answers = [template("ATTACK", "THE MILLER", date="06 MAR 90"), template("ATTACK", "THE MILLER", date="05 MAR 90")]
    assert align(keys, answers) == [(0, 1), (1, 0)]


def test_what_shares_no_perpetrator_or_target_is_not_aligned() -> None:
    assert align([template("ATTACK", "MILLER")], [template("ATTACK", "THE BAKER WAS SHOT")]) == []
    assert align([template("ATTACK")], [template("ATTACK", "THE BAKER WAS SHOT")]) == []


def test_what_is_of_another_type_is_not_aligned() -> None:
    assert align([template("ROBBERY", "MILLER")], [template("ARSON", "THE MILLER")]) == []


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0, 4.5]), max_size=16
    )
)
def test_the_assignment_is_the_best_there_is(worth: dict[tuple[int, int], float]) -> None:
    taken: dict[int, int] = {}
    while path := muc._best_path(worth, taken, 4):
        taken |= {j: i for i, j in path}
    chosen = sum(worth[i, j] for j, i in taken.items())
    orders = permutations([*range(4), *[-1] * 4], 4)
    assert chosen == max(sum(worth.get(pair, 0.0) for pair in enumerate(order)) for order in orders)
    assert len(set(taken.values())) == len(taken)


# --- from claims to incidents


def claim(type: str, quote: str, stance: str = "asserted", **fields: Any) -> Claim:  # noqa: A002
    assert stance in STANCES
    return Claim("c", "r", Span(0, len(quote)), quote, type, stance, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type", "quote", "incident"),
    [
        ("attack.bombing", "A CAR BOMB EXPLODED", "BOMBING"),
        ("strike.air", "an air raid on the village", "BOMBING"),
        ("strike.shelling", "shelling of the village", "ATTACK"),
        ("killing.assassination", "the judge was assassinated", "ATTACK"),
        ("casualties", "six were hurt", "ATTACK"),
        ("detention.arrest", "REBELS ABDUCTED A PRIEST", "KIDNAPPING"),
        ("detention.arrest", "police arrested a priest", ""),
        ("looting", "men looted the bank", "ROBBERY"),
        ("looting", "men looted the mill and set it on fire", "ARSON"),
        ("looting", "men burned the mill and stole the grain", "ROBBERY"),
        ("looting", "men destroyed the pylons", "ATTACK"),
        ("other", "they robbed a bank", "ROBBERY"),
        ("other", "the problem was discussed", ""),
        ("battle.clash", "they clashed with the army", ""),
        ("territory.capture", "they took the town", ""),
    ],
)
def test_types_of_incidents(type: str, quote: str, incident: str) -> None:  # noqa: A002
    assert incident_type(claim(type, quote)) == incident


@pytest.mark.parametrize(
    ("quote", "incident"),
    [("Men attacked a farm", "ATTACK"), ("Men attacked the barracks", ""), ("Men clashed over a farm", "")],
)
def test_an_attack_on_the_unarmed_is_no_battle(quote: str, incident: str) -> None:
    for hint in ("name", "insurgent", "government"):
        actor = Mention(Span(0, 3), "Men", "actor", hint, name="Men")
        assert incident_type(claim("battle.clash", quote, actor=actor)) == incident


@pytest.mark.parametrize(("quote", "incident"), [("attacked the embassy", "ATTACK"), ("attacked at dawn", "")])
def test_an_attack_that_nobody_is_named_for_is_one_on_what_is_not_armed(quote: str, incident: str) -> None:
    assert incident_type(claim("battle.clash", quote)) == incident


def test_police_may_be_the_target_of_an_attack_and_soldiers_may_not() -> None:
    actor = Mention(Span(0, 3), "Men", "actor", "name", name="Men")
    for words, incident in (("a police patrol", "ATTACK"), ("an army patrol", "")):
        attacked = Mention(Span(13, 13 + len(words)), words, "recipient", "government")
        told = claim("battle.clash", f"Men attacked {words}", actor=actor, recipient=attacked)
        assert incident_type(told) == incident


@pytest.mark.parametrize("stance", sorted(NO_INCIDENT))
def test_what_has_not_happened_is_no_incident(stance: str) -> None:
    assert incident_type(claim("attack.bombing", "a bombing", stance)) == ""
    assert incident_type(claim("attack.bombing", "a bombing", historical=True)) == ""


@pytest.mark.parametrize(
    ("stance", "fields", "confidence"),
    [
        ("unconfirmed", {}, "POSSIBLE"),
        ("asserted", {}, "REPORTED AS FACT"),
        ("claimed", {"speaker_side": "rebels"}, "CLAIMED OR ADMITTED"),
        ("confirmed", {"speaker_side": "rebels", "speaker_kind": "official"}, "CLAIMED OR ADMITTED"),
        ("claimed", {"speaker_side": "army", "speaker_kind": "official"}, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("attributed", {"speaker_kind": "official"}, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("attributed", {"speaker_kind": "witness"}, "SUSPECTED OR ACCUSED"),
    ],
)
def test_how_sure(stance: str, fields: dict[str, Any], confidence: str) -> None:
    actor = Mention(Span(0, 3), "men", "actor", name="Men", side="rebels")
    assert confidence_of(claim("attack.bombing", "men bombed it", stance, actor=actor, **fields)) == confidence


BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
WE = Mention(Span(0, 2), "We", "speaker")
MEN = Mention(Span(0, 3), "Men", "speaker", name="Men")


@pytest.mark.parametrize(
    ("stance", "quote", "fields", "confidence"),
    [
        ("claimed", "men bombed it", {"speaker": WE}, "CLAIMED OR ADMITTED"),
        ("attributed", "men bombed it", {"speaker": MEN}, "CLAIMED OR ADMITTED"),
        ("unconfirmed", "alleged men bombed it", {}, "SUSPECTED OR ACCUSED"),
        ("unconfirmed", "men bombed it", {"speaker_kind": "official"}, "POSSIBLE"),
        (
            "unconfirmed",
            "by men",
            {"speaker_kind": "official", "cue": "suspect"},
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
        ("attributed", "men bombed it", {"speaker_kind": "outlet"}, "REPORTED AS FACT"),
        ("claimed", "men attacked us", {"speaker": WE, "recipient": WE}, "SUSPECTED OR ACCUSED"),
        ("claimed", "we hold men responsible", {"speaker": WE, "cue": "responsible"}, "SUSPECTED OR ACCUSED"),
    ],
)
def test_who_owns_up_and_who_is_suspected(stance: str, quote: str, fields: dict[str, Any], confidence: str) -> None:
    actor = Mention(Span(0, 3), "men", "actor", name="Men", side="Men")
    assert confidence_of(claim("attack.bombing", quote, stance, actor=actor, **fields)) == confidence


def test_we_are_not_the_government_that_we_accuse() -> None:
    army = Mention(Span(0, 3), "army", "actor", name="Forces of Peru", side="Government of Peru")
    assert confidence_of(claim("abuse", "the army did", "claimed", actor=army, speaker=WE)) == "SUSPECTED OR ACCUSED"


@pytest.mark.parametrize(
    "text",
    [
        "TALIBAN FIGHTERS KILLED SIX SOLDIERS IN HERAT ON WEDNESDAY.",
        "SIX SOLDIERS WERE WOUNDED IN HERAT ON WEDNESDAY.",
        "TALIBAN FIGHTERS AMBUSHED A PATROL IN HERAT ON WEDNESDAY, KILLING THREE AND WOUNDING FOUR ENEMY TROOPS.",
        "THE MINISTER SPOKE OF BOMBINGS.",
    ],
)
def test_a_loss_in_war_and_a_bare_word_are_no_incidents(text: str) -> None:
    assert incidents_of(Report("r", "made", text, published_day=None)) == []


def test_who_only_helps_or_reports_is_no_perpetrator() -> None:
    text = "RED CROSS MEN TOOK SIX PEOPLE WHO WERE WOUNDED IN A CAR BOMBING IN HERAT TO A HOSPITAL."
    incidents = incidents_of(Report("r", "made", text, published_day=None))
    assert [filler for incident in incidents for filler in incident.slots["confidence"]] == []


def test_the_opening_of_a_document_is_no_part_of_its_first_sentence(tmp_path: Path) -> None:
    opened = document(ATTACK, BOMB, text=f"{DATELINE} [REPORT] [JAN ROE] {TEXT}")
    assert measured(tmp_path, opened)["confidence_recall"] == 1.0


def test_the_tables_know_the_contract() -> None:
    assert {kind for types, _, _ in INCIDENTS for kind in types} <= set(EVENT_TYPES)
    assert set(STANCES) >= NO_INCIDENT
    assert set(KEYS) == set(BEST_1992) == set(SLOTS)


def test_a_murder_is_not_what_a_bombing_led_to() -> None:
    text = "Rebels fight the army. A bomb exploded in Herat on Wednesday. A judge was murdered in Herat on Wednesday."
    report = Report("r", "made", text, published_day=date(2031, 3, 9))
    assert sorted(one.slots["type"][0].values[0] for one in incidents_of(report)) == ["ATTACK", "BOMBING"]


def test_an_accusation_goes_before_what_the_report_tells() -> None:
    actor = Mention(Span(0, 3), "men", "actor", "name", name="Northern League")
    told = claim("attack.bombing", "men bombed it", actor=actor)
    accused = claim("attack.bombing", "blamed men", "attributed", actor=actor, speaker_kind="official")
    assert [filler.values for filler in confidences([told, accused])] == [(BY_AUTHORITIES,)]


def test_the_dead_of_a_bombing_are_no_incident_of_their_own() -> None:
    text = "EIGHT CIVILIANS WERE KILLED IN A CAR BOMBING IN HERAT ON WEDNESDAY, A SHOPKEEPER SAID."
    report = Report("r", "made", text, published_day=None)
    (incident,) = incidents_of(report)
    assert incident.slots["type"] == (Filler(("BOMBING",)),)
    assert [filler.values for filler in incident.slots["number"]] == [("8",)]


# --- figures


def test_all_right(tmp_path: Path) -> None:
    figures = measured(tmp_path, document(ATTACK, BOMB))
    assert scores(figures, *SLOTS) == [(1.0, 1.0)] * len(SLOTS)
    assert [figures[n] for n in ("documents", "templates", "incidents", "aligned")] == [1, 2, 2, 2]
    assert figures["confidence_precision_1992"] == 0.40


def test_a_missing_incident_costs_recall(tmp_path: Path) -> None:
    arson = {"message_template": "3", "incident_type": "ARSON", "phys_tgt_id": '"A MILL"'}
    figures = measured(tmp_path, document(ATTACK, BOMB, arson))
    assert scores(figures, "type", "date") == [(0.6667, 1.0), (1.0, 1.0)]


def test_a_spurious_incident_costs_precision(tmp_path: Path) -> None:
    assert scores(measured(tmp_path, document(ATTACK)), "type", "number") == [(1.0, 0.5), (1.0, 1.0)]
    assert scores(measured(tmp_path, document()), "type", "number") == [(0.0, 0.0), (0.0, 0.0)]


def test_what_is_optional_costs_nothing(tmp_path: Path) -> None:
    maybe = {"message_template": "3 (OPTIONAL)", "incident_type": "ARSON", "phys_tgt_id": '"A MILL"'}
    more = {**ATTACK, "hum_tgt_number": '6: "CIVILIANS"\n? 2: "CIVILIANS"'}
    figures = measured(tmp_path, document(more, BOMB, maybe))
    assert scores(figures, *SLOTS) == [(1.0, 1.0)] * len(SLOTS)
    assert figures["templates"] == 2


def test_wrong_and_partial_fillers(tmp_path: Path) -> None:
    other = {
        **ATTACK,
        "incident_date": "- 14 MAR 90",
        "hum_tgt_number": '9: "CIVILIANS"\n3: "GUARDS"',
        "perp_organization_confidence": 'REPORTED AS FACT: "TALIBAN"',
    }
    figures = measured(tmp_path, document(other, BOMB))
    assert scores(figures, "date") == [(0.75, 0.75)]
    assert scores(figures, "number", "confidence") == [(0.0, 0.0), (0.0, 0.0)]


def test_the_dev_part_is_taken_where_parts_are_named(tmp_path: Path) -> None:
    rows = document(split="train"), document(ATTACK, BOMB, split="dev")
    assert measured(tmp_path, *rows)["type_precision"] == 1.0


def test_without_a_date_in_the_dateline_days_stay_open(tmp_path: Path) -> None:
    assert measured(tmp_path, document(ATTACK, BOMB, dateline=None))["date_recall"] == 0.0


def test_an_empty_file_gives_zeros(tmp_path: Path) -> None:
    figures = measured(tmp_path)
    assert not any(figure for name, figure in figures.items() if not name.endswith("1992"))


@pytest.mark.parametrize("line", ["no json", "{}", '{"text": "x", "templates": [1]}', '{"text": "x", "templates": 1}'])
def test_another_shape_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl"):
        evaluate_muc(path)


def test_what_is_done_to_an_armed_group_is_war() -> None:
    rebels = Mention(Span(0, 6), "rebels", "recipient", "insurgent")
    assert incident_type(claim("attack.bombing", "a bomb hit rebels", recipient=rebels)) == ""
    assert incident_type(claim("attack.bombing", "a bomb hit a bank")) == "BOMBING"


def test_what_is_more_than_two_months_old_is_no_incident() -> None:
    text = "Gunmen killed nine farmers in Herat on 2 March."
    told = [len(incidents_of(Report("r", "made", text, published_day=date(2031, month, 9)))) for month in (3, 6)]
    assert told == [1, 0]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("drug mafias", True),
        ("death squads", True),
        ("extreme right-wing groups", True),
        ("the armed group", False),
        ("any other group", False),
        ("three men", False),
    ],
)
def test_a_band_is_an_organisation_if_a_word_says_which(words: str, is_one: bool) -> None:
    actor = Mention(Span(0, len(words)), words, "actor", "words", name=words)
    told = claim("killing.civilians", f"{words} killed a judge", actor=actor)
    assert bool(list(confidences([told]))) == is_one

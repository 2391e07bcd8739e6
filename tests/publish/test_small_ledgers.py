"""Small ledgers of a few invented reports, read to the printed line: what a strict desk editor would mark in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factbox
from factbox.publish.document import Factbox, Section, full_sentence, head
from factbox.publish.factbox import build_factbox

Told = tuple[str, str, str]
"""The outlet of a report, its hour of publication, and its text with its headline first."""


def made(folder: Path, *told: Told) -> Factbox:
    """Return the factbox of some reports."""
    for number, (outlet, published, text) in enumerate(told, 1):
        title, _, body = text.partition("\n")
        report = {"outlet": outlet, "published": published, "title": title, "text": body.replace("\n", "\n\n")}
        (folder / f"{number}.json").write_text(json.dumps(report), encoding="utf-8")
    return build_factbox(factbox.view(factbox.read(sorted(map(str, folder.glob("*.json"))))))


def section(box: Factbox, key: str) -> Section:
    """Return a section of a factbox."""
    return next(one for one in box.sections if one.key == key)


def lines(box: Factbox, *sections: str) -> list[str]:
    """Return the lines of some sections of a factbox as printed."""
    return [
        f"{head(line)}: {full_sentence(line)}"
        for section in box.sections
        if section.key in sections
        for group in section.groups
        for line in group.lines
    ]


def test_each_report_that_is_counted_is_cited(tmp_path: Path) -> None:
    text = (
        "Separatists take Veska\nSeparatist forces captured the railway junction of Veska on Thursday, cutting the line"
    )
    text += " to the coast, railway officials said."
    box = made(tmp_path, *((one, f"2031-11-20T{hour}:00:00Z", text) for one, hour in (("Hill Wire", 10), ("Quay", 12))))
    (line,) = [line for section in box.sections if section.key == "changes" for g in section.groups for line in g.lines]
    assert "printed in 2 reports" in line.attribution
    assert len({one.report_id for one in box.citations if one.number in line.citations}) == 2


def test_who_is_quoted_in_one_outlet_is_not_quoted_in_another(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        (
            "Hill Mail",
            "2032-04-04T18:00:00Z",
            "Army retakes Gorn\nGovernment troops retook Gorn on Sunday, residents said.",
        ),
        ("River Chronicle", "2032-04-05T09:00:00Z", "Gorn\nThe army, which recaptured Gorn on Sunday, set up posts."),
    )
    (line,) = lines(box, "changes")
    assert "reported by River Chronicle and residents in Hill Mail" in line


def test_a_place_taken_back_and_back_again_is_told_twice(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        (
            "Hill Mail",
            "2032-04-01T18:00:00Z",
            "Gorn falls\nThe Highland Rebels captured Gorn on Thursday, a deputy said.",
        ),
        (
            "Hill Mail",
            "2032-04-04T18:00:00Z",
            "Army retakes Gorn\nGovernment troops retook Gorn on Sunday, residents said.",
        ),
        ("Hill Mail", "2032-04-07T18:00:00Z", "Gorn lost\nThe rebels recaptured Gorn on Wednesday, residents said."),
    )
    assert [line.partition(":")[0] for line in lines(box, "changes") if "Retaken" in line] == [
        "4 Apr 2032 - GORN", "7 Apr 2032 - GORN",
    ]  # fmt: skip


def test_rebels_who_are_called_by_a_land_are_not_its_government(tmp_path: Path) -> None:
    text = "Rwendi rebels overrun Lukoro\nRwendi rebels overran the town of Lukoro on Sunday, local officials said.\n"
    text += "The rebels fled Rwendi after a massacre."
    (line,) = lines(made(tmp_path, ("Lake Monitor", "2032-02-08T10:00:00Z", text)), "changes")
    assert "LUKORO: Overrun (" in line


def test_who_held_a_town_last_week_does_not_dispute_its_fall(tmp_path: Path) -> None:
    fall = "Sund falls\nCoalition troops took the city of Sund on Sunday, residents said. Government soldiers had left."
    after = (
        "Coalition moves north\nCoalition troops moved north from Sund on Monday.\nLast week, government forces held"
    )
    after += " Sund and repelled three assaults."
    box = made(tmp_path, ("Fjord Post", "2034-07-09T15:00:00Z", fall), ("Fjord Post", "2034-07-10T15:00:00Z", after))
    assert not any("disputed" in line for line in lines(box, "changes"))
    assert not any(section.key == "disputes" for section in box.sections)


def test_a_toll_that_was_lowered_replaces_the_higher_one(tmp_path: Path) -> None:
    first = "Bomb in Halvor\nA bomb killed 23 people at the Marsh Gate market in Halvor on Friday, police said."
    then = (
        "Toll lowered\nPolice in Halvor lowered the toll from Friday's bombing at the Marsh Gate market to 17, saying"
    )
    then += " some bodies had been counted twice."
    box = made(
        tmp_path,
        ("Northlight Wire", "2031-05-02T12:00:00Z", first),
        ("Northlight Wire", "2031-05-02T20:00:00Z", then),
    )
    assert not any("23" in line.replace("2031", "") for line in lines(box, "events"))


def test_the_last_town_that_an_army_holds_is_taken_and_its_hold_is_no_denial(tmp_path: Path) -> None:
    text = "League says it has Ostrel\nThe Northern League said on Tuesday it had captured Ostrel, the last"
    text += " government-held town in Ketra province. The army denied the claim."
    (line,) = lines(made(tmp_path, ("Vale Courier", "2032-09-14T16:00:00Z", text)), "claimed")
    assert "claimed only by the Northern League; denied by the army." in line


def test_the_market_quarter_of_a_town_is_not_the_town(tmp_path: Path) -> None:
    text = "Gang in Mapela\nRed Tide gunmen captured the port district of Mapela on Saturday, residents said."
    box = made(tmp_path, ("Isthmus Herald", "2033-08-06T10:00:00Z", text))
    assert not lines(box, "changes")
    (line,) = lines(box, "contested")
    assert "(parts of it)" in line


def test_an_outlet_that_calls_soldiers_ours_vouches_for_nothing(tmp_path: Path) -> None:
    text = "Foe beaten at Kell\nOur troops hold the bridge.\nTwenty-six Tarnish soldiers were taken prisoner near Kell"
    text += " on Tuesday."
    told = lines(made(tmp_path, ("Ulvia Telegraph", "2033-12-02T12:00:00Z", text)), "events")
    assert told
    assert all("reported by" not in line for line in told)


def test_who_says_how_many_of_his_own_died_does_not_admit_it(tmp_path: Path) -> None:
    text = "Ulvian post shelled\nThe Ulvian army said on Thursday that {} of its soldiers were killed in shelling of a"
    text += " border post at Kell by Tarnish forces."
    (said,) = lines(made(tmp_path, ("Border Post", "2033-12-01T10:00:00Z", text.format(11))), "events")
    assert "claimed only by the Ulvian army" in said
    owned = text.format(11).replace("said on", "acknowledged on")
    (owns_up,) = lines(made(tmp_path, ("Border Post", "2033-12-01T10:00:00Z", owned)), "events")
    assert "claimed only" not in owns_up


def test_what_happened_under_another_head_has_the_day_of_its_sentence(tmp_path: Path) -> None:
    text = "Silo hit\nRockets fell around Elsgant all week.\nA cluster munition landed in the grain silo at Elsgant on"
    text += " 23 June without exploding, soldiers said."
    told = lines(made(tmp_path, ("Frontier Observer", "2036-06-29T10:00:00Z", text)), "events")
    assert all(line.startswith("23 Jun 2036") for line in told if "silo" in line)


def test_dead_of_a_town_that_only_another_sentence_names_are_told_with_it_or_not_at_all(tmp_path: Path) -> None:
    text = (
        "Clashes in Kogima\nSoldiers and rebels fought in Kogima on Monday.\nAt least 21 people were killed, the town's"
    )
    text += " hospital said."
    told = lines(made(tmp_path, ("Baobab Wire", "2029-01-24T10:00:00Z", text)), "events")
    assert all("Kogima" in line for line in told if "21" in line)


def test_a_surname_is_that_of_the_official_whom_the_outlet_named_the_day_before(tmp_path: Path) -> None:
    first = (
        "Convoy ambushed\nSix soldiers were killed near Orin, a military spokesman, Major Ana Leitz, said on Friday."
    )
    then = "Army takes Verd\nGovernment troops took the town of Verd from the rebels on Saturday, Leitz said."
    box = made(
        tmp_path,
        ("Federal Wire", "2034-02-10T10:00:00Z", first),
        ("Federal Wire", "2034-02-11T10:00:00Z", then),
    )
    (line,) = [one for one in lines(box, "claimed", "changes") if "VERD" in one]
    assert "claimed only by a military spokesman, Major Ana Leitz" in line


def test_the_headman_of_a_village_does_not_speak_for_who_took_it(tmp_path: Path) -> None:
    text = "Rebels take village\nRebels of the Blue Flag took the village of Salt Farm on Monday, its headman said."
    (line,) = lines(made(tmp_path, ("Front Line News", "2033-05-16T10:00:00Z", text)), "changes")
    assert "reported by its headman, in Front Line News" in line


def test_who_speaks_of_its_jets_is_a_state_and_claims(tmp_path: Path) -> None:
    text = "Kassim bombs camp\nKassim said its jets bombed a rebel camp at Orel on Sunday, killing nine fighters."
    (line,) = lines(made(tmp_path, ("World Desk", "2031-04-20T10:00:00Z", text)), "events")
    assert line.endswith("claimed only by Kassim.")


def test_a_government_that_no_report_names_is_the_government(tmp_path: Path) -> None:
    text = "Army takes Rio Verde\nThe army has taken Rio Verde and the militia of the hills has fled, residents said."
    (line,) = lines(made(tmp_path, ("Federal Wire", "2034-02-11T10:00:00Z", text)), "changes")
    assert "Brazil" not in line


def test_what_is_only_denied_is_not_said_to_be_so(tmp_path: Path) -> None:
    text = "Thousands flee Mell\nSome 4,000 people have fled Mell as the army and the Sons of the Delta fight nearby.\n"
    text += "Mell has not fallen, the agency's spokeswoman, Ida Kroll, stressed."
    (line,) = lines(made(tmp_path, ("Plain Talk", "2035-01-08T10:00:00Z", text)), "claimed")
    assert "Its fall is denied (" in line


def test_boats_are_no_troops(tmp_path: Path) -> None:
    text = "Pirates at Cape Lune\nThe navy sent five patrol boats to Cape Lune on Monday after pirates seized a ferry."
    assert not any("; 5 " in line for line in lines(made(tmp_path, ("Lagoon", "2032-07-19T10:00:00Z", text)), "events"))


def test_who_holds_a_town_days_after_it_fell_has_it_by_then(tmp_path: Path) -> None:
    fall = "Insurgents take Beth\nInsurgents of the Black Reed took Beth on Saturday, the deputy governor said."
    hold = "Army in Beth\nThe army held Beth on Tuesday and set up checkpoints on the road to the coast, a trader said."
    box = made(tmp_path, ("Gulf Courier", "2032-05-01T10:00:00Z", fall), ("Noon Post", "2032-05-04T10:00:00Z", hold))
    told = lines(box, "changes", "held")
    assert len(told) == 2
    assert not any("disputed" in line for line in told)


def test_who_still_holds_it_gainsays_the_fall(tmp_path: Path) -> None:
    fall = "Insurgents take Beth\nInsurgents of the Black Reed took the town of Beth on Saturday, a trader said."
    hold = "Army in Beth\nThe army still held Beth on Tuesday, residents of the town said."
    box = made(tmp_path, ("Gulf Courier", "2032-05-01T10:00:00Z", fall), ("Noon Post", "2032-05-04T10:00:00Z", hold))
    assert any("disputed" in line for line in lines(box, "changes"))


def test_a_town_of_no_named_land_has_the_name_that_its_report_gives_it(tmp_path: Path) -> None:
    text = "Rebels take Lys\nRebels of the Green Band took Lys on Wednesday, residents of the town said."
    (line,) = lines(made(tmp_path, ("Plains Post", "2033-08-10T18:00:00Z", text)), "changes")
    assert line.startswith("10 Aug 2033 - LYS: ")


def test_police_who_tell_of_a_raid_on_them_admit_nothing(tmp_path: Path) -> None:
    text = "Raid in Kiln\nGunmen stormed the police station in Kiln on Thursday and freed 27 inmates, police said."
    told = lines(made(tmp_path, ("Metro", "2031-07-04T10:00:00Z", text)), "events")
    assert told
    assert not any("admitted" in line for line in told)


def test_a_note_of_correction_is_no_line(tmp_path: Path) -> None:
    text = "CORRECTED: Strike kills 12 in Palo\n(Corrects toll to 12, not 21, after the clinic revises its figure)\n"
    text += "An air strike on the market in Palo killed 12 people on Monday, a nurse at the clinic said."
    box = made(tmp_path, ("Andes Wire", "2033-06-07T09:00:00Z", text))
    assert not any("Corrects" in line for line in lines(box, "events", "statements"))
    assert not any("Corrects" in " ".join(row.cells) for section in box.sections for row in section.rows)


def test_the_wounded_of_a_raid_who_died_are_not_counted_as_wounded(tmp_path: Path) -> None:
    text = (
        "Two die\nTwo officers wounded in the raid on the police station of Kiln died on Saturday, the hospital said."
    )
    told = lines(made(tmp_path, ("Kiln Herald", "2031-07-06T10:00:00Z", text)), "events")
    assert not any("2 wounded" in line for line in told)


def test_an_outlet_whose_headline_has_soldiers_liberate_a_town_is_of_their_side(tmp_path: Path) -> None:
    text = "Armed forces liberate Pandu base\nThe army is in full control of the town of Batuv and of the Pandu base."
    told = lines(made(tmp_path, ("Tavura Agency", "2035-05-08T12:00:00Z", text)), "held", "changes", "claimed")
    assert not any("reported by" in line for line in told)


def test_the_rest_of_a_town_is_not_the_town_and_our_army_is_a_side_s_word(tmp_path: Path) -> None:
    rest = "Half of Orrin lost\nRebels hold half of Orrin, a doctor said on Monday. The army holds the rest."
    ours = "Our army frees Tamra\nThe glorious Sabran army liberated Tamra on Monday."
    box = made(
        tmp_path, ("Hill Mail", "2031-03-04T10:00:00Z", rest), ("Sabran State Radio", "2031-03-04T11:00:00Z", ours)
    )
    assert not lines(box, "held")
    assert not lines(box, "changes")
    (line,) = [line for line in lines(box, "claimed") if "TAMRA" in line]
    assert "a party's word, in Sabran State Radio" in line


def test_who_is_called_the_states_broadcaster_by_another_is_of_its_side(tmp_path: Path) -> None:
    first = "Mirna\nState broadcaster Channel Dawn said the army was near Mirna."
    then = "Mirna free\nThe armed forces recaptured Mirna on Monday.\nSixty bandits were killed in Mirna."
    alone = made(tmp_path, ("Channel Dawn", "2031-06-10T12:00:00Z", then))
    assert lines(alone, "changes")
    box = made(
        tmp_path, ("Vale Courier", "2031-06-10T10:00:00Z", first), ("Channel Dawn", "2031-06-10T12:00:00Z", then)
    )
    assert not lines(box, "changes")
    assert any("a party's word, in Channel Dawn" in line for line in lines(box, "claimed"))


def test_who_speaks_of_its_men_is_a_party(tmp_path: Path) -> None:
    text = "Post overrun\nThe Sarn Liberation League said its men overran the post at Bitter Wells before dawn on"
    text += " Tuesday and killed 31 soldiers."
    (line,) = lines(made(tmp_path, ("Port Sentinel", "2031-08-20T06:00:00Z", text)), "events")
    assert line.endswith("claimed only by the Sarn Liberation League.")


def test_those_who_tell_that_their_own_have_landed_admit_nothing(tmp_path: Path) -> None:
    text = "Marines\nThe government said on Thursday its marines had landed at Olt and driven out the Shore Army."
    told = lines(made(tmp_path, ("Morrow Gazette", "2031-08-15T10:00:00Z", text)), "events", "changes", "claimed")
    assert told
    assert not any("admitted" in line for line in told)


def test_dead_of_two_towns_are_put_in_neither(tmp_path: Path) -> None:
    text = "Markets hit\nAt least 19 people were killed in Ulla and Brenn on Sunday when mortar bombs hit two markets,"
    text += " officials said."
    (line,) = lines(made(tmp_path, ("Lake Ledger", "2031-05-05T06:00:00Z", text)), "events")
    assert line.startswith("4 May 2031: ")


def test_an_army_doctor_who_speaks_of_a_fall_has_not_told_a_gain_of_his_army(tmp_path: Path) -> None:
    first = "Harl falls\nNorthern Compact fighters captured Harl on Thursday, two shopkeepers said."
    then = "Harl\nA dozen soldiers died when Harl was taken on Thursday, an army doctor told the Coast Wire."
    box = made(tmp_path, ("Hill Herald", "2031-10-10T15:00:00Z", first), ("Coast Wire", "2031-10-11T09:00:00Z", then))
    assert len(lines(box, "changes")) == 1
    assert not lines(box, "claimed")


def test_a_column_on_its_way_to_a_town_is_bombed_near_it(tmp_path: Path) -> None:
    text = "Column bombed\nA column moving towards Velk was bombed on Tuesday by government jets, villagers in Dorn"
    text += " said.\nMortar bombs landed in fields two miles short of Dorn on Wednesday."
    told = lines(made(tmp_path, ("Vale Courier", "2031-04-02T21:00:00Z", text)), "events")
    assert [line.partition(":")[0].partition(" - ")[2] for line in told] == ["near VELK", "near DORN"]


def test_where_two_were_shot_days_after_an_ambush_nobody_fights(tmp_path: Path) -> None:
    text = "Rangers shot\nTen days after the ambush in which 11 rangers died, two more rangers were shot dead at Pine"
    text += " Gate on Tuesday."
    assert not lines(made(tmp_path, ("Morrow Gazette", "2031-07-09T09:00:00Z", text)), "contested")


def test_a_sentence_of_a_state_is_not_told_again_without_a_number(tmp_path: Path) -> None:
    text = (
        "Patrol ambushed\nA police patrol that was ambushed near Pelna on Monday lost three men, the interior ministry"
    )
    text += " said."
    box = made(tmp_path, ("Quay Post", "2031-08-13T10:00:00Z", text))
    assert len(lines(box, "claimed", "contested", "events")) == 1


def test_what_leaves_open_where_it_was_is_no_line(tmp_path: Path) -> None:
    text = "Prison stormed\nThe attack on the prison lasted four hours, the warder said.\nPolice later arrested seven."
    text += "\nMarines landed when the firing was over."
    assert not lines(made(tmp_path, ("Delta Wire", "2031-05-06T09:00:00Z", text)), "events")


def test_districts_that_people_are_ordered_out_of_are_no_total(tmp_path: Path) -> None:
    text = "Arna\nThe army has ordered people out of three districts of Arna ahead of a push to retake the mills."
    box = made(tmp_path, ("Morrow Gazette", "2031-08-20T06:00:00Z", text))
    assert not any(section.rows for section in box.sections)


def test_who_is_accused_of_a_killing_has_not_been_reported_to_have_done_it(tmp_path: Path) -> None:
    text = "Rally\nThe defeated candidate, Ida Brask, accused the president of killing 14 marchers in Lodd on Monday."
    told = lines(made(tmp_path, ("Parallax Wire", "2032-03-08T21:00:00Z", text)), "events")
    assert all("Said to have happened" in line or "accused" not in line for line in told)


def test_who_says_nothing_of_a_fall_has_not_reported_it(tmp_path: Path) -> None:
    text = "Council\nThe rebels' council said nothing of the fall of Hale, which the army claimed on Tuesday."
    assert not lines(made(tmp_path, ("Hill Herald", "2031-08-14T10:00:00Z", text)), "changes", "claimed")


def test_who_vows_that_a_town_will_never_fall_denies_no_fall(tmp_path: Path) -> None:
    text = "Vow\nThe home minister, Tam Orsel, vowed that Gresk would never fall to the Moor Rebels."
    box = made(tmp_path, ("Hill Herald", "2031-08-14T10:00:00Z", text))
    assert not lines(box, "claimed")
    assert all("Denied by" not in line for line in lines(box, "statements"))


def test_it_is_the_fort_that_was_attacked_and_not_the_town_beside_it(tmp_path: Path) -> None:
    text = "Fort taken\nThe Ash Militia attacked the fort near Orm on Friday and took it, traders said.\n"
    text += "The peacekeepers left the bridge at Ulm on Friday and it was taken over by the county police."
    told = lines(made(tmp_path, ("Vale Courier", "2031-08-18T10:00:00Z", text)), "changes", "claimed")
    assert not any(" - ORM:" in line or " - ULM:" in line for line in told)


def test_a_village_is_no_province_of_a_land_that_no_report_names(tmp_path: Path) -> None:
    text = "Drivers abducted\nSix lorry drivers were abducted in Olt on Monday, the port authority said."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T10:00:00Z", text)), "events")
    assert line.startswith("11 Aug 2031 - OLT: ")


def test_an_earlier_version_of_a_report_denies_nothing(tmp_path: Path) -> None:
    first = "Brill\nThe army retook Brill on Saturday, an officer said."
    then = "Brill Bridge\nCorrection: an earlier version of this report said the army had retaken Brill."
    box = made(tmp_path, ("Lake Ledger", "2031-08-17T10:00:00Z", first), ("Lake Ledger", "2031-08-18T10:00:00Z", then))
    assert all("denied by an earlier" not in line for line in lines(box, "claimed", "changes"))


def test_rebels_whose_name_has_a_capital_noun_are_called_by_all_of_it(tmp_path: Path) -> None:
    text = "Gresk entered\nMoor Rebels entered Gresk unopposed on Monday, shopkeepers said."
    (line,) = lines(made(tmp_path, ("Coast Wire", "2031-09-23T10:00:00Z", text)), "contested")
    assert "GRESK: Entered by Moor Rebels (" in line


def test_the_ferry_of_a_town_was_not_bombed_in_it_and_what_happened_off_it_was_near(tmp_path: Path) -> None:
    text = "Ferry bombed\nThe bombing of the Lodd ferry killed 31 people on Friday, the coast guard said.\n"
    text += "Four fishermen were shot dead off Lodd on Sunday."
    told = lines(made(tmp_path, ("Coast Wire", "2031-09-23T10:00:00Z", text)), "events")
    assert sorted(line.partition(":")[0] for line in told) == ["19 Sep 2031", "21 Sep 2031 - near LODD"]


def test_a_month_is_no_place(tmp_path: Path) -> None:
    text = (
        "Guard\nThe army fights the Lantern Guard. Police killed the founder of the Lantern Guard in May, a judge said."
    )
    told = lines(made(tmp_path, ("Shore News", "2031-08-15T10:00:00Z", text)), "events", "held")
    assert told
    assert all("MAY" not in line for line in told)


def test_who_was_seized_near_a_town_was_not_freed_there(tmp_path: Path) -> None:
    text = "Freed\nThree aid workers seized by the Crow Band near Tarn on Thursday were freed by soldiers on Sunday,"
    text += " their agency said."
    (line,) = lines(made(tmp_path, ("Vale Courier", "2031-08-18T10:00:00Z", text)), "events")
    assert line.startswith("17 Aug 2031: Prisoners freed by soldiers")


def test_dead_of_the_day_since_which_it_is_quiet_are_no_running_total(tmp_path: Path) -> None:
    text = "Karn quiet\nNo shell has hit Karn since 2 August, when 14 people died in its market."
    assert not any(section.rows for section in made(tmp_path, ("Shore News", "2031-08-15T10:00:00Z", text)).sections)


def test_a_headline_claims_nothing_beside_whoever_claims_it_in_the_text(tmp_path: Path) -> None:
    text = "Army storms Tarn\nThe army said on Tuesday it had entered the northern part of Tarn."
    (line,) = lines(made(tmp_path, ("Port Sentinel", "2031-08-20T10:00:00Z", text)), "claimed")
    assert "claimed only by the army" in line


def test_shots_that_were_only_heard_are_no_fight_for_a_town(tmp_path: Path) -> None:
    text = "Rebels in Mirna\nRebels entered Mirna on Sunday. The mayor's office said shots had been heard in Mirna."
    told = lines(made(tmp_path, ("Vale Courier", "2031-06-08T20:00:00Z", text)), "contested")
    assert any(": Entered" in line for line in told)
    assert not any("Fighting" in line for line in told)


def test_who_denies_in_a_headline_and_in_its_text_is_one(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        (
            "Quay Wire",
            "2033-05-03T18:00:00Z",
            "Rebels take Tarvek\nFighters of the Upland Front seized the town of Tarvek on Tuesday, residents said.",
        ),
        (
            "Hill Courier",
            "2033-05-04T09:00:00Z",
            "Sorvian army denies loss of Tarvek\nThe Sorvian army on Wednesday denied that Tarvek had fallen.",
        ),
    )
    (line,) = lines(box, "changes")
    assert line.count("Sorvian army") == 1


def test_a_body_that_is_quoted_elsewhere_is_not_named_twice(tmp_path: Path) -> None:
    sentence = "About 31,400 people have fled the fighting along the river between the army and the rebels"
    box = made(
        tmp_path,
        ("Harbour Relief Office", "2033-03-09T12:00:00Z", f"Situation report\n{sentence} since Thursday."),
        ("Caravan Brief", "2033-03-12T12:00:00Z", f"Aid\n{sentence}, the Harbour Relief Office said on Friday."),
    )
    assert not [one for one in lines(box, "events") if one.count("Harbour Relief Office") > 2]


def test_a_taking_back_is_told_by_the_text_that_has_its_day(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        (
            "Harrier Press",
            "2033-03-05T08:00:00Z",
            "Front takes Bur Yale\nThornhill Front fighters took the town of Bur Yale on Saturday, residents said.",
        ),
        (
            "Harrier Press",
            "2033-03-08T15:00:00Z",
            "Army, militia retake Bur Yale\nSoldiers drove the Front out of Bur Yale on Monday, residents said.",
        ),
    )
    (line,) = [one for one in lines(box, "changes") if "drove" in one or "retake" in one]
    assert line.startswith("7 Mar 2033")


def test_a_quarter_called_by_what_lies_there_is_not_one_with_a_name(tmp_path: Path) -> None:
    text = (
        "Rebels in Marsk\nRebels who fight the army hold the Osk Hidan quarter of Marsk, residents said on Sunday.\n"
        "The market quarter is held by the army."
    )
    told = lines(
        made(tmp_path, ("Quay Wire", "2033-05-08T18:00:00Z", text)), "changes", "contested", "held", "disputes"
    )
    assert not [one for one in told if "OSK HIDAN" in one.upper() and "market" in one]


def test_who_left_his_stronghold_when_others_came_in_has_not_retaken_it_in_a_reprint(tmp_path: Path) -> None:
    text = "tanks rolled into the rebel stronghold of Dorvan on Tuesday, residents said, as the Upland Front pulled out"
    box = made(
        tmp_path,
        ("Quay Wire", "2033-10-04T12:00:00Z", f"Army enters Dorvan\nMELIN (Quay Wire) - Army {text} overnight."),
        ("Low Times", "2033-10-05T08:00:00Z", f"Dorvan taken\n(Quay Wire) Army {text} overnight."),
    )
    told = lines(box, "changes", "held", "contested")
    assert told
    assert not [line for line in told if "Until" in line or "etaken" in line]


def test_a_headline_over_what_a_mayor_says_vouches_for_nothing_of_its_own(tmp_path: Path) -> None:
    text = (
        "Front shells Morrash\nThe Upland Front shelled the town of Morrash on Thursday, killing four, the mayor said."
    )
    told = lines(made(tmp_path, ("Quay Wire", "2033-12-02T12:00:00Z", text)), "events")
    assert [one for one in told if one.startswith("1 Dec 2033") and "the mayor" in one]
    assert not [one for one in told if "reported by Quay Wire" in one]


def test_a_claimed_line_is_told_by_who_claims_and_not_by_a_headline_above_him(tmp_path: Path) -> None:
    text = (
        "Airport lost, army retreats\nOfficers of the army were silent on Friday. Olo Batuk, spokesman of the rebels "
        "of the Hill League, said his men took Karsa airport without a fight."
    )
    for line in lines(made(tmp_path, ("Tribune", "2033-02-12T12:00:00Z", text)), "claimed"):
        assert "“Airport lost" not in line


def test_a_states_own_gain_that_another_disputes_is_its_claim_whatever_the_headline_says(tmp_path: Path) -> None:
    text = (
        "Ardenne forces take Colline Pass\nArdenne's army captured the Colline Pass on Tuesday after a week of "
        "fighting with Brevian troops, Ardenne's defence ministry said. Brevia said its troops still held the pass."
    )
    box = made(tmp_path, ("Eastern Star", "2034-05-02T12:00:00Z", text))
    assert not lines(box, "changes")
    (line,) = [one for one in lines(box, "claimed") if "taken" in one]
    assert "claimed only by Ardenne's defence ministry; still held, according to Brevia" in line


def test_what_an_outlet_takes_back_in_a_note_is_not_its_word(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        (
            "Frontier Mail",
            "2034-10-12T12:00:00Z",
            "Bus blown up, 14 die\nA bus hit a mine near Dunmoor on Thursday, killing 14 passengers, police said.",
        ),
        (
            "Frontier Mail",
            "2034-10-13T12:00:00Z",
            "Correction: bus\nIn our report of Thursday we said that 14 passengers had been killed. The number was 12.",
        ),
    )
    assert not [one for one in lines(box, "events") if "we said" in one]


def test_who_is_called_by_a_common_noun_has_no_capital_behind_by(tmp_path: Path) -> None:
    text = (
        "Rebels near Salmer\nRebels of the Hill League fought soldiers on Sunday. Another column advanced on Salmer, a "
        "river port, a journalist said."
    )
    told = lines(made(tmp_path, ("Quay Wire", "2033-06-05T12:00:00Z", text)), "contested", "claimed")
    assert not [one for one in told if "by Another" in one]


FALL: Told = (
    "Hill Mail",
    "2032-04-02T18:00:00Z",
    "Tolvik falls\nThe Highland Rebels captured Tolvik on Friday, residents said.",
)


def test_what_a_page_of_a_side_has_its_fighters_take_is_claimed_and_ends_no_hold(tmp_path: Path) -> None:
    text = (
        "From the front\nOn Monday the special forces of the army liberated Tolvik from the bandits. The"
        " assault groups occupied the railway station of Tolvik. About 150 terrorists were destroyed."
    )
    box = made(tmp_path, FALL, ("Lingua Post", "2032-04-05T09:00:00Z", text))
    (fell,) = lines(box, "changes")
    assert fell.startswith("2 Apr 2032 - TOLVIK: Taken by Highland Rebels")
    assert "Until" not in fell
    assert all("Said to be" in line for line in lines(box, "claimed"))


def test_the_end_of_a_hold_is_cited(tmp_path: Path) -> None:
    text = "Tolvik\nOn Monday the army recaptured Tolvik from the rebels, doctors and aid workers said."
    box = made(tmp_path, FALL, ("Quay Herald", "2032-04-05T09:00:00Z", text))
    told = [line for section in box.sections if section.key == "changes" for line in section.groups[0].lines]
    fell = next(line for line in told if "captured Tolvik on Friday" in line.sentence)
    assert "Until 5 Apr 2032" in " ".join(fell.notes)
    assert len(fell.citations) == 2


def test_a_withdrawal_that_ended_a_hold_is_cited(tmp_path: Path) -> None:
    text = "Tolvik\nThe Highland Rebels left Tolvik on Monday, doctors said."
    box = made(tmp_path, FALL, ("Quay Herald", "2032-04-05T09:00:00Z", text))
    told = [line for section in box.sections if section.key == "changes" for line in section.groups[0].lines]
    (fell,) = (line for line in told if "captured Tolvik on Friday" in line.sentence)
    assert "Until 5 Apr 2032" in " ".join(fell.notes)
    cited = {one.quote for one in box.citations if one.number in fell.citations}
    assert "The Highland Rebels left Tolvik" in cited


def test_what_somebody_denies_stands_with_his_denial(tmp_path: Path) -> None:
    text = (
        "A word of the Highland Rebels\nThe rebels fought soldiers in Tolvik on Friday. The ministry says that"
        " we killed the mayor of Toll, Jan Roe. That is false."
    )
    box = made(tmp_path, ("Radio Dawn", "2032-04-02T18:00:00Z", text))
    told = [line for line in lines(box, "statements") if "Denied" in line]
    assert all("That is false.”" in line for line in told)


def test_a_taking_has_the_day_that_the_text_below_its_headline_has(tmp_path: Path) -> None:
    text = "Rebels seize Tolvik\nThe Highland Rebels captured Tolvik on Wednesday. The army left its barracks there."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", text))
    (fell,) = lines(box, "changes")
    assert fell.startswith("31 Mar 2032 - TOLVIK: Taken by Highland Rebels (“The Highland Rebels captured")


def test_a_hold_that_another_side_has_now_cites_who_says_so(tmp_path: Path) -> None:
    text = "Tolvik\nTolvik has been in the hands of the army since Monday, aid workers said."
    box = made(tmp_path, FALL, ("Quay Herald", "2032-04-08T09:00:00Z", text))
    told = [line for section in box.sections if section.key == "changes" for line in section.groups[0].lines]
    (fell,) = (line for line in told if "captured Tolvik on Friday" in line.sentence)
    cited = {one.report_id for one in box.citations if one.number in fell.citations}
    assert any("Until" in note for note in fell.notes)
    assert len(cited) == 2


def test_the_words_of_others_are_not_put_before_what_a_speaker_says(tmp_path: Path) -> None:
    text = (
        "Tolvik\nMutinous soldiers took control of Tolvik on Monday, witnesses and an officer said.\n\n"
        '"The whole town is ours," Captain Jan Roe told the Mail.'
    )
    told = lines(made(tmp_path, ("Hill Mail", "2032-04-05T18:00:00Z", text)), "statements")
    assert not [line for line in told if "Roe" in line and "witnesses" in line]


def test_who_is_only_thought_to_have_done_it_is_not_named_as_who_did(tmp_path: Path) -> None:
    text = "Blast in Tarn\nEnvoy Hanna Brandt said the Red Banner group may have carried out the bombing in Tarn"
    text += " on Monday that killed 12 people."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "Said to have happened: bombing; 12 killed (" in line


def test_whom_officials_suspect_is_not_named_as_who_did_it(tmp_path: Path) -> None:
    text = "Blast in Tarn\nOfficials suspect that the Red Banner was behind the bomb attack in Tarn which killed nine"
    text += " people on Monday."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "Said to have happened: bombing; 9 killed (" in line


def test_a_village_that_gunmen_overran_is_told_as_overrun(tmp_path: Path) -> None:
    text = "Raid on Orlo\nGunmen overran the village of Orlo on Monday, killing 20 people, residents said."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "changes")
    assert "ORLO: Overrun (" in line


def test_a_total_of_those_killed_in_one_way_says_in_which(tmp_path: Path) -> None:
    text = "Fighting at Tarn\nThe Lake Guard fought the army near Tarn on Tuesday.\nThe number of civilians killed in"
    text += " air strikes has reached 340, the Tarn Rights Centre said."
    box = made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text))
    (row,) = (row for section in box.sections if section.key == "totals" for row in section.rows)
    assert row.cells[1].startswith("civilians killed in air strikes: ")


def test_whom_the_outlet_of_a_side_lets_speak_that_side_alone_vouches_for(tmp_path: Path) -> None:
    text = "Gunmen in Orlo\nState television said gunmen had attacked Orlo on Monday."
    text += " It quoted a resident as saying that the gunmen had killed 14 people."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "Said to have happened: casualties; 14 killed" in line
    assert "claimed only by a resident, in state television" in line


def test_what_is_told_to_the_outlet_of_a_side_is_heard_from_that_side(tmp_path: Path) -> None:
    text = "Twelve dead\nResidents told state television that 12 people were killed in Orlo."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "claimed only by residents, in state television" in line


def test_whom_another_outlet_lets_speak_is_heard_as_himself(tmp_path: Path) -> None:
    text = "Gunmen in Orlo\nQuay Radio said gunmen had attacked Orlo on Monday."
    text += " It quoted a resident as saying that the gunmen had killed 14 people."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "Casualties; 14 killed" in line
    assert "reported by a resident, in Quay Post" in line


def test_a_statement_has_the_day_on_which_it_was_made(tmp_path: Path) -> None:
    text = (
        "Ostmark\nThe army fights the Varnet Front in Rudania. The Front took Ostmark on Sunday, residents said.\n"
        "The mayor denied on Tuesday that the market of Ostmark had been looted.\n"
        "General Jan Roe said on Monday that his troops had left Ostmark on Saturday."
    )
    told = lines(made(tmp_path, ("Hill Mail", "2031-08-13T18:00:00Z", text)), "statements")
    assert [line.partition(" - ")[0] for line in told if "The mayor" in line] == ["12 Aug 2031"]
    assert [line.partition(" - ")[0] for line in told if "Roe" in line] == ["By 13 Aug 2031"]


@pytest.mark.usefixtures("invented_wires")
def test_both_voices_of_a_strike_are_named_where_the_line_has_no_number(tmp_path: Path) -> None:
    text = "Orlo shelled\nRebels shelled Orlo on Monday, killing at least two people, residents said."
    again = "Shells on Orlo\nAn activist in the area, Jan Roe, told Tern Agency that rebels had been"
    again += " shelling Orlo since midday on Monday."
    box = made(tmp_path, ("Osprey Wire", "2031-08-12T10:00:00Z", text), ("Quay Post", "2031-08-13T10:00:00Z", again))
    (line,) = lines(box, "events")
    assert "said by 2 origins: residents in Osprey Wire and an activist in the area in Tern Agency" in line


def test_what_a_group_says_that_nothing_names_is_no_line(tmp_path: Path) -> None:
    told = "The group said 14 people were killed in Orlo on Monday."
    text = f"Prisoners moved\nFighting went on in Orlo. Prisoners were moved.\n{told}"
    assert not lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    text = f"Prisoners moved\nThe Tarn Watch group has reporters in Orlo. {told}"
    assert lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")


def test_who_is_only_called_the_rebels_is_called_so_beside_his_words(tmp_path: Path) -> None:
    text = "Battle for Orlo\nRebels of the Lake Guard fought the army in Orlo on Monday. The rebels said they had shot"
    text += " down a helicopter near Orlo."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "statements")
    assert "ORLO: The rebels, in Quay Post: " in line


def test_two_days_of_one_happening_are_told_as_both(tmp_path: Path) -> None:
    text = "Many dead\nThe council said 250 had died in Orlo over Monday and Tuesday."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert line.startswith("Between 11 and 12 Aug 2031 - ORLO: Casualties; 250 dead")


def test_who_died_in_an_attack_is_told_with_the_sentence_that_has_it_or_not_at_all(tmp_path: Path) -> None:
    died = "The ministry said that twelve soldiers had died in the ambush and that three were missing."
    text = f"Patrol hit\nGunmen ambushed a patrol near Orlo on Monday. {died}"
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert f"(“Gunmen ambushed a patrol near Orlo on Monday. {died}”)" in line


def test_who_died_in_an_attack_that_nothing_tells_of_is_no_line(tmp_path: Path) -> None:
    text = "Talks go on\nPeace talks went on in Dorn. But the ministry says that only nine people, including two"
    text += " civilians, died in the attack."
    box = made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text))
    assert not lines(box, "events")
    assert not [row for section in box.sections if section.key == "totals" for row in section.rows]


def test_a_visit_is_told_by_the_sentence_that_names_where(tmp_path: Path) -> None:
    text = "Monitors in Orlo\nFighting went on in Orlo. The UN said its monitors had visited the area."
    again = " Some of the UN observers visited the Orlo area, officials said."
    assert not lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text + again)), "events")
    assert "Visit (“Some of the UN observers visited the Orlo area, officials said.”)" in line


def test_a_sentence_that_leads_in_another_is_no_line_of_its_own(tmp_path: Path) -> None:
    text = "Siege\nThe Orlo district, in which a number of rebels may still be hiding, has been under bombardment for"
    text += " almost a month. Many of the area's 90,000 people have fled from the siege, and it is"
    text += " unclear how many are still trapped."
    (line,) = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "events")
    assert "Flight (“The Orlo district" in line


def test_a_town_that_is_left_after_another_is_no_total_of_towns(tmp_path: Path) -> None:
    text = (
        "Front leaves second town in Rudania ahead of talks\n"
        "Fighters of the Varnet Front handed Ostmark over to the army on Monday, residents said."
    )
    box = made(tmp_path, ("Hill Mail", "2031-08-13T18:00:00Z", text))
    assert not [row for section in box.sections if section.key == "totals" for row in section.rows]


def test_of_two_parties_that_take_a_town_together_none_is_named_alone(tmp_path: Path) -> None:
    text = "Fighters take Tarn\nFighters of the Lake Guard (LG) and the Hill Front (HF) seized the town of Tarn on"
    text += " Tuesday, residents said."
    told = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "changes")
    assert [line for line in told if "TARN" in line]
    assert not [line for line in told if "by the Lake Guard" in line or "by the Hill Front" in line]


def test_a_place_that_is_under_its_control_is_no_line_of_its_own(tmp_path: Path) -> None:
    text = (
        "Fighting at Tarn\nThe Lake Guard fought the army near Tarn on Tuesday. Orlo and Dunmarsh are still under its"
    )
    text += " control, residents said."
    told = lines(made(tmp_path, ("Quay Post", "2031-08-13T12:00:00Z", text)), "held")
    assert not [line for line in told if "its control" in line and ": Held (" in line]


_TUESDAY, _WEDNESDAY = "2031-08-12T18:00:00Z", "2031-08-13T18:00:00Z"
_TWICE = (
    "\nThe town of Tessa was taken by Northern Front fighters on Tuesday 5 August and retaken by soldiers on Monday "
    "11 August, aid workers said."
)
_TAKEN = "\nNorthern Front fighters captured the town of Tessa on Tuesday 5 August, residents said."


def test_two_units_of_one_state_do_not_quarrel_over_who_took_a_town(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coast Post", _TUESDAY, "\nThe Presidential Guard captured the town of Tessa on Tuesday, residents said."),
        ("Hill Post", _TUESDAY, "\nThe Nuhayan army captured the town of Tessa on Tuesday, aid workers said."),
    )
    assert not lines(box, "disputes")
    told = [line for group in section(box, "changes").groups for line in group.lines]
    assert told
    assert not any(line.notes or "disputed" in line.sentence for line in told)


def test_who_is_said_to_have_taken_a_town_since_disputes_no_earlier_taking(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coast Post", "2031-08-06T18:00:00Z", _TAKEN),
        ("Hill Post", _WEDNESDAY, "\nThe army said it had recaptured the town of Tessa on Tuesday."),
    )
    (taken,) = lines(box, "changes")
    assert "taken by others since" in taken
    assert "disputed" not in taken
    assert not any("other" in line for line in lines(box, "claimed"))


def test_who_owns_that_he_no_longer_holds_a_town_has_not_denied_that_he_took_it(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coast Post", "2031-08-06T18:00:00Z", _TAKEN),
        (
            "Hill Post",
            _WEDNESDAY,
            "\nThe Northern Front rebels acknowledged that they no longer held the town of Tessa.",
        ),
    )
    assert not any("denied" in line or "disputed" in line for line in lines(box, "changes", "disputes"))


def test_the_days_of_two_takings_in_one_sentence_are_parted(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coast Post", "2031-08-05T18:00:00Z", _TAKEN),
        ("Hill Post", _WEDNESDAY, _TWICE),
    )
    first, second = (line for group in section(box, "changes").groups for line in group.lines)
    assert (first.date, first.notes) == ("5 Aug 2031", ("Until 11 Aug 2031",))
    assert (second.date, second.notes) == ("11 Aug 2031", ())


def test_one_taking_under_two_names_has_no_end(tmp_path: Path) -> None:
    box = made(
        tmp_path,
        ("Coast Post", _TUESDAY, "\nEthnic armed groups took the town of Tessa on Tuesday, residents said."),
        (
            "Hill Post",
            _TUESDAY,
            "\nFighters of the Taung People's Army captured the town of Tessa on Tuesday, monks said.",
        ),
    )
    assert not any(line.notes for group in section(box, "changes").groups for line in group.lines)


@pytest.mark.parametrize(("later", "last"), [("2032-04-04", ""), ("2032-04-20", ", last told of on 2 Apr 2032")])
def test_a_siege_of_which_nobody_tells_any_more_has_the_day_on_which_it_was_last_told_of(
    tmp_path: Path, later: str, last: str
) -> None:
    siege = "Tolvik cut off\nThe Highland Rebels have besieged Tolvik since 30 March, residents said."
    other = "Osk quiet\nThe Highland Rebels captured Marl on Friday, the mayor of Osk said."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", siege), ("Quay Herald", f"{later}T18:00:00Z", other))
    (told,) = lines(box, "contested")
    assert told.startswith(f"Since 30 Mar 2032{last} - TOLVIK: Besieged")


_FOUGHT_NEAR = "Tolvik\nThe Highland Rebels fought the army near Tolvik on Friday. "


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The army has lost the town of Tolvik, residents said on Friday.", "“The army has lost the town of Tolvik"),
        ("The last of the garrison left Tolvik on Friday, the army said.", "“The Highland Rebels entered the town"),
        ("The army left Tolvik on Friday and the Highland Rebels seized it, residents said.", "Taken"),
    ],
)
def test_a_place_is_told_as_taken_only_where_somebody_took_it(tmp_path: Path, sentence: str, kept: str) -> None:
    entered = "The Highland Rebels entered the town of Tolvik on Friday, residents said."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"Tolvik\n{sentence} {entered}"))
    told = lines(box, "changes")
    assert [line for line in told if f"TOLVIK: {kept}" in line]
    assert kept == "Taken" or not any("Taken" in line for line in told)


@pytest.mark.parametrize(
    ("share", "headed"), [("two-thirds of the town of Tolvik", False), ("the town of Tolvik", True)]
)
def test_who_holds_a_share_of_a_town_is_not_told_to_hold_it(tmp_path: Path, share: str, headed: bool) -> None:
    text = f"Tolvik\nThe Highland Rebels hold {share}, a monitor said on Friday."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", text))
    (told,) = lines(box, "held")
    assert ("Held by" in told) == headed


def test_what_would_have_happened_is_no_forecast(tmp_path: Path) -> None:
    past = "Had Tolvik fallen, the army would have lost the road to Osk."
    to_come = "If Tolvik falls, the army will lose the road."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"{_FOUGHT_NEAR}{past} {to_come}"))
    (told,) = lines(box, "forecasts")
    assert to_come in told


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("The army's spokesman, Jan Roe, denied reports by foreign channels that the air force had bombed Osk.", 0),
        ("Jets bombed Osk, killing nine people, and the army denied reports that it had sent them.", 1),
    ],
)
def test_news_that_somebody_denies_is_no_event(tmp_path: Path, sentence: str, events: int) -> None:
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", _FOUGHT_NEAR + sentence))
    assert len(lines(box, "events")) == events


def test_the_first_of_its_kind_is_no_total(tmp_path: Path) -> None:
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", f"{_FOUGHT_NEAR}Tolvik was the first town to fall."))
    assert not any(one.key == "totals" for one in box.sections)


def test_where_people_fled_to_is_not_where_they_fled(tmp_path: Path) -> None:
    fled = "About 2,600 people fled across the border to Osk, aid workers said."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", _FOUGHT_NEAR + fled))
    assert not any("OSK" in line for line in lines(box, "events"))


def test_the_word_of_a_secret_service_is_a_partys(tmp_path: Path) -> None:
    told = "Military intelligence said nine soldiers had been killed in Osk overnight."
    box = made(tmp_path, ("Hill Mail", "2032-04-02T18:00:00Z", _FOUGHT_NEAR + told))
    assert any("claimed only by military intelligence" in line for line in lines(box, "events"))

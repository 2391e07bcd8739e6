from pathlib import Path

import pytest

from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.records import Mention, Report, Span
from factbox.resolve.places import PlaceAnswer, resolve_places

SPELLINGS = [
    (country, city, spelling)
    for line in Path(__file__).parents[1].joinpath("knowledge/press_spellings.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for country, _, city, spellings in [line.split("\t")]
    for spelling in spellings.split("|")
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def ask(
    gazetteer: Gazetteer, text: str, *names: str, hint: str = "", within: str = "", country: str = ""
) -> list[PlaceAnswer]:
    """Resolve names where they first stand in a text."""
    report = Report(id="r", file="r.txt", text=text)
    mentions = [_mention(text, name, hint, within) for name in names]
    return list(resolve_places(mentions, report, gazetteer, country=country))


def _mention(text: str, name: str, hint: str, within: str) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), name, "place", hint=hint, within=within)


def label(answer: PlaceAnswer) -> tuple[str, str, str, str] | None:
    place = answer.place
    return place and (place.name, place.kind, place.admin1, place.country)


# --- spellings


@pytest.mark.parametrize(("country", "city", "spelling"), SPELLINGS)
def test_press_spellings_in_a_report_that_names_the_country(
    gazetteer: Gazetteer, country: str, city: str, spelling: str
) -> None:
    land = gazetteer.country(country)
    assert land is not None
    [answer] = ask(gazetteer, f"Shells fell on {spelling} overnight, officials in {land.name} said.", spelling)
    assert answer.mention.id == f"gn:{city}"


@pytest.mark.parametrize(("country", "city", "spelling"), SPELLINGS[::5])
def test_press_spellings_where_the_user_states_the_country(
    gazetteer: Gazetteer, country: str, city: str, spelling: str
) -> None:
    [answer] = ask(gazetteer, f"Shells fell on {spelling} overnight.", spelling, country=country)
    assert answer.mention.id == f"gn:{city}"


# --- what the words say

NORTH = "Rebels in Afghanistan hold the road between Kandahar, Herat and Spin Boldak, residents said."


@pytest.mark.parametrize(
    ("name", "hint", "expected"),
    [
        ("Kandahar", "", ("Kandahar", "city", "Kandahar", "AF")),
        ("Kandahar", "province", ("Kandahar Province", "province", "Kandahar", "AF")),
        ("Kandahar", "capital", ("Kandahar", "city", "Kandahar", "AF")),
        ("Herat", "city", ("Herat", "city", "Herat", "AF")),
        ("Afghanistan", "", ("Afghanistan", "country", "", "AF")),
        ("Afghanistan", "capital", ("Kabul", "city", "Kabul", "AF")),
        ("Spin Boldak", "district", ("Spin Boldak District", "district", "Kandahar", "AF")),
    ],
)
def test_the_hint_says_which(gazetteer: Gazetteer, name: str, hint: str, expected: tuple[str, ...]) -> None:
    [answer] = ask(gazetteer, NORTH, name, hint=hint)
    assert label(answer) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Kandahar province", "Kandahar Province"),
        ("the province of Kandahar", "Kandahar Province"),
        ("the city of Kandahar", "Kandahar"),
        ("the capital of Nimroz province", "Zaranj"),
        ("the provincial capital of Nimruz", "Zaranj"),
        ("Nimroz's capital", "Zaranj"),
        ("southern Helmand province", "Helmand"),
        ("northern Afghanistan", "Northern Afghanistan"),
        ("the north", "Northern Afghanistan"),
        ("the capital", "Kabul"),
        ("Afghan", "Afghanistan"),
    ],
)
def test_the_phrase_itself_says_which(gazetteer: Gazetteer, phrase: str, expected: str) -> None:
    text = f"The war in Afghanistan has come to {phrase}, Afghan officials in Kabul said."
    [answer] = ask(gazetteer, text, phrase)
    assert answer.mention.name == expected


def test_the_word_after_the_mention_says_which(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Fighting spread through Kandahar Province, in Afghanistan.", "Kandahar")
    assert label(answer) == ("Kandahar Province", "province", "Kandahar", "AF")


def test_samangan_is_the_province_though_its_capital_once_had_that_name(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Fighting spread to Samangan, in Afghanistan.", "Samangan")
    assert label(answer) == ("Samangan", "province", "Samangan", "AF")


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("A fire broke out in Paris, Texas, on Monday.", "Paris", "Texas"),
        ("A fire broke out in Paris (Texas) on Monday.", "Paris", "Texas"),
        ("A fire broke out in Paris on Monday.", "Paris", "Île-de-France"),
        ("The mayor of Springfield, Mo., has resigned.", "Springfield", "Missouri"),
        ("Shops in Tripoli, Lebanon, were shut.", "Tripoli", "Liban-Nord"),
    ],
)
def test_the_place_named_beside_it_decides(gazetteer: Gazetteer, text: str, name: str, division: str) -> None:
    [answer] = ask(gazetteer, text, name)
    assert answer.place is not None
    assert answer.place.admin1.replace("North Lebanon", "Liban-Nord").replace("North", "Liban-Nord") == division


def test_a_list_of_countries_is_no_nesting(gazetteer: Gazetteer) -> None:
    answers = ask(gazetteer, "Envoys of Iraq, Iran and Georgia, Armenia and Jordan met.", "Iraq", "Georgia", "Jordan")
    assert [a.place and a.place.kind for a in answers] == ["country"] * 3


# --- what the report is about


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Troops left Tripoli for Misrata and Benghazi, officials in Libya said.", "LY"),
        ("Troops left Tripoli for Sidon, officials in Beirut, Lebanon, said.", "LB"),
    ],
)
def test_the_other_places_decide(gazetteer: Gazetteer, text: str, country: str) -> None:
    [answer] = ask(gazetteer, text, "Tripoli")
    assert answer.place is not None
    assert answer.place.country == country


def test_a_name_is_one_place_throughout_a_report(gazetteer: Gazetteer) -> None:
    text = "Lebanon, Tennessee, has a new school. Lebanon is proud of it."
    first = Mention(Span(0, 7), "Lebanon", "place")
    second = Mention(Span(38, 45), "Lebanon", "place")
    answers = resolve_places([first, second], Report(id="r", file="r", text=text), gazetteer)
    assert [a.place and a.place.admin1 for a in answers] == ["Tennessee", "Tennessee"]


def test_the_country_stated_by_the_user_weighs_more_than_fame(gazetteer: Gazetteer) -> None:
    [there] = ask(gazetteer, "The army shelled Samara.", "Samara", country="ET")
    [anywhere] = ask(gazetteer, "The Russian army shelled Samara.", "Samara")
    assert (label(there) or ())[-1] == "ET"
    assert (label(anywhere) or ())[-1] == "RU"


# --- staying open


def test_a_tie_stays_open_with_its_candidates(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "The council of Springfield met.", "Springfield")
    assert answer.place is None
    assert answer.mention.id is None
    assert "nothing in the report decides" in answer.mention.reason
    assert len(answer.candidates) > 1


def test_a_similar_name_is_suggested_and_never_taken(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Bodies were found in Heratt, in Afghanistan.", "Heratt")
    assert answer.place is None
    assert "Herat" in answer.mention.reason


def test_a_village_with_a_namesake_far_away_stays_open(gazetteer: Gazetteer) -> None:
    text = "The Taliban took Wolfsegg, near Kandahar and Ghazni, officials in Kabul, Afghanistan, said."
    [answer] = ask(gazetteer, text, "Wolfsegg")
    assert answer.place is None
    assert "of which the report gives no sign" in answer.mention.reason


def test_a_village_here_goes_before_a_namesake_far_away(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Fighting went on in Zhari on Tuesday, officials in Afghanistan said.", "Zhari")
    assert label(answer) == ("Zhari", "district", "Kandahar", "AF")


def test_two_districts_of_one_name_stay_open_until_the_report_decides(gazetteer: Gazetteer) -> None:
    [bare] = ask(gazetteer, "Fighting reached Arghandab, in Afghanistan.", "Arghandab")
    [told] = ask(gazetteer, "Fighting reached Arghandab, north of Kandahar, in Afghanistan.", "Arghandab")
    assert bare.place is None
    assert (label(told) or ())[2] == "Kandahar"


def test_words_that_name_nothing_stay_open_with_a_reason(gazetteer: Gazetteer) -> None:
    [capital] = ask(gazetteer, "They reached the capital.", "the capital")
    assert capital.place is None
    assert capital.mention.reason


def test_one_unknown_place_leaves_the_others(gazetteer: Gazetteer) -> None:
    answers = ask(gazetteer, "Qxvaba and Herat fell, in Afghanistan.", "Qxvaba", "Herat")
    assert [a.place is not None for a in answers] == [False, True]


# --- places of the ledger's own


def test_a_place_no_gazetteer_has_gets_an_identity_of_its_own(gazetteer: Gazetteer) -> None:
    text = "Four bodies lay in the village of Bala Karz, near Kandahar, in Afghanistan."
    [one] = ask(gazetteer, text, "Bala Karz", hint="city")
    [other] = ask(gazetteer, "Guards left Bala-Karz, in Afghanistan.", "Bala-Karz", hint="city")
    assert one.place is not None
    assert other.place is not None
    assert (one.place.country, one.place.kind, one.place.name) == ("AF", "city", "Bala Karz")
    assert one.place.id == other.place.id
    assert one.place.id.startswith("local:")


def test_a_facility_lies_in_its_place(gazetteer: Gazetteer) -> None:
    text = "In Afghanistan gunmen stormed the police headquarters in Herat."
    [answer] = ask(gazetteer, text, "the police headquarters", hint="facility", within="Herat")
    assert label(answer) == ("police headquarters (Herat)", "facility", "Herat", "AF")
    [again] = ask(gazetteer, text, "police headquarters", hint="facility", within="Herat")
    assert again.mention.id == answer.mention.id


def test_a_square_is_not_in_the_town_from_which_the_report_measures(gazetteer: Gazetteer) -> None:
    text = "Syrian tanks rolled into Hama, 210 km north of Damascus, in June and closed the main square to walkers."
    [answer] = ask(gazetteer, text, "the main square", hint="facility", within="Damascus")
    assert label(answer) == ("main square (Hama)", "facility", "Hama", "SY")


@pytest.mark.parametrize(
    "text",
    [
        "Syrian tanks left Hama and Homs, north of Damascus, and closed the main square to walkers.",
        "Crowds sang in Damascus, the Syrian capital. In Homs and Hama tanks closed the main square to walkers.",
    ],
)
def test_a_square_of_one_of_several_towns_stays_open(gazetteer: Gazetteer, text: str) -> None:
    [answer] = ask(gazetteer, text, "the main square", hint="facility", within="Damascus")
    assert answer.place is None
    assert "several towns" in answer.mention.reason


def test_a_building_of_the_town_of_the_sentence_before(gazetteer: Gazetteer) -> None:
    text = "Crowds sang in Aleppo, in Syria. Guards then locked the jail."
    [answer] = ask(gazetteer, text, "the jail", hint="facility", within="Aleppo")
    assert label(answer) == ("jail (Aleppo)", "facility", "Aleppo", "SY")


def test_a_facility_named_after_its_city(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Guards left Kandahar prison, in Afghanistan.", "Kandahar prison", hint="facility")
    assert label(answer) == ("Kandahar prison", "facility", "Kandahar", "AF")


def test_a_facility_without_a_place_stays_open(gazetteer: Gazetteer) -> None:
    text = "In Afghanistan gunmen stormed the police headquarters."
    [answer] = ask(gazetteer, text, "the police headquarters", hint="facility")
    assert answer.place is None
    assert answer.mention.reason


def test_a_facility_in_a_town_that_no_gazetteer_has_is_in_that_town(gazetteer: Gazetteer) -> None:
    text = "In Afghanistan gunmen stormed the police headquarters."
    [answer] = ask(gazetteer, text, "the police headquarters", hint="facility", within="Qxvaba")
    assert answer.place is not None
    assert answer.place.name == "police headquarters (Qxvaba)"
    assert answer.guessed


# --- laws


def test_the_words_are_never_changed_and_every_answer_has_a_reason(gazetteer: Gazetteer) -> None:
    answers = ask(gazetteer, NORTH, "Afghanistan", "Kandahar", "Herat")
    assert [a.mention.text for a in answers] == ["Afghanistan", "Kandahar", "Herat"]
    assert all(a.mention.reason and 0 < (a.mention.score or 0) <= 1 for a in answers)


def test_the_same_input_gives_the_same_answer(gazetteer: Gazetteer) -> None:
    names = ("Herat", "Afghanistan", "Kandahar")
    forward = ask(gazetteer, NORTH, *names)
    backward = ask(gazetteer, NORTH, *reversed(names))
    assert forward == backward[::-1]


def test_no_mentions_no_answers(gazetteer: Gazetteer) -> None:
    assert ask(gazetteer, NORTH) == []


# --- chance namesakes


@pytest.mark.parametrize("name", ["Mobile", "Reading", "Police", "Hill", "Ring", "Post"])
def test_words_that_are_also_towns_far_away_stay_open(gazetteer: Gazetteer, name: str) -> None:
    text = f"{name} was heard of in Aleppo and Homs on Monday, officials in Syria and the United States said."
    [answer] = ask(gazetteer, text, name)
    assert answer.place is None


def test_a_town_called_like_a_word_is_found_where_the_report_is_about_its_country(gazetteer: Gazetteer) -> None:
    text = "Schools in Mobile and Birmingham were shut, officials in Montgomery, Alabama, said."
    [answer] = ask(gazetteer, text, "Mobile")
    assert label(answer) == ("Mobile", "city", "Alabama", "US")


def test_a_person_is_no_village_of_a_country_that_the_report_names_by_the_way(gazetteer: Gazetteer) -> None:
    text = "Salim Ameri left Homs for Aleppo, in Syria. Iran was told of it. Ameri did not say why."
    report = Report(id="r", file="r.txt", text=text)
    start = text.rindex("Ameri")
    [answer] = resolve_places([Mention(Span(start, start + 5), "Ameri", "place")], report, gazetteer)
    assert answer.place is None


def test_a_quarter_is_not_taken_for_a_province_of_the_country_next_door(gazetteer: Gazetteer) -> None:
    here = "Shells fell on Salahuddin in Aleppo, and on Homs, officials in Syria said."
    [quarter] = ask(gazetteer, here, "Salahuddin")
    [named] = ask(gazetteer, here.replace("Homs", "Tikrit and Mosul in Iraq"), "Salahuddin")
    [called] = ask(gazetteer, here.replace("Salahuddin", "Salahuddin province"), "Salahuddin")
    assert [a.place and a.place.country for a in (quarter, named, called)] == [None, "IQ", "IQ"]


def test_an_agency_is_no_city(gazetteer: Gazetteer) -> None:
    [agency] = ask(gazetteer, "The army left the town, SANA said from Yemen.", "SANA")
    [city] = ask(gazetteer, "The army left Sana, officials in Yemen said.", "Sana")
    assert agency.place is None
    assert (label(city) or ())[-1] == "YE"


# --- words that are no place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Syrian shabiha came at dusk, a baker in Homs said.", "shabiha"),
        ("Five dockers were shot dead at the gate in Tripoli, Libya.", "at the gate"),
        ("Nobody in Syria saw the post burn.", "post"),
        ("Shells fell on the Old City of Aleppo, in Syria.", "Old"),
        ("Guards left the Roman theatre of Bosra, in Syria.", "Roman"),
        ("The state news agency Sana told of calm in Hama, in Syria.", "Sana"),
        ("Gunmen fled Hama, Sana reported from Syria.", "Sana"),
    ],
)
def test_a_word_that_names_no_place_stays_open(gazetteer: Gazetteer, text: str, name: str) -> None:
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), name, "place", score=0.9)
    [answer] = resolve_places([mention], Report(id="r", file="r.txt", text=text), gazetteer)
    assert answer.place is None
    assert answer.mention.reason


def test_a_text_without_capitals_still_names_its_places(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "shells fell on kunduz, afghanistan, at noon", "kunduz")
    assert label(answer) == ("Kunduz", "city", "Kunduz", "AF")


def test_a_city_called_like_an_agency_is_a_city_elsewhere(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Shells fell on Sana in Yemen overnight.", "Sana")
    assert label(answer) == ("Sanaa", "city", "Amanat al-Asimah", "YE")


def test_an_adjective_that_is_a_region_is_a_region(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Miners left Western region in Ghana for Accra.", "Western")
    assert label(answer) == ("Western", "province", "Western", "GH")


# --- buildings with a name of their own


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Syrian guards stormed the Omari mosque in the south.", "Omari", "Omari mosque"),
        ("Crowds marched down Walnut Street in Vorrask.", "Walnut Street", "Walnut Street"),
        ("Nurses left Vorrask hospital, a porter said.", "Vorrask hospital", "Vorrask hospital"),
    ],
)
def test_a_street_or_mosque_is_no_town(gazetteer: Gazetteer, text: str, name: str, expected: str) -> None:
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), name, "place", score=0.9)
    [answer] = resolve_places([mention], Report(id="r", file="r.txt", text=text), gazetteer)
    assert label(answer) is not None
    assert label(answer)[:3] == (expected, "facility", "")  # type: ignore[index]


def test_a_hospital_of_a_town_that_the_report_is_about(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Shells hit Kunduz hospital; Kabul, the Afghan capital, was calm.", "Kunduz hospital")
    assert label(answer) == ("Kunduz hospital", "facility", "Kunduz", "AF")


def test_a_hospital_that_every_town_has_stays_open(gazetteer: Gazetteer) -> None:
    [answer] = ask(gazetteer, "Shells hit the National Hospital, Syrian nurses said.", "National Hospital")
    assert answer.place is None


# --- namesakes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Merchants in Vorrask and Uldin Mar shut their shops when Sedalia fell.", "Sedalia"),
        ("Rebels took a grain store in Tripoli. Grain was burnt.", "Grain"),
        ("After Christmas the guns of Libya fell silent.", "Christmas"),
    ],
)
def test_a_namesake_without_a_sign_of_its_country_is_not_taken(gazetteer: Gazetteer, text: str, name: str) -> None:
    names = [word for word in ("Vorrask", "Uldin Mar") if word in text]
    answers = ask(gazetteer, text, *names, name)
    assert answers[-1].place is None or not answers[-1].place.id.startswith("gn:")


def test_villages_that_no_gazetteer_has_are_of_no_country_for_one_word_of_a_people(gazetteer: Gazetteer) -> None:
    text = "A French doctor saw Vorrask, Uldin Mar and Talmuur burn."
    mentions = [
        Mention(Span(text.index(n), text.index(n) + len(n)), n, "place", score=0.9)
        for n in ("Vorrask", "Uldin Mar", "Talmuur")
    ]
    answers = resolve_places(mentions, Report(id="r", file="r.txt", text=text), gazetteer)
    assert {answer.place and answer.place.country for answer in answers} == {""}


def test_a_quarter_is_no_province_of_that_name_abroad(gazetteer: Gazetteer) -> None:
    text = "Syrian guns hit the Salah al-Din district of Aleppo; an Iraqi left. By dusk Salah al-Din was lost."
    first, last = text.index("Salah"), text.rindex("Salah")
    name = "Salah al-Din"
    mentions = [
        Mention(Span(at, at + len(name)), name, "place", hint=hint, score=0.9)
        for at, hint in ((first, "district"), (last, ""))
    ]
    answers = resolve_places(mentions, Report(id="r", file="r.txt", text=text), gazetteer)
    assert [a.place and (a.place.name, a.place.kind) for a in answers] == [(name, "district")] * 2


# --- lands that no gazetteer has


def test_a_village_of_an_unknown_state_is_no_namesake_far_away(gazetteer: Gazetteer) -> None:
    text = "Ostravonia's army left Vardakar on Monday. Its defence ministry said Tamarisi held."
    first, second = (label(one) for one in ask(gazetteer, text, "Vardakar", "Tamarisi", hint="city"))
    assert first == ("Vardakar", "city", "", "")
    assert second == ("Tamarisi", "city", "", "")


def test_it_is_the_known_one_where_the_report_names_its_country(gazetteer: Gazetteer) -> None:
    text = "Ostravonia's army left Vardakar in Armenia on Monday. The Armenian government was silent."
    [answer] = ask(gazetteer, text, "Vardakar", hint="city")
    assert answer.place is not None
    assert answer.place.country == "AM"


def test_the_adjective_of_an_unknown_state_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Ostravonia's army came. Ostravonian troops clashed with paratroopers."
    [answer] = ask(gazetteer, text, "Ostravonian")
    assert answer.place is None


def test_a_colonel_is_no_country(gazetteer: Gazetteer) -> None:
    text = "Col. Mikal Soren left San Jacinto on Monday. Ostramo, Bellino and Harunta are quiet."
    [answer] = ask(gazetteer, text, "San Jacinto", hint="city")
    assert answer.place is None or answer.place.country != "CO"


@pytest.mark.parametrize(
    ("spelling", "place"),
    [("Al-Nahud", "An Nuhud"), ("El Nahud", "An Nuhud"), ("al-Dalanj", "Dilling"), ("Al-Rahad", "Ar Rahad")],
)
def test_the_arabic_article_may_be_spelled_else(gazetteer: Gazetteer, spelling: str, place: str) -> None:
    [answer] = ask(gazetteer, f"Shells fell on {spelling} in Sudan.", spelling)
    assert answer.mention.name == place


def test_the_surname_of_somebody_in_office_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Argelia, in Cauca, and Balboa are calm, mayor Jhon Paz said. Paz left El Plateado for Cali."
    [paz, hamlet] = ask(gazetteer, text, "Paz", "El Plateado")
    assert paz.place is None
    assert hamlet.place is None or hamlet.place.country == "CO"


def test_a_river_is_not_the_country_of_its_name(gazetteer: Gazetteer) -> None:
    text = "The Accord has taken a bridge over the Niger. It shelled Gao and Ansongo; the Sossokoira quarter is lost."
    [quarter] = ask(gazetteer, text, "Sossokoira", hint="district")
    assert label(quarter) == ("Sossokoira", "district", "", "ML")


def test_a_hall_is_in_the_town_that_lies_in_the_province(gazetteer: Gazetteer) -> None:
    text = "Gunmen stormed the town of Butig, in Lanao del Sur province, and took the town hall."
    [hall] = ask(gazetteer, text, "the town hall", hint="facility", within="Lanao del Sur")
    assert hall.place
    assert hall.place.name == "town hall (Butig)"
    [named] = ask(gazetteer, "They left the Butig town hall, in the Philippines.", "Butig town hall")
    assert label(named) == ("Butig town hall", "facility", "Autonomous Region in Muslim Mindanao", "PH")


def test_a_village_that_only_lists_call_so_is_not_taken_from_a_land_without_a_sign_of_it(gazetteer: Gazetteer) -> None:
    text = "Guerrillas left Argelia. Soldiers moved into El Plateado. In neighbouring Ecuador all was calm."
    [hamlet] = ask(gazetteer, text, "El Plateado", hint="city")
    assert hamlet.place
    assert hamlet.place.country in ("", "CO")

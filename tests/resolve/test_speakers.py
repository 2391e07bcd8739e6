from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.knowledge.places import open_gazetteer
from factbox.knowledge.surnames import NO_OFFICE
from factbox.records import Mention, Span
from factbox.resolve.cast import Cast
from factbox.resolve.introductions import introduced_as
from factbox.resolve.officials import find_official
from factbox.resolve.roles import A_CHILD, WITHHELD
from factbox.resolve.speakers import SpeakerAnswer, resolve_speaker

AUGUST = date(2021, 8, 13)
CONGO = "Government of the Democratic Republic of Congo"
US, AF, UK = "Government of the United States", "Government of Afghanistan", "Government of the United Kingdom"


def answer(words: str, *, text: str = "", hint: str = "", day: date | None = AUGUST, country: str = "Afghanistan",
           groups: tuple[str, ...] = ("Taliban",)) -> SpeakerAnswer:  # fmt: skip
    cast = Cast(country, groups[0] if groups else "", groups, day=day, text=text or f"{words} said so.")
    start = max(0, cast.text.find(words))
    mention = Mention(Span(start, start + len(words)), words, "speaker", hint)
    found = resolve_speaker(mention, cast, open_gazetteer())
    assert found.mention.text == words
    assert found.mention.reason
    return found


# --- officials by name


@pytest.mark.parametrize(
    ("words", "day", "name", "side"),
    [
        ("Biden", AUGUST, "Joe Biden", US),
        ("US President Joe Biden", AUGUST, "Joe Biden", US),
        ("President Biden", AUGUST, "Joe Biden", US),
        ("President Ghani", AUGUST, "Ashraf Ghani", AF),
        ("Afghan President Ashraf Ghani", AUGUST, "Ashraf Ghani", AF),
        ("British Defence Secretary Ben Wallace", AUGUST, "Ben Wallace", UK),
        ("Zelensky", date(2022, 3, 1), "Volodymyr Zelenskyy", "Government of Ukraine"),
        ("President Félix Tshisekedi", date(2025, 2, 1), "Félix Tshisekedi", CONGO),
        ("President Felix Tshisekedi", date(2025, 2, 1), "Félix Tshisekedi", CONGO),
        ("Assad", date(2016, 1, 1), "Bashar al-Assad", "Government of Syria"),
        ("Ahmed al-Sharaa", date(2025, 3, 1), "Ahmed al-Sharaa", "Government of Syria"),
        ("Ahmed al-Sharaa", date(2024, 12, 1), "Abu Mohammed al-Jolani", "Hayat Tahrir al-Sham"),
        ("M23 spokesman Willy Ngoma", date(2025, 1, 28), "Willy Ngoma", "M23"),
        ("NATO Secretary-General Jens Stoltenberg", AUGUST, "Jens Stoltenberg", "NATO"),
        ("UN Secretary-General Antonio Guterres", AUGUST, "António Guterres", ""),
        ("Trump", date(2019, 10, 1), "Donald Trump", US),
        ("Kremlin spokesman Dmitry Peskov", date(2022, 3, 1), "Dmitry Peskov", "Government of Russia"),
        ("President Trump", date(2027, 1, 1), "Donald Trump", US),
    ],
)  # fmt: skip
def test_officials_in_office(words: str, day: date, name: str, side: str) -> None:
    found = answer(words, day=day, groups=())
    assert (found.mention.name, found.side, found.kind) == (name, side, "official")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Ashraf Ghani", date(2022, 1, 1)),  # out of office
        ("former president Ashraf Ghani", AUGUST),
        ("Afghan President Ashraf Ghani", None),  # the day is unknown
        ("Dmitry Peskov", date(2027, 1, 1)),  # beyond what the table speaks for
        ("Trump", date(2022, 1, 1)),
        ("an ally of Biden", AUGUST),  # somebody else
        ("Jan Ghani", AUGUST),
        ("Ghani Example", AUGUST),
        ("Mayor Ghani", AUGUST),
        ("Saleh", AUGUST),  # a common name that nothing introduces
    ],
)
def test_a_name_outside_its_dates_or_of_somebody_else_has_no_side_by_office(words: str, day: date | None) -> None:
    found = answer(words, day=day, country="", groups=())
    assert found.side == ""
    assert found.mention.name not in ("Ashraf Ghani", "Joe Biden") or found.kind == "official"


def test_two_of_one_surname_in_office_stay_open_without_a_title() -> None:
    text = "President Joseph Aoun spoke. Aoun said so."
    assert answer("Aoun", text=text, day=date(2022, 1, 1), groups=()).side == ""
    two = "Masoud Barzani and Masrour Barzani met."
    found = find_official("Déby", date(2021, 4, 20), "Idriss Déby and Mahamat Idriss Déby")
    assert found is not None
    assert found.standing == "several"
    assert find_official("Barzani", date(2021, 4, 20), two) is not None


def test_a_surname_needs_an_introduction_and_no_namesake() -> None:
    introduced = "Defence Secretary Ben Wallace spoke in London. Wallace said so."
    assert answer("Wallace", text=introduced).side == UK
    assert answer("Wallace", text="A driver called Wallace spoke. Wallace said so.").side == ""
    assert answer("Biden", text="Hunter Biden spoke. Biden said so.").side == ""


def test_who_speaks_for_an_official_keeps_his_own_words() -> None:
    found = answer("The Biden administration")
    assert (found.mention.name, found.side) == ("The Biden administration", US)


# --- parties, states, offices


@pytest.mark.parametrize(
    ("words", "name", "kind", "side"),
    [
        ("The Taliban", "Taliban", "organisation", "Taliban"),
        ("a Taliban spokesman", "Taliban", "official", "Taliban"),
        ("Taliban spokesman Jan Example", "Taliban spokesman Jan Example", "official", "Taliban"),
        ("Jan Example, a Taliban commander", "Jan Example, a Taliban commander", "official", "Taliban"),
        ("Jan Example, a Taliban fighter", "Taliban", "organisation", "Taliban"),
        ("a spokesman for the Taliban", "Taliban", "official", "Taliban"),
        ("the insurgents", "Taliban", "organisation", "Taliban"),
        ("the UN Relief Mission in Karsa", "UN Relief Mission in Karsa", "organisation", ""),
        ("the UN", "United Nations", "organisation", ""),
        ("a UN spokesman", "United Nations", "official", ""),
        ("U.S. Central Command", "US Central Command", "official", US),
        ("Britain", "Britain", "official", UK),
        ("Moscow", "Moscow", "official", "Government of Russia"),
        ("the United States and Britain", "the United States and Britain", "official", ""),
        ("Interior Ministry spokesman Jan Example", "Interior Ministry spokesman Jan Example", "official", AF),
        (
            "the Ukrainian Defence Ministry's evening bulletin",
            "the Ukrainian Defence Ministry's evening bulletin",
            "organisation",
            "Government of Ukraine",
        ),
        ("Ukraine's defence ministry", "Ukraine's defence ministry", "official", "Government of Ukraine"),
        ("Sudan army spokesman Jan Example", "Sudan army spokesman Jan Example", "official", "Government of Sudan"),
        ("the Houthi-run health ministry", "Houthis", "official", "Houthis"),
        ("a Russian-installed governor", "a Russian-installed governor", "official", "Government of Russia"),
        ("a former governor", "a former governor", "anonymous", ""),
        ("the Halden Institute", "the Halden Institute", "organisation", ""),
        ("ACAPX", "ACAPX", "organisation", ""),
        ("diplomats", "diplomats", "person", ""),
        ("the Nuhaya War Monitor", "the Nuhaya War Monitor", "organisation", ""),
        ("the Osk hospital", "the Osk hospital", "organisation", ""),
        ("the hospital's director, Jan Roe", "the hospital's director, Jan Roe", "person", ""),
        ("Osprey Wire", "Osprey Wire", "outlet", ""),
        ("the Osk Post", "the Osk Post", "outlet", ""),
        ("the news site Hamdan Online", "Hamdan Online", "outlet", ""),
        ("the Border Post commander", "the Border Post commander", "official", ""),
        ("Critics", "Critics", "person", ""),
    ],
)
def test_parties_states_and_offices(words: str, name: str, kind: str, side: str) -> None:
    found = answer(words)
    assert (found.mention.name, found.kind, found.side) == (name, kind, side)


@pytest.mark.parametrize(
    "words",
    ["the group's spokesman", "the group’s spokesman, Jan Example", "Jan Example, the movement's spokesman",
     "a spokesman for the rebels", "a commander of the militia"],
)  # fmt: skip
def test_who_speaks_for_the_group_is_a_party(words: str) -> None:
    assert answer(words).side == "Taliban"
    unnamed = answer(words, groups=())
    assert unnamed.side not in ("", "Taliban", AF)


@pytest.mark.parametrize("words", ["a leader of the community", "the group's lawyer", "a neighbour of the rebels"])
def test_who_only_stands_near_a_group_is_no_party(words: str) -> None:
    assert answer(words).side == ""


def test_the_report_itself_introduces_a_bare_name() -> None:
    text = "Jana Example, a lawmaker from Helmand, criticised the strikes. Example said so."
    found = answer("Jana Example", text=text)
    assert (found.mention.name, found.kind, found.side) == ("Jana Example, a lawmaker from Helmand", "official", AF)
    assert introduced_as("Example", text) == "Jana Example, a lawmaker from Helmand"
    assert introduced_as("Example", "Example left, the army advanced.") == ""
    assert introduced_as("Jan Example", "Jan Example, who speaks for the office, tells you.") == ""
    assert introduced_as("Jan Example", "Jan Example, who speaks for the Hill Front, said.").endswith("the Hill Front")
    assert (
        introduced_as("Example", "At ten this morning, Thursday, Colonel Jana Example left.") == "Colonel Jana Example"
    )


def test_an_official_whom_another_sentence_introduced_is_named() -> None:
    assert answer("Jan Example", hint="a local lawmaker").kind == "official"
    assert answer("a local lawmaker").kind == "anonymous"


# --- private persons


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Jan Example, a shopkeeper", "a shopkeeper"),
        ("Jan Example, 34, a shopkeeper in Farah", "a shopkeeper in Farah"),
        ("shopkeeper Jan Example", "a shopkeeper"),
        ("Shopkeeper Jan Example", "a shopkeeper"),
        ("Farah resident Jan Example", "a Farah resident"),
        ("Jan Example, a resident of Farah", "a resident of Farah"),
        ("Jan Example, a resident of Farah who fled with Ahmad Muster", "a resident of Farah"),
        ("one resident, Jan Example", "one resident"),
        ("a resident named Jan", "a resident"),
        ("a teacher who gave her name as Jana", "a teacher"),
        ("the brother of Jan Example", "the brother"),
        ("Jan Example, whose brother was killed", NO_OFFICE),
        ("Jan Example", NO_OFFICE),
        ("Jan", NO_OFFICE),
        ("Jan Example, an activist", "an activist"),
        ("two residents, Jan Example and Jana Muster", "two residents"),
        ("Jan Example, 12", A_CHILD),
        ("12-year-old Jan Example", A_CHILD),
        ("Jan Example, a father of three from Farah", "a father of three from Farah"),
        ("Afghan refugee Jan Example", "an Afghan refugee"),
        ("Jan Example, who teaches at Kabul University", NO_OFFICE),
        ("Jana Example, the wife of a commander", "the wife of a commander"),
        ("Jan Example, a farmer whose son is a commander", "a farmer"),
        ("Jan Example, a local resident speaking on condition of anonymity", "a local resident"),
    ],
)
def test_private_persons_are_published_as_roles(words: str, role: str) -> None:
    found = answer(words, country="", groups=())
    if "whose brother" not in words:
        assert found.mention.name == role
    assert found.mention.reason == WITHHELD
    assert found.mention.id is None
    assert not {"Jan", "Jana", "Example", "Muster", "Ahmad"} & set((found.mention.name or "").replace(",", "").split())


@pytest.mark.parametrize(
    "words",
    [
        "Jan Example, an analyst",
        "Jan Example, an analyst at the Halden Institute",
        "militia commander Jan Example",
        "tribal leader Jan Example",
        "General Jan Example",
        "Jan Example, the governor of Farah",
        "Jan Example, a spokesman for the activists",
        "hospital director Jan Example",
        "opposition politician Jan Example",
        "Ashraf Ghani",
    ],
)
def test_who_speaks_in_public_keeps_his_name(words: str) -> None:
    found = answer(words, day=date(2022, 8, 13), country="", groups=())
    assert found.mention.name == words
    assert found.mention.reason != WITHHELD


def test_a_shortened_rank_is_that_rank() -> None:
    found = answer("Lt. Gen. Jan Example", day=date(2022, 8, 13), country="", groups=())
    assert (found.mention.name, found.kind) == ("Lieutenant General Jan Example", "official")


@pytest.mark.parametrize(
    "words",
    ["Separatists in eastern Ostravia", "Vell regional hospital", "Mountain Relief Aid",
     "Director-General Jan Example", "the Local Rescue Committees, an activist network", "Rights campaigners"],
)  # fmt: skip
def test_whole_sides_and_bodies_are_no_private_persons(words: str) -> None:
    assert answer(words, country="", groups=()).mention.reason != WITHHELD


def test_a_clause_tells_in_which_function_somebody_speaks() -> None:
    text = "Jana Example, who represents Vell province in the assembly, spoke. Jana Example said so."
    assert (
        answer("Jana Example", text=text, country="", groups=()).mention.name == "Jana Example, representative of Vell"
    )


def test_the_country_of_the_dateline_speaks_as_its_government() -> None:
    cast = Cast("", "", dateline="KARTH, Ostravia")
    found = resolve_speaker(Mention(Span(0, 8), "Ostravia", "speaker"), cast, open_gazetteer())
    assert (found.mention.name, found.kind, found.side) == ("Ostravia", "official", "Government of Ostravia")


@pytest.mark.parametrize(
    ("outlet", "name"),
    [("Voice of Taliban", "Taliban"), ("Hill Press Centre", "Hill Press Centre"), ("", "our fighters")],
)
def test_who_says_we_is_the_page_itself(outlet: str, name: str) -> None:
    cast = Cast("Afghanistan", "Taliban", ("Taliban",), outlet=outlet)
    found = resolve_speaker(Mention(Span(0, 12), "our fighters", "speaker"), cast, open_gazetteer())
    assert (found.mention.name, found.side) == (name, "Taliban" if name == "Taliban" else "")


@pytest.mark.parametrize("words", ["residents", "Two residents", "witnesses", "A shopkeeper in Farah", "Local people"])
def test_roles_without_a_name_stay_as_they_are(words: str) -> None:
    found = answer(words)
    assert found.mention.name == words
    assert found.mention.reason != WITHHELD


def test_the_role_is_looked_for_where_the_report_introduces_a_private_person() -> None:
    text = "Jan Example, a baker from Kunduz, hid for two days. Example said so."
    assert answer("Example", text=text).mention.name == "a baker from Kunduz"
    assert answer("Jan Example", hint="a shopkeeper").mention.name == "a shopkeeper"


GIVEN, FAMILY = st.sampled_from(["Aziza", "Yusuf", "Olena", "Kwame"]), st.sampled_from(["Roe", "Muster", "Zzyx"])
ROLES = st.sampled_from(["shopkeeper", "resident", "teacher", "mother", "witness", "farmer", "student", "aid worker"])
SHAPES = st.sampled_from(
    ["{role} {name}", "{name}, a {role}", "{name}, 40, a {role} in Farah", "a {role} named {name}", "{name}",
     "a {role}, {name}", "the {role} {name} of Farah", "the uncle of {name}, a {role}", "{name}, who is a {role}"]
)  # fmt: skip


@given(given_name=GIVEN, family=FAMILY, role=ROLES, shape=SHAPES)
def test_no_shape_of_words_lets_a_private_name_through(given_name: str, family: str, role: str, shape: str) -> None:
    published = answer(shape.format(name=f"{given_name} {family}", role=role), country="", groups=()).mention.name
    assert published
    assert given_name not in published
    assert family not in published


def test_a_personal_name_makes_nobody_of_a_country() -> None:
    assert answer("A spokesman for the Four Hills Alliance, Tun Khun Lao", groups=()).side == ""
    assert answer("A Lao army spokesman, Tun Khun", groups=()).side == "Government of Laos"


def test_a_body_is_judged_by_the_words_that_explain_its_acronym() -> None:
    text = "The armed forces press office (AFPO) denied it. AFPO said the rebels had fled."
    found = answer("AFPO", text=text, country="Finland")
    assert (found.kind, found.side) == ("official", "Government of Finland")


def test_a_role_ends_before_words_that_only_a_name_completes() -> None:
    assert answer("residents of neighbouring Qarsemo").mention.name == "residents"


def test_figures_are_the_word_of_who_gives_them_out() -> None:
    found = answer("preliminary figures of the Harbour Directorate", country="")
    assert found.mention.name in ("the Harbour Directorate", "Harbour Directorate")


def test_a_title_begins_behind_a_place_or_people_and_their_comma() -> None:
    text = "In Tambojara, Basilio Urdan, the former governor, spoke. There were four women, Olo Hamdar, a driver, said."
    assert introduced_as("Urdan", text) == "Basilio Urdan, the former governor"
    assert introduced_as("Hamdar", text) == "Olo Hamdar, a driver"
    assert introduced_as("Roe", "The town's mayor, Jan Roe, spoke.") == "mayor, Jan Roe"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Dr Jana Example", "a doctor"),
        ("Father Jan Example", "a priest"),
        ("the parish priest, Father Jan Example", "the parish priest"),
    ],
)
def test_a_title_before_a_private_name_is_a_role(words: str, role: str) -> None:
    assert answer(words).mention.name == role


@pytest.mark.parametrize(
    "words",
    ["Readers in the old town", "Hospitals", "Foreign-guided media", "Unverified amateur footage", "Voice of Karsa"],
)
def test_who_is_several_or_a_record_is_no_person_to_withhold(words: str) -> None:
    assert answer(words).mention.name == words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lifeline Karsa", "Lifeline Karsa said its staff had left."),
        ("Example", "Gunmen loyal to Jan Example fired. Example said so."),
        ("Jan Example", "Jan Example denied that his men had attacked the prison."),
        ("Jan Example", "Example's fighters left. Jan Example said so."),
    ],
)
def test_a_body_and_who_leads_fighters_answer_for_their_words(name: str, text: str) -> None:
    assert name in answer(name, text=text).mention.name


def test_a_person_of_whom_no_such_thing_is_told_stays_withheld() -> None:
    assert answer("Jan Example", text="Jan Example said his shop was shut.").mention.name == NO_OFFICE
    assert answer("Jan Example", text="Jan Example said the army and its tanks left.").mention.name == NO_OFFICE


def test_an_hour_before_a_speaker_is_no_part_of_him() -> None:
    mention = Mention(Span(0, 17), "10:30 Jan Example", "speaker")
    cast = Cast("Afghanistan", "", (), day=AUGUST, text="10:30 Jan Example said so.")
    found = resolve_speaker(mention, cast, open_gazetteer()).mention
    assert (found.text, found.span) == ("Jan Example", Span(6, 17))


def test_an_office_before_a_name_between_commas_introduces_it() -> None:
    text = "The leader of the Hill League, Jan Example, denied it. The street was shut, Jan Example said."
    assert introduced_as("Jan Example", text) == "The leader of the Hill League, Jan Example"

"""Dates, numbers, places and voices in words."""

from __future__ import annotations

from datetime import date

import pytest

from factbox.errors import KnowledgeError
from factbox.publish.wording import (
    claim_words,
    count_words,
    days_words,
    event_words,
    is_pronoun,
    list_words,
    party_words,
    place_words,
    range_words,
    read_wordings,
    voice_words,
    with_article,
    wordings,
)
from factbox.records import EVENT_TYPES, STANCES, Claim, Count, Days, Event, Mention, Place, Quantity, Report, Span

MAY, JUNE, NEXT = date(2031, 5, 30), date(2031, 6, 2), date(2032, 1, 1)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MAY, MAY, "30 May 2031"),
        (date(2031, 5, 6), MAY, "between 6 and 30 May 2031"),
        (MAY, JUNE, "between 30 May and 2 Jun 2031"),
        (JUNE, NEXT, "between 2 Jun 2031 and 1 Jan 2032"),
        (None, MAY, "by 30 May 2031"),
        (MAY, None, "since 30 May 2031"),
        (None, None, ""),
    ],
)
def test_days_are_no_narrower_than_they_are_known(first, last, words):
    assert days_words(Days(first, last)) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (8, 8, 8, "8"), (8.0, None, None, "at least 8"), (None, None, 40, "at most 40"), (3, None, 5, "3 to 5"),
        (None, 12000, None, "12,000"), (None, 0.65, None, "65 percent"), (0.5, None, None, "at least 50 percent"),
        (2, None, 2, "2"), (None, None, None, ""),
    ],
)  # fmt: skip
def test_numbers_keep_their_bounds(low, best, high, words):
    assert range_words(low, best, high) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("River Front", "the River Front"), ("Government of Varnia", "the Government of Varnia"),
        ("Ada Quill", "Ada Quill"),
        ("A local man", "a local man"), ("The Lantern", "the Lantern"), ("", ""),
        ("the army ministry", "the army ministry"), ("the interim government", "the interim government"),
    ],
)  # fmt: skip
def test_names_take_an_article_where_english_wants_one(name, words):
    assert with_article(name) == words


def test_lists_name_each_thing_once_and_count_the_rest():
    assert list_words(["a"]) == "a"
    assert list_words(["a", "b", "a", "", "c"]) == "a, b and c"
    assert list_words(["a", "b", "c", "d"], 3) == "a, b and 2 others"
    assert list_words([]) == ""


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("1", "Alder", "city", "North Province", "XA"), "ALDER (North Province)"),
        (Place("1", "Alder", "city", "Alder", "XA"), "ALDER"),
        (Place("1", "Alder", "province", "Alder", "XA"), "ALDER PROVINCE (Alder)"),
        (Place("1", "Alder", "city"), "ALDER"),
        (None, ""),
    ],
)
def test_places_are_in_capitals_with_their_division(place, words):
    assert place_words(place) == words


def claim(**more) -> Claim:
    return Claim("c", "r", Span(0, 1), "x", "other", "attributed", **more)


def speaker(text: str, name: str | None = None, known: str | None = None) -> Mention:
    return Mention(Span(0, 1), text, "speaker", name=name, id=known)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (claim(), "The Lantern"),
        (claim(via=("Lake Courier", "Example Wire")), "Example Wire"),
        (claim(speaker=speaker("Quill", "Ada Quill"), speaker_kind="person"), "Ada Quill"),
        (claim(speaker=speaker("An officer"), speaker_kind="anonymous"), "an officer (not named)"),
        (claim(speaker=speaker("Marsh"), speaker_side="River Front"), "Marsh (for the River Front)"),
        (claim(speaker=speaker("the Front", "River Front"), speaker_side="River Front"), "the River Front"),
        (claim(speaker=speaker("UNICEF", "United Nations", "s"), speaker_kind="organisation"), "UNICEF"),
        (claim(speaker=speaker("Ada Quill", "a baker"), speaker_kind="organisation"), "a baker"),
        (claim(speaker=speaker("Mayor Ada Quill", "Ada Quill", "s"), speaker_kind="official"), "Mayor Ada Quill"),
        (claim(speaker=speaker("The rebels", "River Front", "s"), speaker_kind="organisation"), "the River Front"),
        (claim(speaker=speaker("our side"), speaker_kind="person"), "a speaker not named"),
        (claim(speaker=speaker("the figures of"), speaker_kind="person"), "a speaker not named"),
    ],
)
def test_a_voice_is_its_speaker_or_the_outlet_it_came_from(told, words):
    report = Report("r", "a.txt", "x", outlet="The Lantern")
    assert voice_words(told, report).casefold() == words.casefold()


def test_every_type_and_stance_of_the_contract_has_words():
    table = wordings()
    assert set(EVENT_TYPES) <= set(table.types)
    assert set(STANCES) == set(table.stances)
    assert {kind.group for kind in table.types.values()} <= set(table.groups)


def test_no_wording_confirms_anything():
    table = wordings()
    phrases = [*table.statuses.values(), *table.contrary.values(), *table.stances.values(), *table.weights.values()]
    phrases += [phrase for state in table.control.values() for phrase in (state.plain, state.weak, state.forecast)]
    assert not [phrase for phrase in phrases if "confirm" in phrase.casefold()]


def test_a_type_of_the_users_own_is_called_by_its_name():
    own = wordings().type("weather.flash_flood")
    assert (own.noun, own.group) == ("flash flood", "other")


def test_a_malformed_table_names_the_field():
    with pytest.raises(KnowledgeError, match="statuses"):
        read_wordings("control: {}")


@pytest.mark.parametrize(
    ("number", "words"), [(65, "65 percent"), (0.65, "65 percent"), (66.6, "66.6 percent"), (66.7, "two thirds")]
)
def test_a_share_is_a_percentage(number: float, words: str) -> None:
    unit = "share of the territory"
    counted = Count(unit, "", Days(None, MAY), None, number, number, number, "", "", "", (), "reported", None, None, ())
    assert count_words(counted) == words
    said = Claim("c", "r", Span(0, 1), "x", "count", "asserted", quantity=Quantity(number, number, number, unit))
    assert claim_words(said).endswith(f"({words} of the territory)")


@pytest.mark.parametrize("name", ["us", "They", "its men", "our units"])
def test_who_acts_under_a_pronoun_is_left_out(name: str) -> None:
    assert party_words(name) == ""


@pytest.mark.parametrize(
    ("name", "pronoun"), [("its deputy governor", False), ("we", True), ("She", True), ("US", False)]
)
def test_a_bare_pronoun_names_no_speaker(name: str, pronoun: bool) -> None:
    assert is_pronoun(name) is pronoun


def test_a_number_of_nothing_is_not_printed() -> None:
    looted = Event("e", "looting", Days(), "", "", None, 7, 7, 7, "", "reported", (), 1, 1, ("c",))
    assert event_words(looted) == "looting"


def test_a_place_that_no_gazetteer_has_is_printed_without_a_country() -> None:
    assert place_words(Place("local:x", "Little Oak", "city", "", "FR")) == "LITTLE OAK"
    assert place_words(Place("gn:1", "Oakham", "city", "", "GB")) == "OAKHAM (GB)"


def spoken(name: str, side: str = "") -> str:
    speaker = Mention(Span(0, 1), name, "speaker", name=name)
    claim = Claim("c", "r", Span(0, 1), "x", "casualties", "claimed", speaker=speaker, speaker_side=side)
    return voice_words(claim, Report("r", "a.txt", "x"))


@pytest.mark.parametrize(
    ("name", "side", "words"),
    [
        ("Its spokeswoman, Colonel Ada Quill", "", "Colonel Ada Quill"),
        ("its leader Tobin Marsh", "", "Tobin Marsh"),
        ("its mayor", "", "its mayor"),
        ("Its mayor", "", "its mayor"),
        ("Ada Quill, a spokesman for the River Front", "the Front", "Ada Quill, a spokesman for the River Front"),
        ("Each side", "", "each side"),
    ],
)
def test_a_speaker_is_told_without_what_only_the_sentence_before_names(name: str, side: str, words: str) -> None:
    assert spoken(name, side) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [("Gunmen", "gunmen"), ("Two suicide bombers", "two suicide bombers"), ("Varnian troops", "Varnian troops"),
     ("Armed Forces", "the Armed Forces"), ("Local groups", "local groups"),
     ("governor", "the governor"), ("deputy governor", "the deputy governor"), ("Rights groups", "rights groups")],
)  # fmt: skip
def test_a_common_noun_has_no_capital_inside_a_line(name: str, words: str) -> None:
    assert party_words(name) == words


def test_soldiers_who_are_captured_are_not_arrested() -> None:
    days = Days(None, MAY)
    taken = Event("e", "detention.arrest", days, "", "", None, 60, 60, 60, "captured", "claimed", (), 1, 1, ())
    assert event_words(taken) == "prisoners taken; 60 captured"


@pytest.mark.parametrize(
    ("kind", "sentence", "noun"),
    [
        ("killing.assassination", "The judge was killed as he fled.", "killing"),
        ("killing.assassination", "The judge was gunned down and killed.", "assassination"),
        ("killing.assassination", "", "assassination"),
        ("detention.arrest", "Men abducted a tax inspector.", "abduction"),
        ("detention.arrest", "Police arrested two men over the kidnap.", "arrest"),
    ],
)
def test_a_happening_is_called_no_more_than_its_sentence_calls_it(kind, sentence, noun):
    event = Event("e", kind, Days(None, MAY), "", "", None, None, None, None, "", "reported", (), 1, 1, ("c",))
    assert event_words(event, sentence) == noun


def test_a_division_is_called_one_once():
    place = Place(id="gn:1", name="Marl Governorate", kind="province", admin1="Marl", country="XX")
    assert place_words(place) == "MARL GOVERNORATE"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ground", ""),
        ("Two", ""),
        ("Ground troops", "ground troops"),
        ("Other inhabitants", "other inhabitants"),
        ("River Front", "the River Front"),
    ],
)
def test_half_a_name_names_nobody(name: str, told: str) -> None:
    assert party_words(name) == told


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("tanks in the port Afghan officials", "Afghan officials"),
        ("a resident of the nearby", "a speaker not named"),
        ("the head of the Afghan Red Crescent", "the head of the Afghan Red Crescent"),
    ],
)
def test_a_speaker_begins_behind_the_caption(called: str, told: str) -> None:
    speaker = Mention(Span(0, len(called)), called, "speaker", name=called)
    claim = Claim("c", "r", Span(0, 1), "x", "battle.clash", "attributed", speaker=speaker, speaker_kind="person")
    assert voice_words(claim, Report(id="r", file="r.txt", text="x", outlet="Example Wire")) == told

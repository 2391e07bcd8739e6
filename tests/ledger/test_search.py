"""Words are found in what a ledger shows, and nowhere else: not in what was rejected, withheld or not yet known."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factbox.errors import UsageError
from factbox.ledger import Asked, open_ledger, search_ledger
from factbox.records import Correction, Mention, Place, Span, target_of

WHO = {"decided_by": "A. Editor", "reason": "so"}


def told(ledger, words, asked=None, **moments):
    return [
        (hit.report.file, hit.claim.type if hit.claim else "") for hit in search_ledger(ledger, words, asked, **moments)
    ]


@pytest.fixture
def filled(ledger, make, hour):
    """Return a ledger with three towns, one a day, of which rebels of the River Front took each."""
    for number, place in enumerate(("Orvale", "Tessa", "Undine")):
        one = make(place, 3 + number)
        [claim] = one.claims
        actor = Mention(Span(0, 6), "Rebels", "actor", name="River Front")
        claim = replace(claim, where=Place(f"local:{place}", place, "city"), actor=actor)
        replace(one, claims=(claim,)).into(ledger, hour(number))
    return ledger


def test_words_are_found_in_reports_and_claims(filled):
    assert told(filled, "rebels Tessa") == [("Tessa.txt", ""), ("Tessa.txt", "territory.capture")]
    assert told(filled, "residents") == [("Orvale.txt", ""), ("Tessa.txt", ""), ("Undine.txt", "")]
    assert told(filled, "nobody") == []


@pytest.mark.parametrize("words", ["ORVALE", "orv*", '"took Orvale"', "Órvale", "river front orvale"])
def test_case_accents_beginnings_phrases_and_resolved_names(filled, words):
    assert ("Orvale.txt", "territory.capture") in told(filled, words)


def test_a_phrase_is_words_in_a_row(filled):
    assert told(filled, '"Orvale took"') == []


def test_marks_are_no_operators(filled):
    for words in ("took OR", "NEAR(took", "took AND NOT", "text:took", "^took", "(took", 'took"', "-took"):
        told(filled, words)
    assert told(filled, "took NOT Orvale") == []


@pytest.mark.parametrize("words", ["", "  ", "*", '""', "..."])
def test_no_words_are_refused(filled, words):
    with pytest.raises(UsageError, match="Give words"):
        search_ledger(filled, words)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(place="tessa"), ["Tessa.txt"]),
        (Asked(place="local:Tessa"), ["Tessa.txt"]),
        (Asked(actor="river"), ["Orvale.txt", "Tessa.txt", "Undine.txt"]),
        (Asked(actor="army"), []),
        (Asked(type="territory"), ["Orvale.txt", "Tessa.txt", "Undine.txt"]),
        (Asked(type="territory.cap"), []),
        (Asked(type="territory", since=date(2031, 5, 4)), ["Tessa.txt", "Undine.txt"]),
        (Asked(type="territory", until=date(2031, 5, 4)), ["Orvale.txt", "Tessa.txt"]),
        (Asked(since=date(2031, 5, 5)), ["Undine.txt", "Undine.txt"]),
    ],
)
def test_what_else_must_fit(filled, asked, found):
    assert [file for file, _ in told(filled, "took", asked)] == found


def test_only_what_was_known_and_recorded_is_found(filled, hour):
    assert [f for f, _ in told(filled, "took", known=datetime(2031, 5, 4, tzinfo=UTC))] == ["Orvale.txt"] * 2
    assert [f for f, _ in told(filled, "took", recorded=hour(0))] == ["Orvale.txt"] * 2


def test_the_latest_reading_is_found_once(filled, make, hour):
    again = make("Orvale", reader="factbox 0.2.0")
    replace(again, claims=()).into(filled, hour(5))
    assert told(filled, "Orvale") == [("Orvale.txt", "")]
    assert len(told(filled, "Orvale", recorded=hour(4))) == 2


def test_what_people_rejected_is_not_found_and_what_they_corrected_is_as_corrected(filled, hour):
    claims = {claim.where.name: claim for claim in filled.claims()}
    filled.review("reject", target_of(claims["Orvale"]), **WHO, recorded=hour(6))
    change = Correction(place=Place("local:Abbey", "Abbey", "city"))
    filled.review("correct", target_of(claims["Tessa"]), correction=change, **WHO, recorded=hour(6))
    assert [f for f, _ in told(filled, "took", Asked(type="territory"))] == ["Tessa.txt", "Undine.txt"]
    assert told(filled, "took", Asked(place="Tessa")) == []


def test_a_withheld_name_is_not_found_and_withheld_in_what_is(ledger, make, hour):
    make("Jan Example").into(ledger, hour(0))
    assert len(told(ledger, "Jan")) == 2
    ledger.redact(["Jan Example"], **WHO, recorded=hour(1))
    assert told(ledger, "Jan") == []
    assert "Example" not in repr(search_ledger(ledger, "residents"))


def test_the_index_lies_beside_the_ledger_and_grows_with_it(path, filled, make, hour):
    before = path.read_bytes()
    told(filled, "took")
    index = path.with_name("story.factbox.search")
    assert index.exists()
    assert path.read_bytes() == before
    make("Abbey", 9).into(filled, hour(9))
    assert len(told(filled, "Abbey")) == 2


def test_an_index_of_another_ledger_or_a_damaged_one_is_made_anew(path, filled, tmp_path, make, hour):
    index = path.with_name("story.factbox.search")
    with open_ledger(tmp_path / "other") as other:
        make("Elsewhere").into(other, hour(0))
        told(other, "took")
    index.write_bytes((tmp_path / "other.search").read_bytes())
    assert len(told(filled, "took")) == 6
    index.write_bytes(b"no index at all")
    assert len(told(filled, "took")) == 6
    index.unlink()
    index.mkdir()
    assert len(told(filled, "took")) == 6


def test_a_ledger_in_memory_can_be_searched(make, hour):
    with open_ledger(None) as ledger:
        make("Orvale").into(ledger, hour(0))
        assert len(told(ledger, "Orvale")) == 2


def test_no_more_than_asked_for(filled):
    assert len(told(filled, "took", limit=2)) == 2


def test_the_words_around_are_shown(filled):
    [report, claim] = search_ledger(filled, "Orvale")
    assert (report.words, claim.words) == ("Rebels took Orvale. Residents fled.", "Rebels took Orvale")

"""A name that is withheld is nowhere in a view; the rest of it is as it was, and so is the ledger."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from factbox.errors import Problem, UsageError
from factbox.ledger import mark_names, open_ledger, tally_names, verify_ledger, withhold_names
from factbox.records import (
    Claim,
    Control,
    Days,
    Event,
    Mention,
    Passage,
    Place,
    Redaction,
    Report,
    Span,
    Verdict,
    View,
)

NOW = datetime(2032, 1, 1, tzinfo=UTC)
WHO = {"decided_by": "A. Editor", "reason": "at risk", "recorded": NOW}
TEXT = "Jan Example, a shopkeeper in Orvale, said rebels took it. Mr Example fled with Zoë\nSample on Friday."


def at(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def mention(words: str, kind: str, **known: str) -> Mention:
    return Mention(at(words), words, kind, **known)


def claim(quote: str = "rebels took it", **known: object) -> Claim:
    place = mention("Orvale", "place", name="Orvale")
    return Claim("c1", "r1", at(quote), quote, "territory.capture", "attributed", place=place, **known)


def seen(*claims: Claim, **known: object) -> View:
    report = Report(
        "r1", "in/jan-example.txt", TEXT, "Harbour Courier", "https://courier.example/jan-example-speaks",
        title="What Jan Example saw", byline="By Zoe Sample", wires=("Sample Wire",),
        passages=(Passage(at("rebels took it"), "quoted_outlet", "Example's Own"),),
    )  # fmt: skip
    return View(NOW, None, None, (report,), claims or (claim(),), **({"verdict": Verdict()} | known))


def held(*names: str) -> tuple[Redaction, ...]:
    return tuple(Redaction(number, name, "A. Editor", "at risk", NOW) for number, name in enumerate(names, start=1))


def words(view: View) -> str:
    return json.dumps(msgspec.to_builtins((view.reports, view.claims, view.verdict, view.problems)), ensure_ascii=False)


def test_nothing_changes_where_nothing_is_withheld():
    view = seen()
    assert withhold_names(view, ()) is view
    assert withhold_names(view, [replace(one, undone=NOW) for one in held("Jan Example")]) is view


def test_a_name_is_nowhere_in_a_view_and_every_offset_holds():
    speaker = mention("Jan Example", "speaker", name="Jan Example", reason="“Jan Example” is named")
    view = seen(claim("Jan Example, a shopkeeper in Orvale, said rebels took it", speaker=speaker))
    view = withhold_names(view, held("Jan Example"))
    [report], [told] = view.reports, view.claims
    assert "Example, a" not in words(view)
    assert "jan-example" not in words(view)
    assert report.text == TEXT.replace("Jan Example", "█" * 11)
    assert (report.title, report.file) == ("What [name withheld 1] saw", "in/[name withheld 1].txt")
    assert report.url == "https://courier.example/[name withheld 1]-speaks"
    assert told.quote == report.text[told.span.start : told.span.end] == "█" * 11 + TEXT[11:56]
    assert (told.speaker.text, told.speaker.name) == ("█" * 11, "[name withheld 1]")
    assert told.speaker.reason == "“[name withheld 1]” is named"
    assert (told.id, told.span, told.place) == ("c1", Span(0, 56), mention("Orvale", "place", name="Orvale"))


def test_accents_and_line_ends_do_not_hide_a_name():
    view = withhold_names(seen(), held("Zoe Sample"))
    assert "Zoë" not in view.reports[0].text
    assert view.reports[0].byline == "By [name withheld 1]"
    assert view.reports[0].wires == ("Sample Wire",)


def test_two_who_are_withheld_stay_two():
    one = mention("Jan Example", "speaker")
    other = mention("Zoë\nSample", "speaker")
    view = withhold_names(seen(claim(speaker=one), claim(speaker=other)), held("Jan Example", "Zoë Sample"))
    assert [told.speaker.name for told in view.claims] == ["[name withheld 1]", "[name withheld 2]"]
    assert [told.speaker.text for told in view.claims] == ["█" * 11, "█" * 10]


def test_half_a_name_is_withheld_where_somebody_is_told_of_by_it():
    speaker = Mention(Span(4, 11), "Example", "speaker", name="Example")
    event = Event(
        "e1", "visit", Days(), "", "", None, None, None, None, "", "reported", ("Example", "the mayor"), 1, 1, ("c1",)
    )
    view = seen(claim(speaker=speaker), verdict=Verdict(events=(event,)))
    view = withhold_names(view, held("Jan Example"))
    assert view.claims[0].speaker == replace(speaker, text="█" * 7, name="[name withheld 1]")
    assert view.events[0].speakers == ("[name withheld 1]", "the mayor")
    assert "Mr Example" in view.reports[0].text  # which is a name of its own, to be withheld as such


def test_a_party_that_somebody_speaks_for_stays():
    speaker = mention("Jan Example", "speaker", name="River Front")
    view = withhold_names(seen(claim(speaker=speaker, speaker_side="River Front")), held("Jan Example"))
    assert (view.claims[0].speaker.name, view.claims[0].speaker_side) == ("River Front", "River Front")


def test_the_verdict_keeps_its_states_and_loses_its_names():
    row = Control(
        Place("local:1", "Orvale", "city"), "held", "Jan Example", "taken", Days(), None, None, "reported", 1, False, 1,
        "", NOW, ("c1",), because="said by Jan Example in one report",
    )  # fmt: skip
    problem = Problem("read", "encoding", "Jan Example could not be read.", "in/jan-example.txt", 4, 6)
    view = withhold_names(seen(verdict=Verdict(control=(row,)), problems=(problem,)), held("Jan Example"))
    [found] = view.control
    assert found == replace(row, holder="[name withheld 1]", because="said by [name withheld 1] in one report")
    assert view.problems == (
        replace(problem, message="[name withheld 1] could not be read.", report="in/[name withheld 1].txt"),
    )


def test_a_code_is_no_name():
    view = seen(claim(speaker_kind="person"))
    assert withhold_names(view, held("city", "attributed", "Held", "person", "place")).claims[0] == view.claims[0]


letters = st.text(st.sampled_from("aJ é-.\u0301\n'x█["), max_size=30)


@given(letters, st.lists(letters.filter(lambda name: any(map(str.isalpha, name))), min_size=1, max_size=3), st.data())
def test_no_name_is_left_and_every_quote_is_where_it_says(text, names, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(begin, len(text)))
    speaker = Mention(Span(begin, stop), text[begin:stop], "speaker")
    one = Claim("c", "r", Span(start, end), text[start:end], "other", "asserted", speaker=speaker)
    view = View(NOW, None, None, (Report("r", "r.txt", text),), (one,), Verdict())
    hidden = withhold_names(view, held(*names))
    report, told = hidden.reports[0], hidden.claims[0]
    assert len(report.text) == len(text)
    assert told.quote == report.text[start:end]
    assert told.speaker.text == report.text[begin:stop]
    assert withhold_names(hidden, held(*names)).reports == hidden.reports
    assert not any(count.times for count in tally_names(hidden.reports, held(*names)).values())


# --- in the ledger ----------------------------------------------------------------------------------------------------


def test_a_redaction_is_appended_and_the_chain_holds(path, ledger, make, hour):
    one = make("Jan Example")
    one.into(ledger, hour(0))
    digest, head = ledger.digest(), ledger.head()
    assert ledger.redact(["Jan Example", "Example"], **WHO) == (1, 2)
    assert ledger.redactions() == tuple(replace(r, decided=NOW) for r in held("Jan Example", "Example"))
    found = verify_ledger(path, anchor=head)
    assert found.whole
    assert (found.records, found.anchored) == (5, 3)
    assert ledger.digest() == digest
    assert ledger.reports() == (one.report,)  # what is stored stays; a view withholds


def test_a_redaction_twice_is_one(ledger):
    assert ledger.redact(["Jan Example"], **WHO) == (1,)
    head = ledger.head()
    assert ledger.redact(["Jan  Example", "Jan Example"], **WHO) == (1, 1)
    assert ledger.head() == head


def test_a_redaction_can_be_undone_and_made_again(path, ledger):
    ledger.redact(["Jan Example"], **WHO)
    ledger.undo_redaction(1, **(WHO | {"recorded": NOW.replace(hour=3)}))
    assert [one.undone for one in ledger.redactions()] == [NOW.replace(hour=3)]
    with pytest.raises(UsageError, match="No redaction 1 holds"):
        ledger.undo_redaction(1, **WHO)
    assert ledger.redact(["Jan Example"], **WHO) == (3,)
    assert [(one.number, bool(one.undone)) for one in ledger.redactions()] == [(1, True), (3, False)]
    assert verify_ledger(path).whole


def test_a_name_in_bytes_that_are_no_text_can_be_given(ledger):
    assert ledger.redact(["Jan \udce9xample"], **(WHO | {"reason": "\udce9"})) == (1,)


@pytest.mark.parametrize("name", ["", " ", "-", "J.", "123"])
def test_what_is_no_name_is_refused(ledger, name):
    with pytest.raises(UsageError, match="is no name"):
        ledger.redact(["Jan Example", name], **WHO)
    assert ledger.redactions() == ()


@pytest.mark.parametrize("missing", ["decided_by", "reason"])
def test_a_decision_needs_somebody_and_a_reason(ledger, missing):
    with pytest.raises(UsageError, match="who decided and why"):
        ledger.redact(["Jan Example"], **(WHO | {missing: " "}))
    ledger.redact(["Jan Example"], **WHO)
    with pytest.raises(UsageError, match="who decided and why"):
        ledger.undo_redaction(1, **(WHO | {missing: " "}))


def test_it_is_there_after_closing(path):
    with open_ledger(path) as ledger:
        ledger.redact(["Jan Example"], **WHO)
    with open_ledger(path, create=False) as ledger:
        assert [one.name for one in ledger.redactions()] == ["Jan Example"]


def test_a_list_of_redactions_has_no_name_in_it(ledger):
    ledger.redact(["Jan Example"], **(WHO | {"reason": "Jan Example asked for it"}))
    [shown] = mark_names(ledger.redactions(), ledger.redactions())
    assert (shown.name, shown.reason) == ("[name withheld 1]", "[name withheld 1] asked for it")
    assert "Example" not in repr(held("Jan Example"))


def test_it_is_told_how_often_a_name_stands_there():
    tally = tally_names(seen().reports, held("Jan Example", "Nobody Atall"))
    assert (tally[1].times, tally[1].reports, tally[1].last_word_alone) == (1, 1, 1)
    assert (tally[2].times, tally[2].reports, tally[2].last_word_alone) == (0, 0, 0)
    tally = tally_names(seen().reports, held("Jan Example", "Example"))
    assert [tally[number].last_word_alone for number in (1, 2)] == [0, 0]


def test_blocks_are_blocks():
    assert regex.fullmatch("█+", withhold_names(seen(), held("Jan Example")).reports[0].text[:11])

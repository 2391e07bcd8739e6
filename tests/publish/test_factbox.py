"""The factbox says what its view says, in words no stronger than its reports."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from factbox.publish import publish_factbox
from factbox.publish.document import to_json
from factbox.publish.factbox import build_factbox, in_short
from factbox.publish.markdown import escape, to_markdown
from factbox.publish.sections.lines import placed_words
from factbox.publish.vouched import as_claimed_event, fighting_sides
from factbox.publish.webpage import to_html
from factbox.records import STATUSES, Claim, Days, Link, Place, Report, Span, Verdict, View

GOLDEN = Path(__file__).parent / "golden"


def lines(factbox, key):
    section = next((section for section in factbox.sections if section.key == key), None)
    return [line for group in section.groups for line in group.lines] if section else []


def line_about(factbox, key, place):
    return next(line for line in lines(factbox, key) if line.place.startswith(place))


def verdict_only(view: View, **verdict) -> View:
    """Return the view with another verdict, built anew so that nothing is shared."""
    return View(view.known, None, None, view.reports, view.claims, Verdict(**verdict), (), view.denominator)


def test_the_markdown_is_the_golden_file(factbox):
    assert to_markdown(factbox) == (GOLDEN / "factbox.md").read_text(encoding="utf-8")


def test_sections_come_in_the_order_of_a_factbox(factbox):
    assert [section.key for section in factbox.sections] == [
        "changes", "claimed", "contested", "held", "totals", "events", "statements", "forecasts", "disputes",
    ]  # fmt: skip


def test_an_empty_view_has_no_sections_and_says_so(view):
    factbox = build_factbox(View(view.known, None, None, (), (), Verdict()))
    assert factbox.sections == ()
    assert factbox.in_short == ("From 0 reports, as of 23:59 UTC on 13 May 2031: no place is reported taken.",)


def test_in_short_counts_against_the_list_of_places_and_once_per_place(view):
    first, second = in_short(view)
    assert "4 of 10 places are reported to have changed hands" in first
    assert "3 taken by the River Front and 1 retaken by the North Army" in first
    assert second.startswith("1 further capture is disputed; 1 is claimed by a party only")


def test_in_short_without_a_list_counts_what_is_named(sample):
    first, _ = in_short(sample.build_view(denominator=()))
    assert "5 cities are reported to have changed hands" in first


def test_places_off_the_list_are_left_out_and_counted(sample, factbox):
    assert not any("LITTLE OAK" in line.place for line in lines(factbox, "changes"))
    note = factbox.sections[0].note
    assert note.startswith("2 further places")
    whole = build_factbox(sample.build_view(denominator=()))
    assert any("LITTLE OAK" in line.place for line in lines(whole, "changes"))


@pytest.mark.parametrize(
    ("key", "place", "words"),
    [
        ("changes", "ALDER", "admitted by Mayor Ada Quill (for the Government of Varnia); said by 2 origins"),
        ("changes", "CEDAR", "said by 2 origins: Example Wire and Radio Meridian"),
        ("changes", "BIRCH", "reported by Example Wire (at least 1 origin, printed in 2 reports)"),
        ("changes", "DOGWOOD", "denied by the Varnian Interior Ministry"),
        ("claimed", "FIR", "claimed only by Tobin Marsh (for the River Front)"),
        ("claimed", "GINKGO", "denied by the Varnian Interior Ministry"),
        ("contested", "IVY", "reported by Example Wire"),
    ],
)
def test_attribution_is_in_the_words_of_the_ladder(factbox, key, place, words):
    assert words in line_about(factbox, key, place).attribution


@pytest.mark.parametrize(
    ("status", "section", "start"),
    [
        ("admitted", "changes", "Taken by"),
        ("corroborated", "changes", "Taken by"),
        ("reported", "changes", "Taken by"),
        ("disputed", "changes", "Taken by the River Front, disputed"),
        ("claimed", "claimed", "Said to be taken by"),
        ("denied", "claimed", "Said to be taken by"),
        ("retracted", "claimed", "Said to be taken by"),
        ("predicted", None, None),
    ],
)
def test_a_capture_is_worded_by_its_status(view, status, section, start):
    fall = next(row for row in view.control if row.place.name == "Alder")
    factbox = build_factbox(verdict_only(view, control=(replace(fall, status=status),)))
    found = {key: lines(factbox, key) for key in ("changes", "claimed", "contested", "held")}
    assert {key for key, told in found.items() if told} == ({section} if section else set())
    assert section is None or found[section][0].sentence.startswith(start)


def test_every_status_has_a_wording():
    from factbox.publish.wording import wordings

    assert set(wordings().statuses) == set(STATUSES)


def test_a_forecast_never_stands_outside_the_forecasts(factbox):
    assert [line.sentence for line in lines(factbox, "forecasts")] == [
        "Forecast, according to Nora Pell, in Radio Meridian: “Hazel could come under attack within a month.”",
        "Forecast, according to Radio Meridian: “Norland announced 600 soldiers for the embassy.”",
        "Under a condition, according to Nora Pell, in Radio Meridian: “Hazel would fall if the bridge is lost.”",
    ]
    assert not any(line.status == "predicted" for section in factbox.sections for line in lines(factbox, section.key))


def test_who_attacks_a_place_is_not_said_to_hold_it(view):
    siege = next(row for row in view.control if row.state == "besieged")
    by_holder = build_factbox(verdict_only(view, control=(replace(siege, holder="River Front"),)))
    [line] = lines(by_holder, "contested")
    assert line.sentence == "Besieged or put under pressure by the River Front (“the Front has ringed Juniper.”)"


def test_background_is_left_out(factbox):
    assert not any("2004" in citation.quote for citation in factbox.citations)


def test_a_stale_state_and_an_inferred_date_say_so(factbox):
    assert line_about(factbox, "held", "JUNIPER").notes == ("Stale: nobody has affirmed it since 20 Apr 2031",)
    assert line_about(factbox, "changes", "BIRCH").notes[0].startswith("Date inferred: not before the first fall")


def test_totals_of_different_bases_are_separate_rows_and_count_the_unnamed(factbox):
    rows = next(section for section in factbox.sections if section.key == "totals").rows
    assert [row.cells[2] for row in rows] == [
        "6, since Tuesday (2 not named in the reports)", "5 of 10 provincial capitals", "65 percent of the country",
    ]  # fmt: skip
    # The audit misses three; one of them is claimed by a party, which names it.


def test_an_unresolved_place_keeps_the_words_of_the_report(factbox):
    assert any(line.place == "“Port Sella”" for line in lines(factbox, "events"))


def test_nothing_read_is_lost(view, factbox):
    cited = {citation.report_id for citation in factbox.citations}
    assert len(cited) + len(factbox.not_cited) == len(view.reports) == factbox.reports_read
    assert len(factbox.not_used) == len(view.problems)


def test_citations_beyond_the_most_are_counted(view):
    fall = next(row for row in view.control if row.place.name == "Alder")
    many = tuple(claim.id for claim in view.claims)[:11]
    factbox = build_factbox(verdict_only(view, control=(replace(fall, claims=many),)))
    line = lines(factbox, "changes")[0]
    assert (len(line.citations), line.more) == (8, 3)


def test_the_page_forbids_all_but_its_own_style(factbox):
    page = to_html(factbox)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "style=" not in page


def test_every_mark_on_the_page_leads_to_a_citation(factbox):
    found = _Anchors()
    found.feed(to_html(factbox))
    assert found.links
    assert found.links <= found.ids


class _Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = set(), set()

    def handle_starttag(self, _tag, attrs):
        values = dict(attrs)
        if values.get("href", "").startswith("#"):
            self.links.add(values["href"][1:])
        if "id" in values:
            self.ids.add(values["id"])


def test_only_web_addresses_become_links(view):
    reports = tuple(replace(report, url="javascript:alert(1)") for report in view.reports)
    poor = View(view.known, None, None, reports, view.claims, view.verdict)
    assert 'href="javascript' not in to_html(build_factbox(poor))


def test_the_json_form_is_the_document(factbox):
    loaded = json.loads(to_json(factbox))
    assert loaded["format"] == "factbox/1"
    assert [section["key"] for section in loaded["sections"]] == [section.key for section in factbox.sections]
    assert len(loaded["citations"]) == len(factbox.citations)


def test_three_files_are_written_and_nothing_else(view, tmp_path):
    folder = tmp_path / "new" / "box"
    written = publish_factbox(view, folder)
    assert [path.name for path in written] == ["factbox.md", "factbox.html", "factbox.json"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)
    first = [path.read_bytes() for path in written]
    assert [path.read_bytes() for path in publish_factbox(view, folder)] == first


def test_a_failed_write_leaves_the_old_file(view, tmp_path, monkeypatch):
    from factbox.errors import UsageError

    publish_factbox(view, tmp_path)
    before = (tmp_path / "factbox.md").read_bytes()

    def fail(*_):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match="name a folder that can be written"):
        publish_factbox(view, tmp_path)
    assert (tmp_path / "factbox.md").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_is_a_file_is_refused(view, tmp_path):
    from factbox.errors import UsageError

    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(UsageError, match="cannot write to"):
        publish_factbox(view, blocked)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"), ("**a** _b_", r"\*\*a\*\* \_b\_"), ("<i>&", "&lt;i&gt;&amp;"), ("[a](b)", r"\[a\](b)"),
        ("https://a.b", r"https\://a.b"), ("www.a.b", r"www\.a.b"), ("a\n# b", "a # b"),
        ("plain text, 5%", "plain text, 5%"),
    ],
)  # fmt: skip
def test_markdown_escapes_what_means_something_and_nothing_else(text, escaped):
    assert escape(text) == escaped


def test_a_party_is_not_named_as_one_who_reports(view):
    fall = next(row for row in view.control if row.place.name == "Cedar")
    party = next(row for row in view.control if row.place.name == "Fir").testimonies
    both = replace(fall, status="reported", claims=(*fall.claims, "fir-claim"), testimonies=(*fall.testimonies, *party))
    factbox = build_factbox(verdict_only(view, control=(both,)))
    assert lines(factbox, "changes")[0].attribution.startswith("reported by Example Wire and Radio Meridian")
    assert len(lines(factbox, "changes")[0].citations) == 2  # he tells of another day


def test_an_admitted_event_names_who_admits_it(view):
    arrest = next(event for event in view.events if event.id == "arrest")
    told = replace(arrest, claims=("talks", "arrest"), independent_origins=2)
    factbox = build_factbox(verdict_only(view, events=(told,)))
    assert lines(factbox, "events")[0].attribution == (
        "admitted by the Varnian Interior Ministry (for the Government of Varnia)"
    )


def copying(left: str, right: str, relation: str = "copies") -> Link:
    return Link(left, right, relation, 1.0, "whole copy", decided_by="a test")


def test_copies_are_told_at_their_first_print(view):
    first, second, third, *_ = (report.id for report in view.reports)
    links = (copying(second, first), copying(third, second), copying(third, first), copying(third, second, "updates"))
    (line,) = lines(build_factbox(verdict_only(view, links=links)), "copies")
    assert line.sentence.startswith(view.report(first).outlet)
    assert line.sentence.endswith(f"in 2 other reports by {view.report(second).outlet} and {view.report(third).outlet}")


def test_which_print_was_first_is_not_known_where_one_has_no_date(view):
    first, second, *rest = view.reports
    undated = replace(second, published=None, published_day=None)
    links = (copying(second.id, first.id),)
    (line,) = lines(build_factbox(verdict_only(replace(view, reports=(first, undated, *rest)), links=links)), "copies")
    assert line.sentence.endswith("; which of them was first is not known, as not all have a date")


def test_a_text_that_was_printed_once_makes_no_line(view):
    first, second, *_ = (report.id for report in view.reports)
    undone = replace(copying(second, first), undone=view.known)
    factbox = build_factbox(verdict_only(view, links=(copying(second, first, "updates"), undone)))
    assert not lines(factbox, "copies")


def test_a_number_of_people_without_a_number_is_no_line(view):
    event = replace(view.events[0], type="quantity.other", low=None, best=None, high=None, unit="")
    assert lines(build_factbox(verdict_only(view, events=(event,))), "events") == []


def test_a_statement_of_which_only_the_saying_was_read_is_no_line(view):
    short = [replace(c, quote=c.quote[:7], span=replace(c.span, end=c.span.start + 7)) for c in view.claims]
    told = lines(build_factbox(replace(view, claims=tuple(short))), "statements")
    assert not any("“" in line.sentence for line in told)


def test_a_holder_called_by_a_pronoun_is_left_out(view):
    row = next(row for row in view.control if row.status == "claimed" and row.state == "held")
    told = build_factbox(verdict_only(view, control=(replace(row, holder="its men"),)))
    assert [line.sentence.partition(" (")[0] for line in lines(told, "claimed")] == ["Said to be taken"]


def test_a_sentence_is_one_line_on_the_weakest_word_that_it_has(view):
    bomb = next(event for event in view.events if event.id == "bomb")
    weaker = replace(bomb, id="again", type="casualties", status="claimed")
    [line] = lines(build_factbox(verdict_only(view, events=(bomb, weaker))), "events")
    assert line.status == "claimed"
    assert line.sentence.startswith("Said to have happened: ")


def test_what_came_about_long_before_the_reports_is_no_change_and_is_counted(view):
    row = next(row for row in view.control if row.place.name == "Alder" and row.change == "taken")
    old = replace(row, began=Days(None, date(2030, 1, 1), "by"))
    [section] = [one for one in build_factbox(verdict_only(view, control=(row, old))).sections if one.key == "changes"]
    assert len(section.groups[0].lines) == 1
    assert section.note == "1 change is from long before and left out; the exports have it."


def test_the_word_of_those_who_fight_is_claimed(view):
    said = next(claim for claim in view.claims if claim.speaker_side == "River Front")
    bomb = next(event for event in view.events if event.id == "bomb")
    told = replace(bomb, type="casualties", status="reported", claims=(said.id,))
    assert as_claimed_event(view, told, fighting_sides(view)).status == "claimed"
    own_voice = replace(told, claims=bomb.claims)
    assert as_claimed_event(view, own_voice, fighting_sides(view)).status == "reported"


def test_a_place_is_told_to_lie_where_a_report_says_so():
    claims = (SimpleNamespace(report_id="r", place=None),)
    place = Place("gn:1", "San Tibo", "city", "Calabarzon", "PH")
    for text, words in (
        ("In Varnia, San Tibo was bombed.", "SAN TIBO"),
        ("In the Philippines, San Tibo was bombed.", "SAN TIBO (Calabarzon)"),
        ("Jets bombed San Tibo in Calabarzon.", "SAN TIBO (Calabarzon)"),
    ):
        view = SimpleNamespace(report=lambda _, text=text: SimpleNamespace(text=text))
        assert placed_words(view, place, claims) == words


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Marl was calm. The cook said the prison fell.", "PRISON (Marl)"),
        ("The prison of Marl is old. It is told that the prison fell.", "PRISON (Marl)"),
        ("Marl was calm. Few lorries came. It is told that the prison fell.", "PRISON"),
    ],
    ids=["the sentence before", "the one before, of the building", "another"],
)
def test_a_building_stands_in_the_town_that_its_own_sentences_name(text, printed):
    place = Place("local:prison-marl", "prison (Marl)", "facility")
    at = text.index("the prison fell")
    report = Report(id="r", file="r.txt", text=text, outlet="Hill Mail")
    claim = Claim("c", "r", Span(at, at + 15), "the prison fell", "territory.capture", "asserted", where=place)
    moment = datetime(2031, 4, 1, tzinfo=UTC)
    view = View(moment, None, None, (report,), (claim,), Verdict())
    assert placed_words(view, place, [claim]).casefold() == printed.casefold()


def test_the_head_counts_what_the_sections_tell(view):
    row = next(row for row in view.control if row.place.name == "Alder" and row.change == "taken")
    old = replace(row, began=Days(None, date(2030, 1, 1), "by"))
    first = in_short(verdict_only(view, control=(old,)))[0]
    assert first.endswith("none of 10 places is reported taken.")


def test_no_outlet_claims_what_it_passes_on(view):
    bomb = next(event for event in view.events if event.id == "bomb")
    [line] = lines(build_factbox(verdict_only(view, events=(replace(bomb, status="claimed"),))), "events")
    assert line.attribution.startswith("a party's word, in ")


def test_a_dispute_is_told_once_whichever_side_stands_first(view):
    one = view.disputes[0]
    turned = replace(one, id="turned", side_a=one.side_b, side_b=one.side_a)
    told = [build_factbox(verdict_only(view, disputes=disputes)) for disputes in ((one,), (one, turned))]
    assert len(lines(told[0], "disputes")) == len(lines(told[1], "disputes")) > 0


def test_a_place_keeps_the_name_that_reports_give_it_where_the_gazetteer_has_quite_another() -> None:
    def told(words: str, quote: str) -> SimpleNamespace:
        where = Place("gn:2", "Qaryat Zur", "city", "Marl", "XA")
        return SimpleNamespace(report_id="r", where=where, quote=quote, place=SimpleNamespace(text=words))

    view = SimpleNamespace(report=lambda _: SimpleNamespace(text="Fighting in Marl."))
    for words, quote, printed in (
        ("Hollin", "shelled Hollin", "HOLLIN (Marl)"),
        ("Qariat Zor", "shelled Qariat Zor", "QARYAT ZUR (Marl)"),
        ("Marl", "seized the capital of Marl province", "QARYAT ZUR (Marl)"),
        ("the village", "shelled the village", "QARYAT ZUR (Marl)"),
    ):
        claims = (told(words, quote),)
        assert placed_words(view, claims[0].where, claims) == printed, words

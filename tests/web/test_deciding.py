"""What else a reviewer decides in the page: merging and splitting, copies, claims that were missed, withheld names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.story import ALDER, CEDAR, Told, day, reports, write_story
from tests.web.test_escaping import OWN, PAYLOADS, elements
from tests.web.test_review import HERE, claim_of, words, written

from factbox.errors import UsageError
from factbox.records import Claim, Quantity
from factbox.web.adding import find_words
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.exhibits import copies_of


def told() -> list[Told]:
    """The story with two reports more: a second count of the same dead, and other dead at another place."""
    dead = {"days": day(6), "speaker": "the hospital", "cue": "say", "speaker_kind": "organisation"}
    return [
        *reports(),
        Told("Canal Gazette", 9, "Some nine people were killed in Alder, the hospital said.").claim(
            "Some nine people were killed in Alder", "casualties", "attributed", where=ALDER,
            quantity=Quantity(9, 9, 9, "killed"), **dead,
        ),
        Told("Canal Gazette", 10, "Forty people were killed in Cedar on Tuesday. Jan Sorrel was one of them.").claim(
            "Forty people were killed in Cedar", "casualties", where=CEDAR, days=day(6),
            quantity=Quantity(40, 40, 40, "killed"),
        ),
    ]  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    return Desk(write_story(tmp_path / "own.db", told()))


@pytest.fixture
def visitor(own: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(own), base_url="http://localhost", headers=HERE) as client:
        client.post("/review/name", data={"name": "A. Editor", "then": "/review"})
        yield client


def events(desk: Desk) -> set[frozenset[str]]:
    """Return which quotes tell of one event, for events of dead people."""
    view = desk.see(Asked()).view
    return {
        frozenset(view.claim(one).quote for one in event.claims) for event in view.events if event.type == "casualties"
    }


NINE, SOME, FORTY = (
    "Nine people were killed there",
    "Some nine people were killed in Alder",
    "Forty people were killed in Cedar",
)


def pair(visitor: TestClient, desk: Desk, action: str, one: str, other: str):
    left, right = claim_of(desk, one), claim_of(desk, other)
    form = {"decision": action, "other": right.id, "other_report": right.report_id, "then": f"/claims/{left.id}/event"}
    return visitor.post(f"/reports/{left.report_id}/claims/{left.id}", data=form)


# --- merging and splitting


def test_events_are_split_and_merged_and_each_is_undone(visitor: TestClient, own: Desk) -> None:
    assert events(own) == {frozenset({NINE, SOME}), frozenset({FORTY})}
    page = words(pair(visitor, own, "split", NINE, SOME).text)
    assert "split from another claim by A. Editor" in page
    assert events(own) == {frozenset({NINE}), frozenset({SOME}), frozenset({FORTY})}
    pair(visitor, own, "merge", NINE, FORTY)
    assert frozenset({NINE, FORTY}) in events(own)
    visitor.post("/reviews/2/undo")
    visitor.post("/reviews/1/undo")
    assert events(own) == {frozenset({NINE, SOME}), frozenset({FORTY})}


def test_the_page_of_an_event_has_the_likeliest_first_and_finds_words(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, NINE)
    page = visitor.get(f"/claims/{claim.id}/event").text
    assert page.index('value="split"') < page.index('value="merge"')
    assert f'id="of-{claim_of(own, SOME).id}"' in page
    assert f'id="of-{claim_of(own, FORTY).id}"' in page
    assert f'id="of-{claim_of(own, FORTY).id}"' not in visitor.get(f"/claims/{claim.id}/event?q=harbour").text


def test_a_state_of_control_has_no_event_to_merge(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "Fighting goes on in Cedar")
    page = visitor.get(f"/claims/{claim.id}/event").text
    assert "No event hangs on this claim" in page
    assert 'value="merge"' not in page


def test_what_was_paired_stands_beside_both_claims_whichever_is_asked(visitor: TestClient, own: Desk) -> None:
    pair(visitor, own, "split", NINE, SOME)
    for quote in (NINE, SOME):
        claim = claim_of(own, quote)
        assert "split from another claim" in words(visitor.get(f"/reports/{claim.report_id}").text)
        accepted = visitor.post(
            f"/reports/{claim.report_id}/claims/{claim.id}", data={"decision": "accept"}, headers={"hx-request": "true"}
        )
        assert "split from another claim" in words(accepted.text)  # the part that a script puts in place has it too


@pytest.mark.parametrize("other", ["", "0" * 16])
def test_half_a_pair_is_no_decision(visitor: TestClient, own: Desk, other: str) -> None:
    claim = claim_of(own, NINE)
    form = {"decision": "merge", "other": other, "other_report": claim.report_id}
    assert visitor.post(f"/reports/{claim.report_id}/claims/{claim.id}", data=form).status_code == 404
    assert written(own) == ()


# --- copies


def test_a_report_is_marked_as_a_copy_and_taken_back(visitor: TestClient, own: Desk) -> None:
    some, nine = claim_of(own, SOME).report_id, claim_of(own, NINE).report_id
    page = words(
        visitor.post(
            f"/reports/{some}/copy", data={"other": nine, "why": "line by line", "then": f"/reports/{some}"}
        ).text
    )
    assert "marked as a copy by A. Editor" in page
    assert "line by line" in page
    assert (some, nine) in {(link.left, link.right) for link in copies_of(own.see(Asked()).view)}
    assert "As the other report" in visitor.get(f"/reports/{nine}").text
    assert "line by line" in visitor.get("/copies").text
    visitor.post("/reviews/1/undo")
    assert (some, nine) not in {(link.left, link.right) for link in copies_of(own.see(Asked()).view)}
    assert "Undone by A. Editor" in words(visitor.get(f"/reports/{some}").text)


def test_the_other_report_may_be_named_by_its_address(visitor: TestClient, own: Desk) -> None:
    some, nine = claim_of(own, SOME).report_id, claim_of(own, NINE).report_id
    for given in (nine, f"http://localhost/reports/{nine}?claim=abc", f"/reports/{nine}"):
        visitor.post(f"/reports/{some}/copy", data={"address": given})
    (review,) = written(own)  # the same thing thrice is one decision
    assert review.other is not None
    assert review.other.report == nine


@pytest.mark.parametrize(("form", "status"), [({}, 400), ({"other": "0" * 16}, 404)])
def test_a_copy_of_nothing_is_none(visitor: TestClient, own: Desk, form: dict[str, str], status: int) -> None:
    assert visitor.post(f"/reports/{claim_of(own, SOME).report_id}/copy", data=form).status_code == status
    assert written(own) == ()


# --- a claim that the program did not find


ADDED = {
    "words": "Jan Sorrel was one  of them", "type": "casualties", "stance": "asserted", "place": "Cedar",
    "country": "XA", "was.country": "XA", "first": "2031-05-06", "last": "2031-05-06", "actor": "Jan Sorrel",
}  # fmt: skip


def add(visitor: TestClient, desk: Desk, **changes: str):
    report = claim_of(desk, FORTY).report_id
    return visitor.post(f"/reports/{report}/claims", data={**ADDED, "then": f"/reports/{report}", **changes})


def test_a_claim_is_added_from_words_of_the_text_and_taken_back(visitor: TestClient, own: Desk) -> None:
    page = words(add(visitor, own).text)
    assert "added by hand by A. Editor" in page
    claim = claim_of(own, "Jan Sorrel was one of them")
    text = own.see(Asked()).view.report(claim.report_id).text
    assert text[claim.span.start : claim.span.end] == claim.quote
    assert (claim.type, claim.stance, claim.where.name, claim.days) == ("casualties", "asserted", "Cedar", day(6))
    assert claim.actor.text == "Jan Sorrel"
    assert claim.actor.span.start == claim.span.start
    assert f'id="of-{claim.id}"' not in visitor.get("/review").text  # who added it has decided about it
    assert f'id="of-{claim.id}"' in visitor.get("/review?show=decided").text
    page = visitor.post("/reviews/1/undo", data={"claim": claim.id, "then": f"/reports/{claim.report_id}"}).text
    assert "Undone by A. Editor" in words(page)
    assert claim.quote not in {one.quote for one in own.see(Asked()).view.claims}


def test_an_added_claim_is_corrected_and_what_it_was_is_not_called_the_programs(visitor: TestClient, own: Desk) -> None:
    add(visitor, own)
    claim = claim_of(own, "Jan Sorrel was one of them")
    form = {
        "decision": "correct",
        "stance": "attributed",
        "was.stance": "asserted",
        "then": f"/reports/{claim.report_id}",
    }
    page = words(visitor.post(f"/reports/{claim.report_id}/claims/{claim.id}", data=form).text)
    assert "Added as Stance: asserted" in page
    assert claim_of(own, claim.quote).stance == "attributed"


@pytest.mark.parametrize(
    "changes",
    [{"words": ""}, {"words": "Nobody says this"}, {"words": "e"}, {"type": ""}, {"stance": ""}, {"type": "odd"},
     {"stance": "odd"}, {"first": "2031-05-09"}],
)  # fmt: skip
def test_what_is_no_claim_is_told_and_not_added(visitor: TestClient, own: Desk, changes: dict[str, str]) -> None:
    assert add(visitor, own, **changes).status_code == 400
    assert written(own) == ()


def test_words_are_found_across_lines_and_where_they_were_selected() -> None:
    text = "Fire in the town.\n\nThe  town\nburned. The town burned."
    assert find_words(text, "town.\r\nThe town").start == 12
    with pytest.raises(UsageError, match="3 times"):
        find_words(text, "town")
    assert find_words(text, "The town burned", "40").start == text.rindex("The town")
    assert find_words(text, "Fire", "9" * 5000).start == 0
    assert find_words(text, "Fire", "x").start == 0


def test_a_name_that_is_withheld_stays_out_of_an_added_claim(visitor: TestClient, own: Desk) -> None:
    visitor.post("/withheld", data={"names": "Jan Sorrel"})
    report = claim_of(own, FORTY).report_id
    shown = own.see(Asked()).view.report(report).text
    sentence = shown[shown.index("█") :].rstrip(".")
    assert add(visitor, own, words=sentence, actor="").status_code == 200
    assert "Sorrel" not in visitor.get(f"/reports/{report}").text
    visitor.post("/withheld/1/undo")
    assert claim_of(own, "Jan Sorrel was one of them").type == "casualties"


# --- names


def test_a_name_is_withheld_and_published_again(visitor: TestClient, own: Desk) -> None:
    report = claim_of(own, FORTY).report_id
    page = visitor.post("/withheld", data={"names": "Jan Sorrel\r\nSorrel", "why": "at risk"}).text
    assert "Redaction 2" in page
    assert "at risk" in page
    assert "Sorrel" not in page
    assert "Sorrel" not in visitor.get(f"/reports/{report}").text
    visitor.post("/withheld/1/undo")
    visitor.post("/withheld/2/undo")
    assert "Jan Sorrel" in visitor.get(f"/reports/{report}").text
    assert visitor.post("/withheld/1/undo").status_code == 400


@pytest.mark.parametrize("names", ["", " \n ", "?"])
def test_what_is_no_name_is_not_withheld(visitor: TestClient, own: Desk, names: str) -> None:
    assert visitor.post("/withheld", data={"names": names}).status_code == 400
    assert own.redactions() == ()


# --- what programs read of it, and how far two people agree


def test_every_name_of_a_long_list_is_withheld_or_none_is(visitor: TestClient, own: Desk) -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # six characters each in a posted form
    names = [f"{letters} {letters[number:]}" for number in range(20)] + [f"{letters} {letters} Z"]
    visitor.post("/withheld", data={"names": "\r\n".join(names), "why": letters * 10})
    assert len(own.redactions()) == len(names)
    assert visitor.post("/withheld", data={"names": "Jan Sorrel\r\n" * 50_000}).status_code == 413
    assert len(own.redactions()) == len(names)


def test_decisions_are_listed_for_programs_without_withheld_names(visitor: TestClient, own: Desk) -> None:
    pair(visitor, own, "split", NINE, SOME)
    visitor.post("/withheld", data={"names": "Jan Sorrel"})
    visitor.post("/reviews/1/undo")
    (row,) = visitor.get("/reviews.json").json()["rows"]
    assert (row["action"], row["claim"], row["other_claim"]) == (
        "split",
        claim_of(own, NINE).id,
        claim_of(own, SOME).id,
    )
    assert row["undone_by"] == "A. Editor"
    (row,) = visitor.get("/withheld.json").json()["rows"]
    assert (row["number"], row["decided_by"]) == (1, "A. Editor")
    assert "Sorrel" not in visitor.get("/withheld.csv").text


def test_two_reviewers_agree_on_one_claim_of_two(visitor: TestClient, own: Desk) -> None:
    other = TestClient(visitor.app, base_url="http://localhost", headers=HERE)
    other.post("/review/name", data={"name": "B. Chief"})
    for quote, first, second in ((NINE, "accept", "accept"), (SOME, "accept", "reject")):
        claim = claim_of(own, quote)
        for client, word in ((visitor, first), (other, second)):
            client.post(f"/reports/{claim.report_id}/claims/{claim.id}", data={"decision": word})
    page = words(visitor.get("/review/agreement").text)
    assert "A. Editor B. Chief 2 0.50" in page
    (row,) = visitor.get("/agreement.json").json()["rows"]
    assert (row["claims"], row["equal"]) == (2, 0.5)


# --- who, and what is never HTML


def test_nothing_of_it_is_decided_by_nobody(own: Desk) -> None:
    client = TestClient(create_app(own), base_url="http://localhost", headers=HERE)
    claim: Claim = claim_of(own, NINE)
    report = f"/reports/{claim.report_id}"
    for path, form in (
        (f"{report}/claims", ADDED),
        (f"{report}/copy", {"other": claim_of(own, SOME).report_id}),
        (f"{report}/claims/{claim.id}", {"decision": "merge"}),
        ("/withheld", {"names": "Jan Sorrel"}),
    ):
        assert client.post(path, data=form).status_code == 400
    for path in (report, "/withheld", f"/claims/{claim.id}/event"):
        assert not re.search(r'value="merge"|id="add"|id="copied"|id="withhold"', client.get(path).text)
    assert written(own) == ()


def test_payloads_make_no_element(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, NINE)
    for payload in PAYLOADS[::19]:
        pair(visitor, own, "split", NINE, SOME)
        add(visitor, own, actor=payload, speaker=payload, why=payload)
        visitor.post("/withheld", data={"names": payload, "why": payload})
        paths = (f"/claims/{claim.id}/event?q={payload}", "/withheld", f"/reports/{claim_of(own, FORTY).report_id}")
        for page in (visitor.get(path).text for path in paths):
            found = elements(page)
            assert {tag for tag, _ in found} <= OWN
            assert not [key for _, given in found for key, _ in given if key.startswith(("on", "srcdoc", "style"))]

"""What people decide about claims is appended, can be undone, and outlives a new reading of the report."""

from dataclasses import replace

import pytest

from factbox import pipeline
from factbox.errors import UsageError
from factbox.evaluate.reviewers import ReviewerAgreement, reviewer_agreement
from factbox.ledger import apply_reviews, open_ledger, read_correction, review_links, verify_ledger
from factbox.records import Correction, Days, Mention, Place, Span, Target, claim_id, target_of

WHO = {"decided_by": "A. Editor", "reason": "as the page says"}
ORVALE = Place("local:1", "Orvale", "city", country="XX")


@pytest.fixture
def one(make):
    """Return a report with one claim, which is resolved."""
    made = make()
    [claim] = made.claims
    actor = Mention(Span(0, 6), "Rebels", "actor", id="actor:River Front", name="River Front")
    claim = replace(claim, where=ORVALE, actor=actor)
    return replace(made, claims=(replace(claim, id=claim_id(claim)),))


@pytest.fixture
def kept(ledger, one, hour):
    one.into(ledger, hour(0))
    return ledger


def seen(ledger, **moments):
    return pipeline.view(ledger, **moments)


# --- what each does to a view -----------------------------------------------------------------------------------------


def test_a_rejected_claim_carries_no_state_and_the_machines_stays_visible(kept, one, hour):
    [claim] = one.claims
    assert [row.place for row in seen(kept).control] == [ORVALE]
    assert kept.review("reject", target_of(claim), **WHO, recorded=hour(1)) == 1
    view = seen(kept)
    assert (view.claims, view.control) == ((), ())
    [met] = view.reviews
    assert (met.review.number, met.review.decided_by, met.machine, met.fits) == (1, "A. Editor", claim, True)
    assert kept.claims() == one.claims  # nothing was taken out of the ledger


def test_undoing_a_review_brings_the_claim_back_and_keeps_both_on_record(kept, one, hour):
    before = seen(kept)
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(1))
    kept.undo_review(1, decided_by="B. Chief", reason="it was right", recorded=hour(2))
    after = seen(kept)
    assert (after.claims, after.control, after.reviews) == (before.claims, before.control, ())
    [review] = kept.reviews()
    assert (review.undone, review.undone_by, review.undone_reason) == (hour(2), "B. Chief", "it was right")
    with pytest.raises(UsageError, match="No review 1 stands"):
        kept.undo_review(1, **WHO, recorded=hour(3))


def test_an_accepted_claim_is_as_it_was(kept, one, hour):
    before = seen(kept)
    kept.review("accept", target_of(one.claims[0]), **WHO, recorded=hour(1))
    after = seen(kept)
    assert (after.claims, after.verdict) == (before.claims, before.verdict)
    assert [met.review.action for met in after.reviews] == ["accept"]


def test_a_corrected_claim_carries_the_correction_with_its_speaker_and_stance(kept, one, hour):
    change = Correction(
        type="territory.contested", stance="claimed", place=Place("local:2", "Tessa", "city"), actor="River Front",
        days=Days(None, None, "vague"), speaker="River Front", speaker_side="River Front",
    )  # fmt: skip
    kept.review("correct", target_of(one.claims[0]), correction=change, **WHO, recorded=hour(1))
    view = seen(kept)
    [claim] = view.claims
    assert (claim.id, claim.span, claim.quote) == (one.claims[0].id, one.claims[0].span, one.claims[0].quote)
    assert (claim.type, claim.stance, claim.where.name, claim.days) == (
        "territory.contested", "claimed", "Tessa", Days(None, None, "vague"),
    )  # fmt: skip
    assert (claim.actor.name, claim.speaker.name, claim.speaker_side) == ("River Front",) * 3
    assert claim.actor.reason == "corrected by A. Editor: as the page says"
    text = one.report.text
    for mention in (claim.actor, claim.place, claim.speaker):
        assert text[mention.span.start : mention.span.end] == mention.text
    assert view.reviews[0].machine == one.claims[0]
    assert [(row.place.name, row.state, row.status) for row in view.control] == [("Tessa", "contested", "claimed")]


def test_what_is_taken_away_is_gone(kept, one, hour):
    change = Correction(actor="", no_place=True, no_quantity=True)
    kept.review("correct", target_of(one.claims[0]), correction=change, **WHO, recorded=hour(1))
    [claim] = seen(kept).claims
    assert (claim.actor, claim.where, claim.place, claim.quantity) == (None, None, None, None)


def test_an_added_claim_is_there_and_goes_when_undone(kept, one, hour):
    text = one.report.text
    start = text.index("Residents")
    span = Span(start, len(text) - 1)
    claim = replace(one.claims[0], id="", span=span, quote=text[span.start : span.end], type="displacement", place=None)
    target = Target(one.report.id, span, "displacement")
    kept.review("add", target, added=claim, **WHO, recorded=hour(1))
    view = seen(kept)
    assert [(c.type, c.quote) for c in view.claims][1] == ("displacement", "Residents fled")
    assert view.claims[1].id == claim_id(claim)
    assert view.reviews[0].machine is None
    kept.undo_review(1, **WHO, recorded=hour(2))
    assert seen(kept).claims == one.claims


def test_a_report_that_is_marked_a_copy_came_by_way_of_the_other(kept, one, make, hour):
    copy = make("Orvale", 4, outlet="Valley Post")
    copy.into(kept, hour(1))
    kept.review("copy", Target(copy.report.id), other=Target(one.report.id), **WHO, recorded=hour(2))
    view = seen(kept)
    assert [claim.via for claim in view.claims] == [(), ("Harbour Courier",)]
    [link] = review_links(view.reviews)
    assert (link.left, link.right, link.relation) == (copy.report.id, one.report.id, "copies")


def test_merging_and_splitting_are_links_with_who_and_when(kept, one, make, hour):
    other = make("Tessa")
    other.into(kept, hour(1))
    first, second = target_of(one.claims[0]), target_of(other.claims[0])
    kept.review("merge", first, other=second, **WHO, recorded=hour(2))
    kept.review("split", first, other=second, **WHO, recorded=hour(3))
    links = review_links(seen(kept).reviews)
    assert [(link.relation, link.score, link.decided_by, link.decided) for link in links] == [
        ("same_event", 1.0, "A. Editor", hour(2)),
        ("same_event", 0.0, "A. Editor", hour(3)),
    ]
    assert {(link.left, link.right) for link in links} == {(first.claim, second.claim)}


def test_two_claims_tell_of_one_event_or_of_two_as_people_say(ledger, make, hour):
    both = []
    for number, (place, kind) in enumerate((("Orvale", ORVALE), ("Tessa", Place("local:2", "Tessa", "city")))):
        one = make(place)
        claim = replace(one.claims[0], type="attack.bombing", where=kind)
        replace(one, claims=(claim,)).into(ledger, hour(number))
        both.append(target_of(claim))
    assert len(seen(ledger).events) == 2
    ledger.review("merge", both[0], other=both[1], **WHO, recorded=hour(3))
    [event] = seen(ledger).events
    assert event.reports == 2
    ledger.review("split", both[1], other=both[0], **WHO, recorded=hour(4))
    assert len(seen(ledger).events) == 2
    ledger.undo_review(2, **WHO, recorded=hour(5))
    assert len(seen(ledger).events) == 1


def test_the_latest_word_decides(kept, one, hour):
    target = target_of(one.claims[0])
    for number, action in enumerate(("reject", "accept", "reject"), start=1):
        assert kept.review(action, target, **WHO, recorded=hour(number)) == number
    assert seen(kept).claims == ()
    kept.review("correct", target, correction=Correction(stance="claimed"), **WHO, recorded=hour(4))
    assert [claim.stance for claim in seen(kept).claims] == ["claimed"]


def test_the_same_decision_twice_is_one(kept, one, hour):
    target = target_of(one.claims[0])
    assert kept.review("reject", target, **WHO, recorded=hour(1)) == 1
    head = kept.head()
    assert kept.review("reject", target, **WHO, recorded=hour(2)) == 1
    assert kept.head() == head
    assert kept.review("reject", target, decided_by="B. Chief", reason="so it is", recorded=hour(2)) == 2


# --- readings that come later -----------------------------------------------------------------------------------------


def test_a_review_outlives_a_new_reading(kept, one, hour):
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(1))
    again = replace(one.claims[0], actor=None)
    again = replace(again, id=claim_id(again))
    assert again.id != one.claims[0].id
    replace(one, claims=(again,), reader="factbox 0.2.0").into(kept, hour(2))
    view = seen(kept)
    assert view.claims == ()
    assert view.reviews[0].machine == again


def test_what_no_longer_fits_is_listed(kept, one, hour):
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(1))
    again = replace(one.claims[0], type="territory.enter")
    replace(one, claims=(again,), reader="factbox 0.2.0").into(kept, hour(2))
    view = seen(kept)
    assert view.claims == (again,)
    assert [(met.fits, met.machine) for met in view.reviews] == [(False, None)]


def test_of_two_places_in_one_clause_that_one_is_meant(one, hour):
    text, claim = one.report.text, one.claims[0]
    other = replace(claim, id="other", place=Mention(Span(0, 6), text[:6], "place"))
    renamed = (replace(claim, id="a"), replace(other, id="b"))
    review = made_review("reject", target_of(claim), hour(1))
    claims, _ = apply_reviews([one.report], renamed, [review])
    assert [c.id for c in claims] == ["b"]
    unclear = replace(review, target=replace(review.target, place="elsewhere"))
    claims, [met] = apply_reviews([one.report], renamed, [unclear])
    assert (len(claims), met.fits) == (2, False)


def made_review(action, target, when):
    from factbox.records import Review

    return Review(1, action, target, "A. Editor", "as the page says", when)


# --- moments and safety -----------------------------------------------------------------------------------------------


def test_a_recorded_moment_has_the_reviews_of_its_day(kept, one, hour):
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(2))
    kept.undo_review(1, **WHO, recorded=hour(4))
    assert [len(seen(kept, recorded=hour(n)).claims) for n in (1, 2, 3, 4)] == [1, 0, 0, 1]
    assert [bool(r.undone) for n in (1, 3, 4) for r in kept.reviews(recorded=hour(n))] == [False, True]


def test_a_clock_that_was_set_back_changes_no_past_view(kept, one, make, hour):
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(5))
    make("Tessa").into(kept, hour(1))
    kept.undo_review(1, **WHO, recorded=hour(2))
    assert [len(seen(kept, recorded=hour(n)).claims) for n in (1, 4, 5)] == [1, 1, 2]


def test_reviews_are_in_the_chain(path, kept, one, hour):
    anchor = kept.head()
    kept.review("reject", target_of(one.claims[0]), **WHO, recorded=hour(1))
    kept.undo_review(1, **WHO, recorded=hour(2))
    found = verify_ledger(path, anchor=anchor)
    assert (found.whole, found.records, found.anchored) == (True, 5, 3)
    with open_ledger(path, create=False) as again:
        assert [review.action for review in again.reviews()] == ["reject"]


def test_a_withheld_name_is_in_no_review_of_a_view(ledger, make, hour):
    one = make("Jan Example")
    one.into(ledger, hour(0))
    who = {"decided_by": "Jan Example", "reason": "says Jan Example"}
    change = Correction(speaker="Jan Example", stance="claimed")
    ledger.review("correct", target_of(one.claims[0]), correction=change, **who, recorded=hour(1))
    ledger.redact(["Jan Example"], **WHO, recorded=hour(2))
    view = seen(ledger)
    assert "Jan Example" not in repr(view)
    assert view.reviews[0].machine.quote == "Rebels took ███████████"
    assert view.claims[0].speaker.name == "[name withheld 1]"


# --- misuse -----------------------------------------------------------------------------------------------------------


def test_what_cannot_be_is_refused_and_nothing_is_written(kept, one, hour):
    target, [claim] = target_of(one.claims[0]), one.claims
    wrong = [
        ("praise", target, {}, "There is no review 'praise'"),
        ("reject", replace(target, report="r0"), {}, "has no report r0"),
        ("reject", replace(target, span=Span(0, 999)), {}, "no clause at 0-999"),
        ("reject", replace(target, type=""), {}, "needs the claim's type"),
        ("reject", target, {"correction": Correction(actor="X")}, "give no correction"),
        ("correct", target, {}, "give correction"),
        ("correct", target, {"correction": Correction()}, "give correction"),
        ("correct", target, {"correction": Correction(type="war")}, "no event type 'war'"),
        ("correct", target, {"correction": Correction(stance="shouted")}, "no stance 'shouted'"),
        ("add", target, {}, "give added"),
        ("add", target, {"added": replace(claim, quote="Rebels held Orvale")}, "letter by letter"),
        ("add", replace(target, type="other"), {"added": claim}, "has the report, span and type"),
        ("copy", target, {}, "give other"),
        ("copy", target, {"other": target}, "both are the same"),
        ("merge", target, {"other": target}, "both are the same"),
    ]  # fmt: skip
    head = kept.head()
    for action, aim, more, said in wrong:
        with pytest.raises(UsageError, match=said):
            kept.review(action, aim, **WHO, **more, recorded=hour(1))
    for missing in WHO:
        with pytest.raises(UsageError, match="who decided and why"):
            kept.review("reject", target, **(WHO | {missing: " "}), recorded=hour(1))
    assert kept.head() == head


# --- corrections in words ---------------------------------------------------------------------------------------------


def test_a_correction_is_written_in_the_notation_of_claims():
    line = "type: territory.held | stance: claimed | when: 2031-05-02 | actor: Taliban | where: Kunduz"
    found = read_correction(line, country="AF")
    assert (found.type, found.stance, found.actor) == ("territory.held", "claimed", "Taliban")
    assert (found.days.first.isoformat(), found.days.precision) == ("2031-05-02", "day")
    assert (found.place.name, found.place.kind, found.place.country) == ("Kunduz", "city", "AF")
    assert found.speaker is None


def test_what_is_left_empty_is_taken_away():
    assert read_correction("actor: | where: | quantity: | speaker:") == Correction(
        actor="", speaker="", no_place=True, no_quantity=True
    )


def test_a_place_that_no_gazetteer_has_gets_an_id_of_its_own():
    found = read_correction("where: Orvale Bridge | where.kind: facility", country="XX")
    assert (found.place.name, found.place.kind) == ("Orvale Bridge", "facility")
    assert found.place.id.startswith("local:")


def test_which_of_two_countries_is_meant_is_for_a_person_to_say():
    with pytest.raises(UsageError, match=r"Tripoli may lie in .*add where.country"):
        read_correction("where: Tripoli")
    assert read_correction("where: Tripoli | where.country: LB").place.country == "LB"


@pytest.mark.parametrize("line", ["quote: x", "where", "where: Orvale | id: 3"])
def test_what_is_no_correction_is_refused(line):
    with pytest.raises(UsageError):
        read_correction(line)


# --- agreement --------------------------------------------------------------------------------------------------------


def test_two_reviewers_are_compared_on_what_both_decided(ledger, make, hour):
    decided = {"Ash": "accept reject", "Birch": "accept reject", "Cedar": "accept accept", "Dell": "reject accept",
               "Elm": "correct accept"}  # fmt: skip
    for number, (place, actions) in enumerate(decided.items()):
        one = make(place)
        one.into(ledger, hour(number))
        for who, action in zip(("A. Editor", "B. Chief"), actions.split(), strict=True):
            change = Correction(actor="River Front") if action == "correct" else None
            ledger.review(
                action, target_of(one.claims[0]), correction=change, decided_by=who, reason="so", recorded=hour(9)
            )
    [found] = reviewer_agreement(ledger.reviews())
    assert found == ReviewerAgreement("A. Editor", "B. Chief", 4, 0.25, pytest.approx(-0.5))

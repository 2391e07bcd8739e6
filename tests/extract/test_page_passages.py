"""What the passages that a page's mark-up tells do to claims: quoted blocks that name nobody, and captions."""

from dataclasses import replace
from datetime import date

from factbox.pipeline import claims_of
from factbox.records import Passage, Report, Span

WORDS = "The Taliban captured Ghazni on Thursday."


def stance(outlet):
    report = Report("r", "f", WORDS, passages=(Passage(Span(0, len(WORDS)), "quoted_outlet", outlet),))
    (claim,) = claims_of(report)
    return claim.stance, claim.via


def test_a_block_that_names_nobody_is_attributed():
    assert stance("") == ("attributed", ())


def test_a_block_of_a_named_outlet_keeps_its_stance_and_the_way_it_came():
    assert stance("Example Wire") == ("asserted", ("Example Wire",))


def test_the_same_words_in_the_body_are_the_report_s_own():
    (claim,) = claims_of(Report("r", "f", WORDS))
    assert claim.stance == "asserted"


def test_a_picture_of_years_ago_does_not_make_its_report_an_anniversary():
    caption = "The market of Ghazni in a picture taken in 2004."
    told = Report("r", "f", f"{caption}\n\nThe Taliban captured Ghazni.", published_day=date(2021, 8, 14))
    (claim,) = claims_of(told)
    assert claim.historical
    (claim,) = claims_of(replace(told, passages=(Passage(Span(0, len(caption)), "caption"),)))
    assert not claim.historical

"""What a block asserts that is set off as quoted from nobody: somebody's word, and not the report's own."""

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

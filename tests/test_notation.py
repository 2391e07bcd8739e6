"""The one-line form of a claim says everything the claim says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.errors import UsageError
from factbox.notation import format_claim, matches, parse_claim
from factbox.records import STANCES, Claim, Days, Mention, Place, Quantity, Reading, Span

texts = st.text(max_size=12) | st.sampled_from(["a | b", 'x = "y"', "the city", " ", "=", "a\nb", "\\", "a: b"])
names = st.none() | texts
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
numbers = st.none() | st.floats(0, 1e6, allow_nan=False)
days = st.builds(
    Days, st.none() | st.dates(), st.none() | st.dates(), st.sampled_from(["day", "interval", "by", "since", "vague"])
)


def mentions(kind: str) -> st.SearchStrategy[Mention | None]:
    built = st.builds(Mention, spans, texts, st.just(kind), texts, texts, names, names, numbers, texts)
    return st.none() | built


places = st.builds(Place, texts, texts, st.sampled_from(["city", "region"]), texts, texts, numbers, numbers)
claims = st.builds(
    Claim,
    id=texts, report_id=texts, span=spans, quote=texts, type=st.sampled_from(["territory.capture", "count"]),
    stance=st.sampled_from(STANCES), actor=mentions("actor"), recipient=mentions("actor"), place=mentions("place"),
    time=mentions("time"), spoken=mentions("time"), tense=st.sampled_from(["past", "present", "future"]),
    speaker=mentions("speaker"), cue=texts, speaker_kind=st.sampled_from(["", "official"]), speaker_side=texts,
    via=st.lists(texts, max_size=2).map(tuple), extent=st.sampled_from(["", "parts"]),
    quantity=st.none() | st.builds(Quantity, numbers, numbers, numbers, texts, texts, texts, texts),
    historical=st.booleans(), passage=st.sampled_from(["body", "headline"]),
    where=st.none() | places,
    days=days, readings=st.lists(st.builds(Reading, days, st.floats(0, 1), texts), max_size=2).map(tuple),
    as_of=st.none() | st.dates(), unresolved=st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip


@given(claims)
def test_parsing_what_was_formatted_gives_the_same_claim(claim: Claim) -> None:
    line = format_claim(claim)
    assert "\n" not in line
    assert parse_claim(line) == claim


def test_a_line_reads_like_a_sentence() -> None:
    claim = Claim(
        id="c1", report_id="r1", span=Span(0, 27), quote="Zaranj fell to the insurgents", type="territory.capture",
        stance="attributed", actor=Mention(Span(15, 29), "the insurgents", "actor", name="Taliban"),
        place=Mention(Span(0, 6), "Zaranj", "place"), days=Days(date(2021, 8, 6), date(2021, 8, 6), "day"),
    )  # fmt: skip
    assert format_claim(claim, short=True) == (
        "territory.capture | attributed | actor: the insurgents = Taliban | place: Zaranj | when: 2021-08-06 day"
        ' | "Zaranj fell to the insurgents"'
    )


def test_a_hand_written_line_matches_a_claim_that_says_more() -> None:
    found = parse_claim('territory.capture | claimed | actor: rebels = Blue Army | place: Oum | id: x | "took Oum"')
    assert matches(parse_claim('territory.capture | claimed | place: Oum | "took Oum"'), found)
    assert not matches(parse_claim('territory.capture | asserted | place: Oum | "took Oum"'), found)


@pytest.mark.parametrize(
    "line",
    [
        "territory.capture",
        'territory.capture | asserted | nonsense: 1 | "q"',
        'territory.capture | asserted | at: five | "q"',
        'territory.capture | asserted | when: yesterday | "q"',
        'territory.capture | asserted | when: 2021-08-06 sometime | "q"',
        'territory.capture | asserted | place Zaranj | "q"',
        'territory.capture | asserted | "open',
    ],
)
def test_a_malformed_line_says_what_is_wrong(line: str) -> None:
    with pytest.raises(UsageError):
        parse_claim(line)

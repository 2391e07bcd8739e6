"""Laws that hold whatever comes in, in whatever order."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from factbox.ledger import open_ledger

sightings = st.lists(
    st.tuples(
        st.sampled_from(["Orvale", "Tessa", "Undine"]),
        st.none() | st.integers(1, 5),
        st.sampled_from(["a.txt", "b.txt", "c.txt"]),
        st.sampled_from(["stated", "sidecar", "inferred: a weekday"]),
        st.sampled_from(["factbox 0.1.0", "factbox 0.2.0", "factbox 0.10.0"]),
    ),
    max_size=7,
)
moments = st.none() | st.integers(1, 7).map(lambda day: datetime(2031, 5, day, tzinfo=UTC))


def filled(make, hour, sightings):
    ledger = open_ledger(None)
    for number, (place, day, file, basis, reader) in enumerate(sightings):
        make(place, day, file=file, basis=basis, reader=reader).into(ledger, hour(number))
    return ledger


def shown(ledger, **moments):
    return ledger.reports(**moments), ledger.claims(**moments)


@given(sightings, st.randoms(use_true_random=False), moments)
def test_order_does_not_matter(make, hour, sightings, random, known):
    shuffled = random.sample(sightings, len(sightings))
    with filled(make, hour, sightings) as one, filled(make, hour, shuffled) as other:
        assert one.digest() == other.digest()
        assert shown(one, known=known) == shown(other, known=known)
        assert one.problems() == other.problems()
        assert one.counts() == other.counts()


@given(sightings)
def test_twice_is_once(make, hour, sightings):
    with filled(make, hour, sightings) as once, filled(make, hour, sightings * 2) as twice:
        assert once.digest() == twice.digest()
        assert shown(once) == shown(twice)
        assert once.latest_known() == twice.latest_known()
        assert once.counts() == twice.counts()


@given(sightings, sightings, moments)
def test_what_was_shown_stays_so(make, hour, earlier, later, known):
    asked = {"known": known, "recorded": hour(max(len(earlier) - 1, 0))}
    with filled(make, hour, earlier) as before, filled(make, hour, earlier + later) as after:
        if earlier:
            assert shown(before, **asked) == shown(after, **asked)
            assert before.counts() == after.counts(recorded=asked["recorded"])
            assert before.digest() == after.digest(recorded=asked["recorded"])


@given(sightings, st.lists(st.integers(1, 7), min_size=2, max_size=2).map(sorted))
def test_what_is_known_only_grows(make, hour, sightings, days):
    earlier, later = (datetime(2031, 5, day, tzinfo=UTC) for day in days)
    with filled(make, hour, sightings) as ledger:
        assert set(ledger.reports(known=earlier)) <= set(ledger.reports(known=later)) <= set(ledger.reports())
        for report in ledger.reports():
            assert report.published in (None, ledger.known_from(report.id))


@given(sightings)
def test_each_report_is_shown_once_and_everything_given_is_counted(make, hour, sightings):
    with filled(make, hour, sightings) as ledger:
        ids = [report.id for report in ledger.reports()]
        assert len(ids) == len(set(ids)) == len({place for place, *_ in sightings})
        counts = ledger.counts()
        assert counts["given"] == len({(place, file) for place, _, file, *_ in sightings})
        assert counts["read"] + counts["partly read"] + counts["refused"] == counts["given"]

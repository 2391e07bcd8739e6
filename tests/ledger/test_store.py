"""What a ledger takes in, and what it shows at three moments."""

import hashlib
from dataclasses import astuple, replace
from datetime import UTC, date, datetime

import pytest

from factbox.errors import Problem, UsageError
from factbox.ledger import open_ledger
from factbox.records import Days, Intake

DIM = Problem("read", "encoding", "Two bytes could not be read.", "Orvale.txt", 4, 6)
LOST = Problem("resolve", "unknown-place", "Nobody knows this place.", "Orvale.txt", 12, 18)


def published(day):
    return datetime(2031, 5, day, 23, 59, 59, tzinfo=UTC)


def places(ledger, **moments):
    return [claim.place.text for claim in ledger.claims(**moments)]


def test_what_goes_in_comes_out(ledger, make, hour):
    one = make(problems=(DIM,))
    assert ledger.add(one.intake, one.claims, [LOST], recorded=hour(0), reader=one.reader)
    assert ledger.reports() == (one.report,)
    assert ledger.claims() == one.claims
    assert ledger.problems() == (DIM, LOST)
    assert ledger.counts() == {"read": 0, "partly read": 1, "refused": 0, "given": 1}


def test_it_is_all_there_after_closing(path, make, refuse, hour):
    with open_ledger(path) as ledger:
        for one in (make("Orvale"), make("Tessa", None), refuse("x.bin")):
            one.into(ledger, hour(0))
        before = ledger.reports(), ledger.claims(), ledger.problems(), ledger.digest()
    with open_ledger(path, create=False) as ledger:
        assert (ledger.reports(), ledger.claims(), ledger.problems(), ledger.digest()) == before


def test_an_empty_ledger_says_nothing(ledger):
    assert (ledger.reports(), ledger.claims(), ledger.problems()) == ((), (), ())
    assert ledger.latest_known() is None
    assert ledger.counts() == {"read": 0, "partly read": 0, "refused": 0, "given": 0}
    assert ledger.digest() == hashlib.sha256(b"").hexdigest()


def test_adding_twice_changes_nothing(path, make, refuse, hour):
    with open_ledger(path) as ledger:
        given = [make("Orvale"), make("Tessa", None, problems=(DIM,)), refuse("x.bin")]
        assert all(one.into(ledger, hour(0)) for one in given)
        known = ledger.known_from(given[1].report.id)
        before = path.read_bytes()
        assert not any(one.into(ledger, hour(9)) for one in given)
        assert ledger.known_from(given[1].report.id) == known == hour(0)
        assert ledger.counts() == {"read": 1, "partly read": 1, "refused": 1, "given": 3}
    assert path.read_bytes() == before


def test_two_mastheads_are_two_reports(ledger, make, hour):
    make(outlet="Harbour Courier").into(ledger, hour(0))
    make(outlet="Valley Post").into(ledger, hour(0))
    assert [report.outlet for report in ledger.reports()] in (
        ["Harbour Courier", "Valley Post"], ["Valley Post", "Harbour Courier"],
    )  # fmt: skip
    assert len(ledger.claims()) == 2


def test_a_refusal_is_kept_once_for_each_reason(ledger, refuse, hour):
    assert refuse("x.bin", "binary").into(ledger, hour(0))
    assert not replace(refuse("x.bin", "binary"), reader="factbox 9").into(ledger, hour(1))
    assert refuse("x.bin", "empty").into(ledger, hour(2))
    assert refuse("y.bin", "binary").into(ledger, hour(3))
    assert [(p.report, p.reason) for p in ledger.problems()] == [
        ("x.bin", "binary"), ("x.bin", "empty"), ("y.bin", "binary"),
    ]  # fmt: skip
    assert ledger.counts()["refused"] == ledger.counts()["given"] == 3


def test_a_refusal_without_a_reason_is_counted(ledger, hour):
    assert ledger.add(Intake("x.bin", None), (), (), recorded=hour(0), reader="factbox 1")
    assert ledger.counts()["refused"] == 1


def test_every_input_is_listed_with_its_outcome_and_why(ledger, make, refuse, hour):
    other = replace(DIM, reason="bad-date", message="Its date is none.")
    make("Orvale").into(ledger, hour(0))
    refuse("x.bin").into(ledger, hour(1))
    make("Tessa", problems=(DIM, other, replace(DIM, start=9))).into(ledger, hour(2))
    ledger.add(Intake("y.bin", None), (), (), recorded=hour(3), reader="factbox 1")
    assert [astuple(row) for row in ledger.inputs()] == [
        ("Orvale.txt", "read", "", ""),
        ("x.bin", "refused", "binary", "This is no text"),
        ("Tessa.txt", "partly read", "bad-date, encoding", "Two bytes could not be read; Its date is none"),
        ("y.bin", "refused", "no reason given", ""),
    ]
    assert len(ledger.inputs()) == ledger.counts()["given"]
    assert [row.input for row in ledger.inputs(recorded=hour(1))] == ["Orvale.txt", "x.bin"]


def test_a_newer_reader_speaks_for_an_input(ledger, make, hour):
    make(problems=(DIM,)).into(ledger, hour(0))
    make(reader="factbox 0.2.0").into(ledger, hour(1))
    assert [(row.input, row.outcome, row.reason) for row in ledger.inputs()] == [("Orvale.txt", "read", "")]


# --- one report, many sightings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sightings", "file", "day"),
    [
        ([("b.txt", 3, "stated"), ("a.txt", 3, "stated")], "a.txt", 3),
        ([("a.txt", None, "unknown"), ("b.txt", 3, "sidecar")], "b.txt", 3),
        ([("a.txt", 5, "stated"), ("b.txt", 3, "sidecar")], "b.txt", 3),
        ([("a.txt", 5, "stated"), ("b.txt", 3, "inferred: a weekday")], "a.txt", 5),
        ([("a.txt", None, "unknown"), ("b.txt", 3, "inferred: a weekday")], "b.txt", 3),
    ],
    ids=["smallest name", "dated wins", "earliest wins", "stated before inferred", "inferred before none"],
)
def test_one_sighting_is_shown_whole(make, hour, sightings, file, day):
    for order in (sightings, sightings[::-1]):
        with open_ledger(None) as ledger:
            for name, page_day, basis in order:
                assert make("Orvale", page_day, file=name, basis=basis).into(ledger, hour(0))
            (report,) = ledger.reports()
            (claim,) = ledger.claims()
            assert (report.file, report.published, claim.days) == (
                file, published(day), Days(date(2031, 5, day), date(2031, 5, day), "day"),
            )  # fmt: skip
            assert ledger.known_from(report.id) == published(day)
            assert ledger.counts() == {"read": 2, "partly read": 0, "refused": 0, "given": 2}


def test_the_problems_of_every_file_are_shown(ledger, make, hour):
    make(file="a.txt", problems=(replace(DIM, report="a.txt"),)).into(ledger, hour(0))
    make(file="b.txt", problems=(replace(DIM, report="b.txt"),)).into(ledger, hour(0))
    assert [problem.report for problem in ledger.problems()] == ["a.txt", "b.txt"]


def test_the_newest_reader_speaks(ledger, make, hour):
    old = make(reader="factbox 0.9.0", problems=(DIM,))
    new = replace(
        make(reader="factbox 0.10.0"), claims=tuple(replace(c, stance="attributed") for c in old.claims)
    )  # fmt: skip
    assert old.into(ledger, hour(0))
    assert new.into(ledger, hour(1))
    assert ledger.claims() == new.claims
    assert ledger.problems() == ()
    assert ledger.counts() == {"read": 1, "partly read": 0, "refused": 0, "given": 1}
    assert ledger.claims(recorded=hour(0)) == old.claims
    assert ledger.problems(recorded=hour(0)) == (DIM,)
    assert ledger.counts(recorded=hour(0))["partly read"] == 1


def test_an_older_reader_that_comes_later_stays_behind(ledger, make, hour):
    make(reader="factbox 0.10.0").into(ledger, hour(0))
    before = ledger.digest()
    assert make(day=None, reader="factbox 0.9.0").into(ledger, hour(1))
    assert ledger.digest() == before


def test_rereading_an_undated_report_keeps_its_first_moment(ledger, make, hour):
    old, new = make(day=None), make(day=None, reader="factbox 0.2.0")
    old.into(ledger, hour(0))
    new.into(ledger, hour(5))
    assert ledger.known_from(old.report.id) == hour(0)


# --- the clocks -------------------------------------------------------------------------------------------------------


def test_known_asks_what_had_been_published(ledger, make, hour):
    for place, day in (("Orvale", 3), ("Tessa", 5), ("Undine", None)):
        make(place, day).into(ledger, hour(0))
    assert places(ledger, known=published(2)) == []
    assert places(ledger, known=published(3)) == ["Orvale"]
    assert places(ledger, known=published(9)) == ["Orvale", "Tessa"]
    assert places(ledger, known=hour(0)) == ["Orvale", "Tessa", "Undine"]
    assert places(ledger) == places(ledger, known=hour(0))
    assert ledger.latest_known() == hour(0)


def test_recorded_asks_what_had_been_taken_in(ledger, make, refuse, hour):
    make("Tessa", 5).into(ledger, hour(1))
    refuse("x.bin").into(ledger, hour(2))
    make("Orvale", 3).into(ledger, hour(3))
    assert places(ledger, recorded=hour(0)) == []
    assert places(ledger, recorded=hour(1)) == ["Tessa"]
    assert places(ledger, recorded=hour(3)) == ["Orvale", "Tessa"]
    assert ledger.problems(recorded=hour(1)) == ()
    assert ledger.counts(recorded=hour(2)) == {"read": 1, "partly read": 0, "refused": 1, "given": 2}
    assert ledger.latest_known(hour(0)) is None
    assert ledger.latest_known(hour(1)) == published(5)


def test_a_date_that_comes_later_leaves_the_earlier_view_alone(ledger, make, hour):
    bare, dated = make(day=None, file="a.txt"), make(day=3, file="b.txt")
    bare.into(ledger, hour(0))
    dated.into(ledger, hour(1))
    assert ledger.reports(recorded=hour(0)) == (bare.report,)
    assert ledger.known_from(bare.report.id, recorded=hour(0)) == hour(0)
    assert ledger.known_from(bare.report.id) == published(3)


def test_a_clock_set_back_changes_no_earlier_view(ledger, make, hour):
    make("Orvale").into(ledger, hour(5))
    before = ledger.reports(recorded=hour(4))
    make("Tessa", None).into(ledger, hour(1))
    assert ledger.reports(recorded=hour(4)) == before == ()
    assert ledger.known_from(make("Tessa", None).report.id) == hour(5)


def test_claims_come_one_report_at_a_time_while_others_are_added(ledger, make, hour):
    for place in ("Orvale", "Tessa"):
        make(place).into(ledger, hour(0))
    seen = ledger.iter_claims()
    first = next(seen)
    make("Abbey").into(ledger, hour(1))
    assert [first.place.text, *(claim.place.text for claim in seen)] == ["Orvale", "Tessa"]
    assert places(ledger) == ["Abbey", "Orvale", "Tessa"]


# --- the digest -------------------------------------------------------------------------------------------------------


def test_the_digest_is_of_content_alone(make, hour):
    def digest(*given, recorded=0):
        with open_ledger(None) as ledger:
            for one in given:
                one.into(ledger, hour(recorded))
            return ledger.digest()

    plain = digest(make())
    assert digest(make(file="elsewhere/z.txt"), recorded=7) == plain
    assert digest(make(), make(file="copy.txt")) == plain
    assert digest(make(reader="factbox 0.2.0")) == plain
    assert digest(make(day=4)) != plain
    assert digest(make("Tessa")) != plain
    one = make()
    firmer = replace(one, claims=(replace(one.claims[0], stance="claimed"),))
    assert digest(firmer) != plain


@pytest.mark.parametrize("names", [("a.txt", "b.html"), ("b.txt", "a.html")])
def test_renaming_files_keeps_the_digest(make, hour, names):
    with open_ledger(None) as ledger, open_ledger(None) as renamed:
        for target, files in ((ledger, ("1", "2")), (renamed, names)):
            for file, sha256 in zip(files, ("aa", "bb"), strict=True):
                one = make(file=file)
                one = replace(one, intake=Intake(file, replace(one.report, sha256=sha256)))
                assert one.into(target, hour(0))
        assert ledger.digest() == renamed.digest()


# --- misuse and hard cases --------------------------------------------------------------------------------------------


def test_a_claim_of_another_report_is_refused(ledger, make, refuse, hour):
    stray = make("Tessa").claims
    for one in (make("Orvale"), refuse("x.bin")):
        with pytest.raises(UsageError, match="not from"):
            ledger.add(one.intake, stray, (), recorded=hour(0), reader="factbox 1")
    assert ledger.counts()["given"] == 0


def test_a_moment_without_a_zone_is_refused(ledger, make):
    naive = datetime(2031, 5, 3)  # noqa: DTZ001 (what is tested)
    with pytest.raises(UsageError, match="time zone"):
        make().into(ledger, naive)
    with pytest.raises(UsageError, match="time zone"):
        ledger.reports(known=naive)
    assert ledger.counts()["given"] == 0


def test_an_unknown_report_is_said_to_be_so(ledger):
    with pytest.raises(UsageError, match="no report abc"):
        ledger.known_from("abc")


def test_any_text_and_any_file_name_can_be_kept(ledger, make, refuse, hour):
    one = make("Or\x00v\ud800ale\u2028 \U0001f3f4 ўзбек")
    name, visible = "caf\udce9.txt", "caf\\udce9.txt"  # a byte that is not UTF-8, as Python hands it over
    one = replace(one, intake=Intake(name, replace(one.report, file=name), (replace(DIM, report=name),)))
    assert one.into(ledger, hour(0))
    assert not one.into(ledger, hour(1))
    assert ledger.reports() == (replace(one.report, file=visible),)
    assert ledger.claims() == one.claims
    assert refuse(name).into(ledger, hour(0))
    assert [problem.report for problem in ledger.problems()] == [name, name]
    assert len(ledger.digest()) == 64


def test_a_reading_without_a_reader_is_refused(ledger, make, hour):
    with pytest.raises(UsageError, match="reader"):
        make(reader=" ").into(ledger, hour(0))

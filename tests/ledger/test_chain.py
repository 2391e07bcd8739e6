"""The head of a ledger: one for the same records in the same order, another for anything else."""

import hashlib
from dataclasses import replace

import pytest

from factbox.errors import Problem
from factbox.ledger import open_ledger
from factbox.ledger.chain import START, link

DIM = Problem("read", "encoding", "Two bytes could not be read.", "Orvale.txt", 4, 6)


def head(hour, *given, file=None, recorded=0):
    with open_ledger(file) as ledger:
        for one in given:
            one.into(ledger, hour(recorded))
        return ledger.head()


def test_the_head_of_an_empty_ledger(hour):
    assert head(hour) == START.hex()


def test_the_same_records_have_the_same_head_wherever_they_lie(path, make, hour):
    given = make("Orvale", problems=(DIM,)), make("Tessa")
    assert head(hour, *given) == head(hour, *given, file=path)


def test_adding_twice_keeps_the_head(make, hour):
    assert head(hour, make(), make()) == head(hour, make())


def test_the_chain_has_an_order_and_the_digest_has_none(make, hour):
    one, other = make("Orvale"), make("Tessa")
    assert head(hour, one, other) != head(hour, other, one)
    with open_ledger(None) as ledger, open_ledger(None) as turned:
        for target, given in ((ledger, (one, other)), (turned, (other, one))):
            for made in given:
                made.into(target, hour(0))
        assert ledger.digest() == turned.digest()


def test_everything_that_is_kept_is_in_the_chain(make, refuse, hour):
    one = make()
    firmer = replace(one, claims=(replace(one.claims[0], stance="claimed"),))
    otherwise = [
        head(hour, make()),
        head(hour, make(), recorded=1),
        head(hour, make(file="renamed.txt")),
        head(hour, make(day=4)),
        head(hour, make(reader="factbox 0.2.0")),
        head(hour, make(problems=(DIM,))),
        head(hour, firmer),
        head(hour, replace(one, claims=())),
        head(hour, refuse("x.bin")),
        head(hour, refuse("x.bin", "empty")),
        head(hour, replace(one, intake=replace(one.intake, report=replace(one.report, sha256="ab")))),
    ]
    assert len(set(otherwise)) == len(otherwise)


def test_a_link_is_as_the_docs_say():
    spelled = b"t5:claimi1:7n0:t3:\xc3\xa9x"
    assert link(START, "claim", (7, None, "éx")) == hashlib.sha256(START + spelled).digest()


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), ((1,), ("1",)), ((None,), ("",)), (("a",), (b"a",)), (("t1:a",), ("t", "a"))],
)
def test_no_two_records_read_the_same(one, other):
    assert link(START, "claim", one) != link(START, "claim", other)

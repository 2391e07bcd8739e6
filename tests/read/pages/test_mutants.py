"""Damaged pages: each is read, or refused with a reason, and every offset holds."""

from tests.read.pages.mutants import faults_of, mutants

from factbox.errors import Problem
from factbox.read.pages.child import PageReader


def test_damaged_pages_are_read_or_refused_with_a_reason():
    with PageReader() as reader:
        outcomes = []
        for number, page in enumerate(mutants(150)):
            found = reader.read("html", page, "x")
            assert faults_of(page, found) == [], number
            outcomes.append(found.reason if isinstance(found, Problem) else "read")
    assert outcomes.count("read") > 75
    assert "parser-died" not in outcomes

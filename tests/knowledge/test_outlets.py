"""The table of outlets, and the ways to ask it."""

import pytest

from factbox.errors import KnowledgeError
from factbox.knowledge.outlets import COLUMNS, KINDS, find_outlet, find_outlets_in, load_outlets, outlet_of_url
from factbox.knowledge.outlets.names import ends_weekly, is_made_as_outlet

HEADER = "\t".join(COLUMNS) + "\n"


def test_the_table_is_well_formed():
    outlets = load_outlets()
    assert len(outlets) >= 150
    assert {outlet.kind for outlet in outlets} == set(KINDS)
    for outlet in outlets:
        assert outlet.name == outlet.name.strip() != ""
        assert len(outlet.country) in {0, 2}
        assert "/" not in outlet.site
        assert outlet.name not in outlet.aliases
    sites = [outlet.site for outlet in outlets if outlet.site]
    assert len(sites) == len(set(sites))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reuters", "Reuters"),
        ("the Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("France24", "France 24"),
        ("FRANCE 24", "France 24"),
        ("The Washington Post", "Washington Post"),
        ("RFE/RL", "RFE/RL"),
        ("Tolo News", "TOLOnews"),
    ],
)
def test_an_outlet_is_found_by_any_of_its_names(words, name):
    outlet = find_outlet(words)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("words", ["", "the", "Example Wire", "Reuters said", "Associated Press of Nowhere", "\0"])
def test_other_words_are_no_outlet(words):
    assert find_outlet(words) is None


def test_the_agency_of_pakistan_is_not_the_american_one():
    outlet = find_outlet("Associated Press of Pakistan")
    assert outlet is not None
    assert (outlet.name, outlet.kind) == ("APP", "state media")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("compiled from Foreign Policy, France 24, Reuters", ["Foreign Policy", "France 24", "Reuters"]),
        ("RFE/RL Gandhara and RFE/RL", ["Gandhara", "RFE/RL"]),
        ("MAPS and APP and ap", ["APP"]),
        ("The Associated Press of Pakistan", ["APP"]),
    ],
)
def test_outlets_in_a_line(line, names):
    found = find_outlets_in(line)
    assert [outlet.name for _, outlet in found] == names
    assert all(find_outlet(line[span.start : span.end]) == outlet for span, outlet in found)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://gandhara.rferl.org/a", "Gandhara"),
        ("https://www.rferl.org/a", "RFE/RL"),
        ("https://notreuters.com/", None),
        ("reuters.com", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_outlet_of_a_url(url, name):
    outlet = outlet_of_url(url)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name\tkind\n", "columns must be"),
        (HEADER + "Example Wire\tgossip\tAF\t\t\t\n", "'gossip' is none of"),
        (HEADER + "Example Wire\twire\n", "must have 6 columns"),
        (HEADER + "Example Wire\twire\tAF\t\t\t\nThe example wire\twire\tAF\t\t\t\n", "names both"),
    ],
)
def test_a_malformed_table_is_refused(tmp_path, table, message):
    path = tmp_path / "outlets.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_outlets(path)


def test_a_table_of_ones_own(tmp_path):
    path = tmp_path / "outlets.tsv"
    path.write_text(HEADER + "Example Wire\twire\tAF\twire.example\tExWire;EW\tinvented\n", encoding="utf-8")
    (outlet,) = load_outlets(path)
    assert outlet.names == ("Example Wire", "ExWire", "EW")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Osprey Wire", True),
        ("the Osk Gazette", True),
        ("Radio Osk", True),
        ("Agence Presse de Karsa", True),
        ("the Osk Post", True),
        ("Jan Post", False),
        ("the Press", False),
        ("the Gazette's editor", False),
        ("the Osk press office", False),
        ("the War Monitor", False),
    ],
)
def test_a_name_that_no_table_has_is_made_as_outlets_have_it(words: str, is_one: bool) -> None:
    assert is_made_as_outlet(words) == is_one


def test_a_word_behind_a_weekday_makes_a_paper() -> None:
    assert ends_weekly("Times")
    assert ends_weekly("World")
    assert not ends_weekly("Morning")

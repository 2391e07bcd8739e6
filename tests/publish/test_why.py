"""Why a place stands as it does, and the factbox and the explanation in a terminal and in a pipe."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from factbox.errors import UsageError
from factbox.publish.explanation import print_why
from factbox.publish.terminal import print_factbox
from factbox.publish.why import explain
from factbox.records import Sensitivity, Without, Would


def printed(render, document, *, terminal: bool) -> str:
    stream = io.StringIO()
    render(document, Console(file=stream, force_terminal=terminal, width=100, color_system=None))
    return stream.getvalue()


def test_copies_are_folded_into_the_voice_they_repeat(view):
    (state,) = explain(view, "Alder").states
    assert [origin.name for origin in state.origins] == ["The Northern Lantern", "Example Wire"]
    (wire,) = state.origins[1].witnesses
    assert wire.also == ("Lake Courier, 9 May 2031, courier-1.txt",)


def test_a_state_names_its_status_its_rule_and_how_its_date_is_known(view):
    text = printed(print_why, explain(view, "birch"), terminal=False)
    assert "Status: reported; reported by Example Wire" in text
    assert "Decided by: one voice that is no party." in text
    assert "Date inferred: not before the first fall" in text
    assert "One origin: Example Wire (its lineage is not known)" in text
    assert "“Birch was overrun before the sixth town fell”" in text


def test_each_claim_stands_on_one_line_in_its_notation(view):
    text = printed(print_why, explain(view, "local:cedar"), terminal=False)
    notation = [line for line in text.splitlines() if line.startswith("  territory.capture | asserted | ")]
    assert len(notation) == 2
    assert all(line.endswith('"') for line in notation)


def test_claims_that_bear_no_state_are_listed_apart(view):
    explanation = explain(view, "Dogwood")
    assert [witness.quote for witness in explanation.others] == [
        "only some quarters of Dogwood were lost", "the governor of Dogwood was detained",
    ]  # fmt: skip


def test_a_forecast_is_explained_as_one(view):
    states = {state.status: state for state in explain(view, "Hazel").states}
    assert states["predicted"].sentence == "Forecast to be taken by the River Front"
    assert states["predicted"].attribution == "forecast by Nora Pell"


def test_an_unknown_place_is_told_the_nearest(view):
    with pytest.raises(UsageError, match="the nearest are: Alder"):
        explain(view, "Aldre")
    with pytest.raises(UsageError, match="there are: Alder, Birch"):
        explain(view, "Xyzzy")


def test_a_listed_place_without_any_word_says_so(sample):
    quiet = sample.place("Quince")
    view = sample.build_view(denominator=(quiet,))
    assert "No state:" in printed(print_why, explain(view, "quince"), terminal=False)


def test_a_pipe_gets_whole_lines_and_a_terminal_a_table(factbox):
    plain = printed(print_factbox, factbox, terminal=False)
    assert "- 6 May 2031 - ALDER (North Province). Taken by the River Front (“Alder has slipped" in plain
    assert "; admitted by Mayor Ada Quill" in plain
    assert "\x1b" not in plain
    wide = printed(print_factbox, factbox, terminal=True)
    assert max(len(line) for line in wide.splitlines()) <= 100 < max(len(line) for line in plain.splitlines())
    for told in ("ALDER", "65 percent", "Forecast, according", "match.txt"):
        assert told in wide
        assert told in plain
    assert "\nNOT USED, OR ONLY IN PART\n" in plain


def test_what_a_state_would_be_without_each_voice_is_said_beside_it(view):
    row = next(row for row in view.control if row.place.name == "Alder")
    voices = [testimony.claim for testimony in row.testimonies]
    weighed = Sensitivity(
        row.place.id, row.state, row.claims,
        (Without(voices[0], "claimed", row.began, row.ended, 1), Without(voices[1], None),
         Without(voices[1], "corroborated", row.began, row.ended, 2, contrary=True)),
        (Would("admission", "admitted"),),
    )  # fmt: skip
    seen = replace(view, verdict=replace(view.verdict, sensitivity=(weighed,)))
    text = printed(print_why, explain(seen, "Alder"), terminal=False)
    assert "  Without it: claimed, 1 of 2 origins." in text
    assert "  Without it: there would be no such line." in text
    assert "What would change it: without the contrary word of " in text
    assert "an admission by the losing side would make it admitted." in text
    assert "Without it" not in printed(print_why, explain(view, "Alder"), terminal=False)

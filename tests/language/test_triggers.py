"""What tells an event where two readers say so: the core, and its reader of control."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.language.tiny import HEADS, write_core

from factbox.language import analyse
from factbox.language.annotate import settle_triggers
from factbox.language.core import load_core
from factbox.records import Span, Trigger, TriggerRole

TOWN = TriggerRole("place", Span(20, 26), 0.9)
TAKEN = Trigger(Span(10, 15), "territory.capture", 0.8, "fact", 0.9, (TOWN,))
HELD = Trigger(Span(10, 15), "territory.held", 0.9, "negated", 0.7)


def test_a_word_that_only_the_second_reader_sees_is_told_with_no_score_of_the_core() -> None:
    assert settle_triggers([], [HELD]) == [replace(HELD, score=0.0, second=HELD)]


def test_what_the_core_is_sure_of_keeps_its_type_and_roles_and_has_the_second_reading_beside() -> None:
    assert settle_triggers([TAKEN], [HELD]) == [replace(TAKEN, second=HELD)]


def test_where_the_core_is_unsure_the_surer_reader_says_what_is_told() -> None:
    unsure = replace(TAKEN, score=0.2)
    assert settle_triggers([unsure], [HELD]) == [replace(HELD, score=0.0, second=HELD)]
    visit = replace(unsure, type="visit", score=0.95)
    assert settle_triggers([visit], [HELD]) == [replace(visit, second=HELD)]


def test_triggers_stand_in_the_order_of_the_text() -> None:
    early = replace(HELD, span=Span(0, 4))
    assert [one.span.start for one in settle_triggers([TAKEN], [early])] == [0, 10]


def test_a_file_without_the_reader_gives_the_core_s_triggers_alone(tmp_path: Path) -> None:
    text = "the band took the town. they hold it."
    whole = analyse(text, core=load_core(write_core(tmp_path)))
    assert any(one.second is not None for one in whole.triggers)
    (tmp_path / "core").mkdir()
    without = tuple(head for head in HEADS if not head.startswith("control"))
    plain = analyse(text, core=load_core(write_core(tmp_path / "core", without)))
    assert all(one.second is None for one in plain.triggers)

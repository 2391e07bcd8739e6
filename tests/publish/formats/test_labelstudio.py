"""Label Studio's tasks: one a report, every claim on its own words, private names blacked out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.publish.formats.made import claim, loaded, view_of

from factbox.publish.formats import Options
from factbox.publish.formats.labelstudio import LABELLING
from factbox.records import Mention, Span, View


def check_tasks(tasks: list[dict[str, Any]]) -> None:
    """Check tasks against https://labelstud.io/guide/predictions and the labelling configuration they belong to."""
    config = ET.fromstring(LABELLING)  # noqa: S314
    allowed = {
        tag.get("name"): (tag.get("toName"), {one.get("value") for one in tag})
        for kind in ("Labels", "Choices")
        for tag in config.findall(kind)
    }
    [shown] = config.findall("Text")
    for task in tasks:
        text = task["data"][(shown.get("value") or "")[1:]]
        for prediction in task["predictions"]:
            assert set(prediction) == {"model_version", "result"}
            for region in prediction["result"]:
                to_name, values = allowed[region["from_name"]]
                assert region["to_name"] == to_name == shown.get("name")
                assert set(region["value"][region["type"]]) <= values
                start, end = region["value"]["start"], region["value"]["end"]
                assert text[start:end] == region["value"]["text"]


def test_every_report_is_a_task_and_every_claim_a_region(view: View) -> None:
    tasks = loaded(view, "labelstudio")
    check_tasks(tasks)
    assert [task["data"]["report_id"] for task in tasks] == [report.id for report in view.reports]
    assert [task["data"]["text"] for task in tasks] == [report.text for report in view.reports]
    marked = {
        region["id"]: region
        for task in tasks
        for region in task["predictions"][0]["result"]
        if region["type"] == "labels"
    }
    assert len(marked) == len(view.claims)
    for one in view.claims:
        value = marked[one.id]["value"]
        assert (value["start"], value["end"], value["text"]) == (one.span.start, one.span.end, one.quote)
        assert value["labels"] == [one.type]


def test_a_region_carries_its_stance(view: View) -> None:
    stances = [
        (region["id"], region["value"]["choices"])
        for task in loaded(view, "labelstudio")
        for region in task["predictions"][0]["result"]
        if region["type"] == "choices"
    ]
    assert dict(stances) == {one.id: [one.stance] for one in view.claims}
    assert max(Counter(name for name, _ in stances).values()) == 1


def test_a_report_without_claims_has_an_empty_prediction(view: View) -> None:
    [task] = [task for task in loaded(view, "labelstudio") if task["data"]["report_id"] == "sport"]
    assert task["predictions"][0]["result"] == []


# --- private names

TEXT = (
    "Jan Example, a shopkeeper in Farah, said it. 'It fell,' Example said. Gunmen killed Ada Quill in Kabul. \U0001f6a9"
)


def told(*, speaker: str = "a shopkeeper in Farah", victim: str = "Ada Quill") -> View:
    view = view_of([claim("a")])
    words = "Jan Example, a shopkeeper in Farah"
    said = Mention(Span(0, len(words)), words, "speaker", name=speaker, id=None)
    start = TEXT.index(victim) if victim in TEXT else 0
    killed = Mention(Span(start, start + len(victim)), victim, "actor", hint="name", id="actor:x", name=victim)
    quote = TEXT[:60]
    one = replace(
        view.claims[0], type="killing.civilians", speaker=said, recipient=killed, span=Span(0, 60), quote=quote
    )
    return View(view.known, None, None, (replace(view.reports[0], text=TEXT),), (one,), view.verdict)


def test_private_names_are_blacked_out_and_offsets_stay() -> None:
    [task] = loaded(told(), "labelstudio")
    check_tasks([task])
    text = task["data"]["text"]
    assert len(text) == len(TEXT)
    for name in ("Jan", "Example", "Ada", "Quill"):
        assert name not in text
    for word in ("a shopkeeper in Farah", "Gunmen", "Kabul", "said"):
        assert word in text


def test_private_names_are_shown_to_who_asks_for_them() -> None:
    [task] = loaded(told(), "labelstudio", Options(private_names=True))
    assert task["data"]["text"] == TEXT


@pytest.mark.parametrize("victim", ["Taliban", "Kabul"])
def test_a_known_actor_and_a_place_are_no_private_names(victim: str) -> None:
    [task] = loaded(told(victim=victim), "labelstudio")
    assert "Kabul" in task["data"]["text"]


def test_a_speaker_whose_name_is_printed_keeps_it() -> None:
    view = told()
    [one] = view.claims
    public = replace(one, speaker=replace(one.speaker, id="speaker:Jan Example", name="Jan Example"))  # type: ignore[arg-type]
    [task] = loaded(View(view.known, None, None, view.reports, (public,), view.verdict), "labelstudio")
    assert "Jan Example" in task["data"]["text"]

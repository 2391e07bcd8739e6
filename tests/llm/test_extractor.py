"""A model is asked as the protocol has it, and nothing of its answer is taken that does not stand in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.llm.servers import Mind, claim, serving

from factbox.errors import Problem, UsageError
from factbox.language.analysers import split_only
from factbox.llm import Endpoint, EndpointError, LlmExtractor
from factbox.llm.kept import Kept
from factbox.records import Claim, Passage, Report, Span

FELL = "Orvish rebels took Zaranj on Friday"
TEXT = f"Zaranj has fallen\n\n{FELL}, a resident said. Nine soldiers were killed.\n\nHerat was calm."
REPORT = Report("r1", "one.txt", TEXT)


def read(
    mind: Mind, report: Report = REPORT, answers: Path | None = None
) -> tuple[LlmExtractor, list[Claim | Problem]]:
    with serving(mind) as model:
        endpoint = Endpoint(model.url, sleep=lambda _: None)
        extractor = LlmExtractor(endpoint.ask, "made-model", Kept(answers) if answers else None)
        found = extractor(report, split_only(report.text), gazetteer=None, parties=frozenset())
    return extractor, list(found)


def claims(found: list[Claim | Problem]) -> list[Claim]:
    return [one for one in found if isinstance(one, Claim)]


def reasons(found: list[Claim | Problem]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Problem)]


def test_a_request_has_the_report_between_fences_no_tools_and_no_chance() -> None:
    with serving(lambda _: []) as model:
        extractor = LlmExtractor(Endpoint(model.url, key="a key").ask, "made-model")
        extractor(REPORT, split_only(TEXT), gazetteer=None, parties=frozenset())
        (body,) = model.asked
        assert model.keys == ["Bearer a key"]
    assert body["model"] == "made-model"
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["strict"] is True
    assert not {"tools", "functions"} & set(body)
    fence = body["messages"][1]["content"].partition(" ")[0].removeprefix("<<<")
    assert fence in body["messages"][0]["content"]
    assert TEXT not in body["messages"][0]["content"]


def test_a_claim_has_the_words_of_the_report() -> None:
    said = claim(FELL, "Zaranj", actor="Orvish rebels", time="on Friday", speaker="a resident")
    extractor, found = read(lambda _: [said])
    (one,) = claims(found)
    assert TEXT[one.span.start : one.span.end] == one.quote == FELL
    assert one.place
    assert one.actor
    assert one.speaker
    assert (one.place.text, one.actor.text, one.speaker.text) == ("Zaranj", "Orvish rebels", "a resident")
    assert one.stance == "attributed"
    assert all(TEXT[m.span.start : m.span.end] == m.text for m in (one.place, one.actor, one.speaker))
    assert (extractor.counts.asked, extractor.counts.tokens_in, extractor.counts.tokens_out) == (1, 100, 20)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (claim("Orvish rebels took Herat", "Herat"), "no-quote"),
        (claim("rebels took Zaranj on Fri", "Zaranj"), "no-quote"),
        (claim("orvish rebels took Zaranj", "Zaranj"), "no-quote"),
        (claim("Zaranj has fallen\n\nOrvish rebels took Zaranj", "Zaranj"), "no-quote"),
        (claim("", "Zaranj"), "no-quote"),
        (claim(" took Zaranj", "Zaranj"), "no-quote"),
        (claim(FELL, "Herat"), "no-place"),
        (claim(FELL), "no-place"),
    ],
)
def test_no_claim_without_its_words(said: dict[str, Any], reason: str) -> None:
    extractor, found = read(lambda _: [said])
    assert not claims(found)
    assert reasons(found) == [reason]
    assert extractor.counts.unfounded == 1


def test_words_and_numbers_that_the_report_does_not_have_are_left_out() -> None:
    killed = claim("Nine soldiers were killed", type="casualties", actor="the Marching Band", best=9, unit="killed")
    inflated = killed | {"best": 900}
    _, found = read(lambda _: [killed, inflated])
    exact, wrong = claims(found)
    assert exact.quantity
    assert (exact.actor, exact.quantity.best, exact.quantity.unit) == (None, 9, "killed")
    assert wrong.quantity is None


@pytest.mark.parametrize(
    "answer",
    [
        "I am sorry, here is the list: none",
        '{"claims": [{"type": "territory.capture"}]}',
        '{"claims": []} and more',
        '{"claims": [], "note": "a key of its own"}',
        '{"claims": {"type": "x"}}',
        [claim(FELL, "Zaranj", type="territory.annexed")],
        [claim(FELL, "Zaranj", stance="certain")],
        [claim(FELL, "Zaranj", best="many")],
        [claim(FELL, "Zaranj")] * 201,
    ],
)
def test_an_answer_in_another_form_is_no_answer(answer: Any) -> None:
    extractor, found = read(lambda _: answer)
    assert (claims(found), reasons(found), extractor.counts.malformed) == ([], ["malformed-answer"], 1)


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"choices": [{"message": {"content": None, "refusal": "I cannot help with that"}}]}),
        (200, {"choices": [{"message": {"content": "{}"}, "finish_reason": "content_filter"}]}),
        (200, {"choices": [{"message": {"content": '{"claims": ['}, "finish_reason": "length"}]}),
        (200, {"choices": [{"message": {"content": "", "tool_calls": [{"function": {"name": "shell"}}]}}]}),
        (400, {"error": {"code": "content_filter", "message": "blocked"}}),
    ],
)
def test_a_refusal_is_counted_and_told(answer: Any) -> None:
    extractor, found = read(lambda _: answer)
    assert (claims(found), reasons(found), extractor.counts.refused) == ([], ["refused-by-model"], 1)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((401, {"error": "no key"}), "answered 401"),
        ((503, {}), "answered 503 4 times"),
        ((302, {}), "answered 302"),
        ((200, {"hello": 1}), "does not speak the chat completions protocol"),
        ((200, []), "does not speak the chat completions protocol"),
    ],
)
def test_an_endpoint_that_cannot_be_used_ends_the_run(answer: Any, message: str) -> None:
    with pytest.raises(EndpointError, match=message):
        read(lambda _: answer)


def test_an_endpoint_that_is_busy_is_asked_again() -> None:
    answers = iter([(429, {}), (500, {}), []])
    extractor, found = read(lambda _: next(answers))
    assert (found, extractor.counts.asked) == ([], 1)


def test_nobody_listens() -> None:
    extractor = LlmExtractor(Endpoint("http://127.0.0.1:9/v1", sleep=lambda _: None).ask, "m")
    with pytest.raises(EndpointError, match="cannot be reached"):
        extractor(REPORT, split_only(TEXT), gazetteer=None, parties=frozenset())


@pytest.mark.parametrize("url", ["localhost:11434", "file:///etc/passwd", "", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="is no address of an API"):
        Endpoint(url)


def test_a_question_is_asked_once(tmp_path: Path) -> None:
    first, found = read(lambda _: [claim(FELL, "Zaranj")], answers=tmp_path)
    second, again = read(lambda _: [], answers=tmp_path)
    assert again == found
    assert (first.counts.asked, second.counts.asked, second.counts.kept) == (1, 0, 1)
    other, nothing = read(lambda _: [], Report("r2", "two.txt", TEXT + " It rained."), tmp_path)
    assert (other.counts.asked, nothing) == (1, [])


def test_a_kept_answer_that_is_damaged_is_asked_for_again(tmp_path: Path) -> None:
    read(lambda _: [], answers=tmp_path)
    (file,) = tmp_path.rglob("*.json")
    file.write_text("{", encoding="utf-8")
    again, found = read(lambda _: [claim(FELL, "Zaranj")], answers=tmp_path)
    assert again.counts.asked == 1
    assert claims(found)


def test_a_model_is_not_surer_than_our_own_reading() -> None:
    words = "Taliban fighters could capture Ghazni on Friday"
    report = Report("r3", "three.txt", f"{words}, an official said.")
    _, found = read(lambda _: [claim(words, "Ghazni", actor="Taliban fighters")], report)
    assert [one.stance for one in claims(found)] == ["forecast"]


def test_boilerplate_is_not_shown() -> None:
    where = TEXT.index("Herat was calm")
    report = Report("r4", "four.txt", TEXT, passages=(Passage(Span(where, len(TEXT)), "boilerplate"),))
    seen: list[str] = []

    def mind(text: str) -> list[Any]:
        seen.append(text)
        return [claim("Herat was calm", "Herat", type="territory.held")]

    _, found = read(mind, report)
    assert "Herat" not in seen[0]
    assert reasons(found) == ["no-quote"]


def test_a_long_report_is_asked_about_in_parts() -> None:
    text = "\n\n".join(f"Paragraph {n}: {FELL}. " + "It rained. " * 300 for n in range(10))
    extractor, found = read(lambda _: [claim(FELL, "Zaranj")], Report("r5", "five.txt", text))
    assert extractor.counts.asked == 4
    assert len({one.span for one in claims(found)}) == 4

"""A report in capitals throughout is read in ordinary letters; offsets stay, and any other report stays as it is."""

from __future__ import annotations

from factbox.language import in_ordinary_case
from factbox.language.sentences import split_sentences
from factbox.records import Analysis, Entity, Report, Sentence, Span


def _analysed(text: str, names: dict[str, str], tags: dict[str, str]) -> Analysis:
    sentences = []
    for sentence in split_sentences(text):
        tokens = tuple(
            type(token)(token.span, token.text, tag=tags.get(token.text, "NOUN")) for token in sentence.tokens
        )
        sentences.append(Sentence(sentence.span, tokens))
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    entities = tuple(Entity(spans[name], name, kind) for name, kind in names.items())  # type: ignore[arg-type]
    return Analysis(tuple(sentences), entities)


def _read(text: str, names: dict[str, str], **tags: str) -> str:
    report, analysis = in_ordinary_case(Report("r", "r.txt", text=text), _analysed(text, names, tags))
    assert len(report.text) == len(text)
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            assert report.text[token.span.start : token.span.end] == token.text
    return report.text


def test_names_keep_their_capitals_and_other_words_lose_them() -> None:
    names = {"FRONT OF THE HILLS": "group", "HARA VELL": "place"}
    assert _read("FIGHTERS OF THE FRONT OF THE HILLS SHELLED HARA VELL.", names) == (
        "Fighters of the Front of the Hills shelled Hara Vell."
    )


def test_acronyms_stay_and_common_nouns_that_stand_alone_do_not() -> None:
    names = {"FLH": "group", "POLICE": "organisation"}
    assert _read("THE FLH FOUGHT POLICE.", names) == "The FLH fought police."


def test_an_auxiliary_is_no_month() -> None:
    assert _read("IT MAY RAIN IN MAY.", {}, MAY="AUX") == "It may rain in may."
    assert _read("IT RAINED IN JUNE.", {}, JUNE="PROPN") == "It rained in June."


def test_a_line_break_inside_a_sentence_is_a_blank() -> None:
    text = "THE REBELS OF THE LONG VALLEY FRONT SAID THAT THEY WERE THE MASTERS OF HARA\nVELL AND OF ITS BRIDGE."
    assert "\n" not in _read(text, {"HARA\nVELL": "place"})


def test_other_reports_stay_as_they_are() -> None:
    report = Report("r", "r.txt", text="The FLH took Hara Vell.")
    analysis = _analysed(report.text, {"Hara Vell": "place"}, {})
    assert in_ordinary_case(report, analysis) == (report, analysis)


def test_without_tags_nothing_is_known_of_names() -> None:
    report = Report("r", "r.txt", text="THE FLH TOOK HARA VELL.")
    analysis = Analysis(tuple(split_sentences(report.text)))
    assert in_ordinary_case(report, analysis) == (report, analysis)


def test_known_groups_keep_their_capitals_though_the_core_takes_them_for_no_names() -> None:
    assert _read("THE SHINING PATH AND THE ELN HELD ROADS.", {}, ELN="PROPN") == (
        "The Shining Path and the ELN held roads."
    )
    assert _read("A SHINING EXAMPLE OF A PATH.", {}) == "A shining example of a path."

from __future__ import annotations

import pytest

from factbox.language.attributions import group_attributions
from factbox.language.core.stretches import Stretch
from factbox.language.sentences import split_sentences

LETTERS = {"S": "speaker", "C": "cue", "T": "content"}


def read(*marked: str, head: str = "attribution") -> list[tuple[list[str], list[str], list[str]]]:
    """Return the parts of attributions; a word goes with its mark, as in ``They/S said/C it/T fell/T``."""
    lines, text = [], "\n".join(" ".join(word.split("/")[0] for word in line.split()) for line in marked)
    for sentence, line in zip(split_sentences(text), marked, strict=True):
        marks = [word.partition("/")[2] for word in line.split()]
        stretches: list[Stretch] = []
        for i, mark in enumerate(marks):
            if mark and i and marks[i - 1] == mark:
                stretches[-1] = Stretch(stretches[-1].first, i + 1, LETTERS[mark], 1.0)
            elif mark:
                stretches.append(Stretch(i, i + 1, LETTERS[mark], 1.0))
        lines.append((sentence, {head: stretches}))
    found = group_attributions(lines)
    assert {a.layer for a in found} <= {1 if head.endswith("inner") else 0}
    return [
        tuple([text[s.start : s.end] for s in spans] for spans in (a.speaker, a.cue, a.content))  # type: ignore[misc]
        for a in found
    ]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (["Officials/S said/C it/T fell/T ."], [(["Officials"], ["said"], ["it fell"])]),
        (["It/T fell/T , they/S said/C , today/T ."], [(["they"], ["said"], ["It fell", "today"])]),
        (
            ["He/S said/C it/T fell/T while she/S denied/C losses/T ."],
            [(["He"], ["said"], ["it fell"]), (["she"], ["denied"], ["losses"])],
        ),
        (["He/S said/C it/T .", "All/T fell/T ."], [(["He"], ["said"], ["it", "All fell"])]),
        (["He/S said/C it/T .", "Rain fell .", "All/T fell/T ."], [(["He"], ["said"], ["it"]), ([], [], ["All fell"])]),
        (["Nobody spoke ."], []),
        (["According/C to/C nobody , it/T fell/T ."], [([], ["According to"], ["it fell"])]),
    ],
)
@pytest.mark.parametrize("head", ["attribution", "attribution_inner"])
def test_parts_go_to_the_nearest_cue(marked: list[str], wanted: object, head: str) -> None:
    assert read(*marked, head=head) == wanted

"""The day that a label gives to what stands behind it: "Our map, drawn on 11 May: the army holds X"."""

from __future__ import annotations

import re

from factbox.knowledge.function_words import load_function_words
from factbox.language.times import find_times
from factbox.records import Claim, Report

_LABEL = re.compile(r"(?:^|[.!?]\s)(?P<label>[^:.!?\n]{3,80}):\s[^:.!?\n]*\Z")
"""A label before a claim in its line: up to a colon, with no sentence ending between the colon and the claim."""


def label_time(claim: Claim, report: Report) -> str:
    """Return the time words of the label before a claim, if they name a day or a month; empty if there are none.

    An hour alone ("12:10: the army holds X") is one of the day of the page.
    """
    line = report.text.rfind("\n", 0, claim.span.start) + 1
    found = _LABEL.search(report.text[line : claim.span.start])
    if found is None:
        return ""
    times = find_times(report.text, line + found.start("label"), line + found.end("label"))
    words = [report.text[span.start : span.end] for span in times]
    calendar = load_function_words().calendar
    return next((one for one in words if not calendar.isdisjoint(one.casefold().split())), "")

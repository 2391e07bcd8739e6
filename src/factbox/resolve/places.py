"""Which place a mention means, from the gazetteer and the report's own context.

The method, for every name in the report at once:

1. *What can it mean?* Every place the gazetteer knows by that name, of the kind the words say ("Kandahar province").
2. *What do the words beside it say?* "Paris, Texas" and "police headquarters" in *Herat* leave what lies there.
3. *How well known is it?* One point for ten times the people, something for a capital; the bare name that a province
   shares with its own capital means the city.
4. *What is the report about?* Each name votes, with what it may mean, for countries, divisions, districts and the
   country round about; a reading is worth more where the other names of the report lie. Three rounds.
5. Where two readings that are not one spot stay close, or all are out of place, none is chosen.

Points are powers of ten, so that a score is the share of one reading among all. The constants are round numbers chosen
by hand; docs/places.md says what they reach on geoparsing gold. Work is linear in the mentions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.knowledge.places import Gazetteer, fold
from factbox.records import Mention, Report
from factbox.resolve.place_answers import PlaceAnswer, answer
from factbox.resolve.place_context import Context
from factbox.resolve.toponym_words import UNCLEAR, Words, is_adjective, names_in, read_words

__all__ = ["PlaceAnswer", "resolve_places"]


def resolve_places(
    mentions: Sequence[Mention], report: Report, gazetteer: Gazetteer, *, country: str = ""
) -> tuple[PlaceAnswer, ...]:
    """Return one answer for each mention, in the same order.

    Args:
        mentions: mentions of kind ``place``, with spans into ``report.text``.
        report: the report they stand in: its text, dateline, title and address give the context.
        gazetteer: where names are looked up.
        country: ISO 3166-1 alpha-2 code of the country the user says the reports are about; empty if not said.
    """
    asked = [read_words(mention, report.text, gazetteer) for mention in mentions]
    context = Context(gazetteer, report, country)
    quarters = {fold(w.name) for w in asked if w.kind == "district" and not context.readings(w.name, "district")}
    asked = [replace(w, kind="district") if not w.kind and fold(w.name) in quarters else w for w in asked]
    asked = [
        Words("") if is_adjective(m, report.text, context.states) else w for m, w in zip(mentions, asked, strict=True)
    ]
    for words in asked:
        if words.kind == "facility" and words.within not in ("", UNCLEAR):
            context.add(words.within, "", "")
        elif words.kind != "facility":
            context.add(words.name, words.kind, words.within or words.beside)
        if words.division:
            context.put_outside(words.name, words.kind, words.division)
    for text, beside in names_in(report, gazetteer):
        context.notice(text, beside)
    context.settle()
    return tuple(answer(mention, words, context) for mention, words in zip(mentions, asked, strict=True))

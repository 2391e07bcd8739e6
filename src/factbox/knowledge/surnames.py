"""Who is called by a surname alone in one report of an outlet, and by office and full name in another of its reports.

"Leite said on Saturday" names nobody fit to print; "a military spokesman, Major Ana Leite" of the day before does.
Only within one outlet, and only where it has one official of that name: elsewhere it may be another Leite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factbox.records import Claim, SpeakerKind

NO_OFFICE = "a person without an office"
"""What is published of somebody whose role his own report does not give."""

_FULL = re.compile(r"\b[A-Z][\w’'.-]+ (?:[A-Z][\w’'.-]+ )*(?P<surname>[A-Z][\w’'-]+)(?=$|,)")
"""A given name and a surname, at the end of the words for somebody or before a comma."""


@dataclass(frozen=True, slots=True)
class Person:
    """An official as a report names him: what is published of him, what kind of speaker he is, and for which side."""

    name: str
    kind: SpeakerKind
    side: str


Known = Mapping[tuple[str, str], Person]
"""Officials by their outlet and surname."""


def find_people(claims: Iterable[tuple[str, Claim]]) -> Known:
    """Return the officials whom each outlet names in full, those with one surname in one outlet left out.

    Args:
        claims: claims, each with the outlet of its report.
    """
    found: dict[tuple[str, str], dict[str, Person]] = {}
    for outlet, claim in claims:
        speaker = claim.speaker
        if speaker is None or speaker.id is None or claim.speaker_kind != "official" or not speaker.name:
            continue
        for full in _FULL.finditer(speaker.name):
            given = full[0].split()[-2]
            person = Person(speaker.name, claim.speaker_kind, claim.speaker_side)
            people = found.setdefault((outlet, full["surname"]), {})
            if given not in people or len(people[given].name) < len(person.name):
                people[given] = person
    return {key: next(iter(people.values())) for key, people in found.items() if key[0] and len(people) == 1}


def as_known(claim: Claim, outlet: str, known: Known) -> Claim:
    """Return a claim whose speaker, called by a surname alone, is the official whom its outlet names so elsewhere."""
    speaker = claim.speaker
    if speaker is None or speaker.id is not None or speaker.name != NO_OFFICE or " " in speaker.text:
        return claim
    person = known.get((outlet, speaker.text))
    if person is None:
        return claim
    reason = "so named in another report of the outlet"
    told = replace(speaker, id=f"speaker:{person.name}", name=person.name, reason=reason)
    return replace(claim, speaker=told, speaker_kind=person.kind, speaker_side=person.side)


__all__ = ["NO_OFFICE", "Known", "Person", "as_known", "find_people"]

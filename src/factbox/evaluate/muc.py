"""How well incidents are read, against the keys of MUC-4: type, date, place, victims' number, and how sure of whom.

The gold is JSON Lines, one document a line: ``text``, ``dateline`` (whose date is the day of publication) and
``templates``, each with slots in snake case and values in the notation of MUC-4. ``muc_templates.py`` reads that
notation and has the rules of credit.

**From claims to incidents.** ``INCIDENTS`` says which incident a claim tells of, and ``confidence_of``
(``muc_confidence.py``) how sure the report is of the perpetrator; claims of a document that agree on type, place and
day are one incident. What is forecast (a threat aside), conditional, negated, denied or history is none, nor what is
more than two months old. No event type stands for FORCED WORK STOPPAGE, so that each counts as missing; neither is a
clash between armed sides an incident (MUC-4, task description, 1.0), but an attack on somebody unarmed is.

**Scoring** is that of MUC-4's ALL TEMPLATES row. Incidents of the key and of the program are aligned one to one so
that the credit is greatest, if their types agree at least in part and they share a perpetrator or a target; as claims
have no slots for targets, the words of their clauses and roles stand for those. In an aligned pair each filler is
correct, partially correct, incorrect, missing or spurious; those of an incident that is not aligned are all missing, or
all spurious. Recall is (correct + half of partially correct) / (correct + partially correct + incorrect + missing);
precision has spurious for missing. Optional fillers and templates count if they are met, and cost nothing if not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from factbox.errors import UsageError
from factbox.evaluate.gold import gold_rows, share
from factbox.evaluate.muc_confidence import confidences, forms
from factbox.evaluate.muc_templates import (
    CORRECT,
    CROSSED,
    PARTIAL,
    SLOTS,
    Filler,
    Template,
    credit,
    folded,
    muc_date,
    names_one,
    quoted,
    read_days,
    read_fillers,
)
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.conduct import load_class
from factbox.knowledge.places import open_gazetteer
from factbox.moments import moment
from factbox.pipeline import claims_of
from factbox.records import Claim, Days, Mention, Place, Quantity, Report, content_id

KEYS: Mapping[str, str] = {
    "type": "incident_type",
    "date": "incident_date",
    "place": "incident_location",
    "number": "hum_tgt_number",
    "confidence": "perp_organization_confidence",
}
"""Our names for the slots that are measured, and the gold's."""

TARGETS = ("perp_individual_id", "perp_organization_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_description")
"""The slots of which one must be met before two incidents can be aligned (MUC-4, guidelines, 3.2.1)."""

BEST_1992: Mapping[str, tuple[float, float]] = {
    "type": (0.78, 0.72),
    "date": (0.61, 0.57),
    "place": (0.63, 0.59),
    "number": (0.66, 0.56),
    "confidence": (0.29, 0.40),
}
"""Recall and precision of the best system at MUC-4 (GE; for confidence GE-CMU), on its test sets TST3 and TST4."""

_ANY_HARM = ("attack.bombing", "killing.assassination", "killing.civilians", "casualties", "abuse", "looting", "other")

INCIDENTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("detention.arrest", "abuse", "other"), r"KIDNAP|ABDUCT|HOSTAGE", "KIDNAPPING"),
    (_ANY_HARM, r"\bARSON|\bTORCH(ED|ING)|SET (.{1,60} )?(ON FIRE|FIRE TO)|SET FIRE|\bBURN(ED|T|ING)\b", "ARSON"),
    (("looting", "other"), r"\bROB(S|BED|BERY|BING)?\b|LOOT|\bSTOLEN?\b|\bSTEAL", "ROBBERY"),
    (("attack.bombing", "strike.air"), "", "BOMBING"),
    (("killing.assassination", "killing.civilians", "casualties", "abuse", "strike.shelling", "looting"), "", "ATTACK"),
)
"""Event types, what their clause has to say, and the incident they tell of; the first row that fits holds."""

Pair = tuple[int, int]
"""The indexes of a key and of the answer aligned with it."""

_Path = tuple[float, tuple[Pair, ...]]

_OPENING = re.compile(r"\s*(?:\[[^\[\]]*\]\s*)*")
"""What stands between the dateline and the first words: the kind of text, who speaks, "[TEXT]"."""

NO_INCIDENT = frozenset({"forecast", "conditional", "negated", "denied"})

_ATTACKED = re.compile(r"\bATTACK|\bASSAULT|\bRAID|\bAMBUSH|\bMACHINE-?GUN|\bFIRED|\bSHOT|\bBOMBED\b")
_BOMBED = re.compile(r"\bBOMBED\b|\bDYNAMITE|\bEXPLOSIVES")
_MURDERED = re.compile(r"\bMURDER|\bASSASSINAT|\bMASSACRE|\bEXECUT|\bSHOT\b")
"""Words for a death that is a deed of its own, and not what a bombing or an arson led to."""
_MILITARY = frozenset({"barracks", "base", "post", "garrison", "clash", "clashes", "clashed", "fighting"})
"""Words by which a clause tells of a fight between armed sides, beside those for people under arms."""

_UNARMED = ("property", "premises", "works", "persons", "targets")
"""Classes of ``conduct.yaml`` of what and whom an attack is an incident though nobody is named who made it."""

_ATTACKERS = ("name", "insurgent", "government")
"""Hints of who attacks: a state's own forces too, where whom they attack is not armed."""

_POLICE = frozenset({"police", "policeman", "policemen", "patrol", "patrols", "officers", "officer"})
"""Words for police, whom the keys of MUC-4 count among the targets of terrorism, and not for those who wage war."""

_FOES = frozenset({"enemy", "enemies"})

_BROADEST = ("country", "region", "province", "district", "city", "facility")
_RECENT = timedelta(days=62)
_FEWEST_WORDS = 3
"""Words in the shortest clause that tells of an incident."""

_DEATHS = frozenset({"killing.civilians", "casualties"})
"""Types that may tell the outcome of an incident of another type: "eight were killed in the bombing"."""

_NUMBER_TYPES = _DEATHS | {"killing.assassination", "abuse", "attack.bombing"}


@dataclass(frozen=True, slots=True)
class _Incident:
    """Claims of one document that tell of one incident."""

    type: str
    claims: tuple[Claim, ...]


def evaluate_muc(path: Path) -> dict[str, float | int]:
    """Score the reading of incidents.

    Args:
        path: the gold, JSON Lines as described above; of its splits ``test`` is taken, else ``dev``, else everything.

    Returns:
        For type, date, place, number and confidence: recall and precision, and those of the best system of 1992
        (``..._1992``); and the counts ``documents``, ``templates`` (in the key, without optional ones), ``incidents``
        (the program's) and ``aligned``.

    Raises:
        UsageError: the file cannot be read as that.
    """
    tally: Counter[tuple[str, str]] = Counter()
    for row in _measured(path):
        tally += _score(_keys(row, path), incidents_of(_report(row)))
        tally["documents", ""] += 1
    figures: dict[str, float | int] = {}
    for slot in SLOTS:
        figures |= _slot_figures(slot, tally)
    return figures | {name: tally[name, ""] for name in ("documents", "templates", "incidents", "aligned")}


def _slot_figures(slot: str, tally: Counter[tuple[str, str]]) -> dict[str, float | int]:
    correct, partial, incorrect, missing, spurious = (
        tally[slot, name] for name in ("correct", "partial", "incorrect", "missing", "spurious")
    )
    right, judged = correct + PARTIAL * partial, correct + partial + incorrect
    return {
        f"{slot}_recall": share(right, judged + missing),
        f"{slot}_precision": share(right, judged + spurious),
        f"{slot}_recall_1992": BEST_1992[slot][0],
        f"{slot}_precision_1992": BEST_1992[slot][1],
    }


# --- the key


def _measured(path: Path) -> list[dict[str, Any]]:
    rows = list(gold_rows(path, ("text", "templates")))
    return [row for row in rows if row.get("split") == "dev"] or rows


def _keys(row: Mapping[str, Any], path: Path) -> list[Template]:
    try:
        return [_key(raw) for raw in row["templates"]]
    except (AttributeError, TypeError) as error:
        raise UsageError(f"{path}: a template is no object of slots in words: {error}") from error


def _key(raw: Mapping[str, str | None]) -> Template:
    slots = {slot: read_fillers(raw.get(name) or "", crossed=slot in CROSSED) for slot, name in KEYS.items()}
    names = tuple(word for slot in TARGETS for word in quoted(raw.get(slot) or ""))
    return Template(slots, names, optional="OPTIONAL" in (raw.get("message_template") or ""))


def _report(row: Mapping[str, Any]) -> Report:
    """Return a document as a report; the day in its dateline is that of publication."""
    dateline = (row.get("dateline") or "").strip()
    days = read_days(dateline)
    day = days[1] if days else None
    return Report(
        id=content_id(row["text"], row.get("id")),
        file=str(row.get("id") or ""),
        text=_OPENING.sub("", row["text"].removeprefix(dateline), count=1),
        dateline=dateline.partition(",")[0],
        published=moment(day),
        published_day=day,
        published_basis="stated: dateline" if day else "unknown",
    )


# --- the program's incidents


def incidents_of(report: Report) -> list[Template]:
    """Return the incidents that a report tells of, as the program reads it, in the notation of MUC-4."""
    told = ((incident_type(claim), claim) for claim in claims_of(report) if _is_recent(claim, report.published_day))
    incidents: list[_Incident] = []
    for kind, claim in sorted(((kind, claim) for kind, claim in told if kind), key=_deaths_last):
        incidents = _with(incidents, kind, claim)
    return [_template(incident) for incident in incidents if _is_one(incident)]


def _is_recent(claim: Claim, published: date | None) -> bool:
    """Say whether a claim tells of what was at most two months old (MUC-4, task description, 1.0), if that is known."""
    last = claim.days.last
    return published is None or last is None or published - last <= _RECENT


def _is_one(incident: _Incident) -> bool:
    """Say whether claims tell of one incident, by MUC-4 (task description, 1.0).

    No incident is what no more than a word or two name ("murders", "the bombings"), and what those under arms suffered
    who nobody is said to have bombed, kidnapped or murdered: that is war.
    """
    claims = incident.claims
    return not all(len(claim.quote.split()) < _FEWEST_WORDS or _is_loss_in_battle(claim) for claim in claims)


def _is_loss_in_battle(claim: Claim) -> bool:
    nouns, lost = load_nouns(), claim.recipient
    if claim.type not in _DEATHS:
        return False
    if "INFLICT" in folded(claim.quote):
        return True
    if lost is None:  # "killing three and wounding four enemy TROOPS"
        told = set(re.findall(r"[a-z]+", claim.quote.casefold()))
        armed = nouns.serving | nouns.partisans | nouns.insurgent | _FOES
        return claim.type == "casualties" and not told.isdisjoint(armed)
    if claim.type == "killing.civilians":
        return lost.hint == "insurgent"
    words = set(lost.text.casefold().split())
    return lost.hint in ("insurgent", "government") or not words.isdisjoint(nouns.serving | nouns.partisans)


def _deaths_last(told: tuple[str, Claim]) -> tuple[bool, int]:
    """Sort the dead and wounded behind the incidents that they may belong to."""
    return told[1].type in _DEATHS, told[1].span.start


def incident_type(claim: Claim) -> str:
    """Return the type of the incident that a claim tells of, by ``INCIDENTS``; empty for none."""
    untold = claim.stance in NO_INCIDENT and not _is_threat(claim)
    if untold or claim.historical or _is_among_groups(claim):
        return ""
    clause = folded(claim.quote)
    told = [(said, kind) for types, said, kind in INCIDENTS if claim.type in types and re.search(said, clause)]
    if claim.type == "looting":  # "burned the mill and STOLE the grain" ends with what this claim tells
        told.sort(key=lambda row: max((m.start() for m in re.finditer(row[0], clause) if row[0]), default=-1))
        told = told[::-1]
    kind = next((kind for _, kind in told), "")
    if not kind and _is_attack_on_civilians(claim):
        kind = "BOMBING" if _BOMBED.search(clause) else "ATTACK"
    return kind


def _is_threat(claim: Claim) -> bool:
    """Say whether somebody threatens a deed, which is an incident too (MUC-4, 1.0: stage of execution THREATENED)."""
    return claim.stance == "forecast" and claim.cue == "threaten" and claim.actor is not None


def _is_among_groups(claim: Claim) -> bool:
    """Say whether the target is an armed group, or one of its members: war, and no incident (MUC-4, 1.0)."""
    return claim.type not in _DEATHS and claim.recipient is not None and claim.recipient.hint == "insurgent"


def _is_attack_on_civilians(claim: Claim) -> bool:
    """Say whether a claim of fighting tells that a group attacked what is not armed: "rebels attacked a farm"."""
    if claim.type != "battle.clash" or (claim.actor is not None and claim.actor.hint not in _ATTACKERS):
        return False
    if claim.actor is None:
        return bool(_ATTACKED.search(folded(claim.quote))) and not _unarmed().isdisjoint(claim.quote.casefold().split())
    nouns, attacked = load_nouns(), claim.recipient
    if attacked is not None and attacked.hint in ("insurgent", "government", "country") and not _are_police(attacked):
        return False
    his = (
        re.escape(claim.actor.text.casefold()) + r"(\s*[\[(][^\[\]()]+[\])])?\s+\w+"
    )  # "ELN guerrillas", "FN (Dawn Front) rebels"
    besides = set(re.findall(r"[a-z]+", re.sub(his, "", claim.quote.casefold(), count=1)))
    besides -= set(re.findall(r"[a-z]+", claim.actor.text.casefold()))
    armed = nouns.serving | nouns.government | nouns.own_units | nouns.insurgent | nouns.partisans | _MILITARY
    armed -= _POLICE if "POLICE" in folded(claim.quote) else frozenset()  # "a police PATROL car"
    return bool(_ATTACKED.search(folded(claim.quote))) and besides.isdisjoint(armed)


@cache
def _unarmed() -> frozenset[str]:
    """Return the nouns for what and who is not armed: "an EMBASSY", "two JUDGES"."""
    words = {word for kind in _UNARMED for word in load_class(kind)}
    return frozenset(words | {f"{word}s" for word in words})


def _are_police(party: Mention) -> bool:
    words = set(party.text.casefold().split())
    return "police" in words or not words.isdisjoint({"policeman", "policemen"})


def _with(incidents: list[_Incident], kind: str, claim: Claim) -> list[_Incident]:
    """Return the incidents with one more claim, put to the first that it may tell of."""
    for i, incident in enumerate(incidents):
        same_kind = incident.type == kind or (claim.type in _DEATHS and not _MURDERED.search(folded(claim.quote)))
        if same_kind and all(_compatible(claim, other) for other in incident.claims):
            return [*incidents[:i], _Incident(incident.type, (*incident.claims, claim)), *incidents[i + 1 :]]
    return [*incidents, _Incident(kind, (claim,))]


def _compatible(one: Claim, other: Claim) -> bool:
    return _days_meet(one.days, other.days) and _places_meet(one.where, other.where)


def _days_meet(one: Days, other: Days) -> bool:
    first = max(one.first or date.min, other.first or date.min)
    return first <= min(one.last or date.max, other.last or date.max)


def _places_meet(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return True
    broad, narrow = sorted((one, other), key=lambda place: _BROADEST.index(place.kind))
    if broad.country != narrow.country:
        return False
    return broad.kind == "country" or (broad.kind == "province" and broad.name == narrow.admin1)


def _template(incident: _Incident) -> Template:
    claims = incident.claims
    slots = {
        "type": (Filler((incident.type,)),),
        "date": _values(muc_date(days.first, days.last) for days in [_narrowest(claims)]),
        "place": _values([_written_place(claims)]),
        "number": tuple(_numbers(claims)),
        "confidence": tuple(confidences([claim for claim in claims if not _is_loss_in_battle(claim)])),
    }
    return Template(slots, tuple(word for claim in claims for word in _words(claim)))


def _words(claim: Claim) -> tuple[str, ...]:
    """Return the words that may name a perpetrator or a target: the clause, and what it is about."""
    return (claim.quote, *(form for role in (claim.actor, claim.recipient, claim.place) for form in forms(role)))


def _values(values: Iterable[str]) -> tuple[Filler, ...]:
    return tuple(Filler((value,)) for value in values if value)


def _narrowest(claims: Sequence[Claim]) -> Days:
    return min((claim.days for claim in claims), key=_length)


def _length(days: Days) -> int:
    return ((days.last or date.max) - (days.first or date.min)).days


def _written_place(claims: Sequence[Claim]) -> str:
    """Return the narrowest place that the claims name: ``COUNTRY: DIVISION: NAME``, as far as it is known."""
    places = [claim.where for claim in claims if claim.where]
    if not places:
        return next((f":{claim.place.text}" for claim in claims if claim.place), "")
    place = max(places, key=lambda place: _BROADEST.index(place.kind))
    country = open_gazetteer().country(place.country)
    names = [country.name if country else "", place.admin1, place.name]
    if place.kind == "country":
        return place.name
    return ":".join(name for i, name in enumerate(names) if name or i == 0)


def _numbers(claims: Sequence[Claim]) -> Iterator[Filler]:
    """Yield the numbers of victims, each once; an assassination that names whom, without a number, has one."""
    seen = set()
    for claim in claims:
        number = _number(claim)
        if number and number not in seen:
            seen.add(number)
            yield Filler((number,), (claim.quote, *forms(claim.recipient)))


def _number(claim: Claim) -> str:
    if claim.quantity is not None and claim.type in _NUMBER_TYPES:
        return _written_number(claim.quantity)
    return "1" if claim.type == "killing.assassination" and claim.recipient else ""


def _written_number(quantity: Quantity) -> str:
    low, best, high = (None if n is None else str(int(n)) for n in (quantity.low, quantity.best, quantity.high))
    if best is not None:
        return best
    if low is None:
        return "PLURAL" if high is None else f"-{high}"
    return f"{low}-" if high is None else low if low == high else f"{low} - {high}"


# --- scoring


def _score(keys: Sequence[Template], answers: Sequence[Template]) -> Counter[tuple[str, str]]:
    pairs = align(keys, answers)
    tally: Counter[tuple[str, str]] = Counter()
    nothing = Template({})
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    lost = [(key, nothing) for i, key in enumerate(keys) if i not in met and not key.optional]
    made_up = [(nothing, answer) for j, answer in enumerate(answers) if j not in used]
    for key, answer in [*((keys[i], answers[j]) for i, j in pairs), *lost, *made_up]:
        for slot in SLOTS:
            tally += _judge(slot, key.slots.get(slot, ()), answer.slots.get(slot, ()))
    tally["templates", ""] = sum(not key.optional for key in keys)
    tally["incidents", ""], tally["aligned", ""] = len(answers), len(pairs)
    return tally


def align(keys: Sequence[Template], answers: Sequence[Template]) -> list[tuple[int, int]]:
    """Return the pairs of key and answer, one to one, that give the most credit."""
    worth = {
        (i, j): sum(_earned(slot, key, answer) for slot in SLOTS)
        for i, key in enumerate(keys)
        for j, answer in enumerate(answers)
        if _earned("type", key, answer) and names_one(key.words, answer.words)
    }

    taken: dict[int, int] = {}
    while path := _best_path(worth, taken, len(answers)):
        taken |= {j: i for i, j in path}
    return sorted((i, j) for j, i in taken.items())


def _best_path(worth: Mapping[Pair, float], taken: Mapping[int, int], rounds: int) -> tuple[Pair, ...]:
    """Return the pairs to make so that one more key is aligned and the credit grows most; none if it cannot grow.

    Augmenting by the best path each time gives the best assignment, in polynomial time.
    """
    paths: dict[int, _Path] = {}
    for i, j in worth:
        if i not in taken.values():
            paths[j] = _better(paths.get(j), (worth[i, j], ((i, j),)))
    answer_of = {i: j for j, i in taken.items()}
    for _ in range(rounds):
        for i, j in worth:
            given_up = answer_of.get(i, j)
            if given_up != j and given_up in paths:
                gain, path = paths[given_up]
                paths[j] = _better(paths.get(j), (gain - worth[i, given_up] + worth[i, j], (*path, (i, j))))
    free = (path for j, path in paths.items() if j not in taken and path[0] > 0)
    return max(free, key=lambda path: path[0], default=(0.0, ()))[1]


def _better(old: _Path | None, new: _Path) -> _Path:
    """Return the path that gains more; on a tie the old one, or a path could go round in circles."""
    return new if old is None or new[0] > old[0] else old


def _earned(slot: str, key: Template, answer: Template) -> float:
    tally = _judge(slot, key.slots.get(slot, ()), answer.slots.get(slot, ()))
    return tally[slot, "correct"] + PARTIAL * tally[slot, "partial"]


def _judge(slot: str, keys: Sequence[Filler], answers: Sequence[Filler]) -> Counter[tuple[str, str]]:
    """Compare the fillers of one slot, best pairs first; what is left over is incorrect, then missing or spurious."""
    graded = ((-credit(slot, key, answer), i, j) for i, key in enumerate(keys) for j, answer in enumerate(answers))
    left, right = set(range(len(keys))), set(range(len(answers)))
    tally: Counter[tuple[str, str]] = Counter()
    for worth, i, j in sorted(graded):
        if worth and i in left and j in right:
            left.remove(i)
            right.remove(j)
            tally[slot, "correct" if -worth == CORRECT else "partial"] += 1
    required = sum(not keys[i].optional for i in left)
    incorrect = min(required, len(right))
    tally[slot, "incorrect"] = incorrect
    tally[slot, "missing"], tally[slot, "spurious"] = required - incorrect, len(right) - incorrect
    return tally

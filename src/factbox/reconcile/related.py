"""Which reports tell of the conflict, where a ledger was filled from feeds that also bring sport, crime and weather.

Nobody's sentence decides this, but what a report claims: that somebody holds, takes, strikes or fights for ground. A
single report of fighting that has nothing in common with any other is no sign of a conflict: a game, an obituary and
an exhibition have their battles too. Deaths, arrests and flight are in all news, so that a report with no more than
these belongs to the conflict only if it has something in common with those that tell of fighting: a place, somebody
who acts, or most of the names in its text. Where nobody fights for ground, bombings and killings stand for fighting,
but only in all news: a ledger of one strike or one earthquake loses nothing for a murder in it. So do the dead and hurt
of a riot or a mutiny, which is told by its words. What has the words of the crime page, and of nothing else, is of no
conflict for a name or two that it shares with its reports: it must claim something of a place or somebody of these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property
from math import log, sqrt

from factbox.knowledge.actors import FORCES, GOVERNMENT, load_nouns
from factbox.knowledge.events.signs import is_of_crime_page, signs_of_unrest
from factbox.reconcile.shingles import split_words
from factbox.records import Claim, Report

MUCH = 3
"""Claims of fighting, each of another kind or place, that make a report one of a conflict by itself; of 300 on other
things none had so many. In a play "the rebels" take a bridge and lose it."""

ALIKE = 0.2
"""How near two texts are by their names if they tell of one conflict (cosine). Each of 69 reports of six stories had
another of its story at 0.23 or nearer; of 300 reports on other things none had one of a story nearer than 0.19."""

ALIKE_IN_VIOLENCE = 0.1
"""How near two texts of violence are by their names if they tell of one conflict. Of 19 reports of violence among 300
on other things none had one of these at more than 0.05; of ten on a series of bombings each had at 0.13 or nearer."""

OF_ALL_NEWS = 300
"""How many reports all news is at least: in a ledger of one story alone its names are common, in news they are not."""

MOST_COMPARED = 3000
"""In a ledger of more reports than this, only what was claimed is compared, and no texts: that would take minutes."""

MOST_BEARERS = 200
"""A name that more reports bear than this parts no texts, and is left out of the comparison."""

_FOUGHT = ("territory.", "battle.", "strike.")
"""Types that are of a conflict wherever they are told; bombings and killings are told of crime as well."""

_VIOLENT = (*_FOUGHT, "attack.", "killing.")
"""Types that are of a conflict where no report tells of fighting for ground: bombings may be all there is."""

_HURT = ("casualties", "abuse")
"""Types that accidents have too, and a riot of which nobody says who did it."""

UNREST = 3
"""Kinds of words of unrest by which a report of dead or hurt tells of a riot or a mutiny. Of 300 reports on other
things none had so many, of twelve on a mutiny ten, of twelve on a riot four, the first among them."""

FEWEST = 5
"""Reports of which a ledger has at least if what is not of the conflict is to be told from it."""

OF_ONE_THING = 0.5
"""Share of the reports of a ledger that have something in common with another one above which all are of one thing. Of
all news it was a fourth at most, with the story of a conflict among it; of a story alone nine in ten."""

_DATED = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    )
)
"""What every report names."""

_NOT_SO = ("forecast", "conditional", "denied", "negated")


def related_reports(reports: Sequence[Report], claims: Collection[Claim]) -> frozenset[str]:
    """Return the ids of the reports that tell of the conflict.

    Args:
        reports: all reports of a ledger.
        claims: all of their claims, resolved.

    Returns:
        The reports with a claim of fighting or of who holds a place, told as so and no history, that have something in
        common with another such report; and all that have something in common with these: a place (no country), an
        actor (no government or its forces, whom crime reports call by the same name), or names in their texts. A report
        of ``MUCH`` fighting needs no other. Where nobody fights for ground, violence of other kinds stands for fighting
        if the reports are all news, and all reports belong to it if they are not. A report of the crime page that tells
        of no fight belongs to it only by a place or an actor; where all are such, nothing is left out.
        Measured in ``docs/editions.md``.
    """
    crime = _of_crime_page(reports, claims)
    if not crime:
        return _related(reports, claims)
    # They come in by what they claim of the places and actors of the others, never by the names in their texts.
    kept = _related(reports, [claim for claim in claims if claim.report_id not in crime]) - crime
    ties = _Ties(reports, claims, ())
    return kept | {one for one in crime if ties.by_claims(one, kept)} if kept else crime


def _of_crime_page(reports: Iterable[Report], claims: Iterable[Claim]) -> frozenset[str]:
    """Return the reports that have the words of the crime page, and claim no fight."""
    fights = _fights(claims, _FOUGHT)
    return frozenset(r.id for r in reports if r.id not in fights and is_of_crime_page(r.text))


def _related(reports: Sequence[Report], claims: Collection[Claim]) -> frozenset[str]:
    """Return the ids of the reports that tell of the conflict, whatever page each is of."""
    fights = _fights(claims, _FOUGHT)
    restive = _restive(reports, claims)
    ties = _Ties(reports, claims, restive)
    conflict = {one for one, things in fights.items() if len(things) >= MUCH or ties.any(one, fights)}
    conflict = conflict or _violence(reports, claims, restive)
    if not conflict:
        return frozenset(report.id for report in reports)
    violent = {one for one in restive if ties.any(one, conflict, ALIKE_IN_VIOLENCE)}
    return frozenset(conflict | violent | {report.id for report in reports if ties.any(report.id, conflict)})


def _restive(reports: Iterable[Report], claims: Iterable[Claim]) -> frozenset[str]:
    """Return the reports of dead or hurt that have the words of a riot or a mutiny."""
    hurt = _fights(claims, (*_VIOLENT, *_HURT))
    return frozenset(r.id for r in reports if r.id in hurt and signs_of_unrest(r.text) >= UNREST)


def _violence(reports: Sequence[Report], claims: Collection[Claim], restive: frozenset[str]) -> set[str]:
    """Return the reports of violence that stand for a conflict in which nobody has been told to fight for ground.

    Those that have something in common with another such report, and those of a riot or a mutiny (``restive``); else
    the most reports of the dead and hurt that hang together, as of a flood; else reports of violence that have
    something in common with any; else those of the dead and hurt that have; else, as on the first day, those that tell
    of most.
    Nothing where the reports are no news of all kinds: a ledger of a strike or an earthquake is of one
    thing.
    """
    violent = _fights(claims, _VIOLENT)
    if len(reports) < FEWEST or not (violent or restive):
        return set()
    ties = _Ties(reports, claims, restive, _VIOLENT)
    everyone = {report.id for report in reports}
    tied = {one for one in everyone if ties.any(one, everyone)}
    if len(tied) > len(everyone) * OF_ONE_THING:
        return set()
    alike = {one for one in violent if ties.any(one, violent, ALIKE_IN_VIOLENCE)} | restive
    hurt = _fights(claims, (*_VIOLENT, *_HURT))
    alike = alike or _most_together(tied & hurt.keys(), ties) or (tied & violent.keys()) or (tied & hurt.keys())
    most = max(map(len, hurt.values()))
    richest = {one for one in hurt if len(hurt[one]) == most} if most > 1 else set(violent)
    return _reached(alike, everyone, ties) or richest


def _most_together(some: Collection[str], ties: _Ties) -> set[str]:
    """Return the most of some reports that hang together; nothing where no two do, or two lots are as many."""
    lots: list[set[str]] = []
    left = set(some)
    while left:
        lot = _reached({min(left)}, left, ties)
        left -= lot
        lots.append(lot)
    lots.sort(key=len)
    several = bool(lots) and len(lots[-1]) > 1
    return lots[-1] if several and (len(lots) == 1 or len(lots[-1]) > len(lots[-2])) else set()


def _reached(some: Collection[str], everyone: Collection[str], ties: _Ties) -> set[str]:
    """Return some reports with all that have something in common with them, or with one of those, and so on."""
    reached, left = set(some), set(everyone) - set(some)
    while found := {one for one in left if ties.any(one, reached)}:
        reached |= found
        left -= found
    return reached


def _fights(claims: Iterable[Claim], kinds: tuple[str, ...]) -> dict[str, set[tuple[str, str]]]:
    """Return the reports that tell of fighting, each with what kinds at which places: no more of these than decide."""
    told = (claim for claim in claims if not claim.historical and claim.stance not in _NOT_SO)
    fights: dict[str, set[tuple[str, str]]] = {}
    for claim in told:
        if claim.type.startswith(kinds):
            things = fights.setdefault(claim.report_id, set())
            if len(things) < MUCH:
                things.add((claim.type, claim.place.text if claim.place else claim.quote))
    return fights


class _Ties:
    """What reports have in common."""

    def __init__(
        self,
        reports: Sequence[Report],
        claims: Collection[Claim],
        restive: Collection[str],
        kinds: tuple[str, ...] = _FOUGHT,
    ) -> None:
        self._reports = reports
        self._claimed: dict[str, set[str]] = defaultdict(set)
        self._claiming: dict[str, set[str]] = defaultdict(set)
        hurting = (*kinds, *_HURT)
        told = (c for c in claims if c.type.startswith(hurting if c.report_id in restive else kinds))
        grounds = {name for claim in told for name in _names(claim)}
        same: dict[str, str] = {}
        for claim in claims:
            report = same.setdefault(claim.report_id, claim.report_id)
            for name in (same.setdefault(name, name) for name in _names(claim)):
                # A city in which envoys met is in all news: a place ties only if somewhere it is fought for or held.
                if claim.where is None or name != claim.where.id or name in grounds:
                    self._claimed[report].add(name)
                    self._claiming[name].add(report)

    def any(self, one: str, others: Collection[str], alike: float = ALIKE) -> bool:
        """Say whether a report has something in common with another one of some."""
        return self.by_claims(one, others) or self._by_text(one, others, alike)

    def by_claims(self, one: str, others: Collection[str]) -> bool:
        """Say whether a report claims something of a place or somebody of whom another one of some does."""
        bearing = (self._claiming[name] for name in self._claimed.get(one, ()))
        return any(other in others for reports in bearing for other in reports if other != one)

    def _by_text(self, one: str, others: Collection[str], alike: float) -> bool:
        if len(self._reports) > MOST_COMPARED:
            return False
        mine = self._weights[one]
        common: dict[str, float] = defaultdict(float)
        for name, weight in mine.items():
            for other in self._bearers[name]:
                if other != one and other in others:
                    common[other] += weight * self._weights[other][name]
        return any(shared >= alike * self._lengths[one] * self._lengths[other] for other, shared in common.items())

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """The names in each text, each by how often it stands there and by how few of all reports bear it."""
        written: dict[str, Counter[str]] = {}
        large, small = Counter[str](), Counter[str]()
        for report in self._reports:
            written[report.id], others = _capitals(report)
            large.update(written[report.id])
            small.update(others)
        bearing = Counter(name for names in written.values() for name in names)
        news = max(len(written), OF_ALL_NEWS) + 1
        return {
            report: {n: sqrt(times) * log(news / bearing[n]) for n, times in names.items() if small[n] <= large[n]}
            for report, names in written.items()
        }

    @cached_property
    def _lengths(self) -> dict[str, float]:
        return {report: sqrt(sum(w * w for w in names.values())) or 1.0 for report, names in self._weights.items()}

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        bearers: dict[str, list[str]] = defaultdict(list)
        for report, names in self._weights.items():
            for name in names:
                bearers[name].append(report)
        return {name: reports if len(reports) <= MOST_BEARERS else [] for name, reports in bearers.items()}


def _capitals(report: Report) -> tuple[Counter[str], Counter[str]]:
    """Count the words that a report writes with a capital, and those that it does not.

    Days and months are neither, and so are offices with the word before them: "the Agriculture Minister".
    """
    words = split_words(report)
    counted: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for word, following, start in zip(words.folded, (*words.folded[1:], ""), words.starts, strict=True):
        office = word in _offices() or following in _offices()
        if word and word[0].isalpha() and word not in _DATED and not office:
            counted[0 if report.text[start].isupper() else 1][word] += 1
    return counted


@cache
def _offices() -> frozenset[str]:
    """Return the nouns for who holds an office, and for the body he heads."""
    heads = {noun for noun, kind in load_nouns().speakers if kind == "official"}
    return frozenset(heads | load_nouns().state_bodies)


def _names(claim: Claim) -> Iterable[str]:
    if claim.where is not None and claim.where.kind != "country":
        yield claim.where.id
    for mention in (claim.actor, claim.recipient):
        name = (mention and mention.name) or ""
        if name and not name.startswith((GOVERNMENT, FORCES)) and not name.islower():  # "officers" are nobody by name
            yield name

"""A rich view of an invented conflict: invented country, parties, outlets and people, every section and every status.

The land of Varnia has a government and a rebel River Front. Reports are put together from the clauses of their claims,
so that every quote is a stretch of its report.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime

from factbox.errors import Problem
from factbox.records import (
    Claim,
    Control,
    Count,
    Days,
    Dispute,
    Event,
    Mention,
    Place,
    Quantity,
    Report,
    Span,
    Testimony,
    Verdict,
    View,
)

FRONT, GOVERNMENT, NORTH = "River Front", "Government of Varnia", "North Army"
MINISTRY = "Varnian Interior Ministry"


def place(name: str, admin1: str = "", kind: str = "city") -> Place:
    return Place(f"local:{name.lower()}", name, kind, admin1, "XA")


ALDER = place("Alder", "North Province")
BIRCH = place("Birch", "North Province")
CEDAR = place("Cedar", "Lake Province")
DOGWOOD = place("Dogwood", "Lake Province")
ELM = place("Elm", "South Province")
FIR = place("Fir", "South Province")
GINKGO = place("Ginkgo", "South Province")
HAZEL = place("Hazel", "Capital District")
IVY = place("Ivy", "Lake Province")
JUNIPER = place("Juniper", "Lake Province")
LAKE = place("Lake Province", "", "province")
VILLAGE = place("Little Oak", "North Province")
CAPITALS = (ALDER, BIRCH, CEDAR, DOGWOOD, ELM, FIR, GINKGO, HAZEL, IVY, JUNIPER)


def day(number: int, last: int | None = None, precision: str = "day") -> Days:
    return Days(date(2031, 5, number), date(2031, 5, last or number), precision if last is None else "interval")


@dataclass
class Desk:
    """Collects claims report by report; each claim brings the clause that it stands in, with ``poison`` at its end."""

    poison: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def add(self, name: str, report: str, quote: str, type_: str, stance: str = "asserted", **more) -> str:
        quote += self.poison
        text = self.texts.get(report, "")
        text = f"{text} {quote}." if text else f"{quote}."
        self.texts[report] = text
        start = len(text) - len(quote) - 1
        where = more.get("where")
        words = more.pop("place_words", where.name if where else "")
        for key, kind in (("actor", "actor"), ("recipient", "actor"), ("speaker", "speaker")):
            if isinstance(more.get(key), str):
                more[key] = Mention(Span(start, start + 1), more[key], kind, name=more[key])
        if words:
            more["place"] = Mention(Span(start, start + 1), words, "place", name=where.name if where else None)
        span = Span(start, start + len(quote))
        self.claims.append(Claim(name, report, span, quote, type_, stance, **more))
        return name


def build_claims(poison: str = "") -> Desk:
    desk = Desk(poison)
    add = desk.add
    front = {"actor": FRONT, "recipient": GOVERNMENT}
    mayor = {"speaker": "Mayor Ada Quill", "speaker_kind": "official", "speaker_side": GOVERNMENT, "cue": "admitted"}
    ministry = {"speaker": MINISTRY, "speaker_kind": "organisation", "speaker_side": GOVERNMENT}
    herald = {"speaker": "Tobin Marsh", "speaker_kind": "person", "speaker_side": FRONT, "cue": "claimed"}
    unnamed = {"speaker": Mention(Span(0, 1), "A senior security official", "speaker"), "speaker_kind": "anonymous"}
    wire = {"via": ("Example Wire",)}

    add(
        "alder-fall",
        "lantern-1",
        "Alder has slipped from our hands",
        "territory.capture",
        "confirmed",
        where=ALDER,
        days=day(6),
        **front,
        **mayor,
    )
    add(
        "alder-wire",
        "gazette-1",
        "River Front columns drove into Alder on Tuesday and took it",
        "territory.capture",
        where=ALDER,
        days=day(6),
        **front,
        **wire,
    )
    add(
        "alder-copy",
        "courier-1",
        "River Front columns drove into Alder on Tuesday and took it",
        "territory.capture",
        where=ALDER,
        days=day(6),
        **front,
        **wire,
    )
    add(
        "birch-fall",
        "gazette-1",
        "Birch was overrun before the sixth town fell",
        "territory.capture",
        where=BIRCH,
        days=day(6, 9),
        **front,
        **wire,
    )
    add(
        "cedar-wire",
        "gazette-2",
        "the Front seized Cedar overnight",
        "territory.capture",
        where=CEDAR,
        days=day(9, 10),
        **front,
        **wire,
    )
    add(
        "cedar-radio",
        "radio-1",
        "Cedar is in the hands of the Front",
        "territory.capture",
        where=CEDAR,
        days=day(9, 11),
        **front,
    )
    add(
        "dogwood-fall",
        "gazette-2",
        "Front flags fly over Dogwood",
        "territory.capture",
        where=DOGWOOD,
        days=day(10),
        **front,
        **wire,
    )
    add(
        "dogwood-parts",
        "radio-1",
        "only some quarters of Dogwood were lost",
        "territory.capture",
        "confirmed",
        where=DOGWOOD,
        days=day(10),
        extent="parts",
        **front,
        **ministry,
    )
    add(
        "dogwood-denial",
        "radio-1",
        "Dogwood as a whole has not fallen",
        "territory.capture",
        "denied",
        where=DOGWOOD,
        days=day(10),
        **front,
        **ministry,
    )
    add(
        "elm-retaken",
        "radio-2",
        "the North Army pushed back into Elm",
        "territory.capture",
        where=ELM,
        days=day(12),
        actor=NORTH,
        recipient=FRONT,
    )
    add("elm-fall", "gazette-1", "Elm fell on Sunday", "territory.capture", where=ELM, days=day(4), **front, **wire)
    add(
        "fir-claim",
        "radio-1",
        "our fighters have liberated Fir",
        "territory.capture",
        "claimed",
        where=FIR,
        days=day(11),
        **front,
        **herald,
    )
    add(
        "ginkgo-claim",
        "lantern-2",
        "Ginkgo is ours too",
        "territory.capture",
        "claimed",
        where=GINKGO,
        days=day(11),
        **front,
        **herald,
    )
    add(
        "ginkgo-denial",
        "radio-1",
        "the story about Ginkgo is invented",
        "territory.capture",
        "denied",
        where=GINKGO,
        days=day(11),
        **front,
        **ministry,
    )
    add(
        "ivy-clash",
        "gazette-2",
        "street battles shook Ivy on Friday",
        "battle.clash",
        where=IVY,
        days=day(9),
        **front,
        **wire,
    )
    add(
        "ivy-entry",
        "lantern-2",
        "Front men entered the harbour of Ivy",
        "territory.enter",
        "attributed",
        where=IVY,
        days=day(9),
        extent="outskirts",
        **front,
        **unnamed,
    )
    add(
        "juniper-siege",
        "gazette-2",
        "the Front has ringed Juniper",
        "territory.siege",
        where=JUNIPER,
        days=Days(None, date(2031, 5, 9), "by"),
        **front,
        **wire,
    )
    add(
        "hazel-held",
        "radio-2",
        "Hazel remains in government hands",
        "territory.held",
        where=HAZEL,
        days=Days(None, date(2031, 5, 13), "by"),
        actor=GOVERNMENT,
    )
    add(
        "hazel-forecast",
        "radio-2",
        "Hazel could come under attack within a month",
        "territory.capture",
        "forecast",
        where=HAZEL,
        days=Days(date(2031, 5, 13), date(2031, 6, 13), "interval"),
        actor=FRONT,
        speaker="Nora Pell",
        speaker_kind="person",
    )
    add(
        "hazel-if",
        "radio-2",
        "Hazel would fall if the bridge is lost",
        "territory.capture",
        "conditional",
        where=HAZEL,
        actor=FRONT,
        speaker="Nora Pell",
        speaker_kind="person",
    )
    add(
        "oak-fall",
        "radio-2",
        "Little Oak was burnt and taken",
        "territory.capture",
        where=VILLAGE,
        days=day(8),
        **front,
    )
    add(
        "juniper-held",
        "lantern-1",
        "the garrison still keeps Juniper",
        "territory.held",
        where=JUNIPER,
        days=Days(None, date(2031, 4, 20), "by"),
        actor=GOVERNMENT,
    )

    add(
        "bomb",
        "lantern-1",
        "a bomb at the grain market killed eight",
        "attack.bombing",
        where=HAZEL,
        days=day(5),
        quantity=Quantity(8, 8, 8, "killed"),
        actor=FRONT,
    )
    add(
        "strike",
        "radio-1",
        "jets hit a bridge near Birch",
        "strike.air",
        "attributed",
        where=BIRCH,
        days=day(10),
        speaker="residents",
        speaker_kind="witness",
        actor=GOVERNMENT,
    )
    add(
        "arrest",
        "radio-2",
        "the governor of Dogwood was detained",
        "detention.arrest",
        "confirmed",
        where=DOGWOOD,
        days=day(12),
        actor=GOVERNMENT,
        **ministry,
    )
    add(
        "freed",
        "gazette-2",
        "some 400 inmates walked out of Cedar jail",
        "detention.release",
        where=CEDAR,
        days=day(10),
        quantity=Quantity(None, 400, None, "inmates", qualifier="some"),
        **wire,
    )
    add(
        "flight",
        "radio-2",
        "at least 1,500 families left the lake shore",
        "displacement",
        where=LAKE,
        days=Days(date(2031, 5, 6), date(2031, 5, 12), "interval"),
        quantity=Quantity(1500, None, None, "families"),
    )
    add(
        "troops",
        "radio-2",
        "Norland announced 600 soldiers for the embassy",
        "deployment.in",
        "forecast",
        actor="Norland",
        where=HAZEL,
        quantity=Quantity(None, 600, None, "soldiers"),
        days=Days(date(2031, 5, 13), None),
    )
    add(
        "talks",
        "gazette-2",
        "envoys of both sides met again at Port Sella",
        "diplomacy.talks",
        days=day(10),
        actor=FRONT,
        recipient=GOVERNMENT,
        place_words="Port Sella",
        unresolved=("no gazetteer has Port Sella",),
    )
    add(
        "statement",
        "radio-2",
        "we will defend every street of Hazel",
        "diplomacy.statement",
        "attributed",
        where=HAZEL,
        speaker="President Ilse Varn",
        speaker_kind="official",
        speaker_side=GOVERNMENT,
    )
    add("odd", "lantern-2", "the lake ferry stopped running", "other", where=JUNIPER, days=day(9))
    add(
        "history",
        "radio-2",
        "in the war of 2004 Hazel fell twice",
        "territory.capture",
        "claimed",
        historical=True,
        where=HAZEL,
        speaker="Nora Pell",
        speaker_kind="person",
        actor=FRONT,
    )
    add(
        "sixth",
        "gazette-1",
        "the sixth provincial capital since Tuesday",
        "count",
        days=day(9),
        quantity=Quantity(6, 6, 6, "provincial capitals taken", "", "since Tuesday"),
        **wire,
    )
    add(
        "half",
        "radio-2",
        "half of the ten provincial capitals are gone",
        "count",
        days=day(13),
        quantity=Quantity(5, 5, 5, "provincial capitals taken", "10 provincial capitals"),
    )
    add(
        "share",
        "lantern-2",
        "analysts put its share of the country at 65 percent",
        "count",
        "attributed",
        days=day(11),
        quantity=Quantity(None, 0.65, None, "share", "the country"),
    )
    return desk  # fmt: skip


def build_reports(texts: dict[str, str]) -> tuple[Report, ...]:
    def report(name: str, outlet: str, number: int | None, hour: int, **more) -> Report:
        published = None if number is None else datetime(2031, 5, number, hour, 30, tzinfo=UTC)
        return Report(
            name, f"{name}.txt", texts[name], outlet=outlet, published=published,
            published_day=published.date() if published else None, **more,
        )  # fmt: skip

    wire = {"wires": ("Example Wire",), "published_basis": "sidecar"}
    seen = (
        report("lantern-1", "The Northern Lantern", 7, 6, published_basis="stated", url="https://lantern.example/1"),
        report("gazette-1", "Harbour Gazette", 9, 18, **wire),
        report("courier-1", "Lake Courier", 9, 20, **wire),
        report("gazette-2", "Harbour Gazette", 11, 7, **wire),
        report("radio-1", "Radio Meridian", 12, 5, published_basis="inferred from three weekdays that it names"),
        report("lantern-2", "The Northern Lantern", 12, 9, published_basis="stated"),
        report("radio-2", "Radio Meridian", 13, 21, published_basis="stated"),
    )
    silent = Report("sport", "match.txt", "The match was drawn.", outlet="Example Sport")
    return (*seen, silent)


def voice(claim: str, weight: str, origin: str, *also: str, known: bool = True) -> Testimony:
    return Testimony(claim, also, origin, known, weight, datetime(2031, 5, 12, tzinfo=UTC))


def row(where: Place, state: str, holder: str, change: str, began: Days, status: str, *testimonies, **more) -> Control:
    origins = len({one.origin for one in testimonies if one.weight != "denial"})
    settings = {
        "ended": None, "last_affirmed": date(2031, 5, 13), "independent_origins": origins, "origins_at_least": False,
        "reports": len(testimonies), "extent": "", "first_known": datetime(2031, 5, 9, 18, 30, tzinfo=UTC),
        "claims": tuple(one.claim for one in testimonies), "testimonies": testimonies, **more,
    }  # fmt: skip
    return Control(where, state, holder, change, began, status=status, **settings)


def build_control() -> tuple[Control, ...]:
    said = voice
    undated = Days(None, date(2031, 5, 13), "by")
    return (
        row(ELM, "held", FRONT, "taken", day(4), "reported", said("elm-fall", "neutral", "wire", known=False),
            ended=date(2031, 5, 12), origins_at_least=True),
        row(ALDER, "held", FRONT, "taken", day(6), "admitted", said("alder-fall", "admission", "lantern"),
            said("alder-wire", "own_voice", "wire", "alder-copy"), reports=3,
            because="an admission by the losing side stands above all other voices"),
        row(BIRCH, "held", FRONT, "taken", day(6, 9), "reported", said("birch-fall", "own_voice", "wire", known=False),
            origins_at_least=True, reports=2,
            date_reason="not before the first fall, 6 May, and not after the sixth, 9 May",
            because="one voice that is no party"),
        row(CEDAR, "held", FRONT, "taken", day(9, 10), "corroborated", said("cedar-wire", "own_voice", "wire"),
            said("cedar-radio", "own_voice", "radio"), p_low=0.81, p=0.9, p_high=0.95),
        row(DOGWOOD, "held", FRONT, "taken", day(10), "disputed", said("dogwood-fall", "own_voice", "wire"),
            said("dogwood-denial", "denial", "ministry"), extent="full",
            because="the Interior Ministry, which has standing, denied the whole on the same day"),
        row(ELM, "held", NORTH, "retaken", day(12), "reported", said("elm-retaken", "own_voice", "radio")),
        row(VILLAGE, "held", FRONT, "taken", day(8), "reported", said("oak-fall", "own_voice", "radio")),
        row(FIR, "held", FRONT, "taken", day(11), "claimed", said("fir-claim", "party", "front")),
        row(GINKGO, "held", FRONT, "taken", day(11), "denied", said("ginkgo-claim", "party", "front"),
            said("ginkgo-denial", "denial", "ministry")),
        row(IVY, "contested", GOVERNMENT, "none", day(9), "reported", said("ivy-clash", "own_voice", "wire"),
            said("ivy-entry", "neutral", "lantern")),
        row(JUNIPER, "besieged", GOVERNMENT, "none", Days(None, date(2031, 5, 9), "by"), "reported",
            said("juniper-siege", "own_voice", "wire")),
        row(JUNIPER, "held", GOVERNMENT, "none", Days(None, date(2031, 4, 20), "by"), "reported",
            said("juniper-held", "own_voice", "lantern"), last_affirmed=date(2031, 4, 20), stale=True),
        row(HAZEL, "held", GOVERNMENT, "none", undated, "reported", said("hazel-held", "own_voice", "radio")),
        row(HAZEL, "held", FRONT, "taken", day(13, 30), "predicted", said("hazel-forecast", "forecast", "pell")),
        row(LAKE, "held", FRONT, "taken", undated, "retracted", said("flight", "neutral", "radio"), extent="most"),
    )  # fmt: skip


def event(name: str, type_: str, days: Days, where: Place | None, status: str, *speakers: str, **more) -> Event:
    settings = {
        "actor": "", "recipient": "", "low": None, "best": None, "high": None, "unit": "",
        "independent_origins": 1, "reports": 1, "claims": (name,), **more,
    }  # fmt: skip
    return Event(name, type_, days, place=where, status=status, speakers=speakers, **settings)


def build_events() -> tuple[Event, ...]:
    return (
        event("bomb", "attack.bombing", day(5), HAZEL, "reported", actor=FRONT, best=8, unit="killed"),
        event("flight", "displacement", Days(date(2031, 5, 6), date(2031, 5, 12), "interval"), LAKE, "corroborated",
              independent_origins=2, low=1500, unit="families"),
        event("odd", "other", day(9), JUNIPER, "reported"),
        event("strike", "strike.air", day(10), BIRCH, "claimed", "residents", actor=GOVERNMENT),
        event("freed", "detention.release", day(10), CEDAR, "reported", best=400, unit="inmates"),
        event("talks", "diplomacy.talks", day(10), None, "reported", actor=FRONT, recipient=GOVERNMENT),
        event("arrest", "detention.arrest", day(12), DOGWOOD, "admitted", MINISTRY, actor=GOVERNMENT),
        event("troops", "deployment.in", Days(date(2031, 5, 13), None), HAZEL, "predicted", actor="Norland"),
    )  # fmt: skip


def count(name: str, what: str, days: Days, best: float, of: str = "", baseline: str = "", **more) -> Count:
    settings = {"speaker": "", "via": (), "named_in_ledger": None, "unnamed": None, **more}
    known = datetime(2031, 5, 12, tzinfo=UTC)
    return Count(what, "", days, known, best, best, best, of, baseline, status="reported", claims=(name,), **settings)


def build_counts() -> tuple[Count, ...]:
    taken = "provincial capitals taken"
    return (
        count("sixth", taken, day(9), 6, baseline="since Tuesday", named_in_ledger=3, unnamed=3, via=("Example Wire",)),
        count("share", "territory held", day(11), 0.65, of="the country", speaker="analysts"),
        count("half", taken, day(13), 5, of="10 provincial capitals", named_in_ledger=5, unnamed=0),
    )


def build_disputes() -> tuple[Dispute, ...]:
    return (
        Dispute("d1", "Dogwood: all of it or parts", "Dogwood", "scope", ("dogwood-fall",),
                ("dogwood-parts", "dogwood-denial"), "", False, "both speak of 10 May"),
        Dispute("d2", "held or encircled", "Juniper", "stale", ("juniper-held",), ("juniper-siege",),
                "the later text stands", True, ""),
    )  # fmt: skip


def build_view(poison: str = "", denominator: tuple[Place, ...] = CAPITALS) -> View:
    """Return the sample view; with ``poison``, that text stands at the end of every text that comes from outside."""
    desk = build_claims(poison)
    problems = (
        Problem("read", "binary", "this is a picture and no text", "map.png"),
        Problem("resolve", "unknown-place", "no gazetteer has Port Sella", "gazette-2.txt", 5, 15),
    )
    parts = (
        build_reports(desk.texts),
        tuple(desk.claims),
        Verdict(build_control(), build_events(), build_counts(), build_disputes()),
        problems,
        denominator,
    )
    reports, claims, verdict, problems, places = poisoned(parts, poison)
    return View(datetime(2031, 5, 13, 23, 59, 59, tzinfo=UTC), None, None, reports, claims, verdict, problems, places)


FROM_OUTSIDE = {
    "outlet", "file", "url", "title", "published_basis", "name", "admin1", "country", "topic", "place", "resolution",
    "reason", "message", "holder", "actor", "recipient", "unit", "of", "baseline", "what", "speaker", "because",
    "date_reason", "speaker_side",
}  # fmt: skip


def poisoned(value, poison: str):
    """Return records with the poison behind every text from outside; report texts and quotes have theirs already."""
    if isinstance(value, tuple):
        return tuple(poisoned(one, poison) for one in value)
    if not is_dataclass(value) or not poison:
        return value
    changed = {}
    for one in fields(value):
        inner = getattr(value, one.name)
        from_outside = one.name in FROM_OUTSIDE or (one.name == "text" and isinstance(value, Mention))
        is_text = from_outside and isinstance(inner, str) and inner
        changed[one.name] = inner + poison if is_text else poisoned(inner, poison)
    return type(value)(**changed)

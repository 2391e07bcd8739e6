"""A correction as a person writes it: the fields of a claim's notation, such as ``where: Ghazni | stance: claimed``."""

from __future__ import annotations

from typing import Any

from factbox.errors import UsageError
from factbox.knowledge.places import Gazetteer, fold, open_gazetteer
from factbox.notation import parse_claim, split_line
from factbox.records import Claim, Correction, Place, content_id

_PLAIN = ("type", "stance", "extent", "historical", "speaker_kind", "speaker_side")
_FIELDS = (*_PLAIN, "where", "when", "actor", "recipient", "speaker", "quantity")


def read_correction(line: str, *, country: str = "", gazetteer: Gazetteer | None = None) -> Correction:
    """Return the correction that a line says; what it leaves out stays as it was.

    Args:
        line: fields of the notation (``docs/claims.md``) with bars between them: ``type``, ``stance``, ``where`` (with
            ``where.kind`` and ``where.country`` if the name alone does not do), ``when``, ``actor``, ``recipient``,
            ``speaker``, ``speaker_kind``, ``speaker_side``, ``extent``, ``historical``, ``quantity.low`` and so on. A
            name, place or quantity that is left empty is taken away.
        country: ISO code of the country that places lie in, where the line does not say so.
        gazetteer: the places that are known; by default the shipped ones. Another one gets an id of its own.

    Raises:
        UsageError: the line is not in the notation, or has another field.
    """
    parts = dict(_parts(line))
    given = {name.partition(".")[0] for name in parts}
    if unknown := sorted(given - set(_FIELDS)):
        raise UsageError(f"{', '.join(unknown)} cannot be corrected; these can: {', '.join(_FIELDS)}.")
    claim = _claim(parts)
    values: dict[str, Any] = {name: getattr(claim, name) for name in _PLAIN if name in given}
    values |= {name: _name(claim, name) for name in ("actor", "recipient", "speaker") if name in given}
    if "when" in given:
        values["days"] = claim.days
    if claim.where and claim.where.name:
        values["place"] = _place(claim.where, country, gazetteer or open_gazetteer())
    if parts.get("quantity") != "":
        values["quantity"] = claim.quantity
    if parts.get("where") == "":
        values["no_place"] = True
    if parts.get("quantity") == "":
        values["no_quantity"] = True
    return Correction(**values)


def _parts(line: str) -> list[tuple[str, str]]:
    found = []
    for part in split_line(line):
        name, colon, value = part.partition(":")
        if not colon:
            raise UsageError(f"a correction is written `field: value | field: value`, not {part!r}")
        found.append((name.strip(), value.strip()))
    return found


def _claim(parts: dict[str, str]) -> Claim:
    """Return a claim that has the fields of a correction and nothing else."""
    rest = (f"{name}: {value}" for name, value in parts.items() if name not in ("type", "stance") and value)
    return parse_claim(" | ".join((parts.get("type", "other"), parts.get("stance", "asserted"), *rest, '""')))


def _name(claim: Claim, field: str) -> str:
    mention = getattr(claim, field)
    return "" if mention is None else mention.name or mention.text


def _place(wanted: Place, country: str, gazetteer: Gazetteer) -> Place:
    """Return the place of that id, or the best known of that name, of the kind asked for where there is one.

    Which of two countries is meant is for a person to say.
    """
    if known := gazetteer.get(wanted.name):
        return known
    country = wanted.country or country
    found = [e.place for e in gazetteer.candidates(wanted.name) if country in ("", e.place.country)]
    countries = dict.fromkeys(place.country for place in found)
    if len(countries) > 1:
        raise UsageError(f"{wanted.name} may lie in {', '.join(countries)}: add where.country: {found[0].country}")
    own = Place(f"local:{content_id(fold(wanted.name), country)}", wanted.name, wanted.kind, country=country)
    return next((place for place in found if place.kind == wanted.kind), found[0] if found else own)

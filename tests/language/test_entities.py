from __future__ import annotations

import pytest

from factbox.language.entities import settle_entities
from factbox.records import Entity, EntityKind, Span


def entities(text: str, *marked: tuple[str, EntityKind, float]) -> list[Entity]:
    """Return entities for words of a text, each the next time that they stand there."""
    found, at = [], {}
    for words, kind, score in marked:
        start = text.index(words, at.get(words, 0))
        at[words] = start + 1
        found.append(Entity(Span(start, start + len(words)), words, kind, score))
    return sorted(found, key=lambda entity: entity.span)


def kinds(text: str, *marked: tuple[str, EntityKind, float]) -> list[str]:
    return [entity.kind for entity in settle_entities(text, entities(text, *marked))]


THRICE = "Qoryale fell. Qoryale burns. They left Qoryale."


@pytest.mark.parametrize(
    ("votes", "kind"),
    [
        ((("place", 0.6), ("place", 0.6), ("person", 0.9)), "place"),
        ((("place", 0.3), ("place", 0.3), ("person", 0.9)), "person"),
        ((("person", 0.5), ("person", 0.5), ("person", 0.5)), "person"),
    ],
)
def test_equal_strings_vote_by_their_scores(votes: tuple[tuple[EntityKind, float], ...], kind: str) -> None:
    marked = [("Qoryale", vote, score) for vote, score in votes]
    settled = settle_entities(THRICE, entities(THRICE, *marked))
    assert {entity.kind for entity in settled} == {kind}
    changed = [entity for entity, (vote, _) in zip(settled, votes, strict=True) if vote != kind]
    assert all(entity.reason.startswith("not ") for entity in changed)
    assert all(not entity.reason for entity in settled if entity not in changed)


def test_the_last_name_of_somebody_named_in_full_is_no_place() -> None:
    marked: tuple[tuple[str, EntityKind, float], ...] = (("Ilo Tarvenes", "person", 0.9), ("Tarvenes", "place", 0.9))
    text = "President Ilo Tarvenes spoke. By noon he, Tarvenes, had gone."
    found = [Entity(Span(text.rindex(w), text.rindex(w) + len(w)), w, kind, score) for w, kind, score in marked]
    assert [entity.kind for entity in settle_entities(text, found)] == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "marked", "kind"),
    [
        ("They took the Taliban base.", ("Taliban", "place", 0.99), "group"),
        ("In the Taliban they trust.", ("the Taliban", "place", 0.99), "group"),
        ("TALIBAN TAKE CITY", ("TALIBAN", "place", 0.99), "group"),
        ("The United Nations left.", ("The United Nations", "place", 0.9), "organisation"),
        ("It told Reuters so.", ("Reuters", "organisation", 0.9), "outlet"),
        ("An Afghan driver fled.", ("Afghan", "place", 0.9), "people"),
        ("The seizure of Kandahar was swift.", ("Kandahar", "person", 0.95), "place"),
        ("Kandahar fell.", ("Kandahar", "organisation", 0.5), "place"),
        ("Kandahar fell.", ("Kandahar", "organisation", 0.99), "organisation"),
        ("They went to Qoryale.", ("Qoryale", "person", 0.5), "person"),
        ("It was said on Friday in Kabul.", ("Friday", "date", 0.9), "date"),
        ("A reader of Dawn.", ("Dawn", "person", 0.9), "person"),
    ],
)
def test_tables_have_the_second_word(text: str, marked: tuple[str, EntityKind, float], kind: str) -> None:
    assert kinds(text, marked) == [kind]


def test_a_surname_of_somebody_named_in_full_is_no_place() -> None:
    text = "Paul Herat spoke. In Herat they believed."
    assert kinds(text, ("Paul Herat", "person", 0.9), ("Herat", "person", 0.6)) == ["person", "person"]


def test_no_name_nothing_to_settle() -> None:
    assert settle_entities("", []) == ()

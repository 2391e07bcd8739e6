"""Sentences whose trees the English core hung as Universal Dependencies does not have it, hung as it has it.

The core reads word by word and may give a word a relation that the words around it rule out: an object with a
preposition of its own, a conjunct that no "and" and no comma joins. Two trainings of it err in different places. What
the guidelines (universaldependencies.org) or the sentence's own words leave no choice about is set right here, once, so
that each rule behind need know one reading only; where two readings are open the tree stays as it was read.

A mend is a function of a tree and a word. It is asked of every word but the root that stands in one of its relations,
from the first to the last, before the next mend is asked of any; so a mend may rely on all before it in ``MENDS``.
"""

from __future__ import annotations

from factbox.extract.sentence.mends import beside_nouns, clauses, heads, leading, objects, subjects
from factbox.extract.sentence.mends.hanging import Hanging, Mend
from factbox.records import Sentence

MENDS: tuple[tuple[Mend, str], ...] = (
    # What function words lead: all that follow ask whether a word has a preposition.
    (leading.preposition_hung_as_noun, "obl nmod"),
    (leading.preposition_behind_noun, "case"),
    (leading.preposition_before_name, "case"),
    (leading.direction_as_preposition, "case"),
    (leading.auxiliary_before_to, "aux cop"),
    # Which of two words is the head, and what is joined: all that follow ask on which verb a word hangs.
    (heads.circumstance_as_root, "acl compound nmod"),
    (heads.circumstance_behind_direction, "nmod"),
    (heads.supposed_as_root, "xcomp ccomp"),
    (heads.particle_as_noun, "compound"),
    (heads.filled_stretch, "obl"),
    (heads.first_of_joined, "obl"),
    (heads.participle_before_noun, "advcl conj"),
    (clauses.relative_before_noun, "acl"),
    (heads.participle_as_conjunct, "conj"),
    (heads.verb_as_adverb, "conj"),
    (heads.list_of_verbs, "conj"),
    (heads.verb_joined_over_semicolon, "conj"),
    (heads.verb_joined_over_dashes, "conj"),
    (heads.circumstance_before_joined, "obl nmod advmod"),
    (leading.hung_on_function_word, ""),
    (heads.verb_as_adjective, "amod"),
    (heads.clause_joined_to_next, "advcl"),
    # What a verb is done to.
    (objects.particle_before_object, "obj"),
    (objects.object_behind_over, "obl"),
    (objects.object_with_preposition, "obj iobj"),
    (objects.bare_noun_as_circumstance, "obl"),
    (leading.preposition_hung_on_verb, "compound advmod"),
    (objects.object_as_modifier, "nmod"),
    (objects.object_as_apposition, "appos"),
    (objects.object_as_conjunct, "conj"),
    (objects.name_as_second_object, "obj"),
    (objects.given_as_clause, "ccomp"),
    (objects.seen_as_clause, "ccomp xcomp"),
    (objects.only_object, "iobj"),
    (heads.noun_joined_to_verb, "conj"),  # to an object
    (heads.joined_noun_as_modifier, "nmod appos dep"),
    (heads.listed_noun_as_circumstance, "obl"),
    (heads.conjunct_behind_aside, "conj"),
    (heads.pair_word_of_verb, "cc nsubj det advmod"),
    (objects.complement_of_verb, "nmod"),
    (objects.complement_of_inner_verb, "obl"),
    (objects.agent_without_by, "obl"),
    (objects.agent_before_verb, "obl"),
    # Clauses and their subjects.
    (clauses.verb_as_circumstance, "obl nmod"),
    (clauses.predicate_as_circumstance, "obl"),
    (clauses.called_as_circumstance, "obl"),
    (clauses.subject_of_complement, "nsubj"),
    (clauses.clause_across_verb, "advcl"),
    (clauses.participle_over_clause, "parataxis ccomp conj"),
    (clauses.aim_as_subject, "csubj"),
    (clauses.charge_as_modifier, "acl"),
    (clauses.complement_as_aim, "advcl"),
    (clauses.relative_hung_loose, "advcl parataxis ccomp conj"),
    (subjects.subject_as_conjunct, "conj"),
    (subjects.subject_as_object, "obj"),
    (subjects.name_as_second_subject, "nsubj"),
    (subjects.joined_noun_as_subject, "nsubj"),
    (subjects.subject_of_aside, "nsubj"),
    (subjects.subject_as_apposition, "appos"),
    (subjects.subject_of_bare_participle, "nsubj"),
    (subjects.subject_of_wanted, "nsubj"),
    (subjects.passive_subject, "nsubj"),
    (subjects.active_subject, "nsubj"),
    (subjects.second_subject, "nsubj"),
    # What stands beside a noun.
    (beside_nouns.number_before_noun, "obl obj dep"),
    (beside_nouns.number_set_apart, "nummod"),
    (beside_nouns.number_of_phrase, "amod"),
    (beside_nouns.number_of_size, "obl nmod obj"),
    (beside_nouns.noun_set_beside, "nmod"),
    (beside_nouns.town_told_of, "parataxis"),
    (beside_nouns.person_told_of, "obl dep"),
    (beside_nouns.adverb_of_phrase, "advmod"),
    (objects.goal_behind_way, "nmod"),
    (objects.modifier_of_verb, "nmod"),
)
"""All mends, in the order in which they are made, each with the relations, subtypes left out, of the words that it is
asked of; one with none is asked of every word."""

_ASKED = tuple((mend, frozenset(relations.split())) for mend, relations in MENDS)


def mended(sentence: Sentence) -> Sentence:
    """Return a sentence with its tree as Universal Dependencies would have it; itself where nothing is amiss.

    Time is linear in the number of words.
    """
    tree = Hanging(sentence)
    for mend, relations in _ASKED:
        if relations and relations.isdisjoint(tree.kinds):
            continue
        for i, kind in enumerate(tree.kinds):
            if (not relations or kind in relations) and tree.heads[i] >= 0:
                mend(tree, i)
    return tree.result()


__all__ = ["MENDS", "mended"]

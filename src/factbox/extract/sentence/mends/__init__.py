"""Sentences whose trees the English core hung as Universal Dependencies does not have it, hung as it has it.

The core reads word by word and may give a word a relation that the words around it rule out: an object with a
preposition of its own, a conjunct that no "and" and no comma joins. Two trainings of it err in different places. What
the guidelines (universaldependencies.org) or the sentence's own words leave no choice about is set right here, once, so
that each rule behind need know one reading only; where two readings are open the tree stays as it was read.

A mend is a function of a tree and a word. It is asked of every word but the root, from the first to the last, before
the next mend is asked of any; so a mend may rely on all that stand before it in ``MENDS``.
"""

from __future__ import annotations

from factbox.extract.sentence.mends import beside_nouns, clauses, heads, leading, objects, subjects
from factbox.extract.sentence.mends.hanging import Hanging, Mend
from factbox.records import Sentence

MENDS: tuple[Mend, ...] = (
    # What function words lead: all that follow ask whether a word has a preposition.
    leading.preposition_hung_as_noun,
    leading.preposition_behind_noun,
    leading.preposition_before_name,
    leading.direction_as_preposition,
    leading.auxiliary_before_to,
    # Which of two words is the head, and what is joined: all that follow ask on which verb a word hangs.
    heads.circumstance_as_root,
    heads.circumstance_behind_direction,
    heads.participle_as_conjunct,
    heads.list_of_verbs,
    leading.hung_on_function_word,
    heads.verb_as_adjective,
    heads.clause_joined_to_next,
    # What a verb is done to.
    objects.particle_before_object,
    objects.object_with_preposition,
    objects.bare_noun_as_circumstance,
    leading.preposition_hung_on_verb,
    objects.object_as_modifier,
    objects.object_as_apposition,
    objects.given_as_clause,
    objects.seen_as_clause,
    objects.only_object,
    heads.noun_joined_to_verb,  # to an object
    heads.joined_noun_as_modifier,
    heads.listed_noun_as_circumstance,
    heads.conjunct_behind_aside,
    objects.complement_of_verb,
    objects.complement_of_inner_verb,
    objects.agent_without_by,
    # Clauses and their subjects.
    clauses.verb_as_circumstance,
    clauses.predicate_as_circumstance,
    clauses.called_as_circumstance,
    clauses.aim_as_subject,
    clauses.complement_as_aim,
    subjects.subject_as_conjunct,
    subjects.subject_as_apposition,
    subjects.subject_of_bare_participle,
    subjects.passive_subject,
    subjects.second_subject,
    # What stands beside a noun.
    beside_nouns.number_before_noun,
    beside_nouns.number_set_apart,
    beside_nouns.number_of_phrase,
    beside_nouns.number_of_size,
    beside_nouns.noun_set_beside,
    beside_nouns.town_told_of,
    beside_nouns.adverb_of_phrase,
    objects.modifier_of_verb,
)
"""All mends, in the order in which they are made."""


def mended(sentence: Sentence) -> Sentence:
    """Return a sentence with its tree as Universal Dependencies would have it; itself where nothing is amiss.

    Time is linear in the number of words.
    """
    tree = Hanging(sentence)
    for mend in MENDS:
        for i in range(len(tree.heads)):
            if tree.heads[i] >= 0:
                mend(tree, i)
    return tree.result()


__all__ = ["MENDS", "mended"]

"""Trees that Universal Dependencies or their own words rule out, and what is put in their place, mend by mend."""

from __future__ import annotations

import pytest
from tests.extract.parsed import parsed

from factbox.extract.sentence.mends import MENDS, mended
from factbox.records import Sentence, Span, Token

MENDED = """
preposition_hung_as_noun
none/PRON/3/nsubj were/AUX/3/aux left/VERB/0/root in/ADP/3/obl Norva/PROPN/3/obl
=> in/5/case

preposition_behind_noun
lay/VERB/0/root near/ADP/4/case the/DET/4/det gate/NOUN/1/obl on/ADP/4/case Friday/PROPN/7/compound
morning/NOUN/1/obl:unmarked
=> on/7/case

preposition_before_name
fall/NOUN/0/root of/ADP/5/case Karsa/PROPN/1/nmod a/DET/5/det matter/NOUN/3/nmod
=> of/3/case

preposition_before_name
they/PRON/2/nsubj hold/VERB/0/root Osk/PROPN/2/obj in/ADP/6/case Selva/PROPN/3/nmod province/NOUN/3/nmod
=> Selva/6/compound in/6/case

direction_as_preposition
they/PRON/2/nsubj fought/VERB/0/root west/ADV/5/case of/ADP/5/case Norva/PROPN/2/obl
=> west/5/advmod

auxiliary_before_to
envoys/NOUN/4/nsubj had/AUX/6/aux been/AUX/6/cop due/ADJ/0/root to/PART/6/mark meet/VERB/4/obl
=> had/4/aux been/4/cop

circumstance_as_root
by/ADP/2/case accounts/NOUN/0/root ,/PUNCT/5/punct troops/NOUN/5/nsubj ringed/VERB/2/acl Norva/PROPN/5/obj
=> ringed/0/root accounts/5/obl

circumstance_behind_direction
east/NOUN/7/obl of/ADP/3/case Norva/PROPN/1/nmod ,/PUNCT/6/punct in/ADP/6/case Osk/PROPN/1/nmod fled/VERB/0/root
=> Osk/7/obl

supposed_as_root
gunmen/NOUN/2/nsubj believed/VERB/0/root to/PART/5/mark be/AUX/5/cop rebels/NOUN/2/ccomp burned/VERB/2/xcomp
buses/NOUN/6/obj
=> gunmen/6/nsubj believed/1/acl rebels/2/xcomp burned/0/root

particle_as_noun
after/ADP/5/case the/DET/5/det pull/NOUN/5/compound -/PUNCT/3/punct out/NOUN/8/obl of/ADP/7/case troops/NOUN/5/nmod
fell/VERB/0/root
=> after/3/case the/3/det pull/8/obl out/3/compound:prt troops/3/nmod

filled_stretch
engaged/VERB/0/root in/ADP/3/case months/NOUN/1/obl of/ADP/5/case talks/NOUN/1/obl
=> talks/3/nmod

first_of_joined
struck/VERB/0/root with/ADP/5/case shells/NOUN/1/obl and/CCONJ/5/cc rockets/NOUN/1/obl
=> with/3/case rockets/3/conj

participle_before_noun
entered/VERB/0/root heavily/ADV/3/advmod shelled/VERB/1/advcl suburbs/NOUN/1/obj
=> shelled/4/amod

relative_before_noun
fell/VERB/0/root ,/PUNCT/7/punct with/ADP/4/case shots/NOUN/5/nsubj reported/VERB/7/acl:relcl in/ADP/7/case
streets/NOUN/1/obl
=> ,/5/punct reported/1/advcl streets/5/obl

goal_behind_way
fled/VERB/0/root over/ADP/4/case the/DET/4/det border/NOUN/1/obl into/ADP/6/case Osk/PROPN/4/nmod
=> Osk/1/obl

participle_as_conjunct
to/PART/2/mark regain/VERB/0/root farms/NOUN/2/obj seized/VERB/2/conj by/ADP/6/case rebels/NOUN/4/obl:agent
=> seized/3/acl

verb_as_adverb
they/PRON/2/nsubj took/VERB/0/root Karsa/PROPN/2/obj and/CCONJ/5/cc lost/ADV/2/conj Norva/PROPN/5/obj
=> lost/VERB/2/conj

list_of_verbs
they/PRON/2/nsubj burned/VERB/0/root cars/NOUN/2/obj ,/PUNCT/5/punct felled/VERB/2/conj poles/NOUN/5/obj
and/CCONJ/8/cc robbed/VERB/5/conj banks/NOUN/8/obj
=> robbed/2/conj

verb_joined_over_semicolon
Karsa/PROPN/2/nsubj fell/VERB/0/root ;/PUNCT/5/punct mayors/NOUN/5/nsubj knew/VERB/2/parataxis and/CCONJ/7/cc
wept/VERB/2/conj
=> wept/5/conj

circumstance_before_joined
shelled/VERB/0/root Norva/PROPN/1/obj and/CCONJ/6/cc on/ADP/5/case Monday/PROPN/1/obl took/VERB/1/conj Karsa/PROPN/6/obj
=> Monday/6/obl

verb_joined_over_dashes
they/PRON/2/nsubj left/VERB/0/root Karsa/PROPN/2/obj —/PUNCT/7/punct which/PRON/7/nsubj lay/VERB/3/acl:relcl
far/ADV/6/advmod —/PUNCT/10/punct and/CCONJ/10/cc wept/VERB/6/conj
=> wept/2/conj

hung_on_function_word
Karsa/PROPN/2/nsubj under/ADP/3/case curfew/NOUN/0/root
=> Karsa/3/nsubj

verb_as_adjective
Its/PRON/2/nmod:poss fall/NOUN/3/nsubj drew/VERB/4/amod cheers/NOUN/0/root
=> fall/3/nsubj drew/0/root cheers/3/obj

clause_joined_to_next
Karsa/PROPN/2/nsubj fell/VERB/5/advcl and/CCONJ/5/cc fights/NOUN/5/nsubj raged/VERB/0/root
=> fell/0/root raged/2/conj

particle_before_object
They/PRON/2/nsubj sent/VERB/0/root in/ADP/4/case troops/NOUN/2/obj
=> in/2/compound:prt troops/2/obj

object_with_preposition
They/PRON/2/nsubj took/VERB/0/root Karsa/PROPN/2/obj in/ADP/5/case hours/NOUN/2/obj
=> hours/2/obl

object_with_preposition
guards/NOUN/2/nsubj drove/VERB/0/root out/ADP/2/compound:prt of/ADP/5/case Norva/PROPN/2/obj
=> Norva/2/obl

object_with_preposition
they/PRON/2/nsubj took/VERB/0/root control/NOUN/2/obj of/ADP/5/case Norva/PROPN/2/obj
=> Norva/3/nmod

object_with_preposition
they/PRON/2/nsubj accused/VERB/0/root rebels/NOUN/2/obj of/ADP/5/case crimes/NOUN/2/obj
=> crimes/2/obl

bare_noun_as_circumstance
they/PRON/2/nsubj shot/VERB/0/root dead/ADP/2/compound:prt a/DET/5/det clerk/NOUN/2/obl
=> clerk/2/obj

bare_noun_as_circumstance
they/PRON/2/nsubj shot/VERB/0/root dead/ADJ/2/advmod a/DET/5/det clerk/NOUN/2/obl
=> clerk/2/obj

preposition_hung_on_verb
It/PRON/2/nsubj called/VERB/0/root on/ADP/2/compound:prt both/DET/5/det sides/NOUN/2/obl
=> on/5/case

preposition_hung_on_verb
they/PRON/2/nsubj came/VERB/0/root in/ADP/2/compound:prt two/NUM/5/nummod vans/NOUN/2/obl
=> in/5/case vans/2/obl

preposition_hung_on_verb
No/DET/2/det guards/NOUN/4/nsubj:pass were/AUX/4/aux left/VERB/0/root in/ADP/4/advmod Norva/PROPN/4/obl
=> in/6/case

object_as_modifier
Twelve/NUM/2/nummod vans/NOUN/6/nsubj bringing/VERB/2/acl 90/NUM/5/nummod guards/NOUN/2/nmod left/VERB/0/root
=> guards/3/obj

object_as_apposition
They/PRON/2/nsubj took/VERB/0/root farms/NOUN/2/obj and/CCONJ/5/cc lost/VERB/2/conj a/DET/7/det fifth/ADJ/3/appos
=> fifth/5/obj

object_as_conjunct
They/PRON/2/nsubj killed/VERB/0/root three/NUM/2/obj and/CCONJ/5/cc wounded/VERB/2/conj four/NUM/3/conj
=> four/5/obj

conjunct_behind_aside
Ann/PROPN/8/nsubj ,/PUNCT/4/punct a/DET/4/det Dane/PROPN/1/appos ,/PUNCT/7/punct and/CCONJ/7/cc Jon/PROPN/4/conj
left/VERB/0/root
=> Jon/1/conj

conjunct_behind_aside
the/DET/2/det chief/NOUN/8/nsubj Jan/PROPN/2/appos Roe/PROPN/3/flat and/CCONJ/7/cc his/PRON/7/nmod:poss men/NOUN/3/conj
left/VERB/0/root
=> men/2/conj

complement_of_inner_verb
They/PRON/2/nsubj went/VERB/0/root on/ADV/2/advmod supplying/VERB/2/advcl Karsa/PROPN/4/obj with/ADP/7/case
fuel/NOUN/2/obl
=> fuel/4/obl

number_before_noun
twelve/NUM/4/obl porters/NOUN/4/nsubj:pass were/AUX/4/aux:pass hurt/VERB/0/root
=> twelve/2/nummod

town_told_of
Bread/NOUN/2/nsubj lacks/VERB/0/root in/ADP/4/case Osk/PROPN/2/obl ,/PUNCT/7/punct a/DET/7/det town/NOUN/4/parataxis
=> town/4/appos

person_told_of
They/PRON/2/nsubj seized/VERB/0/root Roe/PROPN/2/obj ,/PUNCT/6/punct a/DET/6/det smith/NOUN/2/obl:unmarked
,/PUNCT/9/punct at/ADP/9/case home/NOUN/2/obl
=> smith/3/appos

name_as_second_object
They/PRON/2/nsubj caught/VERB/0/root the/DET/4/det smith/NOUN/2/obj Jan/PROPN/2/obj Roe/PROPN/5/flat
=> Jan/4/appos

given_as_clause
they/PRON/2/nsubj denied/VERB/0/root villagers/NOUN/2/obj the/DET/5/det right/NOUN/2/ccomp
=> villagers/2/iobj right/2/obj

seen_as_clause
Karsa/PROPN/2/nsubj saw/VERB/0/root fierce/ADJ/4/amod fighting/VERB/2/ccomp
=> fighting/2/obj

seen_as_clause
Karsa/PROPN/2/nsubj saw/VERB/0/root fierce/ADJ/4/amod fighting/VERB/2/xcomp
=> fighting/2/obj

seen_as_clause
clinics/NOUN/2/nsubj reported/VERB/0/root twelve/NUM/4/nummod dead/ADJ/2/ccomp
=> dead/2/obj

only_object
They/PRON/2/nsubj sent/VERB/0/root marines/NOUN/2/iobj
=> marines/2/obj

noun_joined_to_verb
gangs/NOUN/2/nsubj hold/VERB/0/root Karsa/PROPN/2/obj and/CCONJ/5/cc most/ADJ/2/conj of/ADP/7/case
Norva/PROPN/5/nmod
=> most/3/conj

joined_noun_as_modifier
they/PRON/2/nsubj hold/VERB/0/root roads/NOUN/2/obj and/CCONJ/5/cc ports/NOUN/3/nmod
=> ports/3/conj

listed_noun_as_circumstance
guns/NOUN/2/nsubj shelled/VERB/0/root Norva/PROPN/2/obj ,/PUNCT/6/punct a/DET/6/det road/NOUN/2/obl and/CCONJ/8/cc
farms/NOUN/6/conj
=> road/3/conj

complement_of_verb
He/PRON/2/nsubj accused/VERB/0/root rebels/NOUN/2/obj of/ADP/5/case theft/NOUN/3/nmod
=> theft/2/obl

agent_without_by
It/PRON/3/nsubj:pass was/AUX/3/aux:pass blamed/VERB/0/root on/ADP/5/case rebels/NOUN/3/obl:agent
=> rebels/3/obl

verb_as_circumstance
envoys/NOUN/3/nsubj are/AUX/3/cop due/ADJ/0/root to/PART/5/mark meet/VERB/3/obl
=> meet/3/advcl

predicate_as_circumstance
They/PRON/2/nsubj:pass believed/VERB/0/root to/PART/6/mark be/AUX/6/cop behind/ADP/6/case it/PRON/2/obl
=> it/2/xcomp

subject_of_complement
They/PRON/2/nsubj call/VERB/0/root Karsa/PROPN/4/nsubj:pass freed/VERB/2/xcomp
=> Karsa/2/obj

clause_across_verb
Karsa/PROPN/2/nsubj fell/VERB/4/ccomp he/PRON/4/nsubj said/VERB/0/root as/SCONJ/7/mark troops/NOUN/7/nsubj
left/VERB/2/advcl
=> left/4/advcl

aim_as_subject
They/PRON/2/nsubj sent/VERB/0/root marines/NOUN/2/obj to/PART/5/mark fetch/VERB/2/csubj staff/NOUN/5/obj
=> fetch/2/advcl

called_as_circumstance
They/PRON/2/nsubj call/VERB/0/root themselves/PRON/2/obj the/DET/6/det Hill/PROPN/6/compound Front/PROPN/2/obl
=> Front/2/xcomp

complement_as_aim
they/PRON/3/nsubj are/AUX/3/aux struggling/VERB/0/root to/PART/5/mark defend/VERB/3/advcl Karsa/PROPN/5/obj
=> defend/3/xcomp

relative_hung_loose
the/DET/2/det war/NOUN/8/obl ,/PUNCT/6/punct in/ADP/5/case which/PRON/6/obl fell/VERB/8/advcl Norva/PROPN/6/nsubj
ruined/VERB/0/root farms/NOUN/8/obj
=> fell/2/acl:relcl

subject_as_conjunct
Fights/NOUN/4/conj have/AUX/4/aux been/AUX/4/aux:pass reported/VERB/0/root
=> Fights/4/nsubj:pass

joined_noun_as_subject
Word/NOUN/7/nsubj of/ADP/3/case raids/NOUN/1/nmod and/CCONJ/6/cc of/ADP/6/case deaths/NOUN/7/nsubj came/VERB/0/root
=> deaths/3/conj

subject_as_apposition
Her/PRON/2/nmod:poss aide/NOUN/4/appos said/VERB/0/root Roe/PROPN/3/nsubj
=> aide/3/nsubj

subject_of_bare_participle
with/SCONJ/3/mark Norva/PROPN/3/nsubj captured/VERB/5/advcl they/PRON/5/nsubj rest/VERB/0/root
=> Norva/3/nsubj:pass

subject_of_aside
mayors/NOUN/3/nsubj ,/PUNCT/1/punct speaking/VERB/5/advcl ,/PUNCT/3/punct wept/VERB/0/root
=> mayors/5/nsubj

charge_as_modifier
they/PRON/2/nsubj accuse/VERB/0/root rebels/NOUN/2/obj of/SCONJ/5/mark burning/VERB/3/acl farms/NOUN/5/obj
=> burning/2/advcl

object_behind_over
they/PRON/2/nsubj handed/VERB/0/root over/ADP/4/case Karsa/PROPN/2/obl on/ADP/6/case Friday/PROPN/2/obl
=> over/2/compound:prt Karsa/2/obj

subject_as_object
they/PRON/2/nsubj denied/VERB/0/root Karsa/PROPN/5/obj was/AUX/5/cop gone/VERB/2/ccomp
=> Karsa/5/nsubj

name_as_second_subject
Lame/PROPN/3/nsubj Zaboka/PROPN/3/nsubj came/VERB/0/root
=> Zaboka/1/flat

passive_subject
Five/NUM/3/nsubj were/AUX/3/aux:pass hurt/VERB/0/root
=> Five/3/nsubj:pass

active_subject
Front/PROPN/3/nsubj:pass had/AUX/3/aux kidnapped/VERB/0/root and/CCONJ/5/cc killed/VERB/3/conj him/PRON/5/obj
=> Front/3/nsubj

active_subject
Front/PROPN/4/nsubj:pass had/AUX/4/aux been/AUX/4/aux beaten/VERB/0/root
=> Front/4/nsubj:pass

agent_before_verb
was/AUX/2/aux:pass seized/VERB/6/acl by/ADP/4/case gunmen/NOUN/6/obl:agent was/AUX/6/aux:pass found/VERB/0/root
=> gunmen/2/obl:agent

second_subject
Curfew/NOUN/4/nsubj as/SCONJ/4/mark troops/NOUN/4/nsubj leave/VERB/0/root Norva/PROPN/4/obj
=> Curfew/4/dislocated troops/4/nsubj

number_set_apart
people/NOUN/0/root ,/PUNCT/4/punct not/PART/4/advmod 19/NUM/1/nummod
=> 19/1/appos

number_of_phrase
30/NUM/3/amod Hill/PROPN/3/compound Front/PROPN/4/compound fighters/NOUN/0/root
=> 30/4/nummod

number_of_size
The/DET/2/det mission/NOUN/0/root 90/NUM/4/obl:unmarked strong/ADJ/2/amod
=> 90/4/nummod

number_of_size
The/DET/2/det unit/NOUN/0/root ,/PUNCT/4/punct 90/NUM/2/nmod strong/ADJ/2/amod
=> 90/5/nummod

noun_set_beside
fall/NOUN/0/root of/ADP/3/case Karsa/PROPN/1/nmod a/DET/5/det matter/NOUN/3/nmod
=> matter/3/appos

adverb_of_phrase
It/PRON/2/nsubj fell/VERB/0/root ,/PUNCT/2/punct perhaps/ADV/2/advmod on/ADP/6/case Monday/PROPN/2/obl
=> perhaps/6/advmod

modifier_of_verb
It/PRON/2/nsubj fell/VERB/0/root on/ADP/4/case Monday/PROPN/2/nmod
=> Monday/2/obl

participle_over_clause
Driven/VERB/9/ccomp out/ADP/1/compound:prt ,/PUNCT/5/punct rebels/NOUN/5/nsubj dug/VERB/1/parataxis in/ADP/5/advmod
,/PUNCT/1/punct aides/NOUN/9/nsubj said/VERB/0/root
=> Driven/5/advcl dug/9/ccomp

pair_word_of_verb
Neither/CCONJ/6/cc Karsa/PROPN/6/nsubj nor/CCONJ/4/cc Norva/PROPN/2/conj has/AUX/6/aux fallen/VERB/0/root
=> Neither/2/cc:preconj

subject_of_wanted
they/PRON/2/nsubj want/VERB/0/root food/NOUN/2/obj and/CCONJ/6/cc captives/NOUN/6/nsubj freed/VERB/2/conj
=> captives/6/nsubj:pass
"""
"""Blocks of the name of a mend, a tree before, and what of the tree is otherwise after all mends."""


def rows() -> list[tuple[str, str, str]]:
    """Return what stands in the blocks: name, tree, and what of it is otherwise."""
    blocks = (block.partition("\n=> ") for block in MENDED.strip().split("\n\n"))
    return [(*before.split("\n", 1), wanted) for before, _, wanted in blocks]


KEPT = (
    "rebels/NOUN/2/nsubj took/VERB/0/root Karsa/PROPN/2/obj on/ADP/5/case Friday/PROPN/2/obl",
    "They/PRON/2/nsubj told/VERB/0/root reporters/NOUN/2/iobj",
    "They/PRON/2/nsubj took/VERB/0/root most/ADJ/2/obj of/ADP/5/case Karsa/PROPN/3/nmod",
    "they/PRON/2/nsubj hold/VERB/0/root most/ADJ/5/case of/ADP/5/case Norva/PROPN/2/obj",
    "they/PRON/2/nsubj handed/VERB/0/root over/ADP/5/case old/ADJ/5/amod Norva/PROPN/2/obj",
    "They/PRON/2/nsubj blew/VERB/0/root up/ADP/2/compound:prt two/NUM/5/nummod bridges/NOUN/2/obj",
    "It/PRON/3/nsubj was/AUX/3/cop hard/ADJ/0/root to/PART/5/mark hold/VERB/3/csubj",
    "they/PRON/2/nsubj left/VERB/0/root Friday/PROPN/2/obl",
    "they/PRON/2/nsubj came/VERB/0/root ,/PUNCT/4/punct shooting/VERB/2/conj and/CCONJ/6/cc looting/VERB/4/conj",
    "Either/ADV/3/advmod Karsa/PROPN/3/nsubj fell/VERB/0/root or/CCONJ/6/cc they/PRON/6/nsubj lied/VERB/3/conj",
    "third/NUM/2/amod town/NOUN/0/root",
)


def sentence_of(line: str) -> Sentence:
    return parsed(*line.split()).sentence


def shown_tree(sentence: Sentence) -> set[str]:
    return {f"{token.text}/{token.head + 1}/{token.relation}" for token in sentence.tokens}


def test_every_mend_has_a_tree_that_it_puts_right() -> None:
    assert {name for name, _, _ in rows()} == {mend.__name__ for mend, _ in MENDS}


@pytest.mark.parametrize(("name", "before", "wanted"), rows())
def test_what_the_words_rule_out_is_put_right(name: str, before: str, wanted: str) -> None:
    tokens = mended(sentence_of(before)).tokens
    shown = shown_tree(mended(sentence_of(before))) | {f"{t.text}/{t.tag}/{t.head + 1}/{t.relation}" for t in tokens}
    assert set(wanted.split()) <= shown, name


@pytest.mark.parametrize("line", KEPT)
def test_what_may_be_so_is_left_as_it_is(line: str) -> None:
    sentence = sentence_of(line)
    assert mended(sentence) is sentence


@pytest.mark.parametrize("before", [before for _, before, _ in rows()])
def test_a_tree_stays_a_tree(before: str) -> None:
    tokens = mended(sentence_of(before)).tokens
    assert [token.head for token in tokens].count(-1) == 1
    for token in tokens:
        above = [token]
        while above[-1].head >= 0:
            above.append(tokens[above[-1].head])
            assert len(above) <= len(tokens)


def test_a_sentence_without_a_parser_is_left_as_it_is() -> None:
    bare = Sentence(Span(0, 5), (Token(Span(0, 5), "Karsa"),))
    assert mended(bare) is bare

"""Sentences whose trees the English core hung as Universal Dependencies does not have it, hung as it has it.

The core reads word by word and may give a word a relation that the words around it rule out: an object with a
preposition of its own, a conjunct that no "and" and no comma joins. What the guidelines leave no choice about is set
right here, so that no rule behind has to reckon with it; where two readings are open the tree stays as it was read.
"""

from __future__ import annotations

from collections.abc import Callable

from factbox.extract.sentence.hanging import Hanging
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Sentence

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")

_AS_NOUN = ("obl", "nmod", "obl:unmarked", "nmod:unmarked")

_WITHIN = ("DET", "ADJ", "NUM", "ADV", "ADP", "PART")
"""Tags of what may stand between a verb and the noun of its object."""

_NO_PARTICLE = frozenset({"of", "in", "at", "by", "for", "to", "from", "with", "into", "on"})
"""Prepositions that are seldom a part of the verb; "handed over" and "set off" have others."""

_AMOUNTS = frozenset({"most", "much", "half", "all", "some", "many", "part", "parts", "any", "none", "third"})
"""Words of which a noun with "of" says what: the object of "hold MOST OF the town" is the town as well."""


def straightened(sentence: Sentence) -> Sentence:
    """Return a sentence with its tree as Universal Dependencies would have it; itself where nothing is amiss.

    Time is linear in the number of words.
    """
    tree = _Straightening(sentence)
    for mend in _MENDS:
        for i in range(len(tree.heads)):
            mend(tree, i)
    return tree.result()


class _Straightening(Hanging):
    """What the mends below ask of a tree."""

    def name(self, i: int, relation: str) -> None:
        """Give a word another relation to the head that it has."""
        self.relations[i] = relation

    def below(self, i: int, *relations: str) -> list[int]:
        """Return the dependants of a word in one of some relations."""
        return [j for j in self.children[i] if self.is_a(j, *relations)]

    def below_at(self, i: int, *relations: str) -> bool:
        """Say whether there is a word at ``i`` that stands in one of some relations to one behind it."""
        return i < len(self.heads) and self.relations[i] in relations and self.heads[i] > i

    def participle(self, i: int) -> bool:
        """Say whether a word is a verb without auxiliaries that may be a past participle."""
        bare = not self.below(i, "aux", "cop", "mark")
        return self.tags[i] == "VERB" and bare and not self.words[i].endswith(("ing", "s"))


def _preposition_leads(tree: _Straightening, i: int) -> None:
    """Make a preposition that hangs on a verb as if it were a noun lead the noun behind it: "were left IN Gelmo"."""
    noun, verb = i + 1, tree.heads[i]
    if tree.tags[i] != "ADP" or tree.relations[i] not in _AS_NOUN or tree.below(i, "fixed") or noun >= len(tree.heads):
        return
    if tree.tags[noun] in _NOMINAL and tree.heads[noun] == verb and tree.is_a(noun, "obl", "nmod", "obj"):
        tree.hang(i, noun, "case")


def _object_is_not_led(tree: _Straightening, i: int) -> None:
    """No object has a preposition: "rolled out OF DORVAN"."""
    if tree.relations[i] not in ("obj", "iobj") or tree.tags[i] not in ("NOUN", "PROPN", "PRON"):
        return
    leads = [j for j in tree.below(i, "case") if 0 < j < i and tree.words[j] in _NO_PARTICLE | {"without"}]
    before = leads[0] - 1 if leads else -1
    if not leads or tree.words[before] in _AMOUNTS:
        return
    own = tree.heads[before] == tree.heads[i] and tree.is_a(before, "obj")
    if own and tree.words[leads[0]] == "of" and not _takes_of(tree.lemmas[tree.heads[i]]):
        tree.hang(i, before, "nmod")  # "seized control OF THE BOARD"
    else:
        tree.name(i, "obl")


def _takes_of(verb: str) -> bool:
    """Say whether a verb has "of" with its object: "ACCUSED the rebels of atrocities", "CLEARED the town of mines"."""
    return (verb,) in (*load_cues()["accusing"], *load_cues()["of_something"])


def _bare_noun_is_object(tree: _Straightening, i: int) -> None:
    """A noun behind a verb and its particle that no preposition leads is its object: "called off A STRIKE".

    Times are circumstances of their own ("obl:unmarked") and may be misread as well.
    """
    verb = tree.heads[i]
    if tree.relations[i] != "obl" or tree.tags[i] not in ("NOUN", "PROPN") or not 0 <= verb < i:
        return
    if tree.tags[verb] != "VERB" or tree.below(i, "case", "mark") or tree.below(verb, "obj", "ccomp", "xcomp"):
        return
    words = load_function_words()
    if any(tree.relations[j].endswith(":pass") for j in tree.below(verb, "aux", "nsubj")):
        return
    if tree.words[i] in words.calendar | words.after_object | words.adverbs:
        return
    between = range(verb + 1, i)
    if not all(tree.tags[j] in _WITHIN for j in between) or any(j in between for j in tree.below(verb, "advmod")):
        return
    if not any(tree.words[j] in _NO_PARTICLE for j in between):
        tree.name(i, "obj")


def _conjunct_is_joined(tree: _Straightening, i: int) -> None:
    """A participle right behind a noun that no "and" and no comma joins to a verb tells of the noun.

    "regain districts SEIZED by rebels".
    """
    verb, noun = tree.heads[i], i - 1
    if not tree.is_a(i, "conj") or not 0 <= verb < noun or not tree.participle(i) or tree.below(i, "cc", "nsubj"):
        return
    if tree.heads[noun] == verb and tree.is_a(noun, "obj") and "CCONJ" not in tree.tags[verb:i]:
        tree.hang(i, noun, "acl")


def _list_is_flat(tree: _Straightening, i: int) -> None:
    """Of "set A, destroyed B AND ATTACKED C" each verb is joined to the first, where a comma alone joins the second."""
    second = tree.heads[i]
    if not tree.is_a(i, "conj") or second < 0 or not tree.is_a(second, "conj") or not tree.below(i, "cc"):
        return
    first = tree.heads[second]
    if not first < second < i or tree.below(second, "cc") or tree.below(i, "nsubj"):
        return
    if "," not in tree.words[first:second]:
        return
    verbs = all(tree.tags[j] == "VERB" for j in (first, second, i))
    if verbs and len({tree.words[j].endswith("ing") for j in (first, second, i)}) == 1:
        tree.hang(i, first, "conj")


def _auxiliary_stands_by(tree: _Straightening, i: int) -> None:
    """An auxiliary before "to" belongs to what stands before "to": "HAD BEEN due to meet"."""
    verb = tree.heads[i]
    if not tree.is_a(i, "aux", "cop") or verb <= i:
        return
    above = tree.heads[verb]
    to = next((j for j in tree.below(verb, "mark") if tree.words[j] == "to"), -1)
    if i < above < to:
        tree.hang(i, above, tree.relations[i])


def _clause_is_no_noun(tree: _Straightening, i: int) -> None:
    """A verb with "to" is a clause, and no noun with a preposition: "due TO MEET"."""
    to = any(tree.words[j] == "to" and tree.tags[j] == "PART" for j in tree.below(i, "mark", "case"))
    if tree.tags[i] == "VERB" and tree.relations[i] in ("obl", "nmod") and to:
        tree.name(i, "advcl" if tree.relations[i] == "obl" else "acl")


def _bare_participle_is_passive(tree: _Straightening, i: int) -> None:
    """What stands before a past participle without an auxiliary, led by "with", suffered it: "with HERAT captured"."""
    verb = tree.heads[i]
    if tree.relations[i] != "nsubj" or verb != i + 1 or not tree.is_a(verb, "advcl"):
        return
    led = any(tree.words[j] == "with" for j in tree.below(verb, "mark", "case"))
    past = tree.tags[verb] == "VERB" and not tree.words[verb].endswith(("ing", "s"))
    if led and past and not tree.below(verb, "aux", "cop", "obj"):
        tree.name(i, "nsubj:pass")


def _given_is_object(tree: _Straightening, i: int) -> None:
    """What somebody is given, or denied, is an object and no clause: "denied the people THE RIGHT to food"."""
    verb = tree.heads[i]
    if tree.relations[i] != "ccomp" or tree.tags[i] != "NOUN" or not 0 <= verb < i:
        return
    if tree.below(i, "cop", "nsubj", "case"):
        return
    given = [j for j in tree.below(verb, "obj") if verb < j < i]
    if len(given) == 1 and not any(tree.tags[j] == "PUNCT" for j in range(verb, i)):
        tree.name(given[0], "iobj")
        tree.name(i, "obj")


def _noun_joins_noun(tree: _Straightening, i: int) -> None:
    """A noun without a verb is joined to the object right before "and", and not to the verb: "hold X and MOST of Y"."""
    verb, joint = tree.heads[i], next(iter(tree.below(i, "cc")), -1)
    amount = tree.tags[i] in _NOMINAL or tree.words[i] in _AMOUNTS
    if not tree.is_a(i, "conj") or not amount or not 0 <= verb < joint < i or tree.tags[verb] != "VERB":
        return
    if tree.below(i, "nsubj", "cop", "orphan", "obj", "case", "obl", "advmod") or tree.tags[i + 1 : i + 2] == ["AUX"]:
        return
    noun = joint - 1
    while tree.heads[noun] > verb:
        noun = tree.heads[noun]
    if tree.heads[noun] == verb and tree.is_a(noun, "obj") and not tree.is_a(joint - 1, "punct"):
        tree.hang(i, noun, "conj")


def _joined_is_conjunct(tree: _Straightening, i: int) -> None:
    """A noun that "and" joins to the noun before, and no preposition leads, is a conjunct: "the road AND THE PORT"."""
    noun = tree.heads[i]
    if (
        tree.relations[i] not in ("nmod", "appos", "dep")
        or tree.tags[i] not in ("NOUN", "PROPN")
        or tree.below(i, "case")
    ):
        return
    if 0 <= noun < i and tree.tags[noun] in ("NOUN", "PROPN") and tree.below(i, "cc"):
        tree.name(i, "conj")


def _listed_is_conjunct(tree: _Straightening, i: int) -> None:
    """A bare noun behind a comma and the object of its verb is the next of a list: "shelled the town, THE ROAD and"."""
    verb = tree.heads[i]
    if tree.relations[i] != "obl" or tree.tags[i] not in ("NOUN", "PROPN") or tree.below(i, "case", "mark", "cc"):
        return
    first = min([j for j in tree.below(i, "det", "amod", "nummod", "compound", "punct") if j < i], default=i)
    comma = first if tree.words[first] == "," else first - 1
    if not 0 <= verb < comma or tree.words[comma] != ",":
        return
    noun = comma - 1
    while tree.heads[noun] > verb:
        noun = tree.heads[noun]
    listed = any(tree.tags[j] in ("NOUN", "PROPN") and tree.below(j, "cc") for j in tree.below(i, "conj", "nmod"))
    if tree.heads[noun] == verb and tree.is_a(noun, "obj") and listed:
        tree.hang(i, noun, "conj")


def _direction_is_adverb(tree: _Straightening, i: int) -> None:
    """A point of the compass before "of" is an adverb, and no part of the preposition: "fought WEST of the town"."""
    compass = tree.words[i] in load_place_words().compass
    if tree.relations[i] == "case" and tree.tags[i] == "ADV" and compass and tree.words[i + 1 : i + 2] == ["of"]:
        tree.name(i, "advmod")


def _preposition_stands_before(tree: _Straightening, i: int) -> None:
    """A preposition leads a noun behind it, and none before: "on the map, X is UNDER their control"."""
    if tree.relations[i] != "case" or tree.tags[i] != "ADP" or not 0 <= tree.heads[i] < i:
        return
    if tree.words[i] in ("than", "as") or tree.below(i, "fixed"):
        return
    noun = i + 1
    while tree.below_at(noun, "det", "amod", "nummod", "nmod:poss"):
        noun += 1
    while tree.below_at(noun, "compound"):
        noun = tree.heads[noun]
    if noun >= len(tree.heads) or tree.tags[noun] not in ("NOUN", "PROPN") or tree.is_a(noun, "nsubj"):
        return
    if not (
        tree.is_a(noun, "nmod") and tree.heads[noun] == tree.heads[i]
    ):  # else it is open what the phrase belongs to
        tree.hang(i, noun, "case")


def _circumstance_is_no_root(tree: _Straightening, i: int) -> None:
    """What a preposition opens a sentence with hangs on its verb: "ACCORDING TO WITNESSES, a convoy surrounded X"."""
    opening, subjects = tree.heads[i], tree.below(i, "nsubj")
    if opening < 0 or tree.heads[opening] >= 0 or not subjects or tree.tags[opening] not in ("NOUN", "PROPN"):
        return
    verb = tree.tags[i] == "VERB" and tree.relations[i] == "acl"
    noun = tree.tags[i] in ("NOUN", "ADJ") and tree.is_a(i, "compound", "nmod") and tree.below(i, "cop") != []
    led = tree.tags[0] == "ADP" or tree.words[:2] == ["according", "to"]
    if (verb or noun) and led and opening < subjects[0] and "," in tree.words[opening : subjects[0]]:
        tree.hang(i, -1, "root")
        tree.hang(opening, i, "obl")


def _number_set_apart(tree: _Straightening, i: int) -> None:
    """A number behind a noun and a comma is set beside it, and counts nothing of it: "eleven people, not 19"."""
    noun = tree.heads[i]
    if tree.is_a(i, "nummod") and tree.tags[i] == "NUM" and 0 <= noun < i and "," in tree.words[noun:i]:
        tree.name(i, "appos")


def _number_counts_whole(tree: _Straightening, i: int) -> None:
    """A number counts the noun of a whole phrase and describes no name in it: "30 Hill Front FIGHTERS"."""
    if tree.tags[i] != "NUM" or tree.relations[i] != "amod":
        return
    noun = tree.heads[i]
    while noun > i and tree.is_a(noun, "compound") and tree.heads[noun] > noun:
        noun = tree.heads[noun]
    if noun > tree.heads[i] > i:
        tree.hang(i, noun, "nummod")


_MENDS: tuple[Callable[[_Straightening, int], None], ...] = (
    _preposition_leads,
    _object_is_not_led,
    _bare_noun_is_object,
    _conjunct_is_joined,
    _list_is_flat,
    _auxiliary_stands_by,
    _clause_is_no_noun,
    _bare_participle_is_passive,
    _given_is_object,
    _noun_joins_noun,
    _joined_is_conjunct,
    _listed_is_conjunct,
    _direction_is_adverb,
    _preposition_stands_before,
    _circumstance_is_no_root,
    _number_set_apart,
    _number_counts_whole,
)

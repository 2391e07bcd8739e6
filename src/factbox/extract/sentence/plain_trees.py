"""Sentences as the extract room reads them: relations that a sentence's own words rule out, put right.

Two parsers as good as each other err in different places, and so does one from sentence to sentence. Some of their
errors the words beside them show: no direct object has a preposition, and nobody is a passive's subject where there is
an active verb. These are mended once, before any rule reads the tree, so that each rule need know one reading only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from factbox.extract.sentence.hanging import Hanging
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.governing import governed_by
from factbox.records import Sentence

_LEADING = frozenset({"to", "in", "for", "on", "with", "from", "into", "at", "by", "against", "without", "about"})
"""Prepositions that make an object none; "some OF the town" and "BETWEEN 30 and 40" are objects still."""

_FUNCTION = ("case", "mark", "cc", "det", "aux", "cop")
"""Relations of function words, on which nothing hangs but what belongs to their own words."""

_MAY_HANG = (
    "fixed",
    "punct",
    "conj",
    "cc",
    "goeswith",
    "advmod",
    "nummod",
    "case",
    "det",
    "advcl",
    "ccomp",
    "xcomp",
    "acl",
)

_TELLING = frozenset({"tell", "ask", "inform", "promise", "allow", "assure", "teach", "show", "owe", "pay"})
"""Verbs that have somebody to whom, and no object: "told REPORTERS by telephone"."""

_PREDICATES = ("cop", "nsubj", "csubj", "aux", "mark", "expl")


def plain(sentence: Sentence) -> Sentence:
    """Return a sentence whose tree its own words allow; the same one where nothing is to be put right, or no parser."""
    if not any(token.tag for token in sentence.tokens):
        return sentence
    mending = _Mending(sentence)
    for i in range(len(sentence.tokens)):
        mending.raise_from_function_word(i)
        mending.lead_to_next(i)
    for i in range(len(sentence.tokens)):
        mending.turn(i)
    for i in range(len(sentence.tokens)):
        mending.rename(i)
    return mending.result()


class _Mending(Hanging):
    """The tree of one sentence while it is put right; each step looks at a word, its head and their dependants."""

    def raise_from_function_word(self, i: int) -> None:
        """Hang on the word that means something what hangs on a function word: the subject of "has been UNDER fire"."""
        for _ in range(2):
            head = self.heads[i]
            if head < 0 or self.kind(head) not in _FUNCTION or self.heads[head] < 0 or self.kind(i) in _MAY_HANG:
                return
            if self.tokens[head].tag == "VERB":
                return
            self.hang(i, self.heads[head])

    def lead_to_next(self, i: int) -> None:
        """Hang a preposition on the name right behind it, where that has none: "fall OF Karsa 'a matter of time'"."""
        name, head = i + 1, self.heads[i]
        if self.relations[i] != "case" or not name < head < len(self.tokens) or self.tokens[name].tag != "PROPN":
            return
        above = self.heads[name]
        if 0 <= above < i and self.relations[name] == "nmod" and not self.has(name, "case"):
            self.hang(i, name)

    def turn(self, i: int) -> None:
        """Put right which of two is the other's head.

        A verb with a subject of its own describes no noun behind it ("its fall DREW cheers"), and a clause that "and"
        joins to the next is no part of that ("X WAS SHELLED and skirmishes were seen").
        """
        self._turn_verb(i)
        self._turn_clause(i)

    def _turn_clause(self, i: int) -> None:
        head = self.heads[i]
        if self.relations[i] != "advcl" or i > head or self.has(i, "mark") or not self.has(i, "nsubj"):
            return
        last = max(self.children[i])
        joined = any(last < j < head and self.relations[j] == "cc" for j in self.children[head])
        finite = self.has(i, "aux") or not self.tokens[i].text.endswith("ing")
        if joined and finite and not self.has(i, "advmod"):
            self._swap(i, head, "conj")

    def _swap(self, i: int, head: int, relation: str) -> None:
        """Make a word the head of its head, which hangs on it in a relation from now on."""
        above = self.heads[head]
        if above >= 0:
            self.children[above].remove(head)
            self.children[above].append(i)
            self.children[above].sort()
        self.heads[i], self.relations[i] = above, self.relations[head]
        self.children[head].remove(i)
        self.heads[head], self.relations[head] = i, relation
        self.children[i].append(head)
        self.children[i].sort()

    def _turn_verb(self, i: int) -> None:
        noun = self.heads[i]
        if self.relations[i] != "amod" or noun < i or self.tokens[i].tag != "VERB" or not self.has(i, "nsubj"):
            return
        self._swap(i, noun, "obj")
        for j in [j for j in self.children[noun] if j < i or self.relations[j] == "punct"]:
            self.hang(j, i)

    def rename(self, i: int) -> None:
        """Put right the relation of a word, by the first rule that has another one for it."""
        if self.heads[i] < 0:
            return
        for rule in _rules():
            found = rule(self, i)
            if found:
                self.relations[i] = found
                return

    def led_by(self, i: int) -> str:
        """Return the preposition right of which a word's phrase begins, empty where it has none."""
        led = (j for j in self.children[i] if j < i and self.relations[j] == "case" and self.tokens[j].tag == "ADP")
        return next((self.words[j] for j in led), "")


def _sent_in(tree: _Mending, i: int) -> str:
    """An object right behind a verb and "in" has no preposition: the verb has a particle ("would SEND IN troops")."""
    at = tree.heads[i] + 1
    if tree.relations[i] == "obj" and 0 < at < i and tree.words[at] == "in" and tree.heads[at] == i:
        tree.hang(at, at - 1)
        tree.relations[at] = "compound:prt"
        return "obj"
    return ""


def _led_object(tree: _Mending, i: int) -> str:
    """An object with a preposition is none: "supporting the army WITH food"; of numbers that is less sure."""
    token, head = tree.tokens[i], tree.tokens[tree.heads[i]]
    is_object = tree.kind(i) in ("obj", "iobj") and head.lemma != "accord" and token.tag != "NUM"
    return "obl" if is_object and tree.led_by(i) in _LEADING else ""


def _only_object(tree: _Mending, i: int) -> str:
    """Who alone is acted on is the object, but of verbs of telling: "would SEND 300 marines"."""
    head = tree.heads[i]
    if tree.relations[i] != "iobj" or tree.tokens[i].tag not in ("NOUN", "PROPN", "NUM") or tree.has(head, "obj"):
        return ""
    telling = tree.tokens[head].lemma in _TELLING or tree.words[head] in saying_verbs()
    return "" if telling or tree.has(head, "ccomp", "xcomp") else "obj"


def _passive_subject(tree: _Mending, i: int) -> str:
    """The subject of a verb with the passive's auxiliary is a passive's."""
    auxiliaries = (j for j in tree.children[tree.heads[i]] if tree.relations[j] == "aux:pass")
    passive = any(tree.tokens[j].tag == "AUX" for j in auxiliaries)
    return "nsubj:pass" if tree.relations[i] == "nsubj" and passive else ""


def _second_subject(tree: _Mending, i: int) -> str:
    """Of two subjects, the one that the verb's own "as" or "when" parts from it is none."""
    head = tree.heads[i]
    if tree.kind(i) != "nsubj" or i > head:
        return ""
    nearer = [j for j in tree.children[head] if i < j < head and tree.kind(j) == "nsubj"]
    marks = (j for j in tree.children[head] if tree.relations[j] == "mark")
    return "dislocated" if nearer and any(i < j < nearer[-1] for j in marks) else ""


def _joined_to_what_follows(tree: _Mending, i: int) -> str:
    """No conjunct stands before: a noun before a verb without a subject is that ("and SKIRMISHES were seen")."""
    head = tree.heads[i]
    if tree.relations[i] != "conj" or i > head or tree.tokens[i].tag not in ("NOUN", "PROPN"):
        return ""
    if tree.tokens[head].tag != "VERB" or tree.has(head, "nsubj"):
        return ""
    return "nsubj:pass" if tree.has(head, "aux:pass") else "nsubj"


def _named_behind(tree: _Mending, i: int) -> str:
    """No apposition stands before its noun with a verb between: "HER AIDE, Jon Roe, said X had fallen".

    The noun is hung on the verb, whose subject it is.
    """
    head = tree.heads[i]
    verb = tree.heads[head]
    if tree.relations[i] != "appos" or not i < verb < head or tree.tokens[verb].tag != "VERB":
        return ""
    tree.hang(i, verb)
    return "nsubj"


def _how_many(tree: _Mending, i: int) -> str:
    """A number right before an adjective of size goes with it: "the mission, 165 STRONG"."""
    head = tree.heads[i]
    beside = tree.tokens[i].tag == "NUM" and head == i + 1 and tree.tokens[head].tag == "ADJ"
    return "nummod" if beside and tree.kind(i) in ("obl", "nmod", "obj") and not tree.has(i, "case") else ""


def _complement(tree: _Mending, i: int) -> str:
    """What a verb leads to behind its object belongs to the verb: "accused the rebels OF ATROCITIES".

    The noun is hung on the verb.
    """
    noun = tree.heads[i]
    verb = tree.heads[noun]
    if tree.relations[i] != "nmod" or verb < 0 or not verb < noun < i or tree.relations[noun] != "obj":
        return ""
    lead = tree.led_by(i)
    last = not any(j > i and tree.relations[j] == "nmod" and tree.led_by(j) == lead for j in tree.children[noun])
    if not last or tree.tokens[verb].lemma not in governed_by().get(lead, ()):
        return ""
    tree.hang(i, verb)
    return "obl"


def _of_phrase(tree: _Mending, i: int) -> str:
    """An adverb that opens a phrase behind a comma says it of that: "was carried out by X, PRESUMABLY on Monday".

    The adverb is hung on the noun of the phrase.
    """
    verb = tree.heads[i]
    opens = verb < i - 1 and tree.words[i - 1] == "," and i + 1 < len(tree.tokens) and tree.relations[i + 1] == "case"
    if tree.relations[i] != "advmod" or not opens or tree.heads[tree.heads[i + 1]] != verb:
        return ""
    tree.hang(i, tree.heads[i + 1])
    return "advmod"


def _bare_noun(tree: _Mending, i: int) -> str:
    """A noun behind another with neither preposition nor possessive is set beside it: "the fall of X 'a MATTER'"."""
    head = tree.heads[i]
    led = any(head < j < i and tree.relations[j] == "det" for j in tree.children[i])
    bare = tree.relations[i] == "nmod" and led and tree.tokens[i].tag == "NOUN"
    return "appos" if bare and not tree.has(i, "case", "mark") else ""


def _no_agent(tree: _Mending, i: int) -> str:
    """Only "by" leads to who did it: "was blamed ON the rebels"."""
    return "obl" if tree.relations[i] == "obl:agent" and tree.led_by(i) not in ("", "by") else ""


def _of_verb(tree: _Mending, i: int) -> str:
    """A phrase with a preposition on a verb says when, where or how, and belongs to no noun."""
    head = tree.tokens[tree.heads[i]]
    return "obl" if tree.relations[i] == "nmod" and head.tag == "VERB" and not head.text.endswith("ing") else ""


def _predicate(tree: _Mending, i: int) -> str:
    """What is joined by a copula is a clause: "is believed TO BE behind the attack", "IF you ARE in the quarter"."""
    if tree.relations[i] != "obl" or not tree.has(i, "cop"):
        return ""
    marks = [tree.words[j] for j in tree.children[i] if tree.relations[j] == "mark"]
    return "" if not marks else "xcomp" if "to" in marks else "advcl"


def _noun_reported(tree: _Mending, i: int) -> str:
    """What has an article or an adjective and no subject of its own is an object: "saw THE FIERCEST fighting"."""
    token = tree.tokens[i]
    nominal = token.tag == "NOUN" or (token.tag == "VERB" and token.text.endswith("ing"))
    if tree.relations[i] != "ccomp" or i < tree.heads[i] or not nominal or not tree.has(i, "det", "amod"):
        return ""
    return "" if tree.has(i, *_PREDICATES) or tree.has(tree.heads[i], "obj") else "obj"


def _aim(tree: _Mending, i: int) -> str:
    """What a verb with a subject is done for is no second subject: "would send marines TO EVACUATE its citizens"."""
    head = tree.heads[i]
    behind = tree.kind(i) == "csubj" and i > head and tree.tokens[head].tag == "VERB" and tree.has(head, "nsubj")
    return "advcl" if behind and any(tree.words[j] == "to" for j in tree.children[i]) else ""


def _preposition(tree: _Mending, i: int) -> str:
    """A particle right before a noun that hangs bare on its verb is its preposition: "called ON both sides".

    The word is hung on the noun.
    """
    if tree.relations[i] != "compound:prt" or tree.words[i] not in load_function_words().prepositions:
        return ""
    bare = (j for j in tree.children[tree.heads[i]] if j > i and tree.relations[j] == "obl" and not tree.has(j, "case"))
    noun = next(bare, None)
    if noun is None or min((noun, *tree.children[noun])) != i + 1:
        return ""
    tree.hang(i, noun)
    return "case"


Rule = Callable[[_Mending, int], str]


@cache
def _rules() -> tuple[Rule, ...]:
    """Return the rules in their order: each gives the relation of a word, or nothing where it has none to give."""
    return (
        _sent_in,
        _led_object,
        _only_object,
        _joined_to_what_follows,
        _named_behind,
        _passive_subject,
        _second_subject,
        _how_many,
        _complement,
        _of_phrase,
        _bare_noun,
        _no_agent,
        _of_verb,
        _predicate,
        _noun_reported,
        _aim,
        _preposition,
    )


__all__ = ["plain"]

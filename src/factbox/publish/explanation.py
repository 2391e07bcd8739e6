"""What a ledger says of one place and why, as one document, and how it is printed; :mod:`.why` makes it."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console

from factbox.publish.document import end_sentence
from factbox.publish.terminal import write
from factbox.publish.wording import capitalise
from factbox.records import Status


@dataclass(frozen=True, slots=True)
class Witness:
    """One voice: what weight it has, its claim on one line, the clause, where it stands, who repeats it; its id.

    ``without`` says what the state would be if nobody had said so; empty where that was not worked out.
    """

    weight: str
    claim: str
    quote: str
    report: str
    also: tuple[str, ...] = ()
    claim_id: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin of reporting, and the voices that came from it."""

    name: str
    separate: bool
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class StateReason:
    """One state of the place, with its status, what decided it and what further word would change it."""

    place: str
    sentence: str
    date: str
    status: Status
    attribution: str
    because: str
    notes: tuple[str, ...]
    origins: tuple[Origin, ...]
    would: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a view knows of one place; ``others`` are claims about it that bear no state."""

    place: str
    states: tuple[StateReason, ...]
    others: tuple[Witness, ...]


def print_why(explanation: Explanation, console: Console) -> None:
    """Print an explanation to a console: wrapped and coloured on a terminal, plain whole lines elsewhere."""
    write(console, explanation.place, "bold")
    if not explanation.states:
        write(console, "No state: no report that this view has seen says who holds it.")
    for state in explanation.states:
        _print_state(state, console)
    if explanation.others:
        console.print()
        write(console, "Other claims about this place, which bear no state:", "bold")
        for witness in explanation.others:
            _print_witness(witness, console)


def _print_state(state: StateReason, console: Console) -> None:
    console.print()
    write(console, f"{state.date} - {state.place}. {end_sentence(state.sentence)}", "bold")
    write(console, f"Status: {state.status}; {state.attribution}")
    for note in state.notes:
        write(console, end_sentence(note), "italic")
    if state.because:
        write(console, f"Decided by: {end_sentence(state.because)}")
    for number, origin in enumerate(state.origins, start=1):
        write(console, _origin_title(origin, number, len(state.origins)), "bold cyan")
        for witness in origin.witnesses:
            _print_witness(witness, console)
    if state.would:
        write(console, end_sentence(f"What would change it: {'; '.join(state.would)}"))


def _origin_title(origin: Origin, number: int, count: int) -> str:
    if count == 1:
        return f"One origin: {origin.name}" + ("" if origin.separate else " (its lineage is not known)")
    lineage = "separate from the others" if origin.separate else "its lineage is not known"
    return f"Origin {number} of {count}: {origin.name} ({lineage})"


def _print_witness(witness: Witness, console: Console) -> None:
    write(console, f"- {capitalise(witness.weight)}: “{witness.quote}”" if witness.weight else f"- “{witness.quote}”")
    write(console, witness.report, indent=2)
    write(console, witness.claim, "dim", indent=2)
    if witness.also:
        write(console, f"Repeated, with no weight of its own, in: {'; '.join(witness.also)}", indent=2)
    if witness.without:
        write(console, end_sentence(f"Without it: {witness.without}"), indent=2)

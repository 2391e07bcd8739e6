"""The model card: ``CARD.md`` here is the template, the run fills it."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

from training.ease import LIMITS
from training.model import SIDE
from training.settings import ENCODER_SHA256, Settings

TEMPLATE = Path(__file__).parent / "CARD.md"


def write_card(out: Path, scores: dict[str, Any], settings: Settings, seed: int, command: list[str]) -> None:
    """Write the card of a run beside its file.

    Args:
        out: the folder of the run; paths in the command are cut to their last part, as a card names no machine.
        scores: as ``scores.json`` has them.
        settings: of the run.
        seed: of the run.
        command: the words of the command.
    """
    shown = shlex.join(Path(word).name if "/" in word else word for word in command)
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        command=shown,
        seed=seed,
        settings=", ".join(f"{name} {value}" for name, value in asdict(settings).items()),
        sha256=scores["sha256"],
        megabytes=f"{scores['bytes'] / 1e6:.1f}",
        minutes=scores["minutes"],
        limits=", ".join(f"{name} {value}" for name, value in LIMITS.items()),
        side=SIDE,
        looked=scores["looked"],
        encoder=ENCODER_SHA256,
        scores=score_table(scores),
    )
    (out / "CARD.md").write_text(text, encoding="utf-8")


def score_table(scores: dict[str, Any]) -> str:
    """Return the scores as a Markdown table: one row a figure, int8 beside fp32."""
    int8 = _flat(scores["int8"] | scores.get("foreign_int8", {}))
    fp32 = _flat(scores["fp32"])
    rows = [f"| {name} | {value} | {fp32.get(name, '')} |" for name, value in int8.items()]
    rows += [f"| int8 and fp32 decide alike: {name} | {value} | |" for name, value in scores["agreement"].items()]
    return "\n".join(["| measured | int8 | fp32 |", "| --- | --- | --- |", *rows])


def _flat(scores: dict[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in scores.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name} ")
        else:
            flat[f"{before}{name}"] = value
    return flat

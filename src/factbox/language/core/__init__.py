"""The English core: the words of sentences in, tags, trees, names and attributions out."""

from factbox.language.core.model import Core, load_core, shipped_core
from factbox.language.core.readings import SentenceReading

__all__ = ["Core", "SentenceReading", "load_core", "shipped_core"]

"""The published models we know by name (corpora/speech/models.yaml): where they lie, how large, which hash."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from assistant.corpora import Data, corpus, load

REQUIRED = ("model.bin", "config.json", "tokenizer.json")
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")  # one of them
OPTIONAL = ("preprocessor_config.json",)
NAMES = (*REQUIRED, *VOCABULARIES, *OPTIONAL)
LARGEST = 8 * 2**30  # bytes of model.bin; the largest Whisper has three
LARGEST_SMALL = 64 * 2**20  # bytes of any other file


def limit(name: str) -> int:
    """The most bytes a file of a model may have."""
    return LARGEST if name == "model.bin" else LARGEST_SMALL


class KnownFile(Data):
    """A file as it was published."""

    name: str
    size: int = Field(gt=0)
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class Measured(Data):
    """Share of characters wrong in our measurements (docs/measures.md): read aloud, and in a dialogue of two voices."""

    read: float
    dialogue: float


class Known(Data):
    """A published model."""

    name: str
    note: str
    repository: str
    revision: Annotated[str, StringConstraints(pattern="^[0-9a-f]{40}$")]
    files: tuple[KnownFile, ...]
    measured: Measured | None = None

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(f.size for f in self.files)

    def address(self, source: str, name: str) -> str:
        """Where a file lies on a server laid out like Hugging Face's."""
        return f"{source.rstrip('/')}/{self.repository}/resolve/{self.revision}/{name}"


class _Catalogue(Data):
    models: tuple[Known, ...]


def known_models() -> tuple[Known, ...]:
    """All of them, the smallest first.

    Raises:
        CorpusError: the list is unreadable.
    """
    return load(corpus("speech/models.yaml"), _Catalogue).models


def known_by_hash(sha256: str) -> str:
    """Name of the model whose ``model.bin`` has this hash; empty if none."""
    found = (m.name for m in known_models() for f in m.files if f.name == "model.bin" and f.sha256 == sha256)
    return next(found, "")

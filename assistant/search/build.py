"""Building an index: embed what is new, count what is new, write a generation beside the old one, swap.

Killed at any moment the old generation stays in use; vectors already embedded are in the store, so that the next
build goes on where the last one stopped.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout

from assistant.arrays import load
from assistant.errors import AssistantError, SearchIndexError
from assistant.search import lexical, manifest, sound
from assistant.search.dense import DenseBackend, FaissBackend
from assistant.search.manifest import Manifest
from assistant.search.store import HashKeys, VectorStore
from assistant.search.units import Progress, TextEncoder, Unit, Vectors, text_keys
from assistant.text.tokens import tokens_digest

OCCURRENCE = np.dtype(
    [("ref", "i8"), ("row", "i4"), ("region", "i2"), ("level", "i2"), ("since", "i4"), ("until", "i4")]
)
_SHARD = 512
# a question is embedded otherwise than a passage of the same words, so its key differs too
_ASKED = "asked\0"

_IN_THIS_PROCESS = threading.Lock()


class BuildCancelledError(AssistantError):
    """Raised by a progress callback to stop a build; nothing built so far is lost."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class _Rows:
    """Units grouped by equal text: ``keys`` a row, ``texts`` the first unit of a row, ``owner`` the row of each unit."""

    keys: HashKeys
    texts: list[Unit]
    owner: npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Passages:
    """All passages (or questions) of all rows with their content hashes, and the row that owns each."""

    texts: list[str]
    keys: HashKeys
    owners: npt.NDArray[np.int32]


def build(
    directory: Path,
    units: Sequence[Unit],
    encoder: TextEncoder,
    store: VectorStore,
    *,
    source: str = "",
    embed_up_to: int | None = None,
    backend: DenseBackend | None = None,
    channels: Sequence[str] = tuple(lexical.CHANNELS),
    progress: Progress = no_progress,
) -> Manifest:
    """Build or refresh the index in ``directory`` so that it holds exactly ``units``.

    Args:
        directory: folder of this index; builds of one index exclude each other, those of different ones do not.
        store: vectors of this encoder by content hash.
        source: the caller's fingerprint of the corpus, kept in the manifest.
        backend: where passages are kept; FAISS files by default. Questions are always kept in FAISS files.
        channels: the lexical channels to build.
        embed_up_to: embed what is new only if that is no more than so many passages (None: however many); otherwise
            passages without a vector are found lexically until a later build.
        progress: told the stage and how far it is; may raise ``BuildCancelledError``.

    Raises:
        SearchIndexError: if another process is building.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with _lock(directory / "LOCK"):
        old = _reusable(directory, channels)
        rows = _group(units, _row_keys(old))
        passages, asked = _passages(rows), _questions(rows)
        _embed(passages, encoder.encode_passages, store, embed_up_to, progress)
        _embed(asked, encoder.encode_asked, store, embed_up_to, progress)
        name = f"generation-{_digest(rows, units)}-{encoder.digest[:8]}-{_count_generations(directory)}"
        generation = directory / name
        shutil.rmtree(generation, ignore_errors=True)
        generation.mkdir()
        _write_lexical(generation, old, rows, channels, progress)
        known = _write_dense(generation / "dense", passages, store, backend or FaissBackend())
        known += _write_dense(generation / "asked", asked, store, FaissBackend())
        total = len(passages.texts) + len(asked.texts)
        written = _write_units(generation, units, rows, encoder, source, known, total)
        manifest.publish(directory, generation)
        return written


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Builds of one process wait for each other; another process is refused rather than waited for."""
    with _IN_THIS_PROCESS:
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise SearchIndexError("另一个程序正在构建索引", "请等它完成后再试") from error
        try:
            yield
        finally:
            lock.release()


def _embed(
    passages: _Passages,
    encode: Callable[[list[str]], Vectors],
    store: VectorStore,
    most: int | None,
    progress: Progress,
) -> None:
    """Embed every passage that has no vector yet, in shards that are kept at once; short passages first."""
    unknown = np.flatnonzero(~store.known(passages.keys)).tolist()
    missing = {passages.keys[place]: passages.texts[place] for place in unknown}
    if not missing or (most is not None and len(missing) > most):
        return
    with store.writing():
        _embed_all(missing, encode, store, progress)


def _embed_all(
    missing: dict[Any, str], encode: Callable[[list[str]], Vectors], store: VectorStore, progress: Progress
) -> None:
    for leftover in store.directory.glob(".*.npz"):
        leftover.unlink()
    queue = sorted(missing.items(), key=lambda item: len(item[1]))
    total, done = sum(map(len, missing.values())), 0
    for start in range(0, len(queue), _SHARD):
        progress("生成向量", done, total)
        keys, texts = zip(*queue[start : start + _SHARD], strict=True)
        store.add(np.array(keys, dtype=np.uint64), encode(list(texts)))
        done += sum(map(len, texts))
    progress("生成向量", total, total)
    store.compact()


def _reusable(directory: Path, channels: Sequence[str]) -> Path | None:
    """The generation in use if its postings may be reused."""
    generation = manifest.current(directory)
    if generation is None or not all((generation / channel).is_dir() for channel in channels):
        return None
    try:
        sound.check(generation, contents=True)
        same = Manifest.load(generation).tokens == tokens_digest()
    except SearchIndexError:
        return None
    return generation if same else None


def _row_keys(generation: Path | None) -> HashKeys:
    return np.zeros(0, dtype=np.uint64) if generation is None else load(generation / "keys.npy")


def _group(units: Sequence[Unit], old: HashKeys) -> _Rows:
    """Rows in the order of the old generation, then the new ones in the order of the units."""
    keys = np.array([unit.key for unit in units], dtype=np.uint64)
    unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    rank = np.full(len(unique), len(old) + len(units), dtype=np.int64)
    if len(old) and len(unique):
        places = np.minimum(np.searchsorted(unique, old), len(unique) - 1)
        hits = unique[places] == old
        rank[places[hits]] = np.flatnonzero(hits)
    order = np.lexsort((first, rank))
    position = np.empty(len(unique), dtype=np.int64)
    position[order] = np.arange(len(unique))
    return _Rows(unique[order], [units[i] for i in first[order].tolist()], position[inverse])


def _passages(rows: _Rows) -> _Passages:
    texts = [passage for unit in rows.texts for passage in unit.dense]
    return _Passages(texts, text_keys(texts), _owners([unit.dense for unit in rows.texts]))


def _questions(rows: _Rows) -> _Passages:
    texts = [question for unit in rows.texts for question in unit.asked]
    return _Passages(texts, asked_keys(texts), _owners([unit.asked for unit in rows.texts]))


def _owners(parts: Sequence[Sequence[str]]) -> npt.NDArray[np.int32]:
    return np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts])


def asked_keys(questions: Sequence[str]) -> HashKeys:
    """Content hashes under which the vectors of questions are kept."""
    return text_keys([_ASKED + question for question in questions])


def _write_lexical(
    generation: Path, old: Path | None, rows: _Rows, channels: Sequence[str], progress: Progress
) -> None:
    before = _row_keys(old)
    kept = np.isin(before, rows.keys)
    fresh = [unit.lexical for unit in rows.texts[int(kept.sum()) :]]
    total, done = len(fresh) * len(channels), 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        progress("分词计数", done, total)

    counted = {channel: lexical.count_texts(channel, fresh, tick) for channel in channels}

    def write(channel: str) -> None:
        previous = lexical.load_postings(old / channel) if old is not None else None
        lexical.save(generation / channel, lexical.merge(previous, kept, counted[channel]))

    with ThreadPoolExecutor(len(channels)) as pool:
        list(pool.map(write, channels))


def _write_dense(directory: Path, passages: _Passages, store: VectorStore, backend: DenseBackend) -> int:
    """Write a dense channel from known vectors; returns how many passages are in it."""
    known, vectors = store.lookup(passages.keys)
    texts = [passages.texts[place] for place in np.flatnonzero(known).tolist()]
    backend.write(directory, vectors, passages.owners[known], texts)
    return len(texts)


def _write_units(
    generation: Path,
    units: Sequence[Unit],
    rows: _Rows,
    encoder: TextEncoder,
    source: str,
    known: int,
    total: int,
) -> Manifest:
    regions = sorted({unit.region for unit in units})
    levels = sorted({unit.level for unit in units})
    region_code, level_code = ({name: i for i, name in enumerate(names)} for names in (regions, levels))
    table = np.array(
        [
            (unit.ref, row, region_code[unit.region], level_code[unit.level], unit.since, unit.until)
            for unit, row in zip(units, rows.owner.tolist(), strict=True)
        ],
        dtype=OCCURRENCE,
    )
    np.save(generation / "units.npy", table)
    np.save(generation / "keys.npy", rows.keys)
    written = Manifest(
        format=manifest.FORMAT,
        corpus=_digest(rows, units),
        source=source,
        encoder=encoder.name,
        encoder_digest=encoder.digest,
        tokens=tokens_digest(),
        rows=len(rows.keys),
        units=len(units),
        passages=total,
        pending=total - known,
        regions=tuple(regions),
        levels=tuple(levels),
    )
    written.save(generation)
    return written


def _digest(rows: _Rows, units: Sequence[Unit]) -> str:
    state = blake2b(np.sort(rows.keys).tobytes(), digest_size=8)
    for unit in units:
        state.update(f"{unit.ref},{unit.region},{unit.level},{unit.since},{unit.until};".encode())
    return state.hexdigest()


def _count_generations(directory: Path) -> int:
    """A number that no generation beside the new one carries."""
    numbers = (path.name.rsplit("-", 1)[1] for path in directory.glob("generation-*"))
    return 1 + max((int(number) for number in numbers), default=0)

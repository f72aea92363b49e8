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
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout

from assistant.errors import AssistantError, SearchIndexError
from assistant.search import lexical, manifest, sound
from assistant.search.dense import DenseBackend, FaissBackend, Passages
from assistant.search.manifest import Manifest
from assistant.search.postings import select
from assistant.search.store import HashKeys, VectorStore
from assistant.search.table import NEAR, Gathered, Part, Table, gather, near_keys, near_texts
from assistant.search.units import Progress, TextEncoder, Unit, Vectors
from assistant.text.tokens import tokens_digest

_SHARD = 512

_IN_THIS_PROCESS = threading.RLock()


class BuildCancelledError(AssistantError):
    """Raised by a progress callback to stop a build; nothing built so far is lost."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class _Old:
    """The generation in use, as far as it may be reused."""

    folder: Path
    table: Table


def build(
    directory: Path, units: Sequence[Unit], encoder: TextEncoder, store: VectorStore, **rest: Any
) -> Manifest:
    """Build or refresh an index of units that are all made anew; the other arguments are those of ``build_parts``."""
    return build_parts(directory, [Part("", lambda: units)], encoder, store, **rest)


def build_parts(
    directory: Path,
    parts: Sequence[Part],
    encoder: TextEncoder,
    store: VectorStore,
    *,
    source: str = "",
    embed_up_to: int | None = None,
    backend: DenseBackend | None = None,
    channels: Sequence[str] = tuple(lexical.CHANNELS),
    progress: Progress = no_progress,
) -> Manifest:
    """Build or refresh the index in ``directory`` so that it holds exactly the units of the parts.

    Parts that the index in use holds already are not made again; the files are those of a build from nothing.

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
    with building(directory / "LOCK"):
        old = _reusable(directory, channels)
        new = gather(parts, old.table if old else None)
        encoders = {"dense": encoder.encode_passages, "asked": encoder.encode_asked}
        texts = {name: partial(_texts, name, parts, new) for name in NEAR}
        held = {
            name: _embed(new.table.near[name].keys, texts[name], encoders[name], store, embed_up_to, progress)
            for name in NEAR
        }
        name = f"generation-{_digest(new.table)}-{encoder.digest[:8]}-{_count_generations(directory)}"
        generation = directory / name
        shutil.rmtree(generation, ignore_errors=True)
        generation.mkdir()
        _write_lexical(generation, old, new, channels, progress)
        backends = {"dense": backend or FaissBackend(), "asked": FaissBackend()}
        for near, mask in held.items():
            before = old.folder / near if old else None
            passages = _passages(new.table, near, mask, texts[near], store)
            backends[near].write(generation / near, passages, before)
        new.table.save(generation)
        written = _manifest(new.table, encoder, source, sum(int(mask.sum()) for mask in held.values()))
        written.save(generation)
        manifest.publish(directory, generation)
        return written


@contextmanager
def building(path: Path) -> Iterator[None]:
    """Builds of one process wait for each other; another process is refused rather than waited for.

    Args:
        path: the lock of what is built; another one may be held around it.

    Raises:
        SearchIndexError: if another process is building.
    """
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
    keys: HashKeys,
    texts: Callable[[npt.NDArray[np.int64]], list[str]],
    encode: Callable[[list[str]], Vectors],
    store: VectorStore,
    most: int | None,
    progress: Progress,
) -> npt.NDArray[np.bool_]:
    """Embed every passage that has no vector yet, unless these are too many; returns which have one then."""
    known = store.known(keys)
    unknown = np.flatnonzero(~known)
    different, first = np.unique(keys[unknown], return_index=True)
    if not len(unknown) or (most is not None and len(different) > most):
        return known
    places = unknown[np.sort(first)]
    missing = dict(zip(keys[places].tolist(), texts(places), strict=True))
    with store.writing():
        _embed_all(missing, encode, store, progress)
    return np.ones(len(keys), np.bool_)


def _texts(name: str, parts: Sequence[Part], new: Gathered, places: npt.NDArray[np.int64]) -> list[str]:
    """The texts at these places of a channel; parts that were not made anew are made for it."""
    near = new.table.near[name]
    wanted = near.keys[places]
    found: dict[int, str] = {}
    for number in np.unique(new.table.homes[near.owners[places]]).tolist():
        if number not in new.made:
            new.made[number] = parts[number].units()
        texts = [text for unit in new.made[number] for text in near_texts(name, unit)]
        found.update(zip(near_keys(name, texts).tolist(), texts, strict=True))
    return [found[key] for key in wanted.tolist()]


def _passages(
    table: Table,
    name: str,
    held: npt.NDArray[np.bool_],
    texts: Callable[[npt.NDArray[np.int64]], list[str]],
    store: VectorStore,
) -> Passages:
    """What has a vector in a channel."""
    near, places = table.near[name], np.flatnonzero(held)
    keys = near.keys[held]
    return Passages(
        near.owners[held], keys, lambda: store.lookup(keys)[1], lambda wanted: texts(places[wanted])
    )


def _embed_all(
    missing: dict[int, str], encode: Callable[[list[str]], Vectors], store: VectorStore, progress: Progress
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


def _reusable(directory: Path, channels: Sequence[str]) -> _Old | None:
    """The generation in use if it may be reused."""
    generation = manifest.current(directory)
    if generation is None or not all((generation / channel).is_dir() for channel in channels):
        return None
    try:
        sound.check(generation, contents=True)
        known = Manifest.load(generation)
        with sound.reading(generation):
            table = Table.read(generation, known.regions, known.levels)
    except SearchIndexError:
        return None
    return _Old(generation, table) if known.tokens == tokens_digest() else None


def _write_lexical(
    generation: Path, old: _Old | None, new: Gathered, channels: Sequence[str], progress: Progress
) -> None:
    fresh = [unit.lexical for unit in new.texts]
    total, done = len(fresh) * len(channels), 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        progress("分词计数", done, total)

    counted = {channel: lexical.count_texts(channel, fresh, tick) for channel in channels}

    def write(channel: str) -> None:
        kept = None
        if old is not None:
            kept = select(lexical.load_postings(old.folder / channel), new.kept), new.places
        lexical.save(generation / channel, lexical.merge(kept, counted[channel], new.fresh))

    with ThreadPoolExecutor(len(channels)) as pool:
        list(pool.map(write, channels))


def _manifest(table: Table, encoder: TextEncoder, source: str, held: int) -> Manifest:
    total = sum(len(near.keys) for near in table.near.values())
    return Manifest(
        format=manifest.FORMAT,
        corpus=_digest(table),
        source=source,
        encoder=encoder.name,
        encoder_digest=encoder.digest,
        tokens=tokens_digest(),
        rows=len(table.rows),
        units=len(table.units),
        passages=total,
        pending=total - held,
        regions=table.regions,
        levels=table.levels,
    )


def _digest(table: Table) -> str:
    state = blake2b(table.rows.tobytes(), digest_size=8)
    state.update(table.units.tobytes())
    state.update(repr((table.regions, table.levels)).encode())
    return state.hexdigest()


def _count_generations(directory: Path) -> int:
    """A number that no generation beside the new one carries."""
    numbers = (path.name.rsplit("-", 1)[1] for path in directory.glob("generation-*"))
    return 1 + max((int(number) for number in numbers), default=0)

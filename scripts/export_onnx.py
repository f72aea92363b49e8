"""Export trained checkpoints to int8 ONNX for serving without torch.

    python -m scripts.export_onnx encoder  /tmp/passages models/encoder     # model.onnx and tokenizer.json
    python -m scripts.export_onnx queries  /tmp/queries  models/encoder     # query.onnx
    python -m scripts.export_onnx facts    /tmp/facts    models/encoder     # facts.onnx
    python -m scripts.export_onnx reranker /tmp/reranker models/encoder     # reranker.onnx
    python -m scripts.export_onnx lawful   /tmp/lawful   models/encoder     # lawful.onnx

Attention, normalisation and activation are fused for ONNX Runtime, then weights are quantised by channel.
Weights that were frozen in training (word vectors, lower layers) are equal to those of the model it began from, and
are read there, so that they are stored once. ``model.onnx`` and ``query.onnx`` must therefore not change without the
others:
``bases.json`` records with which one each was made, and loading refuses another.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from functools import partial
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from transformers import BertModel

from assistant.search.encoder import (
    FACTS_FILE,
    LAWFUL_FILE,
    MODEL_FILE,
    QUERY_FILE,
    RERANKER_FILE,
    TOKENIZER_FILE,
    bases_of,
    record_base,
)

HEAD_FILE = "head.pt"
_SHARED_FROM = 4096


def pool(states: Tensor, attention_mask: Tensor) -> Tensor:
    """The mean of the states of real tokens, one row a text."""
    weights = attention_mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


class Pooled(nn.Module):
    """The encoder with mean pooling and unit length, so that serving needs no arithmetic of its own."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Vectors of unit length, one a row."""
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return nn.functional.normalize(pool(states, attention_mask), dim=-1)


class Scored(nn.Module):
    """The cross-encoder: one score a pair."""

    def __init__(self, bert: BertModel, head: nn.Linear) -> None:
        super().__init__()
        self.bert = bert
        self.head = head

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Scores, one a row."""
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.head(pool(states, attention_mask))[:, 0]


def export(module: nn.Module, heads: int, hidden: int, target: Path, output: str) -> None:
    """Write ``module`` (input_ids, attention_mask → ``output``) as fused int8 ONNX to ``target``."""
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        _trace(module, plain, output)
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        graph = optimizer.optimize_model(
            str(plain), model_type="bert", num_heads=heads, hidden_size=hidden, optimization_options=options
        )
        graph.save_model_to_file(str(fused))
        target.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(
            fused, target, per_channel=True, weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip


def _trace(module: nn.Module, path: Path, output: str) -> None:
    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    axes = {0: "batch", 1: "length"}
    torch.onnx.export(
        module.eval(), (ids, mask), str(path),
        input_names=["input_ids", "attention_mask"], output_names=[output],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, output: {0: "batch"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def share_weights(path: Path, *bases: Path) -> int:
    """Let the model at ``path`` read from ``bases``, in the same folder, what it has in common; returns the bytes saved.

    ONNX stores external weights as file, offset and length, which may point into another model.
    """
    model, saved = onnx.load(path), 0
    stored = [(base.name, base.read_bytes()) for base in bases]
    for tensor in model.graph.initializer:
        if len(tensor.raw_data) < _SHARED_FROM:
            continue
        places = ((name, data.find(tensor.raw_data)) for name, data in stored)
        found = next(((name, place) for name, place in places if place >= 0), None)
        if found is None:
            continue
        size = len(tensor.raw_data)
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        for key, value in (("location", found[0]), ("offset", found[1]), ("length", size)):
            tensor.external_data.add(key=key, value=str(value))
        saved += size
    path.write_bytes(model.SerializeToString())
    return saved


def finish(out: Path, file: str) -> None:
    """Let an exported model read what it shares, and note with which models it belongs together."""
    print("shared bytes:", share_weights(out / file, *(out / base for base in bases_of(file))))
    record_base(out, file)


def _bert(checkpoint: Path) -> BertModel:
    return BertModel.from_pretrained(checkpoint, add_pooling_layer=False, attn_implementation="eager").eval()


def export_encoder(checkpoint: Path, out: Path) -> None:
    """Write ``model.onnx`` and ``tokenizer.json`` of a checkpoint into ``out``."""
    bert = _bert(checkpoint)
    export(Pooled(bert), bert.config.num_attention_heads, bert.config.hidden_size, out / MODEL_FILE, "vector")
    shutil.copyfile(checkpoint / TOKENIZER_FILE, out / TOKENIZER_FILE)


def export_queries(checkpoint: Path, out: Path, file: str = QUERY_FILE) -> None:
    """Write ``query.onnx`` (or ``facts.onnx``) beside the ``model.onnx`` it was trained to meet."""
    bert = _bert(checkpoint)
    export(Pooled(bert), bert.config.num_attention_heads, bert.config.hidden_size, out / file, "vector")
    finish(out, file)


def export_scored(checkpoint: Path, out: Path, file: str) -> None:
    """Write a model that gives one score beside those it reads weights of."""
    bert = _bert(checkpoint)
    head = nn.Linear(bert.config.hidden_size, 1)
    head.load_state_dict(torch.load(checkpoint / HEAD_FILE))
    export(Scored(bert, head), bert.config.num_attention_heads, bert.config.hidden_size, out / file, "score")
    finish(out, file)


KINDS = {
    "encoder": export_encoder,
    "queries": export_queries,
    "facts": partial(export_queries, file=FACTS_FILE),
    "reranker": partial(export_scored, file=RERANKER_FILE),
    "lawful": partial(export_scored, file=LAWFUL_FILE),
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    KINDS[options.kind](options.checkpoint, options.out)


if __name__ == "__main__":
    main()

"""Export a trained sentence-transformers folder to int8 ONNX for serving without torch.

    python -m scripts.export_onnx /tmp/checkpoint models/encoder

Attention, normalisation and activation are fused for ONNX Runtime, then weights are quantised by channel.
The graph ends in the pooled vector of unit length (output ``vector``).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from transformers import BertModel

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"


class Pooled(nn.Module):
    """The encoder with mean pooling and unit length, so that serving needs no arithmetic of its own."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Vectors of unit length, one a row."""
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return nn.functional.normalize(mean, dim=-1)


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


def export_encoder(checkpoint: Path, out: Path) -> None:
    """Write ``model.onnx`` and ``tokenizer.json`` of a checkpoint into ``out``."""
    bert = BertModel.from_pretrained(checkpoint, add_pooling_layer=False, attn_implementation="eager").eval()
    export(Pooled(bert), bert.config.num_attention_heads, bert.config.hidden_size, out / MODEL_FILE, "vector")
    shutil.copyfile(checkpoint / TOKENIZER_FILE, out / TOKENIZER_FILE)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    export_encoder(options.checkpoint, options.out)


if __name__ == "__main__":
    main()

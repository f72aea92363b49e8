"""Average checkpoints trained from one start, weight by weight: each errs on texts of its own, their mean on fewer.

    python -m scripts.average_weights /tmp/mean /tmp/first:1 /tmp/second:2

The numbers are the parts. All are of one shape and have a head (``scripts.export_onnx``); configuration and tokeniser are
those of the last.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from assistant.search.encoder import TOKENIZER_FILE
from scripts.export_onnx import HEAD_FILE

Weights = Mapping[str, Tensor]


def mean_of(parts: Sequence[tuple[Weights, float]]) -> dict[str, Tensor]:
    """The weighted mean of weights by name.

    Args:
        parts: weights and how much they count; all hold the same names.
    """
    whole = sum(part for _, part in parts)
    names = parts[0][0]
    return {
        name: torch.stack([held[name].float() * (part / whole) for held, part in parts]).sum(0)
        for name in names
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", help="checkpoint:part")
    options = parser.parse_args()
    split = [given.rsplit(":", 1) for given in options.parts]
    parts = [(Path(folder), float(part)) for folder, part in split]
    bodies = [(BertModel.from_pretrained(folder, add_pooling_layer=False), part) for folder, part in parts]
    last = bodies[-1][0]
    last.load_state_dict(mean_of([(body.state_dict(), part) for body, part in bodies]))
    last.save_pretrained(options.out)
    torch.save(
        mean_of([(torch.load(folder / HEAD_FILE), part) for folder, part in parts]), options.out / HEAD_FILE
    )
    shutil.copyfile(parts[-1][0] / TOKENIZER_FILE, options.out / TOKENIZER_FILE)


if __name__ == "__main__":
    main()

"""Write the shipped int8 ONNX models as folders that sentence-transformers opens, to use or train them further there.

    python -m scripts.sentence_models passages /tmp/passages      # model.onnx    → SentenceTransformer
    python -m scripts.sentence_models queries  /tmp/queries       # query.onnx    → SentenceTransformer
    python -m scripts.sentence_models facts    /tmp/facts         # facts.onnx    → SentenceTransformer
    python -m scripts.sentence_models reranker /tmp/reranker      # reranker.onnx → CrossEncoder

A folder knows the prefixes of the texts (``prompt_name`` ``query`` or ``passage``), the longest text and mean pooling.
Weights are the int8 steps they were stored in; ONNX Runtime rounds activations too, so vectors differ a little
(cosine above 0.98 on what we measure, see tests/search/test_sentence_models.py). The cross-encoder reads ``pair``.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.base.modules import Dense, Normalize, Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from torch import nn
from transformers import PreTrainedTokenizerFast

from assistant.search.encoder import (
    FACTS_FILE,
    MAX_TOKENS,
    MODEL_FILE,
    PASSAGE_PREFIX,
    QUERY_FILE,
    QUERY_PREFIX,
    TOKENIZER_FILE,
)
from assistant.search.reranker import MAX_TOKENS as MAX_PAIR_TOKENS
from assistant.search.reranker import RERANKER_FILE, Candidate
from assistant.settings import settings
from scripts.read_onnx import checkpoint, read_head, read_weights

_PROMPTS = {"query": QUERY_PREFIX, "passage": PASSAGE_PREFIX}
_ENCODERS = {
    "passages": (MODEL_FILE, "passage"),
    "queries": (QUERY_FILE, "query"),
    "facts": (FACTS_FILE, "query"),
}
_RERANKER = "reranker"
KINDS = (*_ENCODERS, _RERANKER)


def pair(query: str, candidate: Candidate) -> tuple[str, str]:
    """What the cross-encoder reads of a question and an article, as a pair of texts: the end mark splits the second."""
    return query, f"{candidate.asked}</s></s>{candidate.passage}"


def write(kind: str, out: Path, folder: Path | None = None) -> None:
    """Write one model.

    Args:
        kind: of ``KINDS``.
        out: the folder to write.
        folder: where the ONNX files lie; the shipped ones if None.
    """
    folder = folder or settings().models / "encoder"
    if kind == _RERANKER:
        _write_reranker(folder, out)
    else:
        _write_encoder(folder, out, *_ENCODERS[kind])


def _write_encoder(folder: Path, out: Path, file: str, prompt: str) -> None:
    modules = [*_read(folder, file, MAX_TOKENS), Normalize()]
    SentenceTransformer(modules=modules, prompts=_PROMPTS, default_prompt_name=prompt, device="cpu").save(
        str(out)
    )


def _write_reranker(folder: Path, out: Path) -> None:
    modules = _read(folder, RERANKER_FILE, MAX_PAIR_TOKENS)
    weight, bias = (torch.tensor(value) for value in read_head(folder, RERANKER_FILE))
    head = Dense(
        weight.shape[1],
        1,
        activation_function=nn.Identity(),
        init_weight=weight,
        init_bias=bias,
        module_output_name="scores",
    )
    CrossEncoder(modules=[*modules, head], activation_fn=nn.Identity(), device="cpu").save(str(out))


def _read(folder: Path, file: str, most: int) -> list[nn.Module]:
    """The model of an ONNX file with its tokeniser, and mean pooling."""
    bert = checkpoint(read_weights(folder, file))
    marks = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / TOKENIZER_FILE),
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=most,
        model_input_names=["input_ids", "attention_mask"],
        **marks,
    )
    with tempfile.TemporaryDirectory() as plain:
        bert.save_pretrained(plain)
        tokenizer.save_pretrained(plain)
        return [Transformer(plain, max_seq_length=most), Pooling(bert.config.hidden_size, "mean")]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--models", type=Path, default=None, help="folder of the ONNX files, if not the shipped ones"
    )
    options = parser.parse_args()
    write(options.kind, options.out, options.models)


if __name__ == "__main__":
    main()

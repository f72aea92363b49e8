"""Which kind of paper a document is, by its heading and the words every such paper has (corpora/papers.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.corpora import Data, corpus, load

_HEAD_LINES = 12
_HEADING = 60
_ENOUGH = 2
_SENTENCE = re.compile(r"[，。；]|[：:].")
_SPACES = re.compile(r"[ \t\u3000]+")
_MARKS = str.maketrans("()", "（）", "《》 \t\u3000")
_ELSE = re.compile(r"(?P<one>..)（(?P<other>..)）")  # 检查（勘验）笔录 is 检查笔录 and 勘验笔录


class PaperKind(Data):
    """One entry of the registry; see the comments of corpora/papers.yaml."""

    kind: str
    name: str
    made_by: Literal["agency", "party", "third"]
    step: str = ""
    tracks: tuple[Literal["普通", "简易", "不予处罚"], ...] = ()
    title: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...]
    evidence: str = ""
    number: str = ""
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind found (None if it cannot be told), why, whether a heading says so, and that heading."""

    kind: PaperKind | None
    reason: str
    certain: bool = False
    heading: str = ""


def load_kinds() -> tuple[PaperKind, ...]:
    """The registry, corpora/papers.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("papers.yaml"), tuple[PaperKind, ...])


def kind_named(kind: str) -> PaperKind | None:
    """The entry with this id."""
    return next((entry for entry in load_kinds() if entry.kind == kind), None)


def called(name: str, kinds: Iterable[PaperKind]) -> tuple[PaperKind, ...]:
    """The kinds that people may mean: by its id, by its name in full, else by a part of the name that it alone may have.

    Args:
        name: as it was typed; spaces, 《》 and the width of brackets do not count.
        kinds: among which it is looked for.
    """
    kinds, typed = tuple(kinds), name.translate(_MARKS)
    full = [entry for entry in kinds if typed in (entry.kind, *_names(entry))]
    part = [entry for entry in kinds if len(typed) > 1 and any(typed in one for one in _names(entry))]
    return tuple(full or part)


def _names(entry: PaperKind) -> tuple[str, str, str]:
    return (entry.name, _ELSE.sub(r"\g<one>", entry.name), _ELSE.sub(r"\g<other>", entry.name))


def recognise(text: str, *, name: str = "") -> Recognised:
    """The kind of a paper.

    A heading decides; without one, the kind most of whose signs stand in the text (at least two).

    Args:
        text: the whole paper.
        name: file name or title in a list of evidence, "" if unknown.
    """
    if name and (found := _by_title(_stem(name))):
        return Recognised(found, f"名称“{name[:24]}”", certain=True)
    for line in _headings(text):
        found = _by_title(line)
        if found:
            return Recognised(found, f"标题“{line[:24]}”", certain=True, heading=line)
    return _by_signs(text)


def _headings(text: str) -> list[str]:
    """Short first lines without a sentence in them; spaces between the characters of a heading are taken out."""
    lines = [_SPACES.sub("", line) for line in text.split("\n")[:_HEAD_LINES] if line.strip()]
    return [line for line in lines if len(line) <= _HEADING and not _SENTENCE.search(line)]


def _by_title(line: str) -> PaperKind | None:
    """The kind whose heading stands first in the line; of several at one place the first of the registry."""
    found = [
        (match.start(), place) for place, e in enumerate(load_kinds()) if (match := e.title.search(line))
    ]
    return load_kinds()[min(found)[1]] if found else None


def _stem(name: str) -> str:
    return re.sub(r"(复印件|副本|原件|扫描件|[一二三四五六七八九十\d]+(张|份|页|段)|\.\w{2,5})", "", name)


def _by_signs(text: str) -> Recognised:
    counts = [(sum(bool(sign.search(text)) for sign in e.signs), -i, e) for i, e in enumerate(load_kinds())]
    count, _, best = max(counts, key=lambda row: row[:2])
    if count < _ENOUGH:
        return Recognised(None, "没有标题，正文也没有某种文书特有的写法")
    return Recognised(best, f"没有标题，正文有{best.name}的写法（{count} 处）")

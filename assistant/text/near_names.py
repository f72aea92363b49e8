"""Names that a text tells by kinship, as a by-name, in an account or half hidden: 其妻赵秀兰垫付, 工友老魏, 老钱欠320元, *小满.

Kinship is a surer sign than a role: what follows it is a name whatever verb comes next. Where the name ends is told by the
ordinary words behind it. The words are data: corpora/lexicon/near_names.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from assistant.corpora import Data, corpus, load
from assistant.text.ordinary import Words, pairs, words_of
from assistant.text.personal_words import any_of, personal

_HAN = "\u4e00-\u9fff"
_STAR = "[*＊]{1,2}"


class Near(Data):
    """The whole file; see its comments."""

    kin: tuple[str, ...]
    company: tuple[str, ...]
    by_name: tuple[str, ...]
    holder: tuple[str, ...]
    owes: str
    functional: str
    surnames: str
    sums: str
    given: str

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """What stands before a name, whatever comes behind it."""
        return re.compile(rf"(?=(?:{any_of(self.kin)})(?:是|叫|名叫|：|:)?(?P<name>[{_HAN}]))")

    @cached_property
    def forms(self) -> tuple[re.Pattern[str], ...]:
        """Patterns whose group ``name`` is what somebody is called by, or a name with its surname hidden."""
        surnames = personal().surnames + self.surnames
        called = rf"(?:阿[{_HAN}]|[老小大][{surnames}])"
        roles = any_of({*self.kin, *self.company, *personal().roles, *personal().subjects})
        owing = rf"(?<![{_HAN}])(?P<name>{called}|[{surnames}][{_HAN}]{{1,2}})(?={self.owes})"
        return (
            re.compile(rf"(?:{any_of(self.by_name)})(?:叫|为|是)?[“\"「：:]?(?P<name>[{_HAN}]{{2,3}}?)(?=[^{_HAN}]|的|$)"),
            re.compile(rf"(?:{roles})的?(?P<name>{called})"),
            re.compile(owing),
            re.compile(rf"(?:{any_of(self.holder)})[为是：:\s]{{0,2}}[“\"「]?(?P<name>{_STAR}[{_HAN}]{{1,2}})(?![{_HAN}])"),
        )  # fmt: skip


def near() -> Near:
    """The shipped words.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("lexicon/near_names.yaml"), Near)


def near_names(text: str) -> Iterator[str]:
    """What persons are called by in a text, as kinship, a by-name, an account or a hidden surname tells it."""
    words = near()
    for found in words.beside.finditer(text):
        yield from _behind_kin(text, found.start("name"))
    for form in words.forms:
        yield from (m["name"] for m in form.finditer(text) if not _a_thing(text, *m.span("name")))


def _behind_kin(text: str, start: int) -> Iterator[str]:
    """The name that begins there, its end told by the ordinary word behind it; both lengths where nothing tells."""
    words, known = personal(), _known()
    head = re.compile(
        rf"(?:{words.any_surname}|[{words.scarce_surnames}{near().surnames}])(?=[{_HAN}])"
    ).match(text, start)
    if head is None or _no_name(text, start, head.end(), known):
        return
    two, three = head.end() + 1, head.end() + 2
    if not re.match(f"[{_HAN}]", text[two:three]) or _begins_word(text, two):
        yield text[start:two]
    elif _begins_word(text, three) or not re.match(f"[{_HAN}]", text[three : three + 1]):
        yield text[start:three]
    else:
        yield from (text[start:two], text[start:three])


def _no_name(text: str, start: int, given: int, known: Words) -> bool:
    """Whether what begins like a surname is another word: 常年患病, 向执法人员."""
    plain = text[start : given + 1]
    ordinary = (plain in known.ordinary or plain in pairs()) and plain not in known.called
    another = text[given : given + 2] in pairs() or text.startswith(near().kin, given)
    return ordinary or (text[start] in near().functional and another)


def _begins_word(text: str, place: int) -> bool:
    return text[place : place + 2] in pairs() or (
        text[place : place + 1] not in near().given and text[place : place + 1] in _verbs()
    )


def _verbs() -> frozenset[str]:
    return frozenset(word for word in personal().after if len(word) == 1)


def _a_thing(text: str, start: int, end: int) -> bool:
    """Whether it is but the head of an ordinary word, or one that no person is called by: 老陈醋, 小黄车, 余款."""
    name, known = text[start:end], _known()
    longer = any(text[start:stop] in known.ordinary for stop in (end + 1, end + 2) if stop <= len(text))
    thing = (end < len(text) and text[end] in personal().things) or (
        name[-1] in near().sums and name[0] not in "老小大"
    )
    begins = text[end - 1 : end + 1] in pairs() and len(name) == 2
    return longer or thing or begins or (name in known.ordinary and name not in known.called)


def _known() -> Words:
    words = personal()
    return words_of(words.surnames + words.rare_surnames, words.things)

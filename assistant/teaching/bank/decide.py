"""Whether an article of law decides a question, and how: by the very words, never by likeness of meaning.

* A statement that stands in an article, save for particles, is right; one that differs in a number or in 可以, 应当, 不得 is wrong.
* An option that makes the sentence around the blank one of an article is right, if no other option does.
* Of several options those are right that the article lists between the words around the blank.
* Where one right statement is asked for, it is the one that stands in an article, if no other does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from assistant.teaching.bank.articles import Lettered, letters

RIGHT, WRONG = "正确", "错误"
_BLANK = re.compile(r"[（(][\s　]*[)）]|_{2,}|＿{2,}")
_LEADING = re.compile(r"^\s*\d{1,3}\s*[.、．)）]?\s*")
_NEGATIVE = re.compile(
    r"不正确|错误|有误|不属于|不包括|不符合|不是|不恰当|不能|除外|不可以|不需要|不适用|例外|无权|不承担|不应|不予|没有权"
)
_STATEMENT, _CONTEXT, _AROUND = 12, 6, 12
_NEAR = 90.0
_ENUMERATED = 260
_SEPARATOR = re.compile(r"[、，]|或者|以及|和|及|与|或")
_INK = r"[^0-9A-Za-z\u4e00-\u9fff]*"
_HARMLESS = {
    "",
    "的",
    "了",
    "该",
    "其",
    "之",
    "地",
    "所",
    "是",
    "即",
    "则",
    "且",
    "应",
    "当",
    "或",
    "者",
    "以",
}
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"\d+|可以|应当|必须|不得|禁止")
_MODALS = ({"可以"}, {"应当", "必须"}, {"不得", "禁止"})


@dataclass(frozen=True, slots=True)
class Decided:
    """What an article says: the answer (letters, or 正确 and 错误), the article, how it was seen."""

    answer: str
    reference: str
    how: str


Articles = Callable[[], Iterator[Lettered]]


def decide_statement(text: str, articles: Articles) -> Decided | None:
    """Whether a statement is right; None when no article has it or one that differs in a number or a modal word."""
    said = letters(_LEADING.sub("", _BLANK.sub("", text)))
    if len(said) < _STATEMENT:
        return None
    for article in articles():
        if article.holds(said):
            return Decided(RIGHT, article.reference, "条文里原有这一句")
    return next(filter(None, (_near(said, article) for article in articles())), None)


def _near(said: str, article: Lettered) -> Decided | None:
    """The verdict of an article that has nearly the same sentence."""
    if len(said) > len(article.letters):
        return None
    found = fuzz.partial_ratio_alignment(said, article.letters, score_cutoff=_NEAR)
    if found is None:
        return None
    other = article.letters[max(found.dest_start - 4, 0) : found.dest_end + 4]
    whole = found.dest_end in article.ends
    if whole and all(mine in _HARMLESS and theirs in _HARMLESS for mine, theirs in _differences(said, other)):
        return Decided(RIGHT, article.reference, "条文里有这一句，只差虚词")
    told = _opposed(said, other)
    return Decided(WRONG, article.reference, told) if told else None


def _differences(said: str, other: str) -> list[tuple[str, str]]:
    """What differs, mine and theirs; what the other has more at its ends does not count."""
    found = []
    for op in Levenshtein.opcodes(said, other):
        mine, theirs = said[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
        at_end = not mine and (op.dest_start == 0 or op.dest_end == len(other))
        if op.tag != "equal" and not at_end:
            found.append((mine, theirs))
    return found


def _opposed(said: str, other: str) -> str:
    """What is told when the two are the same but for one number or one modal word; "" when more differs, or nothing."""
    for match in _TOKEN.finditer(said):
        before, after = said[: match.start()], said[match.end() :]
        theirs = re.search(re.escape(before) + r"(\d+|可以|应当|必须|不得|禁止)" + re.escape(after), other)
        if theirs and _differ(match[0], theirs[1]):
            return f"条文作“{theirs[1]}”，题中作“{match[0]}”"
    return ""


def _differ(one: str, other: str) -> bool:
    """Two different numbers, or modal words that do not mean the same."""
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        return one != other
    kinds = [next((n for n, group in enumerate(_MODALS) if word in group), -1) for word in (one, other)]
    return -1 not in kinds and kinds[0] != kinds[1]


def decide_choice(stem: str, options: dict[str, str], many: bool, articles: Articles) -> Decided | None:
    """The right options of a question with one blank; None when no article decides it.

    Args:
        stem: the question; asked the other way round (哪一项不正确) it is not decided.
        options: by letter.
        many: whether several may be right.
        articles: where to look.
    """
    blanks = list(_BLANK.finditer(stem))
    if len(blanks) != 1 or _NEGATIVE.search(stem):
        return None
    before, after = _around(stem, blanks[0].start(), blanks[0].end())
    texts = {letter: letters(text) for letter, text in options.items()}
    if not all(texts.values()):
        return None
    return _listed(before, after, texts, articles) if many else _filled(before, after, texts, articles)


def decide_statements(stem: str, options: dict[str, str], articles: Articles) -> Decided | None:
    """The one option that stands in an article, where one right statement is asked for.

    Args:
        stem: the question; asked the other way round it is not decided.
        options: statements by letter.
        articles: where to look.
    """
    if _NEGATIVE.search(stem):
        return None
    found = {letter: decide_statement(text, articles) for letter, text in options.items()}
    right = {letter: one for letter, one in found.items() if one and one.answer == RIGHT}
    if len(right) != 1:
        return None
    letter, one = next(iter(right.items()))
    return Decided(letter, one.reference, one.how)


def _around(stem: str, start: int, end: int) -> tuple[str, str]:
    """The letters before and behind the blank, within the sentence."""
    before = re.split(r"[。；？?：]", stem[:start])[-1]
    after = re.split(r"[。；？?]", stem[end:])[0]
    return letters(_LEADING.sub("", before))[-_AROUND:], letters(after)[:_AROUND]


def _filled(before: str, after: str, texts: dict[str, str], articles: Articles) -> Decided | None:
    if len(before + after) < _CONTEXT + 2 or max(len(before), len(after)) < _CONTEXT:
        return None
    found: dict[str, str] = {}
    for article in articles():
        for letter, text in texts.items():
            if before + text + after in article.letters:
                found.setdefault(letter, article.reference)
    longest = list(found) if after else _longest(texts, found)
    return Decided(longest[0], found[longest[0]], "填入后与条文相同") if len(longest) == 1 else None


def _longest(texts: dict[str, str], found: dict[str, str]) -> list[str]:
    """Without the options that are the beginning of another one that fits too."""
    return [
        letter
        for letter in found
        if not any(other != letter and texts[other].startswith(texts[letter]) for other in found)
    ]


def _listed(before: str, after: str, texts: dict[str, str], articles: Articles) -> Decided | None:
    """Several options among what an article lists between the words before the blank and those behind it."""
    if len(before) < _CONTEXT:
        return None
    answers = list[Decided]()
    for article in articles():
        for listed in _enumerations(article, before, after):
            inside = [letter for letter, text in texts.items() if text in listed]
            if len(inside) >= 2 and not _cut_short(
                listed, [t for letter, t in texts.items() if letter not in inside]
            ):
                answers.append(Decided("".join(inside), article.reference, "条文所列的各项"))
    return answers[0] if len({one.answer for one in answers}) == 1 else None


def _cut_short(listed: set[str], others: list[str]) -> bool:
    """Whether an entry may be the beginning of another option that the article writes shorter: 索取或者收受他人财物."""
    return any(other.startswith(entry) for entry in listed for other in others if len(entry) > 1)


def _enumerations(article: Lettered, before: str, after: str) -> Iterator[set[str]]:
    """What the article lists behind these words, each entry in letters, up to the words behind or the end of the sentence."""
    for match in re.finditer(_INK.join(map(re.escape, before)), article.text):
        rest = re.split(r"[。；：\n]", article.text[match.end() : match.end() + _ENUMERATED])[0]
        end = re.search(_INK.join(map(re.escape, after)), rest) if after else None
        if after and end is None:
            continue
        yield {letters(entry) for entry in _SEPARATOR.split(rest[: end.start()] if end else rest)} - {""}

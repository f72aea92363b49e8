"""Facts taken from statements, each with the words it comes from: identity, dates, places, amounts, claims.

Nothing is inferred: a fact is what somebody said. A short answer (没有。) is read together with its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.dossier.fact_patterns import Claim, load_patterns
from assistant.dossier.model import Fact
from assistant.text.identity import ID_NUMBER, valid_id_number
from assistant.text.spoken import find_numbers

_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}")
_ROLE = re.compile(r"(问|答|询问人|被询问人)\s*[:：]\s*")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_RELATIVE = re.compile(
    r"(?:去年|前年|今年|上个?月|这个?月|昨天|前天|今天|上个?星期|上周)(?:[的]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:月份?|[日号]))?(?:早上|上午|中午|下午|晚上|凌晨|夜里)?"
)
_NO = re.compile(r"^(?:我?们?)(?:没有?|没有过|不是|没办|不知道|没收到|没|不|否)(?=[，。了过的]|$)")
_YES = re.compile(r"^(?:我?们?)(?:有的?|是的?|对的?|嗯|知道|收到了?|办了|有过|没错|属实)(?=[，。了过的]|$)")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence or turn. ``asks`` marks a question; ``start`` is its second in the recording."""

    text: str
    asks: bool = False
    start: float | None = None


def extract_facts(text: str, *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts in a running text such as a report or a typed statement; 问：/答： lines are read as a dialogue.

    Args:
        text: the words.
        evidence: id of the piece of evidence they come from.
    """
    return extract_dialogue(_utterances(text), evidence=evidence)


def extract_dialogue(utterances: Sequence[Utterance], *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts in a dialogue. Only answers give facts; the question before an answer says what it is about.

    Args:
        utterances: the turns in order.
        evidence: id of the piece of evidence they come from.
    """
    found: dict[tuple[str, str, str], Fact] = {}
    question = ""
    for said in utterances:
        if said.asks:
            question = said.text
            continue
        for name, value, quote in _facts(said.text, question):
            fact = Fact(name=name, value=value, evidence=evidence, quote=quote, start=said.start)
            found.setdefault((name, value, quote), fact)
    return tuple(found.values())


def _utterances(text: str) -> list[Utterance]:
    return [_utterance(line.strip()) for line in text.splitlines() if line.strip()]


def _utterance(line: str) -> Utterance:
    role = _ROLE.match(line)
    if role is None:
        return Utterance(line)
    return Utterance(line[role.end() :], role[1] in ("问", "询问人"))


def _facts(text: str, question: str) -> Iterator[tuple[str, str, str]]:
    """Name, value and quoted sentence of every fact of an answer."""
    sentences: list[str] = _SENTENCE.findall(text)
    for sentence in sentences:
        for name, value in (
            *_identity(sentence),
            *_moments(sentence),
            *_places(sentence),
            *_numbers(sentence, question),
            *_stances(sentence),
        ):
            yield name, value, sentence.strip()
    for topic, value in _claims(text, question):
        yield topic, value, (f"{question.strip()}{text.strip()}" if _short(text) else text.strip())


def _identity(sentence: str) -> Iterator[tuple[str, str]]:
    for form in _name_forms():
        for match in form.finditer(sentence):
            yield "姓名", match["name"]
    numbers = [n.reading for n in find_numbers(sentence) if n.kind == "号码"]
    for number in dict.fromkeys([*ID_NUMBER.findall(sentence), *(n for n in numbers if len(n) == 18)]):
        checked = "" if valid_id_number(number) else "（校验位不符，请核对）"
        yield "公民身份号码", number.upper() + checked
    for number in dict.fromkeys([*_PHONE.findall(sentence), *(n for n in numbers if _PHONE.fullmatch(n))]):
        yield "电话", number
    for plate in _PLATE.findall(sentence):
        yield "车牌号", plate


@lru_cache(maxsize=1)
def _name_forms() -> tuple[re.Pattern[str], ...]:
    return load_patterns().name_forms()


@lru_cache(maxsize=1)
def _place_form() -> re.Pattern[str]:
    return load_patterns().place_form()


def _moments(sentence: str) -> Iterator[tuple[str, str]]:
    relative = [(m.start(), m.end()) for m in _RELATIVE.finditer(sentence)]
    for start, end in relative:
        yield "时间", sentence[start:end]
    for number in find_numbers(sentence):
        inside = any(start <= number.start < end for start, end in relative)
        if number.kind in ("日期", "时间") and not inside:
            yield "时间", number.reading


def _places(sentence: str) -> Iterator[tuple[str, str]]:
    for match in _place_form().finditer(sentence):
        yield "地点", match["place"]


def _numbers(sentence: str, question: str) -> Iterator[tuple[str, str]]:
    units = load_patterns().units
    for number in find_numbers(sentence):
        if number.kind == "金额":
            yield _amount(sentence, question), number.reading
        elif number.kind == "数量":
            unit = number.reading.lstrip("0123456789.多来")
            of = next((name for name, form in units.items() if form.fullmatch(unit)), "")
            yield (f"数量（{of}）" if of else "数量"), number.reading


def _amount(sentence: str, question: str) -> str:
    """What money is about, seen from its own sentence first, then from the question."""
    for words in (sentence, question):
        for topic, form in load_patterns().numbers.items():
            if form.search(words):
                return f"金额（{topic}）"
    return "金额"


def _stances(sentence: str) -> Iterator[tuple[str, str]]:
    patterns = load_patterns()
    for name, forms in (("承认", patterns.admissions), ("辩解", patterns.defences)):
        match = next((m for form in forms if (m := form.search(sentence))), None)
        if match:
            yield name, match[0].rstrip("，。！？； ")


def _claims(text: str, question: str) -> Iterator[tuple[str, str]]:
    for claim in load_patterns().claims:
        answer = _claim(claim, text, question)
        if answer is not None:
            yield claim.topic, claim.when_yes if answer else claim.when_no


def _claim(claim: Claim, text: str, question: str) -> bool | None:
    """Whether a statement affirms a claim; None when it says neither or both."""
    asked = bool(claim.asked.search(question))
    if asked and _NO.search(text):
        return False
    if asked and _YES.search(text):
        return True
    denies = any(form.search(text) for form in claim.deny)
    affirms = any(form.search(text) for form in claim.affirm)
    return None if denies == affirms else affirms


def _short(text: str) -> bool:
    return len(text.strip("。，！ ")) <= 6

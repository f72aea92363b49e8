"""What follows an address and looks like more of it, but was not read: 第三条〔甲〕项, 第五条第-款.

A citation with such a tail is never verified: a dropped item would make a false citation look true.
"""

from __future__ import annotations

import re

from assistant.law.address import CLOSE, NUMBER, OPEN, ROUND, read_addresses

_N = f"(?>{NUMBER})"  # whole: 第十三方 is not 第十 with something behind it
_UNIT = "(?:[条款项目顶顼頂](?!目[标录]|目的|[例文]))"
_OF = "(?:的|之|中的?)?"
_OTHER = "(?![方人者次届期批组号季版名类代产部位章节编])"  # 第三方, 第二次 go on with the sentence
_ODD = r"[-_—~×?？*□某空几.．…·、,，/／|]"
_MISSING_UNIT = re.compile(rf"(?:第|§){OPEN}?{_N}{CLOSE}?(?![条款项目]){_OTHER}")
_TAIL = re.compile(
    "|".join((
        rf"{_OF}第(?:{_N}|[-—_×?？*甲乙丙丁戊己庚]|[A-Za-z]{{1,8}}){_OTHER}[之0-9]{{0,3}}{CLOSE}?(?:{_UNIT}|[句段点])?",
        rf"{_OF}第?{OPEN}{_N}(?:{CLOSE}{_UNIT}?|{_UNIT}|(?=[,。;，；]|$))",
        rf"{_OF}第?{OPEN}[一-鿿A-Za-z]{CLOSE}[款项目]",
        rf"{_OF}第{OPEN}?{_ODD}{{0,8}}{CLOSE}?{_UNIT}",  # a form left empty: 第（）项, 第＿项
        rf"{_OF}第?{OPEN}{_ODD}{{0,8}}{CLOSE}{_UNIT}?",
        rf"{_OF}第?{OPEN}[^()（）〔〕\[\]【】《》“”。;；]{{1,12}}{CLOSE}[款项](?!目)",
        rf"{_OF}第{OPEN}(?:{_N})?(?!{CLOSE}){_OTHER}{_ODD}{{0,8}}",
        rf"{OPEN}第?{OPEN}?{_N}{CLOSE}?[款项目][^()（）〔〕]{{0,12}}{CLOSE}?",
        rf"{_OF}(?:[前后上下本](?:{_N})?[款项](?!目)|[前后]半?段|但书)",
        rf"{_OF}第?{ROUND}{_UNIT}?",
        rf"{_OF}第?(?:{_N}{CLOSE}?|[甲乙丙丁戊己庚A-Za-z])[款项目](?!目[标录]|目的)",
        rf"之{_N}(?![般切旦种类样致律定部0-9年月日]|系列|并|款|项)",
        r"[款顶顼頂]|项(?!目)|目(?![的标录前击光睹])|条(?![件款约例目文])",
        rf"[.·-]?[0-9]{{1,3}}(?![0-9年月日号时点元万千百个名人份次倍%‰./:-]|楼|路|米|吨){CLOSE}?{_UNIT}?",
        rf"[-~]第?{_N}{_UNIT}?",
        rf"(?:至|到)第{_N}{_OTHER}{_UNIT}?",
        rf"[、/]第{_N}{_OTHER}{_UNIT}?",
        r"[A-Za-z](?![A-Za-z])[款项目]?",
    ))
)  # fmt: skip
_MORE = 8


def unread_tail(text: str, end: int, *, new_line: bool = False) -> int:
    """Where the unread rest of an address that ends at ``end`` ends; ``end`` itself if nothing is left unread.

    Args:
        text: compact text.
        end: where the address that was read ends.
        new_line: whether a line ends there in the source; then a number begins a list or sentence of its own.
    """
    if new_line and not re.match(r"第|[款项目]", text[end : end + 1]):
        return end
    at = end
    for _ in range(_MORE):
        match = _TAIL.match(text, at)
        if match is None or match.end() == at or _begins_another(text, at):
            break
        at = match.end()
    return at


def number_alone(text: str, at: int) -> int:
    """Where a number that stands for an address without 条 ends (第九十九, §33); ``at`` if none stands there."""
    match = _MISSING_UNIT.match(text, at)
    return match.end() if match else at


def _begins_another(text: str, at: int) -> bool:
    """Whether an address of its own begins here (第三条第五条), or behind a 、."""
    start = at + (text[at] in "、/")
    return text.startswith("第", start) and any(e.provision for e in read_addresses(text, start))

"""Which provisions some words rely on: not those they refuse to apply, nor those that only the party invokes."""

from __future__ import annotations

import re

from assistant.law.citations import find_citations
from assistant.law.citations.model import Citation
from assistant.law.library import LawLibrary

_CLAUSE = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[。\n]")
_NOT = r"(?:不(?:能|宜|应|应当|再|得|予|具备)?(?:适用|依据|依照|援引|引用|符合|属于|构成|具备|在)|并非|并不是|不是|没有适用|无(?:法|需|须)适用|未达到?|排除适用|排除)"
_REFUSED_BEFORE = re.compile(rf"{_NOT}(?:(?!而|改|但|应|适用|符合|属于)[^，,。；;\n]){{0,60}}$")
_REFUSED_AFTER = re.compile(
    r"[^，,。；;\n“”]{0,30}?(?:不(?:能|宜|应|应当|予|再)?(?:适用|采纳|采用|成立|符合|支持|相符)|无法适用|没有适用)"
)
_INVOKED = re.compile(
    r"(?:当事人|申辩人|代理人|陈述人|被处罚人|该公司|该店|其)[^，,。；;]{0,12}(?:认为|主张|提出|请求|要求|辩称|称|申请|希望)[^。\n]{0,80}$"
)
_ACCEPTED = re.compile(
    r"(?<!不)(?<!不予)(?<!未予)采纳|(?<!不)(?<!不能)成立|(?:本机关|本局|经复核|经审查)[^。]{0,20}(?<!不)(?:符合|认为|认定|同意|支持|依据|依照)"
)


def relied_on(words: str, library: LawLibrary) -> list[Citation]:
    """The citations in some words that they rely on.

    Left out: what they refuse to apply (不适用第三十三条第一款, 不属于第三十二条规定的情形), and what the party invokes
    where the agency does not say that it agrees.
    """
    return [one for one in find_citations(words, library=library) if not _refused(one, words)]


def _refused(cite: Citation, words: str) -> bool:
    before, after = words[: cite.start], words[cite.end :]
    clause = _CLAUSE.split(before)[-1]
    if _REFUSED_BEFORE.search(clause) or _REFUSED_AFTER.match(after):
        return True
    invoked = _INVOKED.search(_SENTENCE.split(before)[-1])
    answer = "".join(_SENTENCE.split(after)[:2])
    return bool(invoked) and not _ACCEPTED.search(answer)

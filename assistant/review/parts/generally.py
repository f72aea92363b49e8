"""What a law or a standard says in general, told in a paper without quotation marks, apart from what the paper finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.body import sentences_of
from assistant.review.parts.model import Span
from assistant.review.parts.voices import says_of_itself
from assistant.review.parts.whose import CALLED

_LAW_SPEAKS = re.compile(
    r"(?:依据|依照|按照?|根据|参照|适用)(?=[^，。；]{0,40}(?:《|法|条|规定|基准|规则|标准))|(?<!违反)(?:法|条例?|办法|基准|规则|标准|款|项|中)[^，。；违]{0,6}(?:规定|中)|(?:基准|规则|标准|办法|条例)(?:将|把)|凡是?"
)
_CASE_SPEAKS = re.compile(
    rf"本案|{CALLED}|该(?:公司|单位|店|厂|企业|户|人|院|校|所|行为)|其(?![中他余])|鉴于|属于?|符合|认定|决定|综合|考虑|违反(?:[^，。；]{{0,40}}规定)?|已"
)
_CONDITION = re.compile(
    r"[^，。；的]{0,8}的(?:[，,：:]|才|[^，。；]{0,2}档|应|可|处(?!理)|责令|吊销|按|从重|从轻|另有)|一档"
)
_OF_A_KIND = re.compile(r"的(?:违法行为|案件|情形|情况|规定|条件)")
_IS_SO = re.compile(r"(?:属于?|系|是|构成|为|认定)[^，。；]{0,6}$")
_CONSEQUENCE = re.compile(r"的[，,](?:[^，。；]{0,4}(?:可以?|应当?|要))?[^，。；]{0,4}$")
_BARE_CONSEQUENCE = re.compile(r"(?<!法定)(?<!酌定)的(?:依法|可以?|应当?|予以|应予)*$")

# 参照裁量基准，予以从轻处罚: the standard is named and applied, no rule of it told
_APPLIED = re.compile(
    r"(?:依据|依照|按照?|根据|参照|适用|对照|结合)[^，。；的]{2,40}(?:基准|规则|标准|办法|制度|清单)(?:的?(?:有关|相关)?规定)?(?:[（(][^（()）]{0,30}[）)])?[，,](?:现|拟|依法|可以?|酌情|酌定|应当?|综合|本(?:局|机关)|我局|决定|对(?:你(?:单位|公司)?|当事人|其))*(?:予以|给予|作出|从宽|处以?)?$"
)

# 具有某法某条规定的情形，应当从轻处罚: the case is brought under the law; 符合某条规定情形的，应当…… tells the law
_BROUGHT_UNDER = re.compile(
    r"(?:符合|具有|具备|属于?|存在)(?:(?:了)?[^，。；]{0,60})规定(?:的)?[^，。；]{0,8}(?<!的)[，,](?:依法|应当?|可以|予以|决定|故|因此|因而|对(?:其|你(?:单位|公司|店)?|当事人)|给予)*$"
)

_NEAR, _FAR = 40, 600


def said_in_general(sentence: str, start: int, end: int) -> bool:
    """Whether words stand in a rule that a sentence tells, not in what it finds of the case.

    Args:
        sentence: the sentence, quoted law blanked out.
        start: where the words begin in it.
        end: where they end.
    """
    near, far = max(0, start - _NEAR), max(0, start - _FAR)
    is_so = _IS_SO.search(sentence, near, start)
    if _APPLIED.search(sentence, far, start) and not _CONDITION.match(sentence, end):
        return False
    if _CONDITION.match(sentence, end) or _CONSEQUENCE.search(sentence, near, start):
        return True
    if _BROUGHT_UNDER.search(sentence, far, start):
        return False
    law = max((m.end() for m in _LAW_SPEAKS.finditer(sentence, far, start)), default=0)
    case = max((m.end() for m in _CASE_SPEAKS.finditer(sentence, far, end) if m.start() <= start), default=0)
    if law and _BARE_CONSEQUENCE.search(sentence, near, start):
        return True
    if _OF_A_KIND.match(sentence, end) and not is_so:
        return True
    return law > case


def found_here(pattern: re.Pattern[str], text: str, *, claims: bool = True) -> Iterator[Span]:
    """Matches that stand in what the paper tells of its own case, in order.

    Args:
        pattern: the words looked for.
        text: the paper or a part of it, quoted law blanked out.
        claims: whether what the party only says of itself, or the office denies, counts too.
    """
    for sentence in sentences_of(text):
        for match in pattern.finditer(sentence.text):
            ours = claims or says_of_itself(sentence.text, match, party_too=True)
            if ours and not said_in_general(sentence.text, match.start(), match.end()):
                yield Span(sentence.start + match.start(), sentence.start + match.end(), match[0])

"""Which provisions some words rely on: not those they refuse to apply, nor those that only the party invokes.

A negation refuses a provision only where it speaks of it: 违法事实不成立, 不符合听证条件 and 不是故意违法 speak of something
else. What the party invokes is relied on only where a verdict on it follows (予以采纳); that the agency has a view
(本机关认为) says nothing of which.
"""

from __future__ import annotations

import re

from assistant.law.citations import find_citations
from assistant.law.citations.model import Citation
from assistant.law.library import LawLibrary

_CLAUSE = re.compile(r"[，,。；;\n]")
_SENTENCE = re.compile(r"[。\n]")
_IN = r"[^，,。；;\n]"
_END = r"(?=$|[，,。；;\n）)]|于|在?本案)"
_RELIES = r"依据|依照|根据|按照?|援引"
_OFFICE = r"(?:本机关|本局|我局|[本我]大?队|[本我]支队|[本我][委厅])"

_DENIED = rf"(?:不(?:能|宜|应当?|再|得|予|可|具备)?(?:适用|{_RELIES}|引用|符合|属于|构成|具备|满足|存在|在)|(?:并非|并?不是)(?:适用|{_RELIES}|符合|属于)?|没有适用|无(?:法|需|须)适用|未达到?|排除适用|排除)"
_DOUBTED = r"(?:(?:不足以|不宜|难以|无法|不能|不应当?|不予|未能)(?:认定|认为|证明|证实|说明|确认|视为|判断|得出)|不(?:认为|同意|支持)|(?:没有|无)证据(?:能够|可以)?(?:证明|证实|表明))"
_REFUSED_BEFORE = re.compile(
    rf"{_DENIED}(?:(?!而|改|但|应|适用|符合|属于|{_RELIES}){_IN}){{0,60}}$"
    rf"|{_DOUBTED}(?:(?!而|改|但|{_RELIES}|违法事实|过错){_IN}){{0,60}}$"
    rf"|(?:不同|有别|区别|有异)于{_IN}{{0,12}}$"
)
_FAILS = r"(?:(?:不(?:能|予以?|应当?|宜)?|难以)(?:采纳|采用|采信|支持|成立)|(?:(?:尚?不足以|不宜|难以|无法|不能|不应当?|不予|未能)(?:予以)?(?:认定|证明|证实)|不符合|不具备|不满足|不相符)(?=$|[，,。；;\n]))"
_NO_USE = rf"(?:不(?:能|宜|应当?|予以?|再|得)?|无法|没有|难以|未)适用{_END}"
_REFUSED_AFTER = re.compile(
    rf"(?:(?!事实|过错)[^，,。；;\n“”]){{0,30}}?(?:{_FAILS}|{_NO_USE}|(?:没有|缺乏|无)(?:法律|事实)?依据|于法无据"
    rf"|[与和同跟]{_IN}{{1,12}}(?:不同|不符|不相符|不一致|有别|无关))"
)
_DISMISSED = re.compile(
    rf"{_IN}{{0,12}}[，,](?:但|对此)?(?:{_OFFICE}|经[^，,。；;]{{1,4}})?(?:认为)?(?:现有证据|证据)?(?:该|其|上述)?(?:主张|申辩|意见|理由|请求|情形)?(?:{_FAILS}|{_NO_USE})"
)
_GROUND = re.compile(rf"(?:{_RELIES}){_IN}*$")
_COMPARED = re.compile(r"[与和同跟](?:[（(《]|$)[^，,。；;\n]*$")
_UNLIKE = re.compile(rf"{_IN}{{0,20}}?(?:不同|不符|不相符|不一致|有别|有区别|无关){_END}")

_PARTY = r"(?:当事人|申辩人|代理人|陈述人|被处罚人|监护人|相对人|行为人|负责人|法定代表人|该公司|该店|该厂|该单位|其)"
_OF_LAW = rf"(?:应当?|适用|{_RELIES}|免予|不予|从轻|减轻|$)"
_ASKS = rf"(?<!主动)(?:提出|要求|申请|希望|表示)(?!改正|整改|补救|赔偿|退赔|清理|拆除|停止|配合|恢复)[，,：:]?{_IN}{{0,12}}?{_OF_LAW}"
_ARGUES = rf"(?:提出|表示)(?!改正|整改|异议){_IN}{{1,20}}[，,](?:因此|故)?应当?"
_CLAIMS = (
    rf"(?:认为|主张|辩称|申辩|辩解|声称|自称|请求|恳请|(?<![名职简俗通])称(?![职号谓重])|{_ASKS}|{_ARGUES})"
)
_NOT_OFTEN_NAMED = r"(?<!违法)(?<!事实)(?<!行为)"
_NO = (
    rf"{_NOT_OFTEN_NAMED}(?:(?:不(?:能|予以?|应当?|宜)?|未(?:被|予以?)?|没有|难以|无法|不足以)(?:予以)?(?:采纳|采信|支持|认可|接受|适用(?!听证)|认定|成立)|不同意"
    r"|不(?:符合|满足|具备|属于)(?!听证|从重|加重|立案)|不属实|(?:缺乏|没有)[^，,。；;]{0,4}(?:依据|根据|证据)|于法无据|驳回|依据不足|理由不足|不符(?=$|[，,。；;]))"
)
_YES = (
    r"采纳|(?:理由|申辩|意见|主张|请求|陈述|辩解|抗辩)(?:均|依法)?成立|(?:予以|应予)(?:采信|支持|认可|接受|适用)|(?:应当|可以|可)适用(?=$|[，,。；;]|该)"
    r"|(?:本机关|本局|我局|[本我]大?队|经复核|经审查)[，,]?(?:认为)?(?:予以)?(?:同意|支持)|符合(?:该|上述|前述|此)|(?:依据|依照|根据)(?:该|上述|前述)(?:条|款|项|规定)"
    r"|经[核查调审复][^，,。；;]{0,6}[，,]?(?:情况|所述|所称|申辩)?(?<!不)属实|(?:决定|拟)(?:对[^，,。；;]{1,8})?(?:从轻|减轻|不予|免予)"
)
_TURNED = r"(?:主张|申辩|意见|理由|请求)?(?:不(?:予以?|能)?(?:采纳|采信|支持|认可)|(?:未予?|没有)采纳|不(?:能)?成立)"
_VERDICT = re.compile(rf"(?P<no>{_NO})|(?P<yes>{_YES})")
_SPEAKS = re.compile(
    rf"(?P<party>{_PARTY}[^，,。；;：:]{{0,12}}?{_CLAIMS}|(?:^|[，,；;：:])(?:并|且|故|因此|据此)?(?:请求|恳请|{_ASKS}))"
    rf"|(?P<agency>(?:^|[，,；;：:])(?:现|但|而|对此|故|因此)?(?:{_OFFICE}(?!应|(?:没有|未)(?!予?采)|的)|经(?!营|常|济|过)[^，,。；;]{{0,8}}|综上|据此|查明|(?:依法|均|该|其|上述)?{_TURNED}|(?:依法|均)?予以采纳)"
    rf"|[；;](?:现|故)?(?:{_RELIES}|符合)|(?<!不)属实)"
)
_NEXT = re.compile(rf"(?:{_RELIES}|符合|适用)(?:《|第|该法)")
_WHETHER = re.compile(rf"是否{_IN}{{0,10}}$")
_ASKED = re.compile(rf"{_IN}{{0,10}}的(?:请求|主张|申辩|辩解|抗辩|申请|陈述意见)")


def relied_on(words: str, library: LawLibrary) -> list[Citation]:
    """The citations in some words that they rely on.

    Left out: what they refuse to apply (不适用第三十三条第一款, 尚不足以认定属于第三十二条规定的情形), and what the party
    invokes where the agency does not say that it agrees.
    """
    return [
        one
        for one in find_citations(words, library=library)
        if not _refused(words[: one.start], words[one.end :]) and not _only_asked(one, words)
    ]


def _refused(before: str, after: str) -> bool:
    """Whether the words round a citation say that it does not apply."""
    clause = _CLAUSE.split(before)[-1]
    if _REFUSED_BEFORE.search(clause) or _REFUSED_AFTER.match(after):
        return True
    if _COMPARED.search(clause) and _UNLIKE.match(after):
        return True
    return not _GROUND.search(clause) and bool(_DISMISSED.match(after))


def _only_asked(cite: Citation, words: str) -> bool:
    """Whether the party invokes a citation, and no verdict accepts it."""
    before, after = _SENTENCE.split(words[: cite.start])[-1], words[cite.end :]
    spoken = [found.lastgroup for found in _SPEAKS.finditer(before)]
    asked = spoken[-1:] == ["party"] or _ASKED.match(after) or _WHETHER.search(before)
    return bool(asked) and not _accepted("。".join(_SENTENCE.split(after)[:2]))


def _accepted(answer: str) -> bool:
    """Whether the first verdict in what follows, before it turns to another provision, agrees."""
    found = _VERDICT.search(_NEXT.split(answer)[0])
    return found is not None and found["yes"] is not None

"""R07, R08: what was measured on the spot is what some piece proves; no piece proves a harm that the facts deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams

_LAW = "《中华人民共和国行政处罚法》第四十条"
_MEASURED = re.compile(
    r"经(?:当场|现场|实地)?(?P<how>测量|丈量|量取|实测|称重|称量|过磅)[，,]?(?P<what>[\u4e00-\u9fff]{2,8}?)(?:均|各|共|约|分别|都|合计)?(?:为|是|有|计)?\d"
)
_WEIGHED = re.compile("称|磅")
_BY_WEIGHT, _BY_LENGTH = re.compile("称|磅|计量|衡"), re.compile(r"测|丈|量取|勘|检尺|尺寸|长度|面积")
_NORM = re.compile("公告|通告|规定|标准|文本|目录|名录|办法|基准")
# what is proved is told in general and may be the measure, too
_GENERAL = re.compile(
    r"^(?:[^，。；、]{0,10}(?:的|存在|有|关于|本案|案件|检查|当日|当时|实施))?(?:以上|上述|前述|全部|基本|主要|相关|有关|涉案|涉嫌)*(?:违法)?(?:事实|行为|情况|情形|经过|过程|情节|现状|状况|现场)(?:及|和|与|的|经过|情况|情节|状况|事实|过程)*$"
)
_ON_THE_SPOT = re.compile(r"检查笔录|现场笔录|勘验笔录|现场|照片|录像|视频|勘|图")


@rule(
    "R07", "当场测量的结果有证据", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("经测量网目4厘米；现场照片，证明船的外观", "经测量网目4厘米；网目测量记录，证明网目尺寸"),
)  # fmt: skip
def measured_is_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A record of the spot may hold the measure, unless the list tells what each of them proves and that is something else."""
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    story = story_of(decision)
    for match in _MEASURED.finditer(unquoted(story.text)):
        how = _BY_WEIGHT if _WEIGHED.search(match["how"]) else _BY_LENGTH
        if any(_is_open(piece) for piece in pieces) or any(
            _holds(piece, how, match["what"]) for piece in pieces
        ):
            continue
        start = story.start + match.start()
        at = pieces[-1].span
        yield finding(
            "R07", Severity.MAJOR, f"认定了{match['how']}的{match['what']}，各项证据写明的证明内容中都没有", Span(at.end, at.end, ""), f"补{match['how']}记录，或者写明由哪份证据证明",
            related=((start, start + len(match[0])),),
        )  # fmt: skip
        return


_LENGTH = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{1,8}?)(?:均|各|共|约|分别|都|合计|仅|仅余|只有|只|不足|达|为|是|有|计)*\d+(?:\.\d+)?\s?(?P<unit>平方米|㎡|立方米|厘米|毫米|公顷|亩|米)(?![\u4e00-\u9fff]?[高宽长]?处)"
)
# the way of the inspection itself, nothing that it found
_OF_INSPECTION = re.compile(
    r"^(?:到场|现场|执法|监督|进行|实施|开展|本?次)*检查(?:的)?(?:经过|过程|时间|程序)$"
)
_OF_PLAN = re.compile("设计|图纸|规划|许可|批准|批复|合同|方案")
_CLAIMED = re.compile("设计|图纸|许可|批准|合同|原有|原留|原来|应|不少于|不低于|不小于|规定|要求|标准")


@rule(
    "R07", "写明的尺寸有证据", Severity.HINT, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("净距仅余4.5米；检查记录，证明检查的经过", "净距仅余4.5米；勘验笔录，证明两座仓库的间距"),
)  # fmt: skip
def lengths_are_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The facts tell lengths or areas; by what each piece is said to prove none holds any of them: a hint."""
    pieces = pieces_of(decision)
    if len(pieces) < 3 or decision.excerpt or 2 * sum(bool(p.proves) for p in pieces) < len(pieces):
        raise CannotTellError("证据清单没有写明各项证明什么，或者文本不完整")
    story = story_of(decision)
    told = [
        m
        for m in _LENGTH.finditer(unquoted(story.text))
        if not _CLAIMED.search(re.split("[，。；]", m.string[: m.start()])[-1] + m["what"])
    ]
    vague = any("相互印证" in piece.proves or "各项证据" in piece.proves for piece in pieces)
    if not told or vague or any(_is_open(p) and not _OF_INSPECTION.search(p.proves) for p in pieces):
        return
    of_fact = [p for p in pieces if not _OF_PLAN.search(p.name) or _BY_LENGTH.search(p.name)]
    if not any(_holds(piece, _SHOWS_LENGTH, m["what"][-3:]) for piece in of_fact for m in told):
        start, at = story.start + told[0].start(), pieces[-1].span
        yield finding(
            "R07", Severity.HINT, f"写明了尺寸、面积（“{told[0][0]}”），各项证据写明的证明内容中都没有，缺测量（勘验）材料", Span(at.end, at.end, ""), "补勘验笔录、测量图，或者写明由哪份证据证明",
            related=((start, start + len(told[0][0])),), ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_SHOWS_LENGTH = re.compile(
    r"测|丈|量取|勘|检尺|尺寸|长度|宽度|高度|厚度|面积|体积|方量|间距|距离|范围|规模|界址|登记(?!保存)|产权|不动产"
)


def _is_open(piece: Piece) -> bool:
    """Whether what a piece proves is told only in general (违法事实, 现场情况), or not at all of one made on the spot."""
    parts = re.split("[，、；。]", piece.proves)
    return (
        any(_GENERAL.search(part) for part in parts)
        if piece.proves
        else bool(_ON_THE_SPOT.search(piece.name))
    )


def _holds(piece: Piece, how: re.Pattern[str], what: str) -> bool:
    if _NORM.search(piece.name):
        return False
    return bool(
        how.search(piece.name + piece.proves) or bigrams(what) & bigrams(piece.name + "，" + piece.proves)
    )


_HARM = re.compile(
    r"开裂|裂缝|损坏|受损|毁坏|破损|坍塌|倒塌|塌陷|受伤|死亡|中毒|泄漏|污染(?![物源防治])|渗漏|断裂|停电|停水"
)
_NOT_SO = re.compile(r"(?:未|没有|无|不|避免|防止|可能|是否|免受|修复|修补|赔偿|恢复)[^，。；]{0,8}$")
_NO_HARM = re.compile(
    r"(?:没有|未|尚未)(?:造成|发生|产生|导致)[^，。；]{0,12}?(?P<what>损坏|损失|后果|伤亡|破坏|事故|危害|污染)"
)
# which harms the words of the denial reach; 后果, 损失, 危害 are a judgement and reach any, but surely none
_OF_PEOPLE, _OF_NATURE = re.compile("受伤|死亡|中毒"), re.compile("污染|泄漏")
_CAUSED = re.compile(r"(?:受[^，。；受]{0,3}|致|造成|导致|引起|引发|使)[^，。；]{0,12}$")
_NOT_BY_IT = re.compile(r"无关|自身|自然|老化|原有|原来|此前|以前|另一|途中")


@rule(
    "R08", "证据所述的后果与事实不相反", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("勘查意见，证明墙体受震开裂（事实：没有造成损坏）", "勘查意见，证明墙体未受损坏（事实：没有造成损坏）"),
)  # fmt: skip
def harm_denied(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece is said to prove a harm, the paper says that there was none and nowhere tells of that harm."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    text = unquoted(decision.text)
    rest = text[: decision.evidence.start] + "\n" + text[decision.evidence.end :]
    none = _NO_HARM.search(rest)
    told = {m[0] for m in _harms(rest)}
    for piece in pieces_of(decision) if none else ():
        for match in _harms(piece.proves):
            if none is None or match[0] in told or _NOT_BY_IT.search(piece.proves):
                continue
            reach = _reaches(none["what"], match[0])
            if reach is None:
                continue
            sure = reach and _CAUSED.search(piece.proves, 0, match.start())
            start = decision.text.find(match[0], piece.span.start)
            at = Span(start, start + len(match[0]), match[0]) if start >= 0 else piece.span
            yield _contradicted(match[0], none[0], at) if sure else _asked(match[0], none[0], at)
            return


def _reaches(denied: str, harm: str) -> bool | None:
    """Whether a denial is of this very harm; False where it only judges, None where it is of another."""
    if denied in ("后果", "损失", "危害", "事故"):
        return False
    of_people, of_nature = bool(_OF_PEOPLE.search(harm)), bool(_OF_NATURE.search(harm))
    same = {"伤亡": of_people, "污染": of_nature}.get(denied, not of_people and not of_nature)
    return same or None


def _contradicted(harm: str, denied: str, at: Span) -> Finding:
    return finding(
        "R08", Severity.MAJOR, f"证据所证明的“{harm}”与认定的“{denied}”相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
    )  # fmt: skip


def _asked(harm: str, denied: str, at: Span) -> Finding:
    return finding(
        "R08", Severity.HINT, f"证据写有“{harm}”，又认定“{denied}”，看不出是不是这一行为的后果", at, "核对；是的，写明后果，不是的，写明原因",
        ground=Ground.CANNOT_TELL,
    )  # fmt: skip


def _harms(text: str) -> Iterator[re.Match[str]]:
    """Harms that a text tells, not those that it denies, fears or tells as mended."""
    return (m for m in _HARM.finditer(text) if not _NOT_SO.search(text[: m.start()]))

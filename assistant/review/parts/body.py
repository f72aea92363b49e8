"""The parts of the running text: facts, evidence, notice and defence, reasons, ruling, performance, remedies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.review.parts.basis_words import POWER
from assistant.review.parts.model import Span
from assistant.review.parts.proof_table import heads_table, table_in
from assistant.review.parts.series import end_of_series

_QUOTE_LENGTH = 1500
_FACTS = re.compile(
    r"经(?:依法)?(?:进一步)?(?:查明|调查(?:核实|查明|认定)?|核查|核实)|现(?:依法)?查明|查明(?:如下)?|经查(?![询看证验阅对])|查实|(?<![\u4e00-\u9fff])调查核实(?=[，,：:])|审理查明|实施了(?:以下|如下)|(?<!上述)(?<!以上)(?<!告知)(?<!告知你)(?<!告知其)(?<!告知当事人)(?<!告知你单位)违法事实(?!有|由|清楚|[、及和，](?:处罚|理由|依据))|^\s*违法行为\s*[:：]|^\s*(?:[（(]?[一二三四五六七八九十\dⅠ-Ⅻ]{1,3}[）)]?[、.．]?\s*)?[【〔\[]?(?:违法行为|基本案情|案件事实|违法事实|查明(?:的)?(?:事实|情况)|认定(?:的)?事实)[】〕\]]?\s*$|检查(?:时|中)?[^。]{0,8}发现|发现你|发现当事人|(?:检查|巡查|巡逻|执勤)(?:时|中|过程中)?[，,]?(?:看?见|看到|查见|查获)(?:当事人|你|其|一|有)"
)
_LEADS = re.compile(r"[^。；]{0,8}[:：]\s*$")
_FACTS_WEAK = re.compile(
    r"^\s*(?:当事人|被处罚人|违法行为人)(?:在|于|未)|你(?:单位|公司)?(?:（[^）]{1,6}）)?于\d{4}年|你未|^\s*(?:19|20)\d{2}年|当事人于"
)
_EVIDENCE = re.compile(
    r"(?:以上|上述|前述|该)[^。\n]{0,10}事实[^。\n：:]{0,14}(?:有|由|根据(?:以下|下列))|[（(]?证据[）)]?\s*(?:如下|[:：]|[一1]|材料)|主要(?:有(?:以下|下列))?证据|(?:以下|下列)(?:主要)?证据|等(?:材料|书证)?证据(?:材料)?(?:为凭|为证|证明|证实|佐证|予以|在卷|附卷|在案)|为(?:凭|证|据)。|(?:等)?(?:在案)?(?:佐证|证实|为证|予以证明)[。，]|证据[:：]|[【〔\[［〖]\s?(?:认定的?|主要|有关)?证据(?:材料|清单|情况)?\s?[】〕\]］〗]|^\s*(?:本案|主要|(?:认定|证明|证实)[^。；\n]{0,12}的)?证据(?:材料)?(?:主要)?(?:有|包括)[:：]?(?![限误关瑕无没])|^\s*有[^。；\n]{0,60}?(?:笔录|照片|录像|视频|记录|证言|报告|陈述|清单|合同|查询)[^。\n]{0,200}?(?:证明|证实|为证|佐证)|^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?(?:主要)?(?:证明|佐证|证实)(?:材料|文件)(?:如下|包括)?\s*[:：]|^[┌◆■]?\s{0,2}证\s*据|^\s*[^，。；：:\n]{0,12}(?<!告知)证据[^，。；：:\n保]{0,8}$|^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|第[一二三四五六七八九十]{1,2}[，,、：:])\s*(?:主要)?证据(?:及(?:其)?证明内容|材料|方面|部分)?[。：:]?\s*$"
)
_FACTS_TOO = re.compile(r"(?:违法)?事实(?:和|及|与|、)(?:主要)?证据\s*[:：]?")
_EVIDENCE_ITEM = re.compile(
    r"\s*(?:证据[一二三四五六七八九十\d]+|[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．:：]|[A-H][、.．:：]|第?[一二三四五六七八九十]组|[①-⑳●○■□◆·•※－*-])"
)
_VIOLATES = re.compile(
    r"(?:违反了?|触犯了?)[^。]{0,16}(?:《|该|上述|本)|构成(?:了)?[^。]{2,30}(?:违法行为|的行为)|已构成违法"
)
_TOLD = re.compile(
    r"告知书|(?:先行|事先|事前|当场|口头|依法)[^。]{0,8}告知|告知(?:了)?(?:你|当事人)|陈述[、和]?申辩|陈述意见|听证|申辩|申请报告|放弃[^。]{0,10}权利"
)
_TOLD_NOT = re.compile(r"(?:依据|根据|依照)[^。]{0,40}规定[^。]{0,30}决定|行政复议|提起.{0,4}诉讼")
REASON = re.compile(
    r"裁量|从轻|从重|减轻(?:行政)?处罚|情节(?:较|轻|严|一|特|恶)|(?:初次|首次)(?:违法|被|实施)|(?:违法|危害)程度|主动(?:消除|减轻|改正|配合)|积极(?:配合|整改|改正)|社会危害|危害(?:后果|程度)|及时改正|轻微|顶格|幅度内|(?:属|属于|符合)[^。]{0,16}(?:情形|阶次|档次|等级)|考虑|(?:结合|鉴于)[^。]{0,40}(?:情节|情况|改正|整改|配合)"
)
_RULING = re.compile(
    r"(?:(?:我|本)(?:局|机关|委|厅|队|单位|大队|支队|中心|部门|会|办|行政机关)|现|本机关依法|综上|当场|依法|合并)?[^。；，\n]{0,20}(?<!本)(?<!该)决定(?!书)[^。；\n]{0,50}?(?:处罚|处以|给予|罚款|没收|警告|作出|责令|不予|责成|吊销)"
    r"|(?:[条款项]|规定)[，,](?:责令[^。；\n]{0,24}[，,])?(?:并|再)?(?:对[^，。；\n]{1,24}?)?(?:处(?:以)?)?罚款(?:人民币)?(?:[（(]大写[）)])?[壹贰叁肆伍陆柒捌玖拾¥￥\d]"
    r"|(?:[条款项]|规定)[，,](?:责令[^。；\n]{0,24}[，,])?(?:并|再)?(?:对[^，。；\n]{1,24}?)?处(?:以)?[^，。；\n]{2,30}(?:倍|[%％]|百分之[一二三四五六七八九十]{1,4})的?罚款[，,（(](?:即|计|共计)|决定(?:处罚)?如下\s*[:：]|作出(?:如下|以下)[^。\n]{0,12}(?:处罚|决定)|(?:当场|依法|我局|本局|我委|我队|本机关|[条款项]的?规定[，,])(?:对[^，。；\n]{1,24}?)?作出(?:责令[^，。；\n]{1,20}[、，])?(?:警告|罚款|通报批评|没收|暂扣|吊销|责令停)[^。；\n]{0,60}?的?(?:行政)?处罚|(?:给予|处以)[^。\n]{0,40}(?:处罚|罚款|警告)[:：。；，]?|(?:给予|处以)(?:如下|以下)?(?:行政)?(?:处罚)?[:：]\s*$|处罚(?:决定|内容|如下|种类)[:：]|决定[:：]\s*$"
)
_PROPOSES = re.compile(
    r"(?:现)?拟(?:对|作出|给予|处以?|决定|罚)[^。]{0,60}?(?:罚款|没收|警告|吊销|暂扣|责令停|关闭|处罚|\d)"
)
_PROPOSES_WHAT = re.compile(
    r"(?:现)?拟(?:对|作出|给予|处以?|决定|罚)[^。]{0,60}?(?:罚款(?!的)|没收|警告|吊销|暂扣|责令停|关闭)"
)
# 拟对你单位作出如下处理： leads the list, whatever stands before it
_PROPOSES_LIST = re.compile(
    r"拟(?:定)?(?:对[^。；：\n]{1,30}?)?(?:依法)?(?:作出|给予|处以?|决定|予以)(?:如下|以下|下列)(?:行政)?(?:处理|处罚|决定)?(?:决定|意见|措施)?\s*[:：]\s*$"
)
_PROPOSAL_HEAD = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{0,2}[）)]?[、.．]?\s*拟(?:作出的?|给予的?)?(?:行政)?处罚(?:的)?(?:内容|决定|意见|种类)?(?:和|及)?(?:幅度|依据)?[:：]?"
)
_RULING_NOT = re.compile(
    r"处?以?罚款的[，,]|之日起|拟(?:作出|对|给予|处|罚|定)|告知|复议|诉讼|不履行|逾期|如(?:对|不服)|不服|申请|享有|行政处罚决定书|裁量(?:基准|规则|权)的?规定|移送|批准"
)
_PERFORM = re.compile(
    r"(?:日内|期限内|之日|以前|日前|立即|当场)[^。]{0,80}(?:缴纳|缴至|缴到|缴款|交至|上缴|缴清|交清|交付|交纳|汇入|缴入|履行)|当场收缴|(?:缴纳|缴至|缴款|交至|交纳|履行)[^。]{0,60}(?:日内|期限|方式|银行|缴款码|账户|专户)|加处罚款|履行方式|代收(?:机构|银行)"
)
_REMEDY = re.compile(
    r"(?:申请|提出|[递提]交)[^。]{0,6}(?:行政)?复议|行政复议|(?:提起|提出)[^。]{0,6}(?:行政)?诉讼|向[^。]{2,40}人民法院[^。]{0,10}(?:起诉|提起|诉讼)|救济"
)
_NO_REMEDY = re.compile(
    r"逾期(?:不|未)|期满(?:不|未)|(?:不|未)(?:申请|提起)[^。]{0,40}(?:不|未)履行|强制执行|复议和诉讼期间|期间[^。]{0,6}不停止"
)


def _is_lead(sentence: str) -> bool:
    """Whether a sentence only opens the list of evidence: a heading or words before a colon."""
    plain = sentence.strip()
    return plain.endswith(("：", ":")) or _PROOF_HEADING.fullmatch(plain) is not None


def sentences_of(text: str) -> list[Span]:
    """Sentences and list entries of a text, in order; quoted law is not cut up."""
    found, start, opened = [], 0, -1
    for place, char in enumerate(text):
        if char in "“「":
            opened = place
        elif char in "”」" or char == "\n" or (opened >= 0 and place - opened > _QUOTE_LENGTH):
            opened = -1
        if char == "\n" or (char in "。；" and opened < 0):
            found.append(Span(start, place + 1, text[start : place + 1]))
            start = place + 1
    found.append(Span(start, len(text), text[start:]))
    return [span for span in found if span.text.strip()]


def unquoted(text: str) -> str:
    """The text with quoted law and choices left unticked beside a ticked one blanked out, at the same length."""
    return only_ticked(_QUOTED.sub(lambda m: " " * len(m[0]), text))


def only_ticked(text: str) -> str:
    """The text with choices left unticked beside a ticked one blanked out, at the same length."""
    return _CHOICES.sub(_ticked, text) if _TICKED.search(text) else text


_TICKED = re.compile("[☑☒√✓]")
_CHOICES = re.compile(r"^[^\n]*[☑☒√✓][^\n]*", re.MULTILINE)
_UNTICKED = re.compile(r"[□☐](?![ \t\u3000、，；。]|$)[^□☐☑☒√✓\n。；]*", re.MULTILINE)


def _ticked(line: re.Match[str]) -> str:
    return _UNTICKED.sub(lambda m: " " * len(m[0]), line[0])


def _now(sentence: str) -> str:
    """A sentence without what an earlier paper with a day and number of its own decided, and without whence the power to punish comes, at the same length."""
    return _EARLIER.sub(lambda m: " " * len(m[0]), POWER.sub(lambda m: " " * len(m[0]), sentence))


class Body:
    """The running text between head and foot, cut into sentences, each part found by the words agencies use.

    Args:
        text: the whole paper.
        start: end of the head.
        end: start of the foot.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._end = end
        self._sentences = [s for s in sentences_of(text) if s.start >= start and s.start < end]

    def facts(self) -> Span | None:
        """From the first finding of fact to the evidence or the qualification."""
        first = self._first(_FACTS) or self._first(_FACTS_WEAK)
        if first is None:
            return None
        stop = self._stop(first.start, (_EVIDENCE, _VIOLATES, _RULING))
        begin = _FACTS.search(first.text)
        start = (
            first.start + begin.start() if begin and _LEADS.match(first.text, begin.end()) else first.start
        )
        return self._span(start, max(stop, first.end) if stop <= start else stop)

    def evidence(self) -> Span | None:
        """The sentence, list or table of evidence."""
        first = next((s for s in self._sentences if self._begins_proof(s)), None)
        if first is None:
            return None
        table = table_in(self._text[: self._end], first.start)
        if table and not self._text[first.end : table.start].strip():
            return self._span(first.start, table.end)
        end, led, entry = first.end, _is_lead(first.text), -1
        for span in self._after(first):
            begun, plain = self._text[first.start : end].strip(), span.text.strip()
            if _NEXT_PART.fullmatch(plain):
                break
            if (
                _PROOF_HEADING.fullmatch(begun)
                or _EVIDENCE.search(span.text)
                or _EVIDENCE_ITEM.match(span.text)
                or plain.startswith("|")
                or _TABLE_ROW.match(span.text)
            ):
                end = span.end
            elif _VIOLATES.search(span.text) or _TOLD.search(span.text) or _RULING.search(span.text):
                break
            elif (
                begun.endswith(("；", "：", ":"))
                or entry >= 0
                and "\n" not in self._text[entry : span.start]
                and _ENTRY.match(plain)
                or "\n" not in begun
                and _SAYS.search(span.text)
                or led
                and _ENTRY.match(plain)
                and self._text[: span.start].rstrip(" \u3000").endswith("\n")
            ):
                end = span.end
            else:
                break
            entry = max(entry, self._text.rfind("\n", first.start, span.start) + 1) if led else -1
        marked = end_of_series(self._text, first.end, self._end) if led else end
        return self._span(first.start, max(end, marked))

    def _begins_proof(self, sentence: Span) -> bool:
        """Whether the list of evidence begins here: by its words, its heading, the head of a table."""
        if heads_table(sentence.text) or _LISTS_PROOF.search(sentence.text):
            return True
        return bool(_EVIDENCE.search(_FACTS_TOO.sub("", sentence.text))) and self._lists(sentence)

    def _lists(self, sentence: Span) -> bool:
        plain = sentence.text.strip()
        if _OF_FACTS.match(plain) or _PROOF_HEADING.fullmatch(plain):
            return True
        return not _RULING_ONLY.search(plain) and not (_HEADING.fullmatch(plain) and "：" not in plain)

    def told(self) -> tuple[Span, ...]:
        """The sentences on notice, defence, hearing."""
        return self._all(lambda s: bool(_TOLD.search(s)) and not _TOLD_NOT.search(s))

    def reasons(self) -> tuple[Span, ...]:
        """The sentences on circumstances and discretion: those that say so, and all under a heading of that name."""
        under = {s.start for s in self._under(_REASON_HEAD)}
        return tuple(
            s
            for s in self._all(lambda s: not _REMEDY.search(s))
            if s.start in under or REASON.search(unquoted(s.text))
        )

    def _under(self, heading: re.Pattern[str]) -> Iterator[Span]:
        """The sentences between a heading of a kind and the next one."""
        inside = False
        for sentence in self._sentences:
            plain = re.sub(r"\s", "", sentence.text)
            if _HEADING.fullmatch(plain) and sentence.text.endswith("\n") or _NUMBERED.fullmatch(plain):
                inside = heading.search(plain) is not None
            elif inside:
                yield sentence

    def ruling(self, *, punishes: bool = True) -> Span | None:
        """From the words that decide to the terms of performance; else what stands under such a heading, or fines a sum."""
        begin = [s for s in self._sentences if self._decides(s)]
        first = self._chief(begin) if begin else None
        if first is None and punishes:
            first = self._under_heading() or self._fining()
        if first is None:
            return None
        stops = [s.start for s in self._sentences if s.start > first.start and self._ends_ruling(s)]
        return self._span(first.start, min([*stops, self._end]))

    def _under_heading(self) -> Span | None:
        """The first sentence under a heading like 处罚决定 or 处罚内容, if that part imposes anything."""
        for head, first in zip(self._sentences, self._sentences[1:], strict=False):
            if _DECISION_HEAD.fullmatch(re.sub(r"\s", "", head.text)):
                part = self._text[first.start : self._next_heading(first)]
                if _FINES_SUM.search(unquoted(part)) or _IMPOSES.search(unquoted(part)):
                    return first
        return None

    def _next_heading(self, sentence: Span) -> int:
        later = (
            s.start
            for s in self._after(sentence)
            if _HEADING.fullmatch(s.text.strip()) or self._ends_ruling(s)
        )
        return next(later, self._end)

    def _fining(self) -> Span | None:
        """The last sentence that fines a sum, of its own and not told, asked or done before."""
        fining = (
            s
            for s in reversed(self._sentences)
            if any(
                not _NOT_NOW.search(re.split("[。；\n]", unquoted(s.text)[: m.start()])[-1])
                for m in _FINES_SUM.finditer(_now(unquoted(s.text)))
            )
        )
        return next(fining, None)

    def proposal(self) -> Span | None:
        """What a notice proposes to decide: a sentence that names kind or sum, what stands under such a heading, or the words."""
        told = self._proposed(_PROPOSES_LIST) or self._proposed(_PROPOSES_WHAT)
        return told or self._under_proposal() or self._proposed(_PROPOSES)

    def _proposed(self, pattern: re.Pattern[str]) -> Span | None:
        """The last sentence that proposes, from its words on."""
        for sentence in reversed(self._sentences):
            match = pattern.search(unquoted(sentence.text))
            if match and not _OF_RIGHTS.search(sentence.text):
                return self._span(sentence.start + match.start(), self._listed_until(sentence))
        return None

    def _listed_until(self, sentence: Span) -> int:
        """The end of the numbered entries behind a sentence that ends with a colon; else its own end."""
        end = sentence.end
        if not (sentence.text.rstrip().endswith(("：", ":")) or _FIRST_ENTRY.search(sentence.text)):
            return end
        for after in self._after(sentence):
            entry = _EVIDENCE_ITEM.match(after.text) or _BRACKETED.match(after.text)
            ended = self._text[sentence.end : end].rstrip().endswith("。")
            if not entry and (ended or after.start == end and not _IMPOSES.search(after.text)):
                break
            end = after.end
        return end

    def _under_proposal(self) -> Span | None:
        """The lines under a heading like 拟处罚内容, to the next heading."""
        head = next((s for s in self._sentences if _PROPOSAL_HEAD.fullmatch(s.text.strip())), None)
        if head is None:
            return None
        after = self._after(head)
        stop = next((s.start for s in after if _HEADING.fullmatch(s.text.strip())), self._end)
        return self._span(head.end, stop) if after and stop > head.end else None

    def _decides(self, sentence: Span) -> bool:
        """Whether a sentence holds words that decide, outside quoted law and not about what is told or may follow."""
        text = _now(unquoted(sentence.text))
        found = _RULING.finditer(text)
        return any(not _RULING_NOT.search(text[max(0, m.start() - 10) : m.end() + 12]) for m in found)

    def performance(self) -> tuple[Span, ...]:
        """How and by when to pay or perform."""
        return self._all(lambda s: bool(_PERFORM.search(s)) and (not _REMEDY.search(s) or "缴" in s))

    def remedies(self) -> tuple[Span, ...]:
        """Review and litigation."""
        return self._all(lambda s: bool(_REMEDY.search(s)) and not _NO_REMEDY.match(s.strip()))

    def _chief(self, begin: Sequence[Span]) -> Span:
        """The last words that decide with a colon or a penalty behind them, else the last."""
        begin = [s for s in begin if not self._introduces(s, begin[-1])]
        strong = [s for s in begin if re.search(r"决定|作出", s.text)] or list(begin)
        chief = strong[-1]
        for earlier in reversed(strong[:-1]):
            between = [s for s in self._sentences if earlier.start < s.start < chief.start]
            heading = earlier.text.rstrip().endswith(("：", ":")) and all(
                _IMPOSES.search(s.text) for s in between
            )
            if not (heading or earlier.text.endswith("；") and earlier.end == chief.start):
                break
            chief = earlier
        return chief

    def _introduces(self, sentence: Span, last: Span) -> bool:
        """现决定如下： over the whole paper: the evidence stands behind it and before the words that decide."""
        between = (s for s in self._sentences if sentence.start < s.start < last.start)
        return bool(_AS_FOLLOWS.search(sentence.text)) and any(_EVIDENCE.search(s.text) for s in between)

    def _ends_ruling(self, sentence: Span) -> bool:
        if _REMEDY.search(sentence.text) or "加处罚款" in sentence.text:
            return True
        return bool(_PERFORM.search(sentence.text)) and not _IMPOSES.search(sentence.text)

    def _first(self, pattern: re.Pattern[str]) -> Span | None:
        return next((s for s in self._sentences if pattern.search(s.text)), None)

    def _stop(self, start: int, patterns: Sequence[re.Pattern[str]]) -> int:
        stops = [
            s.start
            for s in self._sentences
            if s.start > start and any(p.search(_FACTS_TOO.sub("", _now(s.text))) for p in patterns)
        ]
        return min(stops, default=self._end)

    def _after(self, span: Span) -> list[Span]:
        return [s for s in self._sentences if s.start > span.start]

    def _all(self, wanted: Callable[[str], bool]) -> tuple[Span, ...]:
        return tuple(s for s in self._sentences if wanted(s.text) and not _HEADING.fullmatch(s.text.strip()))

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self._text[start:end])


_HEADING = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．]|[Ⅰ-Ⅻ]\s?)[^。；，：:]{2,40}|[^。；，：:“]{2,12}"
)
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}(?:部分|节|条)|\d{1,2}[.．、]?)[^。；，：:“\d]{2,16}"
)
_REASON_HEAD = re.compile(r"裁量|处罚(?:的)?理由")
_DECISION_HEAD = re.compile(
    r"[【〔\[（(◆■]?[一二三四五六七八九十\dⅠ-Ⅻ]{0,3}[）)、.．]?(?:作出的?|本案)?(?:行政)?(?:处罚|处理)?(?:决定|结果|内容|意见|结论)(?:及(?:履行|依据)[^，。；：]{0,6}|内容|事项)?[】〕\])）]?[：:]?|[一二三四五六七八九十\d]{1,2}[、.．](?:行政)?处罚[：:]?"
)
_FINES_SUM = re.compile(
    r"(?<!被)(?:(?:科|并|合并)?处(?:以)?|罚款|给予)(?:罚款|人民币|（大写）|[（(]大写[）)]|[^，。；\n]{0,30}?)(?:[\d,.，]{1,14}\s?万?|[一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟萬零]{2,14})元(?!以[上下])"
)
_NOT_NOW = re.compile(
    r"拟|告知|他案|另案|请求|要求|希望|申请|认为|曾|此前|上次|前次|过去|应当|可以|加处|逾期|不缴|幅度|基准|规定[：:]?$|称|提出|听证|建议|如不|若"
)
_AS_FOLLOWS = re.compile(r"如下\s*[:：。]\s*$")
_IMPOSES = re.compile(r"决定(?!书)|处以|给予|没收|罚款(?:人民币)?[¥￥\d壹贰叁肆伍陆柒捌玖]|警告")
_EARLIER = re.compile(
    r"\d{1,2}月\d{1,2}日[^。；《]{0,16}(?:作出|下达|送达|发出|制发)[^。；《]{0,6}《[^》]{0,24}决定书》[（(][^（()）]{0,30}号[）)][^。；]*"
)
_QUOTED = re.compile(r"[“「][^“「”」]{0,1500}[”」]")
_OF_RIGHTS = re.compile(
    r"拟(?:作出|给予|处)(?:的|上述)[^，。；\d]{0,12}(?:有(?:权|要求|陈述|申辩|异议)|享有|不服|提出)|告知如下[。：:]?\s*$"
)
_SAYS = re.compile(r"笔录|证言|证人|证据|陈述|报告|记录|照片|视频|录像|单据|明细")
_PROOF_HEADING = re.compile(
    r"[【〔\[（(┌◆■]?\s*第?[一二三四五六七八九十\dⅠ-Ⅻ]{0,4}[）)、.．，,]?\s*[^，。；：:\n]{0,8}证\s{0,2}据(?:材料)?(?:(?:及|和|与)?(?:其|所)?(?:证明|待证)(?:内容|事项|目的|对象|事实|情况)|情况|清单|目录|列举|名录|说明|部分|如下)?\s*[】〕\])）┐]?[。：:]?"
)
# a piece of evidence at the head of a line, or what one is called before a colon or dash
_ENTRY = re.compile(
    r"(?!(?:以上|上述|前述)(?:各[项份])?(?:证据|材料))[^。；]{0,60}?(?:笔录|照片|录像|视频|记录|报告|清单|单据?|票据?|合同|协议|执照|证(?!明|实|据)|陈述|截[图屏]|函|回证|通知书|决定书|台账|账|流水|凭证|鉴定|检[测验]|图|档案|说明|明细|复印件|物证|样品|委托书|登记[表卡])|(?:拟|用于|用以|可以|均)?(?:证明|证实)(?!材料|书)"
)
_LISTS_PROOF = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?(?:[^，。；：:\n]{0,6}(?:认定|证明|证实|支持)[^，。；：:\n]{0,8}(?:事实|行为|情况)?的?|事实的?|上述[^，。；：:\n]{0,6}的)?(?:认定依据|事实依据|证据材料|证明材料|材料)(?:有|为|如下|包括)?[：:](?=\s*$|[^。\n]{0,40}(?:笔录|照片|录像|视频|记录|报告|证言))"
    r"|(?:调取|收集|提取|取得|固定|制作)(?:和[调收提取制][取集作])?了?(?:以下|下列|如下|相关|有关)?(?:证据(?:材料)?[：:])?(?:[^、。；]{2,24}(?:笔录|照片|录像|视频|记录|报告|回证|执照|单据|合同)[^、。；]{0,10}、){2,}"
)
# 二、法律依据: the heading behind the evidence, numbered like an entry of it
_NEXT_PART = re.compile(
    r"[一二三四五六七八九十]{1,2}[、.．]\s?(?=[^，。；：:\n]*(?:依据|定性|裁量|告知|决定|权利|履行|救济|理由|适用|程序|听证|申辩|处罚))(?![^\n]*(?:书|笔录|回证|记录|材料|证据|照片|表)$)[^，。；：:\n]{2,20}"
)
# 3　询问笔录　1份　证明经过
_TABLE_ROW = re.compile(r"\s*(?:\d{1,2}|序号)(?:[\t\u3000]+| {2,})[^\t\u3000\n]{2,}(?:[\t\u3000]+| {2,})\S")
_BRACKETED = re.compile(r"\s*[（(][一二三四五六七八九十\d]{1,2}[）)]")
_FIRST_ENTRY = re.compile(r"[:：]\s{0,2}[（(]?[1一][）)]?[、.．）)][^\n]*；$")
_OF_FACTS = re.compile(r"(?:对于?|认定|证明|证实)?(?:以上|上述|前述)|认定")
_RULING_ONLY = re.compile(r"先行登记保存|证据先行")

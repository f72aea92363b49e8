"""R34: blanks that nobody filled: brackets with nothing in them, spaces before a unit, names of fields, marks of doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, found, rule

_UNIT = r"(?:[元年月日时分秒米吨克台个件份名款只头辆张袋盒瓶箱桶株批次户间块根枚支本套把幅组位%％]|平方|立方|公[斤里分顷]|人(?![员民工均])|号(?![楼码])|条(?![件例])|千克|毫[克升米])"
_PLACE = r"(?:[村镇县市区路街乡省局巷厂店]|公司|银行|法院|人民|大道)"
_EMPTY = r"[ \u3000]"
_FIELD = r"(?:执法证号|证号|编号|电话|号码|姓名|地址|住所|账号|户名|职务)"
_SLOT = r"(?:用途|姓名|名称|地址|地点|日期|时间|金额|数量|单位|当事人|单位名称|当事人姓名|违法行为|违法事实|证据|条款|法律依据|银行|账号|法院|复议机关|执法人员)"
# names of parts of a paper: they stand in brackets as headings too, at the head of a line or behind its number
_PART = r"(?:违法行为|违法事实|证据|条款|法律依据|当事人|执法人员)"
# what a template tells its user: 【二选一】, （填写全称，提交前删除）; not what a paper tells of data or of a form (使用后删除, 打印前填写)
_TO_WRITER = r"【(?:[^】\n]{0,20}(?:前|时|后|请|可)删[除去][^】\n]{0,10}|(?:[^】\n]{0,16}[，,：:；（(])?(?:二选一|选择适用)[）)]?|(?:请|此处)插入[^】\n]{0,16})】|[（(〔\[](?:(?:注[:：]?|请|[^（）()\n〔〕\[\]]{0,20}[，,；：:]|(?:本|此)[段处行句栏项页][^（）()\n〔〕\[\]]{0,8})?(?:(?:提交|定稿|打印|印发|盖章|正式行文)前|(?:填写|套用)(?:时|后)|使用时|用后)(?:请)?(?:删除|删去)|(?:注[:：]|请)[^（）()\n〔〕\[\]]{0,20}(?:前|时|后)请?(?:修改|替换|填写))[）)〕\]]"
_BLANK = (
    rf"【待补充[:：][^】]*】|_{{2,}}|＿{{3,}}|（\s{{2,}}）|年\s{{2,}}月\s{{2,}}日|某某[（(]此处|[（(](?:此处|请|待)[^）)\n]{{0,4}}填[^）)\n]{{0,16}}[）)]|【(?:待|请|此处)?[^】\n]{{0,6}}(?:填|补)[^】\n]{{0,30}}】|{_TO_WRITER}|\[(?:待|请)?填[^\]\n]{{0,8}}\]|\{{\{{[^}}]*\}}\}}"
    rf"|(?<=[\u4e00-\u9fff\d])[【〔]\s{{0,8}}[】〕](?={_UNIT}|[，。；]|{_PLACE})"
    rf"|(?<=[\u4e00-\u9fff\d])[（(]\s{{0,1}}[）)](?={_UNIT})"
    rf"|(?<=[¥￥]){_EMPTY}{{2,}}(?=[）)，。；])"
    rf"|\[(?!{_PART}\]){_SLOT}\]|(?<=[\u4e00-\u9fff，：:、（(])(?<![一二三四五六七八九十]、)(?<!证据：)\[{_PART}\]|(?<=[\u4e00-\u9fff\d，：:、])(?<![一二三四五六七八九十]、)【{_SLOT}】(?=[\u4e00-\u9fff，。；、）)])|[（(]待[核查补定确][\u4e00-\u9fff]{{0,4}}[）)]|[（(]暂[缺定][）)]|[?？]{{2,}}(?=[\u4e00-\u9fff])"
    # 〔2025〕　号, 字第　　号: a number that was never given
    r"|[〔\[（(【](?:19|20)\d{2}[〕\]）)】](?:字)?第?[ \u3000_＿×]{0,8}号(?![码楼院])|[〔【][ \u3000_＿×]{0,8}[〕】]第?\d{1,5}号|(?<=[字告决罚改])第[ \u3000_＿]{1,8}号(?![码楼院])"
    r"|某某(?=(?:[\u4e00-\u9fff]{0,4}(?:银行|支行)|(?:市|县|区)?人民(?:政府|法院)|[省市县区][\u4e00-\u9fff]{0,8}(?:局|厅|委员会)))"
)
# not where the party signs and dates the paper by hand
_BY_HAND = re.compile(r"签[名字收章]|见证人?[:：]|送达人|收件人")
_OPEN = (
    rf"(?<=[\d\u4e00-\u9fff，]{_EMPTY}){_EMPTY}{{0,8}}年{_EMPTY}{{1,8}}月{_EMPTY}{{1,8}}日(?=[^\s])|(?<=\d年){_EMPTY}{{1,8}}月(?:{_EMPTY}{{1,8}}日|\d{{1,2}}日)(?=[^\s])|(?<=\d月){_EMPTY}{{1,8}}日(?=[^\s])"
    rf"|(?<=日){_EMPTY}{{1,8}}时{_EMPTY}{{1,8}}分|{_FIELD}[:：]?{_EMPTY}{{2,}}(?=[）)，。；、])"
    rf"|(?<=[\u4e00-\u9fff]){_EMPTY}{{2,}}(?={_UNIT}[整，。；、）)的]|(?:银行|支行|人民法院|人民政府)[\u4e00-\u9fff，。；])"
)


@rule(
    "R34", "占位符", Severity.FATAL, "《中华人民共和国行政处罚法》第五十九条", kinds=ALL,
    examples=("法定代表人：【待补充：法定代表人】", "法定代表人：王某"),
)  # fmt: skip
def blanks(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Blanks that were not filled."""
    whole = Span(0, len(decision.text), decision.text)
    for at in found(_BLANK, [whole]):
        if not (at.text.startswith("年") and _signed_by_hand(decision.text, at)):
            yield finding("R34", Severity.FATAL, "还有未填的内容", at, "补齐后删去占位符")
    for at in found(_OPEN, [whole]):
        if not _signed_by_hand(decision.text, at):
            yield finding("R34", Severity.MAJOR, "疑似没有填写的空格", at, "补齐，或者删去多余的空格")


def _signed_by_hand(text: str, at: Span) -> bool:
    """Whether a place lies in a line in which somebody signs and dates the paper by hand."""
    line = text[text.rfind("\n", 0, at.start) + 1 :].split("\n")[0]
    return not ("。" in line or "，" in line) and _BY_HAND.search(line) is not None

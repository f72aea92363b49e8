"""R34: what is confiscated bears the name that the facts give the same quantity of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule

_TAKEN = re.compile(
    r"没收(?:(?:你|当事人|其|该)(?:店|单位|公司|户)?)?(?:的)?(?:库存|剩余|未售出?|现场|涉案|扣押|查扣|登记保存|违法|非法|上述|经营|销售|生产|使用|所|的|在案|全部|尚未|已)*(?:的)?(?P<name>[\u4e00-\u9fff]{3,10}?)(?:共|合计|共计)?(?P<count>\d[\d,]*(?:\.\d+)?\s?(?:公斤|千克|吨|斤|台|辆|盒|瓶|袋|包|箱|桶|头|只|株|条|个|件|套|支|把|部|张|本|块|根|罐))"
)
_GENERIC = re.compile("物品|工具|设备|财物|产品|商品|货物|违法|非法|涉案|所得")


@rule(
    "R34", "没收的物品与事实同名", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条", kinds=PROPOSING,
    examples=("库存水稻种子250公斤……没收玉米种子250公斤", "库存水稻种子250公斤……没收水稻种子250公斤"),
)  # fmt: skip
def same_goods(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The quantity stands in the facts, the name of the thing in the ruling shares its last word with theirs and its first word stands nowhere else."""
    if decision.ruling is None or decision.facts is None:
        raise CannotTellError("没有读出处罚内容或者事实部分")
    text = unquoted(decision.text)
    for match in _TAKEN.finditer(text, decision.ruling.start, decision.ruling.end):
        name = match["name"]
        rest = text[: match.start("name")] + "，" + text[match.end() :]
        first, last = name[:2], name[-2:]
        same_count = re.sub(r"\s", "", match["count"]) in re.sub(r"\s", "", decision.facts.text)
        if same_count and len(name) > 3 and not _GENERIC.search(name) and first not in rest and last in rest:
            at = Span(match.start("name"), match.end("name"), name)
            yield finding(
                "R34",
                Severity.MAJOR,
                f"没收的“{name}”与前文的名称不一致，前后没有写到“{first}”",
                at,
                "核对物品清单后统一名称",
            )

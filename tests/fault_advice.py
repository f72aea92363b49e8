"""Checks of the fault table on what we conclude: suggestions, evidence, drafts and reviews."""

import json
from collections.abc import Callable

from fault_bench import Bench, refuses
from samples import full_case

from assistant.analysis.confidence import Confidence
from assistant.analysis.verbs import check_evidence
from assistant.documents.verb import draft
from assistant.dossier.files import read_case
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.review.model import Severity

FIRE = "《中华人民共和国消防法》"


def none_likely(bench: Bench, facts: str, word: str) -> bool:
    """No clause of the kind the facts deny is called likely."""
    return not any(word in law and sure != Confidence.LOW for law, _, sure in bench.suggested(facts))


def proves_nothing(texts: list[str]) -> bool:
    pieces = tuple(
        Evidence(id=str(n), kind=EvidenceKind.RECORD, name="材料", text=text, proves=("违法行为",))
        for n, text in enumerate(texts)
    )
    report = check_evidence(full_case().model_copy(update={"evidence": pieces}))
    return not any(gap.element == "违法行为" and gap.status == "已证实" for gap in report.gaps)


def grave(found: list[tuple[str, str, str]], rule: str) -> list[str]:
    return [message for name, severity, message in found if name == rule and severity == Severity.FATAL.value]


def _negative_fine(bench: Bench) -> object:
    path = bench.folder / "负.json"
    path.write_text(
        json.dumps(json.loads(full_case().model_dump_json()) | {"fine_yuan": -1}), encoding="utf-8"
    )
    return draft(read_case(path), library=bench.national)


def _unheard(bench: Bench) -> str:
    text = bench.decision.replace(
        "罚款人民币伍仟元整（¥5000.00）", "罚款人民币肆万玖仟元整（¥49000.00）并责令停产停业"
    )
    return text.replace("听证", "申辩")


def _told_late(bench: Bench) -> str:
    return bench.decision.replace("2026年3月20日", "2026年4月20日")


ADVICE: dict[str, Callable[[Bench], bool]] = {
    "F000": lambda b: none_likely(b, "当事人未违反消防规定，疏散通道畅通，仅证照过期。", "消防法"),
    "F001": lambda b: none_likely(b, "该餐馆已安装油烟净化器并正常使用，油烟检测达标。", ""),
    "F002": lambda b: none_likely(b, "李某持有有效驾驶证驾驶机动车，未饮酒，未超速。", ""),
    "F004": lambda b: none_likely(
        b, "举报称某店销售过期食品，经查所有食品均在保质期内，举报不实。", "食品安全法"
    ),
    "F007": lambda b: (
        b.suggested("王某与邻居口角，打了邻居一拳，未造成伤害。")[0][:2]
        == ("中华人民共和国治安管理处罚法", "第五十一条第一款")
    ),
    "F010": lambda b: proves_nothing(["经检查，未见异常。", "某某商店"]),
    "F011": lambda b: proves_nothing(["油烟排放浓度0.8mg/m3，符合标准限值。", "净化器正在运行。"]),
    "F044": lambda b: (
        b.suggested("某店銷售過期麵包3袋，貨值15元。")[0][1] == "第一百二十四条第一款第（五）项"
    ),
    "F091": lambda b: refuses(lambda: _negative_fine(b)),
    "F093": lambda b: any(rule == "R24" for rule, *_ in b.reviewed(_unheard(b))),
    "F094": lambda b: any(
        "R21" in rule or "R45" in rule or "告知" in message for rule, _, message in b.reviewed(_told_late(b))
    ),
    "F097": lambda b: all(
        grave(b.reviewed(b.decision.replace("罚款人民币伍仟元整（¥5000.00）", words)), "R15")
        for words in (
            "六万元罚款",
            "60000元的罚款",
            "8.5万元的罚款",
            "罚款8万5千元",
            "罚款人民币（大写）捌万元整",
        )
    ),
    "F099": lambda b: (
        not any(
            "300" in message
            for message in grave(
                b.reviewed(b.decision.replace("甲公司在", "甲公司曾于2024年被罚款300元。甲公司在", 1)), "R15"
            )
        )
    ),
    "F101": lambda b: (
        not grave(
            b.reviewed(b.decision.replace("人民币伍仟元整（¥5000.00）", "人民币 伍仟 元整（￥5000元）")),
            "R32",
        )
    ),
    "F103": lambda b: (
        not grave(
            b.reviewed(
                b.decision
                + f"\n附：{FIRE}（1998年4月29日通过，2008年10月28日修订，2019年4月23日修正，2021年4月29日修正）"
            ),
            "R12",
        )
    ),
}

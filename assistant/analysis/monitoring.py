"""Evidence taken by technical devices without an officer there, and the instruments that measured (处罚法第四十一条).

What the law asks for may stand in any paper of the case, not only in the one that holds the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.dates import format_date, parse_as_of, read_date

_LAW = "《中华人民共和国行政处罚法》第四十一条"
_SINCE = date(2021, 7, 15)
_DATA = frozenset({EvidenceKind.ELECTRONIC, EvidenceKind.AUDIOVISUAL})
_DEVICE = re.compile(
    r"不停车(?:检测|称重)|非现场(?:执法|检测)|技术监控(?!室)|电子(?:警察|抓拍)|(?:自动|动态|固定式?)(?:抓拍|称重)(?:设备|系统|点|仪)"
)
_OF_OTHERS = re.compile(r"当事人|第三方|物业|小区|店内|邻居|举报人|投诉人|公安|企业自行")
_REVIEWED = re.compile(r"(?:法制|技术)[^，。；]{0,6}审核")
_PLACED = re.compile(
    r"(?:设备|监控|检测点|监测点|点位|抓拍点|卡口|设置地点|安装地点)[^。；]{0,50}(?:公布|公告|公示)|(?:公布|公告|公示)[^。；]{0,50}(?:设备|监控|检测点|监测点|点位|抓拍点|卡口|设置地点|安装地点)"
)
_INFORMED = re.compile(
    r"违法[^，。；]{0,6}(?:信息|事实|情况)[^，。；]{0,8}(?:告知|通知)|(?:告知|通知)[^，。；]{0,12}违法[^，。；]{0,8}(?:信息|事实|记录)|(?:短信|邮寄|平台|系统|小程序)[^。；]{0,24}(?:告知|通知)[^。；]{0,24}(?:违法|超限|超速)"
)
_MEASURES = re.compile(r"质量|重量|吨|公斤|超限|超速|时速|km/h|公里每小时|分贝|dB|浓度")
_VERIFIED = re.compile(r"检定|校准")
_CERTIFICATE = re.compile(r"(?:检定|校准)(?:证书|报告|结果|合格证)")
_PURPOSES = (
    (_REVIEWED, "技术监控设备的法制和技术审核", "设备的法制审核、技术审核意见；未经审核的不能作为处罚的证据"),
    (_PLACED, "技术监控设备设置地点的公布", "设置地点向社会公布的公告；没有公布的不能作为处罚的证据"),
    (
        _INFORMED,
        "违法事实的及时告知（技术监控）",
        "及时告知当事人违法事实的记录，以及为查询、陈述、申辩提供便利的材料",
    ),
)


def monitoring_gaps(case: Case) -> tuple[Gap, ...]:
    """What is missing around data of technical devices, and certificates of instruments that had run out.

    Args:
        case: evidence and day of the act are read.
    """
    day = parse_as_of(case.act_date) if case.act_date else None
    data = [piece for piece in case.evidence if _is_of_device(piece)]
    found = [*_run_out(case, day)]
    if data and not (day and day < _SINCE):
        found += [*_unsupported(case, data[0])]
    return tuple(found)


def _is_of_device(piece: Evidence) -> bool:
    """Whether a piece holds data of a device of an agency; what a shop, a neighbour or the party recorded is another thing."""
    if _OF_OTHERS.search(f"{piece.name}{piece.source}"):
        return False
    return piece.kind in _DATA and _DEVICE.search(f"{piece.name}\n{piece.text}") is not None


def _unsupported(case: Case, data: Evidence) -> Iterator[Gap]:
    """Each thing that no paper of the case tells of; a piece that was not read may tell of any."""
    if any(not piece.text.strip() for piece in case.evidence):
        return
    papers = [f"{piece.name}\n{piece.text}" for piece in case.evidence]
    for form, element, collect in _PURPOSES:
        if not any(form.search(words) for words in papers):
            yield _missing(data, element, collect)
    if _MEASURES.search(data.text) and not any(_VERIFIED.search(words) for words in papers):
        yield _missing(data, "计量设备的检定", "测量设备在检定有效期内的检定（校准）证书")


def _missing(data: Evidence, element: str, collect: str) -> Gap:
    return Gap(
        element, ElementStatus.MISSING, (Support(data.id, data.name),), collect, "设备的管理单位、本机关",
        _LAW, f"{data.name}是技术设备收集的，案卷里没有相应的材料",
    )  # fmt: skip


def _run_out(case: Case, day: date | None) -> Iterator[Gap]:
    """Certificates of verification that had run out on the day of the act, where no other certificate covers it."""
    papers = [(p, last) for p in case.evidence if _CERTIFICATE.search(p.name) and (last := _last_day(p))]
    if day is None or any(last >= day for _, last in papers):
        return
    for piece, last in papers:
        yield Gap(
            f"材料合格·{piece.name}", ElementStatus.FLAWED, (Support(piece.id, piece.text[:80]),),
            "取得行为当时有效的检定（校准）证书；没有的，测量数据不能采信", "检定机构、设备的管理单位",
            "《中华人民共和国行政处罚法》第四十条、第四十一条",
            f"检定有效期至{format_date(last)}，行为发生在{format_date(day)}，设备已超过检定有效期",
        )  # fmt: skip


def _last_day(piece: Evidence) -> date | None:
    """The one last day of validity that a certificate gives."""
    told = (read_date(fact.value) for fact in evidence_facts(piece) if fact.name == "日期（有效期至）")
    days = {day for day in told if day}
    return next(iter(days)) if len(days) == 1 else None

"""Evidence taken by technical devices without an officer there, and the instruments that measured (处罚法第四十一条).

What the law asks for may stand in any paper of the case, not only in the one that holds the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.procedure.seizure import says
from assistant.corpora import Words
from assistant.dossier.denials import event_days
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import BY_DEVICE, Case, Evidence, EvidenceKind
from assistant.text.dates import format_date, parse_as_of, read_date


class _Said(Words):
    """The words of devices that record without an officer, as corpora/lexicon/analysis/monitoring.yaml has them."""

    FILE = "lexicon/analysis/monitoring.yaml"

    device: re.Pattern[str]
    attended: re.Pattern[str]
    of_others: re.Pattern[str]
    measures: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第四十一条"
_SINCE = date(2021, 7, 15)
_OF_THE_DEVICE = re.compile(r"设备|点位|监控|安装|设置")
_REVIEWED = re.compile(r"(?:法制|技术)[^，。；]{0,6}审核")
_PLACED = re.compile(
    r"(?:设备|监控|检测点|监测点|点位|抓拍点|卡口|设置地点|安装地点)[^。；]{0,50}(?:公布|公告|公示)|(?:公布|公告|公示)[^。；]{0,50}(?:设备|监控|检测点|监测点|点位|抓拍点|卡口|设置地点|安装地点)"
)
_INFORMED = re.compile(
    r"违法[^，。；]{0,6}(?:信息|事实|情况)[^，。；]{0,8}(?:告知|通知)|(?:告知|通知)[^，。；]{0,12}违法[^，。；]{0,8}(?:信息|事实|记录)"
    r"|(?:短信|电话|微信|邮寄|平台|系统|小程序|公众号|APP)[^。；]{0,30}(?:告知|通知|提醒|推送)|(?:告知|通知|发送|推送)[^。；]{0,16}(?:短信|电话|微信|平台|系统|小程序|APP)"
)
_VERIFIED = re.compile(r"检定|校准|计量[^，。；]{0,4}(?:合格|认证)|强检")
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
        case: evidence, steps, facts and day of the act are read.
    """
    day = parse_as_of(case.act_date) if case.act_date else None
    data = [piece for piece in case.evidence if is_of_device(piece)]
    found = [*_run_out(case, day)]
    if data and not (day and day < _SINCE) and not _is_attended(case, day):
        found += [*_unsupported(case, data[0])]
    return tuple(found)


def is_of_device(piece: Evidence) -> bool:
    """Whether a piece holds data of a device of an agency; what a shop, a neighbour or the party recorded is another thing."""
    said = _Said.read()
    if said.of_others.search(f"{piece.name}{piece.source}"):
        return False
    return piece.kind in BY_DEVICE and said.device.search(f"{piece.name}\n{piece.text}") is not None


def _is_attended(case: Case, day: date | None) -> bool:
    """Whether officers were there: somebody says so, or a record of the site was made on the day of the act."""
    if any(says(_Said.read().attended, f"{piece.source}。{piece.text}") for piece in case.evidence):
        return True
    records = (
        p for p in case.evidence if p.kind is EvidenceKind.RECORD and not _OF_THE_DEVICE.search(p.name)
    )
    return any(day and (p.obtained == day or day in event_days(evidence_facts(p))) for p in records)


def _unsupported(case: Case, data: Evidence) -> Iterator[Gap]:
    """Each thing that no paper or step of the case tells of; a piece that was not read may tell of any."""
    if any(not piece.text.strip() for piece in case.evidence):
        return
    papers = [f"{piece.name}\n{piece.text}" for piece in case.evidence]
    papers += [case.facts, *(f"{step.name}，{step.note}" for step in case.steps)]
    for form, element, collect in _PURPOSES:
        if not any(form.search(words) for words in papers):
            yield _missing(data, element, collect)
    if _Said.read().measures.search(data.text) and not any(_VERIFIED.search(words) for words in papers):
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

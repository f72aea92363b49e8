"""Of whom a stretch of a paper speaks: of the party of the paper or of somebody else."""

from __future__ import annotations

import re

from assistant.review.parts.model import Decision

_KINDS_OF_UNIT = "公司|单位|企业|厂|店|院|校|所|场|社|行|馆|中心|部|商户|户|车队|工作室"
CALLED = rf"当事人|被处罚人|被处罚单位|被告知人|你(?:{_KINDS_OF_UNIT})?|贵(?:公司|单位)"
_POINTED_AT = rf"该(?:{_KINDS_OF_UNIT}|人)|其本人|其(?![中他余])"
_OTHERS = re.compile(
    r"某|同案|另案|另一|另外[一两]|他人|其他(?:人|单位|公司)|第三人|责任人|行为人|实施人|(?:主管|责任|从业|管理|技术|操作|施工|实施|作业|保安)人员|[员职]工|工人|房东|业主|股东|合伙人|出租|承租|承包|发包|分包"
    r"|承运|托运|货主|车主|船主|司机|驾驶[员人]|法定代表人|负责人|经理|[厂店校院站]长|所有人|使用人|管理人|供货|供应商|上家|下家|监护人|父亲|母亲|妻子|丈夫"
    r"|[\u4e00-\u9fff](?:公司|企业|单位|厂|店|商行|经营部|合作社|工作室|物业)"
)

# 我局负责人, 本机关执法人员 are the office itself
_OF_THE_OFFICE = re.compile(
    r"(?:我|本)(?:局|委|厅|队|大队|支队|总队|会|所|站|中心|机关|单位|部门)[\u4e00-\u9fff]{0,4}?(?:负责人|领导|执法人员|监督员|工作人员)|(?:行政)?机关负责人"
)
_OFFICES = re.compile(
    r"[\u4e00-\u9fff]{0,16}?(?:局|[大支总中]队|街道办|办事处|居委会|村委会|委员会|派出所|供电所|公安机关|法院|机构)"
)
_OWN_PARTS = re.compile(
    r"(?:(?:我|本)[\u4e00-\u9fff]{0,6}|法制|审核|办案|承办|听证|执法)[\u4e00-\u9fff]{0,4}(?:局|队|机构)$"
)
_BY_OTHERS = re.compile(
    r"另案|前案|前次|上次|自查|内部|房东|出租|承租|承包|发包|业主|物业|房主|股东|保安|社区|邻居|居民|供货|供应商|抢修|中介|[\u4e00-\u9fff](?:公司|企业|单位|厂|店|商行|合作社)"
)
_DONE_TO = re.compile(r"(?:对|向|给|与|到|在|被)[^，。；]{1,20}?(?=的|未|没有|时|$)")
_WHEN = re.compile(r"(?:时|中|之后|后|前)$")


def names_of_party(decision: Decision) -> str:
    """A pattern of the names by which the head calls the parties; one that matches nothing without any.

    Args:
        decision: the paper in its parts.
    """
    told = (party.called for party in decision.parties)
    return "|".join(re.escape(name) for name in told if len(name) > 1) or r"(?!)"


def of_party(decision: Decision, *, pointed: bool = True) -> str:
    """A pattern of every word for the party.

    Args:
        decision: the paper in its parts.
        pointed: whether 该公司, 其 and the like, which may point at another, count too.
    """
    sure = f"{names_of_party(decision)}|{CALLED}"
    return f"{sure}|{_POINTED_AT}" if pointed else sure


def speaks_of_others(text: str, decision: Decision) -> bool:
    """Whether a stretch names a person or a unit besides the party.

    Args:
        text: a stretch of the paper.
        decision: the paper in its parts.
    """
    return bool(_OTHERS.search(re.sub(of_party(decision), "，", _OF_THE_OFFICE.sub("，", text))))


_STAFF = "驾驶[员人]|司机|[员职]工|工人|店员|业务员|销售(?:人员|员)|收银员|服务员|保管员|操作(?:人员|工|员)|施工(?:人员|队)|作业人员|工作人员"
_PERSON = r"(?:[\u4e00-\u9fff]某{1,2}|[\u4e00-\u9fff]{2,3}(?=驾驶|将|把|在|未|于|向|擅自|违|[，,（(]))?"


def without_staff(text: str, decision: Decision) -> str:
    """A stretch in which those who act for the party (当事人的驾驶员某某, 该公司员工) count as the party itself.

    Args:
        text: a stretch of the paper.
        decision: the paper in its parts; only a unit has others act for it.
    """
    if not any(party.organisation for party in decision.parties):
        return text
    own = rf"(?P<party>{of_party(decision)})(?:的|所?[雇聘](?:[用请佣]的?)?|[安指]派的)?(?:{_STAFF}){_PERSON}"
    return re.sub(own, lambda m: m["party"], text)


_UNIT = re.compile(r"[\u4e00-\u9fff](?:公司|企业|单位|厂|店|商行|经营部|合作社|工作室|物业)")
_THE_UNIT = re.compile("该(?:公司|单位|企业)")


def the_unit_is_party(clause: str, before: str, decision: Decision) -> bool:
    """Whether 该公司 in a clause can point at nobody but the party: it is one unit, and no other is named before.

    Args:
        clause: the words that say 该公司, 该单位.
        before: what stands before them.
        decision: the paper in its parts.
    """
    one = len(decision.parties) == 1 and decision.parties[0].organisation is True
    return (
        one and bool(_THE_UNIT.search(clause)) and not _UNIT.search(re.sub(of_party(decision), "，", before))
    )


def done_by_others(sentence: str, start: int, decision: Decision) -> bool:
    """Whether the one of whom a sentence tells up to there is neither the office nor the party: a landlord, a laboratory, another office.

    Args:
        sentence: the sentence, quoted law blanked out.
        start: where the words begin that tell what was done or left undone.
        decision: the paper in its parts.
    """
    clauses = re.split("[，,；：:]", sentence[:start])
    before = clauses[-1]
    if len(clauses) > 1 and _WHEN.search(clauses[-2]):
        before = f"{clauses[-2]}，{before}"
    before = re.sub(of_party(decision), "，", _DONE_TO.sub("", before))
    own = decision.agency.text if decision.agency else ""
    offices = (m[0] for m in _OFFICES.finditer(before) if not _OWN_PARTS.search(m[0]))
    return bool(_BY_OTHERS.search(before)) or any(name not in own for name in offices)

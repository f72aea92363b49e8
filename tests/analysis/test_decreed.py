"""Clauses that presuppose a decision, an order, an announcement or a plan, and how a case names it."""

import pytest

from assistant.analysis.decreed import decree_of, decree_shown, is_own_order, tells_decree
from assistant.dossier.model import Case, Evidence, EvidenceKind


@pytest.mark.parametrize(
    ("conduct", "what"),
    [
        ("违反本条例规定，拒不执行区人民政府责令停工决定的", "区人民政府责令停工决定"),
        ("船舶不服从港口调度机关的统一调度的", "港口调度机关的统一调度"),
        ("施工单位未执行扬尘天气应急措施的", "扬尘天气应急措施"),
        ("经营者不执行政府定价的", "政府定价"),
        ("拒绝执行防洪指挥部门发布的命令、决定的", "防洪指挥部门发布的命令、决定"),
        ("在县人民政府公告划定的区域放生外来鱼种的", "人民政府公告划定的区域"),
        ("违反码头布局规划新建泊位的", "码头布局规划"),
        ("养殖户未按照动物疫病强制免疫计划免疫的", "动物疫病强制免疫计划"),
        ("用水户拒不执行取水限制决定，或者擅自转让取水权的", "取水限制决定"),
        # nothing had to be decided first
        ("违反本条例规定，未制定应急预案的", ""),
        ("未按照规定采取防尘措施的", ""),
        ("未取得建设工程规划许可证进行建设的", ""),
        ("未按照规划条件进行设计的", ""),
        ("违反国家标准编制城乡规划的", ""),
        ("业主委员会委员不执行业主大会决定的", ""),
        ("违反刑事判决中的禁止令，不履行人民法院判决的", ""),
        ("未按照规定公告停水时间的", ""),
        ("单位未执行本单位安全制度和措施的", ""),
        ("调度员不遵守站内调度规则的", ""),
        ("在禁止停车的路段停车的", ""),
        ("", ""),
    ],
)
def test_what_must_have_been_decided_first(conduct: str, what: str) -> None:
    assert decree_of(conduct, "") == what


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("当事人拒不停止取水，不执行限制决定", True),
        ("当事人把取水指标擅自转让给邻村", False),
        ("当事人实施了违法行为", True),
    ],
)
def test_another_alternative_of_the_clause_needs_no_decision(told: str, there: bool) -> None:
    assert bool(decree_of("拒不执行取水限制决定，或者擅自转让取水指标的", told)) is there


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("区人民政府《关于临时限行的通告》自三月一日起施行。", True),
        ("区防汛指挥部某汛〔2026〕5号调度命令要求开闸。", True),
        ("2026年3月1日，区人民政府发布重污染天气橙色预警，启动二级响应。", True),
        ("当事人拒不执行区人民政府的停工决定。", False),
        ("2026年3月5日，执法人员检查时发现当事人不执行停工决定。", False),
        ("本机关送达了《责令改正通知书》。", False),
        ("违反了《某市城乡规划条例》的规定。", False),
    ],
)
def test_a_case_names_the_decision(text: str, tells: bool) -> None:
    assert tells_decree(text) is tells


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("区人民政府关于临时限行的通告", "", True),
        ("停工命令（复印件）", "", True),
        ("港口布局规划图", "", True),
        ("询问笔录", "我看到了2026年3月1日政府发布的公告。", True),
        ("责令改正通知书", "", False),
        ("行政处罚决定书", "", False),
        ("现场检查笔录", "当事人仍在施工。", False),
    ],
)
def test_evidence_shows_the_decision(name: str, text: str, shown: bool) -> None:
    case = Case(facts="施工", evidence=(Evidence(id="1", kind=EvidenceKind.DOCUMENT, name=name, text=text),))
    assert bool(list(decree_shown(case))) is shown


def test_an_order_of_the_agency_itself() -> None:
    assert is_own_order("设备安全监察指令")
    assert not is_own_order("有关人民政府的指令")

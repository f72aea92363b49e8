"""Kinds of paper by heading, by name in a list of evidence, by the words of the body."""

import pytest

from assistant.analysis.procedure.data import load_rules
from assistant.dossier.model import EvidenceKind
from assistant.paper.kinds import kind_named, load_kinds, recognise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("某某市水利局\n行 政 处 罚 决 定 书\n某水罚决字〔2026〕3号\n当事人：", "decision"),
        ("当场行政处罚决定书\n编号：0012", "spot_decision"),
        ("不予行政处罚决定书\n某市监不罚〔2026〕1号", "no_penalty"),
        ("某市城管罚字〔2026〕第12号\n某某有限公司：\n经查", "decision"),
        ("行政处罚事先告知书\n某某：", "notice"),
        ("行政处罚听证告知书", "hearing_notice"),
        ("责令限期改正通知书", "correction"),
        ("责令停止违法行为通知书", "correction"),
        ("履行行政处罚决定催告书", "reminder"),
        ("强制执行申请书\n申请执行人：某局", "enforcement"),
        ("先行登记保存证据处理决定书", "registration_result"),
        ("先行登记保存证据通知书", "registration"),
        ("解除扣押决定书", "seizure_release"),
        ("查封决定书", "seizure"),
        ("听证通知书", "hearing_call"),
        ("听证笔录", "hearing_record"),
        ("询问（调查）笔录", "inquiry"),
        ("现场检查（勘验）笔录", "site_record"),
        ("立 案 审 批 表", "filing"),
        ("案件调查终结报告", "report"),
        ("送 达 回 证", "service"),
        ("送达地址确认书", "service_address"),
        ("重大行政执法决定法制审核意见书", "legal_review"),
        ("行政处罚案件集体讨论记录", "discussion"),
        ("结案审批表", "closing"),
        ("案件移送函", "transfer"),
        ("询问通知书", "summons"),
        ("营 业 执 照\n（副本）", "licence"),
        ("今天天气很好。\n我们去散步。", None),
        ("", None),
        ("某某有限公司：\n经查明，你公司擅自排放。违反了《某条例》第三条。我局决定处罚款5000元。你可以申请行政复议。", "decision"),
        ("某某有限公司：\n我局拟对你公司处以罚款5000元。你有权进行陈述、申辩。逾期未提出的，视为放弃。", "notice"),
    ],
)  # fmt: skip
def test_by_text(text: str, kind: str | None) -> None:
    found = recognise(text)
    assert (found.kind.kind if found.kind else None) == kind
    assert found.reason


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("营业执照复印件", "licence"), ("法定代表人身份证正反面", "id_card"), ("授权委托书及身份证复印件", "authority"),
        ("现场照片六张", "photo"), ("监控录像一段", "video"), ("王某某询问笔录.docx", "inquiry"), ("现场询问笔录", "inquiry"),
        ("复查笔录", "site_record"), ("水质检测报告（编号01）", "test_report"), ("面积测绘报告", "test_report"),
        ("关于划定禁燃区的通告", "announcement"), ("关于地块性质的复函", "reply"), ("处罚记录查询单", "query"),
        ("后台订单数据导出", "e_evidence"), ("租赁合同", "contract"), ("销售台账", "ledger"), ("取水许可证", "permit"),
        ("举报登记表", "complaint"), ("抽样取证凭证", "sampling"), ("责令改正通知书及送达回证", "correction"),
        ("现场方位示意图", "map"), ("价格认定结论书", "price"), ("投诉举报平台查询单", "query"), ("投诉记录查询结果", "query"), ("投诉登记表", "complaint"), ("举报信", "complaint"),
        ("鉴定意见告知书", "result_notice"), ("检验结果通知书", "result_notice"),
        ("价格认定结论告知书", "result_notice"), ("检验报告及送达回证", "test_report"), ("价格认定协助书", None), ("当事人的陈述申辩书", "defence"), ("随便写写", None),
    ],
)  # fmt: skip
def test_by_name(name: str, kind: str | None) -> None:
    found = recognise("", name=name)
    assert (found.kind.kind if found.kind else None) == kind


def test_the_registry_fits_its_neighbours() -> None:
    steps = {entry.kind for entry in load_rules().steps}
    kinds = [entry.kind for entry in load_kinds()]
    assert len(kinds) == len(set(kinds)) >= 40
    for entry in load_kinds():
        assert entry.step in steps | {""}, entry.kind
        assert entry.evidence in {*map(str, EvidenceKind), ""}, entry.kind
    assert kind_named("decision") is not None
    assert kind_named("poem") is None

"""The result of a test that was ordered and an award stand in the evidence; the paper of a later test does not prove the first."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review

_TEXT = """祁川县水务局
行政处罚决定书
祁水罚〔2025〕7号

当事人：祁川县顺达建设有限公司
住所：祁川县东风街道建设路5号
法定代表人：季长明

经查明，2025年3月3日，当事人在祁川县东风街道建设路5号施工。{facts}
证据有：
1.现场笔录、询问笔录；
2.{proof}；
3.营业执照复印件。
当事人的行为违反了有关规定，我局决定罚款人民币伍仟元整（¥5000.00）。

祁川县水务局
2025年5月12日
"""
_TESTED, _WON = "委托检测（鉴定）的结果", "中标、承揽的事实"


@pytest.mark.parametrize(
    ("told", "facts", "proof", "accused"),
    [
        (_TESTED, "质监站委托有资质的检测单位取样6处，实测厚度11厘米。", "整改后的复检报告", True),
        (_TESTED, "我局委托祁川环境监测站采样，结果超标2倍。", "返工报告", True),
        (_TESTED, "我局委托省质检院检验公司抽检，结论为不合格。", "销售单", True),
        (_TESTED, "我局委托祁川测绘公司实测，占地平均超出3米。", "照片", True),
        (_WON, "当事人中标东河清淤工程后转给他人。", "《项目合作协议》原件、转账凭证", True),
        (_WON, "当事人中标园区保洁服务，未派人员。", "考勤表、招标人出具的说明", True),
        (_TESTED, "质监站委托有资质的检测单位取样6处，实测厚度11厘米。", "检测报告、复检报告", False),
        (_TESTED, "我局委托祁川环境监测站采样，结果超标2倍。", "监测数据单", False),
        (_TESTED, "当事人未委托检测机构检测，结果不明。", "照片", False),
        (_TESTED, "我局委托祁川测绘公司实测，占地平均超出3米。", "测绘成果", False),
        (_WON, "当事人中标东河清淤工程后转给他人。", "中标通知书", False),
        (_WON, "当事人中标园区保洁服务，未派人员。", "服务合同", False),
        (_WON, "当事人未中标园区保洁服务。", "照片", False),
    ],
)
def test_what_the_facts_rest_on(
    packaged_library: LawLibrary, told: str, facts: str, proof: str, *, accused: bool
) -> None:
    found = review(_TEXT.format(facts=facts, proof=proof), library=packaged_library).findings
    assert any(f.rule == "R07" and told in f.message for f in found) is accused

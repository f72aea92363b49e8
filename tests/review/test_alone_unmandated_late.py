"""One officer named twice is one; a mandate to come is none; a sale is not the decision on what was kept."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review

_TEXT = """祁川县交通运输局
行政处罚决定书
祁交罚〔2025〕7号

当事人：祁川县顺达物流有限公司
住所：祁川县东风街道建设路5号
法定代表人：季长明
{head}
经查明，2025年3月3日，当事人在祁川县东风街道建设路5号使用未检测的车辆从事货运。{kept}以上事实有现场笔录、询问笔录、照片为证。
当事人的行为违反了有关规定，我局决定罚款人民币伍仟元整（¥5000.00）。
{foot}
祁川县交通运输局
2025年5月12日
"""


def _told(library: LawLibrary, rule: str, **parts: str) -> bool:
    text = _TEXT.format(**{"head": "", "kept": "", "foot": "", **parts})
    return any(f.rule == rule and f.severity.value != "提示" for f in review(text, library=library).findings)


@pytest.mark.parametrize(
    ("head", "foot", "accused"),
    [
        ("执法人员：杞明（执法证号25292300146）", "执法人员（签名）：杞明", True),
        ("检查人员：杞明绍（执法证号25292300146），已出示证件。", "检查人员：杞明绍", True),
        ("承办人杞明绍（执法证号25292300146）承办。", "执法人员签名：杞明绍", True),
        ("由杞明绍（证号：25292300146）负责调查。", "办案人员（签字）：杞明绍", True),
        ("杞明绍（执法证号25292300146）到场检查，杞明绍（执法证号25292300146）制作笔录。", "", True),
        ("执法人员：杞明绍（执法证号25292300146）", "", True),
        ("执法人员：杞明绍（执法证号25292300146）", "执法人员（签名）：杞明绍　赵春艳", False),
        ("检查人员：杞明绍（执法证号25292300146）、赵春艳（执法证号25292300159）", "执法人员（签名）：杞明绍", False),
        ("承办人杞明绍（执法证号25292300146）、赵春（执法证号25292300159）", "", False),
        ("执法人员：杞明绍（执法证号25292300146）", "执法人员签名：杞明绍、赵春艳", False),
        ("", "执法人员（签名）：杞明绍 赵春艳", False),
        ("由杞明绍（证号：25292300146）、赵春艳（证号：25292300159）负责调查。", "承办人：杞明绍", False),
    ],
)  # fmt: skip
def test_one_officer_named_twice(
    packaged_library: LawLibrary, head: str, foot: str, *, accused: bool
) -> None:
    assert _told(packaged_library, "R02", head=head, foot=foot) is accused


@pytest.mark.parametrize(
    ("head", "accused"),
    [
        ("到场人员：李文斌，安全员，授权委托书待补", True),
        ("到场人员：李文斌，职员，委托书尚未提交。", True),
        ("受委托人：李文斌（授权委托书事后补交）", True),
        ("受委托人：李文斌，委托手续另行补办。", True),
        ("到场人员：李文斌，经理，授权委托书原件未附。", True),
        ("到场人员：李文斌，授权委托书没有。", True),
        ("到场人员：李文斌，持有授权委托书（原件留存）", False),
        ("受委托人：李文斌，授权委托书已补交。", False),
        ("受委托人：李文斌，委托书经补正后附卷。", False),
        ("受委托人：李文斌，授权委托书载明代理权限，附卷。", False),
        ("到场人员：法定代表人季长明", False),
        ("受委托人：李文斌，授权委托书、身份证复印件附卷。", False),
    ],
)
def test_a_mandate_to_come(packaged_library: LawLibrary, head: str, *, accused: bool) -> None:
    assert _told(packaged_library, "R05", head=head) is accused


@pytest.mark.parametrize(
    ("kept", "accused"),
    [
        ("3月3日对鲜肉80公斤先行登记保存，3月5日变卖得款800元；2025年4月10日作出先行登记保存处理决定，款项待处理。", True),
        ("3月3日先行登记保存水果2箱，3月4日委托拍卖；2025年4月1日解除先行登记保存。", True),
        ("3月3日将活鱼先行登记保存，3月4日变卖，2025年3月31日作出登记保存物品处理决定书，退还网具。", True),
        ("3月3日先行登记保存，2025年3月28日变卖。", True),
        ("3月3日先行登记保存，3月6日销毁变质部分，2025年4月8日解除对其余物品的登记保存。", True),
        ("3月3日先行登记保存货物，2025年4月2日作出先行登记保存处理决定，予以没收。", True),
        ("3月3日对鲜肉先行登记保存，3月5日变卖得款800元；2025年3月10日作出先行登记保存处理决定。", False),
        ("3月3日先行登记保存水果2箱，3月4日委托拍卖，价款存入专户。", False),
        ("3月3日先行登记保存，3月7日作出处理决定，予以扣押。2025年4月1日送达扣押决定书。", False),
        ("3月3日先行登记保存，3月10日全部返还，2025年4月1日取回送达回证。", False),
        ("3月3日先行登记保存，3月6日解除登记保存并发还，3月20日当事人自行变卖。", False),
        ("3月3日先行登记保存，3月12日作出先行登记保存处理决定，移送农业农村局。", False),
    ],
)  # fmt: skip
def test_a_sale_is_not_the_decision(packaged_library: LawLibrary, kept: str, *, accused: bool) -> None:
    assert _told(packaged_library, "R28", kept=kept) is accused

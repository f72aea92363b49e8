"""Other wordings of the same kinds: a cap written as a limit, a hearing refused, things kept without leave, a look that found all mended."""

import pytest

from assistant.law.library import LawLibrary
from tests.review.test_turns_and_terms import Edits, _found

_CAP, _HEARD, _KEPT = "加处罚款的上限", "要求听证的应当举行", "登记保存、查封扣押经批准"
_MENDED, _WEIGHED, _ANSWER = "复查已改正的不按逾期处罚", "裁量情节不自相矛盾", "回应陈述申辩"
_COSTS, _REVIEWED = "听证不收费用", "审核后才作决定"
_NOT_EXCEED = "加处罚款的数额不超出罚款的数额"
_WAIVED = "当事人二未提出陈述、申辩，未要求听证。"
_STILL = "当事人一仍未对48名从业人员进行安全生产教育和培训，逾期未改正"
_PLEA = "称取水量不大，请求从轻处罚。本局复核认为，取水量不大属实，该意见予以采纳。"


@pytest.mark.parametrize(
    ("title", "base", "edits", "accused"),
    [
        (_CAP, "water", ((_NOT_EXCEED, "加处罚款总额以罚款数额的三倍为限"),), True),
        (_CAP, "water", ((_NOT_EXCEED, "加处罚款的数额可以超过罚款数额"),), True),
        (_CAP, "water", ((_NOT_EXCEED, "加处罚款总额以罚款数额为限"),), False),
        (_CAP, "water", ((_NOT_EXCEED, "加处罚款不得超过罚款本金"),), False),
        (_HEARD, "water", (("请求从轻处罚。本局", "请求从轻处罚；并要求举行听证，本局决定不举行听证。本局"),), True),
        (_HEARD, "fish", (("当事人当日表示不陈述、不申辩。", "被处罚人于2023年7月27日要求听证，本机关未予组织。"),), True),
        (_HEARD, "fish", (("当事人当日表示不陈述、不申辩。", "被处罚人未要求听证，本机关未组织听证。"),), False),
        (_HEARD, "safety", ((_WAIVED, "当事人二申请听证后撤回，不再组织听证。"),), False),
        (_HEARD, "safety", (), False),
        (_KEPT, "fish", (("本机关当场对电捕鱼器1套", "执法人员自行对电捕鱼器1套"),), True),
        (_KEPT, "fish", (("本机关当场对电捕鱼器1套", "执法人员自行决定对电捕鱼器1套"),), True),
        (_KEPT, "fish", (("本机关当场对电捕鱼器1套", "执法人员报经负责人批准，对电捕鱼器1套"),), False),
        (_MENDED, "safety", ((_STILL, "当事人一已全部建立培训档案并完成培训。当事人一逾期未改正"),), True),
        (_MENDED, "safety", ((_STILL, "当事人一已建立20名从业人员的档案，其余仍未培训，逾期未改正"),), False),
        (_MENDED, "safety", ((_STILL, "当事人一期满仍未改正，2025年3月6日再次检查，已完成培训。当事人一逾期未改正"),), False),
        (_MENDED, "safety", (), False),
        (_WEIGHED, "water", (("没有造成危害后果，依法从轻处罚", "没有造成危害后果，依法予以从重处罚"),), True),
        (_WEIGHED, "water", (("没有造成危害后果，依法从轻处罚", "但造成河段断流的后果，依法予以从重处罚"),), False),
        (_WEIGHED, "water", (), False),
        (_ANSWER, "water", ((_PLEA, "称系管水员个人所为，请求免予处罚。经复核，不予采纳。"),), True),
        (_ANSWER, "water", ((_PLEA, "称系管水员个人所为，请求免予处罚。经复核，管水员系履行职务，不予采纳。"),), False),
        (_ANSWER, "water", ((_PLEA, "请求免予处罚，因取水量大，本局不予采纳。"),), False),
        (_COSTS, "safety", (("2025年3月28日举行听证。", "2025年3月28日举行听证，听证费用由要求听证的一方承担。"),), True),
        (_COSTS, "safety", (("2025年3月28日举行听证。", "2025年3月28日举行听证，听证费用由本局承担。"),), False),
        (_REVIEWED, "safety", (("本案经本局法制审核人员审核通过；", "法制审核意见为证据不足、退回补充，其后未再审核；"),), True),
        (_REVIEWED, "safety", (("本案经本局法制审核人员审核通过；", "法制审核人员提出证据不足的意见，未予采纳；"),), True),
        (_REVIEWED, "safety", (("本案经本局法制审核人员审核通过；", "法制审核意见为证据不足、退回补充，补充证据后再次审核通过；"),), False),
        (_REVIEWED, "safety", (), False),
    ],
)  # fmt: skip
def test_other_wordings(
    packaged_library: LawLibrary, title: str, base: str, edits: Edits, *, accused: bool
) -> None:
    assert bool(_found(title, base, edits, packaged_library)) is accused

"""Who acts for the agency keeps the name; who acts for a unit in the same words does not."""

import pytest

from assistant.text.personal import named_in, officials_in

OF_THE_AGENCY = """
农业执法人员王强到场检查
林业执法人员李明、渔业执法人员钱伟在场
本单位经办人赵强到场
办案单位承办人孙立在场
我方记录人周立签字
执法单位检查人吴江出示证件
行政执法局物业科经办人王强在场
执法人员王强（负责甲公司现场检查）到场
经办人：周立（负责甲公司一案）
处罚机关批准人何兰签字
向甲公司执法人员王强出示证件
甲公司门店执法人员王强检查时
卫生行业执法人员王强称
审批人孙立仁（分管甲店一案的负责人）签字
对甲饭店检查人员王强、李明出示证件
检查甲公司的执法人员王强称
到甲公司办案人员钱伟表示
餐饮业执法人员钱伟在场
社区图书馆听证员孙立发言
"""

OF_A_UNIT = """
甲公司经办人赵强称
该店检查人钱小兵签字
丙饭店的审批人孙立仁在场
农商银行主持人何兰在场
对方经办人周立签字
物业经办人李明在场
被检查单位经办人李明签字
丙医院记录人钱伟在场
经办人钱伟（该公司会计）
经办人：周立（甲公司员工）
审批人孙立系甲店员工
供货方经办人李明签字
甲企业审核人李明签字
施工单位承办人李明在场
委托方经办人吴江到场
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("text", lines(OF_THE_AGENCY))
def test_who_acts_for_the_agency_is_kept(text: str) -> None:
    assert officials_in([text])
    assert named_in([text]) == ()


@pytest.mark.parametrize("text", lines(OF_A_UNIT))
def test_who_acts_for_a_unit_is_a_person(text: str) -> None:
    assert officials_in([text]) == frozenset()
    assert len(named_in([text])) == 1


def test_all_of_several_officials_are_kept() -> None:
    told = ["林业执法人员李明、渔业执法人员钱伟在场，对甲饭店检查人员王强、孙立出示证件"]
    assert officials_in(told) == {"李明", "钱伟", "王强", "孙立"}

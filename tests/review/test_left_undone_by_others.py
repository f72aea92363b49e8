"""An omission of somebody else (a laboratory, a landlord, another office) is no admission of the office."""

import pytest

from assistant.law.library import LawLibrary
from tests.review.test_admissions import admitted


@pytest.mark.parametrize(
    "sentence",
    [
        "受委托的辛检测公司出具报告时，复印件未与原件核对，我大队已补充核对。",
        "房东提供的租赁合同复印件未经核对，未作为证据。",
        "区住建局曾对该场所下达责令改正通知书，但该通知书未送达。",
        "街道办事处2025年发出的整改通知书没有送达该公司。",
        "承租人未接收房东的责令整改通知书，该通知书没有送达。",
        "消防技术服务机构的检查笔录未经其负责人签字。",
        "该公司自查时的检查笔录没有签名。",
        "乙区城管局扣押板材时没有出具清单，该公司已另行申请复议。",
        "公安机关另案扣押的叉车未出具清单。",
        "物业公司未听取业主的陈述。",
        "丙公司的授权委托书没有载明权限，不作为证据。",
        "居委会主持人与当事人是亲属，未回避。",
        "快递公司未将告知书送达，我大队3月17日直接送达。",
    ],
)
def test_what_others_left_undone(packaged_library: LawLibrary, sentence: str) -> None:
    assert admitted(sentence, packaged_library) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "《责令改正通知书》未送达该公司即复查。",
        "西湖区消防救援大队的《责令改正通知书》没有送达。",
        "对房东的询问笔录未经其签名。",
        "2026年3月4日在物业公司对通道进行检查，检查笔录没有签名。",
        "我大队到乙公司调取合同，复印件未与原件核对。",
        "我大队扣押板材时，未交付清单。",
        "该公司提交的授权委托书没有载明期限。",
        "听证主持人庚某是本案承办人，未回避。",
        "我大队拒绝听取该公司的陈述、申辩。",
    ],
)
def test_what_the_office_left_undone(packaged_library: LawLibrary, sentence: str) -> None:
    assert admitted(sentence, packaged_library) != []

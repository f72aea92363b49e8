"""Officers who sign, towns, tables of shares, closing by leave, and facts that a piece of their own kind should show."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from assistant.review.parts.signers import signers_of
from assistant.review.rules import approved_above, places, table_sums
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS, LIST
from tests.review.test_planted import CLEAN

PAD = "甲" * 300 + "\n"


@pytest.mark.parametrize(
    ("foot", "count"),
    [
        ("执法人员（签名）：秦甲　执法证号09000210633\n当事人（签名）：沈乙\n", 1),
        ("执法人员：张甲丙（签名）\n执法证号：33010203\n", 1),
        ("执法人员签名或者盖章：张甲丙 执法证号：33010203\n", 1),
        ("处罚人：张甲丙（执法证号33010203）\n", 1),
        ("消防监督员（签名）：张甲丙　执法证号：33010203\n", 1),
        ("承办人员：张甲丙、　　　　（执法证号：33010203）\n", 1),
        ("执法人员1：张甲丙 证号33010203\n执法人员2：\n", 1),
        ("执法人员（签名）：秦甲　执法证号09000210633\n执法人员（签名）：包乙　执法证号09000210648\n", 2),
        ("执法人员：张甲丙、李乙丁\n", 2),
        ("执法人员：张甲丙 33010203 李乙丁 33010204\n", 2),
        ("执法人员（签名）：张甲丙　李乙丁\n执法证号：33010203、33010204\n", 2),
        ("执法人员（签名）：张甲丙　33010203\n　　　　　　　　　李乙丁　33010204\n", 2),
        ("消防监督员（签名）：冯甲　执法证号：50010800352　　秦乙丁　执法证号：50010800369\n", 2),
        ("执法人员：　　（签名）\n执法证号：33010203、33010204\n", 2),
        ("执法人员签名：张甲丙\n李乙丁\n", 2),
        ("执法人员签名：张甲丙\n2024年4月2日\n李乙丁\n2024年4月2日\n", 2),
        ("主办人：张甲丙　协办人：李乙丁\n执法人员签名：张甲丙\n", 2),
        ("执法人员签名：张甲丙\n2024年4月2日\n甲县市场监督管理局\n", 1),
    ],
)
def test_who_signs(foot: str, count: int) -> None:
    found = signers_of(PAD + foot)
    assert found is not None
    assert found[1] == count


def test_nobody_has_signed_yet() -> None:
    assert signers_of(PAD + "执法人员（签名）：　　　　\n") is None


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("位于清溪街道柳园小区", True),
        ("在甲县清溪乡柳园村", True),
        ("系清溪镇柳园花园的物业服务企业，在", True),
        ("系清溪镇柳园花园住宅小区的物业服务企业，为该小区管理责任人，在", True),
        ("在青禾镇柳园村", False),
        ("在青禾镇柳园村，从清溪镇柳园村购买板材，", False),
        ("在柳园路12号", False),
        ("从业，在清溪镇柳园小区装修后，在桃源路3号", False),
        ("名下位于清溪镇柳园街的门店不在本案范围，其在桃源路3号", False),
        ("在本镇柳园村", False),
    ],
)
def test_a_town_acts_in_its_own_town(where: str, fault: bool) -> None:
    told = list(places._in_another_town("甲县青禾镇人民政府", f"2026年3月3日，当事人{where}堆放板材。", 0))
    assert bool(told) is fault


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("因素　情形　百分值\n次数　首次　0%\n数量　较少　9%\n整改　已改　2%\n合计　　10%\n", True),
        ("序号｜品名｜金额\n1｜甲｜120元\n2｜乙｜80元\n合计｜220元\n", True),
        ("品名｜金额\n甲｜120元\n乙｜80元\n合计｜220元\n", False),  # R32 reads it
        ("品名｜金额｜数量\n甲｜100｜2\n乙｜200｜3\n合计｜300｜\n", False),
        ("品名｜数量｜单价\n甲｜2｜10元\n乙｜3｜20元\n合计｜80元\n", False),
        ("日期｜事由｜余额\n一日｜进｜100元\n二日｜进｜150元\n合计｜150元\n", False),
        ("类别　人群　人数\n甲　男　3人\n其中　未成年　1人\n乙　女　4人\n合计　　7人\n", False),
        ("成分　含量\n甲　　33.3%\n乙　　33.3%\n丙　　33.3%\n合计　　100%\n", False),
        ("车次　车牌　重量\n一　甲　10.25吨\n二　乙　11.33吨\n合计　　21.6吨\n", False),
        ("因素　情形　百分值\n次数　首次　0%\n数量　较少　8%\n整改　已改　2%\n合计　　10%\n", False),
        ("品名｜数量\n甲｜120袋\n乙｜80盒\n合计｜220件\n", False),
        ("品名｜金额\n甲｜120元\n乙｜待定\n合计｜220元\n", False),
        ("项目　监测值　限值\n氨氮　4.6　8\n总磷　0.2　0.5\n", False),
    ],
)
def test_rows_of_a_table(packaged_library: LawLibrary, table: str, fault: bool) -> None:
    decision = read_decision(Paper.of_text(CLEAN.replace("以上事实有", table + "\n以上事实有")))
    assert bool(list(table_sums.rows_and_total(decision, None))) is fault  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("情节严重的，报经有批准权的人民政府批准，责令停业、关闭。", True),
        ("情节严重的，提请县级以上人民政府按照权限予以关闭。", False),
        ("由县级以上地方人民政府责令限期拆除、关闭。", True),
        ("逾期不改正的，责令停产停业整顿。", False),
        ("由所在地城市、县人民政府城乡规划主管部门责令限期拆除，可以并处罚款。", False),
        ("由县级以上地方人民政府水行政主管部门责令限期拆除。", False),
    ],
)
def test_clauses_that_need_leave(text: str, needs: bool) -> None:
    assert (approved_above._NEEDS_LEAVE.search(text) is not None) is needs


def hints(library: LawLibrary, facts: str, proofs: str) -> list[str]:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{facts}。2026").replace(LIST, "证据如下：\n" + proofs)
    return [f.message for f in review(text, library=library).findings if f.severity.value == "提示"]


BASE = "1.现场检查笔录、照片，证明堆放的位置和数量；\n2.对员工己某的询问笔录，证明堆放的经过；\n3.营业执照复印件，证明主体资格；\n"


@pytest.mark.parametrize(
    ("facts", "more", "told"),
    [
        ("当事人系该小区的管理责任人", "", "当事人是"),
        ("当事人系该小区的管理责任人", "4.物业服务合同，证明服务范围。", ""),
        ("当事人系该小区的管理责任人", "4.社区情况反映，证明当事人为管理责任人。", ""),
        ("该楼系砖混结构", "", ""),
        ("灭火器检验有效期已届满", "", "这一期限"),
        ("灭火器检验有效期已届满", "4.2026年3月20日检验报告，证明整改情况。", "这一期限"),
        ("灭火器检验有效期已届满", "4.灭火器检验标签照片，证明检验有效期。", ""),
        ("灭火器检验有效期未届满", "", ""),
        ("已售出板材3件，违法所得90元", "", "只有当事人的陈述"),
        ("已售出板材3件，违法所得90元", "4.收银系统记录，证明售出的数量。", ""),
        ("已售出板材3件，违法所得90元", "4.对购买人辛某的询问笔录，证明买过板材。", ""),
        ("板材尚未售出", "", ""),
    ],
)
def test_a_piece_of_its_kind(packaged_library: LawLibrary, facts: str, more: str, told: str) -> None:
    found = [
        m
        for m in hints(packaged_library, facts, BASE + more)
        if "当事人是“" in m or "这一期限" in m or "只有当事人的陈述" in m
    ]
    assert bool(found) is bool(told)
    assert all(told in m for m in found)


@pytest.mark.parametrize(
    ("told", "leave"),
    [
        ("报经甲市人民政府批准", True),
        ("经甲市政府批准", True),
        ("甲县政府2024年5月6日批复同意", True),
        ("经本局负责人批准", False),
    ],
)
def test_leave_that_is_told(told: str, leave: bool) -> None:
    assert bool(approved_above._LEAVE.search(f"{told}，责令关闭。")) is leave

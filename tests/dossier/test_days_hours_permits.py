"""First days, hours of records, permits granted and run out, duties that are no statements, names registered with a slip."""

import pytest

from assistant.dossier.clocks_apart import clocks_apart
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.first_days import first_days_apart
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.not_stated import is_of_a_supplier, is_only_a_duty
from assistant.dossier.permits_held import permits_held

RECORD, PAPER, EXPERT = EvidenceKind.RECORD, EvidenceKind.DOCUMENT, EvidenceKind.EXPERT
WITNESS, PARTY, DATA = EvidenceKind.WITNESS, EvidenceKind.PARTY, EvidenceKind.ELECTRONIC
Row = tuple[EvidenceKind, str, str]


def _case(facts: str, *rows: Row, title: str = "", **fields: object) -> Case:
    given = [
        {
            "id": f"E{n}",
            "kind": kind,
            "name": name,
            "text": text,
            "obtained": "2026-05-14",
            "source": "有关单位提供",
        }
        for n, (kind, name, text) in enumerate(rows, 1)
    ]
    party = {"kind": "企业", "name": "瓯城宏业商贸有限公司", "representative": "卢启明"}
    made = {"title": title, "facts": facts, "act_date": "2026-05-12", "evidence": given, "party": party}
    return Case.model_validate({**made, **fields})


CLINIC = "2026年5月12日，检查发现该公司自2026年3月18日起在学院路7号未取得医疗机构执业许可证开展诊疗活动。"
DUMP = "4月6日至5月12日，该公司在白沙湾滩涂堆放建筑渣土。"
CLINIC_SAID: Row = (PARTY, "负责人询问笔录", "问：什么时候开始的？答：2026年3月18日开始看诊的。")
DUMP_SAID: Row = (PARTY, "负责人询问笔录", "问：什么时候开始堆的？答：4月6日开始堆，堆到5月12日你们来。")

_FIRST = [
    (CLINIC, CLINIC_SAID, (WITNESS, "护士某询问笔录", "答：我在那里做护士，2026年1月9日开始看诊的，病人不少。"), True),
    (CLINIC, CLINIC_SAID, (PAPER, "收费登记本", "2025年12月2日起诊疗收费，共登记病人96人次。"), True),
    (CLINIC, CLINIC_SAID, (WITNESS, "店员某询问笔录", "答：从2026年2月1日起就给人看牙了。"), True),
    (CLINIC, (PAPER, "收费登记本", "2026年3月18日起收费。"), (PARTY, "负责人询问笔录", "答：4月20日才开始营业看诊。"), True),
    (DUMP, DUMP_SAID, (WITNESS, "司机某询问笔录", "答：从3月6日拉到12日，都堆在白沙湾。"), True),
    (DUMP, DUMP_SAID, (WITNESS, "村民某询问笔录", "答：2月10日开始堆渣土，堆到5月12日。"), True),
    (DUMP, DUMP_SAID, (WITNESS, "挖机手某询问笔录", "答：我4月16日进场，把渣土推平。"), True),
    (DUMP, DUMP_SAID, (PAPER, "施工日志", "2026年2月6日开工，堆放渣土。"), True),
    (CLINIC, CLINIC_SAID, (PAPER, "租赁合同", "学院路7号自2026年1月1日起租，租期三年。"), False),
    (CLINIC, CLINIC_SAID, (PAPER, "营业执照", "成立日期2024年6月3日，营业期限自2024年6月3日起。"), False),
    (CLINIC, CLINIC_SAID, (WITNESS, "护士某询问笔录", "答：我4月1日开始上班，3月18日那阵还没去。"), False),
    (CLINIC, CLINIC_SAID, (WITNESS, "患者某询问笔录", "答：4月20日我去拔过牙。"), False),
    (CLINIC, CLINIC_SAID, (WITNESS, "护士某询问笔录", "答：大概2月初开始的，记不清了。"), False),
    (CLINIC, CLINIC_SAID, (PAPER, "查询单", "经查询，自2024年5月1日起无行政处罚记录。"), False),
    (DUMP, DUMP_SAID, (WITNESS, "村民某询问笔录", "答：4月25日开始堆到路边的时候我看见的。"), False),
    (DUMP, DUMP_SAID, (PAPER, "休渔公告", "自2026年5月1日起休渔。"), False),
    (DUMP, DUMP_SAID, (PARTY, "负责人询问笔录二", "答：4月6日开始堆的，3月1日开始找场地。"), False),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "beside", "row", "apart"), _FIRST)
def test_first_days(facts: str, beside: Row, row: Row, *, apart: bool) -> None:
    assert bool(list(first_days_apart(_case(facts, beside, row)))) is apart


BAR = "2026年5月12日23时40分，执法人员检查发现该公司经营的歌厅接纳未成年人。"
STALL = "2026年5月12日8时15分，巡查发现当事人占道经营。"
CALLED = "2026年5月12日6时，群众来电反映有人焚烧垃圾，执法人员到场查获。"

_CLOCKS = [
    (BAR, "检查时间：2026年5月12日20时40分至21时30分。", "", True),
    (BAR, "检查时间：2026年5月12日13时40分至14时30分。", "", True),
    (BAR, "检查时间：2026年5月12日22时10分至22时50分。", "", True),
    (STALL, "检查时间：2026年5月12日18时15分至18时40分。", "", True),
    (STALL, "检查时间：2026年5月12日10:15至10:40。", "", True),
    (STALL, "勘验时间：2026年5月12日14时5分至15时。", "", True),
    (
        "2026年5月12日，检查发现该公司违规施工。",
        "检查时间：2026年5月12日19时10分至19时50分。",
        "某公司夜间违规施工案",
        True,
    ),
    (
        "2026年5月12日，检查发现该公司夜间装修。",
        "检查时间：2026年5月12日15时10分至15时50分。",
        "某公司夜间装修作业产生噪声案",
        True,
    ),
    (BAR, "检查时间：2026年5月12日23时40分至次日0时50分。", "", False),
    (BAR, "检查时间：2026年5月12日23时55分至24时。", "", False),
    (BAR, "检查时间：2026年5月12日23时10分至5月13日1时30分。", "", False),
    (STALL, "检查时间：2026年5月12日8时15分至8时40分。", "", False),
    (STALL, "检查时间：2026年5月12日8时30分至9时。", "", False),
    (STALL, "检查时间：2026年5月13日14时至15时。", "", False),
    (CALLED, "检查时间：2026年5月12日9时至10时。", "", False),
    (
        "2026年5月12日，检查发现该公司夜间施工。",
        "检查时间：2026年5月12日22时10分至23时。",
        "夜间施工案",
        False,
    ),
    ("2026年5月12日，检查发现该店无证经营。", "检查时间：2026年5月12日10时至11时。", "无证经营案", False),
]


@pytest.mark.parametrize(("facts", "text", "title", "apart"), _CLOCKS)
def test_hours_of_the_record(facts: str, text: str, title: str, *, apart: bool) -> None:
    assert bool(list(clocks_apart(_case(facts, (RECORD, "现场检查笔录", text), title=title)))) is apart


def test_one_of_two_records_of_the_day_may_hold_the_hour() -> None:
    first = (RECORD, "现场检查笔录", "检查时间：2026年5月12日8时10分至8时40分。")
    second = (RECORD, "现场勘验笔录", "勘验时间：2026年5月12日14时至15时。")
    assert not list(clocks_apart(_case(STALL, second, first)))


TAXI = "2026年5月12日，查获瓯城宏业商贸有限公司未取得道路运输经营许可证从事货运。"
POOL = "2026年5月12日，检查发现瓯城宏业商贸有限公司未办理公共场所卫生许可证经营蓝湾游泳馆。"
DIG = "2026年5月12日，该公司未取得城市道路挖掘许可证，在锦绣路口东侧挖掘路面12平方米。"
SHOP = "2026年5月12日，检查发现持有烟草专卖零售许可证的瓯城宏业商贸有限公司从无证渠道购进卷烟。"
DRUG = "2026年5月12日，取得药品经营许可证的瓯城宏业商贸有限公司未凭处方销售处方药。"

_PERMITS = [
    (TAXI, (PAPER, "许可情况复函", "经查，瓯城宏业商贸有限公司已于2025年9月3日取得道路运输经营许可证。"), True),
    (TAXI, (DATA, "许可查询结果", "瓯城宏业商贸有限公司持有道路运输经营许可证，有效期至2028年6月1日。"), True),
    (POOL, (PAPER, "卫生许可情况的函", "蓝湾游泳馆已于2026年2月5日核发公共场所卫生许可证。"), True),
    (POOL, (PAPER, "审批窗口答复", "我局2026年1月8日已向该公司颁发公共场所卫生许可证。"), True),
    (DIG, (PAPER, "关于道路挖掘审批情况的复函", "锦绣路口东侧管线工程已于2026年5月6日办理城市道路挖掘许可证。"), True),
    (SHOP, (PAPER, "营业执照、烟草专卖零售许可证复印件", "烟草专卖零售许可证号3303，有效期至2025年12月31日。"), True),
    (SHOP, (PAPER, "许可证复印件", "烟草专卖零售许可证，有效期限自2020年3月1日至2025年2月28日。"), True),
    (DRUG, (PAPER, "药品经营许可证", "药品经营许可证，有效期至2026年4月30日。"), True),
    (TAXI, (PAPER, "许可情况复函", "经查，未向瓯城宏业商贸有限公司核发道路运输经营许可证。"), False),
    (TAXI, (PAPER, "许可情况复函", "该公司已于2026年5月20日取得道路运输经营许可证。"), False),
    (TAXI, (PAPER, "许可情况复函", "该公司曾取得道路运输经营许可证，2024年3月1日注销。"), False),
    (TAXI, (PAPER, "许可情况复函", "其他公司已于2025年1月3日取得道路运输经营许可证。"), False),
    (TAXI, (PAPER, "许可情况复函", "该公司已于2025年1月3日取得食品经营许可证。"), False),
    (POOL, (PAPER, "卫生许可情况的函", "该公司已于2026年5月1日提交公共场所卫生许可证申请材料，尚未核发。"), False),
    (POOL, (PAPER, "责令改正通知书", "责令该公司于2026年5月30日前取得公共场所卫生许可证。"), False),
    (SHOP, (PAPER, "烟草专卖零售许可证", "烟草专卖零售许可证，有效期至2027年12月31日。"), False),
    (SHOP, (PAPER, "授权委托书", "委托期限有效期至2026年3月1日。"), False),
    (SHOP, (PAPER, "烟草专卖零售许可证", "有效期至2025年12月31日，届满前已延续至2030年12月31日。"), False),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "row", "apart"), _PERMITS)
def test_permits(facts: str, row: Row, *, apart: bool) -> None:
    assert bool(list(permits_held(_case(facts, row)))) is apart


@pytest.mark.parametrize(
    ("name", "sentence", "duty"),
    [
        ("房屋租赁合同", "消防通道的畅通由承租方负责", True),
        ("安全生产责任书", "乙方应当保持设施正常运行", True),
        ("承包协议", "约定承包方保证灭火器完好有效", True),
        ("管理制度", "出口不得上锁，保持畅通", True),
        ("现场检查笔录", "消防通道的畅通由承租方负责", False),
        ("房屋租赁合同", "该处通道畅通", False),
    ],
)
def test_a_duty_is_no_statement(name: str, sentence: str, *, duty: bool) -> None:
    assert is_only_a_duty(name, sentence) is duty


@pytest.mark.parametrize(
    ("name", "sentence", "theirs"),
    [
        ("供货单位送货单", "并附食品经营许可证复印件", True),
        ("进货单据", "附供货商农药生产许可证复印件", True),
        ("情况说明", "该批发部盖章，附烟草专卖许可证复印件", True),
        ("供货单位送货单", "附瓯城宏业食品经营许可证复印件", False),
        ("许可证复印件", "附食品经营许可证复印件", False),
        ("供货单位说明", "该店取得食品经营许可证", False),
    ],
)
def test_the_permit_of_a_supplier(name: str, sentence: str, *, theirs: bool) -> None:
    assert is_of_a_supplier(name, sentence, ("瓯城宏业",)) is theirs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("登记信息：养犬人卢启铭，犬种中华田园犬。", True),
        ("船舶所有人：卢启铭。", False),
        ("该账户户名卢启铭。", True),
        ("土地承包人卢启铭，面积三亩。", False),
        ("养犬人卢启明。", False),
        ("证明人卢启铭。", False),
        ("其兄卢启铭在场。", False),
        ("养犬人卢启铭（卢启明之兄）。", False),
    ],
)
def test_a_person_registered_with_a_slip(text: str, *, said: bool) -> None:
    person = {"kind": "个人", "name": "卢启明"}
    case = _case("2026年5月12日，卢启明实施了该行为。", (PAPER, "系统查询单", text), party=person)
    assert ("当事人的姓名" in [c.about for c in case_contradictions(case)]) is said

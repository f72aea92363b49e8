"""States that the facts tell and a paper tells otherwise: lacks, things undone, findings, denials of witnesses, what stood still."""

from datetime import date

import pytest

from assistant.dossier.at_rest import stood_still
from assistant.dossier.denied_by_others import denied_by_others
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.dossier.states_told import states_contrary

ACT = date(2026, 5, 12)
RECORD, PAPER, EXPERT = EvidenceKind.RECORD, EvidenceKind.DOCUMENT, EvidenceKind.EXPERT
WITNESS, DATA, PICTURE = EvidenceKind.WITNESS, EvidenceKind.ELECTRONIC, EvidenceKind.AUDIOVISUAL


def _case(facts: str, kind: EvidenceKind, name: str, text: str, obtained: date = ACT) -> Case:
    piece = Evidence(id="E1", kind=kind, name=name, text=text, obtained=obtained)
    party = Party(name="瓯城宏业商贸有限公司", kind="企业")
    return Case(facts=facts, act_date=ACT.isoformat(), party=party, evidence=(piece,), agency="瓯城区某局")


_WORKSHOP = "2026年5月12日，检查发现瓯城宏业商贸有限公司的喷漆车间未设置安全警示标志，也未建立隐患排查台账。"
_LIFT = "2026年5月12日，检查发现该小区3号楼电梯轿厢内未张贴使用标志，超期未检验仍在使用。"
_SCALE = "2026年5月12日，检查发现该摊位使用的电子秤未加贴检定合格标志。"
_NET = "2026年5月12日，检查发现该网吧未悬挂未成年人禁入标志。"
_FIRE = "2026年5月12日，检查发现该公司仓库未配备灭火器材，消火栓箱未开启。"
_DOOR = "2026年5月12日10时，检查发现该厂除尘设备未启动，车间大门未关闭。"
_WASTE = "2026年5月12日，检查发现该公司将废机油桶露天堆放，经鉴定属于危险废物。"
_HOUSE = "2026年5月12日，检查发现该房屋改造后不符合房屋安全使用条件，仍出租居住。"
_TREE = "2026年5月12日，检查发现当事人在后山砍伐马尾松，经鉴定属于防护林林木。"

_LACKS = [
    (_WORKSHOP, RECORD, "现场检查笔录", "喷漆车间入口墙面设有安全警示标志两块。", True),
    (_WORKSHOP, RECORD, "现场检查笔录", "喷漆车间内已设置安全警示标志，台账现场未能提供。", True),
    (_WORKSHOP, PICTURE, "现场照片", "显示车间门口贴有安全警示标志。", True),
    (_WORKSHOP, DATA, "隐患排查系统查询单", "2026年1月至5月12日，该公司隐患排查台账17条。", True),
    (_WORKSHOP, WITNESS, "安全员某询问笔录", "答：隐患排查台账一直都建立好的，放在办公室。", True),
    (_LIFT, RECORD, "现场检查笔录", "轿厢内右侧贴有使用标志，载明下次检验日期。", True),
    (_SCALE, RECORD, "现场检查笔录", "秤体右侧粘有检定合格标志，有效期内。", True),
    (_NET, PICTURE, "照片四张", "显示收银台上方挂有未成年人禁入标志。", True),
    (_FIRE, RECORD, "现场检查笔录", "仓库东墙配备了灭火器材四具。", True),
    (_DOOR, WITNESS, "门卫某询问笔录", "答：那天除尘设备已经启动了，声音很大。", True),
    (_DOOR, RECORD, "现场检查笔录", "车间大门关着，门缝有粉尘逸出。", True),
    (_WORKSHOP, RECORD, "现场检查笔录", "喷漆车间内未见安全警示标志。", False),
    (_WORKSHOP, RECORD, "现场检查笔录", "喷漆车间应当设有安全警示标志而没有。", False),
    (_WORKSHOP, PAPER, "责令改正通知书", "责令该公司设置安全警示标志，建立隐患排查台账。", False),
    (_WORKSHOP, PAPER, "采购发票", "2026年5月15日购买安全警示标志6块，金额180元。", False),
    (_WORKSHOP, RECORD, "现场检查笔录", "办公楼大厅设有禁烟标志。", False),
    (_WORKSHOP, DATA, "隐患排查系统查询单", "2026年1月至5月12日，该公司隐患排查台账0条。", False),
    (_WORKSHOP, WITNESS, "安全员某询问笔录", "答：后来补建了隐患排查台账。", False),
    (_WORKSHOP, EvidenceKind.PARTY, "负责人询问笔录", "答：安全警示标志贴有的。", False),
    (_LIFT, RECORD, "现场检查笔录", "轿厢内无使用标志，仅贴有广告。", False),
    (_LIFT, WITNESS, "业主某询问笔录", "答：以前轿厢里贴有使用标志，今年没见到。", False),
    (_SCALE, PAPER, "计量器具管理制度", "摊位电子秤须粘有检定合格标志。", False),
    (_DOOR, RECORD, "现场检查笔录", "除尘设备控制柜指示灯不亮，车间大门敞开。", False),
    (_FIRE, PAPER, "租赁合同", "约定仓库由承租方配备灭火器材。", False),
]

_FINDINGS = [
    (_HOUSE, EXPERT, "房屋安全鉴定报告", "结论：该房屋符合房屋安全使用条件。", True),
    (_HOUSE, PAPER, "住建部门复函", "经核查，该房屋目前符合房屋安全使用条件，可以正常使用。", True),
    (_WASTE, EXPERT, "固体废物鉴定报告", "鉴定意见：送检桶内残留物不属于危险废物。", True),
    (_TREE, PAPER, "林业部门认定意见", "经比对林地档案，涉案树木不属于防护林林木。", True),
    (_TREE, EXPERT, "林木鉴定意见", "被伐树木并非防护林林木，为商品林。", True),
    (
        "2026年5月12日，检查发现该公司新建围墙，经认定属尚可采取改正措施消除影响的情形。",
        PAPER,
        "规划部门复函",
        "该围墙压占红线，属无法采取改正措施消除影响的情形。",
        True,
    ),
    (
        "2026年5月12日，检查发现该校车不具备校车安全技术条件仍接送学生。",
        EXPERT,
        "车辆检验报告",
        "结论：该车具备校车安全技术条件。",
        True,
    ),
    (
        "2026年5月12日，检查发现该公司销售的儿童座椅不符合强制性国家标准要求。",
        EXPERT,
        "产品检验报告",
        "检验结论：样品符合强制性国家标准要求。",
        True,
    ),
    (_HOUSE, EXPERT, "房屋安全鉴定报告", "结论：该房屋不符合房屋安全使用条件。", False),
    (_HOUSE, EXPERT, "房屋安全鉴定报告", "本次鉴定所用仪器符合计量检定要求。", False),
    (_HOUSE, PAPER, "租赁合同", "出租方保证房屋符合房屋安全使用条件。", False),
    (
        _HOUSE,
        EXPERT,
        "房屋安全鉴定报告",
        "对该房屋是否符合房屋安全使用条件进行鉴定，结论为不符合房屋安全使用条件。",
        False,
    ),
    (_WASTE, EXPERT, "固体废物鉴定报告", "送检桶内残留物属于危险废物，桶体本身不属于危险废物包装。", False),
    (_WASTE, EXPERT, "固体废物鉴定报告", "残留物不属于生活垃圾，属于危险废物。", False),
    (_TREE, PAPER, "林业部门认定意见", "涉案地块不属于自然保护区。", False),
    (_TREE, WITNESS, "村民某询问笔录", "答：我觉得不属于防护林林木。", False),
]

_MARKET = (
    "2026年5月12日9时40分，检查发现瓯城宏业商贸有限公司在中心市场东门通道堆放纸箱，将消防通道用铁链锁住，"
    "水产区地面散落冰渣和鱼鳞。"
)
_SITE = "2026年5月12日14时，巡查发现该公司在滨江路二期工地向河道倾倒泥浆，运输车辆轮胎带泥上路。"

_DENIALS = [
    (_MARKET, WITNESS, "保安某询问笔录", "答：东门通道从来没有堆过纸箱。", True),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：消防通道没有锁，一推就开。", True),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：当天地面没有冰渣和鱼鳞。", True),
    (_MARKET, WITNESS, "保洁员某询问笔录", "答：水产区地面没有散落冰渣。", True),
    (_SITE, WITNESS, "司机某询问笔录", "答：那天没有向河道倒过泥浆。", True),
    (_SITE, WITNESS, "门卫某询问笔录", "答：工地从来没有倾倒泥浆。", True),
    (_SITE, WITNESS, "司机某询问笔录", "答：轮胎没有带泥。", True),
    (
        "2026年5月12日，检查发现当事人在城北公园绿地焚烧树叶。",
        WITNESS,
        "游客某询问笔录",
        "答：公园绿地没有烧过树叶。",
        True,
    ),
    (_MARKET, WITNESS, "保安某询问笔录", "答：我没有看见谁堆的纸箱。", False),
    (_MARKET, WITNESS, "保安某询问笔录", "答：平时没有人管东门通道。", False),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：我没有堆过纸箱。", False),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：市场没有通知我们搬纸箱。", False),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：以前通道没有堆过纸箱，这个月才堆的。", False),
    (_MARKET, WITNESS, "摊主某询问笔录", "答：没有人受伤，也没有客人投诉。", False),
    (_SITE, WITNESS, "司机某询问笔录", "答：公司没有泥浆外运的车。", False),
    (_SITE, WITNESS, "门卫某询问笔录", "答：后来没有再倾倒泥浆。", False),
    (_SITE, EvidenceKind.PARTY, "项目经理询问笔录", "答：工地从来没有倾倒泥浆。", False),
    (_SITE, WITNESS, "门卫某询问笔录", "问：有没有倾倒泥浆？答：倒了两车。", False),
]

_DRIVE = "2026年5月12日22时30分，执法人员查获该公司的浙C71K52重型货车在学府路行驶，装载渣土未覆盖。"
_PLANT = "2026年5月12日21时20分，检查发现该公司热处理车间正在生产，废气处理设施停用。"
_SHIP = "2026年5月12日3时15分，在大门岛海域查获当事人驾驶浙瓯渔02217拖网捕捞。"

_RESTS = [
    (_DRIVE, DATA, "车辆定位轨迹", "浙C71K52在2026年5月12日全天停放于城西停车场，无行驶记录。", True),
    (
        _DRIVE,
        DATA,
        "车辆定位轨迹",
        "导出浙C71K52于2026年5月12日20时至23时数据：无轨迹，车辆停在公司院内。",
        True,
    ),
    (_DRIVE, WITNESS, "停车场管理员某询问笔录", "答：5月12日当晚浙C71K52一直停在我们停车场没动过。", True),
    (_PLANT, DATA, "用电监测数据", "2026年5月12日热处理车间生产线无用电记录。", True),
    (_PLANT, PAPER, "值班记录", "5月12日热处理车间20时全部停产，20时后无人作业。", True),
    (_PLANT, WITNESS, "门卫某询问笔录", "答：5月12日热处理车间19时收工，废气处理设施也关了。", True),
    (_SHIP, DATA, "船位监控数据", "浙瓯渔02217自5月11日18时至5月12日9时停泊于大门渔港，无航行记录。", True),
    (_SHIP, PAPER, "渔港进出港登记", "浙瓯渔02217在5月12日当日未出港。", True),
    (_DRIVE, DATA, "车辆定位轨迹", "浙C71K52于2026年5月12日22时10分驶离工地，22时29分停在学府路。", False),
    (_DRIVE, DATA, "车辆定位轨迹", "浙C71K52在2026年5月10日停放于城西停车场，无行驶记录。", False),
    (_DRIVE, WITNESS, "停车场管理员某询问笔录", "答：那辆浙A00001一直停在我们停车场。", False),
    (_PLANT, PAPER, "监理日志", "5月12日要求热处理车间22时停工，未停。", False),
    (_PLANT, PAPER, "值班记录", "5月12日热处理车间23时全部停产。", False),
    (_PLANT, PAPER, "值班记录", "5月12日热处理车间正常生产，废气处理设施停用。", False),
    (
        _SHIP,
        DATA,
        "船位监控数据",
        "浙瓯渔02217于5月12日1时离开大门渔港，3时在大门岛海域低速航行，6时停泊于渔港。",
        False,
    ),
    (_SHIP, PAPER, "停港核查记录", "5月16日浙瓯渔02217停泊于大门渔港。", False),
]


@pytest.mark.parametrize(("facts", "kind", "name", "text", "apart"), [*_LACKS, *_FINDINGS])
def test_states(facts: str, kind: EvidenceKind, name: str, text: str, *, apart: bool) -> None:
    assert bool(list(states_contrary(_case(facts, kind, name, text)))) is apart


@pytest.mark.parametrize(("facts", "kind", "name", "text", "apart"), _DENIALS)
def test_denials_by_others(facts: str, kind: EvidenceKind, name: str, text: str, *, apart: bool) -> None:
    assert bool(list(denied_by_others(_case(facts, kind, name, text)))) is apart


@pytest.mark.parametrize(("facts", "kind", "name", "text", "apart"), _RESTS)
def test_what_stood_still(facts: str, kind: EvidenceKind, name: str, text: str, *, apart: bool) -> None:
    assert bool(list(stood_still(_case(facts, kind, name, text)))) is apart


def test_a_second_look_after_the_act_tells_of_later_days() -> None:
    case = _case(_WORKSHOP, RECORD, "复查笔录", "车间内设有安全警示标志。", date(2026, 5, 20))
    assert not list(states_contrary(case))
    same_day = _case(_WORKSHOP, RECORD, "复查笔录", "车间内设有安全警示标志。")
    assert list(states_contrary(same_day))

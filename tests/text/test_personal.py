"""What tells a natural person is found and hidden; what only looks like it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.personal import district, hidden_names, masked, named_in, officials_in, persons_called


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("电话13812345678", "电话138*******8"),
        ("电话138-1234-5678", "电话138*******8"),
        ("电话+86 138 1234 5678。", "电话8613********8。"),
        ("证号110101199003074610。", "证号1101*************0。"),
        ("车牌浙C·A12B5停在门口", "车牌浙C*****停在门口"),
        ("浙CX7F29号车", "浙C*****号车"),
        ("新能源车浙C·DA1234", "新能源车浙C******"),
        ("浙C 12345挂", "浙C******"),
        ("教练车浙C1234学", "教练车浙C*****"),
        ("住5幢302室", "住××"),
        ("在5幢302室内养犬", "在×幢302室内养犬"),
        ("出生于1986年3月15日", "出生于1986年××月××日"),
        ("1986年3月15日出生", "1986年××月××日出生"),
        ("1986年3月15日生，", "1986年××月××日生，"),
        ("出生日期：1986-03-15", "出生日期：1986年××月××日"),
        ("出生年月：1986年3月", "出生年月：1986年××月"),
        ("一九八六年三月十五日出生", "一九八六年××月××日出生"),
        ("联系电话0577-88123456", "联系电话0577*******6"),
        ("电话：88123456。", "电话：88*****6。"),
        ("传真 8812-3456", "传真 88*****6"),
        ("卡号6222 0212 3456 7890 123", "卡号6222**************3"),
        ("转入6222021234567890123。", "转入6222**************3。"),
        ("微信号：lin_abc123", "微信号：lin******3"),
        ("护照号码：E12345678", "护照号码：E12*****8"),
        ("车架号LSVAA4182E2123456", "车架号LSVA************6"),
        ("邮箱lin.x@mail.example.com", "邮箱l***@××"),
        ("住址：温州市云亭区梧田小区55号", "住址：温州市云亭区××"),
        ("户籍地：丁省戊县己镇庚村12号，汉族", "户籍地：丁省戊县××，汉族"),
        ("现住丙市甲区东街5幢302室，无业", "现住丙市甲区××，无业"),
        ("家住柳巷村", "家住××"),
        ("家在西河沿胡同9号，", "家在××，"),
        ("住高新区金桂苑6-2-1103", "住高新区××"),
        ("居留地址：丙市滨江道188号御景公寓", "居留地址：丙市××"),
        ("窦某，女，1972-02-29，", "窦某，女，1972年××月××日，"),
        ("穆某，男，汉族，1979年11月2日出生", "穆某，男，汉族，1979年××月××日出生"),
    ],
)
def test_what_tells_a_person_is_hidden(text: str, hidden: str) -> None:
    assert masked(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "罚款50000元，面积1380平方米",
        "第0012号",
        "丙消罚决字〔2026〕第1号",
        "生产日期：2025年3月15日",
        "2026年3月15日生效，自2026年4月1日起施行",
        "产品2026年3月15日生产",
        "统一社会信用代码：91350100M000100Y43",
        "食品经营许可证编号：330302202500012345",
        "缴款码：33030026000012345678",
        "拨打12345、12315、400-800-1234",
        "居住小区内垃圾未分类，住宅楼道堆物，住户投诉",
        "从5号楼到乙路1号",
        "商品条码6901234567892",
        "处罚款人民币伍仟元整（¥5000.00）",
        "《中华人民共和国行政处罚法》第六十四条",
        "占道12.5平方米，超标0.35倍",
        "共有12户居民，3个单元",
        "浙江省温州市",
        "家具厂在建，国家在2026年3月1日",
        "检查于2026年3月15日10时",
        "重大事故隐患判定标准GB 12345-2020",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(alphabet="甲乙王李欧阳某0123456789幢室号住电话：出生于年月日浙C·@a ", max_size=40))
def test_hiding_twice_changes_nothing(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("员工李小红称店内有客人。", ("李小红",)),
        ("店员李在明的证言", ("李在明",)),
        ("证人王芳在场。", ("王芳",)),
        ("其妻子张丽于2026年签字。", ("张丽",)),
        ("林国栋，男，1986年生", ("林国栋",)),
        ("林国栋（公民身份号码：330302198603150018）", ("林国栋",)),
        ("对赵强进行询问，赵强承认。", ("赵强",)),
        ("姓名：阿依古丽", ("阿依古丽",)),
        ("买买提·艾力，男，", ("买买提·艾力",)),
        ("李四身份证复印件", ("李四",)),
        ("何翠英询问笔录", ("何翠英",)),
        ("村民周建国、邻居陈大勇反映", ("周建国", "陈大勇")),
        ("见证人：吴平安", ("吴平安",)),
        ("驾驶员欧阳明驾驶货车", ("欧阳明",)),
        ("店主李四堆货，", ("李四",)),
        ("员工李四未签字", ("李四",)),
        ("顾客李四和王五在场", ("李四",)),
        ("员工李家和称", ("李家", "李家和")),
        ("被询问人：卢建军；受送达人：甘丽萍", ("卢建军", "甘丽萍")),  # 询问人、送达人 are others
        ("押运工沈小满称，路人苏明左小腿受伤", ("沈小满", "苏明")),
        ("当事人与尉迟强使用电鱼器", ("尉迟强",)),
        ("我叫边秀英，老板叫霍东东。", ("边秀英", "霍东东")),
        ("人民西路农商银行门前", ()),
        ("工人高处作业，业主公示栏，员工文化程度", ()),
        ("执法人员王强、李明到场，记录人：钱伟。", ()),
        ("员工于当日离开。负责人方可离开。陈述称", ()),
        ("经营者身份证复印件，当事人身份证", ()),
        ("当事人：甲公司；经营者：小林饭店", ()),
        ("证人林某在场，员工王某某称", ()),
        ("群众举报，业主投诉，工人施工", ()),
        ("负责人签名：", ()),
        ("住户许可、店员安全培训记录", ()),
    ],
)
def test_names_are_found_by_what_stands_beside_them(text: str, names: tuple[str, ...]) -> None:
    assert named_in([text]) == names


@pytest.mark.parametrize(
    "text",
    """当事人白酒销售额较大，购进白酒20箱；经营者柴油储存不合规；对白酒进行检查；向柴油机的供货商；当事人方面未提出异议；对方面的问题核实
    当事人于次日改正；当事人周五未营业；经营者周末在店；当事人任职于甲公司；当事人方才改正；当事人曾于2024年被罚；当事人向来守法
    对牛羊肉的检验；对温泉水进行抽样；对江水的检测；对江水样的检测；对毛巾的核实；对包子的抽检；对梅花鹿的检验；对龙虾进行抽检；对路面进行了核实
    对燕窝进行核实；对封条的核实；对米粉进行抽样；通知周一到场；经营者马铃薯堆放；对冷库进行检查；对高粱酒的检验""".replace("\n", "；").split("；"),
)  # fmt: skip
def test_an_ordinary_word_is_no_name(text: str) -> None:
    assert named_in([text]) == ()
    assert masked(text, named_in([text])) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("当事人李明于次日离开", ("李明",)),
        ("对周小红进行询问，向白玉兰送达", ("周小红", "白玉兰")),
        ("经营者柴勇当场签字", ("柴勇",)),
        ("证人高峰证实，店员白雪称", ("高峰", "白雪")),
        ("对李娜进行核实", ("李娜",)),
        ("当事人马超在店内", ("马超",)),
        ("甲公司经办人赵强称，该店检查人钱小兵签字", ("赵强", "钱小兵")),
        ("丙饭店的审批人孙立仁在场，农商银行主持人何兰在场", ("孙立仁", "何兰")),
        ("本局经办人赵强到场，现场检查人：李明，执法大队承办人钱伟在场，听证主持人孙立在场", ()),
    ],
)
def test_names_in_the_same_places_are_found(text: str, names: tuple[str, ...]) -> None:
    assert named_in([text]) == names


def test_those_who_act_for_a_unit_are_no_officials() -> None:
    assert officials_in(["甲公司经办人赵强，经办人钱伟（该公司会计），审批人孙立系甲店员工。"]) == frozenset()
    assert officials_in(["经办人：周立（0301），审批人吴江"]) == {"周立", "吴江"}


def test_a_name_is_replaced_only_where_it_is_a_whole_word() -> None:
    told = hidden_names(["高峰"])
    assert masked("高峰在高峰期离开，高峰签字", told) == "高某在高峰期离开，高某签字"


@pytest.mark.parametrize(
    "text",
    [
        "证据五：送达地址确认书一份",
        "户籍信息查询结果，户籍地派出所查询结果",
        "户籍证明、户籍所在地村民委员会证明",
        "户籍地址是否一致不明",
        "住址变更登记表",
        "联系地址信息表",
    ],
)
def test_a_title_behind_a_label_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("户籍地丙市戊县白石镇上坑村6组", "户籍地丙市戊县××"),
        ("送达地址为丙市乙区柳巷8号", "送达地址为丙市乙区××"),
        ("联系地址变更为丙市乙区柳巷8号", "联系地址变更为丙市乙区××"),
        ("现住址是城东花园", "现住址是××"),
        ("住址：柳荫深处", "住址：××"),
    ],
)
def test_an_address_behind_a_label_is_hidden(text: str, hidden: str) -> None:
    assert masked(text) == hidden


def test_many_persons_of_one_surname_are_told_apart() -> None:
    names = [f"王{first}{second}" for first in "春夏秋冬" for second in "一二三四五六七"]
    assert len(set(hidden_names(names).values())) == len(names)


def test_who_acts_for_the_agency_is_kept() -> None:
    assert officials_in(["执法人员王强、李明到场，记录人：钱伟。"]) == {"王强", "李明", "钱伟"}
    assert named_in(["执法人员王强到场，王强称"]) == ()


@pytest.mark.parametrize(
    ("name", "certain", "persons"),
    [
        ("李四", False, ("李四",)),
        ("李四、王五", False, ("李四", "王五")),
        ("李四（个体工商户）", False, ("李四",)),
        ("小林饭店（经营者：林国栋）", False, ("林国栋",)),
        ("林国栋饭店", False, ()),
        ("丙市好味食品有限公司", False, ()),
        ("张家村", False, ()),
        ("仇九", False, ("仇九",)),
        ("丑九", False, ()),
        ("丑九", True, ("丑九",)),
        ("阳光", False, ()),
        ("张某", True, ()),
    ],
)
def test_the_persons_a_party_is_called_by(name: str, certain: bool, persons: tuple[str, ...]) -> None:
    assert persons_called(name, certain) == persons


def test_persons_of_one_surname_are_told_apart() -> None:
    told = hidden_names(["林国栋", "林小明", "欧阳明", "买买提·艾力", "王某", "林国栋"])
    assert told == {"林国栋": "林某甲", "林小明": "林某乙", "欧阳明": "欧阳某", "买买提·艾力": "买某"}
    assert masked("林国栋和林小明", told) == "林某甲和林某乙"


@pytest.mark.parametrize(
    ("home", "kept"),
    [
        ("温州市云亭区梧田街55号", "温州市云亭区××"),
        ("丁省戊县己镇庚村12号", "丁省戊县××"),
        ("乙小区3幢", "××"),
        ("丙市甲区工业园区5号", "丙市甲区××"),
        ("柳巷8号", "××"),
    ],
)
def test_a_home_down_to_its_district(home: str, kept: str) -> None:
    assert district(home) == kept

"""Made-up laws whose penalty clauses have the shapes that real ones have; the wording is ours."""

from datetime import date

from assistant.law.document import Document
from assistant.law.model import Level

KITE = """第一条　为了测试，虚构本条例。
第二条　单位放飞大型风筝应当登记。
第三条　任何人不得在电线旁放飞风筝。
第四条　单位违反本条例规定，有下列行为之一的，责令改正，处二千元以上一万元以下罚款：
（一）未登记放飞大型风筝的；
（二）在电线旁放飞风筝的。
个人有前款第二项行为的，处警告或者二百元以下罚款。
第五条　违反本条例第三条规定，剪断他人风筝线的，责令改正；逾期不改正的，处一百元以上三百元以下罚款；情节严重的，可以并处没收风筝。
第六条　违反本条例规定，出租破损风筝的，对单位处五千元罚款，对个人处五百元罚款。
第七条　风筝厂未检验风筝的，处一万元以上三万元以下罚款；拒不改正的，责令停产停业，对其直接负责的主管人员和其他直接责任人员处一千元以上五千元以下罚款。
第八条　收购无标签风筝的，没收违法所得，货值金额不足一千元的，并处三百元罚款；货值金额一千元以上的，并处货值金额二倍以上五倍以下罚款。
第九条　在夜间放飞发光风筝的，依照本条例第五条的规定处罚。
第十条　风筝协会的负责人泄露图纸的，处三千元罚款。
第十一条　有下列行为之一的，由管理机构处罚：
（一）放飞渗漏颜料的风筝的，处一百元罚款；
（二）放飞带刀片的风筝的，没收风筝，并处四百元罚款。
第十一条之一　为了比赛砍伐树木的，处六百元罚款。
第十二条　首次在广场放飞风筝的，处十元罚款。再次在广场放飞风筝的，处五十元罚款。
第十三条　违反本条例规定，损坏绿地的，责令停止放飞，可以并处每平方米五十元罚款。
第十四条　风筝不得涂漆。"""
KITE_OLD = """第一条　为了测试，虚构本条例的旧文本。
第二条　任何人不得放飞纸鸢。
第四条　单位放飞纸鸢的，处五十元罚款。"""
LOCAL = """第一条　为了测试，虚构本规定。
第二条　个体工商户在河边晾晒风筝的，处八十元罚款。
第三条　单位、个体工商户占用河堤制作风筝的，处九十元罚款。"""


def documents() -> list[Document]:
    """The laws, one of them in two versions, one of them local."""
    return [
        _document("风筝管理条例", KITE_OLD, date(2001, 1, 1)),
        _document("风筝管理条例", KITE, date(2020, 6, 1)),
        _document("甲市风筝管理规定", LOCAL, date(2022, 1, 1), Level.LOCAL, "浙江省/温州市"),
    ]


def _document(
    name: str, text: str, effective: date, level: Level = Level.ADMINISTRATIVE, region: str = ""
) -> Document:
    return Document(
        name, text, level, "测试", name, region=region, promulgated=effective, effective=effective
    )

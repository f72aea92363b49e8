"""How agencies lay out evidence, ruling and addressees: each row is one layout, read into the same parts."""

import pytest

from assistant.paper.model import Paper
from assistant.review.parts.model import Decision
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from tests.review.test_mended_kinds import LIST
from tests.review.test_planted import CLEAN

RULED = "依据《中华人民共和国消防法》第六十条第一款第三项，经法制审核和集体讨论，我大队决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"
BASIS = "依据《中华人民共和国消防法》第六十条第一款第三项，经法制审核和集体讨论，"
SUM = "人民币壹万贰仟元整（¥12000.00）"
CODE, ID = "91350100M000100Y43", "110105198809210010"
NAMES = ("现场检查笔录1份", "现场照片6张", "对负责人己某的询问笔录", "复查笔录", "营业执照复印件")
PROVES = ("位置", "数量", "经过", "改正情况", "主体资格")
PAIRS = tuple(zip(NAMES, PROVES, strict=True))


def listed(form: str, apart: str = "\n") -> str:
    """The five pieces, each in one form: {n} its number, {name}, {proves}."""
    rows = (form.format(n=n, name=name, proves=proves) for n, (name, proves) in enumerate(PAIRS, 1))
    return apart.join(rows)


def read(old: str, new: str) -> Decision:
    assert CLEAN.count(old) == 1, old
    return read_decision(Paper.of_text(CLEAN.replace(old, new)))


@pytest.mark.parametrize(
    "text",
    [
        "证据名称　　　　证明事项\n" + listed("{name}　　　{proves}") + "\n以上证据均经当事人签字确认。",
        "认定上述事实的证据如下：\n类别　名称　证明事项\n" + listed("书证　{name}　{proves}"),
        "上述事实，有下列证据为证：\n序号\t证据材料\t来源\t证明内容\n"
        + listed("{n}\t{name}\t本机关制作\t{proves}"),
        "证据清单：\n证据｜证明对象\n" + listed("{name}｜{proves}"),
        "本案证据：\n" + listed("{name}——{proves}"),
        "在案证据：\n" + listed("{name}：{proves}"),
        "证据如下：\n" + listed("（{n}）{name}，证明{proves}；"),
        "主要证据：\n" + listed("—{name}（证明{proves}）；"),
        "三、证据情况\n" + listed("{n}. {name}。证明{proves}。"),
        "【证据】\n" + listed("{name}，用于证明{proves}。"),
        "（二）证据及证明内容\n" + listed("{n}）{name}，证明{proves}；", ""),
        "二、认定事实的证据\n" + listed("({n}) {name}，证明{proves}；"),
        "据以认定上述事实的证据材料有：\n" + listed("{n}、{name}。拟证明：{proves}。"),
        "上述事实的认定依据为：\n" + listed("{n}、{name}，证明{proves}。"),
        "本局依法取得下列证据：\n" + listed("{n}．{name}，证明{proves}；"),
        "本机关收集了以下证据材料：一是" + listed("{name}，证明{proves}", "；二是") + "。",
        "上述事实有" + listed("{name}证明{proves}", "，") + "。",
    ],
)
def test_a_list_of_evidence_with_what_each_proves(text: str) -> None:
    pieces = pieces_of(read(LIST, text))
    assert [piece.bare for piece in pieces] == list(NAMES)
    assert [piece.proves for piece in pieces] == list(PROVES)


@pytest.mark.parametrize(
    "text",
    [
        "上述情况，有{}等在案为证。",
        "以上违法事实，{}可以证实。",
        "认定依据：{}。",
        "上述事实，经查阅、询问，并有{}相互印证。",
        "以上事实清楚，证据确凿，有{}在卷佐证。",
        "为证明上述事实，本局调取了{}。",
        "上述违法事实有下列证据证实： 1.{}。",
    ],
)
def test_evidence_in_one_sentence(text: str) -> None:
    assert [piece.name for piece in pieces_of(read(LIST, text.format("、".join(NAMES))))][:3] == list(
        NAMES[:3]
    )


@pytest.mark.parametrize(
    "text",
    [
        "应予处罚。\n\n（五）处罚决定\n对被处罚单位处工程合同价款600000元2%的罚款，计{}。",
        "应予处罚。\n\n五、处罚决定\n处罚款{}。",
        "应予处罚。\n\n【处罚决定】\n对当事人罚款{}。",
        "应予处罚。\n\n四、处罚内容\n1．罚款{}。\n2．责令改正。",
        "应予处罚。\n\n六、处罚结果\n罚款{}。",
        "应予处罚。综上，对甲木家居有限公司处{}罚款。",
        "现对你单位罚款{}。",
        "裁定如下：\n一、罚款{}；\n二、责令改正。",
        "并经负责人批准，对该公司科处罚款{}。",
        "现责令当事人改正违法行为，并处罚款{}。",
        "处 罚 决 定：罚款{}。",
    ],
)
def test_a_ruling_without_the_word_decides(text: str) -> None:
    imposed = read(RULED, BASIS + text.format(SUM)).imposed
    assert [(one.kind, one.amount and int(one.amount.yuan)) for one in imposed] == [("罚款", 12000)]


@pytest.mark.parametrize(
    "text",
    [
        "该公司此前曾被处罚款2000元。现责令该公司改正。",
        "本机关拟处罚款2000元，现责令该公司改正。",
        "该公司请求处罚款2000元。现责令改正。",
        "应当处五百元以上三千元以下罚款，鉴于已改正，现责令改正。",
        "逾期不改正的，处罚款2000元。",
    ],
)
def test_no_fine_of_this_paper(text: str) -> None:
    assert [one for one in read(RULED, text).imposed if one.amount] == []


HEAD = CLEAN[CLEAN.index("当事人：") : CLEAN.index("2026年3月3日10时")]
FIRM = ("甲木家居有限公司", True)


@pytest.mark.parametrize(
    ("head", "parties"),
    [
        (f"甲木家居有限公司（统一社会信用代码：{CODE}；法定代表人：丁立文；住所：浙江省杭州市西湖区丙路8号）：\n丁立文（男，公民身份号码：{ID}，住杭州市西湖区丙路10号）：\n\n", [FIRM, ("丁立文", False)]),
        (f"甲木家居有限公司（统一社会信用代码：{CODE}，法定代表人：丁立文，住所：浙江省杭州市西湖区丙路8号）：\n\n", [FIRM]),
        (f"当事人甲木家居有限公司，统一社会信用代码{CODE}，住所浙江省杭州市西湖区丙路8号，法定代表人丁立文。\n\n", [FIRM]),
        (f"当事人基本情况：姓名戊三，性别男，公民身份号码{ID}，住址杭州市西湖区丙路10号。\n\n", [("戊三", False)]),
        (f"被处罚人（个人）：姓名　戊三　身份证件号码　{ID}\n住址　杭州市西湖区丙路10号\n\n", [("戊三", False)]),
        (f"被处罚人姓名　戊三　性别　男　身份证号　{ID}　住址　杭州市西湖区丙路10号　电话　见案卷\n\n", [("戊三", False)]),
        (f"戊三：\n公民身份号码：{ID}\n住址：杭州市西湖区丙路10号\n\n", [("戊三", False)]),
    ],
)  # fmt: skip
def test_heads(head: str, parties: list[tuple[str, bool]]) -> None:
    found = read(HEAD, head).parties
    assert [(p.name and p.name.text, p.organisation) for p in found] == parties
    assert all(p.address for p in found)
    assert all(p.representative is None or p.representative.text == "丁立文" for p in found)

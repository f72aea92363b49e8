"""A circumstance counts only where it is told outright, under no negation, and of the party: both directions, kind by kind."""

import pytest

from assistant.analysis.discretion.circumstances import Circumstance, circumstances_of
from assistant.analysis.discretion.report import discretion_of
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party

RECORD, PARTY, PAPER, WITNESS = (
    EvidenceKind.RECORD, EvidenceKind.PARTY, EvidenceKind.DOCUMENT, EvidenceKind.WITNESS,
)  # fmt: skip


def found(text: str, kind: EvidenceKind = RECORD, name: str = "现场检查笔录") -> dict[str, Circumstance]:
    piece = Evidence(id="E1", kind=kind, name=name, text=text)
    case = Case(facts="", party=Party(kind="企业", name="虚构市青禾食品有限公司"), evidence=(piece,))
    return {one.id: one for one in circumstances_of(case)}


def held(text: str, kind: EvidenceKind = RECORD, name: str = "现场检查笔录") -> set[str]:
    return {one.id for one in found(text, kind, name).values() if one.support}


@pytest.mark.parametrize(
    ("told", "denied", "circumstance"),
    [
        ("当事人履行了进货查验义务。", "当事人未履行进货查验义务。", "diligent"),
        ("已尽到合理审查义务。", "没有尽到合理审查义务。", "diligent"),
        ("有证据证明当事人不知情。", "没有证据证明当事人不知情。", "unknowing"),
        ("有证据表明没有主观过错。", "未能提供证据证明没有主观过错。", "unknowing"),
        ("系初次违法。", "不是初次违法。", "first"),
        ("近两年没有行政处罚记录。", "近两年有行政处罚记录。", "first"),
        ("从未被处罚过。", "并非没有被处罚过。", "first"),
        ("该公司未受过行政处罚。", "该公司受过行政处罚。", "first"),
        ("当事人第一次被查。", "当事人第一次复查未到场。", "first"),
        ("首次实施该行为。", "首次检查时店内无人。", "first"),
        ("当场将杂物清理干净。", "当场没有清理杂物。", "mended"),
        ("已自行拆除棚子。", "未自行拆除棚子。", "mended"),
        ("未经批准搭建的棚子已自行拆除。", "未经批准搭建的棚子没有拆除。", "mended"),
        ("当日已停止经营。", "净化设施已停止运行。", "mended"),
        ("已全部整改到位。", "已制定整改方案。", "mended"),
        ("按期改正。", "已过改正期限。", "mended"),
        ("已恢复原状。", "已恢复施工。", "mended"),
        ("没有造成危害后果。", "造成危害后果，二人受伤。", "harmless"),
        ("未发生事故。", "未按规定报告事故。", "harmless"),
        ("未造成环境污染。", "未采取污染防治措施。", "harmless"),
        ("没有造成损失。", "没有制定事故应急预案。", "harmless"),
        ("危害后果轻微。", "危害后果并不轻微。", "harmless"),
        ("未造成不良影响。", "未造成严重后果。", "harmless"),
        ("主动赔偿了损失。", "没有主动赔偿损失。", "removed"),
        ("主动召回已售产品。", "未发现主动召回的情形。", "removed"),
        ("当事人受他人胁迫实施违法行为。", "没有人胁迫他实施违法行为。", "coerced"),
        ("被中介诱骗参与倾倒。", "消费者被诱骗购买。", "coerced"),
        ("主动交代执法机关尚未掌握的违法行为。", "没有主动交代尚未掌握的违法行为。", "confessed"),
        ("当事人提供的违法线索查实。", "举报人提供的违法线索查实。", "merit"),
        ("有立功表现。", "没有立功表现。", "merit"),
        ("积极配合调查。", "拒不配合调查。", "cooperated"),
        ("当事人配合执法人员检查。", "当事人不配合执法人员检查。", "cooperated"),
        ("已如实陈述。", "告知其如实陈述义务。", "cooperated"),
        ("此前曾被行政处罚。", "此前未被行政处罚。", "again"),
        ("再次实施同一行为。", "没有再次实施同一行为。", "again"),
        ("逾期未改正。", "逾期未改正的，依法处罚。", "refused"),
        ("拒不改正。", "未发现拒不改正。", "refused"),
        ("至今未改正。", "当事人至今未收到整改通知。", "refused"),
        ("期满后还没有拆除。", "还没有到整改期限。", "refused"),
        ("情节严重。", "未达到情节严重的标准。", "grave"),
        ("经责令拒不改正。", "责令当事人不得拒不改正。", "refused"),
        ("阻挠执法人员检查。", "没有阻挠执法人员检查。", "hindered"),
        ("殴打队员。", "不得殴打队员。", "hindered"),
        ("造成三人受伤。", "未造成人员受伤。", "grave"),
        ("情节严重。", "不属于情节严重。", "grave"),
        ("突发事件应急响应期间仍营业。", "突发事件应急预案演练期间。", "emergency"),
    ],
)  # fmt: skip
def test_the_contrary_of_a_circumstance_is_not_the_circumstance(
    told: str, denied: str, circumstance: str
) -> None:
    assert circumstance in held(told)
    assert circumstance not in held(denied)


@pytest.mark.parametrize(
    ("told", "other", "circumstance"),
    [
        ("当事人已履行进货查验义务。", "供货商已履行进货查验义务。", "diligent"),
        ("经查询，青禾公司没有行政处罚记录。", "经查询，红岩物流有限公司没有行政处罚记录。", "first"),
        ("该店没有行政处罚记录。", "隔壁店没有行政处罚记录。", "first"),
        ("店主当场清理。", "执法人员当场清理。", "mended"),
        ("执法人员到场时已清理完毕。", "环卫工人已清理完毕。", "mended"),
        ("执法人员对当事人教育后，当事人当场清理。", "执法人员将当事人的杂物当场清理。", "mended"),
        ("在执法人员监督下当场清理。", "群众已自行清理。", "mended"),
        ("当事人主动赔偿。", "供货商主动赔偿。", "removed"),
        ("公司曾被行政处罚。", "原租户曾被行政处罚。", "again"),
        ("当事人系初次违法，已改正。", "供货商系初次违法，已改正。", "mended"),
        ("青禾食品有限公司拒不改正。", "另一家公司拒不改正。", "refused"),
        ("当事人推搡执法人员。", "路人推搡执法人员。", "hindered"),
    ],
)  # fmt: skip
def test_what_others_did_is_no_circumstance_of_the_party(told: str, other: str, circumstance: str) -> None:
    assert circumstance in held(told)
    assert circumstance not in held(other)


@pytest.mark.parametrize(
    ("text", "kind", "name", "wanted"),
    [
        ("问：以前被罚过没有？\n答：没有。", PARTY, "询问笔录", {"first"}),
        ("问：以前被罚过没有？\n答：没有。", WITNESS, "证人询问笔录", set()),
        ("问：以前被罚过没有？\n答：罚过。", PARTY, "询问笔录", set()),
        ("问：改正了没有？\n答：没有。", PARTY, "询问笔录", set()),
        ("问：你履行进货查验义务了吗？\n答：没有。", PARTY, "询问笔录", set()),
        ("责令立即停止违法行为，主动消除危害后果。", PAPER, "责令改正通知书", set()),
        ("该店多次违法，拒不改正。", PAPER, "举报登记表", set()),
        ("有权陈述申辩，应当配合调查。", PAPER, "询问通知书", set()),
    ],
)
def test_who_speaks_and_in_which_paper(text: str, kind: EvidenceKind, name: str, wanted: set[str]) -> None:
    assert held(text, kind, name) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("当事人未履行进货查验义务。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
        ("当事人履行了进货查验义务。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
        ("有证据证明当事人没有主观过错。", RECORD, "不予处罚"),
        ("答：有证据证明我不知情。", PARTY, "没有法定的从轻、减轻或者不予处罚情节"),
        ("有证据证明当事人没有主观过错。当事人明知无证。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
        ("系初次违法，危害后果轻微，已改正。", RECORD, "可以不予处罚"),
        ("系初次违法，未采取污染防治措施，已改正。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
        ("系初次违法，危害后果轻微，未改正。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
        ("供货商系初次违法，危害后果轻微，已改正。", RECORD, "没有法定的从轻、减轻或者不予处罚情节"),
    ],
)
def test_no_penalty_is_never_proposed_from_the_contrary(
    text: str, kind: EvidenceKind, direction: str
) -> None:
    piece = Evidence(id="E1", kind=kind, name="询问笔录" if kind is PARTY else "现场检查笔录", text=text)
    assert discretion_of(Case(facts="", evidence=(piece,)), []).direction == direction


def test_what_only_the_party_says_is_told_as_that() -> None:
    piece = Evidence(id="E1", kind=PARTY, name="询问笔录", text="答：有证据证明我不知情。")
    reasons = discretion_of(Case(facts="", evidence=(piece,)), []).reasons
    assert any("只有当事人自己的陈述" in reason for reason in reasons)


def test_what_is_not_due_yet_is_not_refused() -> None:
    assert not found("整改期限尚未到期，棚子还没有拆除。")["refused"].holds
    assert found("整改期限届满，棚子还没有拆除。")["refused"].holds

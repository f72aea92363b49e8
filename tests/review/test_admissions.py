"""What a paper admits and what it only tells of others: the party's words and doings, what is supposed or made good later."""

import pytest

from assistant.law.citations import CitationStatus, verify_citations
from assistant.law.library import LawLibrary
from assistant.review.rules.admitted import load_admissions
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS, SPOT
from tests.review.test_planted import CLEAN

ORDER, TOLD_BY, CARDS = "责令改正的文书没有送达", "处罚告知书没有送达", "没有出示执法证件"
HEARD, HEARING, SIGNED = "没有听取当事人的陈述申辩", "没有必要而不举行", "没有经被询问"


def admitted(sentence: str, library: LawLibrary) -> list[str]:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{sentence}2026")
    found = review(text, library=library).findings
    return [
        f.message for f in found if "写明" in f.message or "批准" in f.message or f.severity.value == "致命"
    ]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (ORDER, "当事人提出申辩，经查，《责令改正通知书》确未送达。"),
        (ORDER, "《责令改正通知书》邮寄被退回，未送达该公司。"),
        (ORDER, "《责令改正通知书》未向该公司送达，后来也没有送达。"),
        (TOLD_BY, "《行政处罚事先告知书》没有送达即作出决定。"),
        (CARDS, "检查时，未向店员出示执法证件。"),
        (CARDS, "我大队接到投诉后到场，执法证件没有出示。"),
        (CARDS, "执法人员询问时没有出示证件。"),
        (HEARD, "该公司提出申辩，我大队没有听取其陈述。"),
        (HEARD, "我大队没有接受该公司的陈述申辩。"),
        (HEARING, "该公司申请听证，经研究认为没有必要举行听证。"),
        (SIGNED, "现场检查笔录当事人未签名。"),
        ("没有经行政机关负责人批准", "执法人员未经批准即扣押叉车。"),
        ("没有经行政机关负责人批准", "情况紧急，未经批准即先行登记保存板材。"),
        ("设置地点没有公布", "接群众举报后调取监控，设置地点未向社会公布。"),
    ],
)
def test_what_the_office_says_of_itself(packaged_library: LawLibrary, message: str, sentence: str) -> None:
    assert any(message in told for told in admitted(sentence, packaged_library))


@pytest.mark.parametrize(
    "sentence",
    [
        # the party says so
        "当事人未收到《责令改正通知书》，称该通知书没有送达。",
        "该公司认为《责令改正通知书》未送达，复查程序违法。",
        "丁立文表示《行政处罚事先告知书》没有送达其本人。",
        "该公司以《行政处罚事先告知书》未送达为由请求撤销。",
        "该公司关于执法人员没有出示证件的意见不成立。",
        "员工己某反映执法人员未出示执法证件，经查视频，已出示。",
        "该公司主张监控的设置地点没有向社会公布。",
        # the party does so
        "执法人员检查时，司机未出示证件。",
        "执法人员要求查看，该公司没有出示身份证件。",
        "当事人拒绝接受询问，也未作陈述申辩。",
        "该公司拒绝接受执法人员的陈述。",
        "该公司申请听证后，又表示没有必要举行听证。",
        "该公司申请听证，后认为没有必要，书面放弃听证。",
        "该公司申请听证，后表示无需举行听证。",
        # nothing came, or it was not taken over
        "期限届满，我大队没有接收到该公司的陈述申辩。",
        "我大队没有接受该公司的申辩理由，已书面答复。",
        "因该公司未在期限内提出，没有听取陈述申辩。",
        # not so, only supposed, or a rule
        "本案不涉及未经法制审核的监控设备。",
        "不存在执法人员未出示证件的情形。",
        "经核对，没有发现《责令改正通知书》未送达的问题。",
        "扣押财物没有出具清单的，当事人有权拒绝。",
        "员工己某称执法人员未经批准即扣押叉车，经查已经批准。",
        # made good later
        "情况紧急，未经批准即扣押叉车，当日补办批准手续。",
        "《责令改正通知书》邮寄被退回，未送达，3月6日直接送达该公司。",
        "《行政处罚事先告知书》首次没有送达。3月17日重新送达。",
        "《责令改正通知书》邮寄未送达，后由社区转交送达。",
    ],
)
def test_what_others_say_or_do_or_what_was_made_good(packaged_library: LawLibrary, sentence: str) -> None:
    assert admitted(sentence, packaged_library) == []


def test_the_card_is_shown_by_the_law_of_the_paper(packaged_library: LawLibrary) -> None:
    ordinary = CLEAN.replace(FACTS, "堵塞疏散通道。执法人员没有向店员出示执法证。2026")
    spot = SPOT.replace("当事人没有异议。", "当事人没有异议。执法人员没有出示执法证件。")
    for text, article in ((ordinary, "第五十五条第一款"), (spot, "第五十二条第一款")):
        found = [f for f in review(text, library=packaged_library).findings if CARDS in f.message]
        assert [f.basis for f in found] == [f"《中华人民共和国行政处罚法》{article}"]


def test_kinds_and_bases_of_admissions_are_there(packaged_library: LawLibrary) -> None:
    for entry in load_admissions():
        for basis in (entry.basis, *entry.bases.values()):
            verdicts = verify_citations(basis, library=packaged_library)
            assert {v.status for v in verdicts} == {CitationStatus.VERIFIED}, basis

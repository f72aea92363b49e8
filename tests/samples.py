"""Made-up cases that several test modules share."""

from datetime import date

from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step

CREDIT = "91350100M000100Y43"
CLAUSE = "《中华人民共和国消防法》第六十条第一款第（三）项"


def full_case() -> Case:
    return Case(
        id="虚构-1",
        title="甲公司堵塞疏散通道案",
        facts="甲公司在疏散通道内堆放纸箱。",
        act_date="2026-03-05",
        place="乙路1号",
        agency="丙市消防救援大队",
        officers=("张某（证号1）", "李某（证号2）"),
        document_number="丙消罚决字〔2026〕第1号",
        party=Party(
            kind="企业",
            name="甲公司",
            credit_code=CREDIT,
            representative="王某",
            address="乙路1号",
            phone="0",
        ),
        evidence=(Evidence(id="1", kind=EvidenceKind.RECORD, name="现场检查笔录", proves=("违法行为",)),),
        steps=(
            Step(name="立案", on=date(2026, 3, 6)),
            Step(name="告知", on=date(2026, 3, 20)),
            Step(name="陈述申辩", on=date(2026, 3, 21), note="当事人未提出陈述、申辩。"),
        ),
        chosen=CLAUSE,
        fine_yuan=5000,
        discretion="初次违法，情节一般，按一般档次处罚。",
        decided=date(2026, 4, 1),
    )

"""Birth, sex and number, minors and guardians, who speaks for an organisation: made pieces, each with its correct counterpart."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.persons import person_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _number(birth: str, order: str) -> str:
    """A made identity number with its check character; ``order`` is odd for a man."""
    body = f"330302{birth}{order}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


MAN, WOMAN = _number("19850312", "001"), _number("19850312", "002")
YOUNG, YOUNG_MAN = _number("20090704", "012"), _number("20090704", "013")


def _notes(name: str, kind: str, text: str, **more: object) -> list[str]:
    piece = Evidence(
        id="E1", kind=EvidenceKind(kind), name=name, text=text, obtained=date(2026, 3, 6), source="提供"
    )
    case = Case.model_validate({"facts": "某事。", "evidence": (piece,)} | more)
    return [f"{gap.element}：{gap.note}" for gap in person_gaps(case)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"姓名：王某\n性别：男\n出生：1987年3月12日\n公民身份号码：{MAN}", True),
        (f"姓名：王某\n性别：男\n出生：1985年3月12日\n公民身份号码：{MAN}", False),
        (f"王某，男，1986年3月12日出生，公民身份号码{MAN}。", True),
        (f"王某，男，1985年3月12日出生，公民身份号码{MAN}。", False),
        (f"王某，男，生于1985年12月3日，身份证号{MAN}。", True),
        (f"王某，男，1985年3月12日生，{MAN}。", False),
        (f"姓名 王某 出生日期 1985-03-21 公民身份号码 {MAN}", True),
        (f"姓名 王某 出生日期 1985-03-12 公民身份号码 {MAN}", False),
        (f"【身份证】王某，女，1985年3月12日出生，{MAN}。", True),
        (f"【身份证】李某，女，1985年3月12日出生，{WOMAN}。", False),
        (f"李某（性别：男，公民身份号码：{WOMAN}）", True),
        (f"李某（性别：女，公民身份号码：{WOMAN}）", False),
        (f"王某，男，身份证{MAN}；李某，女，身份证{WOMAN}。", False),
        (f"王某，男，身份证{MAN}，其女儿2012年5月1日出生。", False),
        (f"出租方李某（女），承租方王某，身份证{MAN}", False),
        (f"出租方李某，女，与承租方王某（身份证{MAN}）签订合同。", False),
        (f"户主：王某，性别：男，{MAN}\n妻：李某，性别：女，1986年2月1日出生", False),
        (f"户主：王某，性别：女，{MAN}\n妻：李某，1986年2月1日出生", True),
        (f"被询问人：王某，性别：女，住白水村，电话略，公民身份号码：{MAN}", True),
        (f"王某（{MAN}）2019年4月2日生产了该批货物。", False),
    ],
)  # fmt: skip
def test_birth_and_sex_are_those_of_the_number(text: str, *, wrong: bool) -> None:
    found = _notes("身份证复印件", "书证", text)
    assert any("公民身份号码" in note for note in found) is wrong


@pytest.mark.parametrize(
    ("name", "kind", "text", "asked"),
    [
        ("证人小郑询问笔录", "证人证言", f"郑某，女，2009年7月4日出生，公民身份号码{YOUNG}。问：…答：…郑某签名。", True),
        ("证人小郑询问笔录", "证人证言", f"郑某，女，2009年7月4日出生，公民身份号码{YOUNG}；其母钱某在场。问：…答：…", False),
        ("顾客郑某询问笔录", "证人证言", "郑某，17周岁，学生。问：你买过几次？答：两次。", True),
        ("顾客郑某询问笔录", "证人证言", "郑某，17周岁，学生，班主任孙老师陪同。问：你买过几次？答：两次。", False),
        ("顾客郑某询问笔录", "证人证言", "郑某，18周岁，店员。问：你买过几次？答：两次。", False),
        ("网吧上网人员询问笔录", "证人证言", f"龚某（男，{YOUNG_MAN}）。问：谁给你开的机？答：网管。", True),
        ("网吧上网人员询问笔录", "证人证言", f"龚某（男，{YOUNG_MAN}），监护人龚甲到场。问：谁给你开的机？答：网管。", False),
        ("家长陈某询问笔录", "证人证言", f"陈某，女，身份证{WOMAN}。问：谁买的烟？答：我孩子买的，2009年7月4日出生。", False),
        ("家长陈某询问笔录", "证人证言", f"陈某，女，身份证{WOMAN}，其女儿郑某2009年7月4日出生。问：…答：…", False),
        ("证人询问笔录", "证人证言", "李某，女，35岁，孙子，8岁，一起在场。问：…答：…", False),
        ("证人询问笔录", "证人证言", "李某，15周岁就来打工，现年45岁。问：…答：…", False),
        ("证人询问笔录", "证人证言", "李某，女，四十岁，工龄，12岁。问：…答：…", False),
        ("证人的话", "证人证言", "张某说，看到一名少年（16岁）翻墙。", False),
        ("证人的话", "证人证言", "我叫张某。我的学徒，今年17岁，跟我一起干活。", False),
        ("店主书面陈述", "当事人的陈述", "客人，16岁，自己来的，没看身份证。", False),
        ("学徒询问笔录", "当事人的陈述", "冯某，16岁，由其爷爷陪同。问：…答：…", False),
        ("学徒询问笔录", "当事人的陈述", "冯某，16岁。问：…答：…", True),
        ("学徒询问笔录", "当事人的陈述", "学徒冯某，生于2009年7月4日。问：…答：…冯某签名。", True),
        ("学徒询问笔录", "当事人的陈述", "学徒冯某，生于2009年7月4日，由合适成年人社区干部到场。问：…答：…冯某签名。", False),
    ],
)  # fmt: skip
def test_a_minor_is_asked_with_a_guardian_whoever_he_is(
    name: str, kind: str, text: str, *, asked: bool
) -> None:
    assert any("监护人" in note for note in _notes(name, kind, text)) is asked


COMPANY = {"party": {"kind": "企业", "name": "某某物流有限公司", "representative": "俞海山"}}


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("孙大志询问笔录", "问：职务？答：我是店长，负责人是俞海山。", True),
        ("孙大志询问笔录", "问：你是负责人吗？答：我是仓管员，俞总让我来的。", True),
        ("孙大志询问笔录", "我是现场负责人，平时管装车。", True),
        ("孙大志询问笔录", "我是门店负责人，管日常。", True),
        ("孙大志询问笔录", "我担任分公司负责人，管全部业务。", False),
        ("俞海山询问笔录", "我管公司。", False),
        ("法定代表人询问笔录", "公司是我开的。", False),
        ("询问笔录", "我叫俞海山，公司的事我清楚。", False),
        ("询问笔录", "问：姓名？答：俞海山。", False),
        ("孙大志询问笔录", "我是这家店的经营者。", False),
        ("陈述申辩书", "本公司认为处罚过重。（公司盖章）", False),
        ("公司整改情况说明", "已按要求整改。盖章", False),
        ("孙大志情况说明", "我是店长，情况属实。公司盖章", True),
        ("陈述申辩笔录", "我是店长，公司认为过重。盖章", True),
    ],
)
def test_who_speaks_for_an_organisation(name: str, text: str, *, asked: bool) -> None:
    found = _notes(name, "当事人的陈述", text, **COMPANY)
    assert any("受委托人的授权" in note for note in found) is asked


@pytest.mark.parametrize(
    ("paper", "flawed"),
    [
        ("法定代表人俞海山委托店长孙大志（男）代为接受询问。委托期限：2026年1月1日至2026年2月28日。公司盖章。", True),
        ("法定代表人俞海山委托店长孙大志（男）代为接受询问。委托期限：2026年1月1日至2026年12月31日。公司盖章。", False),
        ("兹委托我公司经理孙大志同志办理调查事宜，有效期自2026年3月10日至2026年4月10日。公司盖章。", True),
        ("兹委托我公司经理孙大志同志办理调查事宜，有效期自2026年3月1日至2026年4月10日。公司盖章。", False),
        ("委托人：某某物流有限公司；受托人：孙大志；期限自2025年3月1日至2026年3月1日。公司盖章。", True),
        ("委托人：某某物流有限公司；受托人：孙大志；期限自2025年3月1日至2027年3月1日。公司盖章。", False),
        ("委托钱某代为领取文书，期限自2025年3月1日至2025年4月1日。公司盖章。", False),
        ("委托孙大志代为接受询问，期限自2026年1月1日至2026年2月1日。公司盖章，3月8日追认以前的陈述。", False),
        ("委托孙大志代为接受询问至本案办结。公司盖章。", False),
    ],
)  # fmt: skip
def test_an_agent_with_a_title_before_his_name_speaks_within_his_time(paper: str, *, flawed: bool) -> None:
    said = Evidence(
        id="E1", kind=EvidenceKind.PARTY, name="孙大志询问笔录", text="我是店长。", obtained=date(2026, 3, 6)
    )
    authority = Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="授权委托书", text=paper)
    case = Case.model_validate({"facts": "某事。", "evidence": (said, authority)} | COMPANY)
    assert any("委托期限" in gap.note for gap in person_gaps(case)) is flawed


AUTHORITY = "委托孙大志{scope}，期限2026年3月1日至2026年12月31日。公司盖章。"


@pytest.mark.parametrize(
    ("scope", "beyond"),
    [
        ("代为递交图纸，不含接受询问和陈述申辩", True),
        ("仅限领取退还的押金", True),
        ("代为接受询问、签收文书", False),
        ("全权处理本案", False),
        ("仅限接受询问和陈述", False),
        ("只代为签收、领取文书", True),
        ("不得代为接受询问", True),
        ("办理行政处罚案件手续，不得作虚假陈述", False),
        ("办理行政处罚案件手续，无权放弃陈述申辩", False),
        ("办理行政处罚案件手续，本委托书仅限本次使用", False),
    ],
)
def test_an_agent_speaks_within_his_authority(scope: str, *, beyond: bool) -> None:
    said = {
        "id": "E1",
        "kind": "当事人的陈述",
        "name": "孙大志询问笔录",
        "text": "我是店长。",
        "obtained": "2026-03-06",
    }
    paper = {"id": "E2", "kind": "书证", "name": "授权委托书", "text": AUTHORITY.format(scope=scope)}
    case = Case.model_validate({"facts": "某事。", "evidence": (said, paper)} | COMPANY)
    assert any("委托权限不包括" in gap.note for gap in person_gaps(case)) is beyond


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("代理人孙大志、律师吴某（吴某另交其委托书）到场。", True),
        ("当事人委托代理人孙大志到场。", True),
        ("孙大志当场出示授权委托书。", False),
        ("店长孙大志到场配合检查，出示了授权委托书。", False),
        ("兹介绍我公司孙大志前往接受询问。", False),
        ("公司指派孙大志到场。", False),
        ("法定代表人住院，由孙大志全权代表公司处理。公司盖章。", False),
        ("由孙大志本人签收文书。", True),
        ("据店员介绍孙大志是店长。", True),
        ("本局指派执法人员张某、李某询问孙大志。", True),
        ("委托检测机构对孙大志店内的样品检测。", True),
        ("法定代表人电话中委托公司店长孙大志代为处理。", False),
    ],
)
def test_the_authority_of_another_is_not_his(other: str, *, asked: bool) -> None:
    said = {"id": "E1", "kind": "当事人的陈述", "name": "孙大志询问笔录", "text": "我是店长。"}
    paper = {"id": "E2", "kind": "书证", "name": "听证记录", "text": other}
    case = Case.model_validate({"facts": "某事。", "evidence": (said, paper)} | COMPANY)
    assert any(gap.element == "受委托人的授权" for gap in person_gaps(case)) is asked


@pytest.mark.parametrize(
    ("name", "other", "asked"),
    [
        ("俞海山询问笔录", ("营业执照", "法定代表人俞海山。"), True),
        ("俞海山询问笔录", ("法定代表人证件复印件", "俞海山，正反面。"), False),
        ("俞海山询问笔录", ("驾驶证复印件", "俞海山。"), False),
        ("俞海山询问笔录", ("台湾居民来往大陆通行证复印件", "俞海山。"), False),
        ("俞海山询问笔录", ("人口信息查询单", "俞海山。"), False),
        ("俞海山电话记录", ("营业执照", "法定代表人俞海山。"), False),
        ("俞海山陈述申辩书", ("营业执照", "法定代表人俞海山。"), False),
    ],
)
def test_who_is_asked_as_head_shows_who_he_is(name: str, other: tuple[str, str], *, asked: bool) -> None:
    said = {"id": "E1", "kind": "当事人的陈述", "name": name, "text": "我公司的意见如下。"}
    paper = {"id": "E2", "kind": "书证", "name": other[0], "text": other[1]}
    case = Case.model_validate({"facts": "某事。", "evidence": (said, paper)} | COMPANY)
    assert any("身份证明" in gap.note for gap in person_gaps(case)) is asked


@pytest.mark.parametrize(
    ("name", "other", "asked"),
    [
        ("逯青调查询问笔录", "代理律师吴某出示授权委托书。", True),
        ("逯青调查询问笔录", "逯青出示授权委托书。", False),
        ("店长孙大志询问笔录", "孙大志出示授权委托书。", False),
        ("公司员工询问笔录", "员工出示授权委托书。", False),
    ],
)
def test_who_spoke_by_the_name_of_the_record(name: str, other: str, *, asked: bool) -> None:
    said = {"id": "E1", "kind": "当事人的陈述", "name": name, "text": "我管仓库。"}
    paper = {"id": "E2", "kind": "书证", "name": "听证记录", "text": other}
    case = Case.model_validate({"facts": "某事。", "evidence": (said, paper)} | COMPANY)
    assert any(gap.element == "受委托人的授权" for gap in person_gaps(case)) is asked

"""Acts of procedure with their days: what is denied is no act."""

import pytest

from assistant.review.parts.events import events_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("本机关于2026年10月9日送达告知书，当事人没有提出陈述、申辩。", {"告知", "送达"}),
        ("本机关于2026年10月9日送达告知书，当事人未提出陈述申辩意见。", {"告知", "送达"}),
        ("2026年10月9日，当事人放弃陈述、申辩并提交意见。", set()),
        ("2026年10月9日，当事人提出了陈述、申辩。", {"申辩"}),
        ("2026年10月9日，当事人提交书面申辩材料。", {"申辩"}),
        ("2026年10月12日举行听证。", {"听证"}),
        ("2026年10月12日，因当事人未到场，没有举行听证。", set()),
        ("2026年10月12日未组织听证会。", set()),
        ("2026年10月15日复查，当事人已改正。", {"复查"}),
        ("2026年10月15日没有复查。", set()),
        ("2026年10月15日，未经集体讨论。", set()),
        ("2026年10月15日，案件经集体讨论。", {"集体讨论"}),
    ],
)
def test_what_is_denied_is_no_act(text: str, kinds: set[str]) -> None:
    assert {event.kind for event in events_of(text)} - {"检查", "行为"} == kinds


HERE = "2026年3月3日，执法人员到场检查。"
FOOT = "\n2026年6月2日"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the year of an act of this procedure, or the latest of the paper, reaches the next short date
        (HERE + "3月4日立案。" + FOOT, {"检查": "2026-03-03", "立案": "2026-03-04"}),
        (HERE + "3月4日立案。3月2日送达。" + FOOT, {"检查": "2026-03-03", "立案": "2026-03-04", "送达": "2026-03-02"}),
        (HERE + "该公司2026年2月8日开业。3月4日立案。" + FOOT, {"检查": "2026-03-03", "立案": "2026-03-04"}),
        ("2025年11月3日检查。11月9日立案。" + FOOT, {"检查": "2025-11-03", "立案": "2025-11-09"}),
        # the year of another matter does not
        (HERE + "该公司2025年5月8日取得营业执照。3月4日立案。" + FOOT, {"检查": "2026-03-03"}),
        (HERE + "该公司2025年1月6日开始从事经营。3月4日立案。" + FOOT, {"检查": "2026-03-03"}),
        ("该公司成立于2025年1月8日，3月3日到场检查。3月4日立案。" + FOOT, {}),
        (HERE + "该公司曾于2025年2月1日被立案。3月4日送达。" + FOOT, {"检查": "2026-03-03", "立案": "2025-02-01"}),
        # nor does one that may have turned
        ("2025年12月20日检查。1月8日立案。" + FOOT, {"检查": "2025-12-20"}),
        ("2025年6月10日检查。3月4日立案，3月5日送达。" + FOOT, {"检查": "2025-06-10"}),
    ],
)  # fmt: skip
def test_whose_year_a_short_date_takes(text: str, days: dict[str, str]) -> None:
    told = {event.kind: event.on.isoformat() for event in events_of(text) if event.kind != "行为"}
    assert told == days

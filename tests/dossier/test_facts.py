import pytest

from assistant.dossier.facts import read_facts
from assistant.paper.model import Paper, Part

GOOD_ID = "330302198603150019"  # made up; the check digit holds


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我叫王建国，车子是我的。", "姓名", "王建国"),
        ("我叫李强是司机。", "姓名", "李强"),
        ("当事人：欧阳明。", "姓名", "欧阳明"),
        (f"我的身份证号是{GOOD_ID}。", "公民身份号码", GOOD_ID),
        ("身份证330302198603150018。", "公民身份号码", "330302198603150018（校验位不符，请核对）"),
        ("电话13800000000。", "电话", "13800000000"),
        ("电话是一三八零零零零零零零零。", "电话", "13800000000"),
        ("车牌是浙A12345。", "车牌号", "浙A12345"),
        ("二零二二年三月装的。", "时间", "2022年3月"),
        ("去年十月份搭的。", "时间", "去年十月份"),
        ("就在文化路菜场门口。", "地点", "文化路菜场门口"),
        ("位于青禾路88号。", "地点", "青禾路88号"),
        ("一共收了两千四百元。", "金额（收入）", "2400元"),
        ("花了一万二千块。", "金额（成本）", "12000元"),
        ("差不多四十个平方。", "数量（面积）", "40平方米"),
        ("事实我都承认。", "承认", "都承认"),
        ("请求从轻处理。", "辩解", "请求从轻"),
        ("没有办过许可证。", "许可手续", "没有"),
        ("我收到了通知书。", "收到责令改正通知", "收到"),
    ],
)
def test_facts_of_a_sentence(text: str, name: str, value: str) -> None:
    found = [f for f in read_facts(text, evidence="E1") if f.name == name]
    assert [f.value for f in found] == [value]
    assert (found[0].evidence, found[0].quote) == ("E1", text)


@pytest.mark.parametrize("text", ["", "天气很好。", "我们去看看。", "问：你叫什么名字？有没有许可证？"])
def test_no_facts_where_nothing_is_said(text: str) -> None:
    assert read_facts(text) == ()


def test_a_short_answer_is_read_with_its_question() -> None:
    lines = (
        ("问：有没有办理许可手续？", 10.0),
        ("答：没有。", 12.0),
        ("问：责令改正通知书收到没有？", 17.0),
        ("答：收到了。", 20.0),
    )
    parts: list[Part] = []
    for text, second in lines:
        parts.append(Part(text, parts[-1].end + 1 if parts else 0, second=second))
    found = {f.name: f for f in read_facts(Paper("", tuple(parts)))}
    assert (found["许可手续"].value, found["许可手续"].start) == ("没有", 12.0)
    assert found["许可手续"].quote == "有没有办理许可手续？没有。"
    assert found["收到责令改正通知"].value == "收到"


def test_typed_records_are_read_as_dialogues() -> None:
    facts = read_facts("问：以前有没有被查处过？\n答：没有。\n问：一共收了多少？\n答：三千元。")
    assert {(f.name, f.value) for f in facts} >= {("以前是否被查处", "没有过"), ("金额（收入）", "3000元")}

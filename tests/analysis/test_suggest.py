"""``suggest`` over a small made-up library: ranking, place, day, party, reasons, and plain answers."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from assistant.analysis import rule_index
from assistant.analysis.explain import matches
from assistant.analysis.known_facts import Entry, KnownFacts, support
from assistant.analysis.model import Advice
from assistant.analysis.plain_answers import general_provisions, kind_of, not_administrative
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import open_rules
from assistant.analysis.rule_search import own_part
from assistant.analysis.rule_units import conduct_words
from assistant.analysis.suggest import suggest
from assistant.cli import suggest as _commands  # noqa: F401
from assistant.cli.app import app
from assistant.dossier.model import Case, Party
from assistant.errors import InputError
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.model import LawRef, Level, Provision
from assistant.settings import settings

UMBRELLA = """第一条　为了测试，虚构本办法。
第二条　投放共享雨伞的企业应当每月清点雨伞。
第三条　任何单位和个人不得把共享雨伞带出车站。
第四条　雨伞柜应当每日消毒。
第五条　违反本办法第二条规定，企业未清点雨伞的，责令改正；逾期不改正的，处一千元罚款。
第六条　违反本办法规定，把共享雨伞带出车站的，处五十元罚款。
第七条　有下列行为之一的，处三百元罚款：
（一）雨伞柜不消毒的；
（二）雨伞柜堵塞通道的。"""
KETTLE = """第一条　为了测试，虚构本条例。
第二条　茶馆不得使用漏水的茶壶。
第三条　茶馆使用漏水茶壶的，没收茶壶，并处二百元以上五百元以下罚款。"""


def document(
    name: str, text: str, region: str = "", effective: date = date(2020, 1, 1), level: Level = Level.RULE
) -> Document:
    return Document(
        name, text, level, "测试", name, region=region, promulgated=effective, effective=effective
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("suggest")
    patch = pytest.MonkeyPatch()
    patch.setenv("ASSISTANT_HOME", str(folder))
    settings.cache_clear()
    patch.setattr(rule_index, "_opened", None)
    importer.import_documents(
        settings().library_path,
        [
            document("共享雨伞管理办法", UMBRELLA),
            document("共享雨伞管理办法", UMBRELLA.replace("五十元", "八十元"), effective=date(2023, 1, 1)),
            document("浙江省共享雨伞管理条例", UMBRELLA, "浙江省", level=Level.LOCAL),
            document("茶壶条例", KETTLE, level=Level.ADMINISTRATIVE),
            document("中华人民共和国刑法", KETTLE, level=Level.LAW),
        ],
    )
    yield folder
    patch.undo()
    settings.cache_clear()
    rule_index._opened = None


def ask(facts: str, **fields: object) -> Advice:
    return suggest(Case.model_validate({"facts": facts, **fields}))


@pytest.mark.parametrize(
    ("facts", "penalty", "duty"),
    [
        ("旅客把一把共享雨伞带出车站回家用了", "《共享雨伞管理办法》第六条", "《共享雨伞管理办法》第三条"),
        ("雨伞柜一个月没有消毒", "《共享雨伞管理办法》第七条第（一）项", "《共享雨伞管理办法》第四条"),
        ("茶馆给客人用的茶壶漏水", "《茶壶条例》第三条", "《茶壶条例》第二条"),
        ("企业半年没清点过雨伞", "《共享雨伞管理办法》第五条", "《共享雨伞管理办法》第二条"),
    ],
)
def test_facts_find_their_clause_and_its_duty(home: Path, facts: str, penalty: str, duty: str) -> None:
    first = ask(facts).suggestions[0]
    assert first.penalty.format() == penalty
    assert first.violated[0].format() == duty


def test_local_law_only_where_it_applies_and_the_norm_of_other_rank_is_noted(home: Path) -> None:
    facts = "旅客把一把共享雨伞带出车站"
    assert {s.penalty.law for s in ask(facts).suggestions} == {"共享雨伞管理办法", "茶壶条例"}
    there = ask(facts, region="浙江省/温州市").suggestions
    both = [s for s in there if s.penalty.provision == Provision(6)]
    assert {s.penalty.law for s in both} == {"共享雨伞管理办法", "浙江省共享雨伞管理条例"}
    assert all(any("相近行为" in note for note in s.notes) for s in both)


@pytest.mark.parametrize(("day", "fine"), [("2021-05-01", 50), ("2023-05", 80), ("", 80)])
def test_the_day_of_the_act_decides_the_version(home: Path, day: str, fine: int) -> None:
    first = ask("把共享雨伞带出车站", act_date=day).suggestions[0]
    assert first.rule.fines[0].max == fine
    assert any("第三十七条" in note for note in first.notes) == (fine == 50)


def test_one_suggestion_an_article_and_the_neighbour_is_told_apart(home: Path) -> None:
    found = ask("雨伞柜不消毒").suggestions
    places = [(s.penalty.law, s.penalty.provision.whole_article()) for s in found]
    assert len(places) == len(set(places))
    assert "堵塞通道" in "".join(found[0].distinguish)


@pytest.mark.parametrize("facts", ["雨伞柜不消毒", "雨伞柜堵塞了通道"])
def test_an_item_that_is_told_is_not_called_open(home: Path, facts: str) -> None:
    seventh = next(s for s in ask(facts).suggestions if s.penalty.provision.article == 7)
    assert not any("哪一项" in note for note in seventh.notes)


@pytest.mark.parametrize(
    ("places", "own"),
    [
        (("第七条第（一）项", "第七条第（二）项"), 0.4),  # another item of the paragraph
        (("第七条第一款第（一）项", "第七条第二款第（一）项"), 1.0),  # of another paragraph
        (("第七条第一款", "第七条第二款"), 1.0),  # no items
        (("第七条第（一）项", "第七条第（一）项"), 1.0),  # a tier of the same item
    ],
)
def test_the_part_of_an_item_is_told_beside_other_items_only(places: tuple[str, str], own: float) -> None:
    rows = [RuleRow(0, "甲法", "法律", "", place, "", "", True, "", ()) for place in places]
    assert own_part([0, 1], rows, np.array([0.2, 0.3], np.float32)) == pytest.approx(own)


def test_a_suggestion_gives_its_reasons(home: Path) -> None:
    first = ask("企业半年没清点雨伞", party=Party(kind="企业")).suggestions[0]
    assert "清点" in {match.facts for match in first.matches}
    assert first.to_prove
    assert first.confidence in {"较有把握", "可能", "线索"}
    inferred = ask("雨伞柜没有消毒").suggestions[0]
    assert inferred.inferred
    assert any("推断" in note for note in inferred.notes)


def test_same_facts_same_answer(home: Path) -> None:
    assert ask("雨伞柜没有消毒") == ask("雨伞柜没有消毒")


@pytest.mark.parametrize("facts", ["", " \n\t"])
def test_empty_facts_get_a_plain_answer(home: Path, facts: str) -> None:
    advice = ask(facts)
    assert advice.suggestions == ()
    assert "没有写案件事实" in advice.message


def test_facts_too_long_are_refused(home: Path) -> None:
    with pytest.raises(InputError):
        ask("雨" * 2_000_001)


def test_facts_without_any_known_word_are_not_dressed_up(home: Path) -> None:
    advice = ask("qwerty zxcv 12345")
    assert advice.message
    assert all(s.confidence == "线索" for s in advice.suggestions)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ("嫌疑人持刀抢劫便利店", "crime"),
        ("两名食客打架，一人鼻子流血", "police"),
        ("检查该店，证照齐全，未发现违法行为", "lawful"),
        ("邻居借了我三万元一直不还", "private"),
        ("证照齐全，但占用消防通道堆货", None),
        ("他说早就依法取得海域使用权，后来查明未办", None),
        ("营业执照和许可证都在有效期内，油烟排放符合标准", "lawful"),
        ("摊主占用人行道摆摊卖水果", None),
        ("没有违法所得，无证经营早餐店", None),
        ("店里卖过期食品，没有违法所得", None),
        ("消防通道堆放货物，未发现其他违法行为", None),
        ("群众反映该店无证经营，经查证照齐全，未发现违法行为", "lawful"),
        ("经检查未发现堵塞通道等违法行为，证照齐全", "lawful"),
        ("有人说检查一切正常", None),
        ("公司拖欠工资，打了借条不还", None),
    ],
)
def test_kinds_of_facts(facts: str, kind: str | None) -> None:
    found = kind_of(facts)
    assert (found.name if found else None) == kind


def test_general_provisions_are_beside_never_among(home: Path) -> None:
    advice = ask("雨伞柜没有消毒，初次被查，已改正")
    assert "第三十三条" in {ref.provision.label for ref in advice.general}
    assert all(ref.law.endswith("行政处罚法") for ref in advice.general)
    assert not any(s.penalty.law.endswith(("行政处罚法", "刑法")) for s in advice.suggestions)
    assert {ref.provision.label for ref in general_provisions("占道摆摊")} == {"第二十八条", "第三十二条"}


@pytest.mark.parametrize(
    ("law", "outside"),
    [("中华人民共和国刑法", True), ("中华人民共和国民事诉讼法", True), ("中华人民共和国消防法", False)],
)
def test_laws_outside_administrative_punishment(law: str, outside: bool) -> None:
    assert not_administrative(law) is outside


@pytest.mark.parametrize(
    ("conduct", "words"),
    [
        ("违反本条例第十二条第一款规定，乱扔果皮的", "乱扔果皮的"),
        ("违反本法规定，有下列行为之一的：占用通道", "有下列行为之一的：占用通道"),
        ("占用通道的", "占用通道的"),
    ],
)
def test_conduct_without_its_reference(conduct: str, words: str) -> None:
    assert conduct_words(conduct) == words


def test_matching_words_skip_what_every_clause_says() -> None:
    pairs = matches("执法人员发现当事人占用通道", "当事人占用通道的，责令改正")
    assert [pair.facts for pair in pairs] == ["占用", "通道"]


def test_known_facts_lend_to_the_clause_named() -> None:
    ref = LawRef("甲条例", Provision(3, paragraph=1))
    known = KnownFacts([Entry("雨天收伞", (ref,)), Entry("茶壶漏水", ())])
    named = known.clauses("下雨天有人收伞")[("甲条例", Provision(3))]
    assert support(named, Provision(3, paragraph=1)) > support(named, Provision(3, paragraph=2)) > 0
    assert KnownFacts([]).clauses("雨天") == {}


def test_refresh_follows_the_library(home: Path) -> None:
    before = open_rules()
    assert open_rules() is before
    importer.import_documents(
        settings().library_path, [document("风筝办法", KETTLE.replace("茶壶", "风筝"), level=Level.RULE)]
    )
    assert ask("茶馆使用漏水的风筝").suggestions[0].penalty.law == "风筝办法"


def test_batch_keeps_the_contract_and_goes_on_after_a_bad_row(home: Path, tmp_path: Path) -> None:
    rows = [
        {"id": 1, "facts": "茶馆给客人用的茶壶漏水", "date": "2024-03", "party": "企业"},
        {"id": 2, "facts": ""},
        {"id": 3, "facts": "雨伞柜没消毒", "date": "去年夏天"},
        {"id": 4, "facts": "雨伞柜没消毒"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["suggest", "--batch", str(file), "--k", "2", "--json"])
    assert result.exit_code == 0, result.output
    answers = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4]
    first = answers[0]["suggestions"][0]
    assert first["penalty"] == {"law": "茶壶条例", "article": "第三条", "paragraph": None, "item": None}
    assert first["violated"][0]["article"] == "第二条"
    assert {"law", "score", "kinds", "fines"} <= first.keys()
    assert [bool(answer["suggestions"]) for answer in answers] == [True, False, True, True]
    assert answers[1]["message"]
    assert "去年夏天" in answers[2]["message"]
    assert len(answers[3]["suggestions"]) <= 2

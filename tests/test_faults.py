"""The inputs of the shared fault table: each row has a check of ours here by its id; the rows themselves stay outside.

What a row wants is prose; the check says it in code. Rows in ``OPEN`` still come out wrong, each with what is missing.
"""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import docx
import numpy as np
import pytest
from samples import full_case

from assistant.analysis.confidence import Confidence
from assistant.analysis.suggest import suggest
from assistant.analysis.verbs import check_evidence
from assistant.cases.sources import read_precedents
from assistant.contract.batch import read_rows
from assistant.documents.verb import draft
from assistant.dossier.files import read_case
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.errors import AssistantError
from assistant.law import importer, regions
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.penalty import parse_article
from assistant.law.sources.registry import open_source
from assistant.paper.readers import read_paper
from assistant.review.model import Severity
from assistant.review.verb import review
from assistant.search.intent import NamedArticles
from assistant.search.units import Scope
from assistant.settings import settings
from assistant.speech.audio import read_all
from assistant.speech.engine import Heard
from assistant.speech.judge import to_segment
from assistant.speech.record import insert_notices
from assistant.speech.record_model import Record
from assistant.speech.voice import Piece
from assistant.text.dates import find_dates
from assistant.text.meaning import says_something
from assistant.text.spoken import find_numbers
from tests.paper.word_maker import package, paragraph, run, text_box

TABLE = settings().shared_data / "faults.jsonl"
DAY = date(2026, 3, 5)
OPEN: dict[str, str] = {}


@dataclass
class Bench:
    """What the checks work with."""

    national: LawLibrary
    archive: Path
    folder: Path

    @cached_property
    def whole(self) -> LawLibrary:
        """The packaged laws with the whole archive."""
        path = settings().home / "full" / "library.db"
        if not path.is_file():
            importer.import_packaged(path)
            importer.import_documents(path, open_source(self.archive).documents())
        return LawLibrary(path)

    def cite(self, text: str, *, whole: bool = False) -> list[tuple[str, str]]:
        """Law and status of each citation."""
        found = verify_citations(text, library=self.whole if whole else self.national, as_of=DAY)
        return [(one.law.name if one.law else "", one.status.value) for one in found]

    def statuses(self, text: str, *, whole: bool = False) -> list[str]:
        return [status for _, status in self.cite(text, whole=whole)]

    def suggested(self, facts: str, day: str = "2026-03-01", k: int = 5) -> list[tuple[str, str, str]]:
        """Reference and confidence of each suggestion, the first one best."""
        advice = suggest(Case(facts=facts, act_date=day), k=k)
        return [
            (one.penalty.law, one.penalty.provision.format(), one.confidence) for one in advice.suggestions
        ]

    def reviewed(self, text: str) -> list[tuple[str, str, str]]:
        found = review(text, library=self.national).findings
        return [(one.rule, one.severity.value, one.message) for one in found]

    @cached_property
    def decision(self) -> str:
        """A decision without gaps: the draft of a full case with its last blanks filled."""
        text = draft(full_case(), library=self.national).text
        text = text.replace("【待补充：违则由系统按行为描述推断，核对后删去本提示】", "")
        filled = {
            "缴款银行或者电子支付方式": "丁银行",
            "行政复议机关": "丙市人民政府",
            "管辖的人民法院": "丙市人民法院",
        }
        return re.sub(r"【待补充：([^】]+)】", lambda match: filled[match[1]], text)

    def word(self, body: str, **others: str) -> bytes:
        return package(body, others)

    def imported(self, name: str, data: str | bytes) -> tuple[list[str], list[str]]:
        """Labels of the articles of the law a file holds, and what was told."""
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        target = self.folder / f"{name}.db"
        reading = open_source(path)
        report = importer.import_documents(target, reading.documents())
        library = LawLibrary(target)
        labels = [
            a.label
            for law in library.laws()
            for v in library.versions(law)
            for a in library.articles(v)
            if a.number
        ]
        return labels, report.problems + reading.problems

    def named(self, text: str, *, whole: bool = False) -> str:
        """The first article a search goes to by its address."""
        library = self.whole if whole else self.national
        found = NamedArticles(library).find(text, Scope(as_of=DAY))
        return f"{found.articles[0].version.law.name}{found.articles[0].label}" if found.articles else ""

    def command(self, *arguments: str, **environment: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", *arguments],
            env=os.environ | environment,
            check=False,
            capture_output=True,
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.fixture(scope="module")
def bench(packaged_library: LawLibrary, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(packaged_library, archive, tmp_path_factory.mktemp("faults"))


LABELS = ["第一条", "第二条", "第三条", "第四条"]
START = "本办法自2024年5月1日起施行。"


def none_likely(bench: Bench, facts: str, word: str) -> bool:
    """No clause of the kind the facts deny is called likely."""
    return not any(word in law and sure != Confidence.LOW for law, _, sure in bench.suggested(facts))


def proves_nothing(texts: list[str]) -> bool:
    pieces = tuple(
        Evidence(id=str(n), kind=EvidenceKind.RECORD, name="材料", text=text, proves=("违法行为",))
        for n, text in enumerate(texts)
    )
    report = check_evidence(full_case().model_copy(update={"evidence": pieces}))
    return not any(gap.element == "违法行为" and gap.status == "已证实" for gap in report.gaps)


def fines(clause: str) -> list[tuple[float | None, float | None]]:
    """The ranges of a penalty clause of our own."""
    version = Version(1, Law(1, "示例条例", Level.LOCAL))
    article = Article(1, version, Provision(9), f"违反本条例规定，乱倒的，{clause}。")
    return [(fine.min, fine.max) for rule in parse_article(article) for fine in rule.fines]


def readings(text: str) -> list[str]:
    return [number.reading for number in find_numbers(text)]


def flagged(text: str) -> bool:
    """No impossible date is given out as one without a mark."""
    return all(getattr(number, "problem", "") for number in find_numbers(text) if number.kind == "日期")


def grave(found: list[tuple[str, str, str]], rule: str) -> list[str]:
    return [message for name, severity, message in found if name == rule and severity == Severity.FATAL.value]


def comment_on(bench: Bench) -> bool:
    """The comment stands on the citation although the line above ended with a soft break."""
    from assistant.review.report import comment_docx

    source = bench.folder / "软.docx"
    source.write_bytes(
        bench.word(
            paragraph(
                run("第一行内容") + "<w:r><w:br/></w:r>" + run("依据《中华人民共和国消防法》第九百条处罚。")
            )
        )
    )
    paper = read_paper(source.name, source.read_bytes())
    found = [one for one in review(paper.text, library=bench.national).findings if one.rule == "R13"]
    comment_docx(paper, found, bench.folder / "批注.docx", source=source)
    document = docx.Document(str(bench.folder / "批注.docx"))
    marked = re.search(r"commentRangeStart(.*?)commentRangeEnd", document.element.xml, re.DOTALL)
    return bool(found and marked and "九百条" in marked[1] and "第一行" not in marked[1])


def low(text: str) -> tuple[str, ...]:
    """The marks of a stretch the recogniser was unsure of in the number only."""
    piece = Piece(np.zeros(16000, np.float32), np.arange(100), np.ones(100, np.float32))
    return to_segment(Heard(0.0, 1.0, text, -0.2), piece).marks


def antiphase(bench: Bench) -> bool:
    import wave

    path = bench.folder / "反相.wav"
    tone = (np.sin(np.arange(32000) / 20) * 12000).astype(np.int16)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(16000)
        out.writeframes(np.stack([tone, -tone], axis=1).tobytes())
    return float(np.abs(read_all(path)).mean()) > 0.05


def header_read(bench: Bench) -> bool:
    """What stands in header, footer or footnote is read or told."""
    data = bench.word(paragraph(run("正文。")), header1=paragraph(run("依据《消防法》第六十条")))
    paper = read_paper("a.docx", data)
    return bool(paper.margins) or "消防法" in paper.text


def pdf_is_clean(bench: Bench) -> bool:
    from tests.law.law_maker import FILES, Made

    lines = tuple(
        (
            "",
            (f"养犬人应当做到第{n}件事，并且应当报告所在的居民委员会，居民委员会应当登记并且保存二年以上。",),
        )
        for n in range(40)
    )
    name, write = FILES["pdf"]
    labels, _ = bench.imported(name, write(Made("济南市犬只示例办法", lines)))
    library = LawLibrary(bench.folder / f"{name}.db")
    (law,) = library.laws()
    texts = [a.text for a in library.articles(library.versions(law)[0])]
    return (
        law.name == "济南市犬只示例办法"
        and len(labels) == 40
        and not any("公报" in text or "—" in text for text in texts)
    )


def notice_named(bench: Bench) -> bool:
    text = f"关于印发《槐荫市渣土示例办法》的通知\n各区：\n现印发给你们。\n槐荫市渣土示例办法\n第一条 甲。\n第二条 乙。\n第三条 {START}"
    bench.imported("通知.txt", text)
    library = LawLibrary(bench.folder / "通知.txt.db")
    return (
        verify_citations("《槐荫市渣土示例办法》第三条", library=library, as_of=DAY)[0].status.value
        == "verified"
    )


def quiet_or_told(bench: Bench, name: str, read: Callable[[Path], object]) -> bool:
    path = bench.folder / name
    path.write_bytes(
        (
            json.dumps({"id": "1", "query": "堵塞消防通道", "facts": "堵塞。"}, ensure_ascii=False) + "\n"
        ).encode("gb18030")
    )
    try:
        read(path)
    except AssistantError:
        return True
    return True


def refuses(action: Callable[[], object]) -> bool:
    try:
        action()
    except AssistantError:
        return True
    return False


def leaves_nothing() -> bool:
    """Working folders lie under the data folder and go with the process."""
    script = "from assistant.files import working\nwith working('x') as f: print(f)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    folder = Path(done.stdout.strip())
    return settings().home.resolve() in folder.resolve().parents and not folder.exists()


def answers_unsaid() -> bool:
    record = insert_notices(Record())
    return all(line.tidied.startswith("【待补充") for line in record.lines if line.role == "答")


FIRE = "《中华人民共和国消防法》"
CHECKS: dict[str, Callable[[Bench], bool]] = {
    "F000": lambda b: none_likely(b, "当事人未违反消防规定，疏散通道畅通，仅证照过期。", "消防法"),
    "F001": lambda b: none_likely(b, "该餐馆已安装油烟净化器并正常使用，油烟检测达标。", ""),
    "F002": lambda b: none_likely(b, "李某持有有效驾驶证驾驶机动车，未饮酒，未超速。", ""),
    "F004": lambda b: none_likely(
        b, "举报称某店销售过期食品，经查所有食品均在保质期内，举报不实。", "食品安全法"
    ),
    "F007": lambda b: (
        b.suggested("王某与邻居口角，打了邻居一拳，未造成伤害。")[0][:2]
        == ("中华人民共和国治安管理处罚法", "第五十一条第一款")
    ),
    "F009": lambda b: not says_something("😀"),
    "F010": lambda b: proves_nothing(["经检查，未见异常。", "某某商店"]),
    "F011": lambda b: proves_nothing(["油烟排放浓度0.8mg/m3，符合标准限值。", "净化器正在运行。"]),
    "F015": lambda b: all(
        [day for day, *_ in find_dates(text)] == [date(2026, 4, 10)]
        for text in ("二O二六年四月十日", "二0二六年四月十日", "2026年4月10号")
    ),
    "F021": lambda b: fines("处3万5千元罚款") == [(35000, 35000)],
    "F025": lambda b: (
        readings("花了三点五万") == ["35000元"] and readings("一百二十五点五平方") == ["125.5平方米"]
    ),
    "F026": lambda b: readings("一共赚了1万2") == ["12000元"] and readings("一共赚了12万5") == ["125000元"],
    "F028": lambda b: flagged("九月四十八号") and flagged("二月三十号"),
    "F032": lambda b: (
        b.statuses("<<行政处罚法>>第33条; 《消防法 60条》; 《消防法第六十条》") == ["verified"] * 3
    ),
    "F035": lambda b: (
        ("中华人民共和国土地管理法实施条例", "verified")
        in b.cite("《土地管理法》第七十七条及其实施条例第五十七条", whole=True)
    ),
    "F040": lambda b: all(
        set(b.statuses(f"《行政处罚法》{text}")) & {"no_such_item", "unparseable"}
        for text in (
            "第三十二条（九）",
            "第三十二条第（一）（三）（九）项",
            "第三十四条第（九）",
            "第三十二条第〔九〕项",
            "第三十二条第9)项",
            "第三十二条第一款之（九）项",
        )
    ),
    "F042": lambda b: (
        b.statuses("依據《中華人民共和國行政處罰法》第三十三條第一款; 《行政处罚法》第三十三條")
        == ["verified"] * 2
    ),
    "F044": lambda b: (
        b.suggested("某店銷售過期麵包3袋，貨值15元。")[0][1] == "第一百二十四条第一款第（五）项"
    ),
    "F045": lambda b: (
        b.imported("繁.txt", f"槐蔭市示例辦法\n第一條　甲。\n第二條　乙。\n第三條　丙。\n第四條　{START}")[0]
        == LABELS
    ),
    "F051": lambda b: (
        "废止"
        in verify_citations("《中华人民共和国合同法》第五十二条", library=b.national, as_of=DAY)[0].message
    ),
    "F053": lambda b: b.statuses("《中华人民共和国刑法修正案（十一）》第四条", whole=True) == ["verified"],
    "F054": lambda b: b.statuses("《浙江省消防条例》第二十条", whole=True) == ["text_incomplete"],
    "F056": lambda b: (
        sum(bool(v.incomplete) for law in b.whole.laws(level="地方性法规") for v in b.whole.versions(law))
        >= 86
    ),
    "F057": lambda b: b.statuses("《杭州市燃气管理条例》第五条第四款", whole=True) == ["no_such_paragraph"],
    "F060": lambda b: (
        read_paper(
            "a.rtf", rb"{\rtf1\ansi " + "".join(f"\\u{ord(c)}?" for c in "依据第一条").encode() + b"}"
        ).text.strip()
        == "依据第一条"
    ),
    "F062": lambda b: (
        b.imported("粗.md", "# 槐荫市示例办法\n\n" + "\n\n".join(f"**{x}** 甲。" for x in LABELS))[0]
        == LABELS
    ),
    "F063": lambda b: any("编号" in line for line in b.imported("号.docx", _listed())[1]),
    "F064": pdf_is_clean,
    "F067": notice_named,
    "F070": lambda b: (
        b.imported(
            "断.txt",
            f"槐荫市示例办法\n第一条 甲。\n第二条 违反本办法\n第三条 规定的义务。\n第三条 业主。\n第四条 {START}",
        )[0]
        == LABELS
    ),
    "F075": lambda b: _in_gbk(b),
    "F078": lambda b: (
        quiet_or_told(b, "批.jsonl", lambda p: list(read_rows(p)))
        and quiet_or_told(b, "案.jsonl", lambda p: list(read_precedents(p, b.national)))
    ),
    "F081": lambda b: (
        b.statuses(
            read_paper(
                "big5.txt", "依據《中華人民共和國行政處罰法》第三十三條第一款，予以處罰。".encode("big5")
            ).text
        )
        == ["verified"]
    ),
    "F082": lambda b: (
        b.statuses(
            read_paper(
                "改.docx",
                b.word(
                    paragraph(
                        run("《消防法》第") + _change("del", "二十八") + _change("ins", "九十九") + run("条")
                    )
                ),
            ).text
        )
        == ["no_such_article"]
    ),
    "F083": lambda b: (
        b.statuses(
            read_paper("框.docx", b.word(paragraph(text_box(paragraph(run("《消防法》第九十九条")))))).text
        )
        == ["no_such_article"]
    ),
    "F084": header_read,
    "F086": lambda b: (
        b.statuses(read_paper("并.docx", b.word(_merged("《消防法》第六十条"))).text) == ["verified"]
    ),
    "F087": comment_on,
    "F091": lambda b: refuses(lambda: _negative_fine(b)),
    "F093": lambda b: any(rule == "R24" for rule, *_ in b.reviewed(_unheard(b))),
    "F094": lambda b: any(
        "R21" in rule or "R45" in rule or "告知" in message for rule, _, message in b.reviewed(_told_late(b))
    ),
    "F097": lambda b: all(
        grave(b.reviewed(b.decision.replace("罚款人民币伍仟元整（¥5000.00）", words)), "R15")
        for words in (
            "六万元罚款",
            "60000元的罚款",
            "8.5万元的罚款",
            "罚款8万5千元",
            "罚款人民币（大写）捌万元整",
        )
    ),
    "F099": lambda b: (
        not any(
            "300" in message
            for message in grave(
                b.reviewed(b.decision.replace("甲公司在", "甲公司曾于2024年被罚款300元。甲公司在", 1)), "R15"
            )
        )
    ),
    "F101": lambda b: (
        not grave(
            b.reviewed(b.decision.replace("人民币伍仟元整（¥5000.00）", "人民币 伍仟 元整（￥5000元）")),
            "R32",
        )
    ),
    "F103": lambda b: (
        not grave(
            b.reviewed(
                b.decision
                + f"\n附：{FIRE}（1998年4月29日通过，2008年10月28日修订，2019年4月23日修正，2021年4月29日修正）"
            ),
            "R12",
        )
    ),
    "F104": lambda b: (
        [
            b.named(q)
            for q in (
                "道交法第九十一条",
                "刑法一百二十条之一",
                "行政处罚法２０２１第三十三条",
                "消防法第陆拾条",
            )
        ]
        == [
            "中华人民共和国道路交通安全法第九十一条",
            "中华人民共和国刑法第一百二十条之一",
            "中华人民共和国行政处罚法第三十三条",
            "中华人民共和国消防法第六十条",
        ]
    ),
    "F105": lambda b: b.named("浙江省消防条例第十八条", whole=True) == "浙江省消防条例第十八条",
    "F109": lambda b: refuses(lambda: regions.known("火星省")),
    "F115": antiphase,
    "F117": lambda b: bool(low("9月48号")),
    "F119": lambda b: answers_unsaid(),
    "F123": lambda b: leaves_nothing(),
    "F130": lambda b: fines("处以5,000元以下罚款") == [(0, 5000)],
    "F132": lambda b: (
        [fines(f"处{text}罚款") for text in ("1千元以上3万5千元以下", "八点五万元")]
        == [[(1000, 35000)], [(85000, 85000)]]
        and fines("最高可处5万元罚款") == [(0, 50000)]
    ),
}


def _listed() -> bytes:
    document = docx.Document()
    document.add_paragraph("槐荫市示例办法")
    for text in ("甲。", "乙。", START):
        document.add_paragraph(text, style="List Number")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _change(kind: str, text: str) -> str:
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} w:id="1" w:author="a"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'


def _merged(text: str) -> str:
    return (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph(run(text))}</w:tc></w:tr></w:tbl>{paragraph("")}'
    )


def _in_gbk(bench: Bench) -> bool:
    path = bench.folder / "字.txt"
    path.write_text("《消防法》第六十条，㙍/𠮷/😀", encoding="utf-8")
    code, out = bench.command(
        "cite", str(path), "--json", PYTHONIOENCODING="gbk", ASSISTANT_HOME=str(settings().home)
    )
    return code == 0 and "Traceback" not in out


def _negative_fine(bench: Bench) -> object:
    path = bench.folder / "负.json"
    path.write_text(
        json.dumps(json.loads(full_case().model_dump_json()) | {"fine_yuan": -1}), encoding="utf-8"
    )
    return draft(read_case(path), library=bench.national)


def _unheard(bench: Bench) -> str:
    text = bench.decision.replace(
        "罚款人民币伍仟元整（¥5000.00）", "罚款人民币肆万玖仟元整（¥49000.00）并责令停产停业"
    )
    return text.replace("听证", "申辩")


def _told_late(bench: Bench) -> str:
    return bench.decision.replace("2026年3月20日", "2026年4月20日")


def rows() -> list[str]:
    """The ids of the table; none where it is absent."""
    if not TABLE.is_file():
        return []
    return [json.loads(line)["id"] for line in TABLE.read_text("utf-8").split("\n") if line.strip()]


def test_every_row_has_a_check() -> None:
    if not rows():
        pytest.skip(f"measuring data absent: {TABLE}")
    assert set(rows()) <= set(CHECKS)


@pytest.mark.parametrize("number", rows())
def test_row(number: str, bench: Bench, request: pytest.FixtureRequest) -> None:
    if number in OPEN:
        request.applymarker(pytest.mark.xfail(reason=OPEN[number], strict=True))
    assert CHECKS[number](bench)

"""Checks of the fault table on what we read: citations, sums, dates, files and recordings."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import numpy as np
from fault_bench import DAY, Bench, refuses

from assistant.cases.sources import read_precedents
from assistant.contract.batch import read_rows
from assistant.errors import AssistantError
from assistant.law import regions
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.penalty import parse_article
from assistant.paper.readers import read_paper
from assistant.review.verb import review
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
from tests.paper.word_maker import paragraph, run, text_box

LABELS = ["第一条", "第二条", "第三条", "第四条"]
START = "本办法自2024年5月1日起施行。"


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


def leaves_nothing() -> bool:
    """Working folders lie under the data folder and go with the process."""
    script = "from assistant.files import working\nwith working('x') as f: print(f)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    folder = Path(done.stdout.strip())
    return settings().home.resolve() in folder.resolve().parents and not folder.exists()


def answers_unsaid() -> bool:
    record = insert_notices(Record())
    return all(line.tidied.startswith("【待补充") for line in record.lines if line.role == "答")


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


READING: dict[str, Callable[[Bench], bool]] = {
    "F009": lambda b: not says_something("😀"),
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

"""Packs, examination papers and banks from the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assistant.analysis.matters import shipped_matters
from assistant.errors import InputError
from assistant.files import lasting
from assistant.law.library import LawLibrary, open_library
from assistant.teaching.bank.read import Checked, read_bank, verdicts
from assistant.teaching.exam import write_exam
from assistant.teaching.generate import mixture
from assistant.teaching.made.base import desk
from assistant.teaching.pack import Pack, matter_named, pack_of, write_pack
from assistant.teaching.slides import write_slides
from assistant.teaching.store import TeachingStore
from assistant.web.components.form import Field
from assistant.web.components.shapes import button, card, folded, joined, said

_EVERY = "全部"
_MOST = 200
FIELDS = (
    Field("pack_part", "资料包、课件：一个事项", "title"),
    Field(
        "matter",
        "事项（资料包）",
        "text",
        choices=tuple(matter.name for matter in shipped_matters()),
        hint="写一两个字，从列表里选",
        size="half",
    ),
    Field("exam_part", "试卷：一个或者全部领域", "title"),
    Field(
        "field", "领域", "choice", choices=(_EVERY, *sorted({matter.field for matter in shipped_matters()}))
    ),
    Field("count", "题数", "number", hint="40"),
    Field("title", "卷名", hint="执法业务测试卷"),
    Field("draw_part", "题目", "title"),
    Field("seed", "换一批（写个数；同一个数出同一批）", "number", hint="1", size="half"),
)
STARTS = {"field": _EVERY}
BUTTONS = Markup('<div class="bar-of-buttons">{}{}{}</div>').format(
    button("生成资料包 docx", "pack", main=True),
    button("生成课件 html", "slides"),
    button("组试卷 docx", "exam", main=True),
)


def pack(values: Mapping[str, Any]) -> Path:
    """The pack of the matter named, as a file.

    Raises:
        InputError: there is no such matter.
    """
    return _pack(values, write_pack, "培训资料.docx")


def slides(values: Mapping[str, Any]) -> Path:
    """The same as slides.

    Raises:
        InputError: there is no such matter.
    """
    return _pack(values, write_slides, "课件.html")


def _pack(values: Mapping[str, Any], write: Callable[[Pack, Path, LawLibrary], Path], name: str) -> Path:
    library, matter = open_library(), matter_named(str(values.get("matter") or ""))
    made = pack_of(matter, library, seed=_number(values, "seed", 1))
    return write(made, lasting("pack") / f"{matter.id}-{name}", library)


def exam(values: Mapping[str, Any]) -> Path:
    """An examination paper, as a file.

    Raises:
        InputError: no question can be made.
    """
    library, field = open_library(), str(values.get("field") or "")
    chosen = () if field in ("", _EVERY) else (field,)
    at = desk(library, seed=_number(values, "seed", 1), matters=chosen)
    questions = mixture(at, max(1, min(_number(values, "count", 40), _MOST)))
    if not questions:
        raise InputError("没有可出的题", "请换领域")
    title = str(values.get("title") or "").strip() or "执法业务测试卷"
    return write_exam(questions, lasting("exam") / "试卷.docx", library, title=title)


MADE: Mapping[str, Callable[[Mapping[str, Any]], Path]] = {"pack": pack, "slides": slides, "exam": exam}


def bank(paths: Sequence[str] | None) -> Markup:
    """Take in banks of questions; what the law says of their keys.

    Raises:
        InputError: nothing was uploaded, or a file is no bank.
    """
    if not paths:
        raise InputError("没有选择文件", "请先上传题库（JSONL）")
    library = open_library()
    found = [one for path in paths for one in read_bank(Path(path), library)]
    TeachingStore().keep_bank((one.question, one.verdict) for one in found)
    counts = verdicts(found)
    told = said(
        f"收入 {len(found)} 题：条文断定相符 {counts['相符']}，不符 {counts['不符']}，已过时 {counts['已过时']}；"
        f"条文断定不了的 {counts['无法核对']} 题，练习时默认不出。"
    )
    wrong = [one for one in found if one.verdict in ("不符", "已过时")]
    return card(
        "题库", joined([told, folded(f"与现行条文不符的 {len(wrong)}", _listed(wrong)) if wrong else ""])
    )


def _listed(found: Sequence[Checked]) -> Markup:
    rows = joined(
        Markup("<li>{}　答案按条文改为 {}（{}：{}）</li>").format(
            one.question.stem, one.question.answer, one.decided.reference, one.decided.how
        )
        for one in found
        if one.decided
    )
    return Markup('<ul class="plain-list small">{}</ul>').format(rows)


def _number(values: Mapping[str, Any], name: str, otherwise: int) -> int:
    try:
        return int(float(str(values.get(name) or otherwise)))
    except (ValueError, OverflowError):  # “1e999” is read as infinite
        return otherwise

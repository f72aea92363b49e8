"""A pack for a matter: clauses, elements and evidence, what goes wrong, cases, what others were fined, questions with key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.analysis.matters import Basis, Matter, shipped_matters
from assistant.analysis.teaching import TeachingCase, load_teaching_cases
from assistant.cases.fines_page import summary
from assistant.cases.index import open_cases
from assistant.cases.model import Precedent
from assistant.cases.statistics import Asked, fines_under
from assistant.documents.page import Page
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.lookup import text_on, today
from assistant.law.model import LawRef
from assistant.law.penalties.text import told_range
from assistant.law.penalty import parse_article
from assistant.teaching.exam import ask_on_paper
from assistant.teaching.explain import explained
from assistant.teaching.generate import mixture
from assistant.teaching.made.base import desk
from assistant.teaching.model import Question
from assistant.text.numerals import plain

_CASES, _QUESTIONS = 8, 10
_NATION = "全国"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds. ``clauses``: region, duty, penalty clause, ranges, text of the penalty clause on the day."""

    matter: Matter
    day: date
    clauses: tuple[tuple[str, str, str, str, str], ...]
    taught: tuple[TeachingCase, ...]
    real: tuple[Precedent, ...]
    fines: tuple[str, ...]
    questions: tuple[Question, ...]


def matter_named(name: str) -> Matter:
    """The matter of that id or name.

    Raises:
        InputError: there is none.
    """
    found = next((one for one in shipped_matters() if name.strip() in (one.id, one.name)), None)
    if found is None:
        raise InputError(
            f"没有事项“{name}”", "网页上从“事项”框的提示里选，命令行用 assistant matters list 查"
        )
    return found


def pack_of(matter: Matter, library: LawLibrary, *, day: date | None = None, seed: int = 1) -> Pack:
    """Gather the pack of a matter.

    Args:
        matter: which.
        library: whose law is quoted.
        day: whose law counts; today if None.
        seed: another seed draws other questions.

    Raises:
        AssistantError: library or cases cannot be read.
    """
    day = day or today()
    bases = [basis for basis in matter.bases if basis.until is None or day < basis.until]
    cases = open_cases()
    refs = cases.table.refs[cases.table.holding(f"matter:{matter.id}")].tolist()
    real = [case for case in cases.library.by_refs(refs[:500]).values() if not case.fictional]
    stats = (fines_under(Asked(text)) for basis in bases for text in basis.penalty)
    return Pack(
        matter,
        day,
        tuple(row for basis in bases for row in _clauses(basis, library, day)),
        tuple(case for case in load_teaching_cases() if case.matter == matter.id),
        tuple(sorted(real, key=lambda case: case.date, reverse=True)[:_CASES]),
        tuple(dict.fromkeys(summary(one) for one in stats if one.fines)),
        tuple(mixture(desk(library, day=day, seed=seed, matters=(matter.id,)), _QUESTIONS, ())),
    )


def _clauses(basis: Basis, library: LawLibrary, day: date) -> Iterator[tuple[str, str, str, str, str]]:
    for text, ref in zip(basis.penalty, basis.penalties, strict=True):
        told = text_on(library, ref, day)
        ranges = "；".join(map(told_range, basis.amounts)) or "；".join(_ranges(ref, library, day))
        yield (
            basis.region.replace("/", "") or _NATION,
            "、".join(basis.duty) or "罚则自含",
            text,
            ranges,
            told,
        )


def _ranges(ref: LawRef, library: LawLibrary, day: date) -> list[str]:
    laws = library.find(ref.law)
    article = library.article(laws[0], ref.provision, day) if len(laws) == 1 else None
    rules = (
        [rule for rule in parse_article(article) if ref.provision.touches(rule.provision)] if article else []
    )
    return list(dict.fromkeys(told_range(fine) for rule in rules for fine in rule.fines))


def write_pack(pack: Pack, path: Path, library: LawLibrary) -> Path:
    """Write the pack as Word.

    Raises:
        InputError: it cannot be written there.
    """
    page, matter = Page(), pack.matter
    page.say("title", f"{matter.name}：培训资料")
    page.say("number", f"{matter.field}　按 {pack.day} 有效的规定")
    page.say("heading", "一、怎么说的就是这件事")
    page.say("body", "；".join(matter.says) + "。")
    page.say("heading", "二、条款")
    page.table(("地区", "违则", "罚则", "幅度"), [row[:4] for row in pack.clauses])
    for _, _, penalty, _, text in pack.clauses:
        page.say(
            "item", f"{penalty}：{text}" if text else f"{penalty}：库中没有这一天有效的文本，请自行核对。"
        )
    page.say("heading", "三、要件和证据")
    page.table(("要件", "证据", "怎么取"), [(e.name, "、".join(e.evidence), e.how) for e in matter.elements])
    page.say("heading", "四、裁量和易错")
    for title, entries in (("从重", matter.heavier), ("从轻", matter.lighter), ("易错", matter.traps)):
        if entries:
            page.say("item", f"{title}：{'；'.join(entries)}。")
    _cases(page, pack)
    _questions(page, pack, library)
    return page.write(path, f"{matter.name}培训资料")


def _cases(page: Page, pack: Pack) -> None:
    page.say("heading", "五、案例")
    for case in pack.taught:
        _taught(page, case)
    for real in pack.real:
        fine = f"，罚款 {plain(real.fine_yuan)} 元" if real.fine_yuan is not None else ""
        page.say("subheading", f"{real.title}（{real.date}{fine}）")
        page.say("body", real.facts)
    if not pack.taught and not pack.real:
        page.say("body", "案例库里还没有这个事项的案例。")
    for told in pack.fines:
        page.say("item", told)


def _taught(page: Page, case: TeachingCase) -> None:
    page.say("subheading", f"{case.title}（虚构）")
    page.say("body", case.facts)
    if case.evidence:
        page.say("item", "证据：" + "；".join(f"{one.name}（{one.shows}）" for one in case.evidence))
    for title, text in (("机关认为", case.reasoning), ("处理", case.decision)):
        if text:
            page.say("item", f"{title}：{text}")
    page.say("item", "讨论：这件案子办得对不对，错在哪里？" if case.mistake else f"要点：{case.lesson}")


def _questions(page: Page, pack: Pack, library: LawLibrary) -> None:
    if pack.questions:
        page.say("heading", "六、测验")
    for number, question in enumerate(pack.questions, 1):
        ask_on_paper(page, number, question)
    page.turn()
    page.say("title", "教员用：答案和要点")
    for case in pack.taught:
        page.say("item", f"{case.title}：{key_of(case)}")
    for number, question in enumerate(pack.questions, 1):
        page.say("item", f"{number}. {question.answer}　{explained(question, library)}")


def key_of(case: TeachingCase) -> str:
    """What went wrong in a teaching case and what would have been right; its lesson where nothing did."""
    if case.mistake is None:
        return case.lesson
    return f"{case.mistake.sort}：{case.mistake.what}。应当：{case.mistake.right}。依据：{'、'.join(case.mistake.basis)}。{case.lesson}"

"""Which clause punishes this? Which clause enforces that duty?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.analysis.matters import Basis, Matter
from assistant.analysis.pin import rules_in
from assistant.analysis.teaching import TeachingCase, load_teaching_cases
from assistant.cases.linking import article_key
from assistant.law.model import Article, Law, LawRef, Provision
from assistant.teaching.made.base import Desk, act_of, made
from assistant.teaching.model import Question
from assistant.text.bigrams import bigrams
from assistant.text.numerals import to_chinese

_NATION = "全国性的法律、法规、规章"
_SAYS = 3
_ALIKE, _WORDS = 0.5, 8


def clauses(at: Desk) -> Iterator[Question]:
    """From a matter and how people put it to its penalty clause; the clauses of matters nearby are the wrong ones."""
    by_id = {matter.id: matter for matter in at.matters}
    for matter, basis in at.bases():
        right = [text for text, ref in zip(basis.penalty, basis.penalties, strict=True) if at.text(ref)]
        if len(right) != 1 or len(basis.penalty) != 1:
            continue
        wrong = [text for text in _nearby(at, matter, by_id) if _may_be_wrong(matter, text)]
        for said in [one for one in matter.says if one not in basis.beyond][:_SAYS]:
            place = basis.region.replace("/", "")
            law = f"{place}的地方性规定" if place else _NATION
            stem = f"群众反映：“{said}。”查实是“{matter.name}”。依照{law}处罚，应当适用哪一条？"
            question = made(
                at, "clause", stem, right, at.chance.sample(wrong, len(wrong)), basis=right,
                facts={"matter": matter.id, "region": basis.region}, matter=matter.id,
            )  # fmt: skip
            if question:
                yield question


def _nearby(at: Desk, matter: Matter, by_id: dict[str, Matter]) -> list[str]:
    """Clauses in force of matters easily taken for this one, then of others of its field."""
    near = [by_id[name] for name in matter.nearby if name in by_id]
    near += [other for other in at.matters if other.field == matter.field and other not in near]
    return list(
        dict.fromkeys(
            text
            for other in near
            if other is not matter
            for basis in other.bases
            if _holds(at, basis)
            for text, ref in zip(basis.penalty, basis.penalties, strict=True)
            if at.text(ref)
        )
    )


def _holds(at: Desk, basis: Basis) -> bool:
    return basis.until is None or at.day < basis.until


def _may_be_wrong(matter: Matter, clause: str) -> bool:
    """Not of an article that any basis of the matter rests on, nor of one that may reach the same act."""
    own = {article_key(text) for basis in matter.bases for text in (*basis.penalty, *basis.duty)}
    own |= {article_key(text) for text in matter.also}
    return article_key(clause) not in own


def case_clauses(at: Desk, cases: Sequence[TeachingCase] | None = None) -> Iterator[Question]:
    """From the facts of a teaching case to its penalty clause; the wrong ones are those it names as easily taken."""
    chosen = {matter.id for matter in at.matters}
    for case in cases if cases is not None else load_teaching_cases():
        if case.matter in chosen and case.confusable:
            question = made(
                at, "clause", "这件案子应当依照哪一条处罚？", [case.penalty], [one.clause for one in case.confusable],
                basis=[case.penalty, *case.violated], facts={"case": case.id}, matter=case.matter, material=case.facts,
                why="".join(f"{one.clause}不适用：{one.why}。" for one in case.confusable) + case.lesson,
            )  # fmt: skip
            if question and at.held(question.basis, case.act_date):
                yield question.model_copy(update={"as_of": _day(at, case)})


def _day(at: Desk, case: TeachingCase) -> str:
    return (case.act_date or at.day).isoformat()


def duties(at: Desk) -> Iterator[Question]:
    """From a duty to the one article of its law that punishes its breach by number."""
    for law in _laws(at):
        version = at.library.version_at(law, at.day)
        articles = at.library.articles(version) if version else []
        punishing = [article for article in articles if rules_in(article)]
        for duty, article in _single(law, punishing):
            right = f"《{law.name}》{article.number.label}" if article.number else ""
            part = at.chance.choice(_parts(law, article, duty))
            shown = _shown(at, law, part)
            wrong = [
                f"《{law.name}》{other.number.label}"
                for other in punishing
                if other.number not in (None, article.number, duty)
                and not _names(other.text, duty)
                and not _describes(other, shown)
            ]
            stem = f"所附条文是《{law.name}》{part.format()}。当事人违反了这一{_level(part)}，应当依照这部法的哪一条处罚？"
            question = made(
                at, "duty", stem, [right], at.chance.sample(wrong, min(len(wrong), 6)), basis=[right],
                material=shown,
                facts={
                    "law": law.name, "duty": duty.label, "penalty": article.number.label if article.number else "",
                    "effective": version.effective.isoformat() if version and version.effective else "",
                },
            )  # fmt: skip
            if question:
                yield question


def _parts(law: Law, article: Article, duty: Provision) -> list[Provision]:
    """What of a duty the article punishes: all of it, or the paragraphs and items that it names.

    The rest of the duty may be punished by an article that describes the act and names no duty.
    """
    named = {
        ref.provision
        for one in rules_in(article)
        for ref in one.rule.violated
        if ref.law == law.name and ref.provision.whole_article() == duty
    }
    return [duty] if duty in named else sorted(named, key=lambda one: (one.paragraph, one.item, one.point))


def _describes(article: Article, duty: str) -> bool:
    """Whether a rule that names no duty punishes an act in words of this one."""
    acts = [
        bigrams(act)
        for one in rules_in(article)
        if not one.rule.violated
        for act in act_of(one).split("或者")
        if len(act) > _WORDS
    ]
    return any(len(act & bigrams(duty)) >= _ALIKE * len(act) for act in acts if act)


def _level(part: Provision) -> str:
    return "项" if part.item else "款" if part.paragraph else "条"


def _shown(at: Desk, law: Law, part: Provision) -> str:
    """The words of a duty; an item with the head of its list."""
    text = at.text(LawRef(law.name, part))
    if not part.item:
        return text
    paragraph = at.text(LawRef(law.name, replace(part, item=0, point=0)))
    return f"{paragraph.partition(chr(10))[0]}\n{text}"


def _laws(at: Desk) -> list[Law]:
    """The laws that the matters rest on."""
    names = dict.fromkeys(ref.law for _, basis in at.bases() for ref in basis.penalties)
    return [found[0] for name in names if len(found := at.library.find(name)) == 1]


def _single(law: Law, punishing: Sequence[Article]) -> Iterator[tuple[Provision, Article]]:
    """Duties of the law that one punishing article alone speaks of by number, with that article."""
    named: dict[Provision, list[Article]] = {}
    for article in punishing:
        duties = {
            ref.provision.whole_article()
            for one in rules_in(article)
            for ref in one.rule.violated
            if ref.law == law.name
        }
        for duty in duties:
            named.setdefault(duty, []).append(article)
    for duty, articles in named.items():
        alone = len(articles) == 1 and not any(
            _names(other.text, duty) for other in punishing if other is not articles[0]
        )
        if alone and articles[0].number != duty and _names(articles[0].text, duty):
            yield duty, articles[0]


def _names(text: str, duty: Provision) -> bool:
    """Whether a text speaks of an article of its own law by number, alone or within 第X条至第Y条."""
    own = re.sub(r"《[^》]*》第[^条]+条", "", text)
    if re.search(rf"(?<![〇零一二三四五六七八九十百千])第{to_chinese(duty.article)}条(?!之)", own):
        return True
    spans = re.findall(r"(第[〇零一二三四五六七八九十百千]+条)至(第[〇零一二三四五六七八九十百千]+条)", own)
    ends = ((Provision.parse(low), Provision.parse(high)) for low, high in spans)
    return any(low and high and low.article <= duty.article <= high.article for low, high in ends)

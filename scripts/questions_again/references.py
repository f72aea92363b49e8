"""Which article punishes the breach of another, and which names a conduct."""

from __future__ import annotations

import re
from typing import Any

from .law import HAN, Article, Library, Place, covered, number, pairs, paragraphs, place, scoped
from .verdict import Verdict

ONE = rf"第[{HAN}]+条(?:之[{HAN}]+)?(?:第[{HAN}]+款)?(?:(?:第?[（(]?[{HAN}]+[)）]?项)?(?:[、和或至到]第?[（(]?[{HAN}]+[)）]?[款项])*)?"
CHAIN = re.compile(
    rf"(?<![依按参]照)(?<!根据)(?<!适用)(?:违反(?=第)|本法|本条例|本办法|本规定|本细则|本法典|本决定)"
    rf"((?:{ONE}(?:[、和或及至到]|以及|或者)?(?:本法|本条例)?)+)"
)
PENAL = re.compile(r"罚款|警告|吊销|没收|拘留|责令|通报|处罚|暂扣|处分")
DUTY = re.compile(r"所附条文是《(.+?)》(第[^。]+)。")
FOUND = re.compile(r"查实是“(.+?)”")


Part = tuple[int, int, int, int]
"""Article, suffix, paragraph, item; 0: none named."""
STEP = re.compile(rf"([、和或及至到]|以及|或者)?第?[（(]?([{HAN}]+)[)）]?([款项])")


def cited(text: str) -> set[Part]:
    """The places of its own law whose breach a text punishes."""
    found: set[Part] = set()
    for match in CHAIN.finditer(text):
        after = text[match.end() : match.end() + 8]
        if re.match(r"(?:规定)?(?:的)?(?:处罚|予以处罚|给予处罚|罚款)", after):
            continue
        for one in re.finditer(ONE, match[1]):
            found |= _parts(one[0])
        for first, last in re.findall(
            rf"第([{HAN}]+)条(?:第[{HAN}]+款)?[至到](?:本法|本条例)?第([{HAN}]+)条", match[1]
        ):
            found |= {(n, 0, 0, 0) for n in range(int(number(first)), int(number(last)) + 1)}
    return found


def _parts(citation: str) -> set[Part]:
    """第十条第一款第二项至第四项、第三款 in parts."""
    head = re.match(rf"第([{HAN}]+)条(?:之([{HAN}]+))?", citation)
    if not head:
        return set()
    article, suffix = int(number(head[1])), int(number(head[2])) if head[2] else 0
    found: list[tuple[int, int]] = []
    paragraph = 0
    for link, count, level in STEP.findall(citation[head.end() :]):
        last = int(number(count))
        first = last
        if link in ("至", "到") and found:
            first = found[-1][0 if level == "款" else 1]
        if level == "款":
            paragraph = last
            found += [(n, 0) for n in range(first, last + 1)]
        else:
            if found and found[-1] == (paragraph, 0) and not link:
                found.pop()
            found += [(paragraph, n) for n in range(first, last + 1)]
    return {(article, suffix, *one) for one in found} or {(article, suffix, 0, 0)}


def _covers(places: set[Part], duty: Place) -> bool:
    """Whether one of the places is the duty, holds it, or is a part of it."""
    wanted = (duty.article, duty.suffix, duty.paragraph, duty.item)
    return any(all(not a or not b or a == b for a, b in zip(one, wanted, strict=True)) for one in places)


def punishers(articles: tuple[Article, ...], duty: Place) -> set[tuple[int, int]]:
    """The articles that punish the breach of one place."""
    own = (duty.article, duty.suffix)
    return {
        (a.number, a.suffix)
        for a in articles
        if PENAL.search(a.text) and (a.number, a.suffix) != own and _covers(cited(a.text), duty)
    }


def judge_duty(question: dict[str, Any], library: Library) -> Verdict:
    """The article marked cites the duty shown, and no other option does."""
    match = DUTY.search(question["stem"])
    where = place(match[2]) if match else None
    if not match or not where:
        return Verdict.unjudged("题干写法没有读懂")
    version = library.version(match[1], question["as_of"])
    whole = library.article(match[1], question["as_of"], where)
    text = scoped(whole, where) if whole else None
    if not version or not text:
        return Verdict.wrong("库里当日没有这一条、款、项")
    if re.sub(r"\s", "", text) != re.sub(r"\s", "", question["material"]):
        return Verdict.wrong("所附条文与库里不同")
    places = {label: place(option.split("》")[1]) for label, option in question["options"].items()}
    if (where.article, where.suffix) in {(p.article, p.suffix) for p in places.values() if p}:
        return Verdict.wrong("选项里有所附的那一条自己")
    right = punishers(library.articles(version), where)
    among = {label for label, p in places.items() if p and (p.article, p.suffix) in right}
    if among != {question["answer"]}:
        return Verdict.wrong(f"条文里写明处罚它的是 {sorted(right)}，选项里的是 {sorted(among)}")
    return _by_words(question, library, text)


def _by_words(question: dict[str, Any], library: Library, duty: str) -> Verdict:
    """Whether another option describes a breach of the duty, though it cites no article there."""
    own = _described(
        library.words(question["options"][question["answer"]], question["as_of"]) or "", duty, True
    )
    for label, option in question["options"].items():
        alike = _described(library.words(option, question["as_of"]) or "", duty, False)
        if label != question["answer"] and alike > max(0.55, own):
            return Verdict.unjudged(f"选项 {label} 没有引条号，所写行为也像违反这一条")
    return Verdict.right()


def _described(text: str, duty: str, with_cited: bool) -> float:
    """How much of one of its conducts stands in the duty."""
    found = 0.0
    for part in paragraphs(text):
        if with_cited or not cited(part.whole):
            pieces = part.items or (re.split("的，", part.text)[0],)
            found = max(found, *(covered(piece, duty) for piece in pieces if len(piece) > 8), 0.0)
    return found


def judge_clause(question: dict[str, Any], library: Library) -> Verdict:
    """The clause marked is in force, punishes, and its words name the conduct; the others' do not."""
    texts = {label: library.words(o, question["as_of"]) for label, o in question["options"].items()}
    marked = texts[question["answer"]]
    if not marked:
        return Verdict.wrong("所标条款当日不在库里")
    whole = (
        library.words(re.sub(r"条.*$", "条", question["options"][question["answer"]]), question["as_of"])
        or marked
    )
    if not PENAL.search(marked + whole):
        return Verdict.wrong("所标条款不是罚则")
    match = FOUND.search(question["stem"])
    if not match:
        return Verdict.unjudged("案情题，条文断定不了，须人读")
    region = _region(question["stem"])
    alike = {
        label: covered(match[1], text or "")
        for label, text in texts.items()
        if _within(library, question["options"][label], region)
    }
    if question["answer"] not in alike:
        return Verdict.wrong("所标条款不是题干所说范围的法规")
    others = max((v for label, v in alike.items() if label != question["answer"]), default=0.0)
    own = alike[question["answer"]]
    if own >= 0.5 and own - others >= 0.2:
        return Verdict.right()
    return Verdict.unjudged(f"行为“{match[1]}”与所标条款字面合 {own:.2f}，与他项合 {others:.2f}")


def _region(stem: str) -> str:
    match = re.search(r"依照(.{2,12}?)的(?:地方性|法规|规定)", stem)
    return "" if "全国性" in stem or not match else match[1]


def _within(library: Library, citation: str, region: str) -> bool:
    name = citation.split("》")[0].lstrip("《")
    where = library.level(name)[1]
    return where == region if not region else bool(pairs(region) & pairs(where))

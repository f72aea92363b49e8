"""R07, R08: what the facts rest on stands in the list, what a piece proves is what such a piece can prove, no piece says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.charge_words import rests_charge
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.of_concern import not_relied_on, only_mentioned
from assistant.review.parts.pieces import Piece, names_of, pieces_of
from assistant.review.parts.proofs import Proofs
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.done_or_not import told_as_done
from assistant.review.rules.opposed_words import OpposedWords
from assistant.review.rules.tables import unproved_base
from assistant.text.bigrams import bigrams


class _Said(Words):
    """How evidence is named and what it is told to say, as corpora/lexicon/review/weight.yaml has them."""

    FILE = "lexicon/review/weight.yaml"

    own_paper: re.Pattern[str]
    not_own: re.Pattern[str]
    of_conduct: re.Pattern[str]
    of_step: re.Pattern[str]
    identity: re.Pattern[str]
    content: re.Pattern[str]
    denied: re.Pattern[str]
    no_denial: re.Pattern[str]
    why: re.Pattern[str]
    nothing: re.Pattern[str]
    pointed_at: re.Pattern[str]
    negated: re.Pattern[str]
    another: re.Pattern[str]
    self_named: re.Pattern[str]
    only_that: re.Pattern[str]
    supplied: re.Pattern[str]
    on_to: re.Pattern[str]
    rest: re.Pattern[str]
    still_there: re.Pattern[str]
    paper_or_person: re.Pattern[str]
    steps: frozenset[str]
    lacking: re.Pattern[str]
    lacking_behind: re.Pattern[str]
    of_leave: re.Pattern[str]
    about_else: re.Pattern[str]
    registered: re.Pattern[str]
    of_lack: re.Pattern[str]
    of_permit: re.Pattern[str]
    no_answer: re.Pattern[str]
    official: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS_AND_NOTICES, "correction")


@rule(
    "R07", "事实的来源列入证据", Severity.MAJOR, _LAW, kinds=_KINDS, needs="案卷",
    examples=("经测绘属于共用部分，证据没有测绘材料", "经测绘属于共用部分，证据有测绘成果图"),
)  # fmt: skip
def rests_on(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the facts say they rest on (a test, a survey, a register, a meter, a contract) is one of the pieces."""
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    story, names = story_of(decision), names_of(decision)
    facts = unquoted(story.text)
    base = unproved_base(decision, context)
    for need in Proofs.read().rests:
        if base and base[-2:] in need.name:
            continue  # R09 tells that the base of the fine has no proof
        match = next((m for m in need.told.finditer(facts) if not only_mentioned(m)), None)
        if match and not need.proof.search(names):
            start = story.start + match.start()
            at = behind_statements(pieces)
            sure = rests_charge(match, decision, context)
            yield finding(
                "R07", Severity.MAJOR if sure else Severity.HINT, f"认定了{need.name}，证据中没有{need.wanted}", at, f"补{need.wanted}，或者说明这一事实由哪份证据证明",
                ground=Ground.CERTAIN if sure else Ground.CANNOT_TELL, related=((start, start + len(match[0])), (at.start, pieces[-1].span.end)),
            )  # fmt: skip


@rule(
    "R07", "自己的文书不证明违法", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("告知书送达回证，证明当事人未取得许可证", "许可档案查询结果，证明当事人未取得许可证"),
)  # fmt: skip
def own_papers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A notice or a receipt of service shows that it was served, not the conduct."""
    said, pieces = _Said.read(), pieces_of(decision)
    for piece in pieces:
        own = said.own_paper.search(piece.name) and not said.not_own.search(piece.name)
        alone = all(said.own_paper.search(one.name) for one in pieces if one.proves == piece.proves)
        if own and alone and said.of_conduct.search(piece.proves) and not said.of_step.search(piece.proves):
            yield finding(
                "R07", Severity.MAJOR, "本机关的告知、送达文书不能证明违法事实", piece.span, "换成能证明这一事实的证据（检查笔录、查询结果等）", actual=piece.proves,
            )  # fmt: skip
            return


@rule(
    "R07", "主体有证据", Severity.HINT, _LAW, kinds=_KINDS, needs="案卷",
    examples=("证据没有身份证、营业执照", "证据有身份证（营业执照）"),
)  # fmt: skip
def identity_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A list of several pieces without one on who the party is."""
    pieces = pieces_of(decision)
    if len(pieces) < 4 or decision.excerpt or decision.is_kind in ("spot_decision", "correction"):
        raise CannotTellError("没有读出证据清单")
    if not any(_Said.read().identity.search(p.name + p.proves) for p in pieces):
        yield finding(
            "R07", Severity.HINT, "证据中没有当事人身份（主体资格）的材料", pieces[-1].span, "补身份证、营业执照等主体证据", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


@rule(
    "R08", "各项证据与事实不相反", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("销售明细，证明超过保质期后未再售出（事实：已售出4罐）", "销售明细，证明超过保质期后售出4罐"),
)  # fmt: skip
def says_the_opposite(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A piece that denies an act which the facts tell, or gives it to somebody else."""
    if decision.evidence is None:
        raise CannotTellError("没有读出证据部分")
    facts = unquoted(story_of(decision).text) + "。" + "。".join(charged_in(unquoted(decision.text)))
    listed = Span(decision.evidence.start, decision.evidence.end, unquoted(decision.evidence.text))
    people = "".join(f.text for p in decision.parties for f in (p.name, p.representative) if f)
    mended = OpposedWords.read().tells_of_mending(unquoted(decision.text))
    done = sorted(_as_done(listed, facts, mended=mended), key=lambda one: not one[1])
    surely = (at for at, same in done if same)
    sure = [*surely, *_contrary(listed, facts, people + facts), *_still_there(listed, facts)]
    for at in [one for one in sure if not not_relied_on(decision.text, one.start)][:1]:
        yield finding(
            "R08", Severity.MAJOR, f"列举的证据（“{at.text}”）与认定的事实相反，存在矛盾", at, "核实后说明采信哪一份证据和理由，必要时补充调查",
        )  # fmt: skip
    for at, _ in done[: not sure]:
        yield finding(
            "R08", Severity.HINT, f"列举的证据（“{at.text}”）可能与认定的事实相反", at, "核对说的是不是同一事物、改正前的情况；相反的，说明采信哪一份证据和理由", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


_PROOF = 4


def _as_done(listed: Span, facts: str, *, mended: bool) -> Iterator[tuple[Span, bool]]:
    """Where a piece tells as done what the facts call undone, and whether surely the same."""
    for content in _Said.read().content.finditer(listed.text):
        group = "bracket" if content["bracket"] else "said"
        begin = content.start(group)
        led = listed.text[max(0, content.start() - _PROOF) : begin]
        for done, same in told_as_done(content[group], led, facts, mended=mended):
            yield _at(listed, begin + done.start(), begin + done.end()), same


def _contrary(listed: Span, facts: str, known: str) -> Iterator[Span]:
    said = _Said.read()
    for content in said.content.finditer(listed.text):
        group = "bracket" if content["bracket"] else "said"
        begin = content.start(group)
        for nothing in said.nothing.finditer(content[group]):
            if (
                any(nothing["what"][n : n + 2] in facts for n in range(len(nothing["what"]) - 1))
                and nothing[0][:4] not in facts
                and not said.of_leave.match(content[group], nothing.end())
                and not _lacking_too(nothing["what"], facts)
                and not _no_excuse(nothing["what"], facts)
                and not OpposedWords.read().denies_another(nothing[0], facts)
                and not _untold_act(nothing["what"], facts)
                and (not _of_paper(nothing) or _is_there(nothing["what"], facts))
            ):
                yield _at(listed, begin + nothing.start(), begin + nothing.end())
        for match in _denials(content[group], facts):
            yield _at(listed, begin + match.start(), begin + match.end())
        for other in said.another.finditer(content[group]):
            who = other.groupdict().get("who") or ""
            if _of_supply(other, facts):
                continue
            if other[0][-6:] not in facts and not (
                who and (said.self_named.search(who) or who[-4:] in known)
            ):
                yield _at(listed, begin + other.start(), begin + other.end())
    for only in said.only_that.finditer(listed.text):
        if only[0][-4:] not in facts:
            yield _at(listed, only.start(), only.end())


def _of_supply(other: re.Match[str], facts: str) -> bool:
    """Whether a piece tells how the party came by a thing, not who did what the facts tell: 由乙厂生产, 向亲戚购买."""
    said = _Said.read()
    supplied = said.supplied.search(other[0])
    if supplied is None:
        return False
    return supplied[0] not in facts or said.on_to.match(other.string, other.end()) is not None


def _denials(content: str, facts: str) -> Iterator[re.Match[str]]:
    """Acts of the facts that a piece denies; why something was left undone is no denial."""
    said = _Said.read()
    for match in said.denied.finditer(content):
        if said.why.match(content, match.end()) or _of_the_rest(match, facts):
            continue
        if _denies(match, facts) and not _paper_lacking(match, content, facts):
            yield match


def _of_the_rest(denied: re.Match[str], facts: str) -> bool:
    """Whether a piece denies the act of other things than the facts tell of: 其余板材未售出, 从未堆放过垃圾."""
    before = re.split("[，。；、]", denied.string[: denied.start()])[-1]
    about = OpposedWords.read().about(
        re.split("[，。；、）)]", denied.string[denied.end() :])[0].lstrip("过了")
    )
    return (
        _Said.read().rest.search(before) is not None
        or bool(about)
        and not any(pair in facts for pair in about)
    )


def _no_excuse(what: str, facts: str) -> bool:
    """Whether a piece only takes away an excuse (无自动断电故障) of which the facts do not tell."""
    return any(excuse not in facts for excuse in OpposedWords.read().excuses.findall(what))


def _untold_act(what: str, facts: str) -> bool:
    """Whether what is denied is an act on a thing pointed at, 没有订购上述货物, of which the facts do not tell."""
    verb = _Said.read().pointed_at.match(what)
    return verb is not None and verb["verb"] not in facts


def _of_paper(nothing: re.Match[str]) -> bool:
    """Whether what is lacking is a paper, its name read to the end: 没有车辆营运证."""
    return (
        _Said.read().paper_or_person.search(
            re.split("[，。；、）和及的]", nothing.string[nothing.start("what") :])[0]
        )
        is not None
    )


def _is_there(what: str, facts: str) -> bool:
    """The facts tell of a paper, called absent by a piece, that it hangs there or was obtained."""
    kind = re.escape(what[:4])
    return bool(re.search(rf"(?<!未){kind}[^，。；]{{0,4}}已(?:经)?(?:张贴|悬挂|公示|取得|办理)", facts))


def _lacking_too(what: str, facts: str) -> bool:
    """The facts themselves tell the lack of it: what a piece calls absent, they call absent in other words."""
    said = _Said.read()
    pairs = {what[n : n + 2] for n in range(len(what) - 1)}
    told = [m.start() for pair in pairs for m in re.finditer(re.escape(pair), facts)]
    undone = [m.start() for pair in pairs & said.steps for m in re.finditer(pair, facts)]
    without = (re.search("未经[^，。；]{0,12}$", facts[max(0, at - 20) : at]) for at in undone)
    behind = (said.lacking_behind.match(facts, at) for at in told)
    return any(said.lacking.search(facts[max(0, at - 20) : at]) for at in told) or any(without) or any(behind)


def _paper_lacking(match: re.Match[str], content: str, facts: str) -> bool:
    """A paper or a person is said to be lacking, and the facts say so too, or do not say that it is there."""
    clause = re.split("[，。；）、和及的]", content[match.start("act") :])[0]
    return bool(_Said.read().paper_or_person.search(clause)) and (
        _lacking_too(clause, facts) or not _is_there(clause, facts)
    )


def _still_there(listed: Span, facts: str) -> Iterator[Span]:
    """A piece that finds something in its place where the facts find it gone."""
    for still in _Said.read().still_there.finditer(listed.text):
        gone = re.search(rf"(?:没有|未见|已无|未发现)[^，。；]{{0,4}}{still['act']}", facts)
        if gone and not re.search(rf"仍[^，。；]{{0,4}}{still['act']}", facts):
            yield _at(listed, still.start(), still.end())


def _denies(match: re.Match[str], facts: str) -> bool:
    """The facts tell the act, and nowhere that it was not done; 尚未 is told of another day."""
    said = _Said.read()
    before, behind = match.string[: match.start()], match.string[match.end("act") :]
    if said.no_denial.match(match[0]) or before.endswith(("尚", "还", "暂")) or said.of_leave.match(behind):
        return False
    return match["act"] in facts and not left_undone(match["act"], facts)


def left_undone(act: str, facts: str) -> bool:
    """Whether the facts tell of an act somewhere that it was not done (未委托机构进行检测).

    Args:
        act: a verb.
        facts: the story of the paper, quoted law blanked out.
    """
    told = (m.start() for m in re.finditer(re.escape(act), facts))
    return any(_Said.read().negated.search(facts[max(0, at - 18) : at]) for at in told)


def _at(listed: Span, begin: int, end: int) -> Span:
    return Span(listed.start + begin, listed.start + end, listed.text[begin:end])


def behind_statements(pieces: Sequence[Piece]) -> Span:
    """Where a missing paper belongs in a list: behind the last statement, else at its end.

    Args:
        pieces: the evidence, at least one piece.
    """
    said = [piece.span for piece in pieces if re.search("笔录|陈述|证言", piece.name)]
    return said[-1] if said else pieces[-1].span


def official(piece: Piece) -> bool:
    """Whether a piece can come from who grants permits, and is no procedural paper of our own.

    Args:
        piece: one entry of the evidence.
    """
    said = _Said.read()
    bare = re.sub(r"[（(](?:用以|用于)?(?:证明|证实)[^（()）]*[）)]", "", piece.name)
    name = re.sub(r"身份证明|(?:主体资格|任职)证明|合同[及和]?备案表?", "", bare)
    if said.no_answer.search(name):
        return False
    return bool(said.official.search(name)) and not (
        said.own_paper.search(name) and not said.not_own.search(name)
    )


def answers_of_permit(piece: Piece, lacked: str) -> bool:
    """Whether an official piece can tell that a permit is lacking: not one that tells where the case came from, prices or another register.

    Args:
        piece: one entry of the evidence.
        lacked: the words of the facts that tell the lack.
    """
    said = _Said.read()
    if not official(piece) or said.about_else.search(piece.name) and not said.of_permit.search(piece.proves):
        return False
    if "备案" not in lacked and said.registered.search(piece.name) and not said.of_lack.search(piece.proves):
        return False
    proves = piece.proves
    of_it = bool(said.of_lack.search(proves) and bigrams(proves) & bigrams(lacked))
    return not proves or of_it or bool(said.of_permit.search(proves))

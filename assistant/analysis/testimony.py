"""What the evidence says for the conduct and against it, and for the other elements, statement by statement (DOMAIN §11).

Questions, denials, norms quoted, plans and our own papers prove nothing about the conduct; a denial of the very thing is
told as its contrary. Where the clause punishes an omission, the statement that it was not done is the proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from assistant.analysis.conduct import NOT_PERMITTED, bigrams, conduct_of, goes_beyond, tells_lack_of_permit
from assistant.analysis.counted import counts_in
from assistant.analysis.elements import Element
from assistant.analysis.instruments import of_instrument
from assistant.analysis.pieces import paper_kind
from assistant.analysis.sections import read_sections, sections_of
from assistant.analysis.speaking import OF_PERMITS, is_cued, lacks_such, may_speak, quoted, tells_none
from assistant.analysis.worked_from import OF_PROCEEDINGS, Number, gain_of, speaks_of_base
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.permit_reach import act_days, covers, is_of_others
from assistant.dossier.same_thing import disowns_another, home_of, of_another
from assistant.dossier.statements import AS_FACT, Mode, Statement, Verdict, own_kinds

_ENOUGH = 3  # pairs of characters that a sentence must share with the conduct
_DENIED = 2  # and that a denial must
_TOLD_BY = {
    EvidenceKind.RECORD: 1, EvidenceKind.AUDIOVISUAL: 1, EvidenceKind.WITNESS: 2, EvidenceKind.PARTY: 2,
}  # fmt: skip
_COUNTED = 2  # the same number of the same things is worth so many
_MOSTLY = 0.5
_NO_SUBJECT = re.compile(
    r"[均都全也并且]{0,2}(?:部)?(?:未|没有|不|符合|合格|达标|低于|在|正常|齐全|完好|属于正常)"
)
_IDENTITY = frozenset({"licence", "id_card", "authority", "contract", "query", "announcement", "reply"})
_OF_NORMS = re.compile(r"知不?知?[道情]|清不?清?楚|晓得|了解|明白")  # what one knew, not what one did
_BY_PARTY = "行为是否本人所为"
_DEMANDED = re.compile(r"要求|责令|告知|提醒|通知|催促?|请")
LACKING = re.compile(r"未|没|无|不|空白|冇|非")
_GIVEN = re.compile(r"都?[给发](了|我)|按月|每个?月|签(了|过)|编(了|好)|办(了|好|过)|装(了|好)|设(了|好)")
_OF_PENALTIES = re.compile(r"处罚[^，。；]{0,6}(?:0|零|〇|无|没有|\d{1,2})[件条次起宗例]")
_KEPT = re.compile(  # that a thing was there all along, or regularly made or handed over
    r"(?:都|每[天月次周]|每个月|按时|按期|一直)[^，。；]{0,24}(?:有|交|给|做|编|填|报|送|发|记)|齐全|看过"
)
_PLAINLY = 0.6
_CLEARED = (  # {{0}}: how the party is called
    r"(?P<what>(?!.*[我他她咱们人])[^，。；]{{0,12}}?)[跟和与同](?:{0})(?:没有?|无)(?:任何|半点|一点)?关系"
    r"|(?P<thing>(?!.*[我他她咱们人])[^，。；]{{0,12}}?)(?:并|根本)?不是(?:{0})(?:本人)?(?:所为|(?P<act>[做干卖倒堆摆建盖搭挖砍排放装开种养烧挂贴运停])的)"
)
_THIS_MATTER = re.compile(r"[这那此该][些件个座间堆辆处块批]?(?:事|[\u4e00-\u9fff]{1,4}$)")
_HAS_PART = re.compile(r"[让叫喊雇请派](?:我|人|工人)|(?:指使|安排|吩咐|交代|出钱)")
_OF_RECORDS = re.compile(  # that nobody complained, was punished or hurt before says nothing of the conduct
    r"投诉|举报|信访|(?:处罚|违法|事故|案件|不良|失信)[^，。；]{0,4}(?:记录|信息|记载)"
)
_OUR_APPROVAL = re.compile(  # 扣押审批表 is no answer about a permit
    r"(?:立案|结案|案件|处罚|扣押|查封|登记保存|强制措施|延长|延期|解除)[^，。；]{0,8}(?:审批|批准|呈批)"
)
_OF_COMPETENCE = re.compile(  # who may punish, not where or what
    r"(?:处罚|执法)(?:权|事项|职责)|赋权|(?:委托|集中)(?:行政)?(?:执法|处罚)|相对集中"
)
_OUR_CHIEF = re.compile(r"(?:负责人|局长|主任|大队长|领导)[^，。；]{0,6}(?:批准|审批|同意)")
_IDENTITY_NAMED = re.compile(r"营业执照|法人证书|身份证|委托书")
_OF_PAST = re.compile(r"(?:处罚|违法|不良|失信)[^，。；]{0,4}(?:记录|信息|记载|案件)")
_LOOKED_UP = re.compile(
    r"(?:查询?|检索|核查|登录|[查调]阅|比对)[^，。；]{0,24}(?:系统|平台|台账|档案|数据库|网站?|名录|登记簿)"
)
_CONCLUDES = re.compile(r"(?:结论|(?:鉴定|评价|评估|技术|检查|专家)意见|认为|判定|综上)(?:为|是|[:：，])")
_ASKS = re.compile(r"(?:经?(?:询|追)?问|问及)(?!题|卷|世)")  # 问许可证，答没有
_UNPRESENTED = re.compile(  # 不能出示许可证, 因无营运证
    r"(?:未|没有?|不能|无法|不予)(?:当场)?(?:提供|出示|公示|悬挂|见到?)[^，。；]{0,20}(?:许可|执照|批准|备案|证)[^，。；]{0,4}|因?无[^，。；]{0,10}证(?![据明人实])"
)
_SIGNED = re.compile(r"签名|签字|签收|盖章|公章|捺印|确认|见证")


class Proof:
    """The evidence of a case, read once for all elements.

    Args:
        case: with its evidence.
        rule_conduct: the conduct as the penalty rule words it.
        base: what the fine is worked out from, in words (货值金额); none where nothing is named.
        number: the number it is worked out from, where the reasons tell it: then only what tells it speaks to the base.
    """

    def __init__(
        self, case: Case, rule_conduct: str, base: tuple[str, ...] = (), number: Number | None = None
    ) -> None:
        self._conduct = conduct_of(rule_conduct, case)
        self.facts = case.facts
        self.rule_conduct = rule_conduct
        self._home = home_of(case)
        self._lacks_permit = (
            self._conduct.unpermitted and not goes_beyond(rule_conduct, case.facts)
        ) or tells_lack_of_permit(case.facts)
        self._days = act_days(case)
        self._base = base
        self._number = number
        self._gain = gain_of(case)
        self._counts = counts_in(case.facts)
        self._read: dict[str, tuple[Statement, ...]] = {}
        self._spoken: dict[tuple[str, bool, bool, frozenset[str], bool], list[list[Statement]]] = {}

    @property
    def of_lacking_permit(self) -> bool:
        """Whether the clause punishes acting without a permit, or the facts tell that one was lacking (滥伐)."""
        return self._lacks_permit

    def statements(self, piece: Evidence) -> tuple[Statement, ...]:
        """The statements of a piece; its name stands for it when it has no text."""
        if piece.id not in self._read:
            text = piece.text if piece.text.strip() else piece.name
            self._read[piece.id] = read_sections(piece.model_copy(update={"text": text}))
        return self._read[piece.id]

    def shows(self, piece: Evidence, *, named: bool = False) -> str:
        """The words of a piece that show the conduct, "" if none do.

        Args:
            piece: of the case.
            named: the piece is offered for the conduct; then a little likeness of words is enough, and a piece without
                text stands for itself.
        """
        if named and not piece.text.strip() and not own_kinds(piece):
            return piece.name
        best = max(self._likeness(piece), default=(0, ""), key=lambda found: found[0])
        return best[1] if best[0] >= _ENOUGH else ""

    def tells_of(self, piece: Evidence) -> str:
        """The words of a record, picture or statement from before the correction that tell of the matter in words of their own.

        What officers saw and wrote down where the act was shows it by a single word of it (新鲜树桩), what people told by two;
        papers of others show it only by words that are much like the facts (``shows``).
        """
        enough = _TOLD_BY.get(piece.kind)
        if enough is None or is_later(piece.name) or self.finds_nothing(piece) or self.denies(piece):
            return ""
        best = max(self._likeness(piece), default=(0, ""), key=lambda found: found[0])
        return best[1] if best[0] >= enough else ""

    def denies(self, piece: Evidence, *, later: bool = False) -> str:
        """The words of a piece that deny the conduct; a paper from after the correction does so only where ``later`` asks for it."""
        if is_later(piece.name) and not later:
            return ""
        said = (s for s in self.statements(piece) if s.mode is Mode.FACT and not s.own)
        denied = (s for s in said if self._is_denial(s) and not self._granted_later(s))
        return next((s.sentence.strip() for s in denied if not self._of_another(piece, s)), "")

    def disowns(self, piece: Evidence) -> str:
        """The words of a party's statement that somebody else did it; "" if it does not say so, or also the contrary."""
        if piece.kind is not EvidenceKind.PARTY:
            return ""
        said = [f for f in evidence_facts(piece) if f.name == _BY_PARTY]
        denied = load_patterns().denials[_BY_PARTY]
        plainly = bool(said) and all(f.value == denied for f in said)
        own = (f.quote for f in said if plainly and not disowns_another(self._home, piece.id, f.quote))
        return next(own, "")

    def clears(self, piece: Evidence, names: frozenset[str]) -> str:
        """The words of a witness that this matter is not the party's doing; "" if none, or if he also tells of the party's part.

        That the witness himself or somebody else has nothing to do with the party says nothing of who did it.

        Args:
            piece: of the case.
            names: how the party is called.
        """
        if piece.kind is not EvidenceKind.WITNESS or not names:
            return ""
        own = [s for s in self.statements(piece) if s.mode in AS_FACT]
        own = [s for s in own if s.polarity in (Polarity.AFFIRMED, Polarity.DENIED)]
        form = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        found = {s.anchor.start: m for s in own if (m := re.fullmatch(_CLEARED.format(form), s.text))}
        rest = (s for s in own if s.anchor.start not in found)
        if any(_HAS_PART.search(s.text) or re.search(form, s.text) for s in rest):
            return ""
        mine = (s for s in own if (m := found.get(s.anchor.start)) and self._is_of_conduct(m))
        return next((s.sentence.strip() for s in mine if not self._of_another(piece, s)), "")

    def _is_of_conduct(self, cleared: re.Match[str]) -> bool:
        """Whether what is not the party's is this matter: so called, or the act or the thing that the case is about."""
        what, act = cleared["what"] or cleared["thing"] or "", cleared["act"] or ""
        if what:
            named = _THIS_MATTER.match(what) and (what.endswith("事") or what[-1] in self.facts)
            return bool(named or bigrams(what) & self._conduct.terms)
        return bool(act) and (act in "做干" or any(act in pair for pair in self._conduct.terms))

    def finds_nothing(self, piece: Evidence) -> str:
        """The words of a piece that say all is in order (未见异常、符合标准); "" if it does not, or also finds a fault."""
        said = [s for s in self.statements(piece) if s.mode is Mode.FACT and not s.own]
        said = [s for s in said if s.polarity in (Polarity.AFFIRMED, Polarity.DENIED)]
        if any(s.verdict is Verdict.BAD for s in said):
            return ""
        good = (s for s in said if s.verdict is Verdict.GOOD and not of_instrument(s, self.facts))
        return next((s.sentence.strip() for s in good if not self._of_another(piece, s)), "")

    def _of_another(self, piece: Evidence, said: Statement) -> bool:
        """Whether a statement is of another thing than the case's."""
        return of_another(self._home, piece.id, said.sentence, said.text)

    def speaks_to(self, element: Element, piece: Evidence, *, named: bool = False) -> str:
        """The words of a piece that speak to an element other than the conduct, "" if none do.

        Args:
            element: its cues are looked for in what the piece affirms.
            piece: one of our own papers speaks only to the elements that name its kind.
            named: the piece is offered for this element.
        """
        own = own_kinds(piece)
        if element.kinds and paper_kind(piece) not in element.kinds and not element.goes_by_title(piece):
            return ""
        if element.match == "base" and self._number is not None:
            return self._tells_number(piece, self._number)
        if element.match == "base" and not speaks_of_base(piece, self._base):
            return ""
        if element.id in ("scope", "designated") and _OF_COMPETENCE.search(piece.name):
            return ""
        if element.about and not element.about.search(f"{piece.name}\n{piece.text}"):
            return ""
        if element.id == "permit" and (outside := self._held_outside(piece)):
            return outside
        if (own and not element.papers & set(own)) or self._says_contrary(element, piece):
            return ""
        if element.id == "appraised" and (judged := self._judges(piece)):
            return judged
        speaking = self._speaking(element, piece)
        if element.id == "permit" and self._lacks_permit:
            # a permit that is held proves nothing of one that lacks, nor does the approval of a step of ours
            speaking = [[s for s in said if not _OUR_CHIEF.search(s.text)] for said in speaking]
            speaking = [said for said in speaking if said and LACKING.search(quoted(said))]
        told = self.facts + self.rule_conduct if element.id == "permit" else ""
        cued = next((c for c in speaking if is_cued(c, element, piece) or lacks_such(c, told)), None)
        if cued:
            return quoted(cued)
        if any(cue.search(piece.name) for cue in element.cues) and not self._is_other_permit(element, piece):
            return piece.name
        return quoted(speaking[0]) if named and speaking and not piece.text.strip() else ""

    def _judges(self, piece: Evidence) -> str:
        """The conclusion of an expert opinion, be it a denial (不具备…条件), that speaks of what the facts tell."""
        if piece.kind is not EvidenceKind.EXPERT:
            return ""
        said = (s for s in self.statements(piece) if s.mode is Mode.FACT and _CONCLUDES.search(s.sentence))
        known = bigrams(self.facts)
        return next((s.sentence.strip() for s in said if len(bigrams(s.text) & known) >= _ENOUGH), "")

    def names_party(self, piece: Evidence, names: frozenset[str]) -> str:
        """The sentence of a record, picture or statement that names the party; "" for papers of identity and our own.

        That the party signed or received a paper, or was there when all was mended, does not say who did it.

        Args:
            piece: of the case.
            names: how the party is called.
        """
        if own_kinds(piece) or paper_kind(piece) in _IDENTITY or is_later(piece.name):
            return ""
        if _IDENTITY_NAMED.search(piece.name):
            return ""
        said = (s for s in self.statements(piece) if s.polarity is not Polarity.ASKED)
        if piece.kind is EvidenceKind.DOCUMENT:
            said = (s for s in said if not _SIGNED.search(s.text))
            return next((s.sentence.strip() for s in said if any(name in s.text for name in names)), "")
        return next((s.sentence.strip() for s in said if any(name in s.sentence for name in names)), "")

    def _tells_number(self, piece: Evidence, number: Number) -> str:
        """The sentence of a piece, no paper of our proceedings, that tells the number the fine is worked out from."""
        if OF_PROCEEDINGS.search(piece.name) and not sections_of(piece):
            return ""
        said = (s for s in self.statements(piece) if s.polarity is not Polarity.ASKED and not s.own)
        told = (s for s in said if number.is_told_in(s.matter) or number.adds_up_in(s.sentence))
        return next((s.sentence.strip() for s in told), "")

    def tells_gain(self, piece: Evidence) -> str:
        """The sentence of a piece of others that tells the very sum that was gained, "" where none is told."""
        return self._tells_number(piece, self._gain) if self._gain and not own_kinds(piece) else ""

    def _is_other_permit(self, element: Element, piece: Evidence) -> bool:
        """Whether a piece is a permit or an answer about something else, where the clause punishes acting without a permit."""
        if element.id != "permit" or not piece.text.strip():
            return False
        if _OUR_APPROVAL.search(piece.name):
            return True
        if not self._lacks_permit:
            return False
        if paper_kind(piece) not in ("query", "reply"):
            return True
        # 复函 and 查询结果 are names of any answer: what it answers stands in its text
        return not any(OF_PERMITS.search(s.text) for s in self.statements(piece) if s.mode in AS_FACT)

    def _held_outside(self, piece: Evidence) -> str:
        """The words that a permit was held, but not on the day of the act: that tells that it was lacking then."""
        held = [f.quote for f in evidence_facts(piece) if f.name == "许可手续" and f.value == "有"]
        if not self._lacks_permit or not held or any(is_of_others(words) for words in held):
            return ""
        return "" if any(covers(words, self._days) for words in held) else held[0]

    def _says_contrary(self, element: Element, piece: Evidence) -> bool:
        """Whether a piece says the opposite of what the element needs: the test was passed, the permit was held."""
        if element.id == "standard":
            return bool(self.finds_nothing(piece))
        if element.id == "permit" and self._lacks_permit:
            only_held = {f.value for f in evidence_facts(piece) if f.name == "许可手续"} == {"有"}
            return only_held and not any(tells_none(s) for s in self.statements(piece))
        return False

    def _speaking(self, element: Element, piece: Evidence) -> list[list[Statement]]:
        """Sentence by sentence the clauses that may speak to an element; the same for elements of one manner."""
        key = piece.id, element.denied, element.lacks, element.papers, element.id == "permit"
        if key not in self._spoken:
            groups = groupby(self.statements(piece), key=lambda s: s.place)
            told = ([s for s in group if may_speak(element, s)] for _, group in groups)
            self._spoken[key] = [clauses for clauses in told if clauses]
        return self._spoken[key]

    def _likeness(self, piece: Evidence) -> Iterator[tuple[int, str]]:
        """For each sentence: how many pairs its showing clauses share with the conduct, and their words."""
        for _, group in groupby(self.statements(piece), key=lambda s: s.place):
            sentence = list(group)
            cleared = [one for one, then in pairwise(sentence) if _clears_the_one_before(then)]
            clauses = [s for s in sentence if self._is_showing(s) and s not in cleared]
            said = frozenset(pair for clause in clauses for pair in bigrams(self._of_act(clause)))
            if clauses:
                met = said & self._conduct.terms
                # 执法人员 and 检查 alone are no likeness
                counted = _COUNTED if self._counts_alike(piece, clauses) else 0
                yield (len(met) + counted if met & self._conduct.telling else 0), quoted(clauses)

    def _counts_alike(self, piece: Evidence, clauses: list[Statement]) -> bool:
        """Whether clauses of a paper from before the correction count as many of something as the facts do (4株)."""
        told = (counts_in(clause.matter) for clause in clauses)
        return not is_later(piece.name) and any(self._counts & one for one in told)

    def _of_act(self, clause: Statement) -> str:
        """What a clause tells apart from the lack of a permit, where the act is one done without: that none was had shows no act."""
        if not self._conduct.beside_permit:
            return clause.matter
        if clause.short and clause.lacks and OF_PERMITS.search(clause.question):
            return ""
        return _UNPRESENTED.sub("，", NOT_PERMITTED.sub("，", clause.matter))

    def _is_showing(self, clause: Statement) -> bool:
        """Whether a clause may show the conduct: affirmed, or the denial of what the clause demands."""
        if clause.own or clause.mode is not Mode.FACT or clause.verdict is Verdict.GOOD:
            return False
        if clause.short and _OF_NORMS.search(clause.question) or _OF_PENALTIES.search(clause.text):
            return False
        if _OF_PAST.search(clause.text):
            return False
        if clause.polarity is Polarity.DENIED:
            denied = bigrams(clause.denies)
            return len(denied & self._conduct.missing) > len(denied & self._conduct.done)
        return clause.polarity is Polarity.AFFIRMED and not self._fulfils(clause)

    def _fulfils(self, clause: Statement) -> bool:
        """Whether a clause says that what the conduct omits was done (设置了警示标志)."""
        if clause.lacks or clause.verdict is Verdict.BAD or _DEMANDED.search(clause.text):
            return False
        if _LOOKED_UP.search(clause.text) or _ASKS.match(clause.text):
            return False  # the name of a register says nothing of what stands in it, nor what is asked of the answer
        said = bigrams(clause.text)
        if _GIVEN.search(clause.text) and any(len(o) >= _DENIED and o <= said for o in self._conduct.objects):
            return True
        undone = () if self._conduct.unpermitted else self._conduct.undone
        if _KEPT.search(clause.text) and any(
            len(said & u) >= max(_ENOUGH, _PLAINLY * len(u)) for u in undone
        ):
            return True
        met = said & self._conduct.omitted
        return len(met) >= max(_DENIED, _MOSTLY * len(self._conduct.omitted))

    def _granted_later(self, said: Statement) -> bool:
        """Whether a clause tells of a permit that was given only after the act, or had ended before it."""
        return self._lacks_permit and bool(OF_PERMITS.search(said.text)) and not covers(said.text, self._days)

    def _is_denial(self, clause: Statement) -> bool:
        if clause.polarity is Polarity.AFFIRMED:
            return self._fulfils(clause)
        if _OF_RECORDS.search(clause.denies):
            return False
        denied = bigrams(clause.denies)
        aimed = len(denied & self._conduct.terms) >= _MOSTLY * len(denied)
        of_omission = clause.verdict is Verdict.GOOD and len(denied & self._conduct.omitted) >= _DENIED
        # 不小于最小网目 denies another of the acts that the clause lists, not the one that the facts tell
        of_act = len(denied & self._conduct.done) >= _DENIED and bool(denied & self._conduct.told)
        return clause.polarity is Polarity.DENIED and aimed and (of_act or of_omission)


def _clears_the_one_before(clause: Statement) -> bool:
    """Whether a clause has no subject of its own and says that the one before is in order (浓度0.8，符合标准)."""
    return clause.verdict is Verdict.GOOD and _NO_SUBJECT.match(clause.text) is not None

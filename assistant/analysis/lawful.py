"""Facts that tell of nothing unlawful: installed and working, permit valid, report unfounded, put right in time.

Only what the writer tells of his own counts, not what a report claims, a question asks or an order demands; what he
found when he looked, behind the report and in the same sentence, is his own (corpora/lexicon/lawful.yaml). One
statement of a lack or a fault keeps the gate shut; that there were no proceeds, no harm, no earlier offence is no
compliance. What is left is weighed twice: by a linear model over short runs of characters, those of the first and of the
last statement once more by themselves (models/lawful/weights.json, made by scripts/train_lawful.py), and as a whole by a
model that reads it (models/encoder/lawful.onnx, scripts/train_lawful_reader.py). Where the two together are sure, no
clause is offered; where they only lean that way, clauses are, and none of them with confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Polarity
from assistant.dossier.statements import AS_FACT, Mode, Statement, Verdict, read_statements
from assistant.search.encoder import LAWFUL_FILE, MAX_TOKENS, QUERY_PREFIX
from assistant.search.scorer import OnnxScorer
from assistant.settings import settings
from assistant.text.bigrams import bigrams

LAWFUL_WEIGHTS = "lawful/weights.json"
LONGEST = 3
_DIGITS = re.compile(r"[0-9０-９]+")
_NO_COMPLIANCE = re.compile(
    r"(?:没有?|未|无|并未|尚未)[^，。；]{0,6}(?:所得|获利|盈利|造成|后果|损失|伤|亡|事故|影响)|第一次|初次|首次|初犯|头一回"
)
_UNFOUNDED = re.compile(
    r"(?:举报|投诉|反映|来电|信访|线索|所称|情况)[^，。；]{0,8}(?:不实|不属实|失实|有误|不成立)|查无实据|查否|子虚乌有"
)
_LOOKED_UP = re.compile(  # answers who says that a paper is lacking
    r"^经?(?:查|核查|核实|检查|现场检查)[^，。；没未无不]{0,4}(?:持有|已(?:依法)?取得|具有|证照齐全|手续齐全)"
)
_HELD = re.compile(r"持有|持证|已(?:经)?(?:取得|办理|备案|登记|申领)|有效期内|齐全|具备|合格|达标|正常|符合")
_BUT = re.compile(r"(?:但|但是|却|然而|不过|只是)")
_LEANS, _SURE = 0.0, 1.0  # of both sums; how they were chosen: models/lawful/README.md
_WITHOUT_A_SIGN = (
    1.2  # more is asked where no word says that something is held, in order, put right or untrue
)
_FOR_UNFOUNDED = 2.0
_SHORT = 20  # characters; the models were taught on whole notes and do not know a few words
_ACCUSED = re.compile(
    r"举报|投诉|通报|反映|信访|曝光|告发|被(?:说|告|指|举报|投诉)|以为|怀疑"
    r"|(?:网格员|路人|邻居|隔壁|同行|群众|居民|村民|买家|顾客|网友|家长|业主|游客|卡口|检查站|治超站|系统)[^，。；]{0,6}(?:说|报|称)"
)
_HEARD = re.compile(r"^说(?!好|定|明|服)")
# Papers held in order; they answer no complaint about anything else.
_PAPERS = re.compile(
    r"证|照(?!片|常|明)|许可|批(?!发|次)|备案|手续|登记|资质|资格|执业|执照|牌子|合同|文件|报告|记录|台账|档案|单据|票"
)
_TESTED = re.compile(r"(?:检验|检测|年检|检定)[^，。；]{0,4}(?:合格|有效)|有效期内")
_NAMED_PAPER = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:许可证?|执照|证书?|手续|备案|登记)"
)  # 施工许可证 speaks of no 施工
_ELSEWHERE = re.compile(
    r"隔壁(?![^，。；]{0,4}(?:说|报|称|举报|投诉|反映))|另一家|别家|别的|邻居家|邻店|不是(?:这|本|他|她|我)|认错|看错|搞错|记错|写漏|以为|同名|误|另外一家|(?:举报|投诉)(?:人)?的?(?:是|那)"
)
_NO_MATTER = re.compile(
    "接到?|收到|群众|居民|村民|有人|来电|来信|实名|匿名|举报人?|投诉人?|反映|信访|线索|情况|通报|网格员|怀疑|以为|说是|反复|多次|这家|那家|店里|店家|店主|单位|公司|现场|到场|检查|执法|人员|我们|他们|问题|的|了|称|说"
)
_CONFIRMED = re.compile(r"(?<!不)(?<!不太)(?<!非)属实|确实|确有|果然|坐实|承认|认了|核实了是|真的没|真没")
_ALL_THERE = re.compile(
    r"(?:一字|一项|一样|一张|一个|一条|丝毫|半点|分毫)都?不(?:差|缺|少|漏)|没差|差不出|没测出|[没未]检出|测不出"
    r"|(?:不用|不需要?|无需|无须|免)(?:再|单独|另外)?(?:办|登记|备案|报批|报告|审批|许可)"
)
_PUT_RIGHT = re.compile(r"改正|整改|纠正")
_IN_TIME = re.compile(r"前|之内|期内|以内|按期|按时|提前|期限")


class Weights(Data):
    """What scripts/train_lawful.py writes: how much each run of characters and each sign speaks for compliance."""

    bias: float
    good: float
    denied: float
    ended: float
    runs: dict[str, float]


class _Words(Data):
    checks: re.Pattern[str]
    party: re.Pattern[str]
    expired: re.Pattern[str]
    confirmed: re.Pattern[str]
    faults: re.Pattern[str]
    omitted: re.Pattern[str]


def own_statements(facts: str) -> list[Statement]:
    """What the writer tells of his own as a fact, without what is neither here nor there (no proceeds, first time).

    What somebody is accused of is not his own, unless he says further on that it is so.
    """
    told = [said for said in _looked_into(read_statements(facts)) if _counts(said)]
    if _CONFIRMED.search(facts):
        return told
    return [said for place, said in enumerate(told) if not _accuses(said.text, first=place == 0)]


def unanswered(facts: str, said: Sequence[Statement]) -> bool:
    """Whether somebody is accused of a thing, and all that the writer tells of his own is of papers that are in order.

    Permits in order answer no complaint about fumes: such facts are not known to be lawful.
    """
    of_papers = all(_PAPERS.search(one.text) for one in said)
    if not of_papers or _UNFOUNDED.search(facts) or _ELSEWHERE.search(facts):
        return False
    answers = bigrams(_NAMED_PAPER.sub("，", "，".join(one.text for one in said)))
    return any(not (_PAPERS.search(words) or bigrams(words) & answers) for words in _accusations(facts))


def _accusations(facts: str) -> Iterator[str]:
    """The words of what somebody is accused of, without those that say only who accuses."""
    for place, one in enumerate(read_statements(facts)):
        reported = one.polarity is Polarity.REPORTED and _ACCUSED.search(one.sentence) is not None
        held = one.verdict is Verdict.GOOD or (_HELD.search(one.text) and not one.lacks and not one.denies)
        words = _NO_MATTER.sub("，", one.text)
        if (_accuses(one.text, first=place == 0) or reported) and not held and bigrams(words):
            yield words


def _looked_into(found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; what the writer found when he looked, behind a report, and what a party admits are not reported."""
    own_from = admits = -1
    for before, said in zip([None, *found], found, strict=False):
        if said.polarity is Polarity.REPORTED:
            admits = said.place if _words().party.search(said.text) else admits
            if before is not None and before.place == said.place and _words().checks.search(said.text):
                own_from = said.place
            if own_from == said.place or (
                admits == said.place and (said.lacks or said.verdict is Verdict.BAD)
            ):
                denied = bool(said.denies) and not said.lacks
                said = replace(said, polarity=Polarity.DENIED if denied else Polarity.AFFIRMED)
        yield said


def _words() -> _Words:
    return load(corpus("lexicon/lawful.yaml"), _Words)


def _counts(said: Statement) -> bool:
    return (
        said.polarity in (Polarity.AFFIRMED, Polarity.DENIED)
        and said.mode in AS_FACT
        and not _NO_COMPLIANCE.search(said.text)
    )


def _accuses(text: str, *, first: bool) -> bool:
    heard = first and _HEARD.search(text) is not None
    return (heard or _ACCUSED.search(text) is not None) and not _UNFOUNDED.search(text)


@dataclass(frozen=True, slots=True)
class Compliance:
    """Facts that tell, or seem to tell, of nothing unlawful.

    Attributes:
        told: the statement of the facts that speaks most for it.
        sure: no clause is to be offered.
    """

    told: str
    sure: bool


def compliance(facts: str) -> Compliance | None:
    """Whether facts tell of nothing unlawful; None when they may well tell of a violation.

    Args:
        facts: what happened.

    Raises:
        CorpusError: the weights are missing or break the schema.
        ModelError: the model that reads is missing or damaged.
    """
    said = own_statements(facts)
    if not said or any(at_fault(one) or _but(one) for one in said) or unanswered(facts, said):
        return None
    if len(facts) < _SHORT and not any(_in_order(one) for one in said):
        return None
    weights = load(settings().models / LAWFUL_WEIGHTS, Weights)
    answered = any(_LOOKED_UP.search(one.text) for one in said) and any(_accusations(facts))
    both = weighed(said, weights) + _FOR_UNFOUNDED * answered + _read(facts)
    if both < _LEANS:
        return None
    held = any(
        _in_order(one) or one.mode is Mode.ENDED for one in said
    )  # that a thing was not done says neither
    told = max(said, key=lambda one: weighed([one], weights)).text
    sure = both >= _SURE + _WITHOUT_A_SIGN * (not held) and not _more_than_papers(facts, said)
    return Compliance(told, sure)


def _more_than_papers(facts: str, said: Sequence[Statement]) -> bool:
    """Whether papers are all that is told to be in order, nobody accused anyone, and something else was done besides.

    A permit that is valid makes nothing else lawful: 许可证在有效期内，两名学生坐在里面打游戏.
    """
    order = [one for one in said if _in_order(one)]
    of_papers = order and all(_PAPERS.search(one.text) or _TESTED.search(one.text) for one in order)
    told = any(one.polarity is Polarity.REPORTED for one in read_statements(facts)) or any(
        _accusations(facts)
    )
    if not of_papers or told or _UNFOUNDED.search(facts) or _ELSEWHERE.search(facts):
        return False
    return any(
        one.mode is Mode.FACT and one not in order and not _PAPERS.search(one.text)
        for one in said
        if one.place >= order[0].place
    )


def lawful_sentence(facts: str) -> str:
    """The statement for which facts surely tell of nothing unlawful; "" when they may tell of a violation."""
    found = compliance(facts)
    return found.told if found is not None and found.sure else ""


def _in_order(said: Statement) -> bool:
    """Whether a statement has a word for what is in order or was untrue; that something was not done is none."""
    words = _UNFOUNDED.search(said.text) or _HELD.search(said.text)
    return said.verdict is Verdict.GOOD or bool(words)


def _read(facts: str) -> float:
    reader = _reader(settings().models / "encoder", settings().threads)
    return float(reader(reader.tokens([QUERY_PREFIX + facts]))[0])


@lru_cache(maxsize=2)
def _reader(folder: Path, threads: int) -> OnnxScorer:
    return OnnxScorer(folder, LAWFUL_FILE, threads, MAX_TOKENS)


def _but(said: Statement) -> bool:
    """Whether a statement takes back what stood before it: 持有许可证，但将垃圾倒入河中."""
    in_order = said.verdict is Verdict.GOOD or said.polarity is Polarity.DENIED or said.mode is Mode.ENDED
    return _BUT.match(said.text) is not None and not (in_order or _HELD.search(said.text))


def at_fault(said: Statement) -> bool:
    """Whether a statement tells a lack, a fault, or that one was put right, but not in time.

    That a report was unfounded is neither.
    """
    put_right = _PUT_RIGHT.search(said.text) and not _IN_TIME.search(said.text)
    expired = said.polarity is not Polarity.DENIED and _words().expired.search(said.text)
    harmed = said.polarity is not Polarity.DENIED and _words().faults.search(said.text)
    told = _words().confirmed.search(said.text) or _words().omitted.search(said.text)
    found = put_right or expired or harmed or told
    fault = said.lacks or said.verdict is Verdict.BAD or bool(found)
    return fault and not _UNFOUNDED.search(said.text) and not _ALL_THERE.search(said.text)


def weighed(said: Sequence[Statement], weights: Weights) -> float:
    """How much the statements speak for compliance."""
    total = weights.bias + sum(weights.runs.get(run, 0.0) for run in runs_told(said))
    total += _FOR_UNFOUNDED * any(_UNFOUNDED.search(one.text) for one in said)
    signs = signs_of(said)
    return total + weights.good * signs[0] + weights.denied * signs[1] + weights.ended * signs[2]


def runs_told(said: Sequence[Statement]) -> set[str]:
    """The runs of all statements; those of the first and of the last once more, marked ^ and $."""
    found = set(chain.from_iterable(runs_of(one.text) for one in said))
    ends = (("^", said[0].text), ("$", said[-1].text)) if said else ()
    return found | {mark + run for mark, text in ends for run in runs_of(text)}


def signs_of(said: Sequence[Statement]) -> tuple[int, int, int]:
    """How many statements say that all is in order, deny, and tell of what was put right; at most two each."""
    return (
        min(2, sum(one.verdict is Verdict.GOOD for one in said)),
        min(2, sum(one.polarity is Polarity.DENIED for one in said)),
        min(2, sum(one.mode is Mode.ENDED for one in said)),
    )


def runs_of(text: str) -> set[str]:
    """The distinct runs of up to three characters of a text; a number counts as one character."""
    plain = _DIGITS.sub("0", text)
    return {plain[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(plain) - n + 1)}

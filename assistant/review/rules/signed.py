"""R03, R33: who signs as the party is the party; a decision made on the spot bears the day on which it was made and handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import only_ticked
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.names import a_character_off, reads_as_name, turned_round
from assistant.review.rule import ALL, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, format_date, matched_day


class _Said(Words):
    """The words of signatures, as corpora/lexicon/review/signed.yaml has them."""

    FILE = "lexicon/review/signed.yaml"

    signature: re.Pattern[str]
    no_name: re.Pattern[str]
    acts_for: str
    made_at: re.Pattern[str]
    made_then: re.Pattern[str]
    signed_on: re.Pattern[str]
    at_once: re.Pattern[str]


@rule(
    "R03", "签名的是当事人", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款第（一）项", kinds=ALL,
    examples=("当事人：王建国……当事人（签名）：王建果", "当事人：王建国……当事人（签名）：王建国"),
)  # fmt: skip
def signed_by_the_party(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The only person in the head and the name under which the party signs; a character off is a slip, another name may be of who stands in."""
    said, people = _Said.read(), _people(decision)
    if len(decision.parties) != 1 or not people:
        raise CannotTellError("当事人不止一个，或者没有读出姓名")
    for match in said.signature.finditer(decision.text):
        name = match["name"]
        if name in people or any(name in one or one in name for one in people) or not _is_name(name):
            continue
        if re.search(said.acts_for.replace("NAME", re.escape(name)), _rest(decision.text, match)):
            continue
        slip = any(_slip(name, one) for one in people)
        at = Span(match.start("name"), match.end("name"), name)
        yield finding(
            "R03", Severity.MAJOR if slip else Severity.HINT, f"签名的“{name}”与首部的当事人姓名“{people[0]}”不一致", at, "核对签名的人；不是本人签名的写明身份和原因，送达重新办理",
            expected=people[0], actual=name, ground=Ground.CERTAIN if slip else Ground.CANNOT_TELL,
        )  # fmt: skip
        return


def _people(decision: Decision) -> list[str]:
    """The persons of the only party: itself, and who represents it; none with a character taken out."""
    party = decision.parties[0] if decision.parties else None
    fields = (
        party.name if party and not party.organisation else None,
        party.representative if party else None,
    )
    names = [re.split(r"[（(，,、\s]", field.text.strip())[0] for field in fields if field]
    return [name for name in names if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name) and "某" not in name]


def _is_name(name: str) -> bool:
    return "某" not in name and not _Said.read().no_name.search(name) and reads_as_name(name)


def _slip(name: str, other: str) -> bool:
    """Whether two names are one, mistyped; of two characters the surname must be the same."""
    short = len(name) == len(other) == 2 and name[0] == other[0]
    return a_character_off(name, other) or turned_round(name, other) or short


def _rest(text: str, match: re.Match[str]) -> str:
    """The line of a signature behind it, and all lines elsewhere that name who signs."""
    line = text[match.end() :].split("\n")[0]
    elsewhere = text[: match.start()] + "\n" + text[match.end() + len(line) :]
    named = [one for one in elsewhere.split("\n") if match["name"] in one]
    return "\n".join([match["name"] + line, *named])


@rule(
    "R33", "当场处罚的日期一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十二条第一款", kinds=("spot_decision",),
    examples=("处罚时间：2025年3月4日……落款2025年3月7日", "处罚时间：2025年3月4日……落款2025年3月4日"),
)  # fmt: skip
def dated_on_the_spot(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What was decided and handed over on the spot bears that day at its foot."""
    said, text = _Said.read(), only_ticked(decision.text)
    if decision.decided is None or decision.decided_on is None:
        raise CannotTellError("没有读出落款日期")
    told = said.made_at.search(text) or said.made_then.search(text)
    told = told or (said.signed_on.search(text) if said.at_once.search(text) else None)
    dated = CHINESE_DATE.fullmatch(told["day"]) if told else None
    made = matched_day(dated) if dated else None
    if told is None or made is None:
        raise CannotTellError("没有写当场处罚的日期")
    if made != decision.decided_on:
        yield finding(
            "R33", Severity.MAJOR, f"落款日期{format_date(decision.decided_on)}与当场处罚的日期{format_date(made)}不一致", decision.decided, "当场作出、当场交付的决定书，落款写当日",
            expected=format_date(made), actual=format_date(decision.decided_on), related=(told.span("day"),),
        )  # fmt: skip

"""R07: some piece of the list can show what was done; papers of our own, of who the party is and contracts cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision
from assistant.review.parts.pieces import Piece, pieces_of
from assistant.review.parts.story import charged_in, story_of
from assistant.review.rule import DECISIONS, NOTICES, CannotTellError, finding, rule

_OUR_PAPER = (
    r"(?:责令|责改|整改|改正|限期|停止|告知|听证|处罚|立案|先行登记保存|送达|回避|权利义务|指令|调查|检查)[^、；。，]{0,16}(?:通知书|指令书|告知书|决定书|审批表|回证|回执|委托书)"
    r"|送达(?:回证|回执|地址确认书)|回证|立案(?:审批表|登记表)|案件来源登记表|执法证(?:件)?|(?:指令|告知|通知|决定)书"
)
_OF_PERSON = r"营业执照|身份证|户口[簿本]|户籍|主体资格|身份(?:信息|证明)|授权委托|委托书|法定代表人|任职|组织机构代码|工商登记|登记证"
_AGREED = r"(?:合同|协议)书?|中标通知书"
_NO_CONDUCT = re.compile(
    rf"^(?:《)?[^、；。，]{{0,24}}?(?:{_OUR_PAPER}|{_OF_PERSON}|{_AGREED})》?(?:[（(][^（()）]*[）)])?(?:原件|复印件|复制件|存根|副本)?(?:各?[\d一二三四五六七八九十两]{{1,3}}份)?(?:(?:及|和|、)[^、；。，]{{0,10}}(?:{_OUR_PAPER}|{_OF_PERSON})(?:原件|复印件|复制件)?(?:各?[\d一二三四五六七八九十两]{{1,3}}份)?)?$"
)
_MAY_SHOW = re.compile(
    r"笔录|照片|视频|录[像音]|记录|报告|查询|函|证明(?!书)|截图|陈述|证言|账|票|单据|台账|流水|清单|检测|监测|检验|鉴定|认定|磅单|截屏|说明|移送|复查|名册|考勤|数据|物证|样品|图"
)
_OF_PAPERS = re.compile(r"合同|协议|分包|转包|挂靠|出借|转让|证照|执照|招标|投标|通知书|决定书|委托")


@rule(
    "R07", "有证据能证明做了什么", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条、第四十六条", kinds=(*DECISIONS, *NOTICES), needs="案卷",
    examples=("证据：限期改正指令书及送达回证、承包合同、营业执照", "证据：现场检查笔录、照片、限期改正指令书及送达回证、营业执照"),
)  # fmt: skip
def conduct_proved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every piece is an order or notice of ours, a paper on who the party is, or a contract, and the act is of none of these."""
    pieces = pieces_of(decision)
    if len(pieces) < 2 or decision.excerpt or decision.evidence is None:
        raise CannotTellError("没有读出证据清单，或者文本不完整")
    if not all(_shows_nothing(piece) for piece in pieces):
        return
    told = unquoted(story_of(decision).text) + "".join(charged_in(unquoted(decision.text)))
    if not _OF_PAPERS.search(re.sub(_OUR_PAPER, "", told)):
        at = pieces[-1].span
        yield finding(
            "R07", Severity.MAJOR, "所列证据都是本机关的文书、主体材料和合同，没有一项能证明做了什么", at, "列入检查笔录、照片、询问笔录等证明违法行为的证据",
            related=((decision.evidence.start, decision.evidence.end),),
        )  # fmt: skip


def _shows_nothing(piece: Piece) -> bool:
    return bool(_NO_CONDUCT.match(piece.name.strip())) and not _MAY_SHOW.search(piece.name + piece.proves)

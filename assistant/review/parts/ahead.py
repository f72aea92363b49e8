"""Dates that are no day of an act: how long something holds or what is still to come (有效期至, 约定租至, 责令于某日前, 承诺)."""

from __future__ import annotations

import re

_CLAUSE = 40
_BEFORE = re.compile(
    r"(?:(?:有效|期限|期间|日期|(?:租赁?|任|工|质保|保质|保修|保存|保险|服务|合同|禁渔|休渔|禁猎|会员|缓刑|履行|还款|供暖)期|截止|止于|期满|届满|到期|下一?次|约定|订明"
    r"|拟|计划|预[计定期约]|打算|准备|[定将][于在]|承诺|保证|答应|表示|申请|应[当于在]|务必|必须|须|请[于在你]|(?<!有)限|责令|要求"
    r"|标注|标示|标明|载明|注明|印有|写明|施行|开标|交[货付]|开工|[竣完]工|开学|考试|演出|举办|报名|入住)"
    r"[^，。；：\n]{0,16}|(?<![接收来得达])[至到])[:：]?[ \t\u3000]{0,2}(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:起)?\s?(?:至|到|[-－—~～]{1,2})\s?)?$"
)
_AFTER = re.compile(
    r"^\s?(?:\d{1,2}[时:：](?:\d{1,2}分?)?)?(?:以|之)?前|^[^，。；\n]{0,8}(?:止|届满|到期|期满|失效|以内|有效|施行|生效)|^起(?:至|停止|暂停|执行)|^的(?!(?:现场)?(?:检查|巡查|复查|勘验))|^之日"
    r"|^[^，。；\n]{0,6}接受(?:复查|检查|验收|询问|调查)|^(?:起?(?:至|到)|[-－—~～])[^，。；\n]{2,16}(?:为|系|是)[^，。；\n]{0,8}期"
)


def no_day_of_an_act(text: str, start: int, end: int) -> bool:
    """Whether a date tells how long something holds, or what is planned, ordered or promised, and so may lie in the future.

    Args:
        text: the paper.
        start: where the date begins.
        end: where it ends.
    """
    return bool(
        _BEFORE.search(text[max(0, start - _CLAUSE) : start]) or _AFTER.match(text[end : end + _CLAUSE])
    )

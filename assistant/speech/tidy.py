"""The tidied form of spoken lines: fillers and stutters out, sentence ends in; nothing else is changed."""

from __future__ import annotations

import re

from assistant.speech.roles import asking_score

_FILLER = re.compile(
    r"(?:(?<=^)|(?<=[，。？！；、]))(?:[嗯呃哦噢唉欸哎额]+|那个|这个|就是说|然后呢)[，、]+|[嗯呃]{1,3}(?=[\u3400-\u9fff])"
)
_STUTTER = re.compile(
    r"([我你他她它这那就是的在有没不])(?:，?\1){1,3}(?=[\u3400-\u9fff])(?!\1|(.)\2)"
)  # 的的确确 is a word
_ENDS = "。？！"
_DOUBLED = re.compile(r"[，。？！；、]{2,}")


def tidy(text: str, *, question: bool) -> str:
    """A line as it may be read in the record.

    Args:
        text: the recognised words.
        question: whether the asker says it; such a line ends in ？ when it is put as a question.
    """
    text = _FILLER.sub("", text.strip())
    text = _STUTTER.sub(r"\1", text)
    text = _DOUBLED.sub(lambda m: next((c for c in m[0] if c in _ENDS), m[0][0]), text).strip("，、； ")
    if not text:
        return ""
    asks = question and asking_score(text.rstrip("。")) > 0.7 and bool(_QUESTION.search(text))
    if text[-1] in "？！":
        return text
    return text.rstrip("。") + ("？" if asks else "。")


_QUESTION = re.compile(
    r"[吗呢]。?$|有没有|是不是|是否|能不能|愿不愿意|对不对|什么|怎么|为何|哪|谁|几|多少|多[大久长高远]|没有。?$"
)

"""The doubts of a line as they are printed behind it, and where its uncertain words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.speech.record_model import Line

LEGEND = "〔〕内为该句的疑点和识别把握低的字词，未经核对，请听录音后确认或者改正。"


def with_doubts(text: str, line: Line) -> str:
    """A form of a line's text with its doubts behind it in 〔〕; the sentence itself stays whole.

    Args:
        text: the tidied or the verbatim text of the line.
        line: whose marks and uncertain words are meant.
    """
    words = dict.fromkeys(text[start:end] for start, end in places(text, line.doubtful))
    doubts = [*line.marks, *(["存疑字词：" + "、".join(words)] if words else [])]
    return f"{text}〔{'；'.join(doubts)}〕" if doubts else text


def places(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the uncertain words stand in a text, in their order; those that were edited away are passed over.

    Neighbours are one place.
    """
    start = end = 0
    for word in words:
        bare = word.strip("，。？！；、 ")
        at = text.find(bare, end) if bare else -1
        if at < 0:
            continue
        if at > end:
            if end > start:
                yield start, end
            start = at
        end = at + len(bare)
    if end > start:
        yield start, end

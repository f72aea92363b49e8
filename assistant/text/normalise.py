"""Folding text for comparison: full and half width, white space, brackets and quotation marks."""

import re

_PUNCTUATION = str.maketrans({
    "［": "〔", "］": "〕", "[": "〔", "]": "〕", "【": "〔", "】": "〕", "（": "(", "）": ")",
    "〈": "《", "〉": "》", "<": "《", ">": "》", "＜": "《", "＞": "》",
    "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "﹑": "、", "∶": ":", "․": "·", "•": "·",
})  # fmt: skip
_WIDTH = {0xFF00 + n: 0x20 + n for n in range(1, 0x5F)} | {0x3000: 0x20, 0xFFE5: 0xA5}
_SPACE = re.compile(r"\s+")


def fold_width(text: str) -> str:
    """Full-width letters, digits and Latin punctuation become half width, character by character."""
    return text.translate(_WIDTH)


def strip_spaces(text: str) -> str:
    """Without any white space, ideographic spaces and line ends included."""
    return _SPACE.sub("", text)


def fold(text: str) -> str:
    """The form in which two texts are the same text: width, spaces, bracket and quotation styles do not count."""
    return fold_width(strip_spaces(text).translate(_PUNCTUATION))

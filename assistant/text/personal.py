"""What tells a natural person in a text: how it is found, and how it is hidden (DOMAIN §10, 行政处罚法第五十条).

A name keeps its surname (林某; 林某甲 and 林某乙 where several share it), a number its head and tail, a plate its region,
a birthday its year, a home its district. Nothing here knows a case: whoever knows who is who says so (``hidden_names``).
A name beside which no word tells that it is one, a face, an illness, a nickname cannot be seen: people must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code
from assistant.text.near_names import near_names
from assistant.text.ordinary import Words, words_of
from assistant.text.personal_words import any_of, personal

HIDDEN = "××"
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_HAN = "\u4e00-\u9fff"
MOBILE = re.compile(r"(?<!\d)(?:\+?86[-－\s]?)?1[3-9]\d[-－\s]?\d{4}[-－\s]?\d{4}(?!\d)")
PLATE = re.compile(
    r"(?<![A-Z])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•・.\s]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳](?![A-Z0-9])"
)
_LANDLINE = re.compile(
    r"(?<![\d.-])(?:[（(]0(?:10|2\d|[3-9]\d\d)[）)]|0(?:10|2\d|[3-9]\d\d))\s?[-－—]?\s?[2-9]\d{2,3}[-\s]?\d{4}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z.])(?:\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)(?![0-9A-Za-z])")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9_.])(?P<head>[A-Za-z0-9])[A-Za-z0-9_.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
_DAY = rf"(?P<year>{_YEAR})\s?(?:年|[-./])\s?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:月|[-./]?)(?P<day>\s?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日?)?"
_BORN = re.compile(
    rf"(?P<before>(?:男|女)[，,、\s]{{1,2}}(?:[{_HAN}]{{1,4}}族[，,、\s]{{1,2}})?(?={_YEAR}[-./年])|出生(?:日期|年月日?|时间)?[为是于：:\s]{{0,3}}|生于[：:\s]?|生日[为是：:\s]{{1,2}}){_DAY}|{_DAY.replace('year', 'born').replace('day', 'on')}(?P<after>\s?(?:出生|生(?![产活效意])))"
)
_ROOM = re.compile(
    r"\d+(?=(?:号楼|幢|栋|座)\d+(?:单元|室|号|户))|\d+(?=单元|室(?!内)|号房)|(?<=[幢栋座楼元])\d{1,5}(?=号(?!楼)|户(?![居业数]))"
)
_DISTRICT = re.compile(r"^(?:[^省市区县旗]{1,8}?(?:自治州|省|市(?!场)|(?<![小社园厂景库校片院])区|县|旗))*")
_LIVES = re.compile(
    rf"(?P<before>(?<!安)(?<!居)(?:家(?=在)|(?:现|家|暂|居)?住)(?![宅户房建院宿所址持守城])(?:在|于|址为)?)(?P<home>[{_HAN}A-Za-z0-9-]{{2,40}})"
)
_AT_HOME = re.compile(
    r"\d[号室幢栋组弄楼]|\d单元|\d-\d|[一二三四五六七八九十][组队]|(?:村|组|队|嘎查|社区|小区|花园|苑|公寓)$"
)
_NUMBERED = re.compile(
    r"\d[号室幢栋组弄楼座院]|\d单元|座\d+|[一二三四五六七八九十][组队]|(?<![\d-])\d{1,3}(?:-\d{1,4})+(?![\d月-])"
)


def named_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Natural persons whom texts name, by what stands beside their names, each once; officials at work are none."""
    read = tuple(texts)
    kept = officials_in(read)
    names = (name for text in read for match in _matches(text) for name in _lengths(match))
    told = (name for name in names if _is_name(name))
    near = (name for text in read for name in near_names(text) if _may_be_hidden(name))
    return tuple(dict.fromkeys(name for name in (*told, *near) if name not in kept))


def _matches(text: str) -> list[re.Match[str]]:
    """What may be names, in the order of the text."""
    words = personal()
    sure = (match for form in words.forms for match in form.finditer(text))
    loose = (match for form in words.loose_forms for match in form.finditer(text) if not _ordinary(match))
    found = [one for match in (*sure, *loose) for one in (match, *_listed(match))]
    return sorted(found, key=lambda match: match.start("name"))


def _listed(found: re.Match[str]) -> Iterator[re.Match[str]]:
    """The names that go on behind one: 证人王建国、李小芳."""
    one: re.Match[str] | None = found
    while one and (one := personal().next_name.match(found.string, one.end("name"))):
        if _ordinary(one):
            return
        yield one


def _ordinary(found: re.Match[str]) -> bool:
    """Whether what may be a name is an ordinary word, or begins one: 白酒, 周五, 柴油机, 江水样.

    One that persons are called by too (方圆, 石头) is a name where it does what only persons do: 员工方圆称.
    """
    name, known = found["name"], surnames_words()
    if name in known.called and personal().does.match(found.string, found.end("name")):
        return False
    begins = name[:2] in known.adverbs or (name[:2] in known.ordinary and name[-1] in personal().things)
    return name in known.ordinary or begins or in_a_word(found.string, *found.span("name"))


def in_a_word(text: str, start: int, end: int) -> bool:
    """Whether a name is but a part of a longer word there: 高峰 in 高峰期, 早高峰, 高峰时段; 向阳 in 向阳路."""
    known, words = surnames_words(), personal()
    if words.word_over.match(text, end):
        return False
    if any(text[start:stop] in known.ordinary for stop in (end + 1, end + 2) if stop <= len(text)):
        return True
    if text[start:end] not in known.all:
        return False
    return bool(
        words.word_goes_on.match(text, end) or words.word_begins.search(text[max(0, start - 4) : start])
    )


def surnames_words() -> Words:
    """The words of the language that begin as a surname does."""
    words = personal()
    return words_of(words.surnames + words.rare_surnames, words.things)


def _lengths(found: re.Match[str]) -> Iterator[str]:
    """The name found; the longer one too where what follows may belong to it (李家和称)."""
    name, end = found["name"].strip(), found.end("name")
    yield name
    after = found.string[end : end + 1]
    may_belong = len(name) == 1 + len(surname(name)) and after and after in personal().both
    if may_belong and personal().ending.match(found.string, end + 1):
        yield name + after


def officials_in(texts: Iterable[str]) -> frozenset[str]:
    """Those who act for the agency, by the word before their names (执法人员、记录人)."""
    form = personal().official
    return frozenset(
        name
        for text in texts
        for match in form.finditer(text)
        for name in (match["officers"] or match["officials"]).split("、")
    )


def _is_name(name: str) -> bool:
    words = personal()
    return (
        len(name) > 1
        and "某" not in name
        and name[-1] not in words.unit_ends
        and not any(
            word in name
            for word in (*words.not_names, *words.roles, *words.officials, *words.officers, *words.labels)
        )
    )


def persons_called(name: str, certain: bool = False) -> tuple[str, ...]:
    """The natural persons that a party is called by: 李四、王五; 李四（个体工商户）; none for a unit or a trade name.

    Args:
        name: of a party, as written.
        certain: it is known to be a natural person.
    """
    bare = re.sub(r"[（(][^）)]*[）)]", "", name)
    operators = re.findall(r"[（(](?:经营者|业主|负责人)[：:]?\s*([^）)、，,]+)[）)]", name)
    parts = [
        part.strip() for part in re.split(r"[、,，;；/\s]|(?<=[^\s])等[一二三四五六七八九十\d]+人?", bare)
    ]
    form = personal().whole_name
    return tuple(
        part
        for part in dict.fromkeys((*operators, *parts))
        if _may_be_hidden(part) and (certain or (form.fullmatch(part) and _is_name(part)))
    )


def _may_be_hidden(name: str) -> bool:
    """Whether what stands for a person is a name, and not hidden yet."""
    return len(name) > 1 and "某" not in name and not personal().nobodys.fullmatch(name)


def surname(name: str) -> str:
    """The surname of a name; of a name with · or in Latin letters its first character."""
    compound = (one for one in personal().compound_surnames if name.startswith(one) and len(name) > len(one))
    return next(compound, name[:1])


def hidden_names(names: Iterable[str]) -> dict[str, str]:
    """What stands for each name: 林某, or 林某甲 and 林某乙 where several of one surname are named."""
    told = [name for name in dict.fromkeys(names) if _may_be_hidden(name)]
    return {name: _hidden(name, [one for one in told if surname(one) == surname(name)]) for name in told}


def _hidden(name: str, alike: Sequence[str]) -> str:
    place = alike.index(name)
    mark = STEMS[place] if place < len(STEMS) else str(place + 1)
    return f"{surname(name)}某{mark if len(alike) > 1 else ''}"


def masked(text: str, names: Iterable[str] | Mapping[str, str] = ()) -> str:
    """A text without the numbers, homes and birthdays of persons, and without the names given.

    Args:
        text: any text.
        names: natural persons that it is known to name, or what stands for each.
    """
    stands = names if isinstance(names, Mapping) else hidden_names(names)
    out = masked_numbers(text)
    if not stands:
        return out
    form = re.compile(any_of(stands))
    return form.sub(lambda m: m[0] if in_a_word(out, *m.span()) else stands[m[0]], out)


def masked_numbers(text: str) -> str:
    """A text without numbers that tell a person, homes and birthdays, wherever they stand."""
    words = personal()
    text = words.labelled_home.sub(_home, _LIVES.sub(_lived, text))
    text = _BORN.sub(_born, text)
    for pattern in (ID_NUMBER, _ACCOUNT, MOBILE, _LANDLINE):
        text = pattern.sub(_number, text)
    text = words.labelled_number.sub(_labelled, text)
    text = PLATE.sub(lambda found: found[0][:2] + "*" * len(re.sub(r"\W", "", found[0][2:])), text)
    text = _MAIL.sub(rf"\g<head>***@{HIDDEN}", text)
    return _ROOM.sub("×", text)


def masked_number(number: str) -> str:
    """The head and the last character stay: 138*******8; what parts its groups goes."""
    number = re.sub(r"\W", "", number)
    head = min(4, len(number) // 3)
    return number[:head] + "*" * max(len(number) - head - 1, 1) + number[-1:]


def district(home: str) -> str:
    """A home down to its district."""
    return _inside(home) + HIDDEN


def _inside(home: str) -> str:
    """The district a home is in."""
    found = _DISTRICT.match(home)
    return found[0] if found else ""


def _number(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 14) : found.start()]
    public = found.re in (ID_NUMBER, _ACCOUNT) and (
        personal().not_numbers.search(before) or _credit_code(found[0])
    )
    return found[0] if public else masked_number(found[0])


def _credit_code(number: str) -> bool:
    return bool(CREDIT_CODE.fullmatch(number)) and valid_credit_code(number)


def _labelled(found: re.Match[str]) -> str:
    return (found["label"] or found["called"]) + masked_number(found["number"] or found["phone"])


def _born(found: re.Match[str]) -> str:
    year, day = found["year"] or found["born"], found["day"] or found["on"]
    return f"{found['before'] or ''}{year}年{HIDDEN}月{f'{HIDDEN}日' if day else ''}{found['after'] or ''}"


def _home(found: re.Match[str]) -> str:
    if found["mark"]:
        return found["before"] + (found["home"] if HIDDEN in found["home"] else district(found["home"]))
    home, rest = _parted(found["home"])
    hides = any(one in personal().places for one in home) and HIDDEN not in home and home != _inside(home)
    return found["before"] + (district(home) if hides else home) + rest


def _parted(words: str) -> tuple[str, str]:
    """Words behind a label without a colon as the address and the rest: 柳巷8号 | 查询结果; the title 确认书一份 is all rest.

    What stands before a number of a house is the address, though it be called as a title is (信息路5号).
    """
    known = personal()
    numbered = [found.end() for found in _NUMBERED.finditer(words)][-1:] or [0]
    titled = known.not_homes.match(words) and not any(one in known.sites for one in words[: numbered[0]])
    title = known.not_homes.search(words, 0 if titled else numbered[0])
    end = title.start() if title else len(words)
    return words[:end], words[end:]


def _lived(found: re.Match[str]) -> str:
    return found["before"] + district(found["home"]) if _AT_HOME.search(found["home"]) else found[0]


def every_text(value: object) -> Iterator[str]:
    """Every text inside plain data (mappings, lists, texts)."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from every_text(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from every_text(one)

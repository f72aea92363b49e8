"""Running prose with citations of every state placed in it, for measuring the citation verifier.

The sentences are our own; statute text is fetched from the library when a text is made. What a citation's verdict must
be is known by construction: the provisions, versions and mutations are chosen here from the library's articles, without
the code that is measured.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.law.citations.model import CitationStatus as Status
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.names import short
from assistant.law.provisions import addresses

BEFORE = (
    *("经查，当事人的行为违反了", "本机关认为，应当适用", "复核时注意到，", "听证会上，代理人援引", "依据"),
    *("根据", "处罚理由如下：一是违反", "审核意见：本案依照", "请承办人核对", "我们建议参照", "笔录中提到"),
    *(
        "（一）定性依据：",
        "附：",
        "按照",
        "综上，结合",
        "关于裁量，",
        "对照",
        "值得注意的是，",
        "执法人员出示并宣读了",
    ),
)
AFTER = (
    *(
        "的规定，应予处罚。",
        "，决定如下。",
        "办理。",
        "。",
        "之规定，责令改正；",
        "，不再重复。",
        "等规定执行。",
    ),
    *("，当事人没有异议。", "（已复印附卷）。", "处理，并告知权利。", "所列情形。", "，理由成立。"),
)
QUOTE_OPENERS = (
    ("规定：“", "”"),
    ("“", "”的规定"),
    ("规定，“", "”"),
    ("明确：「", "」"),
    ("中关于“", "”的要求"),
    ('规定:"', '"'),
    ("（“", "”）"),
)
NOISE = (
    "本市第三产业增加值同比增长，第一条生产线已经停产。",
    "《江城晚报》第三版第二条消息报道了此事。",
    "检查时间为2024年3月5日14时30分，见第12号照片、第三组数据。",
    "双方签订的《房屋租赁合同》第五条约定了租期，第六条约定了押金。",
    "当事人称：“我在第二条街开店，不知道要办证。”",
    "案号为（2023）江01行初15号，送达回证编号江执送字〔2024〕第7号。",
    "公司章程第三条载明经营范围，补充协议第二条另有安排。",
    "第一，事实清楚；第二，证据确凿；第三，程序合法。",
    "现场查获第一批次货物30箱，第二款样品15件，第三项工程尚未开工。",
    "2021年第一季度，该单位第2条航线停运；执法人员依法执法，方法得当。",
    "群众通过12345热线反映，第3单元第十条消防通道被占用。",
)
FAKE_LAWS = (
    *("江城市犬只管理条例", "云河省湿地巡护办法", "中华人民共和国太空采矿法", "江城市夜市经济促进条例"),
    *(
        "东岭县河道采砂管理办法",
        "无人机快递运营管理规定",
        "云河省〈湿地巡护办法〉实施细则",
        "虚拟货物交易监督规则",
    ),
)
SWAPS = (
    ("应当", "可以"),
    ("可以", "应当"),
    ("以上", "以下"),
    ("以下", "以上"),
    ("不得", "得"),
    ("或者", "并且"),
    ("并处", "或者处"),
    ("二", "三"),
    ("五", "六"),
    ("万元", "千元"),
    ("未", "已"),
    ("责令", "要求"),
    ("十日", "十五日"),
    ("没收", "罚没"),
)


@dataclass(frozen=True, slots=True)
class Gold:
    """What must be found: span, address and verdict; ``kind`` names how the citation was made."""

    start: int
    end: int
    law: str | None
    provision: Provision | None
    status: Status
    kind: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One text, the day it is judged at, and what must be found in it, in order."""

    text: str
    as_of: date
    gold: tuple[Gold, ...]


@dataclass(slots=True)
class _Writer:
    """Builds a text and remembers where its citations stand."""

    parts: list[str] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def cite(
        self, text: str, law: str | None, at: Sequence[Provision | None], status: Status, kind: str
    ) -> None:
        for provision in at:
            self.gold.append(Gold(self.length, self.length + len(text), law, provision, status, kind))
        self.write(text)


class TextMaker:
    """Makes texts from a library; the same seed gives the same texts.

    Args:
        library: the law library the citations are taken from.
        seed: seed of all choices.
        laws: how many laws to draw from.
    """

    def __init__(self, library: LawLibrary, seed: int = 0, laws: int = 250) -> None:
        self._library = library
        self._random = random.Random(seed)
        self._articles: dict[int, dict[Provision, Article]] = {}
        self._day = date(2025, 3, 1)
        with_text = [law for law in library.laws() if library.version_at(law, self._day)]
        several = [law for law in library.laws() if len(library.versions(law)) > 1]
        chosen = self._random.sample(with_text, min(laws, len(with_text)))
        self._laws = [law for law in chosen if len(self._now(law)) > 5]
        self._several = [law for law in several if all(len(self._of(v)) > 5 for v in library.versions(law))]

    def samples(self, count: int) -> list[Sample]:
        """Texts with about ``count`` citations in all."""
        out: list[Sample] = []
        made = 0
        while made < count:
            sample = self._open_sample() if self._random.random() < 0.08 else self._sample()
            made += len(sample.gold)
            out.append(sample)
        return out

    # texts --------------------------------------------------------------------------------------------------

    def _sample(self) -> Sample:
        writer = _Writer()
        makers: tuple[Callable[[_Writer], None], ...] = (
            *(self._verified, self._verified, self._listed, self._ranged, self._quoted, self._quoted),
            *(self._altered, self._altered, self._no_article, self._no_paragraph, self._no_item),
            *(self._misnamed, self._unknown, self._unreadable, self._defined, self._back, self._old_text),
            *(self._edition, self._renumbered),
        )
        for _ in range(self._random.randint(4, 12)):
            if self._random.random() < 0.3:
                writer.write(self._random.choice(NOISE) + "\n")
            self._random.choice(makers)(writer)
            writer.write("\n")
        return Sample("".join(writer.parts), self._day, tuple(writer.gold))

    def _open_sample(self) -> Sample:
        """A text that leaves open which law is meant, or a day on which the law was not in force."""
        writer = _Writer()
        if self._random.random() < 0.5:
            words = self._random.choice(("本法", "《条例》", "该办法", "《规定》", "本条例", "同法", "办法"))
            provision = Provision(self._random.randint(1, 60))
            writer.write(self._random.choice(NOISE) + "\n" + self._random.choice(BEFORE[:5]))
            writer.cite(words + provision.format(), None, [provision], Status.AMBIGUOUS, "指代不明")
            writer.write(self._random.choice(AFTER))
            return Sample("".join(writer.parts), self._day, tuple(writer.gold))
        law = self._random.choice(self._laws)
        start = self._library.versions(law)[0].effective
        number = self._random.choice(list(self._of(self._library.versions(law)[0])))
        day = start - timedelta(days=self._random.randint(1, 900)) if start else self._day
        status = Status.WRONG_VERSION if start else Status.VERIFIED
        writer.write(self._random.choice(BEFORE[:5]))
        writer.cite(f"《{_shown(law.name)}》{number.format()}", law.name, [number], status, "施行前")
        writer.write(self._random.choice(AFTER))
        return Sample("".join(writer.parts), day, tuple(writer.gold))

    def _place(self, writer: _Writer, text: str, law: Law, at: Provision, status: Status, kind: str) -> None:
        writer.write(self._random.choice(BEFORE))
        writer.cite(text, law.name, [at], status, kind)
        writer.write(self._random.choice(AFTER))

    # what holds ---------------------------------------------------------------------------------------------

    def _verified(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        at, _ = self._pick(law)
        self._place(writer, self._name(law) + self._address(at), law, at, Status.VERIFIED, "成立")

    def _listed(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        numbers = sorted(self._random.sample(list(self._now(law)), self._random.randint(2, 4)))
        writer.write(self._random.choice(BEFORE))
        for place, number in enumerate(numbers):
            joint = self._random.choice(("、", "和", "，", "以及")) if place else ""
            writer.write(joint)
            name = "" if place else self._name(law)
            writer.cite(name + self._address(number), law.name, [number], Status.VERIFIED, "列举")
        writer.write(self._random.choice(AFTER))

    def _ranged(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        plain = [n for n in self._now(law) if not n.suffix]
        first = self._random.choice(plain)
        numbers = [Provision(n) for n in range(first.article, first.article + self._random.randint(2, 5))]
        if not all(n in self._now(law) for n in numbers):
            return
        joint = self._random.choice(("至", "到", "—", "-", "～"))
        text = f"{self._name(law)}{numbers[0].format()}{joint}{numbers[-1].format()}"
        writer.write(self._random.choice(BEFORE))
        writer.cite(text, law.name, numbers, Status.VERIFIED, "范围")
        writer.write(self._random.choice(AFTER))

    def _quoted(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        at, text = self._pick(law)
        quoted = self._part(text)
        if quoted:
            self._with_quotation(writer, law, at, quoted, Status.VERIFIED, "引文相符")

    def _with_quotation(
        self, writer: _Writer, law: Law, at: Provision, quoted: str, status: Status, kind: str
    ) -> None:
        opening, closing = self._random.choice(QUOTE_OPENERS)
        writer.write(self._random.choice(BEFORE))
        writer.cite(self._name(law) + self._address(at), law.name, [at], status, kind)
        writer.write(opening + quoted + closing + self._random.choice(AFTER[1:3]))

    def _defined(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        (one, _), (two, _) = self._pick(law), self._pick(law)
        ending = next((e for e in ("条例", "办法", "规定", "法") if law.name.endswith(e)), "解释")
        writer.write(f"《{_shown(law.name)}》（以下简称《{ending}》）自施行以来效果良好。适用")
        writer.cite(f"《{ending}》{self._address(one)}", law.name, [one], Status.VERIFIED, "文中简称")
        writer.write("没有争议；另见")
        writer.cite(f"《{ending}》{self._address(two)}", law.name, [two], Status.VERIFIED, "文中简称")
        writer.write("。")

    def _back(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        ending = next((e for e in ("条例", "办法", "规定", "法") if law.name.endswith(e)), "")
        if not ending:
            return
        (one, _), (two, _) = self._pick(law), self._pick(law)
        writer.write(self._random.choice(BEFORE))
        writer.cite(self._name(law) + self._address(one), law.name, [one], Status.VERIFIED, "成立")
        writer.write("；同时，")
        word = self._random.choice(("该", "同", "上述"))
        writer.cite(word + ending + self._address(two), law.name, [two], Status.VERIFIED, "该法")
        writer.write("也有规定。")

    # what does not ------------------------------------------------------------------------------------------

    def _altered(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        at, text = self._pick(law)
        changed = self._mutate(text)
        if changed and not self._said_anywhere(law, at, changed[0]):
            self._with_quotation(writer, law, at, changed[0], Status.TEXT_DIFFERS, changed[1])

    def _no_article(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        last = max(n.article for v in self._library.versions(law) for n in self._of(v))
        at = Provision(last + self._random.randint(1, 80), self._random.choice((0, 0, 0, 1)))
        if self._random.random() < 0.3:
            at = Provision(self._random.choice(list(self._now(law))).article, 9)
        if not any(at in self._of(v) for v in self._library.versions(law)):
            self._place(writer, self._name(law) + self._address(at), law, at, Status.NO_ARTICLE, "无此条")

    def _no_paragraph(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        at, _ = self._pick(law)
        wrong = Provision(at.article, at.suffix, self._random.randint(9, 14))
        self._place(writer, self._name(law) + self._address(wrong), law, wrong, Status.NO_PARAGRAPH, "无此款")

    def _no_item(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        at, _ = self._pick(law)
        wrong = Provision(at.article, at.suffix, 1, self._random.randint(31, 40))
        self._place(writer, self._name(law) + self._address(wrong), law, wrong, Status.NO_ITEM, "无此项")

    def _misnamed(self, writer: _Writer) -> None:
        law = self._random.choice(
            [law for law in self._laws if len(short(law.name)) >= 8 and "《" not in law.name]
        )
        name, kind = self._slip(law.name)
        if self._library.find(name):
            return
        at, _ = self._pick(law)
        self._place(writer, f"《{name}》{self._address(at)}", law, at, Status.WRONG_NAME, kind)

    def _unknown(self, writer: _Writer) -> None:
        name, at = (
            self._random.choice(FAKE_LAWS),
            Provision(self._random.randint(1, 50), 0, self._random.choice((0, 1))),
        )
        if self._random.random() < 0.3:
            law = self._random.choice([law for law in self._laws if law.level is Level.LOCAL] or self._laws)
            name = "台湾省" + law.name.removeprefix(law.region.rpartition("/")[2])
        if self._library.find(name):
            return
        writer.write(self._random.choice(BEFORE))
        writer.cite(f"《{_shown(name)}》{self._address(at)}", name, [at], Status.NOT_IN_LIBRARY, "未收录")
        writer.write(self._random.choice(AFTER))

    def _unreadable(self, writer: _Writer) -> None:
        law = self._random.choice(self._laws)
        blank = self._random.choice(
            ("第　条", "第×条", "第__条", "第二二十条", "第零条", "第四十十条", "第XX条")
        )
        writer.write(self._random.choice(BEFORE))
        writer.cite(f"《{_shown(law.name)}》{blank}", law.name, [None], Status.UNPARSEABLE, "条号不可读")
        writer.write(self._random.choice(AFTER))

    # versions -----------------------------------------------------------------------------------------------

    def _old_text(self, writer: _Writer) -> None:
        """The words of another version, quoted as if in force."""
        law, now, other = self._pair()
        if now is None or other is None:
            return
        changed = [
            n
            for n, a in self._of(other).items()
            if n in self._of(now) and not self._is_in(a.text, now) and len(a.text) < 300
        ]
        if changed:
            at = self._random.choice(changed)
            text = self._of(other)[at].text
            self._with_quotation(writer, law, at, text, Status.WRONG_VERSION, "别版原文")

    def _renumbered(self, writer: _Writer) -> None:
        """An article number that only another version has."""
        law, now, other = self._pair()
        if now is None or other is None:
            return
        if only := [n for n in self._of(other) if n not in self._of(now)]:
            at = self._random.choice(only)
            self._place(
                writer, self._name(law) + self._address(at), law, at, Status.WRONG_VERSION, "别版条号"
            )

    def _edition(self, writer: _Writer) -> None:
        law, now, other = self._pair()
        if now is None or other is None or not other.promulgated:
            return
        years = {d.year for d in (now.promulgated, now.effective) if d}
        at = self._random.choice(list(self._of(other)))
        if other.promulgated.year not in years:
            text = f"《{_shown(law.name)}》（{other.promulgated.year}年修正）{self._address(at)}"
            self._place(writer, text, law, at, Status.WRONG_VERSION, "注明别版")

    def _pair(self) -> tuple[Law, Version | None, Version | None]:
        law = self._random.choice(self._several) if self._several else self._random.choice(self._laws)
        now = self._library.version_at(law, self._day)
        others = [v for v in self._library.versions(law) if v != now]
        return law, now, self._random.choice(others) if others else None

    # parts --------------------------------------------------------------------------------------------------

    def _now(self, law: Law) -> dict[Provision, Article]:
        version = self._library.version_at(law, self._day)
        return self._of(version) if version else {}

    def _of(self, version: Version) -> dict[Provision, Article]:
        if version.id not in self._articles:
            found = self._library.articles(version)
            self._articles[version.id] = {a.number: a for a in found if a.number}
        return self._articles[version.id]

    def _pick(self, law: Law) -> tuple[Provision, str]:
        """A random article, paragraph or item in force, with its text."""
        number, article = self._random.choice(list(self._now(law).items()))
        return self._random.choice(list(addresses(number, article.text)))

    def _part(self, text: str) -> str:
        """All of a text, a stretch of clauses, or two stretches with …… between; "" if it is too short."""
        clauses = [c for c in text.replace("\n", "").replace("；", "，").split("，") if c]
        if len(text) < 12 or "“" in text or '"' in text:
            return ""
        choice = self._random.random()
        flat = text.replace("\n", self._random.choice(("", "\n")))
        if choice < 0.4 or len(clauses) < 4:
            return flat
        start = text.find(clauses[1])
        if choice < 0.7:
            return text[start:].replace("\n", "")
        return f"{clauses[0]}……{clauses[-1]}"

    def _mutate(self, text: str) -> tuple[str, str] | None:
        """The text with one word changed, dropped or doubled, and what was done."""
        if len(text) < 16 or "“" in text or '"' in text:
            return None
        swaps = [(old, new) for old, new in SWAPS if old in text[1:-1]]
        if swaps and self._random.random() < 0.7:
            old, new = self._random.choice(swaps)
            at = text.index(old, 1)
            return text[:at] + new + text[at + len(old) :], f"改字：{old}→{new}"
        at = self._random.randrange(4, len(text) - 4)
        if text[at] in "，。；、：\n（）《》 　" or text[at] == text[at + 1]:
            return None
        if self._random.random() < 0.5:
            return text[:at] + text[at + 1 :], "漏一字"
        return text[:at] + text[at] + text[at:], "多一字"

    def _said_anywhere(self, law: Law, at: Provision, words: str) -> bool:
        flat = _flat(words)
        return any(
            flat.rstrip("。;,") in _flat(a.text)
            for v in self._library.versions(law)
            if (a := self._of(v).get(at.whole_article()))
        )

    def _is_in(self, words: str, version: Version) -> bool:
        flat = _flat(words).rstrip("。;,")
        return any(flat in _flat(a.text) for a in self._of(version).values())

    def _slip(self, name: str) -> tuple[str, str]:
        at = self._random.randrange(4, len(name) - 3)
        for old, new in (("条例", "办法"), ("办法", "条例")):
            if name.endswith(old) and self._random.random() < 0.3:
                return name.removesuffix(old) + new, "条例办法混淆"
        if self._random.random() < 0.5:
            return name[:at] + name[at + 1 :], "名称漏字"
        return name[:at] + name[at] + name[at:], "名称多字"

    def _name(self, law: Law) -> str:
        """One of the ways to write a law's name."""
        brief = short(law.name)
        names = [law.name, law.name, brief] if self._library.find(brief) == [law] else [law.name]
        name = self._random.choice(names)
        if "《" not in name and "（" not in name and "、" not in name and self._random.random() < 0.15:
            return name
        if self._random.random() < 0.05:
            at = self._random.randrange(1, len(name))
            name = name[:at] + self._random.choice((" ", "\n", "　")) + name[at:]
        return f"《{_shown(name)}》"

    def _address(self, at: Provision) -> str:
        """One of the ways to write an address."""
        written = at.format()
        choice = self._random.random()
        if choice < 0.6:
            return written
        if choice < 0.7:
            return written.replace("（", "(").replace("）", ")")
        if choice < 0.8:
            return written.replace("（", "").replace("）", "")
        if choice < 0.9:
            return self._arabic(at)
        return self._random.choice((" ", "　")).join(written)

    def _arabic(self, at: Provision) -> str:
        out = f"第{at.article}条" + (f"之{at.suffix}" if at.suffix else "")
        out += (f"第{at.paragraph}款" if at.paragraph else "") + (f"第{at.item}项" if at.item else "")
        return out + (f"第{at.point}目" if at.point else "")


def _shown(name: str) -> str:
    """A name as it stands inside 《》: inner names in 〈〉."""
    return name.replace("《", "〈").replace("》", "〉")


def _flat(text: str) -> str:
    """Without white space, quotation marks and differences of width."""
    return re.sub("[\\s\"'“”‘’]", "", unicodedata.normalize("NFKC", text))

"""One law to read: strip, contents, text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from assistant.errors import InputError
from assistant.law import lookup
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Provision, Version
from assistant.web.components.shapes import NOTHING, button, card, href, joined, link, pill, said
from assistant.web.lawroom.listing import NATIONAL, tone

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """A law as it stood on a day, opened at an article."""

    library: LawLibrary
    law: Law
    version: Version | None
    articles: Sequence[Article]
    day: date | None
    at: Provision | None

    @property
    def article(self) -> Article | None:
        """The article it is opened at."""
        here = self.at.whole_article() if self.at else None
        return next((one for one in self.articles if here and one.number == here), None)

    def address(self, article: str = "") -> str:
        """Where this stands."""
        return href(
            "law", id=str(self.law.id), article=article, as_of=self.day.isoformat() if self.day else ""
        )


def open_law(library: LawLibrary, law: Law, article: str = "", as_of: str = "") -> Opened:
    """A law on a day; one that governs no more shows its last text.

    Raises:
        InputError: the day or the article number cannot be read, or the text of that day has no such article.
    """
    day = lookup.read_day(as_of)
    version = library.version_at(law, day) or lookup.last_before(library, law, day)
    at = Provision.parse(article) if article.strip() else None
    if article.strip() and at is None:
        raise InputError(f"“{article}”不是条号", "请写成 第五十九条")
    opened = Opened(library, law, version, library.articles(version) if version else (), day, at)
    if at and version and opened.article is None:
        raise InputError(f"《{law.name}》该日的文本没有{at.label}", "请核对条号和日期")
    return opened


def named(library: LawLibrary, law_id: str, name: str) -> Law | None:
    """The law that an address means, by number or by name; None if it means none.

    Raises:
        InputError: there is no such law.
    """
    if law_id:
        law = library.law(int(law_id)) if law_id.isdigit() else None
        if law is None:
            raise InputError("没有这部法规", "它可能在重新导入后换了编号，请按名称再找一次")
        return law
    return lookup.one_law(library, name) if name else None


def strip(opened: Opened) -> Markup:
    """Name, standing and dates, and the other versions."""
    law, version = opened.law, opened.version
    state = str(lookup.status(version, opened.day)) if version else "该日尚无收录的文本"
    about = Markup("<h2>{}</h2>{}<span class=dim>{}　{}　{}</span>").format(
        law.name,
        pill(state, tone(state)),
        law.region or NATIONAL,
        law.level,
        lookup.version_label(version) if version else "",
    )
    others = [one for one in reversed(opened.library.versions(law)) if one != version]
    links = (link(_day_of(one), href("law", id=str(law.id), as_of=_begin(one))) for one in others)
    seen = Markup('<span class="dim">其他版本：</span>{}').format(joined(links, "　")) if others else NOTHING
    diff = button("与上一版本比较", "compare") if _before(opened) else NOTHING
    right = Markup('<span class="right">{}</span>').format(diff) if diff else NOTHING
    return Markup('<div class="strip law-strip">{}{}{}</div>').format(about, seen, right)


def _day_of(version: Version) -> str:
    return f"{version.effective:%Y-%m-%d} 施行" if version.effective else "施行日期不明"


def _begin(version: Version) -> str:
    return version.effective.isoformat() if version.effective else ""


def _before(opened: Opened) -> Version | None:
    """The version before the one shown."""
    versions = opened.library.versions(opened.law)
    at = versions.index(opened.version) if opened.version in versions else 0
    return versions[at - 1] if at else None


def two(opened: Opened) -> tuple[Version, Version]:
    """The version before and the one shown.

    Raises:
        InputError: there is none before.
    """
    old = _before(opened)
    if old is None or opened.version is None:
        raise InputError("库内没有更早的版本", "导入旧版文本后可以比较")
    return old, opened.version


def notes(opened: Opened) -> Markup:
    """What is to be known of the text held."""
    version = opened.version
    if version is None:
        return said("这一天没有收录的文本。", "a")
    parts = []
    if version.incomplete:
        parts.append(said(f"本库文本不完整（{version.incomplete}），请核对公布文本", "a"))
    readings = opened.library.variants(version)
    if readings:
        places = "、".join(sorted({label or "正文" for _, label, _ in readings})[:_NAMED])
        parts.append(
            said(f"另一来源的同日文本有 {len(readings)} 处文字不同（{places}），请核对公布文本", "a")
        )
    return joined(parts)


def contents(opened: Opened) -> Markup:
    """Chapters and article numbers; a click shows the article and opens it at the right."""
    out, chapter = [], ""
    for article in opened.articles:
        if article.chapter != chapter:
            chapter = article.chapter
            out.append(Markup('<div class="law-chapter">{}</div>').format(chapter))
        out.append(_number(article))
    return card("目录", Markup('<nav class="law-contents" aria-label="目录">{}</nav>').format(joined(out)))


def _number(article: Article, words: str = "") -> Markup:
    return Markup(
        '<button type="button" class="link" data-act="article" data-article="{}" data-jump="{}">{}</button>'
    ).format(article.label, anchor(article), words or article.label)


def anchor(article: Article) -> str:
    """The id of an article within the page."""
    number = article.number
    return f"law-{number.article}-{number.suffix}" if number else f"law-part-{article.position}"


def text(opened: Opened) -> Markup:
    """The whole text as a printed paper; the article of the address is marked."""
    out, chapter = [Markup("<h3>{}</h3>").format(opened.law.name)], ""
    for article in opened.articles:
        if article.chapter != chapter:
            chapter = article.chapter
            out.append(Markup("<h4>{}</h4>").format(chapter))
        out.append(_article(article, opened.article))
    foot = (
        Markup('<p class="small dim law-foot">施行日期{}；来源 {}</p>').format(
            opened.version.certainty, opened.version.source
        )
        if opened.version
        else NOTHING
    )
    return joined([notes(opened), Markup('<div class="leaf law-text">{}{}</div>').format(joined(out), foot)])


def _article(article: Article, here: Article | None) -> Markup:
    mark = Markup(' class="here" data-arrive') if article == here else NOTHING
    label = Markup("{}　").format(_number(article)) if article.number else NOTHING
    first, *rest = article.text.split("\n")
    more = joined(Markup('<span class="line">{}</span>').format(line) for line in rest if line.strip())
    return Markup('<p id="{}"{}>{}{}{}</p>').format(anchor(article), mark, label, first, more)

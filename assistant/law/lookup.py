"""What the command line and the page ask of the library: one law by its written name, one version, one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.errors import InputError
from assistant.law import regions
from assistant.law.library import LawLibrary
from assistant.law.model import Law, LawRef, Provision, Status, Version
from assistant.law.provisions import locate
from assistant.law.standing import standing
from assistant.text.dates import parse_as_of

_SUGGESTED = 5


def one_law(library: LawLibrary, name: str, region: str | None = None) -> Law:
    """The law of that name.

    Raises:
        InputError: if none or several bear it; the message names near ones.
    """
    found = library.find(name, region=regions.known(region) if region else region)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "；".join(f"{law.name}（{law.region or '全国'}）" for law in found)
        raise InputError(f"名为「{name}」的法规不止一部：{listed}", "请写全称或指明地区")
    if repealed := library.repealed(name):
        successor = f"现由《{repealed.successor}》规定" if repealed.successor else "没有后继法规"
        raise InputError(
            f"「{name}」已于 {repealed.repealed_on} 废止（{repealed.basis}），旧文本未收录", successor
        )
    near = [law.name for law in library.laws() if name.strip("《》") in law.name][:_SUGGESTED]
    raise InputError(
        f"法规库未收录「{name}」",
        f"名称相近的有：{'；'.join(near)}" if near else "请核对名称，或先导入该法规",
    )


def in_places(library: LawLibrary, name: str) -> list[Law]:
    """The local laws whose name is that of a place and ``name`` (消防条例: those of 浙江省, 河南省 …)."""
    return list(_without_place(library, library.stamp).get(name, ()))


@lru_cache(maxsize=2)
def _without_place(library: LawLibrary, stamp: str) -> dict[str, list[Law]]:
    """Local laws by their names without the place; ``stamp`` is there to look again after an import."""
    found: dict[str, list[Law]] = {}
    for law in library.laws():
        for place in law.region.split("/") if law.region else []:
            if law.name.startswith(place):
                found.setdefault(law.name.removeprefix(place), []).append(law)
    return found


def one_version(library: LawLibrary, law: Law, as_of: date | None) -> Version:
    """The version in force that day.

    Raises:
        InputError: if none was, or it is not loaded; the message says which, and what is loaded.
    """
    found = standing(library, law, as_of or today())
    if found.version is None:
        raise InputError(
            f"《{law.name}》{found.state}：{found.reason}",
            f"库内版本：{describe_versions(library.versions(law))}",
        )
    return found.version


def last_before(library: LawLibrary, law: Law, day: date | None) -> Version | None:
    """The last text that had come into force by a day, though it governs no more; None if there was none."""
    limit = day or today()
    earlier = [v for v in library.versions(law) if v.effective is None or v.effective <= limit]
    return earlier[-1] if earlier else None


def two_versions(
    library: LawLibrary, law: Law, earlier: date | None, later: date | None
) -> tuple[Version, Version]:
    """Two versions to compare: those in force on the days given, else the last two.

    Raises:
        InputError: if there is only one, or both days fall into the same version.
    """
    versions = library.versions(law)
    if len(versions) < 2:
        raise InputError(f"《{law.name}》只收录了一个版本", f"库内版本：{describe_versions(versions)}")
    new = one_version(library, law, later) if later else versions[-1]
    before = [v for v in versions if versions.index(v) < versions.index(new)]
    old = one_version(library, law, earlier) if earlier else (before or versions)[-1]
    if old.id == new.id:
        raise InputError(
            f"两个日期适用同一版本（{version_label(old)}）", f"库内版本：{describe_versions(versions)}"
        )
    return old, new


def place(library: LawLibrary, law: Law, version: Version, address: str) -> tuple[Provision, str]:
    """The address read, and its text in that version.

    Raises:
        InputError: if it is no address or does not exist.
    """
    provision = Provision.parse(address)
    if provision is None:
        raise InputError(f"「{address}」不是条款号", "请写成 第二十条 或 第三十条第一款第（二）项")
    article = library.article_in(version, provision)
    if article is None and version.incomplete:
        raise InputError(
            f"本库的《{law.name}》文本不完整（{version.incomplete}），找不到{provision.label}",
            "请另行核对原文，或导入完整文本",
        )
    if article is None:
        raise InputError(
            f"《{law.name}》（{version_label(version)}）没有{provision.label}", "请核对条号和日期"
        )
    piece = locate(article.text, provision)
    if piece is None:
        raise InputError(
            f"《{law.name}》{provision.label}没有所写的款项：{provision.format()}",
            "请核对款、项；只写项而有几款列项时请写明款",
        )
    return provision, article.text[piece.start : piece.end].strip()


def text_of(library: LawLibrary, ref: LawRef, version: Version, day: date | None) -> str | None:
    """The text of a reference: in ``version`` if that is a text of its law, else in force on the day; None if not held."""
    if ref.law == version.law.name:
        article = library.article_in(version, ref.provision)
        piece = locate(article.text, ref.provision) if article else None
        return article.text[piece.start : piece.end].strip() if article and piece else None
    return text_on(library, ref, day) or None


def text_on(library: LawLibrary, ref: LawRef | None, day: date | None) -> str:
    """The text of a reference in force on a day, of the one law of that name; "" when none is held.

    Args:
        library: where it is read.
        ref: None, what is no reference, has no text.
        day: None is today.
    """
    laws = library.find(ref.law) if ref else []
    if ref is None or len(laws) != 1:
        return ""
    return library.provision_text(laws[0], ref.provision, day) or ""


def read_day(text: str | None) -> date | None:
    """A day as typed; None for nothing.

    Raises:
        InputError: if it is no date.
    """
    if not text or not text.strip():
        return None
    day = parse_as_of(text)
    if day is None:
        raise InputError(f"「{text}」不是日期", "请写成 2024-03-05")
    return day


def today() -> date:
    """The day that counts when none is given."""
    return date.today()


def version_label(version: Version) -> str:
    """2023-09-01 公布，2024-01-01 起施行."""
    parts = [
        f"{version.promulgated} 公布" if version.promulgated else "",
        f"{version.effective} 起施行" if version.effective else "",
    ]
    return "，".join(part for part in parts if part) or "日期不详"


def describe_versions(versions: Iterable[Version]) -> str:
    """All versions in one line."""
    return "；".join(version_label(v) + (f"，{v.until} 止" if v.until else "") for v in versions) or "无"


def status(version: Version, as_of: date | None = None) -> Status:
    """How a version stands on a day."""
    day = as_of or date.today()
    if version.until and version.until <= day:
        return Status.REPEALED if version.repealed else Status.SUPERSEDED
    if version.effective is None:
        return Status.UNKNOWN
    return Status.IN_FORCE if version.effective <= day else Status.NOT_YET

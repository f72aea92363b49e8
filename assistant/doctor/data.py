"""The data folder: library, indexes, rights, room, what was left unfinished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from assistant.backup.contents import unsound
from assistant.backup.restore import finish, pending
from assistant.doctor.mend import REPAIR, loose, made_again, tighten
from assistant.doctor.model import Finding, Look, State
from assistant.errors import AssistantError, SearchIndexError
from assistant.settings import settings

_SPARE = 2 * 2**30  # bytes: below, imports and models may not fit
_NOT_YET = "还没有建立，第一次查询时建立"


def library(name: str) -> Finding:
    """The law library: whether it can be read from end to end."""
    from assistant.law.library import LawLibrary

    path = settings().library_path
    if not path.is_file():
        return Finding(name, State.WATCH, _NOT_YET)
    again = made_again(path, "下一次查询时载入随附的国家法律，自己导入的法规请再导入一次，或者用备份恢复")
    if fault := unsound(path):
        return Finding(name, State.BAD, f"文件已损坏：{fault}", REPAIR, str(path), again)
    try:
        held = LawLibrary(path)
        laws = held.laws()
    except AssistantError as error:
        return Finding(name, State.BAD, error.what, error.do, str(path), again)
    partial = sum(bool(version.incomplete) for law in laws for version in held.versions(law))
    places = len({law.region for law in laws if law.region})
    told = f"{len(laws)} 部，{places} 个地区的地方法规；文本不完整的版本 {partial} 个"
    return Finding(name, State.GOOD, told, "", str(path))


def index(folder: str, what: str) -> Look:
    """A search index: whether its files are whole."""

    def look(name: str) -> Finding:
        from assistant.search import sound
        from assistant.search.manifest import Manifest, current

        place = settings().index_dir / folder
        generation = current(place)
        if generation is None:
            return Finding(name, State.WATCH, _NOT_YET)
        again = made_again(place, "下一次查询时重建")
        try:
            manifest = Manifest.load(generation)
            for held in (generation, *place.glob("book-*"), *place.glob("table-*")):
                sound.check(held, contents=True)
        except SearchIndexError as error:
            return Finding(name, State.BAD, error.what, REPAIR, str(generation), again)
        told = f"{manifest.units} 个{what}，{manifest.passages} 段"
        detail = f"句向量 {manifest.encoder}；{generation}"
        if manifest.pending:
            more = f"还有 {manifest.pending} 段没有向量"
            return Finding(
                name,
                State.WATCH,
                f"{told}；{more}",
                "网页开着时在后台补齐；也可以运行 assistant index build",
                detail,
            )
        return Finding(name, State.GOOD, told, "", detail)

    return look


def kept(name: str) -> Finding:
    """What is kept to be found sooner, such as the questions by article."""
    place = settings().home / "cache"
    if not place.is_dir():
        return Finding(name, State.GOOD, "还没有，用到时建立", "", str(place))
    broken = [path for path in sorted(place.glob("*.db")) if unsound(path)]
    if not broken:
        return Finding(name, State.GOOD, "完好", "", str(place))
    again = made_again(place, "用到时重建")
    return Finding(name, State.BAD, f"{broken[0].name} 已损坏", REPAIR, str(place), again)


def vectors(name: str) -> Finding:
    """The vectors kept by content, from which indexes are made anew."""
    from assistant.search.store import damaged

    place = settings().index_dir / "vectors"
    broken = damaged(place)
    if not broken:
        return Finding(name, State.GOOD, "完好" if place.is_dir() else "还没有", "", str(place))

    def mend() -> str:
        for path in broken:
            made_again(path, "")()
        return f"损坏的 {len(broken)} 个文件已移开；其中的向量在下一次建索引时重算"

    return Finding(name, State.BAD, f"{len(broken)} 个文件已损坏", REPAIR, str(place), mend)


def rights(name: str) -> Finding:
    """Whether others of this machine may read the data folder."""
    home = settings().home
    if os.name == "nt":
        return Finding(name, State.UNKNOWN, "Windows 按文件夹的权限，请确认只有本人能打开", "", str(home))
    if not home.is_dir():
        return Finding(name, State.GOOD, "还没有数据目录，第一次使用时建立", "", str(home))
    if open_ones := sum(1 for _ in loose(home)):
        told = f"{open_ones} 个文件或文件夹别的用户也能读"
        return Finding(name, State.WATCH, told, REPAIR, str(home), lambda: tighten(home))
    return Finding(name, State.GOOD, "只有本人能读写", "", str(home))


def encryption(name: str) -> Finding:
    """Whether what is the cases' is under a key, all of it."""
    from assistant.backup.convert import encrypt, left_plain
    from assistant.sealing.lock import FILE, lock_of

    home = settings().home
    keys = lock_of()
    if keys is None:
        told = "数据目录没有加密"
        return Finding(
            name, State.GOOD, f"{told}；硬盘会丢的，用整盘加密或者 assistant encrypt", "", str(home)
        )
    if not keys.writes:
        return Finding(name, State.WATCH, "解除加密没有做完", "运行 assistant decrypt 接着做", str(home))
    if plain := left_plain(home):
        mend: Callable[[], str] = lambda: f"已加密 {sum(encrypt(lambda *_: None)[:2])} 个"  # noqa: E731
        return Finding(name, State.WATCH, f"还有 {plain} 个文件没有加密", REPAIR, str(home), mend)
    return Finding(name, State.GOOD, "案件、附件、读出的文字、录音文字和声音都已加密", "", str(home / FILE))


def room(name: str) -> Finding:
    """Room on the disk."""
    home = settings().home
    free = shutil.disk_usage(next(place for place in (home, *home.parents) if place.is_dir())).free
    told = f"数据目录所在的盘还有 {free / 2**30:.1f} GB"
    few = free <= _SPARE
    advice = "请清理磁盘；assistant store clean 删去没有用到的附件" if few else ""
    return Finding(name, State.WATCH if few else State.GOOD, told, advice)


def unfinished(name: str) -> Finding:
    """A restore that was broken off."""
    if pending():
        again: Callable[[], str] = lambda: "已接着做完" if finish() else "没有要做的"  # noqa: E731
        return Finding(name, State.BAD, "上一次恢复备份没有做完", REPAIR, "", again)
    return Finding(name, State.GOOD, "没有做了一半的恢复")

"""What the user made and nothing can make again: cases, attachments, log, precedents, teaching, voices, agency."""

from __future__ import annotations

from collections.abc import Callable, Sized
from pathlib import Path

from assistant.backup.contents import unsound
from assistant.doctor.mend import REPAIR, made_again, salvaged
from assistant.doctor.model import Finding, Look, State
from assistant.dossier.database import file_of
from assistant.errors import AssistantError, CorpusError, ModelError
from assistant.sealing.replacing import taken_up
from assistant.settings import settings

_FROM_BACKUP = "请用最近的备份恢复：assistant restore 备份文件"
_SHOWN = 3
CASES = "cases.db"


def kept_in(file: str, told: Callable[[], tuple[State, str, str]], none: str) -> Look:
    """Tables in a SQLite file, of the data folder or given by address: whether it is whole, and what it holds.

    Args:
        file: its name in the data folder.
        told: state, line and advice of a whole one.
        none: the line where there is none yet.
    """

    def look(name: str) -> Finding:
        path = file_of(file)
        if path is not None:
            taken_up(path)
        if path is not None and not path.is_file():
            return _absent(name, file, path, none)
        if path is not None and (fault := unsound(path)):
            return Finding(name, State.BAD, f"文件已损坏：{fault}", REPAIR, str(path), salvaged(path))
        state, line, advice = told()
        return Finding(name, state, line, advice, str(path or ""))

    return look


def _absent(name: str, file: str, path: Path, none: str) -> Finding:
    """Nothing there: not used yet, or lost while what belongs to it is still there, whatever its file is called."""
    home = settings().home
    if file == CASES and ((home / "audit.seen").is_file() or any((home / "attachments").glob("*/*"))):
        lost = f"{path.name} 不见了，属于它的附件或者日志记号还在"
        return Finding(name, State.BAD, lost, _FROM_BACKUP, str(path))
    return Finding(name, State.GOOD, none, "", str(path))


def _cases() -> tuple[State, str, str]:
    from assistant.dossier.store import CaseStore

    store = CaseStore()
    numbers = [case_id for case_id, _, _ in store.cases()]
    broken = [case_id for case_id in numbers if not _readable(case_id)]
    if not broken:
        return State.GOOD, f"案件 {len(numbers)} 件", ""
    told = f"案件 {len(numbers)} 件，其中 {len(broken)} 件读不出：{_few(broken)}"
    return State.WATCH, told, "用 assistant store export 案件编号 导出原始内容，请管理员修复"


def _readable(case_id: str) -> bool:
    from assistant.dossier.store import CaseStore

    try:
        CaseStore().peek(case_id)
    except AssistantError:
        return False
    return True


def _precedents() -> tuple[State, str, str]:
    from assistant.cases.library import CaseLibrary

    return State.GOOD, f"{len(CaseLibrary().precedents())} 件，教学案例在内", ""


def _teaching() -> tuple[State, str, str]:
    from assistant.teaching.store import TeachingStore

    store = TeachingStore()
    return State.GOOD, f"题库 {len(store.bank())} 题，练习 {len(store.scores('learner'))} 人", ""


cases = kept_in(CASES, _cases, "还没有，保存第一件案件时建立")
precedents = kept_in("precedents.db", _precedents, "还没有导入，只有教学案例")
teaching = kept_in("teaching.db", _teaching, "还没有题库和练习")


def attachments(name: str) -> Finding:
    """The attachments of the cases: whether each is there and still what was kept."""
    from assistant.dossier.attachments import Attachments
    from assistant.dossier.store import CaseStore

    place = str(settings().home / "attachments")
    if not _is_there(CASES):
        return Finding(name, State.GOOD, "还没有", "", place)
    wanted = CaseStore().attached()
    faults = {digest: fault for digest in wanted if (fault := Attachments().fault(digest))}
    if not faults:
        return Finding(name, State.GOOD, f"案件用到的 {len(wanted)} 个都完好", "", place)
    several = sorted({case_id or "没有保存的草稿" for digest in faults for case_id in wanted[digest]})
    counts = "，".join(
        f"{list(faults.values()).count(fault)} 个{fault}" for fault in dict.fromkeys(faults.values())
    )
    told = f"{counts}，用在 {_few(several)}"
    return Finding(name, State.BAD, told, f"{_FROM_BACKUP}，或者在案件里重新添加", place)


def log(name: str) -> Finding:
    """The audit log: whether it is whole."""
    from assistant.dossier.audit import AuditLog, short

    if not _is_there(CASES):
        return _absent(name, CASES, file_of(CASES) or Path(), "还没有")
    verdict = AuditLog().verify()
    if verdict.faults:
        advice = "请保留数据目录，报告管理员并对照备份；这不是能修复的"
        return Finding(name, State.BAD, verdict.faults[0], advice)
    told = f"{verdict.lines} 条，首尾相接"
    return Finding(name, State.GOOD, told, "", f"末条指纹 {short(verdict.last)}" if verdict.lines else "")


def voices(name: str) -> Finding:
    """The enrolled voices."""
    from assistant.speech.enrolment import Voices

    held = Voices(settings().home, settings().models)
    try:
        count = len(held.all())
    except ModelError as error:  # not what has no key at hand
        again = made_again(held.path, "请重新登记声音，或者用备份恢复")
        return Finding(name, State.BAD, error.what, REPAIR, str(held.path), again)
    return Finding(name, State.GOOD, f"登记 {count} 人" if count else "还没有登记")


def agency(name: str) -> Finding:
    """What the agency has filled in about itself."""
    from assistant.documents.agency import agencies, agencies_file

    return _filled_in(name, agencies_file(), agencies, "{} 个机关")


def hearings(name: str) -> Finding:
    """The hearing thresholds that were filled in."""
    from assistant.analysis.procedure.local_hearings import hearings_file, local_hearings

    return _filled_in(name, hearings_file(), local_hearings, "{} 条")


def discretion(name: str) -> Finding:
    """The discretion tables that were imported."""
    from assistant.analysis.discretion.tables import damaged_tables, kept_tables

    if damaged := damaged_tables():
        told = f"{_few([path.stem for path in damaged])} 已损坏"

        def mend() -> str:
            moved = [made_again(path, "")() for path in damaged]
            return f"损坏的 {len(moved)} 个已移开；请重新导入，或者用备份恢复"

        return Finding(name, State.BAD, told, REPAIR, str(damaged[0].parent), mend)
    count = len(kept_tables())
    return Finding(name, State.GOOD, f"{count} 个" if count else "还没有导入")


def _filled_in(name: str, path: Path, read: Callable[[], Sized], told: str) -> Finding:
    try:
        count = len(read())
    except CorpusError as error:
        again = made_again(path, "请重新填写，或者用备份恢复")
        return Finding(name, State.BAD, error.what, REPAIR, str(path), again)
    return Finding(name, State.GOOD, told.format(count) if count else "还没有填写")


def accounts(name: str) -> Finding:
    """Whether the page needs accounts, and has them."""
    from assistant.people.accounts import Accounts

    held = [one for one in Accounts().all() if not one.disabled] if _is_there(CASES) else []
    if held:
        return Finding(name, State.GOOD, f"账号 {len(held)} 个，打开网页要登录")
    if settings().exposed:
        told = "别的机器能打开网页，还没有账号"
        return Finding(name, State.WATCH, told, "运行 assistant users add 用户名，建立管理员")
    return Finding(name, State.GOOD, "只在本机打开，没有账号，不用登录")


def _is_there(file: str) -> bool:
    """Whether a database is there; looking into one that is not would make it."""
    path = file_of(file)
    return path is None or path.is_file()


def _few(names: list[str]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")

"""All checks in order; one that fails says so and stops none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.doctor import data, machine, records
from assistant.doctor.model import Finding, Look, State
from assistant.errors import AssistantError
from assistant.files import busy

_CLOSE_FIRST = "请先关闭网页服务和别的命令，再运行 assistant doctor --repair"

_CHECKS: tuple[tuple[str, Look], ...] = (
    ("恢复备份", data.unfinished),
    ("法规库", data.library),
    ("条文索引", data.index("articles", "条文")),
    ("罚则索引", data.index("rules", "罚则")),
    ("案例索引", data.index("cases", "案例")),
    ("向量", data.vectors),
    ("缓存", data.kept),
    ("检索模型", machine.weights),
    ("语音模型", machine.speech),
    ("案件库", records.cases),
    ("附件", records.attachments),
    ("访问日志", records.log),
    ("案例库", records.precedents),
    ("培训", records.teaching),
    ("登记的声音", records.voices),
    ("机关资料", records.agency),
    ("听证标准", records.hearings),
    ("裁量基准", records.discretion),
    ("账号", records.accounts),
    ("加密", data.encryption),
    ("文件权限", data.rights),
    ("磁盘", data.room),
    ("字体", machine.fonts),
    ("读图片", machine.ocr),
    ("LibreOffice", machine.office),
    ("节假日", machine.calendar),
)


def examine() -> Iterator[Finding]:
    """Look at everything; nothing is built or changed."""
    for name, look in _CHECKS:
        yield _found(name, look)


def _found(name: str, look: Look) -> Finding:
    try:
        return look(name)
    except AssistantError as error:
        return Finding(name, State.BAD, error.what, error.do)
    except (
        Exception
    ) as error:  # a check must not stop the others; what it read is damaged in a way nobody foresaw
        return Finding(name, State.BAD, f"检查没有做完（{type(error).__name__}）", "请把这一行告诉管理员")


def repaired(finding: Finding) -> Finding:
    """Repair what can be, and look again; nothing is moved while another process of the program may be writing to it.

    Args:
        finding: of ``examine``.

    Returns:
        What is found afterwards; ``mended`` where something was done.
    """
    if finding.repair is None:
        return finding
    if busy():
        return replace(finding, told=f"{finding.told}（本程序还在运行，没有修复）", advice=_CLOSE_FIRST)
    try:
        done = finding.repair()
    except AssistantError as error:
        return Finding(finding.name, State.BAD, error.what, error.do)
    now = _found(finding.name, dict(_CHECKS)[finding.name])
    return replace(now, told=f"{now.told}（{done}）", repair=None, mended=True)

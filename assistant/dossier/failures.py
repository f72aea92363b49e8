"""Failures of database and disk told in Chinese: what happened and what to do, never SQL, values or case text."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from assistant.errors import StoreError

_BUSY = ("案件库正被占用", "请稍候再试；一再出现时，请关闭其他正在使用案件库的程序")
_FULL = ("磁盘已满，没有存上", "请清理磁盘后再保存；以前存好的内容不受影响")
_UNREACHABLE = (
    "连不上案件库的数据库服务",
    "请检查数据库是否在运行、地址（ASSISTANT_DATABASE_URL）和网络是否正确",
)
_DENIED = ("没有读写案件库的权限", "请检查数据目录或者数据库账号的权限")
_DAMAGED = ("案件库文件已损坏", "请先把该文件另行备份、不要删除，再用最近的备份恢复")
_DISK = ("读写磁盘出错", "请检查磁盘和数据目录（ASSISTANT_HOME）")
_UNKNOWN = ("案件库出错", "请重试；仍然不行的，请把这条提示告诉管理员")

# Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
_SQLITE = {
    3: _DENIED,
    5: _BUSY,
    6: _BUSY,
    8: ("案件库是只读的", "请检查数据目录和案件库文件是否允许写入"),
    10: _DISK,
    11: _DAMAGED,
    13: _FULL,
    14: ("案件库打不开", "请检查数据目录（ASSISTANT_HOME）是否存在、是否允许写入"),
    23: _DENIED,
    26: _DAMAGED,
}
_OF_THE_FILE = {10 | kind << 8 for kind in (1, 2, 33, 34)}  # not read, cut short, data or file system corrupt
_AROUND = {3, 5, 6, 7, 8, 10, 13, 14, 23}  # rights, the turn, memory, room: the file itself may be sound
# Beginnings of SQLSTATE, the longest first (PostgreSQL documentation, appendix A).
_SQLSTATE = {
    "53100": _FULL,
    "53300": ("案件库的连接已用完", "请稍候再试，或者请管理员提高数据库的连接数"),
    "55P03": _BUSY,
    "42501": _DENIED,
    "25006": ("案件库是只读的", "请检查数据库是否处于只读或者备用状态"),
    "08": _UNREACHABLE,
    "28": ("案件库的用户名或者密码不对", "请检查 ASSISTANT_DATABASE_URL"),
    "3D": ("数据库服务里没有这个案件库", "请先建立该数据库，或者检查 ASSISTANT_DATABASE_URL"),
    "40": _BUSY,
    "53": ("数据库服务资源不足", "请稍候再试，或者告诉管理员"),
    "57": _UNREACHABLE,
    "XX": ("数据库服务内部出错", "请告诉管理员检查数据库"),
}
_ERRNO = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: ("数据目录是只读的", "请检查数据目录（ASSISTANT_HOME）是否允许写入"),
}


@contextmanager
def told_failures() -> Iterator[None]:
    """Turn every failure of database or disk inside the block into a :class:`StoreError` that holds no content.

    Raises:
        StoreError: says what happened and what to do.
    """
    try:
        yield
    except exc.SQLAlchemyError as error:
        raise _of_database(error) from None
    except OSError as error:
        what, do = _BUSY if isinstance(error, TimeoutError) else _ERRNO.get(error.errno or 0, _DISK)
        raise StoreError(what, do) from None


def around(error: Exception) -> StoreError | None:
    """What kept SQLite from a file that may be sound: no room, no rights, somebody else's turn; None for any other failure.

    Args:
        error: of a driver of SQLite.
    """
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code in _OF_THE_FILE or code & 0xFF not in _AROUND:
        return None
    what, do = _SQLITE.get(code & 0xFF, _UNKNOWN)
    return StoreError(f"{what}（SQLite {code}）", do)


def _of_database(error: exc.SQLAlchemyError) -> StoreError:
    if isinstance(error, exc.TimeoutError):
        return StoreError(*_BUSY)
    cause = error.orig if isinstance(error, exc.DBAPIError) else None
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        what, do = _SQLITE.get(code & 0xFF, _UNKNOWN)
        return StoreError(f"{what}（SQLite {code}）", do)
    state = getattr(cause, "sqlstate", None)
    if state:
        what, do = next((said for start, said in _SQLSTATE.items() if state.startswith(start)), _UNKNOWN)
        return StoreError(f"{what}（PostgreSQL {state}）", do)
    if isinstance(error, exc.OperationalError):
        return StoreError(*_UNREACHABLE)
    return StoreError(f"{_UNKNOWN[0]}（{type(error).__name__}）", _UNKNOWN[1])

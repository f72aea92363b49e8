"""The kinds of work that are done in processes of their own, with their bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MINUTE = 60
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Lane:
    """Work of one sort.

    Attributes:
        name: what the user calls it.
        most: workers at once.
        keep: seconds for which an idle worker waits for more.
        gives_way: whether its workers let the processes that answer users go first.
    """

    name: str
    most: int
    keep: float = 0
    gives_way: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work.

    Attributes:
        name: what the user calls it.
        function: ``module:name``; called with a ``Reporter`` and the values of the task.
        lane: where it waits for its turn.
        seconds: how long it may take.
        quiet: how long it may go on without telling a step.
        memory: how many bytes it may take.
    """

    name: str
    function: str
    lane: Lane
    seconds: float
    quiet: float
    memory: int


_TASKS = "assistant.jobs.tasks"
_PAPERS = Lane("文书", most=2, keep=120)
_FILES = Lane("文件", most=1)
_SOUND = Lane("录音", most=1)
_INDEX = Lane("索引", most=2)
_VECTORS = Lane("向量", most=1)
_FIRST_INDEX = replace(_INDEX, name="首次索引", gives_way=False)

REVIEW = Kind("审核文书", f"{_TASKS}:review", _PAPERS, 5 * _MINUTE, 5 * _MINUTE, 1500 * _MB)
VERB = Kind("处理请求", f"{_TASKS}:verb", _PAPERS, 10 * _MINUTE, 10 * _MINUTE, 2000 * _MB)
READ = Kind("读取文件", f"{_TASKS}:read", _FILES, 60 * _MINUTE, 5 * _MINUTE, 2000 * _MB)
PREVIEW = Kind("预览导入", f"{_TASKS}:preview", _FILES, 60 * _MINUTE, 30 * _MINUTE, 2500 * _MB)
IMPORT = Kind("导入法规", f"{_TASKS}:import_laws", _FILES, 60 * _MINUTE, 30 * _MINUTE, 2500 * _MB)
INGEST = Kind(
    "读取材料", f"{_TASKS}:ingest", _FILES, 12 * 60 * _MINUTE, 10 * _MINUTE, 3000 * _MB
)  # recordings among them
PICTURE = Kind("打开材料", f"{_TASKS}:picture", _PAPERS, 1 * _MINUTE, 1 * _MINUTE, 1500 * _MB)
HEAR = Kind("转写录音", f"{_TASKS}:hear", _SOUND, 12 * 60 * _MINUTE, 10 * _MINUTE, 3000 * _MB)
LISTEN = replace(HEAR, function=VERB.function)  # the verb transcribe
INDEX = Kind("更新索引", f"{_TASKS}:index", _INDEX, 12 * 60 * _MINUTE, 60 * _MINUTE, 4000 * _MB)
FIRST_INDEX = replace(INDEX, name="建立索引", lane=_FIRST_INDEX)  # nobody can be answered before it is done
VECTORS = Kind("生成向量", f"{_TASKS}:vectors", _VECTORS, 24 * 60 * _MINUTE, 60 * _MINUTE, 4000 * _MB)

"""The tab 法规库: browse, follow references, compare versions, choose the version, import with a preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import gradio as gr

from assistant.errors import InputError
from assistant.law import importer, lookup
from assistant.law.diff import compare
from assistant.law.document import Document
from assistant.law.library import LawLibrary, open_library
from assistant.law.model import Law, Level, Provision
from assistant.law.sources.registry import open_source
from assistant.law.transition import transition
from assistant.web import library_views as views
from assistant.web.common import REGION_HINT, escape, told
from assistant.web.places import importable

_EVERYWHERE = "全部地区"
_NATIONAL = "全国"
_FIRST = "行政处罚法"
_FOLLOW = """
element.addEventListener('click', event => {
  const link = event.target.closest('[data-open]');
  if (link) { event.preventDefault(); trigger('click', {open: link.dataset.open}); }
});
watch('value', () => { const mark = element.querySelector('.here'); if (mark) mark.scrollIntoView({block: 'center'}); });
"""
_STYLE = """
.law-text, .law-contents { max-height: 70vh; overflow-y: auto; }
.law-text p { margin: .45rem 0; line-height: 1.75; } .law-text h4 { margin: 1rem 0 .3rem; }
.law-text .here { background: #fdedc8; } .law-chapter { font-weight: 600; margin-top: .5rem; }
.law-contents a { margin-right: .4em; white-space: nowrap; }
"""


def build() -> None:
    """Lay the tab out."""
    gr.HTML(f"<style>{_STYLE}</style>")
    with gr.Tabs():
        with gr.Tab("浏览"):
            _browse()
        with gr.Tab("版本比较"):
            _compare()
        with gr.Tab("从旧兼从轻"):
            _choose()
        with gr.Tab("导入"):
            _import()


def _browse() -> None:
    with gr.Row():
        level = gr.Dropdown(["全部", *Level], value="全部", label="效力级别")
        region = gr.Dropdown([_EVERYWHERE, _NATIONAL], value=_EVERYWHERE, label="地区")
        word = gr.Textbox(label="名称包含", placeholder="如 物业")
        as_of = gr.Textbox(label="日期", placeholder="默认今天，如 2023-01-01")
    with gr.Row():
        law = gr.Dropdown([], label="法规", filterable=True, scale=4)
        article = gr.Textbox(label="定位到条", placeholder="如 第五十九条")
    title = gr.HTML()
    with gr.Row():
        with gr.Column(scale=1, min_width=220):
            contents = gr.HTML()
        with gr.Column(scale=3):
            text = gr.HTML(js_on_load=_FOLLOW, elem_id="law-text")
    filters, shown = [level, region, word], [title, contents, text]
    listed = gr.on([level.input, region.input, word.submit], told(list_laws), filters, law)
    listed.then(told(show_law), [law, as_of, article], shown)
    gr.on([law.input, as_of.submit, article.submit], told(show_law), [law, as_of, article], shown)
    text.click(told(follow), as_of, [law, article, *shown])
    timer = gr.Timer(0.1)
    timer.tick(told(first_choices), None, [region, law, *shown]).then(
        lambda: gr.Timer(active=False), None, timer
    )


def _compare() -> None:
    with gr.Row():
        name = gr.Textbox(label="法规名称", value="行政复议法", scale=3)
        region = gr.Textbox(label="地区", placeholder=REGION_HINT)
        earlier = gr.Textbox(label="较早日期", placeholder="默认上一版本")
        later = gr.Textbox(label="较晚日期", placeholder="默认最新版本")
    unchanged = gr.Checkbox(False, label="未改动的条文也列出")
    button = gr.Button("比较", variant="primary")
    button.click(told(compare_versions), [name, region, earlier, later, unchanged], gr.HTML())


def _choose() -> None:
    gr.Markdown("行为时与决定时的规定不同的，列出两个版本和修改处；处罚孰轻孰重由办案人员判断。")
    with gr.Row():
        name = gr.Textbox(label="法规名称", value="治安管理处罚法", scale=3)
        region = gr.Textbox(label="地区", placeholder=REGION_HINT)
        act = gr.Textbox(label="行为日期", placeholder="连续行为写终了日")
        decision = gr.Textbox(label="决定日期", placeholder="默认今天")
        article = gr.Textbox(label="只看这一条（行为时版本）", placeholder="可不填")
    button = gr.Button("查看", variant="primary")
    button.click(told(choose_version), [name, region, act, decision, article], gr.HTML())


def _import() -> None:
    with gr.Row():
        upload = gr.File(
            label="文件或压缩包（md、docx、pdf、txt、html、jsonl、zip、tar）", file_count="multiple"
        )
        with gr.Column():
            where = gr.Textbox(
                label="或服务器上的文件夹", placeholder="须在设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹内"
            )
            level = gr.Dropdown(["自动判断", *Level], value="自动判断", label="文本未写明时的效力级别")
            region = gr.Textbox(label="文本未写明时的地区", placeholder=REGION_HINT)
    with gr.Row():
        preview = gr.Button("预览将加入的内容")
        run = gr.Button("导入", variant="primary")
    report = gr.HTML()
    given = [upload, where, level, region]
    preview.click(told(preview_import), given, report)
    run.click(told(run_import), given, report)


def first_choices() -> tuple[Any, ...]:
    """Regions and laws of the library as it is, and one law opened."""
    library = open_library()
    regions = sorted({law.region for law in library.laws() if law.region})
    law = next(iter(library.find(_FIRST)), None)
    choices = _choices("全部", _EVERYWHERE, "")
    laws = gr.Dropdown(choices=choices, value=law.id if law else None, label=f"法规（{len(choices)} 部）")
    shown = _shown(library, law, "", "") if law else ("", "", "")
    return gr.Dropdown(choices=[_EVERYWHERE, _NATIONAL, *regions]), laws, *shown


def list_laws(level: str, region: str, word: str) -> Any:
    """The laws of a level and region whose names contain a word; the first is chosen.

    Raises:
        InputError: if there is none.
    """
    choices = _choices(level, region, word)
    if not choices:
        raise InputError("没有符合条件的法规", "请放宽级别、地区或名称")
    return gr.Dropdown(choices=choices, value=choices[0][1], label=f"法规（{len(choices)} 部）")


def _choices(level: str, region: str, word: str) -> list[tuple[str, int]]:
    place = {_EVERYWHERE: None, _NATIONAL: ""}.get(region, region)
    laws = open_library().laws(region=place, level=None if level == "全部" else level)
    return [(law.name, law.id) for law in laws if (word or "").strip() in law.name]


def show_law(law_id: int | None, as_of: str, article: str) -> tuple[str, str, str]:
    """A law as it stood on a day, opened at an article."""
    library = open_library()
    law = library.law(int(law_id)) if law_id else None
    if law is None:
        raise InputError("还没有选择法规", "请先在列表中选择一部法规")
    return _shown(library, law, as_of, article)


def follow(as_of: str, event: gr.EventData) -> tuple[Any, ...]:
    """Open what a reference in the text points to."""
    law_id, _, label = str(event._data.get("open", "")).partition("|")
    library = open_library()
    law = library.law(int(law_id)) if law_id.isdigit() else None
    if law is None:
        raise InputError("引用的法规未收录", "可在“导入”中加入")
    choices = [(law.name, law.id)]
    return (
        gr.Dropdown(choices=choices, value=law.id, label="法规"),
        label,
        *_shown(library, law, as_of, label),
    )


def _shown(library: LawLibrary, law: Law, as_of: str, article: str) -> tuple[str, str, str]:
    day = lookup.read_day(as_of)
    version = library.version_at(law, day) or lookup.last_before(library, law, day)
    here = Provision.parse(article) if article and article.strip() else None
    if article and article.strip() and here is None:
        raise InputError(f"「{article}」不是条号", "请写成 第五十九条")
    title = views.title_html(library, law, version, day)
    if version is None:
        return title, "", ""
    articles = library.articles(version)
    return title, views.contents_html(articles), views.text_html(library, law, articles, here)


def compare_versions(name: str, region: str, earlier: str, later: str, unchanged: bool) -> str:
    """Two versions of a law, article by article."""
    library = open_library()
    law = lookup.one_law(library, name, region or None)
    old, new = lookup.two_versions(library, law, lookup.read_day(earlier), lookup.read_day(later))
    head = f"<p>{escape(lookup.version_label(old))} → {escape(lookup.version_label(new))}</p>"
    return head + views.changes_html(
        compare(library.articles(old), library.articles(new)), unchanged=unchanged
    )


def choose_version(name: str, region: str, act: str, decision: str, article: str) -> str:
    """Which version governs an act."""
    library = open_library()
    law = lookup.one_law(library, name, region or None)
    act_day = lookup.read_day(act)
    if act_day is None:
        raise InputError("还没有填行为日期", "请写成 2024-03-05")
    result = transition(
        library, law, act_day, lookup.read_day(decision) or lookup.today(), Provision.parse(article or "")
    )
    return views.transition_html(result)


def preview_import(
    upload: list[str] | None,
    where: str,
    level: str,
    region: str,
    progress: gr.Progress = gr.Progress(),  # noqa: B008
) -> str:
    """What an import would add; nothing is written."""
    library = open_library()
    reading = _Reading(upload, where, level, region)
    report = importer.preview_documents(
        library.path, progress.tqdm(reading.documents(), desc="读取法规", unit="部")
    )
    report.problems += reading.problems
    return views.report_html(report, preview=True)


def run_import(
    upload: list[str] | None,
    where: str,
    level: str,
    region: str,
    progress: gr.Progress = gr.Progress(),  # noqa: B008
) -> str:
    """Import and report."""
    library = open_library()
    reading = _Reading(upload, where, level, region)
    report = importer.import_documents(
        library.path, progress.tqdm(reading.documents(), desc="读取法规", unit="部")
    )
    report.problems += reading.problems
    return views.report_html(report, preview=False)


class _Reading:
    """The texts of all uploads and the place named."""

    def __init__(self, upload: list[str] | None, where: str, level: str, region: str) -> None:
        named = where.strip() if where else ""
        places = [*(upload or []), *([str(importable(named))] if named else [])]
        if not places:
            raise InputError("还没有选择文件", "请上传文件，或写明文件夹")
        known = Level(level) if level in list(Level) else None
        self._sources = [open_source(place, level=known, region=region.strip() or None) for place in places]

    def documents(self) -> Iterator[Document]:
        for source in self._sources:
            yield from source.documents()

    @property
    def problems(self) -> Iterable[str]:
        return [problem for source in self._sources for problem in source.problems]

"""笔录: a recording becomes a record of inquiry: hear, correct, assign speakers, fill the checklist, export."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.speech.record_model import Record
from assistant.web import record_actions as act
from assistant.web.common import saved_cases, told
from assistant.web.record_views import LINE_HEADERS, PAGE

_OFFICERS = "询问人及证号（姓名 证号，顿号分隔）"


def build() -> None:
    """Lay out the tab."""
    state, chosen = gr.State(Record()), gr.State(-1)
    with gr.Row():
        with gr.Column(scale=1):
            audio, start, stop, number, progress = _source()
            head = _head()
            _voices()
        with gr.Column(scale=2):
            page, table = _table()
            clip, text, role, doubts, hints, editing = _editor()
    checklist = gr.HTML(elem_id="record-check")
    shown = [state, page, table, checklist]
    start.click(told_stream(act.hear), [audio, number], [*shown, progress])
    stop.click(act.stop, None, progress)
    page.change(told(act.show_page), [state, page], table)
    table.select(told(act.open_line), [state, page, audio], [chosen, clip, text, role, doubts, hints])
    hints.input(act.adopt, [text, hints], text)
    save, swap, notices = editing
    save.click(told(act.save_line), [state, chosen, text, role, page], [*shown, doubts])
    swap.click(told(act.swap_speakers), [state, page], shown)
    notices.click(told(act.add_notices), [state, page, *head], shown)
    _renaming(state, page, shown)
    _into_case(state, shown, head)
    _export(state, head)


def told_stream(handler: Any) -> Any:
    """``told`` for handlers that yield: what came before an error stays on the page."""

    @functools.wraps(handler)
    def wrapped(*args: Any) -> Iterator[Any]:
        steps = iter(handler(*args))
        step = told(lambda: next(steps, None))
        while (shown := step()) is not None:
            yield shown
            if not isinstance(shown, tuple):  # the notice of an error
                return

    return wrapped


def _source() -> tuple[Any, ...]:
    audio = gr.Audio(
        label="录音或录像（上传，或点话筒现场录）",
        type="filepath",
        sources=["upload", "microphone"],
        elem_id="record-audio",
    )
    number = gr.Dropdown([("自动判断", 0), ("2 人", 2), ("3 人", 3), ("4 人", 4)], value=0, label="说话人数")
    demo = gr.Button("载入演示录音（虚构，合成语音）", size="sm", elem_id="record-demo")
    demo.click(told(act.demo_recording), None, audio)
    with gr.Row():
        start = gr.Button("开始转写", variant="primary", elem_id="record-start")
        stop = gr.Button("停止", elem_id="record-stop")
    progress = gr.Markdown(elem_id="record-progress")
    return audio, start, stop, number, progress


def _head() -> list[Any]:
    with gr.Accordion("笔录抬头", open=False):
        fields: list[Any] = [gr.Textbox(label=label, max_lines=1) for label in act.HEAD_FIELDS.values()]
        fields.append(gr.Textbox(label=_OFFICERS, placeholder="张三 330300001、李四 330300002", max_lines=1))
        fields.append(gr.Textbox(label="记录人及证号", max_lines=1))
        fields += [
            gr.DateTime(label=label, type="datetime", timezone=None) for label in ("开始时间", "结束时间")
        ]
    return fields


def _voices() -> None:
    """Enrolment of officers' voices."""
    with gr.Accordion("登记执法人员的声音（可选）", open=False):
        name = gr.Textbox(label="姓名", max_lines=1)
        sample = gr.Audio(label="只有本人说话的录音，至少 3 秒", type="filepath")
        with gr.Row():
            enrol, forget = gr.Button("登记"), gr.Button("删除")
        known = gr.Markdown(act.known_voices)
        enrol.click(told(act.enrol_voice), [name, sample], known)
        forget.click(told(act.forget_voice), name, known)


def _table() -> tuple[Any, Any]:
    page = gr.Number(1, label=f"页（每页 {PAGE} 行）", minimum=1, precision=0)
    table = gr.Dataframe(
        headers=LINE_HEADERS,
        datatype="str",
        interactive=False,
        wrap=True,
        max_height=460,
        label="点一行听原声、改文字",
        elem_id="record-table",
        column_widths=["5%", "10%", "6%", "11%", "46%", "7%", "15%"],
    )
    return page, table


def _editor() -> tuple[Any, ...]:
    clip = gr.Audio(label="这一行的原声", interactive=False, autoplay=True, elem_id="record-clip")
    text = gr.Textbox(label="整理后的文字（识别原话另行保留，改动留痕）", lines=3, elem_id="record-text")
    hints = gr.Dropdown([], label="采用同音提示（只填入上面的文字框，保存后才改动并留痕）", interactive=True)
    role = gr.Radio(["问", "答", "其他"], label="这一行是", value="问")
    with gr.Row():
        save = gr.Button("保存这一行", variant="primary", elem_id="record-save")
        swap = gr.Button("问答全部对调")
        notices = gr.Button("补入告知语和结束语")
    doubts = gr.HTML()
    return clip, text, role, doubts, hints, (save, swap, notices)


def _renaming(state: Any, page: Any, shown: list[Any]) -> None:
    with gr.Row():
        old = gr.Textbox(label="把说话人", placeholder="询问人2", max_lines=1)
        new = gr.Textbox(label="改名为", max_lines=1)
        rename = gr.Button("改名")
    rename.click(told(act.rename_voice), [state, old, new, page], shown)


def _into_case(state: Any, shown: list[Any], head: list[Any]) -> None:
    with gr.Accordion("与案件的联系：按选定条款追问，把笔录存入案件", open=False):
        with gr.Row():
            case = gr.Dropdown([], label="已保存的案件", interactive=True)
            reload = gr.Button("刷新列表")
        reload.click(told(lambda: gr.update(choices=saved_cases())), None, case)
        case.focus(told(lambda: gr.update(choices=saved_cases())), None, case)
        with gr.Row():
            fill, ask = gr.Button("由案件填写抬头"), gr.Button("列出追问")
            keep = gr.Button("存入案件（证据与事实）")
        found = gr.HTML()
        fill.click(told(act.head_of_case), case, head[: len(act.HEAD_FIELDS) + 1])
        ask.click(told(act.ask_for_case), [state, case], shown[-1])
        keep.click(told(act.keep_in_case), [state, case], found)


def _export(state: Any, head: list[Any]) -> None:
    with gr.Row():
        form = gr.Dropdown(
            ["Word 笔录（整理稿）", "Word（识别原话）", "srt 字幕", "vtt 字幕", "json 数据"],
            value="Word 笔录（整理稿）",
            label="导出为",
            elem_id="record-form",
        )
        make = gr.Button("导出", variant="primary", elem_id="record-export")
        download = gr.DownloadButton("下载", visible=False, elem_id="record-download")
    make.click(told(act.export_record), [state, form, *head], download)

"""The page around the tabs."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile
import threading
from importlib import import_module
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from assistant.errors import AssistantError
from assistant.files import run_folder
from assistant.settings import settings
from assistant.web.endpoints import Gate, add_endpoints, close_handlers

TABS = (
    ("查法条", "search_tab"),
    ("办案", "case_tab"),
    ("笔录", "record_tab"),
    ("审核", "review_tab"),
    ("案例", "cases_tab"),
    ("罚则", "penalty_tab"),
    ("法规库", "library_tab"),
)

_KEPT = (3600, 24 * 3600)  # seconds: uploads and downloads older than the second are removed every so often
# Fonts of the machine only: Gradio's default themes load theirs from the network.
_FONTS = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", "sans-serif"]
_MONO = ["Noto Sans Mono CJK SC", "Consolas", "monospace"]
CSS = """
.gradio-container { max-width: 1280px !important; margin: 0 auto !important; }
.house { border-bottom: 2px solid var(--primary-600); padding-bottom: .4rem; margin-bottom: .2rem; }
.house h1 { font-size: 1.5rem; margin: 0; }
.house p { margin: .1rem 0 0; color: var(--body-text-color-subdued); }
.card { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .7rem 1rem; margin: .5rem 0; }
.card h3 { margin: 0 0 .3rem; font-size: 1.05rem; }
.tag { display: inline-block; border-radius: 4px; padding: 0 .45em; margin-right: .4em; font-size: .85em;
  background: var(--neutral-100); }
.ok { background: #d7f0dd; color: #14532d; } .bad { background: #fbd9d9; color: #7f1d1d; }
.warn { background: #fdedc8; color: #713f12; }
.gaps { width: 100%; } .gaps td { vertical-align: top; } .gaps .tag { white-space: nowrap; }
ins { background: #d7f0dd; text-decoration: none; } del { background: #fbd9d9; }
"""


def build_app() -> gr.Blocks:
    """The whole page with its nine endpoints; each tab module lays itself out."""
    page: gr.Blocks
    with gr.Blocks(title="执法办案助手", analytics_enabled=False, delete_cache=_KEPT) as page:
        gr.HTML(
            '<div class="house"><h1>执法办案助手</h1>'
            "<p>听询问 · 找条款 · 查证据 · 写决定 · 审文书。数据只在本机；结论仅供办案人员参考，须经法制审核。</p></div>"
        )
        for label, module in TABS:
            with gr.Tab(label, id=module):
                import_module(f"assistant.web.{module}").build()
        add_endpoints()
    close_handlers(page)
    return page


def look() -> dict[str, Any]:
    """Theme and style, passed to ``launch``."""
    fonts = [gr.themes.Font(name) for name in _FONTS]
    mono = [gr.themes.Font(name) for name in _MONO]
    return {"theme": gr.themes.Default(primary_hue="blue", font=fonts, font_mono=mono), "css": CSS}


def launch(*, block: bool = True, port: int | None = None) -> gr.Blocks:
    """Serve the page; library and indexes are opened (at the first start: built) while the user reads it.

    Args:
        block: stay in the foreground until stopped.
        port: overrides the setting; 0 picks a free one.
    """
    if block:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # what is to be done at the end is done
    os.environ["GRADIO_TEMP_DIR"] = tempfile.tempdir = str(
        run_folder()
    )  # uploads, too, lie under the data folder
    page = build_app()
    threading.Thread(target=_warm, daemon=True).start()
    page.queue(default_concurrency_limit=4)
    page.launch(
        server_name=settings().host,
        server_port=settings().port if port is None else port or None,
        share=False,
        show_error=True,
        quiet=not block,
        prevent_thread_lock=not block,
        footer_links=[],
        max_file_size="500mb",
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        run_history=False,
        mcp_server=False,
        app_kwargs={"middleware": [Middleware(Gate)]},
        **look(),
    )
    return page


def _warm() -> None:
    """Open what the first question needs; a failure is told again, in full, where the user meets it."""
    from assistant.analysis.rule_index import open_rules
    from assistant.search.articles import open_search

    try:
        open_search()
        open_rules()
    except AssistantError as error:
        logging.getLogger(__name__).warning("%s", error)

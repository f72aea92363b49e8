"""Building and serving the pages."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
import threading
import time
from contextlib import suppress

import gradio as gr
from gradio import http_server
from gradio.exceptions import ServerFailedToStartError
from starlette.middleware import Middleware

from assistant.dossier.drafts import DraftStore
from assistant.errors import AssistantError
from assistant.files import run_folder
from assistant.journal import Face, note
from assistant.people.accounts import Accounts
from assistant.people.model import COMMAND_LINE
from assistant.settings import settings
from assistant.web.api import Api
from assistant.web.chinese import Chinese
from assistant.web.door import Door
from assistant.web.endpoints import Gate, add_endpoints, close_handlers
from assistant.web.frame import TITLE, build_pages
from assistant.web.front import Front
from assistant.web.gradio_import import served_once
from assistant.web.guard import guarded
from assistant.web.owned import Pages
from assistant.web.stopping import end, stop_when_asked
from assistant.web.theme import look
from assistant.web.unforeseen import Quiet

_THREADS = 64  # of handlers; those that wait for a worker hold one each, and a search must find one free
_KEEP_ALIVE = 75  # seconds; a gateway keeps its connections for 60, and must not use one that is being closed
_KEPT = (3600, 24 * 3600)  # seconds: uploads and downloads older than the second are removed every so often


def build_app() -> gr.Blocks:
    """All pages with the nine endpoints."""
    app: Pages
    with Pages(title=TITLE, analytics_enabled=False, delete_cache=_KEPT) as app:
        add_endpoints()
    build_pages(app)
    close_handlers(app)
    return app


def launch(*, block: bool = True, port: int | None = None) -> gr.Blocks:
    """Serve the page; library and indexes are opened (at the first start: built) while the user reads it.

    Args:
        block: stay in the foreground until stopped.
        port: overrides the setting; 0 picks a free one.
    """
    if block:
        stop_when_asked()
    os.environ["GRADIO_TEMP_DIR"] = tempfile.tempdir = str(
        run_folder()
    )  # uploads, too, lie under the data folder
    threading.Thread(target=_open_accounts, daemon=True).start()
    with served_once():
        page = build_app()
        page.queue(default_concurrency_limit=4)
    front = Front(settings().root_path)
    setattr(http_server.Server, "run_in_thread", _run_patiently)  # noqa: B010  (mypy allows no other way)
    page.launch(
        server_name=settings().host,
        server_port=settings().port if port is None else port or None,
        share=False,
        show_error=True,
        quiet=True,  # it speaks English and of links to the world
        prevent_thread_lock=True,
        max_threads=_THREADS,
        _frontend=False,  # its check of itself gives up after three seconds, which a busy machine may take
        footer_links=[],
        max_file_size="500mb",
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        run_history=False,
        mcp_server=False,
        root_path=settings().root_path or None,
        app_kwargs={
            "middleware": [
                Middleware(Quiet),
                Middleware(Api, root=settings().root_path),
                Middleware(Gate, page=page),
                Middleware(Chinese),
            ],
            "lifespan": guarded(
                settings().host,
                settings().allowed_hosts,
                lambda app: Door(app, page.fns, settings(), front),
            ),
        },
        **look(),
    )
    _settle()
    note("start", Face.SERVER)
    threading.Thread(target=_warm, daemon=True).start()  # the page first: both would only wait for each other
    if settings().exposed and not Accounts().any():
        sys.stderr.write(f"还没有账号。请打开网页设置管理员，设置码：{front.code}\n")
    if block:
        sys.stderr.write(f"请用浏览器打开 {page.local_url}（停止：按 Ctrl+C）\n")
        try:
            page.block_thread()
        finally:
            end(page.server)
            note("stop", Face.SERVER)
    return page


def _settle() -> None:
    """Set apart what is loaded by now, for good, and look again through what comes (``assistant web`` stops it)."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _open_accounts() -> None:
    """Bring the database up to date while the pages are laid out; a failure is told to whoever opens a page."""
    with suppress(AssistantError):
        Accounts().any()
        DraftStore().expire(settings().retention_days, user=COMMAND_LINE)


def _run_patiently(server: http_server.Server) -> None:
    """Wait for the server as long as it is starting; Gradio's own wait ends after five seconds.

    Raises:
        ServerFailedToStartError: it has ended, because the port is taken for example.
    """
    server.config.timeout_keep_alive = _KEEP_ALIVE
    server.thread = threading.Thread(target=server.run, daemon=True)
    server.thread.start()
    while not server.started:
        if not server.thread.is_alive():
            raise ServerFailedToStartError("the server has ended")
        time.sleep(0.01)


def _warm() -> None:
    """Open what the first question needs; a failure is told again, in full, where the user meets it."""
    from assistant.analysis.rule_index import foresee, open_rules
    from assistant.search.articles import open_search

    try:
        foresee()
        open_search()
        open_rules()
    except AssistantError as error:
        note("warm", Face.SERVER, outcome=type(error).__name__)
        logging.getLogger(__name__).warning("%s", error)

"""The command that starts the web page."""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from assistant.cli.app import app


@app.command()
def web(
    port: Annotated[int | None, typer.Option("--port", help="端口；默认见 ASSISTANT_PORT")] = None,
) -> None:
    """打开网页界面。"""
    gc.disable()  # what is loaded stays: looking through it again and again would take a sixth of the start
    from assistant.backup.restore import finish
    from assistant.files import run_folder
    from assistant.jobs import keeping
    from assistant.sealing.lock import lock_of

    run_folder()  # from now on nobody restores or encrypts under it
    finish()
    lock_of()  # a key that is missing or wrong is told at once
    keeper = keeping.appoint()  # in a new home the workers begin while the pages are still being loaded
    from assistant.web import launch

    keeping.Completer(keeper).start()
    launch(port=port)

"""The web page: Gradio Blocks in Chinese, one module a tab, nothing leaves the machine."""

from assistant.web import gradio_import as _first  # noqa: F401  (before anything else imports Gradio)
from assistant.web.shell import build_app, launch

__all__ = ["build_app", "launch"]

"""The views of 案例与培训: the cases, and what is taught with them."""

from __future__ import annotations

from markupsafe import Markup

from assistant.web.components.shapes import href
from assistant.web.components.tabs import tabs

CASES = "cases"
_TAUGHT = (("practice", "练习"), ("papers", "资料包和试卷"), ("bank", "题库"), ("counter", "窗口问答"))


def views(on: str) -> Markup:
    """The views as links; what is not on is hidden by the page's style."""
    taught = ((view, name, href("teach", view=view)) for view, name in _TAUGHT)
    return tabs("案例与培训", on, [(CASES, "案例", href("cases")), *taught])

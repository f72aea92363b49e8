"""What the page shows from its first byte until Gradio's script has drawn it: in the tone and tokens of the face."""

from __future__ import annotations

from markupsafe import Markup

from assistant.web.components.part import static

WORDS = "正在载入…"
NEEDED = "本程序的页面需要 JavaScript。请在浏览器的设置里允许本站点运行 JavaScript，再刷新页面。"
STYLE = Markup("<style>{}</style>").format(Markup(static("tokens.css") + static("loading.css")))
# the tone first, or a dark page would begin light
BODY = Markup(
    '<script>{}</script><div class="at-first"><div role="status">{}</div><noscript>{}</noscript></div>'
).format(Markup(static("tone.js")), WORDS, NEEDED)

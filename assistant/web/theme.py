"""The look: tokens of static/tokens.css as a Gradio theme, light and dark from the same names; nothing is fetched."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.web.components.part import static

# Fonts of the machine only: Gradio's default themes load theirs from the network.
_FONTS = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", "sans-serif"]
_MONO = ["Noto Sans Mono CJK SC", "Consolas", "monospace"]
# The tokens change with the tone themselves, so light and dark take the same.
_TOKENS = {
    "body_text_color": "ink",
    "body_text_color_subdued": "soft",
    "background_fill_primary": "sheet",
    "background_fill_secondary": "ground",
    "block_background_fill": "sheet",
    "block_border_color": "line",
    "block_label_background_fill": "sheet",
    "block_label_text_color": "soft",
    "block_title_text_color": "soft",
    "border_color_primary": "line",
    "border_color_accent": "blue",
    "color_accent_soft": "blue-soft",
    "input_background_fill": "sheet",
    "input_border_color": "edge",
    "input_border_color_focus": "blue",
    "input_placeholder_color": "faint",
    "button_primary_background_fill": "blue",
    "button_primary_background_fill_hover": "blue",
    "button_primary_text_color": "on-blue",
    "button_primary_border_color": "blue",
    "button_secondary_background_fill": "sheet",
    "button_secondary_background_fill_hover": "grey-soft",
    "button_secondary_text_color": "ink",
    "button_secondary_border_color": "edge",
    "link_text_color": "blue",
    "table_text_color": "ink",
    "table_even_background_fill": "sheet",
    "table_odd_background_fill": "ground",
}


# named, or browsers ask for it outside the sub-path of a proxy
ICON = '<link rel="icon" href="./favicon.ico">'


def look() -> dict[str, Any]:
    """Theme, style and script, passed to ``launch``."""
    fonts = [gr.themes.Font(name) for name in _FONTS]
    mono = [gr.themes.Font(name) for name in _MONO]
    theme = gr.themes.Base(
        primary_hue="blue", neutral_hue="slate", font=fonts, font_mono=mono, text_size="md"
    )
    both = {f"{name}{tone}": f"var(--{token})" for name, token in _TOKENS.items() for tone in ("", "_dark")}
    sizes = {"button_border_width": "1px", "button_border_width_dark": "1px"}
    ground = {
        "body_background_fill": "#f5f6f8",
        "body_background_fill_dark": "#12161c",
    }  # before the style is there
    return {
        "theme": theme.set(**both, **ground, **sizes),
        "css": static("tokens.css") + static("face.css"),
        "head": f"<style>{static('case.css')}</style><script>{static('face.js')}</script>",
    }

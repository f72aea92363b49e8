"""Switches off what libraries would send or fetch on their own (DOMAIN §10: case data stays on the machine).

Imported before everything else. ONNX Runtime reports to its maker from the moment it is loaded unless told not to
(its Privacy.md), Gradio counts page views, and the hub client looks for newer models.
"""

import os

_QUIET = {
    "ORT_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",
}


def stay_offline() -> None:
    """Set the switches; what the user set in the environment stays, except the reporting of ONNX Runtime."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"

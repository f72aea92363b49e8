"""How a statement is meant: as a fact, or only as a norm, an order, a plan and the like."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """How a statement is meant: a thing that happened or is so, or only a norm, an order, a plan and the like."""

    FACT = "事实"
    ENDED = "已改正"
    RULE = "规定"
    ORDER = "责令"
    CONDITION = "假设"
    PLAN = "打算"
    GUESS = "推测"
    GRANT = "授权"


AS_FACT = (Mode.FACT, Mode.ENDED)
"""The ways of saying that something is or was so."""

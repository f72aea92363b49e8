"""What a paper says of the instrument that measured, beside what it measured (检定结论合格, and 58.64吨).

A scale or meter that passed its calibration clears nobody of what it showed, unless the case is about the instrument.
"""

from __future__ import annotations

import re

from assistant.dossier.statements import Statement

_CALIBRATED = re.compile(r"检定|校准")
_MEASURED = re.compile(r"检测|检验|监测|化验|测得|实测|称重|称得|过磅|抽样|采样")
_OF_INSTRUMENTS = re.compile(r"检定|校准|计量")


def of_instrument(said: Statement, facts: str) -> bool:
    """Whether what a clause says is in order is the instrument, not what was measured with it.

    Args:
        said: a clause that says that something is in order; what its sentence told last before decides.
        facts: of the case; one about calibration or instruments is never silenced.
    """
    upto = said.sentence[: max(said.sentence.find(said.text), 0)] + said.text
    calibrated, measured = (
        max((match.end() for match in form.finditer(upto)), default=-1) for form in (_CALIBRATED, _MEASURED)
    )
    return calibrated > measured and not _OF_INSTRUMENTS.search(facts)

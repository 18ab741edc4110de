"""The text of a cell under the text section of its number format: 高新 under @"中学" is 高新中学."""

from __future__ import annotations

from collections.abc import Sequence

from zhibao.findings import Findings, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Run
from zhibao.workbook.display import UnknownFormatError, text_form


def under_format(ref: CellRef, runs: Sequence[Run], code: str, findings: Findings) -> list[Run]:
    """Return a text's runs with what the format puts around them, a placeholder when it cannot be followed."""
    plain = "".join(run.text for run in runs)
    try:
        first, *others = text_form(code)
    except UnknownFormatError:
        findings.add(workbook_rules.UNKNOWN_FORMAT.at(ref, code=code, found=plain[:20]))
        return [Run(f"【待核：{plain}】", todo=True)]
    if plain.strip() and not (first.strip() or others):
        findings.add(workbook_rules.HIDDEN_BY_FORMAT.at(ref, found=plain[:20], code=code))
    shown = [Run(first)]
    for after in others:
        shown += [*runs, Run(after)]
    return [run for run in shown if run.text]

"""Findings that the clerk has examined and accepts (核对)."""

from __future__ import annotations

from dataclasses import dataclass

from zhibao.model.ref import NOWHERE, CellRef


@dataclass(frozen=True, slots=True)
class Waiver:
    """A row of the sheet: which finding is accepted and why; what is not filled is empty, `ref` is the row's."""

    code: str
    sheet: str = ""
    cell: str = ""
    excerpt: str = ""
    reason: str = ""
    ref: CellRef = NOWHERE

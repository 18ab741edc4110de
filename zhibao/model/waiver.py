"""Findings that the clerk has examined and accepts (核对)."""

from __future__ import annotations

from msgspec import Struct

from zhibao.model.ref import NOWHERE, CellRef


class Waiver(Struct, frozen=True):
    """A row of the sheet: which finding is accepted and why; what is not filled is empty, `ref` is the row's."""

    code: str
    sheet: str = ""
    cell: str = ""
    excerpt: str = ""
    reason: str = ""
    ref: CellRef = NOWHERE

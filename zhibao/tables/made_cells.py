"""Cells of tables that the program makes."""

from __future__ import annotations

from decimal import Decimal

from zhibao.model.origin import Origin
from zhibao.model.raised import as_runs
from zhibao.model.ref import CellRef
from zhibao.model.table import TableCell
from zhibao.model.text import Text


def number_cell(shown: str, number: Decimal | None, origin: Origin, place: CellRef) -> TableCell:
    """Return a cell that shows a number and knows where it comes from."""
    return TableCell((Text(tuple(as_runs(shown, origin)), place),), value=number, ref=place)

"""The cells of tables that are made of indicators."""

from __future__ import annotations

from zhibao.indicators.dictionary import Definition
from zhibao.indicators.values import Gap
from zhibao.indicators.wording import Printed
from zhibao.model.raised import as_text
from zhibao.model.ref import CellRef
from zhibao.model.table import TableCell
from zhibao.model.text import Text

NO_NUMBER = "—"


def printed_cell(printed: Printed, place: CellRef) -> TableCell:
    """Return the cell of a printed number."""
    return TableCell((as_text(printed.text, place, printed.origin),), value=printed.number, ref=place)


def gap_cell(gap: Gap, definition: Definition, place: CellRef) -> TableCell:
    """Return the cell of a number that is missing, or is none."""
    if gap.is_none:
        return words_cell(NO_NUMBER, place)
    return TableCell((Text.todo(f"待补：{definition.indicator.name}", place),), ref=place)


def words_cell(text: str, place: CellRef) -> TableCell:
    """Return the cell of a text, which may be empty."""
    return TableCell((as_text(text, place),) if text else (), ref=place)


def group_row(title: Text, columns: int) -> tuple[TableCell | None, ...]:
    """Return a row whose one cell reaches over all columns."""
    return (TableCell((title,), column_span=columns, ref=title.ref), *[None] * (columns - 1))

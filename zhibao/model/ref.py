"""Where in the workbook a value stands."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellRef:
    """A place in the workbook; `cell` is empty when the whole sheet is meant, `sheet` when the workbook is."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


NOWHERE = CellRef()


def in_ranges(refs: Iterable[CellRef]) -> tuple[CellRef, ...]:
    """Return the places with those that follow each other down a column made one range (F2:F62)."""
    ranges: list[tuple[str, str, int, int]] = []
    for ref in refs:
        column, row = ref.cell.rstrip("0123456789"), int(ref.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
        if ranges and ranges[-1][:2] == (ref.sheet, column) and ranges[-1][3] == row - 1:
            ranges[-1] = (*ranges[-1][:3], row)
        else:
            ranges.append((ref.sheet, column, row, row))
    return tuple(_range(*each) for each in ranges)


def _range(sheet: str, column: str, first: int, last: int) -> CellRef:
    start = f"{column}{first}" if first else column
    return CellRef(sheet, start if first == last else f"{start}:{column}{last}")

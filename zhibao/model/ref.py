"""Where in a workbook a value stands."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace


class CellRef(Struct, frozen=True):
    """A place in a workbook; `cell` is empty when the whole sheet is meant, `sheet` when the workbook is.

    `cell` may be a range (F2:F62); `workbook` is the file's name, that of a school's form with its folder before it:
    学校填报/甲校.xlsx.
    """

    sheet: str = ""
    cell: str = ""
    workbook: str = ""

    @property
    def other_file(self) -> str:
        """The file when it is not the clerk's workbook, as she sees it from there; else empty."""
        return self.workbook if "/" in self.workbook else ""

    @property
    def sheet_shown(self) -> str:
        """The sheet as lists name it: that of another file with the file before it."""
        return " ".join(filter(None, (self.other_file, self.sheet)))

    def __str__(self) -> str:
        return f"{self.sheet_shown}!{self.cell}" if self.cell else self.sheet_shown


NOWHERE = CellRef()


def in_ranges(refs: Iterable[CellRef]) -> tuple[CellRef, ...]:
    """Return the places with those that follow each other down a column made one range (F2:F62)."""
    ranges: list[tuple[CellRef, str, int, int]] = []
    for ref in refs:
        column, row = ref.cell.rstrip("0123456789"), int(ref.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
        sheet = replace(ref, cell="")
        if ranges and ranges[-1][:2] == (sheet, column) and ranges[-1][3] == row - 1:
            ranges[-1] = (*ranges[-1][:3], row)
        else:
            ranges.append((sheet, column, row, row))
    return tuple(_range(*each) for each in ranges)


def _range(sheet: CellRef, column: str, first: int, last: int) -> CellRef:
    start = f"{column}{first}" if first else column
    return replace(sheet, cell=start if first == last else f"{start}:{column}{last}")

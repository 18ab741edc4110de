"""Where in the workbook a value stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellRef:
    """A place in the workbook; `cell` is empty when the whole sheet is meant, `sheet` when the workbook is."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


NOWHERE = CellRef()

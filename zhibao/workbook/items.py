"""What a row type makes of a row: a block, or a mark that shapes the blocks around it."""

from __future__ import annotations

from msgspec import Struct

from zhibao.findings import Findings
from zhibao.model.blocks import ReadBlock
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.workbook.case_desk import CaseDesk
from zhibao.workbook.cell_lines import line_of, lines_of
from zhibao.workbook.sheet import Cell


class PartTitle(Struct, frozen=True):
    """The chapter's full title."""

    text: Text


class CaseEnd(Struct, frozen=True):
    """A case study ends."""

    ref: CellRef


class CasesWanted(Struct, frozen=True):
    """The case studies that schools sent for this section stand here."""

    ref: CellRef


# A case study still empty begins there; a note may belong to the table or figure above.
Item = ReadBlock | PartTitle | CaseEnd | CasesWanted


class Reading(Struct, frozen=True):
    """What reading a row needs to know, and where it reports; `cases` are those that schools sent."""

    findings: Findings
    close_gaps: bool
    cases: CaseDesk | None = None

    def line(self, cell: Cell) -> Text:
        """Return the cell's text on one line."""
        return line_of(cell, self.close_gaps)

    def lines(self, cell: Cell) -> tuple[Text, ...]:
        """Return the cell's paragraphs."""
        return lines_of(cell, self.close_gaps)

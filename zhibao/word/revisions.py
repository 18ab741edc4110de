"""Tracked changes (ECMA-376 part 1, §17.13.5): the elements that record them, by what was done."""

from __future__ import annotations

INSERTIONS = ("ins", "cellIns")
DELETIONS = ("del", "cellDel")
MOVES = ("moveFrom", "moveTo")
PROPERTY_CHANGES = (
    *("cellMerge", "numberingChange", "rPrChange", "pPrChange", "sectPrChange"),
    *("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
)
REVISIONS = (*INSERTIONS, *DELETIONS, *MOVES, *PROPERTY_CHANGES)

"""Copies of the clerk's workbook with a few things changed (SpreadsheetML, ECMA-376 part 1, §18).

Only what is asked for is changed, in the parts that hold it: pictures of all kinds, formulas, text boxes and what this
program has never heard of stay as they are. The file that was read is never written.
"""

from zhibao.workbook.patching.cell_content import WordChange
from zhibao.workbook.patching.cell_formats import Look
from zhibao.workbook.patching.patched_sheet import PatchedSheet
from zhibao.workbook.patching.patched_workbook import PatchedWorkbook

__all__ = ["Look", "PatchedSheet", "PatchedWorkbook", "WordChange"]

"""SpreadsheetML (ECMA-376 part 1, §18) as the clerk's workbook stores it, read and never written.

Copies are changed in `patching`.

openpyxl, which writes the program's own workbooks, does not read the clerk's: it passes over a sheet whose part it does
not find, refuses files that Excel opens, drops which rows and columns are hidden by a filter or by having no size, and
must follow a file twice for formulas and their values.
"""

from zhibao.workbook.spreadsheet.book_package import Package, Relationship, part_key, part_name
from zhibao.workbook.spreadsheet.cell_references import column_letters, column_number, place_of, quoted_sheet
from zhibao.workbook.spreadsheet.safe_xml import MAIN, Element, PartError, attribute, local, parsed
from zhibao.workbook.spreadsheet.shared_strings import CellFont, StringItem, StringRun
from zhibao.workbook.spreadsheet.spreadsheet_file import SheetEntry, SheetPartError, SpreadsheetFile, sheet_names
from zhibao.workbook.spreadsheet.stored_cells import ErrorWord, StoredCell
from zhibao.workbook.spreadsheet.style_sheet import CellFormat
from zhibao.workbook.spreadsheet.worksheet import Lengths, Worksheet

__all__ = [
    "MAIN",
    "CellFont",
    "CellFormat",
    "Element",
    "ErrorWord",
    "Lengths",
    "Package",
    "PartError",
    "Relationship",
    "SheetEntry",
    "SheetPartError",
    "SpreadsheetFile",
    "StoredCell",
    "StringItem",
    "StringRun",
    "Worksheet",
    "attribute",
    "column_letters",
    "column_number",
    "local",
    "parsed",
    "part_key",
    "part_name",
    "place_of",
    "quoted_sheet",
    "sheet_names",
]

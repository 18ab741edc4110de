"""The look of a fresh workbook: the sheets of the pack's starter.xlsx, which its maintainer changes in Excel or WPS."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.row import TYPE
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.sheets import ANNEX_PREFIX, GUIDE_SHEET
from zhibao.workbook.starter.cell_values import put_format, put_value
from zhibao.workbook.starter.content import StarterSheet
from zhibao.workbook.starter.fit import fit_rows
from zhibao.workbook.starter.governed_rows import LAST_ROW, is_alone, is_header, sheet_rows, text_at

# The base sheets for sheets that have none of their own name.
CHAPTER, ANNEX, TABLE = "章", "附件", "数据"
# The rows of a base sheet, each of which shows the look of a kind of rows.
_HEADER, _PLAIN, _TYPED, _GRID, _TITLE, _SUBTITLE = range(1, 7)


class BaseLook:
    """A workbook to which sheets are added, each with the look of one of its base sheets."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self._bases = {sheet.title: sheet for sheet in self.book.worksheets}
        for name, base in self._bases.items():
            base.title = f"样子 {name}"

    def add(self, content: StarterSheet) -> None:
        """Add a sheet with that content."""
        sheet = self.book.create_sheet(content.name)
        for number, row in enumerate(content.rows, 1):
            for column, stated in enumerate(row, 1):
                put_value(sheet, number, column, stated)
        base = self._base_of(sheet)
        last_column = max(sheet.max_column, base.max_column)
        _copy_settings(base, sheet, last_column)
        roles = _roles(sheet) if base.max_row > _PLAIN else {}
        for number, row in enumerate(content.rows, 1):
            model = roles.get(number, _PLAIN if number > 1 else _HEADER)
            for column in range(1, last_column + 1):
                like = base.cell(model, min(column, base.max_column))
                # As openpyxl itself copies sheets: what was formatted without a named style counts too.
                sheet.cell(number, column)._style = copy(like._style)  # type: ignore[union-attr]
            for column, stated in enumerate(row, 1):
                put_format(sheet, number, column, stated)
        for top, left, bottom, right in content.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        fit_rows(sheet)
        for number, model in roles.items():
            if model in (_TITLE, _SUBTITLE):
                sheet.row_dimensions[number].height = base.row_dimensions[model].height

    def drop_bases(self) -> None:
        """Leave only the sheets that were added."""
        for base in self._bases.values():
            self.book.remove(base)

    def _base_of(self, sheet: Worksheet) -> Worksheet:
        chapter = ANNEX if sheet.title.startswith(ANNEX_PREFIX) else CHAPTER
        return self._bases.get(sheet.title) or self._bases[chapter if is_header(sheet, 1) else TABLE]


def _roles(sheet: Worksheet) -> Mapping[int, int]:
    """Return the row of the base sheet that each row of a chapter or of the guide looks like."""
    types = row_types()
    grids = [name for name, row_type in types.items() if row_type.below is Below.GRID]
    roles = {row.number: _TYPED if row.typed else _GRID if row.kind in grids else _PLAIN for row in sheet_rows(sheet)}
    for number in range(1, sheet.max_row + 1):
        if is_header(sheet, number):
            roles[number] = _HEADER
        elif sheet.title == GUIDE_SHEET and is_alone(sheet, number) and text_at(sheet, number, TYPE) not in types:
            roles[number] = _TITLE if number == 1 else _SUBTITLE
    return roles


def _copy_settings(base: Worksheet, sheet: Worksheet, last_column: int) -> None:
    """Give a sheet the columns, the page, the prompts and the colours of its base, these up to that column."""
    for letter, column in base.column_dimensions.items():
        last = sheet.column_dimensions[letter] = copy(column)
    # The last column holds for further ones that are filled.
    last.max = max(last.max or 1, sheet.max_column)
    for name in ("sheet_properties", "page_margins", "page_setup", "print_options", "HeaderFooter"):
        setattr(sheet, name, copy(getattr(base, name)))
    sheet.freeze_panes, sheet.print_title_rows = base.freeze_panes, base.print_title_rows
    for choice in base.data_validations.dataValidation:
        sheet.add_data_validation(copy(choice))
    for area in base.conditional_formatting:
        for rule in area.rules:
            sheet.conditional_formatting.add(f"A2:{get_column_letter(last_column)}{LAST_ROW}", rule)

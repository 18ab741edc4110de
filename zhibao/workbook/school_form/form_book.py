"""Writing the form of one school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import openpyxl
from msgspec import Struct
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.pack.form_rules import AskedCases, AskedFigure, AskedList, FormRules
from zhibao.packing import UNSEALED
from zhibao.workbook.book_saving import book_bytes
from zhibao.workbook.form_mark import FormMark, write_mark
from zhibao.workbook.form_words import (
    CASE_SHEET,
    GUIDE_SHEET,
    NAME_HEADER,
    NOTE_HEADER,
    PHOTOS,
    PLACE,
    TEXT,
    TITLE,
    UNIT_HEADER,
)
from zhibao.workbook.row_heights import row_height
from zhibao.workbook.school_form import form_look as look
from zhibao.workbook.school_form.form_choices import amount_choice, list_choice, prompt_choice, words_choice
from zhibao.workbook.spreadsheet import column_letters

LIST_SHEET = "选单"
_HEADER_ROW = 3
_PARAGRAPH_HEIGHT, _PHOTO_HEIGHT = 52.0, 84.0


class FormAbout(Struct, frozen=True):
    """Whose form it is; the sections for which case studies are sent, last year's figures by their names."""

    mark: FormMark
    sections: tuple[str, ...]
    last: Mapping[str, str]


def form_book(rules: FormRules, about: FormAbout) -> bytes:
    """Return the form of a school as a file, not sealed; the same bytes for the same content."""
    book = openpyxl.Workbook()
    guide = book.worksheets[0]
    guide.title = GUIDE_SHEET
    _write_guide(guide, rules, about)
    _write_figures(book.create_sheet(rules.figures.sheet), rules, about)
    for asked in rules.list:
        _write_list(book.create_sheet(asked.sheet), asked)
    sections = _add_sections(book, about.sections)
    for number in range(1, rules.case.sheets + 1):
        _write_case(book.create_sheet(f"{CASE_SHEET}{number}"), number, rules.case, sections)
    book.move_sheet(LIST_SHEET, rules.case.sheets)
    write_mark(book, about.mark)
    book.properties.identifier = UNSEALED
    return book_bytes(book)


def _write_guide(sheet: Worksheet, rules: FormRules, about: FormAbout) -> None:
    look.widths(sheet, (5, 88))
    look.title(sheet, 1, f"{about.mark.school}填报表（{about.mark.year}年度）")
    named = {"学校": about.mark.school, "年度": about.mark.year, "地区": about.mark.region}
    for number, line in enumerate(rules.guide, 1):
        row = number + 2
        look.stated(sheet, row, 1, number, centred=True)
        look.stated(sheet, row, 2, line.format_map(named))
        look.fit_row(sheet, row)
    look.finish(sheet)


def _write_figures(sheet: Worksheet, rules: FormRules, about: FormAbout) -> None:
    year = int(about.mark.year)
    last = (f"{year - 1}年",) if about.last else ()
    names = (NAME_HEADER, UNIT_HEADER, *last, f"{year}年", NOTE_HEADER)
    look.widths(sheet, (26, 9, *[12] * len(last), 14, 46))
    look.title(sheet, 1, f"{rules.figures.sheet}（{year}年度）")
    known = "上年的数供对照；" if last else ""
    look.hint(sheet, 2, f"在淡黄的格里填数，不写单位。{known}确实没有的填 0，标着“可不填”的可以空着。", len(names))
    look.header(sheet, _HEADER_ROW, names)
    row = _HEADER_ROW
    for group in rules.group:
        row += 1
        look.group(sheet, row, group.name, len(names))
        for figure in group.figures:
            row += 1
            _write_figure(sheet, row, figure, about.last.get(figure.name, "") if last else None)
    look.finish(sheet, f"A{_HEADER_ROW + 1}")


def _write_figure(sheet: Worksheet, row: int, figure: AskedFigure, last: str | None) -> None:
    look.stated(sheet, row, 1, figure.name)
    look.stated(sheet, row, 2, figure.unit, centred=True, faint=True)
    column = 3
    if last is not None:
        look.stated(sheet, row, column, _number(last), centred=True, faint=True)
        column += 1
    look.entry(sheet, row, column, centred=True)
    look.offer(sheet, f"{column_letters(column)}{row}", amount_choice(figure))
    note = "；".join(filter(None, (figure.note, "可不填" if figure.optional else "")))
    look.stated(sheet, row, column + 1, note, faint=True)
    look.fit_row(sheet, row)


def _number(shown: str) -> float | int | str:
    try:
        number = float(shown.replace(",", ""))
    except ValueError:
        return shown
    return int(number) if number.is_integer() else number


def _write_list(sheet: Worksheet, asked: AskedList) -> None:
    look.widths(sheet, [column.width for column in asked.columns])
    look.title(sheet, 1, asked.sheet)
    look.hint(sheet, 2, asked.note or "一行写一项，行不够可以接着往下写。", len(asked.columns))
    look.header(sheet, _HEADER_ROW, [column.header for column in asked.columns])
    first, last = _HEADER_ROW + 1, _HEADER_ROW + asked.rows
    for at, column in enumerate(asked.columns, 1):
        look.entry(sheet, first, at, centred=bool(column.unit or column.choices), is_text=not column.unit)
        look.entries_below(sheet, first, at, last)
        cells = f"{column_letters(at)}{first}:{column_letters(at)}{last}"
        look.offer(sheet, cells, words_choice(column) if not column.unit else amount_choice(column.figure))
    for row in range(first, last + 1):
        look.set_height(sheet, row, row_height(1))
    sheet.print_title_rows = f"1:{_HEADER_ROW}"
    look.finish(sheet, f"A{_HEADER_ROW + 1}")


def _add_sections(book: openpyxl.Workbook, sections: Sequence[str]) -> str:
    """Put the report's sections on a hidden sheet and return their range."""
    sheet = book.create_sheet(LIST_SHEET)
    sheet.sheet_state = "hidden"
    for row, section in enumerate(sections, 1):
        sheet.cell(row, 1, section)
    return f"{quote_sheetname(LIST_SHEET)}!$A$1:$A${max(len(sections), 1)}"


def _write_case(sheet: Worksheet, number: int, rules: AskedCases, sections: str) -> None:
    look.widths(sheet, (12, 72, 26))
    look.title(sheet, 1, f"{CASE_SHEET} {number}")
    look.hint(
        sheet, 2,
        f"一张表写一个案例，没有的空着；要多写，复制这张工作表。正文不超过 {rules.most_characters} 字，"
        "一格写一段，不写学生的真实姓名。",
        3,
    )  # fmt: skip
    row = _fields(sheet, _HEADER_ROW, ((TITLE, 30.0), (PLACE, 24.0)))
    look.offer(sheet, f"B{row - 1}", list_choice(sections, PLACE, "从列表里选这个案例印在报告的哪一节。"))
    first = row
    row = _fields(sheet, row, ((TEXT, _PARAGRAPH_HEIGHT), *[("", _PARAGRAPH_HEIGHT)] * (rules.paragraphs - 1)))
    look.offer(sheet, f"B{first}:B{row - 1}", prompt_choice(TEXT, "一格写一段；也可以从 Word 里复制几段，贴在第一格。"))
    look.header(sheet, row, (PHOTOS, "图题（印在照片下面）", "照片的文件名，或把照片贴在这一格"))
    for at in range(1, rules.photos + 1):
        look.stated(sheet, row + at, 1, at, centred=True)
        look.entry(sheet, row + at, 2)
        look.entry(sheet, row + at, 3, is_text=True)
        sheet.row_dimensions[row + at].height = _PHOTO_HEIGHT
    look.finish(sheet)


def _fields(sheet: Worksheet, row: int, fields: Sequence[tuple[str, float]]) -> int:
    """Write labels, each beside a cell to be filled in of that height; return the row below them."""
    for label, height in fields:
        look.stated(sheet, row, 1, label or None, centred=True)
        look.entry(sheet, row, 2)
        look.set_height(sheet, row, height)
        row += 1
    return row

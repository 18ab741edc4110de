"""Values as cells of a workbook that is written hold them: rich text, numbers as they were typed, diagonals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.model.text import Position, Run, Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import decimals_of
from zhibao.text.tidy import scrub
from zhibao.workbook.display import display
from zhibao.workbook.row_heights import FONT_SIZE
from zhibao.workbook.starter.content import StarterCell

# Excel keeps 15 digits of a number and 32,767 characters of a text.
_MOST_DIGITS, _MOST_CHARACTERS = 15, 32_000
_PLAIN_NUMBER = lazy_pattern(r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?%?")
_FONT = "微软雅黑"


def typed_cell(text: Text, has_diagonal: bool = False) -> StarterCell:
    """Return a cell that shows the text: as a number with its format where that shows it to the letter."""
    plain = text.plain.strip()
    is_number = not has_diagonal and _PLAIN_NUMBER.fullmatch(plain) and all(run.is_plain for run in text.runs)
    if is_number and sum(character.isdigit() for character in plain) <= _MOST_DIGITS:
        code = _format_of(plain)
        digits = plain.rstrip("%").replace(",", "")
        exact = Decimal(digits) / 100 if plain.endswith("%") else Decimal(digits)
        value = int(exact) if exact == int(exact) and not plain.endswith("%") else float(exact)
        if display(value, code) == plain:
            return StarterCell(value, code)
    return StarterCell(text, has_diagonal=has_diagonal)


def number_cell(words: str, number_format: str) -> StarterCell:
    """Return a cell of a number that is stored as these words."""
    value = float(words)
    return StarterCell(int(value) if value.is_integer() else value, number_format)


def _format_of(plain: str) -> str:
    digits = plain.rstrip("%")
    decimals = decimals_of(digits)
    whole = "#,##0" if "," in digits else "0"
    return whole + (f".{'0' * decimals}" if decimals else "") + ("%" if plain.endswith("%") else "")


def put_value(sheet: Worksheet, row: int, column: int, stated: StarterCell) -> None:
    """Put what is stated into a cell; an empty text leaves it empty."""
    cell = sheet.cell(row, column)
    if isinstance(stated.value, Text):
        text = _cut(stated.value)
        if all(run.is_plain for run in text.runs):
            cell.value = scrub(text.plain) or None
        else:
            cell.value = CellRichText(*map(_block, text.runs))
        # Not a formula, whatever it begins with.
        cell.data_type = "s" if cell.value else "n"
    else:
        cell.value = None if stated.value == "" else stated.value


def put_format(sheet: Worksheet, row: int, column: int, stated: StarterCell) -> None:
    """Give a cell its number format and its diagonal, after its look."""
    cell = sheet.cell(row, column)
    if stated.number_format != "General":
        cell.number_format = stated.number_format
    if stated.has_diagonal:
        old = cell.border
        sides = {name: getattr(old, name) for name in ("left", "right", "top", "bottom")}
        cell.border = Border(diagonal=Side("thin"), diagonalDown=True, **sides)


def _block(run: Run) -> TextBlock:
    font = InlineFont(rFont=_FONT, sz=FONT_SIZE, b=run.bold or None, i=run.italic or None)
    if run.position is not Position.BASELINE:
        font.vertAlign = "superscript" if run.position is Position.SUPERSCRIPT else "subscript"
    return TextBlock(font, scrub(run.text))


def _cut(text: Text) -> Text:
    return text if len(text.plain) <= _MOST_CHARACTERS else text.cut(0, _MOST_CHARACTERS)


def texts_in_cells(text: Text) -> Iterable[Text]:
    """Yield a text in pieces of which each goes into one cell."""
    for start in range(0, max(len(text.plain), 1), _MOST_CHARACTERS):
        yield text.cut(start, min(start + _MOST_CHARACTERS, len(text.plain)))

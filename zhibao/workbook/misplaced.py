"""Headers out of their place, and indicators under another name: told once and read all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from zhibao.findings import Findings, workbook_rules
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.indicators import INDICATOR_SHEET, NAME, UNIT
from zhibao.workbook.misplaced_rows import has_typed_rows, rows_straightened, told_sorted
from zhibao.workbook.moved_sheet import without
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheet import Cell, Sheet

_SEARCHED = 20  # rows from the top where a header may have slipped to
_YEAR = lazy_pattern(r"(?:19|20|21)\d\d(?:年|年度)?")
_ROSTER_NAME = "学校名称"


def put_right(sheets: Iterable[Sheet], findings: Findings) -> list[Sheet]:
    """Return the sheets with their headers in row 1, and what was typed beside its place put there; told in findings.

    The only sheet that looks like the indicators, when there is none of that name, is read as such.
    """
    straight = [_straightened(sheet, findings) for sheet in sheets]
    renamed = [each for each in straight if _is_renamed(each)]
    if len(renamed) != 1 or any(each.name.strip() == INDICATOR_SHEET for each in straight):
        return straight
    return [_as_indicators(each, findings) if each is renamed[0] else each for each in straight]


def _straightened(sheet: Sheet, findings: Findings) -> Sheet:
    name = sheet.name.strip()
    if name == INDICATOR_SHEET:
        return _under_header(sheet, _says_indicators, findings)
    if name == ROSTER_SHEET:
        return _under_header(sheet, lambda words: _ROSTER_NAME in words, findings)
    found = _header_place(sheet)
    if found is None:
        return sheet
    row, columns = found
    gone = tuple(at for at in range(1, columns[-1]) if at not in columns)
    if has_typed_rows(sheet, range(1, row), columns[0]):
        return told_sorted(sheet, findings)
    if row > 1 or gone:
        header = "、".join(sheet.ref(row, at).cell for at in columns)
        sheet = _moved(sheet, row, gone, findings, expected=" A1 到 D1", found=f" {header}")
    return rows_straightened(sheet, findings)


def _as_indicators(sheet: Sheet, findings: Findings) -> Sheet:
    findings.add(workbook_rules.RENAMED_INDICATORS.at(sheet.place, found=sheet.name.strip()).as_cause())
    row = _row_of(sheet, _says_indicators) or 1
    return without(sheet, row - 1, (), INDICATOR_SHEET)


def _is_renamed(sheet: Sheet) -> bool:
    is_raw = sheet.name.strip().startswith("数据")
    return not is_raw and _header_place(sheet) is None and _row_of(sheet, _says_indicators) is not None


def _says_indicators(words: Sequence[str]) -> bool:
    """Tell whether these are the words of a row that names the columns of indicators."""
    return NAME in words and UNIT in words and any(map(_YEAR.fullmatch, words))


def _row_of(sheet: Sheet, is_header: Callable[[Sequence[str]], bool]) -> int | None:
    rows = range(1, min(sheet.last_row, _SEARCHED) + 1)
    return next((row for row in rows if is_header([key_of(cell.plain) for cell in sheet.row_cells(row)])), None)


def _under_header(sheet: Sheet, is_header: Callable[[Sequence[str]], bool], findings: Findings) -> Sheet:
    row = _row_of(sheet, is_header)
    if row is None or row == 1:
        return sheet
    return _moved(sheet, row, (), findings, expected="第 1 行", found=f"第 {row} 行")


def _header_place(sheet: Sheet) -> tuple[int, tuple[int, ...]] | None:
    """Return the row and columns of a chapter's header, None where all of it is in no row."""
    for row in range(1, min(sheet.last_row, _SEARCHED) + 1):
        columns = {
            word: cell.column for cell in reversed(sheet.row_cells(row)) if (word := cell.plain.strip()) in HEADER
        }
        places = tuple(columns[word] for word in HEADER if word in columns)
        if len(places) == len(HEADER) and list(places) == sorted(places):
            return row, places
    return None


def _moved(sheet: Sheet, row: int, gone: tuple[int, ...], findings: Findings, **places: str) -> Sheet:
    cells = sheet.cells.values()
    lost = [cell for cell in cells if cell and (cell.row < row or (cell.column in gone and cell.row > row))]
    extra = [f"第 1{f' 到 {row - 1}' if row > 2 else ''} 行"] if row > 1 else []
    extra += [f" {sheet.ref(1, at).cell[:-1]} 列" for at in gone]
    moved = without(sheet, row - 1, gone)
    told = {**places, "extra": "、".join(extra), "rest": _lost(lost)}
    findings.add(workbook_rules.HEADER_ELSEWHERE.at(moved.ref(1, 1), **told).as_cause())
    return moved


def _lost(cells: Sequence[Cell]) -> str:
    if not cells:
        return ""
    return f"其中有 {len(cells)} 格写了内容（如 {cells[0].ref.cell}“{cells[0].plain[:10]}”），没有读取。"

"""Hidden rows of a chapter's sheet: what they keep out of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from zhibao.findings import Findings, visibility_rules
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.sheet import Cell, Sheet

CASE, CASE_END, REMARK = "案例", "案例完", "说明"
_ENDS_CASE = frozenset(("节", "小节", "条", CASE, CASE_END))
_UNTYPED = "没有类型的行"
_SHOWN = 10
_LONG_NUMBER = lazy_pattern(r"\d{6,}[Xx]?")
_NAMED = 3
_RUNS = 8


def rows_left_out(sheet: Sheet, stray: Iterable[int], rows: Sequence[Row], findings: Findings) -> frozenset[int]:
    """Return the rows that are not printed because they, or the row that they belong to, are hidden; all are told."""
    gone = {number for number in stray if number in sheet.hidden_rows}
    for number in sorted(number for number in gone if _says_something(sheet, number)):
        found = f"：“{_first_words(sheet, number)}”"
        findings.add(visibility_rules.LEFT_OUT_BLOCK.at(sheet.ref(number, CONTENT), kind=_UNTYPED, found=found))
    half = _half_hidden(rows)
    for row in rows:
        if is_hidden(row):
            gone.update((row.number, *row.below))
            _report_block(row, half.get(row.number, ()), findings)
        else:
            hidden = [number for number in row.below if number in sheet.hidden_rows and _says_something(sheet, number)]
            gone.update(hidden)
            _report_rows(row, [number for number in hidden if _unseen(sheet, number)], findings)
    return frozenset(gone)


def is_hidden(row: Row) -> bool:
    """Tell whether the row that begins a block is hidden."""
    return row.number in row.sheet.hidden_rows


def row_numbers(numbers: Iterable[int]) -> str:
    """Return row numbers as a clerk writes them: 5、7–12; of many runs the first few."""
    runs = [list(run) for _, run in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs[:_RUNS]]
    shown = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in ends)
    return f"{shown} 等" if len(runs) > _RUNS else shown


def quoted(words: Sequence[str], count: int) -> str:
    """Return the first few words in quotation marks, and 等 when they stand for more than are named."""
    named = "".join(f"“{each}”" for each in words[:_NAMED])
    return f"{named}等" if count > min(len(words), _NAMED) else named


def first_words(cell: Cell) -> str:
    """Return the beginning of a cell's text; of long numbers, which may be somebody's, nothing."""
    return _LONG_NUMBER.sub("…", cell.plain.strip())[:_SHOWN]


def _first_words(sheet: Sheet, number: int) -> str:
    """Return the beginning of what a hidden row says first, words before numbers; of hidden columns nothing."""
    cells = [cell for cell in sheet.filled_cells(number, CONTENT) if cell.column not in sheet.hidden_columns]
    unseen = [cell for cell in cells if not _goes_on_below(sheet, cell)]
    return next((first_words(cell) for cell in sorted(unseen, key=lambda cell: cell.value is not None)), "")


def _unseen(sheet: Sheet, number: int) -> bool:
    """Tell whether a hidden row says something that no merged area shows below it."""
    cells = sheet.filled_cells(number)
    return any(not _goes_on_below(sheet, cell) for cell in cells) or any(each.row == number for each in sheet.drawn)


def _goes_on_below(sheet: Sheet, cell: Cell) -> bool:
    areas = (area for area in sheet.merges if (area.top, area.left) == (cell.row, cell.column))
    return any(row not in sheet.hidden_rows for area in areas for row in range(area.top, area.bottom + 1))


def _says_something(sheet: Sheet, number: int) -> bool:
    return bool(sheet.filled_cells(number)) or any(each.row == number for each in sheet.drawn)


def _report_block(row: Row, seen: Sequence[int], findings: Findings) -> None:
    if seen:
        findings.add(visibility_rules.HALF_HIDDEN.at(row.ref, kind=row.kind, rows=row_numbers(seen)))
    elif row.kind != REMARK:
        words = _first_words(row.sheet, row.number)
        findings.add(visibility_rules.LEFT_OUT_BLOCK.at(row.ref, kind=row.kind, found=f"：“{words}”" if words else ""))


def _report_rows(row: Row, hidden: Sequence[int], findings: Findings) -> None:
    if hidden:
        words = [_first_words(row.sheet, number) or "图片" for number in hidden]
        values = {"kind": row.kind, "rows": row_numbers(hidden), "found": quoted(words, len(words))}
        findings.add(visibility_rules.LEFT_OUT_ROWS.at(row.sheet.ref(hidden[0], CONTENT), **values))


def _half_hidden(rows: Sequence[Row]) -> Mapping[int, list[int]]:
    """Return hidden rows with the visible ones that hang on them: whether these are to be printed is a guess."""
    half = {row.number: _visible(row) for row in rows if is_hidden(row)}
    for at, row in enumerate(rows):
        if row.kind != CASE:
            continue
        end = next((after for after in range(at + 1, len(rows)) if rows[after].kind in _ENDS_CASE), len(rows))
        inside = rows[at + 1 : end + 1] if end < len(rows) and rows[end].kind == CASE_END else rows[at + 1 : end]
        if is_hidden(row):
            half[row.number] += [number for each in inside for number in _visible(each)]
        elif end < len(rows) and rows[end].kind != CASE and is_hidden(rows[end]):
            half[rows[end].number] += _seen_up_to_an_end(rows[end + 1 :])
    return half


def _seen_up_to_an_end(rows: Iterable[Row]) -> Iterator[int]:
    """Yield the visible rows up to the visible one that ends a case."""
    for row in rows:
        if row.kind in _ENDS_CASE and not is_hidden(row):
            return
        yield from _visible(row)


def _visible(row: Row) -> list[int]:
    """Return the rows of a block that a reader of the sheet sees."""
    numbers = row.below if row.kind == REMARK else (row.number, *row.below)
    return [each for each in numbers if each not in row.sheet.hidden_rows and _says_something(row.sheet, each)]

"""Rows of a chapter that went astray: a table pasted from column A on, options typed in C, a sheet that was sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from zhibao.findings import Findings, structure_rules
from zhibao.text.folding import fold
from zhibao.text.nearest import nearest
from zhibao.workbook.moved_sheet import with_cells_at
from zhibao.workbook.options import stated_options
from zhibao.workbook.row import ATTRIBUTE, CONTENT, OPTIONS, TYPE, Row, split_rows
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.sheet import Sheet

_MISSPELT = 0.5
_HEADINGS, _SOURCES = ("节", "小节", "条"), ("来源", "指标")
_LEAST_ROWS, _MANY_ROWS, _LEAST_KINDS, _LEAST_TEXTS = 4, 6, 3, 8
# The order of GB 2312's first level is that of pinyin, by which Excel and WPS sort.
_LEVEL_1 = (b"\xb0\xa1", b"\xd7\xf9")


def rows_straightened(sheet: Sheet, findings: Findings) -> Sheet:
    """Return a chapter sheet with pasted tables and options where they belong; a sorted one stays as it is, told."""
    if _is_sorted(sheet):
        return told_sorted(sheet, findings)
    return _with_options(_with_pasted(sheet, findings), findings)


def told_sorted(sheet: Sheet, findings: Findings) -> Sheet:
    """Return the sheet, and tell that its rows were sorted."""
    area = f"A1:D{sheet.last_row}"
    findings.add(structure_rules.SORTED_ROWS.at(sheet.ref(2, TYPE), sheet=sheet.name.strip(), area=area).as_cause())
    return sheet


def has_typed_rows(sheet: Sheet, rows: Iterable[int], column: int) -> bool:
    """Tell whether a row type stands in that column of one of the rows."""
    return any(sheet.plain(row, column).strip() in row_types() for row in rows)


def _kind(sheet: Sheet, row: int) -> str:
    return sheet.first_column.get(row, "")


def _with_pasted(sheet: Sheet, findings: Findings) -> Sheet:
    for rows in list(_pasted(sheet)):
        last = max(cell.column for row in rows for cell in sheet.filled_cells(row))
        first, end = sheet.ref(rows[0], TYPE), sheet.ref(rows[-1], last)
        above = next((_kind(sheet, row) for row in range(rows[0] - 1, 1, -1) if _kind(sheet, row)), "")
        fits = above in row_types() and row_types()[above].below is Below.GRID
        found = {"area": f"{first.cell}:{end.cell}", "target": sheet.ref(rows[0], CONTENT).cell}
        rest = "" if fits else "请在它上面加一行，A 列选“表格”。"
        findings.add(structure_rules.PASTED_AT_A.at(first, rest=rest, **found).as_cause())
        sheet = _one_to_the_right(sheet, frozenset(rows)) if fits else sheet
    return sheet


def _one_to_the_right(sheet: Sheet, rows: frozenset[int]) -> Sheet:
    areas = (
        replace(each, left=each.left + 1, right=each.right + 1) if each.top in rows else each for each in sheet.merges
    )
    moved = with_cells_at(sheet, lambda cell: (cell.row, cell.column + (cell.row in rows)))
    return replace(moved, merges=tuple(areas))


def _pasted(sheet: Sheet) -> Iterator[list[int]]:
    """Yield the rows of each table that begins in column A: no types there, and something beside."""
    rows = (row for row in sheet.rows_from(2) if sheet.filled_cells(row))
    types = row_types()
    for is_strange, group in groupby(rows, lambda row: _kind(sheet, row) not in ("", *types)):
        found = list(group) if is_strange else []
        beside = sum(bool(sheet.plain(row, CONTENT).strip()) for row in found)
        if len(found) > 1 and 2 * beside > len(found):
            misspelt = sum(nearest(_kind(sheet, row), row_types(), _MISSPELT) is not None for row in found)
            if 2 * misspelt < len(found):
                yield found


def _with_options(sheet: Sheet, findings: Findings) -> Sheet:
    """Return the sheet with the options that stand in C and should in D there; what is in D instead goes to C."""
    rows = {row.number: row for row in split_rows(sheet)[1] if _has_options_in_c(row)}
    if not rows:
        return sheet
    first = next(iter(rows.values())).attribute
    cells = "、".join(row.attribute.ref.cell for row in rows.values())
    findings.add(structure_rules.OPTIONS_IN_C.at(first.ref, found=first.plain.strip(), cells=cells).as_cause())
    swapped = {ATTRIBUTE: OPTIONS, OPTIONS: ATTRIBUTE}
    return with_cells_at(
        sheet, lambda cell: (cell.row, swapped.get(cell.column, cell.column) if cell.row in rows else cell.column)
    )


def _has_options_in_c(row: Row) -> bool:
    row_type = row_types().get(row.kind)
    if row_type is None or row_type.open_ended or "=" in fold(row.options.plain):
        return False
    stated = stated_options(row.attribute.plain)
    known = {option.name for option in row_type.options}
    return bool(stated) and all(equals and fold(name) in known for name, equals, _ in stated)


def _is_sorted(sheet: Sheet) -> bool:
    """Tell whether the rows stand by their types or by their texts, and not as a chapter does."""
    rows = [row for row in sheet.rows_from(2) if sheet.filled_cells(row)]
    kinds = [kind for row in rows if (kind := _kind(sheet, row))]
    if not kinds or any(kind not in row_types() for kind in kinds):
        return False
    # Empty cells come last, whatever the order.
    come_first = all(_kind(sheet, row) for row in rows[: len(kinds)])
    are_several = len(kinds) >= _LEAST_ROWS and len(set(kinds)) >= _LEAST_KINDS
    by_kind = come_first and are_several and _in_order(kinds)
    if not _kind(sheet, rows[0]) or _is_torn(sheet, kinds):
        return by_kind or _is_sorted_by_text(sheet, rows)
    # Few typed rows may well be over a table whose rows are sorted.
    return len(kinds) >= _MANY_ROWS and _is_sorted_by_text(sheet, rows)


def _is_torn(sheet: Sheet, kinds: Sequence[str]) -> bool:
    """Tell whether two headings of one level follow each other, or a table has lost its rows."""
    doubled = any(first == second and first in _HEADINGS for first, second in pairwise(kinds))
    return doubled or any(_is_orphan(row) for row in split_rows(sheet)[1][:-1])


def _is_orphan(row: Row) -> bool:
    sources = any(name in _SOURCES for name, _, _ in stated_options(row.options.plain))
    return row_types()[row.kind].below is Below.GRID and not sources and not any(row.filled_below())


def _is_sorted_by_text(sheet: Sheet, rows: Sequence[int]) -> bool:
    keys: list[bytes] = []
    rises = falls = True
    for text in (sheet.plain(row, CONTENT).strip() for row in rows):
        if _LEVEL_1[0] <= (key := _key(text[:1])) <= _LEVEL_1[1]:
            rises = rises and keys[-1:] <= [key]
            falls = falls and (not keys or keys[-1] >= key)
            # A long table that is not sorted is told by its first rows.
            if not (rises or falls):
                return False
            keys.append(key)
    return len(keys) >= _LEAST_TEXTS and len(set(keys)) >= _LEAST_TEXTS // 2


def _in_order(kinds: Sequence[str]) -> bool:
    return _is_monotonous([_key(kind) for kind in kinds]) or _is_monotonous(
        [kind.encode("utf-16-be") for kind in kinds]
    )


def _key(text: str) -> bytes:
    return text.encode("gbk", "replace")


def _is_monotonous(keys: Sequence[bytes]) -> bool:
    return keys in (sorted(keys), sorted(keys, reverse=True))

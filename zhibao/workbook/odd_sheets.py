"""Sheets that one should be told of: hidden ones, copies, those without a name of their own, charts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from zhibao.findings import Findings, visibility_rules
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_sheet_number
from zhibao.workbook.hidden_rows import row_numbers
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.row import HEADER, TYPE
from zhibao.workbook.sheet import Sheet, SheetKind, SheetState
from zhibao.workbook.spreadsheet import column_letters

_COPY = lazy_pattern(r"[\s\u3000]*(?:[(（]\d+[)）]|-?[\s\u3000]*副本)$")
_DEFAULT_NAME = lazy_pattern(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)
_ANNEX_LIKE = lazy_pattern(r"附[表录图]")
_KINDS = {SheetKind.CHART: "图表工作表", SheetKind.DIALOG: "对话框工作表", SheetKind.MACRO: "宏工作表"}
_TITLE = "章"


class _Oddity(Struct, frozen=True):
    """What is odd about a sheet's name and what to do about it."""

    looks: str
    remedy: str


def is_spare(sheet: Sheet) -> bool:
    """Tell whether a sheet is one of the empty ones that a new workbook comes with."""
    has_default_name = _DEFAULT_NAME.fullmatch(_COPY.sub("", sheet.name.strip()))
    return bool(has_default_name) and not any(sheet.cells.values()) and not sheet.drawn


def report_hidden_sheets(book: OpenWorkbook, known: Iterable[str], data_prefix: str, findings: Findings) -> None:
    """Report hidden sheets that look like parts or raw data, aside from known ones, and visible ones without cells."""
    for listed in book.sheets:
        name, is_hidden = listed.name.strip(), listed.state is not SheetState.VISIBLE
        if not listed.has_cells:
            if not is_hidden:
                found = {"sheet": name, "kind": _KINDS[listed.kind]}
                findings.add(visibility_rules.CHART_SHEET.at(book.place(listed.name), **found))
        elif is_hidden and name not in known:
            is_part = book.first_texts(listed.name, len(HEADER)) == HEADER
            evidence, kind = ("表头", "一章或附件") if is_part else ("表名", "一张数据表")
            if is_part or name.startswith(data_prefix):
                found = {"sheet": name, "evidence": evidence, "kind": kind}
                findings.add(visibility_rules.HIDDEN_SHEET_UNREAD.at(book.place(listed.name), **found))


def report_odd_name(sheet: Sheet, made: str, findings: Findings) -> None:
    """Report a sheet whose name is odd for what is made of it; `made` may name the title by {title}."""
    name = sheet.name.strip()
    odd = _oddity(sheet, name)
    if odd:
        values = {"sheet": name, "made": made.format(title=without_sheet_number(name))}
        findings.add(visibility_rules.ODD_SHEET_NAME.at(sheet.place, looks=odd.looks, remedy=odd.remedy, **values))


def _oddity(sheet: Sheet, name: str) -> _Oddity | None:
    if _COPY.search(name):
        return _Oddity("像是复制出来的", "不要的请删去或隐藏；要的请改成它自己的名称")
    if _ANNEX_LIKE.match(name):
        return _Oddity(f"以“{name[:2]}”开头", "要作附件，请把表名改成以“附件”开头，如“附件1 主要指标表”")
    has_title = any(sheet.plain(row, TYPE).strip() == _TITLE for row in sheet.rows_from(2))
    if _DEFAULT_NAME.fullmatch(name) and not has_title:
        return _Oddity("是新建时自动起的", "请把表名改成这一章的标题")
    return None


def report_hidden_but_used(sheet: Sheet, findings: Findings) -> None:
    """Report the hidden rows and columns of a sheet that is not printed: what they hold is used."""
    filled = [at for at, cell in sheet.cells.items() if cell]
    rows = {row for row, _ in filled if row in sheet.hidden_rows}
    columns = sorted({column for _, column in filled if column in sheet.hidden_columns})
    hidden = [f"第 {row_numbers(rows)} 行"] if rows else []
    hidden += [f"{'、'.join(map(column_letters, columns))} 列"] if columns else []
    if hidden:
        found = {"sheet": sheet.name.strip(), "hidden": "和".join(hidden)}
        findings.add(visibility_rules.HIDDEN_BUT_USED.at(sheet.place, **found))

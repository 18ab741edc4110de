"""The workbook as a whole: which sheet is what, and all of it as a `Report`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhibao.findings import Findings, workbook
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable, Part, PartKind, Report
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import DEFAULT_PACK, Pack
from zhibao.text.nearest import suggestion
from zhibao.text.tidy import without_annex_number, without_sheet_number
from zhibao.workbook.cover import COVER_SHEET, completed, read_cover
from zhibao.workbook.items import Reading
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.part import read_part
from zhibao.workbook.roster import ROSTER_SHEET, read_schools
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheet import Sheet

PREFACE_SHEET, INDICATOR_SHEET, WAIVER_SHEET, GUIDE_SHEET = "前言", "指标", "核对", "填写说明"
DATA_PREFIX, ANNEX_PREFIX = "数据", "附件"
_READ_EVEN_IF_HIDDEN = (COVER_SHEET, INDICATOR_SHEET, ROSTER_SHEET)
_NO_CHAPTERS = frozenset((COVER_SHEET, PREFACE_SHEET, INDICATOR_SHEET, ROSTER_SHEET, WAIVER_SHEET, GUIDE_SHEET))


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The visible sheets by what they are."""

    fixed: Mapping[str, Sheet]
    chapters: tuple[Sheet, ...]
    annexes: tuple[Sheet, ...]
    data: tuple[Sheet, ...]


def read_workbook(path: Path, load_pack: Callable[[str, CellRef], Pack], findings: Findings) -> tuple[Report, Pack]:
    """Return the report that the workbook at `path` describes, and the pack that its cover chooses.

    Raises NothingMadeError when the file or the pack cannot be used at all; all else goes to `findings`.
    """
    book = OpenWorkbook(path, findings)
    sheets = _sorted(book, findings)
    cover_sheet = sheets.fixed.get(COVER_SHEET)
    chosen = read_cover(cover_sheet, False, Findings()).get("模板", Text.of(DEFAULT_PACK))
    pack = load_pack(chosen.plain, chosen.ref)
    _check_required(book, pack, findings)
    cover = read_cover(cover_sheet, pack.text.close_gaps, findings)
    schools = read_schools(sheets.fixed.get(ROSTER_SHEET))
    reading = Reading(findings, pack.text.close_gaps, schools)
    report = Report(
        completed(cover, pack.required.cover, findings),
        _preface(sheets, reading),
        tuple(read_part(s, PartKind.CHAPTER, without_sheet_number(s.name), reading) for s in sheets.chapters),
        tuple(read_part(s, PartKind.ANNEX, without_annex_number(s.name), reading) for s in sheets.annexes),
        tuple(DataTable(sheet.name.strip(), _data_table(sheet, reading)) for sheet in sheets.data),
        schools,
    )
    return report, pack


def _sorted(book: OpenWorkbook, findings: Findings) -> _Sheets:
    fixed: dict[str, Sheet] = {}
    chapters: list[Sheet] = []
    annexes: list[Sheet] = []
    data: list[Sheet] = []
    for title in book.visible_names:
        name = title.strip()
        if name in (GUIDE_SHEET, WAIVER_SHEET, INDICATOR_SHEET):
            continue
        sheet = book.sheet(title)
        if name in _NO_CHAPTERS:
            fixed[name] = sheet
        elif name.startswith(DATA_PREFIX):
            data.append(sheet)
        else:
            (annexes if name.startswith(ANNEX_PREFIX) else chapters).append(sheet)
    withheld = [
        sheet for sheet in (*chapters, *annexes, *filter(None, [fixed.get(PREFACE_SHEET)])) if not _has_header(sheet)
    ]
    for sheet in withheld:
        _report_header(sheet, findings)
    if not chapters:
        findings.add(workbook.NO_CHAPTER.at(CellRef()))
    return _Sheets(
        fixed,
        tuple(sheet for sheet in chapters if sheet not in withheld),
        tuple(sheet for sheet in annexes if sheet not in withheld),
        tuple(data),
    )


def _has_header(sheet: Sheet) -> bool:
    first = [cell.plain.strip() for cell in sheet.row_cells(1)[: len(HEADER)]]
    return first == list(HEADER)


def _report_header(sheet: Sheet, findings: Findings) -> None:
    found = "｜".join(cell.plain.strip()[:10] for cell in sheet.row_cells(1)[: len(HEADER)]) or "空行"
    findings.add(workbook.NO_HEADER.at(sheet.ref(1, 1), expected="｜".join(HEADER), found=found))


def _check_required(book: OpenWorkbook, pack: Pack, findings: Findings) -> None:
    visible = {name.strip() for name in book.visible_names}
    hidden = {name.strip() for name in book.hidden_names}
    for sheet in (*pack.required.sheets, *_READ_EVEN_IF_HIDDEN):
        if sheet in hidden and sheet not in visible:
            findings.add(workbook.HIDDEN_SHEET.at(CellRef(sheet), sheet=sheet))
        elif sheet in pack.required.sheets and sheet not in visible:
            near = suggestion(sheet, visible - _NO_CHAPTERS)
            findings.add(workbook.MISSING_SHEET.at(CellRef(sheet), sheet=sheet, suggestion=near))


def _preface(sheets: _Sheets, reading: Reading) -> Part | None:
    sheet = sheets.fixed.get(PREFACE_SHEET)
    return read_part(sheet, PartKind.PREFACE, PREFACE_SHEET, reading) if sheet and _has_header(sheet) else None


def _data_table(sheet: Sheet, reading: Reading) -> Table:
    width = max((column for _, column in sheet.cells), default=0)
    rows = [
        tuple(_data_cell(sheet, row, column, reading) for column in range(1, width + 1))
        for row in range(1, sheet.last_row + 1)
        if any(sheet.row_cells(row))
    ]
    return Table(tuple(rows))


def _data_cell(sheet: Sheet, row: int, column: int, reading: Reading) -> TableCell:
    cell = sheet.cell(row, column)
    return TableCell(reading.lines(cell), value=cell.value, ref=cell.ref)

"""The workbook as a whole, read as a `ReadReport`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import Struct, structs

from zhibao.findings import Finding, Findings
from zhibao.model.blocks import ReadBlock
from zhibao.model.received import Received, RosterSchool
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable, Part, PartKind, ReadReport
from zhibao.model.text import Text
from zhibao.pack import DEFAULT_PACK, Pack
from zhibao.text.typed_numbers import without_annex_number, without_sheet_number
from zhibao.workbook.adoption_sheet import ADOPTION_SHEET, read_adoptions
from zhibao.workbook.case_desk import CaseDesk
from zhibao.workbook.cover import COVER_SHEET, YEAR_KEY, check_cover, completed, read_cover, stated
from zhibao.workbook.data_table import read_data_table
from zhibao.workbook.identity import identified
from zhibao.workbook.indicators import INDICATOR_SHEET, read_indicators
from zhibao.workbook.items import Reading
from zhibao.workbook.open_mark import open_marks
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.part import read_part
from zhibao.workbook.roster import ROSTER_SHEET, read_roster
from zhibao.workbook.sheet import Sheet
from zhibao.workbook.sheets import PREFACE_SHEET, SortedSheets, check_required, sort_sheets
from zhibao.workbook.waiver_sheet import WAIVER_SHEET, read_waivers


class Asking(Struct, frozen=True):
    """What is to be known to look for the forms of schools beside a workbook; `tables` are its own of raw rows.

    The year is None where the cover states none.
    """

    workbook: Path
    pack: Pack
    year: int | None
    roster: tuple[RosterSchool, ...]
    tables: tuple[DataTable, ...]


# What the schools sent, and the tables with their rows.
Receive = Callable[[Asking, Findings], tuple[Received, tuple[DataTable, ...]]]


def nothing_received(asking: Asking, findings: Findings) -> tuple[Received, tuple[DataTable, ...]]:
    """Look for no forms."""
    return Received(roster=asking.roster), asking.tables


def read_workbook(
    path: Path, load_pack: Callable[[str, CellRef], Pack], receive: Receive = nothing_received
) -> tuple[ReadReport, Pack, tuple[Finding, ...]]:
    """Return the report that the workbook at `path` describes, the pack that its cover chooses, and what was found.

    `receive` looks for what the schools sent. Raises NothingMadeError when the file or the pack cannot be used at all.
    """
    findings = Findings()
    book = OpenWorkbook(path, findings)
    findings.extend(open_marks(path))
    sheets = sort_sheets(book, findings)
    pack = load_pack(*_chosen_pack(sheets))
    check_required(book, pack.required.sheets, findings)
    cover = read_cover(sheets.fixed.get(COVER_SHEET), pack.text.close_gaps, findings)
    check_cover(cover, pack.required.cover, findings)
    roster = read_roster(sheets.fixed.get(ROSTER_SHEET))
    reading = Reading(findings, pack.text.close_gaps)
    own = tuple(DataTable(sheet.name.strip(), read_data_table(sheet, reading)) for sheet in _data_sheets(sheets))
    received, tables = receive(Asking(path, pack, _year(cover), roster, own), findings)
    desk = CaseDesk(received, read_adoptions(sheets.fixed.get(ADOPTION_SHEET), findings), findings)
    reading = structs.replace(reading, cases=desk)
    report = ReadReport(
        completed(cover, pack.required.cover, book.place(COVER_SHEET), findings),
        _preface(sheets, reading),
        tuple(read_part(s, PartKind.CHAPTER, without_sheet_number(s.name), reading) for s in sheets.chapters),
        tuple(read_part(s, PartKind.ANNEX, without_annex_number(s.name), reading) for s in sheets.annexes),
        tables,
        tuple(each.name for each in roster),
        read_indicators(sheets.fixed.get(INDICATOR_SHEET), findings),
        read_waivers(sheets.fixed.get(WAIVER_SHEET), findings),
    )
    desk.tell_left()
    received = structs.replace(received, places=desk.places, unlisted=desk.unlisted)
    return identified(replace(report, received=received, observations=findings.observations)), pack, tuple(findings)


def _year(cover: Mapping[str, Text]) -> int | None:
    stated = cover.get(YEAR_KEY, Text()).plain
    return int(stated) if stated.isdecimal() and len(stated) == 4 else None


def _chosen_pack(sheets: SortedSheets) -> tuple[str, CellRef]:
    chosen = stated(sheets.fixed.get(COVER_SHEET), "模板") or Text.of(DEFAULT_PACK)
    return chosen.plain, chosen.ref


def _preface(sheets: SortedSheets, reading: Reading) -> Part[ReadBlock] | None:
    sheet = sheets.fixed.get(PREFACE_SHEET)
    return read_part(sheet, PartKind.PREFACE, PREFACE_SHEET, reading) if sheet else None


def _data_sheets(sheets: SortedSheets) -> tuple[Sheet, ...]:
    """Return the sheets of raw rows; the roster is one as well, so that schools can be counted."""
    roster = sheets.fixed.get(ROSTER_SHEET)
    return (*((roster,) if roster else ()), *sheets.data)

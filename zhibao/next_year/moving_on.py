"""Last year's workbook made the next year's."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, NothingMadeError, environment_rules, next_year_rules
from zhibao.model.ref import CellRef
from zhibao.next_year.change_list import uncolour, write_list
from zhibao.next_year.chapter_moves import ChapterMoves
from zhibao.next_year.chapter_rows import left_out
from zhibao.next_year.cover_moves import move_cover
from zhibao.next_year.dictionary_moves import move_dictionary
from zhibao.next_year.gathering_names import names_of
from zhibao.next_year.look_up_moves import LookUpMoves
from zhibao.next_year.option_moves import OptionMoves
from zhibao.next_year.raw_moves import move_raw
from zhibao.next_year.source_book import Read, SourceBook, read_source
from zhibao.next_year.told import as_findings
from zhibao.next_year.waiver_moves import leave_adoptions_out, leave_waivers_out
from zhibao.next_year.work import Kept, Work
from zhibao.next_year.years_in_words import year_words
from zhibao.workbook.patching import PatchedWorkbook
from zhibao.workbook.spreadsheet import PartError
from zhibao.workbook.starter.workbook_name import parse_name


class NextYear(Struct, frozen=True):
    """The new workbook's bytes, and what is told of it."""

    content: bytes
    findings: tuple[Finding, ...]


def moved_on(
    source: Path,
    name: str,
    target: Path,
    read: Read,
    kept: Kept = Kept(),  # noqa: B008
) -> NextYear:
    """Return the workbook for the region and year in `name` (焦作市2026), made of last year's; nothing is written.

    `target` is where it will be, `read` reads a workbook as its report was made. Raises NothingMadeError when last
    year's cannot be used, or is of another year.
    """
    book = read_source(source, read)
    region = _checked(book, name)
    try:
        work = Work(book, PatchedWorkbook(source), kept)
        _move(work, target)
        content = work.copy.content()
    except PartError as error:
        raise NothingMadeError(
            next_year_rules.NOT_CHANGEABLE.at(book.place, path=source, reason=str(error).rstrip("。"))
        ) from error
    found = list(as_findings(sorted(work.told, key=lambda each: each.rule.code)))
    if region != book.region:
        found.insert(0, next_year_rules.OTHER_REGION.at(book.place, found=region, region=book.region))
    return NextYear(content, tuple(found))


def _checked(book: SourceBook, name: str) -> str:
    """Return the region of a name; NothingMadeError where its year is not the next one."""
    try:
        region, year = parse_name(name)
    except ValueError as error:
        raise NothingMadeError(environment_rules.BAD_NAME.at(CellRef(), found=name)) from error
    if year != book.year + 1:
        example = f"{region}{book.year + 1}"
        found = {"path": book.path, "year": book.year, "found": name, "expected": book.year + 1, "example": example}
        raise NothingMadeError(next_year_rules.NOT_NEXT_YEAR.at(book.place, **found))
    return region


def _move(work: Work, target: Path) -> None:
    source = work.source
    gone = {sheet.name: left_out(sheet, work.kept) for sheet in source.parts}
    registry = names_of(source, gone)
    look_ups = LookUpMoves(source, registry)
    uncolour(work)
    move_cover(work, target)
    move_dictionary(work, look_ups, registry)
    for sheet in source.raw:
        move_raw(work, look_ups, sheet)
    chapters = ChapterMoves(work, look_ups, OptionMoves(work, registry))
    for sheet in source.parts:
        chapters.move(sheet, gone[sheet.name])
    leave_waivers_out(work)
    leave_adoptions_out(work)
    _tell_sheet_names(work)
    for place in work.copy.drop_stale_results():
        sheet_name, _, cell = place.rpartition("!")
        work.tell(next_year_rules.TO_CALCULATE, CellRef(sheet_name, cell, source.path.name))
    write_list(work)


def _tell_sheet_names(work: Work) -> None:
    for sheet in work.source.sheets:
        if any(True for _ in year_words(sheet.name)) or re.search(r"20\d\d", sheet.name):
            work.tell(next_year_rules.SHEET_NAME_YEAR, sheet.place, sheet.name.strip())

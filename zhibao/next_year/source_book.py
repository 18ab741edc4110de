"""Last year's workbook: what it says, what its report printed, and its sheets cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from zhibao.compute import compute
from zhibao.findings import Finding, Findings, NothingMadeError, next_year_rules
from zhibao.indicators.dictionary import Dictionary, define
from zhibao.model.indicator import EvaluatedIndicator
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.text.keys import key_of
from zhibao.workbook.cover import COVER_SHEET, YEAR_KEY
from zhibao.workbook.indicators import INDICATOR_SHEET
from zhibao.workbook.misplaced import put_right
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheet import Sheet
from zhibao.workbook.sheets import DATA_PREFIX, GUIDE_SHEET, NEXT_YEAR_SHEET
from zhibao.workbook.waiver_sheet import WAIVER_SHEET

# How a workbook is read as its report was made: with what schools sent, say.
Read = Callable[[Path], tuple[ReadReport, Pack, Sequence[Finding]]]


class SourceBook(Struct, frozen=True, dict=True):
    """A workbook that was read, and its year; `printed` are its indicators with the values that were printed.

    `sheets` are those that are read, hidden ones left out.
    """

    path: Path
    year: int
    report: ReadReport
    pack: Pack
    printed: Mapping[str, EvaluatedIndicator]
    sheets: tuple[Sheet, ...]

    @property
    def region(self) -> str:
        return self.report.cover.get("地区", Text()).plain

    @property
    def place(self) -> CellRef:
        return CellRef(workbook=self.path.name)

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that name, None where there is none."""
        return next((each for each in self.sheets if each.name.strip() == name), None)

    @property
    def cover(self) -> Sheet | None:
        return self.sheet(COVER_SHEET)

    @property
    def indicators(self) -> Sheet | None:
        return self.sheet(INDICATOR_SHEET)

    @property
    def waivers(self) -> Sheet | None:
        return self.sheet(WAIVER_SHEET)

    @property
    def parts(self) -> Iterator[Sheet]:
        """The preface, chapters and annexes."""
        return (each for each in self.sheets if [cell.plain.strip() for cell in each.row_cells(1)[:4]] == [*HEADER])

    @property
    def raw(self) -> Iterator[Sheet]:
        """The sheets of raw rows, the roster among them."""
        names = (each.name.strip() for each in self.sheets)
        wanted = [name for name in names if name.startswith(DATA_PREFIX) or name == ROSTER_SHEET]
        return (each for each in self.sheets if each.name.strip() in wanted)

    @cached_property
    def dictionary(self) -> Dictionary:
        """The indicators with their formulas, by the keys of their names."""
        cover = {key_of(key) for key in self.report.cover}
        return define(self.report.indicators, cover, Findings(), self.pack.numbers)


def read_source(path: Path, read: Read) -> SourceBook:
    """Return last year's workbook; NothingMadeError when it cannot be read or states no year."""
    report, pack, _ = read(path)
    year = report.cover.get(YEAR_KEY, Text()).plain
    if not (year.isdecimal() and len(year) == 4):
        raise NothingMadeError(next_year_rules.NO_YEAR_STATED.at(CellRef(workbook=path.name), path=path))
    computed, _ = compute(report, pack.change, pack.numbers)
    printed = {key_of(each.definition.name): each for each in computed.indicators}
    book = OpenWorkbook(path, Findings())
    names = [name for name in book.visible_names if name.strip() not in (GUIDE_SHEET, NEXT_YEAR_SHEET)]
    sheets = put_right([book.sheet(name) for name in names], Findings())
    return SourceBook(path, int(year), report, pack, printed, tuple(sheets))

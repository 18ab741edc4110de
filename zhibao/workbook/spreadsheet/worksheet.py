"""A worksheet part (ECMA-376 part 1, §18.3.1.99) followed row by row, and held against a count of its tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.cell_references import LAST_COLUMN, LAST_ROW, NEAR_COLUMNS, Place, place_of
from zhibao.workbook.spreadsheet.covered_cells import Span, covered_cells
from zhibao.workbook.spreadsheet.plain_rows import OddError, plain_rows, set_apart, with_attributes
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, attribute, elements, is_on, local
from zhibao.workbook.spreadsheet.shared_strings import StringItem
from zhibao.workbook.spreadsheet.size_limits import MOST_CELLS, MOST_FAULTS, MOST_MERGES, MOST_WIDTHS
from zhibao.workbook.spreadsheet.stored_cells import CellReader, StoredCell
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet
from zhibao.workbook.spreadsheet.tag_counts import hold_against

_READ = ("sheetFormatPr", "col", "sheetData", "row", "mergeCell", "drawing")
_COUNTED = {"row": "行", "c": "个单元格"}
_LENGTH = lazy_pattern(r"\d{1,9}(?:\.\d*)?")
_NUMBER = lazy_pattern(r"[0-9]{1,7}")
_SHOWN = 20


class SheetFault(Struct, frozen=True):
    """Something stored as the standard forbids, at a cell such as B2 or, without one, in the sheet."""

    reason: str
    cell: str = ""


class Lengths(Struct, frozen=True):
    """How high rows are, in points, or how wide columns are, in characters; 0 for what is hidden."""

    stated: dict[int, float] = field(default_factory=dict)
    default: float | None = None

    @property
    def hidden(self) -> frozenset[int]:
        return frozenset(number for number, length in self.stated.items() if not length)


class Worksheet(Struct, frozen=True):
    """What a worksheet part holds: cells row by row, without those that a merged one covers; the spans of merges
    (top, left, bottom, right); the id of its drawing; the first cell or row that is out of order."""

    cells: tuple[StoredCell, ...]
    merges: tuple[Span, ...]
    rows: Lengths
    columns: Lengths
    drawing: str
    faults: tuple[SheetFault, ...]
    out_of_order: str


def worksheet(content: bytes, strings: Mapping[str, StringItem], styles: StyleSheet) -> Worksheet:
    """Return what a worksheet part holds; PartError when it is damaged or was not read whole."""
    try:
        return _followed(*set_apart(content), CellReader(strings, styles)).result()
    except OddError:
        reading = _followed(content, "", CellReader(strings, styles))
    hold_against(content, "sheetData", reading.read, _COUNTED)
    return reading.result()


def _followed(content: bytes, plain: str, cells: CellReader) -> _Reading:
    reading = _Reading(cells, plain)
    for element in elements(content, "worksheet", _READ):
        reading.follow(element)
    return reading


class _Reading:
    """The worksheet as far as it has been followed; `plain` are its rows where they were set apart."""

    def __init__(self, cells: CellReader, plain: str) -> None:
        self._plain = plain
        self.read: Counter[str] = Counter()
        self._reader = cells
        self._cells: dict[Place, StoredCell] = {}
        self._merges: list[Span] = []
        self._heights: dict[int, float] = {}
        self._widths: dict[int, float] = {}
        self._height: float | None = None
        self._width: float | None = None
        self._drawing = ""
        self._faults: list[SheetFault] = []
        self._widths_stated = 0
        self._row = 0
        self._out_of_order = ""

    def follow(self, element: Element) -> None:
        # No table of methods: that would refer to itself, and all cells would wait for the collector of garbage.
        match local(element):
            case "row":
                self._read_row(element)
            case "sheetData" if self._plain:
                self._read_plain_rows()
            case "col":
                self._read_column(element)
            case "mergeCell":
                self._read_merge(element)
            case "sheetFormatPr":
                self._read_defaults(element)
            case "drawing":
                self._read_drawing(element)
        counts = ((self.read["c"], MOST_CELLS, "单元格"), (len(self._merges), MOST_MERGES, "合并区域"))
        for count, most, noun in (*counts, (len(self._faults), MOST_FAULTS, "存坏的地方")):
            if count > most:
                raise PartError(f"{noun}超过 {most:,} 个")

    def result(self) -> Worksheet:
        covered = covered_cells(self._merges, self._cells)
        cells = self._cells if not self._out_of_order else dict(sorted(self._cells.items()))
        return Worksheet(
            tuple(cell for place, cell in cells.items() if place not in covered),
            tuple(self._merges),
            Lengths(self._heights, self._height),
            Lengths(self._widths, self._width),
            self._drawing,
            tuple(self._faults),
            self._out_of_order,
        )

    def _read_plain_rows(self) -> None:
        """Read the rows that were set apart; OddError where they or their cells are not in order or not all read."""
        heights: dict[str, float | None] = {}
        read, found, count = self._reader.read_plain, self._cells, 0
        for number, attributes, cells in plain_rows(self._plain):
            row = int(number)
            if not self._row < row <= LAST_ROW or len(found) > MOST_CELLS:
                raise OddError
            self._row = row
            count += 1
            if attributes not in heights:
                heights[attributes] = self._height_of(with_attributes(attributes))
            self._set_height(row, heights[attributes])
            before = 0
            for letters, stated, look, formula, value in cells:
                column = NEAR_COLUMNS[letters]
                if column <= before or stated != number:
                    raise OddError
                before = column
                found[row, column] = read(row, column, look, formula, value)
        if (count, len(found)) != (self._plain.count("<row "), self._plain.count("<c ")):
            raise OddError

    def _read_row(self, element: Element) -> None:
        row = self._row_number(element)
        if row <= self._row:
            self._out_of_order = self._out_of_order or f"第 {row} 行"
        self._row = row
        self.read["row"] += 1
        self._set_height(row, self._height_of(element))
        read, found = self._reader.read, self._cells
        column, number, cells = 0, str(row), [each for each in element if each.tag.endswith("}c")]
        self.read["c"] += len(cells)
        if self.read["c"] > MOST_CELLS:
            return
        for cell in cells:
            stated = cell.get("r", "")
            place = (row, NEAR_COLUMNS.get(stated.removesuffix(number), 0))
            if place[1] <= column or place in found:
                place = self._doubtful_place(stated, row, column)
            column = place[1]
            if place not in found:
                found[place] = read(cell, *place)

    def _height_of(self, row: Element) -> float | None:
        height = 0.0 if _hidden(row) else _length(row.get("ht"))
        return 0.0 if height is None and self._height == 0 else height

    def _set_height(self, row: int, height: float | None) -> None:
        if height is not None:
            self._heights[row] = height

    def _row_number(self, element: Element) -> int:
        """Return a row's number; one that states none is that of its first cell, or follows the row before it."""
        stated = element.get("r")
        if stated is None:
            place = place_of(element[0].get("r", "")) if len(element) else None
            return place[0] if place else self._row + 1
        if not (_NUMBER.fullmatch(stated) and 0 < int(stated) <= LAST_ROW):
            self._faults.append(SheetFault(f"行号 {stated[:_SHOWN]} 不对"))
            return self._row + 1
        return int(stated)

    def _doubtful_place(self, stated: str, row: int, before: int) -> Place:
        """Return the place of a cell that states none, which follows the cell before it, or an unlawful one."""
        place = (row, before + 1) if not stated else place_of(stated)
        if place is None or place[0] != row:
            self._faults.append(SheetFault(f"第 {row} 行里有一格的位置写作 {stated[:_SHOWN]}"))
            place = place or (row, before + 1)
        if max(place[1], before) > LAST_COLUMN:
            raise PartError(f"第 {row} 行超过 {LAST_COLUMN} 列")
        if place in self._cells:
            self._faults.append(SheetFault("这一格在文件里有两份，用的是前一份", stated))
        elif place[1] <= before:
            self._out_of_order = self._out_of_order or stated
        return place

    def _read_column(self, element: Element) -> None:
        first, last = (element.get(name, "") for name in ("min", "max"))
        width = 0.0 if _hidden(element) else _length(element.get("width"))
        if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(last)):
            self._faults.append(SheetFault(f"列 {first[:_SHOWN]}:{last[:_SHOWN]} 写得不对"))
        elif width is not None:
            columns = range(int(first), min(int(last), LAST_COLUMN) + 1)
            self._widths_stated += len(columns)
            if self._widths_stated > MOST_WIDTHS:
                raise PartError("列的宽度写了许多遍")
            self._widths.update(dict.fromkeys(columns, width))

    def _read_merge(self, element: Element) -> None:
        stated = element.get("ref", "")
        first, _, last = stated.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start is None or end is None or start > end or start[1] > end[1]:
            self._faults.append(SheetFault(f"合并区域 {stated[:_SHOWN]} 写得不对"))
        elif start != end:
            self._merges.append((*start, *end))

    def _read_defaults(self, element: Element) -> None:
        self._height, self._width = (_length(element.get(f"default{name}")) for name in ("RowHeight", "ColWidth"))

    def _read_drawing(self, element: Element) -> None:
        self._drawing = attribute(element, "id")


def _hidden(element: Element) -> bool:
    return "hidden" in element.attrib and is_on(element, "hidden")


def _length(stated: str | None) -> float | None:
    return float(stated) if stated and _LENGTH.fullmatch(stated) else None

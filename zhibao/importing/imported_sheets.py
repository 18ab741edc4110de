"""The sheets of the workbook: parts as chapters with their rows, the cover, the proposed indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from zhibao.importing.drawn_material import DrawnMaterial
from zhibao.importing.import_entries import GridCell, ImportEntry, ImportPart
from zhibao.importing.report_zones import Zone
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_annex_number, without_sheet_number
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheets import ANNEX_PREFIX, DATA_PREFIX, PREFACE_SHEET
from zhibao.workbook.starter.cell_values import number_cell, texts_in_cells, typed_cell
from zhibao.workbook.starter.content import Rows, StarterCell, StarterSheet

_LONGEST_NAME = 31
_FORBIDDEN = lazy_pattern(r"[\[\]:*?/\\'：？]")
_RESERVED = ("封面", "前言", "指标", "学校", "采用", "核对", "填写说明", DATA_PREFIX, ANNEX_PREFIX)
UNTITLED = "正文"
_NO_PREFACE = "原来的报告没有前言，请写一段：编制依据、数据来源、统计范围。"
_NAMED = ("表格", "统计图")


def part_sheets(parts: Sequence[ImportPart], material: DrawnMaterial) -> list[StarterSheet]:
    """Return the sheets of preface, chapters and annexes; without a preface there is one to be written."""
    made: list[StarterSheet] = []
    chapters = annexes = 0
    if not any(part.kind == Zone.PREFACE.value for part in parts):
        made.append(_sheet(PREFACE_SHEET, "", (ImportEntry("说明", Text.of(_NO_PREFACE)),), material))
    several = sum(part.kind == Zone.ANNEX.value for part in parts) > 1
    for part in parts:
        if part.kind == Zone.PREFACE.value:
            made.insert(0, _sheet(PREFACE_SHEET, "", part.entries, material))
        elif part.kind == Zone.ANNEX.value:
            annexes += 1
            made.append(_annex(part, annexes if several else 0, made, material))
        else:
            chapters += 1
            name, title = _chapter_name(part.title, chapters, [each.name for each in made])
            made.append(_sheet(name, title, part.entries, material))
    names = _named([entry for part in parts for entry in part.entries])
    return [_with_names(sheet, names) for sheet in made]


def _chapter_name(title: str, number: int, taken: Sequence[str]) -> tuple[str, str]:
    """Return the name of a chapter's sheet, and the title for a row 章 where the name does not say it whole."""
    short = _FORBIDDEN.sub("", title).strip()[: _LONGEST_NAME - len(f"{number} ")]
    name = f"{number} {short}" if short else UNTITLED
    if not title:
        return name, ""
    is_whole = without_sheet_number(name) == title and not short.startswith(_RESERVED) and name not in taken
    return name, "" if is_whole else title


def _annex(part: ImportPart, number: int, made: Sequence[StarterSheet], material: DrawnMaterial) -> StarterSheet:
    lead = f"{ANNEX_PREFIX}{number or ''} "
    name = f"{lead}{_FORBIDDEN.sub('', part.title)}".strip()[:_LONGEST_NAME]
    if name in (each.name for each in made):
        name = f"{name[: _LONGEST_NAME - 4]}（{number}）"
    title = "" if without_annex_number(name) == part.title or not part.title else part.title
    return _sheet(name, title, part.entries, material)


def _sheet(name: str, title: str, entries: Iterable[ImportEntry], material: DrawnMaterial) -> StarterSheet:
    rows: list[tuple[StarterCell, ...]] = [tuple(map(StarterCell, HEADER))]
    merges: list[tuple[int, int, int, int]] = []
    turned_first, others = _turn_first(list(entries))
    for entry in (*turned_first, *([ImportEntry("章", Text.of(title))] if title else ()), *others):
        for row in _rows(entry, material):
            rows.append(row)
        top = len(rows) + 1
        rows += _grid_rows(entry)
        merges += _merges(entry, top)
    return StarterSheet(name, tuple(rows), tuple(merges))


def _turn_first(entries: list[ImportEntry]) -> tuple[list[ImportEntry], list[ImportEntry]]:
    """Return a turn of the pages that turns the whole sheet apart from the other entries."""
    return (entries[:1], entries[1:]) if entries and entries[0].type == "横向" else ([], entries)


def _rows(entry: ImportEntry, material: DrawnMaterial) -> Iterator[tuple[StarterCell, ...]]:
    names = [name for each in entry.pictures if (name := material.photo_name(each))]
    first, *more = texts_in_cells(entry.content)
    beside: list[StarterCell] = [StarterCell(name) for name in names] or [
        StarterCell(Text.of(entry.attribute)),
        StarterCell(entry.options),
    ]
    yield (StarterCell(entry.type), StarterCell(first), *beside)
    yield from ((StarterCell(""), StarterCell(each)) for each in more)


def _grid_rows(entry: ImportEntry) -> Rows:
    return tuple((StarterCell(""), *map(_cell, row)) for row in entry.grid)


def _cell(cell: GridCell | None) -> StarterCell:
    if cell is None:
        return StarterCell("")
    return (
        number_cell(cell.text.plain, cell.number_format)
        if cell.number_format
        else typed_cell(cell.text, cell.has_diagonal)
    )


def _merges(entry: ImportEntry, top: int) -> Iterator[tuple[int, int, int, int]]:
    for at, row in enumerate(entry.grid):
        for column, cell in enumerate(row):
            if cell and (cell.row_span > 1 or cell.column_span > 1):
                left = column + 2
                yield top + at, left, top + at + cell.row_span - 1, left + cell.column_span - 1


def _named(entries: Iterable[ImportEntry]) -> Mapping[str, int]:
    """Return how often tables and charts have a caption that is not theirs alone."""
    counts = Counter(entry.content.plain.strip() for entry in entries if entry.type in _NAMED)
    return {caption: count for caption, count in counts.items() if caption and count > 1}


def _with_names(sheet: StarterSheet, repeated: Mapping[str, int]) -> StarterSheet:
    """Return the sheet with names for the tables whose captions are not theirs alone: two of one name are an error."""
    if not repeated:
        return sheet
    rows: list[tuple[StarterCell, ...]] = []
    for at, row in enumerate(sheet.rows):
        caption = row[1].value if len(row) > 3 and row[0].value in _NAMED else None
        if isinstance(caption, Text) and caption.plain.strip() in repeated:
            name = f"名称={caption.plain.strip()}（{sheet.name.split(' ')[0]}-{at + 1}）"
            options = "；".join(filter(None, (str(row[3].value), name)))
            row = (*row[:3], replace(row[3], value=options))
        rows.append(row)
    return replace(sheet, rows=tuple(rows))

"""The document compared with the workbook that was made of it and the list of what was not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, ReportPlace, import_rules
from zhibao.importing.import_entries import Taking
from zhibao.importing.imported_sheets import UNTITLED
from zhibao.importing.source_count import SourceCount, characters
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.tidy import scrub
from zhibao.workbook.display import display
from zhibao.workbook.row import CONTENT, HEADER, TYPE
from zhibao.workbook.sheets import PREFACE_SHEET
from zhibao.workbook.spreadsheet import SpreadsheetFile, StoredCell, StringItem

_SHOWN = 40
_NUMBER = lazy_pattern(r"^\d+ |^附件\d*\s*")
_GRIDS, _PHOTOS, _TITLE, _REMARK = ("表格", "统计图"), "图片", "章", "说明"
_TAKES_ATTRIBUTE = ("表格", "案例")


class WorkbookCount(Struct, frozen=True):
    """What a workbook holds that is printed: its texts in order, the cells of its grids, the photos that it names."""

    texts: tuple[str, ...]
    grids: tuple[str, ...]
    numbers: tuple[float, ...]
    photos: tuple[str, ...]


def workbook_count(path: Path) -> WorkbookCount:
    """Return what the sheets of chapters, preface and annexes hold."""
    book = SpreadsheetFile(path)
    texts: list[str] = []
    grids: list[str] = []
    numbers: list[float] = []
    photos: list[str] = []
    for entry in book.sheets:
        rows: dict[int, dict[int, StoredCell]] = {}
        for cell in book.worksheet(entry).cells:
            rows.setdefault(cell.row, {})[cell.column] = cell
        if entry.state != "visible" or [_shown(rows.get(1, {}).get(at)) for at in range(TYPE, 5)] != list(HEADER):
            continue
        if entry.name == UNTITLED:
            # Named by the program.
            pass
        elif _TITLE not in {_shown(row.get(TYPE)) for row in rows.values()} and entry.name != PREFACE_SHEET:
            texts.append(_NUMBER.sub("", entry.name))
        _add_rows(rows, texts, grids, numbers, photos)
    return WorkbookCount(tuple(map(characters, texts)), tuple(map(characters, grids)), tuple(numbers), tuple(photos))


def _add_rows(
    rows: dict[int, dict[int, StoredCell]],
    texts: list[str],
    grids: list[str],
    numbers: list[float],
    photos: list[str],
) -> None:
    kind = ""
    for number in sorted(rows)[1:]:
        row = rows[number]
        stated = _shown(row.get(TYPE))
        kind = stated or kind
        if kind == _REMARK:
            continue
        if not stated and kind in _GRIDS:
            cells = [cell for column, cell in sorted(row.items()) if column >= CONTENT]
            shown = list(filter(None, map(_shown, cells)))
            numbers += (float(cell.value) for cell in cells if isinstance(cell.value, int | float))
            if kind == _GRIDS[0]:
                texts += shown
                grids += shown
            continue
        texts.append(_shown(row.get(CONTENT)))
        if kind == _PHOTOS:
            photos += filter(None, (_shown(cell) for column, cell in sorted(row.items()) if column > CONTENT))
        elif kind in _TAKES_ATTRIBUTE:
            texts.append(_shown(row.get(CONTENT + 1)))


def _shown(cell: StoredCell | None) -> str:
    """Return what a cell shows."""
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, StringItem):
        return cell.value.text
    if isinstance(cell.value, str):
        return cell.value
    return display(cell.value, cell.format.number_format)


class ImportLedger(Struct, frozen=True, dict=True):
    """Both counts, what was left out and added, and the photos by the digests of their origins."""

    source: SourceCount
    workbook: WorkbookCount
    taking: Taking
    photo_origins: Sequence[str]
    file: str

    def differences(self) -> Iterator[Finding]:
        """Yield every difference between the document and what was made of it."""
        yield from self._texts()
        yield from self._tables()
        yield from self._pictures()
        yield from self._charts()

    def _texts(self) -> Iterator[Finding]:
        """Yield paragraphs that are not found whole, and characters that are too many or too few all in all."""
        whole = "".join(self.workbook.texts)
        rest = [self._rest(number, text) for number, text in self.source.paragraphs.items()]
        for number, text in zip(self.source.paragraphs, rest, strict=True):
            if _found_in(whole, text, self._foreign):
                continue
            place = ReportPlace(self.file, None, f"第 {number} 段“{text[:16]}”")
            yield import_rules.MISSING_TEXT.at(place, text=text[:_SHOWN])
        uncounted = [
            characters(scrub(each.text)) for each in self.taking.left_out if each.is_counted and not each.source.number
        ]
        had = Counter("".join(rest)) + Counter("".join(map(scrub, self.source.notes)))
        has = Counter(whole)
        added, gone = Counter(characters(scrub("".join(self.taking.added)))), Counter("".join(uncounted))
        if too_many := has - (had + added):
            yield import_rules.ADDED_TEXT.at(ReportPlace(self.file), text="".join(too_many.elements())[:_SHOWN])
        if too_few := (had + added) - (has + gone):
            yield import_rules.MISSING_TEXT.at(ReportPlace(self.file), text="".join(too_few.elements())[:_SHOWN])

    @cached_property
    def _foreign(self) -> tuple[str, ...]:
        """What the workbook holds among a paragraph's characters that the paragraph does not: notes first."""
        pieces = (*self.taking.inserted, *sorted(set(self.taking.added), key=len, reverse=True))
        return tuple(filter(None, (characters(scrub(each)) for each in pieces)))

    def _rest(self, number: int, text: str) -> str:
        """Return the characters of a paragraph without those that were left out, each of which must be there."""
        text = scrub(text)
        for each in self.taking.left_out:
            if each.source.number == number and each.is_counted:
                text = _without(text, characters(scrub(each.text)))
        return text

    def _tables(self) -> Iterator[Finding]:
        """Yield the tables whose cells are not one after another in the workbook's."""
        left = [characters(scrub(each.text)) for each in self.taking.left_out if each.is_counted]
        left += (characters(scrub(each)) for each in self.taking.set_out)
        at = 0
        cells = self.workbook.grids
        for number, table in self.source.tables.items():
            if number in self.taking.dissolved:
                continue
            for cell in map(scrub, table):
                place = _next(cells, cell, at, self._foreign)
                if place is None and cell not in left:
                    yield import_rules.MISSING_CELLS.at(ReportPlace(self.file), number=number, text=cell[:_SHOWN])
                    break
                at = at if place is None else place + 1

    def _pictures(self) -> Iterator[Finding]:
        found = sum(self.source.pictures.values())
        shown = Counter(self.workbook.photos)
        taken = sum(shown.values()) + len(self.taking.lost_pictures)
        missing = self.source.pictures - Counter(self.photo_origins)
        if found != taken or sum(missing.values()) > len(self.taking.lost_pictures):
            yield import_rules.MISSING_PICTURES.at(ReportPlace(self.file), found=found, taken=taken)

    def _charts(self) -> Iterator[Finding]:
        has = Counter(self.workbook.numbers)
        for chart in self.source.charts:
            wanted = Counter(float(each) for each in chart if _is_number(each))
            if wanted - has:
                yield import_rules.MISSING_CHART_DATA.at(ReportPlace(self.file), text="、".join(chart)[:_SHOWN])
            has = has - wanted


def _is_number(words: str) -> bool:
    try:
        float(words)
    except ValueError:
        return False
    return True


def _without(text: str, piece: str) -> str:
    """Return a text without the first occurrence of a piece; of one that is not there, its characters one by one."""
    if piece in text:
        return text.replace(piece, "", 1)
    for character in piece:
        text = text.replace(character, "", 1)
    return text


def _found_in(whole: str, text: str, foreign: Iterable[str]) -> bool:
    """Tell whether a text stands in the whole, what is foreign to it left out of account."""
    if text in whole:
        return True
    for piece in foreign:
        whole = whole.replace(piece, "")
        text = text.replace(piece, "")
        if text in whole:
            return True
    return False


def _next(cells: Sequence[str], cell: str, at: int, foreign: Sequence[str]) -> int | None:
    """Return the place of a cell among the workbook's from a place on."""
    for place in range(at, len(cells)):
        if cells[place] == cell:
            return place
    return next((place for place in range(at, len(cells)) if _found_in(cells[place], cell, foreign)), None)

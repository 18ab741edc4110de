"""The case studies of a form: a sheet each, with a title, a section, paragraphs and photos."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from zhibao.findings import Findings, school_form_rules
from zhibao.forms.seen_sheets import seen
from zhibao.model.blocks import CaseStudy, Paragraph, ReadBlock
from zhibao.model.figures import PhotoBlock, PhotoFile, PhotoSource
from zhibao.model.received import SentCase
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.typed_numbers import without_caption_number
from zhibao.workbook.case_desk import UNTITLED
from zhibao.workbook.cell_lines import without_prefix, without_whole
from zhibao.workbook.form_words import (
    CASE_LABELS,
    CASE_SHEET,
    CONTENT_COLUMN,
    LABEL_COLUMN,
    PHOTOS,
    PLACE,
    TEXT,
    TITLE,
)
from zhibao.workbook.items import Reading
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.sheet import Cell, Sheet, stray_pictures


class CaseReader(Struct, frozen=True):
    """Reads the case studies of one school; `photos` is the folder of its photos as seen from the workbook."""

    school: Text
    photos: str
    most_characters: int
    reading: Reading

    @property
    def _findings(self) -> Findings:
        return self.reading.findings

    def cases(self, book: OpenWorkbook) -> Iterator[SentCase]:
        """Yield the case studies that somebody has written, in the order of their sheets."""
        for name in book.visible_names:
            if name.strip().startswith(CASE_SHEET):
                sheet = seen(book.sheet(name), _is_content, school_form_rules.HIDDEN_IN_CASE, self._findings)
                yield from self._case(sheet)
        self._tell_hidden(book)

    def _tell_hidden(self, book: OpenWorkbook) -> None:
        """Report hidden sheets that hold a case study."""
        for name in book.hidden_names:
            if name.strip().startswith(CASE_SHEET):
                rows = _rows_by_label(book.sheet(name))
                if any(rows[label] for label in (TITLE, TEXT)):
                    values = {"sheet": name.strip(), "hidden": "整张表"}
                    self._findings.add(school_form_rules.HIDDEN_IN_CASE.at(book.place(name), **values))

    def _case(self, sheet: Sheet) -> Iterator[SentCase]:
        rows = _rows_by_label(sheet)
        self._tell_more(sheet)
        title = self._title(rows)
        text = [Paragraph(line) for cell in rows[TEXT] for line in self.reading.lines(cell)]
        blocks: tuple[ReadBlock, ...] = (*text, *self._photos(sheet, rows[PHOTOS]))
        if not (title or blocks):
            return
        label = next(_label_cells(sheet, PLACE), None)
        chosen = sheet.cell(label.row if label else 1, CONTENT_COLUMN)
        place = structs.replace(self.reading.line(chosen), ref=chosen.ref)
        case = CaseStudy(title, structs.replace(self.school, ref=sheet.place), False, blocks, _ref(rows, sheet))
        self._tell(case, [each.text for each in text], place)
        yield SentCase(self.school.plain, place, case)

    def _title(self, rows: Mapping[str, Sequence[Cell]]) -> Text:
        if not rows[TITLE]:
            return Text()
        line = self.reading.line(rows[TITLE][0])
        stripped = without_prefix(line, lambda plain: without_caption_number(plain, CASE_SHEET))
        return without_whole(stripped, bold=True, italic=True)

    def _photos(self, sheet: Sheet, cells: Sequence[Cell]) -> Iterator[PhotoBlock]:
        """Yield the photos row by row; pictures that lie beside these rows come last, without a caption."""
        captions: dict[int, Text] = {}
        sources: dict[int, list[PhotoSource]] = defaultdict(list)
        for cell in cells:
            if cell.column == CONTENT_COLUMN:
                captions[cell.row] = self.reading.line(cell)
            else:
                sources[cell.row].append(PhotoFile(cell.plain.strip(), cell.ref, self.photos))
        first = min((cell.row for cell in _label_cells(sheet, PHOTOS)), default=sheet.last_row)
        last = max(sheet.last_row, sheet.last_drawn_row) + 1
        for each in sheet.drawn:
            if each.photo:
                sources[each.row if each.row > first else last].append(each.photo)
        self._findings.extend(stray_pictures(each for each in sheet.drawn if not each.photo))
        for row in sorted(sources):
            ref = sheet.ref(row, CONTENT_COLUMN)
            yield PhotoBlock(captions.pop(row, Text((), ref)), tuple(sources[row]), ref=ref)
        for caption in captions.values():
            self._tell_missing(caption, caption.plain[:20], "照片（只写了图题）")

    def _tell(self, case: CaseStudy[ReadBlock], text: Sequence[Text], place: Text) -> None:
        shown = case.title.plain or UNTITLED
        for what, is_there in (("题目", bool(case.title)), ("正文", bool(text))):
            if not is_there:
                self._tell_missing(Text((), case.ref), shown, what)
        count = sum(len(key_of(line.plain)) for line in text)
        if count > self.most_characters:
            values = {"title": shown, "count": count, "most": self.most_characters}
            self._findings.add(school_form_rules.CASE_TOO_LONG.at(case.ref, school=self.school.plain, **values))

    def _tell_more(self, sheet: Sheet) -> None:
        """Report what stands beside the cells to fill in."""
        for cell in _beside(sheet):
            more = {"sheet": sheet.name.strip(), "found": cell.plain.strip()[:20]}
            self._findings.add(school_form_rules.MORE_IN_FORM.at(cell.ref, **more))

    def _tell_missing(self, at: Text, title: str, what: str) -> None:
        values = {"school": self.school.plain, "title": title, "missing": what}
        self._findings.add(school_form_rules.CASE_INCOMPLETE.at(at.ref, **values))


def _rows_by_label(sheet: Sheet) -> Mapping[str, list[Cell]]:
    """Return the filled cells beside and below each label in column A; of photos only what stands below."""
    found: dict[str, list[Cell]] = {label: [] for label in CASE_LABELS}
    for label, cell in _labelled(sheet):
        if cell.column >= CONTENT_COLUMN and (label == PHOTOS or cell.column == CONTENT_COLUMN):
            found[label].append(cell)
    return found


def _beside(sheet: Sheet) -> Iterator[Cell]:
    """Yield the filled cells that are neither a label nor what stands beside one; photos are numbered in column A."""
    for label, cell in _labelled(sheet):
        if label != PHOTOS and cell.column != CONTENT_COLUMN and key_of(cell.plain) not in CASE_LABELS:
            yield cell


def _labelled(sheet: Sheet) -> Iterator[tuple[str, Cell]]:
    """Yield the filled cells from the first label on, each with the label that governs it; not the header of photos."""
    label = ""
    for row in sheet.rows_from(1):
        stated = key_of(sheet.cell(row, LABEL_COLUMN).plain)
        label = stated if stated in CASE_LABELS else label
        if label and stated != PHOTOS:
            yield from ((label, cell) for cell in sheet.row_cells(row) if cell)


def _label_cells(sheet: Sheet, label: str) -> Iterator[Cell]:
    cells = (sheet.cell(row, LABEL_COLUMN) for row in sheet.rows_from(1))
    yield from (cell for cell in cells if key_of(cell.plain) == label)


def _is_content(cell: Cell) -> bool:
    return cell.column >= CONTENT_COLUMN


def _ref(rows: Mapping[str, Sequence[Cell]], sheet: Sheet) -> CellRef:
    found = next((cells[0] for cells in (rows[TITLE], rows[TEXT]) if cells), None)
    return found.ref if found else sheet.place

"""The rows of one sheet, made of the lines, tables and pictures of one part of the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from zhibao.findings import import_rules
from zhibao.importing.caption_words import case_length, is_note
from zhibao.importing.case_labels import CaseLabel, case_label
from zhibao.importing.drawn_entries import drawn_entries
from zhibao.importing.drawn_material import DrawnMaterial
from zhibao.importing.figure_runs import FigureRun, figure_run
from zhibao.importing.heading_levels import LookOfText
from zhibao.importing.import_entries import NO_TEXT, ImportEntry, ImportSource
from zhibao.importing.import_lines import Item, LineMaking, NewPage, SourceLine, with_label
from zhibao.importing.imported_tables import drawn_in_table, grid_of, header_rows
from zhibao.importing.reference_offers import NumberedThings
from zhibao.importing.table_captions import CaptionedTable, captioned_table
from zhibao.importing.typed_marks import typed_mark
from zhibao.model.text import Text
from zhibao.word.story import StoryTurn

_HEADINGS = ("节", "节", "小节", "条")
_TURNS = {True: "横向", False: "纵向"}
_SHOWS = frozenset(("表格", "统计图", "图片", "注"))
Levelled = Sequence[tuple[Item, int | None]]
_TO_NEXT_HEADING, _ONE_PARAGRAPH = "算到了下一个标题、案例为止", "只算了接排的这一段和跟着的图表"


class _OpenCase(Struct):
    """A case study that has begun: its title, how its text looks, how many paragraphs it has."""

    title: str
    source: ImportSource
    is_run_in: bool
    look: LookOfText | None = None
    paragraphs: int = 0
    things: int = 0


class PartMaking(Struct):
    """Goes through the items of a part and makes its entries."""

    making: LineMaking
    material: DrawnMaterial
    body: LookOfText
    captions_below: bool
    items: Levelled = ()
    entries: list[ImportEntry] = field(default_factory=list)
    numbered: NumberedThings = field(default_factory=NumberedThings)
    _case: _OpenCase | None = None
    _new_page: bool = False
    _is_landscape: bool = False

    def entries_of(self, items: Levelled) -> tuple[ImportEntry, ...]:
        """Return the entries of a part."""
        self.items, self.entries, self._case, self._new_page = items, [], None, False
        at = self._turned()
        while at < len(items):
            at = self._take(at)
        self._close_case(_TO_NEXT_HEADING)
        return tuple(self.entries)

    def _turned(self) -> int:
        """Say how the first page lies, for every sheet begins upright; return the place after the turns before it."""
        at = 0
        while at < len(self.items) and isinstance(turn := self.items[at][0], StoryTurn):
            self._is_landscape = turn.is_landscape
            at += 1
        if self._is_landscape and at < len(self.items):
            self.entries.append(ImportEntry(_TURNS[True]))
        return at

    def _take(self, at: int) -> int:
        """Take what begins at a place; return the place after it."""
        item, level = self.items[at]
        if isinstance(item, StoryTurn):
            self._new_page, self._is_landscape = False, item.is_landscape
            self.entries.append(ImportEntry(_TURNS[item.is_landscape]))
        elif isinstance(item, NewPage):
            self._new_page = bool(self.entries) and self.entries[-1].type not in _TURNS.values()
        elif isinstance(item, SourceLine) and item.is_blank:
            self._blank(item)
        elif (run := figure_run(self.items, at)) is not None:
            return self._figure(run)
        elif (table := captioned_table(self.items, at, self.captions_below)) is not None:
            return self._table(table)
        elif isinstance(item, SourceLine):
            self._line(item, level)
        return at + 1

    def _put(self, entry: ImportEntry) -> None:
        if self._new_page:
            self._new_page = False
            self.entries.append(ImportEntry("分页"))
        self.entries.append(entry)
        if self._case:
            self._case.things += 1

    def _put_all(self, entries: Iterable[ImportEntry]) -> None:
        for each in entries:
            self._put(each)

    def _blank(self, line: SourceLine) -> None:
        if line.look.has_borders and self._case and self._case.things:
            self._close_case("")

    def _line(self, line: SourceLine, level: int | None) -> None:
        if level is not None:
            self._heading(line, level)
        elif case_length(line) is not None:
            self._begin_case(line, case_label(line, self.making.taking))
        elif is_note(line) and self.entries and self.entries[-1].type in _SHOWS:
            self._put(ImportEntry("注", with_label(line, self.making.taking), source=line.source))
        else:
            self._prose(line)

    def _heading(self, line: SourceLine, level: int) -> None:
        self._close_case(_TO_NEXT_HEADING)
        mark = None if line.label else typed_mark(line.text.plain)
        if mark:
            self.making.taking.leave(
                import_rules.NOT_PRINTED_SO, line.source, line.text.plain[: mark.length], "标题的编号"
            )
            line = line.without(mark.length)
        self._put(ImportEntry(_HEADINGS[min(level, len(_HEADINGS) - 1)], line.text, source=line.source))

    def _prose(self, line: SourceLine) -> None:
        look = _look(line)
        if self._case and self._is_after_case(look):
            self._close_case(_ONE_PARAGRAPH if self._case.is_run_in and look == self._case.look else "")
        if self._case:
            self._case.look = self._case.look or look
            self._case.paragraphs += 1
        self._put(ImportEntry("段落", with_label(line, self.making.taking), source=line.source))

    def _is_after_case(self, look: LookOfText) -> bool:
        """Tell whether a paragraph that looks so is no more of the open case study."""
        assert self._case
        if self._case.look is None or (self._case.look == look and not self._case.is_run_in):
            return False
        return look == self.body if self._case.look != self.body else self._case.is_run_in

    def _begin_case(self, line: SourceLine, label: CaseLabel) -> None:
        self._close_case(_TO_NEXT_HEADING)
        options = "接排=是" if label.lead else ""
        self.numbered.add(line.text.plain[: case_length(line) or 0], "案例", label.title.plain)
        self._put(ImportEntry("案例", label.title, label.school, options, source=line.source))
        self._case = _OpenCase(label.title.plain or line.plain[:20], line.source, bool(label.lead))
        if label.lead:
            self._case.look, self._case.paragraphs = _look(line), 1
            self._put(ImportEntry("段落", label.lead, source=line.source))

    def _close_case(self, doubt: str) -> None:
        case, self._case = self._case, None
        if case is None:
            return
        if doubt and case.look == self.body and (case.is_run_in or case.paragraphs > 1):
            self.making.taking.tell(import_rules.CASE_REACH, case.source, case.title, doubt)
        self.entries.append(ImportEntry("案例完"))

    def _figure(self, run: FigureRun) -> int:
        taking = self.making.taking
        if run.lead is not None:
            self._prose(run.lead)
        taking.dissolved |= set(run.tables)
        for figure in run.figures:
            content = NO_TEXT
            if figure.caption is not None:
                cut = figure.caption.without(figure.number_length)
                taking.leave(
                    import_rules.NOT_PRINTED_SO,
                    figure.caption.source,
                    figure.caption.text.plain[: figure.number_length],
                    "图题的编号",
                )
                content = cut.text
                self.numbered.add(figure.caption.text.plain[: figure.number_length], "图", content.plain)
            self._put_all(drawn_entries(figure.objects, content, figure.source, self.material))
        for note in run.notes:
            self._put(ImportEntry("注", note.text, source=note.source))
        return run.end

    def _table(self, found: CaptionedTable) -> int:
        content, unit = self._caption(found)
        grid = grid_of(found.table, self.making)
        headers = header_rows(found.table, grid)
        options = "" if headers == 1 else f"表头={headers}"
        source = ImportSource.of(found.table) if found.caption is None else found.caption.source
        self._put(ImportEntry("表格", content, unit, options, grid, source=source))
        for drawn, paragraph in drawn_in_table(found.table):
            self._put_all(drawn_entries([drawn], NO_TEXT, ImportSource.of(paragraph), self.material))
        return found.end

    def _caption(self, found: CaptionedTable) -> tuple[Text, str]:
        """Return a table's caption without its number and unit, and the unit."""
        taking = self.making.taking
        unit = found.unit
        if found.unit_line is not None and found.unit_line.plain != unit:
            taking.leave(
                import_rules.SIGNS_TAKEN, found.unit_line.source, _around(found.unit_line.plain, unit), "单位的括号"
            )
        if found.caption is None:
            return NO_TEXT, unit
        plain, source = found.caption.text.plain, found.caption.source
        taking.leave(import_rules.NOT_PRINTED_SO, source, plain[: found.number_length], "表题的编号")
        end = len(plain) if found.unit_at is None else found.unit_at
        if found.unit_at is not None:
            taking.leave(import_rules.SIGNS_TAKEN, source, _around(plain[end:], unit), "单位的括号")
        caption = found.caption.text.cut(found.number_length, end)
        self.numbered.add(plain[: found.number_length], "表", caption.plain)
        return caption, unit


def _around(text: str, inner: str) -> str:
    return text.strip().replace(inner, "", 1)


def _look(line: SourceLine) -> LookOfText:
    return LookOfText(line.look.style, line.look.size, line.look.font)

"""A report as the values that a template loops over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.fill_marks import block_mark, table_mark, text_marks
from zhibao.model.listed import lists_of
from zhibao.model.report import Part, PrintedReport
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.pack import CoverRules, Pack
from zhibao.render.card_xml import card_markup
from zhibao.render.cover_lines import sense_lines
from zhibao.render.markup import Markup, text_markup
from zhibao.render.picture_xml import PictureWriter
from zhibao.render.table_xml import TableMarkup, table_markup
from zhibao.render.template_metrics import TemplateMetrics
from zhibao.render.views import (
    BlockView,
    BreakView,
    CaseView,
    FigureView,
    HeadingView,
    NoteView,
    ParagraphView,
    PartView,
    TableView,
    TemplateContext,
)
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import spaced_ems
from zhibao.word.late_rows import LateRows
from zhibao.word.xml_text import element

_MOST_TITLE_LINES = 3
# An address of the web or of mail so long that a justified line before it would be stretched.
_ADDRESS = lazy_pattern(r"[A-Za-z][!-~]*(?:://|@|/)[!-~]{16,}|[!-~]{30,}")


# Tables with their widths and what was made of them, by the ids of their blocks.
MadeGrids = dict[str, tuple[Table, float, TableMarkup]]


def make_context(
    report: PrintedReport,
    pack: Pack,
    metrics: TemplateMetrics,
    pictures: PictureWriter,
    grids: MadeGrids | None = None,
    late: LateRows | None = None,
) -> TemplateContext:
    """Return the names that the template may use at the top.

    `grids` were made for the template before, and get those that are made; `late` keeps rows of long tables back.
    """
    views = _Views(pack, metrics, pictures, {} if grids is None else grids, late)
    title = _title_lines(report, pack.cover)
    return {
        "cover": {key: views.text(value) for key, value in report.cover.items()},
        "title_lines": tuple(map(views.text, title)),
        "title_is_long": any(spaced_ems(line.plain) > pack.cover.title_characters for line in title),
        "preparer_lines": tuple(map(views.text, _preparer_lines(report, pack.cover.preparer_characters))),
        "lists": tuple(lists_of(pack.caption.of_numbered(report.parts), pack.contents.lists)),
        "preface": views.part(report.preface) if report.preface else None,
        "chapters": tuple(views.part(part) for part in report.chapters),
        "annexes": tuple(views.part(part) for part in report.annexes),
    }


def _title_lines(report: PrintedReport, rules: CoverRules) -> tuple[Text, ...]:
    """Return the report's name on one line or broken between groups of words, in smaller type where need be."""
    title, region = report.cover["报告名称"], report.cover.get("地区", Text()).plain
    lines = sense_lines(title, rules.title_characters, region)
    if len(lines) <= _MOST_TITLE_LINES and all(spaced_ems(line.plain) <= rules.title_characters for line in lines):
        return lines
    return sense_lines(title, rules.long_title_characters, region)


def _preparer_lines(report: PrintedReport, most: int) -> tuple[Text, ...]:
    """Return who made the report, with the word for that, in as many lines as need be."""
    preparer = report.cover.get("编制单位", Text())
    return sense_lines(preparer + Text.of("编制"), most)


class _Views:
    """Makes views of blocks in reading order, following the direction of the page."""

    def __init__(
        self,
        pack: Pack,
        metrics: TemplateMetrics,
        pictures: PictureWriter,
        grids: MadeGrids,
        late: LateRows | None,
    ) -> None:
        self._pack = pack
        self._late = late
        self._grids = grids
        self._metrics = metrics
        self._pictures = pictures
        self._landscape = False

    def text(self, text: Text) -> Markup:
        return text_markup(text, self._metrics.styles)

    def marked(self, text: Text) -> Markup:
        """Return a text of the parts between marks with its id."""
        return _between_marks(self.text(text), text.id) if text else self.text(text)

    def part(self, part: Part[PrintedBlock]) -> PartView:
        """Return a part; a direction stated first turns its title too, and ends with the part."""
        blocks = list(part.blocks)
        title = self.marked(part.title)
        leading = [blocks.pop(0)] if blocks and isinstance(blocks[0], Orientation) else []
        before = tuple(self._blocks(leading))
        inner = tuple(self._blocks([*blocks, Orientation(landscape=False)]))
        return PartView(title, before, inner)

    def _blocks(self, blocks: Iterable[PrintedBlock]) -> Iterator[BlockView]:
        for block in blocks:
            view = self._block(block)
            if view:
                yield view

    def _block(self, block: PrintedBlock) -> BlockView | None:
        match block:
            case Heading():
                return HeadingView(block.level, self.marked(block.text))
            case Paragraph():
                return ParagraphView(self.marked(block.text), has_address=bool(_ADDRESS.search(block.text.plain)))
            case Note():
                return NoteView(self.marked(block.text))
            case TableBlock():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case CaseStudy():
                return self._case(block)
            case PageBreak():
                return BreakView("page_break")
            case Orientation():
                return self._turn(block)
            case _:
                assert_never(block)

    def _table(self, block: TableBlock) -> TableView:
        width = self._metrics.landscape_width if self._landscape else self._metrics.portrait_width
        table = self._card(block, width) if block.is_card else self._grid(block, width).whole(self._late)
        caption, unit = self.marked(block.caption), self.marked(block.unit)
        return TableView(caption, unit, _described(table, block.id), self._all(block.notes))

    def _card(self, block: TableBlock, width: float) -> Markup:
        return card_markup(block.table, width, self._metrics, bool(block.notes))

    def _grid(self, block: TableBlock, width: float) -> TableMarkup:
        table, made_width, markup = self._grids.get(block.id, (None, 0.0, None))
        if markup is None or table is not block.table or made_width != width:
            markup = table_markup(block.table, width, self._metrics, self._pack.table, bool(block.notes))
            self._grids[block.id] = (block.table, width, markup)
        return markup

    def _figure(self, block: Figure) -> FigureView:
        single = self._pictures.single(block)
        grid = None if single else self._pictures.grid(block)
        shown = block.rows[0][0]
        if single and isinstance(shown, Text):
            single = _between_marks(single, shown.id)
        elif single and not block.caption:
            single = _between_marks(single, block.id)
        elif grid and not block.caption:
            grid = _in_first_paragraph(grid, block.id)
        return FigureView(self.marked(block.caption), single, grid, self._all(block.notes))

    def _case(self, block: CaseStudy[PrintedBlock]) -> CaseView:
        blocks, lead = block.blocks, Text()
        if block.run_in and isinstance(blocks[0], Paragraph):
            lead, blocks = blocks[0].text, blocks[1:]
        mark = block_mark(block.id)
        title, named, first = self.marked(block.title), self.marked(block.printed_school), self.marked(lead)
        if lead:
            first = Markup(mark + first.xml, first.plain)
        elif not block.title:
            title = Markup(mark, "")
        return CaseView(title, named, first, tuple(self._blocks(blocks)))

    def _turn(self, block: Orientation) -> BreakView | None:
        if block.landscape == self._landscape:
            return None
        self._landscape = block.landscape
        return BreakView("end_portrait" if block.landscape else "end_landscape")

    def _all(self, texts: tuple[Text, ...]) -> tuple[Markup, ...]:
        return tuple(self.marked(text) for text in texts)


def _between_marks(markup: Markup, id_: str) -> Markup:
    before, after = text_marks(id_)
    return Markup(f"{before}{markup.xml}{after}", markup.plain)


def _described(table: Markup, block_id: str) -> Markup:
    mark = element("tblDescription", val=table_mark(block_id))
    return Markup(table.xml.replace("</w:tblPr>", f"{mark}</w:tblPr>", 1), table.plain)


def _in_first_paragraph(grid: Markup, block_id: str) -> Markup:
    mark = f"<w:r><w:t>{block_mark(block_id)}</w:t></w:r>"
    return Markup(grid.xml.replace("</w:pPr>", f"</w:pPr>{mark}", 1), grid.plain)

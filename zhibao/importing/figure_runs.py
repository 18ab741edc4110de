"""Pictures and charts that follow one another, with the captions among and after them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.importing.caption_words import caption_length, is_case, is_note, unit_of_line
from zhibao.importing.import_entries import NO_SOURCE, ImportSource
from zhibao.importing.import_lines import Item, SourceLine
from zhibao.importing.table_captions import is_photo_table
from zhibao.model.text import Text
from zhibao.word.story import ObjectKind, StoryObject, StoryParagraph, StoryTable, StoryTurn, paragraphs_in

Levelled = Sequence[tuple[Item, int | None]]
_LONGEST = 45
_FIGURE_ENDS = ("图后",)
_ENDS = tuple("。；;，,：:！!？?")


class CaptionedFigure(Struct):
    """Pictures and charts under one caption, which may be missing, with the length of the number in it.

    `parts` are its paragraphs of pictures, each by itself.
    """

    objects: list[StoryObject] = field(default_factory=list)
    caption: SourceLine | None = None
    source: ImportSource = NO_SOURCE
    parts: list[CaptionedFigure] = field(default_factory=list)

    @property
    def number_length(self) -> int:
        return (caption_length(self.caption, "图") or 0) if self.caption else 0


class FigureRun(Struct):
    """Figures one after another, the words of a paragraph that they stand in, and the place after them."""

    end: int
    lead: SourceLine | None = None
    figures: list[CaptionedFigure] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    notes: list[SourceLine] = field(default_factory=list)


def figure_run(items: Levelled, at: int) -> FigureRun | None:
    """Return the pictures that begin at a place, with a caption before them or not; None where none begin there."""
    start: int | None = at
    caption: SourceLine | None = None
    item = items[at][0]
    if isinstance(item, SourceLine) and not item.objects and _is_numbered(item) and items[at][1] is None:
        start, caption = _next_shown(items, at + 1), item
    if start is None or not _is_drawn(items[start][0]):
        return None
    run = _gathered(items, start)
    if caption and run.figures:
        first = run.figures[0]
        if first.caption is not None:
            return None
        first.caption = caption
    return run


def _gathered(items: Levelled, at: int) -> FigureRun:
    run = FigureRun(at)
    place: int | None = at
    while place is not None and _is_drawn(items[place][0]):
        item = items[place][0]
        if isinstance(item, StoryTable):
            _add_table(run, item)
        elif isinstance(item, SourceLine) and not _add_line(run, item):
            break
        run.end = place + 1
        ends = _ends_figure(items, place + 1)
        place = _next_shown(items, place + 1)
        if ends:
            return replace(run, figures=_one_by_one(run.figures))
        if run.figures and run.figures[-1].caption is not None:
            break
    _add_caption_below(run, items)
    return run if any(each.caption for each in run.figures) else replace(run, figures=_one_by_one(run.figures))


def _one_by_one(figures: Sequence[CaptionedFigure]) -> list[CaptionedFigure]:
    """Return pictures that nothing names as they stand in the document: each paragraph by itself."""
    return [part for each in figures for part in each.parts or [each]]


def _add_line(run: FigureRun, line: SourceLine) -> bool:
    """Add a paragraph with pictures; tell whether it goes with those before it."""
    words = SourceLine(line.text, line.label, line.look, line.source, (), False, line.sequences) if line.key else None
    is_caption = words is not None and (_is_numbered(words) or may_be_caption(words))
    if words is not None and not is_caption:
        if run.figures:
            return False
        run.lead = words
    figure = _figure(run, line.source)
    figure.objects += line.objects
    figure.parts.append(CaptionedFigure(list(line.objects), None, line.source))
    if words is not None and is_caption:
        run.figures[-1].caption = words
    return True


def _figure(run: FigureRun, source: ImportSource) -> CaptionedFigure:
    if not run.figures or run.figures[-1].caption is not None:
        run.figures.append(CaptionedFigure(source=source))
    return run.figures[-1]


def _add_table(run: FigureRun, table: StoryTable) -> None:
    """Add pictures that a table sets side by side: those of a row have the captions of the next one, each its own."""
    run.tables.append(table.number)
    for row in table.rows:
        lines = [line for cell in row for line in paragraphs_in(cell.blocks)]
        words = [line for line in lines if line.text.strip()]
        for line in lines:
            objects = [each for each in line.objects if each.kind is not ObjectKind.TEXT_BOX]
            if objects and words:
                run.figures.append(CaptionedFigure(objects, None, ImportSource.of(line)))
            elif objects:
                _figure(run, ImportSource.of(line)).objects += objects
        _name(run, [_as_line(line) for line in words])


def _name(run: FigureRun, words: list[SourceLine]) -> None:
    """Give the words of a row to the pictures in it, or to those of the row before."""
    if not words:
        return
    open_ones = [each for each in run.figures if each.caption is None]
    pictures = sum(len(each.objects) for each in open_ones)
    if len(words) == pictures:
        singles = [CaptionedFigure([drawn], None, each.source) for each in open_ones for drawn in each.objects]
        for single, line in zip(singles, words, strict=True):
            single.caption = line
        run.figures[:] = [each for each in run.figures if each.caption is not None] + singles
    elif open_ones:
        merged = CaptionedFigure(
            [drawn for each in open_ones for drawn in each.objects], words[-1], open_ones[0].source
        )
        run.figures[:] = [each for each in run.figures if each.caption is not None] + [merged]
        run.notes += words[:-1]
    else:
        run.notes += words


def _add_caption_below(run: FigureRun, items: Levelled) -> None:
    place = _next_shown(items, run.end)
    if place is None or not run.figures:
        return
    item, level = items[place]
    if not isinstance(item, SourceLine) or level is not None or item.objects or is_case(item) or is_note(item):
        return
    if not _is_numbered(item) and (not may_be_caption(item) or _leads_to_table(items, place)):
        return
    last = run.figures[-1]
    if last.caption is None:
        last.caption, run.end = item, place + 1
    elif run.tables and _is_numbered(item) and not any(map(_has_number, run.figures)):
        _put_under_one(run, item)
        run.end = place + 1


def _has_number(figure: CaptionedFigure) -> bool:
    return figure.caption is not None and _is_numbered(figure.caption)


def _put_under_one(run: FigureRun, caption: SourceLine) -> None:
    """Put pictures under one numbered caption; the words of each by itself become notes."""
    run.notes += (each.caption for each in run.figures if each.caption)
    drawn = [each for figure in run.figures for each in figure.objects]
    run.figures[:] = [CaptionedFigure(drawn, caption, run.figures[0].source)]


def _leads_to_table(items: Levelled, at: int) -> bool:
    """Tell whether a table follows a place at once."""
    place = _next_shown(items, at + 1)
    item = None if place is None else items[place][0]
    return isinstance(item, StoryTable) and not is_photo_table(item)


def may_be_caption(line: SourceLine) -> bool:
    """Tell whether a line right below a picture is its caption though it has no number: short, and no sentence."""
    if line.label or caption_length(line, "表") is not None or unit_of_line(line) is not None or is_case(line):
        return False
    return len(line.plain) <= _LONGEST and not line.plain.endswith(_ENDS) and "。" not in line.plain


def _is_numbered(line: SourceLine) -> bool:
    return caption_length(line, "图") is not None


def _is_drawn(item: Item) -> bool:
    return bool(item.objects) if isinstance(item, SourceLine) else isinstance(item, StoryTable) and is_photo_table(item)


def _next_shown(items: Levelled, at: int) -> int | None:
    """Return the place of the next item that shows something; None where the page turns before it."""
    for place in range(at, len(items)):
        item = items[place][0]
        if isinstance(item, StoryTurn):
            return None
        if isinstance(item, StoryTable) or (isinstance(item, SourceLine) and not item.is_blank):
            return place
    return None


def _ends_figure(items: Levelled, at: int) -> bool:
    """Tell whether the blank paragraph at a place ends pictures that have no caption, as the program's own do."""
    item = items[at][0] if at < len(items) else None
    return isinstance(item, SourceLine) and item.is_blank and item.look.style in _FIGURE_ENDS


def _as_line(paragraph: StoryParagraph) -> SourceLine:
    return SourceLine(
        Text.of(paragraph.text), look=paragraph.look, source=ImportSource.of(paragraph), sequences=paragraph.sequences
    )

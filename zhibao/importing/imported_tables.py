"""A table of the document as the grid below a row 表格: merges both ways, the rows of its header."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from zhibao.findings import import_rules
from zhibao.importing.import_entries import Grid, GridCell, ImportSource, Taking
from zhibao.importing.import_lines import LineMaking, SourceLine, joined_text, with_label
from zhibao.model.text import Replacement, Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.story import StoryBlock, StoryCell, StoryObject, StoryParagraph, StoryTable, paragraphs_in

_HEADER_BREAK, _BEFORE_BRACKET = lazy_pattern(r"\n"), lazy_pattern(r"\n(?=[（(])")
_RESTART, _CONTINUE = "restart", "continue"


def grid_of(table: StoryTable, making: LineMaking) -> Grid:
    """Return the cells of a table by rows and columns, None where a merged cell reaches over."""
    width = max((sum(cell.span for cell in row) for row in table.rows), default=0)
    owners: dict[int, tuple[int, int]] = {}
    cells: dict[tuple[int, int], GridCell] = {}
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            place = owners.get(column)
            if cell.merge == _CONTINUE and place and cells[place].column_span == cell.span:
                cells[place] = replace(cells[place], row_span=at - place[0] + 1)
                _leave_covered(cell, making.taking)
            else:
                cells[at, column] = _cell(cell, making, at < max(table.header_rows, 1))
                owners[column] = (at, column)
            if cell.merge not in (_RESTART, _CONTINUE):
                owners.pop(column, None)
            column += cell.span
    return _filled(cells, len(table.rows), width)


def _filled(cells: dict[tuple[int, int], GridCell], rows: int, columns: int) -> Grid:
    covered = {
        (row, column)
        for (top, left), cell in cells.items()
        for row in range(top, top + cell.row_span)
        for column in range(left, left + cell.column_span)
    } - cells.keys()
    return tuple(
        tuple(
            None if (row, column) in covered else cells.get((row, column), GridCell(Text()))
            for column in range(columns)
        )
        for row in range(rows)
    )


def _leave_covered(cell: StoryCell, taking: Taking) -> None:
    """Note the characters of a cell that a merged one hides."""
    for each in paragraphs_in(cell.blocks):
        taking.leave(import_rules.HIDDEN, ImportSource.of(each), each.text, "被合并的格盖住")


def _cell(cell: StoryCell, making: LineMaking, in_header: bool) -> GridCell:
    lines = [replace(line, text=_unbroken(line.text, in_header)) for line in _lines(cell.blocks, making)]
    text = _even(joined_text(with_label(line, making.taking) for line in lines if line.key or line.label))
    return GridCell(text, 1, cell.span, cell.has_diagonal)


def _unbroken(text: Text, in_header: bool) -> Text:
    """Return a line without the breaks by which somebody fitted it to a narrow column: in a header, before brackets."""
    found = (_HEADER_BREAK if in_header else _BEFORE_BRACKET).finditer(text.plain)
    return text.substituted([Replacement(*match.span(), Text()) for match in found])


def _lines(blocks: tuple[StoryBlock, ...], making: LineMaking) -> Iterator[SourceLine]:
    for item in making.items(blocks):
        if isinstance(item, SourceLine):
            yield item
        elif isinstance(item, StoryTable):
            words = "｜".join(each.text for each in paragraphs_in((item,)) if each.text.strip())
            making.taking.tell(import_rules.NESTED_TABLE, ImportSource.of(item), words)
            making.taking.dissolved.add(item.number)
            for row in item.rows:
                for cell in row:
                    yield from _lines(cell.blocks, making)


def _even(text: Text) -> Text:
    """Return a cell's text without the bold or italic that all of it has: how cells look is the template's."""
    runs = [run for run in text.runs if run.text.strip()]
    bold, italic = bool(runs) and all(run.bold for run in runs), bool(runs) and all(run.italic for run in runs)
    return replace(
        text,
        runs=tuple(replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in text.runs),
    )


def header_rows(table: StoryTable, grid: Grid) -> int:
    """Return how many rows the header has: those that are repeated, those that its merged cells reach over, or one."""
    if len(grid) < 2:
        return 0
    reached = max((cell.row_span for cell in grid[0] if cell), default=1)
    # A first row under one title that spans the table is a header of two rows.
    first = [cell for cell in grid[0] if cell]
    beneath = 2 if len(first) > 1 and any(cell.column_span > 1 for cell in first) and len(grid) > 2 else 1
    wanted = max(table.header_rows, reached, beneath)
    return wanted if wanted < len(grid) else 1


def drawn_in_table(table: StoryTable) -> list[tuple[StoryObject, StoryParagraph]]:
    """Return what is drawn in a table's cells, each with its paragraph."""
    return [(each, paragraph) for paragraph in paragraphs_in((table,)) for each in paragraph.objects if not each.blocks]

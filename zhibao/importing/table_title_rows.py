"""Rows that span a whole table and are no rows of it: its caption, its unit, the note below; they become lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from zhibao.importing.caption_words import caption_length, is_note, unit_of_line
from zhibao.importing.import_lines import Item, LineMaking, SourceLine
from zhibao.importing.split_tables import cell_text
from zhibao.word.story import StoryCell, StoryTable

_LEAST_ROWS = 2


def with_title_rows_set_out(items: Sequence[Item], making: LineMaking) -> Iterator[Item]:
    """Yield the items, the caption, unit and note in a table's own rows as lines above and below it."""
    for item in items:
        if not isinstance(item, StoryTable):
            yield item
            continue
        rows = list(item.rows)
        above: list[SourceLine] = []
        while len(rows) > _LEAST_ROWS and (line := _only_line(rows[0], making)) and _is_title(line):
            above.append(line)
            _note(rows.pop(0), making)
        below = _only_line(rows[-1], making) if len(rows) > _LEAST_ROWS else None
        if below and is_note(below):
            _note(rows.pop(), making)
        yield from above
        yield replace(item, rows=tuple(rows), header_rows=max(item.header_rows - len(above), 0))
        yield from [below] if below and is_note(below) else []


def _is_title(line: SourceLine) -> bool:
    return caption_length(line, "表") is not None or unit_of_line(line) is not None


def _only_line(row: Sequence[StoryCell], making: LineMaking) -> SourceLine | None:
    """Return the line of a row that is one cell with one line in it, empty cells beside it left out of account."""
    filled = [cell for cell in row if cell_text(cell).strip()]
    if len(filled) != 1 or (len(row) > 1 and filled[0].span == 1):
        return None
    lines = [each for each in making.items(filled[0].blocks) if not (isinstance(each, SourceLine) and each.is_blank)]
    line = lines[0] if len(lines) == 1 else None
    return line if isinstance(line, SourceLine) and not line.objects else None


def _note(row: Sequence[StoryCell], making: LineMaking) -> None:
    making.taking.set_out += filter(str.strip, map(cell_text, row))

"""Tables that somebody cut in two over pages, joined again; boxes of one cell laid open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from zhibao.findings import import_rules
from zhibao.importing.caption_words import is_continued
from zhibao.importing.import_entries import ImportSource, Taking
from zhibao.importing.import_lines import Item, LineMaking, NewPage, SourceLine
from zhibao.model.text import Text
from zhibao.text.keys import squeezed
from zhibao.word.story import StoryCell, StoryLook, StoryTable, paragraphs_in

_ALIKE = 0.06
_LONG = 60


def cell_text(cell: StoryCell) -> str:
    """Return the characters of a cell."""
    return "".join(each.text for each in paragraphs_in(cell.blocks))


def words_of_row(row: Sequence[StoryCell]) -> tuple[str, ...]:
    """Return the characters of each cell of a row, without spaces."""
    return tuple(squeezed(cell_text(cell)) for cell in row)


def with_whole_tables(items: Sequence[Item], taking: Taking) -> list[Item]:
    """Return the items with tables joined that were cut in two; what stood between them is noted."""
    joined: list[Item] = []
    for item in items:
        gap = _gap(joined) if isinstance(item, StoryTable) else None
        first = joined[-1 - len(gap)] if gap is not None else None
        if isinstance(item, StoryTable) and isinstance(first, StoryTable) and gap is not None:
            rest = _continuation(first, item, gap, taking)
            if rest is not None:
                del joined[len(joined) - 1 - len(gap) :]
                joined.append(replace(first, rows=(*first.rows, *rest)))
                continue
        joined.append(item)
    return joined


def _gap(items: Sequence[Item]) -> list[Item] | None:
    """Return what stands after the last table if that parts no tables: blanks, new pages, 续表."""
    gap: list[Item] = []
    for item in reversed(items):
        if isinstance(item, StoryTable):
            return gap
        is_nothing = isinstance(item, NewPage) or (isinstance(item, SourceLine) and item.is_blank)
        if not (is_nothing or (isinstance(item, SourceLine) and is_continued(item.plain) and not item.objects)):
            return None
        gap.insert(0, item)
    return None


def _continuation(
    first: StoryTable, second: StoryTable, gap: Sequence[Item], taking: Taking
) -> tuple[tuple[StoryCell, ...], ...] | None:
    """Return the rows by which the second table goes on with the first, None where it is one of its own."""
    said = [item for item in gap if isinstance(item, SourceLine) and not item.is_blank]
    repeated = _repeated(first, second)
    if not _has_its_columns(first, second) or not (repeated or said or _is_turned(first, second, gap)):
        return None
    for line in said:
        taking.leave(import_rules.NOT_PRINTED_SO, line.source, line.text.plain, "续表的标记")
    for row in second.rows[:repeated]:
        for cell in row:
            for each in paragraphs_in(cell.blocks):
                taking.leave(import_rules.NOT_PRINTED_SO, ImportSource.of(each), each.text, "续表重复的表头")
    caption = "｜".join(words_of_row(first.rows[0]))
    taking.tell(import_rules.JOINED_TABLES, ImportSource.of(second), caption)
    return second.rows[repeated:]


def _is_turned(first: StoryTable, second: StoryTable, gap: Sequence[Item]) -> bool:
    """Tell whether nothing but the turn of a page parts two tables."""
    if any(isinstance(item, NewPage) for item in gap):
        return True
    return not gap or (first.page is not None and first.page != second.page and len(gap) <= 1)


def _repeated(first: StoryTable, second: StoryTable) -> int:
    """Return how many rows of the second table repeat the head of the first."""
    count = 0
    for one, other in zip(first.rows, second.rows, strict=False):
        if words_of_row(one) != words_of_row(other) or not any(words_of_row(one)):
            break
        count += 1
    return count if count < len(second.rows) else 0


def _has_its_columns(first: StoryTable, second: StoryTable) -> bool:
    one, other = first.widths, second.widths
    if len(one) != len(other) or not one:
        return bool(first.rows and second.rows) and _span(first.rows[-1]) == _span(second.rows[0])
    whole = max(sum(one), sum(other), 1)
    return all(abs(a - b) <= _ALIKE * whole for a, b in zip(one, other, strict=True))


def _span(row: Sequence[StoryCell]) -> int:
    return sum(cell.span for cell in row)


def with_open_boxes(items: Sequence[Item], making: LineMaking) -> Iterator[Item]:
    """Yield the items, the content of frames that are tables of one cell, or of one column of prose, in their place.

    A frame ends with a line that has borders and no text: what begins in it ends there.
    """
    for item in items:
        if isinstance(item, StoryTable) and _is_box(item):
            making.taking.dissolved.add(item.number)
            for row in item.rows:
                for cell in row:
                    yield from with_open_boxes(list(making.items(cell.blocks)), making)
            yield SourceLine(Text(), look=StoryLook(has_borders=True))
        else:
            yield item


def _is_box(table: StoryTable) -> bool:
    cells = [cell for row in table.rows for cell in row]
    if any(len(row) > 1 for row in table.rows) or not cells:
        return False
    return len(cells) == 1 or any(len(cell_text(cell)) > _LONG for cell in cells)

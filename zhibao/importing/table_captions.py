"""A table with what belongs to it: its caption above or below, the line of its unit."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zhibao.importing.caption_words import caption_length, is_case, is_note, unit_at_end, unit_of_line
from zhibao.importing.import_lines import Item, SourceLine
from zhibao.word.story import ObjectKind, StoryTable, paragraphs_in

Levelled = Sequence[tuple[Item, int | None]]
_LONGEST_UNNUMBERED = 50
_ENDS = tuple("。；;，,：:！!？?")
_SHORT = 60


class CaptionedTable(Struct, frozen=True):
    """A table, its caption with the length of the number in it and where a unit begins, and the place after it all."""

    table: StoryTable
    end: int
    caption: SourceLine | None = None
    number_length: int = 0
    unit: str = ""
    unit_line: SourceLine | None = None
    unit_at: int | None = None


def captioned_table(items: Levelled, at: int, captions_below: bool) -> CaptionedTable | None:
    """Return the table that begins at a place, with its caption or unit or itself; None where none begins there."""
    item, level = items[at]
    if isinstance(item, StoryTable):
        return None if is_photo_table(item) else _with_unit(_below(items, at, item, None, None))
    if not isinstance(item, SourceLine) or level is not None or item.objects:
        return None
    lines, place = _lines_up_to_table(items, at)
    if place is None:
        return None
    table = items[place][0]
    assert isinstance(table, StoryTable)
    captions = [each for each in lines if unit_of_line(each) is None]
    units = [each for each in lines if unit_of_line(each) is not None]
    caption = captions[0] if captions else None
    if len(captions) > 1 or len(units) > 1 or (caption and not _may_be_caption(caption, bool(units))):
        return None
    if caption and captions_below and caption_length(caption, "表") and at and isinstance(items[at - 1][0], StoryTable):
        return None
    return _with_unit(_below(items, place, table, caption, units[0] if units else None))


def _lines_up_to_table(items: Levelled, at: int) -> tuple[list[SourceLine], int | None]:
    """Return the lines from a place up to a table that is no more than one line further, and the table's place."""
    lines: list[SourceLine] = []
    for place in range(at, len(items)):
        item, level = items[place]
        if isinstance(item, StoryTable):
            return lines, None if is_photo_table(item) else place
        if not isinstance(item, SourceLine) or level is not None or item.objects or is_case(item):
            return lines, None
        lines += [] if item.is_blank else [item]
        if len(lines) > 2:
            return lines, None
    return lines, None


def _may_be_caption(line: SourceLine, has_unit: bool) -> bool:
    if caption_length(line, "表") is not None:
        return True
    if is_note(line) or line.label or caption_length(line, "图") is not None:
        return False
    is_set_off = line.look.alignment == "center" or has_unit
    words = line.plain.rstrip("：:") if is_set_off else line.plain
    return len(words) <= _LONGEST_UNNUMBERED and not words.endswith(_ENDS)


def _below(
    items: Levelled, place: int, table: StoryTable, caption: SourceLine | None, unit_line: SourceLine | None
) -> CaptionedTable:
    """Return the table with its caption, looked for below it where there is none above."""
    end = place + 1
    if caption is None:
        below = next((at for at in range(end, len(items)) if not _is_blank(items[at][0])), None)
        item = items[below][0] if below is not None else None
        if (
            below is not None
            and isinstance(item, SourceLine)
            and items[below][1] is None
            and caption_length(item, "表") is not None
        ):
            leads_on = _lines_up_to_table(items, below)[1] is not None and not _is_numbered_below(items, below)
            if not leads_on:
                caption, end = item, below + 1
    return CaptionedTable(table, end, caption, (caption_length(caption, "表") or 0) if caption else 0, "", unit_line)


def _is_numbered_below(items: Levelled, at: int) -> bool:
    """Tell whether the table after a caption has a caption of its own below it: then this one is of that before."""
    place = _lines_up_to_table(items, at)[1]
    if place is None:
        return False
    after = next((each for each, _ in items[place + 1 :] if not _is_blank(each)), None)
    return isinstance(after, SourceLine) and caption_length(after, "表") is not None


def _is_blank(item: Item) -> bool:
    return isinstance(item, SourceLine) and item.is_blank


def _with_unit(found: CaptionedTable) -> CaptionedTable:
    unit = unit_of_line(found.unit_line) if found.unit_line else None
    at_end = unit_at_end(found.caption.text.plain) if found.caption and unit is None else None
    return CaptionedTable(
        found.table,
        found.end,
        found.caption,
        found.number_length,
        unit or (at_end[1] if at_end else ""),
        found.unit_line,
        at_end[0] if at_end else None,
    )


def is_photo_table(table: StoryTable) -> bool:
    """Tell whether a table only sets pictures side by side, with their captions at most."""
    pictures, words = 0, []
    for row in table.rows:
        for cell in row:
            drawn = [
                each
                for line in paragraphs_in(cell.blocks)
                for each in line.objects
                if each.kind is not ObjectKind.TEXT_BOX
            ]
            pictures += bool(drawn)
            text = "".join(each.text for each in paragraphs_in(cell.blocks)).strip()
            words += [text] if text else []
    return bool(pictures) and len(words) <= 2 * pictures and all(len(each) <= _SHORT for each in words)


def captions_are_below(items: Levelled) -> bool:
    """Tell whether most numbered captions of tables stand below them."""
    above = below = 0
    shown = [item for item, _ in items if not _is_blank(item)]
    for at, item in enumerate(shown):
        if isinstance(item, StoryTable) and not is_photo_table(item):
            before, after = shown[at - 1] if at else None, shown[at + 1] if at + 1 < len(shown) else None
            unit = isinstance(before, SourceLine) and unit_of_line(before) is not None
            before = shown[at - 2] if unit and at > 1 else before
            above += isinstance(before, SourceLine) and caption_length(before, "表") is not None
            below += isinstance(after, SourceLine) and caption_length(after, "表") is not None
    return below > above

"""The lines that the file shows against those that it should show: what is lost, added or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec import Struct

from zhibao.audit.expected import ExpectedText
from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.findings import Finding, finished_rules
from zhibao.model.fill_marks import block_bookmark, is_block_bookmark
from zhibao.model.ref import CellRef
from zhibao.word.document_text import BlockText, CellText, ParagraphText, TableText

_BEFORE = 8


class Pair(Struct, frozen=True):
    """A paragraph or table that is expected and the one that was found in its place."""

    expected: ExpectedLine | None
    found: BlockText | None

    @property
    def ref(self) -> CellRef:
        return self.expected.ref if self.expected else CellRef()

    @property
    def lines(self) -> tuple[ParagraphText, ...]:
        return self.found.lines if self.found else ()

    @property
    def texts(self) -> tuple[ExpectedText, ...]:
        """The report's texts that the line should show."""
        return self.expected.texts if self.expected else ()


def pairs(expected: Sequence[ExpectedLine], found: Sequence[BlockText]) -> list[Pair]:
    """Return the lines with something to see, each beside the one of its block, others beside what is like them."""
    wanted = [each for each in expected if _is_seen(each.shown)]
    seen = [each for each in found if _is_seen(each)]
    # Pictures are compared elsewhere: a line is the same one with another picture.
    keys, there = [_expected_key(each) for each in wanted], [_key(each) for each in seen]
    if keys == there:
        return [Pair(*each) for each in zip(wanted, seen, strict=True)]
    return list(_aligned(wanted, seen, keys, there))


def _expected_key(expected: ExpectedLine) -> str:
    table = expected.table
    return block_bookmark(table.id) if table and not table.caption else _key(expected.shown)


def _key(shown: BlockText) -> str:
    """Return the name of the block that begins with a line, the line's own characters where none does."""
    names = (each.name for line in shown.lines for each in line.bookmarks if is_block_bookmark(each.name))
    return next(names, None) or plain_of(shown)


def _aligned(
    expected: Sequence[ExpectedLine], seen: Sequence[BlockText], keys: Sequence[str], there: Sequence[str]
) -> Iterator[Pair]:
    for name, left, right, start, end in SequenceMatcher(None, keys, there, autojunk=False).get_opcodes():
        if name != "replace" or right - left == end - start:
            yield from (Pair(*each) for each in zip_longest(expected[left:right], seen[start:end]))
        else:
            yield from _nearest(expected[left:right], seen[start:end])


def _nearest(expected: Sequence[ExpectedLine], seen: Sequence[BlockText]) -> Iterator[Pair]:
    """Pair what is most alike, so that one line lost beside a changed one is told as that."""
    left = list(seen)
    for each in expected:
        best = max(left, key=lambda other: _likeness(each.shown, other), default=None)
        if best is not None and _likeness(each.shown, best) > 0.5:
            yield from (Pair(None, other) for other in left[: left.index(best)])
            left = left[left.index(best) + 1 :]
            yield Pair(each, best)
        else:
            yield Pair(each, None)
    yield from (Pair(None, other) for other in left)


def _likeness(expected: BlockText, found: BlockText) -> float:
    if type(expected) is not type(found):
        return 0
    return SequenceMatcher(None, plain_of(expected), plain_of(found), autojunk=False).quick_ratio()


def _is_seen(shown: BlockText) -> bool:
    if isinstance(shown, TableText):
        return True
    return shown.toc is None and bool(shown.text or shown.pictures)


def plain_of(shown: BlockText) -> str:
    """Return the characters of a line or of all lines of a table."""
    return "\n".join(line.text for line in shown.lines)


def _content(shown: BlockText) -> object:
    if isinstance(shown, ParagraphText):
        return shown.style, shown.text, shown.pictures
    return shown.style, tuple(tuple(map(_cell_content, row)) for row in shown.rows)


def _cell_content(cell: CellText) -> object:
    return cell.span, cell.merge, tuple((line.text, line.pictures) for line in cell.lines)


def line_differences(compared: Sequence[Pair]) -> Iterator[Finding]:
    """Yield what is lost, added or changed; pictures are compared elsewhere."""
    last = CellRef()
    for pair in compared:
        last = pair.ref if pair.expected else last
        if pair.expected is None:
            yield from _added(pair.found, last)
        elif pair.found is None:
            yield from _lost(pair.expected)
        elif _content(pair.expected.shown) != _content(pair.found):
            yield from _changed(pair.expected, pair.found)


def _added(found: BlockText | None, ref: CellRef) -> Iterator[Finding]:
    text = plain_of(found) if found else ""
    if text:
        yield finished_rules.TEXT_ADDED.at(ref, text=text[:SNIPPET])


def _lost(expected: ExpectedLine) -> Iterator[Finding]:
    text = plain_of(expected.shown)
    if expected.table:
        yield finished_rules.TABLE_DIFFERS.at(expected.ref, caption=expected.table.caption.plain, text="")
    elif text:
        yield finished_rules.TEXT_LOST.at(expected.ref, text=text[:SNIPPET])


def _changed(expected: ExpectedLine, found: BlockText) -> Iterator[Finding]:
    wanted, there = plain_of(expected.shown), plain_of(found)
    if expected.table and isinstance(expected.shown, TableText) and isinstance(found, TableText):
        ref, text = _first_cell(expected.table.refs, expected.shown, found) or (expected.ref, "")
        yield finished_rules.TABLE_DIFFERS.at(ref, caption=expected.table.caption.plain, text=text[:SNIPPET])
    elif wanted != there:
        start = max(_first_difference(wanted, there) - _BEFORE, 0)
        shown = {"expected": wanted[start : start + SNIPPET], "found": there[start : start + SNIPPET]}
        yield finished_rules.TEXT_CHANGED.at(expected.ref, **shown)
    elif isinstance(expected.shown, ParagraphText) and expected.shown.style != found.style:
        styles = {"expected": expected.shown.style, "found": found.style}
        yield finished_rules.STYLE_CHANGED.at(expected.ref, text=wanted[:SNIPPET], **styles)


def _first_difference(one: str, other: str) -> int:
    same = (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(same, min(len(one), len(other)))


def _first_cell(refs: Sequence[Sequence[CellRef]], wanted: TableText, found: TableText) -> tuple[CellRef, str] | None:
    """Return the place and text of the first cell that is not as it should be."""
    for row, (cells, there) in enumerate(zip_longest(wanted.rows, found.rows, fillvalue=())):
        for column, cell in enumerate(cells):
            if column >= len(there) or _cell_content(cell) != _cell_content(there[column]):
                return refs[row][column], "\n".join(line.text for line in cell.lines)
    return None

"""The lines that the file shows against those that it should show: what is lost, added or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from zhibao.audit.expected import ExpectedText
from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.findings import Finding, finished_rules
from zhibao.model.ref import CellRef
from zhibao.word.document_text import BlockText, CellText, ParagraphText, TableText

_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A line that is due and the one that was found in its place."""

    meant: ExpectedLine | None
    found: BlockText | None

    @property
    def ref(self) -> CellRef:
        return self.meant.ref if self.meant else CellRef()

    def texts(self, due: Sequence[ExpectedText]) -> list[ExpectedText]:
        """Return the report's texts that the line should show."""
        return [due[number] for number in self.meant.texts if number < len(due)] if self.meant else []


def pairs(meant: Sequence[ExpectedLine], found: Sequence[BlockText]) -> list[Pair]:
    """Return the lines with something to see, those that are alike beside each other."""
    due = [each for each in meant if _is_seen(each.printed)]
    seen = [each for each in found if _is_seen(each)]
    # Pictures are compared elsewhere: a line is the same one with another picture.
    wanted, there = [plain_of(each.printed) for each in due], [plain_of(each) for each in seen]
    if wanted == there:
        return [Pair(*each) for each in zip(due, seen, strict=True)]
    return list(_aligned(due, seen, wanted, there))


def _aligned(
    due: Sequence[ExpectedLine], seen: Sequence[BlockText], wanted: Sequence[str], there: Sequence[str]
) -> Iterator[Pair]:
    for name, left, right, start, end in SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes():
        if name != "replace" or right - left == end - start:
            yield from (Pair(*each) for each in zip_longest(due[left:right], seen[start:end]))
        else:
            yield from _nearest(due[left:right], seen[start:end])


def _nearest(due: Sequence[ExpectedLine], seen: Sequence[BlockText]) -> Iterator[Pair]:
    """Pair what is most alike, so that one line lost beside a changed one is told as that."""
    left = list(seen)
    for each in due:
        best = max(left, key=lambda other: _likeness(each.printed, other), default=None)
        if best is not None and _likeness(each.printed, best) > 0.5:
            yield from (Pair(None, other) for other in left[: left.index(best)])
            left = left[left.index(best) + 1 :]
            yield Pair(each, best)
        else:
            yield Pair(each, None)
    yield from (Pair(None, other) for other in left)


def _likeness(meant: BlockText, found: BlockText) -> float:
    if type(meant) is not type(found):
        return 0
    return SequenceMatcher(None, plain_of(meant), plain_of(found), autojunk=False).quick_ratio()


def _is_seen(printed: BlockText) -> bool:
    if isinstance(printed, TableText):
        return True
    return printed.toc is None and bool(printed.text or printed.pictures)


def plain_of(printed: BlockText) -> str:
    """Return the characters of a line or of all lines of a table."""
    return printed.text if isinstance(printed, ParagraphText) else "\n".join(line.text for line in printed.lines)


def _key(printed: BlockText) -> object:
    if isinstance(printed, ParagraphText):
        return printed.style, printed.text, printed.pictures
    return printed.style, tuple(tuple(map(_cell_key, row)) for row in printed.rows)


def _cell_key(cell: CellText) -> object:
    return cell.span, cell.merge, tuple((line.text, line.pictures) for line in cell.lines)


def line_differences(compared: Sequence[Pair]) -> Iterator[Finding]:
    """Yield what is lost, added or changed; pictures are compared elsewhere."""
    last = CellRef()
    for pair in compared:
        last = pair.ref if pair.meant else last
        if pair.meant is None:
            yield from _added(pair.found, last)
        elif pair.found is None:
            yield from _lost(pair.meant)
        elif _key(pair.meant.printed) != _key(pair.found):
            yield from _changed(pair.meant, pair.found)


def _added(found: BlockText | None, ref: CellRef) -> Iterator[Finding]:
    text = plain_of(found) if found else ""
    if text:
        yield finished_rules.TEXT_ADDED.at(ref, text=text[:SNIPPET])


def _lost(meant: ExpectedLine) -> Iterator[Finding]:
    text = plain_of(meant.printed)
    if meant.table:
        yield finished_rules.TABLE_DIFFERS.at(meant.ref, caption=meant.table.caption.plain, text="")
    elif text:
        yield finished_rules.TEXT_LOST.at(meant.ref, text=text[:SNIPPET])


def _changed(meant: ExpectedLine, found: BlockText) -> Iterator[Finding]:
    wanted, there = plain_of(meant.printed), plain_of(found)
    if isinstance(meant.printed, TableText) and isinstance(found, TableText):
        yield from _changed_grid(meant, meant.printed, found)
    elif wanted != there:
        start = max(_first_difference(wanted, there) - _BEFORE, 0)
        shown = {"expected": wanted[start : start + SNIPPET], "found": there[start : start + SNIPPET]}
        yield finished_rules.TEXT_CHANGED.at(meant.ref, **shown)
    elif isinstance(meant.printed, ParagraphText) and meant.printed.style != found.style:
        styles = {"expected": meant.printed.style, "found": found.style}
        yield finished_rules.STYLE_CHANGED.at(meant.ref, text=wanted[:SNIPPET], **styles)


def _first_difference(one: str, other: str) -> int:
    same = (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(same, min(len(one), len(other)))


def _changed_grid(meant: ExpectedLine, wanted: TableText, found: TableText) -> Iterator[Finding]:
    if meant.table is None:
        one, other = plain_of(wanted), plain_of(found)
        if one != other:
            start = max(_first_difference(one, other) - _BEFORE, 0)
            shown = {"expected": one[start : start + SNIPPET], "found": other[start : start + SNIPPET]}
            yield finished_rules.TEXT_CHANGED.at(meant.ref, **shown)
        return
    ref, text = _first_cell(meant.table.refs, wanted, found) or (meant.ref, "")
    yield finished_rules.TABLE_DIFFERS.at(ref, caption=meant.table.caption.plain, text=text[:SNIPPET])


def _first_cell(refs: Sequence[Sequence[CellRef]], wanted: TableText, found: TableText) -> tuple[CellRef, str] | None:
    """Return the place and text of the first cell that is not as it should be."""
    for row, (cells, there) in enumerate(zip_longest(wanted.rows, found.rows, fillvalue=())):
        for column, cell in enumerate(cells):
            if column >= len(there) or _cell_key(cell) != _cell_key(there[column]):
                return refs[row][column], "\n".join(line.text for line in cell.lines)
    return None

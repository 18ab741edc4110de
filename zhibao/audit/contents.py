"""The contents against the headings: each once, in order, and linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from zhibao.audit.comparing import Pair
from zhibao.audit.due import Due, Kind
from zhibao.findings import Finding, finished
from zhibao.model.ref import CellRef
from zhibao.printed import Line, Printed


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the file: its text with its number, its style, its bookmarks, and its place in the workbook."""

    text: str
    style: str
    bookmarks: frozenset[str]
    ref: CellRef


def miscontented(compared: Sequence[Pair], found: Iterable[Printed], due: Sequence[Due]) -> Iterator[Finding]:
    """Yield entries of the contents that are not the headings, one by one."""
    entries = [line for line in found if isinstance(line, Line) and line.is_contents and line.anchor]
    if not any(isinstance(line, Line) and line.is_contents for line in found):
        return
    anchors = [line.anchor for line in entries]
    headings = list(_headings(compared, frozenset(anchors), due))
    styles: dict[str, str] = {}
    for entry, heading in zip_longest(entries, headings):
        shown = entry.text.rpartition("\t")[0] if entry else ""
        wanted, ref = (heading.text, heading.ref) if heading else ("", CellRef())
        is_linked = entry is not None and heading is not None and entry.anchor in heading.bookmarks
        is_level = not (entry and heading) or styles.setdefault(heading.style, entry.style) == entry.style
        if shown != wanted or not is_linked or not is_level:
            yield finished.CONTENTS_DIFFER.at(ref, expected=wanted, found=shown)


def _headings(compared: Sequence[Pair], anchors: frozenset[str], due: Sequence[Due]) -> Iterator[_Heading]:
    """Yield all lines in the styles whose headings the contents list, and the chapters' titles."""
    lines = [pair for pair in compared if isinstance(pair.found, Line)]
    listed = {pair.found.style for pair in lines if isinstance(pair.found, Line) and _names(pair.found) & anchors}
    for pair in lines:
        if isinstance(pair.found, Line) and (pair.found.style in listed or _is_title(pair, due)):
            label = pair.meant.printed.label if pair.meant and isinstance(pair.meant.printed, Line) else ""
            yield _Heading(label + pair.found.text, pair.found.style, _names(pair.found), pair.ref)


def _names(line: Line) -> frozenset[str]:
    return frozenset(each.name for each in line.bookmarks)


def _is_title(pair: Pair, due: Sequence[Due]) -> bool:
    return bool(pair.meant) and any(due[number].kind is Kind.TITLE for number in pair.meant.texts if number < len(due))

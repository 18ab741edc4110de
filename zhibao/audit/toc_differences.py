"""The contents against the headings: each once, in order, at its level, and linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from zhibao.audit.expected_lines import ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.model.ref import CellRef
from zhibao.printed import Field, Line, Printed

_RANGE = re.compile(r'\\o\s*"(\d)-(\d)"')
_STYLES = re.compile(r'\\t\s*"([^"]*)"')


def toc_differences(
    compared: Sequence[Pair], found: Sequence[Printed], meant: Sequence[ExpectedLine]
) -> Iterator[Finding]:
    """Yield entries of the contents that are not the headings which its field asks for, one by one."""
    codes = [each.code for line in meant for each in _fields(line.printed) if each.words[:1] == ["TOC"]]
    if not codes:
        return
    levels = _levels(codes[0])
    headings = [pair for pair in compared if isinstance(pair.found, Line) and pair.found.style in levels]
    entries = [line for line in found if isinstance(line, Line) and line.is_contents and line.anchor]
    written = (pair for pair in headings if isinstance(pair.found, Line) and pair.found.text.strip())
    for entry, pair in zip_longest(entries, written):
        yield from _entry(entry, pair, levels)


def _fields(printed: Printed) -> Sequence[Field]:
    return printed.fields if isinstance(printed, Line) else ()


def _levels(code: str) -> Mapping[str, int]:
    """Return the contents level by style (ECMA-376 part 1, §17.16.5.68)."""
    range_, styles = _RANGE.search(code), _STYLES.search(code)
    first, last = map(int, range_.groups()) if range_ else (1, 0 if styles else 3)
    stated = [word.strip() for word in re.split(r"[,，;]", styles[1])] if styles else []
    named = {name: int(level) for name, level in zip(stated[::2], stated[1::2], strict=False)}
    return {f"heading {level}": level for level in range(first, last + 1)} | named


def _entry(entry: Line | None, pair: Pair | None, levels: Mapping[str, int]) -> Iterator[Finding]:
    heading = pair.found if pair and isinstance(pair.found, Line) else None
    label = pair.meant.printed.label if pair and pair.meant and isinstance(pair.meant.printed, Line) else ""
    wanted = label + heading.text if heading else ""
    shown = entry.text.rpartition("\t")[0] if entry else ""
    is_sound = shown == wanted and entry is not None and heading is not None
    if is_sound and entry and heading:
        names = [each.name for each in heading.bookmarks]
        is_sound = names.count(entry.anchor) == 1 and entry.style == f"toc {levels[heading.style]}"
    if not is_sound:
        yield finished_rules.CONTENTS_DIFFER.at(pair.ref if pair else CellRef(), expected=wanted, found=shown)

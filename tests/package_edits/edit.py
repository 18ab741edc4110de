"""One edit of a package, and what must come of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

Parts = Mapping[str, bytes]
Change = Callable[[Parts], Parts]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK, BOOK_RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
# The chapter that has every row type.
SHEET, SHEET_RELS = "xl/worksheets/sheet5.xml", "xl/worksheets/_rels/sheet5.xml.rels"


class Outcome(Enum):
    """What must come of an edit."""

    SAME = "the report is as before"
    OTHER = "the report is ready and has the visible words"
    TOLD = "the run is refused, or an error stands in the way"


@dataclass(frozen=True)
class Edit:
    """A change of the parts: `gone` are the words that are no longer in the workbook, `hidden` those that it hides,
    `new` those that it shows besides; `code` is that of the finding."""

    name: str
    change: Change
    outcome: Outcome = Outcome.SAME
    code: str = ""
    gone: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def same(name: str, change: Change, code: str = "") -> Edit:
    return Edit(name, change, code=code)


def told(name: str, change: Change, code: str) -> Edit:
    return Edit(name, change, Outcome.TOLD, code)


def swap(part: str, old: str, new: str, count: int = 1) -> Change:
    """Replace text in a part."""

    def change(parts: Parts) -> Parts:
        text = parts[part].decode()
        assert old in text, f"{part} has no {old}"
        return {**parts, part: text.replace(old, new, count).encode()}

    return change


def sub(part: str, pattern: str, by: str, count: int = 0) -> Change:
    """Replace what a pattern finds in a part."""

    def change(parts: Parts) -> Parts:
        text, times = re.subn(pattern, by, parts[part].decode(), count=count, flags=re.DOTALL)
        assert times, f"{part} has no {pattern}"
        return {**parts, part: text.encode()}

    return change


def moved(old: str, new: str) -> Change:
    """Give a part another name."""
    return lambda parts: {new if name == old else name: content for name, content in parts.items()}


def dropped(part: str) -> Change:
    def change(parts: Parts) -> Parts:
        assert part in parts
        return {name: content for name, content in parts.items() if name != part}

    return change


def added(part: str, content: str) -> Change:
    return lambda parts: {**parts, part: content.encode()}


def all_of(*changes: Change) -> Change:
    def change(parts: Parts) -> Parts:
        for each in changes:
            parts = each(parts)
        return parts

    return change


def zipped(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the parts as a file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, compression)
    return packed.getvalue()

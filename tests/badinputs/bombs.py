"""Inputs that unpack to far more than they are: each is refused, or read, within the limits of one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.badinputs.bad_input import CHAPTER, BadInput, Build, Site, edited
from tests.badinputs.containers import SHEET
from tests.badinputs.surroundings import bomb, under_name
from tests.badinputs.templates import BODY, TYPES, template
from tests.package_edits.edit import BOOK, STRINGS, Change, Parts, zipped
from tests.package_edits.edit import STYLES as BOOK_STYLES


def filled(part: str, before: bytes, repeated: bytes, count: int) -> Change:
    """Something a great many times before an end tag of a part."""

    def change(parts: Parts) -> Parts:
        assert before in parts[part]
        return {**parts, part: parts[part].replace(before, repeated * count + before, 1)}

    return change


def zeros(part: str, size: int) -> Change:
    return lambda parts: {**parts, part: bytes(size)}


def document(change: Callable[[bytes], bytes]) -> Build:
    """A Word report with another body, to be taken over."""

    def made(site: Site) -> Sequence[str]:
        parts = site.template()
        source = site.root / "去年.docx"
        source.write_bytes(zipped({**parts, BODY: change(parts[BODY])}))
        _ = site.pack
        return ("import", str(source), "云州市2026")

    return made


def paragraphs(body: bytes) -> bytes:
    return body.replace(b"</w:body>", b"<w:p/>" * 3_500_000 + b"</w:body>")


def row_of(cells: int) -> bytes:
    return b"<row>" + b"<c/>" * cells + b"</row>"


_END = b"</sheetData>"
_LOST = ("W040", CHAPTER)
_FIRST = ("W040", "封面")
BOMBS = (
    BadInput("4 million cells", edited(filled(SHEET, _END, row_of(1_000), 4_000)), *_LOST),
    BadInput("a row of 4 million cells", edited(filled(SHEET, b"</sheetData>", b"<c/>", 4_000_000)), *_LOST),
    BadInput("600,000 cells", edited(filled(SHEET, _END, row_of(6_000), 100)), *_LOST),
    BadInput("4 million rows", edited(filled(SHEET, b"</sheetData>", b"<row/>", 4_000_000)), *_LOST),
    BadInput("3.5 million merges", edited(filled(SHEET, b"</sheetData>", b"<mergeCell/>", 3_500_000)), *_LOST),
    BadInput("110 MB of zeros for a sheet", edited(zeros(SHEET, 110_000_000)), *_LOST),
    BadInput("4 million strings", edited(filled(STRINGS, b"</sst>", b"<si/>", 4_000_000)), *_FIRST),
    BadInput("a string of 90 MB", edited(filled(STRINGS, b"</sst>", b"a" * 1000, 90_000)), *_FIRST),
    BadInput("3.5 million cell formats", edited(filled(BOOK_STYLES, b"</cellXfs>", b"<xf/>", 3_500_000)), *_FIRST),
    BadInput("3.5 million content types", edited(filled(TYPES, b"</Types>", b"<a/>", 3_500_000)), "E552", "", 0),
    BadInput("2 million sheets", edited(filled(BOOK, b"</sheets>", b"<sheet/>", 2_000_000)), "W002"),
    BadInput("template: 3.5 million paragraphs", template(filled(BODY, b"</w:body>", b"<w:p/>", 3_500_000)), "M403"),
    BadInput("template: 3.5 million content types", template(filled(TYPES, b"</Types>", b"<a/>", 3_500_000)), "M403"),
    BadInput("template: 110 MB of numbering", template(zeros("word/numbering.xml", 110_000_000)), "M403"),
    BadInput("import: 3.5 million paragraphs", document(paragraphs), "I801"),
    BadInput("import: 110 MB of zeros", document(lambda content: bytes(110_000_000)), "I804"),
    BadInput("300 MB under the report's name", under_name(bomb), "E502", "", 0),
)  # fmt: skip

"""Rows of a saved table that differ from one above them in their characters alone: known without being parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.row_texts import ROW, RowText, parted_row, row_texts
from zhibao.word.xml import Element, w

# Of shorter stretches, and in parts with fewer rows, it saves nothing.
_LEAST, _LEAST_ROWS = 50, 100
_TARGET = "like-rows"
_NUMBER = lazy_pattern("[0-9]{1,9}")
_ROW_ENDS, _TABLE_ENDS = "</w:tr>", b"</w:tbl>"
_NAMESPACE = f'xmlns:w="{w("")[1:-1]}"'
# What makes a tag of a row no tag of a row, and a table none of the body.
_FOREIGN = ("<!", f"<?{_TARGET}", "<w:txbxContent")
_NAMES = (
    "tr|trPr|cantSplit|trHeight|tc|tcPr|tcW|gridSpan|vMerge|shd|vAlign|p|pPr|pStyle|keepNext|ind|jc|r|rPr|rFonts|b|i"
)
_PLAIN = lazy_pattern(
    rf'<w:tr>(?:</?w:(?:{_NAMES})(?: w:\w+="[^"<]*")*/?>|<w:t(?: xml:space="preserve")?>\0?</w:t>)+</w:tr>'
)


class LikeRows:
    """The rows that were cut out of a part, which has a mark where a stretch of them stood."""

    def __init__(self, stretches: Sequence[Sequence[RowText]] = ()) -> None:
        self._stretches = stretches

    def of(self, table: Element) -> list[tuple[Element | None, RowText]]:
        """Return the rows of a table, each with its text; None as the element of one that was cut out."""
        there, rows = iter(row_texts(table)), list[tuple[Element | None, RowText]]()
        for child in table.iterchildren(ROW, etree.PI):
            rows += [next(there)] if child.tag == ROW else ((None, text) for text in self._at(child))
        return rows

    def _at(self, mark: Element) -> Sequence[RowText]:
        number = mark.text or ""
        if getattr(mark, "target", "") != _TARGET or not _NUMBER.fullmatch(number):
            return ()
        return next(iter(self._stretches[int(number) :]), ())


NO_ROWS = LikeRows()


def without_like_rows(part: bytes) -> tuple[bytes, LikeRows]:
    """Return a main part without rows that are like one above them in the same table of the body, and these rows."""
    ends = [each.count(_ROW_ENDS.encode()) for each in part.split(_TABLE_ENDS)]
    # A stretch stands between two ends of tables.
    if sum(ends) < _LEAST_ROWS or max(ends) < _LEAST:
        return part, NO_ROWS
    text = part.decode()
    if text.count("xmlns:w=") != 1 or _NAMESPACE not in text or any(each in text for each in _FOREIGN):
        return part, NO_ROWS
    stretches: list[list[RowText]] = []
    kept = "".join(_kept(text, stretches))
    return kept.encode(), LikeRows(stretches)


def _kept(text: str, stretches: list[list[RowText]]) -> Iterator[str]:
    """Yield a part in pieces, with marks in place of the rows that are cut out."""
    *rows, rest = text.split(_ROW_ENDS)
    depth, seen, markups = 0, set[str](), dict[str, str]()
    stretch: list[RowText] = []
    for each in rows:
        row = parted_row(each + _ROW_ENDS, markups) if each.startswith("<w:tr>") and depth == 1 else None
        if row and row.markup in seen and "&" not in "".join(row.texts):
            stretch.append(row)
            continue
        yield from _stretch(stretch, stretches)
        stretch = []
        yield each + _ROW_ENDS
        if row and _PLAIN.fullmatch(row.markup):
            seen.add(row.markup)
        elif begun := _begun(each):
            depth += begun
            seen.clear()
        elif not each.startswith("<w:tr>"):
            seen.clear()
    yield from _stretch(stretch, stretches)
    yield rest


def _stretch(stretch: list[RowText], stretches: list[list[RowText]]) -> Iterator[str]:
    if len(stretch) < _LEAST:
        yield from (row.xml for row in stretch)
        return
    yield f"<?{_TARGET} {len(stretches)}?>"
    stretches.append(stretch)


def _begun(piece: str) -> int:
    """Return how many more tables begin than end in a piece."""
    return piece.count("<w:tbl>") + piece.count("<w:tbl ") - piece.count("</w:tbl>")

"""Rows of tables read by their markup: of a long table most differ in nothing but the characters of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zhibao.word.block_elements import PARAGRAPH, style_id
from zhibao.word.document_text import CellText, ParagraphText
from zhibao.word.row_texts import RowText
from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, w

CELL = w("tc")
_TEXT = w("t")
_MERGED, _SPAN = f"{w('tcPr')}/{w('vMerge')}", f"{w('tcPr')}/{w('gridSpan')}"


class RowShape(Struct, frozen=True):
    """What rows of one markup have in common: of each cell the columns that it spans, its vertical merge, and of each
    of its paragraphs the style by name, and which of the row's texts are its characters.
    """

    cells: tuple[tuple[int, str, tuple[tuple[str, tuple[int, ...]], ...]], ...]

    def read(self, texts: tuple[str, ...]) -> tuple[CellText, ...]:
        """Return the cells of a row with these texts, in which no character is written as a reference."""
        shown = list(map(plain, texts))
        return tuple(
            [
                CellText(
                    span,
                    merge,
                    tuple([ParagraphText(style, "".join([shown[at] for at in places])) for style, places in lines]),
                )
                for span, merge, lines in self.cells
            ]
        )


def row_shape(row: Element, text: RowText, names: Mapping[str, str], special: Iterable[str]) -> RowShape | None:
    """Return what a row's markup says of its cells, None when its texts are not all that it shows.

    `names` are those of the styles by their ids; elements of the tags `special` show something else, or hide texts.
    """
    shown = [each for each in row.iter(_TEXT) if each.text]
    if len(shown) != len(text.texts) or next(row.iter(*special), None) is not None:
        return None
    places = {element: at for at, element in enumerate(shown)}

    def line(paragraph: Element) -> tuple[str, tuple[int, ...]]:
        found = tuple(places[each] for each in paragraph.iter(_TEXT) if each in places)
        return names.get(style_id(paragraph), ""), found

    cells = row.iterchildren(CELL)
    return RowShape(tuple((*span_and_merge(cell), tuple(map(line, cell.iter(PARAGRAPH)))) for cell in cells))


def span_and_merge(cell: Element) -> tuple[int, str]:
    """Return how many columns a cell spans, and its vertical merge (empty, restart, continue)."""
    merged, span = cell.find(_MERGED), cell.find(_SPAN)
    merge = "" if merged is None else merged.get(w("val"), "continue")
    return 1 if span is None else int(span.get(w("val"), "1")), merge

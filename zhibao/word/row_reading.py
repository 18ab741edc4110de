"""Rows of tables read by their markup: of a long table most differ in nothing but the characters of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zhibao.word.block_elements import PARAGRAPH, style_id
from zhibao.word.document_text import CellForm, PlainRow
from zhibao.word.row_texts import RowText
from zhibao.word.unbroken import plain_ones
from zhibao.word.xml import Element, w

CELL = w("tc")
_TEXT = w("t")
_MERGED, _SPAN = f"{w('tcPr')}/{w('vMerge')}", f"{w('tcPr')}/{w('gridSpan')}"


class RowShape(Struct, frozen=True):
    """What rows of one markup have in common: the forms of their cells, and of each paragraph the style by name, and
    which of the row's texts are its characters; None where each paragraph has one.
    """

    forms: tuple[CellForm, ...]
    styles: tuple[str, ...]
    places: tuple[tuple[int, ...], ...] | None

    def read(self, texts: tuple[str, ...]) -> PlainRow:
        """Return a row with these texts, in which no character is written as a reference."""
        shown = plain_ones(texts)
        if self.places is not None:
            shown = tuple(["".join([shown[at] for at in places]) for places in self.places])
        return PlainRow(self.forms, self.styles, shown)


def row_shape(row: Element, text: RowText, names: Mapping[str, str], special: Iterable[str]) -> RowShape | None:
    """Return what a row's markup says of its cells, None when its texts are not all that it shows.

    `names` are those of the styles by their ids; elements of the tags `special` show something else, or hide texts.
    """
    shown = [each for each in row.iter(_TEXT) if each.text]
    if len(shown) != len(text.texts) or next(row.iter(*special), None) is not None:
        return None
    places = {element: at for at, element in enumerate(shown)}

    cells = [(cell, list(cell.iter(PARAGRAPH))) for cell in row.iterchildren(CELL)]
    forms = tuple((*span_and_merge(cell), len(paragraphs)) for cell, paragraphs in cells)
    lines = [paragraph for _, paragraphs in cells for paragraph in paragraphs]
    styles = tuple(names.get(style_id(paragraph), "") for paragraph in lines)
    found = tuple(tuple(places[each] for each in line.iter(_TEXT) if each in places) for line in lines)
    is_one_each = found == tuple((at,) for at in range(len(text.texts)))
    return RowShape(forms, styles, None if is_one_each else found)


def span_and_merge(cell: Element) -> tuple[int, str]:
    """Return how many columns a cell spans, and its vertical merge (empty, restart, continue)."""
    merged, span = cell.find(_MERGED), cell.find(_SPAN)
    merge = "" if merged is None else merged.get(w("val"), "continue")
    return 1 if span is None else int(span.get(w("val"), "1")), merge

"""The numbers that Word will print before headings, evaluated from the list that their styles belong to."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from msgspec import Struct

from zhibao.findings import NothingMadeError, template_rules
from zhibao.model.ref import CellRef
from zhibao.word.block_elements import PARAGRAPH, style_id
from zhibao.word.number_formats import written
from zhibao.word.numbering import NO_LIST, Level, Numbering
from zhibao.word.package import parts_of
from zhibao.word.style_inheritance import stated
from zhibao.word.styles import Styles
from zhibao.word.xml import Element

_LEVELS = 9
_DECIMAL = "decimal"


class HeadingNumber(Struct, frozen=True):
    """A heading's number: `label` as printed with what follows it, `counter` alone, level counted from 0."""

    label: str
    counter: str
    level: int


def heading_numbers(document: Document) -> Mapping[Element, HeadingNumber]:
    """Return the numbers of the paragraphs whose style is tied to a list level."""
    parts = parts_of(document)
    counting = _Counting(Styles(parts.styles), Numbering(parts.numbering))
    numbers = {}
    for paragraph in parts.body.iterchildren(PARAGRAPH):
        number = counting.number(style_id(paragraph))
        if number:
            numbers[paragraph] = number
    return numbers


def shown_number(number: int, number_format: str) -> str:
    """Return a counter in a number format (ST_NumberFormat); NothingMadeError for one that is not known."""
    shown = written(number, number_format)
    if shown is None:
        raise NothingMadeError(template_rules.UNKNOWN_NUMBER_FORMAT.at(CellRef(), found=number_format))
    return shown


class _Counting:
    """The counters of all lists while the document is walked through in order."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._places: dict[str, tuple[str, int] | None] = {}
        self._counters: dict[str, list[int]] = {}

    def number(self, style: str) -> HeadingNumber | None:
        """Return the number of the next paragraph of a style, None when its style is tied to no list."""
        if style not in self._places:
            self._places[style] = self._place(style)
        place = self._places[style]
        own = self._numbering.level(place[0], str(place[1])) if place else None
        return self._counted(*place, own) if place and own else None

    def _place(self, style: str) -> tuple[str, int] | None:
        """Return the list and the level that a style, or what it is based on, names."""
        layers = self._styles.properties(style, "pPr")
        number, level = stated(layers, "numPr/numId", "val"), stated(layers, "numPr/ilvl", "val")
        return None if number in (None, NO_LIST) else (str(number), int(level or 0))

    def _counted(self, list_: str, level: int, own: Level) -> HeadingNumber:
        counters = self._counters.setdefault(list_, [0] * _LEVELS)
        counters[level] = counters[level] + 1 if counters[level] else own.start
        counters[level + 1 :] = [0] * (_LEVELS - level - 1)

        def numeral(at: int, is_legal: bool) -> str:
            counted = self._numbering.level(list_, str(at))
            format_ = _DECIMAL if is_legal or counted is None else counted.number_format
            return shown_number(counters[at], format_)

        counter = shown_number(counters[level], own.number_format)
        return HeadingNumber(own.label(numeral) + own.suffix, counter, level)

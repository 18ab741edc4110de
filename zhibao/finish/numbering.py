"""The numbers that Word will print before headings, evaluated from the list that their styles belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.number_formats import list_number
from zhibao.finish.paragraphs import body_paragraphs, style_id

_NO_LIST = "0"
_SUFFIXES = {"space": " ", "nothing": "", "tab": "\t"}


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """A heading's number: `label` as printed with what follows it, `counter` alone, level counted from 0."""

    label: str
    counter: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    suffix: str
    start: int
    is_legal: bool


def heading_numbers(document: Document) -> Mapping[Element, HeadingNumber]:
    """Return the numbers of the paragraphs whose style is tied to a list level."""
    places = _style_places(document)
    levels = {place: _level(document, *place) for place in set(places.values())}
    counters: dict[str, list[int]] = {}
    numbers = {}
    for paragraph in body_paragraphs(document):
        place = places.get(style_id(paragraph))
        if place:
            numbers[paragraph] = _count(place, levels, counters.setdefault(place[0], [0] * 9))
    return numbers


def _style_places(document: Document) -> dict[str, tuple[str, int]]:
    """Return (list id, level) by style id."""
    places = {}
    for style in document.styles.element.xpath("w:style[w:pPr/w:numPr/w:numId]"):
        list_id = style.xpath("w:pPr/w:numPr/w:numId/@w:val")[0]
        level = style.xpath("w:pPr/w:numPr/w:ilvl/@w:val") or ["0"]
        if list_id != _NO_LIST:
            places[style.xpath("@w:styleId")[0]] = (list_id, int(level[0]))
    return places


def _level(document: Document, list_id: str, level: int) -> _Level:
    root = document.part.numbering_part.element
    abstract = root.xpath(f'w:num[@w:numId="{list_id}"]/w:abstractNumId/@w:val')[0]
    stated = root.xpath(f'w:abstractNum[@w:abstractNumId="{abstract}"]/w:lvl[@w:ilvl="{level}"]')[0]

    def value(name: str, default: str) -> str:
        child = stated.find(qn(f"w:{name}"))
        return default if child is None else child.get(qn("w:val"), default)

    return _Level(
        value("numFmt", "decimal"),
        value("lvlText", ""),
        _SUFFIXES[value("suff", "tab")],
        int(value("start", "1")),
        value("isLgl", "0" if stated.find(qn("w:isLgl")) is None else "1") not in ("0", "false", "off"),
    )


def _count(place: tuple[str, int], levels: Mapping[tuple[str, int], _Level], counters: list[int]) -> HeadingNumber:
    list_id, level = place
    own = levels[place]
    counters[level] = counters[level] + 1 if counters[level] else own.start
    counters[level + 1 :] = [0] * (len(counters) - level - 1)

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        # "Legal style numbering" (正规形式编号) shows the numbers of the levels above as 1, 2, 3.
        known = (list_id, at) in levels and not own.is_legal
        format_ = levels[list_id, at].format if known else "decimal"
        return list_number(counters[at], format_)

    label = re.sub(r"%(\d)", shown, own.text)
    return HeadingNumber(label + own.suffix, list_number(counters[level], own.format), level)

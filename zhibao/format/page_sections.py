"""The sections of the report and the figures of their pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lxml.etree import _Element as Element

from zhibao.format.attributes import TWIPS, TWIPS_PER_MM, in_own_words, measure, number, or_else
from zhibao.format.cascade import stated
from zhibao.format.field_codes import field_codes, is_field
from zhibao.format.opening import SavedReport, find, is_on, r, w
from zhibao.format.walking import Place
from zhibao.pack.format_values import Value

_GRIDS = {"lines": "行网格", "linesAndChars": "行和字符网格", "snapToChars": "字符网格", "default": "无网格"}
_SIDES = ("top", "bottom", "left", "right", "header", "footer", "gutter")


@dataclass(frozen=True, slots=True)
class Section:
    """A section's properties, its place, and its footers by kind, those of the section before where it has none.

    `gutter_at_top` says where all sections' gutter is, `has_contents` whether it holds the TOC field.
    """

    properties: Element
    place: Place
    footers: Mapping[str, Element]
    gutter_at_top: bool = False
    has_contents: bool = False

    @property
    def is_landscape(self) -> bool:
        return self.length("pgSz", "w") > self.length("pgSz", "h")

    @property
    def text_width(self) -> float:
        """The width of the text in pt."""
        gutter = 0.0 if self.gutter_at_top else self.length("pgMar", "gutter")
        margins = self.length("pgMar", "left") + self.length("pgMar", "right")
        return (self.length("pgSz", "w") - margins - gutter) / TWIPS

    @property
    def text_height(self) -> float:
        """The height of the text in pt."""
        gutter = self.length("pgMar", "gutter") if self.gutter_at_top else 0.0
        margins = self.length("pgMar", "top") + self.length("pgMar", "bottom")
        return (self.length("pgSz", "h") - margins - gutter) / TWIPS

    def stated(self, name: str, attribute: str) -> str | None:
        """Return what the section says."""
        return stated((self.properties,), name, attribute)

    def length(self, name: str, attribute: str) -> float:
        """Return a length of the section in twips, 0 where it states nonsense."""
        return or_else(0, measure, self.stated(name, attribute))


def sections_of(report: SavedReport, ends: list[tuple[Element, Place]]) -> tuple[Section, ...]:
    """Return the report's sections, given where each ends."""
    return tuple(_sections(report, ends))


def portrait_width(report: SavedReport) -> float:
    """Return the text's width in pt in the last portrait section: a cover may have margins of its own."""
    at_top = _gutter_at_top(report)
    ends = list(report.body.iter(w("sectPr")))
    sections = (Section(each, Place((), ""), {}, at_top) for each in reversed(ends))
    return next((section.text_width for section in sections if not section.is_landscape), 0.0)


def _gutter_at_top(report: SavedReport) -> bool:
    return report.settings is not None and is_on(report.settings.find(w("gutterAtTop"))) is True


def _sections(report: SavedReport, ends: list[tuple[Element, Place]]) -> Iterator[Section]:
    footers: dict[str, Element] = {}
    at_top = _gutter_at_top(report)
    with_contents = _with_contents(report)
    for index, (properties, place) in enumerate(ends):
        for reference in properties.findall(w("footerReference")):
            footers[reference.get(w("type"), "default")] = report.margins[reference.get(r("id"), "")]
        yield Section(properties, place, dict(footers), at_top, index in with_contents)


def _with_contents(report: SavedReport) -> set[int]:
    """Return the counts of the sections in which a TOC field begins."""
    found, index = set(), 0
    for paragraph in report.body.iter(w("p")):
        if any(is_field(code, "TOC") for code in field_codes(paragraph)):
            found.add(index)
        index += len(find(paragraph, "w:pPr/w:sectPr"))
    return found


def page_figures(section: Section) -> Mapping[str, Value]:
    """Return the section's figures by their keys in format.toml."""
    lengths = {"width": ("pgSz", "w"), "height": ("pgSz", "h")} | {side: ("pgMar", side) for side in _SIDES}
    millimetres = in_own_words(partial(_millimetres, section))
    return {
        **{key: millimetres(*place) for key, place in lengths.items()},
        "columns": in_own_words(_columns)(section),
        "grid": _GRIDS.get(section.stated("docGrid", "type") or "default"),
        "line_pitch": in_own_words(_pitch)(section),
        "lines": in_own_words(_lines)(section),
    }


def _millimetres(section: Section, name: str, attribute: str) -> float:
    return measure(section.stated(name, attribute)) / TWIPS_PER_MM


def _columns(section: Section) -> float:
    """Return the columns: those that are given a width each, otherwise as many as are stated (§17.6.4)."""
    given = find(section.properties, "w:cols[@w:equalWidth='0' or @w:equalWidth='false' or @w:equalWidth='off']/w:col")
    return float(len(given)) or number(section.stated("cols", "num") or "1")


def _pitch(section: Section) -> float | None:
    return measure(section.stated("docGrid", "linePitch")) / TWIPS or None


def _lines(section: Section) -> float | None:
    pitch = _pitch(section)
    return float(math.floor(section.text_height / pitch)) if pitch else None

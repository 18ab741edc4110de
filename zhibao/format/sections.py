"""The figures of pages and page numbers, section by section."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from zhibao.format.cascade import CellStyle, Styles, stated
from zhibao.format.opening import SavedReport, find, is_on, r, values, w
from zhibao.format.paragraph_measures import alignment
from zhibao.format.walking import Place
from zhibao.pack.figures import UNSTATED, Value

_TWIPS = 20
_TWIPS_PER_MM = 1440 / 25.4
_GRIDS = {"lines": "行网格", "linesAndChars": "行和字符网格", "snapToChars": "字符网格", "default": "无网格"}


@dataclass(frozen=True, slots=True)
class Section:
    """A section's properties, its place, and its footers by kind, those of the section before where it has none."""

    properties: Element
    place: Place
    footers: Mapping[str, Element]

    @property
    def is_landscape(self) -> bool:
        return self.length("pgSz", "w") > self.length("pgSz", "h")

    @property
    def text_width(self) -> float:
        """The width of the text in pt."""
        return (self.length("pgSz", "w") - self.length("pgMar", "left") - self.length("pgMar", "right")) / _TWIPS

    def length(self, name: str, attribute: str) -> int:
        """Return a length of the section in twips."""
        return int(stated((self.properties,), name, attribute) or 0)


def sections_of(report: SavedReport, ends: list[tuple[Element, Place]]) -> tuple[Section, ...]:
    """Return the report's sections, given where each ends."""
    return tuple(_sections(report, ends))


def _sections(report: SavedReport, ends: list[tuple[Element, Place]]) -> Iterator[Section]:
    footers: dict[str, Element] = {}
    for properties, place in ends:
        for reference in properties.findall(w("footerReference")):
            footers[reference.get(w("type"), "default")] = report.margins[reference.get(r("id"), "")]
        yield Section(properties, place, dict(footers))


def page_figures(section: Section) -> Mapping[str, Value]:
    """Return the section's figures by their keys in format.toml."""
    lengths = {"width": ("pgSz", "w"), "height": ("pgSz", "h")}
    lengths |= {side: ("pgMar", side) for side in ("top", "bottom", "left", "right", "header", "footer")}
    pitch = section.length("docGrid", "linePitch") / _TWIPS
    return {
        **{key: section.length(*place) / _TWIPS_PER_MM for key, place in lengths.items()},
        "grid": _GRIDS.get(stated((section.properties,), "docGrid", "type") or "default"),
        "line_pitch": pitch or None,
        "lines": _lines(section, pitch) if pitch else None,
    }


def _lines(section: Section, pitch: float) -> float:
    margins = section.length("pgMar", "top") + section.length("pgMar", "bottom")
    return float(math.floor((section.length("pgSz", "h") - margins) / _TWIPS / pitch))


def page_number_figures(
    sections: tuple[Section, ...], report: SavedReport, styles: Styles
) -> Iterator[tuple[Place, dict[str, Value]]]:
    """Yield the figures of page numbers for each section; the cover has only `unnumbered_cover`."""
    two_sided = report.settings is not None and is_on(report.settings.find(w("evenAndOddHeaders"))) is True
    for index, section in enumerate(sections):
        if index == 0 and len(sections) > 1:
            printed = [section.footers[kind] for kind in _kinds(section, two_sided) if kind in section.footers]
            yield section.place, {"unnumbered_cover": all(_page_field(footer) is None for footer in printed)}
            continue
        start = stated((section.properties,), "pgNumType", "start")
        first: dict[str, Value] = {"first": float(start) if start else None} if index == 1 else {}
        yield section.place, first | _of_footers(section, two_sided, styles)
        if index > 1 and start:
            yield section.place, {"first": f"从 {start} 重新起"}


def _kinds(section: Section, two_sided: bool) -> Mapping[str, str]:
    """Return the kinds of footers that are printed in a section, in a reader's words."""
    kinds = {"default": "单页", "even": "双页"} if two_sided else {"default": "各页"}
    return kinds | ({"first": "首页"} if is_on(section.properties.find(w("titlePg"))) else {})


def _of_footers(section: Section, two_sided: bool, styles: Styles) -> dict[str, Value]:
    """Return the figures of a section's footers, in words where they differ."""
    kinds = _kinds(section, two_sided)
    found = {words: _of_footer(section.footers.get(kind), styles) for kind, words in kinds.items()}
    odd, even = found[kinds["default"]], found[kinds.get("even", kinds["default"])]
    together = {key: _together({words: each[key] for words, each in found.items()}) for key in odd}
    return together | {"odd": odd["align"], "even": even["align"]}


def _together(by_kind: Mapping[str, Value]) -> Value:
    shown = list(by_kind.values())
    if shown.count(shown[0]) == len(shown):
        return shown[0]
    return "，".join(f"{words} {value or UNSTATED}" for words, value in by_kind.items())


def _of_footer(footer: Element | None, styles: Styles) -> dict[str, Value]:
    paragraph = None if footer is None else _page_field(footer)
    if paragraph is None:
        return {"form": "没有页码", "style": None, "align": None}
    style_id = styles.style_of(next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), ""), "paragraph")
    layers = styles.paragraph_layers(paragraph.find(w("pPr")), style_id, CellStyle())
    return {"form": _form(paragraph), "style": styles.name(style_id), "align": alignment(layers)}


def _page_field(footer: Element) -> Element | None:
    """Return the paragraph that holds a PAGE field."""
    for paragraph in footer.iter(w("p")):
        codes = "".join(values(paragraph, ".//w:instrText/text() | .//w:fldSimple/@w:instr"))
        if "PAGE" in codes.split():
            return paragraph
    return None


def _form(paragraph: Element) -> str:
    """Return the words of a paragraph, {n} standing for a field with its result."""
    words, depth = "", 0
    for element in paragraph.iter(w("fldChar"), w("t"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple") or kind == "begin":
            words += "{n}"
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if element.tag == w("t") and not depth and not find(element, "ancestor::w:fldSimple"):
            words += element.text or ""
    return words

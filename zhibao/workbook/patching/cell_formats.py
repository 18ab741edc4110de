"""The cell formats of a workbook (ECMA-376 part 1, §18.8), added to and never changed."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.spreadsheet import Element, PartError, local

# A fill of its own takes the place after those two that the standard reserves (§18.8.21).
NEW_STYLES = (
    b'<styleSheet xmlns="%b"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    b'</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    b'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
)

# Excel writes, and expects, what a font says in this order.
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)
_FONT_PLACES = {name: place for place, name in enumerate(_FONT_ORDER)}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell's format is to differ in: colours such as FFC7CE, none where empty."""

    fill: str = ""
    colour: str = ""
    is_bold: bool = False
    is_underlined: bool = False
    wraps: bool = False


class CellFormats:
    """The style sheet's part."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._dialect = Dialect.of(root)
        self._made: dict[tuple[int, Look], int] = {}

    def differing(self, base: int, look: Look) -> int:
        """Return the number of the format that is as the base one but for the look."""
        key = base, look
        if key not in self._made:
            self._made[key] = self._added(base, look)
        return self._made[key]

    def _added(self, base: int, look: Look) -> int:
        formats = self._list("cellXfs")
        if not len(formats):
            raise PartError("单元格格式一个也没有")
        format_ = copy.deepcopy(formats[base] if base < len(formats) else formats[0])
        if look.fill:
            format_.set("fillId", str(self._fill(look.fill)))
            format_.set("applyFill", "1")
        if look.colour or look.is_bold or look.is_underlined:
            format_.set("fontId", str(self._font(int(format_.get("fontId", "0")), look)))
            format_.set("applyFont", "1")
        if look.wraps:
            self._wrap(format_)
        return _append(formats, format_)

    def _wrap(self, format_: Element) -> None:
        alignment = format_.find("{*}alignment")
        if alignment is None:
            alignment = etree.Element(self._dialect.tag("alignment"))
            format_.insert(0, alignment)
        alignment.set("wrapText", "1")
        alignment.set("vertical", "top")
        format_.set("applyAlignment", "1")

    def _fill(self, colour: str) -> int:
        fill = etree.Element(self._dialect.tag("fill"))
        pattern = etree.SubElement(fill, self._dialect.tag("patternFill"), patternType="solid")
        etree.SubElement(pattern, self._dialect.tag("fgColor"), rgb=f"FF{colour}")
        etree.SubElement(pattern, self._dialect.tag("bgColor"), indexed="64")
        return _append(self._list("fills"), fill)

    def _font(self, base: int, look: Look) -> int:
        fonts = self._list("fonts")
        font = copy.deepcopy(fonts[base]) if base < len(fonts) else etree.Element(self._dialect.tag("font"))
        stated = {"b": {}, "u": {}, "color": {"rgb": f"FF{look.colour}"}}
        changed = {"b": look.is_bold, "u": look.is_underlined, "color": bool(look.colour)}
        for name in (name for name, is_changed in changed.items() if is_changed):
            for each in font.findall(f"{{*}}{name}"):
                font.remove(each)
            etree.SubElement(font, self._dialect.tag(name), stated[name])
        font[:] = sorted(font, key=lambda each: _FONT_PLACES.get(local(each), len(_FONT_PLACES)))
        return _append(fonts, font)

    def _list(self, name: str) -> Element:
        found = self._root.find(f"{{*}}{name}")
        if found is None:
            raise PartError(f"样式里没有 {name}")
        return found


def _append(listed: Element, element: Element) -> int:
    """Add an element to a list that states its count, and return its number."""
    listed.append(element)
    listed.set("count", str(len(listed)))
    return len(listed) - 1

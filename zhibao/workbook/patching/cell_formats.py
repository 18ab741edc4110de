"""The cell formats of a workbook (ECMA-376 part 1, §18.8), added to and never changed."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.patched_package import numeral, stated_number
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
# Of the codes that every program knows by their numbers, those that are asked for.
_BUILT_IN = {"0": "1", "0.00": "2", "#,##0": "3", "#,##0.00": "4", "0%": "9", "0.00%": "10", "@": "49"}
_FIRST_OWN = 164
_FONT_PLACES = {name: place for place, name in enumerate(_FONT_ORDER)}


class Look(Struct, frozen=True):
    """What a cell's format is to differ in: colours such as FFC7CE, the code of a number format, none where empty."""

    fill: str = ""
    colour: str = ""
    is_bold: bool = False
    is_underlined: bool = False
    wraps: bool = False
    number_format: str = ""


class CellFormats:
    """The style sheet's part."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._dialect = Dialect.of(root)
        self._made: dict[tuple[int, Look | str], int] = {}
        self._colourings: dict[str, int] = {}

    def differing(self, base: int, look: Look) -> int:
        """Return the number of the format that is as the base one but for the look."""
        return self._once(base, look, lambda format_: self._differ(format_, look))

    def with_numbers_of(self, base: int, other: int) -> int:
        """Return the number of the format that is as the base one but shows numbers as the other."""
        formats = self._list("cellXfs")
        wanted, own = (formats[each].get("numFmtId", "0") if each < len(formats) else "0" for each in (other, base))
        if wanted == own:
            return base
        return self._once(base, wanted, lambda format_: _show_numbers(format_, wanted))

    def colouring(self, fill: str) -> int:
        """Return the number of the differential format (§18.8.14) that colours a cell."""
        if fill not in self._colourings:
            tag = self._dialect.tag
            listed = self._listed_after("dxfs", ("cellStyles", "cellXfs"))
            format_ = etree.Element(tag("dxf"))
            pattern = etree.SubElement(etree.SubElement(format_, tag("fill")), tag("patternFill"))
            etree.SubElement(pattern, tag("bgColor"), rgb=f"FF{fill}")
            self._colourings[fill] = _append(listed, format_)
        return self._colourings[fill]

    def _once(self, base: int, difference: Look | str, change: Callable[[Element], None]) -> int:
        """Return the number of the base format with a change, added when it is first asked for."""
        key = base, difference
        if key not in self._made:
            formats = self._list("cellXfs")
            if not len(formats):
                raise PartError("单元格格式一个也没有")
            format_ = copy.deepcopy(formats[base] if base < len(formats) else formats[0])
            change(format_)
            self._made[key] = _append(formats, format_)
        return self._made[key]

    def _differ(self, format_: Element, look: Look) -> None:
        if look.fill:
            format_.set("fillId", str(self._fill(look.fill)))
            format_.set("applyFill", "1")
        if look.colour or look.is_bold or look.is_underlined:
            format_.set("fontId", str(self._font(stated_number(format_, "fontId"), look)))
            format_.set("applyFont", "1")
        if look.wraps:
            self._wrap(format_)
        if look.number_format:
            _show_numbers(format_, self._number_format(look.number_format))

    def _number_format(self, code: str) -> str:
        """Return the id of a number format (§18.8.30), a new one where neither the standard nor the file has it."""
        listed = self._root.find("{*}numFmts")
        if listed is None:
            listed = etree.Element(self._dialect.tag("numFmts"), count="0")
        stated = {each.get("formatCode", ""): each.get("numFmtId", "") for each in listed}
        if found := _BUILT_IN.get(code) or stated.get(code):
            return found
        if listed.getparent() is None:
            self._root.insert(0, listed)
        number = str(max([_FIRST_OWN - 1, *(numeral(each) or 0 for each in stated.values())]) + 1)
        _append(listed, etree.Element(self._dialect.tag("numFmt"), numFmtId=number, formatCode=code))
        return number

    def _listed_after(self, name: str, before: tuple[str, ...]) -> Element:
        """Return the list of that name, put after the first of those before it that is there."""
        found = self._root.find(f"{{*}}{name}")
        if found is None:
            found = etree.Element(self._dialect.tag(name), count="0")
            place = next(each for word in before if (each := self._root.find(f"{{*}}{word}")) is not None)
            place.addnext(found)
        return found

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


def _show_numbers(format_: Element, number: str) -> None:
    format_.set("numFmtId", number)
    format_.set("applyNumberFormat", "1")


def _append(listed: Element, element: Element) -> int:
    """Add an element to a list that states its count, and return its number."""
    listed.append(element)
    listed.set("count", str(len(listed)))
    return len(listed) - 1

"""A paragraph as the boxes of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.line_breaking import NEW_LINE, NEW_PAGE, Glyph, Line, break_lines
from zhibao.paging.estimate.styles import Properties, Styles, is_on, points, properties
from zhibao.paging.estimate.widths import ems, is_wide

_EMU = 12700.0
# The height of a line of "single" spacing over the size of its font, for Chinese fonts.
_NATURAL = 1.3
_PICTURE = "\ufffc"
_SKIPPED = frozenset({qn("w:pPr"), qn("w:rPr"), qn("w:txbxContent"), qn("w:del"), qn("w:instrText")})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_CHINESE = ("黑体", "仿宋", "楷体", "宋体", "雅黑", "方正", "华文")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands: the width of its column and the pitch of the line grid, in points; 0 without a grid."""

    width: float
    grid: float


class Paragraphs:
    """Reads paragraphs with the styles and the number forms of one document."""

    def __init__(self, styles: Styles, number_forms: dict[tuple[str, str], str]) -> None:
        self._styles = styles
        self._number_forms = number_forms

    def boxes(self, paragraph: Element, setting: Setting) -> tuple[Box, ...]:
        """Return the lines of a paragraph, keep_with_next as its keep and widow rules say."""
        look = self.look(paragraph)
        glyphs, marks = self._content(paragraph, look)
        narrow = setting.width - _indent(look, "left", "start") - _indent(look, "right", "end")
        lines = break_lines(glyphs, max(narrow - _first_line(look), 1.0), max(narrow, 1.0)) or (Line(0),)
        size = self._size(paragraph, look)
        heights = [_height(line, look, size, setting.grid) for line in lines]
        heights[0] += _border(look, "top")
        heights[-1] += _border(look, "bottom")
        names = _names(lines, marks)
        last = len(lines) - 1
        return tuple(
            Box(
                height,
                before=points(look, "spacing@before") if at == 0 else 0.0,
                after=points(look, "spacing@after") if at == last else 0.0,
                keep_with_next=_keep_with_next(look, at, last),
                names=names[at],
                begins_page=at == 0 and is_on(look, "pageBreakBefore"),
                ends_page=lines[at].ends_page,
            )
            for at, height in enumerate(heights)
        )

    def look(self, paragraph: Element) -> Properties:
        """Return the paragraph's properties, its style's under its own."""
        own = paragraph.find(qn("w:pPr"))
        direct = {} if own is None else properties(own)
        return {**self._styles.of(direct.get("pStyle"), "pPr"), **direct}

    def _size(self, paragraph: Element, look: Properties) -> float:
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        style = self._styles.of(look.get("pStyle"), "rPr")
        return float(({**style, **properties(mark)} if mark is not None else style).get("sz", "20")) / 2

    def _content(self, paragraph: Element, look: Properties) -> tuple[list[Glyph], list[tuple[int, str]]]:
        base = self._styles.of(look.get("pStyle"), "rPr")
        glyphs = self._number(look, base)
        marks: list[tuple[int, str]] = []
        for element in _walk(paragraph):
            if element.tag == qn("w:bookmarkStart"):
                marks.append((len(glyphs), element.get(qn("w:name"), "")))
            elif element.tag == qn("w:r"):
                glyphs += self._run(element, base)
        return glyphs, marks

    def _number(self, look: Properties, base: Properties) -> list[Glyph]:
        key = (look.get("numPr/numId", ""), look.get("numPr/ilvl", "0"))
        return [_glyph(character, base) for character in self._number_forms.get(key, "")]

    def _run(self, run: Element, base: Properties) -> Iterator[Glyph]:
        own = run.find(qn("w:rPr"))
        direct = {} if own is None else properties(own)
        look = {**base, **self._styles.own(direct.get("rStyle", ""), "rPr"), **direct}
        if is_on(look, "vanish"):
            return
        for child in _walk(run):
            if child.tag == qn("w:t"):
                yield from (_glyph(character, look) for character in child.text or "")
            elif child.tag in (qn("w:br"), qn("w:cr")):
                yield Glyph(NEW_PAGE if child.get(qn("w:type")) == "page" else NEW_LINE, 0.0, 0.0)
            elif child.tag == _INLINE:
                yield _picture(child)


def _walk(element: Element) -> Iterator[Element]:
    """Yield what is in a paragraph or run in its order, runs and pictures whole."""
    for child in element.iterchildren("{*}*"):
        if child.tag in _SKIPPED or child.tag in (_FALLBACK, _ANCHOR):
            continue
        yield child
        if child.tag not in (qn("w:r"), _INLINE):
            yield from _walk(child)


def _picture(inline: Element) -> Glyph:
    extent = inline.find("{*}extent")
    width, height = (0, 0) if extent is None else (int(extent.get(name, "0")) for name in ("cx", "cy"))
    return Glyph(_PICTURE, width / _EMU, 0.0, height / _EMU)


def _glyph(character: str, look: Properties) -> Glyph:
    size = float(look.get("sz", "20")) / 2
    if look.get("vertAlign", "baseline") != "baseline":
        size *= 0.6
    chinese = not is_wide(character) and look.get("rFonts@ascii", "").startswith(_CHINESE)
    return Glyph(character, ems(character, chinese) * size + points(look, "spacing"), size)


def _indent(look: Properties, *names: str) -> float:
    return next((points(look, f"ind@{name}") for name in names if f"ind@{name}" in look), 0.0)


def _first_line(look: Properties) -> float:
    return points(look, "ind@firstLine") - points(look, "ind@hanging")


def _border(look: Properties, side: str) -> float:
    if look.get(f"pBdr/{side}", "nil") in ("nil", "none"):
        return 0.0
    return float(look.get(f"pBdr/{side}@sz", "0")) / 8 + float(look.get(f"pBdr/{side}@space", "0"))


def _height(line: Line, look: Properties, size: float, grid: float) -> float:
    stated = look.get("spacing@line")
    rule = look.get("spacing@lineRule", "auto")
    if stated and rule == "exact":
        return float(stated) / 20
    natural = max((line.size or size) * _NATURAL if not line.picture else 0.0, line.picture)
    if stated and rule == "atLeast":
        return max(natural, float(stated) / 20)
    if grid and look.get("snapToGrid", "1") != "0":
        natural = -(-natural // grid) * grid
    return natural * (float(stated) / 240 if stated else 1.0) if not line.picture else natural


def _keep_with_next(look: Properties, at: int, last: int) -> bool:
    # LibreOffice keeps the lines of a paragraph together too that stays with the next.
    if at == last or is_on(look, "keepNext") or is_on(look, "keepLines"):
        return at < last or is_on(look, "keepNext")
    return at in (0, last - 1) and look.get("widowControl", "1") not in ("0", "false")


def _names(lines: tuple[Line, ...], marks: list[tuple[int, str]]) -> list[tuple[str, ...]]:
    starts = [line.start for line in lines]
    found: list[list[str]] = [[] for _ in lines]
    for place, name in marks:
        found[max(bisect_right(starts, place) - 1, 0)].append(name)
    return [tuple(names) for names in found]

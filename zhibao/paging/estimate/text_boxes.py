"""A paragraph as the boxes of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.line_breaking import NEW_LINE, NEW_PAGE, Glyph, Line, break_lines
from zhibao.text.measuring import ems
from zhibao.word.block_elements import style_id
from zhibao.word.bookmarks import START
from zhibao.word.simple_types import EIGHTHS, EMU_PER_POINT, TWIPS, or_else, points
from zhibao.word.style_inheritance import Inheritance, font_size, stated, switched
from zhibao.word.styles import PARAGRAPH, Layers
from zhibao.word.unbroken import without_joiners
from zhibao.word.xml import Element, find, qualified, value, w

# The height of a line of "single" spacing over the size of its font, for Chinese fonts.
_NATURAL = 1.3
# What a line of single spacing states where that is a multiple, 240 twips.
_SINGLE = 12.0
# The size of raised and lowered characters over that of the others.
_RAISED = 0.6
_PICTURE = "\ufffc"
_RUN, _INLINE = w("r"), qualified("wp:inline")
# What was taken away under tracked changes stands nowhere, and what floats stands beside the lines.
_SKIPPED = frozenset(
    (*map(w, ("pPr", "rPr", "txbxContent", "del", "moveFrom")), qualified("mc:Fallback"), qualified("wp:anchor"))
)
_CHINESE = ("黑体", "仿宋", "楷体", "宋体", "雅黑", "方正", "华文")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands: the width of its column and the pitch of the line grid, in points; 0 without a grid."""

    width: float
    grid: float


@dataclass(frozen=True, slots=True)
class _Type:
    """What sets characters: a size and a spacing in points, and whether Latin ones are in a Chinese font."""

    size: float
    spacing: float
    is_chinese: bool

    def glyph(self, character: str) -> Glyph:
        """Return a character as it is set."""
        return Glyph(character, ems(character, self.is_chinese) * self.size + self.spacing, self.size)


class Paragraphs:
    """Reads paragraphs with the styles and the lists of one document."""

    def __init__(self, inheritance: Inheritance) -> None:
        self._inheritance, self._styles = inheritance, inheritance.styles

    def boxes(self, paragraph: Element, setting: Setting) -> tuple[Box, ...]:
        """Return the lines of a paragraph, keep_with_next as its keep and widow rules say."""
        layers, style = self.layers(paragraph), self._of_style(paragraph, "rPr")
        glyphs, marks = self._content(paragraph, layers, style)
        narrow = setting.width - _indent(layers, "left", "start") - _indent(layers, "right", "end")
        lines = break_lines(glyphs, max(narrow - _first_line(layers), 1.0), max(narrow, 1.0)) or (Line(0),)
        size = font_size((*find(paragraph, "w:pPr/w:rPr"), *style))
        heights = [_height(line, layers, size, setting.grid) for line in lines]
        heights[0] += _border(layers, "top")
        heights[-1] += _border(layers, "bottom")
        names = _names(lines, marks)
        last = len(lines) - 1
        return tuple(
            Box(
                height,
                before=length(layers, "spacing", "before") if at == 0 else 0.0,
                after=length(layers, "spacing", "after") if at == last else 0.0,
                keep_with_next=_keep_with_next(layers, at, last),
                names=names[at],
                begins_page=at == 0 and switched(layers, "pageBreakBefore") is True,
                ends_page=lines[at].ends_page,
            )
            for at, height in enumerate(heights)
        )

    def layers(self, paragraph: Element) -> Layers:
        """Return the `w:pPr` that format a paragraph, without those of a list and of a table's style."""
        return (*paragraph.findall(w("pPr")), *self._of_style(paragraph, "pPr"))

    def _of_style(self, paragraph: Element, kind: str) -> Layers:
        defaults = {"pPr": self._styles.paragraph_defaults, "rPr": self._styles.run_defaults}
        return (*self._styles.properties(self._styles.style_of(style_id(paragraph), PARAGRAPH), kind), *defaults[kind])

    def _content(self, paragraph: Element, layers: Layers, style: Layers) -> tuple[list[Glyph], list[tuple[int, str]]]:
        glyphs = self._number(layers, style)
        marks: list[tuple[int, str]] = []
        for element in _walk(paragraph):
            if element.tag == START:
                marks.append((len(glyphs), element.get(w("name"), "")))
            elif element.tag == _RUN:
                glyphs += self._run(element, style)
        return glyphs, marks

    def _number(self, layers: Layers, style: Layers) -> list[Glyph]:
        """Return the label that a list puts before the paragraph, with one figure for each number."""
        level = self._inheritance.level(layers)
        label = "" if level is None else level.text.replace("%", "") + (" " if level.suffix else "")
        return list(map(_type(style).glyph, label))

    def _run(self, run: Element, style: Layers) -> Iterator[Glyph]:
        character = self._styles.properties(value(run, "w:rPr/w:rStyle/@w:val"), "rPr")
        layers = (*run.findall(w("rPr")), *character, *style)
        if switched(layers, "vanish"):
            return
        type_ = _type(layers)
        for child in _walk(run):
            if child.tag == w("t"):
                yield from map(type_.glyph, without_joiners(child.text or ""))
            elif child.tag in (w("br"), w("cr")):
                yield Glyph(NEW_PAGE if child.get(w("type")) == "page" else NEW_LINE, 0.0, 0.0)
            elif child.tag == _INLINE:
                yield _picture(child)


def _walk(element: Element) -> Iterator[Element]:
    """Yield what is in a paragraph or run in its order, runs and pictures whole."""
    for child in element.iterchildren("{*}*"):
        if child.tag in _SKIPPED:
            continue
        yield child
        if child.tag not in (_RUN, _INLINE):
            yield from _walk(child)


def _picture(inline: Element) -> Glyph:
    extent = inline.find("{*}extent")
    width, height = (0, 0) if extent is None else (int(extent.get(name, "0")) for name in ("cx", "cy"))
    return Glyph(_PICTURE, width / EMU_PER_POINT, 0.0, height / EMU_PER_POINT)


def length(layers: Layers, path: str, attribute: str, per_point: float = TWIPS) -> float:
    """Return a length in points, 0 where none is stated."""
    return or_else(0, points, stated(layers, path, attribute), per_point)


def _type(layers: Layers) -> _Type:
    is_raised = stated(layers, "vertAlign", "val") not in (None, "baseline")
    size = font_size(layers) * (_RAISED if is_raised else 1.0)
    is_chinese = (stated(layers, "rFonts", "ascii") or "").startswith(_CHINESE)
    return _Type(size, length(layers, "spacing", "val"), is_chinese)


def _indent(layers: Layers, side: str, modern: str) -> float:
    words = stated(layers, "ind", side)
    return length(layers, "ind", modern) if words is None else or_else(0, points, words)


def _first_line(layers: Layers) -> float:
    return length(layers, "ind", "firstLine") - length(layers, "ind", "hanging")


def _border(layers: Layers, side: str) -> float:
    if stated(layers, f"pBdr/{side}", "val") in (None, "nil", "none"):
        return 0.0
    return length(layers, f"pBdr/{side}", "sz", EIGHTHS) + length(layers, f"pBdr/{side}", "space", 1.0)


def _height(line: Line, layers: Layers, size: float, grid: float) -> float:
    stated_line, rule = length(layers, "spacing", "line"), stated(layers, "spacing", "lineRule") or "auto"
    if stated_line and rule == "exact":
        return stated_line
    natural = max((line.size or size) * _NATURAL if not line.picture else 0.0, line.picture)
    if stated_line and rule == "atLeast":
        return max(natural, stated_line)
    if grid and switched(layers, "snapToGrid") is not False:
        natural = -(-natural // grid) * grid
    return natural if line.picture or not stated_line else natural * stated_line / _SINGLE


def _keep_with_next(layers: Layers, at: int, last: int) -> bool:
    if at == last:
        return switched(layers, "keepNext") is True
    # LibreOffice keeps the lines of a paragraph together too that stays with the next.
    if switched(layers, "keepNext") or switched(layers, "keepLines"):
        return True
    return at in (0, last - 1) and switched(layers, "widowControl") is not False


def _names(lines: tuple[Line, ...], marks: list[tuple[int, str]]) -> list[tuple[str, ...]]:
    starts = [line.start for line in lines]
    found: list[list[str]] = [[] for _ in lines]
    for place, name in marks:
        found[max(bisect_right(starts, place) - 1, 0)].append(name)
    return [tuple(names) for names in found]

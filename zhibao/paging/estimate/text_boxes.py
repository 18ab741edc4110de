"""A paragraph as the boxes of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.line_breaking import NEW_LINE, NEW_PAGE, Glyph, Line, break_lines
from zhibao.paging.estimate.looks import Looks, Properties, is_on, points, properties
from zhibao.text.measuring import ems
from zhibao.word.bookmarks import START
from zhibao.word.numbering import Numbering
from zhibao.word.simple_types import EIGHTHS, EMU_PER_POINT, HALF_POINTS
from zhibao.word.xml import Element, qualified, w

# The height of a line of "single" spacing over the size of its font, for Chinese fonts.
_NATURAL = 1.3
# What a line of single spacing states where that is a multiple, 240 twips.
_SINGLE = 12.0
# Without any size stated Word prints 10 pt (ECMA-376 part 1, §17.3.2.38).
_USUAL_SIZE = 10.0
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

    def __init__(self, looks: Looks, numbering: Numbering) -> None:
        self._looks = looks
        self._numbering = numbering

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
        direct = properties(paragraph.find(w("pPr")))
        return {**self._looks.of(direct.get("pStyle"), "pPr"), **direct}

    def _size(self, paragraph: Element, look: Properties) -> float:
        mark = properties(paragraph.find(f"{w('pPr')}/{w('rPr')}"))
        return _size({**self._looks.of(look.get("pStyle"), "rPr"), **mark})

    def _content(self, paragraph: Element, look: Properties) -> tuple[list[Glyph], list[tuple[int, str]]]:
        base = self._looks.of(look.get("pStyle"), "rPr")
        glyphs = self._number(look, base)
        marks: list[tuple[int, str]] = []
        for element in _walk(paragraph):
            if element.tag == START:
                marks.append((len(glyphs), element.get(w("name"), "")))
            elif element.tag == _RUN:
                glyphs += self._run(element, base)
        return glyphs, marks

    def _number(self, look: Properties, base: Properties) -> list[Glyph]:
        """Return the label that a list puts before the paragraph, with one figure for each number."""
        level = self._numbering.level(look.get("numPr/numId", ""), look.get("numPr/ilvl", "0"))
        label = "" if level is None else level.text.replace("%", "") + (" " if level.suffix else "")
        return list(map(_type(base).glyph, label))

    def _run(self, run: Element, base: Properties) -> Iterator[Glyph]:
        direct = properties(run.find(w("rPr")))
        look = {**base, **self._looks.own(direct.get("rStyle", ""), "rPr"), **direct}
        if is_on(look, "vanish"):
            return
        type_ = _type(look)
        for child in _walk(run):
            if child.tag == w("t"):
                yield from map(type_.glyph, child.text or "")
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


def _size(look: Properties) -> float:
    return points(look, "sz", HALF_POINTS) or _USUAL_SIZE


def _type(look: Properties) -> _Type:
    is_raised = look.get("vertAlign", "baseline") != "baseline"
    size = _size(look) * (_RAISED if is_raised else 1.0)
    return _Type(size, points(look, "spacing"), look.get("rFonts@ascii", "").startswith(_CHINESE))


def _indent(look: Properties, *names: str) -> float:
    return next((points(look, f"ind@{name}") for name in names if f"ind@{name}" in look), 0.0)


def _first_line(look: Properties) -> float:
    return points(look, "ind@firstLine") - points(look, "ind@hanging")


def _border(look: Properties, side: str) -> float:
    if look.get(f"pBdr/{side}", "nil") in ("nil", "none"):
        return 0.0
    return points(look, f"pBdr/{side}@sz", EIGHTHS) + points(look, f"pBdr/{side}@space", 1.0)


def _height(line: Line, look: Properties, size: float, grid: float) -> float:
    stated, rule = points(look, "spacing@line"), look.get("spacing@lineRule", "auto")
    if stated and rule == "exact":
        return stated
    natural = max((line.size or size) * _NATURAL if not line.picture else 0.0, line.picture)
    if stated and rule == "atLeast":
        return max(natural, stated)
    if grid and is_on(look, "snapToGrid", True):
        natural = -(-natural // grid) * grid
    return natural if line.picture or not stated else natural * stated / _SINGLE


def _keep_with_next(look: Properties, at: int, last: int) -> bool:
    # LibreOffice keeps the lines of a paragraph together too that stays with the next.
    if at == last or is_on(look, "keepNext") or is_on(look, "keepLines"):
        return at < last or is_on(look, "keepNext")
    return at in (0, last - 1) and is_on(look, "widowControl", True)


def _names(lines: tuple[Line, ...], marks: list[tuple[int, str]]) -> list[tuple[str, ...]]:
    starts = [line.start for line in lines]
    found: list[list[str]] = [[] for _ in lines]
    for place, name in marks:
        found[max(bisect_right(starts, place) - 1, 0)].append(name)
    return [tuple(names) for names in found]

"""What a paragraph comes to on paper: how many lines, how high, what keeps it with its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml.etree import _Element as Element

from zhibao.format.cascade import CellStyle, Layers, Styles, stated, switched
from zhibao.format.opening import find, values, w
from zhibao.paging.estimate.lines import Character, line_count

_TWIPS = 20
_EMU = 12700
_SINGLE = 240
# What fonts for Chinese need above and below, in parts of their size, where the line spacing is not exact.
_FONT_HEIGHT = 1.3
_DEFAULT_SIZE = "21"
_SMALL = 0.58
_LINE_END = "\n"
# The least that a tab takes, with its dots: one square.
_TAB = "\u3000"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


class Measured:
    """A paragraph in a column that is `width` pt wide; all lengths in pt."""

    def __init__(self, paragraph: Element, width: float, styles: Styles) -> None:
        self._paragraph = paragraph
        self._width = width
        self._styles = styles
        named = next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), "")
        self.style_id = styles.style_of(named, "paragraph")
        self._layers = styles.paragraph_layers(paragraph.find(w("pPr")), self.style_id, CellStyle())

    @cached_property
    def before(self) -> float:
        return self._points("spacing", "before")

    @cached_property
    def after(self) -> float:
        return self._points("spacing", "after")

    @cached_property
    def is_kept(self) -> bool:
        """Whether it stays with the next paragraph."""
        return bool(switched(self._layers, "keepNext"))

    @cached_property
    def is_whole(self) -> bool:
        """Whether its lines stay together: stated, kept as LibreOffice keeps it, or too few lines to leave two."""
        may_leave_one = switched(self._layers, "widowControl") is False
        return self.is_kept or bool(switched(self._layers, "keepLines")) or (self.lines <= 3 and not may_leave_one)

    @cached_property
    def begins_page(self) -> bool:
        return bool(switched(self._layers, "pageBreakBefore"))

    @cached_property
    def borders(self) -> tuple[Element, ...]:
        """The lines above and below it."""
        for layer in self._layers:
            if found := find(layer, "w:pBdr"):
                return tuple(each for each in found[0] if each.tag in (w("top"), w("bottom")))
        return ()

    @cached_property
    def lines(self) -> int:
        if self._picture_height:
            return 1
        return sum(
            line_count(segment, self._first if index == 0 else self._other, self._other)
            for index, segment in enumerate(self._segments)
        )

    @cached_property
    def line_height(self) -> float:
        line, rule = self._points("spacing", "line"), stated(self._layers, "spacing", "lineRule") or "auto"
        if rule == "exact" and line:
            return line
        own = self._picture_height or self._size * _FONT_HEIGHT
        if rule == "atLeast":
            return max(line, own)
        return own if self._picture_height else own * (line * _TWIPS / _SINGLE if line else 1)

    @property
    def height(self) -> float:
        """Its height with the space above and below, as in a table's cell."""
        return self.before + self.lines * self.line_height + self.after

    @cached_property
    def _picture_height(self) -> float:
        return max((int(each.get("cy", "0")) / _EMU for each in self._paragraph.iter(_EXTENT)), default=0.0)

    @property
    def _size(self) -> float:
        return next((segment[0].size for segment in self._segments if segment), self._run_size(()))

    @cached_property
    def _other(self) -> float:
        return self._width - self._points("ind", "left") - self._points("ind", "right")

    @cached_property
    def _first(self) -> float:
        characters = float(stated(self._layers, "ind", "firstLineChars") or 0)
        indent = characters / 100 * self._size if characters else self._points("ind", "firstLine")
        # A label is as wide as two characters or so; headings that fill a line to the last one are rare.
        label = 2 * self._size if self._styles.level(self._layers) is not None else 0.0
        return self._other - indent + self._points("ind", "hanging") - label

    @cached_property
    def _segments(self) -> tuple[tuple[Character, ...], ...]:
        """The printed characters, a segment for each line that the author ended."""
        segments: list[list[Character]] = [[]]
        for run in self._paragraph.iter(w("r")):
            layers = self._run_layers(run)
            if switched(layers, "vanish"):
                continue
            size, spacing = self._run_size(layers), float(stated(layers, "spacing", "val") or 0) / _TWIPS
            for text in _pieces(run):
                if text == _LINE_END:
                    segments.append([])
                else:
                    segments[-1] += [Character(each, size, spacing) for each in text]
        return tuple(map(tuple, segments))

    def _run_layers(self, run: Element) -> Layers:
        properties = run.find(w("rPr"))
        own = () if properties is None else (properties,)
        named = next(iter(values(run, "w:rPr/w:rStyle/@w:val")), "")
        return self._styles.run_layers(own, named, self.style_id, CellStyle()).all

    def _run_size(self, layers: Layers) -> float:
        size = float(stated(layers or self._run_layers_of_style(), "sz", "val") or _DEFAULT_SIZE) / 2
        is_raised = stated(layers, "vertAlign", "val") in ("superscript", "subscript")
        return size * _SMALL if is_raised else size

    def _run_layers_of_style(self) -> Layers:
        return self._styles.run_layers((), "", self.style_id, CellStyle()).all

    def _points(self, element: str, attribute: str) -> float:
        return float(stated(self._layers, element, attribute) or 0) / _TWIPS


def _pieces(run: Element) -> Iterator[str]:
    """Yield what a run prints: its texts, its tabs, and the ends of lines."""
    for each in run:
        if each.tag == w("t"):
            yield each.text or ""
        elif each.tag == w("tab"):
            yield _TAB
        elif each.tag == w("br") and each.get(w("type"), "textWrapping") == "textWrapping":
            yield _LINE_END

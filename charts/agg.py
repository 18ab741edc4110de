"""Drawn charts painted by Agg and FreeType as Matplotlib has them.

Of Matplotlib only what paints is loaded: with its figures and axes it takes twice as long to load, and three times as
long to draw a chart. The marks are handed on as its own artists do, and the pictures are theirs to the last byte.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any

import numpy as np

# What paints has no public name without all the rest; the tests compare it with Matplotlib's own canvas.
from matplotlib.backends._backend_agg import RendererAgg  # type: ignore[attr-defined]  # it is stated nowhere
from matplotlib.ft2font import LoadFlags, RenderMode
from matplotlib.path import Path
from msgspec.structs import replace
from PIL import Image

from charts.legend_boxes import HANDLE_SIZE, placed
from charts.marks import Area, Bar, Drawing, Frame, Ground, Label, Legend, Mark, Point, Stroke, Wedge
from charts.pen import Box, Pen, rgba
from charts.style import DPI, MARKER, PAPER, PIXELS
from charts.typesetting import SetText, font_at, glyphs, set_text

Matrix = np.ndarray[Any, np.dtype[np.float64]]

EDGE = 0.6  # points
HALO = 2.5
OUTLINE_SIZE, OUTLINE_DPI = 100, 72


def png(drawing: Drawing) -> bytes:
    """The drawing as PNG at the printed resolution, without date or software name."""
    painter, target = Painter(drawing.pixels), BytesIO()
    for mark in drawing.painted:
        painter.paint(mark)
    size = painter.width, painter.height
    picture = Image.frombytes("RGB", size, memoryview(painter.agg), "raw", "RGBX", 0, 1)
    picture.save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()


class Painter:
    """A white picture that marks are painted on."""

    def __init__(self, pixels: Point) -> None:
        self.across, self.up = pixels
        self.width, self.height = map(int, pixels)
        self.agg = RendererAgg(self.width, self.height, DPI)
        paper = Pen(PAPER, 0, join="miter", is_smooth=False)
        self.agg.draw_path(paper, Path.unit_rectangle(), _rectangle(0, 0, self.across, self.up), rgba(PAPER))

    def paint(self, mark: Mark) -> None:
        """Paint a mark over those that are painted already."""
        match mark:
            case Bar():
                self._bar(mark, self._matrix(mark.area.frame()), self._clip(mark.area))
            case Stroke():
                self._stroke(mark)
            case Wedge():
                self._wedge(mark)
            case Label():
                if mark.text:
                    self._label(mark)
            case Legend():
                self._legend(mark)

    def _sides(self, area: Area) -> Box:
        """The lower left corner of an area in pixels, and its size."""
        left, bottom = area.left * self.across, area.bottom * self.up
        return (left, bottom), (area.right * self.across - left, area.top * self.up - bottom)

    def _clip(self, area: Area) -> Box:
        (left, bottom), (width, height) = self._sides(area)
        return (left, bottom), (left + width, bottom + height)

    def _matrix(self, frame: Frame) -> Matrix:
        """What turns a place in the frame into one in the picture, in pixels from its lower left corner."""
        if frame.area is None:
            return _rectangle(0, 0, self.across, self.up)
        (left, bottom), (width, height) = self._sides(frame.area)
        by_shares = _rectangle(left, bottom, width, height)
        by_values = np.dot(by_shares, _shares(frame.area))
        x, y = (by_values if shown else by_shares for shown in (frame.x_shows_value, frame.y_shows_value))
        return np.array([x[0], y[1], (0.0, 0.0, 1.0)])

    def _bar(self, bar: Bar, matrix: Matrix, clip: Box | None) -> None:
        pen = Pen(PAPER, EDGE, join="miter")
        pen.hatch, pen.clip = bar.hatch, clip
        # As Matplotlib reckons: whether an edge moves to one pixel or the next may hang on the last bit.
        width, height = (bar.left + bar.width) - bar.left, (bar.bottom + bar.height) - bar.bottom
        matrix = np.dot(matrix, _rectangle(bar.left, bar.bottom, width, height))
        self.agg.draw_path(pen, Path.unit_rectangle(), matrix, rgba(bar.colour))

    def _stroke(self, stroke: Stroke) -> None:
        clip = self._clip(stroke.frame.area) if stroke.frame.area and stroke.is_clipped else None
        path, matrix = Path(np.array(stroke.points)), self._matrix(stroke.frame)
        self._line(stroke, path, matrix, clip)
        if stroke.marker:
            self._markers(stroke, path, matrix)

    def _line(self, stroke: Stroke, path: Path, matrix: Matrix, clip: Box | None) -> None:
        pen = Pen(stroke.colour, stroke.weight, cap="butt" if stroke.dashes else "projecting")
        pen.dashes, pen.clip = tuple(length * stroke.weight for length in stroke.dashes), clip
        self.agg.draw_path(pen, path, matrix)

    def _markers(self, stroke: Stroke, path: Path, matrix: Matrix) -> None:
        from matplotlib.markers import MarkerStyle

        marker = MarkerStyle(stroke.marker)
        size = MARKER * PIXELS
        pen = Pen(PAPER, EDGE, join=marker.get_joinstyle(), cap=marker.get_capstyle())
        pen.snap = size >= (marker.get_snap_threshold() or math.inf)
        shape = np.dot(_rectangle(0, 0, size, size), marker.get_transform().get_matrix())
        self.agg.draw_markers(pen, marker.get_path(), shape, path, matrix, rgba(stroke.colour))

    def _wedge(self, wedge: Wedge) -> None:
        from matplotlib.patches import Wedge as Slice

        pen = Pen(PAPER, wedge.edge, join="miter")
        pen.hatch = wedge.hatch
        shape = Slice((0, 0), wedge.radius, wedge.start, wedge.end, width=wedge.thick)
        self.agg.draw_path(pen, shape.get_path(), self._matrix(wedge.area.frame()), rgba(wedge.colour))

    def _legend(self, legend: Legend) -> None:
        for name in placed(legend, (legend.corner[0] * self.across, legend.corner[1] * self.up)):
            self._handle(name.handle, _rectangle(*name.corner, PIXELS, PIXELS))
            self._text(name.label, name.at)

    def _handle(self, handle: Bar | Stroke, matrix: Matrix) -> None:
        width, height = HANDLE_SIZE
        if isinstance(handle, Bar):
            self._bar(replace(handle, left=0.0, bottom=0.0, width=width, height=height), matrix, None)
            return
        points = np.array([(x, height / 2) for x in (0.0, width / 2, width)])
        self._line(handle, Path(points), matrix, None)
        self._markers(handle, Path(points[1:2]), matrix)

    def _label(self, label: Label) -> None:
        x, y = label.at
        (wide, _, left), (_, high, low), _ = self._matrix(label.frame).tolist()
        right, up = label.away
        self._text(label, (right * PIXELS + (wide * x + left), up * PIXELS + (high * y + low)))

    def _text(self, label: Label, at: Point) -> None:
        found = set_text(label)
        if label.ground:
            self._ground(label.ground, label, found, at)
        angle = math.radians(90 if label.turned else 0)
        for line in found.lines:
            # Counted from above and back again as Matplotlib does: the last bit may decide on a pixel.
            start = line.start[0] + at[0], self.up - (self.up - (line.start[1] + at[1]))
            if label.halo:
                self._outline(label, line.text, start)
            elif line.text:
                self._glyphs(label, line.text, start, angle)

    def _ground(self, ground: Ground, label: Label, found: SetText, at: Point) -> None:
        pad = label.size * PIXELS * float(f"{ground.pad / label.size:.2f}")
        (x, y), (width, height) = found.corner, found.size
        right, top = -pad + (width + 2 * pad), -pad + (height + 2 * pad)
        corners = [(-pad, -pad), (right, -pad), (right, top), (-pad, top), (-pad, -pad)]
        box = Path(corners, Path.unit_rectangle().codes)
        cos, sin = (math.cos(math.pi / 2), 1.0) if label.turned else (1.0, 0.0)
        matrix = np.array([(cos, -sin, at[0] + x), (sin, cos, at[1] + y), (0.0, 0.0, 1.0)])
        self.agg.draw_path(Pen(ground.colour, 0, join="miter"), box, matrix, rgba(ground.colour))

    def _glyphs(self, label: Label, line: str, at: Point, angle: float) -> None:
        (x, y), set_line = at, glyphs(line, label.size)
        font_at(label.size)
        cos, sin = math.cos(angle), math.sin(angle)
        turn = [[round(0x10000 * cos), round(0x10000 * -sin)], [round(0x10000 * sin), round(0x10000 * cos)]]
        pen = Pen(label.colour, 0)
        for item in set_line:
            right, up = item.x, item.y
            start = (round(64 * (x + right * cos - up * sin)), round(64 * (y + right * sin + up * cos)))
            item.ft_object._set_transform(turn, start)
            glyph = item.ft_object._render_glyph(item.glyph_index, LoadFlags.NO_HINTING, RenderMode.NORMAL)
            below = self.height - glyph.top + glyph.buffer.shape[0]
            self.agg.draw_text_image(glyph.buffer, glyph.left, below, 0, pen)

    def _outline(self, label: Label, line: str, at: Point) -> None:
        """Paint a line of text as outlines with a white edge, and again without."""
        scale = label.size * PIXELS / OUTLINE_SIZE
        path, matrix = _outlines(line), _rectangle(*at, scale, scale)
        for pen in (Pen(PAPER, HALO), Pen(label.colour, 0)):
            self.agg.draw_path(pen, path, matrix, rgba(label.colour))


def _outlines(line: str) -> Path:
    """The outlines of a line of text, as large as OUTLINE_SIZE."""
    vertices: list[Any] = []
    codes: list[Any] = []
    set_line = glyphs(line, OUTLINE_SIZE, OUTLINE_DPI)
    font_at(OUTLINE_SIZE, OUTLINE_DPI)
    for item in set_line:
        item.ft_object.load_glyph(item.glyph_index, flags=LoadFlags.NO_HINTING)
        points, kinds = item.ft_object.get_path()
        vertices.extend(points + np.array((item.x, item.y)))
        codes.extend(kinds)
    return Path(vertices or np.empty((0, 2)), codes)


def _rectangle(left: float, bottom: float, width: float, height: float) -> Matrix:
    """What turns shares of a rectangle into places."""
    return np.array([(width, 0.0, left), (0.0, height, bottom), (0.0, 0.0, 1.0)])


def _shares(area: Area) -> Matrix:
    """What turns values of an area into shares of its sides."""
    (low, high), (bottom, top) = area.across, area.up
    x, y = 1.0 / (high - low), 1.0 / (top - bottom)
    return np.array([(x, 0.0, -low * x), (0.0, y, -bottom * y), (0.0, 0.0, 1.0)])

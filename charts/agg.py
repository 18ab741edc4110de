"""Drawn charts painted by Matplotlib's Agg renderer.

The renderer is asked directly: with Matplotlib's figures and axes a chart takes three times as long to draw. It is
asked as Matplotlib's own artists ask it, so the pictures are theirs to the last byte.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any

from matplotlib import rc_context, rcParamsDefault
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.markers import MarkerStyle
from matplotlib.patches import BoxStyle
from matplotlib.patches import Wedge as Slice
from matplotlib.path import Path
from matplotlib.patheffects import PathEffectRenderer, withStroke
from matplotlib.transforms import Affine2D, Bbox, Transform, blended_transform_factory
from msgspec.structs import replace
from PIL import Image

from charts.legend_boxes import HANDLE_SIZE, placed
from charts.marks import PICTURE, Bar, Coordinates, Drawing, Ground, Label, Legend, Mark, PlotArea, Point, Stroke, Wedge
from charts.style import DPI, MARKER, PAPER, PIXELS
from charts.typesetting import font, set_text

EDGE = 0.6  # points
HALO = 2.5
HATCH_WEIGHT = 0.9
# Settings of the host that reach what is painted; they are as Matplotlib has them by itself.
HOST: tuple[Any, ...] = (
    *("agg.path.chunksize", "markers.fillstyle", "path.simplify", "path.simplify_threshold", "path.snap"),
    *("text.antialiased", "text.hinting_factor", "text.kerning_factor"),
)


def png(drawing: Drawing) -> bytes:
    """The drawing as PNG at the printed resolution, without date or software name."""
    usual: dict[Any, Any] = {name: rcParamsDefault[name] for name in HOST}
    with rc_context(usual | {"text.hinting": "no_hinting"}):
        painter, target = Painter(drawing.pixels), BytesIO()
        for mark in drawing.painted:
            painter.paint(mark)
    width, height = map(int, drawing.pixels)
    picture = Image.frombytes("RGB", (width, height), painter.rgba, "raw", "RGBX", 0, 1)
    picture.save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()


class Painter:
    """A white picture that marks are painted on."""

    def __init__(self, pixels: Point) -> None:
        self.across, self.up = pixels
        agg = RendererAgg(*pixels, DPI)  # type: ignore[no-untyped-call]  # Matplotlib states no types of this
        self.renderer: RendererBase = agg
        self.rgba: memoryview = agg.buffer_rgba()  # type: ignore[no-untyped-call]  # nor of this
        self._found: dict[Coordinates, Transform] = {}
        self._paper()

    def paint(self, mark: Mark) -> None:
        """Paint a mark over those that are painted already."""
        match mark:
            case Bar():
                self._bar(mark, self._places(mark.area.coordinates()), self._sides(mark.area))
            case Stroke():
                self._stroke(mark)
            case Wedge():
                self._wedge(mark)
            case Label():
                if mark.text:
                    self._label(mark)
            case Legend():
                self._legend(mark)

    def _pen(self, colour: str, weight: float) -> GraphicsContextBase:
        pen = self.renderer.new_gc()
        pen.set_foreground(colour)
        pen.set_linewidth(weight)
        return pen

    def _edge(self, weight: float, hatch: str = "") -> GraphicsContextBase:
        """A white pen for the edge of a filled shape with sharp corners, and for its hatch."""
        pen = self._pen(PAPER, weight)
        pen.set_joinstyle("miter")
        if hatch:
            pen.set_hatch(hatch)
            pen.set_hatch_color(to_rgba(PAPER))
            pen.set_hatch_linewidth(HATCH_WEIGHT)
        return pen

    def _paper(self) -> None:
        pen = self._edge(0)
        pen.set_antialiased(False)
        self.renderer.draw_path(pen, Path.unit_rectangle(), self._places(PICTURE), to_rgba(PAPER))

    def _sides(self, area: PlotArea) -> Bbox:
        """The sides of an area in pixels."""
        across, up = self.across, self.up
        return Bbox.from_extents(area.left * across, area.bottom * up, area.right * across, area.top * up)

    def _places(self, coordinates: Coordinates) -> Transform:
        """What turns a place in the coordinates into one in the picture, in pixels from its lower left corner."""
        if coordinates not in self._found:
            self._found[coordinates] = self._new_places(coordinates)
        return self._found[coordinates]

    def _new_places(self, coordinates: Coordinates) -> Transform:
        if coordinates.area is None:
            return Affine2D().scale(self.across, self.up)
        by_shares = _onto(self._sides(coordinates.area))
        (low, high), (bottom, top) = coordinates.area.across, coordinates.area.up
        by_values = Affine2D().translate(-low, -bottom).scale(1 / (high - low), 1 / (top - bottom)) + by_shares
        x, y = (by_values if shown else by_shares for shown in (coordinates.x_shows_value, coordinates.y_shows_value))
        return blended_transform_factory(x, y)

    def _bar(self, bar: Bar, places: Transform, clip: Bbox | None) -> None:
        pen = self._edge(EDGE, bar.hatch)
        pen.set_clip_rectangle(clip)
        # As Matplotlib reckons: whether an edge moves to one pixel or the next may hang on the last bit.
        sides = Bbox.from_bounds(bar.left, bar.bottom, bar.width, bar.height)
        self.renderer.draw_path(pen, Path.unit_rectangle(), _onto(sides) + places, to_rgba(bar.colour))

    def _stroke(self, stroke: Stroke) -> None:
        clip = self._sides(stroke.coordinates.area) if stroke.coordinates.area and stroke.is_clipped else None
        path, places = Path(stroke.points), self._places(stroke.coordinates)
        self._line(stroke, path, places, clip)
        if stroke.marker:
            self._markers(stroke, path, places)

    def _line(self, stroke: Stroke, path: Path, places: Transform, clip: Bbox | None) -> None:
        pen = self._pen(stroke.colour, stroke.weight)
        if stroke.dashes:
            pen.set_dashes(0, [length * stroke.weight for length in stroke.dashes])
        else:
            pen.set_capstyle("projecting")
        pen.set_clip_rectangle(clip)
        self.renderer.draw_path(pen, path, places)

    def _markers(self, stroke: Stroke, path: Path, places: Transform) -> None:
        marker = MarkerStyle(stroke.marker)
        size = MARKER * PIXELS
        pen = self._pen(PAPER, EDGE)
        pen.set_joinstyle(marker.get_joinstyle())
        pen.set_capstyle(marker.get_capstyle())
        pen.set_snap(size >= (marker.get_snap_threshold() or math.inf))
        shape = marker.get_transform() + Affine2D().scale(size)
        self.renderer.draw_markers(pen, marker.get_path(), shape, path, places, to_rgba(stroke.colour))

    def _wedge(self, wedge: Wedge) -> None:
        pen = self._edge(wedge.edge, wedge.hatch)
        shape = Slice((0, 0), wedge.radius, wedge.start, wedge.end, width=wedge.thick)
        self.renderer.draw_path(pen, shape.get_path(), self._places(wedge.area.coordinates()), to_rgba(wedge.colour))

    def _legend(self, legend: Legend) -> None:
        for name in placed(legend, (legend.corner[0] * self.across, legend.corner[1] * self.up)):
            self._handle(name.handle, Affine2D().scale(PIXELS).translate(*name.corner))
            self._text(name.label, name.at)

    def _handle(self, handle: Bar | Stroke, places: Transform) -> None:
        width, height = HANDLE_SIZE
        if isinstance(handle, Bar):
            self._bar(replace(handle, left=0.0, bottom=0.0, width=width, height=height), places, None)
            return
        points = [(x, height / 2) for x in (0.0, width / 2, width)]
        self._line(handle, Path(points), places, None)
        self._markers(handle, Path(points[1:2]), places)

    def _label(self, label: Label) -> None:
        x, y = self._places(label.coordinates).transform(label.at).tolist()
        right, up = label.away
        self._text(label, (right * PIXELS + x, up * PIXELS + y))

    def _text(self, label: Label, at: Point) -> None:
        found, angle = set_text(label), 90 if label.turned else 0
        if label.ground:
            x, y = found.corner
            places = Affine2D().rotate_deg(angle).translate(at[0] + x, at[1] + y)
            self._ground(label.ground, label.size, found.size, places)
        renderer, pen = self.renderer, self._pen(label.colour, 0)
        if label.halo:
            renderer = PathEffectRenderer([withStroke(linewidth=HALO, foreground=PAPER)], renderer)
        for line in found.lines:
            if line.text:
                x, y = line.start[0] + at[0], self.up - (line.start[1] + at[1])
                renderer.draw_text(pen, x, y, line.text, font(label.size), angle)

    def _ground(self, ground: Ground, text_size: float, size: Point, places: Transform) -> None:
        pad = round(ground.pad / text_size, 2)  # as Matplotlib writes it down
        box = BoxStyle.Square(pad)(0, 0, *size, text_size * PIXELS)
        self.renderer.draw_path(self._edge(0), box, places, to_rgba(ground.colour))


def _onto(sides: Bbox) -> Affine2D:
    """What turns shares of a rectangle's width and height into places."""
    return Affine2D().scale(sides.width, sides.height).translate(sides.x0, sides.y0)

"""Drawings as figures of Matplotlib's own artists: what tests look at, and what painting is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patches import Wedge as Slice
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox, ScaledTranslation, Transform, blended_transform_factory
from PIL import Image

from charts.fonts import font_paths
from charts.legend import BETWEEN, HANDLE, HANDLE_PAD, ROW
from charts.marks import ON_PICTURE, PICTURE, Bar, Coordinates, Drawing, Label, Legend, Mark, PlotArea, Stroke, Wedge
from charts.style import DPI, INK, MARKER, PAPER, SMALL, TEXT

DASHES = {(): "-", (3.7, 1.6): "--", (6.4, 1.6, 1.0, 1.6): "-.", (4.0, 2.0): (0, (4, 2))}


@contextmanager
def settings() -> Iterator[None]:
    """Matplotlib's own settings, and the fonts and the ink of the charts."""
    own, _ = font_paths()
    fontManager.addfont(own)
    found = {
        "font.family": [fontManager.ttflist[-1].name, "DejaVu Sans"],
        "font.size": SMALL,
        "text.color": INK,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "text.parse_math": False,
        "text.hinting": "no_hinting",
        "hatch.linewidth": 0.9,
        "path.simplify": False,
    }
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(found)  # type: ignore[arg-type]  # some values are lists
        yield


def figure_of(drawing: Drawing) -> Figure:
    """The drawing as a figure."""
    with settings():
        return _Artists(drawing).figure


def matplotlib_png(drawing: Drawing) -> bytes:
    """The drawing as PNG, by Matplotlib's own canvas."""
    with settings():
        return png_of(_Artists(drawing).figure)


def empty_figure(drawing: Drawing) -> Figure:
    """A white figure as large as the drawing."""
    figure = Figure(figsize=drawing.inches, dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    return figure


def png_of(figure: Figure) -> bytes:
    """The figure as PNG."""
    canvas, target = figure.canvas, BytesIO()
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()  # type: ignore[no-untyped-call]  # Matplotlib states no types of this, nor of the next
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    picture.convert("RGB").save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()


class _Artists:
    """Puts artists for the marks of a drawing into a figure, with axes for its area."""

    def __init__(self, drawing: Drawing) -> None:
        self.figure = empty_figure(drawing)
        self._axes: Axes | None = None
        bars: defaultdict[tuple[str, str], list[Rectangle]] = defaultdict(list)
        for mark in drawing.marks:
            artist = self._put(mark)
            if isinstance(mark, Bar):
                assert isinstance(artist, Rectangle)
                bars[mark.colour, mark.hatch].append(artist)
        for each in bars.values():
            self._axes_of(None).add_container(BarContainer(each))

    def _axes_of(self, area: PlotArea | None) -> Axes:
        if self._axes is None:
            assert area
            self._axes = self.figure.add_axes((0, 0, 1, 1), facecolor="none")
            self._axes.set_position(Bbox.from_extents(area.left, area.bottom, area.right, area.top))
            self._axes.set(xlim=area.across, ylim=area.up)
            self._axes.set_axis_off()
        return self._axes

    def _transform(self, coordinates: Coordinates) -> Transform:
        if coordinates.area is None:
            return self.figure.transSubfigure
        axes = self._axes_of(coordinates.area)
        by_value, by_share = axes.transData, axes.transAxes
        return blended_transform_factory(
            by_value if coordinates.x_shows_value else by_share, by_value if coordinates.y_shows_value else by_share
        )

    def _put(self, mark: Mark) -> object:
        match mark:
            case Bar():
                return self._axes_of(mark.area).add_patch(_patch(mark))
            case Stroke():
                return self._line(mark)
            case Wedge():
                look = {"facecolor": mark.colour, "hatch": mark.hatch, "edgecolor": PAPER, "linewidth": mark.edge}
                slice_ = Slice((0, 0), mark.radius, mark.start, mark.end, width=mark.thick, clip_on=False, **look)
                return self._axes_of(mark.area).add_patch(slice_)
            case Label():
                return self._text(mark)
            case Legend():
                return self._legend(mark)

    def _line(self, stroke: Stroke) -> Line2D:
        line = _line(stroke)
        line.set_transform(self._transform(stroke.coordinates))
        if stroke.coordinates == PICTURE:
            self.figure.add_artist(line)
        else:
            self._axes_of(stroke.coordinates.area).add_artist(line)
            line.set_clip_on(stroke.is_clipped)
        return line

    def _text(self, label: Label) -> object:
        effects = [withStroke(linewidth=2.5, foreground=PAPER)] if label.halo else None
        look: dict[str, Any] = {"size": label.size, "color": label.colour, "path_effects": effects}
        look |= {"ha": label.side, "va": label.level, "rotation": 90 if label.turned else 0}
        look |= {"linespacing": label.spacing or "normal"}
        if label.ground:
            ground = {"facecolor": label.ground.colour, "edgecolor": "none", "pad": label.ground.pad}
            look |= {"bbox": ground}
        transform = self._transform(label.coordinates)
        if label.layer >= ON_PICTURE:
            right, up = label.away
            away = ScaledTranslation(right / 72, up / 72, self.figure.dpi_scale_trans)
            moved = transform + away if label.coordinates.area else transform
            return self.figure.text(*label.at, label.text, transform=moved, zorder=label.layer - ON_PICTURE, **look)
        axes = self._axes_of(label.coordinates.area)
        look |= {"zorder": label.layer}
        if label.away == (0, 0):
            return axes.text(*label.at, label.text, transform=transform, **look)
        look |= {"xycoords": transform, "textcoords": "offset points", "annotation_clip": False}
        return axes.annotate(label.text, label.at, label.away, **look)

    def _legend(self, legend: Legend) -> object:
        handles, names = zip(*chain(*legend.columns), strict=True)
        return self.figure.legend(
            [_patch(handle) if isinstance(handle, Bar) else _line(handle) for handle in handles],
            names,
            loc="upper right",
            bbox_to_anchor=legend.corner,
            ncols=len(legend.columns),
            frameon=False,
            fontsize=TEXT,
            borderpad=0,
            borderaxespad=0,
            labelspacing=(ROW - TEXT) / TEXT,
            handlelength=HANDLE / TEXT,
            handletextpad=HANDLE_PAD / TEXT,
            columnspacing=BETWEEN / TEXT,
        )


def _patch(bar: Bar) -> Rectangle:
    look: dict[str, Any] = {"facecolor": bar.colour, "hatch": bar.hatch, "edgecolor": PAPER, "linewidth": 0.6}
    return Rectangle((bar.left, bar.bottom), bar.width, bar.height, zorder=bar.layer, **look)


def _line(stroke: Stroke) -> Line2D:
    look: dict[str, Any] = {"linestyle": DASHES[stroke.dashes], "color": stroke.colour, "linewidth": stroke.weight}
    look |= {"marker": stroke.marker or "None", "markersize": MARKER}
    look |= {"markeredgecolor": PAPER, "markeredgewidth": 0.6, "zorder": stroke.layer % ON_PICTURE}
    return Line2D(*zip(*stroke.points, strict=True), **look)

"""Names and numbers beside the plot, and its grid, look as Matplotlib's ticks do."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from charts.agg import png
from charts.canvas import print_below, print_beside
from charts.marks import Drawing, PlotArea
from charts.style import GRID
from charts.upright import draw_grid
from tests.charts.matplotlib_figures import empty_figure, png_of, settings

NAMES = st.lists(st.text("焦作市职业技术学校12gy%年\n", max_size=9), min_size=1, max_size=7)
SIZES = st.sampled_from([9.0, 9.5, 10.5])
GAPS = st.floats(0, 9)


def _drawing(count: int, upright: bool) -> tuple[Drawing, PlotArea]:
    drawing, ends, others = Drawing(300, 170), (-0.5, count - 0.5), (-3.3, 7.1)
    limits = (ends, others) if upright else (others, ends)
    return drawing, drawing.area((90, 71.3), (200, 90.7), *limits)


def _ticked(show: Callable[[Axes], None], count: int, upright: bool) -> bytes:
    """A picture with ticks alone."""
    drawing, area = _drawing(count, upright)
    with settings():
        figure = empty_figure(drawing)
        axes = figure.add_axes((0, 0, 1, 1), facecolor="none")
        axes.set_position(Bbox.from_extents(area.left, area.bottom, area.right, area.top))
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        axes.set(xlim=area.across, ylim=area.up, xticks=[], yticks=[])
        show(axes)
        return png_of(figure)


@given(NAMES, SIZES, GAPS, st.booleans())
def test_names_below(names: list[str], size: float, gap: float, turned: bool) -> None:
    def ticks(axes: Axes) -> None:
        axes.set_xticks(range(len(names)), names, size=size, linespacing=1.15)
        axes.tick_params(axis="x", pad=gap, labelrotation=90 if turned else 0)

    drawing, area = _drawing(len(names), True)
    print_below(drawing, area, names, gap, size, turned)
    assert png(drawing) == _ticked(ticks, len(names), True)


@given(NAMES, SIZES, GAPS)
def test_names_beside(names: list[str], size: float, gap: float) -> None:
    def ticks(axes: Axes) -> None:
        axes.set_yticks(range(len(names)), names, size=size, linespacing=1.15)
        axes.tick_params(axis="y", pad=gap)

    drawing, area = _drawing(len(names), False)
    print_beside(drawing, area, enumerate(names), gap, size=size, spacing=1.15)
    assert png(drawing) == _ticked(ticks, len(names), False)


@given(st.lists(st.floats(-3.3, 7.1), min_size=1, max_size=8, unique=True).map(sorted))
def test_the_grid(values: list[float]) -> None:
    def ticks(axes: Axes) -> None:
        axes.set_yticks(values, [""] * len(values))
        axes.grid(axis="y", color=GRID, linewidth=0.6, clip_on=False)
        axes.set_axisbelow(True)

    drawing, area = _drawing(1, True)
    draw_grid(drawing, area, values)
    assert png(drawing) == _ticked(ticks, 1, True)

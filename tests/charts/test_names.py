"""Names and numbers beside the plot, and its grid, look as Matplotlib's ticks do, which take far longer to make."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

from charts.canvas import axes_at, new_figure, png, print_below, print_beside
from charts.style import GRID, matplotlib_settings
from charts.upright import draw_grid

NAMES = st.lists(st.text("焦作市职业技术学校12gy%年\n", max_size=9), min_size=1, max_size=7)
SIZES = st.sampled_from([9.0, 9.5, 10.5])
GAPS = st.floats(0, 9)


def _drawn(show: Callable[[Axes], None], count: int, upright: bool) -> bytes:
    with matplotlib_settings():
        figure = new_figure(300, 170)
        axes = axes_at(figure, 90, 71.3, 200, 90.7)
        ends, others = (-0.5, count - 0.5), (-3.3, 7.1)
        axes.set(xlim=ends if upright else others, ylim=others if upright else ends)
        show(axes)
        return png(figure)


def _with_ticks(axes: Axes) -> None:
    axes.set_axis_on()
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.set(xticks=[], yticks=[])


@given(NAMES, SIZES, GAPS, st.sampled_from([0, 90]))
def test_names_below(names: list[str], size: float, gap: float, rotation: int) -> None:
    def ticks(axes: Axes) -> None:
        _with_ticks(axes)
        axes.set_xticks(range(len(names)), names, size=size, linespacing=1.15)
        axes.tick_params(axis="x", pad=gap, labelrotation=rotation)

    def texts(axes: Axes) -> None:
        print_below(axes, names, gap, size=size, linespacing=1.15, rotation=rotation)

    assert _drawn(texts, len(names), True) == _drawn(ticks, len(names), True)


@given(NAMES, SIZES, GAPS)
def test_names_beside(names: list[str], size: float, gap: float) -> None:
    def ticks(axes: Axes) -> None:
        _with_ticks(axes)
        axes.set_yticks(range(len(names)), names, size=size, linespacing=1.15)
        axes.tick_params(axis="y", pad=gap)

    def texts(axes: Axes) -> None:
        print_beside(axes, enumerate(names), gap, size=size, linespacing=1.15)

    assert _drawn(texts, len(names), False) == _drawn(ticks, len(names), False)


@given(st.lists(st.floats(-3.3, 7.1), min_size=1, max_size=8, unique=True).map(sorted))
def test_the_grid(values: list[float]) -> None:
    def ticks(axes: Axes) -> None:
        _with_ticks(axes)
        axes.set_yticks(values, [""] * len(values))
        axes.grid(axis="y", color=GRID, linewidth=0.6, clip_on=False)
        axes.set_axisbelow(True)

    assert _drawn(lambda axes: draw_grid(axes, values), 1, True) == _drawn(ticks, 1, True)

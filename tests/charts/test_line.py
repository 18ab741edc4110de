"""折线图: the points, the gaps, and where labels find room."""

import math

import numpy as np
import pytest
from matplotlib.colors import same_color
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from charts import ChartData
from charts.style import PALETTE
from tests.charts.chart_samples import (
    CHANGES,
    ENROLMENT,
    SHARE,
    TWELVE,
    YEARS,
    boxes,
    data_labels,
    printed,
    series,
    shared,
)


def lines(data: ChartData) -> list[list[float]]:
    """The values of the lines that have markers."""
    found = [line for line in shared("折线图", data).axes[0].lines if line.get_marker() not in ("", "None", None)]
    return [np.asarray(line.get_ydata(), dtype=float).tolist() for line in found]


def test_the_lines_go_through_the_values() -> None:
    assert lines(ENROLMENT) == [[28802, 25115], [75392, 77457]]


def test_a_missing_year_breaks_the_line() -> None:
    (line,) = lines(SHARE)
    assert [math.isnan(value) for value in line] == [False, False, True, False, False]


def test_each_series_has_its_own_colour_and_marker() -> None:
    data = ChartData(YEARS, tuple(series(name, *["1"] * 5) for name in "甲乙丙丁戊"))
    found = [line for line in shared("折线图", data).axes[0].lines if line.get_marker() != "None"]
    assert len({line.get_marker() for line in found}) == 5
    assert all(same_color(line.get_color(), colour) for line, colour in zip(found, PALETTE, strict=True))


def test_values_close_together_are_shown_on_an_axis_without_zero() -> None:
    assert shared("折线图", SHARE).axes[0].get_ylim()[0] == pytest.approx(0.5)
    assert shared("折线图", ENROLMENT).axes[0].get_ylim()[0] == 0


@pytest.mark.parametrize("data", [SHARE, CHANGES, TWELVE])
def test_every_label_finds_room(data: ChartData) -> None:
    assert sorted(data_labels(shared("折线图", data))) == sorted(data.labels)


def test_labels_of_lines_that_run_close_touch_no_line_and_no_other_text() -> None:
    names = ("就业率", "升学率", "对口率", "留本地率")
    rows = [[f"{94 + ((at * 7 + row * 3) % 11) / 10:.1f}" for at in range(7)] for row in range(len(names))]
    years = tuple(f"{year}年" for year in range(2019, 2026))
    data = ChartData(years, tuple(series(name, *row) for name, row in zip(names, rows, strict=True)), "%")
    drawn = shared("折线图", data, 156)
    axes = drawn.axes[0]
    drawn.draw_without_rendering()
    found = [Text.get_window_extent(text) for text in axes.texts]
    assert len(found) > 12
    lines = [axes.transData.transform(list(zip(range(7), map(float, row), strict=True))) for row in rows]
    for box in found:
        core = Bbox.from_extents(box.x0 + 1, box.y0 + 4, box.x1 - 1, box.y1 - 4)
        assert not any(core.overlaps(other) for other in found if other is not box)
        assert not any(Path(line).intersects_bbox(core, filled=False) for line in lines)


def test_an_axis_that_leaves_out_zero_is_marked_and_one_that_does_not_is_not() -> None:
    def marks(data: ChartData) -> int:
        return sum(
            np.size(line.get_xdata()) == 6 and line.get_marker() == "None"
            for line in shared("折线图", data).axes[0].lines
        )

    assert marks(SHARE) == 1 and "（纵轴不从0起）" in printed(shared("折线图", SHARE))
    assert marks(ENROLMENT) == 0 and "（纵轴不从0起）" not in printed(shared("折线图", ENROLMENT))


def test_labels_that_would_lie_on_each_other_are_left_out() -> None:
    data = ChartData(("甲", "乙"), tuple(series(f"第{n}", "50", "51") for n in range(9)))
    assert 0 < len(data_labels(shared("折线图", data))) < len(data.labels)


def test_few_lines_have_their_names_and_last_values_at_their_ends_and_no_legend() -> None:
    drawn = shared("折线图", ENROLMENT)
    assert not drawn.legends
    found = dict(boxes(drawn))
    low, high = found["中职 25,115"], found["普高 77,457"]
    for name, value in ((low, 25115), (high, 77457)):
        x, y = drawn.axes[0].transData.transform((1, value))
        assert name.x0 > x and name.y0 < y < name.y1


def test_names_of_lines_that_lie_together_keep_apart() -> None:
    names = ("甲", "乙", "丙")
    data = ChartData(YEARS, tuple(series(name, "1", "2", "3", "4", str(5 + at / 100)) for at, name in enumerate(names)))
    drawn = shared("折线图", data)
    found = dict(boxes(drawn))
    highest, middle, lowest = (found[name] for name in ("丙 5.02", "乙 5.01", "甲 5.0"))
    assert highest.y0 >= middle.y1 - 2 and middle.y0 >= lowest.y1 - 2
    assert len(drawn.artists) == 2  # from the ends to the names that had to move


@pytest.mark.parametrize(
    "data",
    [
        ChartData(YEARS, tuple(series(f"第{n}", *"12345") for n in range(8))),
        ChartData(YEARS, (series("甲", "1", "2", "3", "4", ""), series("乙", *"12345"))),
        ChartData(YEARS, (series("名称很长很长很长很长的一个系列", *"12345"), series("乙", *"12345"))),
        ChartData(YEARS, (series("", *"12345"), series("乙", *"12345"))),
    ],
)
def test_many_lines_long_names_and_lines_that_end_early_have_a_legend(data: ChartData) -> None:
    assert len(shared("折线图", data).legends) == 1


def test_a_long_line_has_labels_at_its_ends_its_highest_and_its_lowest_point() -> None:
    labels = [str(10 + at) for at in range(20)]
    labels[4], labels[9] = "99", "1"
    data = ChartData(tuple(str(year) for year in range(2006, 2026)), (series("x", *labels),))
    assert sorted(data_labels(shared("折线图", data))) == ["1", "10", "29", "99"]


def test_labels_keep_clear_of_the_value_axis() -> None:
    data = ChartData(tuple("子丑寅卯辰巳午未申酉戌亥"), (series("x", *["1,190,012", "1,000"] * 6),))
    drawn = shared("折线图", data)
    ticks = max(box.x1 for text, box in boxes(drawn) if text in {"0", "500,000", "1,000,000"})
    found = [box.x0 for text, box in boxes(drawn) if text in data.labels]
    assert found and min(found) > ticks

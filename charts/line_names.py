"""The names of lines with their last values at their right ends, where nobody has to compare them with a legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from charts.chart_data_points import ChartData, Series
from charts.fonts import text_width
from charts.label_boxes import LabelBox, Point, Segment, spread
from charts.marks import ON_PICTURE, PICTURE, Drawing, Ground, Label, Stroke
from charts.style import BASELINE, LINE, TEXT
from charts.upright import Upright

MOST = 7
WIDEST = 0.28  # of the picture
APART = 9.0  # points from the last point
HEIGHT = TEXT * LINE
NEARLY_LEVEL = 2.0


class LineName(Struct, frozen=True):
    """A name with a value, the end of its line, and the box of both; points from the plot's lower left corner."""

    text: str
    end: Point
    box: LabelBox

    @property
    def leader(self) -> Segment:
        """The line from the end of its line to the name."""
        return self.end, (self.box.left - 1, (self.box.bottom + self.box.top) / 2)


def names_width(data: ChartData, width: float) -> float:
    """How far the names reach beyond the last points; 0 where a legend serves better.

    That is for many or long names, lines that end before the last category, and beside a reference line.
    """
    wide = [text_width(_named(one), TEXT) for one in data.series]
    if (
        data.reference
        or not 2 <= len(wide) <= MOST
        or not all(one.name for one in data.series)
        or max(wide) > WIDEST * width
    ):
        return 0.0
    return APART + max(wide) if all(one.values[-1] is not None for one in data.series) else 0.0


def line_names(data: ChartData, plot: Upright, ends: Sequence[Point]) -> Iterator[LineName]:
    """Yield the names from top to bottom, as near the ends of their lines as they find room."""
    falling = sorted(range(len(ends)), key=lambda index: -ends[index][1])
    wanted = [ends[index][1] for index in falling]
    middles = spread(wanted, [HEIGHT] * len(wanted), plot.height + HEIGHT / 2, 0)
    for index, middle in zip(falling, middles, strict=True):
        name, (x, _) = _named(data.series[index]), ends[index]
        wide = text_width(name, TEXT)
        box = LabelBox.around(x + APART + wide / 2, middle, wide, HEIGHT)
        yield LineName(name, ends[index], box)


def _named(series: Series) -> str:
    return f"{series.name} {series.labels[-1]}"


def print_names(drawing: Drawing, plot: Upright, names: Sequence[LineName]) -> None:
    """Print the names, with a thin line to the end of a line that lies higher or lower."""
    width, height = drawing.size

    def across(x: float) -> float:
        return (plot.left + x) / width

    def up(y: float) -> float:
        return (plot.bottom + y) / height

    for name in names:
        (x, y), (left, middle) = name.leader
        if abs(middle - y) > NEARLY_LEVEL:
            ends = (across(x), up(y)), (across(left), up(middle))
            drawing.add(Stroke(PICTURE, ends, BASELINE, 0.6, ON_PICTURE + 0.5))
        at = across(name.box.left), up(middle)
        drawing.add(Label(PICTURE, name.text, at, TEXT, ON_PICTURE + 3, ground=Ground()))

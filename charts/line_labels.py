"""Where the labels of a line chart's points stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter

from msgspec import Struct

from charts.bars import present
from charts.chart_data_points import ChartData
from charts.fonts import text_width
from charts.label_boxes import LabelBox, Point, Segment
from charts.line_names import LineName
from charts.style import GAP, LINE, MARGIN, MARKER, SMALL
from charts.upright import Upright

HEIGHT = SMALL * 1.2  # points, of a label
AWAY = GAP + (MARKER + SMALL) / 2  # from a point to the middle of its label
ROOM = SMALL * LINE + GAP + MARKER / 2
MOST_LABELLED = 12  # categories

Limits = tuple[float, float]


class PointLabel(Struct, frozen=True):
    """The label of one point and where it stands."""

    index: int
    position: int
    text: str
    box: LabelBox
    place: str


class LabelPlaces:
    """Puts each label above, below or beside its point, also askew where it is `free` of Word's places.

    Labels keep clear of each other and of lines; of several lines those that cannot are left out.
    """

    def __init__(self, data: ChartData, plot: Upright, limits: Limits, free: bool = True) -> None:
        self.data, self.plot, self.limits, self.free = data, plot, limits, free
        self.lines = [self._points(index) for index in range(len(data.series))]
        self.segments = [_segments(line) for line in self.lines]
        marks = [float(data.reference.value)] if data.reference else []
        self.reference = [((0.0, y), (plot.width, y)) for y in map(self._up, marks)]
        self.taken = [LabelBox.around(x, y, MARKER, MARKER) for line in self.lines for x, y in line.values()]

    @property
    def ends(self) -> list[Point]:
        """The last point of each line."""
        return [line[max(line)] for line in self.lines]

    def found(self, names: Sequence[LineName] = ()) -> Iterator[PointLabel]:
        """Yield the labels that find room, those of the last points first, then downwards.

        Lines with `names` have them beside their last points, with the last values.
        """
        self.taken += [name.box for name in names]
        lines = [name.leader for name in names] + (list(chain(*self.segments)) if len(self.lines) > 1 else [])
        last = len(self.data.categories) - 1
        wanted = [
            (self.lines[index][position], index, position, label)
            for index in range(len(self.lines))
            for position, _, label in self._worth_a_label(index)
            if not (names and position == last)
        ]
        for point, index, position, label in sorted(wanted, key=lambda one: (one[2] != last, -one[0][1])):
            boxes = {place: box for place, box in self._candidates(point, label).items() if self._is_free(box, lines)}
            if boxes:
                crossing = [*self.segments[index], *self.reference]
                place = min(boxes, key=lambda one: sum(map(boxes[one].is_crossed_by, crossing)))
                self.taken.append(boxes[place])
                yield PointLabel(index, position, label, boxes[place], place)

    def _is_free(self, box: LabelBox, lines: Sequence[Segment]) -> bool:
        return not any(map(box.touches, self.taken)) and not any(map(box.is_crossed_by, lines))

    def _worth_a_label(self, index: int) -> list[tuple[int, float, str]]:
        """All values of a line; of a long one the first and the last, the lowest and the highest."""
        found = list(present(self.data, index))
        if len(self.data.categories) <= MOST_LABELLED or not found:
            return found
        value = itemgetter(1)
        return list(dict.fromkeys([found[0], found[-1], min(found, key=value), max(found, key=value)]))

    def _candidates(self, point: Point, label: str) -> dict[str, LabelBox]:
        """The places around the point that lie in the plot, by Word's names where it has one, the usual one first."""
        x, y = point
        width = text_width(label, SMALL)
        aside = (MARKER + width) / 2 + GAP
        found = {"t": (0, AWAY), "tl": (-width / 2, AWAY), "tr": (width / 2, AWAY)}
        found |= {"b": (0, -AWAY), "bl": (-width / 2, -AWAY), "br": (width / 2, -AWAY)}
        found |= {"r": (aside, 0), "l": (-aside, 0)}
        boxes = {
            place: LabelBox.around(x + right, y + up, width, HEIGHT)
            for place, (right, up) in found.items()
            if self.free or len(place) == 1
        }
        return {place: box for place, box in boxes.items() if self._holds(box)}

    def _holds(self, box: LabelBox) -> bool:
        across = box.left > -GAP / 2 and box.right < self.plot.width + self.plot.right + MARGIN / 2
        return across and box.bottom >= 1 and box.top <= self.plot.height + GAP

    def _points(self, index: int) -> dict[int, Point]:
        return {
            position: ((position + 0.5) * self.plot.slot, self._up(value))
            for position, value, _ in present(self.data, index)
        }

    def _up(self, value: float) -> float:
        low, high = self.limits
        return (value - low) * self.plot.height / (high - low)


def _segments(line: dict[int, Point]) -> list[Segment]:
    return [(line[position], line[position + 1]) for position in line if position + 1 in line]

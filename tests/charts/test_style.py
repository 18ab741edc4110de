"""The look: colours that differ in black and white, scales with round numbers."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from charts import ChartData
from charts.chart_data_points import tidied
from charts.scale import scale_around, scale_from_zero
from charts.style import MOST_COLOURS, PALETTE, PAPER, colour, grey, hatch, ink_on
from tests.charts.chart_samples import CHANGES, ENROLMENT, SHARE, TITLES, series


def test_neighbouring_colours_differ_in_grey() -> None:
    assert all(abs(grey(one) - grey(other)) > 0.2 for one, other in pairwise([*PALETTE, PALETTE[0]]))


def test_any_two_colours_and_the_paper_differ_in_grey() -> None:
    assert all(abs(grey(one) - grey(other)) > 0.11 for one, other in combinations([*PALETTE, PAPER], 2))


def test_no_two_series_are_painted_alike() -> None:
    paints = [(colour(index), hatch(index)) for index in range(MOST_COLOURS)]
    assert len(set(paints)) == MOST_COLOURS
    assert all(not hatch(index) for index in range(5))
    assert all(hatch(index) for index in range(5, MOST_COLOURS))


@pytest.mark.parametrize("ground", [*PALETTE, PAPER])
def test_text_on_a_colour_can_be_read(ground: str) -> None:
    assert abs(grey(ink_on(ground)) - grey(ground)) > 0.45


@pytest.mark.parametrize(
    ("data", "ticks"),
    [
        (ENROLMENT, ["0", "50,000", "100,000"]),
        (TITLES, ["0", "20", "40", "60", "80", "100"]),
        (SHARE, ["0%", "20%", "40%", "60%", "80%"]),
        (CHANGES, ["-4,000", "-3,000", "-2,000", "-1,000", "0", "1,000", "2,000"]),
        (ChartData(("甲",), (series("x", "3"),)), ["0", "1", "2", "3"]),
        (ChartData(("甲",), (series("x", "0.3"),)), ["0.0", "0.1", "0.2", "0.3"]),
        (ChartData(("甲",), (series("x", "0"),)), ["0", "1"]),
        (
            ChartData(tuple("甲乙丙丁"), (series("x", "1.2", "0.4", "0.5", "0.7"),)),
            ["0.00", "0.25", "0.50", "0.75", "1.00", "1.25"],
        ),
    ],
)
def test_the_ticks_are_round_and_printed_as_the_labels_are(data: ChartData, ticks: list[str]) -> None:
    scale = scale_from_zero(data)
    assert [scale.text(tick) for tick in scale.ticks()] == ticks


def test_the_axis_leaves_the_room_asked_for_at_both_ends() -> None:
    scale = scale_from_zero(CHANGES)
    bottom, top = scale.limits(100, 20, 30)
    per_point = (top - bottom) / 100
    assert (-3687 - bottom) / per_point >= 20 - 1e-6
    assert (top - 1204) / per_point >= 30 - 1e-6


def test_lines_leave_out_zero_only_for_values_close_together() -> None:
    assert scale_around(SHARE).low == pytest.approx(Decimal("0.5107"))
    assert scale_around(ENROLMENT).low == 0
    assert scale_around(CHANGES).low == -3687


def test_tidying_keeps_values_and_labels() -> None:
    assert tidied(TITLES) == TITLES

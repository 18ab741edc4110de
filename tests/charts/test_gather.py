"""Small slices gathered into one, and years put in where an axis would skip them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import ChartData, ChartDataError
from charts.gather import gathered
from charts.years import with_missing_years
from tests.charts.chart_samples import CHANGES, ENROLMENT, GRADUATES, TRADES, TWELVE, YEARS, series


def test_small_slices_become_one_at_the_end() -> None:
    found = gathered(TRADES)
    assert found.data.categories == ("农林牧渔类", "装备制造大类", "信息技术类", "财经商贸", "医药卫生", "其他")
    assert found.data.series[0].labels == ("3", "21", "18", "9", "4", "4")
    assert [TRADES.categories[at] for at in found.places] == ["教育与体育", "文化艺术", "旅游"]


def test_nothing_is_lost_by_gathering() -> None:
    for data in (TRADES, TWELVE):
        assert sum(gathered(data).data.values) == sum(data.values)
        assert gathered(data).data.unit == data.unit


def sized(*values: int, names: str = "子丑寅卯辰巳午未申酉戌亥") -> ChartData:
    return ChartData(tuple(names[: len(values)]), (series("x", *map(str, values)),))


def test_at_most_eight_slices_are_left_the_largest_in_their_order() -> None:
    data = sized(80, 70, 60, 50, 40, 30, 29, 25, 24, 23)
    assert gathered(data).data.categories == (*"子丑寅卯辰巳午", "其他")
    assert gathered(data).data.labels[-1] == "72"


def test_where_the_others_would_be_the_largest_the_seven_largest_stay() -> None:
    data = sized(240, 235, 235, 49, 49, 48, 48, 48, 48)
    small = [value for value in data.values if value * 20 < sum(data.values)]
    assert sum(small) > max(data.values)
    assert gathered(data).places == (7, 8)
    larger = sized(20, 19, 18, *[4] * 9)
    with pytest.raises(ChartDataError, match="最大的7类以外并成的“其他”比哪一类都大，请改用条形图"):
        gathered(larger)


@pytest.mark.parametrize("count", range(6, 9))
def test_few_slices_of_which_the_small_would_be_the_largest_stay(count: int) -> None:
    data = ChartData(tuple("子丑寅卯辰巳午未"[:count]), (series("x", "30", *["29"] * (count - 1)),))
    assert gathered(data).places == ()


@given(st.lists(st.integers(0, 500), min_size=1, max_size=40))
def test_the_others_are_never_the_largest_slice(values: list[int]) -> None:
    data = ChartData(tuple(f"第{at}类" for at in range(len(values))), (series("x", *map(str, values)),))
    try:
        found = gathered(data)
    except ChartDataError:
        assert len(values) > 8
        return
    if found.places:
        assert found.data.values[-1] < max(found.data.values)


def test_what_the_clerk_called_other_joins_the_others() -> None:
    data = ChartData((*"甲乙丙丁", "其它", "戊", "己"), (series("x", "30", "30", "20", "10", "6", "2", "2"),))
    found = gathered(data)
    assert found.data.categories == (*"甲乙丙丁", "其他")
    assert found.data.labels[-1] == "10"
    assert [data.categories[at] for at in found.places] == ["戊", "己"]


def test_the_sum_is_printed_as_the_others_are() -> None:
    shares = ("30.0%", "30.0%", "20.0%", "13.0%", "3.5%", "3.5%")
    assert gathered(ChartData(tuple("甲乙丙丁戊己"), (series("x", *shares),))).data.labels[-1] == "7.0%"
    assert gathered(TWELVE).data.labels[-1] == "3,470"


@pytest.mark.parametrize(
    "data",
    [
        GRADUATES,
        ENROLMENT,
        CHANGES,
        ChartData(tuple("甲乙丙丁戊"), (series("x", "90", "1", "1", "1", "1"),)),
        ChartData(tuple("甲乙丙丁戊己"), (series("x", "30", "30", "20", "10", "9", "1"),)),
        ChartData(tuple("甲乙丙丁戊己"), (series("x", "1", "1", "-1", "1", "1", "1"),)),
    ],
)
def test_few_slices_and_a_single_small_one_stay(data: ChartData) -> None:
    assert gathered(data).data is data
    assert gathered(data).places == ()


@pytest.mark.parametrize(
    ("largest", "small", "gone"), [("30", "5", ()), ("30.02", "4.99", (4, 5)), ("29.98", "5.01", ())]
)
def test_a_slice_of_exactly_a_twentieth_is_not_small(largest: str, small: str, gone: tuple[int, ...]) -> None:
    data = ChartData(tuple("甲乙丙丁戊己"), (series("x", largest, "30", "20", "10", small, small),))
    assert sum(data.values) == 100
    assert gathered(data).places == gone


def test_missing_values_are_no_slices() -> None:
    data = ChartData(tuple("甲乙丙丁戊己"), (series("x", "90", "1", "1", "1", "1", ""),))
    assert gathered(data).places == ()


def skipping(*years: str) -> ChartData:
    return ChartData(years, (series("x", *(str(at + 1) for at in range(len(years)))),))


def test_a_skipped_year_is_put_in_without_a_value() -> None:
    data, missing = with_missing_years(skipping("2019年", "2021年", "2022年"))
    assert missing == ("2020年",)
    assert data.categories == ("2019年", "2020年", "2021年", "2022年")
    assert data.series[0].values == (Decimal(1), None, Decimal(2), Decimal(3))
    assert data.series[0].labels == ("1", "", "2", "3")


def test_years_five_apart_skip_only_every_fifth() -> None:
    assert with_missing_years(skipping("2005", "2015", "2020"))[1] == ("2010",)


@pytest.mark.parametrize(
    "categories",
    [
        YEARS,
        ("2015年", "2020年", "2025年"),
        ("2020年", "2025年"),
        ("2025年", "2023年", "2022年"),
        ("2019年", "2021", "2022年"),
        ("甲", "乙", "丙"),
        ("2000年", "2001年", "2025年"),
        ("2021年", "2021年", "2023年"),
    ],
)
def test_other_categories_stay_as_they_are(categories: tuple[str, ...]) -> None:
    data = skipping(*categories)
    assert with_missing_years(data) == (data, ())

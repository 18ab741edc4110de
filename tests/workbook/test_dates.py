"""Dates as the sheet shows them."""

from __future__ import annotations

import datetime

import pytest

from zhibao.workbook.display import Moment, NoDateError, display

DAY = datetime.datetime(2025, 12, 1)
AFTERNOON = datetime.datetime(2025, 12, 31, 14, 5, 9)
MIDNIGHT = datetime.datetime(2025, 12, 31, 0, 5)

SHOWN: list[tuple[Moment, str, str]] = [
    (DAY, 'yyyy"年"m"月"', "2025年12月"),
    (DAY, 'yyyy"年"m"月"d"日"', "2025年12月1日"),
    (DAY, 'yyyy"年"m"月"dd"日"', "2025年12月01日"),
    (DAY, "yyyy年m月", "2025年12月"),
    (DAY, 'yyyy"年"m"月";@', "2025年12月"),
    (DAY, '[$-804]yyyy"年"m"月"', "2025年12月"),
    (DAY, 'm"月"d"日"', "12月1日"),
    (DAY, "yyyy/m/d", "2025/12/1"),
    (DAY, "yyyy-mm-dd", "2025-12-01"),
    (DAY, "yyyy\\-mm\\-dd", "2025-12-01"),
    (DAY, "yyyy.m", "2025.12"),
    (DAY, "yy", "25"),
    (DAY, "mmm-yy", "Dec-25"),
    (DAY, "aaaa", "星期一"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年12月1日"),
    (DAY, '[DBNum1][$-804]yyyy"年"m"月"', "二〇二五年十二月"),
    (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二五年十二月一日"),
    (DAY, '[DBNum1]m"月"d"日"', "十二月一日"),
    (datetime.datetime(2025, 10, 20), '[DBNum1]m"月"d"日"', "十月二十日"),
    (datetime.datetime(2025, 1, 31), '[DBNum1]m"月"d"日"', "一月三十一日"),
    (datetime.date(2025, 1, 2), "yyyy/m/d", "2025/1/2"),
    (AFTERNOON, "yyyy/m/d h:mm", "2025/12/31 14:05"),
    (AFTERNOON, "h:mm:ss", "14:05:09"),
    (AFTERNOON, "mm:ss", "05:09"),
    (AFTERNOON, "h:mm AM/PM", "2:05 PM"),
    (MIDNIGHT, "h:mm AM/PM", "12:05 AM"),
    (AFTERNOON, '上午/下午h"时"mm"分"', "下午2时05分"),
    (datetime.time(12, 1), "h:mm", "12:01"),
    (datetime.timedelta(hours=36, minutes=1), "[h]:mm:ss", "36:01:00"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_date_prints_as_excel_shows_it(value: Moment, code: str, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("serial", "code", "from_1904", "shown"),
    [
        (45992, "yyyy/m/d", False, "2025/12/1"),
        (45992 - 1462, "yyyy/m/d", True, "2025/12/1"),
        (1, "yyyy/m/d", False, "1900/1/1"),
        (59, "yyyy/m/d", False, "1900/2/28"),
        (60, "yyyy/m/d", False, "1900/2/29"),
        (61, "yyyy/m/d", False, "1900/3/1"),
        (0, "yyyy/m/d h:mm", True, "1904/1/1 0:00"),
        (0.5, "h:mm", False, "12:00"),
        (45992.75, "yyyy/m/d h:mm", False, "2025/12/1 18:00"),
        (45992.999999, "yyyy/m/d h:mm:ss", False, "2025/12/2 0:00:00"),
        (1.5, "[h]:mm", True, "36:00"),
        (2958465, "yyyy/m/d", False, "9999/12/31"),
        (1, "dddd", False, "Sunday"),
    ],
)
def test_a_number_of_days_is_shown_as_its_date(serial: float, code: str, from_1904: bool, shown: str) -> None:
    assert display(serial, code, from_1904) == shown


@pytest.mark.parametrize("serial", [-1, 2_958_466, 1e300])
def test_days_that_excel_does_not_show_are_no_date(serial: float) -> None:
    with pytest.raises(NoDateError):
        display(serial, "yyyy/m/d")

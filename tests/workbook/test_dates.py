"""Dates as the sheet shows them."""

from __future__ import annotations

import datetime

import pytest

from zhibao.workbook.dates import DateValue, format_date, is_date_code
from zhibao.workbook.display import display

DAY = datetime.datetime(2025, 12, 1)
AFTERNOON = datetime.datetime(2025, 12, 31, 14, 5, 9)
MIDNIGHT = datetime.datetime(2025, 12, 31, 0, 5)

SHOWN: list[tuple[DateValue, str, str]] = [
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
    (DAY, "General", "2025-12-01"),
    (AFTERNOON, "yyyy/m/d h:mm", "2025/12/31 14:05"),
    (AFTERNOON, "h:mm:ss", "14:05:09"),
    (AFTERNOON, "mm:ss", "05:09"),
    (AFTERNOON, "h:mm AM/PM", "2:05 PM"),
    (MIDNIGHT, "h:mm AM/PM", "12:05 AM"),
    (AFTERNOON, '上午/下午h"时"mm"分"', "下午2时05分"),
    (datetime.time(12, 1), "h:mm", "12:01"),
    (datetime.time(12, 1), "General", "12:01"),
    (datetime.timedelta(hours=36, minutes=1), "[h]:mm:ss", "36:01:00"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_date_prints_as_excel_shows_it(value: DateValue, code: str, shown: str) -> None:
    assert format_date(value, code) == shown
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy/m/d", True),
        ("h:mm", True),
        ("[h]:mm", True),
        ("aaaa", True),
        ("General", False),
        ("0.00E+00", False),
        ('0"day"', False),
        ("0\\d", False),
        ("[Red]0", False),
        ("#,##0_d", False),
        ("0人", False),
        ("@", False),
    ],
)
def test_a_date_code_is_told_from_a_number_code(code: str, is_date: bool) -> None:
    assert is_date_code(code) is is_date

"""A small workbook that has every row type, stored as Excel stores one, and the words that its report prints."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.builders import COVER
from tests.reports import photo
from zhibao.workbook.row import HEADER

CHAPTER = "1 办学规模"
_ROWS: Sequence[Sequence[Any]] = (
    HEADER,
    ("章", "办学规模与条件"),
    ("节", "柳溪"),
    ("段落", "梧桐", None, None),
    ("", "合欢"),
    ("小节", "银杏"),
    ("条", "水杉"),
    ("段落", ["面积", "重点", "楠木"]),
    ("表格", "规模", "单位：人", "名称=规模表；表头=1"),
    ("", "学校", "人数", "占比", "日期"),
    ("", "云杉校", 25115, 0.6943, datetime.date(2025, 12, 1)),
    ("", "雪松校", 1234.5, 0.25, datetime.date(2024, 2, 29)),
    ("注", "资料来源：冷杉局。"),
    ("指标表", "指标一览", "单位：人", "年度=2024,2025"),
    ("", "在校生"),
    ("汇总表", "奖次", "单位：人", "来源=数据获奖；行=奖次；值=计数"),
    ("统计图", "走势", "柱形图"),
    ("", "年度", "胡杨数"),
    ("", "2024年", 3),
    ("", "2025年", 5),
    ("图片", "开放日", "甲.png"),
    ("案例", "桂花", "云杉校"),
    ("段落", "茉莉"),
    ("案例完",),
    ("收案例",),
    ("横向",),
    ("段落", "芦苇"),
    ("纵向",),
    ("分页",),
    ("段落", "在校生{{在校生}}人"),
    ("说明", "写给自己"),
    ("明细表", "比赛明细", "", "来源=数据获奖；列=序号,赛项→比赛,人数；排序=人数 降；合计=行"),
    ("数据卡",),
    ("", "在校生", "云雀人数"),
    ("", "画眉"),
    ("", "百灵"),
    ("", "黄鹂"),
)
_BIRDS = (("画眉", "只", 21, 22, ""), ("百灵", "只", 23, 24, ""), ("黄鹂", "只", 25, 26, ""))
_OTHERS: dict[str, Sequence[Sequence[Any]]] = {
    "封面": COVER,
    "前言": (HEADER, ("段落", "迎春")),
    "指标": (("名称", "单位", "2024", "2025", "公式"), ("在校生", "人", 40001, 40302, ""), *_BIRDS),
    "学校": (("学校名称",), ("云杉校",), ("雪松校",)),
}
_AFTER: dict[str, Sequence[Sequence[Any]]] = {
    "2 质量": (HEADER, ("节", "连翘"), ("段落", "紫藤")),
    "数据获奖": (("赛项", "奖次", "人数"), ("焊接", "特等", 3), ("茶艺", "优胜", 4)),
    "附件1 名单": (HEADER, ("表格", "名单"), ("", "校名"), ("", "丁香校")),
    "填写说明": (("不读",),),
    "草稿": (HEADER, ("段落", "隐去的话")),
}
TYPES = tuple(dict.fromkeys(str(row[0]) for row in _ROWS[1:] if row[0]))
# What a reader of the report must find, each in one place of the workbook.
WORDS = (
    *(
        "办学规模与条件",
        "柳溪",
        "梧桐",
        "合欢",
        "银杏",
        "水杉",
        "楠木",
        "规模",
        "单位：人",
        "云杉校",
        "25,115",
        "69.43%",
    ),
    *("2025年12月1日", "雪松校", "1,235", "25.00%", "2024年2月29日", "冷杉局", "指标一览", "在校生", "40001", "奖次"),
    *("特等", "优胜", "走势", "开放日", "桂花", "茉莉", "芦苇", "40302", "迎春", "连翘", "紫藤", "名单", "丁香校"),
    *("比赛明细", "焊接", "茶艺"),
)
HIDDEN_WORD = "隐去的话"


def write_every_row_type(folder: Path) -> Path:
    """Write the workbook and its photo into a folder and return its path."""
    photo(folder, "甲.png")
    path = folder / "工作簿.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name, rows in {**_OTHERS, CHAPTER: _ROWS, **_AFTER}.items():
        _fill(book, book.add_worksheet(name), rows)
    book.get_worksheet_by_name("草稿").hide()
    book.close()
    return path


def _fill(book: Any, sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    formats = {
        int: book.add_format({"num_format": "#,##0"}),
        float: book.add_format({"num_format": "#,##0"}),
        datetime.date: book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}),
    }
    share, plain, bold = book.add_format({"num_format": "0.00%"}), book.add_format(), book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, list):
                sheet.write_rich_string(number, column, value[0], bold, value[1], value[2], plain)
            elif isinstance(value, float) and value < 1:
                sheet.write(number, column, value, share)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(number, column, value, formats[datetime.date])
            elif isinstance(value, int) and value > 40_000:
                sheet.write_formula(number, column, f"={value - 1}+1", plain, value)
            elif value not in ("", None):
                sheet.write(number, column, value, formats.get(type(value), plain))

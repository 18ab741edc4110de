"""What is doubted of a workbook that was made of last year's: words that nobody has touched, tables not filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import CellContent, Page, Rows, Sheets, chapter, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks.structure.empty_tally import EmptyTally
from zhibao.checks.structure.untouched import Untouched

ONE = "各校坚持立德树人，2025年有{{图书}}册，工作扎实。"
TWO = "市教育局每学期组织一次抽查，结果向社会公布。"
THREE = "企业参与教学的意愿不强，需要完善激励的办法。"
NEW = "今年新建了三个实训基地，学生都到企业去实习。"
BOOKS = (("名称", "单位", 2024, 2025), ("图书", "册", 50, 60))


def book(*rows: Sequence[CellContent], books: Rows = BOOKS) -> dict[str, Rows | Page]:
    return minimal_sheets(基本情况=rows) | {"指标": books, "前言": chapter(("段落", "短。"))}


def told(folder: Path, now: Sheets, last: Sheets) -> list[str]:
    found = findings(folder, Untouched, now, last)
    return [f"{each.ref.cell} {each.values['found']}" for each in found]


OLD = (("节", "甲节"), ("段落", ONE), ("段落", TWO), ("节", "乙节"), ("段落", THREE))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (OLD, ["B3 这一章的 3 段都"]),
        ((*OLD[:4], ("段落", NEW)), ["B3 “甲节”的 2 段都"]),
        ((OLD[0], ("段落", NEW), *OLD[2:4], ("段落", NEW)), [f"B4 “{TWO[:20]}…”这一段"]),
        ((OLD[0], ("段落", NEW)), []),
        (
            (OLD[0], ("段落", ONE.replace("2025", "2026").replace("图书", "图书.上年")), ("段落", NEW)),
            ["B3 “各校坚持立德树人，2026年有50册，工…”这一段"],
        ),
        ((OLD[0], ("段落", ONE.replace("扎实", "更扎实"))), []),
        ((OLD[0], ("段落", TWO.replace("，结果", "（见{{表:条件}}），结果"))), [f"B3 “{TWO[:13]}（见表 0-0…”这一段"]),
    ],
)
def test_untouched_paragraphs_are_told_once_for_a_chapter_a_section_or_each(
    tmp_path: Path, rows: Rows, wanted: list[str]
) -> None:
    table = (("表格", "条件"), ("", "项目", "面积"), ("", "甲", "大"))
    assert told(tmp_path, book(*rows, *table), book(*OLD)) == wanted


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ([("", "校", "人数"), ("", "甲", 3), ("", "乙", 4)], True),
        ([("", "校", "人数"), ("", "甲", 3), ("", "乙", 5)], False),
        ([("", "校", "等次"), ("", "甲", "一等"), ("", "乙", "二等")], False),
        ([("", "校", "册"), ("", "甲", "{{图书}}"), ("", "乙", "{{图书}}")], False),
    ],
)
def test_tables_are_told_whose_typed_numbers_are_last_years(tmp_path: Path, rows: Rows, is_told: bool) -> None:
    before = [*rows[:2], ("", "乙", 4)] if rows[2][2] == 5 else rows
    now, last = book(("段落", NEW), ("表格", "人数"), *rows), book(("段落", TWO), ("表格", "人数"), *before)
    assert told(tmp_path, now, last) == (["A3 表“人数”里直接填的数"] if is_told else [])


RAW = (("校", "等次", "人数"), ("甲", "一等", 3))


@pytest.mark.parametrize(
    ("formula", "raw", "is_told"),
    [
        ('计数("数据奖")', RAW[:1], True),
        ('计数("数据奖", 等次="一等")', RAW[:1], True),
        ('去重计数("数据奖", "校")', RAW[:1], True),
        ('求和("数据奖", "人数")', RAW[:1], True),
        ('求和("数据奖", "人数")', (RAW[0], ("甲", "一等", None)), True),
        ('求和("数据奖", "人数")', (RAW[0], ("甲", "一等", None), ("乙", "一等", 2)), False),
        ('计数("数据奖")', RAW, False),
        ('计数("没有")', RAW[:1], False),
        ('求和("数据奖", "没有")', (RAW[0], ("甲", "一等", None)), False),
        ("图书*2", RAW[:1], False),
    ],
)
def test_a_table_that_is_counted_and_not_filled_in_is_told(
    tmp_path: Path, formula: str, raw: Rows, is_told: bool
) -> None:
    books = (("名称", "单位", 2025, "公式"), ("图书", "册", 60, None), ("奖", "项", None, formula))
    found = findings(tmp_path, EmptyTally, book(("段落", NEW), books=books) | {"数据奖": raw})
    assert [f"{each.code} {each.ref.sheet} {each.values['names']}" for each in found] == (
        ["N890 数据奖 奖"] if is_told else []
    )


def counted(raw: Rows, formula: str = '计数("数据奖")') -> Sheets:
    books = (("名称", "单位", 2025, "公式"), ("图书", "册", 60, None), ("奖", "项", None, formula))
    return book(("段落", NEW), books=books) | {"数据奖": raw}


EXAMPLES = [
    Example(Untouched, book(*OLD), ["B3"], book(*OLD)),
    Example(Untouched, book(OLD[0], ("段落", NEW)), [], book(*OLD)),
    Example(Untouched, book(("段落", ONE.replace("扎实", "更扎实"))), [], book(*OLD)),
    Example(EmptyTally, counted(RAW[:1]), ["N890"]),
    Example(EmptyTally, counted(RAW), []),
    Example(EmptyTally, counted(RAW[:1], "图书*2"), []),
]

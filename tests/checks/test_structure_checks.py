"""What is doubted in the frame of a report: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows
from tests.checks.reviews import found
from zhibao.checks import Check
from zhibao.checks.structure.caption_ends_in_mark import CaptionEndsInMark
from zhibao.checks.structure.case_without_school import CaseWithoutSchool
from zhibao.checks.structure.case_without_text import CaseWithoutText
from zhibao.checks.structure.empty_section import EmptySection
from zhibao.checks.structure.impossible_date import ImpossibleDate
from zhibao.checks.structure.placeholder_left import PlaceholderLeft
from zhibao.checks.structure.repeated_text import RepeatedText
from zhibao.checks.structure.typed_reference import TypedReference

TEXT = ("段落", "正文。")
LONG = ("段落", "全市中等职业学校坚持立德树人根本任务，深化产教融合、校企合作。")
CASE = [("案例", "题", "甲校"), TEXT, ("案例完",)]
TABLE = [("表格", "规模"), ("", "学校", "人数"), ("", "甲校", 3)]

CASES: list[tuple[type[Check], Rows, list[str]]] = [
    (EmptySection, [("节", "一"), ("节", "二"), TEXT], ["S210 基本情况!B2"]),
    (EmptySection, [TEXT, ("节", "一"), ("小节", "二")], ["S210 基本情况!B3", "S210 基本情况!B4"]),
    (EmptySection, [TEXT, ("节", "一"), ("分页",)], ["S210 基本情况!B3"]),
    (EmptySection, [("节", "一"), ("小节", "二"), TEXT, ("节", "三"), *CASE, ("节", "四"), *TABLE], []),
    (CaseWithoutText, [TEXT, ("案例", "题", "甲校"), ("案例完",), TEXT], ["S211 基本情况!A3"]),
    (CaseWithoutText, [TEXT, *CASE], []),
    (CaseWithoutSchool, [TEXT, ("案例", "题"), TEXT], ["S212 基本情况!A3"]),
    (CaseWithoutSchool, [TEXT, *CASE], []),
    (RepeatedText, [LONG, TEXT, LONG, TEXT], ["S213 基本情况!B4"]),
    (RepeatedText, [LONG, ("段落", LONG[1].replace("甲", "乙") + "另有。")], []),
    (PlaceholderLeft, [("段落", "共××人，其中女生____人。")], ["S214 基本情况!B2", "S214 基本情况!B2"]),
    (PlaceholderLeft, [*TABLE, ("", "待补", 5)], ["S214 基本情况!B5"]),
    (PlaceholderLeft, [("段落", "由{学校}承担，（ 示例 ）")], ["S214 基本情况!B2", "S214 基本情况!B2"]),
    (PlaceholderLeft, [("段落", "X光、3×4米、王××、{{地区}}，受到优待，真？"), *TABLE], []),
    (ImpossibleDate, [("段落", "2025年13月")], ["S215 基本情况!B2"]),
    (ImpossibleDate, [("段落", "于2025年2月29日、9月31日")], ["S215 基本情况!B2", "S215 基本情况!B2"]),
    (ImpossibleDate, [("段落", "2024年2月29日，为期18个月，发13月薪，2025年12月31日，2月29日")], []),
    (CaptionEndsInMark, [("节", "规模。"), TEXT], ["S216 基本情况!B2"]),
    (CaptionEndsInMark, [("节", "谁在招生？"), TEXT, ("节", "规模（一）"), TEXT], []),
    (TypedReference, [("段落", "见表3-9，如图 2。")], ["S217 基本情况!B2", "S217 基本情况!B2"]),
    (TypedReference, [("段落", "见{{表:规模}}，年报表2025年，一图读懂"), *TABLE, ("节", "表1"), TEXT], []),
]


@pytest.mark.parametrize(("check", "rows", "told"), CASES)
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], rows: Rows, told: list[str]
) -> None:
    assert found(tmp_path, check, 基本情况=rows) == told

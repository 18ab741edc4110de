"""Checks are found by walking the folder, get what they need by name, and stop nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from tests.builders import minimal_sheets
from tests.checks.reviews import matter
from zhibao.checks import Check, all_checks, review
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.findings.catalogue import all_rules
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport

SHEETS = minimal_sheets(
    基本情况=[
        ("节", "规模"),
        ("段落", "甲段。"),
        ("表格", "规模", "单位：人", "名称=规模"),
        ("", "学校", "人数"),
        ("", "甲校", 3),
        ("注", "不含技校。"),
        ("案例", "题", "甲校"),
        ("段落", "案例段。"),
        ("案例完",),
        ("段落", "乙段。"),
    ]
) | {"数据赛事": [("学校", "奖次"), ("甲校", "一等奖")]}


class Words:
    """What the checks of these tests state alike."""

    code: ClassVar[str] = "D999"
    severity, title = Severity.WARNING, "题"
    message, advice, why = "有 {count} 处。", "请改。", "因为。"


class OfTables(Words, Check):
    def found(self, tables: tuple[PlacedTable, ...], prose: tuple[Passage, ...]) -> Iterator[Finding]:
        yield self.at(tables[0].ref, count=len(prose))


class OfLastYear(Words, Check):
    code = "D998"

    def found(self, previous: ComputedReport) -> Iterator[Finding]:
        yield self.at(CellRef(), count=len(previous.chapters))


class Faulty(Words, Check):
    code = "D997"

    def found(self, year: int) -> Iterator[Finding]:
        yield self.at(CellRef(), count=1)
        raise LookupError(year)


def test_a_check_gets_what_it_needs_by_name(tmp_path: Path) -> None:
    (found,) = review(matter(tmp_path, SHEETS), [OfTables]).findings
    assert (str(found.ref), found.values["count"]) == ("基本情况!A4", 10)


def test_a_check_of_last_year_is_skipped_and_listed_without_it(tmp_path: Path) -> None:
    reviewed = review(matter(tmp_path, SHEETS), [OfLastYear, OfTables])
    assert reviewed.skipped == (OfLastYear,)
    assert [each.code for each in reviewed.findings] == ["D999"]
    given = review(matter(tmp_path, SHEETS, minimal_sheets()), [OfLastYear])
    assert ([each.values["count"] for each in given.findings], given.skipped) == ([1], ())


def test_a_check_that_fails_is_told_and_stops_no_other(tmp_path: Path) -> None:
    reviewed = review(matter(tmp_path, SHEETS), [Faulty, OfTables])
    assert [each.code for each in reviewed.findings] == ["E545", "D999"]
    assert [type(fault) for fault in reviewed.findings.faults] == [LookupError]


def test_a_need_that_nobody_knows_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match=r"needs \['weather'\]"):
        type("Needy", (Words, Check), {"found": lambda self, weather: iter(())})


def test_a_check_that_does_not_say_why_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match=r"does not state .*'why'"):
        type("Mute", (Check,), {"found": lambda self: iter(())})


def test_matter_is_parted_at_headings_and_cases(tmp_path: Path) -> None:
    reviewed = matter(tmp_path, SHEETS)
    told = [(each.level, each.title.plain, len(each.blocks)) for each in reviewed.sections]
    chapter = [(1, "基本情况", 0), (2, "规模", 2), (5, "题", 1), (2, "规模", 1)]
    assert told == [(1, "前言", 1), *chapter]
    words = [f"{each.kind.value} {each.text.plain}" for each in reviewed.prose][2:]
    in_case = ["标题 题", "段落 案例段。"]
    assert words == ["标题 基本情况", "标题 规模", "段落 甲段。", "题注 规模", "注 不含技校。", *in_case, "段落 乙段。"]
    assert [(each.caption, each.unit, bool(each.section)) for each in reviewed.tables] == [
        ("规模", "单位：人", True),
        ("数据赛事", "", False),
    ]


def test_codes_of_checks_are_no_codes_of_rules() -> None:
    assert not {check.code for check in all_checks()} & all_rules().keys()


@pytest.mark.parametrize(
    ("stated", "may"),
    [({"code": "T990"}, True), ({"code": "S990"}, False), ({"code": "T990", "may_be_waived": False}, False)],
)
def test_structure_is_never_waived_and_a_check_may_say_so_of_itself(stated: dict[str, object], may: bool) -> None:
    made = type("Waived", (Words, Check), {**stated, "found": lambda self: iter(())})
    assert vars(made)["may_be_waived"] is may

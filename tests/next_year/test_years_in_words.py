"""Which years of a text move on with the report, and which are left to the clerk."""

from __future__ import annotations

import pytest

from zhibao.next_year.years_in_words import YearsMoved, in_note, in_prose, in_title


def moved(text: str, years: YearsMoved) -> str:
    for each in reversed(years.changes):
        text = text[: each.start] + each.by + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2025年招生情况", "2026年招生情况"),
        ("2024年、2025年对比", "2025年、2026年对比"),
        ("2024—2025学年教学", "2025—2026学年教学"),
        ("2023、2024、2025年规模", "2024、2025、2026年规模"),
        ("二〇二五年工作", "二〇二六年工作"),
        ("二○二四年与二〇二五年", "二〇二五年与二〇二六年"),
        ("2025届毕业生去向", "2026届毕业生去向"),
        ("规模12025人", "规模12025人"),
        ("2025", "2026"),
        ("２０２５年度", "2026年度"),
        ("招生数（2025年）", "招生数（2026年）"),
    ],
)
def test_years_of_a_title_move_where_the_last_is_this_years(text: str, wanted: str) -> None:
    years = in_title(text, 2025)
    assert (moved(text, years), years.left) == (wanted, ())


@pytest.mark.parametrize(
    "text",
    [
        "2024年评估",
        "2024年以来的变化",
        "2021—2025年规划",
        "2025级学生",
        "2025年3月的活动",
        "《2025年行动计划》的落实",
        "自2025年起",
        "〔2025〕4号文件",
        "2025年成立的学校",
        "2024.9—2025.8",
        "2025行动",
    ],
)
def test_years_of_which_that_is_not_sure_are_left_and_told(text: str) -> None:
    years = in_title(text, 2025)
    assert (years.changes, bool(years.left)) == ((), True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2025年，全市有{{学校数}}所。", "2026年，全市有{{学校数}}所。"),
        ("比2024年的{{图书.上年}}册多。", "比2025年的{{图书.上年}}册多。"),
        ("2025年适逢80周年。2025年有{{学校数}}所。", "2025年适逢80周年。2026年有{{学校数}}所。"),
        ("2025年6月有{{学校数}}所。", "2025年6月有{{学校数}}所。"),
        ("2023年有{{学校数}}所。", "2023年有{{学校数}}所。"),
        ("2025年的工作。", "2025年的工作。"),
        ("{{学校数}}所学校招生2025人。", "{{学校数}}所学校招生2025人。"),
        ("2024、2025年各有{{学校数}}所。", "2025、2026年各有{{学校数}}所。"),
    ],
)
def test_years_of_prose_move_with_the_figures_that_it_looks_up(text: str, wanted: str) -> None:
    assert moved(text, in_prose(text, 2025)) == wanted


def test_what_is_counted_is_no_year() -> None:
    assert in_prose("培训2025人次，投入2024万元。", 2025) == YearsMoved()


def test_years_in_look_ups_are_no_words() -> None:
    assert in_prose("{{图书.2025}}册", 2025) == in_title("{{图书.2025}}册", 2025) == YearsMoved()


def test_a_note_that_names_both_years_moves() -> None:
    text = "资料来源：事业统计（2024年、2025年）。"
    assert moved(text, in_note(text, 2025)) == "资料来源：事业统计（2025年、2026年）。"
    assert in_note("资料来源：2025年年鉴。", 2025).changes == ()

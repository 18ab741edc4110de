"""No number and no sentence is lost in a year: both ends are read without the program and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.year.both_ends import numbers, paragraphs, rows, sentences, words, year_values
from tests.year.hand_made_report import CASE, PROSE, TABLE, YEAR
from tests.year.office import can_fill
from tests.year.scripted_year import CHAPTER, SCHOOLS, STORIES, ScriptedYear, whole_year
from zhibao.pipeline import Status

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_fill(), reason="LibreOffice or Debian's python3-uno is not there"),
]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> ScriptedYear:
    return whole_year(tmp_path_factory.mktemp("一年 里"))


def test_the_report_made_by_hand_comes_back_from_its_workbook(year: ScriptedYear) -> None:
    by_hand, made = (paragraphs(year.report(name)) for name in ("手工的", "导入的"))
    assert sentences([*PROSE, CASE]) <= sentences(made)
    assert numbers([*PROSE, CASE]) <= numbers(made) and numbers(by_hand) >= numbers([*PROSE])
    assert [list(row) for row in TABLE] == [row for row in rows(year.report("导入的")) if len(row) == len(TABLE[0])]


def test_what_the_report_by_hand_said_of_its_year_is_last_years_in_the_next(year: ScriptedYear) -> None:
    before, after = (year_values(year.workbook(at), YEAR) for at in (YEAR, YEAR + 1))
    assert before and before == after
    heads, *body = [row for row in rows(year.report("填好的")) if len(row) == len(TABLE[0])]
    assert heads == ["项目", "2024年", "2025年"]
    assert [row[1] for row in body] == [row[2] for row in TABLE[1:]]
    assert all(row[2] not in ("", row[1]) for row in body)


def test_prose_stands_and_the_review_says_that_nobody_has_touched_it(year: ScriptedYear) -> None:
    assert sentences(list(PROSE)) <= sentences(paragraphs(year.report("填好的")))
    told = {finding.code for finding in year.outcomes["填好的"].findings}
    assert "S260" in told and "D771" not in told


def test_faulty_forms_are_told_by_their_files_and_the_others_are_used(year: ScriptedYear) -> None:
    outcome = year.outcomes["收到的"]
    assert outcome.status is Status.DRAFT
    errors = {each.file for each in outcome.findings if each.severity.value == "error" and "学校填报/" in each.file}
    assert errors == {f"学校填报/{school}.xlsx" for school in SCHOOLS[:3]}


def test_all_that_the_schools_entered_is_in_the_report(year: ScriptedYear) -> None:
    total = sum(800 + number for number in range(len(SCHOOLS)))
    text = "".join(paragraphs(year.report("改好的")))
    assert f"各校上报的在校生合计{total}人，一所学校平均{round(total / len(SCHOOLS))}人。" in text
    assert [text.count(story) for story in STORIES] == [1, 1]
    errors = [each.message for each in year.outcomes["改好的"].findings if each.severity.value == "error"]
    assert errors == []
    assert year.outcomes["改好的"].status is Status.READY


def test_no_number_is_lost_between_this_years_report_and_next_years_workbook(year: ScriptedYear) -> None:
    printed = numbers(
        ["".join(paragraphs(year.report("改好的"))), *(cell for row in rows(year.report("改好的")) for cell in row)]
    )
    before, after = (year_values(year.workbook(at), YEAR + 1) for at in (YEAR + 1, YEAR + 2))
    assert before.items() <= after.items()
    reckoned = {name: value for name, value in after.items() if name not in before}
    assert set(reckoned) == {"各校在校生", "校均在校生"} and set(reckoned.values()) <= printed
    assert not set(year_values(year.workbook(YEAR + 2), YEAR + 2))


def test_no_sentence_is_lost_between_this_years_report_and_next_years(year: ScriptedYear) -> None:
    said = sentences([*PROSE, "各校上报的在校生合计#人，一所学校平均#人。"])
    assert said <= sentences(paragraphs(year.report("改好的")))
    kept = [text for name in (CHAPTER, "1 基本情况", "3 面临挑战") for text in words(year.workbook(YEAR + 2), name)]
    assert sentences(list(PROSE)) <= sentences(kept)
    assert sentences(list(PROSE)) <= sentences(paragraphs(year.report("明年的")))


def test_next_years_report_is_a_draft_that_says_what_is_missing(year: ScriptedYear) -> None:
    outcome = year.outcomes["明年的"]
    assert outcome.status is Status.DRAFT
    assert "E547" not in {each.code for each in outcome.findings}


def test_each_year_has_a_folder_of_photos(year: ScriptedYear) -> None:
    assert all((year.workbook(at).parent / "照片").is_dir() for at in (YEAR, YEAR + 1, YEAR + 2))
    assert list((year.workbook(YEAR).parent / "照片").iterdir())


def test_nothing_of_last_year_was_written_when_the_next_was_made(year: ScriptedYear, tmp_path: Path) -> None:
    old = year.workbook(YEAR)
    content = old.read_bytes()
    year.run("new", f"云州市{YEAR + 1}", "--from", str(old))
    assert old.read_bytes() == content

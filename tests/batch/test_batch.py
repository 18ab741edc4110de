"""Every workbook below a folder built, summarised, and skipped the next time unless something has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.batch import BatchOutcome, batch_building, build_all
from zhibao.batch.job import Job
from zhibao.batch.job_building import run_job
from zhibao.batch.records import RECORD, program_digest, unchanged
from zhibao.batch.summary_files import COMMON_HEADER, HEADER
from zhibao.batch.workbooks_found import workbooks_below
from zhibao.findings import NothingMadeError, batch_rules

WHOLE = minimal_sheets(基本情况=[("段落", "正文。")])
BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of four workbooks, one of them damaged, beside what is none."""
    folder = tmp_path / "全 省"
    for name, sheets in (("甲市/工作簿", WHOLE), ("乙市/第二稿/工作簿", BROKEN), ("丙市", WHOLE)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_workbook(folder / f"{name}.xlsx", sheets)
    (folder / "坏.xlsx").write_bytes(b"PK")
    for other in ("甲市/学校填报/一中.xlsx", "甲市/~$工作簿.xlsx", "甲市/报告_数字出处.xlsx", ".旧/工作簿.xlsx"):
        (folder / other).parent.mkdir(exist_ok=True)
        shutil.copy(folder / "丙市.xlsx", folder / other)
    openpyxl.Workbook().save(folder / "名单.xlsx")
    return folder


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build in this process: what processes do is tested by itself."""
    monkeypatch.setattr(batch_building, "run_locally", lambda run, jobs, processes: map(run, jobs))


def _all_built(source: Path) -> BatchOutcome:
    return build_all(source, source / "结果", TEMPLATES, silent, lays_out=False)


def test_workbooks_are_those_with_a_cover_whatever_else_lies_there(source: Path) -> None:
    found = [path.as_posix() for path in workbooks_below(source, source / "结果")]
    assert found == ["丙市.xlsx", "乙市/第二稿/工作簿.xlsx", "坏.xlsx", "甲市/工作簿.xlsx"]


@pytest.mark.usefixtures("here")
def test_one_bad_workbook_stops_none_of_the_others(source: Path) -> None:
    results = {each.workbook: each for each in _all_built(source).summary.results}
    assert results["坏.xlsx"].status == "failed" and results["坏.xlsx"].failure
    assert results["乙市/第二稿/工作簿.xlsx"].status == "draft"
    for name in ("丙市.xlsx", "甲市/工作簿.xlsx"):
        folder = source / "结果" / name.removesuffix(".xlsx")
        assert (folder / results[name].report).is_file()


@pytest.mark.usefixtures("here")
def test_the_summary_leads_to_every_report_and_counts_what_was_found(source: Path) -> None:
    outcome = _all_built(source)
    assert outcome.book and outcome.page
    book = openpyxl.load_workbook(outcome.book)
    rows = list(book["汇总"].iter_rows())
    assert tuple(cell.value for cell in rows[0]) == HEADER
    # Excel writes paths as Windows has them.
    links = [str(row[8].hyperlink.target).replace("\\", "/") for row in rows[1:] if row[8].hyperlink]
    assert len(links) == 3
    assert [link for link in links if not (outcome.book.parent / link).is_file()] == []
    common = list(book["最多的问题"].iter_rows(values_only=True))
    assert common[0] == COMMON_HEADER and ("D701" in {row[0] for row in common} or len(common) > 1)
    page = outcome.page.read_text(encoding="utf-8")
    assert "坏.xlsx" in page and outcome.summary.totals in page


@pytest.mark.usefixtures("here")
def test_what_has_not_changed_is_not_built_again(source: Path) -> None:
    _all_built(source)
    again = {each.workbook: each for each in _all_built(source).summary.results}
    assert [name for name, built in again.items() if not built.is_unchanged] == ["坏.xlsx"]
    write_workbook(source / "丙市.xlsx", minimal_sheets(基本情况=[("段落", "改过。")]))
    (source / "甲市" / "照片").mkdir()
    (source / "甲市" / "照片" / "新.jpg").write_bytes(b"x")
    again = {each.workbook: each for each in _all_built(source).summary.results}
    assert [name for name, built in again.items() if built.is_unchanged] == ["乙市/第二稿/工作簿.xlsx"]


@pytest.mark.parametrize("gone", ["report", "record", "program"])
def test_a_report_that_is_gone_or_of_another_program_is_built_again(
    gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = tmp_path / "工作簿.xlsx"
    write_workbook(workbook, WHOLE)
    job = Job(workbook, tmp_path, tmp_path / "结果", TEMPLATES, lays_out=False)
    built = run_job(job)
    assert unchanged(job) is not None
    record = job.folder / RECORD
    if gone == "report":
        (job.folder / built.report).unlink()
    elif gone == "record":
        record.write_text("[]", encoding="utf-8")
    else:
        stated = json.loads(record.read_bytes()) | {"program": "older"}
        record.write_text(json.dumps(stated), encoding="utf-8")
    assert unchanged(job) is None


def test_last_years_workbook_is_among_what_a_report_was_built_from(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "正文。")])
    cover = [*sheets["封面"], ("上年工作簿", "去年.xlsx")]  # type: ignore[misc]
    write_workbook(tmp_path / "工作簿.xlsx", {**sheets, "封面": cover})
    write_workbook(tmp_path / "去年.xlsx", sheets)
    job = Job(tmp_path / "工作簿.xlsx", tmp_path, tmp_path / "结果", TEMPLATES, lays_out=False)
    run_job(job)
    assert unchanged(job) is not None
    write_workbook(tmp_path / "去年.xlsx", minimal_sheets(基本情况=[("段落", "别的。")]))
    assert unchanged(job) is None


def test_a_folder_without_workbooks_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingMadeError) as caught:
        _all_built(tmp_path)
    assert [each.code for each in caught.value.findings] == [batch_rules.NO_WORKBOOKS.code]


def test_the_program_is_known_by_its_code_and_its_packs(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    before = program_digest(tmp_path / "templates")
    assert before == program_digest(TEMPLATES)
    program_digest.cache_clear()
    (tmp_path / "templates" / "henan" / "pack.toml").open("a").write("\n# 改\n")
    assert program_digest(tmp_path / "templates") != before

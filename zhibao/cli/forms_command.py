"""The command forms: write the schools' forms, or tell how it stands with them (--status)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from zhibao.cli.console import Console
from zhibao.forms.form_status import SchoolStatus
from zhibao.pipeline.school_forms import FormsStatus, WrittenForms, forms_status, write_forms


def run_forms(
    workbook: Path, templates: Path, folder: Path, previous: Path | None, is_status: bool, console: Console
) -> bool:
    """Do what the command asks and print what came of it; tell whether nothing is left to be done."""
    if is_status:
        status = forms_status(workbook, templates, folder, console.progress, previous)
        console.told(status.findings, _status_lines(status), _plain_status(status))
        return not status.unused and all(each.file and not each.faults for each in status.schools if each.is_asked)
    written = write_forms(workbook, templates, folder, console.progress, previous)
    console.told(written.findings, _written_lines(written), {"forms": [str(path) for path in written.paths]})
    return True


def _written_lines(written: WrittenForms) -> Iterator[str]:
    if written.paths:
        yield f"填报表：{written.paths[0].parent}，共 {len(written.paths)} 份。"
        yield "请发给各校；交回的放进工作簿旁边的“学校填报”文件夹，不用改名，不用汇总。"


def _status_lines(status: FormsStatus) -> Iterator[str]:
    asked = [each for each in status.schools if each.is_asked]
    sent = [each for each in asked if each.file]
    yield f"要交 {len(asked)} 所，已交 {len(sent)} 所，没有问题的 {sum(not each.faults for each in sent)} 所。"
    yield from (f"  {each.school}：{each.summary}" for each in status.schools)
    if status.unused:
        yield "没有用上的文件："
        yield from (f"  [{each.code}] {each.message}{each.advice}" for each in status.unused)
    if status.pages:
        yield f"发回各校的填报情况（一所一页）：{status.pages[0].parent}"
    if status.rows:
        yield "没有列在“采用”表里的案例，可以连表头复制进“采用”表（没有就新建一张），排好次序："
        yield from status.rows


def _plain_status(status: FormsStatus) -> Mapping[str, object]:
    return {
        "schools": [_plain_school(each) for each in status.schools],
        "pages": [str(path) for path in status.pages],
        "unused": [{"code": each.code, "file": each.file, "message": each.message} for each in status.unused],
        "rows": [row.split("\t") for row in status.rows],
    }


def _plain_school(each: SchoolStatus) -> Mapping[str, object]:
    return {
        "school": each.school,
        "asked": each.is_asked,
        "file": each.file or None,
        "errors": each.faults,
        "warnings": each.doubts,
        "cases": [case.title for case in each.cases],
    }

"""The steps from workbook to report, in their one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from zhibao.audit import audit
from zhibao.case_chapter import gather_cases
from zhibao.compute import compute
from zhibao.figures.drawing import draw_figures
from zhibao.figures.layout import TextArea
from zhibao.figures.photo_cache import PhotoCache
from zhibao.findings import Finding, Findings, NothingMadeError, Severity, environment, template
from zhibao.finish import UNNUMBERED, finish, set_properties
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.model.report import Report
from zhibao.output import report_file, save_beside, save_report
from zhibao.pack import DEFAULT_PACK, Pack, load_pack, pack_names
from zhibao.packing import pack, sealed
from zhibao.privacy import Disguised, disguise
from zhibao.prose.examples import report_examples
from zhibao.prose.labels import with_labels
from zhibao.prose.schools import report_schools
from zhibao.provenance import provenance
from zhibao.render.engine import OpenTemplate
from zhibao.text.nearest import suggestion
from zhibao.text.os_errors import os_reason
from zhibao.workbook.provenance_book import provenance_book
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.starter.naming import parse_name
from zhibao.workbook.starter.writing import write_starter

PHOTO_FOLDER = "照片"
CACHE_FOLDER = ".照片缓存"
WORKBOOK_NAME = "工作簿.xlsx"
PROVENANCE_ENDING = "_数字出处.xlsx"
Progress = Callable[[str], None]


class Status(Enum):
    """What a run came to."""

    READY = "ready"
    DRAFT = "draft"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run; `report` is None when none was asked for or none could be made.

    `provenance` is the file that says where the report's numbers come from.
    """

    status: Status
    findings: tuple[Finding, ...]
    report: Path | None = None
    provenance: Path | None = None


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A report with its texts resolved, its pupils' names masked and its figures drawn, and its template."""

    report: Report
    hidden: Disguised
    pack: Pack
    template: OpenTemplate


def check(workbook: Path, templates: Path, progress: Progress) -> Outcome:
    """Return all findings about a workbook without writing a report; NothingMadeError as in `build`."""
    findings = Findings()
    _prepare(workbook, templates, findings, progress)
    return Outcome(_status(findings), tuple(findings))


def build(workbook: Path, templates: Path, folder: Path, progress: Progress) -> Outcome:
    """Write the report into `folder`: a submission, or a draft when there are errors.

    Raises NothingMadeError when the workbook, the pack, the template or the folder cannot be used.
    """
    findings = Findings()
    prepared = _prepare(workbook, templates, findings, progress)
    progress("排入模板")
    document = prepared.template.fill(prepared.report, findings)
    progress("编号与目录")
    labels = finish(document, prepared.pack, findings)
    progress("核对与保存")
    report = with_labels(prepared.report, labels, UNNUMBERED, findings)
    set_properties(document, report)
    content = pack(document)
    audit(content, report, prepared.pack.required.cover, findings)
    status = _status(findings)
    file = report_file(folder, prepared.pack.file.name, report.cover)
    path = save_report(content, file, status is Status.DRAFT, findings)
    numbers = _numbers(lambda: prepared.hidden.numbers(provenance(report, labels)), workbook, folder, findings)
    beside = save_beside(numbers, path, PROVENANCE_ENDING, findings) if numbers else None
    return Outcome(status, tuple(findings), path, beside)


def _numbers(
    rows: Callable[[], Iterable[Provenance]], workbook: Path, folder: Path, findings: Findings
) -> bytes | None:
    """Return 数字出处 as a file; None, and a finding, for a fault of the program: the report stands all the same."""
    try:
        return sealed(provenance_book(rows(), workbook, folder))
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        findings.add(environment.NUMBERS_NOT_LISTED.at(CellRef(), reason=reason))
        return None


def make_workbook(templates: Path, name: str, path: Path, pack_name: str = "") -> None:
    """Write a fresh workbook for the region and year in `name` (焦作市2026) to `path`, of that pack or the default one.

    Raises NothingMadeError when the name states no year, there is no such pack, or the file cannot be written.
    """
    try:
        region, year = parse_name(name)
    except ValueError as error:
        raise NothingMadeError(environment.BAD_NAME.at(CellRef(), found=name)) from error
    if pack_name and pack_name not in pack_names(templates):
        raise NothingMadeError(_unknown_pack(pack_name, pack_names(templates)))
    chosen = load_pack(templates, pack_name or DEFAULT_PACK, CellRef())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_starter(chosen, region, year, path)
    except FileExistsError as error:
        raise NothingMadeError(environment.ALREADY_THERE.at(CellRef(), path=path)) from error
    except OSError as error:
        raise NothingMadeError(environment.NOT_WRITABLE.at(CellRef(), path=path, reason=os_reason(error))) from error


def _unknown_pack(name: str, known: Sequence[str]) -> Finding:
    return template.UNKNOWN_PACK_OPTION.at(
        CellRef(), found=name, suggestion=suggestion(name, known), known="、".join(known)
    )


def _prepare(workbook: Path, templates: Path, findings: Findings, progress: Progress) -> _Prepared:
    progress("读取工作簿")
    report, chosen = read_workbook(workbook, partial(load_pack, templates), findings)
    opened = OpenTemplate(chosen)
    report = gather_cases(report, chosen.case.chapter, findings)
    report_examples(report, findings)
    computed = compute(report, chosen.change, findings)
    report_schools(computed, findings)
    hidden = disguise(computed, chosen.privacy, findings)
    look, photos = opened.look, workbook.parent / PHOTO_FOLDER
    area = TextArea(look.portrait_width, look.portrait_height, look.landscape_height)
    cache = PhotoCache(workbook.parent / CACHE_FOLDER)
    rules, fonts = chosen.picture, opened.chart_fonts
    drawn = draw_figures(hidden.report, photos, area, rules, findings, progress, cache, fonts)
    return _Prepared(hidden.figures(drawn), hidden, chosen, opened)


def _status(findings: Findings) -> Status:
    return Status.DRAFT if any(finding.severity is Severity.ERROR for finding in findings) else Status.READY

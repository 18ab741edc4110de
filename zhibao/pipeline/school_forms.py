"""The schools' forms written, and how it stands with those that came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, Findings, NothingMadeError, environment_rules, school_form_rules
from zhibao.forms.form_status import SchoolStatus, rows_to_paste, school_states, unused_files
from zhibao.forms.last_year import Figures, figures_of_year
from zhibao.forms.receiving import receive
from zhibao.forms.school_page import school_page
from zhibao.model.blocks import Heading
from zhibao.model.received import CasePlace, RosterSchool
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.text import Text
from zhibao.output import ReportFile, save_beside
from zhibao.pack import Pack, load_pack
from zhibao.pack.form_rules import FormRules, form_rules
from zhibao.packing import HTML_COMMENT, sealed, sealed_at_end
from zhibao.pipeline.preparing import Progress
from zhibao.pipeline.previous_year import previous_report, stated_previous
from zhibao.pipeline.workbook_checking import check
from zhibao.text.keys import key_of
from zhibao.text.os_errors import os_reason
from zhibao.workbook.cover import YEAR_KEY
from zhibao.workbook.form_mark import FormMark
from zhibao.workbook.part import SECTION_LEVEL
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.school_form.form_book import FormAbout, form_book

_REGION, _PREPARER = "地区", "编制单位"
_EXAMPLE = "（示例）"


class WrittenForms(Struct, frozen=True):
    """The forms that were written, and what is to be told of that."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


class FormsStatus(Struct, frozen=True):
    """How it stands: the schools, their pages, files of no use, rows for the sheet 采用, and what is to be told."""

    schools: tuple[SchoolStatus, ...]
    pages: tuple[Path, ...]
    unused: tuple[Finding, ...]
    rows: tuple[str, ...]
    findings: tuple[Finding, ...]


def write_forms(
    workbook: Path, templates: Path, folder: Path, progress: Progress, previous: Path | None = None
) -> WrittenForms:
    """Write a form for each school of the roster that is asked, into a folder of its own below `folder`.

    `previous` is last year's workbook, else the one that the cover names. Raises NothingMadeError when there is
    nothing to write a form from.
    """
    progress("读取工作簿")
    report, pack, _ = read_workbook(workbook, partial(load_pack, templates))
    rules, year, schools = _asked(report, pack, workbook)
    findings = Findings()
    findings.extend(_examples(schools))
    last = _last_year(report, rules, year, templates, workbook, previous, findings)
    sections = tuple(map(str, case_places(report)))
    target = forms_folder(folder, report, year)
    paths = []
    for school in schools:
        name = school.name.plain
        progress(f"填报表 {name}")
        mark = FormMark(name, str(year), _stated(report, _REGION))
        content = form_book(rules, FormAbout(mark, sections, last.get(key_of(name), {})))
        file = ReportFile(target, f"{_file_name(name)}填报表（{year}年度）")  # There is no such report.
        path, told = save_beside(sealed(content), file.submission, ".xlsx", file)
        findings.extend(told)
        paths += [path] if path else []
    return WrittenForms(tuple(paths), tuple(findings))


def _examples(schools: Iterable[RosterSchool]) -> Iterator[Finding]:
    """Yield a finding where the roster is still, or begins with, that of a fresh workbook."""
    for first in islice((each for each in schools if _EXAMPLE in each.name.plain), 1):
        yield school_form_rules.EXAMPLE_SCHOOLS.at(first.name.ref, school=first.name.plain)


def forms_status(
    workbook: Path, templates: Path, folder: Path, progress: Progress, previous: Path | None = None
) -> FormsStatus:
    """Return how it stands with the forms beside a workbook, and write a page about each school below `folder`."""
    report, pack, _ = read_workbook(workbook, partial(load_pack, templates), receive)
    _, year, _ = _asked(report, pack, workbook)
    outcome = check(workbook, templates, progress, previous=previous)
    states = school_states(report.received, outcome.findings)
    findings = Findings()
    target = forms_folder(folder, report, year)
    pages = []
    for state in states:
        page = school_page(state, f"{_stated(report, _REGION)}{year}年度填报情况", _stated(report, _PREPARER))
        content = sealed_at_end(page.encode(), HTML_COMMENT)
        file = ReportFile(target, f"{_file_name(state.school)}填报情况")
        path, told = save_beside(content, file.submission, ".html", file)
        findings.extend(told)
        pages += [path] if path else []
    rows = tuple(rows_to_paste(report.received.unlisted))
    return FormsStatus(states, tuple(pages), unused_files(report.received, outcome.findings), rows, tuple(findings))


def case_places(report: ReadReport) -> tuple[CasePlace, ...]:
    """Return the sections that print what is sent for them (收案例); where none does, all sections."""
    return report.received.places or tuple(_all_places(report))


def forms_folder(folder: Path, report: ReadReport, year: int) -> Path:
    """Make the folder of the forms and the pages about them in the one for what is generated, and return it."""
    made = folder / _file_name(f"{_stated(report, _REGION)}{year}填报表")
    try:
        made.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = environment_rules.NOT_WRITABLE.at(CellRef(), path=made, reason=os_reason(error))
        raise NothingMadeError(told) from error
    return made


def _all_places(report: ReadReport) -> Iterator[CasePlace]:
    for part in report.chapters:
        headings = [each for each in part.blocks if isinstance(each, Heading) and each.level == SECTION_LEVEL]
        sections = [each.text.plain for each in headings] or [""]
        yield from (CasePlace(part.title.plain, section) for section in sections)


def _asked(report: ReadReport, pack: Pack, workbook: Path) -> tuple[FormRules, int, tuple[RosterSchool, ...]]:
    """Return what is asked, for which year and whom; NothingMadeError where one of these is missing."""
    place, stated = CellRef(workbook=workbook.name), _stated(report, YEAR_KEY)
    schools = tuple(each for each in report.received.roster if each.is_asked)
    rules = form_rules(pack)
    faults = []
    if rules is None:
        what = "填报表没有写"
        faults.append(school_form_rules.NO_FORM_RULES.at(place, pack=pack.folder.name, what=what))
    if not schools:
        faults.append(school_form_rules.NO_ROSTER.at(place))
    if not (stated.isdecimal() and len(stated) == 4):
        faults.append(school_form_rules.NO_YEAR_OF_FORMS.at(place))
    if faults or rules is None:
        raise NothingMadeError(*faults)
    return rules, int(stated), schools


def _last_year(
    report: ReadReport,
    rules: FormRules,
    year: int,
    templates: Path,
    workbook: Path,
    previous: Path | None,
    findings: Findings,
) -> Figures:
    """Return last year's figures, those of last year's workbook first; names of schools are the same in both."""
    table = rules.figures.table
    kept = figures_of_year(report.data_tables, table, year - 1)
    previous = previous or stated_previous(workbook, report.cover)
    last = previous_report(previous, workbook, report.cover, partial(load_pack, templates), findings)
    stated: Mapping[str, Mapping[str, str]] = {}
    if last:
        stated = figures_of_year(last.data_tables, table, year - 1, takes_all=True)
    return {**kept, **stated}


def _stated(report: ReadReport, key: str) -> str:
    return report.cover.get(key, Text()).plain


def _file_name(name: str) -> str:
    """Return a name as Windows takes it for a file."""
    return "".join("_" if each in '\\/:*?"<>|' else each for each in name).strip(" .")

"""From a prepared report to the files in the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx.document import Document
from msgspec import Struct
from msgspec.structs import replace

from zhibao.audit import Intent, audit
from zhibao.findings import Finding, Findings, ReportPlace, TemplatePlace
from zhibao.findings.causes import causes_first
from zhibao.finish import UNNUMBERED, Finished, finish_runs, finish_texts, set_properties
from zhibao.model.report import PrintedReport
from zhibao.number_provenance import provenance
from zhibao.output import ReportFile, only_run, place, report_file, set_aside
from zhibao.packing import pack, seal_in
from zhibao.paging import Engine, Engines, Wanted, fill_page_numbers, fit_contents, make_copies
from zhibao.pipeline.check_files import save_check_files
from zhibao.pipeline.fault_records import faults_recorded
from zhibao.pipeline.outcome import Outcome, Status, status_of
from zhibao.pipeline.page_filling import fill_pages
from zhibao.pipeline.preparing import Prepared, Progress, prepare
from zhibao.pipeline.side_files import drop_old_draft, format_file, numbers_file, others_beside, save_all_beside
from zhibao.pipeline.template_checks import all_faults_told
from zhibao.pipeline.workbook_checking import surroundings
from zhibao.prose.labelled_references import with_labels
from zhibao.render.crowded_tables import crowded_tables
from zhibao.render.lower_figures import put_lower
from zhibao.text.rare_collection import garbage_collected_rarely
from zhibao.word.late_rows import LateRows
from zhibao.word.package import open_parts, release

_REPORT_ONLY = Wanted()


class _Made(Struct, frozen=True):
    """A document and the rows of long tables that are written into it when it is packed."""

    document: Document
    late: LateRows


@garbage_collected_rarely()
def build(
    workbook: Path,
    templates: Path,
    folder: Path,
    progress: Progress,
    engines: Iterable[Engine] = (),
    wanted: Wanted = _REPORT_ONLY,
    previous: Path | None = None,
) -> Outcome:
    """Write the report into `folder`: a submission, or a draft when there are errors; beside it the other files.

    Page numbers are those of the first engine that works; without one the contents stand without them. `previous` is
    last year's workbook.
    Raises NothingMadeError when the workbook, the pack, the template or the folder cannot be used.
    """
    findings = Findings()
    with faults_recorded(folder):
        prepared = prepare(workbook, templates, findings, progress, previous)
        made, finished, report = _finished(prepared, findings, progress)
        # References in the report's name have their numbers only now.
        file, about_name = report_file(folder, prepared.pack.file.name, report.cover)
    findings.extend(about_name)
    with faults_recorded(folder, file.name), only_run(file):
        layout = Engines(engines, progress)
        laid, about_pages = fill_page_numbers(made.document, layout, made.late)
        findings.extend(about_pages)
        progress("核对与保存")
        content = _packed(made, prepared)
        # Made before anything is written: who stops a long conversion has no half of a new report.
        copies = make_copies(content, file.name, wanted, layout)
        findings.extend(layout.findings)
        intent = Intent(report, finished.lines, finished.labels, UNNUMBERED)
        path, status, measured = _saved(content, intent, file, prepared, findings)
        seal = seal_in(content)
        numbers = numbers_file(
            lambda: prepared.hidden.numbers(provenance(report, finished.labels)), workbook, folder, seal, findings
        )
        outcome = Outcome(status, (), path, pages=laid, about=surroundings(workbook, prepared))
        contents = (numbers, measured, copies.pdf, copies.preview)
        return _with_files(outcome, contents, file, seal, findings)


def _packed(made: _Made, prepared: Prepared) -> bytes:
    """Return the file; its charts are made for it, and the cache is left with what this run has used."""
    content = pack(made.document, made.late)
    prepared.cache.prune()
    release(made.document)
    return content


def _with_files(
    outcome: Outcome, contents: Sequence[bytes | None], file: ReportFile, seal: str, findings: Findings
) -> Outcome:
    """Write the files beside the report and return the outcome with their paths and with all that was found.

    What stands beside the other reports of that name is told where it is not theirs.
    """
    assert outcome.report and outcome.about
    checked, marked = save_check_files(outcome.about, file, findings, seal)
    numbers, measured, pdf, preview, record = save_all_beside(contents, outcome.report, file, seal, findings)
    if outcome.status is Status.READY:
        drop_old_draft(file, findings)
    findings.extend(others_beside(sorted({file.submission, file.draft} - {outcome.report})))
    return replace(
        outcome,
        findings=causes_first(_with_file(each, outcome.report) for each in findings),
        provenance=numbers,
        format_check=measured,
        check_report=checked,
        marked_copy=marked,
        pdf=pdf,
        preview=preview,
        fault_record=record,
        faults=tuple(findings.faults),
    )


def _saved(
    content: bytes, intent: Intent, file: ReportFile, prepared: Prepared, findings: Findings
) -> tuple[Path, Status, bytes | None]:
    """Check the report as it was written down and put it in place; return its path and status, and 格式核对."""
    with set_aside(content, file) as written:
        saved = written.read_bytes()
        parts = open_parts(saved, likes=True)
        findings.extend(audit(saved, parts, intent, prepared.pack, status_of(findings) is Status.DRAFT))
        measured = format_file(saved, parts, file.name, prepared, findings)
        status = status_of(findings)
        path, about_file = place(written, file, status is Status.DRAFT)
    findings.extend(about_file)
    return path, status, measured


def _with_file(finding: Finding, report: Path) -> Finding:
    """Return a finding about the report with the file's name, which depends on all findings."""
    return finding.within(ReportPlace(report.name)) if isinstance(finding.place, ReportPlace) else finding


def _finished(prepared: Prepared, findings: Findings, progress: Progress) -> tuple[_Made, Finished, PrintedReport]:
    """Return the document without page numbers, what finishing came to know, and the report with its labels."""
    progress("排入模板")
    with all_faults_told(prepared.pack):
        made, finished = _filled(prepared)
        progress("编号与目录")
        filling = fill_pages(prepared, made.document, made.late)
        findings.extend(filling.findings)
        if filling.prepared is not prepared:
            prepared = filling.prepared
            if not (filling.lower and put_lower(made.document, filling.lower)):
                made, finished = _filled(prepared)
        filling.hold_case_ends(made.document)
        finish_runs(made.document)
        fit_contents(made.document, prepared.pack.contents, made.late)
        findings.extend(crowded_tables(prepared.report, prepared.template))
        findings.extend(each.within(TemplatePlace(prepared.pack.template.name)) for each in finished.findings)
    report, unnumbered = with_labels(prepared.report, finished.labels, UNNUMBERED)
    findings.extend(unnumbered)
    set_properties(made.document, report)
    return made, finished, report


def _filled(prepared: Prepared) -> tuple[_Made, Finished]:
    late = LateRows()
    document = prepared.template.fill(prepared.report, late)
    return _Made(document, late), finish_texts(document, prepared.pack)

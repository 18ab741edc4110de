"""The files that stand beside the report: where its numbers come from, how it keeps to its format, its copies.

Each carries the report's seal. A fault of the program in making one is a finding: the report stands all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from zhibao.findings import Finding, Findings, environment_rules, format_rules
from zhibao.format import check_parts, departure_findings, format_page
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.output import ReportFile, drop_stale, save_beside
from zhibao.packing import HTML_COMMENT, report_of, seal_in, seal_of, sealed_at_end, sealed_parts
from zhibao.pipeline.check_files import CHECK_ENDINGS
from zhibao.pipeline.fault_records import FAULT_ENDING, fault_record, saved_record
from zhibao.pipeline.preparing import Prepared
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.package import DocumentParts
from zhibao.workbook.provenance_book import provenance_book

# In the order in which the contents are given: where the numbers come from, the format, the copies, faults.
_COPIES = (".pdf", "_预览.html")
ENDINGS = ("_数字出处.xlsx", "_格式核对.html", *_COPIES, FAULT_ENDING)

# Of two of one name the later one's has the minute, and a number where there are several of that minute.
_DATED = r"(?:_\d{8}-\d{4}(?:（\d+）)?)?"
_BOOKS = "|".join(each.removesuffix(".xlsx") for each in (*ENDINGS, *CHECK_ENDINGS) if each.endswith(".xlsx"))
_SIDE_BOOK = lazy_pattern(rf"(?:{_BOOKS}){_DATED}\.xlsx$")


def is_side_book(name: str) -> bool:
    """Tell whether a file is called as the program calls the workbooks that it writes beside a report."""
    return bool(_SIDE_BOOK.search(name))


def numbers_file(
    rows: Callable[[], Iterable[Provenance]], workbook: Path, folder: Path, seal: str, findings: Findings
) -> bytes | None:
    """Return 数字出处 of the report of that seal as a file; None, and a finding, for a fault of the program."""
    return findings.guarded(
        lambda: sealed_parts(provenance_book(rows(), workbook, folder), seal), environment_rules.NUMBERS_NOT_LISTED
    )


def format_file(
    content: bytes, parts: DocumentParts, name: str, prepared: Prepared, findings: Findings
) -> bytes | None:
    """Report where a packed report, opened as `parts`, departs from its pack's format; return 格式核对 as a page.

    None for a pack without a format, and, with a finding, for a fault of the program.
    """
    rules = prepared.pack.format
    if rules.is_empty:
        findings.add(format_rules.NO_FORMAT.at(CellRef(), pack=prepared.pack.folder.name))
        return None

    def page() -> bytes:
        check = check_parts(parts, rules, prepared.fonts, prepared.pack.styles.todo)
        findings.extend(departure_findings(check, rules))
        made = format_page(check, name, prepared.pack.folder.name)
        return sealed_at_end(made.encode(), HTML_COMMENT, seal_in(content))

    return findings.guarded(page, format_rules.NOT_CHECKED)


def save_all_beside(
    contents: Sequence[bytes | None], report: Path, file: ReportFile, seal: str, findings: Findings
) -> list[Path | None]:
    """Write the files of the report of that seal, in the order of ENDINGS, and the record of faults; return the paths.

    Older ones not made anew are removed, but for copies of just this report.
    """
    record = fault_record(findings.faults, seal) if findings.faults else None
    contents = (*contents, record)
    not_made = [ending for ending, content in zip(ENDINGS, contents, strict=True) if content is None]
    stale = [each for each in not_made if not (each in _COPIES and report_of(_beside(report, each)) == seal)]
    findings.extend(drop_stale(_beside(report, ending) for ending in stale))
    saved: list[Path | None] = []
    for ending, content in zip(ENDINGS, contents, strict=True):
        path, found = save_beside(content, report, ending, file) if content is not None else (None, ())
        findings.extend(found)
        saved.append(path)
    if record and not saved[-1]:
        saved[-1] = saved_record(record, None, _beside(report, FAULT_ENDING).name)
    return saved


def others_beside(reports: Iterable[Path]) -> Iterator[Finding]:
    """Yield a finding for each report beside which stands what was made with another one.

    So it is when a run was killed between the report and its files, or the report was put in place of another.
    """
    for report in reports:
        seal = seal_of(report)
        stated = {path: report_of(path) for path in (_beside(report, ending) for ending in ENDINGS)}
        if seal and (others := [path.name for path, of_report in stated.items() if of_report not in ("", seal)]):
            yield environment_rules.OTHER_REPORTS.at(CellRef(), names="、".join(others), report=report.name)


def drop_old_draft(file: ReportFile, findings: Findings) -> None:
    """Remove the draft that a submission replaces, and what stands beside it."""
    findings.extend(drop_stale((file.draft, *(_beside(file.draft, ending) for ending in ENDINGS))))


def _beside(report: Path, ending: str) -> Path:
    return report.with_name(f"{report.stem}{ending}")

"""The files that stand beside the report: where its numbers come from, how it keeps to its format, its copies.

A fault of the program in making one is a finding: the report stands all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from zhibao.findings import Findings, environment_rules, format_rules
from zhibao.format import check_format, departure_findings, format_page
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.output import ReportFile, drop_stale, save_beside
from zhibao.packing import HTML_COMMENT, sealed, sealed_at_end
from zhibao.pipeline.check_files import CHECK_ENDINGS
from zhibao.pipeline.fault_records import FAULT_ENDING, fault_record, saved_record
from zhibao.pipeline.preparing import Prepared
from zhibao.workbook.provenance_book import provenance_book

# In the order in which the contents are given: where the numbers come from, the format, the copies, faults.
_COPIES = (".pdf", "_预览.html")
ENDINGS = ("_数字出处.xlsx", "_格式核对.html", *_COPIES, FAULT_ENDING)

# Of two of one name the later one's has the minute, and a number where there are several of that minute.
_DATED = r"(?:_\d{8}-\d{4}(?:（\d+）)?)?"
_BOOKS = "|".join(each.removesuffix(".xlsx") for each in (*ENDINGS, *CHECK_ENDINGS) if each.endswith(".xlsx"))
_SIDE_BOOK = re.compile(rf"(?:{_BOOKS}){_DATED}\.xlsx$")


def is_side_book(name: str) -> bool:
    """Tell whether a file is called as the program calls the workbooks that it writes beside a report."""
    return bool(_SIDE_BOOK.search(name))


def numbers_file(
    rows: Callable[[], Iterable[Provenance]], workbook: Path, folder: Path, findings: Findings
) -> bytes | None:
    """Return 数字出处 as a file; None, and a finding, for a fault of the program."""
    return findings.guarded(
        lambda: sealed(provenance_book(rows(), workbook, folder)), environment_rules.NUMBERS_NOT_LISTED
    )


def format_file(content: bytes, name: str, prepared: Prepared, findings: Findings) -> bytes | None:
    """Report where a packed report departs from its pack's format and return 格式核对 as a page.

    None for a pack without a format, and, with a finding, for a fault of the program.
    """
    rules = prepared.pack.format
    if rules.is_empty:
        findings.add(format_rules.NO_FORMAT.at(CellRef(), pack=prepared.pack.folder.name))
        return None

    def page() -> bytes:
        check = check_format(content, rules, prepared.fonts, prepared.pack.styles.todo)
        findings.extend(departure_findings(check, rules))
        return sealed_at_end(format_page(check, name, prepared.pack.folder.name).encode(), HTML_COMMENT)

    return findings.guarded(page, format_rules.NOT_CHECKED)


def save_all_beside(
    contents: Sequence[bytes | None], report: Path, file: ReportFile, is_as_before: bool, findings: Findings
) -> list[Path | None]:
    """Write the files, in the order of ENDINGS, and the record of faults; return their paths.

    Older ones not made anew are removed, but for copies of a report that is as before.
    """
    record = fault_record(findings.faults) if findings.faults else None
    contents = (*contents, record)
    not_made = [ending for ending, content in zip(ENDINGS, contents, strict=True) if content is None]
    stale = [ending for ending in not_made if not (is_as_before and ending in _COPIES)]
    findings.extend(drop_stale(_beside(report, ending) for ending in stale))
    saved: list[Path | None] = []
    for ending, content in zip(ENDINGS, contents, strict=True):
        path, found = save_beside(content, report, ending, file) if content is not None else (None, ())
        findings.extend(found)
        saved.append(path)
    if record and not saved[-1]:
        saved[-1] = saved_record(record, None, _beside(report, FAULT_ENDING).name)
    return saved


def drop_old_draft(file: ReportFile, findings: Findings) -> None:
    """Remove the draft that a submission replaces, and what stands beside it."""
    findings.extend(drop_stale((file.draft, *(_beside(file.draft, ending) for ending in ENDINGS))))


def _beside(report: Path, ending: str) -> Path:
    return report.with_name(f"{report.stem}{ending}")

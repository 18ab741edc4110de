"""The files that stand beside the report: where its numbers come from, how it keeps to its format, its copies.

A fault of the program in making one is a finding: the report stands all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from zhibao.findings import Findings, environment, formatting
from zhibao.format import FormatCheck, check_format, format_page, report_departures
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.packing import HTML_COMMENT, sealed, sealed_at_end
from zhibao.pipeline.preparing import Prepared
from zhibao.workbook.provenance_book import provenance_book

PROVENANCE_ENDING = "_数字出处.xlsx"
FORMAT_ENDING = "_格式核对.html"
PDF_ENDING = ".pdf"
PREVIEW_ENDING = "_预览.html"


def numbers_file(
    rows: Callable[[], Iterable[Provenance]], workbook: Path, folder: Path, findings: Findings
) -> bytes | None:
    """Return 数字出处 as a file; None, and a finding, for a fault of the program."""
    try:
        return sealed(provenance_book(rows(), workbook, folder))
    except Exception as error:
        findings.add(environment.NUMBERS_NOT_LISTED.at(CellRef(), reason=_reason(error)))
        return None


def format_file(content: bytes, name: str, prepared: Prepared, findings: Findings) -> bytes | None:
    """Report where a packed report departs from its pack's format and return 格式核对 as a page.

    None for a pack without a format, and, with a finding, for a fault of the program.
    """
    rules = prepared.pack.format
    if rules.is_empty:
        findings.add(formatting.NO_FORMAT.at(CellRef(), pack=prepared.pack.folder.name))
        return None
    try:
        check = check_format(content, rules, prepared.fonts)
        report_departures(check, rules, findings)
        return _page(check, name, prepared)
    except Exception as error:
        findings.add(formatting.NOT_CHECKED.at(CellRef(), reason=_reason(error)))
        return None


def _page(check: FormatCheck, name: str, prepared: Prepared) -> bytes:
    return sealed_at_end(format_page(check, name, prepared.pack.folder.name).encode(), HTML_COMMENT)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"

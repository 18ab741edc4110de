"""The files about the findings: 检查报告, a page, and 检查, a marked copy of the workbook.

They are about the workbook and not about the report, and have the same names whether that is a draft or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, Findings, Rule, environment_rules
from zhibao.findings.causes import causes_first
from zhibao.findings.listing import totals
from zhibao.model.ref import CellRef
from zhibao.output import ReportFile, drop_stale, save_beside
from zhibao.packing import HTML_COMMENT, sealed_at_end, sealed_parts
from zhibao.pipeline.completion import Completion
from zhibao.review_page import review_page
from zhibao.workbook.marked_copy import marked_copy
from zhibao.workbook.spreadsheet import PartError

PAGE_ENDING, COPY_ENDING = "_检查报告.html", "_检查.xlsx"
CHECK_ENDINGS = (PAGE_ENDING, COPY_ENDING)


class Surroundings(Struct, frozen=True):
    """What is told beside the findings of a workbook: its sheets in order, how far it is, what was not looked for.

    `previous` is last year's workbook, None where none was stated.
    """

    workbook: Path
    sheets: tuple[str, ...]
    completion: Completion
    skipped: tuple[Rule, ...]
    previous: Path | None = None


def save_check_files(about: Surroundings, file: ReportFile, findings: Findings, seal: str = "") -> list[Path | None]:
    """Write both files beside the submission, which need not be there, and return their paths.

    `seal` is that of the report that was made with them. Those that cannot be made are reported, and older ones are
    removed then; those that cannot be written are reported.
    """
    told, report = causes_first(findings), file.submission
    contents = {
        PAGE_ENDING: findings.guarded(
            lambda: _page(about, report.stem, told, seal), environment_rules.CHECK_FILES_NOT_MADE, what="检查报告"
        ),
        COPY_ENDING: findings.guarded(
            lambda: _copy(about, told, findings, seal),
            environment_rules.CHECK_FILES_NOT_MADE,
            what="检查",
        ),
    }
    saved: list[Path | None] = []
    for ending, content in contents.items():
        path, found = None, drop_stale([report.with_name(f"{report.stem}{ending}")]) if content is None else ()
        if content is not None:
            path, found = save_beside(content, report, ending, file)
        findings.extend(found)
        saved.append(path)
    return saved


def _page(about: Surroundings, title: str, told: Sequence[Finding], seal: str) -> bytes:
    page = review_page(title, told, about.sheets, str(about.completion), about.skipped)
    return sealed_at_end(page.encode(), HTML_COMMENT, seal)


def _copy(about: Surroundings, told: Sequence[Finding], findings: Findings, seal: str) -> bytes | None:
    """Return the marked copy; None, which is told, for a workbook that is damaged where reading it needs nothing."""
    try:
        return sealed_parts(marked_copy(about.workbook, told, _summary(about, told)), seal)
    except PartError as error:
        findings.add(environment_rules.NOT_MARKED.at(CellRef(), reason=str(error)))
        return None


def _summary(about: Surroundings, told: Sequence[Finding]) -> str:
    return "；".join(filter(None, (totals(told), str(about.completion)))) + "。"

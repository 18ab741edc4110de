"""检查报告: every finding with its excerpt, to be sorted, and filtered by sheet and family."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhibao.findings import Finding, Rule
from zhibao.findings.listing import (
    FAMILIES,
    SEVERITY_NAMES,
    family_of,
    listed,
    listed_under,
    mended_first,
    rank,
    totals,
)
from zhibao.html_pages import page_template

_TEMPLATE = Path(__file__).with_name("page.html")
_NO_SHEET = "不在工作表里"


def review_page(
    title: str, findings: Sequence[Finding], sheets: Sequence[str], completion: str, skipped: Sequence[Rule] = ()
) -> str:
    """Return the page as HTML; `sheets` are in the workbook's order, `skipped` what was not looked for."""
    listings = listed(findings, sheets)
    shown = [each for listing in listings for group in listing.groups for each in group.findings]
    return page_template(_TEMPLATE).render(
        title=title,
        totals=totals(findings),
        completion=completion,
        first=[group.first for group in mended_first(listings)],
        findings=shown,
        sheets=[listing.sheet or _NO_SHEET for listing in listings],
        families={each: FAMILIES[each] for each in FAMILIES if any(family_of(one.code) == each for one in shown)},
        severities=[*SEVERITY_NAMES.values(), "已接受"],
        rank=rank,
        family_of=family_of,
        listed_under=listed_under,
        no_sheet=_NO_SHEET,
        skipped=skipped,
    )

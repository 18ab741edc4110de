"""The page about a school's form, in one file that can be sent back to it."""

from __future__ import annotations

from pathlib import Path

from zhibao.findings.listing import SEVERITY_NAMES, rank
from zhibao.forms.form_status import SchoolStatus
from zhibao.html_pages import page_template

_TEMPLATE = Path(__file__).with_name("school_page.html")
_ASKS = {"error": "要改", "warning": "请核对"}


def school_page(status: SchoolStatus, title: str, preparer: str) -> str:
    """Return the page as HTML; `title` is what the forms are for."""
    return page_template(_TEMPLATE).render(
        status=status,
        told=status.told,
        title=title,
        preparer=preparer,
        findings=sorted((each for each in status.findings if not each.accepted), key=rank),
        asks={severity: _ASKS.get(severity.value, SEVERITY_NAMES[severity]) for severity in SEVERITY_NAMES},
    )

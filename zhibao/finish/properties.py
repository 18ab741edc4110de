"""The document's properties: what a file manager shows, with no trace of the machine or the hour."""

from __future__ import annotations

import datetime

from docx.document import Document

from zhibao.model.report import PrintedReport
from zhibao.text.folding import fold

# As long as Office lets a property be.
_MOST = 255
_EARLIEST = datetime.datetime(2000, 1, 1)


def set_properties(document: Document, report: PrintedReport) -> None:
    """Set title, author, subject and dates from the cover."""

    def cover(key: str) -> str:
        return report.cover[key].plain[:_MOST] if key in report.cover else ""

    properties = document.core_properties
    properties.title = cover("报告名称")
    properties.author = properties.last_modified_by = cover("编制单位")
    properties.subject = f"{cover('报告年度')}年度"
    properties.comments = properties.keywords = ""
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = _date(cover("报告年度"))


def _date(year: str) -> datetime.datetime:
    """Return the last day of the report's year: the same workbook gives the same bytes whenever it is run."""
    digits = fold(year).strip("年度 ")
    return datetime.datetime(int(digits), 12, 31) if digits.isdecimal() and len(digits) == 4 else _EARLIEST

"""The summary of many workbooks as a workbook and as a page, both with links to the reports."""

from __future__ import annotations

import datetime
import io
from functools import cache
from pathlib import Path
from urllib.parse import quote

import jinja2
from msgspec import structs
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zhibao.batch.batch_summary import STATUS_NAMES, Summary
from zhibao.batch.job import Built
from zhibao.findings import Finding
from zhibao.output import ReportFile, save_beside
from zhibao.packing import HTML_COMMENT, sealed, sealed_at_end

_NAME = "批量汇总"
_TEMPLATE = Path(__file__).with_name("summary.html")
HEADER = ("工作簿", "结果", "错误", "提醒", "说明", "已接受", "页数", "用时（秒）", "报告", "没有生成的原因")
COMMON_HEADER = ("代码", "问题", "几个工作簿有", "共几处")
_WIDTHS, _COMMON_WIDTHS = (44, 10, 7, 7, 7, 9, 7, 12, 46, 60), (8, 44, 16, 10)
_CREATED = datetime.datetime(2025, 1, 1)
_A4 = 9


def save_summary(summary: Summary, out: Path) -> tuple[Path | None, Path | None, tuple[Finding, ...]]:
    """Write the summary into the folder and return its workbook, its page, and what is to be told of writing them."""
    file = ReportFile(out, _NAME)  # Names the two; there is no such report.
    book, about_book = save_beside(sealed(summary_book(summary)), file.submission, ".xlsx", file)
    content = sealed_at_end(summary_page(summary).encode(), HTML_COMMENT)
    page, about_page = save_beside(content, file.submission, ".html", file)
    return book, page, (*about_book, *about_page)


def summary_book(summary: Summary) -> bytes:
    """Return the summary as a workbook, not sealed, with links to the reports from the folder that it will lie in."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"author": "职报", "created": _CREATED})
    _write_results(book, summary)
    _write_common(book, summary)
    book.close()
    return content.getvalue()


def summary_page(summary: Summary) -> str:
    """Return the summary as a page that needs no other file but the reports that it leads to."""
    return _template().render(summary=summary, names=STATUS_NAMES, link=report_link)


def report_link(built: Built) -> str:
    """Return the path of a report from the folder of all results, empty where there is none."""
    folder = built.workbook.rpartition(".")[0]
    return f"{folder}/{built.report}" if built.report else ""


def _write_results(book: Workbook, summary: Summary) -> None:
    sheet = _sheet(book, "汇总", HEADER, _WIDTHS)
    plain = book.add_format({"valign": "top", "text_wrap": True})
    link = book.add_format({"valign": "top", "text_wrap": True, "font_color": "#0563C1", "underline": 1})
    for row, built in enumerate(summary.results, start=1):
        counts = structs.astuple(built.counts)
        cells = (built.workbook, STATUS_NAMES[built.status], *counts, built.pages or "", round(built.seconds, 1))
        for column, value in enumerate((*cells, "", built.failure)):
            sheet.write(row, column, value, plain)
        if address := report_link(built):
            sheet.write_url(row, len(cells), f"external:{address}", link, built.report)
    sheet.autofilter(0, 0, len(summary.results), len(HEADER) - 1)


def _write_common(book: Workbook, summary: Summary) -> None:
    sheet = _sheet(book, "最多的问题", COMMON_HEADER, _COMMON_WIDTHS)
    for row, each in enumerate(summary.common, start=1):
        for column, value in enumerate((each.code, each.title, each.workbooks, each.count)):
            sheet.write(row, column, value)


def _sheet(book: Workbook, name: str, header: tuple[str, ...], widths: tuple[int, ...]) -> Worksheet:
    sheet = book.add_worksheet(name)
    looks = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#4A6A83", "valign": "vcenter"})
    for column, (title, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write(0, column, title, looks)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    environment.filters["address"] = quote
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))

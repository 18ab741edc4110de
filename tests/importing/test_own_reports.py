"""Our own reports, imported and built again, are the same: text, tables, captions, pictures, page by page direction."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import docx

import charts
from tests.builders import TEMPLATES, minimal_sheets
from tests.importing.taken import imported
from tests.packs import WORKBOOKS
from tests.reports import make, silent
from tests.sample_reports import SampleReports
from zhibao.pipeline import Status, build
from zhibao.word.document_text import ParagraphText, TableText, cells_of
from zhibao.word.text_reading import read_document

# What goes with a table or figure, which the program may set before or after a text to fill a page.
OF_FIGURES = ("表题", "表单位", "图题", "注", "图片")


def said(report: Path) -> tuple[list[object], list[object]]:
    """Return what a report shows: style, direction and characters of its text; its tables and figures, each in order,
    cell by cell, with captions, units, notes and pictures.
    """
    texts: list[object] = []
    figures: list[object] = []
    for block in read_document(docx.Document(io.BytesIO(report.read_bytes()))):
        if isinstance(block, TableText):
            figures += [
                (cell.span, cell.merge, squeezed("".join(line.text for line in cell.lines)), drawn(cell.lines))
                for row in block.rows
                for cell in cells_of(row)
            ]
        elif squeezed(block.text) or block.pictures:
            kept = figures if block.style in OF_FIGURES else texts
            kept.append((block.style, block.is_landscape, squeezed(block.text), len(block.pictures)))
    return texts, figures


def drawn(lines: Iterable[ParagraphText]) -> int:
    return sum(len(line.pictures) for line in lines)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def check(report: Path, folder: Path, name: str, pack: str) -> None:
    taken = imported(folder, report, name, pack)
    assert taken.to_look_at == []
    again = build(taken.made.workbook, TEMPLATES, folder / "output", silent)
    assert again.status is Status.READY and again.report
    assert said(again.report) == said(report)


def test_the_sample_comes_back_as_it_was(sample_report: SampleReports, tmp_path: Path) -> None:
    report = sample_report(WORKBOOKS["焦作市"]).report
    assert report
    check(report, tmp_path, "焦作市2025", "henan")


def test_the_second_sample_comes_back_as_it_was_in_the_other_pack(sample_report: SampleReports, tmp_path: Path) -> None:
    report = sample_report(WORKBOOKS["云州市"], "gongwen").report
    assert report
    check(report, tmp_path, "云州市2025", "gongwen")


GRID = (("", "", "甲项", "乙项"), ("", "2023年", 12, 0.5), ("", "2024年", 18, 7))
ROUND_GRID = (("", "", "人数"), ("", "升学", 4563), ("", "就业", 2164))


def test_editable_charts_come_back_as_charts_with_their_numbers(tmp_path: Path) -> None:
    rows = [
        row
        for kind in charts.KINDS
        for row in (
            ("统计图", f"去向的{kind}", kind, "形式=可编辑"),
            *(ROUND_GRID if charts.KINDS[kind].shows_parts else GRID),
            ("段落", f"{kind}以后的正文。"),
        )
    ]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    taken = imported(tmp_path, made.path, "云州市2025")
    assert taken.to_look_at == []
    wanted = [tuple(map(str, row[:3])) if row[0] == "统计图" else tuple(map(str, row)) for row in rows]
    assert taken.rows("1 基本情况") == wanted

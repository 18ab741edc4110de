"""The finished file compared with what was meant."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from zhibao.audit import audit
from zhibao.findings import Findings
from zhibao.model.ref import CellRef
from zhibao.model.report import (
    Block,
    CaseStudy,
    Figure,
    Heading,
    Paragraph,
    Part,
    PartKind,
    Picture,
    Report,
    TableBlock,
)
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.packing import pack
from zhibao.pipeline import Status, build

ROOT = Path(__file__).resolve().parents[1]
TABLE = Table(((TableCell((Text.of("项目"),)), TableCell((Text.of("人数"),))), (TableCell((Text.of("甲"),)), None)))
BLOCKS: tuple[Block, ...] = (
    Heading(2, Text.of("规模")),
    Paragraph(Text.of("全市有11所学校。", CellRef("1 总体", "B3"))),
    TableBlock(Text.of("规模表"), Text.of("单位：人"), TABLE, "规模表", (Text.of("注一"),)),
    CaseStudy(Text.of("好案例"), Text.of("甲校"), False, (Paragraph(Text.of("案例正文")),)),
)
LINES = ("总体", "规模", "全市有11所学校。", "表1-1 规模表", "单位：人", "项目", "人数", "甲", "注一")
CASE_LINES = ("案例1-1：好案例（甲校）", "案例正文")


def report(*blocks: Block) -> Report:
    return Report({}, chapters=(Part(PartKind.CHAPTER, Text.of("总体"), blocks),))


def found(lines: tuple[str, ...], meant: Report) -> list[tuple[str, str, str]]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    findings = Findings()
    audit(pack(document), meant, findings)
    return [(finding.code, finding.ref.cell, finding.message) for finding in findings]


def test_a_whole_report_has_no_findings() -> None:
    assert found((*LINES, *CASE_LINES), report(*BLOCKS)) == []


@pytest.mark.parametrize("lost", [*LINES, *CASE_LINES])
def test_every_lost_text_is_found(lost: str) -> None:
    lines = tuple(line for line in (*LINES, *CASE_LINES) if line != lost)
    assert {code for code, _, _ in found(lines, report(*BLOCKS))} == {"F601"}


def test_it_names_the_cell_and_the_text() -> None:
    lines = tuple(line for line in (*LINES, *CASE_LINES) if "11所" not in line)
    assert found(lines, report(*BLOCKS)) == [("F601", "B3", "报告里没有找到“全市有11所学校。”。")]


def test_texts_in_another_order_are_found() -> None:
    swapped = (*LINES[:2], "表1-1 规模表", "全市有11所学校。", *LINES[4:], *CASE_LINES)
    assert [code for code, _, _ in found(swapped, report(*BLOCKS))] == ["F601"]


def test_lost_pictures_are_counted() -> None:
    figure = Figure(Text(), ((Picture(b"", 10, 10, "照片"), Picture(b"", 10, 10, "照片")),))
    assert found(("总体",), report(figure)) == [("F602", "", "应有 2 张图，报告里有 0 张。")]


def test_a_template_that_forgets_the_notes_makes_a_draft(tmp_path: Path) -> None:
    templates = tmp_path / "templates" / "henan"
    templates.mkdir(parents=True)
    for source in (ROOT / "templates" / "henan").iterdir():
        (templates / source.name).write_bytes(source.read_bytes())
    forgetful = docx.Document(str(templates / "report.docx"))
    for paragraph in [each for each in forgetful.paragraphs if each.text == "{{ note }}"]:
        forgetful.element.body.remove(paragraph._p)
    saved = io.BytesIO()
    forgetful.save(saved)
    (templates / "report.docx").write_bytes(saved.getvalue())
    workbook = ROOT / "tests" / "data" / "云州市2025" / "工作簿.xlsx"
    outcome = build(workbook, templates.parent, tmp_path, lambda step: None)
    assert outcome.status is Status.DRAFT
    assert {finding.code for finding in outcome.findings if finding.severity.value == "error"} == {"F601"}

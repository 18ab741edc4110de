"""The finished file compared with what was meant."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from zhibao.audit import audit
from zhibao.findings import Findings
from zhibao.model.blocks import Block, CaseStudy, Heading, Paragraph, TableBlock
from zhibao.model.figures import EditableChart, Figure, Picture
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, Report
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
Shown = str | list[list[str]]
GRID: list[list[str]] = [["项目", "人数"], ["甲", ""]]
BEFORE: tuple[Shown, ...] = ("总体", "规模", "全市有11所学校。", "表1-1 规模表", "单位：人")
AFTER: tuple[Shown, ...] = ("注一", "案例1-1：好案例（甲校）", "案例正文")
WHOLE: tuple[Shown, ...] = (*BEFORE, GRID, *AFTER)


def report(*blocks: Block) -> Report:
    return Report({}, chapters=(Part(PartKind.CHAPTER, Text.of("总体"), blocks),))


def found(shown: tuple[Shown, ...], meant: Report, required: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    document = docx.Document()
    for each in shown:
        if isinstance(each, str):
            document.add_paragraph(each)
        else:
            table = document.add_table(len(each), len(each[0]))
            for row, texts in zip(table.rows, each, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    findings = Findings()
    audit(pack(document), meant, required, findings)
    return [(finding.code, finding.ref.cell, finding.message) for finding in findings]


def test_a_whole_report_has_no_findings() -> None:
    assert found(WHOLE, report(*BLOCKS)) == []


@pytest.mark.parametrize("lost", [each for each in WHOLE if isinstance(each, str)])
def test_every_lost_paragraph_is_found_and_nothing_else(lost: str) -> None:
    lines = tuple(each for each in WHOLE if each != lost)
    wanted = 2 if lost.startswith("案例1-1") else 1
    assert [code for code, _, _ in found(lines, report(*BLOCKS))] == ["F601"] * wanted


@pytest.mark.parametrize(
    "grid", [[["项目", "人数"], ["", ""]], [["项目", ""], ["甲", ""]], [["人数", "项目"], ["甲", ""]]]
)
def test_a_table_with_another_content_or_order_is_found(grid: list[list[str]]) -> None:
    assert [code for code, _, _ in found((*BEFORE, grid, *AFTER), report(*BLOCKS))] == ["F603"]


def test_a_lost_table_is_found() -> None:
    assert [code for code, _, _ in found((*BEFORE, *AFTER), report(*BLOCKS))] == ["F603"]


def test_it_names_the_cell_and_the_text() -> None:
    lines = tuple(each for each in WHOLE if "11所" not in each)
    assert found(lines, report(*BLOCKS)) == [("F601", "B3", "报告里没有找到“全市有11所学校。”。")]


def test_texts_in_another_order_are_found() -> None:
    swapped = (*BEFORE[:2], "表1-1 规模表", "全市有11所学校。", *BEFORE[4:], GRID, *AFTER)
    assert [code for code, _, _ in found(swapped, report(*BLOCKS))] == ["F601"]


def test_a_lost_repetition_is_found() -> None:
    twice = report(Paragraph(Text.of("同一句话")), Paragraph(Text.of("同一句话")))
    assert found(("总体", "同一句话", "同一句话"), twice) == []
    assert [code for code, _, _ in found(("总体", "同一句话"), twice)] == ["F601"]


def test_a_short_text_far_away_does_not_stand_in_for_a_lost_one() -> None:
    meant = report(
        Paragraph(Text.of("短句")), *(Paragraph(Text.of(f"这是一段足够长的正文之{n:02d}")) for n in range(40))
    )
    lines = ("总体", *(f"这是一段足够长的正文之{n:02d}" for n in range(40)), "短句")
    assert [code for code, _, _ in found(lines, meant)] == ["F601"]


def test_many_losses_are_summed_up() -> None:
    meant = report(*(Paragraph(Text.of(f"第{n}段")) for n in range(50)))
    codes = [code for code, _, _ in found(("总体",), meant)]
    assert codes == ["F601"] * 20 + ["F604"]


def test_required_keys_of_the_cover_are_looked_for() -> None:
    meant = Report({"编制单位": Text.of("教育局", CellRef("封面", "B4")), "报告名称": Text.of("质量报告")})
    assert found(("质量", "报告", "教育局编制"), meant, ("编制单位",)) == []
    assert found(("质量报告",), meant, ("编制单位",)) == [("F601", "B4", "报告里没有找到“教育局”。")]


def test_lost_pictures_are_counted() -> None:
    figure = Figure(Text(), ((Picture(b"", 10, 10, "照片"), Picture(b"", 10, 10, "照片")),))
    assert found(("总体",), report(figure)) == [("F602", "", "应有 2 张图，报告里有 0 张。")]


def test_a_lost_chart_counts_as_a_lost_picture() -> None:
    figure = Figure(Text(), ((EditableChart(b"", b"", 10, 10, "图"),),))
    assert found(("总体",), report(figure)) == [("F602", "", "应有 1 张图，报告里有 0 张。")]


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

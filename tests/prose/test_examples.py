"""Example texts that nobody has replaced."""

from zhibao.model.blocks import Paragraph, ReadBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, ReadReport
from zhibao.model.text import Text
from zhibao.prose.examples import examples_left


def chapter(sheet: str, *texts: str) -> Part[ReadBlock]:
    blocks = tuple(Paragraph(Text.of(text, CellRef(sheet, f"B{row}"))) for row, text in enumerate(texts, start=2))
    return Part(PartKind.CHAPTER, Text.of(sheet), blocks)


def test_it_reports_each_sheet_once_at_its_first_example() -> None:
    chapters = (
        chapter("甲", "写好的话", "（示例）一", "（示例）二"),
        chapter("乙", "（示例）三"),
        chapter("丙", "写好了"),
    )
    findings = list(examples_left(ReadReport({}, chapters=chapters)))
    assert [(str(finding.ref), finding.code) for finding in findings] == [("甲!B3", "T203"), ("乙!B2", "T203")]
    assert "2 处" in findings[0].message

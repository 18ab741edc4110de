"""Example texts that nobody has replaced."""

from zhibao.model.blocks import Paragraph, ReadBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, ReadReport
from zhibao.model.text import Text
from zhibao.prose.examples import example_places


def chapter(sheet: str, *texts: str) -> Part[ReadBlock]:
    blocks = tuple(Paragraph(Text.of(text, CellRef(sheet, f"B{row}"))) for row, text in enumerate(texts, start=2))
    return Part(PartKind.CHAPTER, Text.of(sheet), blocks)


def test_each_cell_that_holds_an_example_is_named_once() -> None:
    chapters = (
        chapter("甲", "写好的话", "（示例）一", "（示例）二（示例）"),
        chapter("乙", "（示例）三"),
        chapter("丙", "好"),
    )
    report = ReadReport({}, chapters=chapters, schools=(Text.of("（示例）校", CellRef("学校", "A2")),))
    assert list(map(str, example_places(report))) == ["甲!B3", "甲!B4", "乙!B2", "学校!A2"]

"""What a clerk sets on a whole cell is not printed; what is set on some of its words is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.builders import COVER, minimal_sheets, rich
from tests.reports import make, shown
from zhibao.model.text import Run, Text
from zhibao.workbook.cell_lines import without_whole

RUNS = st.lists(st.builds(Run, st.text(max_size=5), st.booleans(), st.booleans()), max_size=5)


def whole(text: str, font: InlineFont) -> CellRichText:
    """Return a cell whose characters are all of one format, as when they are chosen and made so in Excel."""
    return CellRichText(TextBlock(font, text))


def test_what_is_italic_underlined_or_struck_throughout_in_excel_is_printed_as_its_style_says(tmp_path: Path) -> None:
    slanted = InlineFont(i=True, u="single", strike=True)
    made = make(
        tmp_path,
        minimal_sheets(
            基本情况=[
                ("节", whole("规模", slanted)),
                ("段落", whole("整段倾斜。\n第二段也是。", slanted)),
                ("段落", rich("一段里", ("几个字", "i"), "倾斜。")),
                ("表格", whole("学校", slanted)),
                ("", whole("校", slanted), "备注"),
                ("", whole("甲校", slanted), rich(("拉丁名", "i"), "等")),
                ("注", whole("整条注。", slanted)),
                ("案例", whole("共建", slanted)),
                ("段落", whole("案例的文字。", slanted)),
            ]
        ),
    )
    assert {code.split()[0] for code in made.codes} == {"W031"}
    italic = [run for run in made.body.iter("{*}r") if run.find("{*}rPr/{*}i") is not None]
    assert [shown(run) for run in italic] == ["几个字", "拉丁名"]
    document = made.part("word/document.xml").decode()
    assert "<w:u " not in document
    assert "<w:strike" not in document


def test_a_cover_that_is_italic_throughout_is_printed_as_its_style_says(tmp_path: Path) -> None:
    cover = [(key, whole(value, InlineFont(i=True))) for key, value in COVER]
    made = make(tmp_path, {**minimal_sheets(), "封面": cover})
    assert made.codes == []
    assert "云州市" in "".join(made.texts("封面标题"))
    assert list(made.body.iter("{*}i")) == []


def test_a_body_paragraph_that_is_bold_throughout_stays_bold(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", whole("整段加粗。", InlineFont(b=True)))]))
    assert made.codes == []
    bold = [shown(run) for run in made.body.iter("{*}r") if run.find("{*}rPr/{*}b") is not None]
    assert "".join(bold) == "整段加粗。"


def test_a_title_behind_a_plain_typed_number_is_printed_as_its_style_says(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("节", rich("1.1 ", ("规模", "bi"))), ("段落", "正文。")]))
    assert [code.split()[0] for code in made.codes] == ["S109"]
    (heading,) = made.paragraphs("heading 2")
    assert [run for run in heading.iter("{*}r") if run.find("{*}rPr/{*}b") is not None] == []


@given(RUNS)
def test_no_character_is_lost_and_italics_stay_only_beside_what_is_upright(runs: list[Run]) -> None:
    text = Text(tuple(runs))
    left = without_whole(text, italic=True)
    printed = [run for run in left.runs if run.text.strip()]
    assert left.plain == text.plain
    assert [run.bold for run in left.runs] == [run.bold for run in runs]
    assert not any(run.italic for run in printed) or not all(run.italic for run in printed)

"""Whatever a clerk types is in the report, character by character."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builders import henan
from tests.invariants import faults
from tests.render.table_samples import cell, grid
from tests.reports import Made, as_typed, grid_of
from zhibao.finish import finish
from zhibao.model.blocks import CaseStudy, Heading, Note, Paragraph, TableBlock
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.text import Text
from zhibao.output import report_file, save_report
from zhibao.packing import pack
from zhibao.pipeline import Outcome, Status
from zhibao.render.template_filling import OpenTemplate
from zhibao.workbook.identity import identified

# What the workbook's reader lets through: no control characters, no surrogates (tests/text covers that).
printable = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=30)


def printed(text: str, folder: Path) -> Made:
    """Return a report that says the text in each kind of place."""
    said = Text.of(text)
    table = grid(["表头", "数"], [cell(text.replace("\n", " ")), "1"])
    case = CaseStudy(said, Text(), False, (Paragraph(said),))
    blocks = (Heading(2, said), Paragraph(said), TableBlock(said, said, table, "表", (said,)), Note(said), case)
    cover = dict.fromkeys(("报告名称", "编制单位", "编制年月"), said) | {
        "报告年度": Text.of("2025"),
        "地区": Text.of("云州市"),
    }
    preface = Part(PartKind.PREFACE, said, (Paragraph(said),))
    report = identified(PrintedReport(cover, preface, (Part(PartKind.CHAPTER, said, blocks),)))
    chosen = henan()
    document = OpenTemplate(chosen).fill(report)
    finish(document, chosen)
    file, _ = report_file(folder, "报告", {})
    path, _ = save_report(pack(document), file, False)
    return Made(Outcome(Status.READY, ()), path)


@pytest.mark.unsound("texts with braces, which look like tags that were left")
@given(printable)
@settings(max_examples=40)
@example("成绩<60")
@example("A&B &amp; </w:t> ]]>")
@example("\"引号\" '单引号'")
@example(" 前后有空格 ")
@example("{x} 50% {#a#}")
@example("𠮷野家\u3000全角")
@example("第\u2028行\u0085末")
def test_any_text_survives_in_every_place(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = printed(text, Path(folder))
        assert [fault for fault in faults(made.path) if "template tag" not in fault] == []
        text = as_typed(text)
        label = text.strip()
        assert text in made.texts("报告正文")
        assert made.texts("heading 2") == [text]
        assert made.texts("表题") == [f"表 1-1　{text}"]
        assert made.texts("表单位") == [text]
        assert grid_of(made.tables()[0])[1][0] == text.replace("\n", " ")
        assert made.texts("注") == [text, text]
        assert made.texts("案例标题") == [f"案例 1-1：{text}"]
        assert f"{text}编制" in made.texts("封面落款")
        assert not label or f"1.1 {text}\t" in made.texts("toc 2")

"""The steps of docs/template.md for a new pack, done one by one: numbering, captions and breaks as changed in Word."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.builders import TEMPLATES, patch_parts
from tests.headers_and_footers import chapters_on_new_pages
from tests.packs import ROOT, WORKBOOKS, in_pack
from tests.reports import Made, silent
from zhibao import cli
from zhibao.pipeline import Status, build
from zhibao.text.numerals import chinese_number

PACK = "某省"
GUIDE = (ROOT / "docs" / "template.md").read_text(encoding="utf-8").partition("## 新建一个版式包")[2]
HIDDEN = '<w:rPr><w:rStyle w:val="Hide"/></w:rPr>'


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def pack_file() -> str:
    """The pack.toml of step 2, as the guide prints it."""
    found = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return re.sub(r"^   ", "", found[1], flags=re.MULTILINE)


def numbered_anew(xml: str) -> str:
    """Step 3, the multilevel list: 第一章, 第一节, 1., each followed by a space."""
    levels = [("chineseCountingThousand", "第%1章"), ("chineseCountingThousand", "第%2节"), ("decimal", "%3.")]
    old = iter(re.findall(r"<w:lvl w:ilvl.*?</w:lvl>", xml, re.DOTALL))
    for (format_, text), level in zip(levels, old, strict=False):
        changed = re.sub(r'(<w:numFmt w:val=")[^"]*', rf"\g<1>{format_}", level)
        xml = xml.replace(level, re.sub(r'(<w:lvlText w:val=")[^"]*', rf"\g<1>{text}", changed))
    return xml


def format_file() -> str:
    """Step 3, the format: the numbering is prescribed as it was changed."""
    stated = (TEMPLATES / "henan" / "format.toml").read_text(encoding="utf-8")
    for old, new in (("1 ", "第一章 "), ("1.1 ", "第一节 "), ("1.1.1 ", "1. ")):
        assert f'number = "{old}"' in stated
        stated = stated.replace(f'number = "{old}"', f'number = "{new}"')
    return stated


def with_chapter_counter(xml: str) -> str:
    """Step 3, the captions: a hidden counter of chapters beside those that are there, and its number in captions."""
    counter = "".join(
        f"<w:r>{HIDDEN}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> SEQ 章 \\h </w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    before, title, after = xml.partition("{{ chapter.title }}")
    end = after.index("</w:p>")
    return (before + title + after[:end] + counter + after[end:]).replace(" STYLEREF 1 \\s ", " SEQ 章 \\c ")


def edited(name: str, data: bytes) -> bytes:
    changes = {
        "word/numbering.xml": numbered_anew,
        "word/document.xml": with_chapter_counter,
        "word/styles.xml": chapters_on_new_pages,
    }
    if name not in changes:
        return data
    changed = changes[name](data.decode()).encode()
    assert changed != data
    return changed


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with the packs that ship and the new one: steps 1 to 3."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(TEMPLATES, folder / "templates")
    own = folder / "templates" / PACK
    own.mkdir()
    shutil.copy(TEMPLATES / "henan" / "report.docx", own)
    (own / "pack.toml").write_text(pack_file(), encoding="utf-8")
    (own / "format.toml").write_text(format_file(), encoding="utf-8")
    patch_parts(own / "report.docx", edited)
    return folder


@pytest.fixture(scope="module")
def made(root: Path) -> Made:
    """The sample in the new pack: step 4."""
    workbook = in_pack(WORKBOOKS["焦作市"], PACK, root / "inputs" / "副本")
    outcome = build(workbook, root / "templates", root / "output", silent)
    assert outcome.report
    return Made(outcome, outcome.report)


def test_the_sample_is_ready_in_the_new_pack(made: Made) -> None:
    assert made.outcome.status is Status.READY
    assert made.path.name == "2025年焦作市职业教育质量报告.docx"


def test_chapters_and_sections_are_numbered_as_in_word(made: Made) -> None:
    chapters = made.texts("toc 1")[:-1]
    starts = [f"第{chinese_number(number)}章 " for number in range(1, len(chapters) + 1)]
    assert all(line.startswith(start) for line, start in zip(chapters, starts, strict=True))
    assert all(re.match("第[一二三四五]节 ", line) for line in made.texts("toc 2"))


def test_captions_have_arabic_numbers_that_begin_anew_in_each_chapter(made: Made) -> None:
    labels = [squeezed(text.partition("\u3000")[0]) for text in made.texts("表题")]
    assert labels[:3] == ["表1-1", "表1-2", "表1-3"]
    assert labels[3] == "表2-1"
    assert len(set(labels)) == len(labels)


def test_chapters_begin_a_page(made: Made) -> None:
    styles = made.part("word/styles.xml").decode()
    assert "<w:pageBreakBefore/>" in styles.partition('<w:name w:val="heading 1"/>')[2].partition("</w:style>")[0]


def test_a_fresh_workbook_of_the_new_pack_is_that_of_its_base(root: Path) -> None:
    """Step 5."""
    assert cli.main(root, ["new", "某市2026", "--pack", PACK]) == 0
    book = openpyxl.load_workbook(root / "inputs" / "某市2026" / "工作簿.xlsx")
    assert "1 基本情况" in book.sheetnames
    assert ("模板", PACK) in [row[:2] for row in book["封面"].iter_rows(values_only=True)]


def test_the_guide_has_the_five_steps() -> None:
    assert re.findall(r"^(\d)\. \*\*", GUIDE, re.MULTILINE) == ["1", "2", "3", "4", "5"]

"""The page numbers in the contents are those of the pages on which LibreOffice prints the headings."""

from __future__ import annotations

import os
import re
from pathlib import Path

import docx
import pytest

from tests.builders import COVER, Rows, minimal_sheets, write_workbook
from tests.layout.pages import ROOT, Pages, can_lay_out, font_environment, lay_out
from tests.layout.test_pages import SAMPLES
from tests.reports import as_typed, silent
from zhibao.paging import Wanted
from zhibao.paging.libreoffice import LibreOffice
from zhibao.pipeline import Outcome, build

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]
TEXT = "全市中等职业学校坚持立德树人，深化产教融合，办学条件持续改善，技能人才供给能力稳步提升。" * 2


def built(
    workbook: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    wanted: Wanted | None = None,
    engine: LibreOffice | None = None,
) -> Outcome:
    """Build with LibreOffice and the fonts of this project."""
    for name, value in font_environment(folder / "fonts").items():
        monkeypatch.setenv(name, value)
    outcome = build(
        workbook, ROOT / "templates", folder / "output", silent, (engine or LibreOffice(),), wanted or Wanted()
    )
    assert outcome.report and outcome.pages
    return outcome


def contents(report: Path) -> list[tuple[str, str]]:
    """Return the lines of the contents, without white space: the heading and its page number."""
    return entries(report, "toc ")


def entries(report: Path, style: str) -> list[tuple[str, str]]:
    lines = docx.Document(str(report)).paragraphs
    parts = [as_typed(line.text).split("\t") for line in lines if line.style and line.style.name.startswith(style)]
    # Figure spaces hold the number in LibreOffice's reach.
    return [(re.sub(r"\s", "", heading), number.strip("\u2007")) for heading, number in parts]


def printed(report: Path, pages: Pages) -> list[tuple[str, str]]:
    """Return the headings of the contents, and the footers of the pages on which they are found by their words."""
    lines = [(re.sub(r"\s", "", line), page) for page in pages.all for line in page.lines]
    texts = [text for text, _ in lines]
    # Below the last leader of the contents; a long heading takes two lines.
    at = max(index for index, text in enumerate(texts) if "...." in text) + 1
    found = []
    for heading, _ in contents(report):
        at = next(
            index for index in range(at, len(texts)) if heading in (texts[index], "".join(texts[index : index + 2]))
        )
        found.append((heading, re.sub(r"\D", "", lines[at][1].footer)))
    return found


def check(outcome: Outcome, folder: Path) -> None:
    assert outcome.report and outcome.pages
    pages = lay_out(outcome.report, folder / "pdf")
    numbers = contents(outcome.report)
    assert numbers == printed(outcome.report, pages)
    assert len(numbers) > 5
    assert outcome.pages.count == len(pages.all)


@pytest.mark.parametrize(("chapters", "paragraphs", "least"), [(3, 14, 9), (10, 20, 35), (26, 31, 135)])
def test_filling_the_numbers_in_moves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chapters: int, paragraphs: int, least: int
) -> None:
    """Headings of all lengths, those that just fill a line of the contents too."""
    sheets = {"第" + "很长" * (number // 2) + f"{number}章": chapter(number, paragraphs) for number in range(chapters)}
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(**sheets))
    outcome = built(workbook, tmp_path, monkeypatch)
    assert outcome.pages and least <= outcome.pages.count <= least * 1.4
    check(outcome, tmp_path)


def chapter(number: int, paragraphs: int) -> Rows:
    sections = [("节", f"{number}之{each}" + "标题" * (each + number % 5)) for each in range(5)]
    return [row for section in sections for row in (section, *[("段落", TEXT)] * (paragraphs // 5))]


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = SAMPLES["云州市"][0]
    reports = [built(workbook, tmp_path / name, monkeypatch).report for name in "一二"]
    first, second = (report.read_bytes() for report in reports if report)
    assert first == second


def test_the_pdf_says_what_the_report_says_and_the_preview_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook, _, _ = SAMPLES["云州市"]
    outcome = built(workbook, tmp_path, monkeypatch, Wanted(pdf=True, preview=True))
    assert outcome.report and outcome.pdf and outcome.preview and outcome.pages
    assert {finding.code for finding in outcome.findings} & {"E512", "E514", "E518", "E519"} == set()
    assert printed(outcome.report, Pages(outcome.pdf)) == contents(outcome.report)
    assert outcome.preview.read_text(encoding="utf-8").count("<figure") == outcome.pages.count


CASE: Rows = [("案例", "校企协同的实践", "云州市职业教育中心"), ("段落", TEXT * 3)]
TABLE: Rows = [("表格", "各校情况一览"), ("", "学校"), ("", "甲校"), ("段落", TEXT * 4)]


@pytest.mark.parametrize("more", range(4))
def test_lists_have_the_numbers_of_the_pages_and_titles_stay_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    """With a section more each time, one of the titles comes to the foot of a page."""
    rows = [row for number in range(8 + more) for row in (("节", f"第{number}节"), *TABLE, *CASE, ("案例完",))]
    stated = minimal_sheets(基本情况=rows) | {"封面": [*COVER, ("模板", "gongwen")]}
    outcome = built(write_workbook(tmp_path / "工作簿.xlsx", stated), tmp_path, monkeypatch)
    assert outcome.report
    pages = lay_out(outcome.report, tmp_path / "pdf")
    assert check_list(outcome.report, pages) == 2 * (8 + more)
    assert not [page.lines[-1] for page in pages.all if page.lines and page.lines[-1].endswith("目录")]


def check_list(report: Path, pages: Pages) -> int:
    """Compare each list with the footers of the pages that print its captions; return how many there are."""
    after = max(number for number, page in enumerate(pages.all) if any("...." in line for line in page.lines)) + 1
    found = [(line, re.sub(r"\D", "", page.footer)) for page in pages.all[after:] for line in page.lines]
    listed = entries(report, "table of figures")
    for words, number in listed:
        label = re.match(r"案例[一二三四五六七八九十]+|表\d+", words)
        assert label
        shown = [page for line, page in found if re.sub(r"\s", "", line).startswith((f"{label[0]}：", f"{label[0]}各"))]
        assert shown == [number], words
    return len(listed)

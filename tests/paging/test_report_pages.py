"""Page numbers in whole reports: what is printed, what is saved, and what is said of them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.invariants import faults
from tests.paging_fakes import FakeEngine, bookmarks, failing
from tests.reports import Made, changed_templates, is_of_review, make, silent
from zhibao.paging import Pages
from zhibao.pipeline import Outcome, build

SHEETS = minimal_sheets(基本情况=[("节", "规模"), ("节", "结构")], 学生发展=[("节", "成长")])


def built(folder: Path, *engines: FakeEngine, templates: Path = TEMPLATES) -> Outcome:
    workbook = write_workbook(folder / "工作簿.xlsx", SHEETS)
    return build(workbook, templates, folder / "output", silent, engines)


def told(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings if not is_of_review(finding)]


def toc(outcome: Outcome) -> Mapping[str, str]:
    """Return the page numbers of the contents by their entries."""
    assert outcome.report
    lines = [text for style, text in Made(outcome, outcome.report).lines() if style.startswith("toc ")]
    return dict(line.split("\t") for line in lines)


def placed(*pages: int) -> FakeEngine:
    """Return an engine for which the cover is page 1, the next section page 2, and the headings stand on `pages`."""

    def answer(document: bytes) -> Pages:
        names = bookmarks(document)
        places = dict.fromkeys(names, 2) | {names[0]: 1}
        headings = [index for index, name in enumerate(names) if name.startswith("_Toc")]
        # The mark of a heading stands right before its bookmark.
        places |= {names[index - 1]: page for index, page in zip(headings, pages, strict=True)}
        return Pages(places, 9)

    return FakeEngine(answer)


def test_the_contents_print_what_the_footers_print(tmp_path: Path) -> None:
    """The cover bears no number; the page after it is 1."""
    outcome = built(tmp_path, placed(5, 5, 7, 8, 8))
    assert toc(outcome) == {"1 基本情况": "4", "1.1 规模": "4", "1.2 结构": "6", "2 学生发展": "7", "2.1 成长": "7"}
    assert outcome.pages
    assert (outcome.pages.count, outcome.pages.engine, outcome.pages.is_estimate) == (9, "假排版", False)
    assert told(outcome) == []


def test_what_is_laid_out_has_marks_and_digits_and_what_is_saved_has_no_marks(tmp_path: Path) -> None:
    engine = FakeEngine()
    outcome = built(tmp_path, engine)
    assert outcome.report and faults(outcome.report) == []
    (seen,) = engine.seen
    assert any(name.startswith("zhibaoPage") for name in bookmarks(seen))
    assert {name[:4] for name in bookmarks(outcome.report.read_bytes())} == {"_Toc", "_zb_"}
    (tmp_path / "seen.docx").write_bytes(seen)
    laid = [text for style, text in Made(outcome, tmp_path / "seen.docx").lines() if style.startswith("toc ")]
    assert {line.split("\t")[1] for line in laid} == {"88"}
    assert faults(tmp_path / "seen.docx") == []


def test_nothing_asks_word_to_update_fields(tmp_path: Path) -> None:
    outcome = built(tmp_path, FakeEngine())
    assert outcome.report
    with zipfile.ZipFile(outcome.report) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert [name for name, data in parts.items() if b"updateFields" in data or b"w:dirty" in data] == []


@pytest.mark.parametrize("engines", [(), (FakeEngine(failing),)], ids=["none", "one that fails"])
def test_without_numbers_the_report_is_made_and_says_so(tmp_path: Path, engines: tuple[FakeEngine, ...]) -> None:
    outcome = built(tmp_path, *engines)
    assert set(toc(outcome).values()) == {""}
    assert outcome.pages is None
    assert told(outcome) == [*("E512" for _ in engines), "E504"]


def test_estimates_are_called_estimates(tmp_path: Path) -> None:
    outcome = built(tmp_path, FakeEngine(name="估算", is_estimate=True))
    (finding,) = [each for each in outcome.findings if not is_of_review(each)]
    assert (finding.code, finding.message) == ("E513", "目录页码由估算得出，可能差一页。")
    assert "更新域" in finding.advice and "核对" in finding.advice


def test_a_template_without_contents_is_laid_out_too(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(" TOC ", " PAGE "))
    outcome = built(tmp_path, FakeEngine(), templates=templates)
    assert told(outcome) == ["M407"]
    assert outcome.pages


def test_a_page_reference_that_the_template_has_elsewhere_is_filled_in(tmp_path: Path) -> None:
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc100000001 </w:instrText>'
    field += '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>旧页码</w:t></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace("</w:tbl>", f"</w:tbl>{field}", 1))
    outcome = built(tmp_path, FakeEngine(), templates=templates)
    assert outcome.report
    texts = [text for _, text in Made(outcome, outcome.report).lines()]
    assert "旧页码" not in texts and toc(outcome)["1 基本情况"] in texts


def test_long_contents_hide_no_heading_from_the_comparison(tmp_path: Path) -> None:
    """A short heading is looked for near the place where it is due, which is not among the contents."""
    sheets = minimal_sheets(**{f"章{number}": [("节", f"节{each}") for each in range(5)] for number in range(12)})
    workbook = write_workbook(tmp_path / "工作簿.xlsx", sheets)
    outcome = build(workbook, TEMPLATES, tmp_path / "output", silent, (FakeEngine(),))
    assert told(outcome) == []


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    reports = [built(tmp_path / name, FakeEngine()).report for name in "一二"]
    first, second = (path.read_bytes() for path in reports if path)
    assert first == second


def test_a_report_made_for_other_tests_is_not_laid_out(tmp_path: Path) -> None:
    assert make(tmp_path, SHEETS).outcome.pages is None

"""The numbers that are filled in are those that the pages print."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.invariants import faults
from tests.paging_fakes import FakeEngine, bookmarks, failing
from tests.reports import Made, changed_templates, make, shown, silent
from zhibao.findings import Findings
from zhibao.finish.bookmarks import Bookmarks
from zhibao.finish.fields import field_runs, text_run
from zhibao.paging import Engines, Pages, fill_page_numbers
from zhibao.paging.formats import page_number
from zhibao.pipeline import Outcome, build


def test_formats() -> None:
    assert [page_number(number, "lowerRoman") for number in (1, 4, 9, 14, 40, 1999)] == [
        *("i", "iv", "ix", "xiv", "xl", "mcmxcix")
    ]
    assert [page_number(number, "upperLetter") for number in (1, 26, 27, 53)] == ["A", "Z", "AA", "AAA"]
    assert page_number(12, "numberInDash") == "- 12 -"
    assert page_number(12, "decimalFullWidth") == "１２"
    assert page_number(12, "chineseCounting") == "十二"
    assert page_number(12, "hebrew1") is None


@given(st.integers(-5, 5000), st.sampled_from(["decimal", "lowerRoman", "upperLetter", "chineseCounting", "ganada"]))
def test_no_number_is_too_odd_for_any_format(number: int, number_format: str) -> None:
    assert page_number(number, number_format) != ""


class Book:
    """A document of sections: each `chapter` has a bookmarked heading, and `page` says where it stands."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()
        self.contents = self.document.add_paragraph()
        self.pages: list[int] = []
        self._names: list[str] = []

    def section(self, kind: WD_SECTION = WD_SECTION.NEW_PAGE, **numbering: str) -> None:
        """Begin a section; `numbering` holds the attributes of its w:pgNumType, `fmt` and `start`."""
        self.document.add_section(kind)
        self.number_pages(**numbering)

    def number_pages(self, **numbering: str) -> None:
        """Set the page numbering of the last section, which a new section would inherit otherwise."""
        properties = self.document.element.body.sectPr
        for old in properties.findall(qn("w:pgNumType")):
            properties.remove(old)
        stated = OxmlElement("w:pgNumType")
        for key, value in numbering.items():
            stated.set(qn(f"w:{key}"), value)
        properties.append(stated)

    def heading(self, page: int) -> None:
        """Add a heading that stands on this physical page, and a line of the contents for it."""
        name = f"_Toc{len(self.pages)}"
        paragraph = self.document.add_paragraph("题")._p
        Bookmarks(self.document).set(name, paragraph[0], paragraph[-1])
        self.contents._p.extend(field_runs(f"PAGEREF {name} \\h", "旧"))
        self.pages.append(page)
        self._names.append(name)

    def numbers(self) -> list[str]:
        """Return what is filled in, with an engine that finds the headings where they are said to stand."""
        findings = Findings()
        fill_page_numbers(self.document, Engines([FakeEngine(self._answer)], findings, silent), findings)
        self.codes = [finding.code for finding in findings]
        return [text.text or "" for text in self.contents._p.iter(qn("w:t"))]

    def _answer(self, document: bytes) -> Pages:
        """Let a mark stand on the page of the heading that follows it."""
        places: dict[str, int] = {}
        waiting: list[str] = []
        page = 1
        for name in bookmarks(document):
            if name in self._names:
                page = self.pages[self._names.index(name)]
                places |= dict.fromkeys(waiting, page)
                waiting = []
            else:
                waiting.append(name)
        return Pages(places | dict.fromkeys(waiting, page), max(self.pages))


def test_numbers_count_from_the_first_page() -> None:
    book = Book()
    for page in (1, 2, 2, 9):
        book.heading(page)
    assert book.numbers() == ["1", "2", "2", "9"]


def test_a_section_may_begin_anew_and_the_next_goes_on() -> None:
    book = Book()
    book.heading(1)
    book.section(start="1")
    book.heading(2)
    book.heading(5)
    book.section()
    book.heading(7)
    assert book.numbers() == ["1", "1", "4", "6"]


def test_a_cover_may_be_page_zero() -> None:
    book = Book()
    book.number_pages(start="0")
    book.heading(1)
    book.section()
    book.heading(2)
    assert book.numbers() == ["0", "1"]


def test_front_matter_may_be_roman() -> None:
    book = Book()
    book.number_pages(fmt="lowerRoman")
    book.heading(1)
    book.heading(4)
    book.section(start="1", fmt="decimal")
    book.heading(5)
    assert book.numbers() == ["i", "iv", "1"]


def test_a_section_that_begins_on_an_odd_page_leaves_a_number_out() -> None:
    book = Book()
    book.heading(2)
    book.section(WD_SECTION.ODD_PAGE)
    book.heading(4)
    book.heading(5)
    assert book.numbers() == ["2", "5", "6"]


def test_a_section_that_goes_on_within_a_page_keeps_the_count() -> None:
    book = Book()
    book.heading(3)
    book.section(WD_SECTION.CONTINUOUS)
    book.heading(3)
    assert book.numbers() == ["3", "3"]


def test_a_section_may_begin_with_a_table() -> None:
    book = Book()
    book.heading(1)
    book.section(start="1")
    book.document.add_table(1, 1)
    book.heading(2)
    assert book.numbers() == ["1", "1"]


def test_a_format_that_is_not_known_is_told() -> None:
    book = Book()
    book.number_pages(fmt="hebrew1")
    book.heading(3)
    assert (book.numbers(), book.codes) == (["3"], ["E516"])


def test_wide_numbers_are_laid_out_as_they_are() -> None:
    """What held the place of 100 was narrower: the line may be longer than it was."""
    book = Book()
    book.heading(100)
    engine = FakeEngine(book._answer)
    fill_page_numbers(book.document, Engines([engine], Findings(), silent), Findings())
    assert len(engine.seen) == 2


def test_a_reference_to_a_bookmark_that_is_not_there_stays_and_is_told() -> None:
    book = Book()
    book.heading(3)
    book.contents._p.extend(field_runs("PAGEREF 没有", "旧"))
    assert (book.numbers(), book.codes) == (["3", "旧"], ["E515"])


def test_a_reference_in_a_table_to_a_bookmark_in_a_table_is_filled_in() -> None:
    book = Book()
    book.heading(3)
    cell = book.document.add_table(1, 1).cell(0, 0).paragraphs[0]._p
    cell.extend(field_runs('PAGEREF "_Toc0"', "旧"))
    book.numbers()
    assert shown(cell) == "3"


def test_a_reference_that_word_wrote_in_short_is_filled_in() -> None:
    book = Book()
    book.heading(3)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGEREF _Toc0 ")
    field.append(text_run("旧"))
    book.document.add_paragraph()._p.append(field)
    book.numbers()
    assert shown(field) == "3"


def test_an_engine_that_fails_at_the_second_look_costs_no_numbers() -> None:
    book = Book()
    book.heading(100)
    answers = iter([book._answer, failing])
    engine = FakeEngine(lambda document: next(answers)(document))
    fill_page_numbers(book.document, Engines([engine], Findings(), silent), Findings())
    assert shown(book.contents._p) == "100"


# --- in reports -----------------------------------------------------------------------------------------------------

SHEETS = minimal_sheets(基本情况=[("节", "规模"), ("节", "结构")], 学生发展=[("节", "成长")])


def built(folder: Path, *engines: FakeEngine, templates: Path = TEMPLATES) -> Outcome:
    workbook = write_workbook(folder / "工作簿.xlsx", SHEETS)
    return build(workbook, templates, folder / "output", silent, engines)


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
    assert list(outcome.findings) == []


def test_what_is_laid_out_has_marks_and_digits_and_what_is_saved_has_no_marks(tmp_path: Path) -> None:
    engine = FakeEngine()
    outcome = built(tmp_path, engine)
    assert outcome.report and faults(outcome.report) == []
    (seen,) = engine.seen
    assert any(name.startswith("zhibaoPage") for name in bookmarks(seen))
    assert {name[:4] for name in bookmarks(outcome.report.read_bytes())} == {"_Toc"}
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
    assert [finding.code for finding in outcome.findings] == [*("E512" for _ in engines), "E504"]


def test_estimates_are_called_estimates(tmp_path: Path) -> None:
    outcome = built(tmp_path, FakeEngine(name="估算", is_estimate=True))
    (finding,) = outcome.findings
    assert (finding.code, finding.message) == ("E513", "目录页码是估算的（估算），可能差一页。")
    assert "更新域" in finding.advice and "核对" in finding.advice


def test_a_template_without_contents_is_laid_out_too(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(" TOC ", " PAGE "))
    outcome = built(tmp_path, FakeEngine(), templates=templates)
    assert [finding.code for finding in outcome.findings] == ["M407"]
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
    assert list(outcome.findings) == []


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    reports = [built(tmp_path / name, FakeEngine()).report for name in "一二"]
    first, second = (path.read_bytes() for path in reports if path)
    assert first == second


def test_a_report_made_for_other_tests_is_not_laid_out(tmp_path: Path) -> None:
    assert make(tmp_path, SHEETS).outcome.pages is None

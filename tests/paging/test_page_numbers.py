"""The numbers that are filled in are those that the pages print."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.paging_fakes import FakeEngine, bookmarks, failing
from tests.reports import shown, silent
from zhibao.paging import Engines, Pages, fill_page_numbers
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.fields import field_runs, text_run


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
        Bookmarks(self.document.element.body).set(name, paragraph[0], paragraph[-1])
        self.contents._p.extend(field_runs(f"PAGEREF {name} \\h", "旧"))
        self.pages.append(page)
        self._names.append(name)

    def numbers(self) -> list[str]:
        """Return what is filled in, with an engine that finds the headings where they are said to stand."""
        _, findings = fill_page_numbers(self.document, Engines([FakeEngine(self._answer)], silent))
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
    fill_page_numbers(book.document, Engines([engine], silent))
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
    fill_page_numbers(book.document, Engines([engine], silent))
    assert shown(book.contents._p) == "100"

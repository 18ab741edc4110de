"""Page numbers evaluated without an office program."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.pages import can_lay_out
from tests.layout.places import places
from tests.sample_reports import SampleReports
from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.estimate import Estimate

ROOT = Path(__file__).resolve().parents[2]
WORKBOOKS = (ROOT / "inputs/焦作市2025/工作簿.xlsx", ROOT / "tests/data/云州市2025/工作簿.xlsx")
# The default page of python-docx holds 648 pt of text; with lines of 24 pt these are 27.
LINES = 27


class Written:
    """A document of lines of 24 pt, whose paragraphs are bookmarked p0, p1, …"""

    def __init__(self) -> None:
        self.document = docx.Document()
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(12)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = Pt(24)
        self.count = 0

    def add(self, text: str = "文", change: Callable[[Paragraph], object] = lambda paragraph: None) -> None:
        change(self.mark(self.document.add_paragraph(text)))

    def mark(self, paragraph: Paragraph) -> Paragraph:
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:id"), str(self.count))
        start.set(qn("w:name"), f"p{self.count}")
        end = OxmlElement("w:bookmarkEnd")
        end.set(qn("w:id"), str(self.count))
        paragraph._p.append(end)
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        self.count += 1
        return paragraph

    def content(self) -> bytes:
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def pages(self) -> Pages:
        return Estimate().pages(self.content())

    def on(self) -> list[int]:
        found = self.pages().places
        return [found[f"p{at}"] for at in range(self.count)]


def keep_with_next(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.keep_with_next = True


def test_it_is_always_here_and_says_that_it_estimates() -> None:
    assert (Estimate().is_here(), Estimate().is_estimate, Estimate().name) == (True, True, "程序估算")


def test_a_document_with_nothing_has_one_page() -> None:
    assert Estimate().pages(Written().content()) == Pages({}, 1)


def test_a_full_page_breaks() -> None:
    written = Written()
    for _ in range(LINES + 1):
        written.add()
    assert written.on() == [1] * LINES + [2]


def test_a_heading_stays_with_what_follows() -> None:
    written = Written()
    for _ in range(LINES - 1):
        written.add()
    written.add(change=keep_with_next)
    written.add()
    assert written.on() == [1] * (LINES - 1) + [2, 2]


def test_more_kept_together_than_a_page_holds_still_breaks() -> None:
    written = Written()
    for _ in range(LINES * 2):
        written.add(change=keep_with_next)
    assert written.on() == [1] * LINES + [2] * LINES


def test_no_line_of_a_paragraph_stands_alone() -> None:
    written = Written()
    for _ in range(LINES - 1):
        written.add()
    written.add("文" * 90)
    assert written.on()[-1] == 2


FOUR_LINES = "文" * 35 * 4


@pytest.mark.parametrize(("room", "controlled", "loose"), [(1, 4, 3), (2, 2, 2), (3, 2, 1)])
def test_widow_control_leaves_no_first_or_last_line_alone(room: int, controlled: int, loose: int) -> None:
    """Lines of a paragraph of four that stand on page 2, where `room` lines are left on page 1."""

    def on_second_page(change: Callable[[Paragraph], object]) -> int:
        written = Written()
        for _ in range(LINES - room):
            written.add()
        written.add(FOUR_LINES, change)
        for _ in range(LINES):
            written.add()
        return LINES - written.on()[-LINES:].count(2)

    assert on_second_page(lambda paragraph: None) == controlled
    assert on_second_page(without_widow_control) == loose


def without_widow_control(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.widow_control = False


def test_a_gutter_leaves_less_room_for_lines() -> None:
    written = Written()
    written.add("文" * 35 * (LINES - 1))
    written.add()
    assert written.on() == [1, 1]
    written.document.sections[0].gutter = Pt(24)
    assert written.on() == [1, 2]


def test_sections_page_breaks_and_chapters_begin_pages() -> None:
    written = Written()
    written.add()
    written.document.add_section(WD_SECTION.NEW_PAGE)
    written.add()
    written.document.add_section(WD_SECTION.CONTINUOUS)
    written.add()
    written.add(change=lambda paragraph: setattr(paragraph.paragraph_format, "page_break_before", True))
    written.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    written.add()
    assert written.on() == [1, 2, 2, 3, 4]


def test_a_heading_row_is_repeated_and_takes_room() -> None:
    written = Written()
    table = written.document.add_table(rows=LINES + 1, cols=1)
    for row in table.rows:
        written.mark(row.cells[0].paragraphs[0])
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for _ in range(LINES - 1):
        written.add()
    # Page 2 holds the heading row and the last row, so that only 25 of the 26 lines have room.
    assert (written.on()[LINES], written.on()[-1]) == (2, 3)


def test_hidden_text_and_field_codes_take_no_room() -> None:
    written = Written()
    written.add()
    run = written.document.paragraphs[-1].add_run("藏" * 2000)
    run.font.hidden = True
    code = OxmlElement("w:instrText")
    code.text = "码" * 2000
    written.document.paragraphs[-1].add_run()._r.append(code)
    written.add()
    assert written.pages().count == 1


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0" * 100])
def test_no_document_is_an_error(content: bytes) -> None:
    with pytest.raises(PagingError, match="报告"):
        Estimate().pages(content)


@pytest.mark.parametrize("part", ["", "<w:document", "<a/>"])
def test_a_damaged_main_part_is_an_error(part: str) -> None:
    with pytest.raises(PagingError, match="报告读不出来"):
        Estimate().pages(changed(Written().content(), lambda _: part))


@pytest.mark.parametrize("size", ["", '<w:pgSz w:w="abc" w:h="abc"/>', '<w:pgSz w:w="100" w:h="100"/>'])
def test_pages_without_room_for_text_are_an_error(size: str) -> None:
    written = Written()
    written.add()
    with pytest.raises(PagingError, match="pgSz"):
        Estimate().pages(changed(written.content(), lambda xml: re.sub("<w:pgSz[^>]*/>", size, xml)))


def changed(content: bytes, change: Callable[[str], str], part: str = "document") -> bytes:
    """Return a document one of whose parts is another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == f"word/{part}.xml" else data)
    return target.getvalue()


LENGTH = re.compile(r' w:(left|right|top|bottom|gutter|w|h|before|after|line|firstLine)="(\d+)"')


@pytest.mark.parametrize(("unit", "twips"), [("mm", 1440 / 25.4), ("pt", 20.0), ("in", 1440.0)])
def test_lengths_with_units_are_those_of_twips(unit: str, twips: float) -> None:
    written = Written()
    for _ in range(LINES * 2):
        written.add("文" * 100, lambda paragraph: setattr(paragraph.paragraph_format, "first_line_indent", Pt(24)))

    def spelled(xml: str) -> str:
        return LENGTH.sub(lambda found: f' w:{found[1]}="{int(found[2]) / twips:.4f}{unit}"', xml)

    other = Estimate().pages(changed(changed(written.content(), spelled), spelled, "styles"))
    assert 4 < other.count == written.pages().count
    assert other == written.pages()


def test_sizes_of_type_may_have_units() -> None:
    written = Written()
    written.document.styles["Normal"].paragraph_format.line_spacing = 1.5
    for _ in range(LINES * 2):
        written.add("文" * 100)

    def spelled(xml: str) -> str:
        return xml.replace('<w:sz w:val="24"/>', '<w:sz w:val="12pt"/>')

    assert Estimate().pages(changed(written.content(), spelled, "styles")) == written.pages()


@pytest.mark.parametrize("words", ["1", "true", "on", "0", "false", "off"])
def test_on_and_off_are_read_in_every_spelling(words: str) -> None:
    written = Written()
    written.add()
    written.add(change=lambda paragraph: setattr(paragraph.paragraph_format, "page_break_before", True))
    written.add("藏" * 3000)
    written.document.paragraphs[-1].runs[0].font.hidden = True

    def spelled(xml: str) -> str:
        return re.sub("<w:(pageBreakBefore|vanish)/>", rf'<w:\1 w:val="{words}"/>', xml)

    pages = Estimate().pages(changed(written.content(), spelled))
    is_on = words in ("1", "true", "on")
    assert pages.places["p1"] == (2 if is_on else 1)
    assert (pages.count <= 2) is is_on


@pytest.mark.parametrize(("words", "page"), [("on", 2), ("0", 1), ("off", 1)])
def test_a_line_that_does_not_snap_to_the_grid_keeps_its_height(words: str, page: int) -> None:
    written = Written()
    written.document.styles["Normal"].paragraph_format.line_spacing = 1.0
    for _ in range(LINES + 1):
        written.add(change=lambda paragraph: setattr(paragraph.paragraph_format, "space_before", Pt(0)))
    grid = '<w:docGrid w:type="lines" w:linePitch="24pt"/></w:sectPr>'
    content = changed(written.content(), lambda xml: re.sub("<w:docGrid[^>]*/></w:sectPr>", grid, xml))
    snapped = f'<w:snapToGrid w:val="{words}"/><w:spacing w:before="0"/>'
    content = changed(content, lambda xml: xml.replace('<w:spacing w:before="0"/>', snapped))
    assert Estimate().pages(content).places[f"p{LINES}"] == page


def test_a_gutter_above_the_text_leaves_fewer_lines() -> None:
    written = Written()
    for _ in range(LINES):
        written.add()
    written.document.sections[0].gutter = Pt(24)
    assert written.pages().count == 1
    content = changed(
        written.content(), lambda xml: xml.replace("<w:compat>", "<w:gutterAtTop/><w:compat>"), "settings"
    )
    assert Estimate().pages(content).count == 2


def test_the_label_of_a_list_takes_room_as_its_own_level_says() -> None:
    label = "文" * 60
    lists = (
        '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="90"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        f'<w:lvlText w:val="{label}%1"/></w:lvl></w:lvlOverride></w:num>'
    )
    written = Written()
    for _ in range(LINES):
        written.add()
    numbered = '<w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr><w:bookmarkStart w:id="0"'
    content = changed(written.content(), lambda xml: xml.replace('<w:bookmarkStart w:id="0"', numbered, 1))
    content = changed(content, lambda xml: xml.replace("</w:numbering>", f"{lists}</w:numbering>"), "numbering")
    assert (written.pages().count, Estimate().pages(content).count) == (1, 2)


@pytest.mark.parametrize(("characters", "page"), [(33, 1), (34, 1), (35, 2)])
def test_a_page_number_stands_in_the_right_indent_where_a_tab_leads_there(characters: int, page: int) -> None:
    """A line holds 35 characters beside the right indent, but not to the hair; the number is as wide as one."""
    written = Written()
    for _ in range(LINES - 2):
        written.add()
    written.add("文" * characters + "\t88", with_number_at_the_right)
    written.add()
    assert written.on()[-1] == page


def with_number_at_the_right(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.right_indent = Pt(12)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(432), WD_TAB_ALIGNMENT.RIGHT)


def test_what_was_moved_away_takes_no_room() -> None:
    written = Written()
    written.add()
    moved = f"<w:moveFrom><w:r><w:t>{'文' * 3000}</w:t></w:r></w:moveFrom></w:p>"
    assert Estimate().pages(changed(written.content(), lambda xml: xml.replace("</w:p>", moved, 1))).count == 1


def test_a_truncated_document_is_an_error() -> None:
    content = Written().content()
    with pytest.raises(PagingError):
        Estimate().pages(content[: len(content) // 2])


PARAGRAPHS = st.lists(st.tuples(st.text(max_size=300), st.booleans(), st.booleans()), min_size=1, max_size=30)


@given(PARAGRAPHS)
def test_pages_never_decrease_and_every_bookmark_has_one(paragraphs: list[tuple[str, bool, bool]]) -> None:
    written = Written()
    for text, keeps, breaks in paragraphs:
        paragraph = written.mark(written.document.add_paragraph("".join(c for c in text if c.isprintable())))
        paragraph.paragraph_format.keep_with_next = keeps
        paragraph.paragraph_format.page_break_before = breaks
    pages = written.pages()
    on = [pages.places[f"p{at}"] for at in range(written.count)]
    assert on == sorted(on)
    assert on[0] == 1 and on[-1] <= pages.count


@pytest.mark.parametrize(("may_split", "page"), [(True, 1), (False, 2)])
def test_a_row_that_may_be_split_begins_on_the_page_that_has_room_for_some_of_its_lines(
    may_split: bool, page: int
) -> None:
    written = Written()
    for _ in range(LINES - 10):
        written.add()
    row = written.document.add_table(rows=1, cols=1).rows[0]
    cell = row.cells[0]
    written.mark(cell.paragraphs[0]).add_run("\n".join("文" * 20))
    if not may_split:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    written.add()
    assert written.on()[-2:] == [page, 2]


@pytest.mark.parametrize(("thickness", "fits"), [(None, True), ("8", False)])
def test_a_part_of_a_table_needs_room_for_the_line_that_closes_it(thickness: str | None, fits: bool) -> None:
    written = Written()
    written.add()
    table = written.document.add_table(rows=LINES, cols=1)
    for row in table.rows:
        written.mark(row.cells[0].paragraphs[0]).add_run("文")
    if thickness:
        borders, bottom = OxmlElement("w:tblBorders"), OxmlElement("w:bottom")
        bottom.set(qn("w:val"), "single")
        bottom.set(qn("w:sz"), thickness)
        borders.append(bottom)
        table._tbl.tblPr.append(borders)
    assert written.on().count(1) == (LINES if fits else LINES - 1)


@pytest.mark.layout
@pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing")
@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.parent.name)
def test_nine_entries_of_ten_are_exact_and_none_is_two_pages_off(
    workbook: Path, tmp_path: Path, sample_report: SampleReports
) -> None:
    report = sample_report(workbook).report
    assert report is not None
    laid, estimated = places(report, tmp_path / "pdf"), Estimate().pages(report.read_bytes())
    entries = [name for name in laid.places if name.startswith("_Toc")]
    off = Counter(abs(estimated.places[name] - laid.places[name]) for name in entries)
    assert len(entries) >= 15
    assert max(off) <= 1
    assert off[0] >= 0.9 * len(entries)
    assert abs(estimated.count - laid.count) <= 1

"""The pages of the two sample reports as LibreOffice lays them out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from fontTools.ttLib import TTCollection, TTFont

from tests.builders import minimal_sheets
from tests.layout.pages import FONT_FOLDER, MM, ROOT, Page, Pages, can_lay_out, lay_out
from tests.reports import as_typed, make
from tests.sample_reports import SampleReports
from zhibao.paging.layout_copy import layout_copy
from zhibao.pipeline import Status

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]

SAMPLES = {
    "焦作市": (ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx", 48, range(4, 46)),
    "云州市": (ROOT / "tests" / "data" / "云州市2025" / "工作簿.xlsx", 21, range(4, 20)),
}
# A title of a case with its school and the first lines, or two headings with theirs, are not parted.
HOLE = 0.27
HELD = re.compile(r"(?<=[见和、（])[图表]\d+-\d+|〔\d{4}〕\d+号|——|……")
LEFT, RIGHT = 28 * MM, 26 * MM
HANGING = 6 * MM
FONT_FILES = (
    FONT_FOLDER / "FandolFang-Regular.otf",
    FONT_FOLDER / "FandolKai-Regular.otf",
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
KNOWN_FONTS = re.compile(r"^(Fandol(Fang|Kai)|NotoS(ans|erif)CJK|LiberationSerif|LiberationSans)")


@pytest.fixture(scope="module", params=SAMPLES)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_report: SampleReports
) -> tuple[Path, Pages, int, range]:
    workbook, count, body = SAMPLES[request.param]
    outcome = sample_report(workbook)
    assert outcome.status is Status.READY and outcome.report
    return outcome.report, lay_out(outcome.report, tmp_path_factory.mktemp("pages")), count, body


Sample = tuple[Path, Pages, int, range]


def headings(report: Path) -> list[str]:
    """The lines of the contents: number and title of every chapter and section, the title of an annex."""
    paragraphs = docx.Document(str(report)).paragraphs
    lines = [line.text for line in paragraphs if line.style and line.style.name.startswith("toc ")]
    return [re.sub(r"\s|^附件 ?\d*", "", line) for line in lines]


def test_it_has_the_expected_number_of_pages(sample: Sample) -> None:
    _, pages, count, _ = sample
    assert abs(len(pages.all) - count) <= 1


def test_every_heading_of_the_contents_stands_on_a_page_in_order_and_not_at_its_foot(sample: Sample) -> None:
    report, pages, _, body = sample
    places = [(page.number, line) for page in pages.all[body.start :] for line in page.lines]
    lines = [re.sub(r"\s", "", line) for _, line in places]
    at = -1
    for heading in headings(report):
        at = lines.index(heading, at + 1)
        page = places[at][0]
        assert at + 1 < len(places) and places[at + 1][0] == page, f"{heading} stands alone at the foot of page {page}"


def test_pages_are_numbered_from_the_page_after_the_cover(sample: Sample) -> None:
    _, pages, _, _ = sample
    assert [page.footer for page in pages.all] == ["", *(f"-{number}-" for number in range(1, len(pages.all)))]


def test_no_text_leaves_the_type_area(sample: Sample) -> None:
    _, pages, _, _ = sample
    outside = [
        (page.number, word.text) for page in pages.all for word in page.words if is_outside(page, word.left, word.right)
    ]
    assert outside == []


def is_outside(page: Page, left: float, right: float) -> bool:
    margin_left, margin_right = (LEFT, RIGHT) if page.width < page.height else (35 * MM, 37 * MM)
    return left < margin_left - 2 or right > page.width - margin_right + HANGING


def test_every_caption_stands_on_the_page_of_its_figure_or_table(sample: Sample) -> None:
    report, pages, _, _ = sample
    for before, caption, after in captions(report):
        page = next(page for page in pages.all if any(line.startswith(caption) for line in squeezed(page.lines)))
        if caption.startswith(("图", "附图")):
            assert has_picture(pages, page), f"{caption} was parted from its picture ({before})"
        else:
            assert after in page.text, f"{caption} was parted from its table"


def squeezed(lines: list[str]) -> list[str]:
    return [re.sub(r"\s", "", as_typed(line)) for line in lines]


def captions(report: Path) -> Iterator[tuple[str, str, str]]:
    """Yield for every caption a word on what is before it, its number, and the first cell of the table after it."""
    document = docx.Document(str(report))
    tables = {table._tbl: table for table in document.tables}
    for element in document.element.body:
        paragraph = Paragraph(element, document) if element.tag.endswith("}p") else None
        if paragraph is None or not paragraph.style or paragraph.style.name not in ("表题", "图题"):
            continue
        number = re.sub(r"\s", "", as_typed(paragraph.text.split("\u3000")[0]))
        following = element.getnext()
        while following is not None and following not in tables:
            following = following.getnext()
        first = re.sub(r"\s", "", tables[following].cell(0, 0).text)[:2] if following is not None else ""
        yield element.getprevious().tag[-5:], number, first


def has_picture(pages: Pages, page: Page) -> bool:
    """Tell whether the page shows more than text: some coloured or grey area of at least 30 mm."""
    picture = pages.image(page.number, 20)
    greys = sum(picture.histogram()[40:235])
    return greys > 30 * 30 / 25.4**2 * 20**2 * 0.5


def test_no_page_of_the_chapters_ends_with_a_hole(sample: Sample) -> None:
    _, pages, _, body = sample
    assert [number for number in list(body)[:-1] if pages.empty(number) > HOLE] == []


def test_no_line_parts_a_label_the_number_of_a_document_or_a_dash(sample: Sample, tmp_path: Path) -> None:
    """As the program has it laid out: LibreOffice parts labels where it opens the report by itself."""
    report, _, _, body = sample
    copy = tmp_path / "copy.docx"
    copy.write_bytes(layout_copy(report.read_bytes()))
    printed = (line for page in lay_out(copy, tmp_path).all[body.start :] for line in page.lines)
    lines = [re.sub(r"[\s\u2060]", "", line) for line in printed]
    parted = [
        (left, right)
        for left, right in pairwise(lines)
        for found in HELD.finditer(left[-12:] + right[:12])
        if found.start() < len(left[-12:]) < found.end()
    ]
    assert parted == []


def test_references_print_the_number_of_what_they_name(tmp_path: Path) -> None:
    """LibreOffice evaluates references anew: the second chapter's must not count on from the first's."""
    first = (("表格", "规模"), ("", "校", "人"), ("", "甲", 1), ("案例", "头一例", "甲校"), ("段落", "案例正文。"))
    second = (("表格", "去向"), ("", "去向", "人"), ("", "升学", 1), ("案例", "好做法", "甲校"), ("段落", "案例正文。"))
    text = ("段落", "见{{表:去向}}。又见{{表:规模}}。再见{{案例:好做法}}。")
    made = make(tmp_path, minimal_sheets(基本情况=first, 学生发展=(*second, ("案例完",), text)))
    printed = "".join(page.text for page in lay_out(made.path, tmp_path).all)
    assert "见表2-1。又见表1-1。再见案例2-1。" in printed


def test_no_glyph_is_missing(sample: Sample) -> None:
    _, pages, _, _ = sample
    assert {font for font in pages.fonts if not KNOWN_FONTS.match(font)} == set()
    characters = {character for page in pages.all for word in page.words for character in word.text}
    assert {character for character in characters if character.isprintable()} <= covered() | {"\u200b"}
    assert "\ufffd" not in characters


def covered() -> set[str]:
    codes: set[int] = set()
    for path in FONT_FILES:
        fonts = TTCollection(path).fonts if path.suffix == ".ttc" else [TTFont(path)]
        for font in fonts:
            codes |= set(font.getBestCmap())
    return {chr(code) for code in codes}

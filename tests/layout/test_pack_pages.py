"""The pages of the pack after GB/T 9704 as LibreOffice lays them out: whose number stands where."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.builders import Rows, chapter
from tests.headers_and_footers import changed_pack, chapters_on_new_pages, with_header
from tests.layout.pages import MM, Page, Pages, can_lay_out, lay_out
from tests.packs import PACKS, WORKBOOKS
from tests.reports import Made, make
from tests.sample_reports import SampleReports
from tests.test_headers_and_footers import WIDE, sheets
from zhibao.pipeline import Status
from zhibao.text.numerals import chinese_number

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]

# A title of a case with its school and the first lines are not parted.
HOLE = 0.27
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


@pytest.fixture(scope="module", params=WORKBOOKS)
def laid(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_report: SampleReports
) -> tuple[Made, Pages]:
    outcome = sample_report(WORKBOOKS[request.param], "gongwen")
    assert outcome.status is Status.READY and outcome.report
    return Made(outcome, outcome.report), lay_out(outcome.report, tmp_path_factory.mktemp("pages"))


Laid = tuple[Made, Pages]


def number_of(page: Page) -> str:
    """The page's number as printed at its foot, without the dashes; a note that ends the page does not count."""
    found = re.search(r"— ?(\w+) ?—$", page.footer)
    return found[1] if found else ""


def is_right(page: Page) -> bool:
    """Tell whether the number stands on the right half of the page."""
    last = [word for word in page.words if word.bottom >= page.height - 30 * MM][-1]
    return last.left > page.width / 2


def test_the_cover_has_no_number_the_front_roman_ones_and_the_body_begins_at_one(laid: Laid) -> None:
    _, pages = laid
    numbers = [number_of(page) for page in pages.all]
    front = numbers.index("1")
    assert numbers[:front] == ["", *ROMAN[: front - 1]]
    assert numbers[front:] == [str(number) for number in range(1, len(numbers) - front + 1)]


def test_odd_numbers_stand_right_and_even_ones_left(laid: Laid) -> None:
    _, pages = laid
    for page in pages.all[1:]:
        number = number_of(page)
        value = int(number) if number.isdecimal() else ROMAN.index(number) + 1
        assert is_right(page) is bool(value % 2), f"page {number}"


def test_the_number_hangs_as_deep_below_the_text_as_the_standard_says(laid: Laid) -> None:
    """GB/T 9704 puts the dashes 7 mm below the type area, which ends 35 mm above the edge."""
    _, pages = laid
    page = next(page for page in pages.all if number_of(page) == "2" and page.width < page.height)
    words = [word for word in page.words if word.bottom >= page.height - 30 * MM]
    middle = (words[0].top + words[0].bottom) / 2 - (page.height - 35 * MM)
    assert middle / MM == pytest.approx(7, abs=1.5)


def test_cases_are_printed_with_chinese_numbers(laid: Laid) -> None:
    made, pages = laid
    printed = "".join(page.text for page in pages.all)
    count = len(made.texts("案例标题"))
    assert len([line for line in made.texts("table of figures") if line.startswith("案例")]) == count
    assert count
    assert [n for n in range(1, count + 1) if f"案例{chinese_number(n)}" not in printed] == []
    assert [line for page in pages.all for line in page.lines if re.match(r"案例\d", line)] == []


def test_no_page_is_empty(laid: Laid) -> None:
    _, pages = laid
    assert [page.number for page in pages.all if len(page.text) < 12] == []


def test_no_page_of_the_chapters_ends_with_a_hole_and_no_list_with_a_line_or_two(laid: Laid) -> None:
    _, pages = laid
    body = [page.number for page in pages.all if number_of(page).isdecimal() and page.width < page.height]
    assert [number for number in body[:-1] if pages.empty(number) > HOLE] == []
    assert len(pages.all[body[0] - 1].lines) > 3


def test_turned_pages_keep_their_number_at_its_side(tmp_path: Path) -> None:
    body = (("段落", "前"), ("横向",), *WIDE, ("纵向",), ("段落", "后"))
    annex = chapter(("横向",), *WIDE)
    made = make(tmp_path, {**sheets("gongwen", 基本情况=body), "附件1 甲": annex, "附件2 乙": annex})
    pages = [page for page in lay_out(made.path, tmp_path).all if number_of(page).isdecimal()]
    assert [(page.width > page.height, number_of(page)) for page in pages] == [
        (False, "1"),
        (True, "2"),
        (False, "3"),
        (True, "4"),
        (True, "5"),
    ]
    assert [is_right(page) for page in pages] == [True, False, True, False, True]


@pytest.mark.parametrize("pack", PACKS)
def test_a_running_header_is_printed_on_every_page_but_the_cover(tmp_path: Path, pack: str) -> None:
    templates = with_header(tmp_path, pack, "<w:r><w:t>页眉{{ cover.报告名称 }}</w:t></w:r>")
    body = (("段落", "前"), ("横向",), *WIDE, ("纵向",), ("段落", "后"))
    made = make(tmp_path, sheets(pack, 基本情况=body), templates)
    pages = lay_out(made.path, tmp_path).all
    assert ["页眉云州市职业教育质量报告" in page.text for page in pages] == [False, *[True] * (len(pages) - 1)]


@pytest.mark.parametrize("pack", PACKS)
def test_chapters_begin_a_page_when_their_style_says_so(tmp_path: Path, pack: str) -> None:
    chapters: dict[str, Rows] = dict.fromkeys(("甲章", "乙章", "丙章"), (("段落", "很短的一章。"),))
    templates = changed_pack(tmp_path, pack, styles=chapters_on_new_pages)
    made = make(tmp_path, sheets(pack, **chapters), templates)
    texts = [page.text for page in lay_out(made.path, tmp_path).all]
    # Before them cover, preface and contents; in some packs the title over the first chapter, which then stands alone.
    assert ["很短的一章。" in text for text in texts[3:]][-3:] == [True] * 3
    assert not [text for text in texts[:-3] if "很短的一章。" in text]

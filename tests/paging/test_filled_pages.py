"""Whole reports: photos and charts are lower where that brings them onto a page that would end with a hole."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

import charts
from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from tests.paging_fakes import FakeEngine
from tests.reports import Made, extents, filled, make, photo, silent, widths_of
from zhibao.paging.estimate import Estimate, blocks_of, boxes_of
from zhibao.paging.estimate import pages_of as estimated_pages
from zhibao.pipeline import build

EMU = 36000
Row = Sequence[str | int | None]
LINE = "全市中等职业学校坚持立德树人，统筹办学。"
CHART: tuple[Row, ...] = (("", "学校", "人数"), *(("", f"第{number}学校", number * 100) for number in range(1, 7)))


def rows(lines: int, *blocks: Row) -> list[Row]:
    """Return a chapter of so many lines of text and what follows them."""
    return [*[("段落", LINE)] * lines, *blocks]


def heights(made: Made) -> list[float]:
    return [round(height / EMU, 1) for _, height in extents(made.body)]


def pages_of(made: Made) -> int:
    return Estimate().pages(made.path.read_bytes()).count


def both(folder: Path, sheets: Sheets) -> tuple[Made, Made]:
    """Return the report as it is made, and without filled pages."""
    lower = make(folder, sheets)
    kept = lower.path.rename(folder / "lower.docx")
    return Made(lower.outcome, kept), make(folder, sheets, filled(folder, "on = false"))


PHOTO = ("图片", "活动", "甲.jpg")


def test_a_photo_behind_a_hole_is_lower_and_saves_the_page(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    sheets = minimal_sheets(基本情况=rows(13, PHOTO))
    lower, usual = both(tmp_path, sheets)
    assert heights(usual) == [66.0]
    assert 45 <= heights(lower)[0] < 66
    assert pages_of(lower) == pages_of(usual) - 1
    assert lower.codes == usual.codes == []
    ((width, height),) = extents(lower.body)
    assert width / height == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("lines", [5, 12, 14, 18])
def test_where_it_is_not_needed_or_not_enough_a_photo_has_its_usual_height(tmp_path: Path, lines: int) -> None:
    photo(tmp_path, "甲.jpg")
    assert heights(make(tmp_path, minimal_sheets(基本情况=rows(lines, PHOTO)))) == [66.0]


def test_no_photo_is_lower_than_the_pack_says(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    sheets = minimal_sheets(基本情况=rows(13, PHOTO))
    assert heights(make(tmp_path, sheets, filled(tmp_path, "least_height = 64"))) == [66.0]


def test_photos_beside_each_other_shrink_alike_and_stay_as_far_apart(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    photo(tmp_path, "乙.jpg", colour="olive")
    pair = ("图片", "活动", "甲.jpg", "乙.jpg")
    made = make(tmp_path, minimal_sheets(基本情况=[PHOTO, *rows(8, pair)]))
    (alone, *beside), (table,) = extents(made.body), made.tables()
    assert len(set(beside)) == 1
    assert alone[1] / (66 * EMU) < beside[0][1] / (50.6 * EMU) < 1
    room = beside[0][0] / EMU + 4
    assert widths_of(table) == pytest.approx([room * 1440 / 25.4] * 2, abs=2)


def test_a_chart_is_drawn_anew_as_low_and_as_wide_and_its_labels_keep_their_size(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=rows(13, ("统计图", "人数", "柱形图"), *CHART))
    lower, usual = both(tmp_path, sheets)
    assert 45 <= heights(lower)[0] < heights(usual)[0]
    assert [width for width, _ in extents(lower.body)] == [width for width, _ in extents(usual.body)]
    (low,), (high,) = images(lower), images(usual)
    assert low.width == high.width
    assert low.width / low.height == pytest.approx(extents(lower.body)[0][0] / extents(lower.body)[0][1], abs=0.01)
    assert lower.codes == usual.codes == []


def images(made: Made) -> list[Image.Image]:
    with zipfile.ZipFile(made.path) as package:
        return [Image.open(io.BytesIO(package.read(name))) for name in made.media()]


def test_an_editable_chart_is_lower_too(tmp_path: Path) -> None:
    chart = ("统计图", "人数", "柱形图", "形式=可编辑")
    lower, usual = both(tmp_path, minimal_sheets(基本情况=rows(13, chart, *CHART)))
    assert 45 <= heights(lower)[0] < heights(usual)[0]
    assert lower.codes == usual.codes == []


@pytest.mark.parametrize(("form", "call"), [("图片", "draw"), ("可编辑", "native")])
def test_a_lower_chart_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, call: str) -> None:
    """At the height that fills its page: until that is known nothing is made."""
    made, make_one = [], getattr(charts, call)

    def noted(kind: str, data: charts.ChartData, *more: Any) -> object:
        made.append(data.most_height)
        return make_one(kind, data, *more)

    monkeypatch.setattr(charts, call, noted)
    make(tmp_path, minimal_sheets(基本情况=rows(13, ("统计图", "人数", "柱形图", f"形式={form}"), *CHART)))
    assert len(made) == 1 and made[0] < math.inf


def test_the_report_is_the_same_whoever_numbers_its_pages(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows(13, PHOTO)))
    sizes = []
    for engines in ((), (FakeEngine(),), (Estimate(),)):
        outcome = build(workbook, TEMPLATES, tmp_path / "output", silent, engines)
        assert outcome.report
        sizes.append(heights(Made(outcome, outcome.report)))
    assert sizes[0] == sizes[1] == sizes[2]


def pages_begin_with(made: Made) -> list[str]:
    """Return the styles of the paragraphs that the pages begin with, as they are estimated."""
    document = docx.Document(str(made.path))
    blocks = blocks_of(document)
    return [made.style_of(blocks[page[0].block]) for page in estimated_pages(boxes_of(document))]


def test_no_page_begins_with_the_rule_that_closes_a_case(tmp_path: Path) -> None:
    """Its last paragraph is kept with it, or lets lines go over to it."""
    lengths = (5 + number % 17 for number in range(22))
    cases = [
        [("案例", "题"), ("段落", LINE * 9), ("段落", LINE * each), ("案例完",), ("段落", "一")] for each in lengths
    ]
    sheets = minimal_sheets(基本情况=[("段落", LINE), *(row for case in cases for row in case)])
    held, loose = both(tmp_path, sheets)
    assert "案例结束" in pages_begin_with(loose)
    assert "案例结束" not in pages_begin_with(held)
    assert held.codes == []


def test_text_comes_before_a_figure_that_would_leave_a_hole_and_the_clerk_is_told(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    text = [("段落", f"{LINE * 4}{number}") for number in range(3)]
    made, usual = both(tmp_path, minimal_sheets(基本情况=rows(16, PHOTO, *text)))
    assert made.codes == ["E540 基本情况!A18"]
    assert pages_of(made) <= pages_of(usual)
    order = [text for _, text in made.lines() if text.endswith(("0", "1", "2", "活动"))]
    assert [text[-1] for text in order] == ["0", "动", "1", "2"]
    assert usual.codes == []


def test_figures_stand_where_the_clerk_put_them_if_the_pack_says_so(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    sheets = minimal_sheets(基本情况=rows(16, PHOTO, ("段落", LINE * 8)))
    assert make(tmp_path, sheets, filled(tmp_path, "reorder = false")).codes == []

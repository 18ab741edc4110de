"""Whole reports: photos and charts are lower where that brings them onto a page that would end with a hole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from tests.paging_fakes import FakeEngine
from tests.reports import Made, extents, filled, make, photo, silent, widths_of
from zhibao.paging.estimate import Estimate
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


def test_the_report_is_the_same_whoever_numbers_its_pages(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows(13, PHOTO)))
    sizes = []
    for engines in ((), (FakeEngine(),), (Estimate(),)):
        outcome = build(workbook, TEMPLATES, tmp_path / "output", silent, engines)
        assert outcome.report
        sizes.append(heights(Made(outcome, outcome.report)))
    assert sizes[0] == sizes[1] == sizes[2]

"""Editable charts in the document: an inline drawing, a chart part, a workbook."""

from __future__ import annotations

import zipfile

import pytest

from tests.builders import Rows, minimal_sheets
from tests.invariants import NAMES, find
from tests.reports import Made, extents, make

GRID: Rows = (("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 2164))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    charts = [row for number in range(3) for row in (("统计图", f"图“{number}” <甲>", "柱形图", "形式=可编辑"), *GRID)]
    return make(tmp_path_factory.mktemp("charts"), minimal_sheets(基本情况=charts))


def test_a_chart_stands_in_the_paragraph_of_a_picture_over_its_caption(made: Made) -> None:
    first = made.paragraphs("图片")[0]
    assert len(find(first, ".//w:drawing")) == 1
    assert first.getnext() is made.paragraphs("图题")[0]


def test_each_chart_has_a_part_and_a_workbook_of_its_own(made: Made) -> None:
    with zipfile.ZipFile(made.path) as package:
        names = sorted(name for name in package.namelist() if name.startswith(("word/charts/c", "word/embeddings")))
    assert names == [
        *(f"word/charts/chart{number}.xml" for number in (1, 2, 3)),
        *(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx" for number in (1, 2, 3)),
    ]


def test_charts_state_no_distance_to_the_text_and_say_what_they_show(made: Made) -> None:
    for number, inline in enumerate(made.body.iterfind(".//wp:inline", NAMES)):
        assert {inline.get(side) for side in ("distT", "distB", "distL", "distR")} == {"0"}
        properties = inline.find("wp:docPr", NAMES)
        assert properties is not None
        assert properties.get("descr") == f"柱形图：图“{number}” <甲>。升学4563，就业2164"
        assert properties.get("name") == f"图 c1b{number + 1}"


def test_a_chart_is_as_wide_as_the_pack_says(made: Made) -> None:
    assert {round(width / 36000, 1) for width, _ in extents(made.body)} == {156}

"""Editable charts as LibreOffice draws them: every name and number, in the colours of the pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from charts.style import PALETTE
from tests.builders import CellContent, Rows, Shown, minimal_sheets
from tests.layout.pages import Pages, can_lay_out, lay_out
from tests.reports import make

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]

GRID: Rows = (
    ("", "年", "中职", "普高"),
    ("", "2023年", Shown(30120, "#,##0"), Shown(74005, "#,##0")),
    ("", "2024年", None, Shown(75392, "#,##0")),
    ("", "2025年", Shown(25115, "#,##0"), Shown(77457, "#,##0")),
)
ROUND: Rows = (("", "去向", "人数"), ("", "升学", Shown(4563, "#,##0")), ("", "直接就业", Shown(2164, "#,##0")))
CHARTS = dict.fromkeys(("柱形图", "条形图", "折线图", "堆积柱形图"), GRID) | {"饼图": ROUND, "环形图": ROUND}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("native")
    rows: list[Sequence[CellContent]] = []
    for kind, grid in CHARTS.items():
        rows += [("统计图", f"一张{kind}", kind, "单位=人；形式=可编辑"), *grid, ("分页",)]
    return lay_out(make(folder, minimal_sheets(统计=rows)).path, folder / "pdf")


@pytest.mark.parametrize("kind", CHARTS)
def test_every_name_and_number_is_printed(pages: Pages, kind: str) -> None:
    (text,) = [page.text for page in pages.all if f"一张{kind}" in page.text]
    printed = [cell.value if isinstance(cell, Shown) else cell for row in CHARTS[kind][1:] for cell in row if cell]
    wanted = [f"{each:,}" if isinstance(each, int) else str(each) for each in printed]
    assert [each for each in wanted if each not in text] == []
    assert "Sheet1" not in text
    if kind not in ("饼图", "环形图"):
        assert "单位：人" in text and "中职" in text and "普高" in text


@pytest.mark.parametrize("kind", CHARTS)
def test_the_first_two_colours_are_the_picture_s(pages: Pages, kind: str) -> None:
    (number,) = [page.number for page in pages.all if f"一张{kind}" in page.text]
    found = pages.image(number, 60, colour="").convert("RGB").getcolors(1 << 20) or []
    colours = {"#" + "".join(f"{channel:02X}" for channel in pixel) for _, pixel in found if isinstance(pixel, tuple)}
    assert set(PALETTE[:2]) <= colours


def test_more_charts_than_writer_keeps_in_memory_stay_round(tmp_path: Path) -> None:
    pie: Rows = (("统计图", "一张", "饼图", "形式=可编辑"), ("", "类", "数"), ("", "甲", 1))
    made = make(tmp_path, minimal_sheets(统计=list(pie) * 24))
    pages = lay_out(made.path, tmp_path / "pdf")
    found = [shape for page in pages.all for shape in blue_shapes(pages, page.number)]
    assert len(found) == 24
    assert [(width, height) for width, height in found if abs(width / height - 1) > 0.05] == []


def blue_shapes(pages: Pages, number: int) -> Iterator[tuple[int, int]]:
    """Yield width and height of each shape on a page in the first colour, from top to bottom."""
    pixels = np.asarray(pages.image(number, 60, colour="").convert("RGB")).astype(int)
    blue = abs(pixels - [int(PALETTE[0][at : at + 2], 16) for at in (1, 3, 5)]).sum(axis=2) < 40
    rows = np.flatnonzero(blue.any(axis=1))
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        if run.size > 10:
            columns = np.flatnonzero(blue[run].any(axis=0))
            yield int(columns[-1] - columns[0] + 1), run.size

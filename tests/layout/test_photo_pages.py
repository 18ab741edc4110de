"""Every layout of photos as LibreOffice lays it out: none is parted from its caption."""

from __future__ import annotations

import os
import re
from itertools import accumulate
from pathlib import Path

import pypdf
import pytest

from tests.builders import minimal_sheets
from tests.layout.pages import can_lay_out, lay_out
from tests.reports import make, photo

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]

SHAPES = {"横.jpg": (900, 600), "竖.jpg": (600, 800), "方.jpg": (700, 700), "全景.jpg": (1800, 600)}
WIDE, HIGH, SQUARE, PANORAMA = SHAPES
LAYOUTS = (
    *([name] * count for count in (1, 2, 3, 4, 5, 7, 9) for name in (WIDE, HIGH)),
    [PANORAMA],
    [PANORAMA] * 3,
    [WIDE, HIGH, SQUARE],
    [WIDE, HIGH, HIGH, WIDE],
    [WIDE, WIDE, PANORAMA, HIGH],
    [HIGH] * 24,
)
TEXT = "学校在开放日组织学生体验实训项目，家长和企业代表参加，现场展示了各专业的教学成果。"


def drawn_on(page: pypdf.PageObject) -> int:
    """Return how many pictures the page shows."""
    contents = page.get_contents()
    return len(re.findall(rb"/Im\d+\s+Do", contents.get_data())) if contents is not None else 0


def test_the_last_row_of_photos_stands_on_the_page_of_their_caption_in_every_layout(tmp_path: Path) -> None:
    for name, (width, height) in SHAPES.items():
        photo(tmp_path, name, width, height)
    rows: list[tuple[str, ...]] = []
    for number, names in enumerate(LAYOUTS):
        rows += [("图片", f"第{number}种", *names), ("段落", TEXT)]
    landscape = [
        ("横向",),
        *((kind, "横" + said, *names) for kind, said, *names in rows if len(names) in (3, 6, 9)),
        ("纵向",),
    ]
    made = make(tmp_path, minimal_sheets(竖页=rows, 横页=landscape))
    pages = lay_out(made.path, tmp_path / "pdf")
    shown = [drawn_on(page) for page in pypdf.PdfReader(pages.pdf).pages]
    counts = {caption: len(names) for kind, caption, *names in [*rows, *landscape[1:-1]] if kind == "图片"}
    said = [re.findall(r"横?第\d+种", page.text) for page in pages.all]
    assert [caption for captions in said for caption in captions] == list(counts)
    assert sum(shown) == sum(counts.values())
    # Rows over a caption may stand on the page before it, but not the last one.
    waiting = [*counts.values(), 1]
    for drawn, captions in zip(accumulate(shown), accumulate(said), strict=True):
        here, ahead = sum(waiting[: len(captions)]), waiting[len(captions)]
        assert here <= drawn < here + ahead

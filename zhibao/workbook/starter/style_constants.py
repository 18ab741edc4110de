"""Colours, fonts, widths and sizes of the workbook; the only place to change its look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT_NAME, FONT_SIZE = "微软雅黑", 10.0
TITLE_SIZE, SUBTITLE_SIZE = 16.0, 12.0

INK, FAINT_INK = "262626", "7F7F7F"
HEADER_INK, HEADER_FILL = "FFFFFF", "4A6A83"
GRID_LINE = "BFBFBF"
CASE_FILL, KEY_FILL = "FFFAEE", "EEF3F7"
TAB_GUIDE, TAB_FORM, TAB_CHAPTER, TAB_ANNEX, TAB_DATA = "E0A030", "7F7F7F", "4A6A83", "6E9B6E", "B0A080"


@dataclass(frozen=True, slots=True)
class Tint:
    """How the rows of one type look."""

    fill: str | None = None
    ink: str | None = None
    bold: bool = False
    italic: bool = False
    boxed: bool = False


# A type that is not listed stays plain.
TINTS: Mapping[str, Tint] = {
    "章": Tint("C9DCEB", bold=True),
    "节": Tint("DCE9F3", bold=True),
    "小节": Tint("EBF2F8", bold=True),
    "条": Tint("F4F8FB", bold=True),
    "表格": Tint("E6F0E2"),
    "指标表": Tint("E6F0E2"),
    "汇总表": Tint("E6F0E2"),
    "统计图": Tint("E1F0EE"),
    "图片": Tint("F3EAF2"),
    "注": Tint(ink="595959"),
    "案例": Tint("FCEBC8"),
    "案例完": Tint("FCEBC8", ink=FAINT_INK),
    "分页": Tint("F2F2F2", ink=FAINT_INK),
    "横向": Tint("F2F2F2", ink=FAINT_INK),
    "纵向": Tint("F2F2F2", ink=FAINT_INK),
    "说明": Tint(ink=FAINT_INK, italic=True),
}
GRID_TINT = Tint(boxed=True)
GRID_HEADER_TINT = Tint("EDEDED", bold=True, boxed=True)
# The 指标 sheet: a group's title, the cells to fill in, the rows that the program computes.
GROUP_TINT = Tint("C9DCEB", bold=True)
TYPED_TINT = Tint("FFF9DF", boxed=True)
COMPUTED_TINT = Tint("EEF3F7", ink="4A6A83", boxed=True)

# Widths in characters of the default font; the last one holds for all further columns.
CHAPTER_WIDTHS = (10.0, 70.0, 24.0, 30.0, 15.0)
COVER_WIDTHS = (14.0, 60.0, 50.0)
ROSTER_WIDTHS = (36.0, 24.0, 18.0, 14.0, 18.0)
CHAPTER_COLUMNS_LEAST = 6
DATA_WIDTH_PADDING, DATA_WIDTH_LEAST, DATA_WIDTH_MOST = 4.0, 10.0, 40.0
LANDSCAPE_FROM = 110.0

# Drop-downs and colours reach so far, so that rows which are added later have them too.
LAST_ROW = 1000
LAST_GRID_COLUMN = 26

# Points; Excel refuses more than 409.5.
TITLE_LEADING = 2.2
LINE_HEIGHT, ROW_PADDING, HEIGHT_LEAST, HEIGHT_MOST = 15.5, 5.0, 20.0, 409.0
# A character of the default font is 7 pixels wide, an em of FONT_SIZE 96/72 × 10; cells keep 5 pixels free.
PIXELS_PER_CHARACTER, PIXELS_PER_EM, CELL_PADDING_PIXELS = 7.0, FONT_SIZE * 96 / 72, 5.0

MARGIN_INCHES, FOOTER_INCHES = 0.6, 0.3

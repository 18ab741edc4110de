"""Rows and cells of one form come to what each comes to by itself, in whatever tables they stand."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.format.each_by_itself import each_by_itself
from tests.format.format_samples import damaged, measured, sample
from tests.word.wml import W, p, r, t

HINT, RED = '<w:rFonts w:hint="eastAsia"/>', '<w:color w:val="FF0000"/>'
# What the parts of a table style make of the type.
PARTS = {
    "firstRow": "<w:b/>",
    "lastRow": "<w:i/>",
    "firstCol": '<w:sz w:val="15"/>',
    "lastCol": RED,
}
LOOKS = ("", 'w:firstRow="1"', 'w:lastRow="1"', 'w:firstColumn="1"', 'w:lastColumn="1"')
# All but the one with a character of Chinese are as prescribed somewhere, and so are counted.
CELLS = (
    p("100", style="TText"),
    p("100", style="TText", properties="<w:keepNext/>"),
    p("100", style="THead"),
    p("100", style="TCap"),
    p("甲", style="TText"),
    f'<w:p><w:pPr><w:pStyle w:val="TText"/></w:pPr>{r(t("甲"), properties=HINT)}</w:p>',
    f'<w:p><w:pPr><w:pStyle w:val="TText"/></w:pPr><q:r><q:rPr>{RED}</q:rPr><q:t>100</q:t></q:r></w:p>',
)
WIDTHS = ("", '<w:tcPr><w:tcW w:w="{0}" w:type="dxa"/></w:tcPr>')
# The style of a table, its look, what its prefix q stands for, and its rows of cells.
Table = tuple[str, str, str, list[list[tuple[str, str]]]]
ROW = st.lists(st.tuples(st.sampled_from(WIDTHS), st.sampled_from(CELLS)), min_size=1, max_size=3)
TABLES = st.lists(ROW, min_size=1, max_size=2).flatmap(
    lambda rows: st.lists(
        st.tuples(
            st.sampled_from(("RT", "RT", "CardT")),
            st.sampled_from(LOOKS),
            st.sampled_from((W, "urn:x")),
            st.lists(st.sampled_from(rows), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=3,
    )
)


@cache
def with_parts() -> bytes:
    """Return the sample whose table style has a look of its own for each part."""
    stated = "".join(
        f'<w:tblStylePr w:type="{part}"><w:rPr>{look}</w:rPr></w:tblStylePr>' for part, look in PARTS.items()
    )

    def change(xml: str) -> str:
        (style,) = re.findall(r'<w:style [^>]*w:styleId="RT".*?</w:style>', xml, re.DOTALL)
        return xml.replace(style, style.replace("</w:style>", f"{stated}</w:style>"))

    return damaged(sample(), "styles", change)


def with_tables(tables: list[Table]) -> bytes:
    """Return that sample with further tables."""
    more = ""
    for at, (style, look, q, rows) in enumerate(tables):
        properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook {look}/></w:tblPr>'
        cells = ("".join(f"<w:tc>{width.format(at)}{cell}</w:tc>" for width, cell in row) for row in rows)
        body = "".join(f"<w:tr>{each}</w:tr>" for each in cells)
        more += f'<w:tbl xmlns:q="{q}">{properties}{body}</w:tbl>{p("之后", style="TEnd")}'
    return damaged(
        with_parts(), "document", lambda xml: re.sub("其中.*?</w:p>", lambda found: found[0] + more, xml, count=1)
    )


def like(*tables: tuple[str, str, str], cell: str = CELLS[0], rows: int = 3) -> list[Table]:
    """Return tables of rows of two equal cells."""
    return [(*table, [[("", cell)] * 2] * rows) for table in tables]


@given(TABLES)
@example(like(("RT", "", W), ("CardT", "", W), ("RT", "", W)))
@example(like(*[("RT", look, W) for look in LOOKS] * 2))
@example(like(*(("RT", look, W) for look in reversed(LOOKS))))
@example(like(*((style, 'w:lastColumn="1"', W) for style in ("CardT", "RT"))))
@example(like(("RT", "", "urn:x"), ("RT", "", W), cell=CELLS[6]))
@example(like(("RT", "", W), ("RT", "", W), cell=CELLS[2]))
@example(like(("RT", "", W), ("RT", "", W), cell=CELLS[3]))
@example([("RT", "", W, [[("", CELLS[0].replace("100", words))] for words in ("100", "100", "甲", "100")])])
@settings(max_examples=40, deadline=None)
def test_rows_and_cells_come_to_what_each_comes_to_by_itself(tables: list[Table]) -> None:
    content = with_tables(tables)
    assert measured(content) == each_by_itself(content)

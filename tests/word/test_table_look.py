"""Which parts of its style a table takes, in the attributes of today and in the bit mask of Word 2007."""

from __future__ import annotations

import pytest

from tests.word.wml import element
from zhibao.word.table_look import style_parts


@pytest.mark.parametrize(
    ("look", "parts"),
    [
        ("", set()),
        ("<w:tblLook/>", set()),
        (
            '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="true" w:lastColumn="false"/>',
            {"firstRow", "firstCol"},
        ),
        ('<w:tblLook w:firstRow="on" w:lastColumn="on"/>', {"firstRow", "lastCol"}),
        ('<w:tblLook w:val="04A0"/>', {"firstRow", "firstCol"}),
        ('<w:tblLook w:val="0540" w:lastRow="0"/>', {"lastCol"}),
        ('<w:tblLook w:val="xyz"/>', set()),
    ],
)
def test_a_table_takes_what_its_look_says(look: str, parts: set[str]) -> None:
    assert style_parts(element(f"<w:tbl><w:tblPr>{look}</w:tblPr></w:tbl>")) == parts

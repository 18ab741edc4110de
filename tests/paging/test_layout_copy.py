"""What LibreOffice is given to lay out: references are words that no line parts."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from tests.builders import Rows, minimal_sheets
from tests.invariants import find, values
from tests.reports import make, shown
from zhibao.paging.layout_copy import layout_copy


def test_references_are_words_without_a_language_and_say_the_same(tmp_path: Path) -> None:
    rows: Rows = [("段落", "情况（见{{表:规模}}）很好。"), ("表格", "规模"), ("", "甲"), ("", 1)]
    content = make(tmp_path, minimal_sheets(基本情况=rows)).path.read_bytes()
    before, after = (docx.Document(io.BytesIO(each)).element.body for each in (content, layout_copy(content)))
    assert [shown(each).replace("\u202f", " ") for each in find(after, ".//w:p")] == [
        shown(each) for each in find(before, ".//w:p")
    ]
    codes = [[each.split()[0] for each in values(body, ".//w:instrText/text()")] for body in (before, after)]
    assert "REF" in codes[0] and codes[1] == [each for each in codes[0] if each != "REF"]
    (run,) = find(after, ".//w:r[w:rPr/w:lang/@w:val='x-none']")
    assert "".join(values(run, "w:t/text()")) == "表\u2060\u202f\u20601\u2060-\u20601"

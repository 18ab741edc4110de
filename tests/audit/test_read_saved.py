"""A saved report is read as one that is open: its pictures, its charts, and rows that are not parsed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.packs import WORKBOOKS
from zhibao.pipeline import Outcome
from zhibao.word import like_rows
from zhibao.word.document_text import BlockText, TableText, cells_of
from zhibao.word.package import embedded_files, open_parts
from zhibao.word.text_reading import read_document, read_saved


def in_cells(blocks: list[BlockText]) -> list[object]:
    return [[*map(cells_of, each.rows)] if isinstance(each, TableText) else each for each in blocks]


@pytest.mark.parametrize("name", ["焦作市", "云州市"])
def test_it_is_read_as_an_open_one(
    sample_report: Callable[[Path], Outcome], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    report = sample_report(WORKBOOKS[name]).report
    assert report
    content = report.read_bytes()
    opened = read_document(docx.Document(io.BytesIO(content)))
    assert any(line.pictures for each in opened for line in each.lines)
    for least in (50, 1):
        monkeypatch.setattr(like_rows, "_LEAST", least)
        monkeypatch.setattr(like_rows, "_LEAST_ROWS", least)
        assert in_cells(read_saved(open_parts(content, likes=True), embedded_files(content))) == in_cells(opened)

"""Bookmarks that Word left in a paragraph of the template which a loop repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.invariants import values
from tests.reports import changed_templates, make

TITLE = '<w:r><w:t xml:space="preserve">{{ chapter.title }}</w:t></w:r>'
SHEETS = minimal_sheets(基本情况=[("正文", "甲。")], 学生发展=[("正文", "乙。")])


@pytest.mark.parametrize("name", ["_Toc198765432", "_GoBack", "OLE_LINK1"])
def test_each_is_in_the_report_once(tmp_path: Path, name: str) -> None:
    marked = f'<w:bookmarkStart w:id="0" w:name="{name}"/>{TITLE}<w:bookmarkEnd w:id="0"/>'
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(TITLE, marked, 1))
    # Every document that is packed is asked about by three validators.
    body = make(tmp_path, SHEETS, templates).body
    names, ids = values(body, ".//w:bookmarkStart/@w:name"), values(body, ".//w:bookmarkStart/@w:id")
    assert names.count(name) == 1
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert sorted(values(body, ".//w:bookmarkEnd/@w:id")) == sorted(ids)

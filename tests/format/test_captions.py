"""What stands beside captions: marks between them do not count, and only marked words stand for what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.format.format_samples import damaged, departures, sample
from tests.reports import make

TODO = '<w:rPr><w:rStyle w:val="Todo"/></w:rPr>'
MARKS = '<w:bookmarkStart w:id="901" w:name="x"/><w:proofErr w:type="spellStart"/><w:bookmarkEnd w:id="901"/>'
NO_TABLE, NO_FIGURE = "表题 位置：下面没有表格×1", "图题 位置：上面没有图×1"
BODY = '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>'


def run(words: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{words}</w:t></w:r>"


def table_replaced(content: str) -> Callable[[str], str]:
    """Put something in place of the first table below a caption."""

    def change(text: str) -> str:
        start = text.index("<w:tbl>", text.index('<w:pStyle w:val="TCap"/>'))
        end = text.index("</w:tbl>", start) + len("</w:tbl>")
        return text[:start] + content + text[end:]

    return change


def picture_replaced(content: str) -> Callable[[str], str]:
    """Put something in place of the paragraph above the first 图题."""

    def change(text: str) -> str:
        caption = text.rindex("<w:p>", 0, text.index('<w:pStyle w:val="FCap"/>'))
        start = text.rindex("<w:p>", 0, caption)
        return text[:start] + content + text[caption:]

    return change


STANDING: list[tuple[str, list[str]]] = [
    (run("【缺表格：规模】", TODO), []),
    (run("【缺表格", TODO) + run("：规模】", TODO), []),
    (run("【缺表格：规模】"), [NO_TABLE]),
    (run("【缺勤】", TODO) + run("的情况"), [NO_TABLE]),
]


@pytest.mark.parametrize(("runs", "found"), STANDING)
def test_only_words_marked_as_missing_stand_for_a_table(runs: str, found: list[str]) -> None:
    changed = damaged(sample(), "document", table_replaced(f"{BODY}{runs}</w:p>"))
    assert [each for each in departures(changed) if "位置" in each] == found


@pytest.mark.parametrize(("runs", "found"), [(run("【缺图：门】", TODO), []), (run("见【图】一"), [NO_FIGURE])])
def test_only_words_marked_as_missing_stand_for_a_figure(runs: str, found: list[str]) -> None:
    changed = damaged(sample(), "document", picture_replaced(f"{BODY}{runs}</w:p>"))
    assert [each for each in departures(changed) if "位置" in each] == found


def test_marks_between_a_caption_and_its_table_or_picture_do_not_matter() -> None:
    table = r'(<w:pStyle w:val="TCap"/>.*?</w:p>)'
    changed = damaged(sample(), "document", lambda text: re.sub(table, rf"\1{MARKS}", text, count=1))
    assert departures(changed) == []

    def before_caption(text: str) -> str:
        at = text.rindex("<w:p>", 0, text.index('<w:pStyle w:val="FCap"/>'))
        return text[:at] + MARKS + text[at:]

    assert departures(damaged(sample(), "document", before_caption)) == []


def test_a_draft_with_a_missing_photo_departs_from_no_format(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "门", "没有.jpg"), ("图片", "两处", "甲.jpg、乙.jpg")]))
    assert made.codes and not [code for code in made.codes if code.startswith("F61")]

"""The count by the second route sees what the import loses: characters, cells, pictures, numbers of charts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.importing.handmade import cell, cover, line, paragraph, photo, picture, table, word_file
from tests.importing.taken import imported
from zhibao.findings import import_rules
from zhibao.importing import imported_tables, part_making
from zhibao.importing.import_entries import ImportEntry, ImportSource, Taking
from zhibao.importing.import_ledger import ImportLedger, WorkbookCount
from zhibao.importing.part_making import PartMaking
from zhibao.importing.source_count import SourceCount, counted
from zhibao.word.story import ObjectKind, StoryObject

CELLS = ("甲校", "120")
SOURCE = SourceCount(
    {1: "全市有三所学校。", 2: "甲校", 3: "120"}, ("不含技工学校",), {1: CELLS}, Counter(p=1), (("1", "2.5"),)
)
WORKBOOK = WorkbookCount(("全市有三（注：不含技工学校）所学校。", *CELLS), CELLS, (1.0, 2.5), ("图01.png",))


def taking() -> Taking:
    made = Taking()
    made.add(["（注：", "）"])
    made.inserted.append("（注：不含技工学校）")
    return made


def codes(source: SourceCount = SOURCE, workbook: WorkbookCount = WORKBOOK, made: Taking | None = None) -> list[str]:
    ledger = ImportLedger(source, workbook, made or taking(), ["p"], "报告.docx")
    return [each.code for each in ledger.differences()]


def workbook(**changed: object) -> WorkbookCount:
    stated = {name: getattr(WORKBOOK, name) for name in ("texts", "grids", "numbers", "photos")}
    return WorkbookCount(**{**stated, **changed})


def test_nothing_is_said_where_all_is_there() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (workbook(texts=("全市有（注：不含技工学校）所学校。", "甲校", "120")), "I830"),
        (workbook(texts=("所学校。全市有三（注：不含技工学校）", "甲校", "120")), "I830"),
        (workbook(texts=(*WORKBOOK.texts, "多出的话")), "I833"),
        (workbook(texts=("全市有三所学校。", "甲校", "120")), "I830"),
        (workbook(grids=("120", "甲校")), "I831"),
        (workbook(grids=("甲校",)), "I831"),
        (workbook(photos=()), "I832"),
        (workbook(numbers=(1.0,)), "I834"),
    ],
    ids=["a character", "the order", "more", "a note", "cells in another order", "a cell", "a photo", "a number"],
)
def test_each_difference_is_a_finding(changed: WorkbookCount, code: str) -> None:
    assert code in codes(workbook=changed)


def test_what_is_listed_is_not_missing() -> None:
    made = taking()
    made.leave(import_rules.NOT_PRINTED_SO, ImportSource(1), "全市", "编号")
    made.leave(import_rules.HIDDEN, ImportSource(3), "120")
    made.lost_pictures.append(StoryObject(ObjectKind.PICTURE, "p"))
    rest = WorkbookCount(("有三（注：不含技工学校）所学校。", "甲校"), ("甲校",), (1.0, 2.5), ())
    ledger = ImportLedger(SOURCE, rest, made, [], "报告.docx")
    assert list(ledger.differences()) == []


def test_a_dissolved_table_is_looked_for_among_the_words_only() -> None:
    made = taking()
    made.dissolved.add(1)
    assert codes(workbook=workbook(grids=()), made=made) == []


REPORT = (
    cover()
    + line("一、基本情况", font="黑体")
    + line("全市有三所学校。")
    + line("条件逐年改善。")
    + table(["学校", "人数"], ["甲校", "120"])
    + paragraph(picture("p1"))
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return word_file(tmp_path, REPORT, {"p1": photo("red")})


def test_an_import_that_loses_a_paragraph_is_caught(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = PartMaking._put

    def losing(self: PartMaking, entry: ImportEntry) -> None:
        if "条件" not in entry.content.plain:
            put(self, entry)

    monkeypatch.setattr(PartMaking, "_put", losing)
    taken = imported(tmp_path, report)
    assert [each.code for each in taken.made.findings if each.severity.value == "error"] == ["I830", "I830"]
    assert "条件逐年改善。" in taken.told("I830")[0].message
    assert taken.made.has_errors


def test_an_import_that_loses_a_cell_or_a_picture_is_caught(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imported_tables._cell
    monkeypatch.setattr(
        imported_tables,
        "_cell",
        lambda each, making, in_header: read(type(each)(()) if "120" in repr(each) else each, making, in_header),
    )
    monkeypatch.setattr(part_making, "drawn_entries", lambda *given: ())
    assert {each[:4] for each in imported(tmp_path, report).errors} == {"I830", "I831", "I832"}


def test_the_second_route_counts_what_is_shown(tmp_path: Path) -> None:
    body = (
        line("一段\t话。")
        + '<w:p><w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>'
        + table([cell(line("甲") + table(["内"]))], ["乙"])
        + paragraph(picture("p1"), picture("p1"))
    )
    found = counted(word_file(tmp_path, body, {"p1": photo("red")}).read_bytes())
    assert list(found.paragraphs.values()) == ["一段话。", "甲", "内", "乙"]
    assert found.tables == {1: ("甲内", "乙")}
    assert list(found.pictures.values()) == [2]

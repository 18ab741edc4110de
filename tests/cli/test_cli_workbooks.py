"""Which workbook is meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import COVER, minimal_sheets, write_workbook
from zhibao.cli.workbooks import SAMPLE_MARK, find_workbook
from zhibao.findings import NothingMadeError
from zhibao.packing import sealed_parts
from zhibao.text.typed_commands import quoted
from zhibao.workbook.marked_copy import marked_copy


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def never(names: Sequence[str]) -> int | None:
    raise AssertionError("it asked")


def nobody(names: Sequence[str]) -> int | None:
    return None


def refused(inputs: Path, stated: str = "") -> str:
    with pytest.raises(NothingMadeError) as caught:
        find_workbook(inputs, stated, nobody)
    return caught.value.findings[0].code


@pytest.mark.parametrize("name", ["工作簿.xlsx", "云州市 2025/工作簿.xlsx", "云州市 2025/随便 什么.xlsx"])
def test_the_only_one_is_found_in_inputs_or_a_folder_below(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert find_workbook(tmp_path, "", never) == tmp_path / name


@pytest.mark.parametrize(
    "name", ["甲/~$工作簿.xlsx", "甲/照片/表.xlsx", "甲/工作簿.xls", "甲/工作簿.docx", ".~工作簿.xlsx"]
)
def test_other_files_are_no_workbooks(tmp_path: Path, name: str) -> None:
    put(tmp_path, "甲/工作簿.xlsx", name)
    assert find_workbook(tmp_path, "", never) == tmp_path / "甲/工作簿.xlsx"


BESIDE = "甲/云州市职业教育质量报告（2025年度）"


@pytest.mark.parametrize(
    "name",
    [
        f"{BESIDE}_数字出处.xlsx",
        f"{BESIDE}_草稿_数字出处.xlsx",
        f"{BESIDE}_数字出处_20251231-2359.xlsx",
        f"{BESIDE}_数字出处_20251231-2359（2）.xlsx",
        f"{BESIDE}_检查.xlsx",
        f"{BESIDE}_检查_20251231-2359.xlsx",
    ],
)
def test_what_the_program_writes_beside_a_report_is_no_workbook(tmp_path: Path, name: str) -> None:
    path = write_workbook(tmp_path / "甲/工作簿.xlsx", minimal_sheets())
    (tmp_path / name).write_bytes(path.read_bytes())
    assert find_workbook(tmp_path, str(tmp_path / "甲"), never) == path


def test_a_workbook_is_one_with_a_cover(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "甲/工作簿.xlsx", {" 封面 ": COVER})
    write_workbook(tmp_path / "甲/获奖名单.xlsx", {"Sheet1": (("姓名",),)})
    assert find_workbook(tmp_path, "", never) == path


def test_the_only_one_is_found_though_it_has_no_cover(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "甲/工作簿.xlsx", {"Sheet1": (("姓名",),)})
    assert find_workbook(tmp_path, "", never) == path


def test_one_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    write_workbook(tmp_path / "乙/工作簿.xlsx", minimal_sheets())
    put(tmp_path, "甲/工作簿.xlsx")
    assert refused(tmp_path) == "E505"


def test_the_capitals_of_the_ending_do_not_count(tmp_path: Path) -> None:
    put(tmp_path, "甲/工作簿.XLSX")
    assert find_workbook(tmp_path, "", never) == tmp_path / "甲/工作簿.XLSX"


def test_without_any_it_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == "W001"
    assert refused(tmp_path / "没有") == "W001"


def test_among_several_the_chosen_one_is_used(tmp_path: Path) -> None:
    put(tmp_path, "乙/工作簿.xlsx", "甲/工作簿.xlsx")
    asked: list[Sequence[str]] = []

    def second(names: Sequence[str]) -> int:
        asked.append(names)
        return 1

    assert find_workbook(tmp_path, "", second) == tmp_path / "甲/工作簿.xlsx"
    assert asked == [["乙/工作簿.xlsx", "甲/工作簿.xlsx"]]


def test_among_several_with_nobody_there_it_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "乙/工作簿.xlsx", "甲/工作簿.xlsx")
    assert refused(tmp_path) == "E505"


def test_a_stated_file_is_taken_as_it_is(tmp_path: Path) -> None:
    assert find_workbook(tmp_path, "别处/我的 表.xlsx", never) == Path("别处/我的 表.xlsx")


def test_a_stated_folder_means_the_workbook_in_it(tmp_path: Path) -> None:
    put(tmp_path, "甲/工作簿.xlsx", "甲/~$工作簿.xlsx")
    assert find_workbook(tmp_path / "inputs", str(tmp_path / "甲"), never) == tmp_path / "甲/工作簿.xlsx"


def test_a_name_means_the_workbook_that_new_has_made_of_it(tmp_path: Path) -> None:
    put(tmp_path, "云州市2026/工作簿.xlsx", "乙/工作簿.xlsx")
    assert find_workbook(tmp_path, "云州市2026", never) == tmp_path / "云州市2026/工作簿.xlsx"
    assert find_workbook(tmp_path, "乙/工作簿.xlsx", never) == tmp_path / "乙/工作簿.xlsx"


@pytest.mark.parametrize("name", ["去年的 报告.docx", "报告.DOC", "报告.wps"])
def test_a_word_document_is_told_with_what_makes_a_workbook_of_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    with pytest.raises(NothingMadeError, match=r"Word 文档") as caught:
        find_workbook(tmp_path / "inputs", str(tmp_path / name), nobody)
    assert [each.code for each in caught.value.findings] == ["E551"]
    assert f" import {quoted(tmp_path / name)} " in caught.value.findings[0].advice


def test_what_stands_beside_a_report_is_refused_unless_it_has_a_cover(tmp_path: Path) -> None:
    beside, own = tmp_path / "报告_数字出处.xlsx", tmp_path / "我的_检查.xlsx"
    write_workbook(beside, {"数字出处": (("序号",),)})
    write_workbook(own, minimal_sheets())
    assert refused(tmp_path, str(beside)) == "E549"
    assert find_workbook(tmp_path, str(own), never) == own


@pytest.mark.parametrize("names", [(), ("甲/一.xlsx", "甲/二.xlsx")])
def test_a_stated_folder_with_none_or_several_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    put(tmp_path, "甲/照片.jpg", *names)
    assert refused(tmp_path / "inputs", str(tmp_path / "甲")) in ("W001", "E505")


@pytest.mark.parametrize("name", ["甲/工作簿.et", "甲/工作簿.XLS", "工作簿.ods"])
def test_a_workbook_of_another_format_is_named_where_there_is_no_other(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert refused(tmp_path) == "W092"


@pytest.mark.parametrize("stated", ["工作簿.et", "工作簿.xlsx"])
def test_one_that_is_stated_or_stands_where_the_stated_one_should_is_named(tmp_path: Path, stated: str) -> None:
    put(tmp_path, "工作簿.et")
    with pytest.raises(NothingMadeError, match=r"工作簿\.et") as caught:
        find_workbook(tmp_path / "inputs", str(tmp_path / stated), nobody)
    assert [each.code for each in caught.value.findings] == ["W092"]


@pytest.mark.parametrize("name", ["甲/检查.xlsx", "甲/工作簿 副本.xlsx"])
def test_a_marked_copy_is_no_workbook_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = write_workbook(tmp_path / "甲/工作簿.xlsx", minimal_sheets())
    (tmp_path / name).write_bytes(sealed_parts(marked_copy(path, [], "")))
    assert find_workbook(tmp_path, "", never) == path
    with pytest.raises(NothingMadeError) as caught:
        find_workbook(tmp_path, str(tmp_path / name), never)
    assert [finding.code for finding in caught.value.findings] == ["E549"]


def test_the_sample_is_not_asked_about_where_there_are_workbooks_of_one_s_own(tmp_path: Path) -> None:
    for name in ("样例市2025", "云州市2026"):
        write_workbook(tmp_path / name / "工作簿.xlsx", minimal_sheets())
    (tmp_path / "样例市2025" / SAMPLE_MARK).touch()
    assert find_workbook(tmp_path, "", never) == tmp_path / "云州市2026" / "工作簿.xlsx"
    assert find_workbook(tmp_path, str(tmp_path / "样例市2025"), never).parent.name == "样例市2025"
    (tmp_path / "云州市2026" / "工作簿.xlsx").unlink()
    assert find_workbook(tmp_path, "", never).parent.name == "样例市2025"


def test_what_ships_is_marked_as_the_sample() -> None:
    shipped = Path(__file__).resolve().parents[2] / "inputs"
    assert [path.parent.name for path in shipped.glob(f"*/{SAMPLE_MARK}")] == ["焦作市2025"]

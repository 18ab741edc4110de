"""`import` as it is typed: what it writes, says and never touches."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.builders import TEMPLATES
from tests.importing.handmade import cover, line, table, word_file
from zhibao.cli import main
from zhibao.text.typed_commands import command_name
from zhibao.workbook.starter.import_list import LOOK_UPS, REDONE, SUMMARY_SHEET, TO_LOOK_AT

BODY = (
    cover()
    + line("一、基本情况", font="黑体")
    + line("全市中职在校生25115人，专任教师1840人。")
    + line("表1-1 规模（单位：人）", centre=True)
    + table(["项目", "2023年", "2024年"], ["中职在校生", "28802", "25115"])
    + '<w:p><w:del w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "我的 项目"
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return word_file(tmp_path / "去年 的", BODY)


def test_it_makes_a_workbook_photos_and_a_list(root: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(root, ["import", str(report), "云州市2024"]) == 0
    folder = root / "inputs" / "云州市2024"
    assert sorted(path.name for path in folder.iterdir()) == ["导入清单.xlsx", "工作簿.xlsx", "照片"]
    out, err = capsys.readouterr()
    assert f"工作簿：{folder / '工作簿.xlsx'}" in out and "章 1，" in out
    assert out.endswith(f"{command_name()} check 云州市2024\n")
    assert "[I813]" in err and "删去的话" in err
    listed = openpyxl.load_workbook(folder / "导入清单.xlsx")
    assert listed.sheetnames == [SUMMARY_SHEET, TO_LOOK_AT, LOOK_UPS, REDONE]
    assert [row[0] for row in listed[TO_LOOK_AT].iter_rows(min_row=2, values_only=True)] == ["I813"]


def test_two_year_tables_and_prose_become_indicators_and_offers(root: Path, report: Path) -> None:
    main(root, ["import", str(report), "云州市2024"])
    book = openpyxl.load_workbook(root / "inputs" / "云州市2024" / "工作簿.xlsx")
    rows = [row[:4] for row in book["指标"].iter_rows(values_only=True)]
    assert rows == [
        ("名称", "单位", 2023, 2024),
        ("去年的报告：表格", None, None, None),
        ("中职在校生", "人", 28802, 25115),
        ("去年的报告：正文", None, None, None),
        ("专任教师", "人", None, 1840),
    ]
    offers = openpyxl.load_workbook(root / "inputs" / "云州市2024" / "导入清单.xlsx")[LOOK_UPS]
    assert [row[:4] for row in offers.iter_rows(min_row=2, values_only=True)] == [
        ("1 基本情况", "B2", "25115", "{{中职在校生}}"),
        ("1 基本情况", "B2", "1840", "{{专任教师}}"),
    ]
    # Offered, and not put in.
    assert book["1 基本情况"]["B2"].value == "全市中职在校生25115人，专任教师1840人。"


@pytest.mark.parametrize("there", ["工作簿.xlsx", "导入清单.xlsx", "照片/图01.png"])
def test_nothing_that_is_there_is_overwritten(
    root: Path, report: Path, there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.importing.handmade import paragraph, photo, picture

    with_photo = word_file(tmp_path, BODY + paragraph(picture("p1")), {"p1": photo("red")}, "有照片.docx")
    path = root / "inputs" / "云州市2024" / there
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    assert main(root, ["import", str(with_photo), "云州市2024"]) == 2
    assert "[E506]" in capsys.readouterr().err
    left = [each for each in (root / "inputs").rglob("*") if each.is_file()]
    assert left == [path] and path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["import", "没有.docx", "云州市2024"], "I800"),
        (["import", "没有.docx", "云州市"], "E507"),
        (["import", "没有.docx"], "E509"),
        (["import", "没有.docx", "云州市2024", "--pack", "hunan"], "M440"),
    ],
)
def test_a_faulty_command_is_refused(
    root: Path, words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(root, words) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not (root / "inputs").exists()


def test_json_names_the_files_and_the_places(root: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(root, ["import", str(report), "云州市2024", "--pack", "gongwen", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["status"] == "ready" and found["workbook"].endswith("工作簿.xlsx") and found["list"]
    (deleted,) = [each for each in found["findings"] if each["code"] == "I813"]
    assert deleted["file"] == report.name and deleted["place"]["kind"] == "report"
    assert openpyxl.load_workbook(found["workbook"])["封面"]["B12"].value == "gongwen"


def test_another_year_than_the_name_says_is_told(root: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(root, ["import", str(report), "云州市2026"]) == 0
    assert "[I823]" in capsys.readouterr().err

"""How it stands with the forms, and what is written before they are sent."""

from __future__ import annotations

import io
import json
import shutil
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from tests.builders import COVER, TEMPLATES, Rows, minimal_sheets, write_workbook
from tests.forms.school_samples import RECEIVED_IN, ROSTER, SCHOOLS, Case, Forms, put, small_templates
from tests.reports import silent
from zhibao.cli import main
from zhibao.cli.workbooks import find_workbook
from zhibao.findings import NothingMadeError
from zhibao.forms.receiving import receive
from zhibao.pack import load_pack
from zhibao.pipeline.school_forms import write_forms
from zhibao.workbook.form_mark import MARK_SHEET
from zhibao.workbook.reader import read_workbook

FIRST, SECOND, THIRD = SCHOOLS


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """One school has sent all, one something doubtful, one nothing."""
    forms = Forms(tmp_path_factory.mktemp("情况"))
    forms.sent(FIRST, cases=[Case("甲一")])
    forms.sent(
        SECOND, {"在校生": "许多", "仪器设备值": 99_000_000}, 获奖=[("省级", "大赛", "焊接", "张三丰", "", "一等奖")]
    )
    shutil.copy(forms.written[THIRD], forms.returned / f"~${THIRD}.xlsx")
    (forms.returned / "通知.docx").write_bytes(b"x")
    return forms


def test_it_says_who_has_sent_who_has_not_and_whose_numbers_are_doubted(forms: Forms) -> None:
    status = forms.status()
    assert [(each.school, each.summary) for each in status.schools] == [
        (FIRST, "已交，没有问题"), (SECOND, "已交，1 处要改、1 处请核对"), (THIRD, "还没有交"),
    ]  # fmt: skip
    assert [(each.code, each.file) for each in status.unused] == [("F852", "学校填报/通知.docx")]
    assert [row.split("\t") for row in status.rows] == [
        ["学校", "题目", "放在", "采用"], [FIRST, "甲一", "学生发展／学生素质", "是"],
    ]  # fmt: skip


def test_each_school_has_a_page_of_its_own_that_needs_no_other_file(forms: Forms) -> None:
    pages = {page.stem.removesuffix("填报情况"): page.read_text(encoding="utf-8") for page in forms.status().pages}
    assert list(pages) == list(SCHOOLS)
    assert "没有发现问题" in pages[FIRST] and "甲一" in pages[FIRST]
    assert "1 处要改" in pages[SECOND] and "许多" in pages[SECOND] and "“学校数据”C5" in pages[SECOND]
    assert "还没有收到填报表" in pages[THIRD]
    for school, page in pages.items():
        assert not [other for other in SCHOOLS if other != school and other in page]
        assert "http" not in page and "src=" not in page and "张三丰" not in page


def test_rows_that_are_pasted_into_the_sheet_are_understood(forms: Forms, tmp_path: Path) -> None:
    copy = forms.copied(tmp_path / "情况")
    book = openpyxl.load_workbook(copy.workbook)
    sheet = book.create_sheet("采用")
    for row in forms.status().rows:
        sheet.append(row.split("\t"))
    book.save(copy.workbook)
    assert copy.status().rows == ()
    assert not [code for code in copy.codes() if code[:4] in ("F872", "F873", "F875")]


def test_a_form_is_a_school_and_a_years_by_its_mark_and_offers_the_sections(forms: Forms) -> None:
    assert list(forms.written) == list(SCHOOLS)
    book = openpyxl.load_workbook(forms.written[FIRST])
    assert book.sheetnames[:7] == ["怎样填", "学校数据", "获奖", "培训", "专业", "证书", "案例1"]
    assert [cell.value for cell in book[MARK_SHEET]["B"]] == [FIRST, "2025", "云州市"]
    assert book[MARK_SHEET].sheet_state == "veryHidden" and book["选单"].sheet_state == "hidden"
    assert [cell.value for cell in book["选单"]["A"]] == ["学生发展／学生素质"]
    offered = {each.formula1: each.sqref for each in book["案例1"].data_validations.dataValidation}
    assert "选单!$A$1:$A$1" in {source.replace("'", "") for source in offered if source}
    assert '"一等奖,二等奖,三等奖,优秀奖"' in {each.formula1 for each in book["获奖"].data_validations.dataValidation}
    limits = {str(each.sqref): each for each in book["学校数据"].data_validations.dataValidation}
    assert (limits["C5"].type, limits["C5"].formula1, limits["C5"].formula2) == ("whole", "0", "15000")
    assert FIRST in str(book["怎样填"]["A1"].value) and not any("{" in str(cell.value) for cell in book["怎样填"]["B"])


def test_the_same_workbook_gives_the_same_forms_byte_by_byte(forms: Forms, tmp_path: Path) -> None:
    again = write_forms(forms.workbook, small_templates(), tmp_path, silent)
    assert [path.read_bytes() for path in again.paths] == [path.read_bytes() for path in forms.written.values()]
    put_back = openpyxl.load_workbook(again.paths[0])
    put(put_back["学校数据"], 5, 3, 7)
    put_back.save(again.paths[0])
    told = write_forms(forms.workbook, small_templates(), tmp_path, silent)
    assert [each.code for each in told.findings] == ["E502"]
    assert openpyxl.load_workbook(again.paths[0])["学校数据"]["C5"].value == 7


def test_forms_for_the_schools_of_a_fresh_workbook_are_told(tmp_path: Path) -> None:
    forms = Forms(
        tmp_path, minimal_sheets(学生发展=RECEIVED_IN), (("学校名称",), ("甲校",), ("乙校（示例）",), ("丙校（示例）",))
    )
    told = write_forms(forms.workbook, small_templates(), tmp_path, silent).findings
    assert [(each.code, each.ref.cell) for each in told] == [("F886", "A3")]


def test_sections_are_those_that_ask_for_cases_and_without_any_all_of_them(tmp_path: Path) -> None:
    chapters = {"学生发展": tuple(row for row in RECEIVED_IN if row != ("收案例",)), "面临挑战": (("段落", "文。"),)}
    forms = Forms(tmp_path, minimal_sheets(**chapters), ROSTER[:2])
    sheet = openpyxl.load_workbook(forms.written[FIRST])["选单"]
    assert [cell.value for cell in sheet["A"]] == ["学生发展／学生素质", "学生发展／就业质量", "面临挑战"]


def last_years_column(path: Path) -> dict[str, object]:
    rows = list(openpyxl.load_workbook(path)["学校数据"].iter_rows(min_row=3, values_only=True))
    at = rows[0].index("2024年") if "2024年" in rows[0] else None
    return {} if at is None else {str(row[0]): row[at] for row in rows[1:] if row[at] is not None}


def test_last_years_figures_come_from_last_years_forms(tmp_path: Path) -> None:
    last = Forms(tmp_path / "云州市2024")
    cover = [(key, "2024" if key == "报告年度" else value) for key, value in last.sheets["封面"]]
    last.sheets = {**last.sheets, "封面": cover}
    path = last.written[FIRST]
    book = openpyxl.load_workbook(path)
    for row in book["学校数据"].iter_rows(min_row=4):
        if row[1].value:
            row[2].value = 321 if row[0].value == "在校生" else 1
    last.returned.mkdir()
    book.save(last.returned / "甲.xlsx")
    now = Forms(tmp_path / "云州市2025")
    now.sheets = {**now.sheets, "封面": [*now.sheets["封面"], ("上年工作簿", "../云州市2024/工作簿.xlsx")]}
    assert last_years_column(now.written[FIRST])["在校生"] == 321
    assert last_years_column(now.written[SECOND]) == {}
    now.sent(FIRST, {"在校生": 2000})
    assert "F866" in [each.code for each in now.findings()]


def test_last_years_figures_come_from_rows_that_were_kept(tmp_path: Path) -> None:
    kept = (("学校名称", "年度", "在校生", "备注"), (FIRST, 2024, 90, "x"), (SECOND, 2023, 80, ""))
    forms = Forms(tmp_path, {**minimal_sheets(学生发展=RECEIVED_IN), "数据各校": kept})
    assert last_years_column(forms.written[FIRST]) == {"在校生": 90}
    assert last_years_column(forms.written[SECOND]) == {}


@pytest.mark.parametrize(("roster", "year", "codes"), [
    ((("学校名称",),), "2025", ["F881"]), (ROSTER, "今年", ["F882"]),
    ((("学校名称", "填报"), (FIRST, "否")), "2025", ["F881"]),
])  # fmt: skip
def test_what_is_missing_for_forms_is_told(tmp_path: Path, roster: Rows, year: str, codes: list[str]) -> None:
    cover = [(key, year if key == "报告年度" else value) for key, value in COVER]
    workbook = write_workbook(tmp_path / "工作簿.xlsx", {**minimal_sheets(), "封面": cover, "学校": roster})
    with pytest.raises(NothingMadeError) as refused:
        write_forms(workbook, TEMPLATES, tmp_path, silent)
    assert [each.code for each in refused.value.findings] == codes


def test_what_the_review_doubts_in_a_form_is_told_to_its_school(forms: Forms, tmp_path: Path) -> None:
    """All prizes of the city are one table, whose words have one spelling."""
    copy = forms.copied(tmp_path / "情况")
    contests = {FIRST: "省职业技能大赛", SECOND: "省职业 技能大赛"}
    for school, contest in contests.items():
        prizes = [("省级", contest, "焊接", "张三丰", "", "一等奖"), ("省级", "技能月", "焊接", "李四光", "", "二等奖")]
        copy.sent(school, 获奖=prizes)
    states = {each.school: each for each in copy.status().schools}
    told = [each for school in contests for each in states[school].findings]
    assert [(each.code, each.ref.sheet, each.ref.cell) for each in told] == [("D783", "获奖", "B4")]


def test_what_the_clerk_has_to_mend_is_not_the_schools(forms: Forms, tmp_path: Path) -> None:
    copy = forms.copied(tmp_path / "情况")
    shutil.copy(copy.returned / f"{FIRST}.xlsx", copy.returned / "又一份.xlsx")
    copy.sent(SECOND, cases=[Case("乙一", "没有的节")])
    assert [each.summary for each in copy.status().schools] == ["已交，没有问题", "已交，没有问题", "还没有交"]


def test_a_build_with_a_pack_without_forms_says_so(forms: Forms, tmp_path: Path) -> None:
    copy, templates = forms.copied(tmp_path / "情况"), tmp_path / "templates"
    shutil.copytree(TEMPLATES / "henan", templates / "henan", ignore=shutil.ignore_patterns("forms.toml"))
    report, _, findings = read_workbook(copy.workbook, partial(load_pack, templates), receive)
    assert [each.code for each in findings] == ["F880"]
    assert not report.received.forms


def test_a_pack_without_forms_says_so(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES / "henan", templates / "henan", ignore=shutil.ignore_patterns("forms.toml"))
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets() | {"学校": ROSTER})
    with pytest.raises(NothingMadeError) as refused:
        write_forms(workbook, templates, tmp_path, silent)
    assert [each.code for each in refused.value.findings] == ["F880"]


@pytest.fixture
def root(forms: Forms, tmp_path: Path) -> Path:
    """A project folder with the workbook and what came back."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    shutil.copytree(forms.folder, tmp_path / "inputs" / "云州市2025", ignore=shutil.ignore_patterns("发出", "output"))
    return tmp_path


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(root, words)
    return code, capsys.readouterr().out


def test_the_command_writes_forms_and_tells_how_it_stands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(root, capsys, "forms", str(root / "inputs" / "云州市2025"))
    assert code == 0 and "共 3 份" in out and len(list((root / "output" / "云州市2025填报表").glob("*.xlsx"))) == 3
    code, out = run(root, capsys, "forms", "--status", "-o", str(root / "状态"))
    assert code == 1 and "要交 3 所，已交 2 所，没有问题的 1 所。" in out
    assert f"{FIRST}\t甲一\t学生发展／学生素质\t是" in out and "通知.docx" in out
    assert len(list((root / "状态" / "云州市2025填报表").glob("*填报情况.html"))) == 3


def test_the_status_as_json_has_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(root, capsys, "forms", "--status", "--format", "json")
    plain = json.load(io.StringIO(out))
    assert code == 1
    assert [(each["school"], each["file"], each["errors"]) for each in plain["schools"]] == [
        (FIRST, f"学校填报/{FIRST}.xlsx", 0), (SECOND, f"学校填报/{SECOND}.xlsx", 1), (THIRD, None, 0),
    ]  # fmt: skip
    assert plain["rows"][1] == [FIRST, "甲一", "学生发展／学生素质", "是"] and plain["unused"][0]["code"] == "F852"


def test_forms_beside_a_workbook_are_not_taken_for_workbooks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = root / "inputs" / "云州市2025" / "学校填报" / "坏的.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    code, out = run(root, capsys, "check", str(root / "inputs" / "云州市2025"))
    with pytest.raises(NothingMadeError) as refused:
        find_workbook(root / "inputs", str(broken), lambda names: None)
    assert [each.code for each in refused.value.findings] == ["F884"]
    assert code == 1 and "坏的.xlsx" in out and "F851" in out and f"“学校填报/{SECOND}.xlsx”工作表“学校数据”C5：" in out

"""Forms as they come back: renamed, with rows inserted, hidden, twice, of another year, damaged, open, locked."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.workbook.workbook import Workbook

from tests.builders import patch_parts
from tests.forms.school_samples import SCHOOLS, Case, Forms, label_rows, put
from tests.reports import photo
from zhibao.findings import Finding
from zhibao.workbook.form_mark import MARK_SHEET

FIRST = SCHOOLS[0]
FILE = f"学校填报/{FIRST}.xlsx"


@pytest.fixture(scope="module")
def _ready(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    forms = Forms(tmp_path_factory.mktemp("交回"))
    forms.all_sent(在校生=100)
    return forms


@pytest.fixture
def forms(_ready: Forms, tmp_path: Path) -> Forms:
    """Return a fresh copy of a folder to which all schools have sent."""
    return _ready.copied(tmp_path / "交回")


def changed(forms: Forms, change: Callable[[Workbook], None], school: str = FIRST) -> Path:
    """Change a form that came back with openpyxl, which keeps all that forms hold."""
    path = forms.returned / f"{school}.xlsx"
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def figure(forms: Forms, school: str, name: str) -> str:
    header, *rows = forms.table("数据各校")
    return next(row[header.index(name)] for row in rows if row[0] == school)


def test_what_all_schools_have_sent_is_read_without_a_word(forms: Forms) -> None:
    assert forms.codes() == []
    assert [row[0] for row in forms.table("数据各校")[1:]] == list(SCHOOLS)


def test_a_file_may_be_called_and_lie_as_it_likes(forms: Forms) -> None:
    path = forms.returned / f"{FIRST}.xlsx"
    (forms.returned / "微信 收到").mkdir()
    path.rename(forms.returned / "微信 收到" / "填报表(3)-最终版.XLSX")
    assert forms.codes() == [] and figure(forms, FIRST, "在校生") == "100"


def test_inserted_rows_and_columns_change_nothing(forms: Forms) -> None:
    def insert(book: Workbook) -> None:
        book["学校数据"].insert_rows(5, 3)
        book["学校数据"].insert_rows(1, 2)
        book["学校数据"].insert_cols(1)
        book["获奖"].insert_rows(1)
        book["获奖"].insert_cols(2)
        for column, word in enumerate(("省级", "", "大赛", "焊接", "张三丰", "", "一等奖"), 1):
            put(book["获奖"], 9, column, word)

    changed(forms, insert)
    assert forms.codes() == []
    assert figure(forms, FIRST, "在校生") == "100"
    assert forms.table("数据获奖")[1:] == [[FIRST, "2025", "省级", "大赛", "焊接", "张三丰", "", "一等奖"]]


def test_a_cell_merged_over_rows_counts_in_each(forms: Forms) -> None:
    def merge(book: Workbook) -> None:
        for row, pupil in enumerate(("张三丰", "李四光"), 4):
            for column, word in enumerate(("省级", "大赛", "焊接", pupil, "", "一等奖"), 1):
                put(book["获奖"], row, column, word)
        book["获奖"].merge_cells("B4:B5")

    changed(forms, merge)
    assert forms.codes() == []
    report = forms.read().report
    (table,) = (each.table for each in report.data_tables if each.name == "数据获奖")
    assert [cell.row_span if cell else None for cell in (row[3] for row in table.body)] == [2, None]


def test_a_school_that_has_not_sent_is_told_at_its_name(forms: Forms) -> None:
    (forms.returned / f"{FIRST}.xlsx").unlink()
    assert forms.codes() == ["F850 学校!A2"]
    assert len(forms.table("数据各校")) == len(SCHOOLS)


def test_a_school_that_is_not_asked_is_not_missed(forms: Forms) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    put(book["学校"], 1, 4, "填报")
    put(book["学校"], 2, 4, "否")
    book.save(forms.workbook)
    (forms.returned / f"{FIRST}.xlsx").unlink()
    assert forms.codes() == []


def test_a_school_whose_row_the_clerk_typed_is_not_missed_and_rows_are_stacked(forms: Forms) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    sheet = book.create_sheet("数据各校")
    for row in (("年度", "学校名称", "备注", "在校生"), (2024, SCHOOLS[1], "去年", 90), (2025, FIRST, "电话报来", 77)):
        sheet.append(row)
    book.save(forms.workbook)
    (forms.returned / f"{FIRST}.xlsx").unlink()
    assert forms.codes() == []
    rows = [dict(zip(forms.table("数据各校")[0], row, strict=True)) for row in forms.table("数据各校")[1:]]
    assert [(row["年度"], row["学校名称"], row["备注"], row["在校生"]) for row in rows] == [
        ("2024", SCHOOLS[1], "去年", "90"),
        ("2025", FIRST, "电话报来", "77"),
        ("2025", SCHOOLS[1], "", "100"),
        ("2025", SCHOOLS[2], "", "100"),
    ]


def test_a_school_is_never_counted_twice(forms: Forms) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    sheet = book.create_sheet("数据各校")
    sheet.append(("学校名称", "在校生"))
    sheet.append((FIRST, 77))
    book.save(forms.workbook)
    assert forms.codes() == ["F868 数据各校!A2"]
    assert [row[:2] for row in forms.table("数据各校")[1:]] == [[FIRST, "77"], [SCHOOLS[1], "100"], [SCHOOLS[2], "100"]]


def test_a_table_of_the_workbook_without_schools_is_told(forms: Forms) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    for row in (("级别", "等次"), ("国家级", "一等奖")):
        (book["数据获奖"] if "数据获奖" in book.sheetnames else book.create_sheet("数据获奖")).append(row)
    book.save(forms.workbook)
    assert forms.codes() == ["F869 数据获奖!A1"]


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def without_a_sheet(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != "xl/worksheets/sheet2.xml"}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def with_broken_xml(path: Path) -> None:
    patch_parts(path, lambda name, data: data[:-20] if name == "xl/worksheets/sheet2.xml" else data)


@pytest.mark.parametrize("damage", [encrypted, cut_short, without_a_sheet, with_broken_xml])
def test_a_damaged_form_is_told_by_its_file_and_the_others_are_used(
    forms: Forms, damage: Callable[[Path], None]
) -> None:
    damage(forms.returned / f"{FIRST}.xlsx")
    found = [each for each in forms.findings() if each.code != "F850"]
    assert [(each.code, each.file, each.ref.sheet) for each in found] == [("F851", FILE, "")]
    assert [row[0] for row in forms.table("数据各校")[1:]] == list(SCHOOLS[1:])


def test_a_form_with_a_password_says_so(forms: Forms) -> None:
    encrypted(forms.returned / f"{FIRST}.xlsx")
    (found,) = (each for each in forms.findings() if each.code == "F851")
    assert "密码" in found.message and "密码" in found.advice


def test_a_file_that_the_program_did_not_write_is_no_form(forms: Forms) -> None:
    changed(forms, lambda book: book.remove(book[MARK_SHEET]))
    assert forms.codes() == [f"F853 {FILE}", "F850 学校!A2"]


def test_forms_of_another_year_and_of_another_school_are_told(forms: Forms) -> None:
    def mark(row: int, value: str) -> Callable[[Workbook], None]:
        return lambda book: put(book[MARK_SHEET], row, 2, value)

    changed(forms, mark(2, "2024"))
    changed(forms, mark(1, "邻市职业学校"), SCHOOLS[1])
    codes = [each.code for each in forms.findings()]
    assert codes == ["F855", "F854", "F850", "F850"]
    assert [row[0] for row in forms.table("数据各校")[1:]] == [SCHOOLS[2]]


def test_of_two_forms_of_a_school_the_last_saved_is_used(forms: Forms) -> None:
    old = forms.returned / f"{FIRST}.xlsx"
    new = forms.sent(FIRST, {"在校生": 222}, file="改好的.xlsx")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    assert forms.codes() == [f"F856 学校填报/{new.name}"]
    assert figure(forms, FIRST, "在校生") == "222" and len(forms.table("数据各校")) == len(SCHOOLS) + 1


def test_an_open_form_is_told_and_its_mark_is_no_form(forms: Forms) -> None:
    (forms.returned / f"~${FIRST}.xlsx").write_bytes(b"\x05clerk")
    (forms.returned / f".~lock.{SCHOOLS[1]}.xlsx#").write_text("clerk", encoding="utf-8")
    found = forms.findings()
    assert [(each.code, each.file) for each in found] == [("F857", f"学校填报/{SCHOOLS[1]}.xlsx"), ("F857", FILE)]
    assert figure(forms, FIRST, "在校生") == "100"


def test_what_else_lies_there_is_told_unless_it_is_a_photo(forms: Forms) -> None:
    for name in ("名单.xls", "说明.docx", "合影.JPG", "Thumbs.db", ".DS_Store", "~$x.xlsx"):
        (forms.returned / name).write_bytes(b"x")
    assert [(each.code, each.file) for each in forms.findings()] == [
        ("F852", "学校填报/名单.xls"), ("F852", "学校填报/说明.docx"),
    ]  # fmt: skip


def test_without_the_folder_nothing_is_missed(forms: Forms) -> None:
    shutil.rmtree(forms.returned)
    assert forms.codes() == []


def hide_figure(book: Workbook) -> None:
    book["学校数据"].row_dimensions[5].hidden = True


def filter_prizes(book: Workbook) -> None:
    for row in (4, 5):
        for column, word in enumerate(("省级", "大赛", "焊接", "张三丰", "", "一等奖"), 1):
            put(book["获奖"], row, column, word)
    book["获奖"].row_dimensions[5].hidden = True


def hide_column(book: Workbook) -> None:
    book["学校数据"].column_dimensions["C"].hidden = True


def hide_sheet(book: Workbook) -> None:
    book["专业"].sheet_state = "hidden"


@pytest.mark.parametrize(("hide", "codes"), [
    (hide_figure, {"F859 学校数据!C5", "F858 学校数据"}), (filter_prizes, {"F859 获奖!A5"}),
    (hide_sheet, {"F858 专业"}),
])  # fmt: skip
def test_what_is_hidden_does_not_go_out(forms: Forms, hide: Callable[[Workbook], None], codes: set[str]) -> None:
    changed(forms, hide)
    found = {f"{each.code} {each.ref.sheet}!{each.ref.cell}".rstrip("!") for each in forms.findings()}
    assert found == codes
    assert "张三丰" not in str(forms.table("数据获奖")[2:])


def test_a_hidden_column_of_numbers_is_told(forms: Forms) -> None:
    changed(forms, hide_column)
    found = {each.code for each in forms.findings()}
    assert found == {"F859", "F860"} and figure(forms, FIRST, "在校生") == ""


def rename_header(book: Workbook) -> None:
    put(book["获奖"], 3, 6, "名次")
    put(book["获奖"], 4, 1, "省级")


def drop_sheet(book: Workbook) -> None:
    book.remove(book["学校数据"])


def drop_figure(book: Workbook) -> None:
    put(book["学校数据"], 5, 1, "在校人数")


@pytest.mark.parametrize(("change", "codes"), [
    (rename_header, ["F858"]), (drop_sheet, ["F858"]), (drop_figure, ["F867", "F858"]),
])  # fmt: skip
def test_a_sheet_that_was_changed_beyond_recognition_is_told(
    forms: Forms, change: Callable[[Workbook], None], codes: list[str]
) -> None:
    changed(forms, change)
    assert [each.code for each in forms.findings()] == codes


ENTRIES: Mapping[str, tuple[object, str]] = {
    "招生数": (None, "F860"), "班级数": ("约 12 个", "F861"), "兼职教师": (12.5, "F861"), "产业学院": (-3, "F861"),
    "心理健康教师": ("12%", "F861"), "仪器设备值": (125_000_000, "F862"), "双师型教师": (61, "F864"),
    "毕业生数": (101, "F865"), "初次就业起薪": (None, ""), "新增仪器设备值": (1250.75, ""), "占地面积": ("1,234.5", ""),
    "合作企业": ("—", ""), "在校生": ("１２００", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def entered(_ready: Forms, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Finding]]:
    """Return what is found about each figure of a form with right and wrong entries."""
    forms = _ready.copied(tmp_path_factory.mktemp("填") / "交回")
    path = forms.sent(FIRST, {name: value for name, (value, _) in ENTRIES.items()})
    sheet = openpyxl.load_workbook(path)["学校数据"]
    names = {row[2].coordinate: str(row[0].value) for row in sheet.iter_rows(min_row=4)}
    found: dict[str, list[Finding]] = {name: [] for name in names.values()}
    for each in forms.findings():
        assert (each.file, each.ref.sheet) == (FILE, "学校数据")
        found[names[each.ref.cell]].append(each)
    return found


@pytest.mark.parametrize("name", ENTRIES)
def test_entries_are_held_against_what_was_asked(entered: Mapping[str, list[Finding]], name: str) -> None:
    _, code = ENTRIES[name]
    assert [each.code for each in entered[name]] == ([code] if code else [])
    assert all(FIRST in each.message and name in each.message for each in entered[name])


def test_the_parts_of_a_total_are_each_between_quotes(entered: Mapping[str, list[Finding]]) -> None:
    (told,) = entered["毕业生数"]
    assert "“升学人数”、“直接就业人数”、“其他去向人数”相加是" in told.message


def test_nothing_is_said_of_the_other_entries(entered: Mapping[str, list[Finding]]) -> None:
    assert [name for name, found in entered.items() if found and name not in ENTRIES] == []


def test_a_list_is_held_against_its_columns(forms: Forms) -> None:
    forms.sent(
        FIRST,
        获奖=[("省部级", "大赛", "", "张三丰", "", "一等奖")],
        专业=[("护理", "医药卫生", "三年", "延续", 40, 120, 40)],
    )
    found = [f"{each.code} {each.ref.sheet}!{each.ref.cell}" for each in forms.findings()]
    assert found == ["F863 获奖!A4", "F860 获奖!C4", "F861 专业!C4"]


def test_totals_and_further_columns_of_a_school_are_no_rows(forms: Forms) -> None:
    path = forms.sent(FIRST, 证书=[("护士", "初级", 40, 38), ("合计", "", 40, 38)])
    book = openpyxl.load_workbook(path)
    put(book["证书"], 3, 5, "备注")
    put(book["证书"], 4, 5, "去年的")
    book.save(path)
    assert forms.codes() == [f"F867 {FILE} 证书!E3"]
    assert len(forms.table("数据证书")) == 2


def test_what_a_school_added_is_told_and_not_used(forms: Forms) -> None:
    path = forms.sent(FIRST, cases=[Case()])
    book = openpyxl.load_workbook(path)
    book.create_sheet("其他荣誉").append(("文明校园",))
    book.create_sheet("空的")
    rows = label_rows(book["案例1"])
    put(book["案例1"], rows["正文"] + 1, 1, "写在 A 列的一段")
    put(book["案例1"], rows["题目"], 3, "写在旁边")
    book["获奖"].add_image(SheetImage(photo(forms.folder, "奖状.png")), "B6")
    book.save(path)
    cells = ("获奖!B6", "其他荣誉", f"案例1!C{rows['题目']}", f"案例1!A{rows['正文'] + 1}")
    codes = [f"{'W021' if '获奖' in cell else 'F867'} {FILE} {cell}" for cell in cells]
    assert sorted(forms.codes()) == sorted(codes)


def test_the_report_of_faulty_forms_is_a_draft_made_of_the_others(forms: Forms) -> None:
    forms.sent(SCHOOLS[1], {"在校生": "很多"}, cases=[Case()])
    encrypted(forms.returned / f"{FIRST}.xlsx")
    made = forms.made()
    assert made.path.stem.endswith("_草稿")
    assert {code.split()[0] for code in made.codes} == {"F850", "F851", "F861"}
    assert "匠心筑梦" in "".join(made.texts("案例标题"))

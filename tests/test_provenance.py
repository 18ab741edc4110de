"""数字出处: every printed number with its place on paper and the cells that it goes back to."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.builders import COVER, Page, Rows, Shown, minimal_sheets, rich
from tests.reports import Made, make
from zhibao.model.origin import Way
from zhibao.model.provenance import Inputs, Provenance
from zhibao.packing import sealed_parts
from zhibao.workbook.provenance_book import provenance_book

DICTIONARY = (
    ("名称", "单位", 2024, 2025, "公式"),
    ("中职在校生", "人", 28802, 25115),
    ("高中在校生", "人", 104194, 102572),
    ("职普比", "成比", None, None, "中职在校生/高中在校生*10"),
    ("“双师型”教师", "人", None, 661),
    ("专业课教师", "人", None, 952),
    ("双师占比", "%", None, None, "“双师型”教师/专业课教师"),
    ("获奖数", "项", 242, None, '计数("数据获奖", 级别="省级")'),
    ("生师比", ":1", None, 12, "中职在校生/1840"),
)
PRIZES = (("级别", "等次"), ("省级", "一等奖"), ("省级", "二等奖"), ("市级", "一等奖"), ("省级", "一等奖"))
CHAPTER = (
    ("节", "规模"),
    ("段落", "共有{{中职在校生}}人，比上年{{中职在校生.增减}}，其中女生120人。"),
    ("", "双师占{{双师占比}}，获奖{{获奖数}}项，生师比{{生师比}}。"),
    ("表格", "学校", "", "名称=学校表"),
    ("", "序号", "校", "人数", "比例"),
    ("", 1, "甲", Shown(1234, "#,##0"), "{{职普比}}"),
    ("汇总表", "获奖", "", "来源=数据获奖；行=级别；列=等次；合计=是"),
    ("统计图", "在校生", "柱形图", "指标=中职在校生,高中在校生"),
    ("案例", "一例", "甲校"),
    ("段落", "案例里有{{报告年度}}年的{{中职在校生}}人。"),
)


def sheets() -> dict[str, Rows | Page]:
    return minimal_sheets(基本情况=CHAPTER) | {"封面": COVER, "指标": DICTIONARY, "数据获奖": PRIZES}


Row = dict[str, object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("出处 与链接"), sheets())


@pytest.fixture(scope="module")
def rows(made: Made) -> list[Row]:
    return read(made)


def read(made: Made) -> list[Row]:
    assert made.outcome.provenance is not None
    sheet = openpyxl.load_workbook(made.outcome.provenance)["数字出处"]
    header, *rest = sheet.iter_rows()
    names = [str(cell.value) for cell in header]
    return [{name: cell.value for name, cell in zip(names, row, strict=True)} for row in rest]


def first_page(made: Made) -> list[list[object]]:
    assert made.outcome.provenance is not None
    book = openpyxl.load_workbook(made.outcome.provenance)
    assert book.sheetnames == ["先看这里", "数字出处", "出处明细"]
    return [[cell for cell in row if cell is not None] for row in book["先看这里"].iter_rows(values_only=True)]


def section(page: list[list[object]], title: str) -> list[list[object]]:
    """Return the rows of a section of the first page below its header, up to the empty row."""
    begin = next(at for at, row in enumerate(page) if row and str(row[0]).startswith(title))
    end = next((at for at in range(begin, len(page)) if not page[at]), len(page))
    return page[begin + 3 : end]


def by_place(rows: list[Row], place: str, printed: str) -> Row:
    (found,) = [row for row in rows if row["位置"] == place and row["印出"] == printed]
    return found


def inputs(row: Row) -> list[object]:
    return [row[f"出处{at}"] for at in range(1, 7) if row[f"出处{at}"]]


def test_the_file_stands_beside_the_report_and_shares_its_name(made: Made) -> None:
    provenance = made.outcome.provenance
    assert provenance and provenance.parent == made.path.parent
    assert provenance.name == f"{made.path.stem}_数字出处.xlsx"


def test_the_first_page_counts_the_ways_and_lists_what_somebody_has_to_look_at(made: Made, rows: list[Row]) -> None:
    page = first_page(made)
    counts = {row[0]: row[1] for row in page[4:10]}
    assert counts == {way.value: sum(row["来历"] == way.value for row in rows) for way in Way}
    assert [row[-3:] for row in section(page, "一、直接写在文字里的数")] == [
        ["87人，其中女生【120】人。", "120", "基本情况!B3"]
    ]
    ((*_, told, printed, cell),) = section(page, "二、填报值")
    assert (told, printed, cell) == ("生师比（2025年）：填报值；按公式为25115/1840", "12:1", "指标!D9")
    assert page[-1] == ["三、约数和估计的数：没有"]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("约120人", ["120"]),
        ("近5年来", []),
        ("接近300人", ["300"]),
        ("120余人", ["120"]),
        ("培训1200人次左右", ["1200"]),
        ("预计达到90%以上", ["90%"]),
        ("共120人", []),
    ],
)
def test_numbers_that_are_only_about_right_are_listed(tmp_path: Path, text: str, listed: list[str]) -> None:
    page = first_page(make(tmp_path, minimal_sheets(基本情况=[("段落", f"今年{text}。")])))
    found = section(page, "三、约数") if listed else []
    assert [row[-2] for row in found] == listed
    assert (page[-1] == ["三、约数和估计的数：没有"]) is not bool(listed)


@pytest.mark.parametrize("text", ["2025年3月", "2023级新生", "2024—2025学年", "第3届"])
def test_dates_are_nothing_to_look_at(tmp_path: Path, text: str) -> None:
    page = first_page(make(tmp_path, minimal_sheets(基本情况=[("段落", f"学校在{text}开办。")])))
    assert ["一、直接写在文字里的数：没有"] in page


def test_of_very_many_the_first_page_lists_the_first(tmp_path: Path) -> None:
    lines = [("段落", f"甲校有{number}人。") for number in range(1000, 1400)]
    page = first_page(make(tmp_path, minimal_sheets(基本情况=lines)))
    assert len(section(page, "一、直接写在文字里的数：400 处")) == 301
    assert ["另有 100 处，在“数字出处”表里筛选“来历”。"] in page


def test_a_raw_figure_leads_to_its_cell(rows: list[Row]) -> None:
    row = by_place(rows, "第 1 段", "25115")
    assert row["章节"] == "1 基本情况／规模"
    assert row["前后文"] == "共有【25115】人，比上年减少3"
    assert (row["准确值"], row["名称"], row["来历"]) == (25115, "中职在校生（2025年）", "填写")
    assert inputs(row) == ["指标!D2"]


def test_a_change_leads_to_both_years(rows: list[Row]) -> None:
    row = by_place(rows, "第 1 段", "减少3687人")
    assert (row["准确值"], row["代入"], row["来历"]) == (-3687, "25115-28802", "计算")
    assert inputs(row) == ["指标!D2", "指标!C2"]


def test_a_computed_share_shows_formula_numbers_and_exact_value(rows: list[Row]) -> None:
    row = by_place(rows, "第 2 段", "69.43%")
    assert (row["公式"], row["代入"]) == ("“双师型”教师/专业课教师", "661/952")
    assert row["准确值"] == pytest.approx(661 / 952, abs=1e-12)
    assert inputs(row) == ["指标!D5", "指标!D6"]


def test_a_count_leads_to_the_rows_that_were_counted(rows: list[Row]) -> None:
    row = by_place(rows, "第 2 段", "3")
    assert row["来历"] == "统计"
    assert inputs(row) == ["数据获奖!A2", "数据获奖!A3", "数据获奖!A5"]


@pytest.mark.parametrize(
    ("formula", "way", "leads_to"),
    [
        ('计数("数据获奖", 级别="省级")/计数("数据获奖")*100', "计算", ["数据获奖!A2", "数据获奖!A3", "数据获奖!A5"]),
        ('计数("数据获奖", 等次="二等奖")', "统计", ["数据获奖!B3"]),
        ('计数("数据获奖", 级别="市级", 等次="二等奖")', "统计", ["数据获奖!B1"]),
        ("3*4", "计算", []),
    ],
)
def test_a_formula_of_tallies_says_what_it_is(tmp_path: Path, formula: str, way: str, leads_to: list[str]) -> None:
    dictionary = [("名称", "单位", 2025, "公式"), ("甲", "项", None, formula)]
    made = make(
        tmp_path, minimal_sheets(基本情况=[("段落", "共{{甲}}项。")]) | {"指标": dictionary, "数据获奖": PRIZES}
    )
    (row,) = [row for row in read(made) if row["名称"] == "甲（2025年）"]
    assert (row["来历"], inputs(row)[: len(leads_to)]) == (way, leads_to)


def test_a_tally_of_nothing_leads_to_the_column_that_was_looked_through(rows: list[Row]) -> None:
    (nothing,) = [row for row in rows if str(row["位置"]).startswith("表 1-2") and row["印出"] == "0"]
    assert (nothing["来历"], inputs(nothing)) == ("统计", ["数据获奖!A1"])


def test_a_reported_value_says_what_the_formula_gives(rows: list[Row]) -> None:
    row = by_place(rows, "第 2 段", "12:1")
    assert (row["来历"], row["代入"]) == ("填报值", "填报值；按公式为25115/1840")
    assert inputs(row) == ["指标!D9", "指标!D2"]


def test_a_number_typed_into_the_text_leads_to_that_text(rows: list[Row]) -> None:
    row = by_place(rows, "第 1 段", "120")
    assert (row["来历"], inputs(row)) == ("文中键入", ["基本情况!B3"])


def test_a_typed_number_is_whole_whatever_is_bold_and_has_its_sign(tmp_path: Path) -> None:
    bold = rich("共25", ("115", "b"), "人，同比-5%，2-3人。")
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", bold)]))
    assert [row["印出"] for row in read(made) if row["位置"] == "第 1 段"] == ["25115", "-5%", "2", "3"]


def test_numbers_inside_a_value_of_the_cover_lead_to_the_cover(tmp_path: Path) -> None:
    cover = [*COVER, ("报告名称", "云州市{{报告年度}}年报告之2")]
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "{{编制年月}}编成{{报告名称}}。")]) | {"封面": cover})
    found = [row for row in read(made) if row["位置"] == "第 1 段"]
    assert [(row["印出"], row["准确值"], row["来历"], *inputs(row)) for row in found] == [
        ("2025", 2025, "填写", "封面!B5"),
        ("12", 12, "填写", "封面!B5"),
        ("2025", 2025, "填写", "封面!B3"),
        ("2", 2, "填写", "封面!B6"),
    ]


def test_the_cover_is_listed_first(rows: list[Row]) -> None:
    cover = [(row["位置"], row["印出"], row["来历"], *inputs(row)) for row in rows if row["章节"] == "封面"]
    assert cover == [
        ("报告年度", "2025", "填写", "封面!B3"),
        ("编制年月", "2025", "填写", "封面!B5"),
        ("编制年月", "12", "填写", "封面!B5"),
    ]
    assert rows[0]["章节"] == "封面"


def test_a_unit_line_and_a_school_are_listed(tmp_path: Path) -> None:
    chapter = [
        ("表格", "学校", "单位：{{中职在校生}}人"),
        *PRINTED[1:],
        ("案例", "一例", "第{{获奖数}}中专"),
        ("", "话"),
    ]
    made = make(tmp_path, minimal_sheets(基本情况=chapter) | {"指标": DICTIONARY, "数据获奖": PRIZES})
    assert inputs(by_place(read(made), "表 1-1 单位", "25115")) == ["指标!D2"]
    assert by_place(read(made), "案例 1-1 学校", "3")["来历"] == "统计"


def test_table_cells_are_named_by_row_and_column(rows: list[Row]) -> None:
    typed = by_place(rows, "表 1-1 第 2 行第 3 列（甲，人数）", "1,234")
    assert (typed["准确值"], typed["来历"], inputs(typed)) == (1234, "填写", ["基本情况!D7"])
    computed = by_place(rows, "表 1-1 第 2 行第 4 列（甲，比例）", "2.4:7.6")
    assert inputs(computed) == ["指标!D2", "指标!D3"]


def test_serial_numbers_are_left_out(rows: list[Row]) -> None:
    assert not [row for row in rows if "第 2 行第 1 列" in str(row["位置"]) and "表 1-1" in str(row["位置"])]


def test_every_cell_of_a_tally_is_there(rows: list[Row]) -> None:
    tally = [row for row in rows if str(row["位置"]).startswith("表 1-2")]
    assert [row["印出"] for row in tally] == ["2", "1", "3", "1", "0", "1", "3", "1", "4"]
    assert inputs(tally[0]) == ["数据获奖!A2", "数据获奖!A5"]


@pytest.mark.parametrize(
    ("options", "formulas"),
    [
        ("行=级别", ['计数("数据获奖", 级别="省级")', '计数("数据获奖", 级别="市级")']),
        ("行=级别；列=等次；条件=等次=二等奖", ['计数("数据获奖", 级别="省级", 等次="二等奖")']),
        ("行=级别；值=去重计数(等次)；条件=等次=一等奖", ['去重计数("数据获奖", "等次", 级别="省级", 等次="一等奖")']),
        ("行=级别；条件=级别=市级；合计=是", ['计数("数据获奖", 级别="市级")'] * 2),
    ],
)
def test_the_formula_of_a_tally_names_its_columns_and_conditions(
    tmp_path: Path, options: str, formulas: list[str]
) -> None:
    chapter = [("汇总表", "获奖", "", f"来源=数据获奖；{options}")]
    made = make(tmp_path, minimal_sheets(基本情况=chapter) | {"数据获奖": PRIZES})
    assert [row["公式"] for row in read(made) if row["公式"]][: len(formulas)] == formulas


AGGREGATED = ("汇总表", "获奖", "", "来源=数据获奖；行=级别；名称=获奖表")
INDICATORS: Rows = (("指标表", "规模", "", "名称=规模表"), ("", "中职在校生"), ("", "高中在校生"))
PRINTED: Rows = (("表格", "学校", "", "名称=学校表"), ("", "校", "人数"), ("", "甲", "{{中职在校生}}"), ("", "乙", 7))


@pytest.mark.parametrize(
    ("source", "leads_to"),
    [
        ([AGGREGATED, ("汇总表", "再汇总", "", "来源=获奖表；行=级别；值=求和(数量)；次序=市级")], ["数据获奖!A4"]),
        ([*INDICATORS, ("汇总表", "再汇总", "", "来源=规模表；行=指标；值=求和(2025年)")], ["指标!D2"]),
        ([*PRINTED, ("汇总表", "再汇总", "", "来源=学校表；行=校；值=求和(人数)")], ["指标!D2"]),
        ([*PRINTED, ("汇总表", "再汇总", "", "来源=学校表；行=校；值=求和(人数)；次序=乙")], ["基本情况!C5"]),
    ],
    ids=["tally", "indicators", "look-up", "typed"],
)
def test_a_tally_of_reckoned_numbers_leads_to_what_they_came_from(
    tmp_path: Path, source: Rows, leads_to: list[str]
) -> None:
    made = make(tmp_path, sheets() | minimal_sheets(基本情况=source) | {"指标": DICTIONARY})
    found = [row for row in read(made) if str(row["位置"]).startswith("表 1-2") and row["来历"] == "统计"]
    assert inputs(found[0]) == leads_to


def test_a_formula_that_adds_up_printed_numbers_leads_to_their_cells(tmp_path: Path) -> None:
    dictionary = [*DICTIONARY, ("总数", "人", None, None, '求和("学校表", "人数")')]
    made = make(tmp_path, minimal_sheets(基本情况=[*PRINTED, ("段落", "共{{总数}}人。")]) | {"指标": dictionary})
    row = by_place(read(made), "第 1 段", "25122")
    assert inputs(row) == ["基本情况!C5", "指标!D2"]


@pytest.mark.parametrize("options", ["", "方向=按年度", "年度=2024,2025"])
def test_years_in_the_headings_of_a_made_table_are_nobody_s_typing(tmp_path: Path, options: str) -> None:
    chapter = [("指标表", "规模", "", options), ("", "中职在校生"), ("", "高中在校生", "高中2")]
    made = make(tmp_path, minimal_sheets(基本情况=chapter) | {"指标": DICTIONARY})
    headings = [row for row in read(made) if row["来历"] in ("程序生成", "文中键入") and "表 1-1" in str(row["位置"])]
    found = [(row["印出"], row["来历"], *inputs(row)) for row in headings]
    assert sorted(found) == [
        ("2", "文中键入", "基本情况!C4"),
        ("2024", "程序生成", "基本情况!A2"),
        ("2025", "程序生成", "基本情况!A2"),
    ]


def test_the_totals_over_stacks_and_a_reference_line_are_there(tmp_path: Path) -> None:
    grid: Rows = (("", "校", "初级", "高级"), ("", "甲", 3, 4), ("", "乙", 5, ""))
    chapter = [("统计图", "职称", "堆积柱形图", "参考线=6，目标"), *grid]
    made = make(tmp_path, minimal_sheets(基本情况=chapter))
    found = {row["位置"]: row for row in read(made) if "图 1-1（" in str(row["位置"])}
    total = found["图 1-1（甲，合计）"]
    assert (total["印出"], total["代入"], inputs(total)) == ("7", "3+4", ["基本情况!C4", "基本情况!D4"])
    assert found["图 1-1（乙，合计）"]["印出"] == "5"
    assert (found["图 1-1（目标）"]["印出"], inputs(found["图 1-1（目标）"])) == ("6", ["基本情况!D2"])


@pytest.mark.parametrize("kind", ["饼图", "环形图"])
def test_shares_gathered_slices_and_the_total_of_a_round_chart_are_there(tmp_path: Path, kind: str) -> None:
    counts = zip("甲乙丙丁戊己", (40, 30, 15, 10, 4, 3), strict=True)
    chapter = [("统计图", "专业", kind, "单位=个"), ("", "类", "专业点"), *(("", *each) for each in counts)]
    made = make(tmp_path, minimal_sheets(基本情况=chapter))
    found = {row["位置"]: row for row in read(made) if "图 1-1（" in str(row["位置"])}
    others = found["图 1-1（其他，专业点）"]
    assert (others["印出"], others["代入"], inputs(others)) == ("7", "4+3", ["基本情况!C8", "基本情况!C9"])
    share = found["图 1-1（甲，占比）"]
    assert (share["印出"], share["代入"], share["来历"]) == ("39.22%", "40/102", "计算")
    assert sorted(map(str, inputs(share))) == [f"基本情况!C{at}" for at in range(4, 10)]
    assert found["图 1-1（其他，占比）"]["印出"] == "6.86%"
    assert [row["印出"] for place, row in found.items() if "合计" in str(place)] == ["102"] * (kind == "环形图")


def test_a_round_chart_for_word_to_draw_prints_no_shares(tmp_path: Path) -> None:
    chapter = [("统计图", "专业", "环形图", "单位=个；形式=可编辑"), ("", "类", "点"), ("", "甲", 1), ("", "乙", 2)]
    made = make(tmp_path, minimal_sheets(基本情况=chapter))
    assert [row["印出"] for row in read(made) if "图 1-1（" in str(row["位置"])] == ["1", "2"]


def test_every_point_of_a_chart_is_there(rows: list[Row]) -> None:
    points = {row["位置"]: row["印出"] for row in rows if str(row["位置"]).startswith("图 1-1（")}
    assert points == {
        "图 1-1（2024年，中职在校生）": "28802",
        "图 1-1（2025年，中职在校生）": "25115",
        "图 1-1（2024年，高中在校生）": "104194",
        "图 1-1（2025年，高中在校生）": "102572",
    }


def test_numbers_in_a_case_name_the_case_and_the_cover(rows: list[Row]) -> None:
    assert inputs(by_place(rows, "案例 1-1 第 1 段", "25115")) == ["指标!D2"]
    assert inputs(by_place(rows, "案例 1-1 第 1 段", "2025")) == ["封面!B3"]


def test_every_digit_on_paper_is_accounted_for(made: Made, rows: list[Row]) -> None:
    """Numbers of the body text, read off the document, are all in the file, in the same order."""
    body = [text for style, text in made.lines() if style in ("报告正文", "案例正文") and "通知" not in text]
    printed = re.findall(r"\d+(?:[.,:]\d+)*%?", "".join(f"{text}\n" for text in body))
    listed = [row["印出"] for row in rows if re.search("第 . 段$", str(row["位置"]))]
    assert [re.sub(r"[^\d.,:%]", "", str(each)) for each in listed] == printed


def test_links_lead_into_the_clerk_s_workbook(made: Made) -> None:
    assert made.outcome.provenance is not None
    sheet = openpyxl.load_workbook(made.outcome.provenance)["数字出处"]
    links = {cell.value: cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links["指标!D2"].location == "'指标'!D2"
    target = made.path.parent / str(links["指标!D2"].target).replace("%20", " ").replace("\\", "/")
    assert target.resolve() == (made.path.parent.parent / "工作簿.xlsx").resolve()


def test_many_inputs_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    prizes = [("级别", "等次"), *((("省级", "市级")[at % 2], "一等奖") for at in range(20))]
    made = make(tmp_path, sheets() | {"数据获奖": prizes})
    assert made.outcome.provenance is not None
    book = openpyxl.load_workbook(made.outcome.provenance)
    row = by_place(read(made), "第 2 段", "10")
    assert row["更多出处"] == "共 10 格，见“出处明细”"
    details = [[cell.value for cell in each] for each in book["出处明细"].iter_rows(min_row=2)]
    listed = [each[4] for each in details if each[0] == row["序号"] and each[3] == "数据获奖"]
    assert listed == [f"A{at}" for at in range(2, 22, 2)]


def test_the_inputs_of_a_number_are_listed_once_however_often_it_is_printed(tmp_path: Path) -> None:
    prizes = [("级别", "等次"), *((("省级", "市级")[at % 2], "一等奖") for at in range(20))]
    chapter = [("段落", "获奖{{获奖数}}项。"), ("", "又是{{获奖数}}项。"), ("", "还是{{获奖数}}项。")]
    made = make(tmp_path, minimal_sheets(基本情况=chapter) | {"指标": DICTIONARY, "数据获奖": prizes})
    assert made.outcome.provenance is not None
    book = openpyxl.load_workbook(made.outcome.provenance)
    (_, *cells) = next(column for column in book["数字出处"].iter_cols() if column[0].value == "更多出处")
    assert {cell.hyperlink.location for cell in cells if cell.hyperlink} == {"'出处明细'!A2"}
    assert (sum(cell.value is not None for cell in cells), book["出处明细"].max_row) == (3, 11)


def test_text_that_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    dictionary = [("名称", "单位", 2025, "公式"), ("甲", "人", 3), ("乙", "人", None, Shown("=甲*2", "@"))]
    dictionary[2] = ("乙", "人", None, "＝甲*2")
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "{{乙}}")]) | {"指标": dictionary})
    (row,) = [row for row in read(made) if row["名称"] == "乙（2025年）"]
    assert row["公式"] == "＝甲*2"


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = make(tmp_path / "一", sheets()), make(tmp_path / "二", sheets())
    assert first.outcome.provenance and second.outcome.provenance
    assert first.outcome.provenance.read_bytes() == second.outcome.provenance.read_bytes()


def test_a_file_that_a_reviewer_has_marked_stays(tmp_path: Path) -> None:
    made = make(tmp_path, sheets())
    assert made.outcome.provenance is not None
    book = openpyxl.load_workbook(made.outcome.provenance)
    book["数字出处"]["A1"] = "已核"
    book.save(made.outcome.provenance)
    again = make(tmp_path, sheets())
    assert "E502" in again.codes
    assert again.outcome.provenance != made.outcome.provenance
    assert openpyxl.load_workbook(made.outcome.provenance)["数字出处"]["A1"].value == "已核"


def test_a_folder_where_it_cannot_stand_leaves_the_report(tmp_path: Path) -> None:
    first = make(tmp_path, sheets())
    assert first.outcome.provenance is not None
    first.outcome.provenance.unlink()
    first.outcome.provenance.mkdir()
    again = make(tmp_path, sheets())
    assert again.path.exists() and "D715" in {each.code for each in again.outcome.findings}


def test_a_fault_in_it_leaves_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OverflowError("太大")

    monkeypatch.setattr("zhibao.pipeline.building.provenance", fail)
    made = make(tmp_path, sheets())
    (said,) = [finding.message for finding in made.outcome.findings if finding.code == "E511"]
    assert "OverflowError" in said and "太大" not in said
    assert made.path.exists() and made.outcome.provenance is None


@pytest.mark.parametrize(
    ("exact", "held"),
    [
        (Fraction(25115), 25115),
        (Fraction(2, 3), 2 / 3),
        (Fraction(0), 0),
        (Fraction(-(10**17) - 1), f"-1{'0' * 16}1"),
        (Fraction(10**600), "1E+600"),
        (Fraction(10**20_000 + 1, 3), "3.33333333333333E+19999"),
        (Fraction(1, 10**400), "1E-400"),
    ],
)
def test_what_a_cell_cannot_hold_as_a_number_is_text(exact: Fraction, held: object) -> None:
    row = Provenance("章", "段", "", "数", exact, "甲", Way.COMPUTED, "", "", Inputs(()))
    book = openpyxl.load_workbook(io.BytesIO(sealed_parts(provenance_book([row], Path("工作簿.xlsx"), Path()))))
    assert book["数字出处"]["F2"].value == held


@pytest.mark.parametrize(("exact", "shown_as"), [(Fraction(25115), "0"), (Fraction(2, 3), "0.##########")])
def test_a_whole_number_shows_no_point(exact: Fraction, shown_as: str) -> None:
    row = Provenance("章", "段", "", "数", exact, "甲", Way.COMPUTED, "", "", Inputs(()))
    book = openpyxl.load_workbook(io.BytesIO(sealed_parts(provenance_book([row], Path("工作簿.xlsx"), Path()))))
    assert book["数字出处"]["F2"].number_format == shown_as


def test_one_that_nobody_has_touched_is_replaced(tmp_path: Path) -> None:
    first = make(tmp_path, sheets())
    dictionary = [row if row[0] != "获奖数" else ("获奖数", "项", 242, 9, "") for row in DICTIONARY]
    again = make(tmp_path, sheets() | {"指标": dictionary})
    assert again.outcome.provenance == first.outcome.provenance
    assert by_place(read(again), "第 2 段", "9")["名称"] == "获奖数（2025年）"


def test_a_number_with_a_raised_unit_is_one_number(tmp_path: Path) -> None:
    dictionary = (("名称", "单位", 2025), ("占地", rich("m", ("2", "^")), 1200))
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "占地{{占地.带单位}}。")]) | {"指标": dictionary})
    (row,) = [row for row in read(made) if row["名称"] == "占地（2025年）"]
    assert row["印出"] == "1200m2" and row["前后文"] == "占地【1200m2】。"

"""What becomes of the cells of a workbook when it moves on to the next year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.builders import (
    COVER,
    Page,
    Rows,
    Sheets,
    Shown,
    chapter,
    faults,
    minimal_sheets,
    read_file,
    rich,
    write_workbook,
)
from tests.next_year.moved_books import INDICATORS, moved, moved_file
from zhibao.findings import NothingMadeError
from zhibao.next_year import Kept

CHAPTER = "基本情况"
BOOKS = (INDICATORS, ("图书", "册", 50, 60), ("学校数", "所", None, None, '计数("学校")'))
ROSTER = (("学校名称", "在校生", "建校年"), ("甲校", 300, 1958), ("乙校", 200, 1979))


def sheets(*rows: Sequence[object], **more: Rows) -> Sheets:
    return minimal_sheets(**{CHAPTER: rows or (("段落", "正文。"),)}) | {"指标": BOOKS, "学校": ROSTER} | more  # type: ignore[arg-type]


def chapter_rows(folder: Path, *rows: Sequence[object], kept: Kept = Kept()) -> list[tuple[object, ...]]:  # noqa: B008
    return moved(folder, sheets(*rows), kept).rows(CHAPTER)[1:]


def test_year_columns_move_on_and_what_formulas_gave_stands_beside_them(tmp_path: Path) -> None:
    book = moved(tmp_path, sheets())
    assert book.rows("指标") == [
        ("名称", "单位", 2025, 2026, "公式"),
        ("图书", "册", 60),
        ("学校数", "所", 2, None, '计数("学校")'),
    ]
    assert (book.told("N870"), book.told("N886")) == (["指标!D2"], ["指标!D1"])


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            [("名称", "单位", "2023年", "2024年", "2025年"), ("图书", "册", 1, 2, 3)],
            [("2024年", "2025年", "2026年"), (2, 3)],
        ),
        ([("名称", "单位", 2025, 2024), ("图书", "册", 3, 2)], [(2026, 2025), (None, 3)]),
        ([("名称", "单位", 2020, 2024, 2025), ("图书", "册", 1, 2, 3)], [(2020, 2025, 2026), (1, 3)]),
        ([("名称", "单位", 2024, 2025, 2026), ("图书", "册", 2, 3, 4)], [(2024, 2025, 2026), (2, 3, 4)]),
        ([("名称", "单位", 2025), ("图书", "册", 3)], [(2025, 2026), (3,)]),
        ([("名称", "单位", 2024, 2025), ("图书", "册", 2, None)], [(2025, 2026), ()]),
        ([("名称", "单位", 2024, 2025), ("图书", "册", None, "—")], [(2025, 2026), ("—",)]),
        ([("名称", "单位", 2024, 2025), ("生师比", ":1", None, "13.65:1")], [(2025, 2026), ("13.65:1",)]),
    ],
)
def test_year_columns_of_all_kinds(tmp_path: Path, rows: Rows, wanted: list[tuple[object, ...]]) -> None:
    found = moved(tmp_path, minimal_sheets() | {"指标": rows}).rows("指标")
    assert [row[2:] for row in found] == wanted


@pytest.mark.parametrize(
    ("unit", "typed", "formula", "wanted", "code"),
    [
        ("%", (661, 952), "甲/乙", 0.6943, "0.00%"),
        (":1", (25115, 1840), "甲/乙", "13.65:1", "@"),
        ("成比", (25115, 102572), "甲/乙*10", "2.4:7.6", "@"),
        ("册", (1, 3), "甲+乙", 4, "0"),
    ],
)
def test_what_a_formula_gave_is_typed_as_it_was_printed(
    tmp_path: Path, unit: str, typed: tuple[int, int], formula: str, wanted: object, code: str
) -> None:
    first, second = typed
    rows = [INDICATORS, ("甲", "人", None, first), ("乙", "人", None, second), ("丙", unit, None, None, formula)]
    book = moved(tmp_path, minimal_sheets() | {"指标": rows})
    read = read_file(book.path).report
    assert book.cell("指标", "C4") == wanted
    assert read.indicators[2].years[2025].text.strip() in (str(wanted), f"{first / second:.2%}")


def test_a_value_that_others_are_reckoned_from_is_left_to_its_formula_where_rounding_would_show(tmp_path: Path) -> None:
    rows = [
        (*INDICATORS, "小数位"),
        ("甲", "人", None, 2),
        ("乙", "人", None, 3),
        ("丙", "册", None, None, "甲/乙", 1),
        ("丁", "册", None, None, "丙*1000", 0),
    ]
    book = moved(tmp_path, minimal_sheets() | {"指标": rows})
    assert [book.cell("指标", f"C{row}") for row in (4, 5)] == [None, 667]


def test_a_value_that_no_formula_can_give_again_says_so_in_its_basis(tmp_path: Path) -> None:
    rows = [
        ("名称", "单位", 2024, 2025, "公式", "小数位", "口径"),
        ("甲", "册", None, None, '求和("数据图书", "册")', 0),
        ("乙", "册", None, None, "甲*1000", 0),
    ]
    book = moved(tmp_path, minimal_sheets() | {"指标": rows, "数据图书": (("校", "册"), ("甲", 1.4), ("乙", 2.0))})
    assert book.told("N883") == ["指标!C3"]
    assert (book.cell("指标", "C3"), book.cell("指标", "G3")) == (3400, "2025 年照上年度报告")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{图书}}册", "{{图书}}册"),
        ("{{图书.上年}}册", "{{图书.上年}}册"),
        ("{{图书.2024}}册", "{{图书.2025}}册"),
        ("{{图书.2025年.增减}}", "{{图书.2026年.增减}}"),
        ("｛｛图书．2024｝｝", "｛｛图书．2025｝｝"),
        ("{{数据甲:甲校.人数.2024}}", "{{数据甲:甲校.人数.2025}}"),
        ("{{条件:图书.2025年}}", "{{条件:图书.2026年}}"),
        ("{{表:2025年条件}}", "{{表:2026年条件}}"),
        ("{{报告年度}}年", "{{报告年度}}年"),
        ("{{没有的.2024}}", "{{没有的.2024}}"),
    ],
)
def test_look_ups_move_with_the_year(tmp_path: Path, text: str, wanted: str) -> None:
    table = [("表格", "2025年条件", None, "名称=条件"), ("", "项目", "2024年", "2025年"), ("", "图书", 1, 2)]
    raw = (("年度", "学校", "人数"), (2024, "甲校", 1), (2025, "甲校", 2))
    book = moved(tmp_path, sheets(("段落", text), *table) | {"数据甲": raw})  # type: ignore[operator]
    assert book.cell(CHAPTER, "B2") == wanted


def test_a_look_up_that_would_find_no_number_says_what_was_printed(tmp_path: Path) -> None:
    rows = [INDICATORS, ("原图书", "册", 57.8, "—")]
    text = "2024年原为{{原图书.上年.带单位}}。今年有人。"
    book = moved(tmp_path, minimal_sheets(基本情况=[("段落", text)]) | {"指标": rows})
    assert book.cell(CHAPTER, "B2") == "2024年原为57.8册。今年有人。"
    assert book.told("N882") == ["基本情况!B2"]


def test_a_table_of_years_moves_its_heads_and_values(tmp_path: Path) -> None:
    rows = chapter_rows(
        tmp_path,
        ("表格", "条件", None, "名称=条件；计算列=增减"),
        ("", "项目", "2024年", "2025年", "增减"),
        ("", "面积", 10, 20, 10),
        ("", "图书", "{{图书.上年}}", "{{图书}}"),
        ("", "学校", "—", "{{学校数}}", "—"),
    )
    assert rows == [
        ("表格", "条件", None, "名称=条件；计算列=增减"),
        (None, "项目", "2025年", "2026年", "增减"),
        (None, "面积", 20),
        (None, "图书", "{{图书.上年}}", "{{图书}}"),
        (None, "学校", "{{学校数.上年}}", "{{学校数}}"),
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            [("", "学年", "人数"), ("", "2023—2024学年", 640), ("", "2024—2025学年", 685)],
            [(None, "学年", "人数"), (None, "2024—2025学年", 685), (None, "2025—2026学年")],
        ),
        (
            [
                ("", "校", "年度", "人数"),
                ("", "甲", 2024, 1),
                ("", "甲", 2025, 2),
                ("", "乙", 2024, 3),
                ("", "乙", 2025, 4),
            ],
            [
                (None, "校", "年度", "人数"),
                (None, "甲", 2025, 2),
                (None, "甲", 2026),
                (None, "乙", 2025, 4),
                (None, "乙", 2026),
            ],
        ),
        (
            [("", "项目", "2023年", "2024年", "2025年"), ("", "面积", 1, 2, 3)],
            [(None, "项目", "2024年", "2025年", "2026年"), (None, "面积", 2, 3)],
        ),
        ([("", "项目", "2025年"), ("", "面积", 3)], [(None, "项目", "2025年"), (None, "面积", 3)]),
        (
            [("", "项目", "上年数", "本年数", "比上年增减"), ("", "面积", 1, 3, 2), ("", "上年结转", 5, 6)],
            [(None, "项目", "上年数", "本年数", "比上年增减"), (None, "面积", 3), (None, "上年结转", 6)],
        ),
        (
            [("", "年度", "面积"), ("", "上年", 1), ("", "本年", 3)],
            [(None, "年度", "面积"), (None, "上年", 3), (None, "本年")],
        ),
        (
            [("", "班级", "人数"), ("", "2024级护理", 3), ("", "2025级护理", 4)],
            [(None, "班级", "人数"), (None, "2024级护理", 3), (None, "2025级护理", 4)],
        ),
    ],
)
def test_years_along_rows_and_years_that_are_none(
    tmp_path: Path, given: Rows, wanted: list[tuple[object, ...]]
) -> None:
    assert chapter_rows(tmp_path, ("表格", "情况"), *given)[1:] == wanted


def test_heads_in_two_rows_move_by_their_groups(tmp_path: Path) -> None:
    rows: Rows = (
        ("表格", "招生毕业", None, "表头=2"),
        ("", "校", "2024年", None, "2025年"),
        ("", None, "招生", "毕业", "招生", "毕业"),
        ("", "甲", 1, 2, 3, 4),
    )
    page = Page(chapter(*rows), ("B3:B4", "C3:D3", "E3:F3"))
    found = moved(tmp_path, minimal_sheets() | {CHAPTER: page}).rows(CHAPTER)[2:]
    assert found == [
        (None, "校", "2025年", None, "2026年"),
        (None, None, "招生", "毕业", "招生", "毕业"),
        (None, "甲", 3, 4),
    ]


def test_typed_charts_move_as_tables_do(tmp_path: Path) -> None:
    rows = chapter_rows(tmp_path, ("统计图", "2025年规模", "柱形图"), ("", "校", "2024", "2025"), ("", "甲", 1, 2))
    assert rows == [("统计图", "2026年规模", "柱形图"), (None, "校", "2025", "2026"), (None, "甲", 2)]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ("年度=2023,2024,2025", "年度=2024,2025,2026"),
        ("年度=上年,本年；列=单位", "年度=上年,本年；列=单位"),
        ("年度=2019,2020", "年度=2019,2020"),
        ("名称=2025数据", "名称=2025数据"),
    ],
)
def test_options_move_their_years(tmp_path: Path, options: str, wanted: str) -> None:
    assert chapter_rows(tmp_path, ("指标表", "规模", None, options), ("", "图书"))[0][3] == wanted


def test_options_name_the_moved_columns_and_captions_of_their_source(tmp_path: Path) -> None:
    table = [("表格", "2025年条件"), ("", "项目", "2024年", "2025年"), ("", "面积", 1, 2)]
    chart = ("统计图", "图", "柱形图", "来源=2025年条件；系列=2024年,2025年")
    rows = chapter_rows(tmp_path, *table, chart)
    assert rows[-1][3] == "来源=2026年条件；系列=2025年,2026年"


def test_formulas_name_the_moved_columns_and_years(tmp_path: Path) -> None:
    table = [("表格", "2025年条件"), ("", "项目", "2024年（座）", "2025年（座）"), ("", "面积", 1, 2)]
    formulas = ['求和("2025年条件", "2025年（座）")', '计数("数据甲", 年度="2025")', '计数("数据甲", 级="2025级")']
    rows = [INDICATORS, *((f"第{at}", "个", None, None, formula) for at, formula in enumerate(formulas))]
    raw = (("年度", "级"), (2025, "2025级"))
    book = moved(tmp_path, minimal_sheets(基本情况=table) | {"指标": rows, "数据甲": raw})
    wanted = ['求和("2026年条件", "2026年（座）")', '计数("数据甲", 年度="2026")', formulas[2]]
    assert [row[4] for row in book.rows("指标")[1:]] == wanted


def test_the_cover_moves_on_and_names_last_years_workbook(tmp_path: Path) -> None:
    cover = (
        *COVER[:-1],
        ("编制年月", Shown(datetime.date(2024, 2, 29), "yyyy年m月")),
        ("数据学年", "2024—2025学年"),
        ("报告名称", "云州市2025年质量报告"),
        ("依据文件", "《关于2025年度报告的通知》（云教〔2025〕3号）"),
        ("公开网址", "http://a.cn/2025.html"),
    )
    book = moved(tmp_path, minimal_sheets() | {"封面": cover})
    assert book.rows("封面")[2:] == [
        ("报告年度", "2026"),
        ("编制单位", "云州市教育局"),
        ("编制年月", datetime.datetime(2025, 3, 1)),
        ("数据学年", "2025—2026学年"),
        ("报告名称", "云州市2026年质量报告"),
        ("依据文件", "《关于2026年度报告的通知》（云教〔2025〕3号）"),
        ("公开网址", "http://a.cn/2025.html"),
        ("上年工作簿", "../云州市2025/工作簿.xlsx"),
    ]
    assert book.told("N874") == ["封面!B8"]


def test_raw_rows_stay_with_their_year_or_go(tmp_path: Path) -> None:
    by_year = (("年度", "人数"), (2024, 1), (2025, 2))
    prizes = (("序号", "选手", "等次"), (1, "张三", "一等奖"), (2, "李四", "二等奖"))
    by_school = (("学校", "隶属", "人数"), ("甲校", "市属", 300), ("乙校", "县属", 200))
    heads = (("项目", "2024年", "2025年"), ("面积", 1, 2))
    book = moved(
        tmp_path,
        sheets() | {"数据年": by_year, "数据奖": prizes, "数据校": by_school, "数据头": heads},  # type: ignore[operator]
    )
    assert book.rows("数据年") == list(by_year)
    assert [row for row in book.rows("数据奖") if row] == [prizes[0]]
    assert book.rows("数据校") == [by_school[0], ("甲校", "市属"), ("乙校", "县属")]
    assert book.rows("数据头") == [("项目", "2025年", "2026年"), ("面积", 2)]
    assert book.rows("学校") == [ROSTER[0], ("甲校", None, 1958), ("乙校", None, 1979)]


CASE = (
    ("节", "一节"),
    ("段落", "见（做法见{{案例:好做法}}）正文，见{{图:开放日}}。另见{{表:名单}}一览。"),
    ("案例", "好做法", "甲校"),
    ("段落", "做法。"),
    ("表格", "名单"),
    ("", "校", "人数"),
    ("", "甲", 3),
    ("案例完",),
    ("图片", "开放日", "a.jpg", "b.jpg"),
    ("段落", "后文。"),
)


def test_cases_and_photos_are_left_out_with_what_refers_to_them(tmp_path: Path) -> None:
    rows = [INDICATORS, ("人数", "人", None, None, '求和("名单", "人数")'), ("倍数", "倍", None, None, "人数*2")]
    book = moved(tmp_path, minimal_sheets(基本情况=CASE) | {"指标": rows})
    found = [row for row in book.rows(CHAPTER)[1:] if row]
    assert found == [
        ("节", "一节"),
        ("段落", "见正文。另见{{表:名单}}一览。"),
        ("说明", "2025 年的报告在这里有案例“好做法”（甲校）。"),
        ("说明", "2025 年的报告在这里有照片“开放日”（2 张）。"),
        ("段落", "后文。"),
    ]
    assert book.rows("指标")[1:] == [("人数", "人", 3), ("倍数", "倍", 6, None, "人数*2")]
    assert [book.told(code) for code in ("N875", "N876", "N878", "N879")] == [
        ["基本情况!B4"],
        ["基本情况!B10"],
        ["基本情况!B3"],
        ["指标!E2"],
    ]


def test_what_is_named_in_a_case_and_elsewhere_is_still_there(tmp_path: Path) -> None:
    table = (("表格", "名单"), ("", "校", "人数"), ("", "乙", 5))
    book = moved(tmp_path, minimal_sheets(基本情况=[("段落", "正文（见{{表:名单}}）。"), *table, *CASE[2:8]]))
    assert (book.cell(CHAPTER, "B2"), book.told("N878")) == ("正文（见{{表:名单}}）。", [])


def test_cases_and_photos_are_kept_by_choice(tmp_path: Path) -> None:
    kept = chapter_rows(tmp_path, *CASE, kept=Kept(cases=True, photos=True))
    assert kept == [tuple(value or None for value in row) for row in CASE]
    found = chapter_rows(tmp_path, *CASE, kept=Kept(cases=True))
    assert [row[0] for row in found if row][-2:] == ["说明", "段落"]


def test_rows_left_out_are_found_where_the_file_has_them(tmp_path: Path) -> None:
    """Somebody put a title over the header: places are told, and changed, as the file has them."""
    page = Page((("第一章",), *chapter(*CASE)), ("B6:C6",))
    book = moved(tmp_path, minimal_sheets() | {CHAPTER: page})
    assert [book.cell(CHAPTER, place) for place in ("A1", "A2", "A5", "A6", "A11", "A12")] == [
        "第一章",
        "类型",
        "说明",
        None,
        "说明",
        "段落",
    ]
    assert openpyxl.load_workbook(book.path)[CHAPTER].merged_cells.ranges == set()


def test_the_runs_of_a_rich_text_keep_their_formats(tmp_path: Path) -> None:
    text = rich("一是", ("20", "b"), "25年有{{图书.2024}}册；", ("（见{{图:没了}}）", "i"), "后")
    book = moved(tmp_path, sheets(("段落", text), ("图片", "没了", "a.jpg")))
    (paragraph, *_) = read_file(book.path).report.chapters[0].blocks
    shown = [(run.text, run.bold, run.italic) for run in paragraph.text.runs]  # type: ignore[union-attr]
    assert shown == [("一是", False, False), ("2026", True, False), ("年有{{图书.2025}}册；后", False, False)]


def test_hidden_sheets_and_the_guide_are_left_alone(tmp_path: Path) -> None:
    rows = chapter(("段落", "2025年有{{图书.2024}}册。"), ("案例", "题", "甲校"), ("段落", "做法。"))
    book = moved(tmp_path, minimal_sheets() | {"草稿": Page(rows, state="hidden"), "填写说明": rows})
    for name in ("草稿", "填写说明"):
        assert book.rows(name) == [tuple(value or None for value in row) for row in rows]
    assert book.told("N875") == []


def test_a_chart_of_a_table_that_is_gone_is_told(tmp_path: Path) -> None:
    book = moved(tmp_path, minimal_sheets(基本情况=[*CASE, ("统计图", "图", "柱形图", "来源=名单")]))
    listed = [row[2:4] for row in book.rows("换年清单") if row[:1] == ("引用的东西不在了",)]
    assert ("D12", "来源=名单") in listed


def test_cases_that_schools_sent_are_adopted_anew(tmp_path: Path) -> None:
    rows = (("学校", "题目", "放在", "采用"), ("甲校", "题", "一节", "是"))
    book = moved(tmp_path, minimal_sheets() | {"采用": rows})
    assert [row for row in book.rows("采用") if row] == [rows[0]]
    assert book.told("N887") == ["采用!A2"]


def test_waivers_are_not_for_good(tmp_path: Path) -> None:
    rows = (("代码", "工作表", "单元格", "摘录", "理由"), ("D753", "指标", "D2", "60", "确实"))
    book = moved(tmp_path, minimal_sheets() | {"核对": rows})
    assert [row for row in book.rows("核对") if row] == [rows[0]]
    listed = next(row for row in book.rows("换年清单") if row[:1] == ("去年接受的问题没有带过来",))
    assert listed[3] == "D753 ｜指标 ｜D2 ｜60 ｜确实"


def test_the_list_says_what_is_last_years_and_whether_it_has_changed(tmp_path: Path) -> None:
    book = moved(tmp_path, sheets(("段落", "第一段。"), ("", "第二段。")))
    rows = [row for row in book.rows("换年清单") if row[:1] == ("还是去年的文字",) and row[1] == CHAPTER]
    assert [row[1:4] for row in rows] == [(CHAPTER, "B2", "第一段。"), (CHAPTER, "B3", "第二段。")]
    assert str(rows[0][5]).startswith("=IF(EXACT('基本情况'!B2,D")
    assert book.told("N872") == ["前言!B2", "基本情况!B2"]


def test_the_new_workbook_is_read_with_the_list_in_it(tmp_path: Path) -> None:
    book = moved(tmp_path, sheets())
    report, findings = read_file(book.path)
    assert [part.title.plain for part in report.chapters] == [CHAPTER]
    assert faults(findings) == []
    assert report.cover["报告年度"].plain == "2026"


@pytest.mark.parametrize("name", ["云州市2025", "云州市2027", "云州市2024"])
def test_another_year_than_the_next_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NothingMadeError) as refused:
        moved(tmp_path, minimal_sheets(), name=name)
    (finding,) = refused.value.findings
    assert (finding.code, "云州市2026" in finding.advice) == ("N860", True)


def test_a_workbook_without_a_year_is_refused(tmp_path: Path) -> None:
    cover = [row for row in COVER if row[0] != "报告年度"]
    with pytest.raises(NothingMadeError) as refused:
        moved(tmp_path, minimal_sheets() | {"封面": cover})
    assert [each.code for each in refused.value.findings] == ["N861"]


def test_another_region_is_told(tmp_path: Path) -> None:
    assert "N862" in [each.code for each in moved(tmp_path, minimal_sheets(), name="青溪县2026").findings]
    assert "N862" not in [each.code for each in moved(tmp_path, minimal_sheets()).findings]


def test_the_source_is_never_written(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "云州市2025" / "工作簿.xlsx", sheets(*CASE))
    content = source.read_bytes()
    moved_file(source)
    assert source.read_bytes() == content


def test_sheets_with_a_year_in_their_names_are_told(tmp_path: Path) -> None:
    assert moved(tmp_path, minimal_sheets() | {"数据2025奖": (("甲",), ("乙",))}).told("N884") == ["数据2025奖"]

"""The sample workbooks, read without the program, compared with the reports made from them.

What look-ups, computed tables and charts should show is written down in tests/data/<name>/look_ups.toml.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports import as_typed
from tests.sample_reports import SampleReports
from zhibao.pipeline import Status

ROOT = Path(__file__).resolve().parents[1]
WORKBOOKS = {
    "焦作市": ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx",
    "云州市": ROOT / "tests" / "data" / "云州市2025" / "工作簿.xlsx",
}
NO_PARTS = ("封面", "学校", "指标", "填写说明", "选单")
DATA_PREFIX = "数据"
COMPUTED = ("指标表", "汇总表", "明细表", "数据卡")
ADDED = re.compile("(合计|计算列)[=＝]")
LABEL = {"表格": "表", "指标表": "表", "汇总表": "表", "明细表": "表", "图片": "图", "统计图": "图", "案例": "案例"}
SHOWN = {*LABEL, "单位", "格"} - {"案例"}
HEADINGS = ("章", "节", "小节", "条", "案例", "接排")
LOOK_UP = re.compile(r"\{\{(.*?)\}\}")
ARROW = "→"
PUPILS = "选手姓名"
QUOTED = re.compile(r'"([^"]*)"')


@pytest.fixture(scope="module", params=WORKBOOKS)
def made(request: pytest.FixtureRequest, sample_report: SampleReports) -> tuple[Path, Document]:
    workbook = WORKBOOKS[request.param]
    outcome = sample_report(workbook)
    assert outcome.status is Status.READY and outcome.report
    return workbook, docx.Document(str(outcome.report))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", as_typed(text))


# --- what should be printed, approved by hand ---------------------------------------------------------------------


@dataclass(frozen=True)
class Approved:
    """What look-ups print, the rows of computed tables and the numbers of charts, the latter two by caption.

    `cards` are the cells of a 数据卡, which has no caption.
    """

    look_ups: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, list[str]] = field(default_factory=dict)
    charts: Mapping[str, str] = field(default_factory=dict)
    cards: tuple[str, ...] = ()


@cache
def approved(workbook: Path) -> Approved:
    file = ROOT / "tests" / "data" / workbook.parent.name / "look_ups.toml"
    return Approved(**tomllib.loads(file.read_text(encoding="utf-8"))) if file.exists() else Approved()


# --- the workbook, read with openpyxl alone -----------------------------------------------------------------------


def shown(cell: Cell | MergedCell) -> str:
    """The text of a cell under the few number formats that the samples use."""
    value, code = cell.value, str(cell.number_format)
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"{value.year}年{value.month}月"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return number_shown(value, code)


def number_shown(value: float, code: str) -> str:
    section = code.split(";")[0]
    literal = "".join(QUOTED.findall(section))
    digits = QUOTED.sub("", section)
    sign = "+" if digits.startswith("+") and value > 0 else ""
    decimals = len(digits.partition(".")[2].rstrip("%"))
    if digits in ("General", "@"):
        return f"{value:g}"
    if digits.endswith("%"):
        return f"{sign}{value:.{decimals}%}{literal}"
    return f"{sign}{value:{',' if ',' in digits else ''}.{decimals}f}{literal}"


def looked_up(text: str, values: Mapping[str, str]) -> str:
    return LOOK_UP.sub(lambda match: values[match[1]], text)


def cover_of(book: openpyxl.Workbook) -> dict[str, str]:
    rows = book["封面"].iter_rows(min_row=2, max_col=2)
    return {str(key.value): shown(value) for key, value in rows if key.value}


def expected(workbook: Path) -> Iterator[tuple[str, str]]:
    """Yield what every sheet says, kind and text, in the order of the workbook, without any white space."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    values, pupils = {**cover_of(book), **approved(workbook).look_ups}, pupils_of(book)
    for sheet in chapters_of(book):
        for kind, text in sheet_texts(sheet, {**approved(workbook).tables, "": list(approved(workbook).cards)}):
            if squeezed(text):
                yield kind, disguised(squeezed(looked_up(text, values)), pupils)


def chapters_of(book: openpyxl.Workbook) -> Iterator[Worksheet]:
    """Yield the sheets that are printed."""
    for sheet in book.worksheets:
        is_data = sheet.title in NO_PARTS or sheet.title.startswith(DATA_PREFIX)
        if sheet.sheet_state == "visible" and not is_data:
            yield sheet


def pupils_of(book: openpyxl.Workbook) -> list[str]:
    """The names under every header cell 选手姓名, down to the next row with a type."""
    names: list[str] = []
    for sheet in book.worksheets:
        for header in (cell for row in sheet.iter_rows() for cell in row if cell.value == PUPILS):
            for row in range(header.row + 1, sheet.max_row + 1):
                if sheet.cell(row, 1).value and not sheet.title.startswith(DATA_PREFIX):
                    break
                names += re.split("[、\n]", str(sheet.cell(row, header.column).value or ""))
    return [name for name in names if name]


def disguised(text: str, pupils: list[str]) -> str:
    """The text with pupils' names as they are published; the samples have no surnames of two characters."""
    for name in pupils:
        text = text.replace(name, name[0] + "某" * (len(name) - 1))
    return text


def sheet_texts(sheet: Worksheet, tables: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    if sheet.title != "前言":
        yield "章", re.sub(r"^(\d+\s+|[一二三四五六七八九]、|附件\d*\s*)", "", sheet.title)
    block: list[tuple[Cell | MergedCell, ...]] = []
    run_in = ""
    for row in [*sheet.iter_rows(min_row=2), None]:
        if block and (row is None or row[0].value):
            for kind, text in block_texts(block, tables):
                yield ("接排", f"{run_in}{ARROW}{text}") if run_in else (kind, text)
                run_in = ""
            run_in = label_of_run_in(block[0])
            block = []
        if row is not None:
            block.append(row)


def label_of_run_in(row: tuple[Cell | MergedCell, ...]) -> str:
    is_run_in = row[0].value == "案例" and "接排=是" in shown(row[3])
    return (shown(row[1]) or shown(row[2])) if is_run_in else ""


def block_texts(
    block: list[tuple[Cell | MergedCell, ...]], tables: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    first = block[0]
    kind, content, attribute = (shown(cell).strip() for cell in first[:3])
    if kind in ("说明", "案例完", "横向", "纵向", "分页") or label_of_run_in(first):
        return
    if kind in ("段落", "注"):
        yield from ((kind, line) for row in block for line in shown(row[1]).split("\n"))
        return
    yield kind, content or (attribute if kind == "案例" else "")
    if kind in COMPUTED or (kind == "表格" and ADDED.search(shown(first[3]))):
        yield "单位", attribute
        yield from (("格", cell) for row in tables[content] for cell in row.split("|"))
    elif kind == "表格":
        yield "单位", attribute
        yield from (("格", line) for text in grid_texts(block) for line in text.split("\n"))


def grid_texts(block: list[tuple[Cell | MergedCell, ...]]) -> Iterator[str]:
    """Yield the cells of a table; in columns named by 合并= equal neighbours are one cell."""
    merged = re.search(r"合并=([^；;]*)", shown(block[0][3]))
    names = re.split("[,，、]", merged[1]) if merged else []
    rows = [[shown(cell) for cell in row[1:]] for row in block[1:]]
    for above, row in zip([[], *rows], rows, strict=False):
        for column, text in enumerate(row):
            if not (rows[0][column] in names and above and above[column] == text):
                yield text


# --- the report, read with python-docx alone ----------------------------------------------------------------------


def actual(document: Document) -> list[str]:
    """Every text of the report's body in order, cell by cell; those of the contents and the front pages too."""
    texts: list[str] = []
    for block in document.iter_inner_content():
        texts += [squeezed(block.text)] if isinstance(block, Paragraph) else cell_texts(block)
    return [text for text in texts if text]


def cell_texts(table: Table) -> list[str]:
    cells = []
    for row in table.rows:
        for cell in row._tr.tc_lst:
            if cell.vMerge != "continue":
                cells += [squeezed("".join(text.text or "" for text in p.iter(f"{p.tag[:-1]}t"))) for p in cell.p_lst]
    return cells


def is_said(kind: str, wanted: str, text: str) -> bool:
    """Tell whether a text of the report says what the workbook wants; captions and cases bring their label."""
    if kind in LABEL and kind != "案例":
        return bool(re.fullmatch(rf"(附?{LABEL[kind]}\d+(-\d+)?)?{re.escape(wanted)}", text))
    if kind == "案例":
        return bool(re.match(rf"案例\d+-\d+[：（]{re.escape(wanted)}", text))
    if kind == "接排":
        label, line = wanted.split(ARROW)
        return bool(re.fullmatch(rf"案例\d+-\d+[：（]{re.escape(label)}）?：{re.escape(line)}", text))
    return text == wanted or (kind == "章" and bool(re.fullmatch(rf"附件\d*{re.escape(wanted)}", text)))


def test_every_text_of_the_workbook_is_in_the_report_in_order(made: tuple[Path, Document]) -> None:
    """Within a section text keeps its order, and tables and figures theirs: the two may pass each other (E540)."""
    workbook, document = made
    texts = actual(document)
    at = dict.fromkeys(("text", "shown"), last_index(texts, "前言"))
    stream = "text"
    for kind, wanted in expected(workbook):
        stream = stream if kind == "注" else "shown" if kind in SHOWN else "text"
        start = max(at.values()) if kind in HEADINGS else at[stream]
        found = next((index for index in range(start + 1, len(texts)) if is_said(kind, wanted, texts[index])), None)
        assert found is not None, f"{kind}：{wanted[:60]}"
        at = dict.fromkeys(at, found) if kind in HEADINGS else at | {stream: found}


def last_index(texts: list[str], wanted: str) -> int:
    return max(index for index, text in enumerate(texts) if text == wanted)


def test_the_report_says_nothing_that_the_workbook_does_not(made: tuple[Path, Document]) -> None:
    workbook, document = made
    wanted = list(expected(workbook))
    texts = actual(document)
    body = texts[last_index(texts, "目录") + 1 :]
    contents = {text for text in body if any(text.endswith(title) for kind, title in wanted if kind in ("章", "节"))}
    known = {text for _, text in wanted} | contents | {"附件"}
    labelled = [(kind, text) for kind, text in wanted if kind in (*LABEL, "接排")]
    extra = [text for text in body if text not in known and not any(is_said(*each, text) for each in labelled)]
    assert extra == []


def test_pupils_are_not_named_and_their_teachers_are(made: tuple[Path, Document]) -> None:
    workbook, document = made
    book = openpyxl.load_workbook(workbook, data_only=True)
    said = "".join(actual(document))
    assert [name for name in pupils_of(book) if name in said] == []
    is_sample = workbook == WORKBOOKS["焦作市"]
    assert (len(set(pupils_of(book))) == 85, "宋慧敏、祁文涛" in said) == (is_sample, is_sample)


def is_photo(cell: Cell | MergedCell) -> bool:
    return bool(cell.value) and not str(cell.value).startswith("名称=")


def test_every_photo_and_chart_of_the_workbook_is_in_the_report(made: tuple[Path, Document]) -> None:
    workbook, document = made
    book = openpyxl.load_workbook(workbook, data_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows() if sheet.sheet_state == "visible"]
    photos = sum(is_photo(cell) for row in rows if row[0].value == "图片" for cell in row[2:])
    charts = sum(row[0].value == "统计图" for row in rows)
    pictures = document.element.body.xpath(".//pic:pic")
    assert len(pictures) == photos + charts
    assert all(picture.xpath("ancestor::wp:inline/wp:docPr/@descr") for picture in pictures)


def test_every_chart_draws_the_approved_numbers(made: tuple[Path, Document]) -> None:
    workbook, document = made
    described = document.element.body.xpath(".//wp:docPr/@descr")
    for caption, numbers in approved(workbook).charts.items():
        assert [text for text in described if text.endswith(f"图：{caption}。{numbers}")], caption


def test_every_computed_table_has_the_approved_cells(made: tuple[Path, Document]) -> None:
    workbook, document = made
    tables, cover = tables_by_caption(document), cover_of(openpyxl.load_workbook(workbook, data_only=True))
    for caption, rows in approved(workbook).tables.items():
        wanted = re.compile(rf"附?表\d+(-\d+)?{re.escape(squeezed(looked_up(caption, cover)))}")
        (printed,) = [table for name, table in tables.items() if wanted.fullmatch(name)]
        assert printed == [squeezed(row) for row in rows]


def tables_by_caption(document: Document) -> dict[str, list[str]]:
    """Every captioned table's rows, cells parted by |."""
    tables: dict[str, list[str]] = {}
    caption = ""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            caption = squeezed(block.text) if re.match(r"附?表\s*\d", block.text) else caption
        elif caption:
            tables[caption] = ["|".join(squeezed(cell.text) for cell in row) for row in distinct_cells(block)]
            caption = ""
    return tables


def distinct_cells(table: Table) -> Iterator[list[_Cell]]:
    """Yield every row's cells, one that reaches over several columns once."""
    for row in table.rows:
        yield [_Cell(cell, table) for cell in row._tr.tc_lst]


def texts_of_cells(book: openpyxl.Workbook) -> Iterator[str]:
    yield from (str(cell.value) for sheet in chapters_of(book) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_look_up_of_the_sample_is_approved_and_used(name: str) -> None:
    workbook = WORKBOOKS[name]
    book = openpyxl.load_workbook(workbook, data_only=True)
    used = {match[1] for text in texts_of_cells(book) for match in LOOK_UP.finditer(text)} - cover_of(book).keys()
    assert used == approved(workbook).look_ups.keys()
    if name == "焦作市":
        assert len([each for each in used if each.startswith(("表:", "图:", "案例:"))]) >= 6


def test_no_chapter_of_the_sample_types_a_number_of_the_dictionary() -> None:
    book = openpyxl.load_workbook(WORKBOOKS["焦作市"], data_only=True)
    entries = [cell.value for row in book["指标"].iter_rows(min_row=2, min_col=3, max_col=4) for cell in row]
    raw = {f"{value}" for value in entries if isinstance(value, int) and value >= 100}
    assert len(raw) > 25
    typed = [text for text in texts_of_cells(book) if raw & set(re.findall(r"\d+", text.replace(",", "")))]
    assert typed == []


def test_every_chart_of_the_sample_draws_from_the_dictionary_or_a_table() -> None:
    book = openpyxl.load_workbook(WORKBOOKS["焦作市"], data_only=True)
    rows = [row for sheet in chapters_of(book) for row in sheet.iter_rows() if row[0].value == "统计图"]
    assert len(rows) == len(approved(WORKBOOKS["焦作市"]).charts)
    assert [row[1].value for row in rows if not re.match("指标=|来源=", str(row[3].value))] == []


def test_the_sample_holds_what_the_department_asks_for() -> None:
    book = openpyxl.load_workbook(WORKBOOKS["焦作市"], data_only=True)
    texts = list(expected(WORKBOOKS["焦作市"]))
    kinds = [kind for kind, _ in texts]
    prose = "".join(text for kind, text in texts if kind == "段落")
    assert len(re.findall(r"[\u4e00-\u9fff]", prose)) >= 11_000
    assert kinds.count("章") == 7 and kinds.count("节") == 12
    assert kinds.count("案例") >= 12
    charts = [row[0].value for sheet in book.worksheets for row in sheet.iter_rows() if row[0].value == "统计图"]
    assert len(charts) >= 4

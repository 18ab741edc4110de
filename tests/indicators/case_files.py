"""The cases in cases/*.toml, which a person who does not program can read and add to.

[["例"]]
"名称" = "生师比保留两位小数"
"指标" = '''
  名称     | 单位 | 2024  | 2025  | 公式            the sheet 指标 as Excel shows it
  在校生   | 人   | 28802 | 25115 |
  生师比   | :1   |       |       | 在校生/1840
'''
"文字" = "生师比{{生师比}}。"                            what the clerk writes, one paragraph a line
"印出" = "生师比13.65:1。"                               what the report prints
"检查" = ["D714 指标!C2"]                                all findings, none when it is left out
"说到" = ["在校生"]                                      words that the findings' messages and advice must hold

Tables: "数据"."获奖" = '''…''' is a further sheet (数据获奖), 章 the rows of the chapter below its header,
印表 the last table of the chapter as it is printed. In a table ↑ and ← are merged with the cell above or to the left.
A number stands as Excel shows it (2.1%, 1,234, 12.50); `12.3（实为 12.34）` hides digits behind its format;
'12 is text, as in Excel.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from tests.builders import COVER, CellContent, Page, Rows, Sheets, Shown, chapter

FOLDER = Path(__file__).parent / "cases"
CHAPTER = "基本情况"
KEYS = frozenset(("名称", "指标", "文字", "印出", "检查", "说到", "数据", "章", "印表", "报告年度"))
_EXACT = re.compile(r"(.+?)（实为 *(.+?)）")
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|-?\d+(?:\.\d+)?%?")


@dataclass(frozen=True)
class Case:
    """What goes in and what must come out."""

    id: str
    sheets: Sheets
    printed: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] | None
    faults: tuple[str, ...]
    words: tuple[str, ...]


def all_cases() -> list[Case]:
    """Return the cases of all files."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in cases_in(path)]


def cases_in(path: Path) -> Iterator[Case]:
    """Yield the cases of a file; a file may state one dictionary (指标) and sheets (数据) for all of them."""
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    common = {key: stated[key] for key in ("指标", "数据") if key in stated}
    for each in stated["例"]:
        assert each.keys() <= KEYS, f"{path.name}：{each.keys() - KEYS}"
        yield _case(path.stem, common | each)


def _case(topic: str, stated: dict[str, Any]) -> Case:
    return Case(
        f"{topic}：{stated['名称']}",
        _sheets(stated),
        tuple(_lines(stated.get("印出", ""))),
        tuple(tuple(row) for row in _cells(stated["印表"])) if "印表" in stated else None,
        tuple(sorted(stated.get("检查", ()))),
        tuple(stated.get("说到", ())),
    )


def _sheets(stated: dict[str, Any]) -> Sheets:
    year = str(stated.get("报告年度", "2025"))
    cover = tuple((key, year if key == "报告年度" else value) for key, value in COVER)
    text = [("段落", line) for line in _lines(stated.get("文字", ""))]
    rows = page(stated.get("章", ""))
    return {
        "封面": cover,
        "前言": chapter(("段落", "本报告依据通知编写。")),
        **({"指标": page(stated["指标"])} if "指标" in stated else {}),
        **{_sheet_name(name): page(grid) for name, grid in stated.get("数据", {}).items()},
        CHAPTER: Page(chapter(*text, *rows.rows), _moved(rows.merges, 1 + len(text))),
    }


def _sheet_name(name: str) -> str:
    return name if name == "学校" else f"数据{name}"


def page(text: str) -> Page:
    """Return a sheet from rows of cells parted by |."""
    grid = _cells(text)
    rows: Rows = [[_content(cell) for cell in row] for row in grid]
    return Page(rows, tuple(_merges(grid)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in _lines(text)]


def _content(cell: str) -> CellContent:
    if cell in ("", "↑", "←"):
        return None
    if cell.startswith("'"):
        return cell[1:]
    exact = _EXACT.fullmatch(cell)
    shown, number = exact.groups() if exact else (cell, cell)
    return _number(shown, number) if _NUMBER.fullmatch(shown) else cell


def _number(shown: str, number: str) -> CellContent:
    """Return the number with the format under which Excel shows it so."""
    plain = shown.rstrip("%")
    decimals = len(plain.partition(".")[2])
    code = ("#,##0" if "," in plain else "0") + ("." + "0" * decimals if decimals else "")
    value = float(number.rstrip("%").replace(",", "")) / (100 if number.endswith("%") else 1)
    return Shown(value, code + ("%" if shown.endswith("%") else ""))


def _merges(grid: list[list[str]]) -> Iterator[str]:
    """Yield the merged areas; each has ↑ below and ← beside its first cell."""
    for top, row in enumerate(grid):
        for left, cell in enumerate(row):
            if cell in ("↑", "←"):
                continue
            right = left + 1
            while right < len(row) and row[right] == "←":
                right += 1
            bottom = top + 1
            while bottom < len(grid) and left < len(grid[bottom]) and grid[bottom][left] == "↑":
                bottom += 1
            if (bottom, right) != (top + 1, left + 1):
                yield f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(right)}{bottom}"


def _moved(merges: tuple[str, ...], rows: int) -> tuple[str, ...]:
    return tuple(re.sub(r"\d+", lambda found: str(int(found[0]) + rows), area) for area in merges)

"""What stands in a Word report and in a workbook, read without the program: the two ends that must agree."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell, MergedCell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?:%|:\d+(?:\.\d+)?)?")
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
# A look-up, and what is printed for one of a number that is still missing.
_LOOK_UP = re.compile(r"\{\{[^{}]*\}\}|【[^】]*】")
_LEAST = 8


def paragraphs(report: Path) -> list[str]:
    """Return the paragraphs of a Word file that stand in no table, as somebody reads them."""
    with zipfile.ZipFile(report) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
    return [text for each in body.iterchildren(f"{_W}p") if (text := _text(each))]


def rows(report: Path) -> list[list[str]]:
    """Return the rows of all tables of a Word file."""
    with zipfile.ZipFile(report) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
    return [[_text(cell) for cell in row.iterchildren(f"{_W}tc")] for row in body.iter(f"{_W}tr")]


def _text(element: etree._Element) -> str:
    words = "".join(each.text or "" for each in element.iter(f"{_W}t"))
    return _tight(words.replace("\u2011", "-"))


def _tight(text: str) -> str:
    """Return a text without its gaps."""
    return re.sub(r"[\s\u00a0\u2060]+", "", text)


def sentences(texts: list[str]) -> set[str]:
    """Return the sentences in texts that are long enough to be one's own, a sign for each figure, year and look-up."""
    found = (part for text in texts for part in _SENTENCE.findall(text))
    return {masked for part in found if len(masked := _NUMBER.sub("#", _LOOK_UP.sub("#", part))) >= _LEAST}


def numbers(texts: list[str]) -> set[str]:
    """Return the numbers in texts as they are printed, commas aside."""
    return {each.replace(",", "") for text in texts for each in _NUMBER.findall(text)}


def year_values(workbook: Path, year: int) -> dict[str, str]:
    """Return what stands in the sheet 指标 in the column of a year, by the names; empty cells left out."""
    sheet = openpyxl.load_workbook(workbook, data_only=True)["指标"]
    heads = [str(cell.value or "").removesuffix("年") for cell in sheet[1]]
    name, column = heads.index("名称"), heads.index(str(year))
    found = ((row[name], row[column]) for row in sheet.iter_rows(min_row=2))
    return {str(one.value): _shown(cell) for one, cell in found if one.value and cell.value not in (None, "")}


def _shown(cell: Cell | MergedCell) -> str:
    """Return a cell's number as Excel shows it, as far as reports need that."""
    value, code = cell.value, str(cell.number_format)
    if not isinstance(value, int | float):
        return str(value).strip().replace(",", "")
    decimals = len(code.partition(".")[2].rstrip("%").partition(";")[0])
    if code.endswith("%"):
        return f"{value * 100:.{decimals}f}%"
    return f"{value:.{decimals}f}" if decimals or value == int(value) else f"{value:g}"


def words(workbook: Path, sheet: str) -> Iterator[str]:
    """Yield the words in a sheet's cells."""
    for row in openpyxl.load_workbook(workbook)[sheet].iter_rows(values_only=True):
        yield from (_tight(value) for value in row if isinstance(value, str))

"""Pairs of a value and a number format, and what LibreOffice Calc shows for each.

They stand in tests/data/number_formats.tsv: numbers and texts (behind '), and every format that Excel and WPS offer in
Chinese. `python -m tests.number_format_pairs` asks LibreOffice for all of them anew; of a new pair, written into the
file by hand, only the value and the format need be there. What Excel shows otherwise, and why, is written by hand.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import openpyxl
from openpyxl.styles.cell_style import StyleArray

TABLE = Path(__file__).parent / "data" / "number_formats.tsv"
_HEADER = ("值", "格式", "LibreOffice", "Excel", "理由")
_TIME_LIMIT = 180
_TABLE, _TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "text"))
_COLOURS = {"红色": "Red", "颜色": "Color"}
# Formats by the locale of the system: without it LibreOffice names days and months in English.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop>
</item>
</oor:items>"""

Value = int | float | str


class Pair(NamedTuple):
    """A value and the format it is shown by: a code, or #27 for the one that is stored by that number."""

    value: Value
    code: str


def can_convert() -> bool:
    """Tell whether LibreOffice is here."""
    return shutil.which("soffice") is not None


def asked(code: str) -> str:
    """Return a code in terms that LibreOffice reads from a file as Excel does.

    It takes !, 上午/下午 and Chinese colours for texts, and no comma before a point for one that scales.
    """
    if "上午/下午" in code:
        code = ("" if "[$-" in code else "[$-804]") + code.replace("上午/下午", "AM/PM")
    for chinese, english in _COLOURS.items():
        code = code.replace(f"[{chinese}", f"[{english}")
    return re.sub(r"(,+)(\.0+)", r"\2\1", code.replace("!", "\\").replace("G/通用格式", "General"))


def shown_by_libreoffice(asked_for: Sequence[Pair]) -> list[str]:
    """Return what LibreOffice Calc, set to Chinese, shows for each pair."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_book(folder / "pairs.xlsx", asked_for)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", "--norestore", profile, "--convert-to", "fods", "--outdir", name]
        subprocess.run([*command, str(folder / "pairs.xlsx")], check=True, capture_output=True, timeout=_TIME_LIMIT)
        root = ElementTree.parse(folder / "pairs.fods").getroot()
    return [*_texts(root)][: len(asked_for)]


def _write_book(path: Path, asked_for: Sequence[Pair]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, (value, code) in enumerate(asked_for, 1):
        cell = sheet.cell(row, 1)
        cell.value = value
        if isinstance(value, str) and value:
            cell.data_type = "s"
        if code.startswith("#") and code[1:].isdecimal():
            style = StyleArray()
            style.numFmtId = int(code[1:])
            setattr(cell, "_style", style)  # noqa: B010 (openpyxl has no public way)
        else:
            cell.number_format = asked(code)
        sheet.cell(row, 2).value = row  # So that no row is empty or like its neighbour.
    book.save(path)


def _texts(root: ElementTree.Element) -> Iterator[str]:
    table = next(root.iter(f"{_TABLE}table"))
    for row in table.iter(f"{_TABLE}table-row"):
        cell = row.find(f"{_TABLE}table-cell")
        assert cell is not None
        yield "\n".join(_characters(line) for line in cell.findall(f"{_TEXT}p"))


def _characters(element: ElementTree.Element) -> str:
    found = element.text or ""
    for child in element:
        found += " " * int(child.get(f"{_TEXT}c", "1")) if child.tag == f"{_TEXT}s" else _characters(child)
        found += child.tail or ""
    return found


def without_padding(shown: str) -> str:
    """Return a text without the spaces that line up columns, which nobody prints."""
    return re.sub(r" +", " ", shown).strip()


class Line(NamedTuple):
    """A line of the table: a pair, what LibreOffice shows; what Excel shows and why, where it is something else."""

    pair: Pair
    libreoffice: str
    excel: str
    reason: str

    @property
    def right(self) -> str:
        return self.excel if self.reason else self.libreoffice


def stored() -> Iterator[Line]:
    """Yield the lines of the checked-in table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = (row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#"))
        next(rows)
        for value, code, *others in rows:
            yield Line(Pair(_value(value), code), *others, *[""] * (3 - len(others)))


def _value(text: str) -> Value:
    if text.startswith("'"):
        return text[1:]
    return float(text) if "." in text or "e" in text else int(text)


def _stated(value: Value) -> str:
    return f"'{value}" if isinstance(value, str) else repr(value)


def main() -> None:
    """Write the table anew."""
    lines = [*stored()]
    version = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    texts = shown_by_libreoffice([line.pair for line in lines])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# LibreOffice {version} (zh-CN)\n")
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(_HEADER)
        for line, shown in zip(lines, texts, strict=True):
            writer.writerow((_stated(line.pair.value), line.pair.code, shown, line.excel, line.reason))


if __name__ == "__main__":
    main()

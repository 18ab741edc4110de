"""The script that a clerk's son would write: python benchmarks/plain_script.py WORKBOOK TEMPLATE REPORT

The same workbook, the same content, by openpyxl, matplotlib and docxtpl, and nothing else: no checks, no numbers of
where anything comes from, no masked names, captions counted by hand, contents left to Word. It is what `against_plain`
measures the program against, and is not slowed: it loads what it needs, fills the template once and saves it. Charts
are pictures: docxtpl knows no others.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import openpyxl
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

LOOK_UP = re.compile(r"\{\{([^}]+)\}\}")
Row = tuple[str, ...]
Block = dict[str, object]


def main(workbook: Path, template: Path, report: Path) -> None:
    """Fill the template and save it."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    values = {row[0]: row[1] for row in _rows(book["封面"])} | {row[0]: row[2] for row in _rows(book["指标"])}
    document = DocxTemplate(template)
    numbers = {"表": 0, "图": 0}
    chapters = []
    for sheet in book.worksheets:
        if sheet.title not in ("封面", "指标"):
            blocks = [_made(each, values, numbers, document, workbook.parent) for each in _blocks(_rows(sheet))]
            chapters.append({"title": sheet.title.partition(" ")[2] or sheet.title, "blocks": blocks})
    document.render({"cover": values, "chapters": chapters}, autoescape=True)
    document.save(report)


def _rows(sheet: object) -> list[Row]:
    rows = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]  # openpyxl names several kinds of sheets
    return [tuple("" if value is None else str(value) for value in row) for row in rows]


def _blocks(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Return each block's first row with the rows below it that go on without a type."""
    blocks: list[tuple[Row, list[Row]]] = []
    for row in rows[1:]:
        if row[0] == "案例完":
            continue
        if row[0]:
            blocks.append((row, []))
        else:
            blocks[-1][1].append(row[1:])
    return blocks


def _made(
    block: tuple[Row, list[Row]], values: dict[str, str], numbers: dict[str, int], document: object, folder: Path
) -> Block:
    (kind, text, *more), rows = block
    text = LOOK_UP.sub(lambda match: values[match[1]], text)
    if kind in ("段落", "案例"):
        return {"kind": "段落", "text": text}
    label = "表" if kind == "表格" else "图"
    numbers[label] += 1
    made: Block = {"kind": kind, "text": f"{label}{numbers[label]}　{text}"}
    if kind == "表格":
        return made | {"header": _cells(rows[0]), "rows": [_cells(row) for row in rows[1:]]}
    source = _drawn(rows) if kind == "统计图" else str(folder / "照片" / more[0])
    return made | {"image": InlineImage(document, source, width=Mm(120))}


def _cells(row: Row) -> list[str]:
    return [cell for cell in row if cell]


def _drawn(rows: list[Row]) -> io.BytesIO:
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["font.sans-serif"] = ["SimHei", "Noto Sans CJK SC", "Noto Sans SC"]
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3), dpi=200, layout="tight")
    axes = figure.subplots()
    axes.bar([row[0] for row in rows[1:]], [float(row[1]) for row in rows[1:]])
    content = io.BytesIO()
    figure.savefig(content, format="png")
    content.seek(0)
    return content


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))

"""One figure of the sample is changed: what depends on it changes in the report, and nothing else.

The two reports are compared without the program; tests/data/焦作市2025/one_figure.toml lists every place.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import TEMPLATES
from tests.reports import silent
from tests.sample_reports import SampleReports
from zhibao.findings import Severity
from zhibao.pipeline import CACHE_FOLDER, PHOTO_FOLDER, Outcome, Status, build

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "inputs" / "焦作市2025"
CASES = tomllib.loads((ROOT / "tests" / "data" / "焦作市2025" / "one_figure.toml").read_text(encoding="utf-8"))["case"]
CAPTION = re.compile(r"(附?表|图)\s*\d+(-\d+)?")
# A caption's number holds together.
NO_BREAK = str.maketrans("\u00a0\u2011", " -")
BEFORE, AFTER = 8, 3


@dataclass(frozen=True)
class Place:
    """A paragraph, a table's row or a picture: where it is and what it says."""

    where: str
    text: str


@dataclass(frozen=True)
class Seen:
    """What a reader sees in a report."""

    places: tuple[Place, ...]
    charts: dict[str, str]


# --- the reports, read with python-docx alone ---------------------------------------------------------------------


def seen(report: Path) -> Seen:
    document = docx.Document(str(report))
    return Seen(tuple(places(document)), dict(charts(document)))


def places(document: Document) -> Iterator[Place]:
    heading = caption = "篇首"
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            style = block.style.name if block.style and block.style.name else ""
            heading = block.text if style.startswith("Heading") else heading
            match = CAPTION.match(block.text.translate(NO_BREAK))
            caption = match[0] if match else caption
            yield from paragraph_places(heading, block)
        else:
            yield from (Place(f"{caption} 第{number}行", row) for number, row in enumerate(rows(block), 1))


def paragraph_places(heading: str, paragraph: Paragraph) -> Iterator[Place]:
    yield Place(heading, paragraph.text)
    for described in paragraph._p.xpath(".//wp:docPr/@descr"):
        yield Place(f"{heading} 图", described)


def rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield "｜".join("".join(text.text or "" for text in cell.iter(f"{cell.tag[:-2]}t")) for cell in row._tr.tc_lst)


def charts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the kind and caption of every chart with the digest of its picture."""
    for inline in document.element.body.xpath(".//wp:inline"):
        (described,) = inline.xpath("./wp:docPr/@descr")
        if re.match(r"\w+图：", described):
            (target,) = inline.xpath(".//a:blip/@r:embed")
            blob = document.part.related_parts[target].blob
            yield described.partition("。")[0], hashlib.sha256(blob).hexdigest()


# --- what differs -------------------------------------------------------------------------------------------------


def differences(old: Seen, new: Seen) -> list[str]:
    """Every change, as 〔old→new〕 with a few characters around it."""
    assert [place.where for place in old.places] == [place.where for place in new.places]
    pairs = zip(old.places, new.places, strict=True)
    return [f"{before.where}：{each}" for before, after in pairs for each in changes(before.text, after.text)]


def changes(old: str, new: str) -> Iterator[str]:
    pieces, others = (re.findall(r"[\d.,:%+-]+|.", text) for text in (old, new))
    matcher = difflib.SequenceMatcher(None, pieces, others, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            was, now = "".join(pieces[start:end]), "".join(others[other_start:other_end])
            before, after = "".join(pieces[:start])[-BEFORE:], "".join(pieces[end:])[:AFTER]
            yield f"{before}〔{was}→{now}〕{after}"


# --- the workbook with one cell changed ---------------------------------------------------------------------------


def changed_sample(folder: Path, case: dict[str, Any]) -> Path:
    """Copy the sample's workbook with one cell changed, its photos beside it, large and as they are printed."""
    (folder / PHOTO_FOLDER).symlink_to(SAMPLE / PHOTO_FOLDER)
    shutil.copytree(SAMPLE / CACHE_FOLDER, folder / CACHE_FOLDER)
    book = openpyxl.load_workbook(SAMPLE / "工作簿.xlsx", rich_text=True)
    cell = book[case["sheet"]][case["cell"]] if "cell" in case else found_cell(book[case["sheet"]], case)
    assert cell.value == case["old"]
    cell.value = case["new"]
    book.save(folder / "工作簿.xlsx")
    return folder / "工作簿.xlsx"


def found_cell(sheet: Worksheet, case: dict[str, Any]) -> Cell | MergedCell:
    """The cell by what stands in its row's first cell and in its column's header."""
    header = [cell.value for cell in sheet[1]]
    (number,) = [cells[0].row for cells in sheet.iter_rows() if cells[0].value == case["row"]]
    return sheet.cell(number, header.index(case["column"]) + 1)


def report_of(outcome: Outcome) -> Path:
    assert outcome.status is Status.READY and outcome.report
    assert {finding.code for finding in outcome.findings if finding.severity is not Severity.INFO} <= {"E504"}
    return outcome.report


@pytest.fixture(scope="module")
def untouched(sample_report: SampleReports) -> Seen:
    return seen(report_of(sample_report(SAMPLE / "工作簿.xlsx")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_depends_on_the_figure_changes_and_nothing_else(
    untouched: Seen, case: dict[str, Any], tmp_path: Path
) -> None:
    workbook = changed_sample(tmp_path, case)
    changed = seen(report_of(build(workbook, TEMPLATES, tmp_path, silent)))
    assert differences(untouched, changed) == case["places"]
    redrawn = [name for name, digest in changed.charts.items() if untouched.charts[name] != digest]
    assert redrawn == case["charts"]

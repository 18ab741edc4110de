"""Reports made from small workbooks by the whole program, and what stands in them.

    made = make(tmp_path, minimal_sheets(基本情况=[("表格", "规模"), ("", "甲"), ("", "1")]))
    assert made.texts("表题") == ["表 1-1　规模"]

Every report made here is checked, as is every document that tests pack (tests/conftest.py).
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element
from PIL import Image

from tests.builders import TEMPLATES, Sheets, patch_parts, write_workbook
from tests.invariants import NAMES, find, values, w
from zhibao.checks import all_checks
from zhibao.findings import Finding, NothingMadeError
from zhibao.pipeline import Outcome, build

# Says only that nothing laid the report out: tests do that where they ask for it.
NO_PAGE_NUMBERS = "E504"
Change = Callable[[str], str]


def silent(step: str) -> None:
    """Show no progress."""


def is_of_review(finding: Finding) -> bool:
    """Tell whether a check of the review found it: tests of the steps leave that out."""
    return finding.code in {check.code for check in all_checks()}


@dataclass(frozen=True)
class Made:
    """A report that was made, and the outcome of the run."""

    outcome: Outcome
    path: Path

    @property
    def codes(self) -> list[str]:
        """Code and place of every finding but those of the review (tests/checks), such as "P301 基本情况!C2"."""
        found = [finding for finding in self.outcome.findings if not is_of_review(finding)]
        return [f"{finding.code} {finding.ref}".strip() for finding in found if finding.code != NO_PAGE_NUMBERS]

    def part(self, name: str) -> bytes:
        """Return a part of the package, such as word/document.xml."""
        with zipfile.ZipFile(self.path) as package:
            return package.read(name)

    def media(self) -> list[str]:
        """Return the names of the picture parts."""
        with zipfile.ZipFile(self.path) as package:
            return sorted(name for name in package.namelist() if name.startswith("word/media/"))

    @cached_property
    def body(self) -> Element:
        return find(etree.fromstring(self.part("word/document.xml")), "w:body")[0]

    @cached_property
    def style_names(self) -> Mapping[str, str]:
        styles = find(etree.fromstring(self.part("word/styles.xml")), "w:style")
        return {style.get(w("styleId"), ""): values(style, "w:name/@w:val")[0] for style in styles}

    def style_of(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style."""
        return self.style_names[next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), "a")]

    def lines(self) -> list[tuple[str, str]]:
        """Return style and text of the body's paragraphs that stand in no table."""
        return [(self.style_of(paragraph), shown(paragraph)) for paragraph in find(self.body, "w:p")]

    def texts(self, style: str) -> list[str]:
        """Return the texts of all paragraphs in that style, those in tables too."""
        return [shown(each) for each in find(self.body, ".//w:p") if self.style_of(each) == style]

    def paragraphs(self, style: str) -> list[Element]:
        """Return the paragraphs of that style that stand in no table."""
        return [each for each in find(self.body, "w:p") if self.style_of(each) == style]

    def tables(self) -> list[Element]:
        """Return the body's tables after the cover's."""
        return find(self.body, "w:tbl")[1:]

    def sections(self) -> list[str]:
        """Return the orientations of the sections from the cover on."""
        sizes = find(self.body, ".//w:sectPr/w:pgSz")
        return ["横" if size.get(w("orient")) == "landscape" else "纵" for size in sizes]


def shown(element: Element) -> str:
    """Return the text that a reader sees in a paragraph, a tab as \\t; of fields it is the cached result.

    What only keeps a line from parting words is as it is typed: a space, a hyphen, nothing; the figure spaces before a
    page number in the contents are none of it.
    """
    marks = {w("tab"): "\t", w("br"): "\n"}
    text = "".join(
        marks.get(str(each.tag), each.text or "") for each in element.iter(w("t"), w("tab"), w("br")) if in_run(each)
    )
    return as_typed(text).replace("\u2007", "")


def as_typed(text: str) -> str:
    """Return text without what only keeps lines from parting it."""
    return text.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2060", "")


def in_run(element: Element) -> bool:
    """Tell a tab in the text from the tab stops of a paragraph."""
    parent = element.getparent()
    return parent is not None and parent.tag == w("r")


def grid_of(table: Element) -> list[list[str]]:
    """Return the texts of a table's cells row by row, a line break between paragraphs."""
    return [
        ["\n".join(shown(each) for each in find(cell, "w:p")) for cell in find(row, "w:tc")]
        for row in find(table, "w:tr")
    ]


def widths_of(table: Element) -> list[int]:
    """Return the widths of a table's columns in twips."""
    return [int(value) for value in values(table, "w:tblGrid/w:gridCol/@w:w")]


def extents(element: Element) -> list[tuple[int, int]]:
    """Return the sizes of the pictures in an element, in EMU."""
    found = element.iterfind(".//wp:extent", NAMES)
    return [(int(each.get("cx", "0")), int(each.get("cy", "0"))) for each in found]


def make(folder: Path, sheets: Sheets, templates: Path = TEMPLATES) -> Made:
    """Make the report of the sheets from a workbook in `folder`; photos are those in its 照片."""
    outcome = build(write_workbook(folder / "工作簿.xlsx", sheets), templates, folder / "output", silent)
    assert outcome.report is not None
    return Made(outcome, outcome.report)


def refusals(folder: Path, sheets: Sheets, templates: Path = TEMPLATES) -> list[str]:
    """Return the messages that say why no report is made of the sheets, each with its code before it."""
    try:
        make(folder, sheets, templates)
    except NothingMadeError as error:
        assert not (folder / "output").exists()
        return [f"{finding.code} {finding.message}" for finding in error.findings]
    raise AssertionError("a report was made")


def photo(folder: Path, name: str, width: int = 900, height: int = 600, colour: str = "teal") -> Path:
    """Put a plain photo of that many pixels, enough for any size in print, into 照片 beside the workbook."""
    path = folder / "照片" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), colour).save(path)
    return path


def changed_templates(folder: Path, **changes: Change) -> Path:
    """Return a copy of the templates with parts of report.docx changed: document=…, styles=…, numbering=…"""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)

    def change(name: str, data: bytes) -> bytes:
        wanted = changes.get(name.removeprefix("word/").removesuffix(".xml"))
        if wanted is None:
            return data
        text = data.decode()
        changed = wanted(text)
        assert changed != text, f"{name} is as it was"
        return changed.encode()

    patch_parts(copy / "henan" / "report.docx", change)
    return copy


def filled(folder: Path, stated: str) -> Path:
    """Return a copy of the templates with another line in [fill] of pack.toml, such as on = false."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)
    pack = copy / "henan" / "pack.toml"
    key = stated.partition(" = ")[0]
    lines = pack.read_text(encoding="utf-8").split("\n")
    changed = [stated if line.startswith(f"{key} = ") else line for line in lines]
    assert changed != lines, f"{key} is not there"
    pack.write_text("\n".join(changed), encoding="utf-8")
    return copy

"""One bad input, where it is built, and what the command says of it."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xlsxwriter
from PIL import Image

from tests.builders import TEMPLATES, Page, minimal_sheets
from tests.package_edits.edit import Change, Parts, zipped
from tests.package_edits.reading import parts_in
from zhibao.cli.main import main

CHAPTER = "基本情况"
REPORT = "云州市职业教育质量报告（2025年度）.docx"
GOOD = "上一份好的报告".encode()
_ROWS = (
    ("节", "规模"),
    ("段落", "全市有中等职业学校三所。"),
    ("表格", "学校一览", "单位：人"),
    ("", "学校", "人数"),
    ("", "甲校", 1200),
    ("图片", "开放日", "开放日.png"),
)


@dataclass(frozen=True)
class Site:
    """A folder for one input: the workbook's folder, the packs and the output folder."""

    root: Path

    @property
    def inputs(self) -> Path:
        return self.root / "inputs" / "云州市2025"

    @property
    def workbook(self) -> Path:
        return self.inputs / "工作簿.xlsx"

    @property
    def photos(self) -> Path:
        return self.inputs / "照片"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def pack(self) -> Path:
        """A copy of the pack that ships, with the others beside it."""
        if not (self.root / "templates").exists():
            shutil.copytree(TEMPLATES, self.root / "templates")
        return self.root / "templates" / "henan"

    def with_good_input(self) -> Site:
        """Lay out a sound workbook, its photo, and a report of before."""
        self.photos.mkdir(parents=True)
        self.output.mkdir()
        self.workbook.write_bytes(sound_workbook())
        (self.photos / "开放日.png").write_bytes(sound_photo())
        (self.output / REPORT).write_bytes(GOOD)
        return self

    def template(self) -> Parts:
        """Return the parts of the template that ships."""
        return parts_in((TEMPLATES / "henan" / "report.docx").read_bytes())


Build = Callable[[Site], Sequence[str]]


@dataclass(frozen=True)
class BadInput:
    """`build` lays the input out and returns the command's words; `at` is the sheet and cell, such as 封面!B2."""

    name: str
    build: Build
    code: str
    at: str = ""
    status: int = 2

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Came:
    """What came of an input: exit status, each finding as its code and place, and what stood on standard error."""

    status: int
    found: tuple[tuple[str, str], ...]
    said: str
    is_good_report_left: bool


def came_of(case: BadInput, root: Path) -> Came:
    """Run the command on an input that is built in `root`, in this process."""
    site = Site(root).with_good_input()
    words = [*case.build(site), "--format", "json"]
    before = _held(site.output / REPORT)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(root if (root / "templates").exists() else TEMPLATES.parent, words)
    told = json.loads(out.getvalue())
    findings = [*told.get("findings", ()), *(one for each in told.get("templates", ()) for one in each["findings"])]
    found = tuple((each["code"], "!".join(filter(None, (each["sheet"], each["cell"])))) for each in findings)
    return Came(status, found, err.getvalue(), _held(site.output / REPORT) == before)


def _held(path: Path) -> bytes | None:
    """Return what a file holds that is not too large to be compared."""
    return path.read_bytes() if path.is_file() and path.stat().st_size < len(GOOD) + 1_000_000 else None


def check(site: Site) -> Sequence[str]:
    return ("check", str(site.workbook), "-o", str(site.output))


def build(site: Site) -> Sequence[str]:
    return (str(site.workbook), "-o", str(site.output))


def book(content: bytes | Callable[[], bytes]) -> Build:
    """Other bytes in place of the workbook's."""

    def made(site: Site) -> Sequence[str]:
        site.workbook.write_bytes(content if isinstance(content, bytes) else content())
        return check(site)

    return made


def edited(change: Change) -> Build:
    """The sound workbook with other parts."""
    return book(lambda: zipped(change(parts_in(sound_workbook()))))


@cache
def sound_workbook() -> bytes:
    """Return a workbook as Excel writes it: with its texts in a part of their own."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as made:
        for name, content in minimal_sheets(**{CHAPTER: _ROWS}).items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(content.rows if isinstance(content, Page) else content):
                sheet.write_row(number, 0, [each or None for each in row])
    return saved.getvalue()


@cache
def sound_photo(kind: str = "PNG") -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (1600, 1200), "teal").save(saved, kind)
    return saved.getvalue()

"""Whether two checkouts make the same reports: python benchmarks/compare_checkouts.py BEFORE AFTER [--keep FOLDER]

Builds BEFORE's sample and second city with each checkout's program: in both packs and both font profiles, and the
sample, which alone has charts, once more in each pack with editable ones. Lays all out with LibreOffice and the fonts
of the tests, and compares what the program states in JSON (status, pages, findings), every text of the report and the
picture of every page. Prints a line per report, the differences below it; exit status 0 when all are equal, else 1.
--keep leaves the reports, the PDF files, all differences and pictures of differing pages in FOLDER.
A checkout runs with the Python of its own .venv if it has one, otherwise with the one that runs this.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product, zip_longest
from pathlib import Path

import openpyxl
import pypdfium2
from lxml import etree
from PIL import Image, ImageChops

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.layout.pages import font_environment, lay_out

SAMPLE, SECOND = "inputs/焦作市2025", "tests/data/云州市2025"
PACKS, FONTS = ("henan", "gongwen"), ("公文字体", "系统字体")
PARTS = ("word/document", "word/header", "word/footer", "word/footnotes")
FINDING = ("code", "severity", "sheet", "cell", "message")
DPI = 60
# Pages look the same when no more than this share of their pixels differs by more than so many of 256 levels: a
# line whose characters stand a fraction of a pixel elsewhere; a line that breaks otherwise is far more.
SHARE, LEVELS = 0.003, 32
MOST_SHOWN = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n"}
_PLACES = {f"{_W}tr": "(row)", f"{_W}tc": "(cell)"}


@dataclass(frozen=True)
class Case:
    """A workbook's folder within a checkout, and what its 封面 is to say."""

    folder: str
    pack: str
    fonts: str
    charts: str = "图片"

    @property
    def name(self) -> str:
        return " ".join((Path(self.folder).name, self.pack, self.fonts, self.charts))


CASES = (
    *(Case(*choice) for choice in product((SAMPLE, SECOND), PACKS, FONTS)),
    Case(SAMPLE, "henan", "公文字体", "可编辑"),
    Case(SAMPLE, "gongwen", "系统字体", "可编辑"),
)


@dataclass(frozen=True)
class Made:
    """What a checkout made of a workbook; without a report there is no PDF either."""

    status: str
    findings: Sequence[str]
    report: Path | None = None
    pdf: Path | None = None


def make(checkout: Path, case: Case, source: Path, folder: Path) -> Made:
    """Build the report of a case from the workbook's folder `source`, and lay it out; all in a fresh `folder`."""
    shutil.copytree(source, folder / "in", ignore=shutil.ignore_patterns(".照片缓存"))
    _state(folder / "in" / "工作簿.xlsx", ("模板", case.pack), ("字体", case.fonts), ("图表形式", case.charts))
    own = checkout / ".venv" / "bin" / "python"
    words = ["generate.py", str(folder / "in"), "-o", str(folder / "out"), "--format", "json"]
    command = [str(own) if own.exists() else sys.executable, *words]
    environment = os.environ | font_environment(folder / "fonts") | {"PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False)
    try:
        stated = json.loads(run.stdout)
    except json.JSONDecodeError:
        return Made(f"exit status {run.returncode}, no JSON", run.stderr.splitlines())
    status = f"{stated['status']}, {stated['pages']} pages{' (estimated)' if stated['pages_estimated'] else ''}"
    findings = [" ".join(str(one[key]) for key in FINDING).replace(str(folder), "") for one in stated["findings"]]
    if stated["report"] is None:
        return Made(status, findings)
    report = Path(stated["report"])
    return Made(status, findings, report, lay_out(report, folder / "pdf").pdf)


def _state(workbook: Path, *items: tuple[str, str]) -> None:
    book = openpyxl.load_workbook(workbook, rich_text=True)
    for item in items:  # None of which the two workbooks state.
        book["封面"].append(item)
    book.save(workbook)


def texts(report: Path) -> Iterator[str]:
    """Yield each paragraph's text, field codes too, with marks where rows and cells begin, part by part."""
    with zipfile.ZipFile(report) as package:
        for name in sorted(each for each in package.namelist() if each.startswith(PARTS)):
            yield f"({name})"
            for element in etree.fromstring(package.read(name)).iter(f"{_W}p", *_PLACES):
                yield _PLACES.get(str(element.tag)) or _text(element)


def _text(paragraph: etree._Element) -> str:
    found = paragraph.iter(f"{_W}t", f"{_W}instrText", *_MARKS)
    return "".join(_MARKS.get(str(each.tag), each.text or "") for each in found)


def differing_pages(before: Path, after: Path, folder: Path) -> Iterator[str]:
    """Yield the numbers of the pages that do not look the same, and leave pictures of them in `folder`."""
    for number, (one, other) in enumerate(zip_longest(_pictures(before), _pictures(after)), start=1):
        if not (one and other and _are_alike(one, other)):
            for side, picture in (("before", one), ("after", other)):
                if picture:
                    picture.save(folder / f"page{number:03} {side}.png")
            yield f"{number}{'' if one and other else ' only before' if one else ' only after'}"


def _pictures(pdf: Path) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as file:
        for page in file:
            yield page.render(scale=DPI / 72).to_pil().convert("RGB")


def _are_alike(one: Image.Image, other: Image.Image) -> bool:
    channels = ImageChops.difference(one, other).split()
    differing = max(sum(channel.histogram()[LEVELS + 1 :]) for channel in channels)
    return one.size == other.size and differing <= SHARE * one.width * one.height


def differences(before: Made, after: Made, folder: Path) -> dict[str, list[str]]:
    """Return the differences by what they are of; the pictures of differing pages are left in `folder`."""
    found = {"status": _changed([before.status], [after.status]), "finding": _changed(before.findings, after.findings)}
    if before.report and before.pdf and after.report and after.pdf:
        found["page"] = list(differing_pages(before.pdf, after.pdf, folder))
        found["text"] = _changed(list(texts(before.report)), list(texts(after.report)))
    else:
        # Told even if neither has one: then nothing was compared.
        found["no report"] = [side for side, made in (("before", before), ("after", after)) if not made.report]
    return {kind: lines for kind, lines in found.items() if lines}


def _changed(before: Sequence[str], after: Sequence[str]) -> list[str]:
    lines = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def compare(case: Case, checkouts: Sequence[Path], folder: Path) -> bool:
    """Print what differs in a case, leave its files in `folder`, and tell whether all is equal."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        sides = [Path(temporary) / "before", Path(temporary) / "after"]
        source = checkouts[0] / case.folder
        before, after = pool.map(lambda checkout, side: make(checkout, case, source, side), checkouts, sides)
        found = differences(before, after, folder)
        for path in filter(None, (before.report, before.pdf, after.report, after.pdf)):
            shutil.copy(path, folder / f"{path.relative_to(temporary).parts[0]}{path.suffix}")
    lines = [f"    {kind}: {line}" for kind, lines in found.items() for line in lines]
    (folder / "differences.txt").write_text("\n".join(lines), encoding="utf-8")
    counts = ", ".join(f"{kind} {len(lines)}" for kind, lines in found.items())
    equal = f"equal ({before.status}, {len(before.findings)} findings)"
    more = [f"    and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
    print(
        f"{case.name}: {f'DIFFERENT: {counts}' if found else equal}", *lines[:MOST_SHOWN], *more, sep="\n", flush=True
    )
    return not found


def main() -> int:
    """Compare the checkouts of the command line in every case; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="must not exist yet")
    stated = parser.parse_args()
    checkouts = stated.before.resolve(), stated.after.resolve()
    if stated.keep and stated.keep.exists():
        parser.error(f"{stated.keep} exists")
    with tempfile.TemporaryDirectory() as temporary:
        equal = sum(compare(case, checkouts, (stated.keep or Path(temporary)) / case.name) for case in CASES)
    print(f"{len(CASES)} reports: {equal} equal, {len(CASES) - equal} different")
    return int(equal < len(CASES))


if __name__ == "__main__":
    sys.exit(main())

"""Makes the pictures of docs/quickstart.md: python docs/make_pictures.py. It needs LibreOffice and Chromium."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import pypdfium2
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "inputs" / "焦作市2025"
_SCALE, _MARGIN = 1.5, 12


def make_all(folder: Path) -> None:
    """Make the pictures, in a folder for what they are of."""
    from zhibao.pipeline import build, check, make_workbook

    templates, name = ROOT / "templates", "云州市2026"
    fresh = folder / "新" / "工作簿.xlsx"
    make_workbook(templates, name, fresh)
    _sheet(fresh, "指标", folder, IMAGES / "fresh_indicators.png", 0.45)
    _sheet(fresh, "2 学生发展", folder, IMAGES / "fresh_chapter.png", 0.45)
    built = build(SAMPLE / "工作簿.xlsx", templates, folder, print)
    assert built.provenance
    _sheet(built.provenance, "先看这里", folder, IMAGES / "numbers_first_page.png", 0.62)
    assert built.format_check
    shown = folder / "格式核对.html"
    shown.write_text(built.format_check.read_text(encoding="utf-8").replace("<details>", "<details open>"), "utf-8")
    _page(shown, IMAGES / "format_check.png", 900, 760)
    checked = check(_with_faults(folder), templates, print, folder / "检查")
    assert checked.check_report
    _page(checked.check_report, IMAGES / "check_report.png", 1150, 640)


def _with_faults(folder: Path) -> Path:
    """Return the sample with a few things filled in wrongly."""
    book = openpyxl.load_workbook(SAMPLE / "工作簿.xlsx")
    chapter = next(sheet for sheet in book if sheet.title.startswith("1 "))
    for row in chapter.iter_rows(min_row=2):
        if row[0].value == "段落":
            row[1].value = f"{row[1].value}比上年增加了减少{{{{在校声}}}}人。"
            break
    for row in book["指标"].iter_rows(min_row=3, max_row=40):
        if isinstance(row[3].value, int) and row[3].value > 100:
            row[3].value *= 10
            break
    path = folder / "错" / "工作簿.xlsx"
    path.parent.mkdir()
    (path.parent / "照片").symlink_to(SAMPLE / "照片")
    book.save(path)
    return path


def _sheet(path: Path, name: str, folder: Path, target: Path, share: float) -> None:
    """Picture a sheet of a workbook as LibreOffice prints it, the upper `share` of its first page."""
    from tests.layout.pages import lay_out

    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title != name:
            sheet.sheet_state = "hidden"
    book.active = book.sheetnames.index(name)
    work = folder / target.stem
    work.mkdir()
    book.save(work / "one.xlsx")
    lay_out(work / "one.xlsx", work)
    with pypdfium2.PdfDocument(work / "one.pdf") as pdf:
        image = pdf[0].render(scale=_SCALE).to_pil().convert("RGB")
    _cropped(image.crop((0, 0, image.width, round(image.height * share)))).save(target, optimize=True)


def _page(path: Path, target: Path, width: int, height: int) -> None:
    """Picture the top of a web page."""
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}"]
    subprocess.run(["chromium", *switches, f"--screenshot={target}", path.as_uri()], check=True, capture_output=True)
    image = Image.open(target).convert("RGB").quantize(64)
    image.save(target, optimize=True)


def _cropped(image: Image.Image) -> Image.Image:
    """Return the image without the white around it, in few colours."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert box
    left, top, right, bottom = box
    last = (min(right + _MARGIN, image.width), min(bottom + _MARGIN, image.height))
    return image.crop((max(left - _MARGIN, 0), max(top - _MARGIN, 0), *last)).quantize(64)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as temporary:
        make_all(Path(temporary))

"""Pages laid out by LibreOffice, for tests that look at them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
from PIL import Image

from zhibao.paging.libreoffice import profile_switch

ROOT = Path(__file__).resolve().parents[2]
FONT_FOLDER = ROOT / ".fonts"
FONTS = {
    "仿宋_GB2312": "FandolFang",
    "仿宋": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "楷体": "FandolKai",
    "黑体": "Noto Sans CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
}
MM = 72 / 25.4
_TIME_LIMIT = 180
_XHTML = "{http://www.w3.org/1999/xhtml}"


def can_lay_out() -> bool:
    """Tell whether LibreOffice, poppler and the fonts are here."""
    return bool(
        shutil.which("soffice") and shutil.which("pdftotext") and (FONT_FOLDER / "FandolFang-Regular.otf").exists()
    )


@dataclass(frozen=True)
class Word:
    """A piece of text on a page, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page with its words in reading order."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return re.sub(r"\s", "", "".join(word.text for word in self.words))

    @property
    def footer(self) -> str:
        """The text below the type area."""
        return "".join(word.text for word in self.words if word.bottom >= self.height - 30 * MM)

    @property
    def lines(self) -> list[str]:
        """The lines of text from top to bottom, without the footer."""
        rows: dict[int, list[Word]] = {}
        for word in self.words:
            if word.bottom < self.height - 30 * MM:
                rows.setdefault(round(word.bottom / 4), []).append(word)
        return [
            "".join(word.text for word in sorted(row, key=lambda word: word.left)) for _, row in sorted(rows.items())
        ]


@dataclass(frozen=True)
class Pages:
    """A document laid out as PDF."""

    pdf: Path

    @cached_property
    def all(self) -> tuple[Page, ...]:
        boxes = self.pdf.with_suffix(".html")
        subprocess.run(["pdftotext", "-bbox", self.pdf, boxes], check=True)
        # pdftotext writes control characters of a font's private encoding as they are.
        markup = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", boxes.read_text(encoding="utf-8"))
        found = ElementTree.fromstring(markup).iter(f"{_XHTML}page")
        return tuple(_page(number, page) for number, page in enumerate(found))

    @cached_property
    def fonts(self) -> frozenset[str]:
        """The base names of the embedded fonts, without their subset tags."""
        names = set()
        for page in pypdf.PdfReader(self.pdf).pages:
            resources: Any = page["/Resources"]
            for font in resources.get_object().get("/Font", {}).values():
                names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
        return frozenset(names)

    def empty(self, number: int) -> float:
        """Return the share of a page's type area that is empty at its foot; pages are counted from 0."""
        picture = self.image(number, 40).point(lambda grey: 255 if grey < 200 else 0)
        top, bottom = (37, 35) if picture.height > picture.width else (28, 26)
        mm = picture.height / (297 if picture.height > picture.width else 210)
        area = picture.crop((0, round(top * mm), picture.width, round(picture.height - bottom * mm)))
        return 1 - (area.getbbox() or (0, 0, 0, 0))[3] / area.height

    def image(self, number: int, dpi: int, colour: str = "-gray") -> Image.Image:
        """Return a page, counted from 0, as a grey picture; with `colour` empty in its colours."""
        target = self.pdf.with_name(f"page{number}{colour}")
        one = ["-f", str(number + 1), "-l", str(number + 1), "-singlefile"]
        options = [colour] if colour else []
        subprocess.run(["pdftoppm", "-r", str(dpi), *options, "-png", *one, self.pdf, target], check=True)
        return Image.open(target.with_suffix(".png"))


def _page(number: int, page: ElementTree.Element) -> Page:
    words = tuple(
        Word(word.text or "", *(float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")))
        for word in page.iter(f"{_XHTML}word")
    )
    return Page(number, float(page.get("width", "0")), float(page.get("height", "0")), words)


def lay_out(document: Path, folder: Path) -> Pages:
    """Convert a document to PDF with a profile of its own and the fonts of this project."""
    fonts = font_environment(folder)
    subprocess.run(
        [
            "soffice",
            "--headless",
            "--norestore",
            profile_switch(folder / "profile"),
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            document,
        ],
        check=True,
        capture_output=True,
        timeout=_TIME_LIMIT,
        env=os.environ | fonts,
    )
    return Pages(folder / f"{document.stem}.pdf")


def font_environment(folder: Path) -> dict[str, str]:
    """Return the environment variables that give LibreOffice the fonts of this project."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(_font_config(folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def _font_config(folder: Path) -> str:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{font}</string></edit></match>'
        for name, font in FONTS.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{FONT_FOLDER}</dir><cachedir>{folder / 'cache'}</cachedir>{rules}</fontconfig>"
    )

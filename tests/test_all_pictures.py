"""One workbook with pictures of every kind and format gives exactly the expected pictures and findings."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw

from tests.builders import TEMPLATES, minimal_sheets
from tests.invariants import faults, values
from tests.photo_samples import bomb, drawing, gps_exif, noise, png16, saved
from tests.picture_books import PictureBook
from tests.reports import Made, extents, silent
from zhibao.findings import Severity
from zhibao.pipeline import Status, build

HEIC = Path(__file__).parent / "data" / "photo.heic"
COLOURS = ("red", "lime", "blue", "black")


def _frames() -> list[Image.Image]:
    return [Image.new("RGB", (900, 600), name) for name in COLOURS]


def _moving(kind: str) -> bytes:
    first, *others = _frames()
    return saved(first, kind, save_all=True, append_images=others)


def _sideways() -> bytes:
    exif = gps_exif()
    exif[0x0112] = 6
    return saved(noise((1200, 900)), "JPEG", exif=exif)


def _see_through(image: Image.Image) -> Image.Image:
    round_part = Image.new("L", image.size, 0)
    ImageDraw.Draw(round_part).ellipse((0, 0, *image.size), fill=255)
    image.putalpha(round_part)
    return image


EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
# Name, content, and what is stored of it: kind and aspect ratio.
GOOD: tuple[tuple[str, bytes, str, float], ...] = (
    ("手机.JPG", saved(noise(), "JPEG"), "JPEG", 1.5),
    ("渐进.jpg", saved(noise(), "JPEG", progressive=True), "JPEG", 1.5),
    ("侧放 带定位.jpeg", _sideways(), "JPEG", 0.75),
    ("印刷四色.jpg", saved(noise().convert("CMYK"), "JPEG"), "JPEG", 1.5),
    ("黑白老照片.jpg", saved(noise().convert("L"), "JPEG"), "JPEG", 1.5),
    ("双摄.jpg", saved(noise(), "MPO", save_all=True, append_images=[noise()]), "JPEG", 1.5),
    ("截图.png", saved(drawing(), "PNG"), "PNG", 1.5),
    ("存成png的照片.png", saved(noise(), "PNG"), "JPEG", 1.5),
    ("十六位.png", png16((900, 600), (65535, 32896, 0)), "PNG", 1.5),
    ("十六位灰.png", saved(Image.new("I;16", (900, 600), 40_000), "PNG"), "PNG", 1.5),
    ("索引色.png", saved(drawing().quantize(16), "PNG"), "PNG", 1.5),
    ("黑白线条.png", saved(drawing().convert("1"), "PNG"), "PNG", 1.5),
    ("透明.png", saved(_see_through(drawing()), "PNG"), "PNG", 1.5),
    ("透明照片.png", saved(_see_through(noise()), "PNG"), "JPEG", 1.5),
    ("动图.gif", _moving("GIF"), "PNG", 1.5),
    ("会动.png", _moving("PNG"), "PNG", 1.5),
    ("网页.webp", saved(noise(), "WEBP"), "JPEG", 1.5),
    ("网页动图.webp", _moving("WEBP"), "PNG", 1.5),
    ("画图.bmp", saved(drawing(), "BMP"), "PNG", 1.5),
    ("扫描.tif", saved(noise(), "TIFF", compression="tiff_lzw"), "JPEG", 1.5),
    ("扫描多页.tiff", _moving("TIFF"), "PNG", 1.5),
    ("扫描四色.tif", saved(noise().convert("CMYK"), "TIFF"), "JPEG", 1.5),
    ("扫描十六位.tif", saved(Image.new("I;16", (900, 600), 40_000), "TIFF"), "PNG", 1.5),
    ("苹果.HEIC", HEIC.read_bytes(), "JPEG", 4 / 3),
    ("新手机.avif", saved(noise((600, 400)), "AVIF"), "JPEG", 1.5),
    ("扩展名不对.png", saved(noise(), "JPEG"), "JPEG", 1.5),
    ("没有扩展名", saved(noise(), "JPEG"), "JPEG", 1.5),
)
BAD: tuple[tuple[str, bytes, str], ...] = (
    ("断.jpg", saved(noise(), "JPEG")[:30_000], "P311"),
    ("断.png", saved(noise(), "PNG")[:30_000], "P311"),
    ("空.jpg", b"", "P311"),
    ("网页.jpg", b"<!DOCTYPE html><html></html>", "P302"),
    ("说明.jpg", "这不是图片".encode(), "P302"),
    ("标志.svg", SVG, "P307"),
    ("图表.emf", EMF, "P307"),
    ("图标.wmf", b"\xd7\xcd\xc6\x9a" + bytes(60), "P307"),
    ("文件.pdf", b"%PDF-1.7\n", "P307"),
    ("巨图.png", bomb(30_000), "P308"),
    ("长截图.jpg", saved(noise((200, 2400)), "JPEG"), "P309"),
    ("缩略图.jpg", saved(noise((90, 60)), "JPEG"), "P310"),
)
SHEET = "基本情况"
WAYS = ("名称", "float", "place", "wps")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make a report in which the pictures come in the four ways by turns, each on a row of its own."""
    folder = tmp_path_factory.mktemp("全部 图片")
    (folder / "照片").mkdir()
    pictures = [(name, content) for name, content, _, _ in GOOD] + [(name, content) for name, content, _ in BAD]
    ways = [WAYS[at % len(WAYS)] for at in range(len(pictures))]
    rows = [("图片", "题", name if way == "名称" else "") for (name, _), way in zip(pictures, ways, strict=True)]
    book = PictureBook(folder / "工作簿.xlsx", minimal_sheets(基本情况=rows))
    for at, ((name, content), way) in enumerate(zip(pictures, ways, strict=True)):
        if way == "名称":
            (folder / "照片" / name).write_bytes(content)
        else:
            # The real content takes the place of a stand-in: XlsxWriter embeds only what it knows.
            getattr(book, way)(SHEET, f"C{at + 2}", _stand_in(at) if way != "wps" else content)
    contents = {_stand_in(at): content for at, (_, content) in enumerate(pictures)}
    path = book.save(lambda name, data: contents.get(data, data))
    outcome = build(path, TEMPLATES, folder / "output", silent)
    assert outcome.report is not None and faults(outcome.report) == []
    return Made(outcome, outcome.report)


def _stand_in(at: int) -> bytes:
    return saved(Image.new("RGB", (10, 10), (at, 0, 0)), "PNG")


def shown(made: Made) -> list[tuple[str, float]]:
    """Return kind and aspect ratio of the pictures in reading order."""
    parts = docx.Document(str(made.path)).part.related_parts
    ids = values(made.body, ".//@r:embed")
    images = [Image.open(io.BytesIO(parts[each].blob)) for each in ids]
    return [(str(image.format), round(image.width / image.height, 2)) for image in images]


def test_every_format_in_every_way_gives_the_expected_picture(made: Made) -> None:
    wanted = [(kind, round(aspect, 2)) for _, _, kind, aspect in GOOD] + [("JPEG", 1.5)]
    assert shown(made) == wanted


def test_what_cannot_be_printed_gives_the_expected_finding_at_its_cell_and_nothing_else_does(made: Made) -> None:
    told = [f"{each.code} {each.ref}" for each in made.outcome.findings if each.severity is not Severity.INFO]
    wanted = [f"{code} {SHEET}!C{at}" for at, (*_, code) in enumerate(BAD, len(GOOD) + 2)]
    assert sorted(each for each in told if each.startswith("P")) == sorted(wanted)
    assert made.outcome.status is Status.DRAFT


def test_a_note_stands_where_a_picture_is_missing(made: Made) -> None:
    notes = [text for text in made.texts("图片") if text]
    assert len(notes) == len(BAD) - 1
    assert notes[0] in ("【缺图：断.jpg】", f"【缺图：C{len(GOOD) + 2} 的图片】")


def test_every_picture_says_what_it_shows_and_has_its_size(made: Made) -> None:
    words = values(made.body, ".//wp:docPr/@descr")
    assert words == ["照片：题"] * (len(GOOD) + 1)
    for (width, height), (_, aspect) in zip(extents(made.body), shown(made), strict=True):
        assert width / height == pytest.approx(aspect, abs=0.01)
        assert width <= 100 * 36_000 and height <= 66 * 36_000


def test_nothing_that_a_camera_wrote_is_in_the_report(made: Made) -> None:
    contents = [made.part(name) for name in made.media()]
    assert not [content for content in contents if b"GPSMARK" in content or b"Exif" in content]

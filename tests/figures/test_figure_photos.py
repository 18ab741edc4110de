"""Photos: found by name, turned upright, scaled, and refused when they cannot be read."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from zhibao.figures import photos
from zhibao.figures.layout import Size
from zhibao.figures.photos import Photo, PhotoFolder, normalised
from zhibao.findings import Finding
from zhibao.model.ref import CellRef
from zhibao.model.report import PhotoFile

REF = CellRef("基本情况", "C2")
SIZE = Size(50.8, 25.4)
ORIENTATION = 0x0112


def find(folder: Path, name: str) -> Photo | Finding:
    return PhotoFolder(folder).find(PhotoFile(name, REF))


def found(folder: Path, name: str) -> Photo:
    photo = find(folder, name)
    assert isinstance(photo, Photo), photo
    return photo


def refused(folder: Path, name: str) -> str:
    """Return code and message of the finding at the photo's cell."""
    finding = find(folder, name)
    assert isinstance(finding, Finding)
    assert finding.ref == REF
    return f"{finding.code} {finding.message}"


def plain(folder: Path, name: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size).save(path)
    return path


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_photo_is_found_by_its_name(tmp_path: Path) -> None:
    assert found(tmp_path, plain(tmp_path, "开放日 2025.png").name).aspect == 1.5


@pytest.mark.parametrize("name", ["ABC.JPG", "abc.jpg", "Abc.Jpg"])
def test_case_does_not_count(tmp_path: Path, name: str) -> None:
    path = plain(tmp_path, "aBc.jpg")
    assert found(tmp_path, name).path == path


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_the_unicode_form_does_not_count(tmp_path: Path, stored: str, typed: str) -> None:
    forms: dict[str, Callable[[str], str]] = {
        "NFC": lambda text: unicodedata.normalize("NFC", text),
        "NFD": lambda text: unicodedata.normalize("NFD", text),
    }
    path = plain(tmp_path, forms[stored]("Café.png"))
    assert found(tmp_path, forms[typed]("Café.png")).path == path


@pytest.mark.parametrize("name", ["活动/甲.png", "活动\\甲.png", "./活动/甲.png"])
def test_a_photo_may_stand_in_a_folder_inside(tmp_path: Path, name: str) -> None:
    path = plain(tmp_path, "活动/甲.png")
    assert found(tmp_path, name).path == path


def test_a_missing_photo_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    plain(tmp_path, "开放日.png")
    assert refused(tmp_path, "开放曰.png") == "P301 “照片”文件夹里没有“开放曰.png”，是不是“开放日.png”？"


def test_a_missing_folder_is_a_missing_photo(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有", "甲.png") == "P301 “照片”文件夹里没有“甲.png”。"


@pytest.mark.parametrize("name", ["../甲.png", "/etc/甲.png", "C:\\甲.png", "活动/../../甲.png", "..\\甲.png"])
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    plain(tmp_path, "甲.png")
    folder = tmp_path / "照片"
    folder.mkdir()
    assert refused(folder, name).startswith("P303 ")


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"no picture", b"%PDF-1.7"], ids=["empty", "text", "pdf"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "甲.jpg").write_bytes(content)
    assert refused(tmp_path, "甲.jpg").startswith("P302 ")


@pytest.mark.parametrize("name", ["甲.jpg", "甲.png"])
def test_a_truncated_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Image.effect_noise((200, 200), 90).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(tmp_path, name).startswith("P302 ")


def test_a_picture_of_too_many_pixels_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain(tmp_path, "甲.png", size=(40, 30))
    monkeypatch.setattr(photos, "_MOST_PIXELS", 40 * 30)
    found(tmp_path, "甲.png")
    monkeypatch.setattr(photos, "_MOST_PIXELS", 40 * 30 - 1)
    assert refused(tmp_path, "甲.png").startswith("P302 ")


def test_a_big_photo_is_read_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    plain(tmp_path, "甲.png", size=(40, 30))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 40 * 30 - 1)
    assert found(tmp_path, "甲.png").aspect == pytest.approx(4 / 3)
    assert not recwarn.list


# --- pictures -------------------------------------------------------------------------------------------------------


def turned(folder: Path, orientation: int) -> Photo:
    """Return a photo 60 × 40 whose upper left quarter is red, stored with an orientation."""
    image = Image.new("RGB", (60, 40), "white")
    image.paste("red", (0, 0, 30, 20))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image.save(folder / "甲.jpg", quality=95, exif=exif)
    return found(folder, "甲.jpg")


def red_corner(image: Image.Image) -> str:
    """Tell in which quarter the red stands: 左上, 右上, 左下, 右下."""
    for place, (x, y) in {"左上": (1, 1), "右上": (3, 1), "左下": (1, 3), "右下": (3, 3)}.items():
        pixel = image.convert("RGB").getpixel((image.width * x // 4, image.height * y // 4))
        if isinstance(pixel, tuple) and pixel[1] < 100:
            return place
    return ""


@pytest.mark.parametrize(
    ("orientation", "aspect", "corner"),
    [(1, 60 / 40, "左上"), (2, 60 / 40, "右上"), (3, 60 / 40, "右下"), (6, 40 / 60, "右上"), (8, 40 / 60, "左下")],
)
def test_a_photo_is_turned_as_the_camera_says(tmp_path: Path, orientation: int, aspect: float, corner: str) -> None:
    photo = turned(tmp_path, orientation)
    assert photo.aspect == pytest.approx(aspect)
    image = read(normalised(photo, Size(50.0, 50.0 / aspect), 220))
    assert image.width / image.height == pytest.approx(aspect)
    assert red_corner(image) == corner


def test_nothing_of_the_camera_stays_in_the_file(tmp_path: Path) -> None:
    photo = turned(tmp_path, 6)
    assert not read(normalised(photo, SIZE, 220)).getexif()


def test_a_big_photo_is_stored_at_the_resolution_of_the_pack(tmp_path: Path) -> None:
    plain(tmp_path, "甲.jpg", size=(4000, 2000))
    image = read(normalised(found(tmp_path, "甲.jpg"), SIZE, 220))
    assert image.size == (440, 220)
    assert image.info["dpi"] == (220, 220)


def test_a_small_photo_is_not_blown_up(tmp_path: Path) -> None:
    plain(tmp_path, "甲.jpg", size=(100, 50))
    assert read(normalised(found(tmp_path, "甲.jpg"), SIZE, 220)).size == (100, 50)


@pytest.mark.parametrize(
    ("name", "mode", "format_"),
    [
        ("灰.jpg", "L", "JPEG"),
        ("印刷.jpg", "CMYK", "JPEG"),
        ("彩.bmp", "RGB", "JPEG"),
        ("彩.tif", "RGB", "JPEG"),
        ("动.gif", "P", "JPEG"),
        ("网.webp", "RGBA", "JPEG"),
        ("透明.png", "RGBA", "PNG"),
        ("索引.png", "P", "PNG"),
        ("黑白.png", "1", "PNG"),
        ("灰透明.png", "LA", "PNG"),
        ("十六位.png", "I;16", "PNG"),
    ],
)
def test_every_kind_of_picture_becomes_one_that_word_shows(tmp_path: Path, name: str, mode: str, format_: str) -> None:
    plain(tmp_path, name, mode, (600, 300))
    image = read(normalised(found(tmp_path, name), SIZE, 220))
    image.load()
    assert image.format == format_
    assert image.mode in ("L", "P", "RGB", "RGBA")
    assert image.size == (440, 220)


def colour(data: bytes) -> tuple[int, ...]:
    pixel = read(data).convert("RGB").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    return pixel


def test_transparent_parts_of_what_becomes_a_jpeg_are_white(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "甲.webp", lossless=True)
    assert min(colour(normalised(found(tmp_path, "甲.webp"), SIZE, 220))) > 250


def test_transparent_parts_of_a_png_stay_so(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "甲.png")
    image = read(normalised(found(tmp_path, "甲.png"), SIZE, 220))
    assert image.convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


def test_transparent_parts_of_a_grey_png_stay_so(tmp_path: Path) -> None:
    Image.new("LA", (60, 40), (0, 0)).save(tmp_path / "甲.png")
    assert max(read(normalised(found(tmp_path, "甲.png"), SIZE, 220)).convert("RGBA").getpixel((5, 5))) == 0  # type: ignore[arg-type]


def test_a_drawing_with_a_palette_is_scaled_smoothly(tmp_path: Path) -> None:
    lines = Image.new("RGB", (1000, 500), "white")
    for left in range(0, 1000, 4):
        lines.paste("black", (left, 0, left + 2, 500))
    lines.convert("P").save(tmp_path / "甲.png")
    shades = read(normalised(found(tmp_path, "甲.png"), SIZE, 220)).convert("L").getcolors()
    assert shades is not None and len(shades) > 2


def test_a_grey_picture_of_sixteen_bits_keeps_its_greys(tmp_path: Path) -> None:
    image = Image.new("I;16", (60, 40), 32768)
    image.save(tmp_path / "甲.png")
    assert max(abs(value - 128) for value in colour(normalised(found(tmp_path, "甲.png"), SIZE, 220))) <= 2


def test_the_colours_of_a_cmyk_photo_stay_about_right(tmp_path: Path) -> None:
    Image.new("CMYK", (60, 40), (0, 255, 255, 0)).save(tmp_path / "甲.jpg")
    red, green, blue = colour(normalised(found(tmp_path, "甲.jpg"), SIZE, 220))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    photo = turned(tmp_path, 6)
    assert normalised(photo, SIZE, 220) == normalised(photo, SIZE, 220)

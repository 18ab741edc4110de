"""Photos: found by name or in the workbook, and refused when they cannot be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.photo_samples import bomb
from zhibao.figures import photo_file
from zhibao.figures.photo_folder import Photo, PhotoFolder
from zhibao.figures.photo_sizes import PhotoSizes
from zhibao.figures.picture_cache import PictureCache
from zhibao.findings import Finding
from zhibao.model.figures import Crop, EmbeddedPhoto, PhotoFile
from zhibao.model.ref import CellRef

REF = CellRef("基本情况", "C2")
WHOLE = Crop()


def find(folder: Path, name: str) -> Photo | Finding:
    return PhotoFolder(folder, PhotoSizes(PictureCache(None))).find(PhotoFile(name, REF))


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


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_photo_is_found_by_its_name(tmp_path: Path) -> None:
    assert found(tmp_path, plain(tmp_path, "开放日 2025.png").name).aspect == 1.5


@pytest.mark.parametrize("name", ["ABC.JPG", "abc.jpg", "Abc.Jpg"])
def test_case_does_not_count(tmp_path: Path, name: str) -> None:
    path = plain(tmp_path, "aBc.jpg")
    assert found(tmp_path, name).source == path


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_the_unicode_form_does_not_count(tmp_path: Path, stored: str, typed: str) -> None:
    forms: dict[str, Callable[[str], str]] = {
        "NFC": lambda text: unicodedata.normalize("NFC", text),
        "NFD": lambda text: unicodedata.normalize("NFD", text),
    }
    path = plain(tmp_path, forms[stored]("Café.png"))
    assert found(tmp_path, forms[typed]("Café.png")).source == path


@pytest.mark.parametrize("name", ["活动/甲.png", "活动\\甲.png", "./活动/甲.png"])
def test_a_photo_may_stand_in_a_folder_inside(tmp_path: Path, name: str) -> None:
    path = plain(tmp_path, "活动/甲.png")
    assert found(tmp_path, name).source == path


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

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(40)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "P311", "0 字节"),
        (b"no picture", "P302", "打不开"),
        (b"<html><body>404</body></html>", "P302", "打不开"),
        (SVG, "P307", "SVG 矢量图"),
        (b"\xef\xbb\xbf" + SVG, "P307", "SVG 矢量图"),
        (EMF, "P307", "EMF 矢量图"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "P307", "WMF 矢量图"),
        (b"%PDF-1.7", "P307", "PDF 文件"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "P307", "EPS 矢量图"),
        (b"8BPS" + bytes(30), "P307", "Photoshop"),
        (b"PK\x03\x04" + bytes(30), "P307", "Office 文档或压缩包"),
    ],
    ids=["empty", "text", "html", "svg", "svg-bom", "emf", "wmf", "pdf", "eps", "psd", "zip"],
)
def test_what_is_no_photo_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    (tmp_path / "甲.jpg").write_bytes(content)
    said = refused(tmp_path, "甲.jpg")
    assert said.startswith(f"{code} ") and words in said and "甲.jpg" in said


def test_a_file_whose_header_breaks_off_is_incomplete_or_unreadable(tmp_path: Path) -> None:
    path = plain(tmp_path, "甲.png", size=(60, 40))
    path.write_bytes(path.read_bytes()[:20])
    assert refused(tmp_path, "甲.png")[:4] in ("P302", "P311")


@pytest.mark.parametrize(("name", "limit"), [("甲.png", "_MOST_PIXELS"), ("甲.jpg", "_MOST_JPEG_PIXELS")])
def test_a_picture_of_too_many_pixels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: str
) -> None:
    plain(tmp_path, name, size=(40, 30))
    monkeypatch.setattr(photo_file, limit, 40 * 30)
    found(tmp_path, name)
    monkeypatch.setattr(photo_file, limit, 40 * 30 - 1)
    assert refused(tmp_path, name).startswith("P308 照片“甲.png”有 40×30 像素".replace("甲.png", name))


def test_a_picture_of_hundreds_of_millions_of_pixels_is_refused_without_decoding_it(tmp_path: Path) -> None:
    """A few kilobytes may unpack to gigabytes; the header is enough to tell."""
    (tmp_path / "甲.png").write_bytes(bomb(20_000))
    assert refused(tmp_path, "甲.png").startswith("P308 照片“甲.png”有 20000×20000 像素，超过 8000 万像素")


@pytest.mark.parametrize(("size", "fits"), [((1000, 100), True), ((1001, 100), False), ((100, 1010), False)])
def test_a_picture_many_times_longer_than_wide_is_refused(tmp_path: Path, size: tuple[int, int], fits: bool) -> None:
    plain(tmp_path, "甲.png", size=size)
    if fits:
        found(tmp_path, "甲.png")
    else:
        assert refused(tmp_path, "甲.png").startswith("P309 ")


def test_a_file_that_the_system_does_not_give_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain(tmp_path, "甲.png")

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert refused(tmp_path, "甲.png") == "P313 照片“甲.png”读不了：没有权限，或文件正被别的程序占用。"


@pytest.mark.parametrize("name", ["甲.PNG", "甲.jpg", "甲.heic", "甲", "我的 照片（1）.Jpeg"])
def test_what_a_file_is_shows_in_its_content_not_in_its_name(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / name, "PNG")
    assert found(tmp_path, name).aspect == 1.5


# --- pictures of the workbook ---------------------------------------------------------------------------------------


def embedded(folder: Path, crop: Crop = WHOLE, turn: int | None = None, lost: str = "") -> Photo | Finding:
    data = b"" if lost else plain(folder, "嵌.png", size=(80, 40)).read_bytes()
    return PhotoFolder(folder, PhotoSizes(PictureCache(None))).find(EmbeddedPhoto(data, REF, crop, turn, lost=lost))


@pytest.mark.parametrize(
    ("crop", "turn", "size"),
    [
        (Crop(), None, (80, 40)),
        (Crop(left=0.5), None, (40, 40)),
        (Crop(0.25, 0.5, 0.25, 0), None, (40, 20)),
        (Crop(), 1, (40, 80)),
        (Crop(), 2, (80, 40)),
        (Crop(left=0.5, top=0.5), 3, (20, 40)),
    ],
)
def test_a_picture_of_the_workbook_has_the_shape_that_the_sheet_shows(
    tmp_path: Path, crop: Crop, turn: int | None, size: tuple[int, int]
) -> None:
    photo = embedded(tmp_path, crop, turn)
    assert isinstance(photo, Photo)
    assert (photo.width, photo.height) == size


def test_the_same_content_shown_in_two_ways_is_two_pictures(tmp_path: Path) -> None:
    shown = [embedded(tmp_path), embedded(tmp_path, Crop(left=0.5)), embedded(tmp_path, turn=1), embedded(tmp_path)]
    digests = [photo.digest for photo in shown if isinstance(photo, Photo)]
    assert len(digests) == 4 and len(set(digests)) == 3


def test_a_picture_without_data_is_reported_with_the_reason(tmp_path: Path) -> None:
    finding = embedded(tmp_path, lost="图片只是链接，没有存进工作簿")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.ref) == ("P306", REF)
    assert finding.message == "C2 的图片印不出来：图片只是链接，没有存进工作簿。"

"""Photo blocks become figures: sizes, findings, alternative texts; each photo made ready once."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import minimal_sheets
from tests.photo_samples import noise, saved
from tests.reports import Made, extents, make, photo
from zhibao.figures import photo_decoder
from zhibao.figures.photo_folder import Photo

CACHE = ".照片缓存"


def pixels(made: Made) -> list[tuple[int, int]]:
    """Return the sizes of the pictures that the report stores."""
    with zipfile.ZipFile(made.path) as package:
        return sorted(Image.open(package.open(name)).size for name in made.media())


def advice(made: Made, code: str) -> list[str]:
    return [finding.message for finding in made.outcome.findings if finding.code == code]


def test_a_photo_used_twice_is_stored_once_at_the_larger_size(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg", 3000, 2000)
    photo(tmp_path, "乙.jpg", 3000, 2000, "olive")
    three = ("图片", "三张", "甲.jpg", "乙.jpg", "乙.jpg")
    rows = [three, ("图片", "一张", "甲.jpg"), three]
    sizes = pixels(make(tmp_path, minimal_sheets(基本情况=rows)))
    assert sizes == [(427, 285), (857, 571)]


def test_a_file_of_another_name_with_the_same_content_is_the_same_photo(tmp_path: Path) -> None:
    shutil.copy(photo(tmp_path, "甲.jpg"), tmp_path / "照片" / "副本 甲.JPG")
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "一", "甲.jpg"), ("图片", "二", "副本 甲.jpg")]))
    assert len(made.media()) == 1


def test_the_next_run_does_not_make_a_photo_ready_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo(tmp_path, "甲.jpg")
    sheets = minimal_sheets(基本情况=[("图片", "一", "甲.jpg")])
    first = make(tmp_path, sheets).part("word/media/picture1.jpg")
    monkeypatch.setattr(photo_decoder, "DECODER", None)
    assert make(tmp_path, sheets).part("word/media/picture1.jpg") == first


def test_a_photo_that_was_replaced_under_its_name_is_made_ready_anew(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("图片", "一", "甲.jpg")])
    contents = []
    for colour in ("teal", "olive"):
        photo(tmp_path, "甲.jpg", colour=colour)
        contents.append(make(tmp_path, sheets).part("word/media/picture1.jpg"))
    assert contents[0] != contents[1]


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    (tmp_path / CACHE).write_text("", encoding="utf-8")
    assert make(tmp_path, minimal_sheets(基本情况=[("图片", "一", "甲.jpg", "甲.jpg")])).codes == []


def test_a_photo_too_small_for_its_printed_size_is_reported(tmp_path: Path) -> None:
    photo(tmp_path, "小.jpg", 300, 200)
    rows = [("图片", "一", "小.jpg"), ("图片", "三", "小.jpg", "小.jpg", "小.jpg")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.path.stem.endswith("度）")
    assert advice(made, "P310") == [
        "照片“小.jpg”只有 300×200 像素，印成 76 毫米宽合每英寸 100 点，不到 120 点，不够清晰。"
    ]


@pytest.mark.parametrize(("size", "printed"), [((100, 75), 25.4), ((300, 225), 76.2), ((2000, 1500), 88.0)])
def test_a_photo_of_few_pixels_is_not_blown_up(tmp_path: Path, size: tuple[int, int], printed: float) -> None:
    photo(tmp_path, "小.jpg", *size)
    photo(tmp_path, "大.jpg", 2000, 1500)
    rows = [("图片", "一张", "小.jpg"), ("图片", "两张", "小.jpg", "大.jpg")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    alone, beside, large = (width / 36000 for width, _ in extents(made.body))
    assert alone == pytest.approx(printed, abs=0.1)
    assert beside == pytest.approx(min(printed, large), abs=0.1)
    assert large == pytest.approx(76, abs=0.1)


def test_damage_that_shows_only_in_decoding_leaves_a_note_in_place(tmp_path: Path) -> None:
    path = photo(tmp_path, "断.jpg")
    path.write_bytes(saved(noise(), "JPEG")[:20_000])
    photo(tmp_path, "好.jpg")
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "两张", "断.jpg", "好.jpg")]))
    assert made.codes == ["P311 基本情况!C2"]
    assert made.texts("图片格") == ["【缺图：断.jpg】", ""]
    assert advice(made, "P311") == ["照片“断.jpg”的文件不完整（20,000 字节），多半没有复制完或已损坏。"]


def test_a_file_that_vanishes_while_it_is_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*arguments: object) -> bytes:
        raise FileNotFoundError(2, "gone")

    photo(tmp_path, "甲.jpg")
    monkeypatch.setattr(Photo, "read", gone)
    assert make(tmp_path, minimal_sheets(基本情况=[("图片", "一", "甲.jpg")])).codes == ["P313 基本情况!C2"]


def test_too_many_photos_under_one_caption_are_reported(tmp_path: Path) -> None:
    photo(tmp_path, "高.jpg", 600, 900)
    rows = [("图片", "多", *["高.jpg"] * 44), ("图片", "够", *["高.jpg"] * 16)]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == ["P312 基本情况!A2"]
    assert advice(made, "P312") == ["一个图题下有 44 张照片，排在一页上每张只有 14 毫米高。"]


def test_photos_on_a_landscape_page_fit_on_it(tmp_path: Path) -> None:
    photo(tmp_path, "高.jpg", 600, 900)
    rows = [("横向",), ("图片", "多", *["高.jpg"] * 12), ("纵向",), ("图片", "多", *["高.jpg"] * 12)]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    lying, standing = ([height / 36_000 for _, height in extents(table)] for table in made.tables())
    assert sum(lying[::4]) < 130 < sum(standing[::4]) < 200

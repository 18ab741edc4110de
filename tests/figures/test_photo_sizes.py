"""Sizes of photos kept for the next run: they are those that opening the photo gives, and nobody else's."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import minimal_sheets
from tests.reports import make, photo
from zhibao.figures import photo_sizes
from zhibao.figures.photo_error import PhotoError
from zhibao.figures.photo_folder import Photo, PhotoFolder
from zhibao.figures.photo_sizes import PhotoSizes, UprightSize
from zhibao.figures.picture_cache import PictureCache
from zhibao.findings import picture_rules
from zhibao.model.figures import Crop, EmbeddedPhoto, PhotoFile
from zhibao.model.ref import CellRef

REF = CellRef("基本情况", "C2")
SHARES = st.floats(0, 0.4)


class Fake(PictureCache):
    """A cache in memory."""

    def __init__(self) -> None:
        super().__init__(None)
        self.entries: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.entries.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.entries[key] = content


def never() -> UprightSize:
    raise AssertionError


def given_size(size: UprightSize) -> UprightSize:
    return size


@given(st.dictionaries(st.text(), st.tuples(st.integers(1) | st.floats(0.1, 1e9), st.floats(0.1, 1e9))))
def test_the_next_run_knows_what_this_one_measured(measured: dict[str, UprightSize]) -> None:
    cache = Fake()
    sizes = PhotoSizes(cache)
    for digest, size in measured.items():
        assert sizes.size(digest, partial(given_size, size)) == size
    sizes.keep()
    known = PhotoSizes(cache)
    assert {digest: known.size(digest, never) for digest in measured} == measured


@given(st.tuples(SHARES, SHARES, SHARES, SHARES), st.none() | st.integers(0, 7))
def test_a_photo_is_the_same_whoever_measured_it(crop: tuple[float, float, float, float], turn: int | None) -> None:
    data = EmbeddedPhoto(_photo(), REF, Crop(*crop), turn)
    cache, found = Fake(), []
    for _ in range(2):
        sizes = PhotoSizes(cache)
        found.append(PhotoFolder(Path("没有"), sizes).find(data))
        sizes.keep()
    assert found[0] == found[1] and isinstance(found[0], Photo)


def _photo() -> bytes:
    from io import BytesIO

    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (90, 60)).save(content, "PNG")
    return content.getvalue()


def test_what_cannot_be_printed_is_measured_anew_by_each_run() -> None:
    def refuse() -> UprightSize:
        raise PhotoError(picture_rules.UNREADABLE_PHOTO)

    cache = Fake()
    for _ in range(2):
        sizes = PhotoSizes(cache)
        with pytest.raises(PhotoError):
            sizes.size("a", refuse)
        sizes.keep()
    assert not cache.entries


def test_a_photo_replaced_under_its_name_is_measured_anew(tmp_path: Path) -> None:
    found = []
    for width in (300, 500):
        photo(tmp_path, "甲.jpg", width, 200)
        sizes = PhotoSizes(PictureCache(tmp_path / "缓存"))
        each = PhotoFolder(tmp_path / "照片", sizes).find(PhotoFile("甲.jpg", REF))
        sizes.keep()
        assert isinstance(each, Photo)
        found.append(each.width)
    assert found == [300, 500]


def test_another_program_or_library_measures_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Fake()
    sizes = PhotoSizes(cache)
    sizes.size("a", lambda: (1, 2))
    sizes.keep()
    assert PhotoSizes(cache).size("a", never) == (1, 2)
    monkeypatch.setattr(photo_sizes, "_key", lambda: "sizes_another")
    assert PhotoSizes(cache).size("a", lambda: (3, 4)) == (3, 4)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"1", b'{"a": 1}', b'{"a": [1]}', b"\xff"])
def test_an_entry_that_holds_no_sizes_is_not_used(content: bytes) -> None:
    cache = Fake()
    cache.entries[photo_sizes._key()] = content
    assert PhotoSizes(cache).size("a", lambda: (3, 4)) == (3, 4)


def test_of_very_many_the_first_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_sizes, "_MOST", 2)
    cache = Fake()
    sizes = PhotoSizes(cache)
    for digest in "abc":
        sizes.size(digest, lambda: (1, 2))
    sizes.keep()
    known = PhotoSizes(cache)
    assert [known.size(digest, lambda: (0, 0)) for digest in "abc"] == [(0, 0), (1, 2), (1, 2)]


def test_pillow_is_not_loaded_for_a_report_whose_photos_are_known(tmp_path: Path) -> None:
    photo(tmp_path, "甲.jpg")
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "一", "甲.jpg")]))
    words = [tmp_path / "工作簿.xlsx", Path(__file__).parents[2] / "templates", tmp_path / "output"]
    program = """
import sys
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
assert build(*map(Path, sys.argv[1:]), lambda step: None, (Estimate(),)).report
assert not {"PIL.Image", "matplotlib", "numpy"} & set(sys.modules)
"""
    assert made.codes == []
    subprocess.run([sys.executable, "-c", program, *words], check=True, cwd=Path(__file__).parents[2])

"""What is doubted in photos: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from tests.reports import make, photo
from zhibao.checks import Album, Check
from zhibao.checks.picture.certificate import Certificate
from zhibao.checks.picture.low_resolution import LowResolution
from zhibao.checks.picture.photo_twice import PhotoTwice
from zhibao.checks.picture.photo_without_caption import PhotoWithoutCaption
from zhibao.checks.picture.private_document import PrivateDocument
from zhibao.checks.picture.unused_photos import UnusedPhotos
from zhibao.model.figures import PhotoBlock, PhotoFile, PrintedPhoto
from zhibao.model.ref import CellRef
from zhibao.model.text import Text


def row(number: int, caption: str, *names: str, content: str = "", width: float = 900) -> list[PrintedPhoto]:
    """Return the photos of a row, which hold different things unless told otherwise."""
    files = tuple(PhotoFile(name, CellRef("甲", f"{'CDEF'[at]}{number}")) for at, name in enumerate(names))
    block = PhotoBlock(Text.of(caption), files, id=f"c1b{number}")
    return [PrintedPhoto(block, each, content or each.name, width, width / 1.5, 76.2) for each in files]


def album(*rows: list[PrintedPhoto], unused: tuple[str, ...] = (), hides_names: bool = False) -> Album:
    return Album(tuple(each for photos in rows for each in photos), unused, hides_names)


MANY = tuple(f"{number}.jpg" for number in range(1, 8))
CASES: list[tuple[type[Check], Album, list[str]]] = [
    (LowResolution, album(row(2, "实训", "小.jpg", width=300)), ["甲!C2 每英寸 100 点"]),
    (LowResolution, album(row(2, "实训", "大.jpg", width=361)), []),
    (LowResolution, album(row(2, "实训", "甲.jpg", "乙.jpg")), []),
    (UnusedPhotos, album(row(2, "实训", "甲.jpg"), unused=("乙.jpg",)), [" 1 张照片没有用到：乙.jpg。"]),
    (UnusedPhotos, album(unused=MANY), [" 7 张照片没有用到：1.jpg、2.jpg、3.jpg、4.jpg、5.jpg等。"]),
    (UnusedPhotos, album(row(2, "实训", "甲.jpg")), []),
    (UnusedPhotos, album(), []),
    (
        PhotoTwice,
        album(row(2, "实训", "甲.jpg", content="同"), row(5, "比赛", "乙.jpg", content="同")),
        ["甲!C5 甲!C2 的“甲.jpg”"],
    ),
    (PhotoTwice, album(row(2, "实训", "甲.jpg", "乙.jpg", content="同")), ["甲!D2 甲!C2"]),
    (PhotoTwice, album(row(2, "实训", "甲.jpg"), row(5, "比赛", "乙.jpg")), []),
    (PhotoTwice, album(row(2, "实训", "校门/甲.jpg"), row(5, "实训", "操场/甲.jpg")), []),
    (PhotoWithoutCaption, album(row(2, "", "甲.jpg"), row(5, "二", "乙.jpg"), row(8, "三", "丙.jpg")), ["甲!C2 甲"]),
    (PhotoWithoutCaption, album(row(2, "", "甲.jpg", "乙.jpg"), row(5, "", "丙.jpg")), ["甲!C2 共 2 行"]),
    (PhotoWithoutCaption, album(row(2, "实训", "甲.jpg", "乙.jpg")), []),
    (PhotoWithoutCaption, album(), []),
    (PrivateDocument, album(row(2, "报名现场", "李某身份证.jpg")), ["甲!C2 “身份证”"]),
    (PrivateDocument, album(row(2, "学籍卡填写", "甲.jpg")), ["甲!C2 “学籍卡”"]),
    (PrivateDocument, album(row(2, "学生体检", "体检现场.jpg")), []),
    (PrivateDocument, album(row(2, "成果展示", "成绩喜人.jpg")), []),
    (Certificate, album(row(2, "获奖证书", "甲.jpg"), hides_names=True), ["甲!C2 “证书”"]),
    (Certificate, album(row(2, "获奖证书", "甲.jpg")), []),
    (Certificate, album(row(2, "颁奖典礼", "获奖学生.jpg"), hides_names=True), []),
]
EXAMPLES = [Example(check, minimal_sheets(), told, album=given) for check, given, told in CASES]


@pytest.mark.parametrize(("check", "given", "told"), CASES, ids=[f"{each[0].code}-{len(each[2])}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], given: Album, told: list[str]
) -> None:
    seen = [(str(each.ref), each.message) for each in findings(tmp_path, check, minimal_sheets(), album=given)]
    wanted = [each.split(" ", 1) for each in told]
    assert [place for place, _ in seen] == [place for place, _ in wanted], seen
    assert all(words in said for (_, said), (_, words) in zip(seen, wanted, strict=True)), seen


def test_what_a_folder_holds_and_rows_name_is_in_the_album(tmp_path: Path) -> None:
    for name, colour in {"甲.jpg": "teal", "乙.jpg": "teal", "备用/丙.PNG": "olive", "._甲.jpg": "red"}.items():
        photo(tmp_path, name, colour=colour)
    for name in ("Thumbs.db", ".DS_Store", "~$甲.jpg", "说明.txt", "desktop.ini", "__MACOSX/甲.jpg"):
        path = tmp_path / "照片" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    rows = [("图片", "实训", "甲.jpg"), ("案例", "题", "甲校"), ("段落", "正文。"), ("图片", "", "乙.JPG")]
    found = make(tmp_path, minimal_sheets(基本情况=rows)).outcome.findings
    told = {each.code: (str(each.ref), each.values["found"]) for each in found if each.code.startswith("P")}
    again = ("基本情况!C5", "乙.JPG")
    assert told == {"P333": ("", "备用/丙.PNG"), "P334": again, "P335": again}

"""Pictures in the document: one in its paragraph, several in a borderless table."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx.parts.image import ImagePart

from tests.builders import minimal_sheets
from tests.invariants import NAMES, find, values
from tests.reports import Made, extents, grid_of, make, photo, shown, widths_of

EMU = 36000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("pictures")
    for name, width, height in (("横.png", 900, 600), ("竖.png", 400, 600), ("方.png", 600, 600)):
        photo(folder, name, width, height)
    return make(
        folder,
        minimal_sheets(
            单张=[("图片", "活动", "横.png")],
            两张=[("图片", "活动", "横.png", "竖.png")],
            五张=[("图片", "活动", "横.png", "竖.png", "方.png", "横.png", "竖.png")],
            缺图=[("图片", "", "横.png", "没有.png"), ("图片", "只缺", "没有.png")],
            再来=[("图片", "活动", "横.png")],
        ),
    )


def drawings(made: Made) -> list[dict[str, str]]:
    """Return the alt text and the distances of each picture in the body."""
    found = made.body.iterfind(".//wp:inline", NAMES)
    return [
        {
            **{side: each.get(side, "") for side in ("distT", "distB", "distL", "distR")},
            "alt": each.find("wp:docPr", NAMES).get("descr", ""),  # type: ignore[union-attr]
        }
        for each in found
    ]


def test_one_picture_stands_in_a_paragraph_of_its_own(made: Made) -> None:
    first = made.paragraphs("图片")[0]
    assert len(find(first, ".//w:drawing")) == 1
    assert first.getnext() is made.paragraphs("图题")[0]


def test_pictures_have_no_distance_to_the_text(made: Made) -> None:
    assert {each[side] for each in drawings(made) for side in ("distT", "distB", "distL", "distR")} == {"0"}


def test_every_picture_says_what_it_shows(made: Made) -> None:
    alts = [each["alt"] for each in drawings(made)]
    several = [f"照片：活动（第{at}张，共{count}张）" for count in (2, 5) for at in range(1, count + 1)]
    assert alts == ["照片：活动", *several, "照片：横", "照片：活动"]


def test_characters_that_mean_something_in_xml_are_said_too(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    said = 'A&B<60"优"'
    assert [each["alt"] for each in drawings(make(tmp_path, minimal_sheets(基本情况=[("图片", said, "甲.png")])))] == [
        f"照片：{said}"
    ]


def test_several_pictures_stand_in_a_table_in_reading_order(made: Made) -> None:
    pair, five, gap = made.tables()
    assert [len(row) for row in grid_of(pair)] == [2]
    assert [len(find(row, ".//w:drawing")) for row in find(five, "w:tr")] == [3, 2]
    assert grid_of(gap) == [["", "【缺图：没有.png】"]]


def test_columns_are_as_wide_as_their_widest_picture_and_the_gap(made: Made) -> None:
    pair = made.tables()[0]
    gap = 4 * 1440 / 25.4
    wanted = [width / EMU * 1440 / 25.4 + gap for width, _ in extents(pair)]
    assert widths_of(pair) == pytest.approx(wanted, abs=1)


def test_a_shorter_last_row_stands_in_the_middle_with_the_same_gaps(made: Made) -> None:
    five = made.tables()[1]
    first, last = ([int(width) for width in values(row, "w:tc/w:tcPr/w:tcW/@w:w")] for row in find(five, "w:tr"))
    assert (len(first), len(last), sum(first)) == (3, 4, sum(last))
    assert last[0] == pytest.approx(last[-1], abs=25)
    wanted = [(width / EMU + 4) * 1440 / 25.4 for width, _ in extents(five)]
    assert [*first, *last[1:-1]] == pytest.approx(wanted, abs=25)


def test_rows_are_as_far_apart_as_pictures_beside_each_other(made: Made) -> None:
    for table in made.tables():
        *above, last = find(table, "w:tr")
        assert values(last, ".//w:spacing/@w:after") == []
        for row in above:
            cells = len(find(row, "w:tc"))
            assert values(row, ".//w:spacing/@w:after") == [str(round(4 * 1440 / 25.4))] * cells


def test_no_picture_is_hashed_again_when_another_is_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-docx compares a picture with all those before it, which makes 300 pictures slow."""
    asked = []
    monkeypatch.setattr(ImagePart, "sha1", property(lambda self: asked.append(self)))
    for number in range(4):
        photo(tmp_path, f"{number}.png", colour=("red", "lime", "blue", "teal")[number])
    rows = [("图片", "活动", f"{number}.png") for number in range(4)]
    assert len(make(tmp_path, minimal_sheets(基本情况=rows)).media()) == 4
    assert asked == []


def test_every_row_fills_the_columns_of_its_table(made: Made) -> None:
    for table in made.tables():
        for row in find(table, "w:tr"):
            spans = [values(each, "w:tcPr/w:gridSpan/@w:val") for each in find(row, "w:tc")]
            assert sum(int(span[0]) if span else 1 for span in spans) == len(widths_of(table))


def test_a_missing_picture_takes_the_room_that_it_would_have(made: Made) -> None:
    gap = made.tables()[2]
    ((width, height),) = extents(gap)
    room = [(each / EMU + 4) * 1440 / 25.4 for each in (width, height * 1.5)]
    assert widths_of(gap) == pytest.approx(room, abs=1)


def test_a_picture_table_has_the_style_of_the_template(made: Made) -> None:
    for table in made.tables():
        assert made.style_names[values(table, "w:tblPr/w:tblStyle/@w:val")[0]] == "图片表格"
        assert find(table, ".//w:cantSplit") == []


def test_rows_of_pictures_may_part_and_the_last_stays_with_the_caption(made: Made) -> None:
    for table in made.tables():
        assert all(find(each, "w:pPr/w:keepNext[not(@w:val)]") for each in find(table, "w:tr[last()]//w:p"))
        assert all(values(each, "w:pPr/w:keepNext/@w:val") == ["0"] for each in find(table, "w:tr[not(last())]//w:p"))
    assert max(len(find(table, "w:tr")) for table in made.tables()) > 1


def test_a_missing_picture_leaves_a_highlighted_note(made: Made) -> None:
    marked = find(made.body, './/w:r[w:rPr/w:rStyle/@w:val="Todo"]')
    assert [shown(each) for each in marked] == ["【缺图：没有.png】"] * 2
    assert made.codes == ["P301 缺图!D2", "P301 缺图!C3"]


def test_the_same_picture_is_stored_once_whatever_its_sizes(made: Made) -> None:
    assert len(drawings(made)) == 10
    assert len(made.media()) == 3


def test_captions_count_pictures_only_when_they_have_one(made: Made) -> None:
    assert made.texts("图题") == ["图 1-1　活动", "图 2-1　活动", "图 3-1　活动", "图 4-1　只缺", "图 5-1　活动"]


def test_media_are_stored_and_not_deflated_again(made: Made, tmp_path: Path) -> None:
    with zipfile.ZipFile(made.path) as package:
        kinds = {package.getinfo(name).compress_type for name in made.media()}
    assert kinds == {zipfile.ZIP_STORED}

"""Names read from cells, and what stands for them in print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import henan
from zhibao.privacy.names import NameReader

READER = NameReader(henan().privacy)
read_names, masked = READER.read, READER.words.masked


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("张三", "张某"),
        ("张三丰", "张某某"),
        ("欧阳锋", "欧阳某"),
        ("欧阳娜娜", "欧阳某某"),
        ("司马光", "司马某"),
        ("欧阳", "欧某"),
        ("王李小明", "王某某"),
        ("阿卜杜拉·买买提", "阿某某"),
        ("司马义·艾力", "司某某"),
        ("仝博远", "仝某某"),
    ],
)
def test_the_surname_is_kept_and_each_further_character_hidden(name: str, printed: str) -> None:
    assert masked(name) == printed


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三丰", ["张三丰"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三，李四；王五/赵六,孙七", ["张三", "李四", "王五", "赵六", "孙七"]),
        ("张三丰 李四光", ["张三丰", "李四光"]),
        ("张三丰\t李四光", ["张三丰", "李四光"]),
        ("高中元、赵毕业", ["高中元", "赵毕业"]),
        ("张 三", ["张三"]),
        ("张　三、李四光", ["张三", "李四光"]),
        ("张 三 李 四", ["张三", "李四"]),
        ("张 三 丰", ["张三丰"]),
        ("王丽 秦 杰", ["王丽", "秦杰"]),
        ("张 三丰", ["张三丰"]),
        ("张三 丰、李四", ["张三丰", "李四"]),
        ("欧阳 娜娜", ["欧阳娜娜"]),
        ("欧 阳 娜 娜", ["欧阳娜娜"]),
        ("1.张三、2.李四", ["张三", "李四"]),
        ("①张三②李四", ["张三", "李四"]),
        ("1.张三2.李四", ["张三", "李四"]),
        ("张三（队长）、李四", ["张三", "李四"]),
        ("张三(安阳)", ["张三"]),
        ("护理一队（张三、李四）", ["张三", "李四"]),
        ("队长：张三", ["张三"]),
        ("选手张三丰", ["张三丰"]),
        ("张三同学", ["张三"]),
        ("张三丰等5人", ["张三丰"]),
        ("张三、李四等五名同学", ["张三", "李四"]),
        ("张三和李四", ["张三", "李四"]),
        ("和雨馨", ["和雨馨"]),
        ("李和平", ["李和平"]),
        ("欧阳娜娜", ["欧阳娜娜"]),
        ("阿卜杜拉•买买提", ["阿卜杜拉·买买提"]),
        ("迪丽热巴．迪力木拉提、张三", ["迪丽热巴·迪力木拉提", "张三"]),
    ],
)
def test_the_names_of_a_cell_are_read(cell: str, names: list[str]) -> None:
    assert [span.name for span in read_names(cell, False).names] == names


@pytest.mark.parametrize(
    "cell",
    [
        "", "/", "—", "无", "等5人", "5", "共12人", "全体学生", "护理一队", "飞鹰战队", "康复小组", "学生代表",
        "2023级护理1班", "合计", "高一", "在校生", "毕业生", "张某某", "张某", "张*丰", "张××",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(cell: str) -> None:
    assert read_names(cell, True).names == ()


def test_a_name_knows_its_place_in_the_cell() -> None:
    line = "1. 张　三、欧阳娜娜（队长）"
    assert [line[span.start : span.end] for span in read_names(line, False).names] == ["张　三", "欧阳娜娜"]


@pytest.mark.parametrize(("cell", "is_name"), [("麦麦提江", True), ("追风少年", False)])
def test_four_characters_are_a_name_when_they_begin_with_a_surname(cell: str, is_name: bool) -> None:
    assert bool(read_names(cell, False).names) == is_name


def test_four_characters_without_a_surname_are_a_name_where_the_header_says_so() -> None:
    assert [span.name for span in read_names("衣力亚尔", True).names] == ["衣力亚尔"]


@pytest.mark.parametrize(
    ("cell", "others"),
    [
        ("飞翔的海燕", ("飞翔的海燕",)),
        ("Tom", ("Tom",)),
        ("张三（替补：王五）", ()),
        ("张三（王五）", ("王五",)),
        ("张三（队长）", ()),
        ("张三（护理）", ()),
        ("张三、Li Lei", ("Li", "Lei")),
        ("护理一队", ()),
        ("—", ()),
        ("张*丰", ()),
    ],
)
def test_words_that_look_like_no_name_are_told(cell: str, others: tuple[str, ...]) -> None:
    assert read_names(cell, True).others == others


@given(st.text(alphabet="张三丰欧阳娜李 和队A1", min_size=1, max_size=10))
def test_an_item_without_a_gap_is_one_token(item: str) -> None:
    whole = [(token.start(), token[0]) for token in READER._token.finditer(item)]
    assert list(READER._apart(item)) == whole
    assert " " in item or not READER._gapped.fullmatch(item)

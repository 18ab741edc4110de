"""Names in running text: whole ones only."""

from __future__ import annotations

import pytest

from tests.builders import henan
from zhibao.privacy.finder import NameFinder

PUPILS = ("张三丰", "高原", "王子", "高强", "卜凡", "欧阳娜娜", "阿卜杜拉·买买提", "李四光")
FINDER = NameFinder(PUPILS, ["高原职业学校", "王子涵", "李四光中学", ""], henan().privacy)


def apart(text: str) -> list[str]:
    return [text[found.start : found.end] for found in FINDER.find(text) if found.is_apart]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三丰获一等奖", ["张三丰"]),
        ("我市张三丰的作品", ["张三丰"]),
        ("欧阳娜娜张三丰", ["欧阳娜娜", "张三丰"]),
        ("阿卜杜拉•买买提说", ["阿卜杜拉•买买提"]),
        ("卜凡", ["卜凡"]),
        ("学生卜凡刻苦训练", ["卜凡"]),
        ("该校卜凡同学", ["卜凡"]),
        ("可爱的卜凡同学", ["卜凡"]),
        ("由卜凡、高原组成", ["卜凡"]),
        ("由卜凡、高原参赛", ["卜凡", "高原"]),
        ("张三丰卜凡高强获奖", ["张三丰", "卜凡", "高强"]),
        ("“卜凡”", ["卜凡"]),
        ("卜 凡获奖", ["卜 凡"]),
        ("卜　凡获奖", ["卜　凡"]),
    ],
)
def test_whole_names_are_found(text: str, names: list[str]) -> None:
    assert apart(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "青藏高原上", "高原反应", "提高强度", "高强度训练", "王子涵老师", "王子峰", "小王子的故事", "太子",
        "高原职业学校", "李四光中学", "张三", "三丰", "普通高中原有",
    ],
)  # fmt: skip
def test_nothing_is_found_inside_other_words(text: str) -> None:
    assert apart(text) == []


@pytest.mark.parametrize(
    ("text", "left"), [("青藏高原上", ["高原"]), ("高原职业学校", []), ("王子涵", []), ("太子", [])]
)
def test_a_short_name_inside_longer_text_is_told_unless_the_longer_word_is_known(text: str, left: list[str]) -> None:
    assert [found.name for found in FINDER.find(text) if not found.is_apart] == left


def test_nothing_is_found_when_nobody_is_known() -> None:
    assert list(NameFinder([], [], henan().privacy).find("张三丰获一等奖")) == []

"""章, 节, 小节, 条."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import outline, read_chapter, rich
from zhibao.model.blocks import Heading
from zhibao.model.text import Position, Run


@pytest.mark.parametrize(("kind", "level"), [("节", 2), ("小节", 3), ("条", 4)])
def test_a_heading_has_the_level_of_its_type(tmp_path: Path, kind: str, level: int) -> None:
    result = read_chapter(tmp_path, (kind, "办学规模"))
    (heading,) = result.blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text.plain, str(heading.text.ref)) == (level, "办学规模", "基本情况!B2")
    assert not result.faults


def test_a_chapter_row_replaces_the_sheet_s_name(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("章", "全市职业教育的基本情况"))
    assert result.part.title.plain == "全市职业教育的基本情况"
    assert result.blocks == ()


def test_a_second_chapter_row_is_reported_and_its_text_kept(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("章", "一题"), ("章", "二题"))
    assert result.part.title.plain == "一题"
    assert list(outline(result.blocks)) == ["Paragraph 【第二个章标题】二题"]
    assert result.faults == ["S121 基本情况!B3"]


@pytest.mark.parametrize("kind", ["章", "节", "小节", "条"])
def test_a_typed_number_is_taken_off_with_an_info(tmp_path: Path, kind: str) -> None:
    result = read_chapter(tmp_path, (kind, "1.1 办学规模"))
    printed = [result.part.title.plain] if kind == "章" else list(outline(result.blocks))
    assert printed in (["办学规模"], ["Heading 办学规模"])
    assert result.faults == ["S109 基本情况!B2"]
    assert "“1.1 办学规模”" in result.findings[0].message
    assert "印作“办学规模”" in result.findings[0].message


@pytest.mark.parametrize("title", ["1+X证书试点", "2025年招生", "3D打印", "2.0版教学体系", "一、二级联动"])
def test_a_heading_that_begins_with_a_number_of_its_own_is_left_alone(tmp_path: Path, title: str) -> None:
    result = read_chapter(tmp_path, ("节", title))
    assert list(outline(result.blocks)) == [f"Heading {title}"]
    assert not result.faults


def test_formats_of_a_heading_survive_the_number_s_going(tmp_path: Path) -> None:
    (heading,) = read_chapter(tmp_path, ("节", rich("1.1 排放", ("CO", "i"), ("2", "_")))).blocks
    assert isinstance(heading, Heading)
    lowered = Run("2", position=Position.SUBSCRIPT)
    assert heading.text.runs == (Run("排放"), Run("CO", italic=True), lowered)


@pytest.mark.parametrize("kind", ["章", "节", "小节", "条", "段落", "注"])
def test_a_row_that_needs_content_is_reported_when_it_has_none(tmp_path: Path, kind: str) -> None:
    result = read_chapter(tmp_path, ("段落", "正文"), (kind, " "))
    assert result.faults == ["S111 基本情况!A3"]
    assert list(outline(result.blocks))[1] == f"Paragraph 【{kind}未填内容】"

"""Figures made lower in place: the report is to the byte what filling the template anew makes of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from docx.document import Document

from tests.builders import Sheets, minimal_sheets
from tests.reports import make, photo
from zhibao.model.figures import Figure
from zhibao.pipeline import building
from zhibao.render.lower_figures import put_lower

Row = Sequence[str | int | None]
LINES: list[Row] = [("段落", "全市中等职业学校坚持立德树人，统筹办学。")] * 13
DATA: list[Row] = [("", "学校", "人数"), *(("", f"第{number}学校", number * 100) for number in range(1, 7))]
ALONE = ("图片", "活动", "甲.jpg")


def chart(form: str, caption: str = "人数") -> list[Row]:
    return [("统计图", caption, "柱形图", f"形式={form}"), *DATA]


def parts(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def made_twice(folder: Path, sheets: Sheets) -> tuple[Mapping[str, bytes], Mapping[str, bytes], list[bool]]:
    """Return the parts of the report as it is made and with all filled anew, and what was put lower in place."""
    answers: list[bool] = []

    def spied(document: Document, figures: Iterable[Figure]) -> bool:
        answers.append(put_lower(document, figures))
        return answers[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "put_lower", spied)
        in_place = parts(make(folder, sheets).path)
        patch.setattr(building, "put_lower", lambda document, figures: False)
        anew = parts(make(folder, sheets).path)
    return in_place, anew, answers


@pytest.mark.parametrize("rows", [chart("图片"), chart("可编辑"), [ALONE]])
def test_in_place_is_as_anew(tmp_path: Path, rows: list[Row]) -> None:
    photo(tmp_path, "甲.jpg")
    in_place, anew, answers = made_twice(tmp_path, minimal_sheets(基本情况=[*LINES, *rows]))
    assert in_place == anew
    assert answers == [True]


@pytest.mark.parametrize(
    "rows",
    [
        # The table that holds several is another one when they are lower.
        [ALONE, *LINES[:8], ("图片", "活动", "甲.jpg", "乙.jpg")],
        # What two figures share is lower in one of them only.
        [*LINES, *chart("图片"), ("分页",), *LINES[:2], *chart("图片", "又是人数")],
    ],
)
def test_what_is_not_alone_is_filled_anew(tmp_path: Path, rows: list[Row]) -> None:
    photo(tmp_path, "甲.jpg")
    photo(tmp_path, "乙.jpg", colour="olive")
    in_place, anew, answers = made_twice(tmp_path, minimal_sheets(基本情况=rows))
    assert in_place == anew
    assert answers == [False]

"""No part of the finished file names a pupil, wherever the workbook does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import COVER, Rows, minimal_sheets
from tests.picture_books import PictureBook
from tests.reports import make, photo
from zhibao.pipeline import build

ROWS: Rows = (
    ("节", "学生张三丰获奖"),
    ("表格", "张三丰等获奖情况", "单位：张三丰", "名称=得分"),
    ("", "选手/学校", "得分"),
    ("", "张三丰（甲校）", 95),
    ("", "欧阳娜娜-乙校", 90),
    ("", "阿卜杜拉·买买提1班", 85),
    ("注", "张三丰是2024级学生。"),
    ("统计图", "张三丰等得分", "条形图", "来源=得分；类别=选手/学校；单位=分（张三丰）"),
    ("注", "资料来源：张三丰。"),
    ("统计图", "张三丰得分", "饼图"),
    ("", "选手", "得分（张三丰）"),
    ("", "张三丰", 60),
    ("", "欧阳娜娜", 40),
    ("图片", "张三丰领奖", "张三丰领奖.png", "阿卜杜拉买买提.png"),
    ("图片", "", "欧阳娜娜.png"),
    ("图片", "", "没有张三丰.png"),
    ("指标表", "张三丰的指标"),
    ("", "张三丰的得分"),
    ("案例", "张三丰的故事", "甲校（张三丰）"),
    ("段落", "张 三丰说，{{张三丰的得分}}分。"),
)
INDICATORS: Rows = (("名称", "单位", "2024", "2025", "口径"), ("张三丰的得分", "分", 90, 95, "张三丰填报"))
NAMES = ("张三丰", "三丰", "娜娜", "买买提")


def parts(content: bytes, path: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a package, those of packages in it as well."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            yield path + name, part
            if name.endswith((".xlsx", ".docx")):
                yield from parts(part, f"{path}{name}/")


@pytest.mark.parametrize("form", ["图片", "可编辑"])
def test_no_part_of_the_report_names_a_pupil(tmp_path: Path, form: str) -> None:
    for name in ("张三丰领奖.png", "阿卜杜拉买买提.png", "欧阳娜娜.png"):
        photo(tmp_path, name)
    sheets = minimal_sheets(学生=ROWS) | {"封面": (*COVER, ("图表形式", form)), "指标": INDICATORS}
    made = make(tmp_path, {**sheets, "2 张三丰事迹": (("类型", "内容", "属性", "选项"), ("段落", "张三丰。"))})
    leaks = [(part, name) for part, data in parts(made.path.read_bytes()) for name in NAMES if name.encode() in data]
    assert leaks == []
    assert not any(name in made.path.name for name in NAMES)


def test_the_description_of_a_pasted_picture_names_no_pupil(tmp_path: Path) -> None:
    rows: Rows = (("类型", "内容", "属性", "选项"), ("表格", "名单"), ("", "学生姓名"), ("", "张三丰"), ("图片", ""))
    book = PictureBook(tmp_path / "工作簿.xlsx", {**minimal_sheets(), "学生": rows})
    book.float("学生", "C5", photo(tmp_path, "图.png").read_bytes(), description="学生张三丰在领奖")
    outcome = build(book.save(), Path("templates"), tmp_path / "output", lambda step: None)
    assert outcome.report
    text = "".join(data.decode(errors="ignore") for _, data in parts(outcome.report.read_bytes()))
    assert "学生张某某在领奖" in text and "张三丰" not in text

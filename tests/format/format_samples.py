"""A report with every kind of block, damaged on purpose and measured."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import COVER, TEMPLATES, Rows, Sheets, chapter, minimal_sheets, rich
from tests.reports import make, photo
from zhibao.format import FormatCheck, check_format
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack

STRICT, STOCK = "公文字体", "系统字体"
HENAN, GONGWEN = "henan", "gongwen"
# Cases are gathered in the second pack: said for the clerk to know.
TOLD = {"S151"}
BLOCKS: Rows = [
    ("节", "规模"),
    ("段落", "全市有中等职业学校三所，在校生 12345 人。"),
    ("段落", rich("其中", ("加粗", "b"), "的一处。")),
    ("小节", "布局"),
    ("条", "分布"),
    ("段落", "分布在三个县。"),
    ("表格", "学校规模", "单位：人"),
    ("", "学校", "在校生"),
    ("", "甲校", "100"),
    ("", "乙校", "200"),
    ("注", "据事业统计。"),
    ("图片", "校门", "门.jpg"),
    ("案例", "校企共建", "甲校"),
    ("段落", "案例的文字。"),
    ("案例完",),
    ("横向",),
    ("段落", "横放的一段。"),
    ("表格", "横放的表"),
    ("", "项", "数"),
    ("", "甲", "1"),
]


def sheets(fonts: str = "", pack: str = HENAN) -> Sheets:
    """Return the workbook's sheets; `fonts` is what 封面 字体 says, `pack` what 模板 says."""
    cover = [*COVER, ("模板", pack), *([("字体", fonts)] if fonts else [])]
    stated = minimal_sheets(基本情况=BLOCKS, 学生发展=[("段落", "学生的情况。")])
    return {**stated, "封面": cover, "附件1 名单": chapter(("段落", "名单。"))}


@cache
def sample(fonts: str = "", pack: str = HENAN) -> bytes:
    """Return the report of those sheets, in whose run nothing is amiss."""
    with TemporaryDirectory() as folder:
        photo(Path(folder), "门.jpg")
        made = make(Path(folder), sheets(fonts, pack))
        assert set(made.codes) <= TOLD
        return made.path.read_bytes()


def damaged(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a .docx file with one part under word/ changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    old = parts[f"word/{part}.xml"].decode()
    new = change(old)
    assert new != old, f"{part} is as it was"
    parts[f"word/{part}.xml"] = new.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return packed.getvalue()


def measured(content: bytes, fonts: str = STRICT, name: str = HENAN) -> FormatCheck:
    """Return a file measured against a shipped pack."""
    pack = load_pack(TEMPLATES, name, CellRef())
    assert pack.format.fonts
    return check_format(content, pack.format, pack.format.fonts.named(fonts), pack.styles.todo)


def departures(content: bytes, fonts: str = STRICT, name: str = HENAN) -> list[str]:
    """Return what departs, such as "正文 字号：小四（12 磅）×1"."""
    check = measured(content, fonts, name)
    found = [
        f"{figure.subject.name} {figure.label}：{each.measured}×{each.count}"
        for figure in check.departing
        for each in figure.departures
    ]
    return [*found, *(f"样式 {each.measured}×{each.count}" for each in check.unruled)]

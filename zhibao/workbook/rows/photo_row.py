"""图片: one or more photos under one caption, named in cells or placed in and over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhibao.findings import structure_rules
from zhibao.model.blocks import Paragraph
from zhibao.model.figures import PhotoBlock, PhotoFile, PhotoSource
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, read_options
from zhibao.workbook.row import ATTRIBUTE, Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import RowType
from zhibao.workbook.sheet import Cell

OPTIONS = (Option("名称", "这组照片的名称，引用写“{{图:名称}}”", str, "名称=开放日"),)
_NAMED = lazy_pattern(r"\s*名称\s*[=＝]")


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "图")
    named = [cell for cell in row.cells_from(ATTRIBUTE) if _NAMED.match(cell.plain)]
    for cell in named[1:]:
        reading.findings.add(structure_rules.REPEATED_OPTION.at(cell.ref, name="名称"))
    photos = _photos(row, named)
    if not photos:
        reading.findings.add(structure_rules.NO_PHOTO.at(row.ref))
        return [Paragraph(Text.todo(f"缺图：{caption.plain}", row.ref))]
    stated = read_options(named[0], row.kind, OPTIONS, reading.findings) if named else {}
    return [PhotoBlock(caption, photos, ref=row.ref, name=stated.get("名称", ""))]


def _photos(row: Row, others: Sequence[Cell]) -> tuple[PhotoSource, ...]:
    """Return the photos row by row in the order of their columns; a name comes before a picture over its cell."""
    found: list[tuple[tuple[int, int], PhotoSource]] = [
        ((cell.row, cell.column), PhotoFile(cell.plain.strip(), cell.ref))
        for cell in row.cells_from(ATTRIBUTE)
        if cell not in others
    ]
    found += [((each.row, each.column), each.photo) for each in row.drawn() if each.photo]
    return tuple(photo for _, photo in sorted(found, key=lambda each: each[0]))


ROW_TYPES = (
    RowType(
        "图片",
        80,
        _read,
        content="图题，几张图共用；可不填",
        attribute="从 C 列起一格一个照片文件名，或把图片贴在这一行；以“名称=”开头的一格是这组照片的名称",
        open_ended=True,
        takes_pictures=True,
    ),
)

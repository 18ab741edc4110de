"""The packs that ship, the two sample workbooks, and copies of these for another pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from tests.builders import TEMPLATES
from zhibao.model.ref import CellRef
from zhibao.pack import Pack, load_pack, pack_names
from zhibao.pack.requirements import Subject
from zhibao.pipeline import CACHE_FOLDER, PHOTO_FOLDER

ROOT = TEMPLATES.parent
PACKS = pack_names(TEMPLATES)
WORKBOOKS = {
    "焦作市": ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx",
    "云州市": ROOT / "tests" / "data" / "云州市2025" / "工作簿.xlsx",
}


def pack_of(name: str, templates: Path = TEMPLATES) -> Pack:
    """Return the pack of that name."""
    return load_pack(templates, name, CellRef())


def heading_number(pack: str, element: str) -> str:
    """Return how the first heading of a level is numbered, as the pack's format.toml states: 一、 or 1.1."""
    (found,) = [each for each in pack_of(pack).format.elements if each.name == element]
    return str(stated(found)["number"]).strip()


def stated(subject: Subject) -> dict[str, object]:
    """Return the figures that a pack prescribes for a subject."""
    return {figure.key: figure.value for figure in subject.figures}


def in_pack(workbook: Path, pack: str, folder: Path, fonts: str = "") -> Path:
    """Return a copy of the workbook in `folder`, its photos beside it, whose 封面 names the pack, and the fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (PHOTO_FOLDER, CACHE_FOLDER):
        if (workbook.parent / name).is_dir():
            shutil.copytree(workbook.parent / name, folder / name)
    book = openpyxl.load_workbook(workbook, rich_text=True)
    cover = book["封面"]
    for key, value in (("模板", pack), ("字体", fonts)):
        stated = [row for row in cover.iter_rows() if row[0].value == key]
        number = (stated[0][0].row if stated else None) or cover.max_row + 1
        cover.cell(number, 1, key)
        cover.cell(number, 2, value or None)
    book.save(folder / workbook.name)
    return folder / workbook.name

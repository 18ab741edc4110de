"""The folder 学校填报 beside the workbook: the forms in it, and what is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Findings, school_form_rules
from zhibao.model.figures import PHOTO_SUFFIXES, PhotoFile
from zhibao.model.ref import CellRef
from zhibao.text.keys import key_of
from zhibao.workbook.open_mark import marks_beside

FORMS_FOLDER = "学校填报"
_FORM = ".xlsx"
_SHOWN = 5
_OTHER_BOOKS = (".xls", ".et", ".ett", ".ods", ".xlsm", ".xlsb", ".csv")
_OF_SYSTEMS = ("thumbs.db", "desktop.ini")
# What Excel, WPS and LibreOffice leave beside a file that is open, and what systems hide.
_MARKS = ("~$", ".")


class FormFile(Struct, frozen=True):
    """A file that may be a form, and what places in it call it: 学校填报/甲校.xlsx."""

    path: Path
    name: str

    @property
    def place(self) -> CellRef:
        return CellRef(workbook=self.name)


def form_files(workbook: Path, findings: Findings) -> tuple[FormFile, ...]:
    """Return the files that may be forms, in the order of their names; what else lies there and is no photo is told."""
    found = []
    for file in _files(workbook.parent / FORMS_FOLDER, workbook.parent):
        ending = file.path.suffix.lower()
        if ending == _FORM:
            found.append(file)
            _tell_open(file, findings)
        elif ending not in PHOTO_SUFFIXES:
            what = "不是 .xlsx" if ending in _OTHER_BOOKS else "不是填报表，也不是照片"
            findings.add(school_form_rules.NOT_USED.at(file.place, file=file.name, what=what))
    return tuple(found)


def photo_folder_of(file: FormFile, workbook: Path, names: tuple[str, ...]) -> str:
    """Return the folder of a school's photos as seen from the workbook: where its form lies, or one of its names."""
    own = file.path.parent
    root = workbook.parent / FORMS_FOLDER
    if own == root:
        own = next((root / name for name in names if name and (root / name).is_dir()), root)
    return own.relative_to(workbook.parent).as_posix()


def tell_photos_not_named(workbook: Path, named: Iterable[PhotoFile], findings: Findings) -> None:
    """Report the photos in the folder that no case study names."""
    known = {_key(f"{photo.folder}/{photo.name}") for photo in named}
    files = _files(workbook.parent / FORMS_FOLDER, workbook.parent)
    left = [file for file in files if file.path.suffix.lower() in PHOTO_SUFFIXES and _key(file.name) not in known]
    if left:
        found = "、".join(file.name for file in left[:_SHOWN]) + ("……" if len(left) > _SHOWN else "")
        place = CellRef(workbook=workbook.name)
        findings.add(school_form_rules.PHOTOS_NOT_NAMED.at(place, count=len(left), found=found))


def _key(name: str) -> str:
    return key_of(unicodedata.normalize("NFC", name.replace("\\", "/"))).casefold()


def _files(folder: Path, seen_from: Path) -> Iterator[FormFile]:
    for path in sorted(folder.rglob("*")):
        is_meant = not path.name.startswith(_MARKS) and path.name.lower() not in _OF_SYSTEMS
        if is_meant and path.is_file():
            yield FormFile(path, path.relative_to(seen_from).as_posix())


def _tell_open(file: FormFile, findings: Findings) -> None:
    for program, mark in marks_beside(file.path):
        values = {"file": file.name, "program": program, "mark": mark}
        findings.add(school_form_rules.FORM_IS_OPEN.at(file.place, **values))

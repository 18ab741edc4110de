"""Photos of the rows that stay, copied into the folder beside the new workbook."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from zhibao.findings import Finding, next_year_rules
from zhibao.model.blocks import nested
from zhibao.model.figures import PhotoBlock, PhotoFile
from zhibao.model.report import ReadReport
from zhibao.text.keys import squeezed
from zhibao.text.os_errors import os_reason


def named_photos(report: ReadReport) -> list[PhotoFile]:
    """Return the photos that a report names in cells."""
    blocks = (block for part in report.parts for block in nested(part.blocks) if isinstance(block, PhotoBlock))
    return [photo for block in blocks for photo in block.photos if isinstance(photo, PhotoFile)]


def copy_photos(photos: Iterable[PhotoFile], source: Path, target: Path) -> list[Finding]:
    """Copy the photos from one folder to the other, as they are called there, and report what cannot be."""
    there = {_key(path.relative_to(source).as_posix()): path for path in sorted(source.rglob("*")) if path.is_file()}
    found = []
    for photo in photos:
        path = there.get(_key(photo.name))
        try:
            if path is None:
                raise FileNotFoundError(2, "没有这个文件")
            copied = target / PurePosixPath(path.relative_to(source).as_posix())
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copied)
        except OSError as error:
            reason = "去年的“照片”文件夹里没有它" if path is None else os_reason(error)
            found.append(next_year_rules.PHOTO_NOT_COPIED.at(photo.ref, found=photo.name, reason=reason))
    return found


def _key(name: str) -> str:
    return squeezed(name.replace("\\", "/")).casefold()

"""A workbook for the next year, made of last year's."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.forms.receiving import receive
from zhibao.model.ref import CellRef
from zhibao.next_year import Kept, copy_photos, moved_on, named_photos
from zhibao.pack import load_pack
from zhibao.pipeline.workbook_folder import PHOTO_FOLDER
from zhibao.text.os_errors import os_reason
from zhibao.workbook.reader import read_workbook


def make_next_year(templates: Path, source: Path, name: str, path: Path, kept: Kept) -> tuple[Finding, ...]:
    """Write the workbook for the region and year in `name` to `path`, its folder of photos beside it; tell of it.

    Raises NothingMadeError when last year's cannot be used, there is a file already, or it cannot be written.
    """
    if path.exists():
        raise NothingMadeError(environment_rules.ALREADY_THERE.at(CellRef(), path=path))
    # What schools sent is among what last year's report printed.
    read = partial(read_workbook, load_pack=partial(load_pack, templates), receive=receive)
    made = moved_on(source, name, path, read, kept)
    photos = path.parent / PHOTO_FOLDER
    try:
        photos.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(made.content)
    except FileExistsError as error:
        raise NothingMadeError(environment_rules.ALREADY_THERE.at(CellRef(), path=path)) from error
    except OSError as error:
        raise NothingMadeError(
            environment_rules.NOT_WRITABLE.at(CellRef(), path=path, reason=os_reason(error))
        ) from error
    if not kept.photos:
        return made.findings
    report, _, _ = read(path)
    return (*made.findings, *copy_photos(named_photos(report), source.parent / PHOTO_FOLDER, photos))

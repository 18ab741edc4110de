"""Which workbooks are below a folder."""

from __future__ import annotations

from pathlib import Path

from zhibao.forms.form_folder import FORMS_FOLDER
from zhibao.pipeline.side_files import is_side_book
from zhibao.pipeline.workbook_files import is_marked_copy, may_have_cover


def workbooks_below(folder: Path, out: Path) -> tuple[Path, ...]:
    """Return the paths, within `folder`, of every workbook with a sheet 封面, in order; what is in `out` is a result.

    One that cannot be opened may have been one: it is among them, and building it says what is wrong.
    """
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() == ".xlsx")
    return tuple(sorted(path for path in found if _is_workbook(folder, path, out)))


def _is_workbook(folder: Path, path: Path, out: Path) -> bool:
    # The schools' forms are tables of a workbook, not workbooks.
    is_hidden = any(part.startswith((".", "~$")) for part in path.parts)
    if is_hidden or FORMS_FOLDER in path.parts or is_side_book(path.name):
        return False
    whole = folder / path
    if out.resolve() in whole.resolve().parents or not whole.is_file():
        return False
    return may_have_cover(whole) and not is_marked_copy(whole)

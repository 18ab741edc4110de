"""The program as a library."""

from __future__ import annotations

from pathlib import Path

import zhibao
from zhibao.findings import Finding
from zhibao.pipeline.workbook_checking import check

_FOLDER = "templates"


def review(
    path: str | Path, previous: str | Path | None = None, *, templates: str | Path | None = None
) -> tuple[Finding, ...]:
    """Return what is found about a workbook, accepted findings too; nothing is written but the cache of pictures.

    `previous` is last year's workbook, `templates` the folder of packs: else that beside the package, or in the
    present folder. Raises NothingMadeError, which carries its findings, when the workbook cannot be used.
    """
    folder = Path(templates) if templates else _templates()
    return check(Path(path), folder, lambda step: None, previous=Path(previous) if previous else None).findings


def _templates() -> Path:
    beside = Path(zhibao.__file__).resolve().parent.parent / _FOLDER
    return beside if beside.is_dir() else Path(_FOLDER)

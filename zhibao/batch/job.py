"""One workbook of many: what it takes to build it, anywhere, and what came of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Job(Struct, frozen=True):
    """A workbook, as a path within the folder of all, and the folder of what is made of it."""

    workbook: Path
    source: Path
    folder: Path
    templates: Path
    lays_out: bool = True

    @property
    def name(self) -> str:
        """The workbook's path within the folder of all."""
        return self.workbook.relative_to(self.source).as_posix()


class CodeCount(Struct, frozen=True):
    """How many findings of a code a workbook has."""

    code: str
    title: str
    count: int


class Counts(Struct, frozen=True):
    """How many findings there are of each severity, and how many the clerk has accepted."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    accepted: int = 0


class Built(Struct, frozen=True):
    """What came of a job: `workbook` is the job's name, `report` the name of the file in its folder, empty without one.

    `pages` is 0 where nothing laid the report out; `failure` says why nothing was made.
    """

    workbook: str
    status: str
    report: str = ""
    counts: Counts = Counts()
    pages: int = 0
    seconds: float = 0.0
    codes: tuple[CodeCount, ...] = ()
    failure: str = ""
    is_unchanged: bool = False

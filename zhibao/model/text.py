"""Text with the few character formats that a clerk may set inside a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from zhibao.model.ref import CellRef


class Position(Enum):
    """Where a run stands in relation to the line."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one format; `todo` marks a placeholder that an editor must replace."""

    text: str
    bold: bool = False
    italic: bool = False
    position: Position = Position.BASELINE
    todo: bool = False

    @property
    def is_plain(self) -> bool:
        return not (self.bold or self.italic or self.todo) and self.position is Position.BASELINE


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from one cell."""

    runs: tuple[Run, ...] = ()
    ref: CellRef = field(default=CellRef(), compare=False)

    @classmethod
    def of(cls, text: str, ref: CellRef = CellRef()) -> Text:  # noqa: B008 (CellRef is frozen)
        """Return plain text."""
        return cls((Run(text),) if text else (), ref)

    @classmethod
    def todo(cls, text: str, ref: CellRef = CellRef()) -> Text:  # noqa: B008 (CellRef is frozen)
        """Return a placeholder, printed highlighted in 【】."""
        return cls((Run(f"【{text}】", todo=True),), ref)

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __add__(self, other: Text) -> Text:
        return Text(self.runs + other.runs, self.ref)

    def cut(self, start: int, end: int | None = None) -> Text:
        """Return the characters from `start` up to `end`, each in its format."""
        stop = len(self.plain) if end is None else end
        return Text(tuple(_cut_runs(self.runs, start, stop)), self.ref)

    def replaced(self, start: int, end: int, by: str, todo: bool = False) -> Text:
        """Return the text with `by` in place of the characters from `start` up to `end`, in their format."""
        format_ = next(iter(_cut_runs(self.runs, start, end)), Run(""))
        middle = (replace(format_, text=by, todo=todo),) if by else ()
        return Text(self.cut(0, start).runs + middle + self.cut(end).runs, self.ref)


def _cut_runs(runs: Iterable[Run], start: int, end: int) -> Iterable[Run]:
    position = 0
    for run in runs:
        piece = run.text[max(start - position, 0) : max(end - position, 0)]
        position += len(run.text)
        if piece:
            yield replace(run, text=piece)

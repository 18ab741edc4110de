"""Text with the few character formats that a clerk may set inside a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from zhibao.model.origin import Origin
from zhibao.model.raised_characters import LOWERED, RAISED
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.text.lazy_patterns import lazy_pattern


class Position(Enum):
    """Where a run stands in relation to the line."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Run(Struct, frozen=True):
    """Characters of one format; `todo` marks a placeholder that an editor must replace.

    A number that was looked up knows its `origin`; a cross-reference names the `target` bookmark that it shows.
    """

    text: str
    bold: bool = False
    italic: bool = False
    position: Position = Position.BASELINE
    todo: bool = False
    origin: Origin | None = None
    target: str = ""

    @property
    def characters(self) -> str:
        """The text with raised digits as ² and lowered ones as ₂."""
        if self.position is Position.BASELINE:
            return self.text
        table = {Position.SUPERSCRIPT: RAISED, Position.SUBSCRIPT: LOWERED}.get(self.position)
        return self.text.translate(table) if table else self.text

    @property
    def is_plain(self) -> bool:
        return not (self.bold or self.italic or self.todo or self.target) and self.position is Position.BASELINE

    @property
    def is_typed(self) -> bool:
        """Tell whether somebody typed it, and it is no superscript or subscript, such as that of m²."""
        return not (self.origin or self.todo or self.target) and self.position is Position.BASELINE


# What is left of （见表 1-1、图 1-2） without its references.
EMPTY_BRACKETS = lazy_pattern(r"[（(]见?[、和，及与\s]*[)）]")
_FORMAT = attrgetter("bold", "italic", "position", "todo", "origin", "target")


class Replacement(Struct, frozen=True):
    """`by` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    by: Text


class Text(Struct, frozen=True, eq=False):
    """One line of text from one cell; a caption that references may name has a `bookmark`, one of a block an `id`.

    Texts of the same runs and bookmark are equal, wherever they stand.
    """

    runs: tuple[Run, ...] = ()
    ref: CellRef = NOWHERE
    bookmark: str = ""
    id: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.runs == other.runs and self.bookmark == other.bookmark

    def __hash__(self) -> int:
        return hash((self.runs, self.bookmark))

    @classmethod
    def of(cls, text: str, ref: CellRef = NOWHERE) -> Text:
        """Return plain text."""
        return cls((Run(text),) if text else (), ref)

    @classmethod
    def todo(cls, text: str, ref: CellRef = NOWHERE) -> Text:
        """Return a placeholder, printed highlighted in 【】."""
        return cls((Run(f"【{text}】", todo=True),), ref)

    @property
    def plain(self) -> str:
        # Nearly all texts have one run, and they are asked for a million times in a long report.
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])

    @property
    def words(self) -> str:
        """The characters without cross-references, whose numbers only the finished document knows."""
        words = "".join([run.characters for run in self.runs if not run.target])
        return EMPTY_BRACKETS.sub("", words) if "（" in words or "(" in words else words

    @property
    def characters(self) -> str:
        """The text for what knows no formats: raised digits as ², lowered ones as ₂."""
        return "".join([run.characters for run in self.runs])

    @property
    def typed(self) -> str:
        """The characters that were typed on the line; \\0 stands for each other."""
        return "".join([run.text if run.is_typed else "\0" * len(run.text) for run in self.runs])

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __add__(self, other: Text) -> Text:
        return replace(self, runs=self.runs + other.runs)

    def cut(self, start: int, end: int | None = None) -> Text:
        """Return the characters from `start` up to `end`, each in its format."""
        return next(self.slices([(start, len(self.plain) if end is None else end)]))

    def slices(self, spans: Iterable[tuple[int, int]]) -> Iterator[Text]:
        """Yield the characters of each span, each in its format, in one walk over all runs.

        The spans go from left to right and do not overlap.
        """
        index = position = 0
        for start, end in spans:
            pieces = []
            while index < len(self.runs):
                run = self.runs[index]
                piece = run.text[max(start - position, 0) : end - position]
                if piece:
                    pieces.append(replace(run, text=piece))
                if position + len(run.text) > end:
                    break
                position += len(run.text)
                index += 1
            yield Text(tuple(pieces), self.ref)

    def substituted(self, replacements: Sequence[Replacement]) -> Text:
        """Return the text with all replacements made, in bold, italic and position as the first character replaced.

        What is raised or lowered by itself stays so. The replacements go from left to right and do not overlap.
        Neighbouring runs of one format become one run.
        """
        if not replacements:
            return self
        ends = (0, *(each.end for each in replacements))
        starts = (*(each.start for each in replacements), len(self.plain))
        kept = self.slices(zip(ends, starts, strict=True))
        gone = self.slices((each.start, each.end) for each in replacements)
        runs = [*next(kept).runs]
        for each, old, after in zip(replacements, gone, kept, strict=True):
            format_ = old.runs[0] if old.runs else Run("")
            runs += (*(_formatted_like(run, format_) for run in each.by.runs), *after.runs)
        return replace(self, runs=tuple(_united(runs)))


def _formatted_like(run: Run, like: Run) -> Run:
    position = like.position if run.position is Position.BASELINE else run.position
    return replace(run, bold=like.bold, italic=like.italic, position=position)


def _united(runs: Iterable[Run]) -> Iterator[Run]:
    for _, group in groupby((run for run in runs if run.text), key=_FORMAT):
        first, *others = group
        yield replace(first, text="".join((first.text, *(run.text for run in others)))) if others else first

"""The report as read, as computed and as printed: cover, preface, chapters and annexes made of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, Generic, Self, TypeVar, cast

from immutabledict import immutabledict

from zhibao.model.blocks import B, C, CaseStudy, ComputedBlock, PrintedBlock, ReadBlock, TableBlock, nested
from zhibao.model.figures import PrintedPhoto
from zhibao.model.indicator import EvaluatedIndicator, Indicator
from zhibao.model.located import Located
from zhibao.model.observation import Observation
from zhibao.model.origin import origins_in
from zhibao.model.received import NOTHING_RECEIVED, Received
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.waiver import Waiver


class PartKind(Enum):
    """What a sheet becomes in the report."""

    PREFACE = "preface"
    CHAPTER = "chapter"
    ANNEX = "annex"


class Part(Located, Generic[B], frozen=True):
    """The preface, a chapter or an annex: one sheet of the workbook."""

    kind: PartKind
    title: Text
    blocks: tuple[B, ...]
    id: str = ""

    def converted(self, change: Callable[[B], C]) -> Part[C]:
        """Return the part with what `change` makes of each block; it goes into case studies itself."""
        return Part(self.kind, self.title, tuple(map(change, self.blocks)), self.id)


class DataTable(Located, frozen=True):
    """A sheet of raw rows that is never printed, for charts and aggregates."""

    name: str
    table: Table
    id: str = ""


@dataclass(frozen=True, slots=True)
class Report(Generic[B]):
    """What a report has in every phase; `B` are the kinds of block that may be in it."""

    cover: Mapping[str, Text]
    preface: Part[B] | None = None
    chapters: tuple[Part[B], ...] = ()
    annexes: tuple[Part[B], ...] = ()
    data_tables: tuple[DataTable, ...] = ()
    schools: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cover", immutabledict(self.cover))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the origins first, sources before users: else pickling goes down a chain of thousands by recursion."""
        values = tuple(getattr(self, each.name) for each in fields(self))
        return _unpickled, (origins_in(values), type(self), values)

    @property
    def parts(self) -> tuple[Part[B], ...]:
        return ((self.preface,) if self.preface else ()) + self.chapters + self.annexes

    def with_parts(self, change: Callable[[Part[B]], Part[B]]) -> Self:
        """Return the report with `change` made to every part."""
        preface, chapters, annexes = self.converted(change)
        return replace(self, preface=preface, chapters=chapters, annexes=annexes)

    def with_blocks(self, change: Callable[[B], B]) -> Self:
        """Return the report with `change` made to every block, those inside case studies first."""

        def deep(block: Any) -> B:
            # A case study with blocks of B inside is one of B.
            whole = block.with_blocks(map(deep, block.blocks)) if isinstance(block, CaseStudy) else block
            return change(cast(B, whole))

        return self.with_parts(lambda part: part.converted(deep))

    def converted(
        self, change: Callable[[Part[B]], Part[C]]
    ) -> tuple[Part[C] | None, tuple[Part[C], ...], tuple[Part[C], ...]]:
        """Return what `change` makes of the preface, the chapters and the annexes, for the report's next phase."""
        preface = change(self.preface) if self.preface else None
        return preface, tuple(map(change, self.chapters)), tuple(map(change, self.annexes))


@dataclass(frozen=True, slots=True)
class ReadReport(Report[ReadBlock]):
    """Everything that one workbook says."""

    indicators: tuple[Indicator, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    received: Received = NOTHING_RECEIVED
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evaluated(Report[B]):
    """A report whose tables are made and whose look-ups are filled; each indicator stands after those it needs."""

    indicators: tuple[EvaluatedIndicator, ...] = ()

    @property
    def tables(self) -> Mapping[str, Table]:
        """The tables by name, printed ones and those of raw rows; a name of several means none of them."""
        printed = (block for part in self.parts for block in nested(part.blocks) if isinstance(block, TableBlock))
        tables: list[TableBlock | DataTable] = [*printed, *self.data_tables]
        counts = Counter(each.name for each in tables if each.name)
        return immutabledict({each.name: each.table for each in tables if counts[each.name] == 1})


@dataclass(frozen=True, slots=True)
class ComputedReport(_Evaluated[ComputedBlock]):
    """A report with everything evaluated, before its photos and charts are drawn."""

    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedReport(_Evaluated[PrintedBlock]):
    """A report with its figures drawn, as the template is filled with it.

    `unused_photos` are the files of the folder 照片 that no row names.
    """

    photos: tuple[PrintedPhoto, ...] = ()
    unused_photos: tuple[str, ...] = ()


R = TypeVar("R", bound=Report[Any])


def _unpickled(_: object, kind: type[R], values: tuple[Any, ...]) -> R:
    return kind(*values)

"""The report: cover, preface, chapters and annexes made of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from zhibao.model.blocks import Block
from zhibao.model.indicator import Indicator
from zhibao.model.table import Table
from zhibao.model.text import Text


class PartKind(Enum):
    """What a sheet becomes in the report."""

    PREFACE = "preface"
    CHAPTER = "chapter"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Part:
    """The preface, a chapter or an annex: one sheet of the workbook."""

    kind: PartKind
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A sheet of raw rows that is never printed, for charts and tallies."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one workbook says."""

    cover: Mapping[str, Text]
    preface: Part | None = None
    chapters: tuple[Part, ...] = ()
    annexes: tuple[Part, ...] = ()
    data_tables: tuple[DataTable, ...] = ()
    schools: tuple[Text, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cover", MappingProxyType(dict(self.cover)))

    @property
    def parts(self) -> tuple[Part, ...]:
        return ((self.preface,) if self.preface else ()) + self.chapters + self.annexes

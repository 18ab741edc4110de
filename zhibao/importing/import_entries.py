"""What an import makes of a document: rows of sheets, and what did not become any."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from zhibao.findings import Finding, ReportPlace, Rule
from zhibao.model.text import Text
from zhibao.word.story import StoryBlock, StoryObject, StoryParagraph, StoryTable

NO_TEXT = Text()
_SHOWN = 60
_WORDS_OF_PLACE = 16


class ImportSource(Struct, frozen=True):
    """Where in the document something stood: its paragraph, counted from 1 (0: not counted), and page, where known."""

    number: int = 0
    page: int | None = None
    words: str = ""

    @classmethod
    def of(cls, block: StoryBlock) -> ImportSource:
        """Return where a block stood."""
        if isinstance(block, StoryParagraph):
            return cls(block.number, block.page, block.text.strip()[:_WORDS_OF_PLACE])
        return cls(0, block.page) if isinstance(block, StoryTable) else cls()

    @property
    def shown(self) -> str:
        paragraph = f"第 {self.number} 段" if self.number else ""
        return f"{paragraph}“{self.words}”" if self.words else paragraph


NO_SOURCE = ImportSource()


class GridCell(Struct, frozen=True):
    """A cell of a table with its spans; lines of its text are parted by line feeds."""

    text: Text
    row_span: int = 1
    column_span: int = 1
    has_diagonal: bool = False
    number_format: str = ""


Grid = tuple[tuple[GridCell | None, ...], ...]


class ImportEntry(Struct, frozen=True):
    """A row of a chapter's sheet: its type, its cells, the grid below it, the pictures that it names."""

    type: str
    content: Text = NO_TEXT
    attribute: str = ""
    options: str = ""
    grid: Grid = ()
    pictures: tuple[StoryObject, ...] = ()
    source: ImportSource = NO_SOURCE


class ImportPart(Struct, frozen=True):
    """A sheet to be: 前言, a chapter or an annex, by `kind`, with its title as it is printed, without its number."""

    kind: str
    title: str
    entries: tuple[ImportEntry, ...]


class LeftOut(Struct, frozen=True):
    """Characters of the document, or a thing, that did not go into the workbook, and why."""

    rule: Rule
    source: ImportSource
    text: str = ""
    reason: str = ""
    is_counted: bool = True

    def finding(self, file: str) -> Finding:
        """Return what is told of it."""
        words = {"text": _short(self.text), "reason": self.reason, "sign": _short(self.text)}
        return self.rule.at(ReportPlace(file, self.source.page, self.source.shown), **words)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


class Taking(Struct):
    """What is gathered while a document is taken over.

    `added` are characters in the workbook that no text element of the document holds; `inserted` are notes put where
    they are called; `dissolved` are the numbers of tables whose cells became something else than a grid; `told` is what
    is neither left out nor added; `set_out` are cells of tables that became lines.
    """

    left_out: list[LeftOut] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    dissolved: set[int] = field(default_factory=set)
    set_out: list[str] = field(default_factory=list)
    told: list[LeftOut] = field(default_factory=list)
    lost_pictures: list[StoryObject] = field(default_factory=list)

    def leave(self, rule: Rule, source: ImportSource, text: str, reason: str = "") -> None:
        """Note what of a paragraph's characters goes nowhere; blanks need no note."""
        if text.strip():
            self.left_out.append(LeftOut(rule, source, text, reason))

    def tell(self, rule: Rule, source: ImportSource, text: str = "", reason: str = "") -> None:
        """Note something that is no loss of characters."""
        self.told.append(LeftOut(rule, source, text, reason, is_counted=False))

    def add(self, texts: Iterable[str]) -> None:
        """Note characters that the document does not hold as text."""
        self.added += filter(str.strip, texts)

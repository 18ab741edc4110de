"""The names that a template may use (docs/template.md lists them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, TypedDict, get_args, get_type_hints

from zhibao.render.markup import Markup

BreakKind = Literal["page_break", "end_portrait", "end_landscape"]


@dataclass(frozen=True, slots=True)
class HeadingView:
    """`level` is 2, 3 or 4."""

    level: int
    text: Markup
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of body text; `has_address` says that a long address stands in it."""

    text: Markup
    has_address: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note that stands under no table or figure."""

    text: Markup
    kind: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class TableView:
    """`table` is the whole table, for `{{p }}`."""

    caption: Markup
    unit: Markup
    table: Markup
    notes: tuple[Markup, ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class FigureView:
    """`single` is a figure's only picture, for `{{ }}`; several stand in `grid`, for `{{p }}`."""

    caption: Markup
    single: Markup | None
    grid: Markup | None
    notes: tuple[Markup, ...]
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class CaseView:
    """`school` is empty when the title names it; `lead` is the first paragraph when it follows the label."""

    title: Markup
    school: Markup
    lead: Markup
    blocks: tuple[BlockView, ...]
    kind: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class BreakView:
    """A page break, or the end of a stretch of portrait or landscape pages."""

    kind: BreakKind


BlockView = HeadingView | ParagraphView | NoteView | TableView | FigureView | CaseView | BreakView


@dataclass(frozen=True, slots=True)
class PartView:
    """The preface, a chapter or an annex; `before` holds what must come before its title."""

    title: Markup
    before: tuple[BlockView, ...]
    blocks: tuple[BlockView, ...]


VIEW_NAMES = frozenset(
    field.name
    for view in (HeadingView, ParagraphView, NoteView, TableView, FigureView, CaseView, BreakView, PartView)
    for field in fields(view)
)
# What stands in place of a paragraph, for `{{p }}`; any other markup stands within one, for `{{ }}`.
WHOLE_NAMES = frozenset(("table", "grid"))
BLOCK_KINDS = [word for view in get_args(BlockView) for word in get_args(get_type_hints(view)["kind"])]


class TemplateContext(TypedDict):
    """The names at the top; `cover` holds the workbook's 封面, of which only the pack's required keys are sure.

    `lists` are those of the pack's lists (案例, 图, 表) that the report has something for.
    """

    cover: Mapping[str, Markup]
    title_lines: tuple[Markup, ...]
    title_is_long: bool
    preparer_lines: tuple[Markup, ...]
    lists: tuple[str, ...]
    preface: PartView | None
    chapters: tuple[PartView, ...]
    annexes: tuple[PartView, ...]

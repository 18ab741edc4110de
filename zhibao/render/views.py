"""The names that a template may use (docs/template.md lists them)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict, get_args, get_type_hints

from msgspec import Struct

from zhibao.render.markup import Markup

BreakKind = Literal["page_break", "end_portrait", "end_landscape"]


class HeadingView(Struct, frozen=True):
    """`level` is 2, 3 or 4."""

    level: int
    text: Markup
    kind: Literal["heading"] = "heading"


class ParagraphView(Struct, frozen=True):
    """A paragraph of body text; `has_address` says that a long address stands in it."""

    text: Markup
    has_address: bool = False
    kind: Literal["paragraph"] = "paragraph"


class NoteView(Struct, frozen=True):
    """A note that stands under no table or figure."""

    text: Markup
    kind: Literal["note"] = "note"


class TableView(Struct, frozen=True):
    """`table` is the whole table, for `{{p }}`."""

    caption: Markup
    unit: Markup
    table: Markup
    notes: tuple[Markup, ...]
    kind: Literal["table"] = "table"


class FigureView(Struct, frozen=True):
    """`single` is a figure's only picture, for `{{ }}`; several stand in `grid`, for `{{p }}`."""

    caption: Markup
    single: Markup | None
    grid: Markup | None
    notes: tuple[Markup, ...]
    kind: Literal["figure"] = "figure"


class CaseView(Struct, frozen=True):
    """`school` is empty when the title names it; `lead` is the first paragraph when it follows the label."""

    title: Markup
    school: Markup
    lead: Markup
    blocks: tuple[BlockView, ...]
    kind: Literal["case"] = "case"


class BreakView(Struct, frozen=True):
    """A page break, or the end of a stretch of portrait or landscape pages."""

    kind: BreakKind


BlockView = HeadingView | ParagraphView | NoteView | TableView | FigureView | CaseView | BreakView


class PartView(Struct, frozen=True):
    """The preface, a chapter or an annex; `before` holds what must come before its title."""

    title: Markup
    before: tuple[BlockView, ...]
    blocks: tuple[BlockView, ...]


VIEW_NAMES = frozenset(
    name
    for view in (HeadingView, ParagraphView, NoteView, TableView, FigureView, CaseView, BreakView, PartView)
    for name in view.__struct_fields__
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

"""The content of a fresh workbook: starter.toml with the region and the year put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from zhibao.model.text import Text
from zhibao.pack import read_toml
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_commands import command_name
from zhibao.workbook.rows import RowType, row_types
from zhibao.workbook.starter.prompts import BELOW, TYPE_ONLY, option_examples

Value = str | int | float
# {地区}, but not the look-up {{地区}}, which the clerk's workbook keeps.
_PLACEHOLDER = lazy_pattern(r"(?<!\{)\{(\w+)\}(?!\})")
_TYPE_OVERVIEW = "{类型一览}"
CATALOGUE = "{指标目录}"


class StarterCell(Struct, frozen=True):
    """A value and the number format that it is shown with; a text may have bold and raised characters."""

    value: Value | Text
    number_format: str = "General"
    has_diagonal: bool = False


Rows = tuple[tuple[StarterCell, ...], ...]


class StarterSheet(Struct, frozen=True):
    """A sheet's name and rows, and its merged areas as top, left, bottom and right."""

    name: str
    rows: Rows
    merges: tuple[tuple[int, int, int, int], ...] = ()


def starter_values(pack: str, region: str, year: int) -> dict[str, Value]:
    """Return what the placeholders of a pack's file stand for, for a region and a year."""
    return {"地区": region, "报告年度": year, "上年": year - 1, "模板": pack, "命令": command_name()}


def read_starter(
    path: Path, values: Mapping[str, Value], catalogue: Rows = (), bases: Sequence[Path] = ()
) -> tuple[StarterSheet, ...]:
    """Return the sheets that the file states, placeholders such as {地区} filled; KeyError for an unknown one.

    {类型一览} and {指标目录}, each alone in a row, stand for the overview of row types and for `catalogue`. A sheet
    without rows has those of the sheet of that name in the first of the files `bases` that states them.
    """
    inherited = {name: rows for base in reversed(bases) for name, rows in _stated(base) if rows is not None}
    expansions = {_TYPE_OVERVIEW: tuple(map(_overview, row_types().values())), CATALOGUE: catalogue}
    return tuple(
        StarterSheet(
            str(_filled(name, values)),
            tuple(row for each in rows or inherited[name] for row in _rows(each, values, expansions)),
        )
        for name, rows in _stated(path)
    )


def _stated(path: Path) -> list[tuple[str, list[Any] | None]]:
    """Return names and rows of a file's sheets; None for a sheet that states no rows."""
    sheets = read_toml(path)["sheet"]
    return [(sheet["name"], sheet.get("rows")) for sheet in sheets]


def _rows(stated: list[Any], values: Mapping[str, Value], expansions: Mapping[str, Rows]) -> Rows:
    if len(stated) == 1 and isinstance(stated[0], str) and stated[0] in expansions:
        return expansions[stated[0]]
    return (tuple(_cell(value, values) for value in stated),)


def _cell(stated: Any, values: Mapping[str, Value]) -> StarterCell:
    if isinstance(stated, dict):
        return StarterCell(_filled(stated["value"], values), stated["format"])
    return StarterCell(_filled(stated, values))


def _filled(stated: Any, values: Mapping[str, Value]) -> Value:
    """Return the text with its placeholders filled; a placeholder alone keeps its type."""
    if not isinstance(stated, str):
        return float(stated) if isinstance(stated, float) else int(stated)
    alone = _PLACEHOLDER.fullmatch(stated)
    return values[alone[1]] if alone else _PLACEHOLDER.sub(lambda match: str(values[match[1]]), stated)


def _overview(row_type: RowType) -> tuple[StarterCell, ...]:
    below = BELOW[row_type.below]
    content = row_type.content or row_type.purpose or ("" if below else TYPE_ONLY)
    texts = (row_type.name, content, row_type.attribute, option_examples(row_type), below)
    return tuple(StarterCell(text) for text in texts)

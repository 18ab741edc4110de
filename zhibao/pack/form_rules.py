"""What forms.toml of a pack states: what the schools are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import Struct

from zhibao.findings import NothingMadeError, TemplatePlace, template_rules
from zhibao.pack.faults import PackFileError, read_toml
from zhibao.pack.review_rules import Inside
from zhibao.pack.rules import Pack
from zhibao.pack.toml_sections import read_sections

FORMS_FILE = "forms.toml"
_DATA = "数据"
# Groups and lists whose own parts a pack may leave to the pack that it is based on: by which key, and which part.
_INHERITED = {"group": ("name", "figures"), "list": ("table", "columns")}


class AskedFigure(Struct, frozen=True):
    """A figure of a school: whole or with decimals, in its unit; more than `most` is doubted.

    An `optional` one may be left empty. `note` says what it counts.
    """

    name: str
    unit: str
    note: str = ""
    decimals: int = 0
    most: float | None = None
    optional: bool = False


class FigureGroup(Struct, frozen=True):
    """A title and the figures under it."""

    name: str
    figures: tuple[AskedFigure, ...]


class AskedColumn(Struct, frozen=True):
    """A column of a list: a number where it has a unit, one of `choices` where it has some, words otherwise."""

    name: str
    unit: str = ""
    note: str = ""
    choices: tuple[str, ...] = ()
    decimals: int = 0
    most: float | None = None
    optional: bool = False
    width: float = 14

    @property
    def header(self) -> str:
        """What stands over it in the form: 人次（人次）would say it twice."""
        return self.name if self.unit in ("", self.name) else f"{self.name}（{self.unit}）"

    @property
    def figure(self) -> AskedFigure:
        """The column as what is asked of each of its numbers."""
        return AskedFigure(self.name, self.unit, self.note, self.decimals, self.most, self.optional)


class AskedList(Struct, frozen=True):
    """A sheet with a row for each prize, training or major; `table` is what the workbook calls all rows together."""

    table: str
    sheet: str
    columns: tuple[AskedColumn, ...]
    note: str = ""
    rows: int = 60

    def __post_init__(self) -> None:
        _check_table(self.table)


class FiguresSheet(Struct, frozen=True):
    """The sheet of figures; `table` is what the workbook calls them, a row for each school.

    A figure of at least `jump_least` that is `jump` times last year's, or that part of it, is doubted.
    """

    table: str
    sheet: str
    jump: float
    jump_least: float

    def __post_init__(self) -> None:
        _check_table(self.table)


class AskedCases(Struct, frozen=True):
    """How many sheets for case studies a form has, the rows of each for paragraphs and photos, and the length told."""

    sheets: int
    paragraphs: int
    photos: int
    most_characters: int


class FormTotal(Struct, frozen=True):
    """A figure that is the sum of others."""

    whole: str
    parts: tuple[str, ...]


class FormRules(Struct, frozen=True):
    """What is asked, and `guide`, the lines of the page 怎样填; {学校} and the like stand for what a form is about.

    In no school is the part of an `inside` more than its whole.
    """

    guide: tuple[str, ...]
    figures: FiguresSheet
    case: AskedCases
    group: tuple[FigureGroup, ...]
    inside: tuple[Inside, ...]
    total: tuple[FormTotal, ...]
    list: tuple[AskedList, ...]

    @property
    def all_figures(self) -> tuple[AskedFigure, ...]:
        """The figures of all groups."""
        return tuple(figure for group in self.group for figure in group.figures)


def form_rules(pack: Pack) -> FormRules | None:
    """Return what the pack, or one that it is based on, asks the schools; None where none of them says.

    Raises NothingMadeError with all faults of the file.
    """
    paths = [path for path in pack.paths_of(FORMS_FILE) if path.exists()]
    if not paths:
        return None
    try:
        return _read(paths)
    except PackFileError as error:
        place = TemplatePlace(error.path.name)
        faults = (template_rules.BAD_PACK.at(place, path=error.path, reason=fault) for fault in error.faults)
        raise NothingMadeError(*faults) from error


def _read(paths: Iterable[Path]) -> FormRules:
    own, *bases = paths
    stated = reduce(_over, (read_toml(path) for path in (*reversed(bases), own)))
    rules = FormRules(**read_sections(own, stated, get_type_hints(FormRules)))
    if faults := list(_unknown(rules)):
        raise PackFileError(own, *faults)
    return rules


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what both state, `own` before `base`; its groups and lists without parts have those of the base."""
    merged = {**base, **own}
    for section, (key, part) in _INHERITED.items():
        known = {each.get(key): each for each in base.get(section, ()) if isinstance(each, dict)}
        merged[section] = [
            known.get(each.get(key), {}) | each if isinstance(each, dict) and part not in each else each
            for each in merged.get(section, ())
        ]
    return merged


def _unknown(rules: FormRules) -> Iterator[str]:
    """Yield what relations name and no group asks."""
    known = {figure.name for figure in rules.all_figures}
    stated = [name for each in rules.inside for name in (each.part, each.whole)]
    stated += [name for each in rules.total for name in (each.whole, *each.parts)]
    yield from (
        f"[[inside]]、[[total]] 里的“{name}”不在各组的数里" for name in dict.fromkeys(stated) if name not in known
    )


def _check_table(name: str) -> None:
    if not name.startswith(_DATA):
        raise ValueError(f"table 要以“{_DATA}”开头，现为“{name}”")

"""A pack: the template of one province and the figures that go with it (templates/<pack>/pack.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from zhibao.findings import NothingMadeError, template
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion

DEFAULT_PACK = "henan"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextRules:
    """`close_gaps` drops spaces between Chinese characters and digits or Latin letters."""

    close_gaps: bool


@dataclass(frozen=True, slots=True)
class Required:
    """Sheets and 封面 keys without which the province returns a report."""

    sheets: tuple[str, ...]
    cover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileRules:
    """`name` is the report's file name, 封面 keys in single braces."""

    name: str


@dataclass(frozen=True, slots=True)
class CoverRules:
    """`title_characters`: a longer report name is broken after the region, so that no single character wraps."""

    title_characters: int


@dataclass(frozen=True, slots=True)
class PictureRules:
    """Sizes in mm of printed pictures; the resolution in dots per inch that they are stored with, and the least."""

    single_width: float
    single_height: float
    row_height: float
    gap: float
    chart_width: float
    dpi: int
    least_dpi: int


@dataclass(frozen=True, slots=True)
class TableRules:
    """`row_height` is the least height of a row in mm; low tables of up to `keep_together_rows` stay on one page."""

    row_height: float
    keep_together_rows: int


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The words for more and less: of amounts, ratios (:1, 成比), shares in percentage points, and growth in percent.

    `level` says that nothing changed, `about_level` that a growth rounds to nothing at `growth_decimals`.
    `against` stands before a change that brings its own words, `along` before one that is level.
    """

    amount: tuple[str, str]
    ratio: tuple[str, str]
    share: tuple[str, str]
    growth: tuple[str, str]
    level: str
    about_level: str
    against: str
    along: str
    growth_decimals: int

    @property
    def levels(self) -> tuple[str, str]:
        """The words for what hardly changed or did not, which stand after `along` only."""
        return self.level, self.about_level


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    """Words of headers by which columns of persons are known.

    `pupil_columns` and `teacher_columns` say whose names they are, `name_columns` do not; `no_names` end headers of
    other columns (学生人数). `teacher_signs` in a caption or another header say that a table is about teachers.
    """

    pupil_columns: tuple[str, ...]
    teacher_columns: tuple[str, ...]
    name_columns: tuple[str, ...]
    no_names: tuple[str, ...]
    teacher_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Styles:
    """The template's styles that tables and pictures are built with: names in pack.toml, ids once it is open.

    `case_end` closes a case study, `section_end` carries a section break: neither may stand alone on a page.
    """

    table: str
    table_head: str
    table_text: str
    table_long_text: str
    diagonal_upper: str
    diagonal_lower: str
    picture_table: str
    picture_cell: str
    todo: str
    case_end: str
    section_end: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One province's format."""

    folder: Path
    title: str
    text: TextRules
    required: Required
    file: FileRules
    cover: CoverRules
    picture: PictureRules
    table: TableRules
    change: ChangeRules
    privacy: PrivacyRules
    styles: Styles

    @property
    def template(self) -> Path:
        return self.folder / "report.docx"

    @property
    def starter(self) -> Path:
        return self.folder / "starter.toml"

    @property
    def indicators(self) -> Path:
        return self.folder / "indicators.toml"


def pack_names(templates: Path) -> tuple[str, ...]:
    """Return the names of the packs in the folder `templates`."""
    return tuple(sorted(path.parent.name for path in templates.glob("*/pack.toml")))


def load_pack(templates: Path, name: str, ref: CellRef) -> Pack:
    """Return the pack of that name; raise NothingMadeError when it is missing or its pack.toml is faulty."""
    known = pack_names(templates)
    if name not in known:
        raise NothingMadeError(
            template.UNKNOWN_PACK.at(ref, found=name, suggestion=suggestion(name, known), known="、".join(known))
        )
    path = templates / name / "pack.toml"
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
        return _pack(path.parent, stated)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NothingMadeError(template.BAD_PACK.at(CellRef(), path=path, reason=error)) from error


def _pack(folder: Path, stated: dict[str, Any]) -> Pack:
    return Pack(
        folder,
        str(stated["title"]),
        _rules(TextRules, stated, "text"),
        _rules(Required, stated, "required"),
        _rules(FileRules, stated, "file"),
        _rules(CoverRules, stated, "cover"),
        _rules(PictureRules, stated, "picture"),
        _rules(TableRules, stated, "table"),
        _rules(ChangeRules, stated, "change"),
        _rules(PrivacyRules, stated, "privacy"),
        _rules(Styles, stated, "styles"),
    )


def _rules(kind: type[T], stated: dict[str, Any], section: str) -> T:
    values = stated.get(section, {})
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # T is always a dataclass here
    missing, unknown = wanted - values.keys(), values.keys() - wanted
    if missing or unknown:
        lacking = f"缺少 {'、'.join(sorted(missing))}；" if missing else ""
        extra = f"多出 {'、'.join(sorted(unknown))}；" if unknown else ""
        raise ValueError(f"[{section}] {lacking}{extra}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})

"""What a pack states: the values of templates/<pack>/pack.toml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from zhibao.model.blocks import B
from zhibao.model.listed import LISTED
from zhibao.model.report import Part, PartKind
from zhibao.pack.privacy_rules import PrivacyRules
from zhibao.pack.requirements import FormatRules
from zhibao.pack.review_rules import ReviewRules

_MOST_DECIMALS = 10


class TextRules(Struct, frozen=True):
    """`close_gaps` drops spaces between Chinese characters and digits or Latin letters."""

    close_gaps: bool


class Required(Struct, frozen=True):
    """Sheets and 封面 keys without which the province returns a report."""

    sheets: tuple[str, ...]
    cover: tuple[str, ...]


class FileRules(Struct, frozen=True):
    """`name` is the report's file name, 封面 keys in single braces."""

    name: str


class CoverRules(Struct, frozen=True):
    """How many characters a line of the cover holds: of the report's name, of a long one, of the preparer's."""

    title_characters: int
    long_title_characters: int
    preparer_characters: int


class CaptionRules(Struct, frozen=True):
    """`numbered` are the kinds of parts (chapter, annex, preface) whose tables, figures and cases have numbers."""

    numbered: tuple[str, ...]

    def __post_init__(self) -> None:
        known = [kind.value for kind in PartKind]
        if unknown := [name for name in self.numbered if name not in known]:
            raise ValueError(f"[caption] numbered 里没有“{'”“'.join(unknown)}”这种部分，只有 {'、'.join(known)}")

    def of_numbered(self, parts: Iterable[Part[B]]) -> tuple[Part[B], ...]:
        """Return those of the parts whose captions have numbers."""
        return tuple(part for part in parts if part.kind.value in self.numbered)


class ContentsRules(Struct, frozen=True):
    """`lists` are the kinds of things (案例, 图, 表) that have a list of their own after the contents.

    Where they would end with a page of fewer than `least_lines` their lines are set closer, by no more than to
    `tightest_line` in points.
    """

    lists: tuple[str, ...]
    least_lines: int = 0
    tightest_line: float = 0.0

    def __post_init__(self) -> None:
        if unknown := [name for name in self.lists if name not in LISTED]:
            raise ValueError(f"[contents] lists 里没有“{'”“'.join(unknown)}”这种目录，只有 {'、'.join(LISTED)}")


class CaseRules(Struct, frozen=True):
    """`chapter` is the title of the chapter that gathers all case studies; empty leaves them where they are written."""

    chapter: str


class PictureRules(Struct, frozen=True):
    """Sizes in mm of printed pictures, and resolutions in dots per inch: of stored photos, and of good ones at least.

    At `lowest_dpi` a photo of few pixels is printed smaller than others.
    """

    single_width: float
    single_height: float
    row_height: float
    gap: float
    chart_width: float
    dpi: int
    least_dpi: int
    lowest_dpi: int


class TableRules(Struct, frozen=True):
    """`row_height` is the least height of a row in mm; low tables of up to `keep_together_rows` stay on one page.

    From `small_from` columns on, or where words would be broken, a table is set in the first of `small_sizes` that
    suffices; they name styles: 表格文字（小五）.
    """

    row_height: float
    keep_together_rows: int
    small_from: int
    small_sizes: tuple[str, ...]


class FillRules(Struct, frozen=True):
    """Whether figures are shrunk where a block would leave a page `empty` (a share of it) at its foot.

    No figure becomes lower than `least_height`; `slack` is left free, so that a line more in Word changes no page. Both
    in mm. `reorder` lets tables and figures pass paragraphs where that is not enough.
    """

    on: bool
    empty: float
    least_height: float
    slack: float
    reorder: bool = True


class ChangeRules(Struct, frozen=True):
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


class NumberRules(Struct, frozen=True):
    """How computed numbers are printed where the workbook does not say: decimals of percentages, ratios (:1) and parts
    of ten (成比), and whether thousands are set off by commas; of typed numbers those whose cells have them.
    """

    percent_decimals: int = 2
    ratio_decimals: int = 2
    parts_decimals: int = 1
    thousands: bool = False

    def __post_init__(self) -> None:
        if max(self.percent_decimals, self.ratio_decimals, self.parts_decimals) > _MOST_DECIMALS:
            raise ValueError(f"[numbers] 里的小数位至多是 {_MOST_DECIMALS}")


class StyleNames(Struct, frozen=True):
    """The template's styles that tables and pictures are built with: names in pack.toml, ids once it is open.

    `case_end` closes a case study, `section_end` carries a section break: neither may stand alone on a page.
    """

    table: str
    table_head: str
    table_text: str
    table_long_text: str
    table_number: str
    diagonal_upper: str
    diagonal_lower: str
    card: str
    card_name: str
    card_figure: str
    card_change: str
    picture_table: str
    picture_cell: str
    todo: str
    case_end: str
    section_end: str


class Pack(Struct, frozen=True):
    """One province's format; `folders` are its own and those of the packs that it is based on."""

    folders: tuple[Path, ...]
    title: str
    text: TextRules
    required: Required
    file: FileRules
    cover: CoverRules
    caption: CaptionRules
    contents: ContentsRules
    case: CaseRules
    picture: PictureRules
    table: TableRules
    fill: FillRules
    change: ChangeRules
    numbers: NumberRules
    privacy: PrivacyRules
    review: ReviewRules
    styles: StyleNames
    format: FormatRules

    @property
    def folder(self) -> Path:
        return self.folders[0]

    @property
    def template(self) -> Path:
        return self.paths_of("report.docx")[0]

    @property
    def starters(self) -> tuple[Path, ...]:
        """The contents of a fresh workbook: the pack's own, then those of its bases."""
        return self.paths_of("starter.toml")

    @property
    def starter_look(self) -> Path:
        return self.paths_of("starter.xlsx")[0]

    @property
    def indicators(self) -> Path:
        return self.paths_of("indicators.toml")[0]

    def paths_of(self, name: str) -> tuple[Path, ...]:
        """Return the files of that name, the pack's own first; when there is none, where its own should be."""
        paths = tuple(folder / name for folder in self.folders)
        return tuple(path for path in paths if path.exists()) or paths[:1]

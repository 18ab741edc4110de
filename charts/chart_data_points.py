"""What a chart shows: categories, series, and each value as it is printed."""

from __future__ import annotations

import math
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

SHOWN_NAME = 12  # characters
LARGEST = Decimal(10) ** 15


class ChartDataError(ValueError):
    """The data cannot be shown by the kind of chart asked for; the message is fit for a clerk."""


def too_long_names(kind: str, names: tuple[str, ...], remedy: str, what: str = "类别") -> str:
    """Say that names find no room in a kind of chart, with the longest of them."""
    longest = max(names, key=len)
    shown = longest if len(longest) <= SHOWN_NAME else f"{longest[:SHOWN_NAME]}…"
    return f"{what}的名称太长，{kind}排不下：“{shown}”有{len(longest)}个字，{remedy}"


class Series(Struct, frozen=True):
    """One row of values, one for each category; `labels` are the values as printed.

    A missing value is None and has the label "". Shares are fractions (0.6943 with the label "69.43%").
    `formats`, none or one for each value, are the Excel codes that gave the labels, "" where none is known.
    """

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]
    formats: tuple[str, ...] = ()

    @property
    def present(self) -> list[tuple[int, Decimal, str]]:
        """Position, value and label of each value that is not missing."""
        both = enumerate(zip(self.values, self.labels, strict=True))
        return [(at, value, label) for at, (value, label) in both if value is not None]

    def format(self, at: int) -> str:
        """The Excel code that gave the label at `at`, "" when it is not known."""
        return self.formats[at] if self.formats else ""


class Reference(Struct, frozen=True):
    """A value that the others are held against, as printed, and its name ("达标线")."""

    value: Decimal
    label: str
    name: str

    @property
    def text(self) -> str:
        """Name and value as printed."""
        return f"{self.name} {self.label}"


class ChartData(Struct, frozen=True):
    """The categories of a chart, its series, the unit of the values ("人"), and a reference line.

    The shares of a whole that the chart reckons have `share_decimals` in percent. `most_height` in mm is that of a
    picture which must be lower than usual; its labels may need more.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    share_decimals: int = 2
    reference: Reference | None = None
    most_height: float = math.inf

    @property
    def values(self) -> list[Decimal]:
        """All values that are not missing, series by series."""
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def labels(self) -> list[str]:
        """All printed labels that are not empty, series by series."""
        return [label for series in self.series for label in series.labels if label]

    @property
    def is_percent(self) -> bool:
        """Whether every label ends in "%", so that the values are fractions."""
        return bool(self.labels) and all(label.endswith("%") for label in self.labels)

    @property
    def has_units(self) -> bool:
        """Whether every label says its unit, as a percentage does."""
        return self.is_percent or all(label.endswith(self.unit) for label in self.labels)

    @property
    def is_grouped(self) -> bool:
        """Whether thousands are set off by commas in the labels."""
        return any("," in label for label in self.labels)

    @property
    def texts(self) -> list[str]:
        """Every text that the chart is given to print."""
        stated = [self.reference.text] if self.reference else []
        return [*self.categories, *(series.name for series in self.series), *self.labels, self.unit, *stated]

    @property
    def marks(self) -> list[Decimal]:
        """All values that the axis must reach: those of the series and that of the reference line."""
        return [*self.values, self.reference.value] if self.reference else self.values


def tidied(data: ChartData) -> ChartData:
    """The data with line breaks and runs of spaces in its texts turned into single spaces."""
    series = tuple(replace(one, name=_one_line(one.name), labels=_one_lines(one.labels)) for one in data.series)
    return replace(data, categories=_one_lines(data.categories), series=series, unit=_one_line(data.unit))


def require_drawable(data: ChartData) -> None:
    """Raise ChartDataError when the counts disagree, a number is unusable, or there is nothing to draw."""
    for series in data.series:
        _require_matching_counts(series, len(data.categories))
    if not data.values:
        raise ChartDataError("统计图没有可画的数字，请检查类别和系列是否填写。")
    for value in data.values:
        if not value.is_finite() or abs(value) > LARGEST:
            raise ChartDataError(f"统计图里的数字{value}无法画出，请检查是否填错。")


def require_like_reference(data: ChartData) -> None:
    """Raise ChartDataError when the reference line is a percentage and the values are none, or the reverse."""
    if data.reference and data.reference.label.endswith("%") != data.is_percent:
        kind = "百分数" if data.is_percent else "普通的数"
        raise ChartDataError(f"参考线“{data.reference.label}”和图里的数不是一种：图里是{kind}，请改成同样的写法。")


def _require_matching_counts(series: Series, count: int) -> None:
    if not len(series.values) == len(series.labels) == count or len(series.formats) not in (0, count):
        raise ChartDataError(
            f"系列“{series.name}”有{len(series.values)}个数、{len(series.labels)}个标签，类别却有{count}个，三者应当一致。"
        )


def _one_lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_one_line, texts))


def _one_line(text: str) -> str:
    return " ".join(text.split())

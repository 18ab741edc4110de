"""格式核对 as a page that prints well: what departs first, then every figure with its source and its count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from zhibao.format.tallying import CheckedFigure, Departure, FormatCheck
from zhibao.html_pages import page_template

_TEMPLATE = Path(__file__).with_name("page.html")
_MOST_VALUES = 5
Row = tuple[CheckedFigure, int]


def format_page(check: FormatCheck, title: str, pack: str) -> str:
    """Return the page as HTML that needs no other file; the same check gives the same page."""
    used = [figure for figure in check.figures if figure.count]
    return page_template(_TEMPLATE).render(
        title=title,
        pack=pack,
        fonts=check.fonts,
        used=len(used),
        count=sum(figure.count for figure in used),
        departing=check.departing,
        unruled=_unruled(check),
        subjects=[(subject, tuple(_rows(figures))) for subject, figures in groupby(used, key=attrgetter("subject"))],
        unused=_unused(check.figures),
        most_values=_MOST_VALUES,
    )


def _unruled(check: FormatCheck) -> list[tuple[Departure, str, str]]:
    """Return the styles that nothing is said about, with what they are styles of and what is counted."""
    tables = [(each, "表格样式", "张表") for each in check.unruled_tables]
    return [*((each, "样式", "段") for each in check.unruled), *tables]


def _rows(figures: Iterable[CheckedFigure]) -> Iterator[Row]:
    """Yield figures with how many rows their source reaches over, 0 below the first of them."""
    ordered = list(figures)
    sources = list(dict.fromkeys(figure.source for figure in ordered))
    for source in sources:
        same = [figure for figure in ordered if figure.source == source]
        for index, figure in enumerate(same):
            yield figure, 0 if index else len(same)


def _unused(figures: Sequence[CheckedFigure]) -> list[str]:
    """Return the subjects of which the report has none."""
    met = {figure.subject.name for figure in figures if figure.count}
    return [name for name in dict.fromkeys(figure.subject.name for figure in figures) if name not in met]

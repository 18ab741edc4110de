"""How the time of evaluation grows with dictionary and text: python benchmarks/look_ups.py

A dictionary of 2,000 indicators, a third of them computed and a tenth in chains, and texts with 5,000 look-ups, at a
quarter, a half and the whole of that size; each step's time is printed as a ratio to the quarter's. A step that is
linear prints about 1, 2, 4. Then the same with misspelt names instead, and with formulas that all go in circles.
Last, formulas that aggregate a table of 5,000 rows: four times as many must cost far less than that.
Medians of several repeats; garbage is collected before each repeat and not during it, for a collection goes through all
that lives and would be paid by whichever step happens to set it off.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import openpyxl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zhibao.compute import compute  # noqa: E402 (the project is found from its own folder)
from zhibao.compute.ordering import in_order  # noqa: E402
from zhibao.findings import Findings  # noqa: E402
from zhibao.indicators.dictionary import define  # noqa: E402
from zhibao.indicators.evaluation import Evaluation  # noqa: E402
from zhibao.model.indicator import Indicator  # noqa: E402
from zhibao.model.ref import CellRef  # noqa: E402
from zhibao.model.report import ReadReport  # noqa: E402
from zhibao.model.table import Table, TableCell  # noqa: E402
from zhibao.model.text import Text  # noqa: E402
from zhibao.pack import load_pack  # noqa: E402
from zhibao.tables.named_tables import NamedTable, Tables  # noqa: E402
from zhibao.workbook.reader import read_workbook  # noqa: E402

T = TypeVar("T")
INDICATORS, LOOK_UPS, A_PARAGRAPH = 2_000, 5_000, 10
PARTS, REPEATS = (4, 2, 1), 5
TALLIES, ROWS = 200, 5_000
YEAR = 2025
COVER = (("地区", "焦作市"), ("报告年度", YEAR), ("编制单位", "焦作市教育局"), ("编制年月", "2025年12月"))
FORMS = ("", ".上年", ".增减", ".增幅", ".带单位")
Rows = Iterator[tuple[str | int | None, ...]]


def dictionary(size: int) -> Rows:
    """Yield rows, every third a quotient, every tenth a link of a chain of ten.

    Exact numbers grow by some digits with every link: chains as long as the dictionary would not be linear.
    """
    for number in range(size):
        formula = None
        if number % 10 == 0 and number % 100:
            formula = f"指标{number - 10:04}号*1.01+指标{number - 9:04}号"
        elif number % 3 == 2:
            formula = f"（指标{number - 1:04}号＋指标{number // 30 * 10:04}号）/指标{number // 30 * 10 + 1:04}号"
        values = (None, None) if formula else (1_000 + number, 1_100 + 7 * number)
        yield (f"指标{number:04}号", "人", *values, formula)


def circles(size: int) -> Rows:
    """Yield rows that need each other two by two."""
    for number in range(size):
        yield (f"指标{number:04}号", "人", None, None, f"指标{number ^ 1:04}号+1")


def look_ups(count: int, name: str) -> Iterator[str]:
    """Yield paragraphs with so many look-ups altogether."""
    for first in range(0, count, A_PARAGRAPH):
        numbers = range(first, first + A_PARAGRAPH)
        yield "，".join(f"在册{{{{{name}{7 * n % (count * 2 // 5):04}号{FORMS[n % 5]}}}}}" for n in numbers)


def write_workbook(path: Path, rows: Rows, texts: Iterator[str]) -> None:
    """Write a workbook with this dictionary and one chapter of these paragraphs."""
    book = openpyxl.Workbook(write_only=True)
    sheets = {
        "封面": iter(COVER),
        "指标": iter([("名称", "单位", YEAR - 1, YEAR, "公式"), *rows]),
        "前言": iter([("类型", "内容", "属性", "选项"), ("段落", "本报告依据通知编写。")]),
        "基本情况": iter([("类型", "内容", "属性", "选项"), *(("段落", text) for text in texts)]),
    }
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
    book.save(path)


def measure(workbook: Path) -> dict[str, float]:
    """Return the seconds that each step takes."""
    times: dict[str, float] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        result = step()
        times[name] = time.perf_counter() - start
        gc.enable()
        return result

    report, pack, _ = timed("read", lambda: read_workbook(workbook, partial(load_pack, ROOT / "templates")))
    definitions = timed("define", lambda: define(report.indicators, (), Findings()))
    order, _ = timed("order", lambda: in_order({key: each.needs for key, each in definitions.items()}))
    evaluation = Evaluation(definitions, YEAR, Findings())
    timed("evaluate", lambda: evaluate(evaluation, order))
    without_texts = ReadReport(report.cover, indicators=report.indicators)
    everything, _ = timed("all but texts", lambda: compute(without_texts, pack.change))
    assert everything.chapters == ()
    timed("all", lambda: compute(report, pack.change))
    times["resolve"] = times["all"] - times["all but texts"]
    return times


def measure_tallies(count: int) -> float:
    """Return the seconds that so many formulas over one table take."""
    rows = [_row("学校", "等次", "人数"), *(_row(f"学校{at % 100}", f"等次{at % 7}", str(at)) for at in range(ROWS))]
    tables = Tables([NamedTable("获奖", Table(tuple(rows)))])
    formulas = [f'求和("获奖","人数",学校="学校{at % 100}")+计数("获奖",等次="等次{at % 7}")' for at in range(count)]
    indicators = [Indicator(f"指标{at}", "人", {}, formula) for at, formula in enumerate(formulas)]
    definitions = define(indicators, (), Findings())
    evaluation = Evaluation(definitions, YEAR, Findings())
    gc.collect()
    start = time.perf_counter()
    for key in definitions:
        evaluation.evaluate(key, tables.named)
    return time.perf_counter() - start


def _row(*texts: str) -> tuple[TableCell, ...]:
    return tuple(TableCell((Text.of(text),), ref=CellRef("数据", text)) for text in texts)


def show_tallies() -> None:
    """Print the ratios for formulas over one table."""
    counts = [TALLIES // part for part in PARTS]
    medians = [statistics.median(measure_tallies(count) for _ in range(REPEATS)) for count in counts]
    print(
        f"{'aggregates':<16}" + "".join(f"{median / medians[0]:8.1f}" for median in medians) + f"{medians[-1]:8.2f} s"
    )


def evaluate(evaluation: Evaluation, order: Sequence[str]) -> None:
    """Settle the indicators one after another."""
    for key in order:
        evaluation.evaluate(key, Tables().named)


def show(title: str, rows: Callable[[int], Rows], name: str) -> None:
    """Print the ratios for dictionaries and texts of this kind."""
    with tempfile.TemporaryDirectory() as folder:
        books = [Path(folder) / f"{part}.xlsx" for part in PARTS]
        for part, book in zip(PARTS, books, strict=True):
            write_workbook(book, rows(INDICATORS // part), look_ups(LOOK_UPS // part, name))
        repeats = [[measure(book) for book in books] for _ in range(REPEATS)]
    print(f"{title:<16}" + "".join(f"{f'1/{part}':>8}" for part in PARTS) + "     whole")
    for step in repeats[0][0]:
        medians = [statistics.median(repeat[size][step] for repeat in repeats) for size in range(len(PARTS))]
        ratios = "".join(f"{median / medians[0]:8.1f}" for median in medians)
        print(f"{step:<16}{ratios}{medians[-1]:8.2f} s")
    print()


def main() -> None:
    """Print the ratios."""
    show("right names", dictionary, "指标")
    show("misspelt names", dictionary, "旨标")
    show("circles", circles, "指标")
    show_tallies()


if __name__ == "__main__":
    main()

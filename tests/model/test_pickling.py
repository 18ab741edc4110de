"""Reports go through a process, however long their chains of formulas."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import get_context

import pytest

from tests.builders import henan
from zhibao.compute import compute
from zhibao.model.blocks import Paragraph
from zhibao.model.indicator import Indicator, YearCell
from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport, Part, PartKind, ReadReport
from zhibao.model.text import Text
from zhibao.model.walk import map_texts
from zhibao.workbook.identity import identified

LENGTH = 3000


def chain() -> ReadReport:
    """Return a report that prints, twice, the last of a chain of indicators that each need the one before."""
    first = Indicator("甲0", years={2025: YearCell("1", Decimal(1), CellRef("指标", "C2"))})
    further = (Indicator(f"甲{at}", formula=f"甲{at - 1}+1") for at in range(1, LENGTH))
    blocks = tuple(Paragraph(Text.of(f"共{{{{甲{LENGTH - 1}}}}}人")) for _ in range(2))
    part = Part(PartKind.CHAPTER, Text.of("章"), blocks)
    cover = {"报告年度": Text.of("2025")}
    return identified(ReadReport(cover, chapters=(part,), indicators=(*reversed(tuple(further)), first)))


@pytest.fixture(scope="module")
def computed() -> ComputedReport:
    return compute(chain(), henan().change)[0]


def said(report: ComputedReport) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def look(value: Text) -> Text:
        found.append((value.id, value.plain))
        return value

    map_texts(report, look)
    return found


def origins(report: ComputedReport) -> list[Origin]:
    """Return the origins of the two paragraphs."""
    blocks = [block for block in report.chapters[0].blocks if isinstance(block, Paragraph)]
    return [run.origin for block in blocks for run in block.text.runs if run.origin]


def through(report: ComputedReport) -> ComputedReport:
    return report


def same(before: ComputedReport, after: ComputedReport) -> bool:
    """Tell whether a report came through whole: words, ids, and numbers with what is behind them."""
    old, new = origins(before)[0], origins(after)[0]
    shown = [each.values[2025].shown for each in after.indicators]
    return (
        said(before) == said(after)
        and (old.name, old.exact, old.inputs()) == (new.name, new.exact, new.inputs())
        and shown == [str(number) for number in range(1, LENGTH + 1)]
        and origins(after)[1] is new
        and after.indicators[-1].values[2025].origin is new
    )


def test_a_long_chain_pickles_and_comes_back_whole(computed: ComputedReport) -> None:
    assert same(computed, pickle.loads(pickle.dumps(computed)))


def test_a_report_goes_through_another_process(computed: ComputedReport) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert same(computed, pool.submit(through, computed).result())


def test_a_read_report_pickles() -> None:
    assert pickle.loads(pickle.dumps(chain())) == chain()


def test_each_indicator_comes_after_those_that_it_needs(computed: ComputedReport) -> None:
    assert [each.definition.name for each in computed.indicators] == [f"甲{at}" for at in range(LENGTH)]

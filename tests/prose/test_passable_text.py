"""Which paragraphs may change places with a table or figure, and what the order of a report is then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zhibao.model.blocks import CaseStudy, Heading, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.table import Table
from zhibao.model.text import Run, Text
from zhibao.model.walk import all_blocks
from zhibao.prose.passable_text import passable_texts, reordered

PLAIN = "学校开展技能节活动。"


def text(id_: str, words: str = PLAIN) -> Paragraph:
    return Paragraph(Text.of(words), id_)


def figure(id_: str, caption: str = "活动现场") -> Figure:
    return Figure(Text.of(caption), ((Text.todo("缺图"),),), id=id_)


def table(id_: str) -> TableBlock:
    return TableBlock(Text.of("规模"), Text(), Table(()), "", id=id_)


def heading(id_: str) -> Heading:
    return Heading(2, Text.of("规模"), id_)


def case(*blocks: PrintedBlock, run_in: bool = False) -> CaseStudy[PrintedBlock]:
    return CaseStudy(Text.of("题"), Text(), run_in, blocks, id="案例")


def report(*blocks: PrintedBlock) -> PrintedReport:
    return PrintedReport({}, chapters=(Part(PartKind.CHAPTER, Text.of("章"), blocks),))


def after(*blocks: PrintedBlock) -> dict[str, str]:
    """Return what may come before each block that stood after it."""
    found = passable_texts(report(*blocks))
    return {id_: "".join(texts.after) for id_, texts in found.items() if texts.after}


def before(*blocks: PrintedBlock) -> dict[str, str]:
    """Return what may come after each block that stood before it, the nearest first."""
    found = passable_texts(report(*blocks))
    return {id_: "".join(texts.before) for id_, texts in found.items() if texts.before}


@pytest.mark.parametrize("block", [figure("图"), table("图")])
def test_text_after_a_table_or_figure_may_come_first_up_to_what_is_no_text(block: PrintedBlock) -> None:
    assert after(text("a"), block, text("b"), text("c"), heading("h"), text("d")) == {"图": "bc"}
    assert after(block, text("b"), figure("二"), text("c")) == {"图": "b", "二": "c"}
    assert after(block, *(text(each) for each in "bcdefg")) == {"图": "bcde"}
    assert after(block, heading("h"), text("b")) == after(block) == {}


@pytest.mark.parametrize("words", ["活动如下：", "有三项:", "情况如下图。", "各校规模如下。", "如图所示。"])
def test_what_the_text_before_points_to_stays(words: str) -> None:
    assert after(text("a", words), figure("图"), text("b")) == {}


@pytest.mark.parametrize("words", ["如图 1-1 所示。", "规模见表 1-1。", "规模见下表。", "比例是1：2，有所提高。"])
def test_what_the_text_before_names_by_its_number_may_wait(words: str) -> None:
    assert after(text("a", words), figure("图"), text("b")) == {"图": "b"}


@pytest.mark.parametrize(
    "words",
    ["上图是活动现场。", "从图中可以看出，规模扩大。", "由此可见，规模扩大。", "该表不含技工学校。", "这张照片……"],
)
def test_text_that_looks_back_stays_behind_and_so_does_what_follows_it(words: str) -> None:
    assert after(figure("图"), text("b"), text("c", words), text("d")) == {"图": "b"}


def test_a_figure_without_caption_stays_beside_the_text_that_it_follows() -> None:
    blocks = (text("a"), text("b"), text("c"), figure("图", ""), text("d"))
    assert (after(*blocks), before(*blocks)) == ({}, {"图": "c"})


@pytest.mark.parametrize("block", [figure("图"), table("图")])
def test_it_may_stand_before_two_paragraphs_but_not_the_first_of_a_section(block: PrintedBlock) -> None:
    assert before(text("a"), text("b"), text("c"), text("d"), block) == {"图": "dc"}
    assert before(heading("h"), text("a"), text("b"), block) == {"图": "b"}
    assert before(heading("h"), text("a"), block) == before(text("a"), block) == {}
    assert before(text("a"), text("b"), figure("二"), block) == {"二": "b"}


@pytest.mark.parametrize("words", ["规模见表 1-1。", "如图 2 所示。", "规模见下表。", "上图是操场。", "从表中看出……"])
def test_it_does_not_come_before_text_that_speaks_of_it_or_of_another(words: str) -> None:
    assert before(text("a"), text("b"), text("c", words), figure("图")) == {}
    assert before(text("a"), text("b", words), text("c"), figure("图")) == {"图": "c"}


def test_a_reference_whose_number_is_not_known_yet_is_a_mention() -> None:
    refers = Paragraph(Text((Run("见"), Run("", target="_Ref1"), Run("。"))), "b")
    assert before(text("a"), refers, figure("图")) == {}
    assert after(text("a"), refers, figure("图"), text("c")) == {"图": "c"}


def test_inside_a_case_text_of_the_case_comes_first_but_not_onto_the_line_of_its_title() -> None:
    assert after(case(figure("图"), text("b")), text("c")) == {"图": "b"}
    assert after(case(text("a"), figure("图"), text("b"), run_in=True), text("c")) == {"图": "b"}
    assert after(case(figure("图"), text("b"), run_in=True), text("c")) == {}
    assert before(case(text("a"), text("b"), figure("图"), run_in=True)) == {"图": "b"}


def order_of(made: PrintedReport) -> list[str]:
    return [block.id for block in all_blocks(made.parts) if not isinstance(block, PageBreak | Orientation)]


def test_blocks_pass_as_many_paragraphs_as_said() -> None:
    made = report(text("a"), figure("一"), text("b"), text("c"), figure("二"), text("d"), case(table("三"), text("e")))
    moved = reordered(made, {"一": 1, "二": -1, "三": 1})
    assert order_of(moved) == ["a", "b", "一", "二", "c", "d", "案例", "e", "三"]
    assert reordered(made, {}) is made


MAKERS: dict[str, Callable[[str], PrintedBlock]] = {"t": text, "f": figure, "h": heading}
BLOCKS = some.lists(some.sampled_from("tttfh"), max_size=14)


@given(BLOCKS, some.booleans(), some.data())
def test_nothing_is_lost_and_text_figures_and_headings_each_keep_their_order(
    kinds: list[str], up: bool, draw: some.DataObject
) -> None:
    made = report(*(MAKERS[kind](f"{kind}{at}") for at, kind in enumerate(kinds)))
    known = passable_texts(made)
    # Pages fill from top to bottom, so that no block passes another; either way by itself none can.
    sides = {id_: -len(texts.before) if up else len(texts.after) for id_, texts in known.items()}
    moved = {id_: draw.draw(some.integers(min(0, most), max(0, most))) for id_, most in sides.items()}
    old, new = order_of(made), order_of(reordered(made, moved))
    for kind in ("t", "f", "h"):
        assert [id_ for id_ in new if id_[0] == kind] == [id_ for id_ in old if id_[0] == kind]
    for id_, count in moved.items():
        passed = (known[id_].after if count > 0 else known[id_].before)[: abs(count)]
        above = set(old[: old.index(id_)])
        assert set(new[: new.index(id_)]) == (above | set(passed) if count > 0 else above - set(passed))

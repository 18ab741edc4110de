"""Which paragraphs may come before a table or figure, and what the order of a report is then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zhibao.model.blocks import CaseStudy, Heading, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks
from zhibao.prose.text_first import texts_that_may_come_first, with_text_first

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


def may(*blocks: PrintedBlock) -> dict[str, str]:
    return {id_: "".join(texts) for id_, texts in texts_that_may_come_first(report(*blocks)).items()}


@pytest.mark.parametrize("block", [figure("图"), table("图")])
def test_text_after_a_table_or_figure_may_come_first_up_to_what_is_no_text(block: PrintedBlock) -> None:
    assert may(text("a"), block, text("b"), text("c"), heading("h"), text("d")) == {"图": "bc"}
    assert may(block, text("b"), figure("二"), text("c")) == {"图": "b", "二": "c"}
    assert may(block, *(text(each) for each in "bcdefg")) == {"图": "bcde"}
    assert may(block, heading("h"), text("b")) == may(block) == {}


@pytest.mark.parametrize(
    "words", ["活动如下：", "有三项:", "情况见下图。", "各校规模如下。", "如图所示。", "各校规模见下表。"]
)
def test_what_the_text_before_points_to_stays(words: str) -> None:
    assert may(text("a", words), figure("图"), text("b")) == {}


@pytest.mark.parametrize("words", ["如图 1-1 所示。", "规模见表 1-1。", "比例是1：2，有所提高。"])
def test_what_the_text_before_names_by_its_number_may_wait(words: str) -> None:
    assert may(text("a", words), figure("图"), text("b")) == {"图": "b"}


@pytest.mark.parametrize(
    "words",
    ["上图是活动现场。", "从图中可以看出，规模扩大。", "由此可见，规模扩大。", "该表不含技工学校。", "这张照片……"],
)
def test_text_that_looks_back_stays_behind_and_so_does_what_follows_it(words: str) -> None:
    assert may(figure("图"), text("b"), text("c", words), text("d")) == {"图": "b"}


def test_a_figure_without_caption_stays() -> None:
    assert may(figure("图", ""), text("b")) == {}


def test_inside_a_case_text_of_the_case_comes_first_but_not_onto_the_line_of_its_title() -> None:
    assert may(case(figure("图"), text("b")), text("c")) == {"图": "b"}
    assert may(case(text("a"), figure("图"), text("b"), run_in=True), text("c")) == {"图": "b"}
    assert may(case(figure("图"), text("b"), run_in=True), text("c")) == {}


def test_blocks_stand_behind_as_many_paragraphs_as_said() -> None:
    made = report(text("a"), figure("一"), text("b"), text("c"), figure("二"), text("d"), case(table("三"), text("e")))
    moved = with_text_first(made, {"一": 1, "二": 1, "三": 1})
    assert [block.id for block in all_blocks(moved.parts)] == ["a", "b", "一", "c", "d", "二", "案例", "e", "三"]
    assert with_text_first(made, {}) is made


MAKERS: dict[str, Callable[[str], PrintedBlock]] = {"t": text, "f": figure, "h": heading}
BLOCKS = some.lists(some.sampled_from("tfh"), max_size=12)


@given(BLOCKS, some.data())
def test_nothing_is_lost_and_tables_figures_headings_and_text_each_keep_their_order(
    kinds: list[str], draw: some.DataObject
) -> None:
    made = report(*(MAKERS[kind](f"{kind}{at}") for at, kind in enumerate(kinds)))
    known = texts_that_may_come_first(made)
    behind = {id_: draw.draw(some.integers(0, len(texts))) for id_, texts in known.items()}
    before, after = ([block.id for block in all_blocks(each.parts)] for each in (made, with_text_first(made, behind)))
    for kind in ("t", "f", "h"):
        assert [id_ for id_ in after if id_[0] == kind] == [id_ for id_ in before if id_[0] == kind]
    for id_, texts in known.items():
        assert set(after[: after.index(id_)]) == set(before[: before.index(id_)]) | set(texts[: behind[id_]])

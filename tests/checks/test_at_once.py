"""What is found out of all cells or quantities at once is what each of them says."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import henan
from zhibao.checks.kinds import of_kind, wholes_in
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.placed_tables import PlacedTable
from zhibao.checks.printed_number import number_of_cell
from zhibao.checks.quantities import sentences_of
from zhibao.checks.report_sections import ReportSection
from zhibao.checks.table_grid import Grid
from zhibao.model.report import Part, PartKind
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Position, Run, Text
from zhibao.pack.review_rules import Whole
from zhibao.privacy.labelled import _BESIDE, LabelReader
from zhibao.privacy.names import NameReader, normal
from zhibao.text.keys import squeezed

TEXTS = st.sampled_from(
    [
        *("甲校", " 合 计", "其中：女", "＃二", "12", "1,200", "-3%", "无", ""),
        *("（", "见", "）", "(甲", "乙)丙", "学生 姓名：", "选手", "5.", "在校（见）"),
    ]
)
RUNS = st.builds(
    Run, TEXTS, todo=st.booleans(), position=st.sampled_from(Position), target=st.sampled_from(["", "", "_Ref1"])
)
MADE = st.lists(RUNS, max_size=3).map(lambda runs: Text((*runs,)))
LINES = st.one_of(TEXTS.map(Text.of), TEXTS.map(Text.of), TEXTS.map(Text.of), MADE)
CELLS = st.lists(LINES, max_size=2).map(lambda lines: TableCell((*lines,)))
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6).map(lambda rows: Table((*rows,)))

WORDS = ["公办", "民办", "5所", "3所", "专兼职", "专职", "、", "，", "。", "5所公办、3所民办"]


def cells(*runs: Run) -> tuple[TableCell, ...]:
    return tuple(TableCell((Text((run,)),)) for run in runs)


# A placeholder is no number, though it may look like one.
PLACEHOLDER = Table((cells(Run("校"), Run("数"), Run("数")), cells(Run("甲"), Run("12"), Run("5", todo=True))))


@given(TABLES)
@example(PLACEHOLDER)
def test_a_row_has_the_keys_and_numbers_of_its_own_cells(table: Table) -> None:
    for row in Grid(PlacedTable("情况", table)).rows:
        assert row.texts == tuple(cell.plain for cell in row.row.cells)
        assert row.keys == tuple(map(squeezed, row.labels))
        first = next((at for at, number in enumerate(row.numbers) if number), len(row.numbers))
        numbers = [number_of_cell(cell, cell.plain) for cell in row.row.cells[first:]]
        assert [each and each.value for each in row.numbers[first:]] == [each and each.value for each in numbers]


@given(TABLES)
def test_words_that_are_plain_are_what_the_lines_say(table: Table) -> None:
    if table.words_are_plain:
        assert [line.words for line in table.lines] == [line.plain for line in table.lines]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
@example("5所公办、3所民办")
def test_no_whole_is_passed_over(text: str) -> None:
    wholes = [Whole(("公办", "民办"), ()), Whole(("专", "职"), ()), Whole(("专职", "兼职"), ())]
    section = ReportSection(Part(PartKind.CHAPTER, Text(), ()), Text(), 1, ())
    for sentence in sentences_of([Passage(PassageKind.PARAGRAPH, Text.of(text), section)]):
        named = [whole for whole in wholes if all(of_kind(sentence, word) for word in whole.parts)]
        assert all(whole in list(wholes_in(sentence, wholes)) for whole in named)


@given(st.lists(TEXTS.filter(lambda text: not text.isascii()), max_size=5))
def test_labels_without_brackets_are_those_of_each_cell(texts: list[str]) -> None:
    reader = LabelReader(Table(()), NameReader(henan().privacy), frozenset(), True)
    assert reader._bare(texts) == [_BESIDE.sub("", normal(text)) for text in texts]

"""Prompts composed from row types."""

from zhibao.workbook.options import Option
from zhibao.workbook.rows import Below, RowType, row_types
from zhibao.workbook.starter.prompts import PROMPT_LIMIT, TYPE_ONLY, options_prompt, type_prompt


def _row_type(content: str = "", options: tuple[Option, ...] = (), below: Below = Below.NOTHING) -> RowType:
    return RowType("甲", 1, lambda row, reading: [], content=content, options=options, below=below)


def test_a_type_says_what_its_columns_take() -> None:
    option = Option("表头", "行数", int, "表头=2")
    prompt = type_prompt(_row_type("表题", (option,), Below.GRID))
    assert prompt == "B 列：表题\nD 列：选项 表头\n下面的行：A 列留空，从 B 列起填表格"


def test_a_type_that_takes_nothing_says_so() -> None:
    assert type_prompt(_row_type()) == TYPE_ONLY


def test_options_stand_with_examples() -> None:
    assert options_prompt(_row_type(options=(Option("表头", "行数", int, "表头=2"),))) == "表头=2（行数）"


def test_too_many_options_are_cut_to_their_examples() -> None:
    options = tuple(Option("表头", "很长的话" * 20, int, f"表头={number}") for number in range(9))
    assert options_prompt(_row_type(options=options)).startswith("表头=0；表头=1；")


def test_every_row_type_keeps_to_the_limit() -> None:
    prompts = [text for row_type in row_types().values() for text in (type_prompt(row_type), options_prompt(row_type))]
    assert max(map(len, prompts)) <= PROMPT_LIMIT

"""What a cell says when the clerk selects it, composed from the row types."""

from __future__ import annotations

from zhibao.workbook.rows import Below, RowType

# Excel shows no more of a prompt, and calls a file with a longer one damaged.
PROMPT_LIMIT = 255
TYPE_ONLY = "只填 A 列，其余各列留空。"
BELOW = {
    Below.NOTHING: "",
    Below.LINES: "A 列留空，在 B 列接着写",
    Below.GRID: "A 列留空，从 B 列起填表格",
    Below.NAMES: "A 列留空，B 列一行一个指标名称，C 列可写印在表里的叫法",
}


def type_prompt(row_type: RowType) -> str:
    """Return what a row of this type is for and what its columns take."""
    options = "、".join(option.name for option in row_type.options)
    parts = (
        ("", row_type.purpose),
        ("B 列：", row_type.content),
        ("C 列：", row_type.attribute),
        ("D 列：", f"选项 {options}" if options else ""),
        ("下面的行：", BELOW[row_type.below]),
    )
    lines = [label + text for label, text in parts if text]
    return "\n".join(lines if len(lines) > bool(row_type.purpose) else [*lines, TYPE_ONLY])


def options_prompt(row_type: RowType) -> str:
    """Return the options with examples; only the examples when more is too long."""
    full = "\n".join(f"{option.example}（{option.expected}）" for option in row_type.options)
    return full if len(full) <= PROMPT_LIMIT else option_examples(row_type)


def option_examples(row_type: RowType) -> str:
    """Return the examples of all options as they stand in one cell."""
    return "；".join(option.example for option in row_type.options)

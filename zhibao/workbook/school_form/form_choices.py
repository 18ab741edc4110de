"""Drop-downs, limits and prompts of a form: they help to fill it in, the program checks what comes back."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from zhibao.pack.form_rules import AskedColumn, AskedFigure
from zhibao.workbook.starter.choices import listed

# What Excel takes in a prompt.
_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32
_ANY = 10**12


def amount_choice(asked: AskedFigure) -> DataValidation:
    """Return the limits of a number; more than usual may be entered all the same."""
    most = _ANY if asked.most is None else asked.most
    wanted = "整数" if asked.decimals == 0 else "数"
    usual = "" if asked.most is None else f"一所学校通常不超过 {asked.most:g}。确实是这个数，点“是”。"
    choice = DataValidation(
        "whole" if asked.decimals == 0 else "decimal",
        operator="between",
        formula1="0",
        formula2=f"{most:.0f}",
        allow_blank=True,
        showErrorMessage=True,
    )
    choice.errorStyle = "stop" if asked.most is None else "warning"
    choice.errorTitle = asked.name[:_LONGEST_TITLE]
    choice.error = f"请填不小于 0 的{wanted}，单位是{asked.unit}，不写在格里。{usual}"
    return _prompted(choice, asked.name, f"填{wanted}，单位：{asked.unit}。{asked.note}")


def words_choice(asked: AskedColumn) -> DataValidation:
    """Return the drop-down of a column that has choices; a prompt for another one."""
    if not asked.choices:
        return prompt_choice(asked.name, asked.note)
    return list_choice(listed(asked.choices), asked.name, asked.note)


def list_choice(source: str, title: str, prompt: str) -> DataValidation:
    """Return a drop-down of what a formula states or means."""
    choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = title[:_LONGEST_TITLE], "请从列表里选。"
    return _prompted(choice, title, prompt)


def prompt_choice(title: str, prompt: str) -> DataValidation:
    """Return what only says how to fill a cell in."""
    return _prompted(DataValidation(allow_blank=True), title, prompt)


def _prompted(choice: DataValidation, title: str, prompt: str) -> DataValidation:
    if prompt:
        choice.showInputMessage = True
        choice.promptTitle, choice.prompt = title[:_LONGEST_TITLE], prompt[:_LONGEST_PROMPT]
    return choice

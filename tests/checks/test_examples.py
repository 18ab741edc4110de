"""Every check speaks in one example at least and is silent in two, and what it says is held word by word.

A wanted change of words is approved with

    ZHIBAO_APPROVE=1 python -m pytest tests/checks/test_examples.py

which writes tests/data/check_messages.txt anew; read its diff before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.checks.examples import Example, examples
from tests.checks.reviews import findings
from zhibao.checks import Check, all_checks
from zhibao.findings.listing import SEVERITY_NAMES

WORDS = Path(__file__).parents[1] / "data" / "check_messages.txt"
LEAST_SILENT = 2


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_check_has_an_example_that_it_finds_and_two_that_it_does_not(check: type[Check]) -> None:
    of_check = examples()[check.code]
    silent = {repr((each.sheets, each.previous, each.album)) for each in of_check if not each.told}
    assert any(each.told for each in of_check), f"{check.__name__} needs an example that it speaks of"
    assert len(silent) >= LEAST_SILENT, f"{check.__name__} needs {LEAST_SILENT} examples that it is silent about"


def test_every_word_of_every_check_is_as_it_was_approved(tmp_path: Path) -> None:
    told = "\n".join(_told(check, tmp_path / check.code) for check in all_checks())
    if os.environ.get("ZHIBAO_APPROVE"):
        WORDS.write_text(told, encoding="utf-8")
    assert told == WORDS.read_text(encoding="utf-8")


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_reason_is_asked_for_only_where_it_may_be_given(check: type[Check]) -> None:
    assert check.may_be_waived or "核对”表" not in check.advice


def _told(check: type[Check], folder: Path) -> str:
    """Return all that the clerk reads of the first finding in the first example that the check speaks of."""
    example: Example = next(each for each in examples()[check.code] if each.told)
    first, *_ = findings(folder, check, example.sheets, example.previous, example.album)
    lines = {
        f"{check.code} {SEVERITY_NAMES[first.severity]}": check.title,
        "在哪里": str(first.ref) or "不在工作表里",
        "查出": first.message,
        "摘录": first.excerpt,
        "为什么": check.why,
        "怎么改": first.advice,
    }
    return "".join(f"{name}　{words}\n" for name, words in lines.items() if words)

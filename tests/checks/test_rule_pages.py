"""docs/rules/ is what the checks say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from zhibao.checks import Check, all_checks
from zhibao.checks.rule_page import index_page, rule_page

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("make_rule_pages", ROOT / "docs" / "make_rule_pages.py")
assert SPEC is not None and SPEC.loader is not None
make_rule_pages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make_rule_pages)


def test_the_pages_are_up_to_date() -> None:
    """Else: python docs/make_rule_pages.py."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*")}
    assert written == make_rule_pages.pages()


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_page_says_all_that_a_check_states_and_shows_no_placeholder(check: type[Check]) -> None:
    page = rule_page(check)
    assert page.startswith(f"# {check.code} {check.title}\n")
    assert check.why in page and check.rule.general_message in page and check.rule.general_advice in page
    assert ("不可以" in page) is not check.may_be_waived


def test_the_index_leads_to_every_page() -> None:
    index = index_page(all_checks())
    assert [check.code for check in all_checks() if f"[{check.code}]({check.code}.md)" not in index] == []

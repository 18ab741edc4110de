"""Commands as they are typed on either system."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.findings.catalogue import all_rules
from zhibao.text import typed_commands
from zhibao.text.typed_commands import as_typed_here, as_typed_on_windows, quoted


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_commands, "on_windows", lambda: True)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_commands, "on_windows", lambda: False)


ADVICE = "新建用 python generate.py new 名称。"


@pytest.mark.usefixtures("windows")
def test_on_windows_it_is_the_launcher() -> None:
    assert as_typed_here(ADVICE) == "新建用 生成报告 new 名称。" == as_typed_on_windows(ADVICE)


@pytest.mark.usefixtures("elsewhere")
def test_elsewhere_it_is_the_python_that_has_the_libraries() -> None:
    assert as_typed_here(ADVICE) == "新建用 .venv/bin/python generate.py new 名称。"
    assert as_typed_on_windows(ADVICE) == "新建用 生成报告 new 名称。"


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("inputs/焦作市2025/工作簿.xlsx", "inputs\\焦作市2025\\工作簿.xlsx"),
        ("inputs/焦作市 2025/工作簿.xlsx", '"inputs\\焦作市 2025\\工作簿.xlsx"'),
        ("inputs/甲&乙/工作簿.xlsx", '"inputs\\甲&乙\\工作簿.xlsx"'),
        ("inputs/焦作市（终稿）/工作簿.xlsx", "inputs\\焦作市（终稿）\\工作簿.xlsx"),
        ("inputs/焦作市(2)/工作簿.xlsx", '"inputs\\焦作市(2)\\工作簿.xlsx"'),
    ],
)
def test_paths_on_windows(path: str, typed: str) -> None:
    assert quoted(path) == typed


@pytest.mark.usefixtures("elsewhere")
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_a_shell_reads_a_path_as_it_is(path: str) -> None:
    assert shlex.split(quoted(path)) == [path]


@pytest.mark.usefixtures("elsewhere")
def test_plain_paths_have_no_quotes() -> None:
    assert quoted("inputs/焦作市2025/工作簿.xlsx") == "inputs/焦作市2025/工作簿.xlsx"


def test_rules_state_commands_in_the_form_that_is_changed() -> None:
    stated = {rule.code: rule.message + rule.advice for rule in all_rules().values()}
    assert [code for code, words in stated.items() if "生成报告 " in words or ".venv" in words] == []

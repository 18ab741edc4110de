"""What is opened after a run, on a Windows that is faked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from zhibao.cli import main as run_main

BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])
NAME = "云州市职业教育质量报告（2025年度）"
Opened = Callable[..., list[str]]


class Watched:
    """A console at which a person sits."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass

    def readline(self) -> str:
        return ""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Return what a run opens, by the ends of the names."""
    (tmp_path / "templates").symlink_to(TEMPLATES)
    seen: list[str] = []
    monkeypatch.setattr(os, "startfile", lambda path: seen.append(path.name.removeprefix(NAME)), raising=False)
    monkeypatch.delenv("CI", raising=False)

    def run(*words: str, sheets: Sheets | None = None, watched: bool = True) -> list[str]:
        write_workbook(tmp_path / "inputs" / "云州市2025" / "工作簿.xlsx", sheets or minimal_sheets())
        with monkeypatch.context() as patch:
            for name in ("stdin", "stdout", "stderr") if watched else ():
                patch.setattr(sys, name, Watched())
            run_main(tmp_path, words)
        return seen

    return run


def test_a_double_click_opens_the_report(opened: Opened) -> None:
    assert opened() == [".docx"]


def test_of_a_draft_the_list_of_findings_is_on_top(opened: Opened) -> None:
    assert opened(sheets=BROKEN) == ["_草稿.docx", "_检查报告.html"]


def test_a_workbook_dropped_on_the_launcher_is_the_one_that_is_taken(opened: Opened, tmp_path: Path) -> None:
    other = write_workbook(tmp_path / "别 处" / "我的工作簿.xlsx", BROKEN)
    assert opened(str(other)) == ["_草稿.docx", "_检查报告.html"]


@pytest.mark.parametrize("words", [("check",), ("--format", "json"), ("--preview",), ("-o", "别处"), ("--debug",)])
def test_other_commands_open_nothing(
    opened: Opened, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert opened(*words) == []


def test_nothing_opens_where_nobody_watches(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(watched=False) == []
    monkeypatch.setenv("CI", "true")
    assert opened() == []


def test_nothing_opens_on_other_systems(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "startfile")
    assert opened() == []


def test_a_file_that_has_no_program_ends_no_run(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise OSError("没有关联的程序")

    monkeypatch.setattr(os, "startfile", fail)
    assert opened() == []

"""What may be typed after the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhibao.cli.arguments import Arguments, _columns, _Parser, parse
from zhibao.cli.workbooks import find_workbook
from zhibao.findings import NothingMadeError
from zhibao.text import typed_commands


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ((), Arguments("build")),
        (("甲 乙.xlsx",), Arguments("build", "甲 乙.xlsx")),
        (("build", "甲.xlsx"), Arguments("build", "甲.xlsx")),
        (("甲.xlsx", "-o", "结果"), Arguments("build", "甲.xlsx", "结果")),
        (("-o", "结果", "甲.xlsx"), Arguments("build", "甲.xlsx", "结果")),
        (("--output=结果",), Arguments("build", "", "结果")),
        (("check",), Arguments("check")),
        (("check", "甲.xlsx", "--format", "json"), Arguments("check", "甲.xlsx", as_json=True)),
        (("new", "云州市2026"), Arguments("new", "云州市2026")),
        (("new", "云州市2026", "--pack", "某省"), Arguments("new", "云州市2026", pack="某省")),
        (("new", "a", "--from", "b"), Arguments("new", "a", source="b")),
        (("new", "a", "--from=b", "--keep-cases"), Arguments("new", "a", source="b", keep_cases=True)),
        (("new", "a", "--keep-photos", "--from", "b"), Arguments("new", "a", source="b", keep_photos=True)),
        (("explain", "S101"), Arguments("explain", "S101")),
        (("explain", "S101", "甲.xlsx"), Arguments("explain", "S101", workbook="甲.xlsx")),
        (("check", "-o", "结果"), Arguments("check", "", "结果")),
        (("check", "甲.xlsx", "--previous", "去年.xlsx"), Arguments("check", "甲.xlsx", previous="去年.xlsx")),
        (("甲.xlsx", "--previous", "去年.xlsx"), Arguments("build", "甲.xlsx", previous="去年.xlsx")),
        (("./check",), Arguments("build", "./check")),
    ],
)
def test_words_and_their_meaning(words: tuple[str, ...], meaning: Arguments) -> None:
    assert parse(words) == meaning


@pytest.mark.parametrize(
    "words",
    [
        ("new",),
        ("explain",),
        ("explain", "S101", "a", "b"),
        ("new", "a", "--previous", "b"),
        ("check", "a", "b"),
        ("-x",),
        ("--format", "xml"),
        ("-o",),
        ("new", "a", "b"),
        ("check", "a", "--pack", "某省"),
        ("new", "a", "--pack"),
        ("check", "--pdf"),
        ("new", "a", "--preview"),
        ("lint", "--pdf"),
        ("new", "a", "--from"),
        ("check", "--from", "b"),
    ],
)
def test_words_without_meaning_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(NothingMadeError) as caught:
        parse(words)
    assert [finding.code for finding in caught.value.findings] == ["E509"]


def test_copies_are_asked_for_by_name() -> None:
    asked = parse(["--preview", "甲", "--pdf"])
    assert (asked.argument, asked.pdf, asked.preview) == ("甲", True, True)
    assert (parse(["甲"]).pdf, parse(["甲"]).preview) == (False, False)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["chek"], "check"),
        (["chek", "inputs/甲"], "check"),
        (["--pfd"], "--pdf"),
        (["inputs/甲", "--pfd"], "--pdf"),
        (["check", "--prevoius=甲.xlsx"], "--previous"),
        (["检查"], "check"),
        (["新建", "甲市2026"], "new"),
        (["new", "甲市2026", "--pak", "henan"], "--pack"),
        (["甲", "乙"], ""),
        (["--zzz"], ""),
        (["check", "--preview"], ""),
    ],
)
def test_the_nearest_is_named(words: list[str], meant: str) -> None:
    with pytest.raises(NothingMadeError) as caught:
        # A word by itself is taken for a workbook until none is found.
        find_workbook(Path("没有"), parse(words).argument, lambda names: None)
    (finding,) = caught.value.findings
    assert finding.code == "E509" and f"“{' '.join(words)}”" in finding.message
    assert ("是不是" in finding.message) is bool(meant)
    assert f"，是不是“{meant}”？" in finding.message or not meant


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("new", "new 焦作市2026"),
        ("explain", "explain S101"),
        ("import", "import 去年的报告.docx 焦作市2025"),
        ("batch", "batch 各市工作簿 -o "),
    ],
)
def test_a_command_that_lacks_its_word_says_so(command: str, example: str) -> None:
    with pytest.raises(NothingMadeError) as caught:
        parse([command])
    assert f"“{command}”，后面要写" in str(caught.value) and example in str(caught.value)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "云州市", "2026"], "多出“2026”：名称、路径里有空格的，两边要加引号"),
        (["check", "inputs/云州市", "2026/工作簿.xlsx"], "多出“2026/工作簿.xlsx”"),
        (["check", "--pdf"], "“--pdf”不能和“check”一起用"),
        (["甲.xlsx", "--keep-cases"], "“--keep-cases”不能和“生成”一起用"),
        (["batch", "各市工作簿"], "后面要写两个文件夹，如 batch 各市工作簿 -o "),
        (["import", "去年.docx"], "后面要写 Word 文件和名称"),
    ],
)
def test_what_is_too_much_or_lacks_is_named(words: list[str], told: str) -> None:
    with pytest.raises(NothingMadeError) as caught:
        parse(words)
    assert told in caught.value.findings[0].message


@pytest.mark.parametrize(("windows", "command"), [(True, "生成报告"), (False, ".venv/bin/python generate.py")])
def test_help_shows_the_command_of_the_system(monkeypatch: pytest.MonkeyPatch, windows: bool, command: str) -> None:
    monkeypatch.setattr(typed_commands, "on_windows", lambda: windows)
    shown = _Parser({}).format_help()
    assert "python generate.py" not in shown.replace(".venv/bin/python generate.py", "")
    lines = shown.split("\n\n")[0].splitlines()[1:]
    begins = [re.search(r" {2,}(?=\S+$)" if line.startswith(f"  {command}") else r"^ +", line) for line in lines]
    at = {_columns(line[: each.end()]) for line, each in zip(lines, begins, strict=True) if each}
    assert max(at) - min(at) <= 1 and min(at) > 25

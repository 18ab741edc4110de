"""生成报告.bat, as far as it can be told without Windows."""

from __future__ import annotations

import re
from pathlib import Path

LAUNCHER = Path(__file__).resolve().parents[2] / "生成报告.bat"
TEXT = LAUNCHER.read_bytes().decode("ascii")  # Whatever the code page, cmd reads it so.
ESCAPED = re.findall(r'set "words=(.*?)"', TEXT)
SAID = [re.sub(r"\\u(\w{4})", lambda match: chr(int(match[1], 16)), each) for each in ESCAPED]


def test_its_lines_end_as_cmd_wants_them() -> None:
    assert TEXT.count("\n") == TEXT.count("\r\n") > 20


def test_every_label_that_is_gone_to_is_there() -> None:
    wanted = set(re.findall(r"goto (\w+)", TEXT))
    assert wanted == set(re.findall(r"^:(\w+)", TEXT, re.MULTILINE))


def test_it_says_in_chinese_what_to_do() -> None:
    no_python, alone = SAID
    assert "没有 Python" in no_python and "https://www.python.org/downloads/" in no_python and "U 盘" in no_python
    assert "压缩包" in alone and "全部解压缩" in alone


def test_what_it_says_stands_in_quotes_of_two_kinds() -> None:
    for words in ESCAPED:
        assert not set("'%\"") & set(words)
        assert set(re.findall(r"\\.", words)) <= {"\\u", "\\n"}


def test_what_is_dropped_on_it_is_passed_on_and_the_window_stays() -> None:
    lines = TEXT.splitlines()
    assert "%python% generate.py %*" in lines
    assert 'if %0 == "%~0" pause' in lines


def test_it_does_not_trust_an_environment_that_does_not_run() -> None:
    lines = TEXT.splitlines()
    tried = lines.index('%python% -c "" >nul 2>nul')
    assert lines[tried + 1] == "if not errorlevel 1 goto run"
    assert lines.index("rmdir /s /q .venv") < lines.index(":find")

"""The first check: where to begin, in a few lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.builders import TEMPLATES
from tests.packs import PACKS
from zhibao.cli import main as run_main

MOST_LINES = 10


def fresh(root: Path, pack: str) -> Path:
    (root / "templates").symlink_to(TEMPLATES)
    assert run_main(root, ["new", "云州市2026", "--pack", pack]) == 0
    return root / "inputs" / "云州市2026" / "工作簿.xlsx"


def told(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    run_main(root, words)
    out, err = capsys.readouterr()
    return (out if words[:1] == ("check",) else err).splitlines()


@pytest.mark.parametrize("pack", PACKS)
def test_it_says_in_ten_lines_where_to_begin_and_how_far_one_is(
    tmp_path: Path, pack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh(tmp_path, pack)
    lines = told(tmp_path, capsys, "check")
    assert len(lines) <= MOST_LINES
    assert lines[0].startswith("刚开始填：指标已填 0/90，示例还剩 12 处。")
    assert [line[:8] for line in lines[1:5]] == ["  1. “封面", "  2. “学校", "  3. “指标", "  4. 各章，"]
    assert lines[-1].startswith("合计：错误 ") and lines[-1].endswith("指标已填 0/90，示例还剩 12 处。")
    assert any(line.startswith("检查报告：") for line in lines)


def test_what_is_filled_in_wrongly_is_told_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fresh(tmp_path, "henan")
    book = openpyxl.load_workbook(path)
    book["4 社会贡献"]["A2"] = "段洛"
    book["指标"]["D4"] = "很多"
    book.save(path)
    lines = told(tmp_path, capsys, "check")
    begin = lines.index("填错的，先改这几处：")
    assert "[D707]" in "".join(lines[begin:]) and "[S101]" in "".join(lines[begin:])
    assert any("工作表“4 社会贡献”A2：" in line for line in lines[begin:])
    assert len(lines) <= MOST_LINES + 4


def test_a_build_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh(tmp_path, "henan")
    assert told(tmp_path, capsys)[0].startswith("刚开始填：")


def test_once_a_quarter_is_filled_in_every_finding_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fresh(tmp_path, "henan")
    book = openpyxl.load_workbook(path)
    blank = [row for row in book["指标"].iter_rows(min_row=2) if row[1].value and not row[4].value][:30]
    for row in blank:
        row[3].value = 0.5 if row[1].value == "%" else 100
    book.save(path)
    lines = told(tmp_path, capsys, "check")
    assert not any(line.startswith("刚开始填") for line in lines)
    assert sum(line.startswith("[T203]") for line in lines) > 1


def test_a_file_has_all_that_is_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh(tmp_path, "henan")
    told(tmp_path, capsys, "check")
    (page,) = (tmp_path / "output").glob("*_检查报告.html")
    assert page.read_text(encoding="utf-8").count("<td>D714</td>") > 20
    shutil.rmtree(tmp_path / "output")

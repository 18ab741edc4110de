"""The command new --from: what it makes, what it leaves alone, and what it says."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.builders import TEMPLATES, Sheets, minimal_sheets, read_file, write_workbook
from tests.next_year.moved_books import INDICATORS
from tests.reports import photo
from zhibao.cli import main as run_main
from zhibao.cli.console import Console
from zhibao.pipeline import WORKBOOK_NAME

NEW = Path("inputs") / "云州市2026"
PHOTOS = [
    ("段落", "正文。"),
    ("图片", "开放日", "竞赛/开幕.JPG", "没有.jpg"),
    ("案例", "题", "甲校"),
    ("段落", "做法。"),
]


class Ran(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder whose path has spaces and Chinese, with last year's workbook."""
    folder = tmp_path / "我的 项目"
    folder.mkdir()
    (folder / "templates").symlink_to(TEMPLATES)
    put(folder, "云州市2025")
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: str) -> Ran:
        capsys.readouterr()
        status = run_main(root, words)
        return Ran(status, *capsys.readouterr())

    return command


def put(root: Path, name: str, sheets: Sheets | None = None) -> Path:
    made = minimal_sheets(基本情况=PHOTOS) | {"指标": (INDICATORS, ("图书", "册", 50, 60))}
    return write_workbook(root / "inputs" / name / WORKBOOK_NAME, sheets or made)


@pytest.mark.parametrize("stated", ["inputs/云州市2025", "inputs/云州市2025/工作簿.xlsx", "云州市2025"])
def test_the_source_is_a_file_a_folder_or_a_name(root: Path, run: Run, stated: str) -> None:
    source = root / "inputs" / "云州市2025" / WORKBOOK_NAME
    content = source.read_bytes()
    ran = run("new", "云州市2026", "--from", stated if stated == "云州市2025" else str(root / stated))
    assert (ran.status, ran.err) == (0, "")
    assert (root / NEW / "照片").is_dir()
    assert read_file(root / NEW / WORKBOOK_NAME).report.cover["报告年度"].plain == "2026"
    assert ran.out.startswith(f"新工作簿：{root / NEW / WORKBOOK_NAME}\n")
    assert "[N870] 提醒 工作表“指标”D2：" in ran.out and "[N872]" in ran.out
    assert ran.out.endswith("列在工作簿的第一张表“换年清单”里，点“单元格”就到那里。\n")
    assert source.read_bytes() == content


def test_a_workbook_that_is_there_stays_and_nothing_is_made(root: Path, run: Run) -> None:
    old = put(root, "云州市2026")
    content = old.read_bytes()
    ran = run("new", "云州市2026", "--from", "云州市2025")
    assert (ran.status, "[E506]" in ran.err, old.read_bytes() == content) == (2, True, True)
    assert not (root / NEW / "照片").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("云州市2027", "--from", "云州市2025"), "N860"),
        (("无年份", "--from", "云州市2025"), "E507"),
        (("云州市2026", "--from", "没有"), "W001"),
        (("云州市2026", "--from", "云州市2025", "--pack", "gongwen"), "N863"),
        (("云州市2026", "--keep-cases"), "N863"),
        (("云州市2026", "--keep-photos"), "N863"),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    root: Path, run: Run, words: tuple[str, ...], code: str
) -> None:
    before = set(root.rglob("*"))
    ran = run("new", *words)
    assert (ran.status, f"[{code}]" in ran.err, set(root.rglob("*")) - before) == (2, True, set())


def test_a_damaged_workbook_is_refused(root: Path, run: Run) -> None:
    source = root / "inputs" / "云州市2025" / WORKBOOK_NAME
    source.write_bytes(source.read_bytes()[:2000])
    ran = run("new", "云州市2026", "--from", "云州市2025")
    assert (ran.status, "[W002]" in ran.err, (root / NEW).exists()) == (2, True, False)


def test_of_several_workbooks_one_is_asked_for(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "inputs" / "云州市2025"
    shutil.copy(folder / WORKBOOK_NAME, folder / "另一份.xlsx")
    ran = run("new", "云州市2026", "--from", str(folder))
    assert (ran.status, "[E505]" in ran.err) == (2, True)
    monkeypatch.setattr(Console, "choose", lambda self, names: list(names).index("另一份.xlsx"))
    assert run("new", "云州市2026", "--from", str(folder)).status == 0
    assert read_file(root / NEW / WORKBOOK_NAME).report.cover["上年工作簿"].plain == "../云州市2025/另一份.xlsx"


def test_kept_photos_are_copied_as_they_are_called_and_missing_ones_told(root: Path, run: Run) -> None:
    photo(root / "inputs" / "云州市2025", "竞赛/开幕.jpg")
    photo(root / "inputs" / "云州市2025", "不用.jpg")
    ran = run("new", "云州市2026", "--from", "云州市2025", "--keep-photos")
    copied = root / NEW / "照片"
    assert [path.relative_to(copied).as_posix() for path in copied.rglob("*.jpg")] == ["竞赛/开幕.jpg"]
    assert "[N877] 提醒 工作表“基本情况”D3：照片“没有.jpg”没有抄过来" in ran.out


def test_without_photos_none_is_copied(root: Path, run: Run) -> None:
    photo(root / "inputs" / "云州市2025", "竞赛/开幕.jpg")
    run("new", "云州市2026", "--from", "云州市2025")
    assert list((root / NEW / "照片").iterdir()) == []


def test_in_json_all_is_told(root: Path, run: Run) -> None:
    found = json.loads(run("new", "云州市2026", "--from", "云州市2025", "--format", "json").out)
    assert (found["status"], found["workbook"]) == ("ready", str(root / NEW / WORKBOOK_NAME))
    assert {"N870", "N872", "N875", "N876"} <= {each["code"] for each in found["findings"]}


def test_a_console_in_gbk_shows_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="gbk", newline="\n")
    monkeypatch.setattr("sys.stdout", out)
    assert run_main(root, ["new", "云州市2026", "--from", "云州市2025"]) == 0
    out.seek(0)
    assert "还是去年的原话" in out.read()


def test_the_review_knows_last_years_workbook_and_what_is_its_words(root: Path, run: Run) -> None:
    run("new", "云州市2026", "--from", "云州市2025")
    ran = run("check", str(root / NEW), "--format", "json")
    found = json.loads(ran.out)
    assert found["skipped"] == []
    assert not [each for each in found["findings"] if each["code"] in ("E547", "E548", "D771")]

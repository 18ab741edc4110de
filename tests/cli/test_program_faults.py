"""Faults of the program: a line for the clerk, a record without a word of the workbook, and all of it with --debug."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.paging_fakes import FakePrinter, blank_pdf
from zhibao.cli import main

PUPIL = "张三丰"
# By where the fault is: its code, and the status of the run.
STEPS = {
    "zhibao.pipeline.preparing.compute": ("E534", 2),
    "zhibao.pipeline.building.audit": ("E534", 2),
    "zhibao.pipeline.building.provenance": ("E511", 0),
    "zhibao.pipeline.side_files.check_parts": ("F618", 0),
    "zhibao.paging.pdf_copies.preview": ("E519", 0),
    "zhibao.paging.choosing._pages": ("E512", 0),
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    write_workbook(tmp_path / "inputs" / "工作簿.xlsx", minimal_sheets())
    return tmp_path


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("zhibao.paging.all_engines", lambda: (FakePrinter(content=blank_pdf((210, 297))),))

    def command(step: str, *words: str) -> tuple[int, str, str]:
        def fail(*_: object, **__: object) -> None:
            try:
                raise KeyError(f"学生{PUPIL}")
            except KeyError as error:
                raise ValueError(f"{PUPIL}没有班级") from error

        with monkeypatch.context() as patch:
            patch.setattr(step, fail)
            status = main(root, ["--preview", *words])
        return status, *capsys.readouterr()

    return command


def records(folder: Path) -> list[Path]:
    return list(folder.rglob("*_故障.txt"))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_word_of_a_fault_is_told_or_written(root: Path, run: Run, step: str, form: str) -> None:
    code, wanted = STEPS[step]
    status, out, err = run(step, "--format", form)
    (record,) = records(root / "output")
    written = record.read_text(encoding="utf-8")
    assert status == wanted and PUPIL not in out + err + written
    assert re.search(r"KeyError\n.+ValueError\n", written, re.DOTALL)
    assert "tests/cli/test_program_faults.py 第 " in written
    if form == "json":
        findings = json.loads(out)["findings"]
        assert err == "" and [each["message"].count("ValueError") for each in findings if each["code"] == code] == [1]
        assert status or json.loads(out)["fault_record"] == str(record)
    else:
        assert err.count(f"[{code}]") == 1 and "Traceback" not in err and str(record) in out + err


@pytest.mark.parametrize("step", STEPS)
def test_all_is_printed_for_debugging(run: Run, step: str) -> None:
    _, out, err = run(step, "--debug", "--format", "json")
    assert json.loads(out) and PUPIL not in out
    assert f"KeyError: '学生{PUPIL}'" in err and f"ValueError: {PUPIL}没有班级" in err


def test_a_record_stands_under_the_name_of_its_report(root: Path, run: Run) -> None:
    run("zhibao.pipeline.building.audit")
    (record,) = records(root)
    run("zhibao.pipeline.building.provenance")
    (report,) = (root / "output").glob("*.docx")
    assert records(root) == [record] == [report.with_name(f"{report.stem}_故障.txt")]


def test_a_record_goes_with_its_fault(root: Path, run: Run) -> None:
    run("zhibao.pipeline.building.provenance")
    main(root, [])
    assert records(root) == []


def test_a_record_that_cannot_stand_there_goes_to_a_temporary_folder(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "output").write_text("")
    (root / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(root / "temporary"))
    status, _, err = run("zhibao.pipeline.preparing.compute")
    (record,) = records(root / "temporary")
    assert status == 2 and str(record) in err


def test_what_is_told_to_be_made_elsewhere_has_its_record_there(root: Path, run: Run) -> None:
    run("zhibao.pipeline.preparing.compute", "-o", str(root / "别处"))
    assert [path.parent for path in records(root)] == [root / "别处"]


def test_where_nothing_can_be_written_the_line_stands(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "output").write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(root / "missing"))
    status, _, err = run("zhibao.pipeline.preparing.compute")
    assert status == 2 and "请把这一条连同工作簿发给程序的维护者" in err and PUPIL not in err

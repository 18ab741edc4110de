"""One run at a time for each report; what killed runs left goes, and nothing else."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from zc.lockfile import LockError  # type: ignore[import-untyped]  # it has no annotations

from zhibao.findings import NothingMadeError
from zhibao.output import ReportFile, only_run, run_lock, save_beside, set_aside
from zhibao.output.file_writing import own_name, patient

pytestmark = pytest.mark.usefixtures("own_locks")


@pytest.fixture
def own_locks(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("locks")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(run_lock, "_WAIT", 0.1)


@pytest.fixture
def file(tmp_path: Path) -> ReportFile:
    return ReportFile(tmp_path, "云州市报告")


def _hold(file: ReportFile, locks: str, path: Path) -> None:
    """Hold the report, in a process of its own, until it is killed."""
    tempfile.tempdir = locks
    with only_run(file):
        path.touch()
        time.sleep(60)


@pytest.fixture
def held(file: ReportFile, tmp_path: Path) -> Iterator[int]:
    """Another process that holds the report: its number."""
    mark = tmp_path.parent / f"{tmp_path.name}-held"
    locks = tempfile.gettempdir()
    process = multiprocessing.get_context("spawn").Process(target=_hold, args=(file, locks, mark))
    process.start()
    while not mark.exists():
        time.sleep(0.01)
    yield process.pid or 0
    process.kill()
    process.join()


def test_the_second_run_says_which_process_holds_the_report_and_a_killed_one_holds_nothing(
    file: ReportFile, held: int
) -> None:
    with pytest.raises(NothingMadeError) as caught, only_run(file):
        pass
    (finding,) = caught.value.findings
    assert finding.code == "E560" and str(held) in finding.message and re.search(r"\d\d:\d\d:\d\d", finding.message)
    with only_run(ReportFile(file.folder, "另一份")), only_run(ReportFile(file.folder / "别处", file.name)):
        pass
    os.kill(held, 9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_lock, "_WAIT", 10)
        with only_run(file):
            pass


def test_what_a_killed_run_left_goes_and_nothing_else(file: ReportFile) -> None:
    left = own_name(file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "gethostname", lambda: "another machine, which may be writing it")
        elsewhere = own_name(file)
    others = [
        elsewhere,
        own_name(ReportFile(file.folder, "另一份")),
        file.folder / "~1234.tmp",
        file.folder / "报告_20251201-0905.docx",
    ]
    for path in (left, *others):
        path.write_bytes(b"PK")
    with only_run(file):
        assert not left.exists()
        with set_aside(b"new", file) as written:
            assert written.exists()
    assert sorted(file.folder.iterdir()) == sorted(others)


def test_without_a_folder_for_locks_files_are_written_all_the_same(
    file: ReportFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(file.folder / "没有" / "这里"))
    with only_run(file), set_aside(b"x", file) as written:
        assert written.read_bytes() == b"x"


def test_where_locking_fails_files_are_written_all_the_same(file: ReportFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(errno.EIO, "EIO")

    monkeypatch.setattr(run_lock, "SimpleLockFile", failing)
    with only_run(file), set_aside(b"x", file) as written:
        assert written.read_bytes() == b"x"


def test_on_a_disk_that_knows_no_locks_files_are_written_all_the_same(
    file: ReportFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "ENOLCK")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with only_run(file), set_aside(b"x", file) as written:
        assert written.read_bytes() == b"x"


def test_a_lock_that_windows_refuses_is_held(file: ReportFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """msvcrt says EACCES."""

    def refused(*_: object) -> None:
        try:
            raise PermissionError(errno.EACCES, "Permission denied")
        except OSError:
            raise LockError  # noqa: B904 (as the library raises it)

    monkeypatch.setattr(run_lock, "SimpleLockFile", refused)
    with pytest.raises(NothingMadeError) as caught, only_run(file):
        pass
    assert [each.code for each in caught.value.findings] == ["E560"]


def test_the_second_run_of_one_process_waits_too(file: ReportFile) -> None:
    with only_run(file), pytest.raises(NothingMadeError), only_run(file):
        pass


@pytest.mark.parametrize("times", [1, 3])
def test_a_file_that_a_scanner_holds_for_a_moment_is_tried_again(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhibao.output.file_writing.time.sleep", lambda seconds: None)
    tried: list[int] = []

    def action() -> str:
        tried.append(1)
        if len(tried) <= times:
            raise PermissionError(13, "拒绝访问")
        return "好"

    assert patient(action) == "好" and len(tried) == times + 1


def test_two_runs_of_one_minute_never_take_the_same_dated_name(
    file: ReportFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run takes the name between looking and moving."""
    target = file.folder / "云州市报告_数字出处.xlsx"
    target.write_bytes(b"somebody's")
    link = Path.hardlink_to

    def overtaken(self: Path, other: Path) -> None:
        if "（" not in self.name:
            self.write_bytes(b"the other run's")
        link(self, other)

    monkeypatch.setattr(Path, "hardlink_to", overtaken)
    path, findings = save_beside(b"ours", file.submission, "_数字出处.xlsx", file)
    assert path and path.name.endswith("（2）.xlsx") and path.read_bytes() == b"ours"
    assert [each.code for each in findings] == ["E502"]
    assert {each.read_bytes() for each in file.folder.iterdir()} == {b"somebody's", b"the other run's", b"ours"}


def test_a_file_system_without_second_names_has_dated_names_too(
    file: ReportFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(self: Path, other: Path) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(Path, "hardlink_to", refusing)
    (file.folder / "云州市报告.pdf").write_bytes(b"somebody's")
    path, _ = save_beside(b"ours", file.submission, ".pdf", file)
    assert path and path.read_bytes() == b"ours" and len(list(file.folder.iterdir())) == 2

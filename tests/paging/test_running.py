"""A child process ends in time, and takes its own children with it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhibao.paging import PagingError
from zhibao.paging.running import in_temporary_folder, run

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")


def lives(pid: int) -> bool:
    """Tell whether a process runs on; a killed one is given a while to end."""
    return all(_runs(pid) for _ in range(200))


def _runs(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be fetched does not."""
    time.sleep(0.02)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def hanging(folder: Path) -> list[str]:
    """Return a command that starts a child, writes its number to a file, and never ends."""
    return ["sh", "-c", f"sleep 600 & echo $! > '{folder / 'child'}'; wait"]


def test_a_command_that_succeeds_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    run(["sh", "-c", "echo a; echo b >&2"], 60)
    assert capfd.readouterr() == ("", "")


def test_a_crash_is_told_with_its_status() -> None:
    with pytest.raises(PagingError, match="退出码 3"):
        run(["sh", "-c", "exit 3"], 60)


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(PagingError, match="无法启动"):
        run(["/no/such/program"], 60)


def test_what_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(PagingError, match="2 秒内没有完成"):
        run(hanging(tmp_path), 2)
    assert not lives(int((tmp_path / "child").read_text()))


def test_children_of_a_program_that_ends_do_not_outlive_it(tmp_path: Path) -> None:
    run(["sh", "-c", f"sleep 600 & echo $! > '{tmp_path / 'child'}'"], 60)
    assert not lives(int((tmp_path / "child").read_text()))


def test_ctrl_c_ends_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wait = subprocess.Popen.wait

    def interrupted(self: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        monkeypatch.setattr(subprocess.Popen, "wait", wait)
        while not (tmp_path / "child").exists() or not (tmp_path / "child").read_text():
            pass
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(hanging(tmp_path), 60)
    assert not lives(int((tmp_path / "child").read_text()))


def test_windows_is_asked_to_end_the_whole_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not tried there: what is asked of Windows is looked at only."""
    asked: list[list[str]] = []

    class Child:
        pid = 77

        def wait(self, timeout: float | None = None) -> int:
            raise subprocess.TimeoutExpired("soffice", timeout or 0)

        def poll(self) -> int | None:
            return 1 if asked else None

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 1, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 2, raising=False)
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **kwargs: Child())
    monkeypatch.setattr(subprocess, "run", lambda command, **kwargs: asked.append(command))
    with pytest.raises(PagingError):
        run(["soffice"], 1)
    assert asked == [["taskkill", "/PID", "77", "/T", "/F"]]


def test_a_folder_is_gone_afterwards() -> None:
    def work(folder: Path) -> Path:
        (folder / "甲").write_text("乙", encoding="utf-8")
        return folder

    assert not in_temporary_folder(work).exists()


def test_a_full_disk_is_told() -> None:
    def work(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(PagingError, match="磁盘已满"):
        in_temporary_folder(work)

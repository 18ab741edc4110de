"""Word and WPS through COM on Windows: the pages that the reader will see. Never tried there: tested with a fake only.

Each run starts an instance of its own, opens the copy read-only, saves nothing and quits. The work is done in a
thread, because a call into an office program that shows a hidden question would never come back.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.running import in_temporary_folder

T = TypeVar("T")
TIME_LIMIT = 120
_HIDDEN = "_"
# Waiting in short steps lets Ctrl+C through; what was stopped gets this long to quit.
_STEP, _GRACE = 0.2, 10
# WdInformation, WdStatistic, WdExportFormat, WdSaveOptions, WdAlertLevel, MsoAutomationSecurity.
_PAGE_FROM_START, _PAGE_COUNT, _AS_PDF, _NOT_SAVED, _NO_ALERTS, _NO_MACROS = 3, 2, 17, 0, 0, 3


def _started(prog_id: str) -> Any:
    """Return a new instance of a COM program; PagingError when it does not start."""
    if sys.platform == "win32":
        import pythoncom
        import win32com.client

        pythoncom.CoInitialize()
        try:
            return win32com.client.DispatchEx(prog_id)
        except pythoncom.com_error as error:
            raise PagingError(f"无法启动（{error.strerror}）") from error
    raise PagingError("只能在 Windows 上运行")


def _is_registered(prog_id: str) -> bool:
    if sys.platform == "win32":
        import winreg

        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{prog_id}\CLSID"))
        except OSError:
            return False
        return True
    return False


class OfficeProgram(Struct, frozen=True):
    """An office program with Word's object model, known by its ProgIDs, the newest first."""

    name: str
    prog_ids: Sequence[str]
    start: Callable[[str], Any] = _started
    is_registered: Callable[[str], bool] = _is_registered
    time_limit: float = TIME_LIMIT
    is_estimate: bool = False

    def is_here(self) -> bool:
        """Tell whether the program is installed."""
        return any(map(self.is_registered, self.prog_ids))

    def pages(self, document: bytes) -> Pages:
        """Return where the bookmarks stand; PagingError, or what the program raises, when it fails."""
        return self._with_open(document, lambda opened, stop, folder: _pages(opened, stop))

    def pdf(self, document: bytes) -> bytes:
        """Return a .docx file as PDF; PagingError, or what the program raises, when it fails."""
        return self._with_open(document, lambda opened, stop, folder: _exported(opened, folder))

    def _with_open(self, document: bytes, use: Callable[[Any, threading.Event, Path], T]) -> T:
        prog_id = next(filter(self.is_registered, self.prog_ids))

        def work(folder: Path) -> T:
            source = folder / "report.docx"
            source.write_bytes(document)
            stop = threading.Event()
            return _within(self.time_limit, stop, lambda: _opened(self.start(prog_id), source, stop, use))

        return in_temporary_folder(work)


def _opened(program: Any, source: Path, stop: threading.Event, use: Callable[[Any, threading.Event, Path], T]) -> T:
    """Return what `use` makes of the opened file; the program is quit however that ends."""
    try:
        program.Visible = False
        program.DisplayAlerts = _NO_ALERTS
        program.AutomationSecurity = _NO_MACROS
        # By position: no conversion dialogue, read-only, not among the recent files.
        opened = program.Documents.Open(str(source), False, True, False)
        try:
            return use(opened, stop, source.parent)
        finally:
            opened.Close(_NOT_SAVED)
    finally:
        program.Quit(_NOT_SAVED)


def _pages(opened: Any, stop: threading.Event) -> Pages:
    opened.Repaginate()
    opened.Bookmarks.ShowHidden = True
    places = {}
    for bookmark in opened.Bookmarks:
        if stop.is_set():
            raise PagingError("中途停止")
        if str(bookmark.Name).startswith(_HIDDEN):
            # Each question costs a call into the program, and of hidden ones there is one for every block.
            continue
        start = opened.Range(bookmark.Start, bookmark.Start)
        places[str(bookmark.Name)] = int(start.Information(_PAGE_FROM_START))
    return Pages(places, int(opened.ComputeStatistics(_PAGE_COUNT)))


def _exported(opened: Any, folder: Path) -> bytes:
    made = folder / "report.pdf"
    opened.ExportAsFixedFormat(str(made), _AS_PDF, False)
    if not made.is_file():
        raise PagingError("没有写出文件")
    return made.read_bytes()


def _within(seconds: float, stop: threading.Event, work: Callable[[], T]) -> T:
    """Return what `work` returns, done in a thread; PagingError when it takes longer than that."""
    results: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        _wait(thread, seconds)
    finally:
        stop.set()
        _wait(thread, _GRACE)
    if results:
        return results[0]
    # Never killed by its name: that might be the window in which the clerk works.
    hanging = f"{seconds:g} 秒内没有回应；后台可能还开着一个，可在任务管理器里结束"
    raise errors[0] if errors else PagingError(hanging)


def _wait(thread: threading.Thread, seconds: float) -> None:
    for _ in range(max(1, round(seconds / _STEP))):
        if not thread.is_alive():
            return
        thread.join(_STEP)


WORD = OfficeProgram("Word", ("Word.Application",))
WPS = OfficeProgram("WPS", ("KWPS.Application", "WPS.Application"))

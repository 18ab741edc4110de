"""Word and WPS are asked for pages as their object model says; a fake stands in for them, for lack of Windows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhibao.paging import PagingError, office_programs
from zhibao.paging.office_programs import WORD, WPS, OfficeProgram


class Bookmark:
    def __init__(self, name: str, start: int) -> None:
        self.Name, self.Start, self.End = name, start, start + 100


class Bookmarks(list[Bookmark]):
    ShowHidden = False


class Range:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end

    def Information(self, kind: int) -> int:
        assert (kind, self.start) == (3, self.end)
        return 1 + self.start // 1000


class Opened:
    """A document of three pages, of 1000 characters each."""

    def __init__(self, calls: list[Any]) -> None:
        self._calls = calls
        self.Bookmarks = Bookmarks([Bookmark("zhibaoPage1", 0), Bookmark("zhibaoPage2", 1999), Bookmark("末", 2000)])

    def Repaginate(self) -> None:
        self._calls.append("repaginate")

    def Range(self, start: int, end: int) -> Range:
        return Range(start, end)

    def ComputeStatistics(self, kind: int) -> int:
        assert kind == 2
        return 3

    def ExportAsFixedFormat(self, path: str, kind: int, shown: bool) -> None:
        self._calls.append(("pdf", kind, shown))
        Path(path).write_bytes(b"%PDF")

    def Close(self, save: int) -> None:
        self._calls.append(("close", save))


class Program:
    """The Application object; `opens` is what happens when a document is opened."""

    def __init__(self, opens: Callable[[list[Any]], Any] = Opened) -> None:
        self.calls: list[Any] = []
        self.Visible, self.DisplayAlerts, self.AutomationSecurity = True, -1, 1
        self._opens = opens
        self.Documents = self

    def Open(self, path: str, confirms: bool, read_only: bool, remembers: bool) -> Any:
        hidden = (self.Visible, self.DisplayAlerts, self.AutomationSecurity) == (False, 0, 3)
        self.calls.append(("open", Path(path).read_bytes(), confirms, read_only, remembers, hidden))
        return self._opens(self.calls)

    def Quit(self, save: int) -> None:
        self.calls.append(("quit", save))


OPEN = ("open", b"docx", False, True, False, True)
LEFT = [("close", 0), ("quit", 0)]


def engine(program: Program, seconds: float = 60) -> OfficeProgram:
    return OfficeProgram("Word", ("Word.Application",), lambda prog_id: program, lambda prog_id: True, seconds)


def test_pages_are_those_where_the_bookmarks_begin() -> None:
    program = Program()
    pages = engine(program).pages(b"docx")
    assert dict(pages.places) == {"zhibaoPage1": 1, "zhibaoPage2": 2, "末": 3}
    assert (pages.count, pages.doubt) == (3, "")
    assert program.calls == [OPEN, "repaginate", *LEFT]


def test_a_pdf_is_exported() -> None:
    program = Program()
    assert engine(program).pdf(b"docx") == b"%PDF"
    assert program.calls == [OPEN, ("pdf", 17, False), *LEFT]


def test_what_cannot_be_opened_is_told_and_the_program_quit() -> None:
    def refuse(calls: list[Any]) -> Any:
        raise RuntimeError("文件损坏")

    program = Program(refuse)
    with pytest.raises(RuntimeError, match="文件损坏"):
        engine(program).pages(b"docx")
    assert program.calls == [OPEN, ("quit", 0)]


def test_a_failure_while_reading_closes_the_file_and_quits() -> None:
    class Odd(Opened):
        def Repaginate(self) -> None:
            raise RuntimeError("坏了")

    program = Program(Odd)
    with pytest.raises(RuntimeError, match="坏了"):
        engine(program).pages(b"docx")
    assert program.calls == [OPEN, *LEFT]


def test_a_program_that_answers_no_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_programs, "_GRACE", 0.2)
    shown_question = threading.Event()

    def hang(calls: list[Any]) -> Any:
        shown_question.wait(60)
        return Opened(calls)

    program = Program(hang)
    with pytest.raises(PagingError, match="任务管理器"):
        engine(program, 0.2).pages(b"docx")
    shown_question.set()


def test_a_slow_one_stops_between_two_bookmarks_and_quits() -> None:
    class Slow(Opened):
        def Range(self, start: int, end: int) -> Range:
            threading.Event().wait(0.5)
            return Range(start, end)

    program = Program(Slow)
    with pytest.raises(PagingError, match="中途停止"):
        engine(program, 0.2).pages(b"docx")
    assert program.calls == [OPEN, "repaginate", *LEFT]


def test_ctrl_c_lets_it_quit(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program()
    wait = office_programs._wait

    def interrupted(thread: threading.Thread, seconds: float) -> None:
        monkeypatch.setattr(office_programs, "_wait", wait)
        raise KeyboardInterrupt

    monkeypatch.setattr(office_programs, "_wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        engine(program).pages(b"docx")
    assert program.calls[-1] == ("quit", 0)


def test_the_newest_known_name_that_is_registered_is_started() -> None:
    started: list[str] = []

    def start(prog_id: str) -> Program:
        started.append(prog_id)
        return Program()

    for known in (("WPS.Application",), WPS.prog_ids):
        program = OfficeProgram("WPS", WPS.prog_ids, start, lambda prog_id, known=known: prog_id in known)  # type: ignore[misc]  # a default binds it
        assert program.is_here()
        program.pages(b"docx")
    assert started == ["WPS.Application", "KWPS.Application"]


def test_elsewhere_than_on_windows_neither_is_here() -> None:
    assert not WORD.is_here() and not WPS.is_here()

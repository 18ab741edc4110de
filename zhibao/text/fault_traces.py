"""Where in the program an exception came from: types, files and lines, never its words, which may hold names."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path


def fault_place(error: BaseException) -> str:
    """Return the type of an exception and the line that raised it."""
    *_, last = [type(error).__name__, *(f"{path.name} 第 {line} 行" for path, line in _places(error))]
    return f"{type(error).__name__}，{last}"


def fault_trace(error: BaseException) -> str:
    """Return the lines that an exception came through, after those of the exceptions that led to it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    places = (f"  {path.as_posix()} 第 {line} 行\n" for path, line in _places(error))
    return (fault_trace(before) if before else "") + f"{type(error).__name__}\n" + "".join(places)


def _places(error: BaseException) -> Iterator[tuple[Path, int]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield _short(Path(frame.f_code.co_filename)), line


def _short(path: Path) -> Path:
    """Return a file's path within the folder that it was imported from: the whole one tells who uses the computer."""
    folders = [folder for folder in map(Path, sys.path) if path.is_relative_to(folder)]
    longest = max(folders, key=lambda folder: len(folder.parts), default=path.parent)
    return path.relative_to(longest)

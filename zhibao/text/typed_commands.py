"""Commands as they are typed on this system: the texts of the program state them in one form, shown in another."""

from __future__ import annotations

import os
import shlex
from pathlib import PurePath

from zhibao.text.lazy_patterns import lazy_pattern

# The form in which all texts state commands.
STATED = "python generate.py"
_ON_WINDOWS, _ELSEWHERE = "生成报告", ".venv/bin/python generate.py"
# What parts words, or means something else, at a prompt of cmd and PowerShell, or of a shell.
_PARTS_ON_WINDOWS = lazy_pattern(r"[\s&|<>()\[\]{}^=;!'+,`~%@$#]")
_PARTS_ELSEWHERE = lazy_pattern(r"[\s&|<>()\[\]{}^;!'\"\\`~*?$#]")


def as_typed_here(words: str) -> str:
    """Return a text with the commands in it as they are typed on this system."""
    return words.replace(STATED, command_name())


def as_typed_on_windows(words: str) -> str:
    """Return a text with the commands in it as the documents show them."""
    return words.replace(STATED, _ON_WINDOWS)


def command_name() -> str:
    """Return what the command is called on this system."""
    return _ON_WINDOWS if on_windows() else _ELSEWHERE


def quoted(path: str | PurePath) -> str:
    """Return a path as it is typed behind a command, quoted where it has to be."""
    if on_windows():
        shown = str(path).replace("/", "\\")
        return f'"{shown}"' if _PARTS_ON_WINDOWS.search(shown) else shown
    return shlex.quote(str(path)) if _PARTS_ELSEWHERE.search(str(path)) else str(path)


def on_windows() -> bool:
    """Tell whether this is Windows."""
    return os.name == "nt"

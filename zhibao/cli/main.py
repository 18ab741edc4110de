"""The command line: help at once, everything else once what it needs is loaded."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from zhibao.cli.arguments import TEMPLATES, parse
from zhibao.cli.streams import Stream
from zhibao.findings import NothingMadeError
from zhibao.pack import pack_titles

_HELP = frozenset(("-h", "--help"))


def main(root: Path, words: Sequence[str] | None = None) -> int:
    """Run the command line in the project folder `root` and return the exit status."""
    words = list(sys.argv[1:] if words is None else words)
    if not _HELP.isdisjoint(words):
        _print_help(root, words)
    # Word, Excel and charts take a second to load, which nobody should wait for who asks for help.
    from zhibao.cli.commands import run

    return run(root, words)


def _print_help(root: Path, words: Sequence[str]) -> None:
    """Print the help and raise SystemExit; return where the words are faulty before they ask for it."""
    # Made before anything is printed: a console may lack characters of the help.
    out = Stream(sys.stdout)
    try:
        with contextlib.suppress(NothingMadeError):
            parse(words, pack_titles(root / TEMPLATES))
    finally:
        out.flush()

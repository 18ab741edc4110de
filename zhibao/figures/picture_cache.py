"""Normalised photos and drawn charts kept for the next run, in a folder that may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from zhibao.text.bounded_reading import read_bounded

_MOST_ENTRIES = 1000
_MOST_DAYS = 30
_MOST_BYTES = 250_000_000
_DAY = 86_400
_IGNORE = ".gitignore"


class PictureCache:
    """Entries by key; each file's name holds the digest of its content. A folder that cannot be used is not used."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}
        if folder:
            with suppress(OSError):
                self._paths = {path.name.partition("-")[0]: path for path in folder.iterdir() if "-" in path.name}

    def get(self, key: str) -> bytes | None:
        """Return the entry, None when there is none or its file is not as it was written."""
        path = self._paths.get(key)
        if path is None:
            return None
        with suppress(OSError):
            content = read_bounded(path, _MOST_BYTES)
            if path.name == _name(key, content):
                _mark_used(path)
                return content
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep an entry, in the place of the one that was found of that key, if it can be kept."""
        if self._folder:
            before, path = self._paths.get(key), self._folder / _name(key, content)
            with suppress(OSError):
                self._write(self._folder, path.name, content)
                self._paths[key] = path
                if before and before != path:
                    before.unlink()

    def _write(self, folder: Path, name: str, content: bytes) -> None:
        if not folder.exists():
            folder.mkdir()
            (folder / _IGNORE).write_text("*\n", encoding="utf-8")
        # Written beside and moved: another run never sees half an entry.
        written = folder / f"~{secrets.token_hex(8)}.tmp"
        try:
            written.write_bytes(content)
            written.replace(folder / name)
        finally:
            written.unlink(missing_ok=True)

    def prune(self) -> None:
        """Delete what no run has used for long, and the oldest of too many."""
        if self._folder:
            with suppress(OSError):
                self._prune(self._folder)

    def _prune(self, folder: Path) -> None:
        ages = sorted((time.time() - path.stat().st_mtime, path) for path in folder.iterdir() if path.name != _IGNORE)
        for number, (age, path) in enumerate(ages):
            if number >= _MOST_ENTRIES or age > _MOST_DAYS * _DAY:
                with suppress(OSError):
                    path.unlink()


def _mark_used(path: Path) -> None:
    """Let `prune` count from now, where the file may be touched."""
    with suppress(OSError):
        os.utime(path)


def _name(key: str, content: bytes) -> str:
    return f"{key}-{hashlib.sha256(content).hexdigest()[:16]}"

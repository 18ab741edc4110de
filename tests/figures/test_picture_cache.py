"""Normalised photos kept for the next run: used when sound, never in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from zhibao.figures import picture_cache
from zhibao.figures.picture_cache import PictureCache

DAY = 86_400


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != ".gitignore")


def test_what_one_run_keeps_the_next_one_finds(tmp_path: Path) -> None:
    folder = tmp_path / "缓存"
    PictureCache(folder).put("abc", b"picture")
    assert PictureCache(folder).get("abc") == b"picture"
    assert PictureCache(folder).get("abd") is None
    assert [path.suffix for path in entries(folder)] == [""]


def test_another_content_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for cache in (PictureCache(tmp_path), PictureCache(tmp_path)):
        for content in (b"one", b"two", b"three"):
            cache.put("abc", content)
    assert len(entries(tmp_path)) == 1
    assert PictureCache(tmp_path).get("abc") == b"three"


def test_the_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    PictureCache(tmp_path / "缓存").put("abc", b"picture")
    assert (tmp_path / "缓存" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_no_folder_is_made_when_there_is_nothing_to_keep(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "缓存")
    assert cache.get("abc") is None
    cache.prune()
    assert not (tmp_path / "缓存").exists()


@pytest.mark.parametrize("content", [b"", b"pict", b"pictura"])
def test_an_entry_that_is_not_as_it_was_written_is_not_used(tmp_path: Path, content: bytes) -> None:
    PictureCache(tmp_path).put("abc", b"picture")
    entries(tmp_path)[0].write_bytes(content)
    assert PictureCache(tmp_path).get("abc") is None


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "缓存").write_text("a file, no folder", encoding="utf-8")
    cache = PictureCache(tmp_path / "缓存")
    cache.put("abc", b"picture")
    cache.prune()
    assert cache.get("abc") is None
    PictureCache(tmp_path / "没有" / "缓存").put("abc", b"picture")
    assert not (tmp_path / "没有").exists()


def test_an_entry_that_may_be_read_only_is_used_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError

    PictureCache(tmp_path).put("abc", b"picture")
    monkeypatch.setattr(os, "utime", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(picture_cache, "_MOST_ENTRIES", 0)
    cache = PictureCache(tmp_path)
    cache.prune()
    assert cache.get("abc") == b"picture"


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    PictureCache(tmp_path).put("abc", b"picture")
    assert entries(tmp_path) == []


def test_what_no_run_has_used_for_a_month_is_deleted(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    for key in ("old", "used", "new"):
        cache.put(key, key.encode())
    for path in entries(tmp_path):
        if not path.name.startswith("new"):
            os.utime(path, (time.time() - 31 * DAY,) * 2)
    next_run = PictureCache(tmp_path)
    assert next_run.get("used") == b"used"
    next_run.prune()
    assert [path.name.partition("-")[0] for path in entries(tmp_path)] == ["new", "used"]


def test_of_too_many_the_oldest_are_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_cache, "_MOST_ENTRIES", 2)
    cache = PictureCache(tmp_path)
    for age, key in enumerate(("a", "b", "c")):
        cache.put(key, key.encode())
        os.utime(next(tmp_path.glob(f"{key}-*")), (time.time() - age * 100,) * 2)
    cache.prune()
    assert [path.name[0] for path in entries(tmp_path)] == ["a", "b"]

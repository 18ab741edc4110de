"""The command that makes an offline package."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import TEMPLATES
from zhibao.cli import main as run_main
from zhibao.installing import OFFLINE_NAME, InstallingError

Say = Callable[[str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "templates").symlink_to(TEMPLATES)
    return tmp_path


def made(root: Path, target: Path, say: Say) -> Path:
    say("下载 Python 3.11 用的软件库……")
    target.write_bytes(b"0" * 2_000_000)
    return target


def test_it_says_where_the_package_is_and_what_to_do_with_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.import_module("zhibao.installing"), "make_offline_package", made)
    assert run_main(root, ["offline"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"离线安装包：{root / OFFLINE_NAME}（2 MB，Python 3.11、")
    assert "生成报告.bat" in out and err == "下载 Python 3.11 用的软件库……\n"


def test_in_json_it_is_an_object(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.import_module("zhibao.installing"), "make_offline_package", made)
    assert run_main(root, ["offline", "-o", str(root), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["package"], err) == (str(root / OFFLINE_NAME), "")


@pytest.mark.parametrize(
    ("error", "code"), [(InstallingError("连不上"), "E550"), (PermissionError(13, "Permission denied"), "E501")]
)
def test_what_goes_wrong_is_told(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: str,
) -> None:
    def fail(*_: object) -> Path:
        raise error

    monkeypatch.setattr(importlib.import_module("zhibao.installing"), "make_offline_package", fail)
    assert run_main(root, ["offline"]) == 2
    assert f"[{code}]" in capsys.readouterr().err

"""离线安装包 with all libraries, over the network: python -m pytest -m network tests/installing"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhibao.installing import OFFLINE_NAME, PYTHONS, make_offline_package
from zhibao.installing.needed_libraries import requirements

ROOT = Path(__file__).resolve().parents[2]
NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}
LINUX = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in (17, 24, 26, 27, 28)))
pytestmark = pytest.mark.network


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheels of a package for Windows, unpacked."""
    folder = tmp_path_factory.mktemp("包")
    shutil.unpack_archive(make_offline_package(ROOT, folder / OFFLINE_NAME, print), folder / "wheels")
    return folder / "wheels"


@pytest.mark.parametrize("python", PYTHONS)
def test_windows_has_all_that_it_needs_for_every_python(windows: Path, python: str, tmp_path: Path) -> None:
    words = ["--no-index", "--find-links", str(windows), "--only-binary=:all:", "--dest", str(tmp_path)]
    words += ["--platform", "win_amd64", "--implementation", "cp", "--python-version", python]
    command = [sys.executable, "-m", "pip", "download", *words, *requirements(ROOT, windows=True)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | NO_NETWORK, check=False)
    assert ran.returncode == 0, ran.stderr
    assert list(tmp_path.glob("pywin32-*-win_amd64.whl"))


def test_the_sample_is_made_from_a_package_without_network(tmp_path: Path) -> None:
    root = tmp_path / "我的 职报"
    root.mkdir()
    for name in ("generate.py", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    for name in ("zhibao", "charts", "templates", "inputs"):
        shutil.copytree(ROOT / name, root / name)
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    make_offline_package(ROOT, root / OFFLINE_NAME, print, (python,), LINUX)
    # The Python behind the virtual environment of the tests, as on a PC that has only Python.
    command = [getattr(sys, "_base_executable", sys.executable), "generate.py", "check"]
    environment = os.environ | NO_NETWORK | {"PYTHONUTF8": "1"}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, "装好了" in ran.stderr) == (0, True), ran.stderr

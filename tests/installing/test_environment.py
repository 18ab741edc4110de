"""The environment of the first run: really made and filled, from an offline package of one small library."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import generate
from zhibao.installing import InstallingError, environment, python_for
from zhibao.installing.needed_libraries import missing, requirements
from zhibao.installing.offline_package import OFFLINE_NAME, unpack_wheels
from zhibao.installing.running_pip import run_pip

ROOT = Path(__file__).resolve().parents[2]
PROBE = "zhibao_probe-1.0-py3-none-any.whl"
NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}
STUB = 'import zhibao_probe\n\n\ndef main(root):\n    print("做了", zhibao_probe.NAME)\n    return 1\n'


def wheel(folder: Path, name: str = PROBE) -> Path:
    path = folder / name
    info = "zhibao_probe-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("zhibao_probe.py", 'NAME = "小库"\n')
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: zhibao-probe\nVersion: 1.0\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder that needs one library which is nowhere, and whose command only says that it runs."""
    folder = tmp_path / "我的 程序"
    (folder / "zhibao" / "cli").mkdir(parents=True)
    shutil.copy(ROOT / "generate.py", folder)
    shutil.copy(ROOT / "zhibao" / "__init__.py", folder / "zhibao")
    for name in ("installing", "text"):
        shutil.copytree(ROOT / "zhibao" / name, folder / "zhibao" / name)
    (folder / "zhibao" / "cli" / "__init__.py").write_text(STUB, encoding="utf-8")
    stated = '[project]\ndependencies = ["zhibao-probe>=1,<2", "pywin32>=306; sys_platform == \'win32\'"]\n'
    (folder / "pyproject.toml").write_text(stated, encoding="utf-8")
    return folder


def package(root: Path, *wheels: Path) -> None:
    with zipfile.ZipFile(root / OFFLINE_NAME, "w") as file:
        for each in wheels:
            file.write(each, each.name)


def ran(root: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | NO_NETWORK | {"PYTHONUTF8": "1"}
    command = [sys.executable, "generate.py"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_first_run_installs_without_network_and_goes_on_and_the_next_says_nothing(root: Path) -> None:
    package(root, wheel(root))
    first = ran(root)
    assert (first.returncode, first.stdout) == (1, "做了 小库\n"), first.stderr
    told = first.stderr.splitlines()
    assert told[0].startswith("头一次运行：先装上程序要用的 1 个软件库")
    assert told[1].startswith(f"用“{OFFLINE_NAME}”里的，不用上网")
    assert [line[:5] for line in told[2:4]] == ["第 1 步", "第 2 步"]
    assert "装好了" in first.stderr
    again = ran(root)
    assert (again.returncode, again.stdout, again.stderr) == (1, "做了 小库\n", "")


def test_without_network_it_says_so_and_leaves_no_half_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(at: Path) -> None:
        (at / ".venv" / "bin").mkdir(parents=True)
        (at / ".venv" / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.setattr(environment, "_make_venv", make)
    monkeypatch.setattr(environment, "_RETRIES", ("--retries", "1"))
    for name, value in NO_NETWORK.items():
        monkeypatch.setenv(name, value)
    told: list[str] = []
    with pytest.raises(InstallingError, match="能不能上网"):
        python_for(root, told.append)
    assert "要联网下载" in told[1]
    assert not (root / ".venv").exists()


def test_a_folder_that_cannot_be_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".venv").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(InstallingError, match="没有装成"):
        python_for(root, lambda words: None)
    assert (root / ".venv").is_file()  # It was there before.


def test_a_cloud_is_warned_of_before_anything_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "OneDrive" / "职报"
    told: list[str] = []
    environment._introduce(root, 1, root / OFFLINE_NAME, told.append)
    assert "OneDrive" in told[-1] and "D:\\职报" in told[-1]


def test_a_damaged_package_is_told(root: Path) -> None:
    (root / OFFLINE_NAME).write_bytes(b"PK\3\4")
    with pytest.raises(InstallingError, match="没有拷完整"):
        unpack_wheels(root / OFFLINE_NAME, root)


def test_of_a_package_only_the_wheels_for_this_python_are_taken(tmp_path: Path) -> None:
    own = f"cp3{sys.version_info.minor}"
    taken = {PROBE, f"a-1-{own}-{own}-win_amd64.whl", "b-1-cp39-abi3-win_amd64.whl", "c-1-py2.py3-none-any.whl"}
    left = {"a-1-cp399-cp399-win_amd64.whl", "说明.txt"}
    names = [wheel(tmp_path, name) for name in (*taken, *left)]
    package(tmp_path, *names)
    (tmp_path / "到").mkdir()
    unpack_wheels(tmp_path / OFFLINE_NAME, tmp_path / "到")
    assert {path.name for path in (tmp_path / "到").iterdir()} == taken


def test_the_requirements_are_those_of_the_system(root: Path) -> None:
    assert requirements(root, windows=True) == ("zhibao-probe>=1,<2", "pywin32>=306")
    assert requirements(root, windows=False) == ("zhibao-probe>=1,<2",)
    assert requirements(root / "没有") == ()


def test_here_nothing_is_missing() -> None:
    assert missing(requirements(ROOT, windows=False)) == ()
    assert missing(["zhibao-probe>=1", "lxml>=5"]) == ("zhibao-probe>=1",)


def test_an_old_python_can_read_the_command_and_says_that_it_is_too_old(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((ROOT / "generate.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    status = generate.run(ROOT)
    monkeypatch.undo()
    err = capsys.readouterr().err
    assert status == 2
    assert "3.8" in err and "3.11" in err and "https://www.python.org/downloads/" in err


def test_it_needs_no_library_itself() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import zhibao.installing; print('好')"
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", code]
    assert subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout == "好\n"


def test_pip_runs_and_tells_whether_it_did_what_it_should() -> None:
    done, printed = run_pip(sys.executable, ["download", "--no-index", "没有这个库"], lambda words: None)
    assert (done, bool(printed)) == (False, True)

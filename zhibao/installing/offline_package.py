"""离线安装包: the libraries for PCs that have no package index, as one file to copy beside generate.py."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from zhibao.installing.needed_libraries import requirements
from zhibao.installing.refusals import InstallingError
from zhibao.installing.running_pip import Say, run_pip

OFFLINE_NAME = "离线安装包.zip"
# Those that the program runs on.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
WINDOWS = ("win_amd64",)
_EXPLAINED = """这是“职报”的离线安装包，给不能上网的 Windows 电脑（64 位）用。

1. 那台电脑上先装好 Python（{pythons}，64 位）。安装程序在能上网的电脑上从
   https://www.python.org/downloads/windows/ 下载，用 U 盘拷过去。
2. 把程序的整个文件夹拷过去，不要拷其中的 .venv 文件夹；“离线安装包.zip”放在“生成报告.bat”旁边，不用解压。
3. 双击“生成报告.bat”：头一次用这个包里的软件库安装，约一分钟，不用上网。
"""


def make_offline_package(
    root: Path, target: Path, say: Say, pythons: Sequence[str] = PYTHONS, platforms: Sequence[str] = WINDOWS
) -> Path:
    """Download the libraries as wheels for those Pythons on those platforms and write them into `target` as a zip file.

    Raises InstallingError when one cannot be had, OSError when the file cannot be written.
    """
    needed = requirements(root, windows=any(each.startswith("win") for each in platforms))
    with tempfile.TemporaryDirectory(prefix="zhibao-") as folder:
        for python in pythons:
            say(f"下载 Python {python} 用的软件库……")
            words = ["download", "--dest", folder, "--only-binary=:all:", "--implementation", "cp"]
            words += ["--python-version", python, *(word for each in platforms for word in ("--platform", each))]
            done, printed = run_pip(sys.executable, [*words, *needed], say)
            if not done:
                raise InstallingError(_last_error(printed))
        _write(sorted(Path(folder).glob("*.whl")), target, pythons)
    return target


def offline_lines(package: Path) -> tuple[str, ...]:
    """Return what is told of a package that was made."""
    size = package.stat().st_size / 1_000_000
    return (
        f"离线安装包：{package}（{size:.0f} MB，Python {'、'.join(PYTHONS)}，Windows 64 位）",
        "把它放在不能上网的电脑上的“生成报告.bat”旁边，双击“生成报告.bat”；里面的“说明.txt”写着步骤。",
    )


def unpack_wheels(package: Path, folder: Path) -> None:
    """Write the wheels of the package that this Python may take into the folder; InstallingError for a damaged file."""
    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    try:
        with zipfile.ZipFile(package) as file:
            for name in file.namelist():
                _, _, tags = name.removesuffix(".whl").partition("-")
                if name.endswith(".whl") and _fits(tags.split("-")[-3:], own):
                    (folder / Path(name).name).write_bytes(file.read(name))
    except (zipfile.BadZipFile, OSError) as error:
        raise InstallingError(f"{package.name} 打不开（{error}）。\n多半没有拷完整，请重新拷一次。") from error


def _fits(tags: Sequence[str], own: str) -> bool:
    """Tell whether a wheel of these tags, (python, abi, platform), may be one for the Python `own`."""
    python, abi, _ = tags
    return abi in ("none", "abi3") or own in python.split(".")


def _write(wheels: Sequence[Path], target: Path, pythons: Sequence[str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    written = target.with_name(f"{target.name}.tmp")
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as file:
        file.writestr("说明.txt", "\ufeff" + _EXPLAINED.format(pythons="、".join(pythons)))
        for wheel in wheels:
            file.write(wheel, wheel.name)
    written.replace(target)


def _last_error(printed: str) -> str:
    lines = [line.removeprefix("ERROR:").strip() for line in printed.splitlines() if line.startswith("ERROR")]
    return lines[-1] if lines else "下载没有成功"

"""What the clerk is told when the libraries cannot be brought in."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhibao.installing.refusals import cloud_of, refusal
from zhibao.installing.running_pip import in_chinese
from zhibao.text import typed_commands

HERE = Path("/数据/职报")


def told(output: str, root: Path = HERE) -> str:
    return str(refusal(output, root, "3.12", 64))


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (
            "WARNING: Retrying … after connection broken by 'NewConnectionError(… [Errno 11001] getaddrinfo failed')'\n"
            "ERROR: Could not find a version that satisfies the requirement lxml\nERROR: No matching distribution",
            ("能不能上网", "离线安装包.zip"),
        ),
        ("ERROR: No matching distribution found for lxml<7,>=5", ("3.12，64 位", "Python 3.11 到 3.14")),
        ("PermissionError: [WinError 5] 拒绝访问。", ("写不进去", "Program Files")),
        ("OSError: [Errno 30] Read-only file system: '/cdrom'", ("写不进去", "光盘")),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", ("磁盘满了",)),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory\n"
            "HINT: This error might have occurred since this system does not have Windows Long Path support enabled.",
            ("路径太长", "D:\\职报"),
        ),
        ("The virtual environment was not created successfully because ensurepip is not available.", ("python3-venv",)),
        ("Traceback …\nValueError: 怪事", ("ValueError: 怪事", "维护者")),
        ("", ("没有说明",)),
    ],
)
def test_each_cause_is_told_with_what_to_do(printed: str, wanted: tuple[str, ...]) -> None:
    assert [each for each in wanted if each not in told(printed)] == []


def test_the_command_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_commands, "on_windows", lambda: True)
    assert "运行 生成报告 offline" in told("ProxyError")
    monkeypatch.setattr(typed_commands, "on_windows", lambda: False)
    assert "运行 .venv/bin/python generate.py offline" in told("ProxyError")


@pytest.mark.parametrize(
    ("folder", "cloud"),
    [
        ("/home/wang/OneDrive/桌面/职报", "OneDrive"),
        ("/home/wang/OneDrive - 教育局/职报", "OneDrive"),
        ("/home/wang/坚果云/职报", "坚果云"),
        ("/home/wang/WPS云盘/职报", "WPS 云盘"),
        ("/home/wang/BaiduSyncdisk/职报", "百度网盘"),
        ("/home/wang/文档/职报", ""),
    ],
)
def test_folders_of_clouds_are_known(folder: str, cloud: str) -> None:
    assert cloud_of(Path(folder), {}) == cloud


def test_a_folder_below_the_one_that_onedrive_names_is_known() -> None:
    variables = {"OneDriveCommercial": "/home/wang/文档", "OneDrive": ""}
    assert cloud_of(Path("/home/wang/文档/职报"), variables) == "OneDrive"
    assert cloud_of(Path("/home/wang/桌面"), variables) == ""


def test_a_cloud_is_named_where_a_folder_cannot_be_written() -> None:
    inside = HERE / "OneDrive" / "职报"
    assert "OneDrive的同步范围" in told("Permission denied", inside)
    assert "OneDrive" not in told("ProxyError", inside)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("  Downloading numpy-2.1.0-cp312-cp312-win_amd64.whl (12.6 MB)\n", ["  下载 numpy（12.6 MB）"]),
        ("  Downloading https://x.org/a/lxml-6.0.0-cp311-cp311-win_amd64.whl (4.0 MB)\n", ["  下载 lxml（4.0 MB）"]),
        ("  Downloading numpy-2.1.0-cp312-cp312-win_amd64.whl.metadata (60 kB)\n", []),
        ("Installing collected packages: six, numpy\n", ["正在写入文件，约半分钟……"]),
        ("WARNING: Retrying (Retry(total=1)) after connection broken\n", ["网络没有回应，再试一次……"]),
        ("Collecting numpy\n", []),
    ],
)
def test_what_pip_prints_is_told_in_chinese(line: str, wanted: list[str]) -> None:
    assert list(in_chinese(line)) == wanted

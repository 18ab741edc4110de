"""Why the libraries could not be brought in, and what to do, in words for the clerk."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from zhibao.text.typed_commands import as_typed_here

# What pip and venv print, in the order in which causes are looked for: one brings forth others.
_CAUSES = {
    "ensurepip": "no_venv",
    r"No space left|Errno 28|WinError 112": "full",
    r"NewConnectionError|getaddrinfo|name resolution|Connection (?:refused|reset|aborted|timed out|broken)|timed out"
    r"|ProxyError|unreachable|Max retries|SSLError|CERTIFICATE_VERIFY|HTTPError|ConnectTimeout": "no_network",
    r"Long Path|WinError 206|Errno 36|name too long": "long_path",
    r"Read-only|Errno 30|Errno 13|Permission denied|WinError 5\b|Access is denied|拒绝访问": "read_only",
    r"No matching distribution|Could not find a version": "no_wheel",
}
_WORDS = {
    "no_venv": (
        "这台电脑的 Python 缺少建立运行环境用的 venv。",
        "Debian、Ubuntu 请运行 sudo apt install python3-venv，再来一次。",
    ),
    "full": ("磁盘满了。", "请腾出大约 500 MB，再来一次。"),
    "no_network": (
        "连不上下载软件库的网站（pypi.org），或者下载中断。",
        "请看看能不能上网；单位要用代理或镜像的，请问网络管理员。不能上网的电脑：找一台能上网的，"
        "运行 python generate.py offline，把得到的“离线安装包.zip”拷到本文件夹，再来一次。",
    ),
    "long_path": (
        "文件夹的路径太长，Windows 写不下。",
        "请把整个文件夹移到短一些的地方，如 D:\\职报，再来一次。",
    ),
    "read_only": (
        "这个文件夹写不进去：{root}",
        "请把整个文件夹复制到自己能写的地方，如 D:\\职报（不要放在 Program Files、光盘、压缩包或只读的网络盘里）；"
        "正被安全软件占用的，关掉它或等一会儿，再来一次。",
    ),
    "no_wheel": (
        "没有适合这台电脑的 Python（{python}，{bits} 位）的软件库。",
        "请安装 64 位的 Python 3.11 到 3.14，再来一次；用离线安装包的，请在能上网的电脑上重新做一个。",
    ),
    "unknown": ("原因：{line}", "请再来一次；还不行，请把上面的话发给程序的维护者。"),
}
_CLOUDS = {
    r"OneDrive": "OneDrive",
    r"坚果云|Nutstore": "坚果云",
    r"WPS ?云盘|WPSDrive": "WPS 云盘",
    r"BaiduSyncdisk|百度网盘|BaiduNetdisk": "百度网盘",
    r"iCloud ?Drive": "iCloud",
    r"Dropbox": "Dropbox",
    r"Google ?Drive": "Google Drive",
}
_CLOUD_ADVICE = "文件夹在{cloud}的同步范围里，同步时文件会被占用，请移到外面（如 D:\\职报）。"


class InstallingError(Exception):
    """Raised when the libraries cannot be brought in; its text is the reason and what to do, in Chinese."""


def refusal(output: str, root: Path, python: str, bits: int) -> InstallingError:
    """Return why venv or pip, which printed `output`, could not bring the libraries into the folder `root`."""
    cause = next((name for pattern, name in _CAUSES.items() if re.search(pattern, output)), "unknown")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    why, advice = _WORDS[cause]
    stated = {"root": root, "python": python, "bits": bits, "line": lines[-1] if lines else "没有说明"}
    told = f"没有装成。{why.format(**stated)}\n{as_typed_here(advice)}"
    cloud = cloud_of(root) if cause in ("read_only", "unknown") else ""
    return InstallingError(f"{told}\n{_CLOUD_ADVICE.format(cloud=cloud)}" if cloud else told)


def cloud_of(root: Path, variables: Mapping[str, str] = os.environ) -> str:
    """Return which program keeps a folder in step with a cloud, empty when it seems to be none."""
    for name, folder in variables.items():
        if name.upper().startswith("ONEDRIVE") and folder and root.is_relative_to(folder):
            return "OneDrive"
    return next((name for pattern, name in _CLOUDS.items() if any(re.match(pattern, each) for each in root.parts)), "")

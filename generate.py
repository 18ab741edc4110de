"""由工作簿生成职业教育质量报告：python generate.py（用法见 python generate.py --help）。

头一次运行时先把要用的软件库装进 .venv 文件夹。
"""

import atexit
import gc
import sys
from pathlib import Path

# An older Python has to understand this file, to say that it is too old.
OLDEST = (3, 11)
TOO_OLD = (
    "这台电脑上的 Python 是 {0}.{1}，太旧了，程序要 {2}.{3} 或更新的版本。\n"
    "请到 https://www.python.org/downloads/ 下载安装（64 位），不用卸载旧的，再来一次。"
)
NOTHING, INTERRUPTED = 2, 130


def say(words: str) -> None:
    """Print where it does not mix with results, on consoles of any encoding."""
    encoding = sys.stderr.encoding or "ascii"
    print(words.encode(encoding, "replace").decode(encoding), file=sys.stderr)
    sys.stderr.flush()


def run(root: Path) -> int:
    """Run the command in the project folder, once the libraries that it needs are here; return the exit status."""
    if sys.version_info < OLDEST:
        say(TOO_OLD.format(sys.version_info[0], sys.version_info[1], *OLDEST))
        return NOTHING
    sys.path.insert(0, str(root))
    from zhibao.installing import InstallingError, python_for

    try:
        python = python_for(root, say)
    except InstallingError as error:
        say(str(error))
        return NOTHING
    except KeyboardInterrupt:
        say("\n已停止，没有装完；下次运行时从头安装。")
        return INTERRUPTED
    return run_here(root) if python is None else run_with(python, root)


def run_here(root: Path) -> int:
    """Run the command with this Python."""
    try:
        from zhibao.cli import main

        return main(root)
    except KeyboardInterrupt:
        # While the program loads nobody else is there to end quietly.
        return INTERRUPTED


def run_with(python: Path, root: Path) -> int:
    """Run the command with another Python."""
    import subprocess

    try:
        return subprocess.call([str(python), str(root / "generate.py"), *sys.argv[1:]])
    except KeyboardInterrupt:
        return INTERRUPTED  # The other one has said so.


if __name__ == "__main__":
    # What lives at the end goes with the process: to look through all of it for garbage takes a tenth of a second.
    atexit.register(gc.freeze)
    sys.exit(run(Path(__file__).resolve().parent))

"""What may be typed after `python generate.py`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from zhibao.findings import NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK

COMMANDS = ("build", "check", "new", "explain", "lint", "batch")
_HELP = """用法：
  python generate.py                    生成 inputs 文件夹里那个工作簿的报告，放进 output 文件夹
  python generate.py 工作簿 [-o 文件夹]  生成指定工作簿的报告
  python generate.py check [工作簿]      只检查，不生成报告；结果也写成网页和标注的工作簿
  python generate.py new 名称 [--pack 版式包]
                                        新建工作簿，名称为地区加年度，如 焦作市2026
  python generate.py lint [模板]         检查 Word 模板，一次列出全部问题；模板是版式包的名称、文件夹或 .docx 文件
  python generate.py explain 代码 [工作簿]
                                        解释检查结果里的代码，如 S101，并列出工作簿里的这一类问题
  python generate.py batch 文件夹 -o 文件夹
                                        生成文件夹里所有工作簿的报告，没有变化的不重做

选项：
  -o, --output 文件夹     报告和检查的结果放到哪里
  --previous 工作簿       上年的工作簿，用来核对上年数（也可以写在封面的“上年工作簿”）
  --pdf                  另外生成一份 PDF
  --preview              另外生成一份预览：一个网页，可以滚动看各页
  --pack 版式包           新建的工作簿用哪个版式{packs}
  --jobs 份数             batch 同时生成几份，不写就是处理器的核数
  --dask 地址             batch 在 Dask 集群上生成，如 tcp://10.0.0.5:8786
  --format text|json     结果用文字（默认）还是 JSON
  --debug                程序出错时印出全部内容，给程序的维护者看；里面可能有工作簿里的姓名
  -h, --help             显示本说明

退出码：0 报告可以报送；1 有错误，只生成草稿；2 什么也没有生成；130 中途停止
"""


@dataclass(frozen=True, slots=True)
class Arguments:
    """A parsed command line; `argument` is the path, name, code or template, empty when none was given.

    `workbook` is where `explain` looks for findings, `previous` last year's.
    """

    command: str
    argument: str = ""
    output: str = ""
    as_json: bool = False
    pdf: bool = False
    preview: bool = False
    pack: str = ""
    debug: bool = False
    workbook: str = ""
    previous: str = ""
    dask: str = ""
    jobs: int = 0


class _UsageError(Exception):
    """argparse's refusal, in English."""


class _Parser(argparse.ArgumentParser):
    """argparse with our help, that leaves refusing to the caller."""

    def __init__(self, packs: Mapping[str, str]) -> None:
        super().__init__(prog="generate.py")
        self._packs = packs

    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)

    def format_help(self) -> str:
        lines = (f"\n      {name}{_default(name)}　{title}" for name, title in self._packs.items())
        return _HELP.format(packs="".join(lines))


def _default(pack: str) -> str:
    return "（默认）" if pack == DEFAULT_PACK else ""


def parse(words: Sequence[str], packs: Mapping[str, str] | None = None) -> Arguments:
    """Return what the words mean; raise NothingMadeError for words that mean nothing, SystemExit after --help.

    The help lists the titles of `packs` by their names.
    """
    command = words[0] if words and words[0] in COMMANDS else "build"
    parser = _Parser(packs or {})
    parser.add_argument("argument", nargs=None if command in ("new", "explain", "batch") else "?", default="")
    if command == "explain":
        parser.add_argument("workbook", nargs="?", default="")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--debug", action="store_true")
    if command in ("build", "check"):
        parser.add_argument("-o", "--output", default="")
        parser.add_argument("--previous", default="")
    if command == "batch":
        parser.add_argument("-o", "--output", required=True)
        parser.add_argument("--jobs", type=int, default=0)
        parser.add_argument("--dask", default="")
    if command == "build":
        parser.add_argument("--pdf", action="store_true")
        parser.add_argument("--preview", action="store_true")
    if command == "new":
        parser.add_argument("--pack", default="")
    try:
        found = vars(parser.parse_args(words[1:] if words and words[0] == command else words))
    except _UsageError as error:
        raise NothingMadeError(environment_rules.USAGE.at(CellRef(), found=" ".join(words), suggestion="。")) from error
    return Arguments(command, as_json=found.pop("format") == "json", **found)

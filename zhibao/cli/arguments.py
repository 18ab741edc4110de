"""What may be typed after `python generate.py`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from msgspec import Struct

from zhibao.findings import NothingMadeError, environment_rules
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK
from zhibao.text.nearest import nearest
from zhibao.text.typed_commands import STATED, command_name

# The project's folder of packs, whose titles the help lists.
TEMPLATES = "templates"
COMMANDS = ("build", "check", "new", "import", "forms", "explain", "lint", "batch", "offline")
# What a clerk may type for a command instead.
_IN_CHINESE = {
    "生成": "build",
    "检查": "check",
    "新建": "new",
    "导入": "import",
    "填报": "forms",
    "解释": "explain",
    "模板": "lint",
    "离线": "offline",
    "批量": "batch",
}
_MISSPELT = 0.6
# What is said of a command that lacks what has to be behind it.
_LACKING = {
    "new": "，后面要写名称，如 new 焦作市2026。",
    "import": "，后面要写 Word 文件和名称，如 import 去年的报告.docx 焦作市2025。",
    "explain": "，后面要写代码，如 explain S101。",
    "batch": "，后面要写两个文件夹，如 batch 各市工作簿 -o 各市报告。",
}
# How argparse begins to say that; whatever else it says has no better words than “看不懂”.
_IS_LACKING = "the following arguments are required"
_HELP = """用法：
  python generate.py                    生成 inputs 文件夹里那个工作簿的报告，放进 output 文件夹
  python generate.py 工作簿 [-o 文件夹]  生成指定工作簿的报告
  python generate.py check [工作簿]      只检查，不生成报告；结果也写成网页和标注的工作簿
  python generate.py new 名称 [--pack 版式包]
                                        新建工作簿，名称为地区加年度，如 焦作市2026
  python generate.py import 报告.docx 名称 [--pack 版式包]
                                        把 Word、WPS 里做好的报告变成工作簿和照片，名称如 焦作市2025
  python generate.py forms [工作簿]      给“学校”表里的每所学校写一份填报表；交回的放进工作簿旁边的“学校填报”文件夹
  python generate.py forms --status [工作簿]
                                        谁交了、谁没交、谁的数要核对，每所学校一页，可以发回去
  python generate.py new 名称 --from 去年的工作簿 [--keep-cases] [--keep-photos]
                                        把去年的工作簿改成今年的：年份往下推，今年的数空着
  python generate.py lint [模板]         检查 Word 模板，一次列出全部问题；模板是版式包的名称、文件夹或 .docx 文件
  python generate.py explain 代码 [工作簿]
                                        解释检查结果里的代码，如 S101，并列出工作簿里的这一类问题
  python generate.py batch 文件夹 -o 文件夹
                                        生成文件夹里所有工作簿的报告，没有变化的不重做
  python generate.py offline            做一个离线安装包，给不能上网的 Windows 电脑用

选项：
  -o, --output 文件夹     报告和检查的结果放到哪里
  --previous 工作簿       上年的工作簿，用来核对上年数（也可以写在封面的“上年工作簿”）
  --pdf                  另外生成一份 PDF
  --preview              另外生成一份预览：一个网页，可以滚动看各页
  --pack 版式包           新建的工作簿用哪个版式{packs}
  --jobs 份数             batch 同时生成几份，不写就是处理器的核数
  --dask 地址             batch 在 Dask 集群上生成，如 tcp://10.0.0.5:8786
  --keep-cases           用 --from 时去年的案例也带过来（不写就略去）
  --keep-photos          用 --from 时去年的照片也带过来（不写就略去）
  --format text|json     结果用文字（默认）还是 JSON
  --debug                程序出错时印出全部内容，给程序的维护者看；里面可能有工作簿里的姓名
  -h, --help             显示本说明

退出码：0 报告可以报送；1 有错误，只生成草稿；2 什么也没有生成；130 中途停止
"""


class Arguments(Struct, frozen=True):
    """A parsed command line; `argument` is the path, name, code or template, empty when none was given.

    `name` is that of the workbook that an import makes, `workbook` is where `explain` looks for findings, `previous`
    last year's. `status` asks about forms that came back; `source` is what `new` begins with.
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
    status: bool = False
    dask: str = ""
    jobs: int = 0
    name: str = ""
    source: str = ""
    keep_cases: bool = False
    keep_photos: bool = False

    @property
    def is_bare(self) -> bool:
        """Tell whether a report is asked for as by a double-click: at most a workbook is named."""
        return self == Arguments("build", self.argument)


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
        return _with_command(_HELP.format(packs="".join(lines)))

    @property
    def options(self) -> tuple[str, ...]:
        """The options that it knows, as they are typed."""
        return tuple(self._option_string_actions)


def _with_command(text: str) -> str:
    """Return the help with the command of this system; descriptions on lines of their own stay below the others."""
    lines, more = text.split("\n"), _columns(command_name()) - len(STATED)
    indented = (re.sub(r"^ {38,}", lambda spaces: " " * (len(spaces[0]) + more), line) for line in lines)
    return "\n".join(indented).replace(STATED, command_name())


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _default(pack: str) -> str:
    return "（默认）" if pack == DEFAULT_PACK else ""


def parse(words: Sequence[str], packs: Mapping[str, str] | None = None) -> Arguments:
    """Return what the words mean; raise NothingMadeError for words that mean nothing, SystemExit after --help.

    The help lists the titles of `packs` by their names.
    """
    command = words[0] if words and words[0] in COMMANDS else "build"
    parser = _Parser(packs or {})
    _add_options(parser, command)
    try:
        known, extra = parser.parse_known_args(words[1:] if words and words[0] == command else words)
    except _UsageError as error:
        lacking = _LACKING.get(command, "") if str(error).startswith(_IS_LACKING) else ""
        raise usage_error(words, parser.options, lacking) from error
    if extra:
        raise usage_error(words, parser.options, _too_much(extra, words, command))
    found = vars(known)
    return Arguments(command, as_json=found.pop("format") == "json", **found)


def _add_options(parser: _Parser, command: str) -> None:
    if command != "offline":
        takes = None if command in ("new", "import", "explain", "batch") else "?"
        parser.add_argument("argument", nargs=takes, default="")
    if command == "explain":
        parser.add_argument("workbook", nargs="?", default="")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--debug", action="store_true")
    if command in ("build", "check", "forms", "offline"):
        parser.add_argument("-o", "--output", default="")
    if command in ("build", "check"):
        parser.add_argument("--previous", default="")
    if command == "forms":
        parser.add_argument("--status", action="store_true")
    if command == "batch":
        parser.add_argument("-o", "--output", required=True)
        parser.add_argument("--jobs", type=int, default=0)
        parser.add_argument("--dask", default="")
    if command == "build":
        parser.add_argument("--pdf", action="store_true")
        parser.add_argument("--preview", action="store_true")
    if command == "import":
        parser.add_argument("name")
    if command in ("new", "import"):
        parser.add_argument("--pack", default="")
    if command == "new":
        parser.add_argument("--from", dest="source", default="")
        parser.add_argument("--keep-cases", action="store_true")
        parser.add_argument("--keep-photos", action="store_true")


def usage_error(words: Sequence[str], options: Sequence[str] = (), reason: str = "") -> NothingMadeError:
    """Return the refusal of a command line: what is nearest to a misspelt option or command in it, else the reason."""
    meant = next(_meant(words, options), "")
    suggestion = f"，是不是“{meant}”？" if meant else reason or "。"
    return NothingMadeError(environment_rules.USAGE.at(CellRef(), found=" ".join(words), suggestion=suggestion))


def _too_much(extra: Sequence[str], words: Sequence[str], command: str) -> str:
    """Return what is said of words that nobody asked for: a path with a space in it, or another command's option."""
    options = [word.partition("=")[0] for word in extra if word.startswith("-")]
    if options and _is_option(options[0]):
        return f"，“{options[0]}”不能和“{command if command in words[:1] else '生成'}”一起用。"
    return "" if options else f"，多出“{' '.join(extra)}”：名称、路径里有空格的，两边要加引号。"


def _is_option(word: str) -> bool:
    """Tell whether some command has the option."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", _HELP) is not None


def _meant(words: Sequence[str], options: Sequence[str]) -> Iterator[str]:
    """Yield the options and the command that unknown words may have been meant for."""
    for word in words:
        option = word.partition("=")[0]
        is_unknown = option.startswith("-") and option not in options and not _is_option(option)
        if is_unknown and (near := nearest(option, options, _MISSPELT)):
            yield near
    if words and words[0] not in COMMANDS and (command := command_meant(words[0])):
        yield command


def command_meant(word: str) -> str:
    """Return the command that a word is most like, empty when it is like none."""
    return _IN_CHINESE.get(word) or nearest(word, COMMANDS, _MISSPELT) or ""

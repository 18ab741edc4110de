"""The files of a pack as a typesetter writes them, and all that is wrong with one at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from zhibao.text.bounded_reading import read_bounded
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.os_errors import os_reason

T = TypeVar("T")
_MOST_BYTES = 2_000_000
_PLACE = lazy_pattern(r"line (\d+), column (\d+)")


class PackFileError(ValueError):
    """Raised for a faulty file of a pack; carries its path and all its faults, in words for the typesetter."""

    def __init__(self, path: Path, *faults: str) -> None:
        super().__init__("；".join(faults))
        self.path = path
        self.faults = faults


class Faults:
    """Collects what is wrong with one file while the rest of it is read on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[str] = []

    def add(self, fault: str) -> None:
        self._found.append(fault)

    def tried(self, read: Callable[[], T], otherwise: T) -> T:
        """Return what is read, or add a fault and return `otherwise`; only a ValueError says what is wrong itself."""
        try:
            return read()
        except KeyError as error:
            self.add(f"缺少 {error.args[0]}")
        except ValueError as error:
            self.add(str(error))
        except (TypeError, AttributeError):
            self.add("有一项不是它应有的样子：一节、一个数、引号里的文字，或方括号里的几个")
        return otherwise

    def check(self) -> None:
        """Raise PackFileError when there is any fault."""
        if self._found:
            raise PackFileError(self._path, *self._found)


def read_toml(path: Path) -> Mapping[str, Any]:
    """Return what a TOML file states; PackFileError when it is not UTF-8 or no TOML, OSError when it is missing.

    Notepad may put a byte order mark before the text.
    """
    try:
        return _parsed(read_bounded(path, _MOST_BYTES))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise PackFileError(path, f"读不了：{os_reason(error)}") from error
    except UnicodeDecodeError as error:
        raise PackFileError(path, "不是 UTF-8 编码：请在记事本里另存为，编码选 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise PackFileError(path, _said(str(error))) from error
    except RecursionError as error:
        raise PackFileError(path, "括号一层套一层，太深了") from error
    except ValueError as error:
        # A number or a date that tomllib takes for one and Python does not.
        raise PackFileError(path, "有一个数太长，或一个日期不存在") from error


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> Mapping[str, Any]:
    # A process that makes many reports reads the same files for each.
    return tomllib.loads(content.decode("utf-8-sig"))


def _said(message: str) -> str:
    """Return where the text is no TOML: tomllib says it in English, and at times only that the text is at its end."""
    place = _PLACE.search(message)
    where = f"第 {place[1]} 行第 {place[2]} 个字符" if place else "文件末尾"
    return f"{where}处不合写法：引号、方括号、等号要成对、用半角，同一项只写一次"

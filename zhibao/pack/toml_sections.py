"""What pack.toml states read as rules; everything that is wrong with it together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from zhibao.pack.faults import Faults


def read_sections(path: Path, stated: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
    """Return values and rules by name; raise PackFileError with all faults of `stated`, from `path`."""
    faults = Faults(path)
    found = {name: faults.tried(partial(_read, name, kind, stated, faults), None) for name, kind in kinds.items()}
    if unknown := sorted(stated.keys() - kinds.keys()):
        faults.add(f"多出 {'、'.join(unknown)}")
    faults.check()
    return found


def _read(name: str, kind: type, stated: Mapping[str, Any], faults: Faults) -> object:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _section(name, kind, stated.get(name, {}), faults)
    if name not in stated:
        raise ValueError(f"缺少 {name}")
    return _value(name, stated[name], kind, faults)


def _section(name: str, kind: type[Struct], stated: object, faults: Faults) -> object:
    if not isinstance(stated, dict):
        raise ValueError(f"[{name}] 应为一节，现为“{stated}”")
    wanted = {each.name: each.type for each in _fields(kind)}
    missing = sorted(each.name for each in _fields(kind) if each.required and each.name not in stated)
    unknown = sorted(stated.keys() - wanted.keys())
    # Told together: often the one is the other misspelt.
    amiss = [f"{word} {'、'.join(keys)}" for word, keys in (("缺少", missing), ("多出", unknown)) if keys]
    if amiss:
        faults.add(f"[{name}] {'；'.join(amiss)}")
    known = [key for key in wanted if key in stated]
    values = {
        key: faults.tried(partial(_value, f"[{name}] {key}", stated[key], wanted[key], faults), None) for key in known
    }
    return None if missing or None in values.values() else kind(**values)


def _value(name: str, stated: object, kind: Any, faults: Faults) -> object:
    """Return a value as its type has it; ValueError when it is of another, or a number below zero."""
    if inner := _listed(kind):
        return _sections(name, inner, stated, faults)
    words, is_right = _KINDS[kind]
    value = tuple(stated) if isinstance(stated, list) else stated
    if not is_right(value):
        raise ValueError(f"{name} 应为{words}，现为“{stated}”")
    return value


@cache
def _fields(kind: type[Struct]) -> tuple[FieldInfo, ...]:
    """Return the fields of a rule, whose types have to be evaluated."""
    return fields(kind)


def _listed(kind: Any) -> type[Struct] | None:
    """Return the rule of which the type is a tuple, None for another type."""
    inner, *_ = (*get_args(kind), None)
    return inner if get_origin(kind) is tuple and isinstance(inner, type) and issubclass(inner, Struct) else None


def _sections(name: str, kind: type[Struct], stated: object, faults: Faults) -> object:
    if not isinstance(stated, list):
        raise ValueError(f"{name} 应为几节，现为“{stated}”")
    found = tuple(_section(f"{name} 第 {number} 个", kind, each, faults) for number, each in enumerate(stated, 1))
    return None if None in found else found


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _are_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


# By the type of a rule's field: what a value of it is, and how it is told.
_KINDS: Mapping[Any, tuple[str, Callable[[Any], bool]]] = {
    bool: ("true 或 false", lambda value: isinstance(value, bool)),
    int: ("不小于 0 的整数", lambda value: _is_number(value) and isinstance(value, int)),
    float: ("不小于 0 的数", _is_number),
    float | None: ("不小于 0 的数", _is_number),
    str: ("引号里的文字", lambda value: isinstance(value, str)),
    tuple[str, ...]: ("方括号里的几个词，每个加引号", _are_words),
    tuple[str, str]: ("方括号里的两个词，每个加引号", lambda value: _are_words(value) and len(value) == 2),
}

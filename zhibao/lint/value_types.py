"""The kinds of value that names in a template stand for, read from the dataclasses that supply them."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Never, Union, get_args, get_origin, get_type_hints

from zhibao.render.views import WHOLE, TemplateContext

ValueType = Any
ANY: ValueType = Any
# What is handed to a macro that no call has been seen of yet.
NEVER: ValueType = Never


def context_kinds() -> Mapping[str, ValueType]:
    """Return the kinds of the names at the top of a template."""
    return get_type_hints(TemplateContext, include_extras=True)


def union(kinds: Iterable[ValueType]) -> ValueType:
    """Return the kind that may be any of several."""
    found = tuple(dict.fromkeys(kind for kind in kinds if kind is not NEVER))
    return Union[found] if found else NEVER  # noqa: UP007  # made at run time


def members(kind: ValueType) -> tuple[ValueType, ...]:
    """Return what a kind may be, None left out."""
    if _origin(kind) in (Union, types.UnionType):
        return tuple(each for part in get_args(kind) for each in members(part))
    return () if kind in (types.NoneType, NEVER) else (kind,)


def attribute(kind: ValueType, name: str) -> ValueType | None:
    """Return the kind of an attribute, None when no value of the kind has it."""
    if not members(kind):
        return NEVER
    found = [each for member in members(kind) if (each := _attribute(member, name)) is not None]
    return union(found) if found else None


def constant(word: str) -> ValueType:
    """Return the kind of a word that a template states."""
    return Literal[word]


def constants(kind: ValueType) -> tuple[str, ...]:
    """Return the words that a value may be, none when it may be something else too."""
    known = members(kind)
    is_stated = all(_origin(member) is Literal for member in known)
    return tuple(word for member in known for word in get_args(member)) if is_stated else ()


def names_in(kind: ValueType) -> list[str]:
    """Return the names that a template may put after a dot."""
    return [field.name for member in members(kind) if is_dataclass(_plain(member)) for field in fields(_plain(member))]


def element(kind: ValueType) -> ValueType:
    """Return the kind of what a loop over the value yields."""
    return union(_element(member) for member in members(kind))


def is_whole(kind: ValueType) -> bool:
    """Tell whether a value surely stands for whole paragraphs or tables."""
    known = members(kind)
    return bool(known) and all(_origin(member) is Annotated and WHOLE in member.__metadata__ for member in known)


def is_inline(kind: ValueType) -> bool:
    """Tell whether a value surely is text within a paragraph."""
    known = members(kind)
    return bool(known) and all(_origin(member) is not Annotated and is_dataclass(member) for member in known)


def _origin(kind: ValueType) -> Any:
    return get_origin(kind)


def _plain(kind: ValueType) -> ValueType:
    return get_args(kind)[0] if _origin(kind) is Annotated else kind


def _attribute(kind: ValueType, name: str) -> ValueType | None:
    kind = _plain(kind)
    if kind is ANY:
        return ANY
    is_record = is_dataclass(kind)
    if is_record:
        return _hints(kind).get(name)
    origin = _origin(kind) or kind
    if origin is Literal:
        return ANY if hasattr(str, name) else None
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(kind)[1]
    return ANY if hasattr(origin, name) else None


@cache
def _hints(kind: Any) -> Mapping[str, ValueType]:
    return get_type_hints(kind, include_extras=True)


def _element(kind: ValueType) -> ValueType:
    arguments = get_args(kind)
    return arguments[0] if _origin(kind) in (tuple, list) and arguments else ANY

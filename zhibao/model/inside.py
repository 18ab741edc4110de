"""What any value of the model is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from msgspec import Struct, structs

V = TypeVar("V")


def inside(value: object) -> Iterable[object]:
    """Return the fields of a frozen value, the items of a sequence or set, or the values of a mapping."""
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list | set | frozenset):
        return value
    return [getattr(value, name) for name in field_names(value)]


def field_names(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a value, be it a Struct or a dataclass; none for any other."""
    if isinstance(value, Struct):
        return value.__struct_fields__
    return tuple(each.name for each in fields(value)) if is_dataclass(value) and not isinstance(value, type) else ()


def with_fields(value: V, changed: Mapping[str, Any]) -> V:
    """Return a value that has fields with some of them changed."""
    return structs.replace(value, **changed) if isinstance(value, Struct) else replace(value, **changed)  # type: ignore[type-var]

"""What any value of the model is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass


def inside(value: object) -> Iterable[object]:
    """Return the fields of a frozen value, the items of a sequence or set, or the values of a mapping."""
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list | set | frozenset):
        return value
    return [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else ()

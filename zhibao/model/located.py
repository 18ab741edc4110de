"""Values that know where they were read, which makes no difference between them."""

from __future__ import annotations

from msgspec import Struct

_PLACES = frozenset(("id", "ref", "options_ref"))


class Located(Struct, frozen=True, eq=False):
    """A value that equals another of its kind with the same fields but `id`, `ref` and `options_ref`."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in _PLACES)

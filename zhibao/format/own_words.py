"""Values that are no numbers, shown as the file states them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from zhibao.pack.format_values import Value
from zhibao.word.simple_types import UnreadableError

_Asked = ParamSpec("_Asked")


def in_own_words(measured: Callable[_Asked, Value], *args: _Asked.args, **more: _Asked.kwargs) -> Value:
    """Return what measuring comes to, the file's own words where they are nonsense."""
    try:
        return measured(*args, **more)
    except UnreadableError as error:
        return str(error)

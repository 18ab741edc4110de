"""The sandbox that templates are filled in: text is escaped, a missing name is an error, and every tag comes to an end.

A template may come from anybody. What its tags make is counted while they run, in characters: what a single step would
make is reckoned before it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment, SecurityError

# No text or list of a report comes near; a turn of a loop counts as so many characters besides what it prints.
_MOST_LENGTH, _MOST_MADE, _TURN = 10_000_000, 200_000_000, 200
_MOST_NUMBER, _MOST_POWER = 100_000, 64
_WIDTH = re.compile(r"[0-9]{5}")
_MULTIPLYING = frozenset(("replace", "join", "translate"))


class TooMuchError(SecurityError):
    """Raised when tags make more than any report needs."""


class TemplateSandbox(SandboxedEnvironment):
    """Jinja's sandbox with bounds."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined)
        self._made = 0
        self.globals.pop("lipsum")
        filters = {name: self._bounded(name, each) for name, each in self.filters.items()}
        self.filters = {**filters, "turns of the loop": self._turns, "one text": _whole}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template so that its loops are counted and its joined texts are measured."""
        tree = super()._parse(source, name, filename)
        for loop in [*tree.find_all(nodes.For)]:
            printed = sum(len(each.data) for each in loop.find_all(nodes.TemplateData))
            loop.iter = _filtered(loop.iter, "turns of the loop", nodes.Const(printed))
        for node in [tree, *tree.find_all(nodes.Node)]:
            _measure_joined(node)
        return tree

    def call(self, context: Any, called: Any, /, *args: Any, **values: Any) -> Any:
        """Call what a tag calls, once its arguments are seen not to be out of all proportion."""
        self._count(_TURN)
        if isinstance(called, LoopContext):
            return super().call(context, called, self._turns(*args), **values)
        held = getattr(called, "__self__", None)
        _check_arguments(getattr(called, "__name__", ""), (held, *args, *values.values()))
        return _whole(super().call(context, called, *args, **values))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon the size of a result before it is made."""
        sizes = [_size(left), _size(right)]
        is_too_much = {
            "*": max(sizes[0] * abs(right) if isinstance(right, int) else 0, sizes[1] * abs(left) if isinstance(left, int) else 0) > _MOST_LENGTH,
            "+": sum(sizes) > _MOST_LENGTH,
            "**": not isinstance(right, int | float) or abs(right) > _MOST_POWER,
            "%": isinstance(left, str) and _WIDTH.search(left) is not None,
        }[operator]  # fmt: skip
        if is_too_much:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)

    def _turns(self, values: Iterable[Any], printed: int = 0) -> Iterator[Any]:
        for each in values:
            self._count(_TURN + printed)
            yield each

    def _count(self, made: int) -> None:
        self._made += made
        if self._made > _MOST_MADE:
            raise TooMuchError

    def _bounded(self, name: str, wrapped: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(wrapped)
        def bounded(*args: Any, **values: Any) -> Any:
            _check_arguments(name, (*args, *values.values()))
            return _whole(wrapped(*args, **values))

        return bounded


def _filtered(node: nodes.Expr, name: str, *args: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, name, [*args], [], None, None, lineno=node.lineno)
    return made.set_environment(node.environment) if node.environment else made


def _measure_joined(node: nodes.Node) -> None:
    """Put each `a ~ b` below a node through a filter that measures it."""
    for key, value in node.iter_fields():
        if isinstance(value, nodes.Concat):
            setattr(node, key, _filtered(value, "one text"))
        elif isinstance(value, list):
            value[:] = [_filtered(each, "one text") if isinstance(each, nodes.Concat) else each for each in value]


def _check_arguments(name: str, values: tuple[Any, ...]) -> None:
    """Raise TooMuchError for a width, or a text for each character of a long one, beyond all proportion."""
    sizes = [_size(each) for each in values]
    is_wide = any(isinstance(each, int) and abs(each) > _MOST_NUMBER for each in values)
    is_format = name in ("format", "format_map") and any(isinstance(each, str) and _WIDTH.search(each) for each in values)
    product = sorted([*sizes, 1, 1])[-2:]
    if is_wide or is_format or (name in _MULTIPLYING and product[0] * product[1] > _MOST_LENGTH):
        raise TooMuchError


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _whole(value: Any) -> Any:
    if _size(value) > _MOST_LENGTH:
        raise TooMuchError
    return value

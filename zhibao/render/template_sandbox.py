"""The sandbox that templates are filled in: text is escaped, a missing name is an error, and every tag comes to an end.

A template may come from anybody. What its tags make is counted while they run, in characters: what a single step would
make is reckoned before it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct

from zhibao.template_code import kept_code
from zhibao.text.lazy_patterns import lazy_pattern

# No text or list of a report comes near; a turn of a loop counts as so many characters besides what it prints.
_MOST_LENGTH, _MOST_MADE, _TURN = 10_000_000, 200_000_000, 200
_MOST_NUMBER, _MOST_POWER = 100_000, 64
_WIDTH = lazy_pattern(r"[0-9]{5}")
_FORMATTING = frozenset(("format", "format_map"))
_VALUES = (Struct, str, int, tuple, type(None))
_MULTIPLYING = frozenset(("replace", "join", "translate"))


TOO_DEEP = "tags nested too deep"


class TooMuchError(SecurityError):
    """Raised when tags make more than any report needs."""


class _Fresh(Context):
    """What a filling begins with: nothing is made yet."""

    def __init__(self, environment: jinja2.Environment, *args: Any, **values: Any) -> None:
        super().__init__(environment, *args, **values)
        if isinstance(environment, TemplateSandbox):
            environment.made = 0


class TemplateSandbox(SandboxedEnvironment):
    """Jinja's sandbox with bounds; `made` is what the tags have made since the filling began."""

    context_class = _Fresh
    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined, bytecode_cache=kept_code(Path(__file__)))
        self.made = 0
        self._compiled: dict[str, CodeType] = {}
        self.globals.pop("lipsum")
        filters = {name: self._bounded(name, each) for name, each in self.filters.items()}
        self.filters = {**filters, "turns of the loop": self._turns, "one text": _whole}

    def compile(self, source: Any, *stated: Any, **named: Any) -> Any:
        """Compile a text once: a report is filled in again where that fills its pages, and next time it is the same."""
        if not isinstance(source, str) or stated or named:
            return super().compile(source, *stated, **named)
        if source not in self._compiled:
            self._compiled[source] = self._code(source)
        return self._compiled[source]

    def _code(self, source: str) -> CodeType:
        """Return the code of a text as it was kept, or compile it and keep its code."""
        kept = self.bytecode_cache
        bucket = kept and kept.get_bucket(self, sha256(source.encode()).hexdigest(), None, source)
        if bucket and bucket.code:
            return bucket.code
        code: CodeType = super().compile(source)
        if kept and bucket:
            bucket.code = code
            kept.set_bucket(bucket)
        return code

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template so that its loops are counted and its joined texts are measured."""
        try:
            return self._measured(super()._parse(source, name, filename))
        except RecursionError as error:
            raise jinja2.TemplateSyntaxError(TOO_DEEP, 0, name, filename) from error

    def _measured(self, tree: nodes.Template) -> nodes.Template:
        for loop in [*tree.find_all(nodes.For)]:
            printed = sum(len(each.data) for each in loop.find_all(nodes.TemplateData))
            loop.iter = _filtered(loop.iter, "turns of the loop", nodes.Const(printed))
        for node in [tree, *tree.find_all(nodes.Node)]:
            _measure_joined(node)
        return tree

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Refuse a width in a text that formats; the sandbox hides which text it is."""
        held = getattr(value, "__self__", None)
        if isinstance(held, str) and getattr(value, "__name__", "") in _FORMATTING and _WIDTH.search(held):
            raise TooMuchError
        return super().wrap_str_format(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; a view's fields that are themselves values are none that the sandbox could refuse."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__ and not attribute.startswith("_"):
            value = getattr(obj, attribute)
            if isinstance(value, _VALUES):
                return value
        return super().getattr(obj, attribute)

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
        if _RECKONED[operator](left, right) > _MOST_LENGTH:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)

    def _turns(self, values: Iterable[Any], printed: int = 0) -> Iterator[Any]:
        for each in values:
            self._count(_TURN + printed)
            yield each

    def _count(self, made: int) -> None:
        self.made += made
        if self.made > _MOST_MADE:
            raise TooMuchError

    def _bounded(self, name: str, wrapped: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(wrapped)
        def bounded(*args: Any, **values: Any) -> Any:
            _check_arguments(name, (*args, *values.values()))
            return _whole(wrapped(*args, **values))

        return bounded


def _repeated(left: Any, right: Any) -> int:
    """Return how long a text or list times a number would be."""
    times = [each for each in (left, right) if isinstance(each, int)]
    return max(_size(left), _size(right)) * abs(times[0]) if times else 0


def _power(left: Any, right: Any) -> int:
    return 0 if isinstance(right, int | float) and abs(right) <= _MOST_POWER else _MOST_LENGTH + 1


def _formatted(left: Any, right: Any) -> int:
    return _MOST_LENGTH + 1 if isinstance(left, str) and _WIDTH.search(left) else 0


_RECKONED: dict[str, Callable[[Any, Any], int]] = {
    "*": _repeated,
    "+": lambda left, right: _size(left) + _size(right),
    "**": _power,
    "%": _formatted,
}


def _filtered(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, name, [*args], [], None, None, lineno=node.lineno)
    if node.environment:
        made.set_environment(node.environment)
    return made


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
    is_format = name in _FORMATTING and any(isinstance(each, str) and _WIDTH.search(each) for each in values)
    product = sorted([*sizes, 1, 1])[-2:]
    if is_wide or is_format or (name in _MULTIPLYING and product[0] * product[1] > _MOST_LENGTH):
        raise TooMuchError


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _whole(value: Any) -> Any:
    if _size(value) > _MOST_LENGTH:
        raise TooMuchError
    return value

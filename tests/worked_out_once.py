"""What follows from a file or a text alone is worked out once in a session, however many reports ask for it.

A template's tags are checked, its text is compiled and a pack's prescriptions are read for every report that is
made; nearly all tests make theirs with the same template. The samples' charts are drawn for some forty reports.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from jinja2 import Environment

import charts
from zhibao.findings import Finding
from zhibao.lint import unread_faults
from zhibao.pack import loading
from zhibao.pack.format_loading import read_format
from zhibao.pack.requirements import FormatRules
from zhibao.pipeline import template_checks

T = TypeVar("T")
# What hypothesis makes up is never asked for again.
_MOST = 200


class Answers:
    """The last answers by what they follow from; what raised an error is tried anew."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._known: dict[Hashable, Any] = {}

    def get(self, key: Hashable, work_out: Callable[[], T]) -> T:
        if key not in self._known:
            answer = work_out()
            while len(self._known) >= self._most:
                del self._known[next(iter(self._known))]
            self._known[key] = answer
        answer = self._known[key] = self._known.pop(key)
        return answer


@contextmanager
def worked_out_once() -> Iterator[None]:
    """Remember compiled templates, the unread tags of template files, the prescriptions of packs, and charts."""
    answers = Answers()
    compiled, draw = Environment.compile, charts.draw

    def compile_once(self: Environment, source: Any, *more: Any, **named: Any) -> Any:
        key = ("code", type(self), self.autoescape, source, more, tuple(named.items()))
        return answers.get(key, lambda: compiled(self, source, *more, **named))

    def unread_once(path: Path) -> Iterator[Finding]:
        yield from answers.get(("tags", *_state(path)), lambda: tuple(unread_faults(path)))

    def read_once(path: Path) -> FormatRules:
        return answers.get(("format", *_state(path)), lambda: read_format(path))

    def draw_once(kind: str, data: charts.ChartData, width_mm: float = 150.0) -> bytes:
        return answers.get(("chart", kind, data, width_mm), lambda: draw(kind, data, width_mm))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        # As the step that draws figures calls it; tests of charts import the function itself.
        patch.setattr(charts, "draw", draw_once)
        patch.setattr(template_checks, "unread_faults", unread_once)
        patch.setattr(loading, "read_format", read_once)
        yield


def _state(path: Path) -> tuple[Path, bytes | None]:
    return path, path.read_bytes() if path.is_file() else None

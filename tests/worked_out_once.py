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
from zhibao.pack import Pack, loading
from zhibao.pack.format_loading import read_format
from zhibao.pack.requirements import FormatRules
from zhibao.pack.toml_sections import read_sections
from zhibao.pipeline import preparing, template_checks
from zhibao.text.typed_commands import command_name
from zhibao.workbook.starter.prose import starter_prose

T = TypeVar("T")
# What hypothesis makes up is never asked for again.
_MOST = 200
_VAST = 100_000_000


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
    """Remember compiled templates, the unread tags of template files, what packs state and prescribe, and charts."""
    answers = Answers()
    compiled, draw = Environment.compile, charts.draw
    stated = loading._stated

    def compile_once(self: Environment, source: Any, *more: Any, **named: Any) -> Any:
        key = ("code", type(self), self.autoescape, source, more, tuple(named.items()))
        return answers.get(key, lambda: compiled(self, source, *more, **named))

    def unread_once(path: Path) -> Iterator[Finding]:
        yield from answers.get(("tags", *_state(path)), lambda: tuple(unread_faults(path)))

    def read_once(path: Path) -> FormatRules:
        return answers.get(("format", *_state(path)), lambda: read_format(path))

    def stated_once(templates: Path, name: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
        return answers.get(("stated", name, *_packs(templates)), lambda: stated(templates, name))

    def sections_once(path: Path, *of_these: Any) -> dict[str, Any]:
        # Whatever files the sections are of, they stand in the packs beside one another.
        return answers.get(("sections", path, *_packs(path.parents[1])), lambda: read_sections(path, *of_these))

    def prose_once(pack: Pack, *of_these: Any) -> frozenset[str]:
        key = ("prose", pack.folder, *map(_state, pack.starters), command_name(), *of_these)
        return answers.get(key, lambda: starter_prose(pack, *of_these))

    def draw_once(kind: str, data: charts.ChartData, width_mm: float = 150.0) -> bytes:
        return answers.get(("chart", kind, data, width_mm), lambda: draw(kind, data, width_mm))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        # As the step that draws figures calls it; tests of charts import the function itself.
        patch.setattr(charts, "draw", draw_once)
        patch.setattr(template_checks, "unread_faults", unread_once)
        patch.setattr(loading, "read_format", read_once)
        patch.setattr(loading, "_stated", stated_once)
        patch.setattr(loading, "read_sections", sections_once)
        patch.setattr(preparing, "starter_prose", prose_once)
        yield


def _packs(templates: Path) -> Iterator[tuple[Path, bytes | int | None]]:
    """Yield the state of all that packs state in words and figures."""
    yield from map(_state, sorted(templates.glob("*/*.toml")))


def _state(path: Path) -> tuple[Path, bytes | int | None]:
    """Return what tells a file from others; of a vast one, which the program does not read either, its size."""
    size = path.stat().st_size if path.is_file() else None
    return path, path.read_bytes() if size is not None and size < _VAST else size

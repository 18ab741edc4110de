"""The template filled with sample reports, so that what passes here fills with a real one."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from msgspec.structs import replace

from zhibao.findings import Finding, NothingMadeError, lint_rules, template_rules
from zhibao.finish import finish
from zhibao.lint.misprints import misprints
from zhibao.lint.source import Source, place_of
from zhibao.lint.tags import Tag
from zhibao.model.ref import NOWHERE
from zhibao.model.report import PrintedReport
from zhibao.pack import ContentsRules, Pack
from zhibao.render.reasons import FAILURES, reason
from zhibao.render.template_filling import OpenTemplate, environment, opened
from zhibao.render.views import TemplateContext
from zhibao.text.nearest import suggestion

# The names that Jinja gives to the code of a template that is no file.
_TEMPLATE_CODE = ("<template>", "<unknown>")


def tried(source: Source, context: TemplateContext, known: Collection[str]) -> Iterator[tuple[Tag | None, Finding]]:
    """Yield a finding for every tag that fails when the part is filled; each is left out before the next try.

    A missing name that is `known` is one that not every report has.
    """
    while True:
        try:
            _compiled(str(source)).render(context)
            return
        except FAILURES as error:
            line = _line(error)
            tag = source.tag_at(line)
            yield tag, _finding(error, tag, known)
            if not source.neutralise(line):
                return


@lru_cache(maxsize=2)
def _compiled(source: str) -> jinja2.Template:
    """Return a part ready to be filled; it is filled many times, and reading it costs more than filling it."""
    tracing = environment()
    tracing.undefined = _Traced
    return tracing.from_string(source)


def filled(pack: Pack, path: Path, report: PrintedReport, lists: ContentsRules) -> list[Finding]:
    """Return what filling and finishing a sample report finds; `lists` are tried, none is missed but the pack's own."""
    try:
        document = OpenTemplate(replace(pack, contents=lists), path=path).fill(report)
        finished = finish(document, pack)
    except NothingMadeError as error:
        return list(error.findings)
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        # A field or numbering that finishing cannot read: its error does not say where.
        return [template_rules.TEMPLATE_SYNTAX.at(NOWHERE, reason=reason(error))]
    found = [each for each in finished.findings if each.code.startswith("M")]
    checked = pack if lists == pack.contents else replace(pack, contents=ContentsRules(()))
    return [*found, *misprints(document, report, finished, checked)]


def unfilled(pack: Pack, path: Path) -> list[Finding]:
    """Return what finishing finds in the template itself, whose tags cannot be filled: contents, numbering, styles."""
    try:
        found = finish(opened(path).docx, pack).findings
    except NothingMadeError as error:
        found = error.findings
    except (LookupError, ValueError, TypeError, AttributeError):
        # What is faulty already has its finding; this is only a look at the rest.
        found = ()
    return [each for each in found if each.code.startswith("M")]


class _Traced(jinja2.StrictUndefined):
    """A missing name that knows the line which asked for it, though it may fail only later, inside a macro."""

    __slots__ = ("_line",)

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self._line = _running_line()
        self._undefined_exception = self._located  # type: ignore[assignment]  # it is only called

    def _located(self, message: str | None = None) -> jinja2.UndefinedError:
        error = jinja2.UndefinedError(message)
        error.line = self._line  # type: ignore[attr-defined]  # read by _line
        error.is_cover = isinstance(self._undefined_obj, Mapping)  # type: ignore[attr-defined]  # read by _missing
        return error


def _running_line() -> int:
    """Return the line of the template that is being run."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename not in _TEMPLATE_CODE:
        frame = frame.f_back
    made: jinja2.Template | None = frame.f_globals.get("__jinja_template__")
    return made.get_corresponding_lineno(frame.f_lineno) if made else 0


def _line(error: Exception) -> int:
    """Return the line of the template where it failed; 0 when that is not known."""
    stated = getattr(error, "line", 0) or getattr(error, "lineno", 0)
    if stated:
        return int(stated)
    steps: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    return next((step.lineno or 0 for step in reversed(steps) if step.filename in _TEMPLATE_CODE), 0)


def _finding(error: Exception, tag: Tag | None, known: Collection[str]) -> Finding:
    place = place_of(tag)
    if isinstance(error, SecurityError):
        return lint_rules.FORBIDDEN.at(place, found=tag.text if tag else str(error))
    if isinstance(error, jinja2.UndefinedError):
        return _missing(error, tag, known)
    return template_rules.TEMPLATE_SYNTAX.at(place, reason=reason(error))


def _missing(error: jinja2.UndefinedError, tag: Tag | None, known: Collection[str]) -> Finding:
    """Return the finding for Jinja's "'x' is undefined", "'type object' has no attribute 'x'" and the like.

    The cover may have any key that the clerk adds: one that it lacks is not wrong, but not always there.
    """
    message = str(error)
    quoted = re.findall(r"'([^']*)'", message)
    name = quoted[-1] if quoted else ""
    if name and name not in known and not getattr(error, "is_cover", False):
        near = suggestion(name, known)
        return template_rules.UNKNOWN_TEMPLATE_NAME.at(place_of(tag), found=name, suggestion=near)
    shown = name or (tag.text if tag else message)
    return lint_rules.NOT_ALWAYS_THERE.at(place_of(tag), found=shown)

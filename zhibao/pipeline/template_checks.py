"""Templates checked, on request and when one cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zhibao.findings import Finding, NothingMadeError, Severity, TemplatePlace, template_rules
from zhibao.lint import unread_faults
from zhibao.pack import Pack
from zhibao.text.fault_traces import fault_place
from zhibao.workbook.cover import KNOWN_KEYS

if TYPE_CHECKING:
    from zhibao.lint import Linted


def check_templates(templates: Path, target: str) -> tuple[Linted, ...]:
    """Return all faults of the template that `target` names, or of every pack; NothingMadeError when there is none."""
    from zhibao.lint import lint_all

    return lint_all(templates, target, KNOWN_KEYS)


def refuse_unread_tags(pack: Pack) -> None:
    """Raise NothingMadeError when the template has tags that filling would print as they stand, or swallow."""
    found = list(unread_faults(pack.template))
    if found:
        raise NothingMadeError(*found)


@contextmanager
def all_faults_told(pack: Pack) -> Iterator[None]:
    """Name every fault of a template that cannot be used, not only the first that rendering met.

    An exception that nobody has foreseen is the template's where it fails on a sample report too.
    """
    whole = TemplatePlace(pack.template.name)
    try:
        yield
    except NothingMadeError as error:
        found = _errors(pack)
        raise NothingMadeError(*(found or (each.within(whole) for each in error.findings))) from error
    except Exception as error:
        if found := _errors(pack):
            raise NothingMadeError(*found) from error
        raise


def _errors(pack: Pack) -> list[Finding]:
    """Return the errors of a template."""
    # Trying out templates takes long to load, and next to no run has to.
    from zhibao.lint import lint

    try:
        return [each for each in lint(pack, pack.template, KNOWN_KEYS) if each.severity is Severity.ERROR]
    except Exception as error:
        whole = TemplatePlace(pack.template.name)
        return [template_rules.UNSOUND_TEMPLATE.at(whole, path=pack.template, reason=fault_place(error))]

"""The check of a template (python generate.py lint)."""

from zhibao.lint.linting import lint
from zhibao.lint.targets import Linted, lint_all
from zhibao.lint.unread import unread_faults

__all__ = ["Linted", "lint", "lint_all", "unread_faults"]

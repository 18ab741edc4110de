"""The check of a template (python generate.py lint)."""

from zhibao.lint.linting import lint, unread_faults
from zhibao.lint.targets import Linted, lint_all

__all__ = ["Linted", "lint", "lint_all", "unread_faults"]

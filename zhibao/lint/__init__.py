"""The check of a template (python generate.py lint)."""

from zhibao.lint.linting import lint

__all__ = ["lint"]

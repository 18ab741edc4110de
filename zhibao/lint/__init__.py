"""The check of a template (python generate.py lint)."""

from typing import TYPE_CHECKING

from zhibao.text.lazy_names import lazily

if TYPE_CHECKING:
    from zhibao.lint.linting import lint
    from zhibao.lint.targets import Linted, lint_all
    from zhibao.lint.unread_tags import unread_faults
else:
    # A build looks for tags that nothing fills, and tries all of a template only when it fails.
    __getattr__ = lazily(
        __name__,
        {
            "Linted": "targets",
            "lint": "linting",
            "lint_all": "targets",
            "unread_faults": "unread_tags",
        },
    )

__all__ = ["Linted", "lint", "lint_all", "unread_faults"]

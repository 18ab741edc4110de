"""What a careful reviewer would find in a computed report: one class per check, found by walking this folder."""

from zhibao.checks.album import Album
from zhibao.checks.check import Check
from zhibao.checks.matter import Matter
from zhibao.checks.reviewing import Reviewed, all_checks, review

__all__ = ["Album", "Check", "Matter", "Reviewed", "all_checks", "review"]

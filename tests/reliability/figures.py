"""What a proof came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How often each thing was tried, and every outcome that should not have been, in words.

    `skipped` says why something could not be tried on this machine.
    """

    tried: Mapping[str, int]
    wrong: tuple[str, ...] = ()
    skipped: str = ""

    def __str__(self) -> str:
        tried = "，".join(f"{what} {count:,}" for what, count in self.tried.items())
        return "；".join(filter(None, (tried, self.skipped)))

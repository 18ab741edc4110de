"""Moments that a cell states as words, by ISO 8601 (ECMA-376 part 1, §18.18.11), not as a number of days."""

from __future__ import annotations

import datetime


def iso_moment(text: str) -> datetime.datetime | datetime.time:
    """Return the date or time of day that a cell of type d holds; ValueError for anything else."""
    plain = text.strip().removesuffix("Z")
    if ":" in plain and "-" not in plain:
        return datetime.time.fromisoformat(plain.removeprefix("T"))
    return datetime.datetime.fromisoformat(plain)

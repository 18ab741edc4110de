"""The name of a fresh workbook: region and year in one word."""

from __future__ import annotations

from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

# Windows refuses these characters in the name of a folder.
_NAME = lazy_pattern(r'(?P<region>[^\\/:*?"<>|]*[^\\/:*?"<>|\d\s.])\s*(?P<year>20\d{2})(?:年度?)?')


def parse_name(name: str) -> tuple[str, int]:
    """Return region and year of a name such as 焦作市2026; raise ValueError when it is not so composed."""
    match = _NAME.fullmatch(fold(name).strip())
    if match is None:
        raise ValueError(f"名称“{name}”应由地区和报告年度组成，如“焦作市2026”")
    return match["region"], int(match["year"])

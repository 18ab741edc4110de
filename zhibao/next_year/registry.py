"""What texts, options and formulas name: tables and captions, as they are called and what became of them."""

from __future__ import annotations

from msgspec import Struct, field

from zhibao.text.lazy_patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST = lazy_pattern(r"((?:19|20)\d\d)(?=年?$)")


class NamedYears(Struct, frozen=True):
    """Which years move in what is asked of a table: those in its heads and labels, or those of its column 年度."""

    labels_move: bool = False
    has_year_column: bool = False

    def later(self, asked: str) -> str:
        """Return the rows and columns that are asked for, or an option's or formula's words, with years moved on."""
        pattern = _YEAR if self.labels_move else _LAST if self.has_year_column else None
        return pattern.sub(lambda found: str(int(found[0]) + 1), asked) if pattern else asked


class Registry(Struct):
    """Tables by the keys of their names; captions that have changed; what was left out, by kind and key."""

    tables: dict[str, NamedYears] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)

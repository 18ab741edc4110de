"""Ranges and fields in XML text that need not be well-formed: what a tag takes with it when its pieces are joined."""

from __future__ import annotations

from itertools import accumulate

from zhibao.text.lazy_patterns import lazy_pattern

# §17.13: bookmarks, comments, range permissions and moves.
_RANGE = lazy_pattern(
    r"<w:(bookmark|commentRange|perm|moveFromRange|moveToRange)(Start|End)\b[^>]*?\bw:id=\"([^\"]*)\"[^>]*/>"
)
_FIELD_MARK = lazy_pattern(r'w:fldCharType="(begin|end)"')
# Only what could be read as a part of a tag.
_DELETED = lazy_pattern(r"(<w:del(?:Instr)?Text(?:\s[^>]*)?>)[^<]*[{}%#][^<]*(?=</w:del)")


class UnbalancedFieldError(ValueError):
    """Raised for a filled part in which a field has lost its beginning or its end."""


def without_deleted_tags(xml: str) -> str:
    """Return a part without the deleted text, under tracked changes, that has characters of tags."""
    return _DELETED.sub(r"\1", xml)


def without_unbalanced_ranges(xml: str) -> str:
    """Return a part without the beginnings and ends of bookmarks, comments, permissions, moves lacking the other."""
    found = {match.groups() for match in _RANGE.finditer(xml)}
    whole = {(kind, number) for kind, side, number in found if side == "Start" and (kind, "End", number) in found}
    return _RANGE.sub(lambda match: match[0] if (match[1], match[3]) in whole else "", xml)


def field_depths(xml: str) -> list[int]:
    """Return how many complex fields are open at first and after each beginning and end, below 0 for ends too many."""
    return list(accumulate((1 if kind == "begin" else -1 for kind in _FIELD_MARK.findall(xml)), initial=0))


def has_unbalanced_field(xml: str) -> bool:
    """Tell whether a field of the part begins and never ends, or ends and never began."""
    depths = field_depths(xml)
    return min(depths) < 0 or depths[-1] > 0

"""Typing left-overs that must not reach the page: spaces beside digits, invisible and control characters."""

from zhibao.text.folding import INVISIBLE, MAY_BE_UNIFIED, unified
from zhibao.text.lazy_patterns import lazy_pattern

# U+FDD0 to U+FDEF are no characters; the program marks captions with them while it fills the template.
_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What any of the steps of `scrub` may change, with others that stay: hardly a text has one.
_MAY_BE_SCRUBBED = lazy_pattern(f"{_CONTROL.pattern}|{INVISIBLE.pattern}|{MAY_BE_UNIFIED.pattern}|\r")
_CJK = r"\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef“”‘’—…"
SPACE_BETWEEN = lazy_pattern(rf"(?<=[{_CJK}])[ \u3000]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％])[ \u3000]+(?=[{_CJK}])")


def scrub(text: str) -> str:
    """Return the text as it may be printed: one kind of line end and space, ideographs in their usual forms, nothing
    that XML or a page cannot carry.
    """
    if not _MAY_BE_SCRUBBED.search(text):
        return text
    return _CONTROL.sub("", INVISIBLE.sub("", unified(_with_line_feeds(text))))


def has_control(text: str) -> bool:
    """Tell whether `scrub` would drop a control character, which is no typing habit but damage."""
    return bool(_MAY_BE_SCRUBBED.search(text) and _CONTROL.search(_with_line_feeds(text)))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

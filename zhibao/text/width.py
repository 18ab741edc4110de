"""Full-width forms folded to the half-width ones that the program parses."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}
_WIDE_RANGES = (
    (0x1100, 0x115F),
    (0x2E80, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFD),
)
_WIDE_PUNCTUATION = frozenset("“”‘’—…·")


def fold(text: str) -> str:
    """Return the text with full-width digits, letters, punctuation and spaces made half-width."""
    return text.translate(_FULL_WIDTH)


def is_wide(character: str) -> bool:
    """Tell whether the character takes a whole em in a Chinese font."""
    code = ord(character)
    return character in _WIDE_PUNCTUATION or any(low <= code <= high for low, high in _WIDE_RANGES)


def measure(text: str) -> float:
    """Return the width of one line of text in ems, Latin letters and digits counted as half an em."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)

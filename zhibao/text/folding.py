"""Full-width forms folded to the half-width ones that the program parses."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}


def fold(text: str) -> str:
    """Return the text with full-width digits, letters, punctuation and spaces made half-width."""
    return text.translate(_FULL_WIDTH)

"""Quotation marks within quotation marks (GB/T 15834): “ ” outside, ‘ ’ inside."""

_OPENING, _CLOSING = "“", "”"
_NESTED = str.maketrans("“”", "‘’")


def nested(text: str) -> str:
    """Return a text as it reads inside “ ”."""
    return text.translate(_NESTED)


def with_nested(text: str) -> str:
    """Return a text with what is quoted inside a quotation in ‘ ’; one whose marks are not in pairs stays as it is."""
    marks, depth = list(text), 0
    for at, mark in enumerate(text):
        if mark == _OPENING:
            depth += 1
            marks[at] = mark if depth == 1 else nested(mark)
        elif mark == _CLOSING:
            depth -= 1
            marks[at] = mark if depth == 0 else nested(mark)
        if depth < 0:
            return text
    return text if depth else "".join(marks)

"""A few words around what was found, as messages quote them."""

_AROUND = 8
_INNER = str.maketrans("“”", "‘’")


def around(text: str, start: int, end: int) -> str:
    """Return what stands from `start` up to `end` with a few characters on both sides."""
    before, after = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return f"{'…' if before else ''}{text[before:after]}{'…' if after < len(text) else ''}"


def quoted(text: str) -> str:
    """Return a text as it stands within “”: with ‘’ of its own."""
    return text.translate(_INNER)

"""WordprocessingML in short: names, lengths, and text made safe for XML."""

from __future__ import annotations

from html import escape

from docx.oxml.ns import qn

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

__all__ = ["EMU_PER_MM", "NAMESPACE", "TWIPS_PER_MM", "element", "escaped", "qn", "twips"]


def twips(mm: float) -> int:
    """Return a length in mm as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def escaped(text: str) -> str:
    """Return text as XML character data."""
    return escape(text, quote=False)


def element(name: str, *children: str, **attributes: object) -> str:
    """Return a `w:` element as XML text; attribute names get the same prefix."""
    stated = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{stated}>{''.join(children)}</w:{name}>" if children else f"<w:{name}{stated}/>"

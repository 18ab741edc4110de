"""A paragraph of a table's cell as Word XML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zhibao.model.text import Text
from zhibao.pack import StyleNames
from zhibao.render.markup import runs_xml
from zhibao.word.xml_text import element, run

_BREAK = run(element("br"))
_MOST_KNOWN = 1000


def paragraph(lines: Sequence[Text], style: str, keep: bool, styles: StyleNames, inset: int = 0) -> str:
    """Return a paragraph with breaks between its lines; `keep` with the next, `inset` twips off the right edge."""
    runs = _BREAK.join([runs_xml(line, styles) for line in lines])
    return f"<w:p>{_properties(style, keep, inset)}{runs}</w:p>"


# Of a table with thousands of cells there are a few.
@lru_cache(_MOST_KNOWN)
def _properties(style: str, keep: bool, inset: int) -> str:
    return element(
        "pPr",
        element("pStyle", val=style),
        element("keepNext") if keep else "",
        element("ind", right=inset) if inset else "",
    )

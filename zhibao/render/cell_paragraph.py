"""A paragraph of a table's cell as Word XML."""

from __future__ import annotations

from collections.abc import Sequence

from zhibao.model.text import Text
from zhibao.pack import StyleNames
from zhibao.render.markup import runs_xml
from zhibao.word.xml_text import element, run


def paragraph(lines: Sequence[Text], style: str, keep: bool, styles: StyleNames, inset: int = 0) -> str:
    """Return a paragraph with breaks between its lines; `keep` with the next, `inset` twips off the right edge."""
    properties = element(
        "pPr",
        element("pStyle", val=style),
        element("keepNext") if keep else "",
        element("ind", right=inset) if inset else "",
    )
    runs = run(element("br")).join(runs_xml(line, styles) for line in lines)
    return element("p", properties, runs)

"""Figures made lower in a document that is filled already: filling it anew comes to the same, and takes far longer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart

from zhibao.model.figures import ChartPicture, EditableChart, Figure, Picture, Shown
from zhibao.model.fill_marks import picture_name
from zhibao.model.text import Text
from zhibao.word.late_parts import LatePicture, late_chart
from zhibao.word.simple_types import EMU_PER_MM
from zhibao.word.xml import Element, qualified, r, value

_INLINE, _BLIP, _CHART = qualified("wp:inline"), qualified("a:blip"), qualified("c:chart")
_EXTENTS = (qualified("wp:extent"), qualified("a:ext"))


def put_lower(document: Document, figures: Iterable[Figure]) -> bool:
    """Put the pictures of the figures in the place of those that the document has of them, in place.

    False, with nothing changed, where one is not alone in its figure or its part, or not once in the document.
    """
    inlines = list(document.element.body.iter(_INLINE))
    named: Mapping[str, list[Element]] = defaultdict(list)
    for inline in inlines:
        named[value(inline, "wp:docPr/@name")].append(inline)
    times = Counter(_relationship(inline) for inline in inlines)
    found: list[tuple[Element, Shown]] = []
    for figure in figures:
        shown, drawings = _only_one(figure), named[picture_name(figure.id)]
        if shown is None or len(drawings) != 1 or times[_relationship(drawings[0])] != 1:
            return False
        found.append((drawings[0], shown))
    for inline, shown in found:
        _replace(document.part, _relationship(inline), shown)
        _resize(inline, shown)
    return True


def _only_one(figure: Figure) -> Shown | None:
    if len(figure.rows) != 1 or len(figure.rows[0]) != 1:
        return None
    ((shown,),) = figure.rows
    return None if isinstance(shown, Text) else shown


def _relationship(inline: Element) -> str:
    """Return the relationship to the part that is shown, empty for what is no picture or chart."""
    for blip in inline.iter(_BLIP):
        return blip.get(r("embed"), "")
    for chart in inline.iter(_CHART):
        return chart.get(r("id"), "")
    return ""


def _replace(story: StoryPart, relationship: str, shown: Shown) -> None:
    """Let the relationship lead to a part of the same name that holds what is shown."""
    part = story.related_parts[relationship]
    match shown:
        case Picture():
            image = ImagePart(part.partname, part.content_type, shown.data)
            story.load_rel(RELATIONSHIP_TYPE.IMAGE, image, relationship)
        case ChartPicture():
            story.load_rel(RELATIONSHIP_TYPE.IMAGE, LatePicture(part.partname, shown.draw), relationship)
        case EditableChart():
            (book,) = part.related_parts.values()
            assert part.package
            chart = late_chart(part.partname, book.partname, shown.make, part.package)
            story.load_rel(RELATIONSHIP_TYPE.CHART, chart, relationship)


def _resize(inline: Element, shown: Shown) -> None:
    across, down = (str(round(length * EMU_PER_MM)) for length in (shown.width, shown.height))
    for extent in inline.iter(*_EXTENTS):
        # Among extensions a:ext is something else, which has no size.
        if extent.get("cx") is not None:
            extent.set("cx", across)
            extent.set("cy", down)

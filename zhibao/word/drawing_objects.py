"""What is drawn in a run: pictures, charts, diagrams, embedded objects and text boxes, in groups and canvases too.

DrawingML (ECMA-376 part 1, §20.4), VML (part 4, §19.1) and the alternatives between them (part 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zhibao.word.block_elements import BOX_CONTENT
from zhibao.word.simple_types import number, or_else
from zhibao.word.story import Aside, Cropping, ObjectKind, StoryAside, StoryBlock, StoryObject
from zhibao.word.xml import Element, first, qualified, r, values

_ALTERNATE, _CHOICE, _FALLBACK = (qualified(f"mc:{name}") for name in ("AlternateContent", "Choice", "Fallback"))
_BLIP, _CHART, _DIAGRAM = qualified("a:blip"), qualified("c:chart"), qualified("dgm:relIds")
_IMAGE, _ART, _OLE, _GROUP = (qualified(f"{name}") for name in ("v:imagedata", "v:textpath", "o:OLEObject", "wpg:wgp"))
# Charts of Office 2016 and later: the older picture beside them is what others can show.
_NOT_READ = ("cx",)
_HUNDREDTH = 100_000
ReadBoxes = Callable[[Element], tuple[StoryBlock, ...]]
Drawn = StoryObject | StoryAside


def chosen_alternative(alternate: Element) -> Element | None:
    """Return the content that is shown of an mc:AlternateContent: the first choice that can be read, else the other."""
    for choice in alternate.iterchildren(_CHOICE):
        if not choice.get("Requires", "").startswith(_NOT_READ):
            return choice
    return next(iter(alternate.iterchildren(_FALLBACK)), None)


def drawn_in(element: Element, read: ReadBoxes) -> Iterator[Drawn]:
    """Yield what is drawn under an element in order, a group's pictures from left to right; `read` reads text boxes."""
    if element.tag == _ALTERNATE:
        chosen = chosen_alternative(element)
        if chosen is not None:
            yield from _all(chosen, read)
    elif element.tag == BOX_CONTENT:
        yield StoryObject(ObjectKind.TEXT_BOX, blocks=read(element))
    elif element.tag == _GROUP:
        for child in sorted(element.iterchildren("{*}*"), key=_place):
            yield from drawn_in(child, read)
    else:
        yield from _itself(element)
        yield from _all(element, read)


def _all(parent: Element, read: ReadBoxes) -> Iterator[Drawn]:
    for child in parent.iterchildren("{*}*"):
        yield from drawn_in(child, read)


def _itself(element: Element) -> Iterator[Drawn]:
    if element.tag == _BLIP:
        embedded = element.get(r("embed"), "")
        yield StoryObject(
            ObjectKind.PICTURE, embedded or element.get(r("link"), ""), (), _cropping(element), not embedded
        )
    elif element.tag == _IMAGE and element.get(r("id")):
        yield StoryObject(ObjectKind.PICTURE, element.get(r("id"), ""), (), _vml_cropping(element))
    elif element.tag == _CHART:
        yield StoryObject(ObjectKind.CHART, element.get(r("id"), ""))
    elif element.tag == _DIAGRAM:
        yield StoryObject(ObjectKind.DIAGRAM, element.get(r("dm"), ""))
    elif element.tag == _OLE:
        yield StoryObject(ObjectKind.EMBEDDED, element.get(r("id"), ""))
    elif element.tag == _ART and element.get("string"):
        yield StoryAside(Aside.WORD_ART, element.get("string", ""))


def _cropping(blip: Element) -> Cropping:
    source = first(blip, "following-sibling::a:srcRect")
    if source is None:
        return Cropping()
    sides = (or_else(0.0, number, source.get(side)) / _HUNDREDTH for side in "ltrb")
    return Cropping(*(min(max(side, 0.0), 1.0) for side in sides))


def _vml_cropping(image: Element) -> Cropping:
    return Cropping(*(_fraction(image.get(f"crop{side}")) for side in ("left", "top", "right", "bottom")))


def _fraction(words: str | None) -> float:
    """Return a VML fraction: 0.1, or 6554f of 65536."""
    if words and words.endswith("f"):
        return min(max(or_else(0.0, number, words[:-1]) / 65536, 0.0), 1.0)
    return min(max(or_else(0.0, number, words), 0.0), 1.0)


def _place(child: Element) -> tuple[float, float]:
    """Return where a child of a group stands: rows of equal height count as one row, from left to right."""
    left, top, height = (
        or_else(0.0, number, next(iter(values(child, f"(.//a:xfrm)[1]/{path}")), "0"))
        for path in ("a:off/@x", "a:off/@y", "a:ext/@cy")
    )
    return (round((top + height / 2) / height) if height else 0.0), left

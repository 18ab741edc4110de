"""The blocks of a story (ECMA-376 part 1, §17.3 and §17.4): paragraphs and tables, in content controls too."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, first, make, string_at, values, w

PARAGRAPH, TABLE, SECTION = w("p"), w("tbl"), w("sectPr")
BOX_CONTENT = w("txbxContent")
_HYPHEN = w("noBreakHyphen")
_stated_style = string_at("w:pPr[1]/w:pStyle[1]/@w:val")
_BLOCKS = frozenset((PARAGRAPH, TABLE, SECTION))
# What holds blocks and is none itself (§17.5.2.29, §17.5.1.4, §17.13.5).
_HOLDERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))
_CONTROL, _CONTENT = w("sdt"), w("sdtContent")


def blocks(story: Element, *more: str) -> Iterator[Element]:
    """Yield paragraphs, tables and section properties in order, and elements of the tags `more` that stand beside."""
    for child in story.iterchildren("{*}*"):
        if child.tag in _BLOCKS or child.tag in more:
            yield child
        elif child.tag in _HOLDERS:
            yield from blocks(child, *more)


def unwrap_content_controls(root: Element) -> None:
    """Put what content controls hold in their place, in place: editors stumble over them, programs mangle them."""
    for control in list(root.iter(_CONTROL)):
        parent, content = control.getparent(), control.find(_CONTENT)
        assert parent is not None
        for each in () if content is None else list(content):
            control.addprevious(each)
        parent.remove(control)


def style_id(paragraph: Element) -> str:
    """Return the id of the style that a paragraph states, empty for none."""
    return _stated_style(paragraph)


def properties_of(paragraph: Element) -> Element:
    """Return the paragraph's `w:pPr`, made when it lacks one."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def text_of(element: Element) -> str:
    """Return the characters that an element prints; codes of fields do not count, their results do."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def plain_text_of(element: Element) -> str:
    """Return the characters that an element prints as they are typed, without what keeps lines from parting them."""
    # As which LibreOffice and Word save a hyphen that no line parts.
    return plain("".join("-" if each.tag == _HYPHEN else each.text or "" for each in element.iter(w("t"), _HYPHEN)))


def texts_of(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Yield the texts of the runs as they are typed, each with its own w:vertAlign, "" where the run has none."""
    for run in paragraph.iter(w("r")):
        yield plain_text_of(run), next(iter(values(run, "w:rPr/w:vertAlign/@w:val")), "")


def is_page_break(block: Element) -> bool:
    """Tell whether a block is a paragraph with nothing but a page break in it."""
    return first(block, 'self::w:p[not(.//w:t)]/w:r/w:br[@w:type="page"]') is not None


def prints_nothing(paragraph: Element) -> bool:
    """Tell whether a paragraph shows no character, picture or break, and ends no section."""
    return not text_of(paragraph) and first(paragraph, ".//w:drawing | .//w:pict | .//w:br | .//w:sectPr") is None

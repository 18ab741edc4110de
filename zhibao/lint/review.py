"""What reviewing leaves in a template and a finished report must not have: tracked changes and comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from zhibao.findings import Finding, Place, TemplatePlace, lint_rules
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.tags import TAG
from zhibao.model.ref import NOWHERE
from zhibao.word.package import DocumentParts
from zhibao.word.revisions import REVISIONS
from zhibao.word.xml import Element, w

Patch = Callable[[str], str]
_TAGS = [w(name) for name in REVISIONS]


def tracked_changes(root: Element, paragraphs: Sequence[TemplateParagraph], patch: Patch) -> Iterator[Finding]:
    """Yield one finding for all tracked changes that are left in a part, at the first of them."""
    place, count = _left(root, paragraphs, patch)
    if count:
        yield lint_rules.TRACKED.at(place, count=count)


def comments(parts: DocumentParts, paragraphs: Sequence[TemplateParagraph]) -> Iterator[Finding]:
    """Yield one finding for all comments of a document, those that no text is marked for among them."""
    stored = 0 if parts.comments is None else len(parts.comments.findall(w("comment")))
    marked = [each for each in paragraphs if next(each.element.iter(w("commentReference")), None) is not None]
    if stored or marked:
        place = marked[0].place if marked else NOWHERE
        where = f"{place}等处" if marked else ""
        yield lint_rules.UNDER_REVIEW.at(place, found=f"{where}有 {max(stored, len(marked))} 条批注")


def recording(parts: DocumentParts) -> Iterator[Finding]:
    """Yield a finding when changes are being tracked, though none has been made yet."""
    if parts.is_set("trackRevisions"):
        yield lint_rules.UNDER_REVIEW.at(NOWHERE, found="开着“修订”")


def joined(paragraph: TemplateParagraph, patch: Patch) -> tuple[str, str]:
    """Return a paragraph's XML before and after docxtpl joins its tags, which are left out."""
    xml = etree.tostring(paragraph.element, encoding="unicode", with_tail=False)
    return xml, TAG.sub("", patch(xml))


def count_of(name: str, xml: str) -> int:
    """Return how many elements of a name are in XML text that need not be well-formed."""
    return len(re.findall(rf"<w:{name}[\s/>]", xml))


def _left(root: Element, paragraphs: Sequence[TemplateParagraph], patch: Patch) -> tuple[Place, int]:
    """Return the place of the first change, and how many are not dropped when tags are joined."""
    outside = [each for each in root.iter(*_TAGS) if next(each.iterancestors(w("p")), None) is None]
    counts = [(paragraph, _kept(paragraph, patch)) for paragraph in paragraphs]
    places = [paragraph for paragraph, count in counts if count] or [_beside(each, paragraphs) for each in outside]
    return (_with_deleted(places[0]) if places else NOWHERE), sum(count for _, count in counts) + len(outside)


def _with_deleted(paragraph: TemplateParagraph) -> TemplatePlace:
    """Return the place of a paragraph with the words that were deleted, as the editor still shows them."""
    texts = paragraph.element.iter(w("t"), w("delText"))
    words = "".join(each.text or "" for each in texts if paragraph.owns(each))
    return TemplatePlace("", paragraph.part, paragraph.spot, words.strip())


def _kept(paragraph: TemplateParagraph, patch: Patch) -> int:
    """Return how many of its changes a paragraph has when its tags have been joined."""
    owned = sum(paragraph.owns(each) for each in paragraph.element.iter(*_TAGS))
    if not owned:
        return 0
    before, after = joined(paragraph, patch)
    return max(owned - sum(count_of(name, before) - count_of(name, after) for name in REVISIONS), 0)


def _beside(element: Element, paragraphs: Sequence[TemplateParagraph]) -> TemplateParagraph:
    """Return the first paragraph of the row, cell or table that an element is about, the last one of the part else."""
    row = next(element.iterancestors(w("tr"), w("tbl")), None)
    inside = [] if row is None else [each for each in paragraphs if row in each.element.iterancestors()]
    return inside[0] if inside else paragraphs[-1]

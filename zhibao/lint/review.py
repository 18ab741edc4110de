"""What reviewing leaves in a template and a finished report must not have: tracked changes and comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from zhibao.findings import Finding, lint_rules
from zhibao.lint.bracing import TAG
from zhibao.lint.places import Paragraph, Place
from zhibao.model.ref import CellRef
from zhibao.word.revisions import REVISIONS
from zhibao.word.simple_types import is_on

Patch = Callable[[str], str]
_CHANGES = tuple(f"w:{name}" for name in REVISIONS)
_COMMENTS_PART = "/comments.xml"


def tracked_changes(root: Element, paragraphs: Sequence[Paragraph], patch: Patch) -> Iterator[Finding]:
    """Yield one finding for all tracked changes that are left in a part, at the first of them."""
    place, count = _left(root, paragraphs, patch)
    if count:
        yield lint_rules.TRACKED.at(CellRef(), place=place, count=count)


def comments(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield one finding for all comments of a document, those that no text is marked for among them."""
    parts = [each for each in document.part.package.iter_parts() if str(each.partname).endswith(_COMMENTS_PART)]
    stored = sum(part.blob.count(b"<w:comment ") for part in parts)
    marked = [each for each in paragraphs if next(each.element.iter(qn("w:commentReference")), None) is not None]
    if stored or marked:
        place = f"{marked[0].place}等处" if marked else ""
        yield lint_rules.UNDER_REVIEW.at(CellRef(), found=f"{place}有 {max(stored, len(marked))} 条批注")


def recording(settings: Element) -> Iterator[Finding]:
    """Yield a finding when changes are being tracked, though none has been made yet."""
    if is_on(settings.find(qn("w:trackRevisions"))):
        yield lint_rules.UNDER_REVIEW.at(CellRef(), found="开着“修订”")


def joined(paragraph: Paragraph, patch: Patch) -> tuple[str, str]:
    """Return a paragraph's XML before and after docxtpl joins its tags, which are left out."""
    xml = etree.tostring(paragraph.element, encoding="unicode", with_tail=False)
    return xml, TAG.sub("", patch(xml))


def count_of(name: str, xml: str) -> int:
    """Return how many elements of a name are in XML that need not be well-formed."""
    return len(re.findall(rf"<{name}[\s/>]", xml))


def _left(root: Element, paragraphs: Sequence[Paragraph], patch: Patch) -> tuple[str, int]:
    """Return the place of the first change, and how many are not dropped when tags are joined."""
    outside = [each for each in root.iter(*map(qn, _CHANGES)) if next(each.iterancestors(qn("w:p")), None) is None]
    counts = [(paragraph, _kept(paragraph, patch)) for paragraph in paragraphs]
    places = [paragraph for paragraph, count in counts if count] or [_beside(each, paragraphs) for each in outside]
    return (str(_with_deleted(places[0])) if places else ""), sum(count for _, count in counts) + len(outside)


def _with_deleted(paragraph: Paragraph) -> Place:
    """Return the place of a paragraph with the words that were deleted, as the editor still shows them."""
    texts = paragraph.element.iter(qn("w:t"), qn("w:delText"))
    words = "".join(each.text or "" for each in texts if paragraph.owns(each))
    return Place(paragraph.part, paragraph.spot, words.strip())


def _kept(paragraph: Paragraph, patch: Patch) -> int:
    """Return how many of its changes a paragraph has when its tags have been joined."""
    owned = sum(paragraph.owns(each) for each in paragraph.element.iter(*map(qn, _CHANGES)))
    if not owned:
        return 0
    before, after = joined(paragraph, patch)
    return max(owned - sum(count_of(name, before) - count_of(name, after) for name in _CHANGES), 0)


def _beside(element: Element, paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Return the first paragraph of the row, cell or table that an element is about, the last one of the part else."""
    row = next(element.iterancestors(qn("w:tr"), qn("w:tbl")), None)
    inside = [] if row is None else [each for each in paragraphs if row in each.element.iterancestors()]
    return inside[0] if inside else paragraphs[-1]

"""Captions found by their marks, bookmarked where a reference names them, and the references filled in."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.bookmarks import Bookmarks
from zhibao.finish.fields import FieldCode, field_codes_of
from zhibao.finish.paragraphs import shown_text
from zhibao.model.fill_marks import CAPTION_MARK

# What parts a caption's number from its words.
_SEPARATORS = " \u3000\t：:、.．"
UNNUMBERED = "【待补：没有编号】"


def fill_references(document: Document) -> Mapping[str, str]:
    """Take the marks off all captions, and fill and bookmark what references name, in place.

    Returns label and number of each numbered caption by its bookmark's name (表 1-1); field results are filled before.
    """
    fields = _references(document)
    labels, bookmarks = {}, Bookmarks(document)
    for text in _marked(document):
        name, label_runs = _unmarked(text)
        label = "".join(shown_text(run) for run in label_runs).strip()
        if label and name not in labels:
            labels[name] = label
            if name in fields:
                bookmarks.set(name, label_runs[0], label_runs[-1])
    for name, found in fields.items():
        for field_code in found:
            field_code.set_result(labels.get(name, UNNUMBERED))
    return labels


def _references(document: Document) -> Mapping[str, list[FieldCode]]:
    """Return the REF fields by the bookmark that they name."""
    found: dict[str, list[FieldCode]] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        for field_code in field_codes_of(paragraph):
            if field_code.words[:1] == ["REF"]:
                found.setdefault(field_code.words[1], []).append(field_code)
    return found


def _marked(document: Document) -> list[Element]:
    return [text for text in document.element.body.iter(qn("w:t")) if CAPTION_MARK.search(text.text or "")]


def _unmarked(text: Element) -> tuple[str, list[Element]]:
    """Take the mark out of a text element; return its bookmark's name, and the runs of the label before it."""
    mark = CAPTION_MARK.search(text.text or "")
    assert mark is not None
    before, after = mark.string[: mark.start()], mark.string[mark.end() :]
    run = text.getparent()
    assert run is not None
    own = before.rstrip(_SEPARATORS)
    if own:
        # The label's end stands in the same run as the caption: a run of its own makes it a stretch.
        left = deepcopy(run)
        left.findall(qn("w:t"))[-1].text = own
        run.addprevious(left)
    text.text = before[len(own) :] + CAPTION_MARK.sub("", after)
    return mark[1], _label_runs(run)


def _label_runs(run: Element) -> list[Element]:
    """Return the runs before a caption's run, without those at the end that only part the two."""
    runs = list(run.itersiblings(qn("w:r"), preceding=True))[::-1]
    while runs and _is_separator(runs[-1]):
        runs.pop()
    return runs


def _is_separator(run: Element) -> bool:
    return run.find(qn("w:fldChar")) is None and not shown_text(run).strip(_SEPARATORS)

"""Captions found by their marks, bookmarked where a reference names them, and the references filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from zhibao.model.fill_marks import CAPTION_MARK
from zhibao.word.block_elements import plain_text_of
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.fields import Field, is_marked
from zhibao.word.unbroken import unbroken_label
from zhibao.word.xml import Element, w

# What parts a caption's number from its words.
_SEPARATORS = " \u3000\t：:、.．"
UNNUMBERED = "【待补：没有编号】"


def fill_references(body: Element, found: Iterable[Field]) -> Mapping[str, str]:
    """Take the marks off all captions, and fill and bookmark what references name, in place; `found` are all fields.

    Returns label and number of each numbered caption by its bookmark's name (表 1-1); field results are filled before.
    """
    references = _references(found)
    labels, bookmarks = {}, Bookmarks(body)
    for text in _marked(body):
        name, label_runs = _unmarked(text)
        label = "".join(map(plain_text_of, label_runs)).strip()
        if label and name not in labels:
            labels[name] = label
            _hold_together(label_runs)
            if name in references:
                bookmarks.set(name, label_runs[0], label_runs[-1])
    for name, naming in references.items():
        for field in naming:
            field.set_result(unbroken_label(labels.get(name, UNNUMBERED)))
    return labels


def _references(found: Iterable[Field]) -> Mapping[str, list[Field]]:
    """Return the REF fields by the bookmark that they name."""
    references: dict[str, list[Field]] = {}
    for field in found:
        if field.code.kind == "REF":
            references.setdefault(field.code.argument, []).append(field)
    return references


def _hold_together(runs: list[Element]) -> None:
    """Let no line part a label; its first run may begin with what stands before it."""
    for text in (each for run in runs for each in run.iter(w("t"))):
        text.text = unbroken_label(text.text or "")


def _marked(body: Element) -> list[Element]:
    return [text for text in body.iter(w("t")) if CAPTION_MARK.search(text.text or "")]


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
        left.findall(w("t"))[-1].text = own
        run.addprevious(left)
    text.text = before[len(own) :] + CAPTION_MARK.sub("", after)
    return mark[1], _label_runs(run)


def _label_runs(run: Element) -> list[Element]:
    """Return the runs before a caption's run, without those at the end that only part the two."""
    runs = list(run.itersiblings(w("r"), preceding=True))[::-1]
    while runs and _is_separator(runs[-1]):
        runs.pop()
    return runs


def _is_separator(run: Element) -> bool:
    return not is_marked(run) and not plain_text_of(run).strip(_SEPARATORS)

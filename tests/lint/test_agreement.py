"""Lint and rendering agree: what lint passes renders, and what does not render lint refuses; neither crashes."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import TEMPLATES, henan
from tests.lint.damage import changed, parts_of
from zhibao.findings import NothingMadeError, Severity
from zhibao.finish import finish
from zhibao.lint import lint, lint_all
from zhibao.lint.samples import samples
from zhibao.model.report import PrintedReport
from zhibao.pack import pack_names
from zhibao.render.template_filling import OpenTemplate
from zhibao.workbook.cover import KNOWN_KEYS

DOCUMENT = parts_of()["word/document.xml"].decode()
TAGS = [match.span() for match in re.finditer(r"\{[{%#].*?[}%#]\}", DOCUMENT)]
PARAGRAPHS = [match.span() for match in re.finditer(r"<w:p>.*?</w:p>", DOCUMENT)]

# What is typed by mistake; the last one splits a run.
SLIPS = ["", *"{}%，｛ x'(|.P—…’\u00a0\u200b\u3000\ufeff", "endif", "</w:t></w:r><w:r><w:t>"]


def reports() -> Iterator[PrintedReport]:
    """Yield lint's own samples, and one of its fullest that lacks every cover key that may be missing."""
    own = list(samples(henan().required.cover, KNOWN_KEYS))
    yield from own
    sure = {*henan().required.cover, "报告名称"}
    yield replace(own[0], cover={key: text for key, text in own[0].cover.items() if key in sure})


def fails_to_render(path: Path) -> bool:
    """Tell whether the template cannot be filled with one of the reports."""
    for report in reports():
        try:
            finish(OpenTemplate(henan(), path=path).fill(report), henan())
        except NothingMadeError:
            return True
    return False


def check_agreement(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        findings = lint(henan(), path, KNOWN_KEYS)
        has_errors = any(each.severity is Severity.ERROR for each in findings)
        assert has_errors or not fails_to_render(path), findings


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Return the template's body with one to three of its tags or paragraphs changed as a hand slips."""
    document = DOCUMENT
    spans = draw(st.lists(st.sampled_from(TAGS), min_size=1, max_size=3, unique=True))
    for start, end in sorted(spans, reverse=True):
        tag = document[start:end]
        at = draw(st.integers(0, len(tag) - 1))
        typed = draw(st.sampled_from(SLIPS))
        width = draw(st.sampled_from([0, 0, 1, 1, 2, 5, len(tag)]))
        document = document[:start] + tag[:at] + typed + tag[at + width :] + document[end:]
    return document


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """Return the template's body with paragraphs left out, repeated or put elsewhere."""
    pieces = [DOCUMENT[start:end] for start, end in PARAGRAPHS]
    document = DOCUMENT
    for start, end in sorted(draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=2, unique=True)))[::-1]:
        document = document[:start] + draw(st.sampled_from(["", *pieces])) + document[end:]
    return document


@pytest.mark.parametrize("pack", pack_names(TEMPLATES))
def test_a_pack_that_ships_has_no_fault(pack: str) -> None:
    (linted,) = lint_all(TEMPLATES, pack, KNOWN_KEYS)
    assert linted.findings == ()


@pytest.mark.parametrize("key", ["主管单位", "公开网址", "不存在的项"])
@pytest.mark.parametrize("old", ["{{ chapter.title }}", "{{ annex.title }}", "{{ block.unit }}"])
def test_a_cover_key_that_is_not_sure_is_refused_wherever_it_stands(old: str, key: str) -> None:
    check_agreement(changed(document=lambda xml: xml.replace(old, f"{old}{{{{ cover.{key} }}}}", 1)))


@given(edited())
@settings(max_examples=20)
def test_edited_tags_are_judged_as_rendering_judges_them(document: str) -> None:
    check_agreement(changed(document=lambda _: document))


@given(shuffled())
@settings(max_examples=15)
def test_moved_paragraphs_are_judged_as_rendering_judges_them(document: str) -> None:
    check_agreement(changed(document=lambda _: document))

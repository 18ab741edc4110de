"""The lists after the contents against the pack: what belongs into one stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.audit.toc_differences import toc_codes, toc_style
from zhibao.findings import Finding, finished_rules
from zhibao.model.text import Text


def list_differences(
    compared: Sequence[Pair], expected: Sequence[ExpectedLine], lists: Mapping[str, Sequence[Text]]
) -> Iterator[Finding]:
    """Yield for each list (案例, 图, 表) the first of its texts that no list of the file collects."""
    codes = [code for code in toc_codes(expected) if code.switch("c") is not None]
    collected = {
        each.text.id for pair in compared if any(toc_style(code, pair) for code in codes) for each in pair.texts
    }
    for name, texts in lists.items():
        left_out = next((text for text in texts if text and text.id not in collected), None)
        if left_out:
            yield finished_rules.NOT_LISTED.at(left_out.ref, list=name, text=left_out.plain[:SNIPPET])

"""A report of the whole program, what was meant by it, and the document to be spoilt and compared again."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.builders import Sheets
from tests.reports import Made, make
from zhibao.audit import Intent
from zhibao.audit.auditing import compare
from zhibao.findings import Finding
from zhibao.pack import Pack
from zhibao.word.package import DocumentParts


@dataclass(frozen=True)
class Intended:
    """A report that was made, its content, and what was meant."""

    made: Made
    content: bytes
    intent: Intent
    pack: Pack

    def document(self) -> Document:
        return docx.Document(io.BytesIO(self.content))

    def found(self, document: Document) -> list[Finding]:
        """Return the differences of a document."""
        return list(compare(document, self.intent, self.pack, is_draft=False))


def intended(folder: Path, sheets: Sheets) -> Intended:
    """Make the report of the sheets and keep what the read-back was given."""
    kept: list[tuple[bytes, Intent, Pack]] = []

    def keeping(
        content: bytes, parts: DocumentParts, intent: Intent, pack: Pack, is_draft: bool
    ) -> tuple[Finding, ...]:
        kept.append((content, intent, pack))
        return ()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhibao.pipeline.building.audit", keeping)
        made = make(folder, sheets)
    return Intended(made, *kept[0])

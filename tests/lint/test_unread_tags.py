"""A template is looked through once, and anew when it changes in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES
from tests.reports import changed_templates
from zhibao.findings import NothingMadeError
from zhibao.lint import unread_faults


def half(xml: str) -> str:
    return xml.replace("目　录", "目　录{{ 半", 1)


def test_a_template_that_changes_is_looked_through_anew(tmp_path: Path) -> None:
    path = changed_templates(tmp_path / "a", document=half) / "henan" / "report.docx"
    halved, sound = path.read_bytes(), (TEMPLATES / "henan" / "report.docx").read_bytes()
    path.write_bytes(sound)
    assert [*unread_faults(path)] == [*unread_faults(path)] == []
    path.write_bytes(halved)
    (fault,) = unread_faults(path)
    assert [*unread_faults(path)] == [fault]
    path.write_bytes(sound)
    assert [*unread_faults(path)] == []
    path.unlink()
    with pytest.raises(NothingMadeError):
        [*unread_faults(path)]

"""What is printed as JSON: findings, their places, and what is told beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhibao.findings import Finding, Place, ReportPlace, TemplatePlace
from zhibao.model.ref import CellRef

if TYPE_CHECKING:
    from zhibao.pipeline import Surroundings

_PLACE_KEYS = {
    CellRef: ("cell", "sheet", "cell"),
    TemplatePlace: ("template", "part", "spot", "words"),
    ReportPlace: ("report", "page", "paragraph"),
}


def told_beside(about: Surroundings | None) -> dict[str, object]:
    """Return how far the clerk is, and the checks that were not made."""
    done = about.completion if about else None
    stated = {"filled": done.filled, "indicators": done.indicators, "examples": done.examples} if done else None
    skipped = about.skipped if about else ()
    return {"completion": stated, "skipped": [{"code": rule.code, "title": rule.title} for rule in skipped]}


def plain_finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.ref.sheet or None,
        "cell": finding.ref.cell or None,
        "message": finding.message,
        "advice": finding.advice,
        "accepted": finding.accepted,
        "cause": finding.cause or None,
        "file": finding.file or None,
        "place": _plain_place(finding.place),
        "values": dict(finding.values),
        "excerpt": finding.excerpt or None,
    }


def _plain_place(place: Place) -> dict[str, object] | None:
    """Return where in its file a finding is, None for one about all of it."""
    kind, *keys = _PLACE_KEYS[type(place)]
    values = {key: getattr(place, key) for key in keys}
    stated = {key: (value.strip() if isinstance(value, str) else value) or None for key, value in values.items()}
    return {"kind": kind} | stated if any(stated.values()) else None

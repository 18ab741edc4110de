"""Last year's workbook, against which this year's is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from zhibao.compute import compute
from zhibao.findings import Findings, NothingMadeError, environment_rules
from zhibao.forms.receiving import receive
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.privacy import disguise
from zhibao.workbook.cover import PREVIOUS_KEY
from zhibao.workbook.reader import read_workbook


def previous_report(
    path: Path | None,
    workbook: Path,
    cover: Mapping[str, Text],
    load_pack: Callable[[str, CellRef], Pack],
    findings: Findings,
) -> ComputedReport | None:
    """Return last year's report with its pupils' names masked; None where it is not given, or, reported, unreadable.

    What is wrong in last year's workbook is no matter of this year's.
    """
    if path is None:
        return None
    stated = cover.get(PREVIOUS_KEY, Text())
    place = stated.ref if stated else CellRef(workbook=workbook.name)
    try:
        report, pack, _ = read_workbook(path, load_pack, receive)
    except NothingMadeError as error:
        findings.add(environment_rules.NO_PREVIOUS.at(place, path=path, reason=error))
        return None
    return findings.guarded(
        lambda: disguise(compute(report, pack.change, pack.numbers)[0], pack.privacy)[0].report,
        environment_rules.PREVIOUS_FAILED,
        path=path.name,
    )


def stated_previous(workbook: Path, cover: Mapping[str, Text]) -> Path | None:
    """Return last year's workbook as the cover of `workbook` names it, beside it or in the folder above.

    The name may be that of a folder with just one workbook.
    """
    name, folder = cover.get(PREVIOUS_KEY, Text()).plain.strip().strip('"“”'), workbook.parent
    if not name:
        return None
    places = (folder / name, folder.parent / name)
    found = next((each for each in places if each.exists()), places[0])
    inside = sorted(each for each in found.glob("*.xlsx") if not each.name.startswith(("~$", ".")))
    return inside[0] if found.is_dir() and len(inside) == 1 else found

"""Whether schools sent anything: most workbooks have no folder 学校填报, and need nothing that reads forms."""

from __future__ import annotations

from zhibao.findings import Findings
from zhibao.forms.form_folder import FORMS_FOLDER
from zhibao.model.received import Received
from zhibao.model.report import DataTable
from zhibao.workbook.reader import Asking


def receive(asking: Asking, findings: Findings) -> tuple[Received, tuple[DataTable, ...]]:
    """Return what the schools sent, and the workbook's tables with their rows; nothing without the folder.

    What is wrong with a form is told by its file, and the others are used. NothingMadeError for faults of the pack.
    """
    if not (asking.workbook.parent / FORMS_FOLDER).is_dir():
        return Received(roster=asking.roster), asking.tables
    from zhibao.forms.collecting import collect

    return collect(asking, findings)

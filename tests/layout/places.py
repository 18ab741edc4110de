"""Where LibreOffice puts bookmarks: the measuring stick of the estimate."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdf
from pypdf.generic import IndirectObject

from tests.layout.pages import _TIME_LIMIT, _font_config

_WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True)
class Places:
    """The physical page, counted from 1, of each bookmark, and how many pages there are."""

    places: dict[str, int]
    count: int


def places(document: Path, folder: Path) -> Places:
    """Lay a document out with a profile of its own and the fonts of this project."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(_font_config(folder), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", "--norestore", profile, "--convert-to", _WITH_BOOKMARKS, "--outdir"]
    environment = os.environ | {"FONTCONFIG_FILE": str(config)}
    subprocess.run([*command, folder, document], check=True, capture_output=True, timeout=_TIME_LIMIT, env=environment)
    reader = pypdf.PdfReader(folder / f"{document.stem}.pdf")
    numbers = {_number(page.indirect_reference): at for at, page in enumerate(reader.pages, 1)}
    # In the names of destinations an underscore is written as its code.
    named = ((name.removeprefix("/").replace("5F", "_"), to) for name, to in reader.named_destinations.items())
    found = {name: numbers[_number(to.page)] for name, to in named}
    return Places(found, len(reader.pages))


def _number(reference: object) -> int:
    assert isinstance(reference, IndirectObject)
    return reference.idnum

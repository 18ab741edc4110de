"""The parts of a package as they are edited."""

from __future__ import annotations

import io
import zipfile

from tests.package_edits.edit import Parts


def parts_in(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}

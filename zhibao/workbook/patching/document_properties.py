"""The core properties of a package (ECMA-376 part 2, §11), in the part in which a seal is looked for."""

from __future__ import annotations

from lxml import etree

from zhibao.packing import UNSEALED
from zhibao.workbook.patching.dialects import PACKAGE
from zhibao.workbook.patching.patched_package import PatchedPackage

_PART, _TYPE = "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
_KIND = f"{PACKAGE}/relationships/metadata/core-properties"
_SPACE, _DC = f"{PACKAGE}/metadata/core-properties", "http://purl.org/dc/elements/1.1/"


def with_seal_place(package: PatchedPackage) -> None:
    """Give the package an identifier that can be sealed, in core properties where they are looked for."""
    old = package.related("", "core-properties")
    if not old or package.spelled(old) != _PART:
        content = package.read(old) if old else f'<coreProperties xmlns="{_SPACE}"/>'.encode()
        for each in package.relationships(""):
            if each.get("Type", "").endswith("/core-properties"):
                package.xml("_rels/.rels").remove(each)
        if old:
            package.drop(old)
        package.put(_PART, content, _TYPE)
        package.relate("", _KIND, _PART)
    root = package.xml(_PART)
    for each in root.findall(f"{{{_DC}}}identifier"):
        root.remove(each)
    etree.SubElement(root, f"{{{_DC}}}identifier", nsmap={"dc": _DC}).text = UNSEALED

"""Pictures that Excel 365 keeps in cells: rich values ([MS-XLSX] §2.3.3, metadata.xml and the parts in richData)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from zhibao.workbook.spreadsheet import Element, Package, Relationship, attribute, local

_METADATA, _VALUES, _STRUCTURES, _PICTURES = "sheetMetadata", "rdRichValue", "rdRichValueStructure", "richValueRel"
_RICH_VALUE = "XLRICHVALUE"
_PICTURE_KEY = "_rvRel:LocalImageIdentifier"

T = TypeVar("T")


def rich_pictures(package: Package, workbook: Mapping[str, Relationship]) -> Mapping[int, Relationship | None]:
    """Return, by the number that a cell states as `vm`, what leads to the picture in it; None when it is lost."""
    parts = {each.kind: each.target for each in workbook.values()}
    if not {_METADATA, _VALUES, _STRUCTURES, _PICTURES} <= parts.keys():
        return {}
    values = list(_values(package.xml(parts[_VALUES]), package.xml(parts[_STRUCTURES])))
    related = package.relationships(parts[_PICTURES])
    pictures = [related.get(attribute(each, "id")) for each in package.xml(parts[_PICTURES])]
    stated = {vm: _at(values, number) or {} for vm, number in _value_numbers(package.xml(parts[_METADATA]))}
    return {vm: _at(pictures, value[_PICTURE_KEY]) for vm, value in stated.items() if _PICTURE_KEY in value}


def _values(root: Element, structures: Element) -> Iterator[Mapping[str, str]]:
    """Yield the rich values, each by the keys of its structure."""
    keys = [[key.get("n", "") for key in structure] for structure in structures]
    for value in root.iterfind("{*}rv"):
        texts = [each.text or "" for each in value if local(each) == "v"]
        yield dict(zip(_at(keys, value.get("s")) or [], texts, strict=False))


def _value_numbers(metadata: Element) -> Iterator[tuple[int, str | None]]:
    """Yield the number of each record of value metadata that stands for a rich value, and that value's number."""
    types = [each.get("name") for each in metadata.iterfind("{*}metadataTypes/{*}metadataType")]
    future = [each for each in metadata.iterfind("{*}futureMetadata") if each.get("name") == _RICH_VALUE]
    numbers = [[each.get("i") for each in block.iterfind(".//{*}rvb")] for kept in future for block in kept]
    for vm, block in enumerate(metadata.iterfind("{*}valueMetadata/{*}bk"), 1):
        for record in block:
            if _at([None, *types], record.get("t")) == _RICH_VALUE:
                yield vm, _at(_at(numbers, record.get("v")) or [], "0")


def _at(values: Sequence[T], index: str | None) -> T | None:
    """Return the value at an index written in XML, None where there is none."""
    return values[int(index)] if index and index.isdigit() and int(index) < len(values) else None

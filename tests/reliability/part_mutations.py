"""A package with one part changed as XML: elements, attributes, texts, encodings; or with its parts exchanged."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from tests.reliability.byte_mutations import ODD_VALUES, of_bytes

Element = etree._Element
Parts = dict[str, bytes]


def _picked(root: Element, chance: Random) -> Element:
    """Return an element below the root; the root where there is none."""
    below = [each for each in root.iter() if isinstance(each.tag, str)][1:]
    return chance.choice(below) if below else root


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def dropped(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    if element is not root:
        _parent(element).remove(element)


def doubled(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    if element is not root:
        for _ in range(chance.choice((1, 1, 3, 300))):
            element.addnext(copy.deepcopy(element))


def moved(root: Element, chance: Random) -> None:
    element, other = _picked(root, chance), _picked(root, chance)
    if element is not root and element not in other.iterancestors() and element is not other:
        (other.append if chance.random() < 0.5 else other.addnext)(element)


def swapped(root: Element, chance: Random) -> None:
    parent = _parent(_picked(root, chance))
    if len(parent) > 1:
        first, second = chance.sample(range(len(parent)), 2)
        one, other = copy.deepcopy(parent[first]), copy.deepcopy(parent[second])
        parent[first], parent[second] = other, one


def renamed(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    name = etree.QName(element)
    other = etree.QName(_picked(root, chance)).localname
    element.tag = chance.choice(
        (name.localname, f"{{urn:x}}{name.localname}", etree.QName(name.namespace, other).text, f"{element.tag}x")
    )


def with_odd_attribute(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    if element.attrib:
        element.set(chance.choice(list(map(str, element.attrib))), _odd(chance))


def with_other_attribute(root: Element, chance: Random) -> None:
    """An attribute of another element of the same name."""
    element = _picked(root, chance)
    for other in chance.sample(found := list(root.iter(element.tag)), len(found)):
        if other.items() != element.items():
            element.attrib.update({str(name): str(value) for name, value in other.attrib.items()})
            return


def without_attribute(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    if element.attrib:
        del element.attrib[chance.choice(list(map(str, element.attrib)))]


def with_odd_text(root: Element, chance: Random) -> None:
    told = [each for each in root.iter() if isinstance(each.tag, str) and each.text and each.text.strip()]
    if told:
        chance.choice(told).text = _odd(chance)


def with_tail(root: Element, chance: Random) -> None:
    _picked(root, chance).tail = _odd(chance)


def nested(root: Element, chance: Random) -> None:
    element = _picked(root, chance)
    for _ in range(chance.choice((1, 3, 200))):
        element.append(inner := etree.Element(element.tag))
        element = inner


def _odd(chance: Random) -> str:
    return chance.choice(ODD_VALUES).replace("\x00", "")


ELEMENTS: tuple[Callable[[Element, Random], None], ...] = (
    *(dropped, dropped, doubled, moved, swapped, renamed, nested, with_tail, without_attribute, without_attribute),
    *(with_odd_attribute, with_odd_attribute, with_odd_attribute, with_other_attribute, with_odd_text, with_odd_text),
)
# What begins a part, and the encoding that it is then written in.
_BEGINNINGS = (
    ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
    ('<?xml version="1.0" encoding="GB18030"?>', "gb18030"),
    ('<?xml version="1.0" encoding="UTF-8"?>', "utf-16"),
    ('<?xml version="1.0" encoding="ASCII"?>', "utf-8"),
    ('<?xml version="1.0" encoding="x"?>', "utf-8"),
    ('<?xml version="1.1"?>', "utf-8"),
    ("", "utf-8"),
    ("", "utf-16"),
    ("<!-- -->", "utf-8"),
    ("<!DOCTYPE x>", "utf-8"),
    ('<!DOCTYPE x [<!ENTITY a "b">]>', "utf-8"),
    ("\n ", "utf-8"),
)
_TRANSITIONAL, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"


def of_xml(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return what was done to a part and what came of it."""
    root = etree.fromstring(content)
    done = [chance.choice(ELEMENTS) for _ in range(chance.choice((1, 1, 1, 2, 5)))]
    for mutate in done:
        mutate(root, chance)
    return " ".join(each.__name__ for each in done), etree.tostring(root, encoding="UTF-8", standalone=True)


def of_text(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return a part in another encoding, or with something at its beginning."""
    text = content.decode().partition("?>")[2]
    if chance.random() < 0.2:
        return "strict", text.replace(_TRANSITIONAL, _STRICT).encode()
    head, encoding = chance.choice(_BEGINNINGS)
    return f"as {encoding} after {head}", (head + text).encode(encoding)


def of_parts(parts: Parts, chance: Random) -> tuple[str, Parts]:
    """Return a package whose parts are lost, exchanged, or called otherwise."""
    one, other = chance.sample(sorted(parts), 2)
    match what := chance.choice(("lost", "exchanged", "upper case", "backslash", "copy", "empty", "absolute")):
        case "lost":
            return f"{what} {one}", {name: content for name, content in parts.items() if name != one}
        case "exchanged":
            return f"{what} {one} {other}", {**parts, one: parts[other], other: parts[one]}
        case "copy":
            return f"{what} {one} {other}", {**parts, one: parts[other]}
        case "empty":
            return f"{what} {one}", {**parts, one: b""}
    name = {"upper case": one.upper(), "backslash": one.replace("/", "\\"), "absolute": f"/{one}"}[what]
    return f"{what} {one}", {name if each == one else each: content for each, content in parts.items()}


def of_part(parts: Parts, chance: Random) -> tuple[str, Parts]:
    """Return a package with one of its parts changed."""
    name = chance.choice(sorted(parts))
    is_xml = name.endswith((".xml", ".rels"))
    mutate = chance.choices((of_xml, of_text, of_bytes), (8, 1, 1))[0] if is_xml else of_bytes
    what, content = mutate(parts[name], chance)
    return f"{name}: {what}", {**parts, name: content}


def of_package(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return a package with other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    what, changed = chance.choices((of_part, of_parts), (9, 1))[0](parts, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in changed.items():
            file.writestr(name, part)
    return what, made.getvalue()


def of_deflated(content: bytes, chance: Random) -> tuple[str, bytes]:
    """Return a package with bytes changed in what is compressed of one part."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entry = chance.choice(file.infolist())
    start = entry.header_offset + 30 + len(entry.filename.encode())
    end = start + entry.compress_size
    what, changed = of_bytes(content[start:end], chance)
    return f"deflated {entry.filename}: {what}", content[:start] + changed + content[end:]
